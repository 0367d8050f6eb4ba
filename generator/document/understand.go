package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongshi/generator/day"
	"gongshi/generator/phrase"
)

// Understand reads the words of all items, given the time of the plan and the offices that are known. Names that stand alone in a cell help
// to tell those apart that stand in one.
func (p *Plan) Understand(span phrase.Span, known *phrase.Names) {
	m := newMemory(span, known)
	for i := range p.Items {
		p.Items[i].cutTimes(m)
		p.Items[i].roles(m, p)
	}
	for i := range p.Items {
		p.Items[i].learn(m)
	}
	for i := range p.Items {
		it := &p.Items[i]
		for _, d := range it.roles(m, p) {
			if !slices.Contains(it.Doubts, d) {
				it.Doubts = append(it.Doubts, d)
			}
		}
		it.times(m)
		it.Amounts = m.amountsIn(it.Title + "\n" + it.Text)
		for _, c := range it.Periods {
			for _, amount := range m.amountsIn(c.Text) {
				if !slices.Contains(it.Amounts, amount) {
					it.Amounts = append(it.Amounts, amount)
				}
			}
		}
	}
}

// cutTimes takes the times out of the cells of offices.
func (it *Item) cutTimes(m *memory) {
	for k := range it.Roles {
		names, times := m.cutTimes(it.Roles[k].Text)
		if len(times) > 0 && strings.TrimSpace(names) != "" {
			it.Roles[k].Text, it.Times = names, append(it.Times, times...)
		}
	}
}

// roles reads who is responsible.
func (it *Item) roles(m *memory, p *Plan) (doubts []phrase.Doubt) {
	it.Named = nil
	empty := true
	for _, c := range it.Roles {
		text := c.Text
		if c.Role != phrase.Support {
			text = byMark(text, p.LeadMark)
		}
		named, odd := m.roles(text, c.Role, p.FirstLeads)
		it.Named, doubts = append(it.Named, named...), append(doubts, odd...)
		empty = empty && len(named) == 0
	}
	if empty {
		if roles := rolesAtEnd(it.Text); roles != "" {
			it.takeBrackets()
			return it.roles(m, p)
		}
	}
	it.once()
	if !slices.ContainsFunc(it.Named, func(n phrase.Named) bool { return n.Role == phrase.Lead || n.Role == phrase.Joint }) {
		doubts = append(doubts, phrase.Doubt{Kind: "office-none"})
	}
	return doubts
}

// once keeps an office that several columns name in the role that asks most of it.
func (it *Item) once() {
	best := map[string]phrase.Role{}
	for _, n := range it.Named {
		if role, there := best[n.Name]; !there || n.Role < role {
			best[n.Name] = n.Role
		}
	}
	seen := map[string]bool{}
	it.Named = slices.DeleteFunc(it.Named, func(n phrase.Named) bool {
		again := seen[n.Name] || best[n.Name] != n.Role
		seen[n.Name] = seen[n.Name] || !again
		return again
	})
}

// learn makes the offices known that cells name beyond doubt.
func (it *Item) learn(m *memory) {
	for _, c := range it.Roles {
		named, odd := m.roles(c.Text, c.Role, false)
		if len(odd) > 0 || strings.ContainsAny(c.Text, "等") {
			continue
		}
		for _, n := range named {
			if length := utf8.RuneCountInString(n.Name); length >= 3 && length <= 12 || phrase.Latin(n.Name) {
				m.known.Learn(n.Name)
			}
		}
	}
}

// times reads when it is due.
func (it *Item) times(m *memory) {
	text := it.Text
	if !strings.Contains(text, it.Title) {
		text = it.Title + "。\n" + text
	}
	said := m.inSentence(text)
	cell, begins := strings.Join(it.Times, "；"), it.Start
	if label := beginLabel.FindStringSubmatch(cell); label != nil && !isSaid(begins) { // 启动时间：2月，完成时间：10月
		begins, cell = label[1], beginLabel.ReplaceAllString(cell, "")
	}
	if cell = endLabel.ReplaceAllString(cell, ""); isSaid(cell) {
		it.When = m.schedule(cell)
		it.contradicted(said, m.span)
	}
	it.periods(m)
	if isSaid(begins) {
		if begin := m.schedule(begins); begin.Due != 0 {
			it.When.Start = firstOf(begins, begin.Due)
		} else {
			it.doubt("start-unknown", begins)
		}
	}
	if !it.When.Found() && len(it.When.Doubts) == 0 {
		if it.When, it.FromText = said, said.Found(); it.isTimed(m) {
			it.FromText = true
		} else if said.Found() {
			it.doubt("time-from-text", "")
		} else {
			it.doubt("time-missing", "")
		}
	}
	if it.When.Start != 0 && it.When.Due != 0 && it.When.Start > it.When.Due {
		it.doubt("time-reversed", it.When.Start.String())
		it.When.Start = 0
	}
	it.Doubts = append(it.Doubts, it.When.Doubts...)
}

// Labels within a cell of times.
var (
	beginLabel = regexp.MustCompile(`(?:启动|开工|开始|起始|(?i:start|begin)(?:s|ning)?)(?:时间|日期|年月)?\s*[：:]\s*([^；;，,。\n]+)`)
	endLabel   = regexp.MustCompile(`(?:完成|竣工|完工|截止|结束|办结|整改)(?:时间|日期|时限|期限|年月)\s*[：:]|(?i:\b(?:end|finish|completion|due))\s*:`)
)

// isTimed reports whether a text names the time whose heading says that it does. Of what is not found as a deadline in a sentence, the
// times are taken as in a cell of times; what else it says is no matter.
func (it *Item) isTimed(m *memory) bool {
	cell := strings.Join(it.timed, "；")
	if in := m.inSentence(cell); in.Found() {
		return true
	}
	said := m.schedule(cell)
	if !said.Found() || it.When.Found() {
		return false
	}
	said.Doubts = slices.DeleteFunc(said.Doubts, func(d phrase.Doubt) bool { return d.Kind == "time-partly" })
	it.When = said
	return true
}

// longer are the phrases of times longer than a month, and how many months before their last one they begin.
var longer = []struct {
	is     *regexp.Regexp
	before int
}{
	{regexp.MustCompile(`(?i)半年|\bh[12]\b|\bhalf\b`), 5}, {regexp.MustCompile(`(?i)季|\bq[1-4]\b|quarter`), 2}, {regexp.MustCompile(`^\s*\d{4}\s*年?度?\s*$`), 11},
}

// firstOf returns the first day of a time of which the last is known.
func firstOf(phrase string, last day.Day) day.Day {
	if phraseNamesDay(phrase) {
		return last
	}
	for _, l := range longer {
		if l.is.MatchString(phrase) {
			return last.Month().First().AddMonths(-l.before)
		}
	}
	return last.Month().First()
}

// phraseNamesDay reports whether a phrase names a day, not only a month.
func phraseNamesDay(text string) bool {
	return strings.ContainsAny(text, "日号") || strings.Count(text, "-") == 2 || strings.Count(text, "/") == 2 || strings.Count(text, ".") == 2
}

func (it *Item) doubt(kind, words string) {
	it.Doubts = append(it.Doubts, phrase.Doubt{Kind: kind, Words: words})
}

// isSaid reports whether a cell says anything.
func isSaid(cell string) bool { return strings.Trim(cell, " -—–/\\\n；") != "" }

// contradicted looks whether the text names a day that the column of times does not have, or has in another sense.
func (it *Item) contradicted(said phrase.When, span phrase.Span) {
	same := func(p phrase.Point) bool {
		return p.Due == it.When.Due || slices.ContainsFunc(it.When.Points, func(o phrase.Point) bool { return o.Due == p.Due })
	}
	for _, p := range said.Points {
		if !same(p) && !(p.Due >= span.End && it.When.YearRound) {
			it.doubt("time-contradicts", p.Due.String()+" "+p.Title)
		}
	}
	if said.Due != 0 && said.Due != it.When.Due && !(said.Due >= span.End && (it.When.YearRound || it.When.Directed != "")) {
		it.doubt("time-contradicts", said.Due.String())
	}
}

// tick is a sign in the column of a period that something is done then.
var tick = regexp.MustCompile(`^(?:[√✓✔☑●■★▲○◆*xX]|→|——+)$`)

// ticks reads columns of periods that have only signs: from the first of them to the last it goes on.
func (it *Item) ticks(m *memory) bool {
	first, last, said := -1, -1, 0
	for k, c := range it.Periods {
		switch text := strings.TrimSpace(c.Text); {
		case tick.MatchString(text):
			if last, said = k, said+1; first < 0 {
				first = k
			}
		case isSaid(text):
			return false
		}
	}
	if said == 0 {
		return false
	}
	switch end := m.schedule(plainHeading(it.Periods[last].Heading)); {
	case it.When.Found(): // another column says when
		return true
	case said == len(it.Periods) && said > 1:
		it.When.YearRound = true
		return true
	case end.Due == 0:
		it.doubt("time-unknown", it.Periods[last].Heading)
		return true
	default:
		it.When.Due = end.Due
	}
	if first > 0 && first < last {
		if before := m.schedule(plainHeading(it.Periods[first-1].Heading)); before.Due != 0 {
			it.When.Start = before.Due.Add(1)
		}
	}
	if said != last-first+1 {
		it.doubt("time-ticks", it.Periods[first].Heading+"…"+it.Periods[last].Heading)
	}
	return true
}

// periods reads columns of periods: each is a point on the way.
func (it *Item) periods(m *memory) {
	if len(it.Periods) == 0 {
		return
	}
	if it.ticks(m) {
		return
	}
	var points []phrase.Point
	filled := 0
	for _, c := range it.Periods {
		if isSaid(c.Text) {
			filled++
		}
	}
	for _, c := range it.Periods {
		if !isSaid(c.Text) {
			continue
		}
		end := m.schedule(plainHeading(c.Heading))
		if wholeYear.MatchString(plainHeading(c.Heading)) {
			end.Due = m.span.End
		}
		if only := m.schedule(c.Text); filled == 1 && only.YearRound && only.Due == 0 {
			it.When.YearRound = true
			return
		}
		if end.Due == 0 {
			it.doubt("time-unknown", c.Heading)
			continue
		}
		points = append(points, phrase.Point{Title: firstClause(joined(c.Text)), Due: end.Due})
	}
	if len(points) == 0 {
		return
	}
	it.When.Points = append(it.When.Points, points...)
	if !it.When.Found() || it.When.Due == 0 && !it.When.YearRound && it.When.Directed == "" {
		it.When.Due = points[len(points)-1].Due
	}
}
