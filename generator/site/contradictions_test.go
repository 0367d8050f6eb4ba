package site

import (
	"strings"
	"testing"
)

// beforeLead adds lines to the sound task, from line 5 on.
func beforeLead(name, lines, want string) mistake {
	return mistake{name: name, file: taskFile, old: "lead  ", new: lines + "\nlead  ", want: want}
}

// withTable adds tables to the sound task, from line 10 on.
func withTable(name, lines, want string) mistake {
	return mistake{name: name, with: files{taskFile: withTables(lines + "\n")}, want: want}
}

// contradictions are those between fields of a file.
var contradictions = []mistake{
	beforeLead("completed and cancelled", "completed = 2022-06-20\ncancelled = 2022-06-21\nreason = \"x\"", "task:6:13 completed-and-cancelled | other=2022-06-21 | value=2022-06-20"),
	beforeLead("an outcome without completion", "outcome = \"met\"", "task:5:1 outcome-without-completed | value=met"),
	beforeLead("verified without completion", "verified = { date = 2023-01-10, by = \"区安委会办公室\" }", "task:5:1 verified-without-completed | value=2023-01-10"),
	beforeLead("in part without a reason", "completed = 2022-06-20\noutcome = \"partly\"", "task:6:1 reason-missing | key=outcome"),
	beforeLead("unmet without a reason", "completed = 2022-06-20\noutcome = \"unmet\"", "task:6:1 reason-missing | key=outcome"),
	beforeLead("cancelled without a reason", "cancelled = 2022-06-21", "task:5:1 reason-missing | key=cancelled"),
	beforeLead("a reason for nothing", "reason = \"x\"", "task:5:1 reason-without-cause"),
	beforeLead("a reason for what was met", "completed = 2022-06-20\noutcome = \"met\"\nreason = \"x\"",
		"task:7:1 reason-without-cause"),
	beforeLead("verified before completion", "completed = 2022-06-20\nverified = { date = 2022-06-19, by = \"某办\" }",
		"task:6:21 verified-before-completed | other=2022-06-20 | value=2022-06-19"),
	{"no office with a duty", taskFile, "lead     =", "support  =", nil, "task:2:1 no-office"},
	{"an empty list of offices", taskFile, `["hazchem"]`, "[]", nil, "task:5:1 no-office"},
	{"no time", taskFile, "[schedule]\ndue = 2022-06-30\n", "", nil, "task:2:1 no-schedule"},
	{"a time of nothing", taskFile, "due = 2022-06-30", "year_round = false", nil, "task:7:1 no-schedule"},
	{"a mistake of another kind too", taskFile, "lead  ", "ledd = 1\ncancelled = 2022-06-21\nlead  ", nil,
		"task:5:1 unknown-key | key=ledd | near=lead\ntask:6:1 reason-missing | key=cancelled"},

	withTable("a pause that ends before it begins", "[[pauses]]\nfrom = 2022-05-02\nuntil = 2022-05-01\nreason = \"停产\"",
		"task:12:9 pause-reversed | other=2022-05-02 | value=2022-05-01"),
	withTable("pauses that share a day", "[[pauses]]\nfrom = 2022-05-01\nuntil = 2022-05-10\nreason = \"一\"\n[[pauses]]\nfrom = 2022-05-10\nuntil = 2022-05-12\nreason = \"二\"",
		"task:15:8 pauses-overlap | other=2022-05-01 | value=2022-05-10"),
	withTable("a pause after one without an end", "[[pauses]]\nfrom = 2022-05-01\nreason = \"一\"\n[[pauses]]\nfrom = 2022-07-10\nreason = \"二\"",
		"task:14:8 pauses-overlap | other=2022-05-01 | value=2022-07-10"),
	withTable("a pause around another", "[[pauses]]\nfrom = 2022-05-05\nuntil = 2022-05-06\nreason = \"一\"\n[[pauses]]\nfrom = 2022-05-01\nuntil = 2022-05-31\nreason = \"二\"",
		"task:15:8 pauses-overlap | other=2022-05-05 | value=2022-05-01"),
	withTable("pauses one after the other", "[[pauses]]\nfrom = 2022-05-05\nuntil = 2022-05-06\nreason = \"一\"\n[[pauses]]\nfrom = 2022-05-07\nreason = \"二\"", ""),

	withTable("units and amounts of a milestone", "[[milestones]]\ntitle = \"节点\"\ndone = 2022-05-01\nvalues = [{ date = 2022-05-01, value = 1 }]",
		"task:13:1 done-and-values"),
	withTable("a total and a recurrence", "[[milestones]]\ntitle = \"节点\"\ntotal = 10\nevery = \"month\"", "task:12:1 total-with-every | other=month | value=10"),
	withTable("more units than the total", "[[milestones]]\ntitle = \"节点\"\ntotal = 2\ndone = [2022-05-01, 2022-05-02, 2022-05-03]",
		"task:13:8 done-too-often | expected=2 | value=3"),
	withTable("more units than one", "[[milestones]]\ntitle = \"节点\"\ndone = [2022-05-01, 2022-05-02]", "task:12:8 done-too-often | expected=1 | value=2"),
	withTable("more units than periods", "[[milestones]]\ntitle = \"节点\"\nevery = \"half-year\"\ndone = [2022-05-01, 2022-12-01]", "task:13:8 done-too-often | expected=1 | value=2"),
	withTable("a larger amount than the total", "[[milestones]]\ntitle = \"节点\"\ntotal = 100\nvalues = [{ date = 2022-05-01, value = 120 }]", ""),
	withTable("a milestone due after the plan's end", "[[milestones]]\ntitle = \"节点\"\ndue = 2023-01-01", "task:12:7 outside-plan | expected=2022-01-01 – 2022-12-31 | key=milestones[1].due | value=2023-01-01"),
	{"a due day before the plan's start", taskFile, "2022-06-30", "2021-12-31", nil, "task:8:7 outside-plan | expected=2022-01-01 – 2022-12-31 | key=schedule.due | value=2021-12-31"},
	{"a due day after the plan's end, though before it closes", taskFile, "2022-06-30", "2023-01-01", nil,
		"task:8:7 outside-plan | expected=2022-01-01 – 2022-12-31 | key=schedule.due | value=2023-01-01"},
	{"a due day on the plan's first day, before it was issued", taskFile, "2022-06-30", "2022-01-01", nil, ""},
	{"a due day on the day on which the plan was issued", taskFile, "2022-06-30", "2022-02-18", nil, ""},
	{"a plan of nine thousand years", planFile, "2022-12-31\nsettle = 2023-01-31", "9999-12-31", nil, "plan:5:10 day-far | expected=20 | key=end | other=2022-01-01 | value=9999-12-31"},
	{"a plan of a long-term goal", planFile, "2022-12-31\nsettle = 2023-01-31", "2035-12-31", nil, ""},
	{"a settle day a century away", planFile, "2023-01-31", "2123-01-31", nil, "plan:6:10 day-far | expected=20 | key=settle | other=2022-12-31 | value=2123-01-31"},
	{"a plan that starts centuries after it was issued", planFile, "2022-02-18\nstart  = 2022-01-01\nend    = 2022-12-31\nsettle = 2023-01-31", "2022-02-18\nstart  = 2202-01-01\nend    = 2202-12-31", files{taskFile: strings.Replace(sound[taskFile], "2022-06-30", "2202-06-30", 1)},
		"plan:4:10 day-far | expected=20 | key=start | other=2022-02-18 | value=2202-01-01"},
	{"completed beside an open milestone", taskFile, "lead  ", "completed = 2022-06-20\nmilestones = [{ title = \"检查\", total = 2, done = [2022-05-01] }, { title = \"会议\", done = 2022-05-01 }]\nlead  ", nil,
		"task:5:13 completed-with-open-milestone | other=检查 | value=2022-06-20"},
	{"completed beside a missed milestone", taskFile, "lead  ", "completed = 2022-06-20\nmilestones = [{ title = \"检查\", due = 2022-05-01 }]\nlead  ", nil, "task:5:13 completed-with-open-milestone | other=检查 | value=2022-06-20"},
	{"completed in part beside an open milestone", taskFile, "lead  ", "completed = 2022-06-20\noutcome = \"partly\"\nreason = \"x\"\nmilestones = [{ title = \"检查\" }]\nlead  ", nil, ""},
	{"completed with an amount that was not reached", taskFile, "lead  ", "completed = 2022-06-20\nmilestones = [{ title = \"受训\", total = 100, unit = \"人\", values = [{ date = 2022-06-01, value = 90 }] }]\nlead  ", nil,
		"task:5:13 completed-with-open-milestone | other=受训 | value=2022-06-20"},
	withTable("amounts that fall", "[[milestones]]\ntitle = \"累计受训人数\"\nvalues = [{ date = 2022-05-01, value = 80 }, { date = 2022-06-01, value = 40 }, { date = 2022-04-01, value = 10 }]\n",
		"task:12:75 value-falls | key=2022-05-01 | other=80 | value=40"),
	withTable("a share of work that falls", "[[milestones]]\ntitle = \"工程进度\"\nunit = \"%\"\nvalues = [{ date = 2022-05-01, value = 80 }, { date = 2022-06-01, value = 40 }]\n",
		"task:13:75 value-falls | key=2022-05-01 | other=80 | value=40"),
	withTable("a rate that falls", "[[milestones]]\ntitle = \"抽检合格率\"\nunit = \"%\"\nvalues = [{ date = 2022-05-01, value = 98 }, { date = 2022-06-01, value = 97 }]\n", ""),
	{"a due day on the plan's last day", taskFile, "2022-06-30", "2022-12-31", nil, ""},

	{"a plan that ends before it starts", planFile, "2022-12-31", "2021-12-31", nil,
		"plan:5:10 end-before-start | other=2022-01-01 | value=2021-12-31"},
	{"a plan that closes before it ends", planFile, "2023-01-31", "2022-12-30", nil, "plan:6:10 settle-before-end | other=2022-12-31 | value=2022-12-30"},
	{"a plan issued after its end", planFile, "2022-02-18", "2023-02-18", nil, "plan:5:10 issued-after-end | other=2023-02-18 | value=2022-12-31"},
	{"a plan that closes when it ends", planFile, "2023-01-31", "2022-12-31", nil, ""},
}

func TestContradictions(t *testing.T) { checkMistakes(t, contradictions) }
