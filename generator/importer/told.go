package importer

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/document"
	"gongshi/generator/front"
	"gongshi/generator/phrase"
	"gongshi/generator/site"
	"gongshi/generator/words"
)

// A Report says, row by row, what was understood of a document, what was not, and what comes of it.
type Report struct {
	Entries []*Entry
	Notes   []Told          // of the whole
	asks    map[string]bool // files in which a reason is to be filled in
}

// A Told is something said in a report: its kind, and the words it is about.
type Told struct{ Kind, Value, Was, Now string }

// An Entry is what is said of one row.
type Entry struct {
	File, Table string
	Row         int
	Number      int
	Label       string
	Title       string
	Path        string // of the task's file
	New         bool
	Changed     bool
	Facts       []Told // what was understood
	Changes     []Told
	Doubts      []Told
	Proposals   []string // amounts
}

func (it *item) entry() *Entry {
	if it.told == nil {
		it.told = &Entry{File: it.file, Table: it.Table, Row: it.Row}
	}
	return it.told
}

func (r *Report) add(e *Entry) { r.Entries = append(r.Entries, e) }

func (r *Report) note(kind, value string) {
	if slices.Contains(r.Notes, Told{Kind: kind, Value: value}) {
		return
	}
	r.Notes = append(r.Notes, Told{Kind: kind, Value: value})
}

// ask remembers that a reason is to be filled in.
func (r *Report) ask(file string) {
	if r.asks == nil {
		r.asks = map[string]bool{}
	}
	r.asks[file] = true
	r.note("reason-asked", file)
}

// file tells how a document was read.
func (r *Report) file(_ string, p *document.Plan) {
	for _, n := range p.Notes {
		r.note(n.Kind, n.Words)
	}
	if len(p.Left) > 0 {
		r.note("columns-left", strings.Join(p.Left, "、"))
	}
	if p.LeadMark != "" {
		r.note("mark-leads", p.LeadMark)
	}
	if p.FirstLeads {
		r.note("first-leads", "")
	}
}

func (e *Entry) doubt(kind, value string) {
	e.Doubts = append(e.Doubts, Told{Kind: kind, Value: value})
}

func (e *Entry) change(field, was, now string) {
	e.Changes = append(e.Changes, Told{Kind: "changed", Value: field, Was: was, Now: now})
}

// promise tells what was understood of an item, and what is doubtful.
func (e *Entry) promise(l *laying, it *item, f *site.Front) {
	fact := func(kind, value string) {
		if value != "" {
			e.Facts = append(e.Facts, Told{Kind: kind, Value: value})
		}
	}
	fact("category", f.Category)
	fact("lead", strings.Join(f.Lead, "、"))
	fact("joint", strings.Join(f.Joint, "、"))
	fact("support", strings.Join(f.Support, "、"))
	fact("start", f.Schedule.Start.String())
	fact("due", f.Schedule.Due.String())
	if f.Schedule.YearRound {
		fact("year-round", " ")
	}
	fact("directed", f.Schedule.Directed)
	for _, m := range f.Milestones {
		fact("milestone", m.Due.String()+" "+m.Title)
	}
	for _, d := range it.Doubts {
		e.doubt(d.Kind, d.Words)
	}
	if it.When.Every != 0 {
		e.Proposals = append(e.Proposals, `every = "`+it.When.Every.String()+`"`)
	}
	for _, a := range it.Amounts {
		if a.Every != day.Never {
			e.rhythm(a)
			continue
		}
		e.Proposals = append(e.Proposals, fmt.Sprintf("total = %s, unit = %s", front.Number(a.Total), quotedText(a.Unit)))
	}
}

// rhythm proposes what is promised again in each period: then there is no total.
func (e *Entry) rhythm(a phrase.Amount) {
	said := `every = "` + a.Every.String() + `"`
	if e.Proposals = slices.DeleteFunc(e.Proposals, func(p string) bool { return p == said }); a.Total != 1 {
		said += " (" + front.Number(a.Total) + a.Unit + ")"
	}
	e.Proposals = append(e.Proposals, said)
}

// lists are the kinds whose words are several names.
var lists = map[string]bool{"lead": true, "joint": true, "support": true, "offices-new": true, "categories-new": true, "columns-left": true}

// Write writes the report in a language: how many rows are as they were, and the others with what is to be looked at.
func (r *Report) Write(w io.Writer, language string) error {
	say := func(t Told) string {
		if lists[t.Kind] {
			t.Value = strings.ReplaceAll(t.Value, "、", words.Report(language, "comma", nil))
		}
		return words.Report(language, t.Kind, map[string]string{"value": short(visible(t.Value)), "was": short(visible(t.Was)), "now": short(visible(t.Now))})
	}
	var b strings.Builder
	same := 0
	for _, e := range r.Entries {
		if e.state() == "same" && len(e.Doubts) == 0 {
			same++
			continue
		}
		at := path.Base(e.File)
		if e.Table != "" {
			at += " " + e.Table
		}
		b.WriteString(words.Report(language, "row-"+e.state(), map[string]string{"at": at, "row": itoa(e.Row), "task": cmp.Or(e.Label, itoa(e.Number)), "value": short(visible(e.Title)), "file": e.Path}) + "\n")
		var facts []string
		for _, t := range e.Facts {
			facts = append(facts, say(t))
		}
		if len(facts) > 0 {
			b.WriteString("    " + strings.Join(facts, words.Report(language, "gap", nil)) + "\n")
		}
		for _, t := range e.Changes {
			b.WriteString("    " + say(t) + "\n")
		}
		for _, t := range e.Doubts {
			b.WriteString("    " + words.Report(language, "doubtful", nil) + say(t) + "\n")
		}
		if len(e.Proposals) > 0 {
			b.WriteString("    " + words.Report(language, "proposed", map[string]string{"value": strings.Join(e.Proposals, "; ")}) + "\n")
		}
	}
	switch {
	case same == 1:
		b.WriteString(words.Report(language, "rows-same-1", nil) + "\n")
	case same > 1:
		b.WriteString(words.Report(language, "rows-same", map[string]string{"value": itoa(same)}) + "\n")
	}
	for _, t := range r.Notes {
		b.WriteString(say(t) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// state is what comes of a row.
func (e *Entry) state() string {
	switch {
	case e.New:
		return "new"
	case e.Changed && len(e.Changes) == 0:
		return "words"
	case e.Changed:
		return "changed"
	}
	return "same"
}

// Doubtful counts the rows that somebody should look at.
func (r *Report) Doubtful() int {
	n := 0
	for _, e := range r.Entries {
		if len(e.Doubts) > 0 {
			n++
		}
	}
	return n
}
