package document

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongshi/generator/phrase"
	"gongshi/generator/sheet"
)

// table takes the rows of a table up. One without headings goes on with the table before it, if it is as wide.
func (r *reader) table(t *sheet.Table) {
	l := r.layoutOf(t)
	switch {
	case l != nil:
		for i := range l.first - len(l.rows) {
			r.above(&t.Rows[i])
		}
		r.found = true
		r.said(l)
	case r.layout != nil && t.Width() == len(r.layout.holds):
		copied := *r.layout
		l = &copied
		l.first = 0
		r.note("table-goes-on", t.Name)
	default:
		r.note("table-left", t.Name)
		return
	}
	r.layout = l
	w := &rows{reader: r, layout: l, name: t.Name}
	if r.heading != "" && !l.has(category) {
		w.part = r.heading
		if r.asCategories == nil {
			r.asCategories = map[string]bool{}
		}
		r.asCategories[r.heading] = true
	}
	for i := l.first; i < len(t.Rows); i++ {
		w.row(&t.Rows[i])
	}
	w.finish()
	if len(w.items) > 0 {
		r.sheets++
	}
	r.plan.Items = append(r.plan.Items, w.items...)
}

// above looks at a row above the headings.
func (r *reader) above(row *sheet.Row) {
	for k := range row.Cells {
		if text := row.At(k); text != "" && !row.Cells[k].Left && !row.Cells[k].Above {
			r.paragraph(text)
			if r.plan.Title == "" && distinct(row) == 1 && titleWords.MatchString(text) && utf8.RuneCountInString(text) < 60 && !strings.ContainsAny(text, "：。") {
				r.plan.Title = strings.ReplaceAll(text, "\n", "")
			}
		}
	}
}

// said tells which columns are left out.
func (r *reader) said(l *layout) {
	if r.left == nil {
		r.left = map[string]bool{}
	}
	for k, is := range l.holds {
		h := strings.ReplaceAll(l.headings[k], "\n", "")
		if firstLeads.MatchString(h) {
			r.plan.FirstLeads = true
		}
		if (is == unknown || is >= person) && h != "" && !r.left[h] {
			r.left[h] = true
			r.plan.Left = append(r.plan.Left, h)
		}
	}
}

// rows are those of a table, as they become items.
type rows struct {
	*reader
	layout *layout
	name   string
	items  []Item
	titles []titled // of the items
	part   string   // the category that a row across began
	down   map[column]string
}

// A titled is what an item's column of tasks says, beside one of contents.
type titled struct {
	task   string
	shared bool // it is the same cell as in the row above
	unsaid bool // its own cell is empty
	blank  bool // that of its number is
	bare   string
	han    bool // the number beside it is that of a category
	number phrase.Number
	own    bool // no row above has that number
}

// Rows that are none of tasks.
var (
	noteRow   = regexp.MustCompile(`^(?:注|备注|说明|填表说明|附注|(?i:notes?|source|total))\s*(?:\d*[：:.、]|$)`)
	signedRow = regexp.MustCompile(`^(?:填报人|填表人|审核人?|制表人?|单位负责人|分管领导|负责人|联系人|联系电话|电话|(?i:contact|prepared by))\s*[：:]`)
	totalRow  = regexp.MustCompile(`^(?:合计|总计|小计|共计|(?i:total|sum|subtotal))$`)
	counted   = regexp.MustCompile(`[（(]\s*共?\s*\d+\s*[项条个件]\s*[）)]\s*$`)
)

func (w *rows) row(row *sheet.Row) {
	texts := w.texts(row)
	switch {
	case len(texts) == 0, w.layout.repeats(row):
	case signedRow.MatchString(texts[0]):
		w.note("row-left", "")
	case totalRow.MatchString(texts[0]) || noteRow.MatchString(texts[0]) && len(texts) <= 2:
		if firstLeads.MatchString(texts[0]) {
			w.plan.FirstLeads = true
		}
		w.note("row-left", texts[0])
	case w.across(row, texts):
	default:
		w.item(row)
	}
}

// texts returns the texts of a row that are not merged into others of it.
func (w *rows) texts(row *sheet.Row) (all []string) {
	for k := range row.Cells {
		if text := row.At(k); text != "" && !row.Cells[k].Left {
			all = append(all, strings.ReplaceAll(text, "\n", ""))
		}
	}
	return all
}

// across reports whether a row only begins a category, and takes that up.
func (w *rows) across(row *sheet.Row, texts []string) bool {
	text := texts[0]
	switch n, is := phrase.ReadNumber(text); {
	case len(texts) == 2 && is && n.Han && w.only(row, numbers, task, category, content, unknown) && !anyAbove(row):
		text = texts[1]
	case len(texts) > 1:
		return false
	case anyAbove(row):
		return false
	default:
		_, _, han := phrase.CutHan(text)
		if k := w.onlyCell(row); !spans(row, k) && !han && !w.isPart(row, k, text) && (k != 0 || w.layout.holds[0] == content || w.layout.holds[0] == task && !w.has(content)) {
			return false // a task of which only the text is there
		}
		if _, _, numbered := phrase.CutNumber(text); numbered && !han || utf8.RuneCountInString(text) > 60 {
			return false
		}
	}
	w.part = categoryName(text)
	w.down = nil
	return true
}

// isPart reports whether a short text alone in a row begins a category: the rows of tasks have numbers, and this one has none.
func (w *rows) isPart(row *sheet.Row, k int, text string) bool {
	if !w.has(numbers) || w.layout.holds[0] != numbers || k == 0 || len(w.items) > 0 && w.items[len(w.items)-1].Number.Label == "" {
		return false
	}
	if utf8.RuneCountInString(text) > 20 || strings.ContainsAny(text, "，。；,;") {
		return false
	}
	w.note("row-as-category", text)
	return true
}

func (w *rows) has(any ...column) bool { return w.layout.has(any...) }

// only reports whether the texts of a row are in columns of a few kinds.
func (w *rows) only(row *sheet.Row, kinds ...column) bool {
	for k := range row.Cells {
		if row.At(k) == "" || row.Cells[k].Left {
			continue
		}
		ok := k >= len(w.layout.holds)
		for _, kind := range kinds {
			ok = ok || w.layout.holds[k] == kind
		}
		if !ok {
			return false
		}
	}
	return true
}

func (w *rows) onlyCell(row *sheet.Row) int {
	for k := range row.Cells {
		if row.At(k) != "" {
			return k
		}
	}
	return 0
}

func anyAbove(row *sheet.Row) bool {
	for _, c := range row.Cells {
		if c.Above && strings.TrimSpace(c.Text) != "" {
			return true
		}
	}
	return false
}
