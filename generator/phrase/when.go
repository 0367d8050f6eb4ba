package phrase

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"gongshi/generator/day"
)

// A Span is the time of a plan: what a phrase leaves out is taken from it.
type Span struct{ Start, End day.Day }

// A When is what a phrase says of a time.
type When struct {
	Start, Due day.Day
	YearRound  bool
	Every      day.Every // a rhythm that was named
	Directed   string    // the authority that sets the time
	None       bool      // it says that no time is set
	Points     []Point   // days on the way
	Doubts     []Doubt
}

// A Point is a day on the way, and what is promised for it.
type Point struct {
	Title string
	Due   day.Day
}

// Found reports whether anything was understood.
func (w *When) Found() bool {
	return w.Due != 0 || w.YearRound || w.Directed != "" || w.None || len(w.Points) > 0
}

// Schedule reads a cell that says when: of all that is in it, what is not understood is doubtful.
func Schedule(text string, in Span) When {
	r := &whenReader{text: inDigits(Plain(withoutSteps(text))), span: in, column: true}
	return r.read()
}

// CutTimes takes the times out of a text that names offices: what stands between two separators and is a time, and nothing else.
func CutTimes(text string) (names string, times []string) {
	kept := separators.ReplaceAllStringFunc(text, func(piece string) string {
		words := strings.Trim(piece, blanks)
		if !isTime(words) {
			return piece
		}
		times = append(times, words)
		return ""
	})
	if len(times) == 0 {
		return text, nil
	}
	return strings.Trim(kept, blanks), times
}

// separators are pieces of a text, each with the signs before it.
var separators = regexp.MustCompile(`[、，,；;。\n]*[^、，,；;。\n]+`)

// isTime reports whether a text is a time, and nothing else. The year in which it is read does not matter.
func isTime(text string) bool {
	first, _ := day.New(2001, 1, 1)
	last, _ := day.New(2001, 12, 31)
	r := &whenReader{text: inDigits(Plain(text)), span: Span{first, last}, column: true}
	w := r.read()
	return (w.Due != 0 || w.YearRound) && len(w.Points) == 0 && harmless.ReplaceAllString(r.unread(), "") == ""
}

// InSentence reads the times in a text: only deadlines, rhythms, and words for all of the time. A year that is merely named is none.
func InSentence(text string, in Span) When {
	r := &whenReader{text: outsideOfNames(inDigits(Plain(text))), span: in}
	return r.read()
}

// step is the number of one of several lines.
var step = regexp.MustCompile(`(?m)^\s*(?:\d{1,2}[.．、)）]|[①-⑳]|[（(]\d{1,2}[)）])`)

// withoutSteps returns a text without the numbers of its lines, which are no times.
func withoutSteps(text string) string {
	if len(step.FindAllStringIndex(text, 2)) < 2 {
		return text
	}
	return strings.ReplaceAll(step.ReplaceAllString(text, ""), "\n", "；")
}

// hanYear is a year in Chinese digits.
var hanYear = regexp.MustCompile(`[〇零○一二三四五六七八九]{4}年`)

// midnight is what programs write behind a day that has no time.
var midnight = regexp.MustCompile(` 0{1,2}:00(?::00)?$`)

func inDigits(text string) string {
	text = midnight.ReplaceAllString(text, "")
	return hanYear.ReplaceAllStringFunc(text, func(year string) string {
		return strings.Map(func(r rune) rune {
			if n, is := digitsHan[r]; is {
				return '0' + rune(n)
			}
			if r == '○' {
				return '0'
			}
			return r
		}, year)
	})
}

// names are stretches of a text in which times belong to a name or a remark.
var names = regexp.MustCompile(`《[^》]*》|“[^”]*”|（[^（）]*）|\([^()]*\)`)

func outsideOfNames(text string) string { return names.ReplaceAllString(text, "") }

// A whenReader reads a phrase.
type whenReader struct {
	text   string
	span   Span
	column bool
	said   []mention
	when   When
	year   int // that was named last
}

// A mention is a time that a text names.
type mention struct {
	from, to   int // in the text
	start, due day.Day
	strong     bool // it is a deadline, not only a time
	vague      bool // it is a year and nothing more
	doubt      string
	rhythm     day.Every
	always     bool
	directed   string
	none       bool
	begins     bool // it is only when something begins
	atOnce     bool // beside another time it says nothing more
}

func (r *whenReader) read() When {
	r.mentions()
	var dated []mention
	for _, m := range r.said {
		words := r.text[m.from:m.to]
		switch {
		case m.none:
			if r.column {
				r.when.None = true
				if m.doubt == "" && !(m.atOnce && len(r.said) > 1) {
					r.doubt("time-none", words)
				}
			}
		case m.directed != "":
			r.when.Directed = cmp.Or(r.when.Directed, m.directed)
		case m.begins:
			r.when.Start = m.start
		case m.rhythm != day.Never:
			r.when.YearRound, r.when.Every = true, cmp.Or(r.when.Every, m.rhythm)
		case m.always:
			r.when.YearRound = true
		case !r.column && m.due < r.span.Start: // what was so before
		case r.column || m.strong:
			dated = append(dated, m)
		}
		if m.doubt != "" && (r.column || m.strong && m.due >= r.span.Start) {
			r.doubt(m.doubt, words)
		}
	}
	if r.when.Every != day.Never && !r.column {
		dated = slices.DeleteFunc(dated, func(m mention) bool { return m.start != 0 }) // 2012-2015年，每年…
	}
	if r.when.YearRound && r.column {
		dated = slices.DeleteFunc(dated, func(m mention) bool { return m.start != 0 && m.due >= r.span.End }) // Ongoing, 2024-2028
	}
	r.settle(dated)
	r.left()
	return r.when
}

func (r *whenReader) doubt(kind, words string) {
	r.when.Doubts = append(r.when.Doubts, Doubt{kind, strings.TrimSpace(words)})
}

// settle tells the day on which all is done from the days on the way.
func (r *whenReader) settle(dated []mention) {
	last := -1
	if len(dated) == 1 && !r.when.YearRound && r.class(dated[0]) == partly {
		r.doubt("time-part", r.title(dated[0]))
		last = 0
	}
	for k, m := range dated {
		if class := r.class(m); m.due != 0 && class != begins && class != partly && (last < 0 || m.due >= dated[last].due) {
			last = k
		}
	}
	if r.when.YearRound && r.column && (last < 0 || r.when.Every != day.Never || dated[last].due < r.span.End || r.class(dated[last]) != finishes) {
		last = -1
	}
	if r.when.YearRound && !r.column && last >= 0 && r.when.Every != day.Never {
		last = -1
	}
	for k, m := range dated {
		switch {
		case m.due == 0:
		case k == last:
			r.when.Due = m.due
			r.when.YearRound = false
			if m.start != 0 {
				r.when.Start = m.start
			}
			r.outside(m)
		default:
			r.when.Points = append(r.when.Points, Point{r.title(m), m.due})
			if r.title(m) == "" && r.column {
				r.doubt("time-several", r.text)
			}
			r.outside(m)
		}
	}
	if last < 0 && len(r.when.Points) > 0 && !r.when.YearRound && r.when.Directed == "" {
		r.doubt("time-only-begin", r.title(dated[0]))
	}
	if r.when.None && r.when.Found() && (r.when.Due != 0 || r.when.YearRound || r.when.Directed != "") {
		r.when.None = false
	}
}

func (r *whenReader) outside(m mention) {
	if r.span.Start != 0 && m.due < r.span.Start || r.span.End != 0 && m.due > r.span.End {
		r.doubt("time-outside", r.text[m.from:m.to])
	}
}

// mentions finds the times in the text, from the left, of those at one place the longest.
func (r *whenReader) mentions() {
	found := make([]match, len(forms()))
	for at := 0; at < len(r.text) && len(r.said) < mostMentions; {
		best, any := mention{from: len(r.text)}, false
		for k, f := range forms() {
			loc := found[k].from(f.is, r.text, at)
			if loc == nil {
				continue
			}
			from, to := loc[0], loc[1]
			if from > best.from || from == best.from && to <= best.to || to == from {
				continue
			}
			m := mention{from: from, to: to}
			year := r.year
			if !f.read(r, groups(r.text, loc), &m) {
				r.year = year
				continue
			}
			best, any = m, true
		}
		if !any {
			return
		}
		if best.due != 0 {
			r.year, _, _ = best.due.Date()
		}
		r.said = append(r.said, best)
		at = best.to
	}
}

// A match is where a form was found last: it is looked for again only once that was passed.
type match struct {
	looked bool
	loc    []int
}

// from returns where a pattern is found from a place on, as if the text began there; nil if it is not.
func (m *match) from(is *regexp.Regexp, text string, at int) []int {
	within := at > 0 && isWordByte(text[at-1]) && isWordByte(text[at])
	if m.looked && (m.loc == nil || m.loc[0] >= at) && !within && is.String()[0] != '^' {
		return m.loc
	}
	m.looked, m.loc = true, is.FindStringSubmatchIndex(text[at:])
	for k := range m.loc {
		if m.loc[k] >= 0 {
			m.loc[k] += at
		}
	}
	return m.loc
}

// isWordByte reports whether a byte is none beside which a word ends.
func isWordByte(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
}

// mostMentions bounds how many times one text may name.
const mostMentions = 40

func groups(text string, loc []int) []string {
	all := make([]string, len(loc)/2)
	for k := range all {
		if loc[2*k] >= 0 {
			all[k] = text[loc[2*k]:loc[2*k+1]]
		}
	}
	return all
}
