package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"gongshi/generator/day"
)

// A promise is a task as a scene tells it: what its file says, and what is true of it on a day. Days are written as in the file; an empty
// one is none.
type promise struct {
	due, completed, outcome, verified, cancelled string
	yearRound, directed, sample                  bool
	paused, resumes                              string // the first and the last day of a pause
	updates, withdrawn                           []string
	goals                                        []goal
	reporting                                    string
	joint, support                               string // a further office
	lead                                         string // "quay" if empty
	areas                                        string // keys, with blanks between
	file                                         bool   // the first update leads to a document
	record                                       record
	nobody                                       bool // the source names nobody responsible
	unpublished                                  bool // the task is a draft, and its first update still to be published
}

// A goal is a milestone.
type goal struct {
	due, every string
	total      int
	done       []string
	values     bool // done are days of amounts, each one more
}

// A programme is a plan as a scene tells it.
type programme struct {
	key, start, end, settle, issued string
	every                           string // its rule of reporting
	grace                           int    // the days after a period until which a report is in time
	more                            string // further fields
	tasks                           []promise
	record                          record
	filed                           map[string]string // further files, by their place in the plan's folder
	incidents                       map[string]string // by the names of their files
	assessment                      string            // what its file says
}

// usual is the plan of most scenes.
func usual(tasks ...promise) programme {
	return programme{key: "2022", start: "2022-01-01", end: "2022-06-30", settle: "2022-07-31", issued: "2021-12-20", every: "quarter", tasks: tasks}
}

// The days on which scenes are looked at: before and after the plan is issued, early and late in its time, after its end, and closed.
var sceneDays = []string{"2021-12-01", "2021-12-25", "2022-02-10", "2022-05-20", "2022-07-10", "2022-09-01"}

// parsed returns a day; none for an empty text.
func parsed(s string) day.Day {
	d, _ := day.Parse(s)
	return d
}

// files returns the files of the plan.
func (p *programme) files() map[string]string {
	front := fmt.Sprintf("title = \"Plan %s\"\nissuer = \"The council\"\nissued = %s\nstart = %s\nend = %s\nsettle = %s\n", p.key, p.issued, p.start, p.end, p.settle) + p.more
	if p.every != "" {
		front += fmt.Sprintf("[reporting]\nevery = %q\n", p.every)
		if p.grace > 0 {
			front += fmt.Sprintf("by = %d\n", p.grace)
		}
	}
	front += p.record.tables + "[[categories]]\nkey = \"upkeep\"\nname = \"Upkeep\"\n[[categories]]\nkey = \"vacant\"\nname = \"Vacant\"\n"
	all := map[string]string{"content/" + p.key + "/index.md": "+++\n" + front + "+++\n", "content/" + p.key + "/files/a.txt": "a"}
	for name, text := range p.filed {
		all["content/"+p.key+"/"+name] = text
	}
	if p.assessment != "" {
		all["content/"+p.key+"/assessment.md"] = p.assessment
	}
	for name, text := range p.incidents {
		all["content/"+p.key+"/incidents/"+name] = text
	}
	for i := range p.tasks {
		all[fmt.Sprintf("content/%s/%03d.md", p.key, i+1)] = p.tasks[i].text(i + 1)
		for name, text := range p.tasks[i].record.files {
			all["content/"+p.key+"/updates/"+name] = text
		}
	}
	return all
}

// text returns the file of the task.
func (t *promise) text(number int) string {
	lead := "quay"
	if t.lead != "" {
		lead = t.lead
	}
	var b strings.Builder
	line := func(form string, value ...any) { fmt.Fprintf(&b, form+"\n", value...) }
	given := func(key, value string) {
		if value != "" {
			line("%s = %s", key, value)
		}
	}
	line("+++\nnumber = %d\ntitle = \"Task %d\"\ncategory = \"upkeep\"", number, number)
	if t.nobody {
		line("unassigned = true")
	} else {
		line("lead = [%q]", lead)
	}
	for _, role := range [...][2]string{{"joint", t.joint}, {"support", t.support}} {
		if role[1] != "" {
			line("%s = [%q]", role[0], role[1])
		}
	}
	if t.areas != "" {
		line("areas = [\"%s\"]", strings.ReplaceAll(t.areas, " ", `", "`))
	}
	given("completed", t.completed)
	given("cancelled", t.cancelled)
	if t.outcome != "" {
		line("outcome = %q", t.outcome)
	}
	if t.outcome != "" || t.cancelled != "" {
		line("reason = \"Why\"")
	}
	if t.reporting != "" {
		line("reporting = %q", t.reporting)
	}
	if t.unpublished {
		line("draft = true")
	}
	if t.sample {
		line("sample = true")
	}
	if t.verified != "" {
		line("verified = { date = %s, by = \"The auditor\" }", t.verified)
	}
	b.WriteString(t.record.fields)
	if t.due != "" || t.yearRound || t.directed {
		line("[schedule]")
	}
	given("due", t.due)
	if t.yearRound {
		line("year_round = true")
	}
	if t.directed {
		line("directed = \"The ministry\"")
	}
	if t.paused != "" {
		line("[[pauses]]\nfrom = %s\nreason = \"Why\"", t.paused)
		given("until", t.resumes)
	}
	for _, g := range t.goals {
		line("[[milestones]]\ntitle = \"Goal\"\nby = \"The pilots\"")
		given("due", g.due)
		if g.every != "" {
			line("every = %q", g.every)
		}
		if g.total > 0 {
			line("total = %d\nunit = \"parts\"", g.total)
		}
		if g.values {
			var values []string
			for i, d := range g.done {
				values = append(values, fmt.Sprintf("{ date = %s, value = %d }", d, i+1))
			}
			line("values = [%s]", strings.Join(values, ", "))
		} else if len(g.done) > 0 {
			line("done = [%s]", strings.Join(g.done, ", "))
		}
	}
	b.WriteString(t.record.tables)
	line("+++\n\nWhat is to be done.\n")
	updates := slices.Concat(t.updates, t.withdrawn)
	slices.Sort(updates)
	for i, d := range updates {
		line("## %s News%s\n", d, map[bool]string{true: " [draft]"}[t.unpublished && i == 0])
		switch {
		case slices.Contains(t.withdrawn, d):
			line("> Withdrawn: by mistake\n")
		case t.file && i == 0:
			line("See [the paper](files/a.txt).\n")
		default:
			line("Something was done.\n")
		}
	}
	b.WriteString(t.record.body)
	return b.String()
}

// A view of a plan on a day: what is true there.
type facts struct {
	programme
	today, on day.Day
	later     *programme // the plan that took its place, if any
	site      setting
}

// A setting is what a scene's site.toml adds.
type setting struct {
	contact, licence bool
	more             string
}

func (f *facts) closed() bool   { return f.today > parsed(f.settle) }
func (f *facts) settling() bool { return !f.closed() && f.on > parsed(f.end) }
func (f *facts) notBegun() bool { return f.on < parsed(f.start) }
func (f *facts) running() bool  { return !f.closed() && !f.settling() && !f.notBegun() }
func (f *facts) issuedYet() bool {
	return parsed(f.issued) <= f.on
}

// by reports whether a day is given and has come.
func (f *facts) by(d string) bool { return d != "" && parsed(d) <= f.on }

// past reports whether a due day is given and has passed without anything more that counts.
func (f *facts) past(due string) bool { return due != "" && (parsed(due) < f.on || f.closed()) }

func (f *facts) some(is func(*promise) bool) bool {
	for i := range f.tasks {
		if is(&f.tasks[i]) {
			return true
		}
	}
	return false
}

func (f *facts) all(are func(*promise) bool) bool {
	return !f.some(func(t *promise) bool { return !are(t) })
}

func (f *facts) done(t *promise) bool   { return f.by(t.completed) && t.outcome == "" }
func (f *facts) short(t *promise) bool  { return f.by(t.completed) && t.outcome != "" }
func (f *facts) gone(t *promise) bool   { return f.by(t.cancelled) }
func (f *facts) isOver(t *promise) bool { return f.by(t.completed) || f.gone(t) }

// rests reports whether the task is paused; one that is over does not rest.
func (f *facts) rests(t *promise) bool {
	return !f.isOver(t) && f.by(t.paused) && (t.resumes == "" || f.on <= parsed(t.resumes))
}

// runs reports whether something is still expected of the task.
func (f *facts) runs(t *promise) bool { return !f.closed() && !f.isOver(t) && !f.rests(t) }

// lapsedOpen reports whether the plan closed on the task without a word of how it ended.
func (f *facts) leftOpen(t *promise) bool { return f.closed() && !f.isOver(t) && !f.rests(t) }

func (f *facts) updated(t *promise) bool   { return slices.ContainsFunc(t.updates, f.by) }
func (f *facts) withdrawn(t *promise) bool { return slices.ContainsFunc(t.withdrawn, f.by) }

func (f *facts) recorded(t *promise) bool {
	return slices.ContainsFunc(t.goals, func(g goal) bool { return slices.ContainsFunc(g.done, f.by) })
}

// onRecord reports whether anything of the task is on record.
func (f *facts) onRecord(t *promise) bool {
	return f.updated(t) || f.withdrawn(t) || f.recorded(t) || f.isOver(t) || f.by(t.paused)
}

// overOn returns the day on which the task was over by the day, or none.
func (f *facts) overOn(t *promise) day.Day {
	if f.gone(t) {
		return parsed(t.cancelled)
	}
	if f.by(t.completed) {
		return parsed(t.completed)
	}
	return 0
}

// lapses reports whether a due day counts no more, since the task was done or given up by then.
func (f *facts) lapses(t *promise, due string) bool {
	over := f.overOn(t)
	return over != 0 && over <= parsed(due) && !f.short(t)
}

// needed is how many records meet the goal.
func (g *goal) needed() int {
	switch {
	case g.every == "month":
		return 6
	case g.total > 0:
		return g.total
	}
	return 1
}

// met returns the day on which a goal was met by the day, or none.
func (f *facts) met(g *goal) day.Day {
	if n := g.needed(); len(g.done) >= n && f.by(g.done[n-1]) {
		return parsed(g.done[n-1])
	}
	return 0
}

// someGoal reports whether there is a goal of a task that is so.
func (f *facts) someGoal(is func(*promise, *goal) bool) bool {
	return f.some(func(t *promise) bool {
		for i := range t.goals {
			if is(t, &t.goals[i]) {
				return true
			}
		}
		return false
	})
}

// A dated promise is a task's or a goal's.
type datedPromise struct {
	task *promise
	goal *goal // nil for the task's own
	due  string
	kept day.Day
}

// promises returns those for a day.
func (f *facts) promises() []datedPromise {
	var all []datedPromise
	for i := range f.tasks {
		t := &f.tasks[i]
		if t.due != "" {
			p := datedPromise{task: t, due: t.due}
			if f.done(t) {
				p.kept = parsed(t.completed)
			}
			all = append(all, p)
		}
		for k := range t.goals {
			if g := &t.goals[k]; g.due != "" {
				all = append(all, datedPromise{t, g, g.due, f.met(g)})
			}
		}
	}
	return all
}

// somePromise reports whether a promise for a day came to an outcome: "on-time", "late", "lapsed", "not-met" or "open".
func (f *facts) somePromise(outcome string, is func(datedPromise) bool) bool {
	return slices.ContainsFunc(f.promises(), func(p datedPromise) bool { return f.outcome(p) == outcome && (is == nil || is(p)) })
}

func (f *facts) outcome(p datedPromise) string {
	switch {
	case p.kept != 0 && p.kept <= parsed(p.due):
		return "on-time"
	case p.kept != 0:
		return "late"
	case f.lapses(p.task, p.due):
		return "lapsed"
	case f.short(p.task), f.past(p.due):
		return "not-met"
	}
	return "open"
}

// rule returns how many months a period of the task's rule has; 0 without one.
func (f *facts) rule(t *promise) int {
	rule := f.every
	if t.reporting != "" {
		rule = t.reporting
	}
	return map[string]int{"month": 1, "quarter": 3, "half-year": 6}[rule]
}

// periods returns the first and the last days of the whole periods of the task's rule in the plan.
func (f *facts) periods(t *promise) (all [][2]day.Day) {
	size := day.Month(f.rule(t))
	if size == 0 {
		return nil
	}
	from, end := max(parsed(f.issued), parsed(f.start)), parsed(f.end)
	for m := from.Month() / size * size; m.First() <= end; m += size {
		if m.First() >= from && (m+size-1).Last() <= end {
			all = append(all, [2]day.Day{m.First(), (m + size - 1).Last()})
		}
	}
	return all
}

// A report is owed for a period until a day; seen is whether an update counts for it.
type report struct {
	first, last, due day.Day
	seen             bool
}

// reports returns those of a task. Each update is one report: of the period in which it is dated, or of the one before whose days of grace run
// still, if that has none.
func (f *facts) reports(t *promise) (all []report) {
	used := map[int]bool{}
	for _, p := range f.periods(t) {
		r := report{p[0], p[1], min(p[1].Add(f.grace), parsed(f.settle)), false}
		for _, within := range [][2]day.Day{p, {r.last + 1, r.due}} {
			for i, u := range t.updates {
				if d := parsed(u); !r.seen && !used[i] && f.by(u) && within[0] <= d && d <= within[1] && (d <= r.last || !f.at(r.last).rests(t)) {
					r.seen, used[i] = true, true
				}
			}
		}
		all = append(all, r)
	}
	return all
}

// at returns the facts of another day.
func (f *facts) at(d day.Day) *facts {
	then := *f
	then.on = d
	return &then
}

// owes reports whether the last period whose report was due has none, though one was owed; since says whether an update came after that period.
func (f *facts) owes(t *promise) (owed, since bool) {
	if f.isOver(t) || f.rests(t) {
		return false, false
	}
	for _, r := range f.reports(t) {
		if r.due >= f.on {
			break
		}
		then := f.at(r.due)
		owed, since = !r.seen && !then.isOver(t) && !then.rests(t) && !f.at(r.last).rests(t), false
		for _, u := range t.updates {
			since = since || f.by(u) && parsed(u) > r.last
		}
	}
	return owed, owed && since
}

// awaits reports whether the task owes an update for a period that runs, is still to come, or is over and still in time.
func (f *facts) awaits(t *promise) bool {
	return f.runs(t) && slices.ContainsFunc(f.reports(t), func(r report) bool {
		return r.due >= f.on && !r.seen && (r.last >= f.on || !f.at(r.last).rests(t))
	})
}
