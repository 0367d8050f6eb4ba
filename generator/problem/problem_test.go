package problem

import (
	"strings"
	"testing"
)

var (
	office  = New(5, 11, "unknown-office", "value", "hazcem", "near", "hazchem").In("content/2022/07-x.md")
	future  = New(12, 1, "future-date", "value", "2022-12-01").In("content/2022/07-x.md")
	nowhere = New(0, 0, "unknown-file").In("content/plan.docx")
)

func TestAProblemSaysItsPlaceItsWordsAndWhatToDo(t *testing.T) {
	for _, c := range []struct {
		problem        Problem
		language, want string
	}{
		{office, "en", "content/2022/07-x.md:5:11: office hazcem is not in site.toml\n    Did you mean hazchem?"},
		{office, "zh-CN", "content/2022/07-x.md:5:11: site.toml 里没有科室 hazcem\n    是不是想写 hazchem？"},
		{future, "en", "content/2022/07-x.md:12:1: warning: 2022-12-01 lies in the future and is not shown yet"},
		{future, "zh-CN", "content/2022/07-x.md:12:1: 提醒：2022-12-01 还没有到，到那天才会显示"},
	} {
		if got := c.problem.Text(c.language); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	if got := nowhere.Text("en"); !strings.HasPrefix(got, "content/plan.docx: nothing is made") {
		t.Errorf("a problem of a whole file has no line: %s", got)
	}
}

func TestWarningsAreNoErrors(t *testing.T) {
	all := List{future, office, nowhere}
	if errors := all.Errors(); len(errors) != 2 || errors[0].Code != "unknown-office" || errors[1].Code != "unknown-file" {
		t.Errorf("the errors are %v", errors)
	}
	if (List{future}).Errors() != nil {
		t.Error("a warning alone stops publishing")
	}
}

func TestProblemsAreSortedByPlace(t *testing.T) {
	l := List{
		New(10, 1, "raw-html").In("b.md"), New(2, 9, "raw-html").In("b.md"), New(2, 1, "unsafe-url").In("b.md"), New(2, 1, "raw-html").In("b.md"),
		New(0, 0, "unknown-file").In("b.md"), New(99, 1, "raw-html").In("a.md"),
	}
	l.Sort()
	var said strings.Builder
	if err := l.WriteText(&said, "en"); err != nil {
		t.Fatal(err)
	}
	var places []string
	for line := range strings.Lines(said.String()) {
		if place, _, ok := strings.Cut(line, ": "); ok && !strings.HasPrefix(line, " ") {
			places = append(places, place)
		}
	}
	if got, want := strings.Join(places, " "), "a.md:99:1 b.md b.md:2:1 b.md:2:1 b.md:2:9 b.md:10:1"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if l[2].Code != "raw-html" {
		t.Errorf("of two at one place the first is %s", l[2].Code)
	}
}

func TestInLeavesTheProblemItselfAsItWas(t *testing.T) {
	p := New(1, 1, "raw-html")
	if q := p.In("a.md"); p.File != "" || q.File != "a.md" {
		t.Errorf("files %q and %q", p.File, q.File)
	}
}
