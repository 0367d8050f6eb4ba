package desk

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// A report is what happened with a task, in a file of its own, so that several offices never write one file; what it says of milestones
// and of the end of the task goes into the file of that.
type report struct {
	v     *visit
	task  file
	sheet front.Sheet
	below int // the line of the update's file on which its body begins
}

// openReport makes the form with which progress is reported.
func openReport(v *visit, read func(string) string) (*form, error) {
	if v.task == nil || !v.isCurrent(v.task.Body.File) {
		return nil, errNothing
	}
	f := &form{Title: v.say("report.title"), Intro: []string{v.called(v.task)}, Send: v.say("report.send"), texts: v.record(read)}
	if i := slices.IndexFunc(v.task.Updates, func(u site.Update) bool { return u.Day <= v.look.today && !u.Withdrawn }); i >= 0 {
		last := &v.task.Updates[i]
		f.Intro = append(f.Intro, v.say("report.last", "day", last.Day.String(), "title", last.Title))
	}
	r := &report{v: v, task: taken(v.task.Body.File, f.texts[v.task.Body.File])}
	r.sheet, _ = front.SheetOf(r.task.front, site.TaskShapes())
	f.Groups = []*group{r.what(), r.milestones(), r.end(), r.rest()}
	f.Groups = slices.DeleteFunc(f.Groups, func(g *group) bool { return g == nil })
	f.Also = v.linksOf(v.task)
	f.changes, f.place = r.changes, r.place
	f.to = func(sent url.Values) string {
		return v.taskPage(v.task, strings.TrimSuffix(path.Base(r.file(sent)), ".md"))
	}
	return f, nil
}

// record returns the texts of a task: its own file, and those of its updates.
func (v *visit) record(read func(string) string) map[string]string {
	texts := map[string]string{v.task.Body.File: read(v.task.Body.File)}
	for i := range v.task.Updates {
		file := v.task.Updates[i].In.File
		texts[file] = read(file)
	}
	return texts
}

// called returns what a task is called on a page.
func (v *visit) called(t *site.Task) string {
	if t.Label != "" {
		return t.Label + " " + t.Title
	}
	return itoa(t.Number) + " " + t.Title
}

// plain returns a box that is that of no field in a file.
func (v *visit) plain(key, name string, w widget, texts ...string) *box {
	b := &box{Name: name, Label: v.say("report." + key), Widget: w, Texts: texts}
	if v.words.Has("report-hint." + key) {
		b.Hint = v.say("report-hint." + key)
	}
	return b
}

func (r *report) what() *group {
	v := r.v
	title, text := v.plain("one-sentence", "title", line), v.plain("text", "text", area)
	text.Rows, title.Required = 5, true
	g := &group{Boxes: []*box{v.plain("date", "date", date, v.look.today.String()), title, text, v.plain("no-progress", "no_progress", tick)}}
	if by := v.reporters(); len(by) > 1 {
		b := v.plain("by", "by", choice)
		b.Options = append([]option{{Label: v.say("choose"), Chosen: true}}, by...)
		g.Boxes = append(g.Boxes, b)
	}
	return &group{Boxes: append(g.Boxes, v.uploads()...)}
}

// reporters are the offices that may have something to report.
func (v *visit) reporters() []option {
	var all []option
	for _, o := range v.task.Reporters() {
		all = append(all, option{Value: o.Key, Label: o.Name})
	}
	return all
}

// milestones returns the boxes for what can be counted: one more unit done, or the amount reached by a day.
func (r *report) milestones() *group {
	v := r.v
	g := &group{Legend: v.say("report.milestones"), Hint: v.say("report-hint.milestones"), Folded: true}
	for i := range v.task.Milestones {
		m := &v.task.Milestones[i]
		if m.State(v.task, v.look.today) == site.Met && m.Goal != site.AtMost {
			continue
		}
		name := fmt.Sprintf("m.%d.", i)
		if m.ByAmount() {
			amount := v.plain("amount", name+"value", line)
			amount.Label = v.say("report.amount", "title", m.Title, "unit", m.Unit)
			amount.Hint = v.say("report.so-far", "n", front.Number(m.Reached(v.look.today)), "total", front.Number(m.In(v.task)), "unit", m.Unit)
			g.Boxes = append(g.Boxes, amount)
			continue
		}
		done := v.plain("done", name+"done", date)
		done.Label = v.say("report.done", "title", m.Title)
		if total := m.In(v.task); total > 1 {
			done.Hint = v.say("report.so-far", "n", front.Number(m.Reached(v.look.today)), "total", front.Number(total), "unit", m.Unit)
		}
		g.Boxes = append(g.Boxes, done)
	}
	if len(g.Boxes) == 0 {
		return nil
	}
	return g
}

// end returns the boxes for a task that is done.
func (r *report) end() *group {
	v := r.v
	if v.task.Completed != 0 || v.task.Cancelled != 0 {
		return nil
	}
	g := &group{Legend: v.say("report.end"), Hint: v.say("report-hint.end"), Folded: true}
	for _, s := range site.TaskShapes() {
		if s.Name == "completed" || s.Name == "outcome" || s.Name == "reason" {
			g.Boxes = append(g.Boxes, v.boxOf("task", s, s.Name, r.sheet))
		}
	}
	return g
}

func (r *report) rest() *group {
	v := r.v
	return &group{Legend: v.say("report.more"), Folded: true, Boxes: []*box{v.plain("late", "late", tick), v.plain("pending", "pending", tick)}}
}

// file returns the name of the file of the update.
func (r *report) file(sent url.Values) string {
	v := r.v
	on, is := day.Parse(strings.TrimSpace(sent.Get("date")))
	if !is {
		on = v.look.today
	}
	name := ""
	if by := sent.Get("by"); slices.ContainsFunc(v.reporters(), func(o option) bool { return o.Value == by }) {
		name = by
	} else if all := v.reporters(); len(all) == 1 {
		name = all[0].Value
	}
	v.written = site.UpdatePath(v.plan.Key, v.task.Number, on, name, func(file string) bool {
		_, there := v.desk.onDisk(file)
		return (there || v.look.tree.File(file) != nil) && v.written != file
	})
	return v.written
}

func (r *report) changes(sent url.Values) ([]importer.Change, *refusal) {
	v := r.v
	says := func(name string) []string { return clean(sent[name]) }
	title, text := says("title"), strings.TrimSpace(plainLines(sent.Get("text")))
	if len(title)+len(text) > 0 && sent.Get("no_progress") != "" {
		return nil, &refusal{"no_progress", told{Words: v.say("report.either")}}
	}
	if len(title) == 0 && sent.Get("no_progress") != "" {
		title = []string{v.say("report.nothing-new")}
	}
	links, uploaded, refused := v.attached(sent, "../", strings.Join(title, ""))
	if refused != nil {
		return nil, refused
	}
	own := map[string][]string{"task": {itoa(v.task.Number)}, "date": says("date"), "title": title, "by": says("by"), "pending": says("pending"), "no_progress": says("no_progress")}
	if on, is := day.Parse(sent.Get("date")); is && sent.Get("late") != "" && on < v.look.today {
		own["reported"] = []string{v.look.today.String()}
	}
	var edits []front.Edit
	for _, s := range site.UpdateShapes() {
		if to := front.TOMLOf(s, own[s.Name]); to != "" {
			edits = append(edits, front.Edit{Path: s.Name, To: to})
		}
	}
	head, ok := front.Edited("", site.UpdateShapes(), edits...)
	if !ok {
		return nil, v.cannotEdit("title")
	}
	r.below = strings.Count(front.Written(head, ""), "\n") + 1
	all := append(uploaded, importer.Change{Path: r.file(sent), New: front.Written(head, strings.TrimSpace(text+links))})
	changed, refused := r.inTask(sent)
	return append(all, changed...), refused
}

// inTask returns what changes in the file of the task.
func (r *report) inTask(sent url.Values) ([]importer.Change, *refusal) {
	var edits []front.Edit
	for _, g := range []*group{r.end()} {
		if g != nil {
			edits = append(edits, editsOf([]*group{g}, r.sheet, sent)...)
		}
	}
	for i := range r.v.task.Milestones {
		edits = append(edits, r.milestone(i, sent)...)
	}
	if len(edits) == 0 {
		return nil, nil
	}
	return r.v.edited(r.task, site.TaskShapes(), edits, "title")
}

func (r *report) milestone(i int, sent url.Values) []front.Edit {
	name, path := fmt.Sprintf("m.%d.", i), front.Element("milestones", i)
	if on := clean(sent[name+"done"]); len(on) > 0 {
		return []front.Edit{{Path: path + ".done", Add: []string{front.TOMLOf(front.Shape{Kind: front.Day}, on)}}}
	}
	if amount := clean(sent[name+"value"]); len(amount) > 0 {
		on := front.TOMLOf(front.Shape{Kind: front.Day}, clean(sent["date"]))
		value := front.TOMLOf(front.Shape{Kind: front.Amount}, amount)
		return []front.Edit{{Path: path + ".values", Add: []string{"{ date = " + on + ", value = " + value + " }"}}}
	}
	return nil
}

// place returns beside which box a problem stands.
func (r *report) place(p problem.Problem) string {
	if p.File == r.task.path {
		if inside, ok := strings.CutPrefix(p.Field, "milestones["); ok {
			i, field, _ := strings.Cut(inside, "]")
			if strings.HasPrefix(field, ".values") {
				return "m." + i + ".value"
			}
			return "m." + i + ".done"
		}
		return p.Field
	}
	switch {
	case p.Code == "future-date", p.Code == "after-close":
		return "date"
	case p.Field == "reported":
		return "late"
	case p.Field != "":
		return p.Field
	case p.Line >= r.below:
		return "text"
	case p.Line > 0:
		return "title" // what is typed into no other line of front matter
	}
	return ""
}

// edited returns the change of a file whose front matter is edited.
func (v *visit) edited(f file, shapes []front.Shape, edits []front.Edit, box string) ([]importer.Change, *refusal) {
	old, _ := v.desk.onDisk(f.path)
	var ok bool
	if f.front, ok = front.Edited(f.front, shapes, edits...); !ok || !f.readable {
		return nil, v.cannotEdit(box)
	}
	return []importer.Change{{Path: f.path, Old: old, New: f.text()}}, nil
}

func (v *visit) cannotEdit(box string) *refusal {
	return &refusal{box, told{Words: v.say("cannot-edit")}}
}
