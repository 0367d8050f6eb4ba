package site

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/problem"
)

// A Bulletin is what the issuer says of a period (通报): the summary of the period becomes it by a file.
type Bulletin struct {
	*BulletinFront
	Key    string // 2022-06 or 2022-q2
	Period day.Period
	Text   Text
}

// BulletinFront is the front matter of a file in bulletins/.
type BulletinFront struct {
	Name        string // the masthead
	Issue       string // 期号
	Document    string // 文号
	Issuer      string
	Issued      day.Day
	To          []string
	Method      string // how the facts were looked into
	Objections  Objections
	Figures     Figures
	Corrections []Correction
	Sample      bool
	Draft       bool
}

// Objections are until when, and to whom, something may be said against a bulletin.
type Objections struct {
	Until day.Day
	To    string
}

// TextCorrection is what a correction says that corrects no figure, but the text or another field.
const TextCorrection = "text"

// A Correction is a figure of an issued bulletin that is another now, or says that something else in it is.
type Correction struct {
	Date     day.Day
	What     string
	Was, Now int
	Reason   string
}

var bulletinFields = []front.Field[BulletinFront]{
	{Name: "name", In: func(b *BulletinFront) any { return &b.Name }},
	{Name: "issue", In: func(b *BulletinFront) any { return &b.Issue }},
	{Name: "document", In: func(b *BulletinFront) any { return &b.Document }},
	{Name: "issuer", In: func(b *BulletinFront) any { return &b.Issuer }},
	{Name: "issued", In: func(b *BulletinFront) any { return &b.Issued }}, // required, but of a draft
	{Name: "to", In: func(b *BulletinFront) any { return &b.To }},
	{Name: "method", In: func(b *BulletinFront) any { return &b.Method }},
	{Name: "objections", In: func(b *BulletinFront) any { return front.One(&b.Objections, objectionFields) }},
	{Name: "figures", In: func(b *BulletinFront) any { return front.One(&b.Figures, figureFields()) }},
	{Name: "corrections", In: func(b *BulletinFront) any { return front.Many(&b.Corrections, correctionFields) }},
	{Name: "sample", In: func(b *BulletinFront) any { return &b.Sample }},
	{Name: "draft", In: func(b *BulletinFront) any { return &b.Draft }},
}

var objectionFields = []front.Field[Objections]{
	{Name: "until", In: func(o *Objections) any { return &o.Until }, Example: "until = 2022-07-15"},
	{Name: "to", In: func(o *Objections) any { return &o.To }},
}

var correctionFields = []front.Field[Correction]{
	{Name: "date", In: func(c *Correction) any { return &c.Date }, Example: "date = 2022-07-20"},
	{Name: "what", In: func(c *Correction) any { return front.Choice(&c.What, append(FigureNames(), TextCorrection)...) }, Example: `what = "overdue"`},
	{Name: "was", In: func(c *Correction) any { return &c.Was }},
	{Name: "now", In: func(c *Correction) any { return &c.Now }},
	{Name: "reason", In: func(c *Correction) any { return &c.Reason }, Example: `reason = "…"`},
}

func checkBulletin(b *BulletinFront, f *front.Findings) {
	if b.Issued == 0 && !b.Draft {
		f.Key("issued", "missing-key", "key", "issued", "expected", "issued = 2022-07-08")
	}
	checkOrder(f, "objections-before-issue", "objections.until", b.Objections.Until, b.Issued)
	last := map[string]int{}
	for i, n := range b.Figures {
		if n >= 0 {
			last[figures[i].name] = n
		} else if n != notGiven {
			f.Value("figures."+figures[i].name, "negative", "key", figures[i].name, "value", itoa(n))
		}
	}
	for i, c := range b.Corrections {
		path := front.Element("corrections", i)
		checkOrder(f, "correction-before-issue", path+".date", c.Date, b.Issued)
		was, there := last[c.What]
		switch {
		case c.What == "" || c.What == TextCorrection || f.Faults.At(path):
		case !there:
			f.Value(path+".what", "correction-of-nothing", "value", c.What)
		case c.Was == c.Now:
			f.Value(path+".now", "correction-same", "value", itoa(c.Now))
		case was != c.Was:
			f.Value(path+".was", "correction-chain", "value", itoa(c.Was), "expected", itoa(was), "key", c.What)
		}
		last[c.What] = c.Now
	}
}

// Says returns a figure of the bulletin as it stands after its corrections by a day, and whether it has one.
func (b *BulletinFront) Says(figure string, on day.Day) (n int, is bool) {
	n = b.Figures[figureAt(figure)]
	is = n != notGiven
	for _, c := range b.Corrections {
		if c.What == figure && c.Date <= on {
			n = c.Now
		}
	}
	return n, is
}

// Shown returns figures with those that the bulletin has in place of what was counted: until a correction comes, what was issued stands.
func (b *BulletinFront) Shown(counted Figures, on day.Day) Figures {
	for i := range figures {
		if said, is := b.Says(figures[i].name, on); is {
			counted[i] = said
		}
	}
	return counted
}

var bulletinName = regexp.MustCompile(`^(\d{4})-(?:(0[1-9]|1[0-2])|q([1-4]))$`)

// PeriodOf returns the month or quarter of a name as addresses have it.
func PeriodOf(name string) (day.Period, bool) { return bulletinPeriod(name) }

// bulletinPeriod returns the period that a bulletin's name stands for.
func bulletinPeriod(name string) (day.Period, bool) {
	m := bulletinName.FindStringSubmatch(name)
	if m == nil {
		return day.Period{}, false
	}
	year, _ := strconv.Atoi(m[1])
	first, months := 1, 1
	if m[2] != "" {
		first, _ = strconv.Atoi(m[2])
	} else {
		quarter, _ := strconv.Atoi(m[3])
		first, months = 3*quarter-2, 3
	}
	month := day.Month(year*12 + first - 1)
	return day.Period{First: month.First(), Last: (month + day.Month(months) - 1).Last()}, true
}

// PeriodKey returns the name of a month or a quarter in addresses.
func PeriodKey(p day.Period) string {
	year, month := p.First.Month().Date()
	if p.First.Month() == p.Last.Month() {
		return p.First.Month().String()
	}
	return strconv.Itoa(year) + "-q" + itoa((month+2)/3)
}

// isSummarized reports whether a month or quarter lies within the months of the plan as a whole: of no other there is a summary.
func (t *Terms) isSummarized(p day.Period) bool {
	whole := t.Span()
	return p.First >= whole.First.Month().First() && p.Last <= whole.Last.Month().Last()
}

// since returns the day from which the page of the bulletin's period is there: its summary stands there first, but where the period had ended
// when the plan was issued.
func (b *BulletinFront) since(key string, of *Terms) day.Day {
	period, _ := bulletinPeriod(key)
	if period.Last < of.Issued && b.Issued != 0 {
		return b.Issued
	}
	return period.Last + 1
}

// URL returns the bulletin's place in a plan.
func (b *Bulletin) URL(of *Terms) string { return bulletinURL(of, b.Key) }

func bulletinURL(of *Terms, key string) string { return of.URL() + bulletinsFolder + "/" + key + "/" }

func (j *joiner) addBulletin(plan *Plan, e *entry) {
	if text, moved := j.text(e); moved {
		j.remake(e, func() { e.bulletin = j.newBulletin(e, text) })
	}
	j.problems = append(j.problems, e.problems...)
	if !e.bulletin.Draft || j.options.Drafts {
		plan.Bulletins = append(plan.Bulletins, e.bulletin)
	}
}

func (j *joiner) newBulletin(e *entry, text Text) *Bulletin {
	b := &Bulletin{BulletinFront: e.parsed.front.(*BulletinFront), Key: strings.TrimSuffix(path.Base(e.path), ".md"), Text: text}
	period, ok := bulletinPeriod(b.Key)
	terms := e.basis.terms
	switch b.Period = period; {
	case !ok:
		j.problems = append(j.problems, problem.New(0, 0, "bulletin-name", "value", path.Base(e.path), "expected", PeriodKey(day.Period{First: terms.End.Month().First(), Last: terms.End.Month().Last()})+".md").In(e.path))
	case terms.daysKnown() && !terms.isSummarized(period):
		whole := terms.Span()
		j.problems = append(j.problems, problem.New(0, 0, "bulletin-outside-plan", "value", b.Key, "expected", whole.First.String()+" – "+whole.Last.String()).In(e.path))
	case b.Issued != 0 && b.Issued <= period.Last:
		j.at(e.path, "issued", "issued-within-period", "value", b.Issued.String(), "other", period.Last.String())
	}
	return b
}

// checkFigures finds figures of bulletins that are others when they are counted again. A correction makes them right. Drafts of tasks do not count.
// A bulletin that is a draft stops nobody: what is reported until it is issued changes its figures.
func (j *joiner) checkFigures(plan *Plan) {
	var tasks []*Task
	for _, b := range plan.Bulletins {
		faults := j.faultsOf(b.Text.File)
		if b.Figures == noFigures() || b.Period.First == 0 || !plan.daysKnown() || faults.At("figures") || faults.At("corrections") {
			continue
		}
		if tasks == nil {
			tasks = slices.DeleteFunc(slices.Clone(plan.Tasks), func(t *Task) bool { return t.Draft })
		}
		counted := j.recount(b, tasks)
		if b.Draft {
			j.checkDraft(b, counted)
			continue
		}
		for i, f := range figures {
			if said, is := b.Says(f.name, endOfTime); is && said != counted[i] {
				j.at(b.Text.File, "figures."+f.name, "figure-differs", "key", f.name, "value", itoa(said), "expected", itoa(counted[i]), "other", cmp.Or(b.Issue, b.Key))
			}
		}
	}
}

// checkDraft tells once of a draft whose figures are others by now.
func (j *joiner) checkDraft(b *Bulletin, counted Figures) {
	first, now := "", []string(nil)
	for i, f := range figures {
		if said, is := b.Says(f.name, endOfTime); is && said != counted[i] {
			first, now = cmp.Or(first, f.name), append(now, f.name+" = "+itoa(counted[i]))
		}
	}
	if first != "" {
		j.at(b.Text.File, "figures."+first, "draft-figures-differ", "value", cmp.Or(b.Issue, b.Key), "expected", strings.Join(now, ", "))
	}
}

// A recount is the figures of some tasks in a period.
type recount struct {
	period  day.Period
	dueSoon int
	tasks   []*Task
	figures Figures
}

// recount counts the period of a bulletin. Where few tasks are others than in the last read, they alone are counted.
func (j *joiner) recount(b *Bulletin, tasks []*Task) Figures {
	now, last := &recount{period: b.Period, dueSoon: j.site.DueSoon, tasks: tasks}, j.reader.recounts[b.Text.File]
	j.recounts[b.Text.File] = now
	if last == nil || last.period != now.period || last.dueSoon != now.dueSoon || len(last.tasks) != len(tasks) {
		last = &recount{tasks: make([]*Task, len(tasks))}
	}
	now.figures = last.figures
	for i, t := range tasks {
		if last.tasks[i] != t {
			now.figures.add(now.of(last.tasks[i]), -1)
			now.figures.add(now.of(t), 1)
		}
	}
	return now.figures
}

// of counts a task, which may be nil.
func (r *recount) of(t *Task) (none Figures) {
	if t == nil {
		return none
	}
	if s := t.InPeriod(r.period, r.dueSoon); s != nil {
		return s.Figures()
	}
	return none
}
