package draft

import (
	"fmt"
	"path"
	"slices"
	"strconv"

	"gongshi/generator/ask"
	"gongshi/generator/site"
	"gongshi/generator/words"
)

// taskKind is a task, with the next number that is free.
func taskKind() *Kind {
	return &Kind{Name: "task", shapes: site.TaskShapes(), path: taskPath, Fields: []Field{
		planField(),
		{Name: "number", Path: "number", Asked: never, Usual: func(d *Draft) string { return itoa(nextNumber(d.Plan())) }},
		{Name: "title", Path: "title", Needed: always},
		{Name: "category", Path: "category", Asked: hasCategories, Needed: hasCategories, Choices: categoryChoices},
		{Name: "lead", Path: "lead", Many: true, Choices: officeChoices},
		{Name: "joint", Path: "joint", Many: true, Choices: officeChoices, Needed: func(d *Draft) bool { return d.Said["lead"] == "" && d.Said["unassigned"] == "" }},
		{Name: "support", Path: "support", Many: true, Choices: officeChoices},
		{Name: "unassigned", Path: "unassigned", Switch: true, Asked: never},
		{Name: "time", NoFlag: true, Choices: timeChoices, Asked: hasNoTime, Needed: hasNoTime, Then: chooseTime},
		{Name: "due", Path: "schedule.due", Asked: isOfTime("due"), Needed: func(d *Draft) bool { return hasNoTime(d) && d.Said["time"] != "directed" }},
		{Name: "directed", Path: "schedule.directed", Asked: isOfTime("directed"), Needed: func(d *Draft) bool { return d.Said["time"] == "directed" }},
		{Name: "year-round", Path: "schedule.year_round", Switch: true, Asked: never},
		{Name: "unscheduled", Path: "schedule.unscheduled", Switch: true, Asked: never},
		{Name: "summary", Path: "summary"},
		{Name: "added", Path: "added"},
		{Name: "text", Lines: true},
	}}
}

func taskPath(d *Draft) string {
	number, err := strconv.Atoi(d.Said["number"])
	return d.free(func(n int) string {
		name := fmt.Sprintf("%02d.md", number)
		if err != nil {
			name = "task.md"
		}
		if n > 1 {
			name = fmt.Sprintf("%02d-task-%d.md", number, n)
		}
		return path.Join(site.ContentDir, d.Said["plan"], name)
	})
}

// nextNumber returns the number of a task that is added to a plan.
func nextNumber(p *site.Plan) int {
	if p == nil {
		return 1
	}
	return p.NextNumber()
}

func hasCategories(d *Draft) bool { return len(categoryChoices(d)) > 0 }

func categoryChoices(d *Draft) (all []ask.Choice) {
	if p := d.Plan(); p != nil {
		for _, c := range p.PlanFront.Categories {
			all = append(all, ask.Choice{Value: c.Key, Label: c.Name})
		}
	}
	return all
}

// The ways in which a task may say its time, of which one has to be said.
var times = []string{"due", "year-round", "directed", "unscheduled"}

func hasNoTime(d *Draft) bool {
	return !slices.ContainsFunc(times, func(name string) bool { return d.Said[name] != "" })
}

func timeChoices(d *Draft) (all []ask.Choice) {
	for _, name := range times {
		all = append(all, ask.Choice{Value: name, Label: words.Report(d.Language, "new-time-"+name, nil)})
	}
	return all
}

// chooseTime says what needs no more words than the choice.
func chooseTime(d *Draft) {
	if time := d.Said["time"]; time == "year-round" || time == "unscheduled" {
		d.Said[time] = "true"
	}
}

func isOfTime(name string) func(*Draft) bool {
	return func(d *Draft) bool { return d.Said["time"] == name }
}
