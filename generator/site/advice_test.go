package site

import (
	"strings"
	"testing"

	"gongshi/generator/problem"
)

// advised are lines that people write, each of which has one mistake: what the hint says to write must be right at once.
var advised = []mistake{
	beforeLead("a list of names without brackets", "support = 科技和信息化室", ""),
	beforeLead("a text in a place of a list, with a full-width comma", `support = "科技和信息化室"，`, ""),
	beforeLead("names with an enumeration comma", "partners = 消防、海事", ""),
	beforeLead("a text with full-width punctuation and quotes", `summary = 检查，"整改"`, ""),
	beforeLead("a text that is a number with zeros", "summary = 007", ""),
	beforeLead("a curly text", "summary = “检查，整改”", ""),
	beforeLead("a day in full-width digits", "completed = ２０２２－０６－２０", ""),
	beforeLead("a day in curly quotes", "completed = “2022-06-20”", ""),
	beforeLead("a day as in Chinese within an inline table", "completed = 2022-06-20\nverified = { date = 2022年7月1日, by = \"x\" }", ""),
	beforeLead("a colon and a text without quotes", "summary: 检查", ""),
	beforeLead("a colon and names without brackets", "partners: 消防、海事", ""),
	beforeLead("a colon and a day with slashes", "completed: 2022/6/20", ""),
	beforeLead("a full-width colon and names", "partners：消防、海事", ""),
	beforeLead("a full-width equals sign and a text", "summary ＝ “检查，整改”", ""),
	beforeLead("a full-width equals sign and a day", "completed ＝ 2022年6月20日", ""),
	beforeLead("true in Chinese", "sample = 是", ""),
	{name: "a number in full-width digits", file: taskFile, old: "= 1\n", new: "= １\n"},
	{name: "a number with a zero before it", file: taskFile, old: "= 1\n", new: "= 01\n"},
	{name: "a number in quotes", file: taskFile, old: "= 1\n", new: "= \"1\"\n"},
	{name: "a total with a unit", with: files{taskFile: withMilestone("total = 3期\n")}},
	{name: "a total in per cent", with: files{taskFile: withMilestone("total = 90％\n")}},
	{name: "a total with commas", with: files{taskFile: withMilestone("total = 12,000\n")}},
	{name: "a total in quotes", with: files{taskFile: withMilestone("total = \"3期\"\n")}},
	{name: "an amount in per cent within a list", with: files{taskFile: withMilestone("values = [{ date = 2022-05-01, value = 40% }]\n")}},
	{name: "absent numbers without brackets", file: planFile, old: "settle = 2023-01-31\n", new: "absent = 3、4\n"},
	{name: "one absent number without brackets", file: planFile, old: "settle = 2023-01-31\n", new: "absent = 3\n"},
	{name: "aliases in one text", file: configFile, old: `["危化室"]`, new: `"危化室、危化科"`},
}

func TestWhoeverWritesWhatTheHintSaysIsDone(t *testing.T) {
	for _, m := range advised {
		t.Run(m.name, func(t *testing.T) {
			all := m.files(t)
			_, problems, _ := read(t, all, false)
			if problems = problems.Errors(); len(problems) != 1 {
				t.Fatalf("not one mistake:\n%s", reported(problems))
			}
			all[problems[0].File] = obeyed(t, all[problems[0].File], problems[0])
			if _, after, _ := read(t, all, false); len(after.Errors()) > 0 {
				t.Errorf("%s\nleads to\n%s", reported(problems), reported(after))
			}
		})
	}
}

// obeyed returns a text after a clerk has done what the hint says: written a line, or a value in the place of another.
func obeyed(t *testing.T, text string, p problem.Problem) string {
	t.Helper()
	lines := strings.Split(text, "\n")
	line := lines[p.Line-1]
	before, after := string([]rune(line)[:p.Column-1]), string([]rune(line)[p.Column-1:])
	switch expected := p.Data["expected"]; {
	case p.Data["other"] != "" && p.Code == "toml-full-width":
		line = p.Data["other"]
	case p.Code == "colon-for-equals":
		line = expected
	case p.Code == "text-unquoted":
		line = before + `"` + p.Data["value"] + `"`
	case p.Code == "not-a-list":
		line = line[:strings.Index(line, "=")+1] + " " + expected
	case expected != "":
		rest := ""
		if i := strings.IndexAny(after, ",}]"); i >= 0 && strings.Contains(before, "{") {
			rest = after[i:]
		}
		line = before + expected + rest
	default:
		t.Fatalf("the hint of %s says nothing to write", p.Code)
	}
	if unit := p.Data["near"]; unit != "" {
		line += "\n" + unit
	}
	lines[p.Line-1] = line
	return strings.Join(lines, "\n")
}
