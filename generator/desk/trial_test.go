package desk

import (
	"net/http"
	"strings"
	"testing"
)

// done is a task that was reported as done, with an amount and a day of the same report.
var done = map[string]string{
	"content/2022/03-cranes.md": "+++\nnumber = 3\ntitle = \"两台起重机\"\ncategory = \"upkeep\"\nlead = [\"quay\"]\ncompleted = 2022-06-01\n\n[schedule]\ndue = 2022-06-30\n\n" +
		"[[milestones]]\ntitle = \"验收\"\ntotal = 2\ndone = [2022-05-20, 2022-06-01]\n\n[[milestones]]\ntitle = \"里程\"\ntotal = 10\nvalues = [{ date = 2022-05-20, value = 4 }, { date = 2022-06-01, value = 10 }]\n+++\n\n两台。\n\n## 2022-05-20 一台\n\n第一台。\n",
	"content/2022/updates/03-2022-06-01-quay.md": "+++\ntask = 3\ndate = 2022-06-01\ntitle = \"全部完成\"\nby = \"quay\"\n+++\n\n第二台。\n",
}

// Who withdraws a report is asked whether what came with it goes, too: nothing bears it out any more.
func TestAWithdrawalTakesBackWhatTheReportSaid(t *testing.T) {
	const place = "withdraw/2022/3/03-2022-06-01-quay"
	s := newShop(t, done)
	page, sent := s.open(place)
	for _, label := range []string{"同时去掉办结日期2022-06-01", "同时去掉节点“验收”在2022-06-01完成的记录", "同时去掉节点“里程”在2022-06-01的数量10"} {
		if !strings.Contains(page, label) {
			t.Errorf("%q is not asked", label)
		}
	}
	s.written(place, with(sent, "reason", "误报。"))
	got := s.text("content/2022/03-cranes.md")
	if strings.Contains(got, "completed") || !strings.Contains(got, "done = [2022-05-20]\n") || !strings.Contains(got, "values = [{ date = 2022-05-20, value = 4 }]\n") {
		t.Errorf("the task is\n%s", got)
	}
	if own := s.text("content/2022/updates/03-2022-06-01-quay.md"); !strings.Contains(own, "> 撤回：误报。") {
		t.Errorf("the update is\n%s", own)
	}
	s = newShop(t, done)
	_, sent = s.open(place)
	sent = with(sent, "reason", "写错了，数字不变。")
	sent.Del("off.0")
	sent.Del("off.1")
	sent.Del("off.2")
	s.send(place, sent)
	if s.text("content/2022/03-cranes.md") != done["content/2022/03-cranes.md"] {
		t.Error("what was to stay is gone")
	}
}

// What a plan that was issued promises is not changed without a second look.
func TestAPromiseThatWasIssuedIsNotChangedInPassing(t *testing.T) {
	issued := map[string]string{"content/2022/index.md": strings.Replace(small["content/2022/index.md"], "end   =", "issued = 2022-01-10\nend   =", 1)}
	for _, c := range []struct {
		files map[string]string
		box   string
		to    string
		says  string
	}{
		{issued, "schedule.due", "2022-08-31", "请用“调整时限”"},
		{issued, "title", "修灯", "这一项原来的写法已经公布"},
		{issued, "summary", "修灯", ""},
		{nil, "schedule.due", "2022-08-31", ""},
	} {
		s := newShop(t, c.files)
		_, sent := s.open("task/2022/1")
		status, page, _ := s.send("task/2022/1", with(sent, c.box, c.to))
		if c.says == "" {
			if status != http.StatusSeeOther {
				t.Errorf("%s: %d\n%s", c.box, status, page)
			}
			continue
		}
		if status != http.StatusUnprocessableEntity || !strings.Contains(page, c.says) {
			t.Errorf("%s: %d\n%s", c.box, status, page)
		}
		if status, page, _ = s.send("task/2022/1", with(asSent(page), c.box, c.to)); status != http.StatusSeeOther {
			t.Errorf("%s, for the second time: %d\n%s", c.box, status, page)
		}
	}
}

func TestAReportSaysProgressOrThatThereIsNone(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	if status, page, _ := s.send("report/2022/1", with(sent, "title", "换了三盏", "no_progress", "true")); status != http.StatusUnprocessableEntity || !strings.Contains(page, "又勾了“暂无新进展”") {
		t.Errorf("both: %d\n%s", status, page)
	}
}

func TestADayToComeIsToldBesideTheDay(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	_, page, _ := s.send("report/2022/1", with(sent, "title", "换了三盏", "date", "2022-07-20"))
	if _, told, _ := strings.Cut(page, `id="f-date-told"`); !strings.HasPrefix(told, "><ul><li") {
		t.Errorf("nothing is told beside the day\n%s", page)
	}
}

func TestWhatRunsIsNotPublished(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	status, page, _ := s.send("report/2022/1", with(sent, "title", "换了三盏"), "a.exe", "MZ", "b.bat", "x")
	if status != http.StatusUnprocessableEntity || !strings.Contains(page, "a.exe") || !strings.Contains(page, "b.bat") {
		t.Errorf("%d\n%s", status, page)
	}
}

// Somebody else took a table out while another one was written into: what was typed stays with its table, and what has none is shown.
func TestWhatWasTypedStaysWithItsTable(t *testing.T) {
	for range 20 {
		s := newShop(t)
		_, sent := s.open("task/2022/1")
		sent = with(sent, "milestones[0].unit", "个", "milestones[1].title", "总验收")
		lights := s.text("content/2022/01-lights.md")
		from, to := strings.Index(lights, "# 能数的"), strings.Index(lights, "[[milestones]]\ntitle = \"验收\"")
		s.put("content/2022/01-lights.md", lights[:from]+lights[to:])
		s.lookAgain()
		status, page, _ := s.send("task/2022/1", sent)
		if status != http.StatusConflict {
			t.Fatalf("%d\n%s", status, page)
		}
		if now := asSent(page); now.Get("milestones[0].title") != "总验收" {
			t.Fatalf("the milestone became %q\n%s", now.Get("milestones[0].title"), page)
		}
		if !strings.Contains(page, "原来的位置已经被别人删去") || !strings.Contains(page, "<pre tabindex=\"0\">个</pre>") {
			t.Fatalf("what has no place is not shown\n%s", page)
		}
	}
}

// A mistake elsewhere keeps pages as they were: who saves is told that it is saved.
func TestWhoSavesBesideAMistakeIsToldThatItIsSaved(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	s.put("content/2022/02-depth.md", strings.Replace(small["content/2022/02-depth.md"], "dredging", "dredger", 1))
	s.lookAgain()
	status, page, _ := s.send("report/2022/1", with(sent, "title", "换了三盏"))
	if status != http.StatusOK || !strings.Contains(page, "您写的已经保存") || s.names("content/2022/updates") == "" {
		t.Errorf("%d, %q\n%s", status, s.names("content/2022/updates"), page)
	}
	if page, _ := s.open(""); !strings.Contains(page, `href="/-/edit/task/2022/2"`) {
		t.Errorf("the mistake does not lead to its form\n%s", page)
	}
}
