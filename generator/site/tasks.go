package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/markdown"
	"gongshi/generator/problem"
)

// addPlans fills the plan of each folder that has an index.md.
func (j *joiner) addPlans() {
	var plan *Plan
	folder := ""
	for _, e := range j.reader.list {
		if e.folder != folder {
			folder, plan = e.folder, j.begin(e.folder)
		}
		switch {
		case plan == nil:
			j.noIndex(e)
		case e.kind == planKind:
			j.addNotice(plan, e)
		case e.kind == taskKind:
			j.addTask(plan, e)
		case e.kind == attachmentKind:
			plan.Files = append(plan.Files, Attachment{File: e.file})
		}
	}
	slices.SortFunc(j.site.Plans, func(a, b *Plan) int { return cmp.Compare(a.Key, b.Key) })
	for _, plan := range j.site.Plans {
		byNumber := func(a, b *Task) int { return cmp.Compare(a.Number, b.Number) }
		if !slices.IsSortedFunc(plan.Tasks, byNumber) {
			slices.SortStableFunc(plan.Tasks, byNumber)
		}
		j.checkNumbers(plan)
		j.checkOriginal(plan)
		plan.Tasks = slices.DeleteFunc(plan.Tasks, func(t *Task) bool { return t.Draft && !j.options.Drafts })
	}
	if len(j.site.Plans) == 0 && j.tree.File(ConfigFile) != nil && j.tree.File(ContentDir) == nil && len(j.problems.Errors()) == 0 {
		j.problems = append(j.problems, problem.New(0, 0, "no-plan").In(ContentDir))
	}
}

// begin returns the plan of a folder, with room for its tasks; nil if it has none.
func (j *joiner) begin(folder string) *Plan {
	plan := j.plans[folder]
	if plan != nil {
		plan.Tasks = make([]*Task, 0, len(j.tree.Under(folder)))
	}
	return plan
}

func (j *joiner) addNotice(plan *Plan, e *entry) {
	if text, moved := j.text(e); moved {
		j.anew(e, func() {
			e.notice = &text
			j.checkAddressable(e.path, plan.Key)
			j.checkReserved(e.path, plan.Key, reservedPlans)
		})
	}
	j.problems = append(j.problems, e.problems...)
	plan.Notice = *e.notice
}

// checkOriginal finds a document that is said to be among the plan's attachments and is not.
func (j *joiner) checkOriginal(plan *Plan) {
	name, file := plan.Original, ContentDir+"/"+plan.Key+"/index.md"
	if name == "" || isAddress(name) {
		return
	}
	at := j.reader.found(path.Join(path.Dir(file), name))
	if !strings.HasPrefix(name, "files/") || at == nil || at.kind != attachmentKind {
		j.at(file, "original", "dead-link", j.suggestedFile(file, name)...)
	}
}

// noIndex finds a folder of tasks that describes no plan, once a folder.
func (j *joiner) noIndex(e *entry) {
	index := e.folder + "/index.md"
	if (e.kind == taskKind || e.kind == attachmentKind) && j.reader.byPath[index] == nil && !j.noted[e.folder] {
		j.noted[e.folder] = true
		j.problems = append(j.problems, problem.New(0, 0, "no-index", "value", index).In(e.folder))
	}
}

func (j *joiner) addTask(plan *Plan, e *entry) {
	if text, moved := j.text(e); moved {
		j.anew(e, func() { e.task = j.newTask(e, text) })
	}
	j.problems = append(j.problems, e.problems...)
	plan.Tasks = append(plan.Tasks, e.task)
}

func (j *joiner) newTask(e *entry, text Text) *Task {
	t := &Task{Front: e.parsed.front.(*Front), Plan: e.basis.terms, Body: text}
	j.resolveNames(t)
	j.checkPartners(t)
	t.Every = t.Plan.Reporting.Every
	if t.Reporting != "" {
		t.Every, _ = day.ParseEvery(t.Reporting)
	}
	t.Updates = published(text.Document.Updates, j.options.Drafts)
	j.checkAgainstPlan(t)
	t.date(e)
	return t
}

// newestFirst puts the updates of a file into the order in which they are shown: of one day, the later in the file first.
func newestFirst(all []markdown.Update) {
	slices.Reverse(all)
	slices.SortStableFunc(all, func(a, b markdown.Update) int { return cmp.Compare(b.Day, a.Day) })
}

// published returns the updates that are not pending.
func published(all []markdown.Update, pendingToo bool) []markdown.Update {
	isPending := func(u markdown.Update) bool { return u.Pending }
	if pendingToo || !slices.ContainsFunc(all, isPending) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), isPending)
}
