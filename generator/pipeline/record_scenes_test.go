package pipeline

import (
	"maps"
	"strings"
)

// What is said of changes, reviews, late reports and paces is held to scenes of its own: each says from which day on a label may be said in
// it. In no other scene it may be said at all; and these scenes are held to nothing else.

// recordLabels are the labels of which that is so.
const recordLabels = `
	beside.asked beside.first-due change.* changes.all changes.intro changes.of-plan former.* lane.moved
	ledger.moved ledger.moved-late ledger.moved-to milestone.from milestone.limit milestone.limit-only milestone.missed-period*
	milestone.pace-* milestone.passed milestone.within milestone.wording office.former office.former-note points.moved
	points.moved-promises review.confirmed review.returned-of review.disputed review.since source.disputed source.returned task.after task.after-note task.reviews updates.by updates.no-progress updates.reported
	cite.plan-alone plan.after plan.before related.* task.added task.nearest-unnumbered task.backdated task.complain-at task.related
	when.start when.unscheduled when.worded task.wording task.wording-* why.overdue-returned why.unfinished-returned why.unreported-returned
`

// A record is what a scene adds to a task, and from which day on it may make the site say what.
type record struct {
	fields string            // before the tables
	tables string            // at the end of the front matter
	body   string            // at the end
	files  map[string]string // its updates in files of their own, by name
	says   map[string]string // days, by labels; several labels with blanks between
}

// recordClaims returns when each of the labels may be said.
func recordClaims(keys []string) table {
	all := table{}
	for _, key := range keys {
		if matches(recordLabels+incidentLabels, key) {
			all[key] = func(f *facts) bool {
				recurs := strings.HasPrefix(key, "milestone.pace-") || strings.HasPrefix(key, "milestone.missed-period")
				return f.some(func(t *promise) bool { return f.says(t.record.says, key) }) || f.says(f.record.says, key) ||
					recurs && f.someGoal(func(_ *promise, g *goal) bool { return g.every != "" })
			}
		}
	}
	return all
}

func (f *facts) says(all map[string]string, key string) bool {
	for labels, from := range all {
		if matches(labels, key) && parsed(from) <= f.today {
			return true
		}
	}
	return false
}

// isOfRecord reports whether a scene is one of those.
func (s *scene) isOfRecord() bool {
	for _, p := range s.plans {
		if p.record.says != nil {
			return true
		}
		for _, t := range p.tasks {
			if t.record.says != nil {
				return true
			}
		}
	}
	return false
}

// changed returns a change of a field that was asked for on 02-01 and decided on 02-05.
func changed(field, was, now, more string) string {
	all := "[[changes]]\nfield = \"" + field + "\"\nasked = 2022-02-01\ndecided = 2022-02-05\nreason = \"Why\"\n" + more
	if was != "" {
		all += "was = " + was + "\n"
	}
	if now != "" {
		all += "now = " + now + "\n"
	}
	return all
}

// inShort and inFull are said of every change that was asked for, and of every one that was granted.
const (
	always   = "changes.intro changes.all "
	asked    = always + "change.asked change.ask change.asked-day change.asked-on change.asked-yet "
	granted  = asked + "change.granted change.granted-on change.to "
	askedOn  = "2022-02-01"
	grantOn  = "2022-02-05"
	returned = "[[reviews]]\ndate = 2022-05-15\nby = \"The auditor\"\nresult = \"returned\"\nreason = \"No proof\"\nclaimed = 2022-02-05\n"
)

// here and there are who has a role at the end, and who had it for a while.
var (
	here  = map[string]string{"lead": `["quay"]`, "joint": `["crane"]`}
	there = map[string]string{"lead": `["crane"]`, "joint": `["quay"]`}
)

// recordScenes returns the scenes, by name.
func recordScenes() map[string]scene {
	all := map[string]scene{}
	add := func(name string, t promise, r record) {
		t.record = r
		all["record: "+name] = scene{plans: []programme{usual(t)}}
	}
	ofField := func(name, field, was, now string, says string, t promise) {
		add(name, t, record{tables: changed(field, was, now, ""), says: map[string]string{asked + says: askedOn, granted + "points.moved": grantOn}})
	}
	moved := "beside.first-due change.first change.later lane.moved ledger.moved* points.moved* change.from change.of-due change.to text.day"
	add("a day put off", promise{due: "2022-05-30"}, record{
		tables: changed("due", "2022-03-31", "2022-05-30", "by = \"The council\"\ndocument = \"No. 9\"\nfile = \"files/a.txt\"\n"),
		says: map[string]string{asked + "change.file change.document change.of-due change.from change.later beside.asked": askedOn,
			granted + moved + " change.by-granted change.granted-on-by change.granted-by change.ground": grantOn},
	})
	add("a day brought forward", promise{due: "2022-04-30"}, record{tables: changed("due", "2022-05-30", "2022-04-30", ""),
		says: map[string]string{asked + "change.of-due change.from change.earlier": askedOn, granted + moved + " change.earlier": grantOn}})
	add("a day put off when it had passed", promise{due: "2022-05-30"}, record{tables: changed("due", "2022-01-31", "2022-05-30", ""),
		says: map[string]string{asked + "change.of-due change.from change.later change.asked-late beside.asked": askedOn, granted + moved + " change.asked-late change.days-overdue ledger.moved-late": grantOn}})
	add("a day put off late without having been asked", promise{due: "2022-05-30"}, record{
		tables: strings.Replace(changed("due", "2022-01-31", "2022-05-30", ""), "asked = 2022-02-01\n", "", 1),
		says:   map[string]string{granted + moved + " change.decided-late change.days-overdue ledger.moved-late": grantOn}})
	add("refused", promise{due: "2022-03-31"}, record{
		tables: strings.Replace(changed("due", "2022-03-31", "2022-05-30", "by = \"The council\"\n"), "decided", "refused", 1),
		says:   map[string]string{asked + "change.of-due change.from change.later beside.asked": askedOn, "change.refused change.refused-yet change.by-refused": grantOn}})
	add("asked for and not decided", promise{due: "2022-03-31"}, record{
		tables: strings.Replace(changed("due", "2022-03-31", "2022-05-30", ""), "decided = 2022-02-05\n", "", 1),
		says:   map[string]string{asked + "change.of-due change.from change.later beside.asked": askedOn}})
	ofField("a start", "start", "", "2022-02-10", "change.of-start change.set when.start", promise{})
	all["record: a start"].plans[0].tasks[0].record.fields = "schedule.start = 2022-02-10\nschedule.year_round = true\n"
	ofField("handed over", "lead", "[\"crane\"]", "[\"quay\"]", "change.of-lead change.from change.to change.lead-* former.* office.former*", promise{due: "2022-04-30"})
	ofField("handed over by who shared it", "joint", "[\"crane\"]", "[]", "change.of-joint change.from change.to change.none former.* office.former*", promise{due: "2022-04-30"})
	for _, role := range []string{"lead", "joint"} {
		add(role+" handed over and back", promise{due: "2022-04-30", joint: map[string]string{"joint": "crane"}[role], lead: map[string]string{"joint": "others"}[role]}, record{
			tables: changed(role, here[role], there[role], "") + strings.ReplaceAll(changed(role, there[role], here[role], ""), "2022-02-05", "2022-02-09"),
			says:   map[string]string{asked + "change.of-* change.from change.to": askedOn, granted + "change.lead-* former.* office.former* points.moved": grantOn}})
	}
	ofField("support", "support", "[]", "[\"crane\"]", "change.of-support change.set change.to change.none", promise{due: "2022-04-30", support: "crane"})
	ofField("title", "title", "\"Old\"", "\"Task 1\"", "change.of-title change.quoted change.from", promise{due: "2022-04-30"})
	ofField("category", "category", "\"vacant\"", "\"upkeep\"", "change.of-category change.quoted change.from", promise{due: "2022-04-30"})
	ofField("reporting", "reporting", "\"quarter\"", "\"month\"", "change.of-reporting change.from", promise{due: "2022-04-30", reporting: "month"})
	ofField("total", "total", "2", "3", "change.of-total change.milestone change.from", promise{yearRound: true, goals: []goal{{total: 3}}})
	all["record: total"].plans[0].tasks[0].record.tables += "milestone = \"Goal\"\n"
	ofField("every", "every", "\"quarter\"", "\"month\"", "change.of-every change.milestone change.from milestone.missed-period* milestone.pace-*", promise{yearRound: true, goals: []goal{{every: "month"}}})
	all["record: every"].plans[0].tasks[0].record.tables += "milestone = \"Goal\"\n"
	ofField("withdrawn", "withdrawn", "", "", "change.withdrawn", promise{due: "2022-04-30", cancelled: "2022-02-05"})
	ofField("merged", "merged", "", "2", "change.merged", promise{due: "2022-04-30", cancelled: "2022-02-05"})
	ofField("split", "split", "", "[2, 3]", "change.split", promise{due: "2022-04-30"})
	for _, name := range []string{"merged", "split"} {
		plan := &all["record: "+name].plans[0]
		plan.tasks = append(plan.tasks, promise{due: "2022-04-30"}, promise{due: "2022-04-30"}) // those into which it was
	}

	ofPlan := func(name, field, was, now, says string) {
		p := usual(promise{due: "2022-04-30"})
		p.record = record{tables: changed(field, was, now, ""), says: map[string]string{asked + "changes.of-plan change.from " + says: askedOn, granted: grantOn}}
		all["record: "+name] = scene{plans: []programme{p}}
	}
	ofPlan("the plan's end", "end", "2022-05-31", "2022-06-30", "change.of-end")
	ofPlan("the plan's settle", "settle", "2022-07-15", "2022-07-31", "change.of-settle")

	reviewed := "task.reviews review.since source.returned review.returned review.returned-of points.* why.overdue-returned "
	add("returned", promise{due: "2022-04-30"}, record{tables: returned, says: map[string]string{reviewed: "2022-05-15", "why.unfinished-returned": "2022-08-01"}})
	add("a duty returned", promise{yearRound: true}, record{tables: returned, says: map[string]string{reviewed: "2022-05-15", "why.unreported-returned": "2022-08-01"}})
	add("confirmed and disputed", promise{due: "2022-04-30", completed: "2022-02-05"}, record{
		tables: "[[reviews]]\ndate = 2022-02-08\nby = \"The auditor\"\nresult = \"confirmed\"\n[[reviews]]\ndate = 2022-05-15\nby = \"The auditor\"\nresult = \"disputed\"\nreason = \"No proof\"\n",
		says:   map[string]string{"task.reviews review.confirmed": "2022-02-08", "review.disputed source.disputed": "2022-05-15"}})
	add("reported late, and after the close", promise{yearRound: true}, record{
		body: "## 2022-02-01 News [reported 2022-02-09]\n\nSomething.\n\n## 2022-03-01 News [reported 2022-08-15]\n\nMore.\n",
		says: map[string]string{"updates.reported": "2022-02-09", "task.after task.after-note": "2022-08-15"}})
	add("reported in files", promise{yearRound: true}, record{
		files: map[string]string{
			"1-2022-02-01-a.md": "+++\ntask = 1\ndate = 2022-02-01\ntitle = \"News\"\nby = \"crane\"\n+++\n\nSomething.\n",
			"1-2022-03-01-b.md": "+++\ntask = 1\ndate = 2022-03-01\ntitle = \"News\"\nno_progress = true\n+++\n",
		},
		says: map[string]string{"updates.by": "2022-02-01", "updates.no-progress": "2022-03-01"}})
	add("begun later, without a time", promise{}, record{tables: "", says: map[string]string{"when.unscheduled when.start": "2021-12-01"}, fields: "schedule.start = 2022-02-10\nschedule.unscheduled = true\n"})
	add("a time that is no day, in the source's words", promise{}, record{tables: "[source]\ntext = \"x\"\nresponsible = \"y\"\nschedule = \"before spring\"\n",
		says: map[string]string{"when.worded task.wording task.wording-*": "2021-12-01"}, fields: "schedule.unscheduled = true\n"})
	add("a limit", promise{yearRound: true}, record{
		tables: "[[milestones]]\ntitle = \"Limit\"\ngoal = \"at-most\"\ntotal = 3.5\nwording = \"about 3 to 4\"\nvalues = [{ date = 2022-02-01, value = 3 }, { date = 2022-05-10, value = 4 }]\n",
		says:   map[string]string{"milestone.wording milestone.limit-only": "2021-12-01", "milestone.limit milestone.within": "2022-02-01", "milestone.passed": "2022-05-10"}})
	add("paces", promise{yearRound: true}, record{
		tables: "[[milestones]]\ntitle = \"Way\"\nfrom = 10\ntotal = 110\nsteps = [{ by = 2022-02-28, value = 30 }, { by = 2022-05-31, value = 60 }]\nvalues = [{ date = 2022-02-05, value = 20 }, { date = 2022-03-10, value = 30 }]\n" +
			"[[milestones]]\ntitle = \"Each\"\nevery = \"month\"\n[[milestones]]\ntitle = \"Slow\"\ntotal = 100\nsteps = [{ by = 2022-02-01, value = 15 }]\n",
		says: map[string]string{"milestone.from milestone.pace-on": "2021-12-01", "milestone.pace-ahead": "2022-02-05", "milestone.pace-behind milestone.missed-period*": "2022-01-31", "milestone.pace-far-behind": "2022-03-31"}})
	return all
}

// issuedBulletin is a bulletin with all that an issuer may say in it.
const issuedBulletin = `+++
name = "Harbour bulletin"
issue = "No. 1"
document = "HO 1"
issuer = "Harbour office"
issued = 2022-04-08
to = ["Quay office", "Crane office"]
method = "Telephone"
objections = { until = 2022-05-31, to = "Harbour office" }
[figures]
tasks = 12
[[corrections]]
date = 2022-04-20
what = "tasks"
was = 12
now = 1
reason = "Miscounted"
+++

Words.

## More

Words.
`

// bulletinScenes returns scenes of issued bulletins, by name.
func bulletinScenes() map[string]scene {
	issued := usual(promise{due: "2022-04-30", sample: true})
	issued.filed = map[string]string{"bulletins/2022-03.md": issuedBulletin}
	until := usual(promise{due: "2022-04-30"})
	until.filed = map[string]string{"bulletins/2022-03.md": "+++\nissued = 2022-04-08\ndraft = true\nobjections = { until = 2022-05-31 }\n+++\n"}
	return map[string]scene{"issued": {plans: []programme{issued}}, "a draft of a bulletin": {plans: []programme{until}, drafts: true}}
}

// relationScenes returns scenes of plans that follow each other, of tasks that have to do with others, and of what a source leaves open.
func relationScenes() map[string]scene {
	task := func(fields string, says string, from string) promise {
		return promise{due: "2022-04-30", record: record{fields: fields, says: map[string]string{says: from}}}
	}
	gone := func(t promise) promise {
		t.cancelled = "2022-02-05"
		return t
	}
	before := usual(
		promise{due: "2022-04-30", record: record{says: map[string]string{"task.related related.split-off": "2021-12-01", "related.absorbed": "2022-02-05", "related.continued-in": "2022-05-01"}}},
		task("added = 2022-02-05\n", "task.added cite.plan-alone", "2021-12-01"),
		gone(task("merged_into = \"2022/1\"\n", "related.merged_into", "2022-02-05")),
		task("split_from = \"2022/1\"\n", "related.split_from", "2021-12-01"),
		gone(task("merged_into = \"2023/1\"\n", "related.merged_into-in related.absorbed-in", "2022-02-05")),
	)
	after := usual(task("continues = \"2022/1\"\n", "task.related related.continues-in related.absorbed-in", "2022-02-05"),
		task("split_from = \"2022/4\"\n", "related.split_from-in related.split-off-in", "2022-05-01"))
	for i := range after.tasks {
		after.tasks[i].due = "2022-09-30"
	}
	before.record.says = map[string]string{"plan.after related.split-off-in": "2021-12-01"}
	after.key, after.start, after.end, after.settle, after.issued = "2023", "2022-07-01", "2022-12-31", "2023-01-31", "2022-05-01"
	after.more, after.record.says = "previous = \"2022\"\n", map[string]string{"plan.before": "2021-12-01"}

	open := usual(promise{due: "2022-01-31", nobody: true, goals: []goal{{due: "2022-01-31"}}}, promise{due: "2022-04-30"})
	open.issued, open.more = "2022-02-05", "numbered = false\n"
	open.record.says = map[string]string{"task.complain-at cite.plan-alone task.nearest-unnumbered": "2021-12-01", "task.backdated": "2022-02-05"}
	for field, to := range map[string]string{"merged": "2", "split": "[1, 2]"} {
		open.tasks = append(open.tasks, promise{due: "2022-04-30", cancelled: map[string]string{"merged": "2022-02-05"}[field], record: record{
			tables: changed(field, "", to, ""), says: map[string]string{asked + "change." + field + "-unnumbered": askedOn, granted + "points.moved": grantOn}}})
	}
	return map[string]scene{
		"record: plans that follow each other": {plans: []programme{before, after}},
		"record: left open by the source":      {plans: []programme{open}, setting: setting{contact: true}},
	}
}

// withRecordScenes adds them to the others.
func withRecordScenes(all map[string]scene) map[string]scene {
	maps.Copy(all, recordScenes())
	maps.Copy(all, bulletinScenes())
	maps.Copy(all, relationScenes())
	maps.Copy(all, incidentScenes())
	maps.Copy(all, assessmentScenes())
	return all
}
