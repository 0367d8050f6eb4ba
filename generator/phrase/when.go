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
				if m.doubt == "" {
					r.doubt("time-none", words)
				}
			}
		case m.directed != "":
			r.when.Directed = cmp.Or(r.when.Directed, m.directed)
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

// What is to be done by a day.
type class int

const (
	whatever class = iota
	begins
	partly
	finishes
)

// classes are the words that tell what is to be done by a day.
var classes = []struct {
	words *regexp.Regexp
	class class
}{
	{regexp.MustCompile(`动工|开工|启动|开建|破土|进场|奠基|立项|招标|征地|(?i:\b(?:start|begin|launch|commence|break ground|kick off)\w*)|^开始`), begins},
	{regexp.MustCompile(`阶段性|初步|初稿|主体|封顶|过半|一半|征求意见|中期|(?i:\b(?:draft|interim|phase|first part)\b)`), partly},
	{regexp.MustCompile(`完成|完工|竣工|建成|投入(?:使用|运行|运营|生产)|通车|投用|投产|办结|结束|落实|到位|(?i:\b(?:complete|finish|done|open|adopt|publish)\w*)`), finishes},
}

func (r *whenReader) class(m mention) class {
	label, found := r.title(m), whatever
	for _, c := range classes {
		if at := c.words.FindStringIndex(label); at != nil {
			if found == whatever {
				found = c.class
			} else if found == begins && c.class == finishes && r.column {
				found = finishes // 开工并完成
				r.doubt("time-begin-and-end", label)
			}
		}
	}
	return found
}

// ends are where a clause ends.
const ends = "，。；,\n"

// title returns what is to be done by a time: what stands after it in its clause, or before.
func (r *whenReader) title(m mention) string {
	from, to := 0, len(r.text)
	for _, o := range r.said {
		if o.to <= m.from {
			from = max(from, o.to)
		} else if o.from >= m.to {
			to = min(to, o.from)
		}
	}
	after, before := r.text[m.to:to], r.text[from:m.from]
	if at := strings.IndexAny(after, ends); at >= 0 {
		if strings.TrimSpace(after[:at]) == "" && !r.column { // 6月底前，完成……
			rest := strings.TrimLeft(after[at:], ends+" ")
			if end := strings.IndexAny(rest, ends); end >= 0 {
				rest = rest[:end]
			}
			return bare(rest)
		}
		after = after[:at]
	}
	if at := strings.LastIndexAny(before, ends); at >= 0 {
		_, before, _ = cutRune(before[at:])
	}
	if after = bare(after); after != "" {
		return after
	}
	return bare(before)
}

// cutRune cuts the first character.
func cutRune(s string) (string, string, bool) {
	for _, r := range s {
		return s[:len(string(r))], s[len(string(r)):], true
	}
	return "", s, false
}

// frame are words around what is to be done that say nothing.
var frame = regexp.MustCompile(`^(?:前|之前|以前|力争|确保|争取|要|须|应|，|、|：|-|(?i:by|before|until|and|to|in|at|the|of|end)\b|\s)+|(?:，|、|：|-|力争|争取|确保|并且?|(?i:\bby|\bbefore|\buntil|\band|\bin|\bthe|\bof|\bend)|\s|于|在|到|截至)+$`)

func bare(text string) string {
	for {
		next := frame.ReplaceAllString(text, "")
		if next == text {
			return strings.Trim(text, " ，。；、：")
		}
		text = next
	}
}

// harmless are words in a column of times that say nothing more of the time.
var harmless = regexp.MustCompile(`即日起至?|完成|落实|到位|推进|推动|开展|工作|实施|坚持|进行|执行|按时|按期|任务|全部|全面|并|及|和|与|或|的|，|。|；|、|：|等|\s|-|/|,|\.|①|②|③|[（）()]|(?i:\b(?:by|and|to|the|of|complete[d]?|done)\b)`)

// timely are words that speak of a time which was not understood.
var timely = regexp.MustCompile(`\d|前|后|起|期|节|月|年|季|日|周|旬|(?i:\b(?:after|before|during|within|spring|summer|autumn|fall|winter|term|fy|week|month|year)\w*)`)

// left tells of what was not understood.
func (r *whenReader) left() {
	if !r.column {
		return
	}
	var b strings.Builder
	end := 0
	for _, m := range r.said {
		b.WriteString(r.text[end:m.from] + "|")
		end = m.to
	}
	b.WriteString(r.text[end:])
	rest := strings.ReplaceAll(b.String(), "|", "")
	switch bareRest := harmless.ReplaceAllString(rest, ""); {
	case bareRest == "":
		if r.text != "" && !r.when.Found() && len(r.when.Doubts) == 0 {
			r.doubt("time-unknown", r.text)
		}
	case !r.when.Found():
		r.doubt("time-unknown", r.text)
	case timely.MatchString(bareRest):
		if r.onlyVague() {
			r.when = When{Doubts: []Doubt{{"time-unknown", r.text}}}
			return
		}
		r.doubt("time-partly", strings.Trim(rest, ends+" "))
	}
}

// onlyVague reports whether no more than years were understood: 2024年汛期前.
func (r *whenReader) onlyVague() bool {
	return !slices.ContainsFunc(r.said, func(m mention) bool { return !m.vague })
}

// mentions finds the times in the text, from the left, of those at one place the longest.
func (r *whenReader) mentions() {
	for at := 0; at < len(r.text) && len(r.said) < mostMentions; {
		best, found := mention{from: len(r.text)}, false
		for _, f := range forms {
			loc := f.is.FindStringSubmatchIndex(r.text[at:])
			if loc == nil {
				continue
			}
			from, to := at+loc[0], at+loc[1]
			if from > best.from || from == best.from && to <= best.to || to == from {
				continue
			}
			m := mention{from: from, to: to}
			year := r.year
			if !f.read(r, groups(r.text[at:], loc), &m) {
				r.year = year
				continue
			}
			best, found = m, true
		}
		if !found {
			return
		}
		if best.due != 0 {
			r.year, _, _ = best.due.Date()
		}
		r.said = append(r.said, best)
		at = best.to
	}
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
