package form

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongshi/generator/day"
	"gongshi/generator/site"
)

// What a sheet of a form has beside its cells: what may be typed, how it is printed, the sheet that explains, and the hidden one.

// valid says what may be typed into the cells from the first task to the last row.
func (b *book) valid(last int) {
	first, until := spanOf(b.form.Plan)
	for i, c := range b.form.columns() {
		name, err := excelize.ColumnNumberToName(i + 1)
		b.keep(err)
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(name + strconv.Itoa(headRow+1) + ":" + name + strconv.Itoa(last))
		title, text := b.v.say("valid."+c.name+"-title"), ""
		switch c.name {
		case "nothing":
			b.keep(dv.SetDropList([]string{b.v.say("yes")}))
			title, text = b.v.say("valid.yes-title"), b.v.say("valid.yes")
		case "day":
			b.keep(dv.SetRange(serial(first), serial(until), excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
			text = b.v.say("valid.day", "day", b.form.Period.Last.String(), "first", first.String(), "last", until.String())
		case "amount":
			b.keep(dv.SetRange(0, 1e12, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
			text = b.v.say("valid.amount")
		default:
			continue
		}
		dv.SetInput(title, text)
		dv.SetError(excelize.DataValidationErrorStyleStop, title, text)
		b.keep(b.AddDataValidation(b.sheet, dv))
	}
}

// spanOf are the first and the last day on which something of a plan may be completed.
func spanOf(p *site.Plan) (first, last day.Day) { return p.Start, p.Closes() }

// serial returns a day as workbooks number it.
func serial(d day.Day) int {
	first, _ := day.New(1899, 12, 30)
	return int(d - first)
}

// page sets how the sheet is looked at and printed, and locks what is not to be filled in. There is no password: it guards against a slip.
func (b *book) page(last int) {
	b.keep(b.SetPanes(b.sheet, &excelize.Panes{Freeze: true, XSplit: 3, YSplit: headRow, TopLeftCell: "D" + strconv.Itoa(headRow+1), ActivePane: "bottomRight"}))
	b.keep(b.SetPageLayout(b.sheet, &excelize.PageLayoutOptions{Size: at(9), Orientation: at("landscape"), FitToWidth: at(1), FitToHeight: at(0)}))
	b.keep(b.SetSheetProps(b.sheet, &excelize.SheetPropsOptions{FitToPage: at(true)}))
	b.keep(b.SetPageMargins(b.sheet, &excelize.PageLayoutMarginsOptions{Left: at(0.4), Right: at(0.4), Top: at(0.5), Bottom: at(0.6), Header: at(0.3), Footer: at(0.3)}))
	b.keep(b.SetHeaderFooter(b.sheet, &excelize.HeaderFooterOptions{OddFooter: "&C&P / &N"}))
	head := strconv.Itoa(headRow)
	quoted := "'" + strings.ReplaceAll(b.sheet, "'", "''") + "'"
	b.keep(b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted + "!$" + head + ":$" + head, Scope: b.sheet}))
	end, err := excelize.CoordinatesToCellName(len(b.form.columns()), last)
	b.keep(err)
	b.keep(b.SetSheetDimension(b.sheet, "A1:"+end))
	b.lock(b.sheet)
}

func (b *book) lock(sheet string) {
	b.keep(b.ProtectSheet(sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true}))
}

func at[T any](value T) *T { return &value }

// explain writes the sheet that explains.
func (b *book) explain() {
	name := b.v.say("explained")
	_, err := b.NewSheet(name)
	b.keep(err)
	sheet := b.sheet
	b.sheet = name
	for i, line := range b.form.explanation(b.v) {
		style := "line"
		if i == 0 {
			style = "note"
		}
		b.cell(1, i+1, line, style)
	}
	b.keep(b.SetColWidth(name, "A", "A", 110))
	b.keep(b.SetPageLayout(name, &excelize.PageLayoutOptions{Size: at(9), Orientation: at("landscape"), FitToWidth: at(1), FitToHeight: at(0)}))
	b.keep(b.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: at(true)}))
	b.lock(name)
	b.sheet = sheet
}

// explanation returns the lines of that sheet: those that fit what is asked.
func (f *Form) explanation(v voice) []string {
	asked := map[string]bool{}
	for _, c := range f.columns() {
		asked[c.name] = true
	}
	milestones := false
	for _, o := range f.Tasks {
		milestones = milestones || len(o.Milestones) > 0
	}
	r := &f.Plan.Reporting
	left := map[int]bool{
		7: !milestones,
		8: !asked["problems"] || r.Publishes("problems"), 9: !asked["problems"] || !r.Publishes("problems"),
		10: !asked["next"] || !r.Publishes("next"), 11: !asked["next"] || r.Publishes("next"),
	}
	var lines []string
	for n := 1; n <= 13; n++ {
		if left[n] {
			continue
		}
		line := v.say("explain."+strconv.Itoa(n), "office", f.Office.Name, "period", v.period(f.Period), "day", f.Period.Last.String())
		if n > 1 && n < 12 {
			line = strconv.Itoa(len(lines)) + ". " + line
		}
		lines = append(lines, line)
	}
	return lines
}

// facts writes the hidden sheet, which says what the form is, should rows have lost their keys.
func (b *book) facts() {
	_, err := b.NewSheet(factSheet)
	b.keep(err)
	for i, fact := range [][2]string{{factSheet, version}, {"plan", b.form.Plan.Key}, {"period", b.form.Period.Key}, {"office", b.form.Office.Key}} {
		row := strconv.Itoa(i + 1)
		b.keep(b.SetCellStr(factSheet, "A"+row, fact[0]))
		b.keep(b.SetCellStr(factSheet, "B"+row, fact[1]))
	}
	b.keep(b.SetSheetVisible(factSheet, false))
	b.SetActiveSheet(0)
}
