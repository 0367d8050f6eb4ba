package search

import (
	"fmt"
	"html"
	"math/rand/v2"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// A writer makes up documents, always the same for a seed.
type writer struct {
	*rand.Rand
	words []string
}

func newWriter(seed uint64) *writer {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 1))}
	for range 90 {
		word := ""
		for range 2 + w.IntN(3) {
			word += string(rune(0x4E00 + w.IntN(120)))
		}
		w.words = append(w.words, word)
	}
	w.words = append(w.words, "LNG", "ＬＮＧ", "Ünïon", "park", "A类", "12.5%", "2022", "ＡＢ", "𠮷野", "e\u0301", "，", "。", "C++", "Тест", " ", " ")
	return w
}

func (w *writer) text(words int) string {
	var b strings.Builder
	for range words {
		b.WriteString(w.words[w.IntN(len(w.words))])
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// shown returns a text as rendered Markdown, somewhere with an element inside.
func (w *writer) shown(text string) view.HTML {
	runes := []rune(text)
	at := w.IntN(len(runes) + 1)
	return view.HTML{
		{HTML: "<p>" + html.EscapeString(string(runes[:at])) + `<a href="`, URL: "2022/"},
		{HTML: `"><strong></strong></a>` + html.EscapeString(string(runes[at:])) + "</p>\n"},
	}
}

var (
	month  = mustDay("2022-12-01")
	states = []string{"done", "overdue", "no-record", "in-progress"}
)

func mustDay(s string) day.Day {
	d, ok := day.Parse(s)
	if !ok {
		panic(s)
	}
	return d
}

func (w *writer) doc(number int) *view.SearchDoc {
	d := &view.SearchDoc{
		URL: fmt.Sprintf("2022/tasks/%d/", number), Number: number, Called: strconv.Itoa(number), Title: w.text(3), State: states[w.IntN(len(states))], Word: view.Phrase{Label: "state"},
		Last: month - day.Day(w.IntN(300)), Category: fmt.Sprintf("2022/c%d", w.IntN(9)), Offices: []string{fmt.Sprintf("o%d", w.IntN(20))},
		Names: []string{w.text(2)}, Summary: w.text(5), Body: w.shown(w.text(30)),
	}
	for i := range w.IntN(5) {
		d.Updates = append(d.Updates, w.update(month-200+day.Day(i*55)))
	}
	return d
}

func (w *writer) update(on day.Day) view.SearchUpdate {
	return view.SearchUpdate{Anchor: on.String(), Day: on, Title: w.text(2), Body: w.shown(w.text(20))}
}

func (w *writer) search(tasks int) *view.Search {
	s := &view.Search{Folder: "search/", Since: month, Closed: []string{"done"}, Plans: []view.SearchSet{{Key: "2021"}, {Key: "2022"}}}
	s.Pages.Docs = []*view.SearchDoc{{URL: "about/", Number: 1, Title: w.text(2), Body: w.shown(w.text(40))}}
	for i := range tasks {
		p := &s.Plans[i%2]
		p.Docs = append(p.Docs, w.doc(len(p.Docs)+1))
	}
	return s
}

// said says a phrase so that what fills its slots can be seen.
func said(p view.Phrase) string {
	if p.Day != 0 {
		return p.Label + " " + p.Day.String()
	}
	return p.Label + p.Text
}
