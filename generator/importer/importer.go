// Package importer reads a plan's open data back: the tables that package export writes, as they are or as a spreadsheet program
// saved them, become task files. It also reads plans as offices wrote them: for that, see paper.go.
//
// It goes in five steps. Each table is read (file.go), and each of its cells by the kind of its column (cell.go), both by the tables
// of package export; rows become tasks with what was said of each (rows.go). Then each task is laid over what its file says
// already (front.go, body.go; filed.go for updates in files of their own), and the text is written (draft.go). At last the site is read
// as it would be, by the same reader as ever, and what is wrong is led back to the cell that it came from (check.go).
//
// What always holds: a file is changed only where a cell says something else than the file does. An empty cell says nothing, so
// nothing is removed; nor does a list of days take one away that the file has on record, since the table may be older. Milestones
// are found again by what they are called, changes and reviews by what they say (promise.go), updates by their day and title
// (match.go), so nothing comes twice and nothing is written over what is something else. What a table says that was true before a
// change or a review in the file is older than these, and takes nothing back. A column that follows from others is ignored. With
// any error there are no changes at all.
package importer

import (
	"cmp"
	"errors"
	"path"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/problem"
	sheets "gongshi/generator/sheet"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

// Input is what is to be imported, and where.
type Input struct {
	Tree      *tree.Tree // the site's sources
	Languages []string   // those that there are labels for
	Plan      string     // the key of the plan
	Files     []File     // the tables, whichever there are

	Labels []*words.Labels // the words of the interface, in each language: what people read above columns
}

// Package is the name, as that of a table, of the data package beside the tables: it says of which day they are.
const Package = "datapackage"

// A File is a table as it was found, or the package.
type File struct {
	Table string // the table's name: "tasks"
	Name  string // of the file, for problems
	Text  []byte
}

// A Change is what an import does to a file of the site.
type Change struct {
	Path     string // relative to the site's folder
	Old, New string // Old is empty if there was no such file
}

// Import returns what the tables change, in the order of paths. There are none if any of the problems is an error, whether in the
// tables or in the site. The error is the machine's.
func Import(in Input) ([]Change, problem.List, error) {
	i := &importing{Input: in, reader: &site.Reader{}, taken: map[string]*task{}, told: map[bool]int{}}
	if err := i.readSite(); err != nil {
		return nil, nil, err
	}
	if len(i.problems) == 0 {
		i.readTables()
		if err := errors.Join(i.write(), i.check()); err != nil {
			return nil, nil, err
		}
		i.reportMissed()
	}
	i.problems.Sort()
	if len(i.problems.Errors()) > 0 {
		return nil, i.problems, nil
	}
	slices.SortFunc(i.changes, func(a, b Change) int { return cmp.Compare(a.Path, b.Path) })
	return i.changes, i.problems, nil
}

// An importing is an import under way.
type importing struct {
	Input
	reader              *site.Reader
	site                *site.Site // as it is
	plan                *site.Plan
	asOf                day.Day // of the tables; none if it is not known
	tasks               []*task // named in the tables, in the order of their numbers
	taken               map[string]*task
	drafts              []*draft // of files that change
	changes             []Change
	problems            problem.List
	told                map[bool]int // how many of them are warnings, and how many are not
	updates, milestones missed
	changed, reviews    missed
	officeOf            map[string]string // the key of an office by whatever it is called
	areaOf              map[string]string // likewise of an area
}

// readSite reads the site as it is. What is wrong in it may be mended by the import, as a link to a task that is still missing: that
// shows at the end. But a task whose file cannot be read as it stands is not written over.
func (i *importing) readSite() error {
	s, problems, err := i.reader.Read(i.Tree, site.Options{Languages: i.Languages, Drafts: true})
	if err != nil {
		return err
	}
	folder := path.Join(site.ContentDir, i.Plan) + "/"
	for _, p := range problems.Errors() {
		if s == nil || strings.HasPrefix(p.File, folder) && p.File != folder+"index.md" && !slices.Contains(mended, p.Code) {
			i.report(p)
		}
	}
	if s == nil || len(i.problems) > 0 {
		return nil
	}
	i.site, i.officeOf, i.areaOf = s, map[string]string{}, map[string]string{}
	for _, o := range s.Offices {
		for _, name := range append([]string{o.Name, o.Key}, o.Aliases...) {
			i.officeOf[name] = o.Key
		}
	}
	for _, a := range s.Config.Areas {
		i.areaOf[a.Name], i.areaOf[a.Key] = a.Key, a.Key
	}
	for _, p := range s.Plans {
		if p.Key == i.Plan {
			i.plan = p
			for key, name := range p.OfficeNames {
				i.officeOf[name] = key
			}
		}
	}
	if index := folder + "index.md"; i.plan == nil {
		i.report(problem.New(0, 0, "import-no-plan", "value", i.Plan, "expected", index).In(index))
	}
	return nil
}

// mended are the errors that may be gone once the missing tasks are there.
var mended = []string{"dead-link", "dead-anchor"}

// existing returns the plan's task of a number, or nil.
func (i *importing) existing(number int) *site.Task {
	at, found := slices.BinarySearchFunc(i.plan.Tasks, number, func(t *site.Task, n int) int { return cmp.Compare(t.Number, n) })
	if !found {
		return nil
	}
	return i.plan.Tasks[at]
}

// Quoted returns the text of a file that problems may be in, and whether there is one.
func (in Input) Quoted(file string) (string, bool) {
	for _, f := range in.Files {
		if f.Name == file {
			text, _ := sheets.Decode(f.Text)
			return text, true
		}
	}
	if f := in.Tree.File(file); f != nil && f.Regular {
		text, err := f.Read()
		return string(text), err == nil
	}
	return "", false
}
