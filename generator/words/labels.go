package words

import (
	"fmt"
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
// A slot {name} is filled when the label is said. Labels never change once they are read.
type Labels struct {
	Language string // the html lang attribute: "zh-CN"
	forms    map[string]form
}

// A form is a label taken apart at its slots.
type form struct{ one, other []piece }

// A piece is text to be said as it stands, or the name of a slot.
type piece struct {
	text string
	slot bool
}

// ReadLabels reads a label file. The error is the TOML library's, or names the key whose value is no label.
func ReadLabels(language string, source []byte) (*Labels, error) {
	var tables map[string]any
	if err := toml.Unmarshal(source, &tables); err != nil {
		return nil, err
	}
	l := &Labels{Language: language, forms: map[string]form{}}
	if err := l.add("", tables); err != nil {
		return nil, err
	}
	return l, nil
}

func (l *Labels) add(prefix string, table map[string]any) error {
	for key, value := range table {
		name := prefix + key
		switch v := value.(type) {
		case string:
			l.forms[name] = form{other: pieces(v)}
		case map[string]any:
			one, isOne := v["one"].(string)
			other, isOther := v["other"].(string)
			if isOne && isOther && len(v) == 2 {
				l.forms[name] = form{one: pieces(one), other: pieces(other)}
			} else if err := l.add(name+".", v); err != nil {
				return err
			}
		default:
			return fmt.Errorf("label %s is %T, not a string or a table with one and other", name, value)
		}
	}
	return nil
}

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
	for _, p := range append(append([]piece{}, f.one...), f.other...) {
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
