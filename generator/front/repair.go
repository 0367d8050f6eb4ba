package front

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"gongshi/generator/day"
	"gongshi/generator/problem"
)

// The TOML library stops at the first mistake. A repair goes on: it takes what cannot be read out of the text, one
// statement at a time, so that all mistakes are reported at once and the other fields are checked as well.

// mostRepairs bounds how often a text is mended: one with more mistakes was never meant to be TOML.
const mostRepairs = 20

// mostReading bounds how many bytes are read for that, again and again.
const mostReading = 2 << 20

// A repair is a text on its way to be TOML. Its lines stay where they are.
type repair struct {
	vocabulary *Vocabulary
	whole      string   // as long as nothing had to be mended
	lines      []string // from then on
	first      int      // the file's line on which the text begins
	decoded    map[string]any
	spots      []Place // of fields whose value was put there in place of what could not be read
	unread     Faults  // tables that were taken out
	faulty     []*fault
	sound      int  // lines of which each statement can be read by itself
	lost       bool // it is unknown of which table some fields are
}

// A fault is a mistake of syntax. Where it is a field's, the field has the place spot.
type fault struct {
	problem problem.Problem
	spot    Place
}

// repaired reads a text as far as it can be read.
func repaired(v *Vocabulary, text string, firstLine int) *repair {
	r := &repair{vocabulary: v, whole: strings.ReplaceAll(text, "\r\n", "\n"), first: firstLine}
	if r.decode() == nil {
		return r
	}
	size := len(r.whole)
	r.lines, r.whole = strings.Split(r.whole, "\n"), ""
	for range min(mostRepairs, max(2, mostReading/(size+1))) {
		err := r.decode()
		if err == nil {
			return r
		}
		r.mend(err)
	}
	r.lost = r.lost || r.decode() != nil
	return r
}

func (r *repair) text() string {
	if r.lines == nil {
		return r.whole
	}
	return strings.Join(r.lines, "\n")
}

func (r *repair) decode() error {
	r.decoded = nil
	_, err := toml.Decode(r.text(), &r.decoded)
	return err
}

// problems returns what was found, and the paths of the fields that could not be read.
func (r *repair) problems() (problem.List, Faults) {
	if len(r.faulty) == 0 {
		return nil, nil
	}
	paths := map[Place]string{}
	for path, at := range places(r.text(), r.first) {
		paths[at.Name] = path
		paths[at.Value] = path
	}
	unread := r.unread
	for _, spot := range r.spots {
		if path, ok := paths[spot]; ok {
			unread = append(unread, path)
		}
	}
	list := make(problem.List, len(r.faulty))
	for i, f := range r.faulty {
		if path, ok := paths[f.spot]; ok {
			f.problem.Data["key"] = r.vocabulary.Counted(path)
		}
		list[i] = f.problem
	}
	return list, unread
}

// mend takes the first mistake out of the text. It is that of the first statement that cannot be read by itself; if each
// can, two of them do not go together.
func (r *repair) mend(err error) {
	for _, s := range statements(r.lines) {
		if s.to <= r.sound {
			continue
		}
		var parse toml.ParseError
		if alone := decodes(r.lines[s.from:s.to]); errors.As(alone, &parse) {
			r.mendStatement(s, parse)
			return
		}
		r.sound = s.to
	}
	r.mendClash(err)
}

func decodes(lines []string) error {
	var into map[string]any
	_, err := toml.Decode(strings.Join(lines, "\n"), &into)
	return err
}

func (r *repair) mendStatement(s statement, err toml.ParseError) {
	stopped := placeOf(strings.Join(r.lines[s.from:s.to], "\n"), err.Position)
	line, column := s.from+stopped.Line-1, stopped.Column
	if s.header {
		header := withoutComment(r.lines[s.from])
		r.report(s.from, 1+indent(r.lines[s.from]), "header-broken", "value", Shortened(header))
		r.blankSection(s)
		name := strings.Trim(header, "[]【】［］ \t")
		r.unread = append(r.unread, name)
		r.lost = r.lost || !isPlainKey.MatchString(name)
		return
	}
	if r.mendDay(s.from, line, column, err.LastKey) {
		return
	}
	code, at, data := writing{vocabulary: r.vocabulary, lines: r.lines[s.from:s.to], line: line - s.from, column: column, err: err}.mistake()
	f := r.report(s.from+at.Line, at.Column, code, data...)
	key, ok := bareKey(r.lines[s.from])
	r.blank(s)
	if ok {
		r.lines[s.from] = key + "= 0"
		f.spot = Place{r.first + s.from, 1 + indent(key)}
		r.spots = append(r.spots, f.spot)
	}
}

// placeOf returns where in a text a mistake stands. The library's line is one too small where a text ends unexpectedly; its
// offset is that of the beginning where the mistake is within a text of several lines.
func placeOf(text string, at toml.Position) Place {
	before := text[:min(max(at.Start, 0), len(text))]
	line := strings.Count(before, "\n") + 1
	if last := min(at.Line, strings.Count(text, "\n")+1); line < last {
		return Place{last, 1}
	}
	return Place{line, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1}
}

// mendDay puts a day that exists in the place of one that does not, if the library stopped at such a value of a statement.
func (r *repair) mendDay(from, line, column int, key string) bool {
	runes := []rune(r.lines[line])
	at := column - 1
	if at+10 > len(runes) || !r.leadsToValue(from, line, string(runes[:at])) {
		return false
	}
	written := string(runes[at : at+10])
	if _, exists := day.Parse(written); exists || !day.Looks(written) || at+10 < len(runes) && runes[at+10] == 'T' {
		return false
	}
	f := r.report(line, column, "no-such-day", "key", key, "value", written)
	f.spot = Place{r.first + line, column}
	r.spots = append(r.spots, f.spot)
	r.lines[line] = string(runes[:at]) + "2000-01-01" + string(runes[at+10:])
	return true
}

// leadsToValue reports whether what stands before a place in a statement leads to a value there: an equals sign, or in a list a bracket
// or a comma.
func (r *repair) leadsToValue(from, line int, before string) bool {
	for before = withoutComment(before); before == "" && line > from; {
		line--
		before = withoutComment(r.lines[line])
	}
	return before != "" && strings.ContainsAny(before[len(before)-1:], "=[,")
}

var alreadyThere = regexp.MustCompile(`^Key '(.*)' (has already been defined|was already created)`)

// mendClash takes out the second of two statements that do not go together.
func (r *repair) mendClash(err error) {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		r.report(0, 1, "toml-syntax")
		r.lost = true
		r.lines = nil
		return
	}
	line := min(max(parse.Position.Line, 1), len(r.lines)) - 1
	all := statements(r.lines)
	s := all[len(all)-1]
	for _, candidate := range all {
		if candidate.from <= line && line < candidate.to {
			s = candidate
		}
	}
	if named := alreadyThere.FindStringSubmatch(parse.Message); named != nil {
		code, data := "written-twice", r.earlier(named[1], s.from, "key", named[1])
		if sort, known := r.vocabulary.expects(named[1]); known && sort == someTables && s.header {
			code, data = "table-for-each", append(data, "expected", "[["+named[1]+"]]")
		}
		r.report(s.from, 1+indent(r.lines[s.from]), code, data...)
	} else {
		r.report(line, 1, "toml-syntax")
	}
	if s.header {
		r.blankSection(s)
	} else {
		r.blank(s)
	}
}

// earlier adds the line on which a field already stands to a problem's data.
func (r *repair) earlier(key string, before int, data ...string) []string {
	last := 0
	for path, at := range places(strings.Join(r.lines[:before], "\n"), r.first) {
		if path = indexed.ReplaceAllString(path, ""); path == key || strings.HasSuffix(path, "."+key) {
			last = max(last, at.Name.Line)
		}
	}
	if last == 0 {
		return data
	}
	return append(data, "other", strconv.Itoa(last))
}

var indexed = regexp.MustCompile(`\[\d+\]`)

func (r *repair) report(line, column int, code string, data ...string) *fault {
	f := &fault{problem: problem.New(r.first+line, column, code, data...)}
	r.faulty = append(r.faulty, f)
	return f
}

func (r *repair) blank(s statement) {
	for i := s.from; i < s.to; i++ {
		r.lines[i] = ""
	}
}

// blankSection takes out a table with all its fields.
func (r *repair) blankSection(s statement) {
	for _, other := range statements(r.lines) {
		if other.from > s.from && other.header {
			break
		} else if other.from >= s.from {
			r.blank(other)
		}
	}
}
