package desk

import (
	"net/http"
	"strings"
	"testing"

	"gongshi/generator/front"
	"gongshi/generator/site"
)

func TestAFormThatNobodyTouchedChangesNothing(t *testing.T) {
	s := newShop(t, map[string]string{"content/2022/updates/01-2022-06-01-quay.md": "+++\ntask  = 1\ndate  = 2022-06-01\ntitle = '再修' # 引\nby = '码头科'\n+++\n\n\n  换了。  \n"})
	for _, address := range []string{"task/2022/1", "task/2022/2", "update/2022/01-2022-06-01-quay.md", "text/2022/02-depth.md", "text/2022/updates/01-2022-06-01-quay.md"} {
		_, sent := s.open(address)
		status, page, _ := s.send(address, sent)
		if status != http.StatusOK || !strings.Contains(page, "没有改动") {
			t.Errorf("%s: %d\n%s", address, status, page)
		}
	}
}

func TestOneFieldIsChangedAndTheRestOfTheFileStays(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("task/2022/2")
	sent["lead"] = []string{"dredging", "quay"}
	s.written("task/2022/2", with(sent, "schedule.directed", "省厅"))
	want := strings.NewReplacer(`["dredging"]`, `["dredging", "quay"]`, "year_round = true\r\n", "year_round = true\r\ndirected = \"省厅\"\r\n").Replace(small["content/2022/02-depth.md"])
	if got := s.text("content/2022/02-depth.md"); got != want {
		t.Errorf("it became\n%q, want\n%q", got, want)
	}
	_, sent = s.open("task/2022/2")
	s.written("task/2022/2", with(sent, "body", "全年保持八米。\r\n\r\n每月量一次。"))
	if got := s.text("content/2022/02-depth.md"); !strings.HasSuffix(got, "+++\r\n\r\n全年保持八米。\r\n\r\n每月量一次。\r\n") || !strings.HasPrefix(got, "\ufeff+++\r\n") {
		t.Errorf("it became\n%q", got)
	}
}

func TestTablesAreAddedAndRemoved(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("task/2022/1")
	s.written("task/2022/1", with(sent, "milestones[2].title", "交付", "milestones[2].due", "2022-06-30", "milestones[1].-", "true"))
	want := strings.Replace(small["content/2022/01-lights.md"], "[[milestones]]\ntitle = \"验收\"\n", "\n[[milestones]]\ntitle = \"交付\"\ndue = 2022-06-30\n", 1)
	if got := s.text("content/2022/01-lights.md"); got != want {
		t.Errorf("it became\n%s\nwant\n%s", got, want)
	}
}

func TestANewTaskTakesTheNextNumber(t *testing.T) {
	s := newShop(t)
	page, sent := s.open("new/2022")
	if sent.Get("number") != "3" {
		t.Errorf("the number is %q\n%s", sent.Get("number"), page)
	}
	if status, page, _ := s.send("new/2022", with(sent, "number", "2", "title", "新任务", "category", "upkeep")); status != http.StatusUnprocessableEntity || !strings.Contains(page, `value="新任务"`) {
		t.Errorf("without an office, and with a number that is taken: %d\n%s", status, page)
	}
	sent["lead"] = []string{"quay"}
	to := s.written("new/2022", with(sent, "title", "新任务", "category", "upkeep", "schedule.due", "2022-09-30", "body", "做一件事。"))
	const want = "+++\nnumber = 3\ntitle = \"新任务\"\ncategory = \"upkeep\"\nlead = [\"quay\"]\n\n[schedule]\ndue = 2022-09-30\n+++\n\n做一件事。\n"
	if got := s.text("content/2022/03-task.md"); got != want || to != "/zdgz/2022/tasks/3/" {
		t.Errorf("it leads to %s and wrote\n%s", to, got)
	}
}

func TestADeadlineIsMovedWithItsHistory(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("deadline/2022/1")
	sent = with(sent, "changes[0].now", "2022-08-31", "changes[0].reason", "灯具缺货。", "changes[0].asked", "2022-06-20")
	s.written("deadline/2022/1", sent)
	asked := s.text("content/2022/01-lights.md")
	if !strings.Contains(asked, "due = 2022-06-30\n") || !strings.Contains(asked, "[[changes]]\nfield = \"due\"\nwas = 2022-06-30\nnow = 2022-08-31\nasked = 2022-06-20\nreason = \"灯具缺货。\"\n") {
		t.Errorf("only asked for, it is\n%s", asked)
	}
	s.lookAgain()
	if page, _ := s.open("record/2022/1"); !strings.Contains(page, `href="/-/edit/decision/2022/1/0"`) {
		t.Errorf("nothing leads to the decision\n%s", page)
	}
	page, sent := s.open("decision/2022/1/0")
	if said := unsaid.FindString(page); said != "" || !strings.Contains(page, "完成时限由2022-06-30改为2022-08-31") {
		t.Errorf("the decision lacks %q\n%s", said, page)
	}
	if status, _, _ := s.send("decision/2022/1/0", with(sent, "changes[0].decided", "2022-06-25", "changes[0].refused", "2022-06-25")); status != http.StatusUnprocessableEntity {
		t.Errorf("granted and refused: %d", status)
	}
	s.written("decision/2022/1/0", with(sent, "changes[0].decided", "2022-06-25", "changes[0].by", "安委会", "once", "another"))
	if granted := s.text("content/2022/01-lights.md"); !strings.Contains(granted, "due = 2022-08-31\n") || !strings.Contains(granted, "asked = 2022-06-20\ndecided = 2022-06-25\nby = \"安委会\"\n") {
		t.Errorf("granted, it is\n%s", granted)
	}
	s = newShop(t)
	_, sent = s.open("deadline/2022/1")
	s.written("deadline/2022/1", with(sent, "changes[0].now", "2022-08-31", "changes[0].reason", "灯具缺货。", "changes[0].decided", "2022-06-25", "changes[0].by", "安委会"))
	if decided := s.text("content/2022/01-lights.md"); !strings.Contains(decided, "due = 2022-08-31\n") || !strings.Contains(decided, "decided = 2022-06-25\nby = \"安委会\"\n") {
		t.Errorf("decided, it is\n%s", decided)
	}
	status, page, _ := s.send("deadline/2022/1", with(sent, "which", "schedule.start", "once", "another"))
	if status == http.StatusSeeOther {
		t.Errorf("a day that nobody promised was moved\n%s", page)
	}
}

func TestAnUpdateIsWithdrawnWhereItStands(t *testing.T) {
	own := "+++\r\ntask = 1\r\ndate = 2022-06-01\r\ntitle = \"再修\"\r\n+++\r\n\r\n换了。\r\n"
	s := newShop(t, map[string]string{"content/2022/updates/01-2022-06-01-quay.md": own})
	_, sent := s.open("withdraw/2022/1/2022-05-10")
	if status, _, _ := s.send("withdraw/2022/1/2022-05-10", sent); status != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", status)
	}
	s.written("withdraw/2022/1/2022-05-10", with(sent, "reason", "数字\r\n写错了。"))
	if got := s.text("content/2022/01-lights.md"); got != strings.Replace(small["content/2022/01-lights.md"], "修好一半\n", "修好一半\n\n> 撤回：数字 写错了。\n", 1) {
		t.Errorf("the task is\n%s", got)
	}
	_, sent = s.open("withdraw/2022/1/01-2022-06-01-quay")
	s.written("withdraw/2022/1/01-2022-06-01-quay", with(sent, "reason", "报重了。"))
	if got := s.text("content/2022/updates/01-2022-06-01-quay.md"); got != strings.Replace(own, "+++\r\n\r\n换", "+++\r\n\r\n> 撤回：报重了。\r\n\r\n换", 1) {
		t.Errorf("the update is\n%q", got)
	}
}

func TestAnUpdateThatWaitsIsPublished(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	s.written("report/2022/1", with(sent, "title", "先等等", "pending", "true"))
	page, _ := s.open("")
	if !strings.Contains(page, "先等等") {
		t.Errorf("what waits is not on the first page\n%s", page)
	}
	const address = "update/2022/01-2022-07-15-report.md"
	_, sent = s.open(address)
	delete(sent, "pending")
	s.written(address, sent)
	if got := s.text("content/2022/updates/01-2022-07-15-report.md"); strings.Contains(got, "pending") {
		t.Errorf("it still waits\n%s", got)
	}
}

func TestTheFirstPageListsTheTasksOfAnOffice(t *testing.T) {
	s := newShop(t)
	all, _ := s.open("")
	quay, _ := s.open("?office=quay")
	if !strings.Contains(all, "report/2022/2") || !strings.Contains(quay, "report/2022/1") || strings.Contains(quay, "report/2022/2") {
		t.Errorf("all are\n%s\nof one office\n%s", all, quay)
	}
}

func TestABulletinBeginsWithItsFigures(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("bulletin/2022/2022-06")
	if sent.Get("figures.tasks") != "2" || sent.Get("body") != "通报如下。" {
		t.Errorf("it begins with %v", sent)
	}
	s.written("bulletin/2022/2022-06", with(sent, "name", "工作通报"))
	if got := s.text("content/2022/bulletins/2022-06.md"); !strings.Contains(got, "name = \"工作通报\"\n") || !strings.Contains(got, "draft = true\n") {
		t.Errorf("it is\n%s", got)
	}
}

func TestAFileThatCannotBeReadIsMendedAsText(t *testing.T) {
	s := newShop(t)
	s.put("content/2022/02-depth.md", strings.Replace(small["content/2022/02-depth.md"], `"航道保持八米深"`, "“航道”", 1))
	s.lookAgain()
	page, _ := s.open("")
	if !strings.Contains(page, `href="/-/edit/text/2022/02-depth.md"`) {
		t.Fatalf("the first page does not lead to the mistake\n%s", page)
	}
	_, sent := s.open("text/2022/02-depth.md")
	if status, page, _ := s.send("text/2022/02-depth.md", with(sent, "text", strings.Replace(sent.Get("text"), "“航道”", "“航道”深", 1))); status != http.StatusUnprocessableEntity {
		t.Errorf("still wrong: %d\n%s", status, page)
	}
	s.written("text/2022/02-depth.md", with(sent, "text", strings.Replace(sent.Get("text"), "“航道”", `"航道保持八米深"`, 1)))
	if got := s.text("content/2022/02-depth.md"); got != small["content/2022/02-depth.md"] {
		t.Errorf("it became\n%q", got)
	}
}

// A field that is added to a table turns up in its form, and has words in each language.
func TestEveryFieldHasItsBoxAndItsWords(t *testing.T) {
	for _, language := range []string{"zh-CN", "en"} {
		s := newShop(t, map[string]string{"site.toml": strings.Replace(small["site.toml"], `"zh-CN"`, `"`+language+`"`, 1) + "\n[[areas]]\nkey = \"north\"\nname = \"北区\"\n",
			"content/2022/updates/01-2022-06-01-quay.md": "+++\ntask = 1\ndate = 2022-06-01\ntitle = \"再修\"\n+++\n"})
		for _, c := range []struct {
			address string
			shapes  []front.Shape
		}{{"task/2022/1", site.TaskShapes()}, {"update/2022/01-2022-06-01-quay.md", site.UpdateShapes()}, {"bulletin/2022/2022-06", site.BulletinShapes()}} {
			page, _ := s.open(c.address)
			for _, name := range namesOf("", c.shapes) {
				if !strings.Contains(page, `name="`+name+`"`) {
					t.Errorf("%s has no box for %s", c.address, name)
				}
			}
			if said := unsaid.FindString(page); said != "" {
				t.Errorf("%s in %s lacks the words %s", c.address, language, said)
			}
		}
		for _, address := range []string{"", "report/2022/1", "record/2022/1", "new/2022", "deadline/2022/1", "withdraw/2022/1/2022-05-10", "text/2022/02-depth.md"} {
			page, _ := s.open(address)
			if said := unsaid.FindString(page); said != "" {
				t.Errorf("%s in %s lacks the words %s", address, language, said)
			}
		}
	}
}

// namesOf returns the names of boxes for fields, the first of each list of tables.
func namesOf(within string, shapes []front.Shape) []string {
	var all []string
	for _, s := range shapes {
		switch {
		case s.Kind == front.TableOf:
			all = append(all, namesOf(within+s.Name+".", s.Fields)...)
		case s.Kind == front.TablesOf && within == "":
			all = append(all, namesOf(s.Name+"[0].", s.Fields)...)
		default:
			all = append(all, within+s.Name)
		}
	}
	return all
}
