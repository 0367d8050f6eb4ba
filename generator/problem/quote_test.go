package problem

import (
	"strings"
	"testing"
)

func TestTheCaretStandsUnderThePlace(t *testing.T) {
	long := strings.Repeat("一", 100) + "甲" + strings.Repeat("二", 100)
	for name, c := range map[string]struct {
		source      string
		column      int
		line, caret string
	}{
		"in a Latin line":              {"lead = [x]", 9, "lead = [x]", "        ^"},
		"at the beginning":             {"lead", 1, "lead", "^"},
		"behind the end":               {"lead =", 7, "lead =", "      ^"},
		"beyond the end":               {"lead", 99, "lead", "    ^"},
		"behind wide characters":       {"标题＝x", 3, "标题＝x", "    ^"},
		"behind curly quotes":          {"“题”x", 4, "“题”x", "    ^"},
		"behind a tab":                 {"\tlead", 2, "\tlead", "\t^"},
		"behind a combined character":  {"e\u0301x", 3, "e\u0301x", " ^"},
		"in a long line":               {long, 101, "…" + strings.Repeat("一", 30) + "甲" + strings.Repeat("二", 19) + "…", strings.Repeat(" ", 61) + "^"},
		"at the beginning of one":      {long, 1, strings.Repeat("一", 50) + "…", "^"},
		"at the end of one":            {long, 201, "…" + strings.Repeat("二", 30) + "二", strings.Repeat(" ", 61) + "^"},
		"in a line of blanks":          {"  \t", 2, "", ""},
		"nowhere, if there is no line": {"", 1, "", ""},
	} {
		if line, caret := quoted(New(1, c.column, "raw-html"), c.source).Excerpt(); line != c.line || caret != c.caret {
			t.Errorf("%s: got\n%s\n%s\nwant\n%s\n%s", name, line, caret, c.line, c.caret)
		}
	}
}

func TestProblemsGetTheirLines(t *testing.T) {
	l := List{
		New(1, 1, "raw-html").In("a"), New(2, 1, "raw-html").In("a"), New(9, 1, "raw-html").In("a"), New(0, 0, "unknown-file").In("a"),
		New(1, 1, "missing-key").In("a"), New(1, 1, "raw-html").In("gone"), New(2, 1, "raw-html").In("gone"),
	}
	asked := ""
	l.Quote(func(file string) (string, bool) {
		asked += file + " "
		return "\ufefffirst\x1b[2J\r\n\tsecond\u202e\r\n", file == "a"
	})
	var lines []string
	for _, p := range l {
		lines = append(lines, p.Source)
	}
	if got, want := strings.Join(lines, "|"), "first\ufffd[2J|\tsecond\ufffd|||||"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if asked != "a gone " {
		t.Errorf("read %s", asked)
	}
}
