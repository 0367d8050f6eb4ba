package layout

import (
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/view"
	"gongshi/static"
)

const labelFile = "layouts/labels/en.toml"

func TestFaultsNameTheirPlace(t *testing.T) {
	const there = -1 // the line of what is replaced
	for _, c := range []struct {
		name, file, from, to string // in the file, from is replaced by to; a new file is to alone
		want                 Fault  // its detail may go on
	}{
		{"syntax", "layouts/x.html", "", "<p>\n{{if}}</p>", Fault{File: "layouts/x.html", Line: 2, Code: "layout-syntax", Detail: "missing value for if"}},
		{"function", "layouts/x.html", "", "<p>\n\n{{shout .}}</p>", Fault{File: "layouts/x.html", Line: 3, Code: "layout-syntax", Detail: `function "shout" not defined`}},
		{"unsafe", "layouts/x.html", "", "<p>\n<a {{if .}}href='{{end}}>", Fault{File: "layouts/x.html", Line: 2, Column: 8, Code: "layout-syntax", Detail: "{{if}} branches end in different contexts"}},
		{"part", "layouts/x.html", "", "<p>\n{{part \"rwo\" .}}</p>", Fault{File: "layouts/x.html", Line: 2, Column: 2, Code: "layout-syntax", Detail: "there is no layouts/rwo.html"}},
		{"circle", "layouts/x.html", "", "{{part \"x\" .}}", Fault{File: "layouts/x.html", Code: "layout-syntax", Detail: "its parts lead back to itself"}},
		{"label", "layouts/x.html", "", `{{with .}}{{label "x.y" "n" (len (label "x.z"))}}{{end}}`, Fault{File: labelFile, Code: "missing-label", Detail: "x.z"}},
		{"toml", labelFile, "[date]", "date = ", Fault{File: labelFile, Line: there, Column: 8, Code: "label-syntax"}},
		{"number", labelFile, `overdue            = "`, "number = 3\noverdue = \"", Fault{File: labelFile, Line: there, Column: 1, Code: "label-no-text", Detail: "why.number"}},
		{"merge", labelFile, "[date]", "<<<<<<< HEAD\n=======\n>>>>>>> x\n[date]", Fault{File: labelFile, Line: there, Column: 1, Code: "merge-unfinished"}},
		{"phrase", labelFile, "overdue            = ", "overdew = ", Fault{File: labelFile, Code: "missing-label", Detail: "why.overdue"}},
		{"slot", labelFile, `"on {day}, due on {until}"`, `"on {day}, due on {month}"`, Fault{File: labelFile, Line: there, Column: 1, Code: "label-slot", Detail: "why.done-on-time", Slot: "month"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			sources := builtIn(t)
			if c.want.Line == there {
				before, _, _ := strings.Cut(string(sources[c.file]), c.from)
				c.want.Line = 1 + strings.Count(before, "\n")
			}
			sources[c.file] = []byte(strings.Replace(string(sources[c.file]), c.from, c.to, 1))
			s, faults := Load(sources, nil, "en", "/")
			if s != nil {
				t.Error("a set with faults was returned")
			}
			for _, f := range faults {
				if strings.HasPrefix(f.Detail, c.want.Detail) {
					f.Detail = c.want.Detail
				}
				if f == c.want {
					return
				}
			}
			t.Errorf("%+v, want %+v", faults, c.want)
		})
	}
}

func TestALanguageWithoutLabels(t *testing.T) {
	_, faults := Load(builtIn(t), nil, "fr", "/")
	if len(faults) == 0 || faults[0].File != "layouts/labels/fr.toml" {
		t.Errorf("%+v", faults)
	}
}

func TestAFailingLayoutNamesTheLineAsWritten(t *testing.T) {
	sources := builtIn(t)
	sources["layouts/page.html"] = []byte("<div>\n\n  <p>\n  {{.Content.Nothing}}</p></div>")
	s, faults := Load(sources, nil, "en", "/")
	if s == nil {
		t.Fatal(faults)
	}
	f := newFixture("en", false)
	_, err := s.Render(f.page("about/", "page", text("x"), &view.Text{}))
	if err == nil || !strings.Contains(err.Error(), "layouts/page.html:4:") {
		t.Errorf("error %v", err)
	}
}

func TestUnknownLayouts(t *testing.T) {
	f := newFixture("en", false)
	if _, err := load(t, "en").Render(f.page("x/", "x", text("x"), nil)); err == nil || !strings.Contains(err.Error(), "layouts/x.html") {
		t.Errorf("error %v", err)
	}
}

func TestURLs(t *testing.T) {
	for _, c := range []struct{ prefix, place, want string }{
		{"", "", "./"},
		{"", "2022/", "2022/"},
		{"", "javascript:x", "./javascript:x"},
		{"", "//example.org/", ".///example.org/"},
		{"../../", "", "../../"},
		{"../", "2022/tasks/17/#2022-06-28", "../2022/tasks/17/#2022-06-28"},
		{"/zdgz/", "about/", "/zdgz/about/"},
		{"../", "https://example.org/", "https://example.org/"},
		{"../", "Tel:123", "Tel:123"},
		{"../", "javascript:x", "../javascript:x"},
	} {
		if got := string((&level{prefix: c.prefix}).url(c.place)); got != c.want {
			t.Errorf("url(%q) after %q is %q, want %q", c.place, c.prefix, got, c.want)
		}
	}
}

func TestPhrases(t *testing.T) {
	v := load(t, "en").voice
	for _, c := range []struct {
		phrase view.Phrase
		want   string
	}{
		{text("as it is {n}"), "as it is {n}"},
		{view.Phrase{Label: "tasks.count", N: 1}, "1 task"},
		{view.Phrase{Label: "tasks.count", N: 1.5}, "1.5 tasks"},
		{view.Phrase{Label: "milestone.reached", N: 62.50, Total: 100, Text: "%"}, "62.5 of 100 %"},
		{view.Phrase{Label: "milestone.reached", N: 1, Total: 2}, "1 of 2"},
		{view.Phrase{Label: "milestone.reached-value", N: 9600, Total: 240000, Text: "households"}, "9,600 of 240,000 households"},
		{view.Phrase{Label: "tasks.count", N: 999}, "999 tasks"},
		{view.Phrase{Label: "tasks.count", N: 1234567.25}, "1,234,567.25 tasks"},
		{view.Phrase{Label: "tasks.count", N: -100}, "-100 tasks"},
		{view.Phrase{Label: "lane.year", Called: "2022"}, "2022"},
		{view.Phrase{Label: "owed.period-year", Period: day.Period{First: on("2022-01-01"), Last: on("2022-03-31")}}, "no update for the first quarter of 2022"},
		{view.Phrase{Label: "text.comma"}, ", "},
		{view.Phrase{Label: "why.paused-until", Day: on("2022-04-01"), Until: on("2022-04-20")}, "from 1 April 2022 to 20 April 2022"},
		{view.Phrase{Label: "timeline.month-title", Month: in("2022-06")}, "Timeline of June 2022"},
	} {
		if got := v.say(c.phrase); got != c.want {
			t.Errorf("%+v is said %q, want %q", c.phrase, got, c.want)
		}
	}
	if _, err := v.label("tasks.count", "n", "three"); err == nil {
		t.Error("a word went into a slot for numbers")
	}
	if said, err := v.label("updates.task", "n", asCalled("3.10"), "text", "Title"); err != nil || said != v.say(view.Phrase{Label: "updates.task", Called: "3.10", Text: "Title"}) {
		t.Errorf("a task is called %q, %v", said, err)
	}
	if _, err := v.label("tasks.count", "n"); err == nil {
		t.Error("a slot without a value was taken")
	}
}

func TestMinifyingKeepsWhatReadersSee(t *testing.T) {
	for from, want := range map[string]string{
		"<p>\n  <b>a</b> <i>b</i>\n</p>\n":                            "<p><b>a</b> <i>b</i></p>",
		`<li{{if .}} class="x"{{end}}>a</li>`:                         `<li{{if .}} class="x"{{end}}>a</li>`,
		`<p>{{if .}}<b>a</b>{{end}} {{.}}</p>`:                        `<p>{{if .}}<b>a</b>{{end}} {{.}}</p>`,
		`<svg class="a"><path d="M0 0h8"/></svg>`:                     `<svg class="a"><path d="M0 0h8"/></svg>`,
		"<table>\n<tbody>\n{{range .}}\n<tr></tr>\n{{end}}\n</table>": "<table><tbody>{{range .}}<tr></tr>{{end}}</table>",
	} {
		if got := minified(source{"x", from}); got != want {
			t.Errorf("%q becomes %q, want %q", from, got, want)
		}
	}
}

func TestTheStylesheetIsSmallAndCallsForNothing(t *testing.T) {
	css, err := static.Files.ReadFile("gongshi.css")
	if err != nil {
		t.Fatal(err)
	}
	if len(css) > 24<<10 {
		t.Errorf("it has %d bytes", len(css))
	}
	for _, word := range []string{"url(", "@import", "@font-face", "!important"} {
		if strings.Contains(string(css), word) {
			t.Errorf("it has %s", word)
		}
	}
}

func TestADescriptionLeadsWithTheStateAndTheMainFacts(t *testing.T) {
	overdue := []view.Point{{Lead: view.Phrase{Label: "why.overdue", Day: on("2022-06-30")}}}
	figures := []view.Figure{{Text: view.Phrase{Label: "points.on-time", N: 2}, URL: "2022/ledger/on-time/"}, {Text: view.Phrase{Label: "points.late", N: 1}}}
	for _, c := range []struct {
		language string
		page     view.Page
		want     string
	}{
		{"zh-CN", view.Page{State: word("state.overdue"), Points: overdue, Description: "检查企业。"}, "逾期未完成：完成时限是2022年6月30日，此后没有办结记录。检查企业。"},
		{"en", view.Page{State: word("state.overdue"), Points: overdue, Description: "Visits."}, "Overdue: was due on 30 June 2022; not on record as done since. Visits."},
		{"en", view.Page{State: word("state.overdue"), Points: overdue}, "Overdue: was due on 30 June 2022; not on record as done since."},
		{"zh-CN", view.Page{Points: []view.Point{{Lead: text("甲")}, {Lead: text("乙："), Figures: figures}}}, "甲。乙：按时2，逾期后办结1。"},
		{"en", view.Page{Points: []view.Point{{Lead: text("A")}, {Lead: text("B")}}, Description: "C."}, "A. B. C."},
		{"en", view.Page{Description: "C."}, "C."},
		{"en", view.Page{}, ""},
	} {
		if got := load(t, c.language).voice.describe(&c.page); got != c.want {
			t.Errorf("it is described %q, want %q", got, c.want)
		}
	}
}
