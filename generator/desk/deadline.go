package desk

import (
	"net/url"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// openDeadline makes the form with which a day is moved that was promised: what it was, what it becomes, who asked and who decided. The
// promise itself says the new day only from the decision on.
func openDeadline(v *visit, read func(string) string) (*form, error) {
	if v.task == nil {
		return nil, errNothing
	}
	path := v.task.Body.File
	f := taken(path, read(path))
	sheet, _ := front.SheetOf(f.front, site.TaskShapes())
	targets := v.moveable(sheet)
	if len(targets) == 0 {
		return nil, errNothing
	}
	form := &form{Title: v.say("deadline.title"), Intro: []string{v.called(v.task), v.say("deadline.intro")}, Send: v.say("save"), texts: map[string]string{path: read(path)}}
	form.Also = v.linksOf(v.task)
	which := &box{Name: "which", Label: v.say("deadline.which"), Widget: choice, Options: targets, Required: true, Texts: []string{targets[0].Value}}
	which.Options[0].Chosen = true
	own := &group{Boxes: []*box{which}}
	at := front.Element("changes", sheet.Counts["changes"])
	shapes := changeShapes()
	for _, name := range []string{"now", "reason", "asked", "decided", "by", "document"} {
		s := shapes[slices.IndexFunc(shapes, func(s front.Shape) bool { return s.Name == name })]
		if name == "now" {
			s.Kind, s.Required = front.Day, true
		}
		own.Boxes = append(own.Boxes, v.boxOf("task", s, at+"."+name, sheet))
	}
	form.Groups = []*group{own}
	form.changes = func(sent url.Values) ([]importer.Change, *refusal) {
		return v.moveDay(f, sheet, at, own, sent)
	}
	form.place = func(p problem.Problem) string {
		if p.Field == "schedule.due" || strings.HasPrefix(p.Field, "milestones[") {
			return at + ".now"
		}
		return form.nearest(p, func(int) bool { return false })
	}
	form.to = func(url.Values) string { return v.taskPage(v.task, "") }
	return form, nil
}

func changeShapes() []front.Shape {
	all := site.TaskShapes()
	return all[slices.IndexFunc(all, func(s front.Shape) bool { return s.Name == "changes" })].Fields
}

// moveable are the days that were promised: that of the task, and those of its milestones, by their paths.
func (v *visit) moveable(sheet front.Sheet) []option {
	var all []option
	if due := sheet.Texts["schedule.due"]; len(due) > 0 {
		all = append(all, option{Value: "schedule.due", Label: v.say("deadline.task", "day", due[0])})
	}
	for i := range sheet.Counts["milestones"] {
		path := front.Element("milestones", i)
		if due := sheet.Texts[path+".due"]; len(due) > 0 {
			all = append(all, option{Value: path + ".due", Label: v.say("deadline.milestone", "title", strings.Join(sheet.Texts[path+".title"], ""), "day", due[0])})
		}
	}
	return all
}

func (v *visit) moveDay(f file, sheet front.Sheet, at string, own *group, sent url.Values) ([]importer.Change, *refusal) {
	which := sent.Get("which")
	was := sheet.Texts[which]
	if !slices.ContainsFunc(own.Boxes[0].Options, func(o option) bool { return o.Value == which }) || len(was) == 0 {
		return nil, &refusal{"which", told{Words: v.say("deadline.which-missing")}}
	}
	edits := []front.Edit{{Path: at + ".field", To: `"due"`}}
	if milestone, is := strings.CutSuffix(which, ".due"); is && which != "schedule.due" {
		edits = append(edits, front.Edit{Path: at + ".milestone", To: front.TOMLOf(front.Shape{}, sheet.Texts[milestone+".title"])})
	}
	edits = append(edits, front.Edit{Path: at + ".was", To: front.TOMLOf(front.Shape{Kind: front.Day}, was)})
	edits = append(edits, editsOf([]*group{own}, sheet, sent)...)
	if _, decided := day.Parse(strings.TrimSpace(sent.Get(at + ".decided"))); decided {
		edits = append(edits, front.Edit{Path: which, To: front.TOMLOf(front.Shape{Kind: front.Day}, clean(sent[at+".now"]))})
	}
	return v.edited(f, site.TaskShapes(), edits, "which")
}

// openWithdrawal makes the form with which an update is withdrawn: it stays with its day, and with the reason.
func openWithdrawal(v *visit, read func(string) string) (*form, error) {
	if v.task == nil {
		return nil, errNothing
	}
	i := slices.IndexFunc(v.task.Updates, func(u site.Update) bool { return u.Anchor == v.r.PathValue("anchor") && !u.Withdrawn })
	if i < 0 {
		return nil, errNothing
	}
	u := &v.task.Updates[i]
	path := u.In.File
	if !v.isCurrent(path) {
		return nil, errNothing // the lines of the look are those of another text
	}
	text := read(path)
	reason := &box{Name: "reason", Label: v.say("withdraw.reason"), Hint: v.say("withdraw.hint"), Widget: area, Rows: 3, Required: true}
	form := &form{Title: v.say("withdraw.title"), Intro: []string{v.called(v.task), u.Day.String() + " " + u.Title}, Send: v.say("withdraw.send"),
		texts: map[string]string{path: text}, Groups: []*group{{Boxes: []*box{reason}}}}
	task := taken(v.task.Body.File, read(v.task.Body.File))
	sheet, _ := front.SheetOf(task.front, site.TaskShapes())
	facts := v.factsOf(u)
	for _, f := range facts {
		form.Groups[0].Boxes = append(form.Groups[0].Boxes, f.box)
		form.texts[task.path] = read(task.path)
	}
	form.changes = func(sent url.Values) ([]importer.Change, *refusal) {
		because := strings.Join(strings.Fields(sent.Get("reason")), " ")
		if because == "" {
			return nil, &refusal{"reason", told{Words: v.say("withdraw.reason-missing")}}
		}
		f := taken(path, text)
		at := u.Line - f.bodyLine + 1 // lines of the body up to the heading
		if path != v.task.Body.File {
			at = 0
		}
		lines := strings.SplitAfter(f.body, "\n")
		at = min(max(at, 0), len(lines))
		quotation := f.newline + "> " + v.say("withdraw.mark") + because + f.newline
		if rest := strings.Join(lines[at:], ""); strings.TrimSpace(rest) != "" && !strings.HasPrefix(strings.TrimLeft(rest, " \t"), "\n") && !strings.HasPrefix(rest, "\r\n") {
			quotation += f.newline
		}
		f.body = strings.Join(lines[:at], "") + quotation + strings.Join(lines[at:], "")
		edits := gone(facts, sent, sheet)
		if len(edits) == 0 {
			return []importer.Change{{Path: path, Old: text, New: f.text()}}, nil
		}
		if path == task.path {
			return v.edited(f, site.TaskShapes(), edits, "reason")
		}
		changed, refused := v.edited(task, site.TaskShapes(), edits, "reason")
		return append(changed, importer.Change{Path: path, Old: text, New: f.text()}), refused
	}
	form.place = func(problem.Problem) string { return "reason" }
	form.to = func(url.Values) string { return v.taskPage(v.task, u.Anchor) }
	return form, nil
}
