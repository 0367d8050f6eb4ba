package document

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongshi/generator/phrase"
	"gongshi/generator/sheet"
)

// table takes the rows of a table up. One without headings goes on with the table before it, if it is as wide.
func (r *reader) table(t *sheet.Table) {
	l := r.layoutOf(t)
	w := r.cutOff(t, l)
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
		r.note("table-goes-on", cmp.Or(t.Name, beginning(t)))
	default:
		r.note("table-left", cmp.Or(t.Name, beginning(t)))
		for i := range t.Rows { // a sheet of notes
			for k := range t.Rows[i].Cells {
				r.saysWhoLeads(t.Rows[i].At(k))
			}
		}
		return
	}
	if w == nil {
		r.endTable()
		w = &rows{reader: r, name: t.Name}
		w.beginPart(l)
	}
	r.layout, w.layout, r.open, r.apart = l, l, w, false
	for i := l.first; i < len(t.Rows); i++ {
		w.row(&t.Rows[i])
	}
}

// cutOff returns the rows that a table goes on with, if it was only cut from them: nothing stands between, and it has the same headings
// or none.
func (r *reader) cutOff(t *sheet.Table, l *layout) *rows {
	switch {
	case r.open == nil, r.apart, r.open.name != t.Name:
		return nil
	case l == nil && t.Width() == len(r.layout.holds), l != nil && l.first == len(l.rows) && slices.EqualFunc(l.rows, r.layout.rows, sameTexts):
		return r.open
	}
	return nil
}

// sameTexts reports whether two rows say the same.
func sameTexts(a, b []string) bool {
	return slices.EqualFunc(a, b, func(x, y string) bool { return phrase.Plain(x) == phrase.Plain(y) })
}

// betweenPages is what stands between the pieces of a table that was cut.
var betweenPages = regexp.MustCompile(`^(?:[（(]?\s*(?:续\s*(?:上\s*)?表|接上[页表])\s*[0-9一二三四五六七八九十]*\s*[）)]?|[-—–\s]*(?:第\s*)?\d{1,3}(?:\s*页)?[-—–\s]*)$`)

// endTable settles the rows of a table, with those of what was cut from it.
func (r *reader) endTable() {
	w := r.open
	if r.open = nil; w == nil {
		return
	}
	w.finish()
	if len(w.items) > 0 {
		r.sheets++
	}
	r.plan.Items = append(r.plan.Items, w.items...)
}

// beginning returns the first words of a table.
func beginning(t *sheet.Table) string {
	var words []string
	for i := range t.Rows {
		for k := range t.Rows[i].Cells {
			if text := t.Rows[i].At(k); text != "" && !t.Rows[i].Cells[k].Left && !t.Rows[i].Cells[k].Above {
				words = append(words, strings.ReplaceAll(text, "\n", ""))
			}
		}
		if len(words) > 0 {
			break
		}
	}
	return shortened(strings.Join(words, "、"))
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
		r.saysWhoLeads(h)
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
	titles []titled       // of the items
	part   string         // the category that a row across began
	down   map[int]string // by a column, what stands above in it
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

// beginPart takes the heading above a table for a category.
func (w *rows) beginPart(l *layout) {
	if w.heading == "" || l.has(category) {
		return
	}
	w.part = w.heading
	if w.asCategories == nil {
		w.asCategories = map[string]bool{}
	}
	w.asCategories[w.heading] = true
}

// Rows that are none of tasks.
var (
	noteRow   = regexp.MustCompile(`^(?:注|备注|说明|填表说明|附注|(?i:notes?|source|total))\s*(?:\d*[：:.、]|$)`)
	signedRow = regexp.MustCompile(`^(?:填报人|填表人|审核人?|制表人?|单位负责人|分管领导|负责人|联系人|联系电话|电话|(?i:contact|prepared by))\s*[：:]|^[^，。；]{0,16}(?:签字|签名|签章|盖章)(?:（[^（）]*）)?\s*[：:]`)
	totalRow  = regexp.MustCompile(`^(?:(?:合计|总计|小计|共计)(?:[：:（(\s\d共].*)?|(?i:total|sum|subtotal)s?)$`)
	counted   = regexp.MustCompile(`[（(]\s*共?\s*\d+\s*[项条个件]\s*[）)]\s*$`)
)

func (w *rows) row(row *sheet.Row) {
	texts := w.texts(row)
	switch {
	case len(texts) == 0, w.layout.repeats(row), len(texts) == 1 && betweenPages.MatchString(texts[0]):
	case signedRow.MatchString(texts[0]):
		w.note("row-left", "")
	case totalRow.MatchString(texts[0]) || len(texts) == 2 && totalRow.MatchString(texts[1]) || noteRow.MatchString(texts[0]) && len(texts) <= 2:
		w.saysWhoLeads(texts[0])
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
	row, texts = w.withoutSums(row, texts)
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

// sum is what stands in the columns of figures beside a category.
var sum = regexp.MustCompile(`^[-+]?[\d,.]+\s*(?:%|万元|亿元|个|项)?$|^[-—–/]+$`)

// withoutSums returns a row of a category without the sums of its rows. A row with anything else beside its text stays as it is.
func (w *rows) withoutSums(row *sheet.Row, texts []string) (*sheet.Row, []string) {
	bare := &sheet.Row{Number: row.Number, Cells: slices.Clone(row.Cells)}
	for k := range bare.Cells {
		is := unknown
		if k < len(w.layout.holds) {
			is = w.layout.holds[k]
		}
		if text := row.At(k); (is == unknown || is >= person) && sum.MatchString(text) {
			bare.Cells[k] = sheet.Cell{}
		} else if text != "" && is != numbers && is != task && is != category {
			return row, texts
		}
	}
	if rest := w.texts(bare); len(rest) > 0 {
		return bare, rest
	}
	return row, texts
}

// isPart reports whether a short text alone in a row begins a category: the rows of tasks have numbers, and this one has none.
func (w *rows) isPart(row *sheet.Row, k int, text string) bool {
	if !w.has(numbers) || w.layout.holds[0] != numbers || k == 0 || len(w.items) > 0 && w.items[len(w.items)-1].Number.Label == "" {
		return false
	}
	if len(w.items) > 0 && w.goesOn(text) {
		return false
	}
	if utf8.RuneCountInString(text) > 20 || strings.ContainsAny(text, "，。；,;") {
		return false
	}
	w.note("row-as-category", text)
	return true
}

// A sentence that goes on in the next row: how its beginning ends, and how its rest begins.
var (
	unfinished = regexp.MustCompile(`[，、；：（,]$|(?:和|与|及|的|在|对|将)$`)
	goesOnWith = regexp.MustCompile(`^(?:并|且|及|以及|和|与|或|同时|等|）|，|、|。)`)
)

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
