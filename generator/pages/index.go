package pages

import (
	"slices"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// indexName is the place of a plan's index of tasks, after the plan's own.
const indexName = "tasks/list.json"

// stateBadges returns what tasks are counted as, first what a reader who sorts by state wants to see first.
func stateBadges() []view.Badge {
	all := make([]view.Badge, len(concernKinds))
	for i, kind := range concernKinds {
		all[i] = view.Badge{State: shareKinds[kind], Word: label("state." + shareKinds[kind])}
	}
	return all
}

// newIndex returns all tasks in short, for the filters of their list.
func (p *plan) newIndex() *view.Index {
	v := &view.Index{Path: p.URL() + indexName, URL: p.sectionURL(tasksSection), Tasks: p.index, Offices: names(p.places.offices)}
	v.States = stateBadges()
	for i := range p.Categories {
		v.Categories = append(v.Categories, p.Categories[i].Name)
	}
	return v
}

// officePlaces are where offices stand in the index of a plan. As long as they are the same pointer, they say the same.
type officePlaces struct {
	offices []*site.Office // those that the plan names
	at      map[*site.Office]int
}

// allPlaces returns where the plan's offices stand in its index.
func (p *plan) allPlaces() *officePlaces {
	now := &officePlaces{at: map[*site.Office]int{}}
	for i, o := range p.offices {
		now.offices = append(now.offices, o.office)
		now.at[o.office] = i
	}
	if was := p.was.places; was != nil && slices.Equal(was.offices, now.offices) {
		return was
	}
	return now
}

func (p *officePlaces) of(offices []*site.Office) []int {
	all := make([]int, len(offices))
	for i, o := range offices {
		all[i] = p.at[o]
	}
	return all
}

// indexed returns the task as the index of its plan has it, where offices stand in their places.
func (t *task) indexed(m *Memory, at *officePlaces) *view.IndexTask {
	if t.places != at {
		t.index, t.places = kept(m, t.index, t.newIndexed(at)), at
	}
	return t.index
}

func (t *task) newIndexed(at *officePlaces) *view.IndexTask {
	return &view.IndexTask{
		Number: t.Number, Title: t.Title, State: t.row.Badge.State, Word: t.row.Badge.Word, Silent: t.status.Silent, Owed: t.row.Badge.Owed, Sample: t.Sample,
		Category: slices.IndexFunc(t.Plan.Categories, func(c site.Category) bool { return t.In != nil && c.Key == t.In.Key }),
		Lead:     at.of(t.Roles.Lead), Joint: at.of(t.Roles.Joint), Support: at.of(t.Roles.Support),
		Due: t.Schedule.Due.String(), When: t.row.When, Why: t.row.Why, Beside: t.row.Beside, Last: t.status.Last.String(),
	}
}
