package words

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// Labels are the words of the interface in one language, each under a dotted key such as "state.done".
//
// In the label file a word is a string, or a table of a form for one and a form for other counts:
//
//	[tasks]
//	title = "Tasks"
//	count = { one = "{n} task", other = "{n} tasks" }
//
// A slot {name} is filled when the label is said. A slot {term.name} is filled once, as the file is read, with the word under
// that name in the table term: who changes the word there changes it in every label. Labels never change once they are read.
type Labels struct {
	Language string // the html lang attribute: "zh-CN"
	forms    map[string]form
	written  map[string]form  // the same before terms are filled in
	own      map[string]Place // the labels of the file read last, with where they stand in it
}

// termTable begins the keys of terms, and the slots that they fill.
const termTable = "term."

// A form is a label taken apart at its slots.
type form struct{ one, other []piece }

// A piece is text to be said as it stands, or the name of a slot.
type piece struct {
	text string
	slot bool
}

// ReadLabels reads a label file that has all the words of a language. The error is the TOML library's, or a *NoLabel.
func ReadLabels(language string, source []byte) (*Labels, error) {
	return (&Labels{Language: language}).With(source)
}

// With returns the labels with those of a file in their place. What the file does not have stays. The error is as for
// ReadLabels.
func (l *Labels) With(source []byte) (*Labels, error) {
	var tables map[string]any
	if err := toml.Unmarshal(source, &tables); err != nil {
		return nil, err
	}
	with := &Labels{Language: l.Language, written: map[string]form{}, own: map[string]Place{}}
	if err := with.add("", tables, keyPlaces(string(source))); err != nil {
		return nil, err
	}
	for key, f := range l.written {
		if _, replaced := with.written[key]; !replaced {
			with.written[key] = f
		}
	}
	with.fillTerms()
	return with, nil
}

// A NoLabel is the error that a value is no label.
type NoLabel struct {
	Place Place
	Key   string
}

func (e *NoLabel) Error() string {
	return "label " + e.Key + " is no string, nor a table with one and other"
}

func (l *Labels) add(prefix string, table map[string]any, places keyPlacing) error {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		name := prefix + key
		l.own[name] = places.of(name)
		switch v := table[key].(type) {
		case string:
			l.written[name] = form{other: pieces(v)}
		case map[string]any:
			one, isOne := v["one"].(string)
			other, isOther := v["other"].(string)
			if isOne && isOther && len(v) == 2 {
				l.written[name] = form{one: pieces(one), other: pieces(other)}
				continue
			}
			delete(l.own, name)
			if err := l.add(name+".", v, places); err != nil {
				return err
			}
		default:
			return &NoLabel{places.of(name), name}
		}
	}
	return nil
}

// fillTerms fills the slots of terms. One that names no term stays a slot, which nothing fills.
func (l *Labels) fillTerms() {
	l.forms = make(map[string]form, len(l.written))
	for key, f := range l.written {
		if !strings.HasPrefix(key, termTable) {
			f = form{one: l.withTerms(f.one), other: l.withTerms(f.other)}
		}
		l.forms[key] = f
	}
}

// withTerms returns pieces in which words stand for the slots of terms; text that meets text is one piece.
func (l *Labels) withTerms(all []piece) []piece {
	if !slices.ContainsFunc(all, func(p piece) bool { return p.slot && strings.HasPrefix(p.text, termTable) }) {
		return all
	}
	var filled []piece
	for _, p := range all {
		if term, ok := l.term(p); ok {
			p = piece{text: term}
		}
		if last := len(filled) - 1; last >= 0 && !p.slot && !filled[last].slot {
			filled[last].text += p.text
		} else {
			filled = append(filled, p)
		}
	}
	return filled
}

// term returns the word for a slot, if a term is called so.
func (l *Labels) term(p piece) (string, bool) {
	f, ok := l.written[p.text]
	if !ok || !p.slot || !strings.HasPrefix(p.text, termTable) || f.one != nil || len(f.other) != 1 {
		return "", false
	}
	return f.other[0].text, !f.other[0].slot
}

// Terms returns the keys of the terms that labels name in slots, sorted, whether there are such terms or not.
func (l *Labels) Terms() []string {
	named := map[string]bool{}
	for _, f := range l.written {
		for _, p := range slices.Concat(f.one, f.other) {
			if p.slot && strings.HasPrefix(p.text, termTable) {
				named[p.text] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(named))
}

// IsTerm reports whether a key is that of a term, which other labels hold and no page says.
func IsTerm(key string) bool { return strings.HasPrefix(key, termTable) }

// Own returns the keys of the labels in the file read last, sorted.
func (l *Labels) Own() []string { return slices.Sorted(maps.Keys(l.own)) }

// Place returns where a label stands in the file read last; of one that it does not have, none.
func (l *Labels) Place(key string) Place { return l.own[key] }

func pieces(s string) []piece {
	var all []piece
	for {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			break
		}
		length := strings.IndexByte(s[open:], '}')
		if length < 0 {
			break
		}
		if open > 0 {
			all = append(all, piece{text: s[:open]})
		}
		all = append(all, piece{text: s[open+1 : open+length], slot: true})
		s = s[open+length+1:]
	}
	if s != "" {
		all = append(all, piece{text: s})
	}
	return all
}

// Has reports whether there is a label under key.
func (l *Labels) Has(key string) bool {
	_, ok := l.forms[key]
	return ok
}

// Keys returns the keys of all labels, sorted.
func (l *Labels) Keys() []string {
	keys := make([]string, 0, len(l.forms))
	for key := range l.forms {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

// Slots returns the names of the slots that the label under key has, sorted, each once.
func (l *Labels) Slots(key string) []string {
	seen := map[string]bool{}
	var names []string
	f := l.forms[key]
	for _, p := range slices.Concat(f.one, f.other) {
		if p.slot && !seen[p.text] {
			seen[p.text] = true
			names = append(names, p.text)
		}
	}
	sort.Strings(names)
	return names
}

// Say returns the label under key, its slots filled by fill; n picks the form for one or for other counts.
// A label that is missing says its key in brackets, so that it is seen and nothing else is lost.
func (l *Labels) Say(key string, n int, fill func(slot string) string) string {
	said, ok := l.said(key, n)
	if ok && len(said) == 1 && !said[0].slot {
		return said[0].text
	}
	return string(l.AppendSay(nil, key, n, func(out []byte, slot string) []byte { return append(out, fill(slot)...) }))
}

// AppendSay appends what Say says; fill appends what goes into a slot.
func (l *Labels) AppendSay(out []byte, key string, n int, fill func(out []byte, slot string) []byte) []byte {
	said, ok := l.said(key, n)
	if !ok {
		return append(append(append(out, '['), key...), ']')
	}
	for _, p := range said {
		if p.slot {
			out = fill(out, p.text)
		} else {
			out = append(out, p.text...)
		}
	}
	return out
}

// said returns the form of the label for n.
func (l *Labels) said(key string, n int) ([]piece, bool) {
	f, ok := l.forms[key]
	if n == 1 && f.one != nil {
		return f.one, ok
	}
	return f.other, ok
}

// Constant returns the label under key, if it says the same whatever fills its slots and however many there are.
func (l *Labels) Constant(key string) (string, bool) {
	f, ok := l.forms[key]
	if ok && f.one == nil && len(f.other) == 1 && !f.other[0].slot {
		return f.other[0].text, true
	}
	return "", false
}

// Date says a date by the label under key, such as "date.day", whose slots are {year}, {month}, {name} (of the month) and {day}.
func (l *Labels) Date(key string, year, month, day int) string {
	return l.Say(key, 0, func(slot string) string {
		switch slot {
		case "year":
			return strconv.Itoa(year)
		case "month":
			return strconv.Itoa(month)
		case "name":
			return l.Say("date.months."+strconv.Itoa(month), 0, nil)
		default:
			return strconv.Itoa(day)
		}
	})
}
