package importer

import (
	"cmp"
	"errors"
	"path"
	"slices"
	"strings"

	"gongshi/generator/document"
	"gongshi/generator/phrase"
	"gongshi/generator/problem"
	sheets "gongshi/generator/sheet"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// What offices write themselves, tables and texts of any form, becomes tasks here: paper.go reads the files and the site, found.go finds the
// task of each item, promised.go makes its fields, laid.go lays them over those there are, added.go adds offices, categories and the plan,
// told.go says all of that. What the document says is understood in package document.

// A PlanInput is a plan as offices wrote it, and where it goes.
type PlanInput struct {
	Tree      *tree.Tree // the site's sources
	Languages []string
	Plan      string // its key
	Title     string // of a plan that is new; empty for that of the document
	Files     []PlanFile
	Add       bool              // offices and categories that are new are added
	Columns   map[string]string // by a heading, what the column holds: one of document.ColumnNames
}

// A PlanFile is a file as it was found.
type PlanFile struct {
	Name string
	Text []byte
}

// An Outcome is what an import comes to. There are no changes if any problem is an error.
type Outcome struct {
	Changes  []Change
	Report   *Report
	Problems problem.List
}

// A laying lays a plan's document over a site.
type laying struct {
	PlanInput
	site     *site.Site
	plan     *site.Plan // nil if it is to be made
	terms    site.PlanFront
	read     []*document.Plan // of each file
	items    []*item
	was      []*existing
	names    *phrase.Names
	offices  officesOf
	parts    categoriesOf
	issued   bool
	numbered bool
	before   problem.List // the errors of the site as it is
	out      *Outcome
}

// An item is a task of the document.
type item struct {
	*document.Item
	file   string
	was    *existing // the task that it is; nil if it is new
	number int
	label  string
	told   *Entry
}

// ImportPlan reads a plan from the files of an office. The error is the machine's.
func ImportPlan(in PlanInput) (*Outcome, error) {
	l := &laying{PlanInput: in, out: &Outcome{Report: &Report{}}}
	if err := l.readSite(); err != nil {
		return nil, err
	}
	if l.stopped() || !l.readFiles() {
		return l.out, nil
	}
	if l.plan == nil && !l.newPlan() {
		return l.out, nil
	}
	if dated := l.first(func(p *document.Plan) bool { return p.Issued != 0 }); l.plan != nil && l.plan.Issued == 0 && dated.Issued != 0 {
		l.out.Report.note("issued-left", dated.Issued.String())
	}
	l.understand()
	if err := l.readTasks(); err != nil {
		return nil, err
	}
	if l.stopped() {
		return l.out, nil
	}
	l.find()
	l.number()
	for _, it := range l.items {
		l.lay(it)
	}
	l.missing()
	if err := l.addAll(); err != nil {
		return nil, err
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	if l.stopped() {
		l.out.Changes = nil
	}
	slices.SortFunc(l.out.Changes, func(a, b Change) int { return cmp.Compare(a.Path, b.Path) })
	return l.out, nil
}

func (l *laying) stopped() bool { return len(l.out.Problems.Errors()) > 0 }

func (l *laying) problem(file, code string, data ...string) {
	l.out.Problems = append(l.out.Problems, problem.New(0, 0, code, data...).In(file))
}

// readSite reads the site as it is. What is wrong in it elsewhere is no matter of the import.
func (l *laying) readSite() error {
	s, problems, err := new(site.Reader).Read(l.Tree, site.Options{Languages: l.Languages, Drafts: true})
	if err != nil {
		return err
	}
	if s == nil {
		l.out.Problems = append(l.out.Problems, problems.Errors()...)
		return nil
	}
	l.site, l.before = s, problems.Errors()
	for _, p := range s.Plans {
		if p.Key == l.Plan {
			l.plan = p
		}
	}
	index := l.index()
	if l.plan == nil && l.Tree.File(index) != nil {
		for _, p := range problems.Errors() {
			if p.File == index {
				l.out.Problems = append(l.out.Problems, p)
			}
		}
		if !l.stopped() {
			l.problem(index, "import-no-plan", "value", l.Plan, "expected", index)
		}
	}
	if l.plan != nil {
		l.terms, l.issued = *l.plan.PlanFront, l.plan.Issued != 0
	}
	l.offices, l.parts = newOffices(l), newCategories(l)
	return nil
}

func (l *laying) index() string { return path.Join(site.ContentDir, l.Plan, "index.md") }

// readFiles reads the documents. It reports whether there is a plan in them.
func (l *laying) readFiles() bool {
	found := false
	for _, f := range l.Files {
		doc, err := sheets.Read(f.Name, f.Text)
		if err != nil {
			l.refused(f.Name, err)
			continue
		}
		p := document.Read(doc, document.Options{Columns: l.Columns})
		l.read = append(l.read, p)
		l.out.Report.file(f.Name, p)
		found = found || len(p.Items) > 0
		for k := range p.Items {
			l.items = append(l.items, &item{Item: &p.Items[k], file: f.Name})
		}
	}
	if len(l.items) > mostItems {
		l.problem(l.Files[0].Name, "import-rows", "expected", itoa(mostItems))
	}
	if !found && !l.stopped() {
		l.problem(l.Files[0].Name, "import-no-table")
	}
	return !l.stopped()
}

// mostItems is how many tasks a plan has at most.
const mostItems = 10_000

// refused tells why a file is not read.
func (l *laying) refused(file string, err error) {
	var r *sheets.Refusal
	if !errors.As(err, &r) {
		r = &sheets.Refusal{Code: "import-broken"}
	}
	data := []string{"value", r.Value}
	if r.Most != "" {
		data = append(data, "expected", r.Most)
	}
	l.problem(file, r.Code, data...)
}

// first returns the first document that says something.
func (l *laying) first(has func(*document.Plan) bool) *document.Plan {
	for _, p := range l.read {
		if has(p) {
			return p
		}
	}
	return &document.Plan{}
}

// understand reads the words of the documents.
func (l *laying) understand() {
	l.names = phrase.NewNames()
	for _, o := range l.site.Offices {
		name := o.Name
		for _, known := range append([]string{o.Name}, o.Aliases...) {
			l.names.Add(known, name)
		}
		if l.plan != nil {
			l.names.Add(l.plan.OfficeNames[o.Key], name)
		}
	}
	for _, p := range l.read {
		p.Understand(phrase.Span{Start: l.terms.Start, End: l.terms.End}, l.names)
	}
}

// check reads the site as it will be. Reasons that are to be filled in are wanted to be missing.
func (l *laying) check() error {
	texts := map[string]string{}
	for _, c := range l.out.Changes {
		texts[c.Path] = c.New
	}
	_, after, err := new(site.Reader).Read(tree.Of(texts).Over(l.Tree), site.Options{Languages: l.Languages, Drafts: true})
	if err != nil {
		return err
	}
	known := map[string]int{}
	for _, p := range l.before {
		known[p.File+p.Code]++
	}
	for _, p := range after {
		if _, ours := texts[p.File]; ours && slices.Contains(privateCodes, p.Code) {
			l.out.Report.note("private", p.File)
		}
	}
	for _, p := range after.Errors() {
		_, ours := texts[p.File]
		switch {
		case ours && l.out.Report.asks[p.File] && slices.Contains(toFillIn, p.Code):
		case known[p.File+p.Code] > 0:
			known[p.File+p.Code]--
		default:
			l.out.Problems = append(l.out.Problems, p)
		}
	}
	return nil
}

// privateCodes are the warnings of numbers and addresses of persons.
var privateCodes = []string{"phone-number", "identity-number", "card-number", "private-mail"}

// toFillIn are the errors of a change whose reason and day are to be filled in.
var toFillIn = []string{"change-without-day", "empty-value", "missing-key", "reason-missing"}

// Quoted returns the text of a file that problems may be in, and whether there is one.
func (in PlanInput) Quoted(file string) (string, bool) {
	if f := in.Tree.File(file); f != nil && f.Regular {
		text, err := f.Read()
		return string(text), err == nil
	}
	return "", false
}

// bareWords returns a text as it is compared: letters and digits only.
func bareWords(text string) string {
	return strings.Map(func(r rune) rune {
		if isWordRune(r) {
			return r
		}
		return -1
	}, phrase.Plain(text))
}
