package form

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongshi/generator/day"
	"gongshi/generator/importer"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// sources are a small site: a plan with quarterly reports, of two offices.
var sources = map[string]string{
	"site.toml": `title = "港区"
base_url = "https://www.example.org/g/"
language = "zh-CN"
timezone = "Asia/Shanghai"
publisher = "港务办公室"
[[offices]]
key = "quay"
name = "码头室"
[[offices]]
key = "dredging"
name = "疏浚室"
[[offices]]
key = "rescue"
name = "救助室"
[[offices]]
key = "all"
name = "相关科室"
collective = true
`,
	"content/2022/index.md": `+++
title = "2022年港区重点工作任务表"
start = 2022-01-01
end = 2022-12-31
settle = 2023-01-31

[reporting]
every = "quarter"
by = 10
+++
`,
	"content/2022/1.md": `+++
number = 1
title = "修复码头照明"
lead = ["quay"] # 牵头
joint = ["dredging"]

[[milestones]]
title = "更换灯具"
total = 40
unit = "盏"
values = [{ date = 2022-03-31, value = 12 }]

[[milestones]]
title = "联合检查"
total = 3
unit = "次"
done = [2022-03-02]

[[milestones]]
title = "验收"
due = 2022-09-30

[schedule]
due = 2022-06-30
+++

四十盏灯全部恢复照明。

## 2022-03-28 已修复一部分
`,
	"content/2022/2.md": `+++
number = 2
title = "保持航道水深"
lead = ["dredging"]

[schedule]
year_round = true
+++
`,
	"content/2022/3.md": `+++
number = 3
title = "修订预案"
lead = ["quay"]

[schedule]
directed = "省厅"
+++

## 2022-05-10 已印发征求意见稿
`,
	"content/2022/4.md": `+++
number = 4
title = "值班制度"
lead = ["quay"]
completed = 2022-04-01

[schedule]
due = 2022-06-30
+++

## 2022-04-01 已完成
`,
	"content/2022/5.md": `+++
number = 5
title = "各科室自查"
lead = ["all"]

[schedule]
year_round = true
+++
`,
}

// with returns sources of which some files are others; nothing takes a file out.
func with(files ...string) map[string]string {
	all := maps.Clone(sources)
	for i := 0; i+1 < len(files); i += 2 {
		if all[files[i]] = files[i+1]; files[i+1] == "" {
			delete(all, files[i])
		}
	}
	return all
}

// open are the sources with two tasks that the same office owes reports of.
func open() map[string]string {
	return with("content/2022/3.md", strings.Replace(sources["content/2022/3.md"], "## 2022-05-10 已印发征求意见稿\n", "", 1))
}

func dayOf(t testing.TB, text string) day.Day {
	t.Helper()
	d, ok := day.Parse(text)
	if !ok {
		t.Fatalf("no day %s", text)
	}
	return d
}

// siteOf reads sources, in which nothing may be wrong.
func siteOf(t testing.TB, files map[string]string) *site.Site {
	t.Helper()
	s, problems, err := new(site.Reader).Read(tree.Of(files), site.Options{Languages: []string{"zh-CN", "en"}, Drafts: true})
	if err != nil || len(problems.Errors()) > 0 {
		t.Fatal(problems.Errors(), err)
	}
	return s
}

// formsOf returns the forms of a period as of a day, by office.
func formsOf(t testing.TB, files map[string]string, period, today string) map[string]*Form {
	t.Helper()
	p, ok := PeriodOf(period)
	if !ok {
		t.Fatalf("no period %s", period)
	}
	s := siteOf(t, files)
	forms, _, _ := Forms(s, s.Plans[0], p, dayOf(t, today))
	all := map[string]*Form{}
	for _, f := range forms {
		all[f.Office.Key] = f
	}
	return all
}

// made returns the workbook of an office.
func made(t testing.TB, files map[string]string, office, period, today string) []byte {
	t.Helper()
	f := formsOf(t, files, period, today)[office]
	if f == nil {
		t.Fatalf("%s has no form", office)
	}
	b, err := f.Book()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A fill says what is typed into cells: by their names, texts, numbers or days.
type fill map[string]any

// filledBook returns a workbook into which something is typed. Rows are named by what stands in them: "1" is the row of task 1,
// "更换灯具" that of a milestone, and columns by their headings: "1/本期进展".
func filledBook(t testing.TB, book []byte, fills fill) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for name, value := range fills {
		if err := f.SetCellValue("填报", cellOf(t, f, name), value); err != nil {
			t.Fatal(err)
		}
	}
	return saved(t, f)
}

func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// cellOf returns the name of a cell.
func cellOf(t testing.TB, f *excelize.File, name string) string {
	t.Helper()
	rows, err := f.GetRows("填报")
	if err != nil {
		t.Fatal(err)
	}
	task, heading, _ := strings.Cut(name, "/")
	column := slices.Index(rows[headRow-1], heading)
	row := slices.IndexFunc(rows, func(r []string) bool {
		return len(r) > 2 && r[1] == task || len(r) > 2 && strings.HasPrefix(r[2], "　节点："+task)
	})
	if column < 0 || row < headRow {
		t.Fatalf("there is no %s", name)
	}
	return place(column, row+1)
}

// taken takes workbooks back, all on 2022-07-05 if no day is given. To apply what they say, they are taken, approved and taken again, and what
// comes of both is returned.
func taken(t testing.TB, files map[string]string, in Input, books ...[]byte) *Outcome {
	t.Helper()
	if !in.Apply {
		return takenOnce(t, files, in, books...)
	}
	first := in
	first.Apply = false
	out := takenOnce(t, files, first, books...)
	if len(out.Problems) > 0 {
		return out
	}
	applied := takenOnce(t, approved(laid(files, out)), in, books...)
	out.Changes, out.Report, out.Problems = append(out.Changes, applied.Changes...), append(out.Report, applied.Report...), applied.Problems
	slices.SortFunc(out.Changes, func(x, y importer.Change) int { return strings.Compare(x.Path, y.Path) })
	return out
}

// approved returns sources in which no update waits any more.
func approved(files map[string]string) map[string]string {
	all := maps.Clone(files)
	for name, text := range all {
		all[name] = strings.Replace(text, "pending = true\n", "", 1)
	}
	return all
}

func takenOnce(t testing.TB, files map[string]string, in Input, books ...[]byte) *Outcome {
	t.Helper()
	in.Tree, in.Languages = tree.Of(files), []string{"zh-CN", "en"}
	for i, b := range books {
		in.Files = append(in.Files, File{Name: "in/form" + string(rune('a'+i)) + ".xlsx", Text: b})
	}
	if in.Today == nil {
		in.Today = on(t, "2022-07-05")
	}
	out, err := TakeBack(in)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func on(t testing.TB, today string) func(*site.Site) day.Day {
	d := dayOf(t, today)
	return func(*site.Site) day.Day { return d }
}

// shown returns what comes of forms: the files that change, with their texts.
func (o *Outcome) shown() string {
	var b strings.Builder
	for _, c := range o.Changes {
		b.WriteString("-- " + c.Path + " --\n" + mark.ReplaceAllString(c.New, "# form X"))
	}
	return b.String()
}

func (o *Outcome) report(t testing.TB) string {
	t.Helper()
	var b strings.Builder
	if err := o.Report.Write(&b, "zh-CN"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// laid returns sources with changes.
func laid(files map[string]string, o *Outcome) map[string]string {
	all := maps.Clone(files)
	for _, c := range o.Changes {
		all[c.Path] = c.New
	}
	return all
}
