// Package document finds a plan in what an office has written: the table of tasks by its headings, or the numbered paragraphs of a text.
//
// It goes in three steps. Headings tell which column is which (heading.go); rows become items, each with the words of its cells
// (table.go, and prose.go for a text without a table); then the words are understood, given the time of the plan and the offices that are
// known (understand.go).
//
// It knows nothing of a site. What always holds: what was left out, and what is doubtful, is said; words that were not understood stay
// words. An item keeps the document's own words beside what was understood.
package document

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongshi/generator/day"
	"gongshi/generator/phrase"
	"gongshi/generator/sheet"
)

// A Plan is what a document says.
type Plan struct {
	Title, Document, Issuer string
	Issued                  day.Day
	Span                    phrase.Span // that the title names; may be none
	Items                   []Item
	Left                    []string // headings of columns that were left out
	Notes                   []Said
	FirstLeads              bool   // a note says that the first office that is named leads
	LeadMark                string // or that one with a mark does
}

// Said is something to be told, by its kind, with its words.
type Said struct{ Kind, Words string }

// An Item is a task as it stands there.
type Item struct {
	Table string // the name of the sheet
	Row   int
	Cells

	Number   phrase.Number // none if it has none
	Category string
	Title    string
	Text     string // in paragraphs
	Doubts   []phrase.Doubt

	Named    []phrase.Named
	When     phrase.When
	FromText bool     // the time stands only in the text
	timed    []string // texts of which the heading says that they name times
	Amounts  []phrase.Amount
}

// Cells are the words of an item's cells.
type Cells struct {
	Roles   []RoleCell
	Times   []string
	Start   string
	Periods []PeriodCell
	Text    string // the text with its number, as it stands there
	Notes   []string
}

// A RoleCell is a cell with offices.
type RoleCell struct {
	Role phrase.Role
	Text string
}

// A PeriodCell is what is promised for a period that has a column.
type PeriodCell struct{ Heading, Text string }

// Options are what people may say of a document.
type Options struct {
	Columns map[string]string // by a heading, what it holds: one of ColumnNames
}

// Read finds the plan in a document. There are no items if there is none.
func Read(doc *sheet.Document, o Options) *Plan {
	r := &reader{plan: &Plan{}, options: o}
	for _, n := range doc.Notes {
		r.plan.Notes = append(r.plan.Notes, Said{n.Code, n.Value})
	}
	for _, p := range doc.Parts {
		if p.Table != nil {
			r.table(r.laidFlat(p.Table))
			r.heading = ""
			continue
		}
		for _, line := range strings.Split(p.Text, "\n") {
			r.paragraph(line)
		}
	}
	r.endTable()
	if len(r.plan.Items) == 0 && !r.found {
		r.prose(doc)
	}
	r.finish()
	return r.plan
}

// A reader reads a document.
type reader struct {
	plan         *Plan
	options      Options
	lines        []string        // the paragraphs that may be the title
	layout       *layout         // of the last table
	open         *rows           // that table's, which may go on in the next
	apart        bool            // something stands between
	found        bool            // a table of tasks was found
	heading      string          // the numbered heading right above a table
	sheets       int             // with tasks
	asCategories map[string]bool // headings that were taken for categories
	left         map[string]bool
}

var (
	documentNumber = regexp.MustCompile(`[\p{Han}]{1,12}[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\]）)】]\s*\d{1,4}\s*号`)
	dateLine       = regexp.MustCompile(`^(\d{4}|[〇零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日$`)
	titleWords     = regexp.MustCompile(`表|清单|计划|方案|任务|要点|台账|意见|安排|分解|分工|项目|工程|实事|(?i:plan|programme|program|list|actions?)`)
	someYears      = regexp.MustCompile(`((?:19|20)\d{2})年?(?:度)?\s*(?:[-—–－~～至到]+\s*(?:FY)?((?:19|20)\d{2}))?`)
)

// paragraph looks at a paragraph outside of the tables.
func (r *reader) paragraph(text string) {
	flat := strings.TrimSpace(strings.ReplaceAll(text, "\n", ""))
	if flat == "" || betweenPages.MatchString(flat) {
		return
	}
	r.apart = true
	r.saysWhoLeads(flat)
	if m := documentNumber.FindString(flat); m != "" && r.plan.Document == "" && utf8.RuneCountInString(flat) < 40 {
		r.plan.Document = strings.Map(bracketsOfNumbers, strings.ReplaceAll(m, " ", ""))
		return
	}
	if r.issued(flat) {
		return
	}
	if m := dateLine.FindStringSubmatch(strings.ReplaceAll(flat, " ", "")); m != nil {
		if d, ok := day.New(number(m[1]), number(m[2]), number(m[3])); ok {
			r.plan.Issued = d
			if n := len(r.lines); n > 0 && utf8.RuneCountInString(r.lines[n-1]) < 25 && !strings.ContainsAny(r.lines[n-1], "，。：；") && !issuedLabel.MatchString(r.lines[n-1]+"：") && r.plan.Issuer == "" {
				r.plan.Issuer = r.lines[n-1]
			}
		}
		return
	}
	r.lines = append(r.lines, flat)
	r.heading = ""
	if _, rest, is := phrase.CutHan(flat); is && rest != "" && utf8.RuneCountInString(rest) <= 40 && !strings.ContainsAny(rest, "。；") {
		r.heading = categoryName(flat)
	}
}

// issuedLabel stands before the day on which a document was issued.
var issuedLabel = regexp.MustCompile(`(?:(?:印发|发文|成文|制发|签发|发布|落款)(?:日期|时间)|印发|落款|(?i:\b(?:date of issue|issued(?: on)?)))\s*[：:]\s*`)

var figures = regexp.MustCompile(`\d+`)

// issued takes the day up on which a line says that the document was issued.
func (r *reader) issued(line string) bool {
	loc := issuedLabel.FindStringIndex(line)
	if loc == nil || utf8.RuneCountInString(line) > 80 {
		return false
	}
	said := line[loc[1]:]
	w := phrase.Schedule(said, phrase.Span{})
	if w.Due == 0 || !phraseNamesDay(said) && len(figures.FindAllString(said, 3)) < 2 { // June 2024
		return false
	}
	r.plan.Issued = w.Due
	return true
}

func bracketsOfNumbers(r rune) rune {
	switch r {
	case '[', '(', '（', '【':
		return '〔'
	case ']', ')', '）', '】':
		return '〕'
	}
	return r
}

// number reads digits of either kind.
func number(text string) int {
	n := 0
	for _, r := range text {
		if at := strings.IndexRune("〇一二三四五六七八九", r); at >= 0 && len(text) == 12 {
			n = n*10 + at/3
		}
	}
	if n > 0 {
		return n
	}
	is, _ := phrase.ReadNumber(text)
	return is.Whole
}

// finish settles what the whole document says.
func (r *reader) finish() {
	p := r.plan
	r.sheetsAsCategories()
	if p.Title == "" {
		p.Title = titleIn(r.lines)
	}
	if m := someYears.FindStringSubmatch(p.Title); m != nil {
		p.Span = years(m[1], m[2])
	} else if w := phrase.Schedule(fiveYears.FindString(p.Title), phrase.Span{}); w.Due != 0 {
		p.Span = phrase.Span{Start: w.Start, End: w.Due}
	}
	for _, line := range r.lines[:min(len(r.lines), 8)] {
		if m := someYears.FindStringSubmatch(line); m != nil && p.Span.Start == 0 && utf8.RuneCountInString(line) < 40 && !strings.ContainsAny(line, "，。；") {
			p.Span = years(m[1], m[2])
		}
	}
	if p.Span.Start == 0 && p.Issued != 0 {
		year, _, _ := p.Issued.Date()
		p.Span.Start, _ = day.New(year, 1, 1)
		p.Span.End, _ = day.New(year, 12, 31)
		r.note("span-of-issue", p.Issued.String())
	}
}

// fiveYears names one of the plans of five years in a title.
var fiveYears = regexp.MustCompile(`“?十[三四五六]五”?(?:规划)?期间|“?十[三四五六]五”?`)

func years(from, to string) (s phrase.Span) {
	first := number(from)
	last := max(number(to), first)
	s.Start, _ = day.New(first, 1, 1)
	s.End, _ = day.New(last, 12, 31)
	return s
}

// passing are the forms that go around with a document.
var passing = regexp.MustCompile(`(?:审批|呈批|送审|会签|签批|签发|发文|收文|传阅)(?:表|单|笺|稿纸?)$`)

// issuing is the title of a notice that only brings a document: that one's title is in it.
var issuing = regexp.MustCompile(`关于印发《?([^《》]{6,})》?的通知$`)

// titleIn returns the last short line before the table that names a list, or the first one.
func titleIn(lines []string) string {
	const longest = 60
	best := ""
	for k, line := range lines[:min(len(lines), 30)] {
		if passing.MatchString(line) {
			continue
		}
		if utf8.RuneCountInString(line) <= 8 && k > 0 && utf8.RuneCountInString(lines[k-1]) < 40 && !strings.ContainsAny(lines[k-1], "。；：，,") && titleWords.MatchString(line) {
			line = lines[k-1] + line // a title in two lines
		}
		if _, _, is := phrase.CutHan(line); is {
			continue
		}
		if utf8.RuneCountInString(line) <= longest && titleWords.MatchString(line) && !strings.ContainsAny(line, "。；：") {
			if best == "" || strings.HasSuffix(line, "表") || strings.HasSuffix(line, "清单") {
				best = line
			}
		}
	}
	if m := issuing.FindStringSubmatch(best); m != nil {
		best = m[1]
	}
	return strings.TrimPrefix(best, "附件：")
}

// sheetsAsCategories takes the names of several sheets with tasks for categories, where nothing else says any.
func (r *reader) sheetsAsCategories() {
	if len(r.asCategories) == 1 { // a heading over the only table says what the table is
		for i := range r.plan.Items {
			if it := &r.plan.Items[i]; r.asCategories[it.Category] {
				it.Category = ""
			}
		}
	} else {
		for _, heading := range slices.Sorted(maps.Keys(r.asCategories)) {
			r.note("heading-as-category", heading)
		}
	}
	if r.sheets < 2 {
		return
	}
	for i := range r.plan.Items {
		if it := &r.plan.Items[i]; it.Category != "" || it.Table == "" || plainSheet.MatchString(it.Table) {
			return
		}
	}
	for i := range r.plan.Items {
		r.plan.Items[i].Category = r.plan.Items[i].Table
	}
	for _, it := range r.plan.Items { // 任务清单（城建组）
		r.plan.Title = strings.TrimSuffix(r.plan.Title, "（"+it.Table+"）")
	}
	r.note("sheets-as-categories", "")
}

// plainSheet is what programs call sheets that nobody named.
var plainSheet = regexp.MustCompile(`^(?i:sheet|工作表|表)\s*\d*$`)

func (r *reader) note(kind, words string) {
	for _, n := range r.plan.Notes {
		if n.Kind == kind && n.Words == words {
			return
		}
	}
	r.plan.Notes = append(r.plan.Notes, Said{kind, words})
}
