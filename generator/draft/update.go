package draft

import (
	"strconv"

	"gongshi/generator/ask"
	"gongshi/generator/day"
	"gongshi/generator/site"
)

// updateKind is an update in a file of its own.
func updateKind() *Kind {
	return &Kind{Name: "update", shapes: site.UpdateShapes(), path: updatePath, Fields: []Field{
		planField(),
		{Name: "task", Path: "task", Needed: always, Known: true, Strict: true, Choices: taskChoices},
		{Name: "date", Path: "date", Needed: always, Usual: today},
		{Name: "title", Path: "title", Needed: always},
		{Name: "by", Path: "by", Asked: func(d *Draft) bool { return len(reporters(d)) > 1 }, Choices: reporters},
		{Name: "reported", Path: "reported", Asked: isPast},
		{Name: "no-progress", Path: "no_progress", Switch: true, Asked: never},
		{Name: "pending", Path: "pending", Switch: true, Asked: never},
		{Name: "text", Lines: true},
	}}
}

// isPast reports whether the day of an update lies so far behind that it may be reported late.
func isPast(d *Draft) bool {
	on, is := day.Parse(d.Said["date"])
	return is && on.AddMonths(1) < d.Today
}

func taskChoices(d *Draft) (all []ask.Choice) {
	if p := d.Plan(); p != nil {
		for _, t := range p.Tasks {
			all = append(all, ask.Choice{Value: itoa(t.Number), Label: t.Title})
		}
	}
	return all
}

// task returns the task that was named; nil for none.
func (d *Draft) task() *site.Task {
	p := d.Plan()
	number, err := strconv.Atoi(d.Said["task"])
	if p == nil || err != nil || itoa(number) != d.Said["task"] {
		return nil
	}
	return p.TaskOf(number)
}

// reporters are the offices that may have something to report of the task.
func reporters(d *Draft) (all []ask.Choice) {
	t := d.task()
	if t == nil {
		return nil
	}
	for _, o := range t.Reporters() {
		all = append(all, choiceOf(o))
	}
	return all
}

func updatePath(d *Draft) string {
	number := 0
	if t := d.task(); t != nil {
		number = t.Number
	}
	on, is := day.Parse(d.Said["date"])
	if !is {
		on = d.Today
	}
	by := d.Said["by"]
	if all := reporters(d); by == "" && len(all) == 1 {
		by = all[0].Value
	} else if found := ask.Find(all, by); len(found) == 1 && by != "" {
		by = found[0].Value
	}
	return site.UpdatePath(d.Said["plan"], number, on, by, func(file string) bool { return d.Tree.File(file) != nil })
}
