// Package draft makes files to begin with: a plan, a task, an update, an incident, or a whole site, out of answers.
//
// What is asked of each kind of file is a table of fields (plan.go, task.go, update.go, incident.go, site.go), whoever asks: the command line's
// flags, or questions on a terminal. A field says what it may be chosen from, what it is if nobody says, and when it has to be said.
// Answers are written as they were given, by the editor of package front, and then the site is read as it would be with the new file, by the
// same reader as ever. So what is wrong with an answer is said in the words of a check, and belongs to the field that the answer is for.
package draft

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"gongshi/generator/ask"
	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

// A Kind is a kind of file that can be begun.
type Kind struct {
	Name   string
	Fields []Field
	shapes []front.Shape
	path   func(d *Draft) string
}

// Kinds are those of the files of a site, in the order in which they are offered.
func Kinds() []*Kind { return []*Kind{taskKind(), updateKind(), planKind(), incidentKind()} }

// A Field is something that is asked.
type Field struct {
	Name   string // of its flag, and of its words
	Path   string // in front matter; empty if it is no field there
	Switch bool   // said or not said, without a value
	Many   bool   // a list
	Known  bool   // choices are known by their values
	Lines  bool   // a text of several lines, which is no field
	NoFlag bool   // it is asked on a terminal only
	Strict bool   // only one of the choices is an answer, since the file's place follows from it
	Key    bool   // it stands in addresses: small letters, digits and single hyphens

	Asked   func(d *Draft) bool         // whether it is asked on a terminal; nil: always
	Needed  func(d *Draft) bool         // nil: it may stay empty
	Usual   func(d *Draft) string       // what it is if nobody says
	Choices func(d *Draft) []ask.Choice // empty: anything may be written
	Then    func(d *Draft)              // what follows from an answer
}

// A Draft is a file that is being made.
type Draft struct {
	*Kind
	Language  string     // of words
	Tree      *tree.Tree // the sources
	Languages []string
	Today     day.Day
	Site      *site.Site
	Said      map[string]string // by the names of fields

	before problem.List
}

// New begins a file of a kind in a site. It is nil, with the problems that are why, where there is no site that can be read. The error is the
// machine's.
func New(k *Kind, t *tree.Tree, languages []string, today func(*site.Site) day.Day) (*Draft, problem.List, error) {
	d := &Draft{Kind: k, Tree: t, Languages: languages, Said: map[string]string{}}
	s, problems, err := d.read(t)
	if err != nil || s == nil {
		return nil, problems, err
	}
	d.Site, d.before, d.Today, d.Language = s, problems.Errors(), today(s), s.Language
	return d, nil, nil
}

func (d *Draft) read(t *tree.Tree) (*site.Site, problem.List, error) {
	return new(site.Reader).Read(t, site.Options{Languages: d.Languages, Drafts: true})
}

// IsNeeded reports whether a field has to be said and is not.
func (d *Draft) IsNeeded(f *Field) bool {
	return d.Said[f.Name] == "" && f.Needed != nil && f.Needed(d)
}

// UsualOf returns what a field is if nobody says.
func (d *Draft) UsualOf(f *Field) string {
	if f.Usual == nil {
		return ""
	}
	return f.Usual(d)
}

// ChoicesOf returns what a field may be chosen from.
func (d *Draft) ChoicesOf(f *Field) []ask.Choice {
	if f.Choices == nil {
		return nil
	}
	return f.Choices(d)
}

// Say answers a field, and returns what is wrong with the answer by itself; what is wrong with it in the file, Check finds.
func (d *Draft) Say(f *Field, answer string) (wrong string) {
	if f.Strict {
		found := ask.Find(d.ChoicesOf(f), answer)
		if len(found) != 1 {
			return ask.Unfit(d.Language, answer, found)
		}
		answer = found[0].Value
	}
	if f.Key && !isKey.MatchString(answer) {
		return words.Report(d.Language, "new-no-key", map[string]string{"value": answer})
	}
	d.Said[f.Name] = answer
	if f.Then != nil {
		f.Then(d)
	}
	return ""
}

// isKey is what may stand in addresses.
var isKey = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Words returns what is asked for by a field, in the language of the draft.
func (d *Draft) Words(f *Field) string { return WordsOf(d.Language, d.Kind, f) }

// WordsOf returns the same in any language.
func WordsOf(language string, k *Kind, f *Field) string {
	if own := words.Report(language, "new-"+k.Name+"-"+f.Name, nil); own != "" {
		return own
	}
	return words.Report(language, "new-"+f.Name, nil)
}

// Lacking returns the names of the flags that have to be given and are not.
func (d *Draft) Lacking() (names []string) {
	for i := range d.Fields {
		if f := &d.Fields[i]; d.IsNeeded(f) && !f.NoFlag {
			names = append(names, f.Name)
		}
	}
	return names
}

// File returns the file that the answers make, and whether they can be written at all.
func (d *Draft) File() (importer.Change, bool) {
	var edits []front.Edit
	text := ""
	for i := range d.Fields {
		f := &d.Fields[i]
		said := d.Said[f.Name]
		switch {
		case f.Lines:
			text = strings.TrimSpace(said)
		case f.Path != "" && said != "":
			edits = append(edits, front.Edit{Path: f.Path, To: front.TOMLOf(shapeAt(d.shapes, f.Path), f.values(said))})
		}
	}
	head, ok := front.Edited("", d.shapes, edits...)
	return importer.Change{Path: d.path(d), New: front.Written(head, text)}, ok
}

func (f *Field) values(said string) []string {
	if f.Many {
		return ask.Several(said)
	}
	return []string{said}
}

// shapeAt returns the shape of a field.
func shapeAt(shapes []front.Shape, at string) front.Shape {
	name, rest, within := strings.Cut(at, ".")
	for _, s := range shapes {
		if s.Name == name && within {
			return shapeAt(s.Fields, rest)
		}
		if s.Name == name {
			return s
		}
	}
	return front.Shape{}
}

// Check returns what is wrong with a file, and what is wrong elsewhere because of it. The error is the machine's.
func (d *Draft) Check(c importer.Change) (problem.List, error) {
	texts := map[string]string{c.Path: c.New}
	_, problems, err := d.read(tree.Of(texts).Over(d.Tree))
	if err != nil {
		return nil, err
	}
	known := map[string]int{}
	for _, p := range d.before {
		known[p.File+p.Code]++
	}
	var list problem.List
	for _, p := range problems {
		switch at := p.File + p.Code; {
		case p.File == c.Path:
			list = append(list, p)
		case p.Warning():
		case known[at] > 0:
			known[at]--
		default:
			list = append(list, p)
		}
	}
	list.Quote(func(file string) (string, bool) {
		text, ours := texts[file]
		return text, ours
	})
	return list, nil
}

// FieldOf returns the field that a problem is about; nil for none.
func (d *Draft) FieldOf(p problem.Problem) *Field {
	at := p.Field
	if at == "" {
		at = p.Data["key"] // what is missing stands nowhere
	}
	for i := range d.Fields {
		if f := &d.Fields[i]; f.Path != "" && (f.Path == at || strings.HasPrefix(at, f.Path+"[") || path.Ext(f.Path) == "."+at) {
			return f
		}
	}
	if at == "" && p.Line > 0 { // it stands below front matter
		if i := slices.IndexFunc(d.Fields, func(f Field) bool { return f.Lines }); i >= 0 {
			return &d.Fields[i]
		}
	}
	return nil
}

// Plan returns the plan that was named; nil if there is none of that key.
func (d *Draft) Plan() *site.Plan {
	return d.Site.PlanOf(d.Said["plan"])
}

// planField names the plan that the file belongs to.
func planField() Field {
	return Field{Name: "plan", Known: true, Strict: true, Needed: always, Usual: currentPlan, Choices: func(d *Draft) (all []ask.Choice) {
		for _, p := range slices.Backward(d.Site.Plans) { // the newest is what one has come for
			all = append(all, ask.Choice{Value: p.Key, Label: p.Title})
		}
		return all
	}}
}

// currentPlan returns the plan that the home page shows.
func currentPlan(d *Draft) string {
	if p := site.Current(d.Site.Plans, d.Today); p != nil {
		return p.Key
	}
	return ""
}

// officeChoices are the offices of the site.
func officeChoices(d *Draft) (all []ask.Choice) {
	for _, o := range d.Site.Offices {
		all = append(all, choiceOf(&o))
	}
	return all
}

func choiceOf(o *site.Office) ask.Choice {
	return ask.Choice{Value: o.Key, Label: o.Name, Also: o.Aliases}
}

func today(d *Draft) string { return d.Today.String() }

func always(*Draft) bool { return true }

func never(*Draft) bool { return false }

// free returns the first path, counted from 1, at which there is no file yet.
func (d *Draft) free(at func(n int) string) string {
	for n := 1; ; n++ {
		if file := at(n); d.Tree.File(file) == nil {
			return file
		}
	}
}
