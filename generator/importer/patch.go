package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/site"
)

// A statement is a field of front matter or a table's header, with the lines that follow it and are neither.
type statement struct {
	section, key string // the table that it is in, "milestones#1"; no key is a header
	text         string
}

var (
	headerLine = regexp.MustCompile(`^\s*\[\[?\s*([A-Za-z_.]+)\s*\]\]?\s*(#.*)?\s*$`)
	fieldLine  = regexp.MustCompile(`^\s*([A-Za-z_]+)\s*=\s*`)
	restLine   = regexp.MustCompile(`^\s*(#.*)?$`)
)

// statements cuts front matter into statements. It does not know TOML: whoever changes some of them looks whether it went well.
func statements(front string) []statement {
	var all []statement
	section, counts := "", map[string]int{}
	from, to := 0, 0 // of the last statement
	for line := range strings.SplitAfterSeq(front, "\n") {
		header, field := headerLine.FindStringSubmatch(line), fieldLine.FindStringSubmatch(line)
		if header != nil || field != nil || len(all) == 0 {
			if len(all) > 0 {
				all[len(all)-1].text = front[from:to]
			}
			from = to
			s := statement{section: section}
			if header != nil {
				section = header[1] + "#" + strconv.Itoa(counts[header[1]])
				counts[header[1]]++
				s.section = section
			} else if field != nil {
				s.key = field[1]
			}
			all = append(all, s)
		}
		to += len(line)
	}
	all[len(all)-1].text = front[from:to]
	return all
}

// A field is what statements of the same field have in common.
type field struct{ section, key string }

func (s statement) field() field { return field{s.section, s.key} }

// indexed returns where the first statement of each field is.
func indexed(list []statement) map[field]int {
	at := make(map[field]int, len(list))
	for k, s := range list {
		if _, known := at[s.field()]; !known {
			at[s.field()] = k
		}
	}
	return at
}

// cut separates a statement from the empty lines and comments after it.
func (s statement) cut() (text, rest string) {
	lines := strings.SplitAfter(s.text, "\n")
	n := len(lines)
	for n > 1 && restLine.MatchString(strings.TrimSuffix(lines[n-1], "\n")) {
		n--
	}
	return strings.Join(lines[:n], ""), strings.Join(lines[n:], "")
}

// patched returns the statements of front matter that says what was, such that it says what says now: only those are written anew that
// say something else. If that is not possible, all are. read reads front matter with its fences, and prints it.
func patched(front, was, says string, read func(file []byte) (printed string, ok bool)) []statement {
	p := newPatch(statements(front), statements(was))
	now := statements(says)
	p.remove(now)
	for _, s := range now {
		p.put(s)
	}
	all := p.all()
	if is, ok := read([]byte(fence + joined(all) + fence)); ok && alike(is, says) {
		return all
	}
	return append([]statement{{text: comments(front)}}, now...)
}

// joined returns the text of statements.
func joined(all []statement) string {
	var b strings.Builder
	for _, s := range all {
		b.WriteString(s.text)
	}
	return b.String()
}

// printedTask reads the front matter of a task, and prints it.
func printedTask(file []byte) (string, bool) {
	f, ok := site.FrontOf(file)
	if !ok {
		return "", false
	}
	return f.Print(), true
}

// A patch is front matter that is changed statement by statement.
type patch struct {
	first  []statement   // before all others
	parts  [][]statement // each statement that was there, and what was put after it
	at     map[field]int // of those that were there
	was    map[field]statement
	last   int // the part in which the last statement was found or put; -1 for none
	fields []statement
}

func newPatch(front, was []statement) *patch {
	p := &patch{at: indexed(front), was: map[field]statement{}, last: -1, fields: was}
	for _, s := range front {
		p.parts = append(p.parts, []statement{s})
	}
	for k, at := range indexed(was) {
		p.was[k] = was[at]
	}
	return p
}

// remove takes out what is there no longer. The comments after it stay.
func (p *patch) remove(now []statement) {
	stays := indexed(now)
	for _, s := range p.fields {
		k, there := p.at[s.field()]
		if _, is := stays[s.field()]; !is && there {
			_, p.parts[k][0].text = p.parts[k][0].cut()
		}
	}
}

// put lets a statement say what it is to say.
func (p *patch) put(s statement) {
	text, _ := s.cut()
	k, there := p.at[s.field()]
	same := false
	if before, known := p.was[s.field()]; known {
		old, _ := before.cut()
		same = alike(old, text)
	}
	switch {
	case same && !there: // it stands in other words
	case same:
		p.last = k
	case there:
		_, rest := p.parts[k][0].cut()
		begin := fieldLine.FindString(p.parts[k][0].text)
		p.parts[k][0].text = begin + strings.TrimPrefix(text, fieldLine.FindString(text)) + rest
		p.last = k
	case s.key == "":
		p.parts = append(p.parts, []statement{{s.section, s.key, "\n" + text}})
		p.last = len(p.parts) - 1
	case p.last < 0:
		p.first = append(p.first, statement{s.section, s.key, text})
	default:
		part := p.parts[p.last]
		kept, rest := part[len(part)-1].cut()
		part[len(part)-1].text = kept
		p.parts[p.last] = append(part, statement{s.section, s.key, text + rest})
	}
}

func (p *patch) all() []statement { return append(p.first, slices.Concat(p.parts...)...) }
