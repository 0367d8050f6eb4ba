package words

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// Every language says every kind of problem, with the same slots and as many hints as English does.
func TestEveryLanguageSaysTheSameOfEachKind(t *testing.T) {
	english, err := readMessages(fileOf(defaultLanguage))
	if err != nil {
		t.Fatalf("messages/%s.toml: %v", defaultLanguage, err)
	}
	if len(known) < 2 || known[0] != defaultLanguage || len(english.Problems) < 200 {
		t.Fatalf("the languages are %q, with %d kinds", known, len(english.Problems))
	}
	for _, language := range known {
		for _, mistake := range mistakesIn(fileOf(language), english) {
			t.Errorf("messages/%s.toml: %s", language, mistake)
		}
	}
	refusals := messagesIn(known[1]).Refusals
	for _, language := range known[2:] {
		if here := messagesIn(language).Refusals; !slices.Equal(sorted(here), sorted(refusals)) {
			t.Errorf("messages/%s.toml has other refusals than %s.toml: %q and %q", language, known[1], sorted(here), sorted(refusals))
		}
	}
}

// readMessages reads a file of messages, in which there may be nothing that is not read.
func readMessages(source []byte) (*messages, error) {
	m := &messages{}
	read, err := toml.Decode(string(source), m)
	if err == nil && len(read.Undecoded()) > 0 {
		err = fmt.Errorf("nothing reads %s", read.Undecoded()[0])
	}
	return m, err
}

// mistakesIn returns what is wrong with a file of messages, compared with what English says.
func mistakesIn(source []byte, english *messages) []string {
	m, err := readMessages(source)
	if err != nil {
		return []string{err.Error()}
	}
	var all []string
	add := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	if m.Warning == "" || !maps.Equal(slots(m.Cell), slots(english.Cell)) {
		add("warning is %q, and cell %q", m.Warning, m.Cell)
	}
	for _, kind := range sorted(english.Reports) {
		if here, is := m.Reports[kind]; !is || !maps.Equal(slots(here), slots(english.Reports[kind])) {
			add("the report says %q of %s, and English %q", here, kind, english.Reports[kind])
		}
	}
	for _, kind := range sorted(m.Reports) {
		if _, known := english.Reports[kind]; !known {
			add("there is no kind %s of a report", kind)
		}
	}
	for _, kind := range sorted(m.Problems) {
		if _, known := english.Problems[kind]; !known {
			add("there is no kind %s", kind)
		}
	}
	for _, kind := range sorted(english.Problems) {
		here, there := m.Problems[kind], english.Problems[kind]
		if here.Says == "" {
			add("%s says nothing", kind)
			continue
		}
		if len(here.Hints) != len(there.Hints) || (here.Cell == "") != (there.Cell == "") {
			add("%s has %d hints and %q for a cell; English has %d and %q", kind, len(here.Hints), here.Cell, len(there.Hints), there.Cell)
			continue
		}
		for i, said := range here.all() {
			if other := there.all()[i]; !maps.Equal(slots(said), slots(other)) {
				add("%s says %q, and English %q, which has other slots", kind, said, other)
			}
			if i > 0 && i <= len(here.Hints) && strings.TrimSpace(said) == "" {
				add("%s has an empty hint", kind)
			}
		}
	}
	return all
}

// all returns every text of the words.
func (w Words) all() []string { return append(append([]string{w.Says}, w.Hints...), w.Cell) }

func sorted[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

func slots(s string) map[string]bool {
	names := map[string]bool{}
	for _, p := range pieces(s) {
		if p.slot {
			names[p.text] = true
		}
	}
	return names
}

func TestAMistakeInAFileOfMessagesIsToldWithItsKind(t *testing.T) {
	const good = `
warning = "warning: "
[problem.one]
says  = "{value} is wrong"
hints = ["Write {expected}.", "Or not."]
cell  = "Fill in {cell}."
[problem.two]
says = "no"
`
	english, err := readMessages([]byte(good))
	if err != nil {
		t.Fatal(err)
	}
	if all := mistakesIn([]byte(good), english); len(all) > 0 {
		t.Errorf("a file that is equal has mistakes: %q", all)
	}
	for _, c := range []struct{ old, new, want string }{
		{"[problem.two]\nsays = \"no\"", "", "two says nothing"},
		{"{value} is", "it is", "one says"},
		{"{expected}", "{near}", "one says"},
		{`, "Or not."`, "", "one has 1 hints"},
		{`"Or not."`, `""`, "one has an empty hint"},
		{`cell  = "Fill in {cell}."`, "", "one has 2 hints"},
		{"{cell}", "it", "one says"},
		{"[problem.two]", "[problem.too]", "there is no kind too"},
		{"[problem.two]", "[problem.one]", "one"},
		{"says = \"no\"", "say = \"no\"", "problem.two.say"},
		{"says = \"no\"", "says = \"no", "problem.two.says"},
		{"says = \"no\"", "says = 7", "problem.two.says"},
		{`warning = "warning: "`, "", "warning"},
	} {
		source := strings.Replace(good, c.old, c.new, 1)
		if all := strings.Join(mistakesIn([]byte(source), english), "\n"); !strings.Contains(all, c.want) {
			t.Errorf("with %q for %q the mistakes are %q, want %q among them", c.new, c.old, all, c.want)
		}
	}
}

func TestALanguageWithoutMessagesIsSaidInOneThatBeginsAlike(t *testing.T) {
	for language, want := range map[string]string{"en": "en", "en-GB": "en", "zh-CN": "zh-CN", "zh-TW": "zh-CN", "zh": "zh-CN", "de": "en", "": "en"} {
		if messagesIn(language) != messagesIn(want) {
			t.Errorf("%q is not said in %s", language, want)
		}
	}
}

// What decides how a problem is taken is about kinds that there are.
func TestEveryWarningAndAbsenceIsAKind(t *testing.T) {
	for _, of := range []map[string]bool{warnings, absences} {
		for kind := range of {
			if !slices.Contains(Kinds(), kind) {
				t.Errorf("there is no kind %s", kind)
			}
		}
	}
}
