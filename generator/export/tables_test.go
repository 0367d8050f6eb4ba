package export

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// echo says every label by its name, and text as it is.
func echo(p view.Phrase) string {
	switch p.Label {
	case "":
		return p.Text
	case "text.comma":
		return "、"
	case "data.yes":
		return "是"
	}
	return "[" + p.Label + "]"
}

// odd has what a table must not take for something of its own.
func odd() *view.Data {
	d := data()
	d.BaseURL, d.Publisher = "https://example.org/x/", "某局 & Co"
	t := d.Tasks[0]
	t.Title, t.Summary, t.Reason = "=HYPERLINK(\"x\")", "一,\"二\"\n三", " 前后 "
	t.Partners = []string{"甲;乙", `a\b`, " 丙 "}
	t.Description, t.File = "首段\n\n```\n=1\n```", "01.md"
	t.Said = view.Said{Category: "+维护", Lead: []string{"码头室"}, State: view.Phrase{Label: "state.done"}}
	t.Milestones[0].State, t.Milestones[0].Reached = "missed", 1
	t.Milestones[1].State, t.Milestones[1].Reached = "open", 36.5
	t.Updates = []view.UpdateData{
		{Date: on("2022-07-01"), Title: "－减", URL: "2022/tasks/1/#2022-07-01-2", Place: 2, Reason: "@误"},
		{Date: on("2022-07-01"), Title: "办 _x000D_ <b>", URL: "2022/tasks/1/#2022-07-01", Place: 1, Text: "**正文**\n\n- 一", Excerpt: "正文 & \x00 一", Reported: on("2022-07-10"), File: "1-x.md", By: "quay", ByName: "+码头室", NoProgress: true},
	}
	return d
}

// readCSV reads a table by the standard library.
func readCSV(t *testing.T, text []byte) [][]string {
	t.Helper()
	rest, marked := bytes.CutPrefix(text, []byte("\ufeff"))
	if !marked {
		t.Error("it has no byte order mark")
	}
	if n := bytes.Count(rest, []byte("\r\n")); n < 3 || !bytes.HasSuffix(rest, []byte("\r\n")) {
		t.Errorf("rows do not end in CRLF: %q", rest)
	}
	rows, err := csv.NewReader(bytes.NewReader(rest)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// table returns the rows of the n-th table, each by the names of its columns.
func table(t *testing.T, text []byte) []map[string]string {
	t.Helper()
	rows := readCSV(t, text)
	var all []map[string]string
	for _, row := range rows[1:] {
		named := map[string]string{}
		for i, cell := range row {
			named[rows[0][i]] = cell
		}
		all = append(all, named)
	}
	return all
}

func TestATableForProgramsHasEveryValueAsItIs(t *testing.T) {
	tables := Tables()
	for n, want := range []map[string]string{
		{
			"number": "1", "title": "=HYPERLINK(\"x\")", "summary": "一,\"二\"\n三", "category": "upkeep", "lead": "quay", "support": "c;d", "partners": `甲\;乙;a\\b;\ 丙\ `,
			"completed": "2022-07-01", "outcome": "met", "verified_date": "2022-07-10", "verified_by": "f", "cancelled": "", "reason": " 前后 ", "reporting": "month",
			"draft": "true", "sample": "true", "due": "2022-06-30", "year_round": "true", "directed": "h", "pauses": "2022-03-01/2022-03-02 i;2022-04-01/ j",
			"description": "首段\n\n```\n=1\n```", "file": "01.md", "url": "2022/tasks/1/", "state": "done", "silent": "false", "late_days": "1", "last_update": "2022-07-01",
			"first_due": "2022-05-31", "start": "2022-02-01", "unscheduled": "true",
			"label": "3.10", "unassigned": "true", "areas": "p;q", "continues": "2021/17", "merged_into": "2022/18", "split_from": "2022/7", "added": "2022-06-01",
		},
		{"task": "1", "milestone": "1", "title": "k", "total": "2", "unit": "次", "due": "2022-06-30", "every": "half-year", "by": "l", "done": "2022-05-12", "values": "", "reached": "1", "state": "missed"},
		{"task": "1", "date": "2022-07-01", "place": "1", "title": "办 _x000D_ <b>", "text": "**正文**\n\n- 一", "withdrawn": "", "pending": "false", "url": "2022/tasks/1/#2022-07-01", "reported": "2022-07-10", "file": "1-x.md", "by": "quay", "no_progress": "true"},
		{"task": "", "change": "1", "field": "settle", "was": "2022-12-31", "now": "2023-01-31", "decided": "2022-07-01", "reason": "r", "stage": "granted"},
		{"task": "1", "review": "1", "date": "2022-06-10", "by": "v", "result": "returned", "claimed": "2022-06-01", "reason": "w"},
	} {
		text, err := CSV(odd(), tables[n], NewPieces())
		if err != nil {
			t.Fatal(err)
		}
		rows := table(t, text)
		for name, value := range want {
			if got, there := rows[0][name]; got != value || !there {
				t.Errorf("%s.%s is %q, want %q", tables[n].Name, name, got, value)
			}
		}
	}
	text, _ := CSV(odd(), tables[0], NewPieces())
	if second := table(t, text)[1]; second["late_days"] != "" || second["cancelled"] != "2022-05-01" || second["year_round"] != "false" {
		t.Errorf("what a task lacks is not left empty: %v", second)
	}
}

func TestColumnsOfTasksAreNamedAsInTheContract(t *testing.T) {
	want := "number title summary category lead joint support partners completed outcome verified_date verified_by cancelled reason reporting draft sample " +
		"due year_round directed pauses description file url state silent late_days last_update first_due start unscheduled " +
		"label unassigned areas continues merged_into split_from added"
	var names []string
	for _, c := range Tables()[0].forPrograms() {
		names = append(names, c.Name)
	}
	if got := strings.Join(names, " "); got != want {
		t.Errorf("they are\n%s, want\n%s", got, want)
	}
}

func TestATableForPeopleHasWordsAndNoFormulas(t *testing.T) {
	text, err := ReadableCSV(odd(), Tables()[0], NewPieces(), echo)
	if err != nil {
		t.Fatal(err)
	}
	row := table(t, text)[0]
	for heading, want := range map[string]string{
		"title": "'=HYPERLINK(\"x\")", "category": "'+维护", "lead": "码头室", "partners": "甲;乙、a\\b、 丙 ", "state": "[state.done]", "outcome": "[outcome.met]",
		"sample": "是", "silent": "", "due": "2022-06-30", "url": "https://example.org/x/2022/tasks/1/",
	} {
		if got := row["[data.tasks."+heading+"]"]; got != want {
			t.Errorf("%s is %q, want %q", heading, got, want)
		}
	}
	text, _ = ReadableCSV(odd(), Tables()[2], NewPieces(), echo)
	for _, row := range readCSV(t, text) {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune(formulaSigns, []rune(cell)[0]) {
				t.Errorf("a program could take %q for a formula", cell)
			}
		}
	}
}

// The plan itself has no number: its changes come first.
func TestAChangedPromiseIsToldInWordsToPeople(t *testing.T) {
	text, err := ReadableCSV(odd(), changesTable(), NewPieces(), echo)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range table(t, text) {
		h := func(name string) string { return row["[data.changes."+name+"]"] }
		got = append(got, strings.Join([]string{h("task"), h("field"), h("milestone"), h("was"), h("now"), h("stage"), h("task_url")}, " "))
	}
	want := []string{
		" [data.changed.settle]  2022-12-31 2023-01-31 [data.stage.granted] https://example.org/x/2022/",
		"1 [data.changed.lead]  乙、丙 码头室 [data.stage.granted] https://example.org/x/2022/tasks/1/",
		"1 [data.changed.total] k 2 1.5 [data.stage.refused] https://example.org/x/2022/tasks/1/",
		"1 [data.changed.split]   4、5 [data.stage.asked] https://example.org/x/2022/tasks/1/",
		"1 [data.changed.every] k [reporting.month] [reporting.half-year] [data.stage.granted] https://example.org/x/2022/tasks/1/",
	}
	if !slices.Equal(got, want) {
		t.Errorf("it says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	text, _ = CSV(odd(), changesTable(), NewPieces())
	if rows := table(t, text); rows[1]["was"] != "b;c" || rows[2]["now"] != "1.5" || rows[3]["now"] != "4;5" || rows[4]["now"] != "half-year" || rows[3]["change"] != "3" {
		t.Errorf("for programs: %v", rows)
	}
	text, _ = ReadableCSV(odd(), reviewsTable(), NewPieces(), echo)
	if row := table(t, text)[0]; row["[data.reviews.result]"] != "[data.result.returned]" || row["[data.reviews.sample]"] != "是" {
		t.Errorf("of a review: %v", row)
	}
}

func TestAnotherAddressOfTheSiteMakesTheTableForPeopleAnew(t *testing.T) {
	d, pieces := odd(), NewPieces()
	first, _ := ReadableCSV(d, Tables()[0], pieces, echo)
	moved := *d
	moved.BaseURL = "https://example.org/y/"
	second, _ := ReadableCSV(&moved, Tables()[0], pieces, echo)
	if bytes.Equal(first, second) || !bytes.Contains(second, []byte("/y/2022/tasks/1/")) {
		t.Errorf("it says\n%s", second)
	}
}

func TestTablesFromRememberedPiecesAreThoseOfNone(t *testing.T) {
	d, pieces, stretches := odd(), NewPieces(), NewStretches()
	for round, change := range []func(){
		func() {},
		func() {
			changed := *d.Tasks[0]
			changed.Title = "改"
			d.Tasks = []*view.TaskData{&changed, d.Tasks[1]}
		},
		func() { d.Tasks = d.Tasks[1:] },
		func() { d.Tasks = append(d.Tasks, &view.TaskData{Number: 200, Title: "新"}) },
		func() { d.BaseURL += "z/" },
	} {
		d = &view.Data{Plan: d.Plan, AsOf: d.AsOf, Tasks: slices.Clone(d.Tasks), BaseURL: d.BaseURL}
		change()
		remembered, _ := CSV(d, Tables()[0], pieces)
		anew, _ := CSV(d, Tables()[0], NewPieces())
		book, err := Workbook(d, stretches, echo)
		if err != nil {
			t.Fatal(err)
		}
		fresh, _ := Workbook(d, NewStretches(), echo)
		if !bytes.Equal(remembered, anew) || !bytes.Equal(book, fresh) {
			t.Errorf("round %d: they differ", round)
		}
	}
}

func TestEveryColumnForPeopleIsOne(t *testing.T) {
	for _, table := range Tables() {
		for i, c := range table.forPeople() {
			if c == nil {
				t.Errorf("%s has no column %s", table.Name, table.people[i])
			}
		}
		for _, key := range table.Key {
			if c := table.Column(key); c == nil || !c.Required && !table.plans || c.people {
				t.Errorf("%s.%s cannot be a key", table.Name, key)
			}
		}
	}
}

func TestNothingHiddenLetsAFormulaThrough(t *testing.T) {
	for _, text := range []string{"=1", "\x00=1", "\n=1", "\r\n=1", " \u00a0+1", "\ufeff@x", "\u200b-1", "\u202e＝1", "\t", "'=1", "''=1", "'\n=1", "\v\f=1"} {
		said := harmless(text)
		if said != "'"+text {
			t.Errorf("%q is written %q", text, said)
		}
		if back := Unquoted(said); back != text {
			t.Errorf("%q comes back as %q", text, back)
		}
	}
	for _, text := range []string{"", "a=1", "'", "'a", "''", "1-2", "\n", "《=》", "a\n=1"} {
		if said := harmless(text); said != text || Unquoted(text) != text {
			t.Errorf("%q is written %q, and read %q", text, said, Unquoted(text))
		}
	}
}
