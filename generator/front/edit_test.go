package front

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"gongshi/generator/day"
)

// A promise is front matter for these tests.
type promise struct {
	Number   int
	Title    string
	Lead     []string
	Done     []day.Day
	Finished bool
	Terms    terms
	Checked  terms
	Parts    []part
}

type terms struct {
	Due   day.Day
	Whose string
}

type part struct {
	Title  string
	Total  float64
	Done   []day.Day
	Values []terms
}

var termFields = []Field[terms]{
	{Name: "due", In: func(t *terms) any { return &t.Due }},
	{Name: "whose", In: func(t *terms) any { return &t.Whose }},
}

var promiseForm = Form[promise]{File: "promise", Check: func(*promise, *Findings) {}, Fields: []Field[promise]{
	{Name: "number", In: func(p *promise) any { return &p.Number }, Example: "number = 1"},
	{Name: "title", In: func(p *promise) any { return &p.Title }},
	{Name: "lead", In: func(p *promise) any { return &p.Lead }},
	{Name: "done", In: func(p *promise) any { return &p.Done }},
	{Name: "finished", In: func(p *promise) any { return &p.Finished }},
	{Name: "checked", In: func(p *promise) any { return One(&p.Checked, termFields) }},
	{Name: "terms", In: func(p *promise) any { return One(&p.Terms, termFields) }},
	{Name: "parts", In: func(p *promise) any {
		return Many(&p.Parts, []Field[part]{
			{Name: "title", In: func(p *part) any { return &p.Title }},
			{Name: "total", In: func(p *part) any { return &p.Total }},
			{Name: "done", In: func(p *part) any { return &p.Done }},
			{Name: "values", In: func(p *part) any { return Many(&p.Values, termFields) }},
		})
	}},
}}

func TestAFieldIsWrittenWhereItBelongs(t *testing.T) {
	shapes := promiseForm.Shapes()
	for name, c := range map[string]struct {
		text string
		edit Edit
		want string
	}{
		"a value is replaced, and the comment behind it stays": {
			"title  = 'old' # why\nnumber = 1\n", Edit{Path: "title", To: `"new"`}, "title  = \"new\" # why\nnumber = 1\n"},
		"of several lines": {
			"lead = [\n  'a', # first\n  'b',\n]\nnumber = 1\n", Edit{Path: "lead", To: `["c"]`}, "lead = [\"c\"]\nnumber = 1\n"},
		"a new one stands behind those before it, signs of equality in line": {
			"number   = 1 # one\nfinished = true\n", Edit{Path: "title", To: `"x"`}, "number   = 1 # one\ntitle    = \"x\"\nfinished = true\n"},
		"the first of all stands first":   {"# why\ntitle = 'x'\n", Edit{Path: "number", To: "1"}, "# why\nnumber = 1\ntitle = 'x'\n"},
		"into a table":                    {"number = 1\n\n[terms]\n# when\ndue = 2022-01-01\n", Edit{Path: "terms.whose", To: `"x"`}, "number = 1\n\n[terms]\n# when\ndue = 2022-01-01\nwhose = \"x\"\n"},
		"into one with dots":              {"number = 1\nterms.due = 2022-01-01\n", Edit{Path: "terms.whose", To: `"x"`}, "number = 1\nterms.due = 2022-01-01\nterms.whose = \"x\"\n"},
		"into one within braces":          {"terms = { due = 2022-01-01 }\n", Edit{Path: "terms.whose", To: `"x"`}, "terms = { due = 2022-01-01, whose = \"x\" }\n"},
		"into one that is not there":      {"number = 1\n\n[[parts]]\ntitle = 'a'\n", Edit{Path: "terms.due", To: "2022-01-01"}, "number = 1\n\n[terms]\ndue = 2022-01-01\n\n[[parts]]\ntitle = 'a'\n"},
		"into the second of a list":       {"[[parts]]\ntitle = 'a'\n\n[[parts]]\ntitle = 'b'\n", Edit{Path: "parts[1].total", To: "2"}, "[[parts]]\ntitle = 'a'\n\n[[parts]]\ntitle = 'b'\ntotal = 2\n"},
		"another of a list":               {"[[parts]]\ntitle = 'a'\n# end", Edit{Path: "parts[1].title", To: `"b"`}, "[[parts]]\ntitle = 'a'\n\n[[parts]]\ntitle = \"b\"\n# end"},
		"another of a list within braces": {"parts = [{ title = 'a' }]\n", Edit{Path: "parts[1].title", To: `"b"`}, "parts = [{ title = 'a' }, { title = \"b\" }]\n"},
		"an element behind the others":    {"done = [ 2022-01-01, # first\n]\n", Edit{Path: "done", Add: []string{"2022-02-01"}}, "done = [ 2022-01-01, 2022-02-01, # first\n]\n"},
		"beside a single one":             {"done = 2022-01-01\n", Edit{Path: "done", Add: []string{"2022-02-01"}}, "done = [2022-01-01, 2022-02-01]\n"},
		"into a list that is empty":       {"done = []\n", Edit{Path: "done", Add: []string{"2022-02-01"}}, "done = [2022-02-01]\n"},
		"a table behind others like it": {
			"[[parts]]\ntitle = 'a'\n[[parts.values]]\ndue = 2022-01-01\n", Edit{Path: "parts[0].values", Add: []string{"{ due = 2022-02-01 }"}},
			"[[parts]]\ntitle = 'a'\n[[parts.values]]\ndue = 2022-01-01\n\n[[parts.values]]\ndue = 2022-02-01\n"},
		"one is taken out with its line, and a comment behind it stays": {"number = 1\ntitle = 'x' # why\nlead = ['a']\n", Edit{Path: "title"}, "number = 1\n# why\nlead = ['a']\n"},
		"one within braces":           {"terms = { due = 2022-01-01, whose = 'x' }\n", Edit{Path: "terms.due"}, "terms = { whose = 'x' }\n"},
		"a whole table, and comments": {"[[parts]]\ntitle = 'a'\n# on b\n[[parts]]\ntitle = 'b'\n", Edit{Path: "parts[0]"}, "# on b\n[[parts]]\ntitle = 'b'\n"},
		"ends of lines stay":          {"number = 1\r\nlead = ['a']\r\n", Edit{Path: "title", To: `"x"`}, "number = 1\r\ntitle = \"x\"\r\nlead = ['a']\r\n"},
		"into nothing":                {"", Edit{Path: "terms.due", To: "2022-01-01"}, "[terms]\ndue = 2022-01-01\n"},
	} {
		if got, ok := Edited(c.text, shapes, c.edit); !ok || got != c.want {
			t.Errorf("%s: %v\n%q, want\n%q", name, ok, got, c.want)
		}
	}
}

func TestWhatCannotBeEditedStaysAsItIs(t *testing.T) {
	for _, c := range []struct {
		text string
		edit Edit
	}{
		{"title = “x”\n", Edit{Path: "title", To: `"y"`}},
		{"[[parts]]\n[[parts.values]]\ndue = 2022-01-01\n", Edit{Path: "parts[0].values", To: "[]"}},
		{"parts = 3\n", Edit{Path: "parts[0].title", To: `"y"`}},
		{"", Edit{Path: "parts[4].title", To: `"y"`}},
		{"title = 'x'\n", Edit{Path: "title", To: "1\nnumber = 2"}},
	} {
		if got, ok := Edited(c.text, promiseForm.Shapes(), c.edit); ok || got != c.text {
			t.Errorf("%q: %v, %q", c.text, ok, got)
		}
	}
}

// Whatever front matter looks like: if one field is edited, the bytes that change lie within that field, and all others say what they did.
func TestOneFieldIsEditedAndAllOtherBytesStay(t *testing.T) {
	shapes := promiseForm.Shapes()
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 1))
		text := randomFront(r)
		if _, ok := decoded(text); !ok {
			t.Fatalf("seed %d: no TOML\n%s", seed, text)
		}
		sheet, _ := SheetOf(text, shapes)
		path, shape, says := randomEdit(r, sheet)
		edits := sheet.Edits(path, shape, says)
		if len(edits) == 0 {
			continue
		}
		got, ok := Edited(text, shapes, edits...)
		if !ok {
			t.Fatalf("seed %d: %v cannot be edited in\n%s", seed, edits, text)
		}
		after, _ := SheetOf(got, shapes)
		if want := strings.Join(says, "|"); strings.Join(after.Texts[path], "|") != want {
			t.Fatalf("seed %d: %s says %q, want %q\n%s", seed, path, after.Texts[path], want, got)
		}
		if gone := cutOut(text, got); gone != "" && !standsAt(text, gone, path) {
			t.Fatalf("seed %d: %v took %q out of\n%s\nand made\n%s", seed, edits, gone, text, got)
		}
	}
}

// cutOut returns what a text lost in the only place where another differs.
func cutOut(text, other string) string {
	from := 0
	for from < min(len(text), len(other)) && text[from] == other[from] {
		from++
	}
	to := 0
	for to < min(len(text), len(other))-from && text[len(text)-1-to] == other[len(other)-1-to] {
		to++
	}
	return text[from : len(text)-to]
}

// standsAt reports whether what was cut out of a text is a part of the lines of a field.
func standsAt(text, gone, path string) bool {
	m := &mending{placeScanner: scanned(text, 1)}
	s, there := m.spans[path]
	return there && len(gone) <= m.nextLine(s.to)-m.lineStart(s.from)
}

func randomFront(r *rand.Rand) string {
	var b strings.Builder
	newline := []string{"\n", "\r\n"}[r.IntN(2)]
	line := func(format string, a ...any) {
		if r.IntN(3) == 0 {
			b.WriteString([]string{"", "# 说明", "  # x = [\"", "\t"}[r.IntN(4)] + newline)
		}
		b.WriteString(fmt.Sprintf(format, a...) + []string{"", "", " # 备注 \"", "  "}[r.IntN(4)] + newline)
	}
	some := func(format string, a ...any) {
		if r.IntN(3) > 0 {
			line(format, a...)
		}
	}
	space := strings.Repeat(" ", r.IntN(4))
	some("number%s = %d", space, r.IntN(99))
	some("title%s=%s", space, []string{`"一 # 二"`, `'单'`, `""`, `"""` + newline + `长"" 的"""`, `'''a''b'''`}[r.IntN(5)])
	some("lead = %s", []string{`[]`, `["甲", "乙"]`, "[" + newline + `  "甲", # 先` + newline + `  '乙',` + newline + "]", `[ "甲" ]`}[r.IntN(4)])
	some("done = %s", []string{"2022-01-01", "[2022-01-01]", "[2022-01-01, 2022-02-02,]", `"2022-01-01"`}[r.IntN(4)])
	some("finished = %v", r.IntN(2) == 0)
	some("checked = { due = 2022-01-01%s }", []string{"", `, whose = "谁, }"`}[r.IntN(2)])
	switch r.IntN(4) {
	case 0:
		line("terms.due = 2022-01-01")
	case 1:
		line("[terms]")
		some("due = 2022-01-01")
		some("whose = '某'")
	}
	for range r.IntN(3) {
		line("[[parts]]")
		some("title = '件'")
		some("total = %d", r.IntN(9))
		some("done = [2022-01-01]")
		some("values = [{ due = 2022-01-01, whose = '甲' }]")
	}
	return b.String()
}

func randomEdit(r *rand.Rand, sheet Sheet) (string, Shape, []string) {
	text, on, list := Shape{Kind: Text}, Shape{Kind: Day}, Shape{Kind: List}
	days, amount := Shape{Kind: Days}, Shape{Kind: Amount}
	one := []struct {
		path  string
		shape Shape
	}{{"number", amount}, {"title", text}, {"lead", list}, {"done", days}, {"finished", Shape{Kind: Truth}}, {"checked.whose", text}, {"checked.due", on},
		{"terms.due", on}, {"terms.whose", text}, {"parts[0].title", text}, {"parts[0].total", amount}, {"parts[0].done", days}}
	if sheet.Counts["parts"] == 2 {
		one = append(one, one[len(one)-3:]...)
		for i := len(one) - 3; i < len(one); i++ {
			one[i].path = strings.Replace(one[i].path, "[0]", "[1]", 1)
		}
	}
	e := one[r.IntN(len(one))]
	says := map[Kind][][]string{
		Text: {nil, {`新 "的" \ # 文`}, {"a\nb"}}, Day: {nil, {"2022-12-31"}, {"下周"}}, List: {nil, {"丙"}, {"甲", "乙", "丙"}},
		Days: {nil, {"2022-01-01", "2022-03-03"}, {"2023-01-01"}}, Amount: {nil, {"3.5"}, {"三"}}, Truth: {nil, {"true"}},
	}[e.shape.Kind]
	return e.path, e.shape, says[r.IntN(len(says))]
}

// Whatever a text is: an edit of it does not panic, and what it makes can be read.
func FuzzEdited(f *testing.F) {
	f.Add("number = 1 # one\ntitle = \"x\"\n\n[terms]\ndue = 2022-01-01\n", "terms.whose", `"y"`)
	f.Add("parts = [{ title = 'a' }]\n", "parts[1].title", "")
	f.Add("[[parts]]\n[[parts.values]]\ndue = 2022-01-01\n", "parts[0].values[0].due", "2022-02-02")
	f.Add("\"a.b\".c = {}\r\n'' = [\n]\n", "a.b", "[]")
	f.Fuzz(func(t *testing.T, text, path, to string) {
		for _, e := range []Edit{{Path: path, To: to}, {Path: path}, {Path: path, Add: []string{to}}} {
			now, ok := Edited(text, promiseForm.Shapes(), e)
			if _, readable := decoded(now); ok && !readable || !ok && now != text {
				t.Errorf("%v in %q: %v, %q", e, text, ok, now)
			}
		}
	})
}
