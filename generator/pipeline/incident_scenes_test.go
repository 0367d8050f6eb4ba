package pipeline

import "fmt"

// incidentLabels are said of incidents alone.
const incidentLabels = ` incidents.* incident.* event.incident event.incident-approved event.incident-evaluated updates.total-goes-on updates.assessed assessment.* `

// incidentScenes are plans with an incident whose clocks run on after the plan is closed.
func incidentScenes() map[string]scene {
	of := func(front string, says map[string]string) scene {
		p := usual(promise{due: "2022-04-30"})
		p.incidents = map[string]string{"2022-02-05-fire.md": "+++\ndate = 2022-02-05\ntitle = \"Fire\"\n" + front + "+++\n\nA shed burned.\n"}
		p.record = record{says: says}
		return scene{plans: []programme{p}, days: append([]string{"2022-05-09", "2022-05-10", "2023-05-10", "2023-05-11", "2023-06-01"}, sceneDays...),
			setting: setting{more: "[[areas]]\nkey = \"north\"\nname = \"North bank\"\n"}}
	}
	always := "menu.incidents incidents.* incident.day incident.text incident.report incident.finding incident.evaluation incident.is-investigated " +
		"incident.investigated incident.no-finding incident.evaluation-later event.incident updates.total-goes-on"
	approved := "incident.evaluation-due incident.goes-on event.incident-approved"
	return map[string]scene{
		"record: an accident": of("severity = \"minor\"\narea = \"north\"\ndeaths = 1\ninjured = 2\nresponsible = true\nsample = true\nattributed = [{ to = \"Yard\", role = \"owner\" }]\n"+
			"report = { approved = 2022-05-10, by = \"The council\", document = \"No. 9\" }\nevaluation = { published = 2023-06-01 }\n", map[string]string{
			always + " incident.severity incident.area incident.casualties incident.as-reported incident.deaths incident.injured incident.sample":                   "2022-02-05",
			approved + " incident.is-approved incident.approved-by incident.document incident.not-published incident.responsible incident.attributed incident.role": "2022-05-10",
			"incident.is-evaluation-overdue incident.evaluation-overdue":                                                                                            "2023-05-11",
			"incident.is-evaluated incident.evaluated-late event.incident-evaluated":                                                                                "2023-06-01",
		}),
		"record: an accident with its reports": of("report = { approved = 2022-05-10, file = \"files/a.txt\" }\nevaluation = { published = 2023-05-10, file = \"files/a.txt\" }\n", map[string]string{
			always: "2022-02-05", approved + " incident.is-published incident.approved incident.report-file incident.not-responsible": "2022-05-10",
			"incident.is-evaluated incident.evaluated incident.evaluation-file event.incident-evaluated": "2023-05-10",
		}),
	}
}

// assessed is a plan with an assessment that is approved on 1 March 2023: before, nothing is said of points and grades.
func assessed(fields string, incidents map[string]string, says map[string]string) programme {
	p := usual(promise{due: "2022-04-30", lead: "quay"})
	p.assessment = "+++\ntitle = \"The year\"\ndocument = \"No. 9\"\nissuer = \"The council\"\napproved = { date = 2023-03-01, by = \"The council\" }\n" + fields + "+++\n\nHow it was done.\n"
	p.incidents = incidents
	says["menu.incidents incidents.* incident.* event.incident* updates.total-goes-on"] = "2022-02-01"
	says["assessment.subjects assessment.rules assessment.fair assessment.no-incident assessment.course assessment.data"] = "2021-12-01"
	says["assessment.uncounted assessment.because-unapproved"] = "2022-02-01"
	says["updates.assessed"] = "2023-03-01"
	says["assessment.missing assessment.report-not-met assessment.reports assessment.unreported"] = "2022-04-01"
	p.record = record{says: says}
	return p
}

// burned is an incident on a day of February 2022.
func burned(on int, fields string) string {
	return fmt.Sprintf("+++\ndate = 2022-02-0%d\ntitle = \"Fire\"\n%s\n+++\n", on, fields)
}

// assessmentScenes are plans that are assessed by simple rules, and one by rules of each kind.
func assessmentScenes() map[string]scene {
	days := append([]string{"2022-05-10", "2023-02-28", "2023-03-01", "2023-04-01"}, sceneDays...)
	simply := func(show string, says map[string]string) scene {
		incidents := map[string]string{}
		for i, severity := range []string{"minor", "heavy", "grave"} {
			incidents[fmt.Sprintf("2022-02-0%d-%s.md", i+1, severity)] = burned(i+1, fmt.Sprintf("severity = %q\nresponsible = true\nattributed = [{ to = %q }]\nreport = { approved = 2022-05-10 }", severity, []string{"quay", "quay", "shed"}[i]))
		}
		says["assessment.criterion assessment.bonus assessment.grade-from assessment.deducts-* assessment.veto-* assessment.only-listed"] = "2021-12-01"
		says["assessment.vetoed assessment.barred"] = "2022-05-10"
		return scene{days: days, plans: []programme{assessed(show+`
subjects = [{ key = "quay", name = "Quay" }, { key = "shed", name = "Shed" }]
severities = [
  { key = "slight", name = "Slight" }, { key = "minor", name = "Minor", deduct = 3 }, { key = "fatal", name = "Fatal", deduct = 30, per = "death" },
  { key = "heavy", name = "Heavy", veto = "no-award" }, { key = "grave", name = "Grave", veto = "fail" },
]
criteria = [{ key = "work", name = "Work", points = 100 }]
bonus = [{ key = "plus", name = "Plus", points = 5 }]
grades = [{ name = "Good", from = 80, award = true }, { name = "Fair", from = 0 }]
scores = [{ subject = "quay", criterion = "work", points = 90, date = 2023-02-01, by = "The auditor", reason = "Seen" }, { subject = "shed", criterion = "work", points = 80, date = 2023-02-01, by = "The auditor", reason = "Seen" }, { subject = "quay", lower = 1, date = 2023-02-02, by = "The auditor", reason = "Late" }]
`, incidents, says)}}
	}
	return map[string]scene{
		"record: an assessment by facts":  simply("", map[string]string{"assessment.approved": "2023-03-01"}),
		"record: an assessment by grades": simply("show = \"grades\"\n", map[string]string{"assessment.approved assessment.grade assessment.no-grade assessment.lowered": "2023-03-01"}),
		"record: an assessment by points": simply("show = \"points\"\n", map[string]string{
			"assessment.approved assessment.grade assessment.points assessment.sum assessment.sum-bonus assessment.no-grade assessment.deducted assessment.given assessment.lowered": "2023-03-01",
		}),
		"record: an assessment by rules of each kind": {days: days, plans: []programme{withReports(assessed(`show = "points"
scale = 100
from = 2022-02-01
subjects = [{ key = "quay", name = "Quay", group = "Offices" }, { key = "shed", name = "Shed", group = "Sheds" }]
severities = [{ key = "minor", name = "Minor", deduct = 3, criterion = "work" }]
criteria = [{ key = "work", name = "Work", points = 40, group = "Offices" }, { key = "order", name = "Order", points = 40, group = "Sheds" }]
corrections = [{ date = 2023-04-01, what = "Work", reason = "Counted again" }]
scores = [{ subject = "shed", criterion = "order", points = 30, date = 2023-02-01, by = "The auditor", reason = "Seen" }, { subject = "quay", points = 1, date = 2023-02-01, by = "The auditor", reason = "Seen" }, { subject = "shed", points = -1, date = 2023-02-01, by = "The auditor", reason = "Seen" }]
`, map[string]string{
			"2022-02-01-a.md": burned(1, "severity = \"minor\"\nresponsible = true\nattributed = [{ to = \"quay\" }]\nreport = { approved = 2022-05-10 }"),
			"2022-02-02-b.md": burned(2, "severity = \"minor\"\nresponsible = true\nattributed = [{ to = \"quay\" }]\nreport = { approved = 2023-04-01 }"),
			"2022-02-03-c.md": burned(3, "severity = \"minor\"\nattributed = [{ to = \"quay\" }]\nreport = { approved = 2022-05-10 }"),
			"2022-02-04-d.md": burned(4, "responsible = true\nattributed = [{ to = \"quay\" }]\nreport = { approved = 2022-05-10 }"),
			"2022-02-05-e.md": burned(5, "severity = \"minor\"\nresponsible = true\nreport = { approved = 2022-05-10 }"),
			"2022-01-31-f.md": "+++\ndate = 2022-01-31\ntitle = \"Fire\"\n+++\n",
		}, map[string]string{
			"assessment.because-outside menu.incidents incidents.* incident.* event.incident* updates.total-goes-on assessment.uncounted":                                               "2022-01-31",
			"assessment.because-innocent assessment.because-no-severity assessment.because-no-subject":                                                                                  "2022-05-10",
			"assessment.criterion assessment.for-group assessment.scale assessment.from assessment.deducts-incident assessment.until-used-up":                                           "2021-12-01",
			"assessment.approved assessment.points assessment.taken assessment.scaled assessment.added assessment.taken-by-hand assessment.given assessment.given-taken assessment.sum": "2023-03-01",
			"assessment.after-approval assessment.corrections": "2023-04-01",
			"assessment.milestones":                            "2022-02-28", "assessment.reported assessment.reported-late assessment.report-late": "2022-04-01",
			"updates.reported": "2022-05-20",
		}))}},
		"record: an assessment until a day":      {days: days[:1], plans: []programme{assessed("until = 2022-12-31\nsubjects = [{ key = \"quay\", name = \"Quay\" }]\n", nil, map[string]string{"assessment.until": "2021-12-01"})}},
		"record: an assessment between two days": {days: days[:1], plans: []programme{assessed("from = 2022-01-01\nuntil = 2022-12-31\nsubjects = [{ key = \"quay\", name = \"Quay\" }]\n", nil, map[string]string{"assessment.span": "2021-12-01"})}},
	}
}

// withReports adds a task with a milestone that was met in time, a report in time and a late one.
func withReports(p programme) programme {
	p.tasks = append(p.tasks, promise{
		yearRound: true, lead: "quay", goals: []goal{{due: "2022-02-28", done: []string{"2022-02-20"}}}, updates: []string{"2022-03-10"},
	}, promise{yearRound: true, lead: "quay", record: record{body: "\n## 2022-03-20 News [reported 2022-05-20]\n\nSomething.\n"}})
	return p
}
