package serve

import (
	"fmt"
	"strings"
	"testing"
)

func TestProblemsOverTheLastGoodPage(t *testing.T) {
	s := showing(t, small())
	s.Fail([]Shown{{Place: "b.md:1:1", Words: "mind this", Warning: true}, mistake}, "zh-CN")
	_, body := get(t, s, "/")
	wantAll(t, body, "<p>Home", "1 个问题，1 条提醒", `open>`, "content/2022/07.md:4:9", "there is no office “hazcem”", `lead = [<mark>&#34;</mark>hazcem&#34;]`, "Did you mean “hazchem”?", `<aside id="gongshi" lang="zh-CN"`)
	if strings.Index(body, "hazcem") > strings.Index(body, "mind this") {
		t.Error("a warning comes before a problem")
	}
}

func TestWarningsAreFolded(t *testing.T) {
	s := New("127.0.0.1:8080")
	s.Show(siteOf(t, small()), []Shown{{Place: "b.md:1:1", Words: "mind this", Warning: true}, {Words: "and that", Warning: true}, {Words: "and this", Warning: true}})
	_, body := get(t, s, "/")
	wantAll(t, body, "3 warnings", "mind this")
	wantNone(t, body, "open>")
}

func TestProblemsAreNoMarkup(t *testing.T) {
	s := showing(t, small())
	s.Fail([]Shown{{Place: "<b>.md", Words: "<script>", Hint: "</details>", Source: "<a><b>", Caret: 4}}, "en")
	_, body := get(t, s, "/")
	wantAll(t, body, "&lt;b&gt;.md", "&lt;script&gt;", "&lt;/details&gt;", "&lt;a&gt;<mark>&lt;</mark>b&gt;")
}

func TestOfVeryManyProblemsTheFirstAreShown(t *testing.T) {
	var all []Shown
	for i := range problemsShown + 250 {
		all = append(all, Shown{Place: "a.md", Words: fmt.Sprintf("no %d.", i)})
	}
	html := string(newReport(all, "en").html)
	wantAll(t, html, "300 problems", "no 0.", "no 49.", "and 250 more")
	wantNone(t, html, "no 50.")
}

func TestTheKeyIsThatOfTheProblems(t *testing.T) {
	key := newReport([]Shown{mistake}, "en").key
	moved := mistake
	moved.Caret++
	if key == "" || key != newReport([]Shown{mistake}, "en").key || key == newReport([]Shown{moved}, "en").key || key == newReport([]Shown{mistake}, "zh").key {
		t.Error("the key is not that of the problems")
	}
	if none := newReport(nil, "en"); none.key != "" || none.html != "" {
		t.Errorf("no problems are %+v", none)
	}
}

func TestTheLineIsCutAroundTheCaret(t *testing.T) {
	long := strings.Repeat("长", 200)
	sixty := strings.Repeat("长", aroundCaret)
	for _, c := range []struct {
		line              string
		caret             int
		before, at, after string
	}{
		{"", 0, "", "", ""},
		{"一二三", 0, "一二三", "", ""},
		{"一二三", 1, "", "一", "二三"},
		{"一二三", 3, "一二", "三", ""},
		{"一二三", 4, "一二三", " ", ""},
		{"一二三", 9, "一二三", " ", ""},
		{long, 0, sixty + sixty + "…", "", ""},
		{long, 1, "", "长", sixty + "…"},
		{long, 100, "…" + sixty, "长", sixty + "…"},
		{long, 200, "…" + sixty, "长", ""},
	} {
		before, at, after := excerpt(c.line, c.caret)
		if before != c.before || at != c.at || after != c.after {
			t.Errorf("%.20q at %d: %q, %q, %q", c.line, c.caret, before, at, after)
		}
	}
}

// A word that one language lacks would be seen by nobody who writes the other.
func TestBothLanguagesHaveAllWords(t *testing.T) {
	for _, w := range []*phrases{phrasesIn("en"), phrasesIn("zh-CN")} {
		if text := fmt.Sprintf("%q", *w); strings.Contains(text, `""`) {
			t.Errorf("a word is missing: %s", text)
		}
	}
	if phrasesIn("zh") != &chinese || phrasesIn("fr") != &english || phrasesIn("") != &english {
		t.Error("a language has the words of another")
	}
}
