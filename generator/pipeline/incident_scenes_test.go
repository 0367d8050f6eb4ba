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

// assessmentScenes are plans with an assessment that is approved on 1 March 2023: before, nothing is said of points and grades.
func assessmentScenes() map[string]scene {
	always := "assessment.subjects assessment.rules assessment.fair assessment.criterion assessment.bonus assessment.grade-from assessment.rule-* assessment.no-incident assessment.course assessment.facts "
	of := func(more string, says map[string]string) scene {
		p := usual(promise{due: "2022-04-30", lead: "quay"})
		p.assessment = "+++\ntitle = \"The year\"\ndocument = \"No. 9\"\nissuer = \"The council\"\napproved = { date = 2023-03-01, by = \"The council\" }\n" + more + `
subjects = [{ key = "quay", name = "Quay" }, { key = "shed", name = "Shed" }]
severities = [
  { key = "slight", name = "Slight" }, { key = "minor", name = "Minor", deduct = 3 }, { key = "fatal", name = "Fatal", deduct = 30, per = "death" },
  { key = "heavy", name = "Heavy", veto = "no-award" }, { key = "grave", name = "Grave", veto = "fail" },
]
criteria = [{ key = "work", name = "Work", points = 100 }]
bonus = [{ key = "plus", name = "Plus", points = 5 }]
grades = [{ name = "Good", from = 80, award = true }, { name = "Fair", from = 0 }]
scores = [{ subject = "quay", criterion = "work", points = 90, date = 2023-02-01, by = "The auditor", reason = "Seen" }, { subject = "quay", lower = 1, date = 2023-02-02, by = "The auditor", reason = "Late" }]
+++

How it was done.
`
		p.incidents = map[string]string{}
		for i, severity := range []string{"minor", "heavy", "grave"} {
			p.incidents[fmt.Sprintf("2022-02-0%d-%s.md", i+1, severity)] = fmt.Sprintf("+++\ndate = 2022-02-0%d\ntitle = \"Fire\"\nseverity = %q\nresponsible = true\nattributed = [{ to = %q }]\nreport = { approved = 2022-05-10 }\n+++\n", i+1, severity, []string{"quay", "quay", "shed"}[i])
		}
		says["menu.incidents incidents.* incident.* event.incident* updates.total-goes-on"] = "2022-02-01"
		says[always] = "2021-12-01"
		says["assessment.vetoed assessment.barred"] = "2022-05-10"
		p.record = record{says: says}
		return scene{plans: []programme{p}, days: append([]string{"2022-05-10", "2023-02-28", "2023-03-01"}, sceneDays...)}
	}
	return map[string]scene{
		"record: an assessment by facts":  of("", map[string]string{"updates.assessed assessment.approved": "2023-03-01"}),
		"record: an assessment by grades": of("show = \"grades\"\n", map[string]string{"updates.assessed assessment.approved assessment.grade": "2023-03-01"}),
		"record: an assessment by points": of("show = \"points\"\n", map[string]string{"updates.assessed assessment.approved assessment.grade assessment.points assessment.sum assessment.given assessment.lowered": "2023-03-01"}),
	}
}
