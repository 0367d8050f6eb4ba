package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// A past is what the tasks of a plan come to in a period that has ended. It follows from the tasks alone, whatever the day: where a few of
// them are others than the last time, their part is taken out and put in again.
type past struct {
	period  day.Period
	dueSoon int
	sum     pastSum
	offices map[*site.Office]pastOffice
	lists   [pastLists][]pastItem // each in the order of numbers
}

// The lists of a bulletin in which a task may stand.
const (
	doneList = iota
	reviewedList
	lateList
	formerList
	movedList
	milestoneList
	missedList
	nextList
	pastLists
)

// A pastItem is a task in a list. What it says is made once it is shown.
type pastItem struct {
	number int
	item   *view.BulletinItem
}

// pastSum are the counts of a period.
type pastSum struct {
	figures site.Figures
	states  [mostKinds]int
	members [pastLists]int
	samples int
}

// pastOffice counts the tasks that an office has in each role at the end of a period.
type pastOffice struct {
	lead, joint pastRole
	support     int
}

type pastRole struct{ tasks, done, late int }

// A pastPart is what one task adds.
type pastPart struct {
	of   *site.TaskSummary
	sum  pastSum
	isIn [pastLists]bool
}

func partOf(s *site.TaskSummary) *pastPart {
	part := &pastPart{of: s}
	part.sum.figures = s.Figures()
	part.sum.states[stateKind(s.Status.State)]++
	part.isIn = [pastLists]bool{
		doneList: s.Done(), reviewedList: len(s.Reviews) > 0, lateList: s.IsLate(), formerList: s.WasLate(), movedList: len(s.Moved) > 0, milestoneList: len(milestoneFacts(s)) > 0,
		missedList: len(s.Missed) > 0, nextList: len(s.Next) > 0,
	}
	for i, is := range part.isIn {
		if is {
			part.sum.members[i]++
		}
	}
	if s.Task.Sample {
		part.sum.samples = 1
	}
	return part
}

// stateKind returns which of shareKinds a state is counted as.
func stateKind(s site.State) int { return max(0, slices.Index(shareKinds[:], string(s))) }

// newPasts makes what the tasks come to in each month and quarter that has ended, the newest first. periods of the last call are mended.
func (p *plan) newPasts() {
	p.sources = p.Plan.Tasks
	if len(p.sources)+len(p.Bulletins) == 0 {
		return
	}
	changed, few := changedSources(p.last.sources, p.sources)
	known := map[day.Period]*past{}
	for _, last := range p.last.pasts {
		known[last.period] = last
	}
	for _, period := range p.periods() {
		if last := known[period]; last != nil && few && last.dueSoon == p.clock.DueSoon {
			p.pasts = append(p.pasts, p.mended(last, changed))
		} else {
			p.pasts = append(p.pasts, p.newPast(period))
		}
	}
}

// periods returns the months and quarters that have ended since the plan was issued, the newest first; of one day the longer.
func (p *plan) periods() []day.Period {
	all := slices.Concat(p.Summarized(day.EveryMonth, p.maker.Today), p.Summarized(day.EveryQuarter, p.maker.Today))
	all = slices.DeleteFunc(all, func(q day.Period) bool { return q.Last < p.Issued && p.bulletinOf(q) == nil })
	slices.SortFunc(all, func(a, b day.Period) int { return cmp.Or(cmp.Compare(b.Last, a.Last), cmp.Compare(a.First, b.First)) })
	return all
}

// A changedSource is a task that is another than in the last call.
type changedSource struct{ last, now *site.Task }

// changedSources returns which tasks are not those of the last call, if few are and each has its place.
func changedSources(last, now []*site.Task) (changed []changedSource, few bool) {
	if len(last) != len(now) {
		return nil, false
	}
	for i, t := range now {
		if last[i] == t {
			continue
		}
		if last[i].Number != t.Number || len(changed) == mostChanges {
			return nil, false
		}
		changed = append(changed, changedSource{last[i], t})
	}
	return changed, true
}

func (p *plan) newPast(period day.Period) *past {
	parts := make([]*pastPart, len(p.sources))
	inParallel(len(parts), func(i int) {
		if s := p.sources[i].InPeriod(period, p.clock.DueSoon); s != nil {
			parts[i] = partOf(s)
		}
	})
	made := &past{period: period, dueSoon: p.clock.DueSoon, offices: map[*site.Office]pastOffice{}}
	for _, part := range parts {
		if part != nil {
			made.count(part, 1)
			for i, is := range part.isIn {
				if is {
					made.lists[i] = append(made.lists[i], pastItem{number: part.of.Task.Number})
				}
			}
		}
	}
	return made
}

// mended returns a past with a few tasks exchanged; the same if they come to the same.
func (p *plan) mended(last *past, changed []changedSource) *past {
	now := last
	for _, c := range changed {
		was, is := c.last.InPeriod(last.period, p.clock.DueSoon), c.now.InPeriod(last.period, p.clock.DueSoon)
		if p.saysTheSame(was, is) {
			continue
		}
		if now == last {
			now = last.clone()
		}
		now.exchange(was, is)
	}
	return now
}

// saysTheSame reports whether two summaries of a task come to the same, and would be told in the same words.
func (p *plan) saysTheSame(was, is *site.TaskSummary) bool {
	if was == nil || is == nil {
		return was == is
	}
	a, b := partOf(was), partOf(is)
	if a.sum != b.sum || !slices.Equal(was.Task.Roles.Lead, is.Task.Roles.Lead) || !slices.Equal(was.Task.Roles.Joint, is.Task.Roles.Joint) ||
		!slices.Equal(was.Task.Roles.Support, is.Task.Roles.Support) {
		return false
	}
	for i, shown := range a.isIn {
		if shown && !p.maker.Memory.isSame(bulletinItem(was, i), bulletinItem(is, i)) {
			return false
		}
	}
	return true
}

// clone copies what exchange changes.
func (s *past) clone() *past {
	c := *s
	c.offices = make(map[*site.Office]pastOffice, len(s.offices))
	for o, n := range s.offices {
		c.offices[o] = n
	}
	for i := range c.lists {
		c.lists[i] = slices.Clone(c.lists[i])
	}
	return &c
}

func (s *past) exchange(was, is *site.TaskSummary) {
	if was != nil {
		part := partOf(was)
		s.count(part, -1)
		for i, shown := range part.isIn {
			if at, found := s.find(i, was.Task.Number); shown && found {
				s.lists[i] = slices.Delete(s.lists[i], at, at+1)
			}
		}
	}
	if is != nil {
		part := partOf(is)
		s.count(part, 1)
		for i, shown := range part.isIn {
			if at, _ := s.find(i, is.Task.Number); shown {
				s.lists[i] = slices.Insert(s.lists[i], at, pastItem{number: is.Task.Number})
			}
		}
	}
}

func (s *past) find(list, number int) (at int, found bool) {
	return slices.BinarySearchFunc(s.lists[list], number, func(i pastItem, n int) int { return cmp.Compare(i.number, n) })
}

// count adds the counts of a task, or takes them out: n is 1 or -1.
func (s *past) count(part *pastPart, n int) {
	s.sum.add(&part.sum, n)
	t := part.of.Task
	for _, named := range [...]struct {
		offices []*site.Office
		in      func(*pastOffice) *pastRole
	}{
		{t.Roles.Lead, func(o *pastOffice) *pastRole { return &o.lead }},
		{t.Roles.Joint, func(o *pastOffice) *pastRole { return &o.joint }},
	} {
		for _, office := range named.offices {
			o := s.offices[office]
			role := named.in(&o)
			role.tasks += n
			if part.of.Status.State == site.Done {
				role.done += n
			}
			if part.of.IsLate() {
				role.late += n
			}
			s.offices[office] = o
		}
	}
	for _, office := range t.Roles.Support {
		o := s.offices[office]
		o.support += n
		s.offices[office] = o
	}
}

func (s *pastSum) add(o *pastSum, n int) {
	for i := range s.figures {
		s.figures[i] += n * o.figures[i]
	}
	for i := range s.states {
		s.states[i] += n * o.states[i]
	}
	for i := range s.members {
		s.members[i] += n * o.members[i]
	}
	s.samples += n * o.samples
}

// shown returns the first items of a list, and makes those that were not shown yet.
func (p *plan) shown(s *past, list int) []*view.BulletinItem {
	items := s.lists[list][:min(len(s.lists[list]), mostInBulletin)]
	all := make([]*view.BulletinItem, len(items))
	for i := range items {
		if items[i].item == nil {
			at, _ := slices.BinarySearchFunc(p.sources, items[i].number, func(t *site.Task, n int) int { return cmp.Compare(t.Number, n) })
			items[i].item = bulletinItem(p.sources[at].InPeriod(s.period, p.clock.DueSoon), list)
		}
		all[i] = items[i].item
	}
	return all
}

// mostInBulletin is how many tasks a section of a bulletin shows.
const mostInBulletin = 60
