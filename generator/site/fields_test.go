package site

import (
	"strings"
	"testing"

	"gongshi/generator/front"
)

// withMilestone returns the sound task with a milestone, whose fields begin on line 12.
func withMilestone(fields string) string {
	return withTables("[[milestones]]\ntitle = \"节点 Milestone\"\n" + fields)
}

// withTables returns the sound task with tables, which begin on line 10.
func withTables(tables string) string {
	return strings.Replace(sound[taskFile], "2022-06-30\n", "2022-06-30\n\n"+tables, 1)
}

// allFields are those of a task, as they are named to whoever writes another.
var allFields = strings.Join(front.NamesOf(taskFields), ", ")

// fieldMistakes are those of single fields.
var fieldMistakes = []mistake{
	{"an unknown field", taskFile, "lead  ", "owner = \"x\"\nlead  ", nil, "task:5:1 unknown-key | expected=" + allFields + " | key=owner"},
	{"a misspelt field", taskFile, "lead  ", "summery = \"x\"\nlead  ", nil, "task:5:1 unknown-key | key=summery | near=summary"},
	{"a field with two letters that changed places", taskFile, "lead  ", "sumamry = \"x\"\nlead  ", nil, "task:5:1 unknown-key | key=sumamry | near=summary"},
	{"a field in capitals", taskFile, "title  ", "Title  ", nil, "task:3:1 key-case | key=Title | near=title"},
	{"a field in Chinese", taskFile, "lead  ", "\"责任\" = \"x\"\nlead  ", nil, "task:5:1 unknown-key | expected=" + allFields + " | key=责任"},
	{"an unknown table", taskFile, "[schedule]", "[schedul]", nil, "task:7:1 unknown-key | key=schedul | near=schedule"},
	{"a misspelt field in a table", taskFile, "due = 2022-06-30", "year_round = true\nyearround = true", nil, "task:9:1 unknown-key | key=yearround | near=year_round"},
	{"a misspelt field in the second of two tables", "", "", "", files{taskFile: withMilestone("\n[[milestones]]\ntitle = \"二\"\ndome = 2022-05-01\n")},
		"task:15:1 unknown-key | key=dome | near=done"},
	{"a misspelt field in an inline table", "", "", "", files{taskFile: withMilestone("values = [{ date = 2022-05-01, value = 1, Value = 2 }]\n")},
		"task:12:43 key-case | key=Value | near=value"},
	{"a field of site.toml", configFile, "publisher", "notcie = \"x\"\npublisher", nil, "config:5:1 unknown-key | key=notcie | near=notice"},
	{"a field of an office", configFile, "aliases = ", "aliase = ", nil, "config:10:1 unknown-key | key=aliase | near=aliases"},
	{"a field of the government's table", configFile, "[[offices]]\nkey     ", "[government]\nICP = \"x\"\n\n[[offices]]\nkey     ", nil, "config:8:1 key-case | key=ICP | near=icp"},
	{"a field of a plan", planFile, "issued", "isued", nil, "plan:3:1 unknown-key | key=isued | near=issued"},
	{"a field of an ordinary page", articleFile, "title", "menue = 1\ntitle", nil, "article:2:1 unknown-key | key=menue | near=menu"},
	{"a field that comes later", taskFile, "lead  ", "history = \"x\"\nlead  ", nil, "task:5:1 unknown-key | expected=" + allFields + " | key=history"},

	{"a plan without its fields", "", "", "", files{planFile: "+++\n+++\n", taskFile: "", secondFile: ""}, `plan:2:1 missing-key | expected=title = "…" | key=title
plan:2:1 missing-key | expected=start = 2022-01-01 | key=start
plan:2:1 missing-key | expected=end = 2022-12-31 | key=end`},
	{"a table without its fields", "", "", "", files{taskFile: withTables("[[pauses]]\n")},
		"task:10:1 missing-key | expected=from = 2022-05-01 | key=from\ntask:10:1 pause-without-reason"},
	{"an inline table without its fields", taskFile, "lead  ", "verified = { }\nlead  ", nil,
		"task:5:1 missing-key | expected=date = 2023-01-10 | key=date\ntask:5:1 missing-key | expected=by = \"…\" | key=by"},
	{"an empty text", taskFile, `"印发方案 Rollout"`, `""`, nil, "task:3:12 empty-value | key=title"},
	{"an empty text in a list", taskFile, `["hazchem"]`, `["hazchem", ""]`, nil, "task:5:24 empty-value | key=lead[2]"},
	{"an empty authority", taskFile, "due = 2022-06-30", "directed = \"\"", nil, "task:7:1 no-schedule"},

	{"a number for a text", taskFile, `"印发方案 Rollout"`, "2022", nil, "task:3:12 not-a-text | key=title | value=2022"},
	{"a list for a text", planFile, `"2022年重点任务"`, `["a", "b"]`, nil, "plan:2:10 not-a-text | key=title | value=[…]"},
	{"a text for a whole number", taskFile, "= 1\n", "= \"一\"\n", nil, "task:2:12 not-a-whole-number | key=number | value=\"一\""},
	{"a fraction for a whole number", taskFile, "= 1\n", "= 1.5\n", nil, "task:2:12 not-a-whole-number | key=number | value=1.5"},
	{"a text in a list of whole numbers", planFile, "settle = 2023-01-31\n", "absent = [3, \"4\"]\n", nil, "plan:6:14 number-in-quotes | expected=4 | key=absent[2] | value=\"4\""},
	{"a text for a number", "", "", "", files{taskFile: withMilestone("total = \"两\"\n")}, "task:12:9 not-a-number | key=milestones[1].total | value=\"两\""},
	{"infinity for a number", "", "", "", files{taskFile: withMilestone("total = inf\n")}, "task:12:9 not-a-number | key=milestones[1].total | value=+Inf"},
	{"no number for a number", "", "", "", files{taskFile: withMilestone("values = [{ date = 2022-05-01, value = nan }]\n")},
		"task:12:40 not-a-number | key=milestones[1].values[1].value | value=NaN"},
	{"a text for true", taskFile, "due = 2022-06-30", "year_round = \"true\"", nil, "task:8:14 not-true-or-false | key=schedule.year_round | value=\"true\""},
	{"a number for true", taskFile, "lead  ", "draft = 1\nlead  ", nil, "task:5:9 not-true-or-false | key=draft | value=1"},
	{"a text for a list", configFile, `["危化室"]`, `"危化室"`, nil, "config:10:11 not-a-list | expected=[\"危化室\"] | key=offices[1].aliases | value=\"危化室\""},
	{"a list within a list", taskFile, `["hazchem"]`, `[["hazchem"]]`, nil, "task:5:13 not-a-text | key=lead[1] | value=[…]"},
	{"a text for a table", taskFile, "[schedule]\ndue = 2022-06-30", "schedule = \"六月\"", nil, "task:7:12 not-a-table | expected=[schedule] | key=schedule | value=\"六月\""},
	{"a table for a list of tables", taskFile, "2022-06-30", "2022-06-30\n\n[pauses]\nfrom = 2022-05-01", nil, "task:10:1 not-tables | expected=[[pauses]] | key=pauses | value={…}"},
	{"a list of texts for a list of tables", taskFile, "lead  ", "milestones = [\"一\"]\nlead  ", nil, "task:5:14 not-tables | expected=[[milestones]] | key=milestones | value=[…]"},
	{"a text for the redirects", configFile, "publisher", "redirects = \"/a/\"\npublisher", nil, "config:5:13 not-a-table | expected=[redirects] | key=redirects | value=\"/a/\""},
	{"a number for a redirect", configFile, "[[offices]]\nkey     ", "[redirects]\n\"/a/\" = 1\n\n[[offices]]\nkey     ", nil, "config:8:9 not-a-text | key=redirects./a/ | value=1"},

	{"a text for a day", taskFile, "2022-06-30", `"六月底"`, nil, "task:8:7 not-a-day | key=schedule.due | value=\"六月底\""},
	{"a month for a day", taskFile, "2022-06-30", `"2022-06"`, nil, "task:8:7 not-a-day | key=schedule.due | value=\"2022-06\""},
	{"a time for a day", taskFile, "2022-06-30", `2022-06-30T18:00:00`, nil, "task:8:7 day-with-time | expected=2022-06-30 | key=schedule.due | value=2022-06-30 18:00:00"},
	{"a number for a day", taskFile, "2022-06-30", `20220630`, nil, "task:8:7 not-a-day | key=schedule.due | value=20220630"},
	{"a day in quotes that does not exist", taskFile, "2022-06-30", `"2022-06-31"`, nil, "task:8:7 no-such-day | key=schedule.due | value=2022-06-31"},
	{"a day before the first year", taskFile, "2022-06-30", `0000-12-31`, nil, "task:8:7 no-such-day | key=schedule.due | value=0000-12-31"},
	{"a day in a list that does not exist", "", "", "", files{taskFile: withMilestone("total = 2\ndone = [2022-05-01, \"2022-04-31\"]\n")},
		"task:13:21 no-such-day | key=milestones[1].done[2] | value=2022-04-31"},

	{"an outcome that there is not", taskFile, "lead  ", "completed = 2022-06-20\noutcome = \"partially\"\nlead  ", nil,
		"task:6:11 bad-choice | expected=met, partly, unmet | key=outcome | near=partly | value=\"partially\""},
	{"a rule that there is not", planFile, "[[categories]]\nkey  = \"governance\"", "[reporting]\nevery = \"week\"\n\n[[categories]]\nkey  = \"governance\"", nil,
		"plan:9:9 bad-choice | expected=month, quarter, half-year | key=reporting.every | value=\"week\""},
	{"a rule that is one for milestones only", taskFile, "lead  ", "reporting = \"year\"\nlead  ", nil,
		"task:5:13 bad-choice | expected=month, quarter, half-year, none | key=reporting | value=\"year\""},
	{"an unknown sender of the policy", configFile, "publisher", "csp = \"headers\"\npublisher", nil,
		"config:5:7 bad-choice | expected=meta, header | key=csp | near=header | value=\"headers\""},
	{"a rule of another type", taskFile, "lead  ", "reporting = 3\nlead  ", nil, "task:5:13 bad-choice | expected=month, quarter, half-year, none | key=reporting | value=3"},
	{"a recurrence that there is not", "", "", "", files{taskFile: withMilestone("every = \"years\"\n")},
		"task:12:9 bad-choice | expected=month, quarter, half-year, year | key=milestones[1].every | near=year | value=\"years\""},

	{"a number that is not positive", taskFile, "= 1\n", "= 0\n", nil, "task:2:12 not-positive | key=number | value=0"},
	{"a total of nothing", "", "", "", files{taskFile: withMilestone("total = 0\n")}, "task:12:9 not-positive | key=milestones[1].total | value=0"},
	{"a negative total", "", "", "", files{taskFile: withMilestone("total = -2.5\n")}, "task:12:9 not-positive | key=milestones[1].total | value=-2.5"},
	{"a negative amount", "", "", "", files{taskFile: withMilestone("values = [{ date = 2022-05-01, value = -1 }]\n")}, "task:12:40 negative | key=value | value=-1"},
	{"an absent number that is not positive", planFile, "settle = 2023-01-31\n", "absent = [2, 0]\n", nil, "plan:6:14 not-positive | key=absent | value=0"},
	{"a negative number of days", configFile, "publisher", "due_soon = -1\npublisher", nil, "config:5:12 negative | key=due_soon | value=-1"},

	{"an address without a scheme", configFile, "https://www.example.org/zdgz/", "www.example.org", nil,
		"config:2:13 bad-url | expected=https://www.example.org/ | key=base_url | value=www.example.org"},
	{"an address with a query", configFile, "https://www.example.org/zdgz/", "https://example.org/?a=1", nil,
		"config:2:13 address-form | expected=https://example.org/ | key=base_url | value=https://example.org/?a=1"},
	{"an address with a password", configFile, "publisher", "repository = \"https://a:b@git.example.org/plan\"\npublisher", nil,
		"config:5:14 address-form | expected=https://git.example.org/plan | key=repository | value=https://a:b@git.example.org/plan"},
	{"a redirect from a query", configFile, "[[offices]]\nkey     ", "[redirects]\n\"/?a=b/\" = \"/2022/\"\n\n[[offices]]\nkey     ", nil, "config:8:1 redirect-from-none | value=/?a=b/"},
	{"an address of a page", configFile, "https://www.example.org/zdgz/", "https://www.example.org/a b/index.html", nil,
		"config:2:13 address-form | expected=https://www.example.org/a%20b/ | key=base_url | value=https://www.example.org/a b/index.html"},
	{"an address of another scheme", configFile, "[[offices]]\nkey     ", "[contact]\nfeedback = \"mailto:a@example.org\"\n\n[[offices]]\nkey     ", nil,
		"config:8:12 bad-url | expected=https://www.example.org/ | key=contact.feedback | value=mailto:a@example.org"},
	{"a source of which nobody knows where it is", configFile, "[[offices]]\nkey     ", "[[sources]]\nkey = \"east\"\n\n[[offices]]\nkey     ", nil, "config:8:7 source-nowhere | value=east"},
	{"a source without encryption", configFile, "[[offices]]\nkey     ", "[[sources]]\nkey = \"east\"\nurl = \"http://east.example.org/\"\n\n[[offices]]\nkey     ", nil, "config:9:7 source-plain | expected=https://east.example.org/ | key=sources[1].url | value=http://east.example.org/"},
	{"a source at no address", configFile, "[[offices]]\nkey     ", "[[sources]]\nkey = \"east\"\nurl = \"javascript:alert(1)\"\n\n[[offices]]\nkey     ", nil, "config:9:7 bad-url | expected=https://www.example.org/ | key=sources[1].url | value=javascript:alert(1)"},
	{"a source in the place of the comparison", configFile, "[[offices]]\nkey     ", "[[sources]]\nkey = \"compare\"\nurl = \"https://east.example.org/\"\n\n[[offices]]\nkey     ", nil, "config:8:7 reserved-name | value=compare"},
	{"two sources at one address", configFile, "[[offices]]\nkey     ", "[[sources]]\nkey = \"east\"\nurl = \"https://east.example.org\"\n[[sources]]\nkey = \"west\"\nurl = \"https://east.example.org/\"\n\n[[offices]]\nkey     ", nil, "config:12:7 duplicate-key | key=url | value=https://east.example.org/"},
	{"a time zone that there is not", configFile, "Asia/Shanghai", "Asia/Beijing", nil, "config:4:13 bad-timezone | value=Asia/Beijing"},
	{"the machine's time zone", configFile, "Asia/Shanghai", "Local", nil, "config:4:13 bad-timezone | value=Local"},
	{"a language without labels", configFile, "zh-CN", "zh-TW", nil, "config:3:13 bad-language | expected=en, zh-CN | value=zh-TW"},
}

func TestMistakesInFields(t *testing.T) { checkMistakes(t, fieldMistakes) }

func TestFieldsMayBeWrittenInOtherWays(t *testing.T) {
	for name, m := range map[string]mistake{
		"a day in quotes":                     {file: taskFile, old: "2022-06-30", new: `"2022-06-30"`},
		"a day in single quotes":              {file: taskFile, old: "2022-06-30", new: `'2022-06-30'`},
		"days in quotes":                      {with: files{taskFile: withMilestone("total = 2\ndone = ['2022-05-01', \"2022-05-02\"]\n")}},
		"a single day in quotes for a list":   {with: files{taskFile: withMilestone("done = '2022-05-01'\n")}},
		"inline tables":                       {file: taskFile, old: "lead  ", new: "milestones = [{ title = \"一\" }, { title = \"二\" }]\nlead  "},
		"a dotted key":                        {file: taskFile, old: "[schedule]\ndue", new: "schedule.due"},
		"an empty list":                       {file: taskFile, old: "lead  ", new: "joint = []\nlead  "},
		"a base address without a last slash": {file: configFile, old: "zdgz/", new: "zdgz"},
	} {
		s, problems, _ := read(t, m.files(t), false)
		if len(problems) > 0 {
			t.Errorf("%s: reported\n%s", name, reported(problems))
		} else if got := s.Plans[0].Tasks[0].Schedule.Due; got != on("2022-06-30") || s.BaseURL != "https://www.example.org/zdgz/" {
			t.Errorf("%s: due %s, at %s", name, got, s.BaseURL)
		}
	}
}

func TestDueSoonIsThirtyDaysUnlessTheSiteSaysOtherwise(t *testing.T) {
	for line, want := range map[string]int{"": 30, "due_soon = 0\n": 0, "due_soon = 7\n": 7} {
		s, _, _ := read(t, changed(files{configFile: edited(t, configFile, "publisher", line+"publisher")}), false)
		if s.DueSoon != want {
			t.Errorf("%q: %d days, want %d", line, s.DueSoon, want)
		}
	}
}
