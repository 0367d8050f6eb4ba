package form

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// An Input is what came back, and where it goes.
type Input struct {
	Tree      *tree.Tree // the site's sources
	Languages []string   // those that there are labels for
	Files     []File
	Today     func(*site.Site) day.Day
	Plan      string // whose forms these are to be; empty for any
	Period    string // likewise
	Apply     bool   // days and amounts are written into the tasks, and not only proposed
}

// An Outcome is what comes of forms. There are no changes if any problem is an error.
type Outcome struct {
	Language string
	Changes  []importer.Change
	Report   Report
	Problems problem.List
}

// TakeBack returns what comes of forms that were filled in. The error is the machine's.
func TakeBack(in Input) (*Outcome, error) {
	b := &back{Input: in, out: &Outcome{}, answers: map[answerID]*answer{}, facts: map[string][]*fact{}, given: map[string]bool{}}
	if err := b.readSite(); err != nil || b.site == nil {
		return b.out, err
	}
	b.readFiles()
	for _, do := range []func() error{b.write, b.check} {
		if b.stopped() {
			break
		}
		if err := do(); err != nil {
			return nil, err
		}
	}
	if b.stopped() {
		b.out.Changes = nil
	}
	slices.SortFunc(b.out.Changes, func(x, y importer.Change) int { return cmp.Compare(x.Path, y.Path) })
	return b.out, nil
}

// readFiles reads all forms, and makes updates of what they say.
func (b *back) readFiles() {
	var files []*filled
	for _, file := range b.Files {
		f := read(file)
		for _, r := range f.rows {
			b.take(r)
		}
		files = append(files, f)
		b.out.Report = append(b.out.Report, f.notes...)
	}
	slices.SortStableFunc(b.order, func(x, y *answer) int { return cmp.Compare(x.within.Last, y.within.Last) })
	for _, a := range b.order {
		b.answer(a)
	}
	for _, f := range files {
		b.out.Problems = append(b.out.Problems, f.wrong...)
	}
}

func (b *back) stopped() bool { return len(b.out.Problems.Errors()) > 0 }

// A back is the taking back of forms.
type back struct {
	Input
	site    *site.Site
	before  problem.List // the errors of the site as it is
	today   day.Day
	v       voice
	out     *Outcome
	answers map[answerID]*answer
	order   []*answer
	marks   map[string]string  // of answers that were taken, with the files of their updates
	given   map[string]bool    // names of files
	facts   map[string][]*fact // by file and field
	edits   []*fact            // in their order
}

// An answer is what an office says of a task: its row, and those of its milestones.
type answer struct {
	answerID
	rows   []*row
	parts  map[string]*row // the same, by milestone
	own    *row            // that of the task; nil if nothing is filled in there
	of     *site.Plan
	within Period
	by     *site.Office
	task   *site.Task
}

type answerID struct {
	plan, period, office string
	number               int
}

// readSite reads the site, with what waits for approval. What is wrong in it is no matter of the forms.
func (b *back) readSite() error {
	s, problems, err := new(site.Reader).Read(b.Tree, site.Options{Languages: b.Languages, Drafts: true})
	if err != nil {
		return err
	}
	if s == nil {
		b.out.Problems = problems.Errors()
		return nil
	}
	b.site, b.before, b.out.Language = s, problems.Errors(), s.Language
	b.v, b.today = voiceIn(s.Language), b.Today(s)
	b.marks, err = marksIn(b.Tree)
	return err
}

// mark matches the comment by which an update is known to come from a form: it is how a form that comes twice is known.
var mark = regexp.MustCompile(`(?m)^# form \S+ ([0-9a-f]{12})\s*$`)

// marksIn returns the marks of all updates, with their files.
func marksIn(t *tree.Tree) (map[string]string, error) {
	marks := map[string]string{}
	for _, f := range t.Under(site.ContentDir) {
		if path.Base(path.Dir(f.Path)) != site.UpdatesDir || path.Ext(f.Path) != ".md" || !f.Regular {
			continue
		}
		text, err := f.Read()
		if err != nil {
			return nil, err
		}
		for _, m := range mark.FindAllSubmatch(text, -1) {
			marks[string(m[1])] = f.Path
		}
	}
	return marks, nil
}

// take finds out what a row is about, and puts it to the others of its task.
func (b *back) take(r *row) {
	if !r.keyed && !b.recognized(r) {
		if left := r.persons(); left == "" {
			r.problem("task", "import-form-row")
		} else {
			r.of.notes = append(r.of.notes, told{false, "form-private", map[string]string{"at": r.of.file + " " + r.where("progress"), "value": left}})
		}
		return
	}
	id := answerID{r.key.plan, r.key.period, r.key.office, r.key.task}
	a := b.answers[id]
	if a == nil {
		a = &answer{answerID: id, parts: map[string]*row{}}
		if !b.find(a, r) {
			return
		}
		b.answers[id] = a
	}
	if b.contradicts(a, r) {
		return
	}
	if other := a.parts[r.key.milestone]; other != nil {
		for _, name := range r.differsFrom(other) {
			r.problem(name, "import-form-twice", "other", other.of.file+" "+other.where(name))
		}
		return
	}
	if len(a.rows) == 0 {
		b.order = append(b.order, a)
	}
	a.rows, a.parts[r.key.milestone] = append(a.rows, r), r
	a.own = a.parts[""]
}

// differsFrom returns the columns in which two rows are filled in otherwise.
func (r *row) differsFrom(other *row) (differ []string) {
	for _, name := range filledIn {
		if r.text(name) != other.text(name) {
			differ = append(differ, name)
		}
	}
	return differ
}

// persons returns what was left out of a row that says nothing but who filled in the form; nothing of any other.
func (r *row) persons() string {
	var all []string
	for name := range r.cells {
		clean, left := withoutPersons(r.text(name))
		if clean != "" {
			return ""
		}
		all = append(all, left...)
	}
	slices.Sort(all)
	return strings.Join(all, "、")
}

// recognized finds the task of a row that lost its key, by its number and title, or by its title alone.
func (b *back) recognized(r *row) bool {
	facts := r.of.facts
	p := b.site.PlanOf(facts["plan"])
	if p == nil || facts["period"] == "" || facts["office"] == "" {
		return false
	}
	var found []*site.Task
	for _, t := range p.Tasks {
		number := cmp.Or(t.Label, strconv.Itoa(t.Number))
		if t.Title == r.text("task") && (r.text("number") == "" || r.text("number") == number) {
			found = append(found, t)
		}
	}
	if len(found) != 1 {
		return false
	}
	r.key = key{plan: p.Key, period: facts["period"], office: facts["office"], task: found[0].Number}
	return true
}

// find finds the plan, the period, the office and the task of an answer, and says what stands against taking it.
func (b *back) find(a *answer, r *row) bool {
	refuse := func(code, value string, data ...string) bool {
		told := func(p problem.Problem) bool { return p.Code == code && p.Data["value"] == value }
		if !slices.ContainsFunc(r.of.wrong, told) { // once a file is enough
			r.problem("number", code, append(data, "value", value)...)
		}
		return false
	}
	a.of = b.site.PlanOf(a.plan)
	within, isPeriod := PeriodOf(a.period)
	a.within = within
	i := slices.IndexFunc(b.site.Offices, func(o site.Office) bool { return o.Key == a.office })
	switch {
	case b.Plan != "" && a.plan != b.Plan:
		return refuse("import-form-other-plan", a.plan, "expected", b.Plan)
	case a.of == nil:
		return refuse("import-form-plan", a.plan)
	case b.Period != "" && a.period != b.Period:
		return refuse("import-form-other-period", a.period, "expected", b.Period)
	case !isPeriod:
		return refuse("import-form-row", a.period)
	case a.within.First > b.today:
		return refuse("import-form-early", a.period, "other", a.within.First.String())
	case a.of.Clock(b.today, 0).Closed:
		return refuse("import-form-closed", a.plan, "other", a.of.Closes().String())
	case i < 0:
		return refuse("import-form-office", a.office)
	}
	a.by = &b.site.Offices[i]
	if a.task = a.of.TaskOf(a.number); a.task == nil {
		return refuse("import-form-task", cmp.Or(r.text("number"), strconv.Itoa(a.number)))
	}
	return true
}
