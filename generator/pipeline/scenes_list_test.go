package pipeline

// scenes returns the sites that are looked at, by name.
func scenes() map[string]scene {
	all := map[string]scene{}
	for name, t := range single() {
		all[name] = scene{plans: []programme{usual(t)}}
	}
	for name, tasks := range several() {
		all[name] = scene{plans: []programme{usual(tasks...)}}
	}
	with := func(name string, change func(*programme), tasks ...promise) {
		p := usual(tasks...)
		change(&p)
		all[name] = scene{plans: []programme{p}}
	}
	with("without a rule of reporting", func(p *programme) { p.every = "" }, promise{due: "2022-04-30"}, promise{yearRound: true, reporting: "month"})
	with("issued after its start", func(p *programme) { p.issued = "2022-02-18" }, promise{due: "2022-04-30"})
	with("without tasks", func(*programme) {})
	graced := func(p *programme) { p.every, p.grace = "month", 10 }
	with("with days of grace", graced, promise{yearRound: true}, promise{yearRound: true, updates: []string{"2022-02-05"}}, promise{yearRound: true, updates: []string{"2022-05-11"}})
	with("with days of grace, in two years", func(p *programme) {
		graced(p)
		p.start, p.issued = "2021-07-01", "2021-06-20"
	}, promise{yearRound: true}, promise{yearRound: true, updates: []string{"2022-05-11"}})
	with("in two years", func(p *programme) { p.start, p.issued = "2021-07-01", "2021-06-20" }, promise{due: "2022-04-30"}, promise{yearRound: true, updates: []string{"2022-05-03"}})

	years := func(p *programme) { p.start, p.issued = "2020-07-01", "2020-06-20" }
	with("in several years", years, promise{yearRound: true, completed: "2022-07-05"}, promise{yearRound: true, updates: []string{"2022-02-01"}}, promise{due: "2022-04-30"}, promise{due: "2022-03-31"}, promise{due: "2022-05-31"})
	all["of one year and of several"] = scene{plans: []programme{all["in several years"].plans[0], usual(promise{yearRound: true})}, days: []string{"2022-05-20"}}
	all["of one year and of several"].plans[0].key = "2020"

	with("with all of its document", func(p *programme) {
		p.more = "document = \"No. 8\"\nindex_number = \"9\"\nsubject = \"Harbour\"\nvalidity = \"in force\"\n"
	}, promise{directed: true})
	with("with its document alone", func(p *programme) { p.more = "original = \"https://www.example.org/8\"\n" }, promise{directed: true})

	old := programme{key: "2021", start: "2021-01-01", end: "2021-12-15", settle: "2022-01-31", issued: "2020-12-20", tasks: []promise{{due: "2021-06-30"}}}
	all["two plans"] = scene{plans: []programme{old, usual(promise{yearRound: true})}}
	inAreas := setting{more: "[[areas]]\nkey = \"north\"\nname = \"North bank\"\n[[areas]]\nkey = \"south\"\nname = \"South bank\"\n"}
	all["areas"] = scene{plans: []programme{usual(promise{due: "2022-04-30", areas: "north"}, promise{yearRound: true})}, setting: inAreas}
	all["several areas"] = scene{plans: []programme{usual(promise{due: "2022-04-30", areas: "north south"})}, setting: inAreas}
	all["areas that no task names"] = scene{plans: []programme{usual(promise{due: "2022-04-30"})}, setting: inAreas}
	all["contact and licence"] = scene{plans: []programme{usual(promise{due: "2022-04-30"})}, setting: setting{contact: true, licence: true}, days: []string{"2022-05-20"}}
	all["of a government, with drafts"] = scene{plans: []programme{usual(promise{yearRound: true, unpublished: true, updates: []string{"2022-02-01"}})}, days: []string{"2022-05-20"}, drafts: true, setting: setting{
		more: "repository = \"https://git.example.org/a/b\"\n[government]\nsite_id = \"123\"\ncolumn = \"Works\"\n[redirects]\n\"/old/\" = \"/about/states/\"\n",
	}}
	return all
}

// single returns sites of one task.
func single() map[string]promise {
	due := func(t promise) promise { t.due = "2022-04-30"; return t }
	year := func(t promise) promise { t.yearRound = true; return t }
	goals := func(t promise, g ...goal) promise { t.goals = g; return year(t) }
	return map[string]promise{
		"nothing on record":        due(promise{}),
		"updates":                  due(promise{updates: []string{"2022-02-01"}}),
		"done early":               due(promise{completed: "2022-02-05", updates: []string{"2022-02-05"}, file: true}),
		"done late":                due(promise{completed: "2022-05-10"}),
		"done long before its day": promise{due: "2022-06-10", completed: "2022-05-10"},
		"done, and verified":       due(promise{completed: "2022-02-05", verified: "2022-02-08"}),
		"done in part":             due(promise{completed: "2022-05-01", outcome: "partly"}),
		"not met, before its day":  promise{due: "2022-06-20", completed: "2022-05-01", outcome: "unmet"},
		"cancelled before its day": due(promise{cancelled: "2022-02-05"}),
		"cancelled after its day":  due(promise{cancelled: "2022-05-10"}),
		"paused":                   due(promise{paused: "2022-02-01"}),
		"paused, due soon":         promise{due: "2022-06-05", paused: "2022-05-01"},
		"paused for a while":       due(promise{paused: "2022-02-01", resumes: "2022-03-01"}),
		"cancelled in a pause":     due(promise{paused: "2022-02-01", resumes: "2022-03-01", cancelled: "2022-02-20"}),
		"paused at the end":        year(promise{paused: "2022-05-10"}),
		"due at the end":           promise{due: "2022-06-30"},
		"all year":                 year(promise{}),
		"all year, with updates":   year(promise{updates: []string{"2022-02-01"}}),
		"all year, late updates":   year(promise{updates: []string{"2022-05-03"}}),
		"all year, carried out":    year(promise{completed: "2022-06-30"}),
		"all year, done before":    year(promise{completed: "2022-05-10"}),
		"all year, exempt":         year(promise{reporting: "none"}),
		"by the half-year":         year(promise{reporting: "half-year"}),
		"directed":                 promise{directed: true},
		"a sample":                 due(promise{sample: true, updates: []string{"2022-02-01"}}),
		"only withdrawn updates":   year(promise{withdrawn: []string{"2022-02-01"}}),
		"a goal":                   goals(promise{}, goal{due: "2022-04-30"}),
		"a goal met":               goals(promise{}, goal{due: "2022-04-30", done: []string{"2022-02-05"}}),
		"a goal met late":          goals(promise{}, goal{due: "2022-04-30", done: []string{"2022-05-10"}}),
		"a goal soon":              goals(promise{}, goal{due: "2022-06-10"}),
		"a goal after all is done": goals(promise{completed: "2022-05-10"}, goal{due: "2022-06-10"}, goal{}),
		"a goal, all done in part": goals(promise{completed: "2022-05-10", outcome: "partly"}, goal{due: "2022-06-10"}, goal{}),
		"a goal, all cancelled":    goals(promise{cancelled: "2022-05-10"}, goal{due: "2022-06-10"}, goal{due: "2022-04-30"}, goal{}),
		"a goal of several":        goals(promise{}, goal{due: "2022-06-10", total: 3, done: []string{"2022-02-05", "2022-05-10"}}),
		"a goal of amounts":        goals(promise{}, goal{total: 3, values: true, done: []string{"2022-02-05", "2022-05-10"}}),
		"a goal each month":        goals(promise{}, goal{every: "month", done: []string{"2022-02-05"}}),
		"goals each quarter":       goals(promise{}, goal{every: "quarter"}, goal{every: "half-year"}, goal{every: "year"}),
		"two offices":              due(promise{joint: "crane", support: "others"}),
		"a collective":             due(promise{lead: "others"}),
	}
}

// several returns sites of several tasks.
func several() map[string][]promise {
	due, done := promise{due: "2022-04-30"}, promise{due: "2022-04-30", completed: "2022-02-05"}
	return map[string][]promise{
		"all cancelled":                   {{due: "2022-04-30", cancelled: "2022-02-05"}, {yearRound: true, cancelled: "2022-02-05"}},
		"all done":                        {done, done, done},
		"done and open":                   {done, due, {due: "2022-06-30"}},
		"some kept ahead":                 {done, due, {due: "2022-06-10", completed: "2022-05-10"}},
		"silent for periods of their own": {{yearRound: true}, {yearRound: true, reporting: "month"}},
		"late and ended":                  {due, {due: "2022-06-20", completed: "2022-05-01", outcome: "partly"}},
		"a dozen":                         times(12, due),
		"many, due soon":                  times(12, promise{due: "2022-06-05"}),
		"many, one done":                  append(times(210, promise{yearRound: true}), done),
		"many in a month":                 append(times(12, done), times(12, promise{due: "2022-04-29"})...),
	}
}

func times(n int, t promise) []promise {
	all := make([]promise, n)
	for i := range all {
		all[i] = t
	}
	return all
}
