package form

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongshi/generator/front"
	"gongshi/generator/site"
)

// The rows of a form above those of tasks, and the hidden sheet of what programs read.
const (
	headRow   = 4
	factSheet = "gongshi"
	version   = "1"
)

// A book is a workbook that is being made. The first error stays.
type book struct {
	*excelize.File
	form   *Form
	v      voice
	sheet  string
	styles map[string]int
	err    error
}

// Book returns the form as a workbook: the same bytes whenever it says the same.
func (f *Form) Book() ([]byte, error) {
	v := voiceIn(f.Language)
	b := &book{File: excelize.NewFile(), form: f, v: v, sheet: v.say("sheet"), styles: map[string]int{}}
	defer b.Close()
	b.keep(b.SetSheetName("Sheet1", b.sheet))
	b.keep(b.SetDefaultFont(b.font()))
	b.makeStyles()
	b.head()
	last := b.rows()
	b.valid(last)
	b.page(last)
	b.explain()
	b.facts()
	b.keep(b.SetDocProps(&excelize.DocProperties{Title: f.title(v), Creator: cmp.Or(f.Plan.Issuer, "gongshi")}))
	if b.err != nil {
		return nil, b.err
	}
	out, err := b.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return settled(out.Bytes())
}

func (b *book) keep(err error) { b.err = cmp.Or(b.err, err) }

func (b *book) font() string {
	if strings.HasPrefix(b.form.Language, "zh") {
		return "宋体"
	}
	return "Calibri"
}

func (f *Form) title(v voice) string {
	return v.say("title", "plan", f.Plan.Title, "period", v.period(f.Period))
}

// makeStyles makes the styles of cells.
func (b *book) makeStyles() {
	var line []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		line = append(line, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	left := &excelize.Alignment{Vertical: "center", WrapText: true}
	middle := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	font := func(size float64, bold bool) *excelize.Font {
		return &excelize.Font{Family: b.font(), Size: size, Bold: bold}
	}
	day := "yyyy-mm-dd"
	for _, s := range []struct {
		name  string
		style excelize.Style
	}{
		{"title", excelize.Style{Font: font(16, true), Alignment: middle}},
		{"line", excelize.Style{Font: font(11, false), Alignment: left}},
		{"note", excelize.Style{Font: font(11, true), Alignment: left}},
		{"head", excelize.Style{Font: font(11, true), Alignment: middle, Border: line, Fill: fill("D9E2EF")}},
		{"known", excelize.Style{Font: font(11, false), Alignment: left, Border: line}},
		{"key", excelize.Style{Font: font(11, false), Border: line}},
		{"middle", excelize.Style{Font: font(11, false), Alignment: middle, Border: line}},
		{"closed", excelize.Style{Font: font(11, false), Alignment: middle, Border: line, Fill: fill("EDEDED")}},
		{"open", excelize.Style{Font: font(11, false), Alignment: left, Border: line, Fill: fill("FFF9DB"), Protection: &excelize.Protection{}}},
		{"openmiddle", excelize.Style{Font: font(11, false), Alignment: middle, Border: line, Fill: fill("FFF9DB"), Protection: &excelize.Protection{}}},
		{"openday", excelize.Style{Font: font(11, false), Alignment: middle, Border: line, Fill: fill("FFF9DB"), Protection: &excelize.Protection{}, CustomNumFmt: &day}},
	} {
		id, err := b.NewStyle(&s.style)
		b.keep(err)
		b.styles[s.name] = id
	}
}

// cell writes a text in a style.
func (b *book) cell(column, row int, text, style string) {
	at, err := excelize.CoordinatesToCellName(column, row)
	b.keep(err)
	if text != "" {
		b.keep(b.SetCellStr(b.sheet, at, text))
	}
	b.keep(b.SetCellStyle(b.sheet, at, at, b.styles[style]))
}

// head writes what stands above the tasks.
func (b *book) head() {
	f, v := b.form, b.v
	columns := f.columns()
	who := v.say("who-without-day", "office", f.Office.Name, "period", v.period(f.Period))
	if f.Due != 0 {
		who = v.say("who", "office", f.Office.Name, "period", v.period(f.Period), "due", f.Due.String())
	}
	for i, line := range []struct {
		text, style string
		high        float64
	}{{f.title(v), "title", 42}, {who, "line", 22}, {v.say("fill"), "note", 22}} {
		b.cell(2, i+1, line.text, line.style)
		last, err := excelize.CoordinatesToCellName(len(columns), i+1)
		b.keep(err)
		b.keep(b.MergeCell(b.sheet, "B"+strconv.Itoa(i+1), last))
		b.keep(b.SetRowHeight(b.sheet, i+1, line.high))
	}
	for i, c := range columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		b.keep(err)
		b.keep(b.SetColWidth(b.sheet, name, name, c.wide))
		b.cell(i+1, headRow, v.say("heading."+c.name), "head")
	}
	b.keep(b.SetRowHeight(b.sheet, headRow, 36))
	b.keep(b.SetColVisible(b.sheet, "A", false))
}

// rows writes the tasks, each with its milestones below it, and returns the last row.
func (b *book) rows() int {
	row := headRow
	for _, o := range b.form.Tasks {
		row++
		b.row(row, b.ofTask(o), func(c column) bool { return c.open })
		keys := milestoneKeys(o.Task.Milestones)
		for _, i := range o.Milestones {
			row++
			m := &o.Task.Milestones[i]
			b.row(row, b.ofMilestone(o, m, keys[i]), func(c column) bool { return c.below && (c.name != "amount" || isCounted(m, o.Task)) })
		}
	}
	return row
}

func (b *book) row(row int, says map[string]string, open func(column) bool) {
	lines := 2
	for i, c := range b.form.columns() {
		style := "known"
		switch {
		case c.name == "key":
			style = "key"
		case open(c) && c.name == "day":
			style = "openday"
		case open(c) && (c.name == "nothing" || c.name == "amount"):
			style = "openmiddle"
		case open(c):
			style = "open"
		case c.open || c.below:
			style = "closed"
		case c.name != "task" && c.name != "last":
			style = "middle"
		}
		b.cell(i+1, row, says[c.name], style)
		lines = max(lines, linesOf(says[c.name], c))
	}
	b.keep(b.SetRowHeight(b.sheet, row, min(float64(lines*16+6), excelize.MaxRowHeight)))
}

// linesOf returns how many lines a text takes in a column.
func linesOf(text string, c column) int {
	if c.name == "key" {
		return 1
	}
	return 1 + (widthOf(text)*11/10)/int(c.wide)
}

func (b *book) key(o Owed) key {
	return key{b.form.Plan.Key, b.form.Period.Key, b.form.Office.Key, o.Task.Number, "", o.state}
}

func (b *book) ofTask(o Owed) map[string]string {
	says := map[string]string{"key": b.key(o).String(), "task": o.Task.Title, "due": b.due(o.Task), "last": b.v.say("cell.none")}
	if says["number"] = o.Task.Label; o.Task.Label == "" && o.Task.Plan.Numbered {
		says["number"] = strconv.Itoa(o.Task.Number)
	}
	if u := o.Last; u != nil {
		kind := "cell.last"
		if u.Pending {
			kind = "cell.pending"
		}
		says["last"] = b.v.say(kind, "day", u.Day.String(), "title", u.Title)
	}
	return says
}

// due returns the time in force, as the form says it.
func (b *book) due(t *site.Task) string {
	var all []string
	s := t.Schedule
	if s.Due != 0 {
		all = append(all, s.Due.String())
	}
	if s.YearRound {
		all = append(all, b.v.say("cell.year-round"))
	}
	if s.Directed != "" {
		all = append(all, b.v.say("cell.directed", "value", s.Directed))
	}
	if s.Unscheduled {
		all = append(all, b.v.say("cell.unscheduled"))
	}
	return strings.Join(all, b.v.say("cell.and"))
}

func (b *book) ofMilestone(o Owed, m *site.Milestone, milestone string) map[string]string {
	k := b.key(o)
	k.milestone = milestone
	says := map[string]string{"key": k.String(), "due": m.Due.String()}
	if !isCounted(m, o.Task) {
		says["task"] = b.v.say("cell.event", "title", m.Title)
		return says
	}
	kind := "cell.milestone"
	if m.Goal == site.AtMost {
		kind = "cell.limit"
	}
	total := cmp.Or(m.Wording, front.Number(m.In(o.Task))+m.Unit)
	says["task"] = b.v.say(kind, "title", m.Title, "total", total, "n", front.Number(m.Reached(o.clock.Day)), "unit", m.Unit)
	says["unit"] = m.Unit
	return says
}
