package words

import (
	"slices"
	"strings"
	"testing"
)

const english = `
title = "Tasks"

[tasks]
count  = { one = "{n} task", other = "{n} tasks" }
by     = "by {text} on {day}"
unshut = "an {open slot"
one    = "single"

[date]
day = "{day} {name} {year}, month {month}"

[date.months]
6 = "June"
`

func read(t *testing.T, source string) *Labels {
	t.Helper()
	l, err := ReadLabels("en", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestALabelIsSaidWithItsSlotsFilled(t *testing.T) {
	l := read(t, english)
	for _, c := range []struct {
		key  string
		n    int
		want string
	}{
		{"title", 0, "Tasks"},
		{"tasks.by", 0, "by <text> on <day>"},
		{"tasks.count", 0, "<n> tasks"},
		{"tasks.count", 1, "<n> task"},
		{"tasks.count", 2, "<n> tasks"},
		{"tasks.title", 1, "[tasks.title]"}, // seen, and nothing else is lost
		{"tasks.unshut", 0, "an {open slot"},
		{"tasks.one", 1, "single"}, // a label of that name, not a form
	} {
		if got := l.Say(c.key, c.n, func(slot string) string { return "<" + slot + ">" }); got != c.want {
			t.Errorf("%s for %d is %q, want %q", c.key, c.n, got, c.want)
		}
	}
}

func TestADateIsSaidInTheOrderOfItsLanguage(t *testing.T) {
	l := read(t, english)
	if got, want := l.Date("date.day", 2022, 6, 30), "30 June 2022, month 6"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := l.Date("date.day", 2022, 7, 1), "1 [date.months.7] 2022, month 7"; got != want {
		t.Errorf("without the month's name: got %q, want %q", got, want)
	}
}

func TestLabelsTellWhatTheyHave(t *testing.T) {
	l := read(t, english)
	keys := l.Keys()
	if !slices.IsSorted(keys) || !slices.Contains(keys, "tasks.count") || slices.Contains(keys, "tasks") {
		t.Errorf("the keys are %q", keys)
	}
	if !l.Has("date.months.6") || l.Has("date.months") || l.Has("tasks.count.one") {
		t.Error("a table counts as a label, or a label does not")
	}
	if got := strings.Join(l.Slots("tasks.by"), " "); got != "day text" {
		t.Errorf("the slots of tasks.by are %s", got)
	}
	if got := strings.Join(l.Slots("tasks.count"), " "); got != "n" {
		t.Errorf("the slots of tasks.count are %s", got)
	}
}

const terms = `
[term]
office = "office"
dated  = "on {day}"
nested = "{term.office}"

[a]
one   = "by the {term.office}, {text}"
two   = "{term.office} and {term.office}"
three = "{term.ofice} {term.dated} {term.nested}"
count = { one = "{n} {term.office}", other = "{n} {term.office}s" }
`

func TestATermIsFilledInOnceAndForAll(t *testing.T) {
	l := read(t, terms)
	for _, c := range []struct{ key, slots, want string }{
		{"a.one", "text", "by the office, <text>"},
		{"a.two", "", "office and office"},
		{"a.three", "term.dated term.nested term.ofice", "<term.ofice> <term.dated> <term.nested>"}, // no terms, or more than a word
		{"a.count", "n", "<n> offices"},
	} {
		if got := l.Say(c.key, 0, func(slot string) string { return "<" + slot + ">" }); got != c.want {
			t.Errorf("%s is said %q, want %q", c.key, got, c.want)
		}
		if got := strings.Join(l.Slots(c.key), " "); got != c.slots {
			t.Errorf("the slots of %s are %q, want %q", c.key, got, c.slots)
		}
	}
	if _, constant := l.Constant("a.two"); !constant {
		t.Error("a label of nothing but terms does not always say the same")
	}
}

func TestAFileOverAnotherHoldsOnlyWhatItChanges(t *testing.T) {
	below := read(t, terms)
	l, err := below.With([]byte("\ufeff# a comment = no key\na.two = \"alone\"\n\n[term]\n\t\"office\" = \"bureau\"\n[b]\nx = { y = \"z\" }\n"))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"a.one": "by the bureau, ", "a.two": "alone", "b.x.y": "z"} {
		if got := l.Say(key, 0, func(string) string { return "" }); got != want {
			t.Errorf("%s is said %q, want %q", key, got, want)
		}
	}
	if got := below.Say("a.two", 0, nil); got != "office and office" {
		t.Errorf("the labels below now say %q", got)
	}
	if got, want := strings.Join(l.Own(), " "), "a.two b.x.y term.office"; got != want {
		t.Errorf("the file has %s, want %s", got, want)
	}
	for key, want := range map[string]Place{"a.two": {2, 1}, "term.office": {5, 2}, "b.x.y": {7, 1}, "a.one": {}} {
		if got := l.Place(key); got != want {
			t.Errorf("%s stands at %v, want %v", key, got, want)
		}
	}
}

func TestWhatIsNoLabelIsNamed(t *testing.T) {
	for source, why := range map[string]string{
		"[tasks]\ncount = 7":                  "tasks.count",
		"[tasks]\nnames = [\"a\"]":            "tasks.names",
		"title = \"Tasks\ncount = 7":          "line 1",
		"[a]\nb = { one = \"x\", other = 1 }": "a.b.other",
	} {
		if _, err := ReadLabels("en", []byte(source)); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v, want an error that names %s", source, err, why)
		}
	}
}
