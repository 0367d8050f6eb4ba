package form

import (
	"fmt"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/importer"
	"gongshi/generator/site"
)

// A wording is what an answer says, before it is written.
type wording struct {
	progress, problems, next string
	nothing                  bool
}

// answer makes an update of an answer, and what follows from its days and amounts.
func (b *back) answer(a *answer) {
	said := &lines{}
	w, legible := b.words(a, said)
	on, reported := b.dayOf(a)
	noted := &lines{}
	facts, sound := b.factsOf(a, on, noted)
	if !legible || !b.consistent(a, w, facts, sound) || !sound {
		return
	}
	if a.own == nil && !slices.ContainsFunc(facts, func(f *fact) bool { return !f.known }) {
		b.out.Report = append(b.out.Report, noted.all...) // nothing that is not on record
		return
	}
	title, text := b.text(a, w, facts)
	sum := sumOf(strings.Join([]string{a.plan, a.period, a.office, fmt.Sprint(a.number), title, text, fmt.Sprint(w.nothing)}, "\x00"))
	kind, file := "form-taken", b.marks[sum]
	if file == "" {
		kind, file = "form-update", b.fileOf(a, on)
		b.marks[sum] = file
		update := site.UpdateFront{Task: a.number, Date: on, Title: title, Reported: reported, By: a.office, Pending: true, NoProgress: w.nothing}
		b.out.Changes = append(b.out.Changes, importer.Change{Path: file, New: updateText(&update, "# form "+a.period+" "+sum, text)})
		b.remark(a, said)
	}
	update := a.updateIn(file)
	if update != nil { // what has no day of its own is of the update's
		noted = &lines{}
		facts, _ = b.factsOf(a, update.Day, noted)
	}
	said.all = append(said.all, noted.all...)
	first := a.rows[0]
	b.out.Report = append(b.out.Report, said.below(kind, map[string]string{"at": first.of.file + " " + first.where("task"), "task": a.label(), "value": title, "file": file})...)
	b.propose(facts, update != nil && !update.Pending && !update.Withdrawn && !a.task.Draft)
}

// updateIn returns the update of the task in a file; nil if there is none yet.
func (a *answer) updateIn(file string) *site.Update {
	i := slices.IndexFunc(a.task.Updates, func(u site.Update) bool { return u.In.File == file })
	if i < 0 {
		return nil
	}
	return &a.task.Updates[i]
}

// updateText returns the text of an update's file.
func updateText(update *site.UpdateFront, comment, text string) string {
	return front.Written(update.Print()+comment+"\n", text)
}

// remark says what whoever approves an update should look at.
func (b *back) remark(a *answer, said *lines) {
	now := stateOf(a.task)
	if slices.ContainsFunc(a.rows, func(r *row) bool { return r.key.state != "" && r.key.state != now }) {
		said.add("form-changed")
	}
	if !isAsked(a.by, a.task) {
		said.add("form-not-theirs", "value", a.by.Name)
	}
}

// label returns what the task is called in its plan.
func (a *answer) label() string {
	if a.task.Label != "" {
		return a.task.Label
	}
	return fmt.Sprint(a.number)
}

// words reads what an office says, without people's names and numbers.
func (b *back) words(a *answer, said *lines) (w wording, ok bool) {
	ok = true
	for _, r := range a.rows {
		for _, name := range filledIn {
			if r.isDamaged(name) {
				r.problem(name, "import-form-damaged")
				ok = false
			}
		}
	}
	if a.own == nil {
		return w, ok
	}
	fine := true
	if w.nothing, fine = b.nothing(a.own); !fine {
		ok = false
	}
	w.progress = b.written(a.own, "progress", true, said)
	if text := a.own.text("progress"); saysNothing.MatchString(text) {
		if !w.nothing {
			said.add("form-as-nothing", "at", a.own.where("progress"), "value", text)
		}
		w.progress, w.nothing = "", true
	}
	w.problems = b.written(a.own, "problems", a.of.Reporting.Publishes(site.AskProblems), said)
	w.next = b.written(a.own, "next", a.of.Reporting.Publishes(site.AskNext), said)
	return w, ok
}

// nothing reads whether there is nothing new.
func (b *back) nothing(r *row) (is, ok bool) {
	switch text := r.text("nothing"); {
	case text == "" || isNo.MatchString(text):
		return false, true
	case isYes.MatchString(text):
		return true, true
	case r.isDamaged("nothing"):
		return false, false
	}
	r.problem("nothing", "import-form-choice", "expected", b.v.say("yes"))
	return false, false
}

// written returns what is published of a cell: without people's names and numbers, and nothing of what stays in the form.
func (b *back) written(r *row, name string, published bool, said *lines) string {
	text := r.text(name)
	if isEmpty.MatchString(text) {
		return ""
	}
	text, left := withoutPersons(text)
	if len(left) > 0 {
		said.add("form-private", "at", r.where(name), "value", strings.Join(left, "、"))
	}
	if text != "" && !published {
		said.add("form-"+name, "at", r.where(name), "value", text)
		return ""
	}
	return text
}

// consistent finds what contradicts itself, or says nothing that could be published. Of facts that are not sound, some are missing.
func (b *back) consistent(a *answer, w wording, facts []*fact, sound bool) bool {
	r := a.own
	switch {
	case r == nil:
		return true
	case w.nothing && w.progress != "":
		r.problem("nothing", "import-form-both", "other", r.where("progress"))
		return false
	case w.nothing && len(facts) > 0:
		r.problem("nothing", "import-form-both", "other", facts[0].where)
		return false
	case w.progress != "" && !hasWord(w.progress):
		r.problem("progress", "import-form-no-progress")
		return false
	case w.progress == "" && !w.nothing && len(facts) == 0 && sound:
		name := "progress"
		for _, filled := range []string{"next", "problems"} {
			if r.text(filled) != "" {
				name = filled
			}
		}
		r.problem(name, "import-form-no-progress")
		return false
	}
	return true
}

// dayOf returns the day of an update, and that on which it was put on record if that is later. Word of a task that is done is of the day on
// which it was. Any other is today's, also within the days of grace, unless the period has a report already; later it is of the period's last day.
func (b *back) dayOf(a *answer) (on, reported day.Day) {
	t, last := a.task, a.within.Last
	if a.own != nil && a.own.text("day") != "" {
		if d, is := dayIn(a.own.text("day"), a.of, b.today); is && d < b.today {
			return d, b.today
		}
	}
	if b.today <= last {
		return b.today, 0
	}
	given := slices.ContainsFunc(t.Reports(b.today), func(r site.Report) bool { return r.Period.Last == last && r.Given })
	if b.today <= t.ReportDue(a.within.Period) && !given {
		return b.today, 0
	}
	return last, b.today
}

// text returns the title and the text of an update.
func (b *back) text(a *answer, w wording, facts []*fact) (title, text string) {
	rest := ""
	switch {
	case w.progress != "":
		title, rest = entitled(w.progress)
	case w.nothing:
		title = b.v.say("nothing-new")
	default:
		for i, f := range facts {
			if i == 0 {
				title = f.says
			} else {
				rest += f.says + "\n"
			}
		}
	}
	paragraphs := []string{asTyped(rest)}
	for _, more := range []struct{ label, text string }{{"problems-said", w.problems}, {"next-said", w.next}} {
		if more.text != "" {
			paragraphs = append(paragraphs, asTyped(b.v.say(more.label)+more.text))
		}
	}
	paragraphs = slices.DeleteFunc(paragraphs, func(p string) bool { return p == "" })
	return title, strings.Join(paragraphs, "\n\n")
}

// fileOf returns the name of the file of an update: one that nobody has.
func (b *back) fileOf(a *answer, on day.Day) string {
	file := site.UpdatePath(a.plan, a.number, on, a.office, func(file string) bool { return b.Tree.File(file) != nil || b.given[file] })
	b.given[file] = true
	return file
}
