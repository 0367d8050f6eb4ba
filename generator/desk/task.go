package desk

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// bodyBox is the name of the box with all that stands below front matter.
const bodyBox = "body"

// whole makes a form of all fields of a file, and of its body. start is what the file begins with if it is not there yet.
func (v *visit) whole(kind, path, start string, shapes []front.Shape, read func(string) string) *form {
	text := read(path)
	f := taken(path, text)
	if text == "" {
		f = taken(path, start)
	}
	sheet, readable := front.SheetOf(f.front, shapes)
	form := &form{Title: v.say(kind + ".title"), Send: v.say("save"), texts: map[string]string{path: text}}
	if !readable || !f.readable {
		form.Intro = append(form.Intro, v.say("cannot-edit"))
	}
	form.Groups = v.groupsOf(kind, shapes, sheet)
	body := &box{Name: bodyBox, Label: v.say("field." + kind + ".body"), Hint: v.say("hint." + kind + ".body"), Widget: area, Rows: 12}
	body.set([]string{f.plainBody()})
	form.Groups = append(form.Groups, &group{Legend: v.say("field." + kind + ".body"), Boxes: []*box{body}})
	form.changes = func(sent url.Values) ([]importer.Change, *refusal) {
		edits := editsOf(form.Groups, sheet, sent)
		to := f
		if values, given := sent[bodyBox]; given {
			to.setBody(strings.Join(values, ""))
		}
		all, refused := v.edited(to, shapes, edits, form.Groups[0].Boxes[0].Name)
		if refused == nil && text == "" {
			all[0].Old = ""
		}
		return all, refused
	}
	form.place = func(p problem.Problem) string {
		return form.nearest(p, func(line int) bool { return line >= f.bodyLine })
	}
	return form
}

// nearest returns the name of the box of a field, or of what the field is in.
func (f *form) nearest(p problem.Problem, isBody func(line int) bool) string {
	for at := p.Field; at != ""; at = at[:max(strings.LastIndexAny(at, ".["), 0)] {
		if f.box(at) != nil {
			return at
		}
		for _, g := range f.Groups {
			if g.Key == at && len(g.Boxes) > 0 {
				return g.Boxes[0].Name
			}
		}
	}
	if p.Field == "" && p.Line > 0 && isBody(p.Line) {
		return bodyBox
	}
	return ""
}

// openTask makes the form of all that stands in the file of a task.
func openTask(v *visit, read func(string) string) (*form, error) {
	if v.task == nil {
		return nil, errNothing
	}
	f := v.whole("task", v.task.Body.File, "", site.TaskShapes(), read)
	f.Intro = append([]string{v.called(v.task)}, f.Intro...)
	f.Also = v.linksOf(v.task)
	f.to = func(url.Values) string { return v.taskPage(v.task, "") }
	sheet, _ := front.SheetOf(taken(v.task.Body.File, f.texts[v.task.Body.File]).front, site.TaskShapes())
	f.cautions = func(sent url.Values) []refusal { return v.unexplained(f, sheet, sent) }
	return f, nil
}

// unexplained are the promises of a plan that was issued which are changed without an entry that says so: whoever mends a mistake of
// typing may do that, and whoever changes what was promised has another way.
func (v *visit) unexplained(f *form, sheet front.Sheet, sent url.Values) []refusal {
	if v.plan.Issued == 0 || v.plan.Issued > v.look.today {
		return nil
	}
	edits := editsOf(f.Groups, sheet, sent)
	if slices.ContainsFunc(edits, func(e front.Edit) bool { return strings.HasPrefix(e.Path, "changes[") }) {
		return nil
	}
	var all []refusal
	for _, e := range edits {
		if isPromise(e.Path) && len(sheet.Texts[e.Path]) > 0 {
			kind := "promise-changed"
			if strings.HasSuffix(e.Path, "due") {
				kind = "deadline-changed"
			}
			all = append(all, refusal{e.Path, told{Warning: true, Words: v.say(kind)}})
		}
	}
	return all
}

// isPromise reports whether a field is one that changes of tasks are recorded of.
func isPromise(path string) bool {
	field := strings.TrimPrefix(path, "schedule.")
	if inside, is := strings.CutPrefix(path, "milestones["); is {
		_, field, _ = strings.Cut(inside, "].")
	}
	return slices.Contains(site.ChangeableFields(), field)
}

// openNewTask makes the form of a task that is not there yet, with the next number that is free.
func openNewTask(v *visit, read func(string) string) (*form, error) {
	if v.plan == nil {
		return nil, errNothing
	}
	next := v.plan.NextNumber()
	path := fmt.Sprintf("%s/%s/%02d-task.md", site.ContentDir, v.plan.Key, next)
	for n := 2; v.look.tree.File(path) != nil; n++ {
		path = fmt.Sprintf("%s/%s/%02d-task-%d.md", site.ContentDir, v.plan.Key, next, n)
	}
	f := v.whole("task", path, front.Written("number = "+itoa(next)+"\n", ""), site.TaskShapes(), read)
	f.Title, f.Intro = v.say("new-task.title"), []string{v.plan.Title}
	f.to = func(sent url.Values) string {
		return v.look.site.BasePath() + v.plan.URL() + "tasks/" + strings.TrimSpace(sent.Get("number")) + "/"
	}
	return f, nil
}

// openUpdate makes the form of an update in a file of its own.
func openUpdate(v *visit, read func(string) string) (*form, error) {
	path := v.source(site.UpdatesDir)
	if path == "" {
		return nil, errNothing
	}
	f := v.whole("update", path, "", site.UpdateShapes(), read)
	f.Intro = append(f.Intro, v.say("update.intro"))
	f.to = func(sent url.Values) string {
		return v.look.site.BasePath() + v.plan.URL() + "tasks/" + url.PathEscape(strings.TrimSpace(sent.Get("task"))) + "/"
	}
	return f, nil
}

// openBulletin makes the form of a bulletin. One that is not there yet begins with the figures of its period.
func openBulletin(v *visit, read func(string) string) (*form, error) {
	key := v.r.PathValue("period")
	period, is := site.PeriodOf(key)
	if v.plan == nil || !is {
		return nil, errNothing
	}
	path := site.ContentDir + "/" + v.plan.Key + "/bulletins/" + key + ".md"
	start := ""
	if v.look.tree.File(path) == nil {
		if start, is = v.desk.Draft(v.plan.Key, period); !is {
			return nil, errNothing
		}
	}
	f := v.whole("bulletin", path, start, site.BulletinShapes(), read)
	f.Intro = append(f.Intro, v.plan.Title+" "+key)
	f.to = func(url.Values) string { return v.look.site.BasePath() + v.plan.URL() + "bulletins/" + key + "/" }
	return f, nil
}

// source returns the path of the source that the address names in a folder of the plan; none if there is no such file.
func (v *visit) source(folder string) string {
	if v.plan == nil {
		return ""
	}
	path := site.ContentDir + "/" + v.plan.Key + "/"
	if folder != "" {
		path += folder + "/"
	}
	path += v.r.PathValue("name")
	if f := v.look.tree.File(path); f == nil || !f.Regular || !strings.HasSuffix(path, ".md") || strings.Contains(path, "/.") {
		return ""
	}
	return path
}

// openText makes the form of a whole file as it stands: for what no other form can read.
func openText(v *visit, read func(string) string) (*form, error) {
	path := v.source(v.r.PathValue("folder"))
	if path == "" {
		return nil, errNothing
	}
	was := read(path)
	b := &box{Name: "text", Label: path, Hint: v.say("text.hint"), Widget: area, Rows: 24}
	plain := strings.TrimPrefix(plainLines(was), "\ufeff")
	b.Texts = []string{plain}
	f := &form{Title: v.say("text.title"), Send: v.say("save"), texts: map[string]string{path: was}, Groups: []*group{{Boxes: []*box{b}}}}
	f.changes = func(sent url.Values) ([]importer.Change, *refusal) {
		to := plainLines(sent.Get("text"))
		if strings.TrimSpace(to) == strings.TrimSpace(plain) {
			return nil, nil
		}
		to = strings.TrimRight(to, "\n") + "\n"
		if strings.Contains(was, "\r\n") {
			to = strings.ReplaceAll(to, "\n", "\r\n")
		}
		if strings.HasPrefix(was, "\ufeff") {
			to = "\ufeff" + to
		}
		return []importer.Change{{Path: path, Old: was, New: to}}, nil
	}
	f.place = func(problem.Problem) string { return "text" }
	f.to = func(url.Values) string { return Root }
	return f, nil
}
