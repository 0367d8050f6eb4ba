package site

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/problem"
)

func incidentFile(more string) string {
	return "+++\ndate = 2022-06-28\ntitle = \"火灾\"\n" + more + "+++\n\n经过。\n"
}

// withIncident adds an incident whose fields begin on line 4.
func withIncident(name, more, want string) mistake {
	return mistake{name: name, with: files{"content/2022/incidents/2022-06-28-huozai.md": incidentFile(more)}, want: strings.ReplaceAll(want, "incident:", "content/2022/incidents/2022-06-28-huozai.md:")}
}

// withBulletin adds a bulletin of June whose fields begin on line 3.
func withBulletin(name, more, want string) mistake {
	return mistake{name: name, with: files{"content/2022/bulletins/2022-06.md": "+++\nissued = 2022-07-08\n" + more + "+++\n\n总体情况。\n"}, want: strings.ReplaceAll(want, "bulletin:", "content/2022/bulletins/2022-06.md:")}
}

var reportMistakes = []mistake{
	withIncident("an incident", "deaths = 1\nresponsible = true\n[report]\napproved = 2022-09-30\nby = \"区政府\"\n", ""),
	withIncident("a report before its incident", "[report]\napproved = 2022-06-01\n", "incident:5:12 report-before-incident | other=2022-06-28 | value=2022-06-01"),
	withIncident("an evaluation before its report", "[report]\napproved = 2022-09-30\n[evaluation]\npublished = 2022-09-01\n", "incident:7:13 evaluation-before-report | other=2022-09-30 | value=2022-09-01"),
	withIncident("an evaluation without a report", "[evaluation]\npublished = 2022-09-01\n", "incident:4:1 evaluation-without-report | value=2022-09-01"),
	withIncident("fewer than none", "deaths = -1\n", "incident:4:10 negative | key=deaths | value=-1"),
	withIncident("an area that is not there", "area = \"taozhuang\"\n", "incident:4:8 unknown-area | expected=[[areas]] | value=taozhuang"),
	withIncident("a report that is not there", "[report]\napproved = 2022-09-30\nfile = \"files/a.pdf\"\n", "incident:6:8 dead-link | expected=content/2022/files/a.pdf | value=files/a.pdf"),
	{name: "an incident of another day", with: files{"content/2022/incidents/2022-06-27-huozai.md": incidentFile("")}, want: "content/2022/incidents/2022-06-27-huozai.md incident-name | expected=2022-06-28-shigu.md | value=2022-06-27-huozai.md"},
	{name: "two incidents of one name", with: files{"content/2022/incidents/2022-06-28-huozai.md": incidentFile(""), "content/2022/incidents/2022-06-29-huozai.md": strings.Replace(incidentFile(""), "28", "29", 1)},
		want: "content/2022/incidents/2022-06-29-huozai.md duplicate-incident | other=2022-06-28-huozai.md | value=huozai"},
	{name: "an incident too deep", with: files{"content/2022/incidents/a/2022-06-28-x.md": "x"}, want: "content/2022/incidents/a/2022-06-28-x.md file-misplaced | expected=content/2022/incidents/2022-06-28-x.md"},

	withBulletin("a bulletin", "to = [\"各镇街\"]\n[figures]\ndone = 0\ntasks = 1\n", ""),
	withBulletin("another figure", "[figures]\ndone = 2\n", "bulletin:4:8 figure-differs | expected=0 | key=done | other=2022-06 | value=2"),
	withBulletin("another figure, corrected", "[figures]\ndone = 2\n[[corrections]]\ndate = 2022-07-20\nwhat = \"done\"\nwas = 2\nnow = 0\nreason = \"x\"\n", ""),
	withBulletin("a correction of something else", "[figures]\ndone = 2\n[[corrections]]\ndate = 2022-07-20\nwhat = \"done\"\nwas = 1\nnow = 0\nreason = \"x\"\n", "bulletin:8:7 correction-chain | expected=2 | key=done | value=1"),
	withBulletin("a correction to the same", "[figures]\ndone = 0\n[[corrections]]\ndate = 2022-07-20\nwhat = \"done\"\nwas = 0\nnow = 0\nreason = \"x\"\n", "bulletin:9:7 correction-same | value=0"),
	withBulletin("a correction of the text", "[[corrections]]\ndate = 2022-07-20\nwhat = \"text\"\nreason = \"x\"\n", ""),
	withBulletin("a correction of nothing", "[[corrections]]\ndate = 2022-07-20\nwhat = \"done\"\nwas = 1\nnow = 0\nreason = \"x\"\n", "bulletin:5:8 correction-of-nothing | value=done"),
	withBulletin("a correction before the issue", "[figures]\ndone = 2\n[[corrections]]\ndate = 2022-07-01\nwhat = \"done\"\nwas = 2\nnow = 0\nreason = \"x\"\n", "bulletin:6:8 correction-before-issue | other=2022-07-08 | value=2022-07-01"),
	withBulletin("objections that ended before", "objections = { until = 2022-07-01 }\n", "bulletin:3:24 objections-before-issue | other=2022-07-08 | value=2022-07-01"),
	withBulletin("a figure that is none", "[figures]\nfinished = 2\n", "bulletin:4:1 unknown-key | expected=tasks, done, done_so_far, overdue, behind, due, kept, extended, returned, updates, reports_owed, reports_given, reports_missing | key=finished"),
	{name: "a bulletin within its period", with: files{"content/2022/bulletins/2022-q3.md": "+++\nissued = 2022-07-08\n+++\n"}, want: "content/2022/bulletins/2022-q3.md:2:10 issued-within-period | other=2022-09-30 | value=2022-07-08"},
	{name: "a bulletin of a day", with: files{"content/2022/bulletins/2022-06-30.md": "+++\nissued = 2022-07-08\n+++\n"}, want: "content/2022/bulletins/2022-06-30.md bulletin-name | expected=2022-12.md | value=2022-06-30.md"},
	{name: "a bulletin of another year", with: files{"content/2022/bulletins/2021-06.md": "+++\nissued = 2022-07-08\n+++\n"}, want: "content/2022/bulletins/2021-06.md bulletin-outside-plan | expected=2022-01-01 – 2022-12-31 | value=2021-06"},
}

func TestMistakesInIncidentsAndBulletins(t *testing.T) { checkMistakes(t, reportMistakes) }

// A draft of a bulletin stops nothing: what is reported later changes its figures until it is issued.
func TestFiguresOfADraftThatAreOthersAreAWarning(t *testing.T) {
	const file = "content/2022/bulletins/2022-06.md"
	for draft, want := range map[string]string{
		"draft = true\n[figures]\ntasks = 3\ndone = 2\nupdates = 0\n":                          file + ":4:9 draft-figures-differ | expected=tasks = 1, done = 0 | value=2022-06",
		"draft = true\n[figures]\ntasks = 1\ndone = 0\n":                                       "",
		"issued = 2022-07-08\n[figures]\ntasks = 1\ndone = 2\n":                                file + ":5:8 figure-differs | expected=0 | key=done | other=2022-06 | value=2",
		"draft = true\nissue = \"第6期\"\nissued = 2022-07-08\n[figures]\ntasks = 1\ndone = 2\n": file + ":7:8 draft-figures-differ | expected=done = 0 | value=第6期",
	} {
		_, problems, _ := read(t, mistake{with: files{file: "+++\n" + draft + "+++\n"}}.files(t), true)
		if got := strings.TrimSpace(reported(problems)); got != want {
			t.Errorf("%s: %s\nwant %s", draft, got, want)
		}
	}
}

func TestAnIncidentsTwoClocks(t *testing.T) {
	s, problems, _ := read(t, mistake{with: files{
		"content/2022/incidents/2022-06-28-huozai.md": incidentFile("responsible = true\n[report]\napproved = 2022-09-30\nfile = \"files/a.pdf\"\n[evaluation]\npublished = 2023-11-01\n"),
		"content/2022/files/a.pdf":                    "x",
	}}.files(t), false)
	if len(problems) > 0 {
		t.Fatal(reported(problems))
	}
	i := s.Plans[0].Incidents[0]
	checkCourse(t, "investigated-false 2022-09-30 published-true 2023-10-01 evaluation-overdue-true 2023-11-01 evaluated-true", func(d day.Day) string {
		return fmt.Sprintf("%s-%v", i.Inquiry(d), i.Counts(d))
	})
}

func TestADayOfAnIncidentInTheFutureIsAWarning(t *testing.T) {
	s, problems, r := read(t, mistake{with: files{
		"content/2022/incidents/2022-06-28-huozai.md": incidentFile("[report]\napproved = 2022-09-30\n[evaluation]\npublished = 2023-11-01\n"),
	}}.files(t), false)
	if len(problems) > 0 {
		t.Fatal(reported(problems))
	}
	of := func(list problem.List) string {
		list.Sort()
		return strings.ReplaceAll(reported(list), "content/2022/incidents/2022-06-28-huozai.md", "incident")
	}
	late := "incident:7:13 future-date | value=2023-11-01"
	for today, want := range map[string]string{
		"2023-11-01": "", "2023-10-31": late, "2022-09-29": "incident:5:12 future-date | value=2022-09-30\n" + late,
	} {
		if got := of(r.Dated(s, on(today), false)); got != want {
			t.Errorf("on %s there is\n%s\nwant\n%s", today, got, want)
		}
	}
	if got := of(r.Dated(s, on("2022-06-01"), true)); got != "" {
		t.Errorf("who looks back is told\n%s", got)
	}
}

func TestOfAnIncidentIsKnownWhatTheDayHas(t *testing.T) {
	i := &Incident{IncidentFront: &IncidentFront{
		Date: on("2022-06-28"), Deaths: 1, Responsible: true, Attributed: []Attribution{{To: "某单位"}},
		Report: InvestigationReport{Approved: on("2022-09-30"), By: "区政府"}, Evaluation: Evaluation{Published: on("2023-09-20"), File: "files/a.pdf"},
	}}
	checkCourse(t, "nothing 2022-06-28 1,false,0,-,- 2022-09-30 1,true,1,区政府,- 2023-09-20 1,true,1,区政府,files/a.pdf", func(d day.Day) string {
		k := i.On(d)
		if k == nil {
			return "nothing"
		}
		return fmt.Sprintf("%d,%v,%d,%s,%s", k.Deaths, k.Responsible, len(k.Attributed), cmp.Or(k.Report.By, "-"), cmp.Or(k.Evaluation.File, "-"))
	})
}

// What was reported after a period, for whichever day, changes nothing in its summary.
func TestASummaryIsOfWhatWasOnRecord(t *testing.T) {
	const front = "completed = 2022-06-20; schedule = {due = 2022-06-30}; milestones = [{title = \"节点\", total = 2, due = 2022-05-31, done = [2022-05-10, 2022-06-20]}]"
	for name, c := range map[string]struct{ heading, june, july string }{
		"reported at once": {"## 2022-06-20 办结\n", "done 1 so far 1 overdue 0 kept 1 owed 0 given 0", "done 0 so far 1 overdue 0 kept 0 owed 0 given 0"},
		"reported late":    {"## 2022-06-20 办结 [补报 2022-07-15]\n", "done 0 so far 0 overdue 0 kept 0 owed 1 given 0", "done 1 so far 1 overdue 0 kept 0 owed 0 given 0"},
	} {
		task := promised(t, planDays+"[reporting]\nevery = \"quarter\"\n", front, c.heading, false)
		plan := &Plan{Terms: task.Plan, Tasks: []*Task{task}}
		for _, p := range []struct{ key, want string }{{"2022-06", c.june}, {"2022-07", c.july}} {
			period, _ := bulletinPeriod(p.key)
			n := plan.Summary(period, 30).Figures()
			of := func(name string) int { return n[figureAt(name)] }
			got := fmt.Sprintf("done %d so far %d overdue %d kept %d owed %d given %d", of("done"), of("done_so_far"), of("overdue"), of("kept"), of("reports_owed"), of("reports_given"))
			if got != p.want {
				t.Errorf("%s, %s: %s, want %s", name, p.key, got, p.want)
			}
		}
	}
}

func TestPeriodsHaveNames(t *testing.T) {
	for _, name := range []string{"2022-06", "2022-12", "2022-q1", "2022-q4"} {
		p, ok := bulletinPeriod(name)
		if !ok || PeriodKey(p) != name {
			t.Errorf("%s is %v, called %s", name, p, PeriodKey(p))
		}
	}
}
