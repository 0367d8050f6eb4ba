package importer_test

import (
	"strings"
	"testing"
)

// Every error that a spreadsheet program writes into a cell is one there, in whichever column.
func TestErrorsOfSpreadsheetProgramsAreNoValues(t *testing.T) {
	for _, damage := range []string{
		"#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "########", "##", // Excel, WPS
		"#SPILL!", "#CALC!", "#GETTING_DATA", "#BLOCKED!", "#PYTHON!", "#ERROR!", "#name?", "#n/a", " #REF! ", "＃NAME？", "####################",
		"Err:502", "err:508", "#WERT!", "#NV", "#名称?", "#除零!", // other programs and languages
	} {
		for column, where := range map[string]string{"title": "tasks", "summary": "tasks", "reason": "tasks", "description": "tasks", "lead": "tasks", "due": "tasks", "outcome": "tasks",
			"pauses": "tasks", "unit": "milestones", "done": "milestones", "total": "milestones", "text": "updates", "withdrawn": "updates"} {
			files := tables("number\n1\n", "", "")
			switch where {
			case "tasks":
				files = tables("number,"+column+"\n1,"+damage+"\n", "", "")
			case "milestones":
				files = tables("number\n1\n", "task,milestone,"+column+"\n1,1,"+damage+"\n", "")
			case "updates":
				files = tables("number\n1\n", "", "task,date,place,title,"+column+"\n1,2022-05-10,1,修好一半,"+damage+"\n")
			}
			got := problemsOf(t, small(taskText), files)
			if !strings.Contains(got, where+".csv:2:") || !strings.Contains(got, " import-damaged") || strings.Contains(got, "import-cell ") {
				t.Errorf("%s in %s: %s", damage, column, got)
			}
		}
	}
}

func TestATextThatIsNoErrorOfAProgramIsRead(t *testing.T) {
	for _, text := range []string{"#1", "# 一", "#", "见表 #REF!", "C#", "#安全生产月", "#安全生产月#", "N/A", "Err: 无", "=1+1", "-5", "### 小标题 ###", "#12!"} {
		changes := imported(t, small(taskText), tables("number,summary\n1,"+text+"\n", "", ""))
		if len(changes) != 1 || !strings.Contains(changes[0].New, text) {
			t.Errorf("%s: %v", text, changes)
		}
	}
}

func TestADamagedColumnThatFollowsFromOthersIsIgnored(t *testing.T) {
	if changes := imported(t, small(taskText), tables("number,last_update,url,state\n1,########,#REF!,#N/A\n", "", "")); len(changes) > 0 {
		t.Errorf("it changes\n%s", changes[0].Diff())
	}
}

func TestATextThatASpreadsheetProgramCutIsToldFromALongOne(t *testing.T) {
	for length, want := range map[int]string{32766: "", 32767: "updates.csv:2:21 import-cut", 32768: ""} {
		text := "\"" + strings.Repeat(strings.Repeat("字", 98)+"\n\n", length/100) + strings.Repeat("字", length%100) + "\""
		if got := problemsOf(t, small(taskText), tables("number\n1\n", "", "task,date,place,title,text\n1,2022-05-10,1,修好一半,"+text+"\n")); got != want {
			t.Errorf("%d characters: %q", length, got)
		}
	}
}

func TestCharactersThatNobodySeesAreNamedAtTheCell(t *testing.T) {
	for _, c := range []struct{ tasks, want string }{
		{"number,tit\u200ble\n1,x\n", "tasks.csv:1:8 import-invisible U+200B"},
		{"\ufeff\ufeffnumber\n1\n", "tasks.csv:1:1 import-invisible U+FEFF"},
		{"number,due\n1,\u200e2022-06-30\n", "tasks.csv:2:3 import-invisible U+200E"},
		{"number,due\n1\u2060,2022-06-30\n", "tasks.csv:2:1 import-invisible U+2060"},
		{"number,lead\n1,qu\u00aday\n", "tasks.csv:2:3 import-invisible U+00AD"},
		{"number,outcome\n1,partly\u200d\n", "tasks.csv:2:3 import-invisible U+200D"},
		{"number,year_round\n1,tr\x07ue\n", "tasks.csv:2:3 import-invisible U+0007"},
		{"number,category\n1,\u202eupkeep\n", "tasks.csv:2:3 import-invisible U+202E"},
	} {
		got := problemsWith(t, small(taskText), tables(c.tasks, "", ""), "value")
		if !strings.HasPrefix(got+"\n", c.want+"\n") {
			t.Errorf("%q: %s, want %s", c.tasks, got, c.want)
		}
	}
}
