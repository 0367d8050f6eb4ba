package site

import (
	"strings"
	"testing"
)

// syntaxMistakes are those for which a field cannot be read. What stands around it is read all the same.
var syntaxMistakes = []mistake{
	beforeLead("a value that is missing before a comment", "summary = # 摘要", "task:5:11 value-missing | key=summary"),
	beforeLead("a text that does not end", `summary = "摘要`, `task:5:11 quote-unclosed | expected=" | key=summary`),
	beforeLead("a text that does not end, in single quotes", `summary = '摘要`, `task:5:11 quote-unclosed | expected=' | key=summary`),
	beforeLead("a list that does not end", `joint = ["technology"`, "task:5:9 list-unclosed | key=joint"),
	beforeLead("a list of several lines that does not end", "joint = [\n  \"technology\",", "task:5:9 list-unclosed | key=joint"),
	beforeLead("a list without a comma", `joint = ["technology" "危化室"]`, "task:5:23 comma-missing | key=joint"),
	beforeLead("a list of several lines without a comma", "joint = [\n  \"technology\"\n  \"危化室\",\n]", "task:7:3 comma-missing | key=joint"),
	beforeLead("a path of Windows", `summary = "见 C:\附件"`, "task:5:12 backslash | key=summary"),
	beforeLead("quotation marks within a text", `summary = "见"方案"一"`, "task:5:14 after-value | key=summary | value=方案\"一\""),
	beforeLead("a number with a unit", "milestones = [{ title = \"检查\" }]\nsummary = 5次", "task:6:11 text-unquoted | key=summary | value=5次"),
	beforeLead("a percentage", "summary = 40%", "task:5:11 text-unquoted | key=summary | value=40%"),
	beforeLead("offices without quotes", "joint = [technology, 危化室]", "task:5:10 text-unquoted | key=joint | value=technology"),
	beforeLead("true with a capital", "draft = True", "task:5:9 true-or-false-spelt | expected=true | key=draft | value=True"),
	beforeLead("true in Chinese", "sample = 否", "task:5:10 true-or-false-spelt | expected=false | key=sample | value=否"),
	beforeLead("a colon for an equals sign", `summary: "摘要"`, `task:5:8 colon-for-equals | expected=summary = "摘要" | key=summary`),
	beforeLead("no equals sign", `summary "摘要"`, `task:5:9 equals-missing | key=summary | value=summary "摘要"`),
	beforeLead("a line of text", "这是摘要。", "task:5:1 equals-missing | value=这是摘要。"),
	beforeLead("a field in Chinese", `摘要 = "x"`, "task:5:1 key-in-chinese | key=摘要 | near=summary"),
	beforeLead("a field in Chinese that we do not know", `经办人 = "x"`, "task:5:1 key-not-english | key=经办人"),
	beforeLead("what only the library understands", "summary = { a = 1 ] }", "task:5:19 toml-syntax | key=summary"),
	beforeLead("a control character", "summary = \"a\x01\"", "task:5:13 invisible-character | value=U+0001"),

	{"a day as in Chinese", taskFile, "2022-06-30", "2022年6月30日", nil, "task:8:7 day-form | expected=2022-06-30 | key=schedule.due | value=2022年6月30日"},
	{"a day with slashes", taskFile, "2022-06-30", "2022/6/30", nil, "task:8:7 day-form | expected=2022-06-30 | key=schedule.due | value=2022/6/30"},
	{"a day with dots", planFile, "2022-02-18", "2022.2.18", nil, "plan:3:10 day-form | expected=2022-02-18 | key=issued | value=2022.2.18"},
	{"a day of single digits", taskFile, "2022-06-30", "2022-6-30", nil, "task:8:7 day-form | expected=2022-06-30 | key=schedule.due | value=2022-6-30"},
	{"a day as in Chinese, in quotes", taskFile, "2022-06-30", `"2022年6月30日"`, nil, "task:8:7 day-form | expected=2022-06-30 | key=schedule.due | value=\"2022年6月30日\""},
	{"a day with a time", taskFile, "2022-06-30", "2022-06-30 18:00:00", nil, "task:8:7 day-with-time | expected=2022-06-30 | key=schedule.due | value=2022-06-30 18:00:00"},
	{"a time alone", taskFile, "2022-06-30", "18:00:00", nil, "task:8:7 not-a-day | key=schedule.due | value=0000-01-01 18:00:00"},
	withTable("days that do not exist, in a list", "[[milestones]]\ntitle = \"检查\"\ntotal = 3\ndone = [2022-02-30, 2022-05-01, 2022-04-31]\n",
		"task:13:9 no-such-day | key=milestones[1].done[1] | value=2022-02-30\ntask:13:33 no-such-day | key=milestones[1].done[3] | value=2022-04-31"),

	{"a table's line without its end", taskFile, "[schedule]", "[schedule", nil, "task:7:1 header-broken | value=[schedule"},
	{"a table's line in full-width brackets", taskFile, "[schedule]", "【schedule】", nil, "task:7:1 header-broken | value=【schedule】"},
	withTable("a table's line with brackets on one side", "[[milestones]\ntitle = \"检查\"\n", "task:10:1 header-broken | value=[[milestones]"),
	withTable("a table twice", "[schedule]\nyear_round = true\n", "task:10:1 written-twice | key=schedule | other=7"),
	withTable("a field of a table twice", "[[milestones]]\ntitle = \"一\"\n\n[[milestones]]\ntitle = \"二\"\ntitle = \"三\"\n", "task:15:1 written-twice | key=milestones.title | other=14"),

	{"a text that does not end, in a file of Windows", "", "", "", files{articleFile: "+++\r\nmenu = 1\r\ntitle = \"关于\r\n+++\r\n"}, `article:3:9 quote-unclosed | expected=" | key=title`},
	{"a curly quote after a text, in a file of Windows", "", "", "", files{articleFile: "+++\r\nmenu = 1\r\ntitle = \"关于”\r\n+++\r\n"}, `article:3:12 toml-full-width | expected=" | key=title | value=”`},
	{"a value that is missing, in a file of Windows", "", "", "", files{articleFile: "+++\r\nmenu =\r\ntitle = \"关于\"\r\n+++\r\n"}, "article:2:7 value-missing | key=menu"},
	{"a backslash in a text of several lines", articleFile, `"关于本站"`, "\"\"\"关于\n见 C:\\附件\n\"\"\"", nil, "article:3:1 backslash | key=title"},

	{"several mistakes at once", "", "", "", files{taskFile: `+++
number = 01
title = “印发方案”
summary = 摘要
category = "governance"
catgory = "x"
lead = ["hazchem"、"technology"]
joint = "technology"
completed = 2022-02-30
cancelled = True
draft: false

[schedule]
due = 2022年6月31日

[[pauses]]
from = 2022-13-01
reason = "停产
+++
`}, `task:2:10 leading-zero | expected=1 | key=number | value=01
task:3:9 toml-full-width | expected=" | key=title | other=title = "印发方案" | value=“
task:4:11 text-unquoted | key=summary | value=摘要
task:6:1 unknown-key | key=catgory | near=category
task:7:18 toml-full-width | expected=, | key=lead | value=、
task:8:9 not-a-list | expected=["technology"] | key=joint | value="technology"
task:9:13 no-such-day | key=completed | value=2022-02-30
task:10:13 not-a-day | key=cancelled | value=True
task:11:6 colon-for-equals | expected=draft = false | key=draft
task:14:7 no-such-day | key=schedule.due | value=2022年6月31日
task:17:8 no-such-day | key=pauses[1].from | value=2022-13-01
task:18:10 quote-unclosed | expected=" | key=pauses[1].reason`},
}

func TestMistakesOfSyntax(t *testing.T) { checkMistakes(t, syntaxMistakes) }

func TestATextFullOfMistakesIsGivenUp(t *testing.T) {
	_, problems, _ := read(t, changed(files{taskFile: "+++\n" + strings.Repeat("不是字段\n", 1000) + "+++\n"}), false)
	if most := 20; len(problems) != most {
		t.Errorf("%d problems, want %d", len(problems), most)
	}
}
