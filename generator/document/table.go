package document

import (
	"regexp"
	"strings"
	"unicode"
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
		if r.overs == nil {
			r.overs = map[string]bool{}
		}
		r.overs[r.heading] = true
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
	number string // the last one in the column of numbers
}

// A titled is what an item's column of tasks says, beside one of contents.
type titled struct {
	task   string
	shared bool // it is the same cell as in the row above
	unsaid bool // its own cell is empty
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

// rank is how urgent something is: that is no category.
var rank = regexp.MustCompile(`^(?i:high|medium|low|h|m|l|[1-5]|高|中|低|一般|重要|紧急)$`)

// damaged is what a spreadsheet program shows where it cannot reckon.
var damaged = regexp.MustCompile(`^#(?:REF!|VALUE!|NAME\?|DIV/0!|N/A|NULL!|NUM!|#+)$`)

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

// categoryName returns the name of a category without its number, and without how many tasks it has.
func categoryName(text string) string {
	if _, rest, is := phrase.CutHan(text); is && rest != "" {
		text = rest
	}
	if rest := counted.ReplaceAllString(text, ""); rest != "" {
		text = rest
	}
	return strings.TrimSpace(strings.TrimRight(strings.ReplaceAll(text, "\n", ""), "：:。"))
}

// item takes a row up that is one of a task.
func (w *rows) item(row *sheet.Row) {
	it, t := Item{Table: w.name, Row: row.Number, Category: w.part}, titled{}
	if w.down == nil {
		w.down = map[column]string{}
	}
	var texts []string // of the columns of contents, with headings after the first
	own := false
	for k, is := range w.layout.holds {
		text, above, left := row.At(k), k < len(row.Cells) && row.Cells[k].Above, k < len(row.Cells) && row.Cells[k].Left
		if k < len(row.Cells) {
			it.Notes = append(it.Notes, row.Cells[k].Notes...)
		}
		if left && k > 0 && w.layout.holds[k-1] == is && is != period {
			continue
		}
		if damaged.MatchString(text) && is < person {
			it.Doubts = append(it.Doubts, phrase.Doubt{Kind: "cell-damaged", Words: text})
			text = ""
		}
		own = own || text != "" && !above && is != numbers && is != content && is < person && is != unknown
		switch is {
		case numbers:
			if text == "" && !above {
				continue
			}
			if n, ok := phrase.ReadNumber(text); ok && n.Han && w.has(content) {
				t.han, t.number, t.own = true, n, !above
			} else if ok {
				it.Number = n
			} else if text != "" {
				it.Doubts = append(it.Doubts, phrase.Doubt{Kind: "number-unknown", Words: text})
			}
		case category:
			if rank.MatchString(text) {
				it.Notes = append(it.Notes, strings.ReplaceAll(w.layout.headings[k], "\n", "")+separator(text)+text)
				continue
			}
			if text == "" {
				text = w.down[category]
			}
			w.down[category] = text
			it.Category = categoryName(text)
		case task:
			switch {
			case t.task != "":
				texts = append(texts, text)
			case text == "" && w.has(content):
				t.task, t.shared, t.unsaid = w.down[task], true, true
			default:
				t.task, t.shared = text, above || text == w.down[task] && text != ""
				w.down[task] = text
			}
		case content, measure:
			if text != "" && (len(texts) > 0 || is == measure) {
				text = strings.ReplaceAll(w.layout.headings[k], "\n", "") + separator(text) + text
			}
			texts = append(texts, text)
		case responsible, lead, joint, support:
			it.Roles = append(it.Roles, RoleCell{w.roleOf(is), text})
		case when:
			it.Times = appendDistinct(it.Times, text)
		case start:
			it.Start = text
		case period:
			it.addPeriod(w.layout.headings[k], text, left)
		}
	}
	w.place(it, t, texts, own)
}

func separator(text string) string {
	if phrase.Latin(text) {
		return ": "
	}
	return "："
}

func appendDistinct(all []string, text string) []string {
	if text == "" || len(all) > 0 && all[len(all)-1] == text {
		return all
	}
	return append(all, text)
}

// addPeriod takes up what is promised for a period. A cell over several ends with the last.
func (it *Item) addPeriod(heading, text string, left bool) {
	if last := len(it.Periods) - 1; left && last >= 0 {
		it.Periods[last].Heading = heading
		return
	}
	it.Periods = append(it.Periods, PeriodCell{heading, text})
}

// roleOf returns the role of those in a column. Where another column has those who lead, responsible are the others.
func (w *rows) roleOf(is column) phrase.Role {
	switch is {
	case lead:
		return phrase.Lead
	case joint:
		return phrase.Joint
	case support:
		return phrase.Support
	}
	if w.has(lead) {
		return phrase.Joint
	}
	return phrase.Responsible
}

// place settles the text of an item, and adds it; a row that only goes on with the text of the one before goes there.
func (w *rows) place(it Item, t titled, texts []string, own bool) {
	var paragraphs []string
	for _, text := range texts {
		if text = joined(text); text != "" {
			paragraphs = append(paragraphs, text)
		}
	}
	last := len(w.items) - 1
	if !own && it.Number.Label == "" && len(paragraphs) > 0 && last >= 0 && w.has(numbers) && !t.han {
		if _, _, numbered := phrase.CutNumber(paragraphs[0]); !numbered {
			w.items[last].Text += "\n\n" + strings.Join(paragraphs, "\n\n")
			w.items[last].Cells.Text += "\n" + strings.Join(texts, "\n")
			w.items[last].Doubts = append(w.items[last].Doubts, phrase.Doubt{Kind: "row-continued", Words: paragraphs[0]})
			return
		}
	}
	if len(paragraphs) == 0 && (t.task == "" || t.unsaid) || !hasWords(t.task+strings.Join(paragraphs, "")) {
		w.note("row-left", strings.TrimSpace(strings.Join(w.rowWords(it), " ")))
		return
	}
	if !w.has(content) && t.task != "" {
		paragraphs, t.task = append([]string{joined(t.task)}, paragraphs...), ""
	}
	if t.bare = t.task; t.bare != "" {
		t.bare = joined(t.bare)
	}
	it.Text = strings.Join(paragraphs, "\n\n")
	w.items, w.titles = append(w.items, it), append(w.titles, t)
}

// hasWords reports whether a text has a letter or a digit.
func hasWords(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func (w *rows) rowWords(it Item) []string {
	words := []string{it.Number.Label}
	for _, r := range it.Roles {
		words = append(words, r.Text)
	}
	return words
}

// finish tells titles from categories: a column of tasks whose cells go on over many rows, beside one of contents, has categories.
func (w *rows) finish() {
	shared, han, distinct := 0, 0, map[string]bool{}
	for _, t := range w.titles {
		distinct[t.task] = true
		if t.shared {
			shared++
		}
		if t.han {
			han++
		}
	}
	if w.ownHan() {
		han = 0
		for k := range w.items {
			w.items[k].Number = w.titles[k].number
		}
	}
	groups := w.has(content) && !w.has(category) && (han > 0 || shared > 0 && len(distinct)*2 <= len(w.items))
	for k := range w.items {
		it, t := &w.items[k], w.titles[k]
		full := it.Text
		switch {
		case t.task == "":
		case groups:
			it.Category = categoryName(t.task)
		default:
			if n, rest, is := phrase.CutNumber(t.bare); is && rest != "" && !n.Han {
				if it.Number.Label == "" {
					it.Number = n
				}
				t.bare = rest
			}
			it.Title = t.bare
			full = strings.Trim(t.bare+"\n"+it.Text, "\n")
		}
		it.Cells.Text = full
		it.cutNumber()
		if it.Title != "" && t.shared && !groups {
			it.Title += "：" + firstClause(it.Text)
		} else if it.Title != "" && w.sharedNext(k) {
			it.Title += "：" + firstClause(it.Text)
		}
		it.settleTitle()
	}
}

// ownHan reports whether each row has a Chinese number of its own: then they are those of the tasks.
func (w *rows) ownHan() bool {
	for _, t := range w.titles {
		if !t.own {
			return false
		}
	}
	return len(w.titles) > 1
}

// sharedNext reports whether the next item has the same title cell.
func (w *rows) sharedNext(k int) bool {
	return k+1 < len(w.titles) && w.titles[k+1].shared && w.titles[k+1].task == w.titles[k].task
}

// cutNumber takes the number from the beginning of the text, if there is none beside it, or it is the same.
func (it *Item) cutNumber() {
	n, rest, is := phrase.CutNumber(it.Text)
	if !is || rest == "" || n.Han && it.Number.Label != "" {
		return
	}
	for _, paragraph := range strings.Split(it.Text, "\n\n")[1:] {
		if next, _, is := phrase.CutNumber(paragraph); is && next.Whole == n.Whole+1 && it.Number.Label != "" || is && next.Whole == 2 && n.Whole == 1 {
			return // the numbers are those of its steps
		}
	}
	if it.Number.Label == "" || it.Number.Whole == n.Whole && n.Whole > 0 {
		if it.Number.Label == "" {
			it.Number = n
		}
		it.Text = rest
	}
}
