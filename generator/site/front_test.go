package site

import (
	"strings"
	"testing"
)

// frontMistakes are those for which front matter cannot be read at all.
var frontMistakes = []mistake{
	{"a file without front matter", taskFile, "+++\nnumber   = 1\n", "number   = 1\n", nil,
		"task:1:1 front-matter-missing"},
	{"an empty file", "", "", "", files{taskFile: "\n"}, "task:1:1 file-empty"},
	{"front matter after an empty line", articleFile, "+++\ntitle", "\n+++\ntitle", nil, "article:1:1 front-matter-late"},
	{"another kind of front matter", "", "", "", files{articleFile: "---\ntitle: x\n---\n"}, "article:1:1 front-matter-yaml"},
	{"front matter that does not end", articleFile, "\"关于本站\"\n+++\n", "\"关于本站\"\n", nil, "article:1:1 front-matter-unclosed"},
	{"a fence of more signs", articleFile, "\"关于本站\"\n+++\n", "\"关于本站\"\n++++\n", nil, "article:3:1 fence-written-otherwise | value=++++"},
	{"a body that is wrong too", "", "", "", files{taskFile: "题 Title\n\n## 无日期 Undated\n"},
		"task:1:1 front-matter-missing\ntask:3:1 heading-undated | value=无日期 Undated"},
	{"bytes that are no UTF-8", planFile, "通知。", "通\xb2\xe2", nil, "plan:17:14 not-utf8"},
	{"bytes that are no UTF-8 in front matter", taskFile, "印发方案 Rollout", "印发\xff", nil, "task:3:15 not-utf8"},
	{"bytes that are no UTF-8 in site.toml", configFile, "某局", "\xb2\xe2", nil, "config:5:14 not-utf8"},

	{"a curly quote before a text", taskFile, `"governance"`, `“governance”`, nil, `task:4:12 toml-full-width | expected=" | key=category | other=category = "governance" | value=“`},
	{"a curly quote after a text", taskFile, `"governance"`, `"governance”`, nil, `task:4:23 toml-full-width | expected=" | key=category | value=”`},
	{"a curly quote after a text with quotes in it", taskFile, `"印发方案 Rollout"`, `"印发“方案”Rollout”`, nil, `task:3:26 toml-full-width | expected=" | key=title | other=title = "印发“方案”Rollout" | value=”`},
	{"a full-width equals sign", taskFile, "number   =", "number   ＝", nil, "task:2:10 toml-full-width | expected== | key=number | value=＝"},
	{"a full-width space", taskFile, "number   =", "number　=", nil, "task:2:7 invisible-character | value=U+3000"},
	{"a full-width comma", taskFile, `["hazchem"]`, `["hazchem"，"technology"]`, nil, "task:5:22 toml-full-width | expected=, | key=lead | value=，"},
	{"an enumeration comma", taskFile, `["hazchem"]`, `["hazchem"、"technology"]`, nil, "task:5:22 toml-full-width | expected=, | key=lead | value=、"},
	{"full-width brackets", taskFile, `["hazchem"]`, `【"hazchem"】`, nil, `task:5:12 not-a-list | expected=["hazchem"] | key=lead | value=【"hazchem"】`},
	{"a mistake before a comment in Chinese", taskFile, "= 1\n", "= 01 # 序号，必填\n", nil, "task:2:12 leading-zero | expected=1 | key=number | value=01"},
	{"a mistake after a text with quotes in it", taskFile, `"印发方案 Rollout"`, `"印发\"，方案" x`, nil, "task:3:21 after-value | key=title | value=x"},
	{"a mistake after a text in Chinese", taskFile, `"印发方案 Rollout"`, `'印发，"方案' x`, nil, "task:3:20 after-value | key=title | value=x"},
	{"a value that is missing", taskFile, "number   = 1", "number   =", nil, "task:2:11 empty-value | key=number"},
	{"a text without quotes", configFile, `"某局"`, "某局", nil, "config:5:13 text-unquoted | key=publisher | value=某局"},
	{"a field that stands twice", taskFile, "number   = 1", "number   = 1\nnumber   = 2", nil, "task:3:1 written-twice | key=number | other=2"},
	{"a day that does not exist", taskFile, "2022-06-30", "2022-06-31", nil, "task:8:7 no-such-day | key=schedule.due | value=2022-06-31"},
	{"a month that does not exist", planFile, "2022-12-31", "2022-13-31", nil, "plan:5:10 no-such-day | key=end | value=2022-13-31"},
	{"a 29 February that does not exist", planFile, "2022-02-18", "2022-02-29", nil, "plan:3:10 no-such-day | key=issued | value=2022-02-29"},
}

func TestFrontMatterThatCannotBeRead(t *testing.T) { checkMistakes(t, frontMistakes) }

// consequences would follow from a mistake that is reported already, and are not reported.
var consequences = []mistake{
	{"of a task that cannot be read: no hole in the numbers, no dead link", taskFile, `"governance"`, "x", files{secondFile: second + "\n见[一](01-rollout.md#2022-06-28)。\n"},
		"task:4:12 text-unquoted | key=category | value=x\ncontent/2022/02-second.md:11:2 dead-anchor | expected=#2022-06-28 | key=2022-06-28 | value=01-rollout.md"},
	{"of two tasks that cannot be read: no double number", "", "", "", files{taskFile: "x", secondFile: "y"},
		"task:1:1 front-matter-missing\n" + secondFile + ":1:1 front-matter-missing"},
	{"of a task that is not UTF-8: no dead link", taskFile, "任务说明。", "\xff", files{secondFile: second + "\n[一](01-rollout.md)\n"}, "task:11:1 not-utf8"},
	{"of a task that is not UTF-8: no dead anchor", taskFile, "任务说明。", "\xff", files{secondFile: second + "\n[一](01-rollout.md#2022-06-28)\n"}, "task:11:1 not-utf8"},
	{"of front matter that does not end: no dead anchor", articleFile, "\"关于本站\"\n+++\n", "\"关于本站\"\n", files{secondFile: second + "\n[关于](../about.md#怎样看状态)\n"},
		"article:1:1 front-matter-unclosed"},
	{"of a number that cannot be read: no hole", taskFile, "= 1\n", "= \"1\"\n", files{secondFile: second}, "task:2:12 number-in-quotes | expected=1 | key=number | value=\"1\""},
	{"of numbers that are missing: no double number", taskFile, "number   = 1\n", "", files{secondFile: strings.Replace(second, "number = 2\n", "", 1)},
		"task:2:1 missing-key | expected=number = 7 | key=number\n" + secondFile + ":2:1 missing-key | expected=number = 7 | key=number"},
	{"of a plan that cannot be read: no unknown category", planFile, "2022-12-31", "x", files{secondFile: second + "\n[通知](index.md)\n"},
		"plan:5:10 not-a-day | key=end | value=x"},
	{"of a plan without front matter: no folder without index.md, no dead link", planFile, "+++\ntitle", "title",
		files{articleFile: sound[articleFile] + "\n[计划](2022/index.md) [任务](2022/01-rollout.md)\n"}, "plan:1:1 front-matter-missing"},
	{"of a plan whose days cannot be read: nothing outside it, no unit too many", planFile, "2022-12-31", "\"2022\"",
		files{taskFile: withMilestone("every = \"month\"\ndone  = [2022-03-01, 2022-04-01]\n")}, "plan:5:10 not-a-day | key=end | value=\"2022\""},
	{"of categories that cannot be read: no unknown category", planFile, "key  = \"governance\"\n", "", nil, "plan:8:1 missing-key | expected=key = \"prevention\" | key=key"},
	{"of a site.toml that cannot be read: no unknown office", configFile, `"某局"`, "x", nil, "config:5:13 text-unquoted | key=publisher | value=x"},
	{"of offices that cannot be read: no unknown office", configFile, "key     = \"hazchem\"\n", "", nil, "config:7:1 missing-key | expected=key = \"safety\" | key=key"},
	{"of a category of another type", taskFile, `"governance"`, "3", nil, "task:4:12 not-a-text | key=category | value=3"},
	{"of an office of another type", taskFile, `["hazchem"]`, `["hazchem", 3]`, nil, "task:5:24 not-a-text | key=lead[2] | value=3"},
	{"of a list of another type: no task without an office", taskFile, `["hazchem"]`, `"hazchem"`, nil, "task:5:12 not-a-list | expected=[\"hazchem\"] | key=lead | value=\"hazchem\""},
	{"of a due day of another type: no task without a time", taskFile, "2022-06-30", "true", nil, "task:8:7 not-a-day | key=schedule.due | value=true"},
	{"of a day of completion: no outcome without it", taskFile, "lead  ", "completed = \"bald\"\noutcome = \"met\"\nlead  ", nil, "task:5:13 not-a-day | key=completed | value=\"bald\""},
	{"of an outcome: no reason without it", taskFile, "lead  ", "completed = 2022-06-20\noutcome = \"partial\"\nreason = \"x\"\nlead  ", nil,
		"task:6:11 bad-choice | expected=met, partly, unmet | key=outcome | value=\"partial\""},
	{"of a pause's day: no overlap", taskFile, "2022-06-30", "2022-06-30\n\n[[pauses]]\nfrom = 2022-05-01\nuntil = \"x\"\nreason = \"一\"\n\n[[pauses]]\nfrom = 2022-06-01\nreason = \"二\"", nil,
		"task:12:9 not-a-day | key=pauses[1].until | value=\"x\""},
	{"of how often a milestone recurs: no unit too many", "", "", "", files{taskFile: withMilestone("every = \"monthly\"\ndone  = [2022-03-01, 2022-04-01]\n")},
		"task:12:9 bad-choice | expected=month, quarter, half-year, year | key=milestones[1].every | near=month | value=\"monthly\""},
}

func TestNothingIsReportedThatFollowsFromAnotherMistake(t *testing.T) { checkMistakes(t, consequences) }

func TestAByteOrderMarkAndCarriageReturnsAreTolerated(t *testing.T) {
	files := map[string]string{}
	for name, text := range sound {
		files[name] = "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
	}
	s, problems, _ := read(t, files, false)
	if len(problems) > 0 {
		t.Fatalf("reported\n%s", reported(problems))
	}
	task := s.Plans[0].Tasks[0]
	if s.Title != "重点任务公示" || task.Title != "印发方案 Rollout" || task.Body.Summary != "任务说明。" {
		t.Errorf("read %q, %q, %q", s.Title, task.Title, task.Body.Summary)
	}
}

func TestProblemsKeepTheirPlacesInAFileOfWindows(t *testing.T) {
	text := strings.ReplaceAll(edited(t, taskFile, "lead  ", "leed  ")+"\n[x](missing.md)\n", "\n", "\r\n")
	_, problems, _ := read(t, changed(files{taskFile: "\ufeff" + text}), false)
	want := "task:5:1 unknown-key | key=leed | near=lead\ntask:13:1 dead-link | expected=content/2022/missing.md | value=missing.md"
	if got := reported(problems); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAByteOrderMarkShiftsNoPlace(t *testing.T) {
	_, problems, _ := read(t, changed(files{configFile: "\ufeff" + edited(t, configFile, `"重点任务公示"`, "1")}), false)
	if got := reported(problems); got != "config:1:13 not-a-text | key=title | value=1" {
		t.Errorf("reported\n%s", got)
	}
}

func TestAFenceMayBeFollowedBySpaces(t *testing.T) {
	_, problems, _ := read(t, changed(files{articleFile: "+++ \t\ntitle = \"关于\"\n+++  \n正文\n"}), false)
	if len(problems) > 0 {
		t.Errorf("reported\n%s", reported(problems))
	}
}
