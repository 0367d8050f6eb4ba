package form

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongshi/generator/problem"
	"gongshi/generator/sheet"
)

// A File is a form as it came back.
type File struct {
	Name string
	Text []byte
}

// A filled form is what was read of one.
type filled struct {
	file  string
	facts map[string]string // of the hidden sheet; empty if that is gone
	rows  []*row
	notes []told
	wrong problem.List
}

// A row is one in which something is filled in.
type row struct {
	of    *filled
	sheet string
	at    int // as the program numbers it
	key   key
	keyed bool
	cells map[string]cell // by column
}

// A cell of a row, with its place as the program says it.
type cell struct{ at, text string }

// filledIn are the columns in which something is filled in.
var filledIn = []string{"progress", "nothing", "amount", "day", "problems", "next"}

// read reads a form. The rows in which nothing is filled in are left out.
func read(file File) *filled {
	f := &filled{file: path.Base(file.Name), facts: map[string]string{}}
	doc, err := sheet.ReadWhole(file.Name, file.Text)
	if refused, is := err.(*sheet.Refusal); is {
		f.problem(refused.Code, "value", refused.Value, "expected", refused.Most)
		return f
	}
	for _, t := range doc.Hidden {
		f.readFacts(t)
	}
	tables := 0
	for _, part := range doc.Parts {
		if part.Table != nil && f.readTable(part.Table) {
			tables++
		}
	}
	if tables == 0 {
		f.problem("import-form-none")
	}
	return f
}

// mostWrong bounds what is told of one file.
const mostWrong = 1000

func (f *filled) problem(code string, data ...string) {
	if len(f.wrong) == mostWrong {
		return
	}
	f.wrong = append(f.wrong, problem.New(0, 0, code, data...).In(f.file))
}

// readFacts reads the hidden sheet.
func (f *filled) readFacts(t *sheet.Table) {
	if len(t.Rows) == 0 || t.Rows[0].At(0) != factSheet {
		return
	}
	for i := range t.Rows {
		f.facts[t.Rows[i].At(0)] = t.Rows[i].At(1)
	}
	if v := f.facts[factSheet]; v != version {
		f.problem("import-form-version", "value", v, "expected", version)
	}
}

// mostTitles is how many rows may stand above the headings.
const mostTitles = 30

// readTable reads a sheet, and reports whether it has the headings of a form.
func (f *filled) readTable(t *sheet.Table) bool {
	for i := range t.Rows[:min(len(t.Rows), mostTitles)] {
		if columns := columnsOf(&t.Rows[i]); columns != nil {
			f.readRows(t, i, columns)
			return true
		}
	}
	return false
}

// columnsOf returns which column of a form each of a table's is, if the row has the headings of one; the leftmost of two that are called alike.
func columnsOf(r *sheet.Row) []string {
	columns := make([]string, len(r.Cells))
	for i := range r.Cells {
		if name := columnOf(r.At(i)); !r.Cells[i].Left && !slices.Contains(columns, name) {
			columns[i] = name
		}
	}
	if !slices.Contains(columns, "task") || !slices.Contains(columns, "progress") {
		return nil
	}
	return columns
}

func (f *filled) readRows(t *sheet.Table, head int, columns []string) {
	var left []string // columns that are not those of a form, and have text
	for i := range t.Rows[head+1:] {
		r := &t.Rows[head+1+i]
		one := &row{of: f, sheet: t.Name, at: r.Number, cells: map[string]cell{}}
		for k := range max(len(r.Cells), len(columns)) {
			text := r.At(k)
			if found, is := keyOf(text); is {
				one.key, one.keyed = found, true
				continue
			}
			if k >= len(columns) || k < len(r.Cells) && r.Cells[k].Left {
				continue
			}
			if columns[k] != "" {
				one.cells[columns[k]] = cell{place(k, r.Number), text}
			} else if heading := t.Rows[head].At(k); text != "" && !slices.Contains(left, heading) {
				left = append(left, heading)
			}
			if k < len(r.Cells) && r.Cells[k].Uncomputed && slices.Contains(filledIn, columns[k]) {
				one.problem(columns[k], "import-form-formula")
			}
		}
		if one.isFilledIn() {
			f.rows = append(f.rows, one)
		}
	}
	if len(left) > 0 {
		f.notes = append(f.notes, told{kind: "form-columns-left", data: map[string]string{"file": f.file, "value": strings.Join(left, "、")}})
	}
}

// place returns what a cell is called: F7.
func place(column, row int) string {
	at, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		return ""
	}
	return at
}

// isFilledIn reports whether somebody wrote something into the row.
func (r *row) isFilledIn() bool {
	return slices.ContainsFunc(filledIn, func(name string) bool { return r.text(name) != "" })
}

func (r *row) text(name string) string { return r.cells[name].text }

// where says where a cell of the row is, as people find it.
func (r *row) where(name string) string {
	at := r.cells[name].at
	if at == "" {
		at = strconv.Itoa(r.at) // the column is gone
	}
	if r.sheet == "" {
		return at
	}
	return r.sheet + "!" + at
}

// problem says what is wrong with a cell.
func (r *row) problem(name, code string, data ...string) {
	r.of.problem(code, append([]string{"at", r.where(name), "value", r.text(name)}, data...)...)
}

// damaged is what spreadsheet programs write in place of what a cell held.
var damaged = regexp.MustCompile(`^(#{2,}|(?i)#(REF|DIV/0|NULL|VALUE|NAME|NUM|SPILL|CALC)[!?]|#N/A|Err:\s?\d{3}|#(名称|值|引用|数值)[!?？！])$`)

func (r *row) isDamaged(name string) bool { return damaged.MatchString(r.text(name)) }

// isEmpty matches what people write where they have nothing to say.
var isEmpty = regexp.MustCompile(`^(?i:[-—–/\\＼／.。]+|无|没有|暂无|none|n/?a|nil|no)[。.]?$`)

// saysNothing matches the words with which people say that there is nothing new; a mere stroke is none.
var saysNothing = regexp.MustCompile(`^(?i:无|没有|暂无|none|nil|no|(?:暂|尚|本期|目前)*(?:无|没有)新?(?:的)?进展|nothing new|no news|no progress)[。.]?$`)

// isYes and isNo match what people write where they are to choose.
var isYes = regexp.MustCompile(`^(?i:是|√|✓|✔|☑|1|y|yes|true|x|对|暂无|暂无新进展|无|nothing new)$`)
var isNo = regexp.MustCompile(`^(?i:否|不是|×|✗|0|n|no|false|-|—|/)$`)
