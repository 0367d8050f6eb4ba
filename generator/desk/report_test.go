package desk

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAReportIsWrittenIntoAFileOfItsOwn(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	if sent.Get("date") != "2022-07-15" {
		t.Errorf("the day that is proposed is %q", sent.Get("date"))
	}
	to := s.written("report/2022/1", with(sent, "title", "又修好八盏", "text", "换了灯泡。\r\n\r\n还剩十二盏。", "by", "quay"))
	if to != "/zdgz/2022/tasks/1/#01-2022-07-15-quay" {
		t.Errorf("it leads to %s", to)
	}
	const want = "+++\ntask = 1\ndate = 2022-07-15\ntitle = \"又修好八盏\"\nby = \"quay\"\n+++\n\n换了灯泡。\n\n还剩十二盏。\n"
	if got := s.text("content/2022/updates/01-2022-07-15-quay.md"); got != want {
		t.Errorf("it wrote\n%s", got)
	}
	if got := s.text("content/2022/01-lights.md"); got != small["content/2022/01-lights.md"] {
		t.Errorf("the file of the task is\n%s", got)
	}
	_, sent = s.open("report/2022/1")
	s.written("report/2022/1", with(sent, "no_progress", "true", "by", "quay"))
	const nothing = "+++\ntask = 1\ndate = 2022-07-15\ntitle = \"暂无新进展\"\nby = \"quay\"\nno_progress = true\n+++\n"
	if got := s.text("content/2022/updates/01-2022-07-15-quay-2.md"); got != nothing {
		t.Errorf("that there is nothing new is\n%s", got)
	}
}

func TestAReportSaysWhatIsDone(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	s.written("report/2022/1", with(sent, "date", "2022-06-28", "title", "全部修好", "m.0.value", "40", "m.1.done", "2022-06-28", "completed", "2022-06-28", "late", "true"))
	want := strings.NewReplacer(
		"value = 10 }]", "value = 10 }, { date = 2022-06-28, value = 40 }]",
		"title = \"验收\"\n", "title = \"验收\"\ndone = [2022-06-28]\n",
		"joint    = [\"疏浚室\"]\n", "joint    = [\"疏浚室\"]\ncompleted = 2022-06-28\n",
	).Replace(small["content/2022/01-lights.md"])
	if got := s.text("content/2022/01-lights.md"); got != want {
		t.Errorf("the task is\n%s", got)
	}
	if got := s.text("content/2022/updates/01-2022-06-28-report.md"); !strings.Contains(got, "reported = 2022-07-15\n") {
		t.Errorf("the late report is\n%s", got)
	}
}

func TestMistakesAreToldBesideTheirBoxesAndNothingIsWritten(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	for name, c := range map[string]struct {
		sent   url.Values
		beside string
		says   string
	}{
		"no sentence":               {with(sent, "text", "换了灯泡。"), "title", "一句话说明"},
		"a day that is none":        {with(sent, "title", "好", "date", "2022年6月31日"), "date", "2022年6月31日"},
		"a heading":                 {with(sent, "title", "好", "text", "一\n\n## 二"), "text", "二"},
		"HTML":                      {with(sent, "title", "好", "text", "<b>粗</b>"), "text", "HTML"},
		"a phone":                   {with(sent, "title", "好", "text", "电话 13812345678"), "text", "138"},
		"a phone in the title":      {with(sent, "title", "电话 13812345678"), "title", "138"},
		"in words":                  {with(sent, "title", "好", "m.0.value", "四十"), "m.0.value", "四十"},
		"an outcome without reason": {with(sent, "title", "好", "completed", "2022-07-15", "outcome", "partly"), "outcome", "原因"},
	} {
		status, page, _ := s.send("report/2022/1", c.sent)
		_, beside, _ := strings.Cut(page, `id="`+idOf(c.beside)+`-told"`)
		beside, _, _ = strings.Cut(beside, "</div>")
		if status != http.StatusUnprocessableEntity || !strings.Contains(beside, c.says) {
			t.Errorf("%s: %d; beside %s stands %q", name, status, c.beside, beside)
		}
		for box, values := range asSent(page) {
			if box != "sure" && box != "once" && c.sent.Get(box) != "" && plainLines(values[0]) != plainLines(c.sent.Get(box)) {
				t.Errorf("%s: %s became %q, was %q", name, box, values[0], c.sent.Get(box))
			}
		}
	}
	if names := s.names("content/2022") + s.names("content/2022/updates"); strings.Contains(names, "updates") {
		t.Errorf("there are now %s", names)
	}
}

func TestWarningsAreReadBeforeSomethingIsWritten(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	sent = with(sent, "title", "明天的事", "date", "2022-07-16")
	status, page, _ := s.send("report/2022/1", sent)
	if status != http.StatusUnprocessableEntity || !strings.Contains(page, "还没有保存，请看一下提醒") {
		t.Fatalf("a day to come: %d\n%s", status, page)
	}
	s.written("report/2022/1", with(sent, "sure", asSent(page).Get("sure")))
}

// What lies in the future of a task already is no news to whoever reports on it.
func TestWarningsThatWereThereAreNotToldAgain(t *testing.T) {
	s := newShop(t, map[string]string{"content/2022/01-lights.md": small["content/2022/01-lights.md"] + "\n## 2022-11-01 还没到\n\n以后的事。\n"})
	_, sent := s.open("report/2022/1")
	if status, page, _ := s.send("report/2022/1", with(sent, "title", "今天的事")); status != http.StatusSeeOther {
		t.Errorf("%d\n%s", status, page)
	}
}

func TestWhatIsWrongIsSaidWhileOneWrites(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	status, said, _ := s.send("check/report/2022/1", with(sent, "title", "好", "date", "昨天"))
	if status != http.StatusOK || !strings.Contains(said, `"f-date"`) || !strings.Contains(said, `"errors":1`) {
		t.Errorf("%d %s", status, said)
	}
	status, said, _ = s.send("check/report/2022/1", with(sent, "title", "好"))
	if status != http.StatusOK || !strings.Contains(said, `"errors":0`) {
		t.Errorf("%d %s", status, said)
	}
	if s.names("content/2022/updates") != "" {
		t.Error("looking wrote something")
	}
}

func TestTwoClerksOnOneTaskSeeEachOther(t *testing.T) {
	s := newShop(t)
	_, first := s.open("report/2022/1")
	_, second := s.open("report/2022/1")
	s.written("report/2022/1", with(first, "title", "甲写的", "m.1.done", "2022-07-01"))
	status, page, _ := s.send("report/2022/1", with(second, "title", "乙写的", "m.0.value", "20"))
	if status != http.StatusConflict || !strings.Contains(page, "甲写的") || !strings.Contains(page, `value="乙写的"`) {
		t.Fatalf("%d\n%s", status, page)
	}
	again := asSent(page)
	if again.Get("m.0.value") != "20" {
		t.Errorf("the amount became %q", again.Get("m.0.value"))
	}
	s.written("report/2022/1", again)
	task := s.text("content/2022/01-lights.md")
	if !strings.Contains(task, "done = [2022-07-01]") || !strings.Contains(task, "{ date = 2022-07-15, value = 20 }") {
		t.Errorf("of both there is\n%s", task)
	}
	if names := s.names("content/2022/updates"); names != "01-2022-07-15-report-2.md 01-2022-07-15-report.md" {
		t.Errorf("there are %s", names)
	}
}

func TestAChangeOnDiskIsNotOverwritten(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("task/2022/1")
	other := strings.NewReplacer("修好码头的灯", "修好码头所有的灯", "due = 2022-06-30", "due = 2022-07-31").Replace(small["content/2022/01-lights.md"])
	s.put("content/2022/01-lights.md", other)
	status, page, _ := s.send("task/2022/1", with(sent, "title", "修码头的灯", "summary", "四十盏。"))
	if status != http.StatusConflict || s.text("content/2022/01-lights.md") != other {
		t.Fatalf("%d\n%s", status, s.text("content/2022/01-lights.md"))
	}
	if !strings.Contains(page, "别人改成了：</b> 修好码头所有的灯") || !strings.Contains(page, `value="修码头的灯"`) || !strings.Contains(page, `value="2022-07-31"`) {
		t.Errorf("the page is\n%s", page)
	}
	s.written("task/2022/1", asSent(page))
	want := strings.Replace(other, "title    = \"修好码头所有的灯\"\n", "title    = \"修码头的灯\"\nsummary  = \"四十盏。\"\n", 1)
	if got := s.text("content/2022/01-lights.md"); got != want {
		t.Errorf("it became\n%s", got)
	}
}

func TestAButtonThatIsPressedTwiceWritesOnce(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	sent = with(sent, "title", "又修好八盏")
	first, second := s.written("report/2022/1", sent), s.written("report/2022/1", sent)
	if first != second || s.names("content/2022/updates") != "01-2022-07-15-report.md" {
		t.Errorf("it led to %s and %s, and there are %s", first, second, s.names("content/2022/updates"))
	}
}

func TestAFormThatIsOlderThanThisRunIsNotLost(t *testing.T) {
	before := newShop(t)
	_, sent := before.open("report/2022/1")
	s := newShop(t)
	s.open("report/2022/2") // which brings the cookie
	status, page, _ := s.send("report/2022/1", with(sent, "title", "早就写好的"))
	if status != http.StatusForbidden || !strings.Contains(page, `value="早就写好的"`) {
		t.Fatalf("%d\n%s", status, page)
	}
	s.written("report/2022/1", asSent(page))
}

func TestWhatWasTypedForATaskThatIsGoneIsShown(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/2")
	if err := os.Remove(filepath.Join(s.folder, "content", "2022", "02-depth.md")); err != nil {
		t.Fatal(err)
	}
	for s.current().tree.File("content/2022/02-depth.md") != nil {
		time.Sleep(10 * time.Millisecond)
	}
	if status, page, _ := s.send("report/2022/2", with(sent, "title", "写了半天的")); status != http.StatusNotFound || !strings.Contains(page, "写了半天的") {
		t.Errorf("%d\n%s", status, page)
	}
}

func TestOnlyPagesOfThisRunWrite(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	sent = with(sent, "title", "好")
	for name, change := range map[string]func(*http.Request){
		"another host":     func(r *http.Request) { r.Host = "evil.example:8080" },
		"another origin":   func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") },
		"another port":     func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:8081") },
		"no origin":        func(r *http.Request) { r.Header.Del("Origin") },
		"an unknown one":   func(r *http.Request) { r.Header.Set("Origin", "null") },
		"another site":     func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"no cookie":        func(r *http.Request) { r.Header.Del("Cookie") },
		"another token":    func(r *http.Request) { r.PostForm.Set("token", "x") },
		"to look, by name": func(r *http.Request) { r.Method = http.MethodPut },
	} {
		r := httptest.NewRequest(http.MethodPost, Root+"report/2022/1", strings.NewReader(sent.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "http://"+host)
		r.Host = host
		r.AddCookie(s.cookie)
		r.ParseForm()
		change(r)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusForbidden && w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	if s.names("content/2022/updates") != "" {
		t.Error("something was written")
	}
}

func TestNoAddressLeadsOutOfTheSources(t *testing.T) {
	s := newShop(t)
	s.put("secret.md", "+++\n+++\n")
	s.put("content/2022/files/secret.md", "+++\n+++\n")
	for _, address := range []string{"text/../site.toml", "text/2022/..%2F..%2Fsecret.md", "text/2022/site.toml", "text/2022/%2e%2e/secret.md", "update/2022/..%2Findex.md",
		"update/2022/no.md", "text/2021/01-lights.md", "report/2022/9", "report/2022/x", "withdraw/2022/1/none", "bulletin/2022/..", "bulletin/2022/2022-13", "own/../guard.go", "own/form.html"} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL, _ = url.Parse("http://" + host + Root + address)
		if status, page, _ := s.do(r); status == http.StatusOK {
			t.Errorf("%s: %d\n%s", address, status, page)
		}
	}
}
