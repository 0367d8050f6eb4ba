package desk

import (
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/site"
)

// sendStart sends the page from which all forms can be reached.
func (d *Desk) sendStart(w http.ResponseWriter, r *http.Request) {
	v := d.visit(w, r)
	if v == nil {
		return
	}
	p := startPage{page: v.newPage(v.say("start.title")), Git: d.hasGit()}
	v.office = r.URL.Query().Get("office")
	p.Offices = chosen(append([]option{{Label: v.say("start.all-offices")}}, v.offices()...), []string{v.office})
	for _, plan := range v.look.site.Plans {
		p.Plans = append(p.Plans, v.startPlan(plan))
	}
	slices.Reverse(p.Plans) // the newest is what one has come for
	p.Broken = v.broken()
	v.sendPage(ok, "start", p)
}

type startPage struct {
	page
	Offices []option
	Plans   []startPlan
	Broken  []broken
	Git     bool
}

type startPlan struct {
	Title     string
	New       string
	Tasks     []startTask
	More      bool
	Pending   []startPending
	Bulletins []link
}

// A startPending is an update that waits for approval.
type startPending struct {
	Called, Change string
	File           string // of its own; empty for one that stands in the file of its task
}

type startTask struct {
	Called, Offices     string
	Owed                bool
	Report, Page, Other string
}

// A broken is a source in which something is wrong.
type broken struct {
	Path, Says, URL string
}

// mostListed bounds a list: who has more tasks finds them on the pages of the site.
const mostListed = 400

func (v *visit) startPlan(plan *site.Plan) startPlan {
	p := startPlan{Title: plan.Title, New: Root + "new/" + plan.Key}
	for _, t := range plan.Tasks {
		names, concerns := v.officesOf(t)
		if !concerns {
			continue
		}
		if p.More = len(p.Tasks) == mostListed; p.More {
			break
		}
		own := plan.Key + "/" + itoa(t.Number)
		owed := t.On(v.look.today).Status(plan.Clock(v.look.today, v.look.site.DueSoon)).Silent
		p.Tasks = append(p.Tasks, startTask{v.called(t), names, owed, Root + "report/" + own, v.taskPage(t, ""), Root + "record/" + own})
	}
	for _, t := range plan.Tasks {
		for i := range t.Updates {
			if u := &t.Updates[i]; u.Pending {
				waits := startPending{Called: v.called(t) + "：" + u.Day.String() + " " + u.Title, Change: v.updateForm(plan, t, u)}
				if u.In.File != t.Body.File {
					waits.File = u.In.File
				}
				p.Pending = append(p.Pending, waits)
			}
		}
	}
	for _, every := range []day.Every{day.EveryMonth, day.EveryQuarter} {
		periods := plan.Summarized(every, v.look.today)
		for _, period := range periods[max(0, len(periods)-3):] {
			key := site.PeriodKey(period)
			p.Bulletins = append(p.Bulletins, link{key, Root + "bulletin/" + plan.Key + "/" + key})
		}
	}
	return p
}

// officesOf returns the names of those responsible for a task, and whether it concerns the office that was chosen.
func (v *visit) officesOf(t *site.Task) (names string, concerns bool) {
	var all []string
	concerns = v.office == ""
	for _, o := range slices.Concat(t.Roles.Lead, t.Roles.Joint, t.Roles.Support) {
		all = append(all, o.Name)
		concerns = concerns || o.Key == v.office
	}
	return strings.Join(all, "、"), concerns
}

// offices are those of the site.
func (v *visit) offices() []option {
	var all []option
	for _, o := range v.look.site.Offices {
		all = append(all, option{Value: o.Key, Label: o.Name})
	}
	return all
}

// updateForm returns where an update is changed: that of a file of its own has a form, another stands in the text of its task.
func (v *visit) updateForm(plan *site.Plan, t *site.Task, u *site.Update) string {
	if u.In.File == t.Body.File {
		return Root + "task/" + plan.Key + "/" + itoa(t.Number)
	}
	return Root + "update/" + plan.Key + "/" + url.PathEscape(path.Base(u.In.File))
}

// broken returns the files of plans in which something is wrong.
func (v *visit) broken() []broken {
	var all []broken
	for _, p := range v.look.problems.Errors() {
		says, _ := p.Words(v.words.Language)
		b := broken{Path: p.File, Says: says, URL: v.formOf(p.File)}
		if below, ok := strings.CutPrefix(p.File, site.ContentDir+"/"); ok && b.URL == "" && strings.Contains(below, "/") && strings.HasSuffix(below, ".md") {
			b.URL = Root + "text/" + (&url.URL{Path: below}).EscapedPath()
		}
		if all = append(all, b); len(all) == 50 {
			break
		}
	}
	return all
}

// formOf returns where the form of a task's file is, if a form can be made of it.
func (v *visit) formOf(file string) string {
	for _, plan := range v.look.site.Plans {
		for _, t := range plan.Tasks {
			if t.Body.File != file {
				continue
			}
			f := taken(file, v.now(file))
			if _, readable := front.SheetOf(f.front, site.TaskShapes()); readable && f.readable {
				return Root + "task/" + plan.Key + "/" + itoa(t.Number)
			}
		}
	}
	return ""
}

// A recordPage is the updates of a task, with what can be done with each.
type recordPage struct {
	page
	Called  string
	Also    []link
	Updates []recordUpdate
	Back    string
}

type recordUpdate struct {
	Called             string
	Pending, Withdrawn bool
	Change, Withdraw   string
}

// sendRecord sends the page with the updates of a task.
func (d *Desk) sendRecord(w http.ResponseWriter, r *http.Request) {
	v := d.visit(w, r)
	if v == nil {
		return
	}
	if v.find(); v.task == nil {
		v.message(http.StatusNotFound, "nothing-here")
		return
	}
	p := recordPage{page: v.newPage(v.say("record.title")), Called: v.called(v.task), Also: v.linksOf(v.task), Back: v.taskPage(v.task, "")}
	for i := range v.task.Updates {
		u := &v.task.Updates[i]
		one := recordUpdate{Called: u.Day.String() + " " + u.Title, Pending: u.Pending, Withdrawn: u.Withdrawn}
		if !u.Withdrawn {
			one.Change = v.updateForm(v.plan, v.task, u)
			if !u.Pending {
				one.Withdraw = Root + "withdraw/" + v.plan.Key + "/" + itoa(v.task.Number) + "/" + url.PathEscape(u.Anchor)
			}
		}
		p.Updates = append(p.Updates, one)
	}
	v.sendPage(ok, "record", p)
}

// linksOf returns what else can be done with a task than what the page is for.
func (v *visit) linksOf(t *site.Task) []link {
	own := "/" + v.plan.Key + "/" + itoa(t.Number)
	var all []link
	for _, name := range []string{"report", "record", "deadline", "task"} {
		if to := Root + name + own; to != v.r.URL.Path && (name != "deadline" || hasDay(t)) {
			all = append(all, link{v.say("also." + name), to})
		}
	}
	for _, i := range undecided(t) {
		if to := Root + "decision" + own + "/" + itoa(i); to != v.r.URL.Path {
			all = append(all, link{v.say("also.decision", "day", t.Changes[i].Now.String()), to})
		}
	}
	return append(all, link{v.say("also.page"), v.taskPage(t, "")})
}

func hasDay(t *site.Task) bool {
	return t.Schedule.Due != 0 || slices.ContainsFunc(t.Milestones, func(m site.Milestone) bool { return m.Due != 0 })
}

// Links returns what a page of the site leads to: the forms of the task that it shows.
func (d *Desk) Links(file string) []Link {
	l := d.current()
	if l == nil || l.site == nil || !strings.HasSuffix(file, "index.html") {
		return nil
	}
	say := labelsIn(l.site.Language)
	for _, p := range l.site.Plans {
		number, ok := strings.CutPrefix(strings.TrimSuffix(file, "/index.html"), p.Key+"/tasks/")
		if !ok {
			continue
		}
		for _, t := range p.Tasks {
			if itoa(t.Number) == number {
				own := p.Key + "/" + number
				return []Link{{say.Say("on-page.report", 0, nil), Root + "report/" + own}, {say.Say("on-page.more", 0, nil), Root + "record/" + own}}
			}
		}
	}
	return []Link{{say.Say("on-page.start", 0, nil), Root}}
}

// A Link is one on a page of the site.
type Link struct{ Text, URL string }
