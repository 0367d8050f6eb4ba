package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gongshi/generator/phrase"
	"gongshi/generator/sheet"
)

// rank is how urgent something is: that is no category.
var rank = regexp.MustCompile(`^(?i:high|medium|low|h|m|l|[1-5]|高|中|低|一般|重要|紧急)$`)

// damaged is what a spreadsheet program shows where it cannot reckon.
var damaged = regexp.MustCompile(`^#(?:REF!|VALUE!|NAME\?|DIV/0!|N/A|NULL!|NUM!|#+)$`)

// item takes a row up that is one of a task.
func (w *rows) item(row *sheet.Row) {
	it, t := Item{Table: w.name, Row: row.Number, Category: w.part}, titled{}
	if w.down == nil {
		w.down = map[int]string{}
	}
	var texts []string // of the columns of contents, with headings after the first
	own, sub := false, false
	for k, is := range w.layout.holds {
		text, above, left := row.At(k), k < len(row.Cells) && row.Cells[k].Above, k < len(row.Cells) && row.Cells[k].Left
		if k < len(row.Cells) {
			it.Notes = append(it.Notes, row.Cells[k].Notes...)
		}
		if left && k > 0 && w.layout.holds[k-1] == is && is != period {
			continue
		}
		if left && isOfRoleOrTime(is) && !isOfRoleOrTime(w.layout.holds[max(k-1, 0)]) {
			text = "" // what is to be done spans it
		}
		if damaged.MatchString(text) && is < person {
			it.Doubts = append(it.Doubts, phrase.Doubt{Kind: "cell-damaged", Words: text})
			text = ""
		}
		own = own || text != "" && !above && is != numbers && is != content && is < person && is != unknown
		switch is {
		case numbers:
			if t.blank = text == "" && !above; t.blank {
				continue
			}
			if n, ok := phrase.ReadNumber(text); ok && n.Han && w.has(content, category) {
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
				text = w.down[k]
			}
			if w.down[k] = text; text == "" {
				continue // a row across began one
			}
			if sub && text != it.Category { // of two levels, the second
				it.Notes = append(it.Notes, strings.ReplaceAll(w.layout.headings[k], "\n", "")+separator(text)+text)
				continue
			}
			it.Category, sub = categoryName(text), true
		case task:
			switch {
			case t.task != "" && len(texts) == 0:
				texts = append(texts, text)
			case t.task != "":
				texts = append(texts, w.headed(k, text))
			case text == "" && w.has(content):
				t.task, t.shared, t.unsaid = w.down[k], true, true
			default:
				t.task, t.shared = text, above || text == w.down[k] && text != ""
				w.down[k] = text
			}
		case content, measure:
			if w.layout.timed[k] {
				it.timed = append(it.timed, text)
			}
			if len(texts) > 0 || is == measure {
				text = w.headed(k, text)
			}
			texts = append(texts, text)
		case responsible, lead, joint, support:
			if text == "" && !left && w.leadsRows(k) {
				if text = w.down[k]; text != "" {
					it.doubt("office-above", text)
				}
			}
			w.down[k] = text
			it.Roles = append(it.Roles, RoleCell{w.roleOf(is), text})
		case when:
			if named := spanOfRows.MatchString(plainHeading(w.layout.headings[k])); (named || w.beforeTasks(k)) && text == "" && w.down[k] != "" {
				text = w.down[k]
				it.doubt("time-above", text)
			}
			w.down[k] = text
			if text != "" && w.severalTimes() {
				text = w.headed(k, text)
			}
			it.Times = appendDistinct(it.Times, text)
		case start:
			it.Start = text
		case period:
			it.addPeriod(w.layout.headings[k], text, left)
		}
	}
	w.place(it, t, texts, own)
}

// spanOfRows is the heading of a column that says once for several rows when they are due.
var spanOfRows = regexp.MustCompile(`^(?:月份|月度|季度|时段|月)$`)

func isOfRoleOrTime(is column) bool {
	return is == responsible || is == lead || is == joint || is == support || is == when || is == start
}

// leadsRows reports whether a column of those who lead stands before the tasks: then it says once for several rows who does.
func (w *rows) leadsRows(k int) bool {
	is := w.layout.holds[k]
	return (is == lead || is == responsible) && w.beforeTasks(k)
}

// beforeTasks reports whether a column stands before those of the tasks.
func (w *rows) beforeTasks(k int) bool {
	return !slices.ContainsFunc(w.layout.holds[:k], func(c column) bool { return c == task || c == content })
}

// severalTimes reports whether several columns say when: their headings then say what is to be done by each.
func (w *rows) severalTimes() bool {
	headings := map[string]bool{}
	for k, is := range w.layout.holds {
		if is == when {
			headings[w.layout.headings[k]] = true
		}
	}
	return len(headings) > 1
}

// headed returns the text of a cell with its column's heading before it.
func (w *rows) headed(k int, text string) string {
	if text == "" {
		return ""
	}
	return strings.ReplaceAll(w.layout.headings[k], "\n", "") + separator(text) + text
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
	if t.blank && last >= 0 && it.saysOnlyText() && w.goesOn(t.task+strings.Join(paragraphs, "")) {
		text := joined(t.task + "\n" + strings.Join(texts, "\n"))
		w.items[last].Text += gapOf(w.items[last].Text, text) + text
		w.items[last].doubt("row-continued", text)
		return
	}
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
	if t.blank && own && it.Number.Label == "" && last >= 0 && w.items[last].Number.Label != "" {
		if _, _, numbered := phrase.CutNumber(t.task + strings.Join(paragraphs, "")); !numbered {
			it.Number = w.items[last].Number
			it.Doubts = append(it.Doubts, phrase.Doubt{Kind: "number-shared", Words: it.Number.Label})
		}
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

// saysOnlyText reports whether an item has neither offices nor times.
func (it *Item) saysOnlyText() bool {
	said := isSaid(it.Start) || isSaid(strings.Join(it.Times, "")) || it.namesOffices()
	return !said && !slices.ContainsFunc(it.Periods, func(c PeriodCell) bool { return isSaid(c.Text) })
}

// goesOn reports whether a text goes on with the sentence of the last item.
func (w *rows) goesOn(text string) bool {
	return unfinished.MatchString(w.items[len(w.items)-1].Text) || goesOnWith.MatchString(text)
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
