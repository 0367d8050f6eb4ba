package pipeline

// incidentLabels are said of incidents alone.
const incidentLabels = ` incidents.* incident.* event.incident event.incident-approved event.incident-evaluated updates.total-incidents `

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
		"incident.investigated incident.no-finding incident.evaluation-later event.incident updates.total-incidents"
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
