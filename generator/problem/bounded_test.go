package problem

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// many returns so many errors behind so many warnings.
func many(errors, warnings int) List {
	var l List
	for n := range warnings {
		l = append(l, New(n+1, 1, "literal-emphasis", "value", "**").In("a.md"))
	}
	for n := range errors {
		l = append(l, New(n+1, 1, "raw-html", "value", "<b>").In("b.md"))
	}
	return l
}

func TestOfVeryManyProblemsTheErrorsAreToldAndTheRestIsCounted(t *testing.T) {
	for _, c := range []struct{ errors, warnings, told, warned, left int }{
		{0, 0, 0, 0, 0},
		{most, 0, most, 0, 0},
		{most / 2, most / 2, most / 2, most / 2, 0},
		{most + 1, 0, most - 1, 0, 2},
		{3, most, 3, most - 4, 4},
		{0, 3 * most, 0, most - 1, 2*most + 1},
		{5 * most, 5 * most, most - 1, 0, 9*most + 1},
		{most - 1, 1, most - 1, 1, 0},
		{most - 1, 2, most - 1, 0, 2},
	} {
		l := many(c.errors, c.warnings).Bounded()
		told, warned, left := 0, 0, "0"
		for _, p := range l {
			switch p.Code {
			case "raw-html":
				told++
			case "literal-emphasis":
				warned++
			default:
				left = p.Data["value"]
				if p.Warning() != (told == c.errors) {
					t.Errorf("%+v: what is left out is said to be %s", c, p.Code)
				}
			}
		}
		if told != c.told || warned != c.warned || left != fmt.Sprint(c.left) {
			t.Errorf("%+v: told %d errors and %d warnings, %s left out", c, told, warned, left)
		}
		if again := l.Bounded(); len(again) != len(l) {
			t.Errorf("%+v: bounded again, it is %d, not %d", c, len(again), len(l))
		}
	}
}

func TestEveryFormatIsBounded(t *testing.T) {
	for _, format := range Formats() {
		if got := strings.Count(written(t, many(100*most, 0), format, "en"), "\n"); got > 4*most {
			t.Errorf("%s has %d lines", format, got)
		}
	}
	text := written(t, many(2*most, 0), "text", "zh-CN")
	if want := "\n另有 1001 个问题没有列出，其中有错误\n    请先改好上面的，再检查一次。\n"; !strings.HasSuffix(text, want) {
		t.Errorf("it ends in %q", text[len(text)-200:])
	}
	if got := written(t, many(2*most, 0), "github", "en"); !strings.Contains(got, "\n::error title=more-problems::1001 more") {
		t.Error("GitHub does not hear how many are left out")
	}
}

// A line of a million words may have a problem at each: what is kept of all of them is no more than the line.
func TestAProblemKeepsLittleOfALongLine(t *testing.T) {
	line := strings.Repeat("一<b>", 250_000)
	var l List
	for n := range most {
		l = append(l, New(2, 4*n*250+2, "raw-html", "value", line[n:]).In("a.md"))
	}
	l.Quote(func(string) (string, bool) { return "first\n" + line + "\nthird", true })
	for _, p := range l {
		if len(p.Source) > 4*2*mostOfLine || len(p.Data["value"]) > mostOfValue+4 {
			t.Fatalf("%d bytes of the line and %d of the value are kept", len(p.Source), len(p.Data["value"]))
		}
		if at := []rune(p.Source)[p.Caret()-1:]; string(at[:3]) != "<b>" {
			t.Fatalf("the caret of %s stands at %s", p.Place(), string(at[:3]))
		}
		if shown, _ := p.Excerpt(); !utf8.ValidString(shown) || !strings.HasSuffix(shown, "…") && p.Column < 900_000 {
			t.Fatalf("%s shows %s", p.Place(), shown)
		}
	}
}

func TestAVeryLongValueIsCutBetweenCharacters(t *testing.T) {
	for n := range 4 {
		value := strings.Repeat("x", n) + strings.Repeat("中", mostOfValue)
		if got := New(1, 1, "raw-html", "value", value).Data["value"]; !utf8.ValidString(got) || len(got) > mostOfValue+len("…") || !strings.HasSuffix(got, "中…") {
			t.Errorf("%d: %d bytes, ending in %q", n, len(got), got[len(got)-6:])
		}
	}
	if got := New(1, 1, "raw-html", "value", "<b>").Data["value"]; got != "<b>" {
		t.Errorf("a short one became %q", got)
	}
}
