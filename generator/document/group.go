package document

import (
	"slices"
	"strings"

	"gongshi/generator/phrase"
)

// categoryName returns the name of a category without its number, and without how many tasks it has.
func categoryName(text string) string {
	if _, rest, is := phrase.CutHan(text); is && rest != "" {
		text = rest
	}
	if m := englishPart.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	if rest := counted.ReplaceAllString(text, ""); rest != "" {
		text = rest
	}
	return strings.TrimSpace(strings.TrimRight(strings.ReplaceAll(text, "\n", ""), "：:。"))
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
	w.withoutZeros()
	steps := w.steps()
	groups := w.has(content) && !w.has(category) && (han > 0 || shared > 0 && len(distinct)*2 <= len(w.items))
	for k := range w.items {
		it, t := &w.items[k], w.titles[k]
		full := it.Text
		switch {
		case t.task == "":
		case groups && it.Text != "":
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
		if !it.namesOffices() {
			it.takeBrackets()
		}
		if steps[k] != "" {
			it.Text = steps[k]
		}
		it.cutNumber()
		if it.Title != "" && t.shared && !groups {
			it.Title += "：" + firstClause(withoutNumber(it.Text))
		} else if it.Title != "" && w.sharedNext(k) {
			it.Title += "：" + firstClause(withoutNumber(it.Text))
		}
		it.settleTitle()
	}
}

// withoutNumber returns a text without a number at its beginning.
func withoutNumber(text string) string {
	if _, rest, is := phrase.CutNumber(text); is && rest != "" {
		return rest
	}
	return text
}

// steps returns the texts, without their numbers, of rows under one number that count themselves from one.
func (w *rows) steps() []string {
	bare := make([]string, len(w.items))
	for from := 0; from < len(w.items); {
		to := from
		for to < len(w.items) && w.items[to].Number.Label != "" && w.items[to].Number == w.items[from].Number {
			n, rest, is := phrase.CutNumber(w.items[to].Text)
			if !is || n.Whole != to-from+1 || rest == "" {
				break
			}
			bare[to] = rest
			to++
		}
		if to-from < 2 {
			clear(bare[from:to])
		}
		from = max(to, from+1)
	}
	return bare
}

// withoutZeros takes the zeros away that a program wrote behind whole numbers: 1.0, 2.0.
func (w *rows) withoutZeros() {
	for _, it := range w.items {
		if it.Number.Label != "" && !strings.HasSuffix(it.Number.Label, ".0") {
			return
		}
	}
	for k := range w.items {
		if n, is := phrase.ReadNumber(strings.TrimSuffix(w.items[k].Number.Label, ".0")); is && len(w.items) > 1 {
			w.items[k].Number = n
		}
	}
}

// namesOffices reports whether a cell of an item names those who are responsible.
func (it *Item) namesOffices() bool {
	return slices.ContainsFunc(it.Roles, func(c RoleCell) bool { return isSaid(c.Text) })
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
	if goesOn(it.Text, rest, n) {
		return
	}
	if it.Number.Label == "" || it.Number.Whole == n.Whole && n.Whole > 0 {
		if it.Number.Label == "" {
			it.Number = n
		}
		it.Text = rest
	}
}

// goesOn reports whether a text that begins with the number one has the number two further on, in the same form: they are those of its steps.
func goesOn(text, rest string, n phrase.Number) bool {
	next, is := map[string]string{"1": "2", "①": "②", "⑴": "⑵", "⒈": "⒉", "一": "二"}[n.Label]
	if !is {
		return false
	}
	before := strings.TrimSpace(text[:strings.Index(text, n.Label)+len(n.Label)])
	after := strings.TrimSpace(text[len(before) : len(text)-len(rest)])
	return strings.Contains(rest, strings.TrimSuffix(before, n.Label)+next+after)
}
