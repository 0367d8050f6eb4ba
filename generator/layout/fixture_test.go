package layout

import (
	"fmt"
	"slices"
	"strconv"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// A fixture makes a page for every layout, as package pages would, with data like those of the sample site.
type fixture struct {
	chrome *view.Chrome
	plan   *view.PlanHead
	name   *view.PlanName
	rows   []*view.TaskRow
}

func on(s string) day.Day {
	d, ok := day.Parse(s)
	if !ok {
		panic(s)
	}
	return d
}

func in(s string) day.Month { return on(s + "-01").Month() }

func text(s string) view.Phrase { return view.Phrase{Text: s} }

func word(label string) view.Phrase { return view.Phrase{Label: label} }

func link(url, s string) view.Link { return view.Link{URL: url, Text: text(s)} }

func newFixture(language string, closed bool) *fixture {
	f := &fixture{}
	f.chrome = &view.Chrome{
		Language: language, Title: "重点任务公示 · 演示站", BaseURL: "https://gongshi.example.org/zdgz/", Publisher: "公示项目演示站",
		Notice:     "本站是演示：任务取自一份公开文件，所示进展全部是编写的样例数据，不反映任何单位的实际工作。",
		Contact:    view.Contact{Phone: "0632-1234567", Feedback: "https://www.example.org/fankui?a=1&b=2", Request: "mailto:info@example.org"},
		Government: view.Government{SiteID: "3704030001", Domain: "www.example.gov.cn", ICP: "鲁ICP备00000000号", Police: "鲁公网安备 00000000000000号", Column: "重点任务"},
		Policy:     true,
	}
	for _, m := range []struct{ url, label string }{
		{"", "overview"}, {"2022/tasks/", "tasks"}, {"2022/categories/", "categories"}, {"2022/offices/", "offices"},
		{"2022/timeline/", "timeline"}, {"2022/updates/", "updates"},
	} {
		f.chrome.Menu = append(f.chrome.Menu, view.MenuItem{Link: view.Link{URL: m.url, Text: word("menu." + m.label)}})
	}
	f.chrome.Menu = append(f.chrome.Menu, view.MenuItem{Link: link("about/", "关于本站")})
	f.chrome.Foot = []view.MenuItem{{Link: view.Link{URL: "about/this-copy/", Text: word("foot.this-copy")}}}
	f.plan = &view.PlanHead{
		URL: "2022/", Title: "2022年全区危险化学品和烟花爆竹安全监管重点工作任务推进表", Document: "薛应急发〔2022〕8号", Issuer: "薛城区应急管理局",
		Issued: on("2022-02-18"), Start: on("2022-01-01"), End: on("2022-12-31"), Settle: on("2023-01-31"), Closed: closed,
		Tasks: 43, Categories: 10, Offices: 9, LastUpdate: on("2022-07-12"), Sample: true,
	}
	f.name = &view.PlanName{URL: f.plan.URL, Title: f.plan.Title, Closed: f.plan.Closed}
	if f.plan.Closed {
		f.name.Settle = f.plan.Settle
	}
	f.addRows()
	return f
}

var (
	hazchem      = view.OfficeRef{URL: "2022/offices/hazchem/", Name: "危化品安全监管室"}
	technology   = view.OfficeRef{URL: "2022/offices/technology/", Name: "科技和信息化室"}
	coordination = view.OfficeRef{URL: "2022/offices/coordination/", Name: "综合协调室"}
	related      = view.OfficeRef{URL: "2022/offices/related-offices/", Name: "相关科室"}
)

func (f *fixture) addRows() {
	june := on("2022-06-30")
	add := func(number int, title, state string, why view.Phrase, when ...view.Phrase) *view.TaskRow {
		if why != (view.Phrase{}) {
			why.Label = "why." + why.Label
		}
		row := &view.TaskRow{
			URL: fmt.Sprintf("2022/tasks/%d/", number), Number: number, Called: strconv.Itoa(number), Title: title, Category: "突出抓好重大安全风险防控",
			Badge: view.Badge{State: state, Word: word("state." + state)}, Why: why, When: when, Lead: []view.OfficeRef{hazchem}, Sample: number != 10,
		}
		f.rows = append(f.rows, row)
		return row
	}
	year := word("when.year-round")
	directed := view.Phrase{Label: "when.directed", Text: "省应急厅"}
	due := func(d string) view.Phrase { return view.Phrase{Label: "when.due", Day: on(d)} }
	add(1, "印发集中治理方案并动员部署", "done", view.Phrase{Label: "done-on-time", Day: on("2022-02-25"), Until: on("2022-02-28")}, due("2022-02-28"))
	add(2, "列出“两个清单”并逐项落实", "in-progress", view.Phrase{Label: "in-progress", Day: on("2022-05-18")}, year, directed).Joint = []view.OfficeRef{coordination}
	r := add(3, "三年行动“回头看”", "in-progress", view.Phrase{Label: "in-progress", Day: on("2022-03-16")}, year, directed)
	r.Support, r.Badge.Silent, r.Badge.Owed = []view.OfficeRef{related}, true, owed
	r = add(5, "安委会办公室统筹环节治理", "done", view.Phrase{Label: "done-year-round", Day: on("2022-12-30")}, year)
	r.Lead, r.Joint, r.Badge.Word = nil, []view.OfficeRef{coordination, hazchem}, word("state.done-year-round")
	add(7, "重大危险源企业督导检查", "in-progress", view.Phrase{Label: "in-progress", Day: on("2022-06-28")}, directed)
	add(8, "油气储存安全风险防控", "due-soon", view.Phrase{Label: "due-soon-milestone", Day: on("2022-07-31"), Text: "完成两轮储罐区风险评估"}, year)
	old := add(10, "老旧装置分级整治", "no-record", view.Phrase{}, year, directed)
	old.Badge.Silent, old.Badge.Owed = true, owed
	add(13, "企业安全生产诊断", "paused", view.Phrase{Label: "paused-until", Day: on("2022-06-20"), Until: on("2022-08-15")}, year)
	add(17, "“机械化换人、自动化减人”改造", "behind", view.Phrase{Label: "behind", Day: june, Text: "取得阶段性成果"}, year).Joint = []view.OfficeRef{technology}
	add(23, "危险化学品登记系统推广", "unreported", view.Phrase{Label: "unreported", Day: on("2022-09-20"), Until: on("2023-01-31")}, year)
	add(28, "警示教育基地建设", "unfinished", view.Phrase{Label: "unfinished-due", Day: on("2022-10-31"), Until: on("2023-01-31")}, due("2022-10-31"))
	add(35, "成立危险化学品专业委员会", "overdue", view.Phrase{Label: "overdue", Day: june}, due("2022-06-30")).Joint = []view.OfficeRef{coordination}
	add(37, "其他行业领域危险化学品使用环节治理", "cancelled", view.Phrase{Label: "cancelled", Day: on("2022-09-01")}, year).Draft = true
}

// sourced are the figures of a plan of another office's site.
func (f *fixture) sourced() view.SourceFigures {
	return view.SourceFigures{Total: 43, Done: 6, Late: 1, Open: 2, Rest: 34, Silent: 17, Promised: 2, KeptLate: 1, Sample: 1, Asked: true}
}

func (f *fixture) sourcePlan() view.SourcePlan {
	return view.SourcePlan{
		URL: "sources/a/2022/", Title: f.plan.Title, Document: f.plan.Document, Issuer: f.plan.Issuer, Original: "https://a.example.org/2022/",
		Start: f.plan.Start, End: f.plan.End, AsOf: on("2022-05-01"), Figures: f.sourced(),
	}
}

// some returns the rows in the given states.
func (f *fixture) some(states ...string) []*view.TaskRow {
	var rows []*view.TaskRow
	for _, r := range f.rows {
		if slices.Contains(states, r.Badge.State) {
			rows = append(rows, r)
		}
	}
	return rows
}

// tally makes a tally from states and counts.
func tally(silent int, pairs ...any) view.Tally {
	t := view.Tally{Silent: silent, SilentURL: "2022/tasks/silent/"}
	for i := 0; i < len(pairs); i += 2 {
		t.Total += pairs[i+1].(int)
	}
	x := 0
	for i := 0; i < len(pairs); i += 2 {
		state, n := pairs[i].(string), pairs[i+1].(int)
		width := n * 1000 / t.Total
		if i+2 == len(pairs) {
			width = 1000 - x
		}
		t.Shares = append(t.Shares, view.Share{State: state, Word: word("state." + state), Count: n, Percent: n * 100 / t.Total, X: x, Width: width, URL: "2022/tasks/" + state + "/"})
		x += width
	}
	return t
}

func (f *fixture) page(path, layout string, title view.Phrase, content any, crumbs ...view.Link) *view.Page {
	chrome := *f.chrome
	chrome.Menu = slices.Clone(f.chrome.Menu)
	for i, m := range chrome.Menu {
		chrome.Menu[i].Current = m.URL == path || m.URL != "" && len(path) >= len(m.URL) && path[:len(m.URL)] == m.URL
	}
	return &view.Page{Path: path, Layout: layout, Chrome: &chrome, Title: title, Content: content, Crumbs: crumbs}
}

func (f *fixture) assessment() *view.Assessment {
	rule := func(name, key string, n float64) view.AssessmentRule {
		return view.AssessmentRule{Name: name, Says: []view.Phrase{{Label: key, N: n, Total: 60}, word("assessment.veto-no-award")}}
	}
	incident := view.AssessedIncident{URL: "2022/incidents/xielou/", Title: "物料泄漏", Day: on("2022-05-16"), Says: []view.Phrase{text("一般事故"), {Label: "assessment.deducts-incident", N: 3}}, Sample: true}
	return &view.Assessment{
		Plan: f.name, Sample: true, Document: "薛应急发〔2022〕8号", Issuer: "区安委会", Course: view.Phrase{Label: "assessment.approved", Day: on("2023-02-20"), Text: "区安委会"},
		Basis: "1号", Span: view.Phrase{Label: "assessment.span", Day: on("2022-01-01"), Until: on("2022-12-31")}, Data: "2022/data/assessment.json",
		Rules: []view.AssessmentRule{rule("一般事故", "assessment.deducts-incident", 3), rule("", "assessment.scale", 100)}, Body: view.HTML{{HTML: "<p>说明。</p>"}},
		Uncounted: []view.AssessedIncident{incident},
		Groups: []view.AssessedGroup{{Name: "镇街", Subjects: []view.Assessed{{
			ID: "taozhuang", Name: "陶庄镇", Facts: []view.Point{{Lead: word("assessment.milestones"), Figures: []view.Figure{{Text: view.Phrase{Label: "points.on-time", N: 2}, URL: "2022/areas/taozhuang/"}}}},
			Missing:   []view.AssessedReport{{Task: f.rows[0], Says: view.Phrase{Label: "assessment.report-late", Period: day.Period{First: on("2022-04-01"), Last: on("2022-06-30")}}}},
			Incidents: []view.AssessedIncident{incident}, Vetoes: []view.Phrase{{Label: "assessment.barred", Text: "物料泄漏"}},
			Points: []view.AssessmentRule{rule("重点工作", "assessment.points", 50), rule("", "assessment.scaled", 50)},
			Given:  []view.Phrase{{Label: "assessment.given", N: 50, Day: on("2023-01-20"), Text: "考核办 · 核定"}}, Sum: view.Phrase{Label: "assessment.sum", N: 50, Total: 60}, Grade: view.Phrase{Label: "assessment.grade", Text: "良好"},
		}}}, {Subjects: []view.Assessed{{ID: "b", Name: "建设局"}}}},
	}
}

func (f *fixture) incident() *view.Incident {
	return &view.Incident{
		Plan: f.name, Area: link("2022/areas/taozhuang/", "陶庄镇"), Approved: true, Finding: word("incident.responsible"), GoesOn: word("incident.goes-on"),
		Row: &view.IncidentRow{URL: "2022/incidents/xielou/", Day: on("2022-05-16"), Title: "物料泄漏", Severity: "一般事故", Casualties: []view.Phrase{{Label: "incident.deaths", N: 1}, {Label: "incident.injured", N: 2}},
			Stage: "evaluation-overdue", Word: word("incident.is-evaluation-overdue"), Sample: true},
		Report:     []view.Phrase{{Label: "incident.approved-by", Day: on("2022-08-12"), Text: "区政府"}, {Label: "incident.document", Text: "1号"}},
		ReportFile: "2022/files/a.pdf", Evaluation: []view.Phrase{{Label: "incident.evaluation-overdue", Day: on("2023-08-12")}}, EvalFile: "2022/files/b.pdf",
		Attributed: []view.Attribution{{To: "某企业", Role: "事故单位"}, {To: "某镇"}}, Body: view.HTML{{HTML: "<p>检修时泄漏。</p>"}},
	}
}

func (f *fixture) pages() []*view.Page {
	tasks := view.Link{URL: "2022/tasks/", Text: word("menu.tasks")}
	list := &view.TaskList{Plan: f.name, Tally: f.tally(), Rows: f.rows, Pager: pager("2022/tasks/"), List: "2022/tasks/list.json", Areas: true}
	second := f.page("2022/tasks/page/2/", "tasks", word("tasks.title"), &view.TaskList{Plan: f.name, Tally: f.tally(), Rows: f.rows[:3], Pager: pager("2022/tasks/")})
	second.Part = 2
	home := f.page("", "home", text(f.plan.Title), f.overview(nil, []view.Link{link("2021/", "2021年重点工作任务")}))
	home.Description, home.IsColumn = `任务、"责任"与进展 <公开>`, true
	home.Article = view.Article{Published: on("2022-07-12"), Origin: f.plan.Issuer, Keywords: []string{"危险化学品", "烟花爆竹"}}
	home.Feed, home.Calendar = link("2022/feed.xml", f.plan.Title), "2022/calendar.ics"
	incident := f.incident()
	task := f.page("2022/tasks/7/", "task", text("重大危险源企业督导检查"), f.task(), tasks)
	task.State, task.Points = word("state.overdue"), []view.Point{{Lead: view.Phrase{Label: "why.overdue", Day: on("2022-06-30")}}}
	task.Card = view.Picture{URL: "2022/share/overdue.png", Alt: word("state.overdue"), Width: view.CardWidth, Height: view.CardHeight}
	task.Article, task.Edit, task.History = home.Article, "https://www.example.org/edit/07.md", "https://www.example.org/commits/07.md"
	month := view.Phrase{Label: "timeline.month-title", Month: in("2022-06")}
	newsMonth := view.Phrase{Label: "updates.month-title", Month: in("2022-06")}
	return []*view.Page{
		home, second,
		f.page("2022/", "plan", text(f.plan.Title), f.overview(notice, nil)),
		f.page("2022/tasks/", "tasks", word("tasks.title"), list),
		f.page("2022/categories/major-risks/", "category", text("突出抓好重大安全风险防控"), &view.TaskList{Plan: f.name, Tally: tally(0, "done", 1, "due-soon", 1), Rows: f.rows[4:6]}, view.Link{URL: "2022/categories/", Text: word("menu.categories")}),
		f.page("2022/categories/parks/", "category", text("加强化工园区安全风险管控"), &view.TaskList{Plan: f.name}),
		f.page("2022/categories/", "categories", word("categories.title"), &view.GroupList{Plan: f.name, Groups: f.categories()}),
		f.page("2022/areas/", "areas", word("areas.title"), &view.GroupList{Plan: f.name, Groups: []view.Group{f.area()}, Apart: true, Rest: without}),
		f.page("2022/areas/taozhuang/", "area", text("陶庄镇"), &view.Area{Plan: f.name, Group: f.area(), Points: f.points(), Rest: without, Late: f.rows[8:9], LateTitle: word("overview.late"), Open: f.rows[9:10], Next: f.deadlines(), NextDays: 30, News: f.news(), Incidents: []*view.IncidentRow{incident.Row}, Rows: f.rows[8:10], Pager: pager("2022/areas/taozhuang/")}, view.Link{URL: "2022/areas/", Text: word("menu.areas")}),
		f.page("2022/assessment/", "assessment", text("年度考核"), f.assessment()),
		f.page("2022/incidents/", "incidents", word("incidents.title"), &view.Incidents{Plan: f.name, Total: view.Phrase{Label: "incidents.total", N: 1}, Rows: []*view.IncidentRow{incident.Row}, Pager: pager("2022/incidents/")}),
		f.page("2022/incidents/xielou/", "incident", text("物料泄漏"), incident, view.Link{URL: "2022/incidents/", Text: word("menu.incidents")}),
		f.page("sources/", "sources", word("sources.title"), &view.Sources{Many: true, Rows: []*view.SourceRow{
			{Anchor: "source-a", URL: "sources/a/", Name: "薛城区", Publisher: "薛城区应急管理局", Original: "https://a.example.org/", Plan: link("sources/a/2022/", f.plan.Title), AsOf: on("2022-05-01"), Old: view.Phrase{Label: "sources.old", Day: on("2022-05-01"), N: 30}, Figures: f.sourced()},
			{Anchor: "source-b", URL: "sources/b/", Name: "市中区", Original: "https://b.example.org/", Missing: true}, {Anchor: "source-c", URL: "sources/c/", Name: "峄城区"},
		}, Pager: pager("sources/"), Compare: view.Link{URL: "sources/compare/", Text: word("sources.compare")}}),
		f.page("sources/a/", "source", text("薛城区"), &view.Source{Name: "薛城区", Publisher: "薛城区应急管理局", Original: "https://a.example.org/", Copied: on("2022-05-01"), Plans: []view.SourcePlan{f.sourcePlan()}}, view.Link{URL: "sources/", Text: word("menu.sources")}),
		f.page("sources/b/", "source", text("市中区"), &view.Source{Name: "市中区", Missing: true}), f.page("sources/c/", "source", text("峄城区"), &view.Source{Name: "峄城区", Copied: on("2022-05-01"), Old: view.Phrase{Label: "sources.later", Day: on("2022-05-01")}}),
		f.page("sources/a/2022/", "source-tasks", text(f.plan.Title), &view.SourceTasks{Name: "薛城区", Plan: new(f.sourcePlan()), Old: view.Phrase{Label: "sources.later", Day: on("2022-05-01")}, Rows: []view.SourceTask{
			{Anchor: "task-1", Called: "1", Title: "<重大危险源> 督导检查", Original: "https://a.example.org/2022/tasks/1/", Badge: view.Badge{State: "done", Word: word("state.done")}, Silent: true, Sample: true, When: view.Phrase{Label: "when.due", Day: on("2022-06-30")}, Lead: []string{"办公室", "危化室"}, Joint: []string{"科技室"}},
			{Anchor: "task-2", Title: "登记", Badge: view.Badge{State: "no-record", Word: word("state.no-record")}, Unassigned: true, When: word("when.unscheduled")},
		}, Pager: pager("sources/a/2022/")}),
		f.page("sources/c/2022/", "source-tasks", text(f.plan.Title), &view.SourceTasks{Name: "峄城区", Plan: new(f.sourcePlan())}),
		f.page("sources/compare/", "sources-compare", word("sources.compare"), &view.SourceGroups{Other: 2, All: view.Link{URL: "sources/"}, Pager: pager("sources/compare/"), Groups: []view.SourceGroup{{Anchor: "group-1", Key: "2022", Start: f.plan.Start, End: f.plan.End, Rule: word("reporting.quarter"), By: 10, Many: true, Rows: []*view.SourceCompared{
			{Anchor: "group-1-a", URL: "sources/a/2022/", Name: "薛城区", Title: f.plan.Title, AsOf: on("2022-05-01"), Old: view.Phrase{Label: "sources.old", Day: on("2022-05-01"), N: 30}, Figures: f.sourced()},
		}}}}),
		f.page("2022/offices/", "offices", word("offices.title"), &view.GroupList{Plan: f.name, Groups: f.offices()}),
		f.page("2022/offices/hazchem/", "office", text(hazchem.Name), &view.Office{Plan: f.name, Group: f.offices()[0], Lead: f.rows[:3], Joint: f.rows[3:4], Pager: pager("2022/offices/hazchem/"), Next: f.deadlines(), NextDays: 30, Silent: f.rows[2:3], Calendar: "2022/offices/hazchem/calendar.ics"}, view.Link{URL: "2022/offices/", Text: word("menu.offices")}),
		task,
		f.page("2022/tasks/overdue/", "state", word("state.overdue"), &view.TaskList{Plan: f.name, Rows: f.some("overdue"), State: f.some("overdue")[0].Badge, Meaning: "overdue", Total: 1}, tasks),
		f.page("2022/tasks/silent/", "state", word("silent"), &view.TaskList{Plan: f.name, Rows: f.rows[2:3], State: view.Badge{Silent: true}, Total: 1}, tasks),
		f.page("2022/tasks/10/", "task", text("老旧装置分级整治"), &view.Task{Row: f.rows[6], Category: link("2022/categories/major-risks/", "突出抓好重大安全风险防控"), Source: word("source.own"), Description: view.HTML{{HTML: "<p>评定化工老旧装置的安全风险等级，按“一装置一策”淘汰、改造或者严管。</p>"}}}, tasks),
		f.page("2022/timeline/", "timeline", word("timeline.title"), f.timeline()),
		f.page("2022/categories/major-risks/timeline/", "category-timeline", view.Phrase{Label: "timeline.category-title", Text: "突出抓好重大安全风险防控"}, &view.CategoryTimeline{Plan: f.name, Axis: axis(), Keys: laneKeys(), Lanes: f.lanes(), Pager: pager("2022/categories/major-risks/timeline/")}),
		f.page("2022/changes/", "changes", word("changes.title"), &view.Changes{Plan: f.name, Total: 2, Groups: []view.ChangeGroup{{Month: in("2022-07"), Changes: f.changes()}}}),
		f.page("2022/bulletins/", "bulletins", word("bulletins.title"), &view.Bulletins{Plan: f.name, Feed: "2022/bulletins/feed.xml", Rows: []*view.BulletinRef{
			{URL: "2022/bulletins/2022-06/", Title: f.june(), Issued: true, Name: "督查通报", Number: "第6期", Day: on("2022-07-08"), Sample: true, Draft: true, Points: f.sums()},
		}}),
		f.page("2022/bulletins/2022-06/", "bulletin", f.june(), f.bulletin()),
		f.page("2022/ledger/", "ledger", word("ledger.title"), f.ledger()),
		f.page("2022/offices/hazchem/states/", "state-groups", view.Phrase{Label: "states.of", Text: hazchem.Name}, &view.StateGroups{Plan: f.name, Groups: []view.StateGroup{{Anchor: "overdue", Title: word("state.overdue"), Rows: f.some("overdue")}, {Anchor: "silent", Title: word("silent"), Rows: f.rows[2:3]}}}),
		f.page("2022/follow/", "follow", word("follow.title"), &view.Follow{Plan: f.name, Feed: "2022/feed.xml", Calendar: "2022/calendar.ics", Offices: []view.FollowOffice{{Name: hazchem.Name, URL: hazchem.URL, Feed: hazchem.URL + "feed.xml", Calendar: hazchem.URL + "calendar.ics"}}}),
		f.page("about/states/", "states", word("states.title"), &view.States{States: f.states(), DueSoon: 30}),
		f.page("2022/timeline/2022-06/", "timeline-month", month, &view.MonthEvents{Plan: f.name, Month: in("2022-06"), Points: f.points(), Dues: f.dues(), Events: f.events(), Updates: 8, UpdatesURL: "2022/updates/2022-06/", Previous: view.MonthLink{URL: "2022/timeline/2022-05/", Month: in("2022-05")}, Next: view.MonthLink{URL: "2022/timeline/2022-07/", Month: in("2022-07")}}, view.Link{URL: "2022/timeline/", Text: word("menu.timeline")}),
		f.page("2022/updates/", "updates", word("updates.title"), &view.Updates{Plan: f.name, Newest: f.news(), Total: view.Phrase{Label: "updates.total-more", N: 27, Total: 2}, Months: []view.MonthCount{{URL: "2022/updates/2022-07/", Month: in("2022-07"), Count: 1}, {URL: "2022/updates/2022-06/", Month: in("2022-06"), Count: 8}}}),
		f.page("2022/updates/2022-06/", "updates-month", newsMonth, &view.MonthUpdates{Plan: f.name, Month: in("2022-06"), Total: view.Phrase{Label: "updates.total", N: 8}, Rows: f.news(), Previous: view.MonthLink{URL: "2022/updates/2022-05/", Month: in("2022-05")}, Pager: pager("2022/updates/2022-06/")}, view.Link{URL: "2022/updates/", Text: word("menu.updates")}),
		f.page("about/", "page", text("关于本站"), &view.Text{Body: article}),
		f.page("about/this-copy/", "this-copy", word("this-copy.title"), &view.ThisCopy{Day: on("2022-07-15"), Version: "0.1.0", Plans: []view.CopyPlan{{Link: link("2022/", f.plan.Title), Day: on("2022-07-15"), Standing: word("this-copy.running")}, {Link: link("2021/", "2021年重点工作任务"), Day: on("2022-01-31"), Standing: word("this-copy.closed")}}}),
		f.page("404.html", "not-found", word("not-found.title"), &view.NotFound{Ways: []view.Link{{URL: "", Text: word("menu.overview")}, tasks}}),
		f.page("2022/offices/old/", "redirect", word("redirect.title"), &view.Redirect{Target: link("2022/offices/hazchem/", hazchem.Name)}),
	}
}

// area is an area with more late tasks than its page shows.
func (f *fixture) area() view.Group {
	return view.Group{URL: "2022/areas/taozhuang/", Name: "陶庄镇", Tally: tally(1, "done", 1, "overdue", 2), Done: view.Count{N: 1}, Late: view.Count{N: 2, URL: "2022/areas/taozhuang/states/#late"}, Open: view.Count{N: 2, URL: "2022/areas/taozhuang/states/#open"}}
}

// without says how many tasks name no area.
var without = view.Figure{Text: view.Phrase{Label: "areas.rest", N: 14}, URL: "2022/tasks/"}

func pager(url string) view.Pager {
	return view.Pager{Number: 2, Of: 3, Previous: url, Next: url + "page/3/", Pages: []view.PagerLink{{URL: url, Number: 1}, {URL: url + "page/2/", Number: 2, Current: true}, {URL: url + "page/3/", Number: 3}}}
}

func (f *fixture) tally() view.Tally {
	if f.plan.Closed {
		return tally(0, "done", 30, "cancelled", 2, "unfinished", 4, "unreported", 7)
	}
	return tally(9, "done", 6, "overdue", 2, "behind", 2, "due-soon", 3, "in-progress", 20, "paused", 1, "no-record", 9)
}

func (f *fixture) categories() []view.Group {
	return []view.Group{
		{URL: "2022/categories/governance/", Name: "统筹推进集中治理和专项整治", Tally: tally(0, "done", 2, "in-progress", 3, "no-record", 1), Done: view.Count{N: 2}},
		{URL: "2022/categories/major-risks/", Name: "突出抓好重大安全风险防控", Tally: tally(0, "done", 1, "due-soon", 1, "in-progress", 3), Done: view.Count{N: 1}},
		{URL: "2022/categories/key-controls/", Name: "突出抓好关键环节、重点地区和重要时段风险管控", Tally: tally(0, "overdue", 1, "behind", 1, "paused", 1, "no-record", 2), Late: view.Count{N: 2}},
	}
}

func (f *fixture) offices() []view.Group {
	return []view.Group{
		{URL: hazchem.URL, Name: hazchem.Name, Tally: tally(3, "done", 4, "overdue", 1, "in-progress", 20, "no-record", 9), Done: view.Count{N: 4}, Late: view.Count{N: 1}, Lead: 30, Joint: 3, Support: 1},
		{URL: technology.URL, Name: technology.Name, Tally: tally(1, "behind", 1, "in-progress", 4), Late: view.Count{N: 1}, Lead: 2, Joint: 3},
		{URL: related.URL, Name: related.Name, Collective: true, Tally: tally(0, "in-progress", 2), Support: 2},
	}
}

func (f *fixture) overview(notice view.HTML, others []view.Link) *view.Overview {
	o := &view.Overview{Plan: f.plan, Tally: f.tally(), NextDays: 30, News: f.news(), Categories: f.categories(), Offices: f.offices(), Notice: notice, Others: others, Course: course()}
	o.Areas, o.AllAreas = []view.Link{link("2022/areas/taozhuang/", "陶庄镇")}, view.Link{URL: "2022/areas/", Text: word("areas.title")}
	o.Ways = []view.Link{{URL: "2022/timeline/", Text: word("timeline.title")}, {URL: "2022/follow/", Text: word("follow.title")}}
	if f.plan.Closed {
		o.Late, o.LateCount = f.some("unfinished"), 1
		return o
	}
	o.Late, o.LateCount, o.LateURL = f.some("overdue", "behind"), 4, "2022/tasks/"
	o.Next = f.deadlines()
	for _, r := range f.rows {
		if r.Badge.Silent {
			o.Silent = append(o.Silent, r)
		}
	}
	return o
}

func (f *fixture) deadlines() []view.Deadline {
	return []view.Deadline{
		{Day: on("2022-07-31"), What: view.Phrase{Label: "deadline.milestone-count", Text: "储罐区风险评估", N: 1, Total: 2}, Task: f.rows[5]},
		{Day: on("2022-08-10"), Task: f.rows[11]},
	}
}

func course() *view.Course {
	c := &view.Course{Total: 10, Promised: "0,240 62,240 113,216 720,0", Done: "0,240 62,240 113,228 390,216", Width: 720, Height: 240, Scale: scale()}
	c.Says, c.End = view.Phrase{Label: "course.says", Day: on("2022-07-12"), N: 1, Total: 6}, &view.CoursePoint{X: 390, Y: 216, Count: 1}
	for m := in("2022-01"); m <= in("2022-12"); m++ {
		c.Months = append(c.Months, view.CourseMonth{Month: m, Promised: len(c.Months), Known: m < in("2022-08"), Through: m.Last()})
	}
	return c
}

func (f *fixture) news() []*view.UpdateRow {
	return []*view.UpdateRow{
		{URL: "2022/tasks/8/#2022-07-12", Day: on("2022-07-12"), Title: "完成第一轮储罐区风险评估", Excerpt: "6家企业的21座储罐完成第一轮评估，发现问题17个，其中重大隐患0个，已全部下达整改通知……", Task: "油气储存安全风险防控", Number: 8, Called: "8", Offices: []view.OfficeRef{hazchem}, Sample: true},
		{URL: "2022/tasks/20/#2022-07-08", Day: on("2022-07-08"), Title: "双重预防系统接入 12 家企业", Task: "六项信息化技术推广应用", Number: 20, Called: "20", Offices: []view.OfficeRef{technology, hazchem}, Sample: true, Pending: true, By: "危化科", NoProgress: true},
		{URL: "2022/tasks/7/#2022-06-20", Day: on("2022-06-20"), Title: "误发的一条", Task: "重大危险源企业督导检查", Number: 7, Called: "7", Offices: []view.OfficeRef{hazchem}, Withdrawn: true},
	}
}

func (f *fixture) task() *view.Task {
	row := *f.rows[4]
	row.When = append(row.When, word("when.year-round"))
	return &view.Task{
		Row: &row, Category: link("2022/categories/major-risks/", "突出抓好重大安全风险防控"), Partners: []string{"消防救援机构"}, Areas: []view.Link{link("2022/areas/taozhuang/", "陶庄镇"), link("2022/areas/zouwu/", "邹坞镇")}, Source: view.Phrase{Label: "source.verified", Text: "演示站核查组", Day: on("2022-07-20")},
		Reason: "一部分企业停产检修，检查改到下半年。", Reporting: word("reporting.quarter"), Document: view.Phrase{Label: "plan.document", Text: "薛应急发〔2022〕8号"},
		Pauses: []view.Pause{{From: on("2022-04-01"), Until: on("2022-04-20"), Reason: "疫情防控期间暂停入企检查。"}},
		Milestones: []view.Milestone{
			{Title: "“消地协作”联合督导检查", When: view.Phrase{Label: "milestone.due", Day: on("2022-12-31")}, State: "open", Word: word("milestone.open"), Reached: view.Phrase{Label: "milestone.reached", N: 1, Total: 2, Text: "次"}, Percent: 50, Counted: true, Records: []view.Phrase{{Label: "record.unit", Day: on("2022-05-12"), N: 1, Text: "次"}}},
			{Title: "印发实施方案", State: "met", Word: word("milestone.met"), Records: []view.Phrase{{Label: "record.single", Day: on("2022-02-22"), N: 1}}},
			{Title: "企业接入监测预警系统的比例", By: "企业", When: view.Phrase{Label: "milestone.due", Day: on("2022-06-30")}, State: "missed", Word: word("milestone.missed"), Reached: view.Phrase{Label: "milestone.reached", N: 62.5, Total: 100, Text: "%"}, Percent: 62, Counted: true, Records: []view.Phrase{{Label: "record.value", Day: on("2022-03-31"), N: 40, Text: "%"}, {Label: "record.value", Day: on("2022-06-20"), N: 62.5, Text: "%"}}},
		},
		Description: view.HTML{{HTML: `<p>与消防救援机构一起，对重大危险源企业做2次“消地协作”联合督导检查。日常分级监管见<a href="`, URL: "2022/tasks/22/?a=1&b"}, {HTML: `">任务22</a>。</p><p>平时的监管依托危险化学品安全生产风险监测预警系统：三个包保责任人的履职记录改在线上填写；线上录入的事故隐患，要便于统计和分析，据此把企业分类，实行有针对性的监管。</p>`}},
		Updates: []view.Update{
			{Day: on("2022-06-28"), Anchor: "2022-06-28", Title: "第二次联合检查", Sample: true, Pending: true, By: "危化科", NoProgress: true, Body: view.HTML{{HTML: `<p>检查其余5家企业，并复查上次的18处隐患，其中17处已改好，1处需更换阀门，等待到货。</p><table><thead><tr><th>环节</th><th>问题</th><th>已解决</th></tr></thead><tbody><tr><td>交通运输</td><td>8</td><td>3</td></tr><tr><td>废弃处置</td><td>6</td><td>2</td></tr></tbody></table>`}}},
			{Day: on("2022-06-20"), Anchor: "2022-06-20", Title: "履职记录全部改为线上录入", Sample: true, Withdrawn: true, Reason: "数字有误，已另发更新。"},
			{Day: on("2022-05-12"), Anchor: "2022-05-12", Title: "完成第一次联合检查", Sample: true, Body: view.HTML{{HTML: `<p>检查企业6家，发现隐患27处。能当场改的9处已改，其余18处限期整改。<a href="`, URL: "2022/files/检查情况.xlsx"}, {HTML: `">附件：检查情况表（xlsx，28 KB）</a></p>`}}},
		},
		Plan: f.name, Directed: "省应急厅", Nearest: f.rows[5:7], Publisher: f.chrome.Publisher,
		Previous: &view.Link{URL: "2022/tasks/6/", Text: text("6 配合省级督导并列入考核")}, Next: &view.Link{URL: "2022/tasks/8/", Text: text("8 油气储存安全风险防控")},
	}
}

func (f *fixture) events() []*view.Event {
	e := func(d, kind string, row int, what string) *view.Event {
		return &view.Event{Day: on(d), Kind: kind, Word: view.Phrase{Label: "event." + kind, N: 1, Total: 2}, What: what, Task: f.rows[row]}
	}
	return []*view.Event{
		e("2022-06-07", "record", 4, "“消地协作”联合督导检查"), e("2022-06-15", "milestone-met", 5, "完成第一轮储罐区风险评估"), e("2022-06-20", "paused", 7, ""),
		e("2022-06-28", "completed", 0, ""), e("2022-06-30", "due", 11, ""), e("2022-06-30", "milestone-missed", 8, "取得阶段性成果"),
		e("2022-06-30", "cancelled", 12, ""), e("2022-06-30", "resumed", 7, ""), e("2022-06-30", "milestone-due", 5, "完成两轮储罐区风险评估"),
	}
}

func (f *fixture) points() []view.Point {
	return []view.Point{
		{Lead: view.Phrase{Label: "points.due", N: 3}, Figures: []view.Figure{{Text: view.Phrase{Label: "points.on-time", N: 1}, URL: "2022/ledger/on-time/"}, {Text: view.Phrase{Label: "points.late", N: 2}}}},
		{Lead: view.Phrase{Label: "points.next-report", Day: on("2022-09-30")}},
	}
}

func (f *fixture) dues() []*view.DueRow {
	var all []*view.DueRow
	for i, outcome := range []string{"on-time", "late", "not-met", "open"} {
		all = append(all, &view.DueRow{Day: on("2022-06-30"), What: []string{"", "取得阶段性成果"}[i%2], Task: f.rows[i], Outcome: outcome, Word: view.Phrase{Label: "ledger.task-" + outcome, Day: on("2022-06-28")}})
	}
	return all
}

func (f *fixture) ledger() *view.Ledger {
	sums := []view.LedgerGroup{{URL: "2022/timeline/2022-06/#due", Name: view.Phrase{Label: "text.month", Month: in("2022-06")}, Sum: view.LedgerSum{Total: 4, OnTime: 1, Late: 1, NotMet: 1, Open: 1}}}
	return &view.Ledger{Plan: f.name, Points: f.points(), Proof: f.points(), Months: view.LedgerTable{Rows: sums, Moved: true}, Offices: view.LedgerTable{Rows: sums}, Groups: []view.DueGroup{{Anchor: "2022-06", Title: view.Phrase{Label: "text.month", Month: in("2022-06")}, Rows: f.dues()}}}
}

func axis() *view.Axis {
	return &view.Axis{Width: 1200, Scale: scale(), Day: 586, On: on("2022-07-15"), Word: view.Phrase{Label: "lane.day", Day: on("2022-07-15")}}
}

func scale() view.Scale {
	s := view.Scale{Years: []view.ScaleName{{Word: view.Phrase{Label: "lane.year", Called: "2022"}}}}
	for i := range 12 {
		s.Lines = append(s.Lines, 100*i)
		s.Parts = append(s.Parts, view.ScaleName{X: 100 * i, Word: word(fmt.Sprintf("date.short.%d", i+1))})
	}
	return s
}

// lanes has every kind of mark and of span.
func (f *fixture) lanes() []*view.Lane {
	lane := &view.Lane{Task: f.rows[8], Width: 1200, Height: 74, Middle: 44, Ticks: []int{120, 400}, Updates: 3, Pauses: []view.Pause{{From: on("2022-06-20"), Until: on("2022-06-29")}, {From: on("2022-07-01")}}}
	for i, kind := range []string{"year-round", "until-due", "directed", "overdue", "pause"} {
		lane.Spans = append(lane.Spans, view.Span{Kind: kind, X: 200 * i, Width: 150})
	}
	for i, e := range f.events() {
		lane.Marks = append(lane.Marks, view.Mark{Kind: e.Kind, X: 90 * i, Y: -26 * (i % 2), Day: e.Day, Word: e.Word, What: e.What})
	}
	for i, kind := range []string{"overdue", "completed-late", "milestone-met-late", "ended-partly", "ended-unmet"} {
		lane.Marks = append(lane.Marks, view.Mark{Kind: kind, X: 800 + 90*i, Day: on("2022-07-01"), Word: word("lane." + kind)})
	}
	return []*view.Lane{lane, {Task: f.rows[0], Width: 1200, Height: 48, Middle: 18, Spans: lane.Spans[1:2]}}
}

func laneKeys() []view.LaneKey {
	return []view.LaneKey{{Kind: "overdue", Span: true, Word: word("lane.overdue-span")}, {Kind: "overdue", Word: word("lane.overdue")}, {Kind: "update", Word: word("lane.update")}}
}

func (f *fixture) states() []view.Badge {
	var all []view.Badge
	for _, s := range []string{"done", "cancelled", "paused", "unfinished", "unreported", "overdue", "behind", "due-soon", "in-progress", "no-record"} {
		all = append(all, view.Badge{State: s, Word: word("state." + s)})
	}
	return all
}

func (f *fixture) timeline() *view.Timeline {
	t := &view.Timeline{Plan: f.name, Axis: axis(), Keys: laneKeys(), Groups: []view.LaneGroup{
		{Name: "突出抓好重大安全风险防控", URL: "2022/categories/major-risks/timeline/", Tally: tally(0, "done", 2), Lanes: f.lanes()},
		{Name: "加强烟花爆竹安全监管", URL: "2022/categories/fireworks/timeline/", Tally: tally(0, "done", 2, "in-progress", 3)},
		{Tally: tally(0, "no-record", 1), Lanes: f.lanes()[1:]},
	}}
	for m := in("2022-01"); m <= in("2022-12"); m++ {
		t.Months = append(t.Months, view.TimelineMonth{URL: "2022/timeline/" + m.String() + "/", ID: m.String(), Month: m})
	}
	june := &t.Months[5]
	june.Due, june.Done, june.Updates, june.Events, june.More = 4, 3, 8, f.events()[3:7], 5
	t.Months[1].Due, t.Months[1].Events = 1, f.events()[:1]
	return t
}

var owed = view.Phrase{Label: "owed.since", Period: day.Period{First: on("2022-04-01"), Last: on("2022-06-30")}, Day: on("2022-07-12")}

var notice = view.HTML{{HTML: `<p>薛城区应急管理局为2022年的危险化学品和烟花爆竹安全监管列出一张任务表，分十个工作领域，共43项任务，每一项都写明责任科室和时间安排。怎样看状态，见<a href="`, URL: "about/"}, {HTML: `">关于本站</a>。</p><h2 id="通知讲了什么">通知讲了什么</h2><ul><li>重点工作落实和完成得怎样，计入市政府2022年度考核；</li><li>集中治理的落实情况定期通报。</li></ul>`}}

var article = view.HTML{{HTML: `<p>本站演示一份政府部门的年度任务表可以怎样公开：承诺了什么、由谁负责、什么时候完成，以及到今天为止有哪些公开记录。</p><h2>状态怎样得出</h2><p>一项任务同时符合几种情形的，以下表中靠前的一种为准。</p><table><thead><tr><th>状态</th><th>什么时候这样写</th></tr></thead><tbody><tr><td>已完成</td><td>记录了办结日期。晚于完成时限的，另外写明；全年任务写作“年度已落实”</td></tr></tbody></table><blockquote><p>见<a href="`, URL: "2022/tasks/17/#2022-06-28"}, {HTML: `">任务17</a>和<a href="`, URL: "https://www.example.org/?a&b"}, {HTML: `">原件</a>。</p></blockquote>`}}

// changes are one that was granted late, and one of the plan itself that is not decided.
func (f *fixture) changes() []*view.Change {
	return []*view.Change{
		{URL: "2022/tasks/1/#change-1", Anchor: "change-1", Day: on("2022-07-20"), Stage: "granted", Word: word("change.granted"), Asked: on("2022-07-05"), File: "2022/files/map.pdf",
			Says:  []view.Phrase{word("change.of-due"), word("change.from"), {Label: "text.day", Day: on("2022-06-30")}, word("change.later"), {Label: "text.day", Day: on("2022-09-30")}},
			Facts: []view.Phrase{{Label: "change.asked-late", Day: on("2022-06-30")}, {Label: "task.reason", Text: "企业停产检修"}}, Task: f.rows[0]},
		{URL: "2022/#change-1", Anchor: "change-1", Day: on("2022-07-01"), Stage: "asked", Word: word("change.asked"), Says: []view.Phrase{word("change.of-settle")}},
	}
}

func (f *fixture) june() view.Phrase {
	return view.Phrase{Label: "bulletin.title", Period: day.Period{First: on("2022-06-01"), Last: on("2022-06-30")}}
}

func (f *fixture) sums() []view.Point {
	return []view.Point{{Lead: word("bulletin.within"), Figures: []view.Figure{{Text: view.Phrase{Label: "bulletin.done", N: 2}}}}}
}

// bulletin is one with all that there can be.
func (f *fixture) bulletin() *view.Bulletin {
	return &view.Bulletin{
		Plan: f.name, Title: f.june(), Made: view.Phrase{Label: "bulletin.counted", Day: on("2022-06-30")}, Issued: true, Draft: true, Name: "督查通报", Number: "第6期",
		Document: "6号", Issuer: "办公室", Day: on("2022-07-08"), To: []view.Phrase{{Text: "各科室"}}, Method: "电话核查", Sample: true,
		Objections: view.Phrase{Label: "bulletin.objections", Day: on("2022-07-15"), Text: "办公室"}, Rest: view.HTML{{HTML: "<h2>要求</h2>"}},
		Corrections: []view.Correction{{Day: on("2022-07-20"), What: word("figure.done"), Figure: true, Was: 2, Now: 1, Reason: "重新计数"}}, Points: f.sums(), File: "2022/bulletins/2022-06/2022-06.docx",
		Sections: []view.BulletinSection{
			{Anchor: "states", Title: word("bulletin.states"), Note: word("bulletin.offices-note"), Table: view.BulletinTable{Head: []view.Phrase{word("column.state"), word("column.total")},
				Rows: []view.BulletinRow{{Name: word("state.done"), Cells: []view.BulletinCell{{Head: word("column.total"), Text: view.Phrase{Text: "2"}}}}}}},
			{Anchor: "late", Title: view.Phrase{Label: "bulletin.list-late", N: 1}, More: view.Figure{Text: view.Phrase{Label: "bulletin.more", N: 3}, URL: "2022/tasks/"},
				Items: []*view.BulletinItem{{URL: "2022/tasks/17/", Called: "17", Title: "检查", Offices: []string{"甲", "乙"}, Facts: [][]view.Phrase{{word("bulletin.no-update")}}, Sample: true}}},
		},
	}
}
