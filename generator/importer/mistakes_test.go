package importer_test

import (
	"strings"
	"testing"

	"gongshi/generator/importer"
)

// A mistake is what is wrong with tables, and the problems that say so: place and code.
type mistake struct {
	name                       string
	tasks, milestones, updates string
	want                       string
}

const head = "number,title,category,lead,due\n"

var mistakes = []mistake{
	{"an empty table", "\n", "", "", "tasks.csv:1:1 import-empty"},
	{"a table for people", "编号,任务\n1,修灯\n", "", "", "tasks.csv:1:1 import-column-missing"},
	{"an unknown column", "number,titel\n1,x\n", "", "", "tasks.csv:1:8 import-column-unknown near=title"},
	{"a column twice", "number,title,title\n1,x,y\n", "", "", "tasks.csv:1:14 import-column-twice"},
	{"a quote that does not end", "number,title\n1,\"x\n", "", "", "tasks.csv:2:5 import-quotes"},
	{"a row that is too long", "number,title\n1,x,y\n", "", "", "tasks.csv:2:1 import-row-long"},
	{"no number", "number,title\n,x\n", "", "", "tasks.csv:2:1 import-cell-empty"},
	{"a number that is none", "number,title\n一,x\n", "", "", "tasks.csv:2:1 import-cell"},
	{"a task twice", "number\n1\n1\n", "", "", "tasks.csv:3:1 import-task-twice"},
	{"cells of other kinds", "number,due,sample,outcome,pauses\n1,30.06.2022,maybe,good,2022\n", "", "",
		"tasks.csv:2:3 import-cell\ntasks.csv:2:14 import-cell\ntasks.csv:2:20 import-cell\ntasks.csv:2:25 import-cell"},
	{"a day that does not exist, after Chinese", "title,number,due\n修灯,1,2022-06-31\n", "", "", "tasks.csv:2:6 import-cell"},
	{"a milestone's day and amount", "number\n1\n", "task,milestone,done,values\n1,1,2022,\n1,2,,40\n", "",
		"milestones.csv:2:5 import-cell\nmilestones.csv:3:6 import-cell"},
	{"a milestone twice", "number\n1\n", "task,milestone\n1,1\n1,1\n", "", "milestones.csv:3:3 import-milestone-twice"},
	{"a task that is not there", "number\n1\n", "task,milestone,title\n7,1,x\n", "task,date,title\n8,2022-06-01,x\n",
		"milestones.csv:2:1 import-no-task\nupdates.csv:2:1 import-no-task"},
	{"an update twice", "number\n1\n", "", "task,date,place,title\n1,2022-06-01,1,x\n1,2022-06-01,1,y\n", "updates.csv:3:3 import-update-twice"},
	{"an update of two lines", "number\n1\n", "", "task,date,title\n1,2022-06-01,\"x\ny\"\n", "updates.csv:2:14 import-title"},
	{"an update with another in it", "number\n1\n", "", "task,date,title,text\n1,2022-06-01,x,\"a\n\n## 2022-06-02 b\"\n", "updates.csv:2:16 import-text"},
	{"an update that swallows what follows", "number\n1\n", "", "task,date,title,text\n1,2022-06-01,x,\"```\nb\"\n", "updates.csv:2:16 code-unclosed\nupdates.csv:2:16 update-in-code"},
	{"a withdrawal for another reason", "number\n1\n", "", "task,date,place,title,withdrawn\n1,2022-05-10,2,更正,其他\n", "updates.csv:2:19 import-withdrawn"},
	{"the file of another task", head[:len(head)-1] + ",file\n2,x,upkeep,quay,2022-06-30,01-lights.md\n", "", "", "tasks.csv:2:28 import-file-taken"},
	{"a file that cannot be", head[:len(head)-1] + ",file\n2,x,upkeep,quay,2022-06-30,../x.md\n", "", "", "tasks.csv:2:28 import-file-name"},

	// What the site's own reader finds is led back to its cell.
	{"an unknown office", head + "2,x,upkeep,quai,2022-06-30\n", "", "", "tasks.csv:2:12 unknown-office near=quay"},
	{"an unknown category", head + "2,x,upkep,quay,2022-06-30\n", "", "", "tasks.csv:2:5 unknown-category near=upkeep"},
	{"a day outside the plan", head + "2,x,upkeep,quay,2023-06-30\n", "", "", "tasks.csv:2:17 outside-plan"},
	{"a new task without what it needs", "number,title\n2,x\n", "", "", "tasks.csv:2:1 missing-key\ntasks.csv:2:1 no-office\ntasks.csv:2:1 no-schedule"},
	{"a changed field that contradicts another", "number,cancelled,reason\n1,2022-05-01,x\n", "", "", "tasks.csv:2:3 completed-and-cancelled"},
	{"a field that contradicts what the file says", "number,completed\n1,2022-12-01\n", "", "", "tasks.csv:2:3 verified-before-completed"},
	{"a milestone done too often", "number\n1\n", "task,milestone,done\n1,1,2022-05-01;2022-05-02;2022-09-01\n", "", "milestones.csv:2:5 done-too-often"},
	{"a dead link in an update", "number\n1\n", "", "task,date,title,text\n1,2022-06-01,x,[a](b.md)\n", "updates.csv:2:16 dead-link"},
	{"a hole in the numbers", head + "3,x,upkeep,quay,2022-06-30\n", "", "", "content/2022/index.md:1:1 missing-number"},
}

func TestEveryMistakeIsReportedWhereItIs(t *testing.T) {
	for _, m := range mistakes {
		task := taskText
		if strings.Contains(m.want, "verified") {
			task = strings.Replace(task, "\n[schedule]", "\n[verified]\ndate = 2022-11-02\nby = \"省厅\"\n\n[schedule]", 1)
		}
		changes, problems, err := importer.Import(importer.Input{Tree: small(task), Languages: languages, Plan: "2022", Files: tables(m.tasks, m.milestones, m.updates)})
		if err != nil || len(changes) > 0 {
			t.Errorf("%s: %d changes, %v", m.name, len(changes), err)
		}
		var got []string
		for _, p := range problems.Errors() {
			line := p.Place() + " " + p.Code
			if near := p.Data["near"]; near != "" {
				line += " near=" + near
			}
			got = append(got, line)
		}
		if all := strings.Join(got, "\n"); all != m.want {
			t.Errorf("%s:\n%s\nwant\n%s", m.name, all, m.want)
		}
	}
}

func TestAPlanMustBeThereBeforeItsTasks(t *testing.T) {
	_, problems, err := importer.Import(importer.Input{Tree: small(taskText), Languages: languages, Plan: "2023", Files: tables(head, "", "")})
	if err != nil || len(problems) != 1 || problems[0].Code != "import-no-plan" {
		t.Errorf("%v, %v", problems, err)
	}
}

func TestATaskThatCannotBeReadIsNotWrittenOver(t *testing.T) {
	sources := small(strings.Replace(taskText, `"修灯"`, "修灯", 1))
	changes, problems, err := importer.Import(importer.Input{Tree: sources, Languages: languages, Plan: "2022", Files: tables("number,title\n1,x\n", "", "")})
	if err != nil || len(changes) > 0 || len(problems) != 1 || problems[0].Code != "text-unquoted" {
		t.Errorf("%v, %v, %v", changes, problems, err)
	}
}

// A hint speaks of what is to be written into the table.
func TestAHintForACellSpeaksOfTheTable(t *testing.T) {
	for _, c := range []struct{ name, tasks, want string }{
		{"no office", "number,title,category,due\n2,x,upkeep,2022-06-30\n", "tasks.csv:2:1 no-office: Fill in the column lead or joint; write ; between several offices."},
		{"no time", "number,title,category,lead\n2,x,upkeep,quay\n", "tasks.csv:2:1 no-schedule: Fill in the column due or directed, or write true in the column year_round."},
		{"no title", "number,category,lead,due\n2,upkeep,quay,2022-06-30\n", "tasks.csv:2:1 missing-key: Fill in the column title."},
		{"an outcome alone", head[:len(head)-1] + ",outcome\n2,x,upkeep,quay,2022-06-30,met\n", "tasks.csv:2:28 outcome-without-completed: Fill in the column completed, or empty outcome."},
		{"an outcome without reason", "number,outcome\n1,partly\n", "tasks.csv:2:3 reason-missing: Fill in the column reason: readers want to know why."},
		{"who verified", "number,verified_date\n1,2022-12-01\n", "tasks.csv:2:3 missing-key: Fill in the column verified_by."},
		{"when it was verified", "number,verified_by\n1,省厅\n", "tasks.csv:2:3 missing-key: Fill in the column verified_date."},
		{"a pause without reason", "number,pauses\n1,2022-03-01/2022-04-01\n", "tasks.csv:2:3 pause-without-reason: Write the reason after the days, as in 2022-05-01/2022-06-10 and a few words."},
		{"offices in one text", "number,lead\n1,码头、照明室\n", "tasks.csv:2:3 offices-in-one-text: Write ; between the offices in the column lead."},
	} {
		_, problems, err := importer.Import(importer.Input{Tree: small(taskText), Languages: languages, Plan: "2022", Files: tables(c.tasks, "", "")})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range problems.Errors() {
			_, hint := p.Words("en")
			got = append(got, p.Place()+" "+p.Code+": "+hint)
		}
		if all := strings.Join(got, "\n"); all != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, all, c.want)
		}
	}
}
