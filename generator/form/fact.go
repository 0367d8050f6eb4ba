package form

import (
	"cmp"
	"fmt"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/site"
)

// A fact is a day or an amount that an office reports, which goes into the front matter of the task.
type fact struct {
	file       string
	edit       front.Edit
	says       string // as a sentence
	day        day.Day
	row        *row
	where      string // it was read
	known      bool   // it is on record already
	applied    bool   // it is written into the task
	several    bool   // other amounts may be reported for other days
	units, had int    // of a milestone whose units are counted: those done by the day, and those on record
}

// factsOf reads the days and amounts of an answer. What is on record is never changed.
func (b *back) factsOf(a *answer, on day.Day, said *lines) (facts []*fact, ok bool) {
	ok = true
	for _, r := range a.rows {
		var f *fact
		var fine bool
		if r.key.milestone == "" {
			f, fine = b.completion(a, r, said)
		} else {
			f, fine = b.milestone(a, r, on, said)
		}
		if ok = ok && fine; f != nil && fine {
			f.file, f.row = a.task.Body.File, r
			facts = append(facts, f)
		}
	}
	return facts, ok
}

// dayOfRow reads the day in a row; none if it has none.
func (b *back) dayOfRow(a *answer, r *row) (d day.Day, ok bool) {
	text := r.text("day")
	if text == "" || isEmpty.MatchString(text) {
		return 0, true
	}
	if r.isDamaged("day") {
		return 0, false // it is told already
	}
	first, last := spanOf(a.of)
	d, is := dayIn(text, a.of, b.today)
	switch {
	case !is:
		r.problem("day", "import-form-day", "expected", min(b.today, a.within.Last).String())
	case d > b.today:
		r.problem("day", "import-form-future", "other", b.today.String())
	case d < first || d > last:
		r.problem("day", "import-form-outside", "first", first.String(), "last", last.String())
	default:
		return d, true
	}
	return 0, false
}

func (b *back) completion(a *answer, r *row, said *lines) (*fact, bool) {
	d, ok := b.dayOfRow(a, r)
	if d == 0 {
		return nil, ok
	}
	f := &fact{edit: front.Edit{Path: "completed", To: d.String()}, says: b.v.say("completed"), day: d, where: r.where("day")}
	switch is := a.task.Written(); {
	case is.Completed == d:
		f.known = true
	case is.Completed != 0:
		f.known = true
		said.add("form-kept", "at", f.where, "value", d.String(), "other", is.Completed.String())
	case is.Cancelled != 0:
		f.known = true
		said.add("form-over", "at", f.where, "value", d.String(), "other", is.Cancelled.String())
	}
	return f, true
}

// milestone reads what is reported of a milestone.
func (b *back) milestone(a *answer, r *row, on day.Day, said *lines) (*fact, bool) {
	written := a.task.Written()
	i := slices.Index(milestoneKeys(written.Milestones), r.key.milestone)
	if i < 0 {
		r.problem("task", "import-form-milestone")
		return nil, false
	}
	d, ok := b.dayOfRow(a, r)
	m, path := &written.Milestones[i], front.Element("milestones", i)
	if !isCounted(m, a.task) && ok {
		return b.event(m, path, r, d, said)
	}
	if !isCounted(m, a.task) {
		return nil, false
	}
	n, given, sound := b.amountOf(m, a.task, r)
	switch {
	case !ok || !sound || !given:
		return nil, ok && sound
	case d == 0:
		d = on
	}
	f := &fact{says: b.v.say("reached", "title", m.Title, "n", front.Number(n), "unit", m.Unit), day: d, where: r.where("amount")}
	if m.ByAmount() {
		return b.amount(f, m, path, n, d, r.text("day") != "", said), true
	}
	return b.units(f, m, path, n, d, said), true
}

// amountOf reads the amount in a row, if one is given.
func (b *back) amountOf(m *site.Milestone, t *site.Task, r *row) (n float64, given, ok bool) {
	text, dated := r.text("amount"), r.text("day")
	none := text == "" || isEmpty.MatchString(text)
	n, is := amountIn(text, m.Unit)
	either := readings(text, m.Unit)
	switch total := m.In(t); {
	case none && (dated == "" || isEmpty.MatchString(dated)):
		return 0, false, true
	case none:
		r.problem("day", "import-form-no-amount")
	case r.isDamaged("amount"): // it is told already
	case either != nil:
		r.problem("amount", "import-form-comma", "expected", either[0], "other", either[1])
	case !is, !m.ByAmount() && n != float64(int(n)):
		r.problem("amount", "import-form-amount")
	case !m.ByAmount() && n > total:
		r.problem("amount", "import-form-much", "expected", front.Number(total)+m.Unit)
	default:
		return n, true, true
	}
	return 0, false, false
}

// event reads the day of a milestone that has no amount.
func (b *back) event(m *site.Milestone, path string, r *row, d day.Day, said *lines) (*fact, bool) {
	if d == 0 {
		if text := r.text("amount"); text != "" && !isEmpty.MatchString(text) {
			r.problem("amount", "import-form-no-day")
			return nil, false
		}
		return nil, true
	}
	f := &fact{edit: front.Edit{Path: path + ".done", Add: []string{d.String()}}, says: b.v.say("done", "title", m.Title), day: d, where: r.where("day")}
	if len(m.Done) > 0 {
		if f.known = true; !slices.Contains(m.Done, d) {
			said.add("form-kept", "at", f.where, "value", d.String(), "other", m.Done[0].String())
		}
	}
	return f, true
}

// amount adds the amount reached by a day.
func (b *back) amount(f *fact, m *site.Milestone, path string, n float64, d day.Day, dated bool, said *lines) *fact {
	f.several = true
	f.edit = front.Edit{Path: path + ".values", Add: []string{fmt.Sprintf("{ date = %s, value = %s }", d, front.Number(n))}}
	for _, v := range m.Values {
		switch {
		case v.Date == d && v.Value != n:
			f.known = true
			said.add("form-kept", "at", f.where, "value", front.Number(n), "other", d.String()+" "+front.Number(v.Value))
		case v.Date == d, !dated && v.Value == n && m.Reached(d) == n:
			f.known = true
		}
	}
	return f
}

// units notes how many units were done by a day: see count.
func (b *back) units(f *fact, m *site.Milestone, path string, n float64, d day.Day, said *lines) *fact {
	has := float64(len(m.Done))
	if n <= has {
		if f.known = true; n < has {
			said.add("form-kept", "at", f.where, "value", front.Number(n), "other", front.Number(has))
		}
		return f
	}
	f.several, f.units, f.had = true, int(n), int(has)
	f.edit = front.Edit{Path: path + ".done"}
	return f
}

// propose notes facts that are new, for the files of the tasks. Two forms may say the same, or amounts of several days. They are written only once the update
// that tells of them is public: the site would else say that something is done, and nothing of what was done.
func (b *back) propose(facts []*fact, public bool) {
	for _, f := range facts {
		if f.known {
			continue
		}
		at := f.file + " " + f.edit.Path
		if i := slices.IndexFunc(b.facts[at], f.contradicts); i >= 0 {
			other := b.facts[at][i]
			f.row.of.problem("import-form-differs", "at", f.where, "value", f.dated(), "other", other.row.of.file+" "+other.where+" "+other.dated())
			continue
		}
		if slices.ContainsFunc(b.facts[at], func(other *fact) bool { return f.repeats(other) && (!public || other.applied) }) {
			continue
		}
		b.facts[at] = append(b.facts[at], f)
		kind := "form-proposed"
		switch {
		case b.Apply && public:
			kind, f.applied = "form-applied", true
			b.edits = append(b.edits, f)
		case b.Apply:
			kind = "form-waits"
		}
		b.out.Report = append(b.out.Report, told{true, kind, map[string]string{"at": f.where, "value": f.says, "now": f.day.String(), "file": f.file}})
	}
}

// contradicts reports whether a fact cannot be so if another of the same field is. Of units, none fewer are done on a later day.
func (f *fact) contradicts(other *fact) bool {
	switch {
	case !f.several || f.day == other.day:
		return f.dated() != other.dated()
	case f.units == other.units: // also of amounts that are no units
		return false
	}
	return (f.day < other.day) == (f.units > other.units)
}

// repeats reports whether a fact adds nothing to another of the same field.
func (f *fact) repeats(other *fact) bool {
	return f.dated() == other.dated() || f.units > 0 && f.units == other.units && other.day < f.day
}

// count adds a day for each unit that was done since the day before of which there is a count, or since the record.
func (b *back) count() {
	done := map[string]int{}
	for _, f := range slices.SortedStableFunc(slices.Values(b.edits), func(f, g *fact) int { return cmp.Compare(f.day, g.day) }) {
		if f.units > 0 {
			at := f.file + " " + f.edit.Path
			f.edit.Add = slices.Repeat([]string{f.day.String()}, max(0, f.units-max(done[at], f.had)))
			done[at] = f.units
		}
	}
	b.edits = slices.DeleteFunc(b.edits, func(f *fact) bool { return f.units > 0 && len(f.edit.Add) == 0 })
}

// dated returns what a fact says, with its day.
func (f *fact) dated() string { return f.says + " " + f.day.String() }
