package desk

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// openDecision makes the form with which a change of a day that was asked for is granted or refused. Once it is granted the promise itself
// says the new day.
func openDecision(v *visit, read func(string) string) (*form, error) {
	if v.task == nil {
		return nil, errNothing
	}
	i, err := strconv.Atoi(v.r.PathValue("change"))
	if err != nil || !slices.Contains(undecided(v.task), i) {
		return nil, errNothing
	}
	path, c := v.task.Body.File, v.task.Changes[i]
	f := taken(path, read(path))
	sheet, _ := front.SheetOf(f.front, site.TaskShapes())
	form := &form{Title: v.say("decision.title"), Intro: []string{v.called(v.task), v.decisionOf(c)}, Send: v.say("save"), texts: map[string]string{path: read(path)}}
	form.Also = v.linksOf(v.task)
	at, own, shapes := front.Element("changes", i), &group{}, changeShapes()
	for _, name := range []string{"decided", "refused", "by", "document"} {
		own.Boxes = append(own.Boxes, v.boxOf("task", shapes[slices.IndexFunc(shapes, func(s front.Shape) bool { return s.Name == name })], at+"."+name, sheet))
	}
	form.Groups = []*group{own}
	form.changes = func(sent url.Values) ([]importer.Change, *refusal) {
		edits := editsOf(form.Groups, sheet, sent)
		if _, granted := day.Parse(strings.TrimSpace(sent.Get(at + ".decided"))); granted {
			now, _ := c.Now.Day()
			edits = append(edits, front.Edit{Path: v.promised(c), To: now.String()})
		}
		return v.edited(f, site.TaskShapes(), edits, at+".decided")
	}
	form.place = func(p problem.Problem) string {
		if name := form.nearest(p, func(int) bool { return false }); name != "" {
			return name
		}
		return at + ".decided"
	}
	form.to = func(url.Values) string { return v.taskPage(v.task, "") }
	return form, nil
}

// undecided are the changes of due days of a task that were asked for and are still open, by their places in the file.
func undecided(t *site.Task) (all []int) {
	for i, c := range t.Changes {
		if _, is := c.Now.Day(); is && c.Field == site.DueField && c.Decided == 0 && c.Refused == 0 {
			all = append(all, i)
		}
	}
	return all
}

// decisionOf says what a change asks for.
func (v *visit) decisionOf(c site.Change) string {
	which := v.say("decision.task", "was", c.Was.String(), "now", c.Now.String())
	if c.Milestone != "" {
		which = v.say("decision.milestone", "title", c.Milestone, "was", c.Was.String(), "now", c.Now.String())
	}
	return v.say("decision.asked", "text", which, "reason", c.Reason)
}

// promised returns the path of the day that a change is about.
func (v *visit) promised(c site.Change) string {
	if i := slices.IndexFunc(v.task.Milestones, func(m site.Milestone) bool { return m.Title == c.Milestone }); c.Milestone != "" && i >= 0 {
		return front.Element("milestones", i) + ".due"
	}
	return "schedule.due"
}
