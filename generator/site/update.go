package site

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/markdown"
	"gongshi/generator/problem"
)

// UpdateFront is the front matter of an update in a file of its own, which only the office touches that reports it.
type UpdateFront struct {
	Task       int
	Date       day.Day
	Title      string
	Reported   day.Day // on which it was put on record, if that was later
	By         string  // an office
	Pending    bool
	NoProgress bool // it says that there is nothing new: it ends silence, and is no progress
}

var updateFields = []front.Field[UpdateFront]{
	{Name: "task", In: func(u *UpdateFront) any { return &u.Task }, Example: "task = 17"},
	{Name: "date", In: func(u *UpdateFront) any { return &u.Date }, Example: "date = 2022-06-28"},
	{Name: "title", In: func(u *UpdateFront) any { return &u.Title }, Example: `title = "…"`},
	{Name: "reported", In: func(u *UpdateFront) any { return &u.Reported }},
	{Name: "by", In: func(u *UpdateFront) any { return &u.By }},
	{Name: "pending", In: func(u *UpdateFront) any { return &u.Pending }},
	{Name: "no_progress", In: func(u *UpdateFront) any { return &u.NoProgress }},
}

// Print returns the front matter as TOML, without the fences. Reading it again gives the same.
func (u *UpdateFront) Print() string { return updateForm.Print(u) }

func checkUpdate(u *UpdateFront, f *front.Findings) {
	if u.Task < 1 {
		f.Value("task", "not-positive", "key", "task", "value", itoa(u.Task))
	}
	if u.Reported != 0 && u.Reported < u.Date {
		f.Value("reported", "reported-before", "value", u.Reported.String(), "other", u.Date.String())
	}
}

// parse reads the body of an update's file. What is wrong with its day or title is told as a fault of its front matter alone.
func (u *UpdateFront) parse(body []byte, firstLine int, file string) *markdown.Document {
	if u.Date == 0 || strings.TrimSpace(u.Title) == "" {
		return markdown.Parse(nil, firstLine, markdown.Task)
	}
	doc := markdown.ParseUpdate(body, firstLine, u.Date, u.Title, updateAnchor(file))
	if len(doc.Updates) > 0 {
		one := &doc.Updates[0]
		one.Pending, one.Reported, one.Line = one.Pending || u.Pending, max(u.Reported, one.Reported), firstLine
		if one.Reported <= one.Day {
			one.Reported = 0
		}
	}
	for i := range doc.Updates {
		if second := &doc.Updates[i]; i > 0 {
			doc.Problems = append(doc.Problems, problem.New(second.Line, 1, "second-update", "value", second.Day.String()))
		}
	}
	return doc
}

// updateAnchor returns where an update in a file of its own stands in its task: the name of the file, so that it never moves.
func updateAnchor(file string) string { return strings.TrimSuffix(path.Base(file), ".md") }

// UpdatePath returns where an update in a file of its own goes: named by its task, its day and the office that reports it, if that is known.
func UpdatePath(plan string, task int, on day.Day, by string, taken func(file string) bool) string {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%02d-%s-%s", task, on, cmp.Or(by, "report"))
		if n > 1 {
			name += "-" + itoa(n)
		}
		if file := path.Join(ContentDir, plan, UpdatesDir, name+".md"); !taken(file) {
			return file
		}
	}
}

// An update's file begins with the number of its task. So its name is no anchor that a heading makes.
var (
	fitsAnchor   = regexp.MustCompile(`^\d+-[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$`)
	anchorOfADay = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(?:-\d+)?$`)
)

// FitsUpdate reports whether an update in a file of its own may be called so.
func FitsUpdate(file string) bool {
	name, is := strings.CutSuffix(file, ".md")
	return is && fitsAnchor.MatchString(name) && !anchorOfADay.MatchString(name)
}

// UpdatesDir is the folder of a plan's updates in files of their own, in that of the plan.
const UpdatesDir = "updates"

// updatesByTask returns the published updates in files of their own of a plan whose entries begin at a place of the list.
func (j *joiner) updatesByTask(plan *Plan, from int) map[int][]*Update {
	by := map[int][]*Update{}
	if plan == nil {
		return by
	}
	for _, e := range j.reader.list[from:] {
		if e.folder != j.reader.list[from].folder {
			break
		}
		if e.kind != updateKind {
			continue
		}
		if text, moved := j.text(e); moved {
			j.remake(e, func() { e.update = j.newUpdate(e, text) })
		}
		j.problems = append(j.problems, e.problems...)
		j.updates[plan] = append(j.updates[plan], e)
		if e.update != nil && (!e.update.Pending || j.options.Drafts) {
			number := e.parsed.front.(*UpdateFront).Task
			by[number] = append(by[number], e.update)
		}
	}
	return by
}

func (j *joiner) newUpdate(e *entry, text Text) *Update {
	u := e.parsed.front.(*UpdateFront)
	if !FitsUpdate(path.Base(e.path)) {
		j.problems = append(j.problems, problem.New(0, 0, "update-name", "value", path.Base(e.path), "expected", itoa(max(u.Task, 1))+"-"+u.Date.String()+"-xunjian.md").In(e.path))
	}
	office := j.offices[u.By]
	if u.By != "" && office == nil && !j.faultsOf(ConfigFile).At("offices") {
		j.at(e.path, "by", "unknown-office", j.suggestedOr("[[offices]]", u.By, j.officeNames(), "value", u.By)...)
	}
	if len(text.Document.Updates) == 0 {
		return nil
	}
	return &Update{Update: text.Document.Updates[0], In: &text, By: office, NoProgress: u.NoProgress}
}

// checkTasksOfUpdates finds updates in files of their own whose task the plan has not.
func (j *joiner) checkTasksOfUpdates(plan *Plan) {
	for _, e := range j.updates[plan] {
		number := e.parsed.front.(*UpdateFront).Task
		if number > 0 && plan.TaskOf(number) == nil {
			j.at(e.path, "task", "unknown-task", "value", itoa(number))
		}
	}
}

// merged puts updates in files of their own among those of a task's file, the newest first. Of one day they are the later ones.
func merged(own []Update, files []*Update) []Update {
	if len(files) == 0 {
		return own
	}
	var all []Update
	for _, u := range slices.Backward(files) {
		all = append(all, *u)
	}
	all = append(all, own...)
	slices.SortStableFunc(all, func(a, b Update) int { return cmp.Compare(b.Day, a.Day) })
	return all
}
