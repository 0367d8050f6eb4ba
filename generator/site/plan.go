package site

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
)

// PlanFront is the front matter of a plan's index.md.
type PlanFront struct {
	Title       string
	Document    string // 文号
	Issuer      string // 发布机构
	Issued      day.Day
	Start, End  day.Day
	Settle      day.Day // until then late reports count; if not given, a month after the end
	Absent      []int   // numbers that the source itself lacks
	IndexNumber string  // 索引号
	Subject     string
	Validity    string
	Original    string // the document itself: an address, or the path of an attachment; empty if it is not published
	Draft       bool
	Previous    string // the key of the plan that this one follows
	Numbered    bool   // false: the source numbers nothing, and numbers are only addresses
	Reporting   Reporting
	Categories  []Category
	Changes     []Change
	Pace        PaceRule          // 序时进度
	OfficeNames map[string]string // by their keys, of offices that have another name in this plan
}

func newPlanFront() *PlanFront { return &PlanFront{Numbered: true} }

// Reporting is how often every task owes an update, and how many days after the end of a period one is in time; what the forms that offices fill
// in ask for, and what of that is published.
type Reporting struct {
	Every   day.Every
	By      int
	Ask     []string // none: all of them
	Publish []string // none: what is asked for, but for problems
}

// What forms may ask for.
const (
	AskProgress = "progress"
	AskProblems = "problems"
	AskNext     = "next"
)

// Asks returns what forms ask for.
func (r *Reporting) Asks() []string {
	if len(r.Ask) == 0 {
		return []string{AskProgress, AskProblems, AskNext}
	}
	return r.Ask
}

// Publishes reports whether an answer in a form is published.
func (r *Reporting) Publishes(what string) bool {
	if len(r.Publish) == 0 {
		return what != AskProblems && slices.Contains(r.Asks(), what)
	}
	return slices.Contains(r.Publish, what)
}

// A Category is a part of a plan.
type Category struct{ Key, Name string }

var planFields = []front.Field[PlanFront]{
	{Name: "title", In: func(p *PlanFront) any { return &p.Title }, Example: `title = "…"`},
	{Name: "document", In: func(p *PlanFront) any { return &p.Document }},
	{Name: "issuer", In: func(p *PlanFront) any { return &p.Issuer }},
	{Name: "issued", In: func(p *PlanFront) any { return &p.Issued }},
	{Name: "start", In: func(p *PlanFront) any { return &p.Start }, Example: "start = 2022-01-01"},
	{Name: "end", In: func(p *PlanFront) any { return &p.End }, Example: "end = 2022-12-31"},
	{Name: "settle", In: func(p *PlanFront) any { return &p.Settle }},
	{Name: "absent", In: func(p *PlanFront) any { return &p.Absent }},
	{Name: "index_number", In: func(p *PlanFront) any { return &p.IndexNumber }},
	{Name: "subject", In: func(p *PlanFront) any { return &p.Subject }},
	{Name: "validity", In: func(p *PlanFront) any { return &p.Validity }},
	{Name: "original", In: func(p *PlanFront) any { return &p.Original }},
	{Name: "draft", In: func(p *PlanFront) any { return &p.Draft }},
	{Name: "previous", In: func(p *PlanFront) any { return &p.Previous }},
	{Name: "numbered", In: func(p *PlanFront) any { return &p.Numbered }},
	{Name: "reporting", In: func(p *PlanFront) any { return front.One(&p.Reporting, reportingFields) }},
	{Name: "categories", In: func(p *PlanFront) any { return front.Many(&p.Categories, categoryFields) }},
	{Name: "pace", In: func(p *PlanFront) any { return front.One(&p.Pace, paceFields) }},
	{Name: "office_names", In: func(p *PlanFront) any { return front.Texts(&p.OfficeNames) }},
	{Name: "changes", In: func(p *PlanFront) any { return front.Many(&p.Changes, changeFields(planChangeable())) }},
}

var reportingFields = []front.Field[Reporting]{
	{Name: "every", In: func(r *Reporting) any { return front.Every(&r.Every, "month", "quarter", "half-year") }, Example: `every = "quarter"`},
	{Name: "by", In: func(r *Reporting) any { return &r.By }},
	{Name: "ask", In: func(r *Reporting) any { return &r.Ask }},
	{Name: "publish", In: func(r *Reporting) any { return &r.Publish }},
}

var paceFields = []front.Field[PaceRule]{
	{Name: "behind", In: func(r *PaceRule) any { return &r.Behind }},
	{Name: "far", In: func(r *PaceRule) any { return &r.Far }},
}

var categoryFields = []front.Field[Category]{
	{Name: "key", In: func(c *Category) any { return &c.Key }, Example: `key = "prevention"`},
	{Name: "name", In: func(c *Category) any { return &c.Name }, Example: `name = "…"`},
}

func checkPlan(p *PlanFront, f *front.Findings) {
	checkOrder(f, "end-before-start", "end", p.End, p.Start)
	checkOrder(f, "settle-before-end", "settle", p.Settle, p.End)
	if p.End >= p.Start {
		checkOrder(f, "issued-after-end", "end", p.End, p.Issued)
	}
	checkSpan(p, f)
	if p.Previous != "" {
		checkKey(f, "previous", p.Previous)
	}
	if r := p.Pace; r.Behind < 0 || r.Far < 0 || r.Far != 0 && r.far() < r.behind() {
		f.Value("pace.far", "pace-reversed", "value", itoa(r.Far), "other", itoa(int(r.behind())))
	}
	if r := p.Reporting; r.By < 0 || r.By > r.mostBy() {
		f.Value("reporting.by", "reporting-by", "value", itoa(r.By), "expected", itoa(r.mostBy()))
	}
	checkAsked(&p.Reporting, f)
	checkChanges(p.Changes, nil, f)
	for i, number := range p.Absent {
		if number < 1 {
			f.Value(front.Element("absent", i), "not-positive", "key", "absent", "value", strconv.Itoa(number))
		}
	}
	if isAddress(p.Original) {
		checkAddress(f, "original", p.Original)
	}
	taken := names{}
	for i, c := range p.Categories {
		taken.claimNamed(f, front.Element("categories", i), c.Key, c.Name)
	}
}

// mostBy returns the most days of grace: fewer than a period has, so that the next one's report is not due first. Of a rule that was not
// understood it is the longest period's.
func (r *Reporting) mostBy() int {
	every := r.Every
	if every == day.Never {
		every = day.EveryHalfYear
	}
	return every.Fewest() - 1
}

// checkAsked finds what forms cannot ask for, and what is published and not asked for.
func checkAsked(r *Reporting, f *front.Findings) {
	for _, list := range []struct {
		key   string
		is    []string
		among []string
	}{{"reporting.ask", r.Ask, (&Reporting{}).Asks()}, {"reporting.publish", r.Publish, r.Asks()}} {
		for i, what := range list.is {
			if !slices.Contains(list.among, what) {
				f.Value(front.Element(list.key, i), "bad-choice", "key", list.key, "value", front.Shown(what), "expected", strings.Join(list.among, ", "))
			}
		}
		if len(list.is) > 0 && !slices.Contains(list.is, AskProgress) && !f.Faults.At(list.key) {
			f.Value(list.key, "progress-not-asked", "key", list.key, "value", strings.Join(list.is, ", "))
		}
	}
}

// checkOrder finds a day that lies before one that comes first. Days that are not given are in order.
func checkOrder(f *front.Findings, code, path string, later, earlier day.Day) {
	if later != 0 && earlier != 0 && later < earlier {
		f.Value(path, code, "value", later.String(), "other", earlier.String())
	}
}

// isAddress reports whether a document is named by an address, not by the path of an attachment.
func isAddress(original string) bool { return strings.Contains(original, "://") }

// OriginalURL returns the address of the plan's document, or its place in the site; none if it is not published.
func (t *Terms) OriginalURL() string {
	if t.Original == "" || isAddress(t.Original) {
		return t.Original
	}
	return t.URL() + (&url.URL{Path: t.Original}).EscapedPath()
}

// From is the day from which periods count: the later of issued and start.
func (p *PlanFront) From() day.Day { return max(p.Issued, p.Start) }

// Closes is the last day on which a report counts. Where the plan does not say, that is a month after its end: on the day after the end
// nobody could have reported yet.
func (p *PlanFront) Closes() day.Day {
	if p.Settle == 0 {
		return p.End.AddMonths(1)
	}
	return p.Settle
}

// IsOfYears reports whether the plan runs for more than a year. Then what lasts to its end is not done at the end of a year.
func (p *PlanFront) IsOfYears() bool { return p.Start != 0 && p.End >= p.Start.AddMonths(12) }

// Reckoned is the day from which a promise for a day can be late. What was due before the plan was issued was promised only then.
func (p *PlanFront) Reckoned(due day.Day) day.Day { return max(due, p.Issued) }

// mostYears is how long a plan may run, and how far the day of its issue may lie from its start. For each month there are pages.
const mostYears = 20

// checkSpan finds the days of a plan that are decades away from its others. Most of them have a digit too many, or a wrong one.
func checkSpan(p *PlanFront, f *front.Findings) {
	far := func(path string, d day.Day, other string, from day.Day) {
		if isFar(d, from, mostYears) && !f.Faults.At(other) {
			f.Value(path, "day-far", "key", path, "value", d.String(), "other", from.String(), "expected", itoa(mostYears))
		}
	}
	if p.End >= p.Start {
		far("end", p.End, "start", p.Start)
	}
	if p.Settle >= p.End {
		far("settle", p.Settle, "end", p.End)
	}
	far("start", p.Start, "issued", p.Issued)
}

// isFar reports whether two days lie more than a number of years apart. Days that are not given do not.
func isFar(a, b day.Day, years int) bool {
	return a != 0 && b != 0 && max(a, b) > min(a, b).Add(years*366)
}

// spans reports whether a plan's days are near enough to each other to be counted through.
func (p *PlanFront) spans() bool {
	return !isFar(p.End, p.Start, mostYears) && !isFar(p.Closes(), p.End, mostYears) && !isFar(p.Start, p.Issued, mostYears)
}

// NextNumber returns the number for a task that is added: none that a task has, or that the document leaves out.
func (p *Plan) NextNumber() int {
	next := 1
	for _, t := range p.Tasks {
		next = max(next, t.Number+1)
	}
	for slices.Contains(p.Absent, next) {
		next++
	}
	return next
}

// Current returns the current plan: the latest that has begun, else the first to begin; nil without any.
func Current(plans []*Plan, today day.Day) *Plan {
	var current *Plan
	for _, p := range plans {
		if current == nil || better(holdsFrom(p), holdsFrom(current), today) {
			current = p
		}
	}
	return current
}

// holdsFrom returns the day from which a plan is the current one: it has started and is issued. Until then the one before is settled.
func holdsFrom(p *Plan) day.Day { return max(p.Start, p.Issued) }

// better reports whether a plan that begins on a is rather the current one than one that begins on b.
func better(a, b, today day.Day) bool {
	if a <= today && b <= today {
		return a > b
	}
	return a < b
}
