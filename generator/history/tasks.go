package history

import (
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// compareTasks goes through all tasks of a plan that were published. A task is the same by its number, whatever its file is called.
func (p *pair) compareTasks() {
	byFile := make(map[string]*site.Task, len(p.after.Tasks))
	for _, t := range p.after.Tasks {
		byFile[t.Body.File] = t
	}
	met := map[*site.Task]bool{}
	for _, old := range p.before.Tasks {
		if old.Draft {
			continue
		}
		now := taskOf(p.after, old.Number)
		if now == nil {
			now = p.elsewhere(old, byFile)
		}
		if met[now] = true; now != nil {
			p.compareTask(old, now)
		}
	}
	for _, now := range p.after.Tasks {
		if !met[now] && !now.Draft && p.settled != 0 && p.isRead(now) {
			p.findLateUpdates(pointers(now.Updates))
			p.findLateFacts(&site.Front{}, now)
		}
	}
}

// elsewhere finds a task that is not there under its number, and says what became of it. It returns the task that has its file now, if
// only its number is another or can't be read.
func (p *pair) elsewhere(old *site.Task, byFile map[string]*site.Task) *site.Task {
	now := byFile[old.Body.File]
	if now == nil {
		now = p.titled(old)
	}
	switch {
	case now != nil && now.Number == 0:
		return now // which is a mistake of its own
	case now != nil && taskOf(p.before, now.Number) == nil:
		p.addAt(now.Body.File, "number", "published-task-renumbered", "value", number(now.Number), "other", number(old.Number))
		return now
	case len(p.old.mistakes[old.Body.File]) > 0 && old.Number == 0:
	default:
		p.add(problem.New(0, 0, "published-task-gone", "value", number(old.Number), "other", old.Title).In(old.Body.File))
	}
	return nil
}

// titled returns the present task with the title of one whose file is gone, if its number is new.
func (p *pair) titled(old *site.Task) *site.Task {
	for _, t := range p.after.Tasks {
		if t.Title == old.Title && taskOf(p.before, t.Number) == nil {
			return t
		}
	}
	return nil
}

func (p *pair) compareTask(old, now *site.Task) {
	if now.Draft && p.isRead(now) {
		p.addAt(now.Body.File, "draft", "published-task-draft", "value", number(now.Number))
		return
	}
	if old == now {
		for i := range old.Updates {
			if u := &old.Updates[i]; !u.Pending {
				p.compareFiles(u)
			}
		}
		return
	}
	p.compareFront(old, now)
	fresh := p.compareUpdates(old, now)
	if p.settled != 0 {
		p.findLateUpdates(fresh)
	}
}

// compareFront compares what the fields of a task say, if they could be read then and can be now.
func (p *pair) compareFront(old, now *site.Task) {
	file := now.Body.File
	if !p.isRead(now) || !p.bothRead(old.Body.File, file) {
		return
	}
	before, after := old.Written(), now.Written()
	p.comparePromises(file, taskPromises(before), taskPromises(after), before.Changes, after.Changes, "")
	p.compareMilestones(file, before, after)
	p.compareChanges(file, before.Changes, after.Changes)
	p.compareReviews(file, before.Reviews, after.Reviews)
	p.comparePauses(file, before.Pauses, after.Pauses)
	p.compareEnding(file, before, after)
	if p.settled != 0 {
		p.findLateFacts(before, now)
	}
}

// isRead reports whether any field of a present task could be read.
func (p *pair) isRead(t *site.Task) bool { return t.Number != 0 }

func pointers(all []site.Update) []*site.Update {
	list := make([]*site.Update, len(all))
	for i := range all {
		list[i] = &all[i]
	}
	return list
}
