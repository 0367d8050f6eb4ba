package pages

import (
	"slices"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// Tasks say which other they continue, were merged into or split from, and the page of each of the two says it. So what a page says of
// another task follows from that task as well: all relations are gathered in every call, and compared with those that the page has.

// relatedTasks are those of a task, as its page was made with them. The same pointer means the same.
type relatedTasks struct{ all []view.RelatedTask }

// backward are what the other task of a relation is told.
var backward = map[site.Relation]string{site.Continues: "related.continued", site.MergedInto: "related.absorbed", site.SplitFrom: "related.split-off"}

// addRelated notes for every task which others are related to it, in the order of plans and tasks; first what it says itself.
func (m *maker) addRelated() {
	at := map[site.Ref]*task{}
	var told []*task
	for _, p := range m.plans {
		for _, t := range p.tasks {
			at[site.Ref{Plan: p.Key, Number: t.Number}] = t
			if len(t.Related()) > 0 {
				told = append(told, t)
			}
		}
	}
	now := map[*task][]view.RelatedTask{}
	for _, t := range told {
		for _, r := range t.Related() {
			if other := at[r.To]; other != nil && m.holds(t, r.Relation) {
				now[t] = append(now[t], other.relatedAs("related."+string(r.Relation), t))
			}
		}
	}
	for _, t := range told {
		for _, r := range t.Related() {
			if other := at[r.To]; other != nil && m.holds(t, r.Relation) {
				now[other] = append(now[other], t.relatedAs(backward[r.Relation], other))
			}
		}
	}
	m.related = now
}

// holds reports whether a relation is known by the day: the plan that tells of it is issued, the task was there, and if it was merged, that
// has happened.
func (m *maker) holds(t *task, r site.Relation) bool {
	return max(t.Plan.Issued, t.Added) <= m.Today && (r != site.MergedInto || t.status.State == site.Cancelled)
}

// relatedAs returns the task as the page of another names it. In another plan it says of which.
func (t *task) relatedAs(label string, other *task) view.RelatedTask {
	says := view.Phrase{Label: label}
	if t.Plan.Key != other.Plan.Key {
		says = view.Phrase{Label: label + "-in", Text: t.Plan.Title}
	}
	return view.RelatedTask{Says: says, URL: t.row.URL, Called: t.row.Called, Title: t.Title}
}

// relatedTo returns the tasks related to one: those with which its page was made the last time, if they are the same.
func (m *maker) relatedTo(t *task) *relatedTasks {
	switch now := m.related[t]; {
	case len(now) == 0:
		return nil
	case t.from.related != nil && slices.Equal(t.from.related.all, now):
		return t.from.related
	default:
		return &relatedTasks{now}
	}
}
