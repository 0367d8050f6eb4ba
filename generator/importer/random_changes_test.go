package importer_test

import (
	"cmp"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/site"
)

// visible returns an odd text that has nothing in it that nobody sees: with too many of these no plan would be sound.
func (m maker) visible() string {
	return pick(m, slices.DeleteFunc(slices.Clone(oddTexts), func(s string) bool { return strings.Contains(s, "\ufeff") }))
}

// change gives front matter chains of changes that lead to what it says, in the order of the days on which each begins to exist.
func (m maker) change(f *site.Front) {
	date := func() front.Value { return front.DayValue(m.inPlan()) }
	text := func() front.Value { return front.TextValue(m.visible()) }
	if f.Schedule.Due != 0 {
		m.chain(f, "due", "", front.DayValue(f.Schedule.Due), date)
	}
	if f.Schedule.Start != 0 {
		m.chain(f, "start", "", front.DayValue(f.Schedule.Start), func() front.Value { return pick(m, []front.Value{{}, date()}) })
	}
	m.chain(f, "title", "", front.TextValue(f.Title), text)
	m.chain(f, "category", "", front.TextValue(f.Category), func() front.Value { return front.TextValue(pick(m, []string{"x", "某;类", "y"})) })
	if f.Reporting != "" && f.Reporting != "none" {
		m.chain(f, "reporting", "", front.TextValue(f.Reporting), func() front.Value {
			return pick(m, []front.Value{{}, front.TextValue("quarter"), front.TextValue("month")})
		})
	}
	if f.Joint == nil {
		m.chain(f, "lead", "", front.ListValue(f.Lead), func() front.Value {
			return front.ListValue(pick(m, [][]string{{"a"}, {"乙室", "c"}, {"甲"}, {"b", "a"}}))
		})
	}
	m.changeMilestones(f)
	if m.maybe() {
		f.Changes = append(f.Changes, site.Change{Field: "split", Now: front.NumbersValue([]int{7, 8}[:1+m.IntN(2)]), Asked: m.inPlan(), Reason: m.visible()})
	}
	if f.Cancelled != 0 && m.maybe() {
		f.Changes = append(f.Changes, site.Change{Field: "withdrawn", Decided: f.Cancelled, Reason: m.visible()},
			site.Change{Field: "merged", Now: pick(m, []front.Value{front.NumberValue(3), front.TextValue("2023/任务;一")}), Decided: f.Cancelled, Reason: m.visible()})
	}
	slices.SortStableFunc(f.Changes, func(a, b site.Change) int { return cmp.Compare(firstOf(&a), firstOf(&b)) })
}

func firstOf(c *site.Change) day.Day { return cmp.Or(c.Asked, c.Decided, c.Refused) }

func (m maker) changeMilestones(f *site.Front) {
	count := map[string]int{}
	for _, s := range f.Milestones {
		count[s.Title]++
	}
	for _, s := range f.Milestones {
		switch {
		case count[s.Title] > 1:
		case s.Every != day.Never:
			m.chain(f, "every", s.Title, front.TextValue(s.Every.String()), func() front.Value { return front.TextValue(pick(m, []string{"month", "quarter"})) })
		case s.Due != 0:
			m.chain(f, "due", s.Title, front.DayValue(s.Due), func() front.Value { return front.DayValue(m.inPlan()) })
		case s.Done == nil:
			m.chain(f, "total", s.Title, front.NumberValue(cmp.Or(s.Total, 1)), func() front.Value { return front.NumberValue(pick(m, []float64{1, 2.5, 40})) })
		}
	}
}

// chain may add a chain of changes of a field: some were granted, and the last may have been refused, or is not decided.
func (m maker) chain(f *site.Front, field, milestone string, present front.Value, other func() front.Value) {
	if !m.maybe() {
		return
	}
	values := []front.Value{present}
	for range m.IntN(3) {
		if values[0].IsNone() {
			break // nothing is before it
		}
		values = append([]front.Value{other()}, values...)
	}
	on := m.day("2022-01-10", "2022-06-30")
	for k := 0; k+1 < len(values); k++ {
		c := m.aChange(field, milestone, values[k], values[k+1])
		c.Asked, c.Decided = on, on.Add(m.IntN(30))
		if m.maybe() {
			c.Asked = 0
		}
		if m.maybe() { // it was refused before
			refused := m.aChange(field, milestone, values[k], values[k+1])
			refused.Refused = on.Add(-5)
			f.Changes = append(f.Changes, refused)
		}
		on = c.Decided.Add(10)
		f.Changes = append(f.Changes, c)
	}
	if len(values) == 1 || m.maybe() {
		c := m.aChange(field, milestone, present, other())
		if c.Asked = on; m.maybe() {
			c.Refused = on.Add(m.IntN(20))
		}
		if !c.Now.IsNone() {
			f.Changes = append(f.Changes, c)
		}
	}
}

func (m maker) aChange(field, milestone string, was, now front.Value) site.Change {
	c := site.Change{Field: field, Milestone: milestone, Was: was, Now: now, Reason: m.visible()}
	if m.maybe() {
		c.By, c.Document = m.visible(), m.visible()
	}
	return c
}

// review may add reviews, of which some return a completion: that which the task has, or one before.
func (m maker) review(f *site.Front) {
	on := m.day("2022-03-01", "2022-09-30")
	for m.maybe() {
		r := site.Review{Date: on, By: m.visible(), Result: pick(m, []string{"confirmed", "disputed", "returned"})}
		if r.Result != "confirmed" || m.maybe() {
			r.Reason = m.visible()
		}
		claimable := f.Cancelled == 0 && f.Completed != 0
		switch {
		case r.Result != "returned":
		case claimable && f.Completed <= on && m.maybe():
			if m.maybe() {
				r.Claimed = f.Completed
			}
		case f.Cancelled == 0:
			r.Claimed = on.Add(-m.IntN(40))
		default:
			r.Result, r.Reason = "disputed", m.visible()
		}
		f.Reviews = append(f.Reviews, r)
		on = on.Add(m.IntN(40))
	}
}
