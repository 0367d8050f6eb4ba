package desk

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
)

// A box is a place of a form into which something is written: that of one field.
type box struct {
	Name     string // of the field, by its path
	Label    string
	Hint     string
	Widget   widget
	Texts    []string // what stands in it
	Options  []option
	Required bool
	Rows     int
	Problems []told
	OnDisk   string // what the file says now, where somebody else changed it
	Moved    bool   // whether it does

	shape front.Shape
}

// A widget is what a box looks like.
type widget string

const (
	line   widget = "line"
	area   widget = "area"
	date   widget = "date"
	tick   widget = "tick"
	choice widget = "choice"
	ticks  widget = "ticks"
	lines  widget = "lines" // one text a line
	upload widget = "upload"
)

// An option is one of those to choose from.
type option struct {
	Value, Label string
	Chosen       bool
}

// ID returns the box's place on the page.
func (b *box) ID() string { return idOf(b.Name) }

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

func idOf(name string) string { return "f-" + strings.Trim(notInID.ReplaceAllString(name, "-"), "-") }

// Value returns what stands in a box of one text.
func (b *box) Value() string { return strings.Join(b.Texts, "\n") }

// Kind returns the kind of input that a line is. A day that is none would vanish from a day picker, so it stands in a plain one.
func (b *box) Kind() string {
	if _, is := day.Parse(b.Value()); b.Widget == date && (is || b.Value() == "") {
		return "date"
	}
	return "text"
}

// Chosen reports whether a tick is set.
func (b *box) Chosen() bool { return b.Value() == "true" }

// IsWrong reports whether anything that stops writing stands beside the box.
func (b *box) IsWrong() bool {
	return slices.ContainsFunc(b.Problems, func(t told) bool { return !t.Warning })
}

// take takes what was sent for the box.
func (b *box) take(sent url.Values) {
	b.Texts = b.in(sent)
	for i := range b.Options {
		b.Options[i].Chosen = slices.Contains(b.Texts, b.Options[i].Value)
	}
}

// in returns what was sent for the box, in the form in which front matter has it. A list in another order is the same list.
func (b *box) in(sent url.Values) []string {
	values := sent[b.Name]
	switch b.Widget {
	case ticks:
		return inOrder(clean(values), b.Texts)
	case lines:
		var all []string
		for _, v := range values {
			all = append(all, clean(strings.Split(plainLines(v), "\n"))...)
		}
		return all
	default:
		return clean(values[:min(1, len(values))])
	}
}

// clean returns texts without blanks around them, and without those in which nothing stands.
func clean(texts []string) []string {
	var all []string
	for _, text := range texts {
		if text = strings.TrimSpace(plainLines(text)); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// inOrder returns texts in the order that they had, and new ones behind.
func inOrder(texts, before []string) []string {
	var all []string
	for _, text := range before {
		if slices.Contains(texts, text) {
			all = append(all, text)
		}
	}
	for _, text := range texts {
		if !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

// set puts texts into the box, as they stand in a file.
func (b *box) set(texts []string) {
	b.Texts = clean(texts)
	if b.Widget == choice || b.Widget == ticks {
		b.Options = chosen(b.Options, b.Texts)
	}
}

// chosen returns options of which some are chosen. What is none of them is one more, and so stays.
func chosen(options []option, texts []string) []option {
	all := slices.Clone(options)
	for i := range all {
		all[i].Chosen = false
	}
	for _, text := range texts {
		i := slices.IndexFunc(all, func(o option) bool { return o.Value == text || o.Value != "" && o.Label == text })
		if i < 0 {
			all = append(all, option{Value: text, Label: text, Chosen: true})
			continue
		}
		all[i].Value, all[i].Chosen = text, true
	}
	return all
}
