package site

import (
	"cmp"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
)

// checkChanges finds what in changes contradicts itself, without looking at what was changed.
func checkChanges(changes []Change, milestones []Milestone, f *front.Findings) {
	for i := range changes {
		c, path := &changes[i], front.Element("changes", i)
		checkChangeDays(c, path, f)
		if c.Field != "" && !f.Faults.At(path) {
			checkValue(c, path+".was", c.Was, false, f)
			checkValue(c, path+".now", c.Now, true, f)
			checkChangedMilestone(c, path, milestones, f)
		}
	}
}

func checkChangeDays(c *Change, path string, f *front.Findings) {
	end, name := c.Decided, "decided"
	if end == 0 {
		end, name = c.Refused, "refused"
	}
	switch {
	case c.Decided != 0 && c.Refused != 0:
		f.Value(path+".refused", "decided-and-refused", "value", c.Decided.String(), "other", c.Refused.String())
	case c.Asked == 0 && end == 0:
		f.Key(path, "change-without-day")
	case c.Asked != 0 && end != 0 && end < c.Asked:
		f.Value(path+"."+name, "decided-before-asked", "key", name, "value", end.String(), "other", c.Asked.String())
	}
}

// checkValue finds a value that what was changed cannot have. A due or first day may not have been there before.
func checkValue(c *Change, path string, v front.Value, now bool, f *front.Findings) {
	is, expected, needed := true, "", true
	switch c.Field {
	case DueField, StartField, EndField, SettleField:
		_, is = v.Day()
		expected, needed = "2022-09-30", now
	case LeadField, JointField, SupportField:
		_, is = v.Texts()
		expected, needed = `["…"]`, now && c.Was.IsNone() // nobody is []
	case TitleField, CategoryField:
		_, is = v.Text()
		expected = `"…"`
	case EveryField, ReportingField:
		text, _ := v.Text()
		_, is = day.ParseEvery(text)
		expected, needed = `"quarter"`, c.Field == EveryField || now
	case TotalField:
		n, number := v.Number()
		is, expected = number && n > 0, "12"
	case SplitField:
		_, is = v.Numbers()
		expected, needed = "[44, 45]", now
	case MergedField:
		_, number := v.Numbers()
		_, text := v.Text()
		is, expected, needed = number || text, "12", now
	case WithdrawnField:
		return
	}
	name := lastOf(path)
	switch {
	case v.IsNone() && needed:
		f.Key(path, "change-value-missing", "key", name, "other", c.Field, "expected", name+" = "+expected)
	case !v.IsNone() && !is:
		f.Value(path, "change-value", "key", name, "value", v.Inline(), "other", c.Field, "expected", expected)
	}
}

func lastOf(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// checkChangedMilestone finds a milestone that is not there, or one for a field that milestones have not.
func checkChangedMilestone(c *Change, path string, milestones []Milestone, f *front.Findings) {
	ofMilestone := c.Field == TotalField || c.Field == EveryField
	switch {
	case c.Milestone == "" && ofMilestone:
		f.Key(path+".milestone", "change-of-milestone", "value", c.Field, "expected", `milestone = "`+firstTitle(milestones)+`"`)
	case c.Milestone == "":
	case !ofMilestone && c.Field != DueField:
		f.Value(path+".milestone", "change-not-of-milestone", "value", c.Field)
	case !slices.ContainsFunc(milestones, func(m Milestone) bool { return m.Title == c.Milestone }):
		f.Value(path+".milestone", "unknown-milestone", "value", front.Shortened(c.Milestone), "expected", firstTitle(milestones))
	}
}

func firstTitle(milestones []Milestone) string {
	if len(milestones) == 0 {
		return "…"
	}
	return front.Shortened(milestones[0].Title)
}

// checkReviews finds what in reviews contradicts itself.
func checkReviews(t *Front, f *front.Findings) {
	for i := range t.Reviews {
		r, path := &t.Reviews[i], front.Element("reviews", i)
		if r.Result != Confirmed && r.Result != "" && r.Reason == "" {
			f.Key(path+".reason", "review-without-reason", "value", r.Result)
		}
		switch {
		case r.Result != Returned && r.Claimed != 0:
			f.Value(path+".claimed", "claimed-without-return", "value", r.Claimed.String())
		case r.Claimed > r.Date && r.Date != 0:
			f.Value(path+".claimed", "claimed-after-review", "value", r.Claimed.String(), "other", r.Date.String())
		case r.Result == Returned && r.claim(t) == 0 && !f.Faults.At("completed"):
			f.Key(path+".claimed", "nothing-claimed", "value", r.Date.String())
		}
	}
}

// resolveChanges turns the names in changes into offices and categories, and finds changes that do not join: each begins with what the one
// before led to, and the last granted one leads to what the task says.
func (j *joiner) resolveChanges(t *Task) {
	if len(t.Changes) > 0 {
		own := *t.Front // what was read may be held by a task of an earlier read
		own.Changes = slices.Clone(own.Changes)
		t.Front = &own
	}
	for i := range t.Changes {
		c := &t.Changes[i]
		c.was, c.now = j.rolesIn(c.Field, c.Was, t.Plan), j.rolesIn(c.Field, c.Now, t.Plan)
	}
	if !areSound(t.Changes, t.Milestones) {
		return // they must be mended first
	}
	j.checkChains(t.Body.File, t.Changes, t.present, func(c *Change, v front.Value) string { return j.canonical(c.Field, v, t.Plan) })
}

// areSound reports whether changes do not contradict themselves.
func areSound(changes []Change, milestones []Milestone) bool {
	f := front.NewFindings(vocabulary, taskForm.File, nil)
	checkChanges(changes, milestones, f)
	return f.None()
}

// rolesIn returns the offices or the category that a value names.
func (j *joiner) rolesIn(field string, v front.Value, p *Terms) roles {
	var r roles
	switch names, _ := v.Texts(); field {
	case LeadField, JointField, SupportField:
		for _, name := range names {
			if o := j.office(name, p); o != nil {
				r.offices, r.names = append(r.offices, o), append(r.names, p.OfficeName(o))
			}
		}
	case CategoryField:
		for i := range p.Categories {
			if c := &p.Categories[i]; len(names) == 1 && (c.Key == names[0] || c.Name == names[0]) {
				r.category = c
			}
		}
	}
	return r
}

// canonical returns a value in the one form in which values of its field are compared.
func (j *joiner) canonical(field string, v front.Value, p *Terms) string {
	r := j.rolesIn(field, v, p)
	names, _ := v.Texts()
	switch {
	case r.category != nil:
		return r.category.Key
	case len(r.offices) > 0 && len(r.offices) == len(names):
		keys := make([]string, len(r.offices))
		for i, o := range r.offices {
			keys[i] = o.Key
		}
		slices.Sort(keys)
		return strings.Join(keys, "、")
	}
	return v.String()
}

// present returns what the plan itself says in place of a change, and in which field.
func (t *Terms) present(c *Change) (says, field string) {
	switch c.Field {
	case TitleField:
		says = t.Title
	case StartField:
		says = t.Start.String()
	case EndField:
		says = t.End.String()
	case SettleField:
		says = t.Settle.String()
	case ReportingField:
		return t.Reporting.Every.String(), "reporting.every"
	}
	return says, c.Field
}

// present returns what the task itself says in place of a change, and in which field; no field, if that is none of its own.
func (t *Task) present(c *Change) (says, field string) {
	if c.Milestone != "" {
		return t.presentOf(slices.IndexFunc(t.Milestones, func(m Milestone) bool { return m.Title == c.Milestone }), c.Field)
	}
	switch field = c.Field; field {
	case DueField:
		return t.Schedule.Due.String(), "schedule.due"
	case StartField:
		return t.Schedule.Start.String(), "schedule.start"
	case LeadField:
		says = keysOf(t.Roles.Lead)
	case JointField:
		says = keysOf(t.Roles.Joint)
	case SupportField:
		says = keysOf(t.Roles.Support)
	case TitleField:
		says = t.Title
	case CategoryField:
		if t.In == nil {
			return "", ""
		}
		says = t.In.Key
	case ReportingField:
		says = t.Reporting
	case WithdrawnField, MergedField:
		return t.Cancelled.String(), "cancelled"
	}
	return says, field
}

func (t *Task) presentOf(milestone int, field string) (says, path string) {
	switch m := &t.Milestones[milestone]; field {
	case DueField:
		says = m.Due.String()
	case TotalField:
		says = front.Number(cmp.Or(m.Total, 1))
	case EveryField:
		says = m.Every.String()
	}
	return says, front.Element("milestones", milestone) + "." + field
}

func keysOf(offices []*Office) string {
	keys := make([]string, len(offices))
	for i, o := range offices {
		keys[i] = o.Key
	}
	slices.Sort(keys)
	return strings.Join(keys, "、")
}

// checkChains finds changes of a file that do not join. present returns what the file says now in place of a change, and canonical a value
// in the form in which it is compared.
func (j *joiner) checkChains(file string, changes []Change, present func(*Change) (says, field string), canonical func(*Change, front.Value) string) {
	type link struct {
		at      int
		says    string // what holds after it
		decided day.Day
	}
	chains := map[[2]string]*link{}
	for i := range changes {
		c, path := &changes[i], front.Element("changes", i)
		key := [2]string{c.Field, c.Milestone}
		was, now := canonical(c, c.Was), canonical(c, c.Now)
		if c.Field == WithdrawnField || c.Field == MergedField {
			was, now = "", c.Decided.String()
		}
		if c.Field == SplitField || j.faultsOf(file).At(path) {
			continue
		}
		last := chains[key]
		if last == nil {
			last = &link{at: i, says: was}
			chains[key] = last
		}
		if was != last.says {
			j.at(file, path+".was", "change-chain", "value", cmp.Or(was, "–"), "expected", cmp.Or(last.says, "–"), "key", c.Field)
		}
		if c.Decided == 0 {
			continue
		}
		if c.Decided < last.decided {
			j.at(file, path+".decided", "change-order", "value", c.Decided.String(), "other", last.decided.String())
		}
		last.at, last.says, last.decided = i, now, c.Decided
	}
	for i := range changes {
		c := &changes[i]
		last := chains[[2]string{c.Field, c.Milestone}]
		if last == nil || last.at != i {
			continue
		}
		if says, field := present(c); field != "" && says != last.says {
			j.at(file, field, "change-differs", "key", field, "value", cmp.Or(says, "–"), "expected", cmp.Or(last.says, "–"))
		}
	}
}

// checkReviewers finds a review by an office that is responsible for the task, or was.
func (j *joiner) checkReviewers(t *Task) {
	responsible := slices.Concat(t.Roles.Lead, t.Roles.Joint)
	for i := range t.Changes {
		if c := &t.Changes[i]; c.Field != SupportField {
			responsible = append(responsible, c.was.offices...)
		}
	}
	check := func(path, by string) {
		if o := j.offices[by]; o != nil && slices.Contains(responsible, o) {
			j.at(t.Body.File, path, "reviewer-responsible", "value", by)
		}
	}
	check("verified.by", t.Verified.By)
	for i := range t.Reviews {
		check(front.Element("reviews", i)+".by", t.Reviews[i].By)
	}
}
