package importer_test

import (
	"strings"
	"testing"

	"gongshi/generator/importer"
)

// Each of these is larger than any honest table, and ended other programs.
func TestATableThatIsTooLargeIsAnErrorAtItsPlace(t *testing.T) {
	for _, c := range []struct{ name, tasks, want string }{
		{"a million columns", "number" + strings.Repeat(",x", 1_000_000) + "\n1\n", "tasks.csv:1:517 import-columns"},
		{"a million cells", "number\n1" + strings.Repeat(",", 1_000_000) + "\n", "tasks.csv:2:257 import-columns"},
		{"a huge cell", "number,title\n1," + strings.Repeat("字", 1<<20) + "\n", "tasks.csv:2:349529 import-cell-large"},
		{"a quote that never ends", "number,title\n1,\"" + strings.Repeat("2,x\n", 1<<19) + "\n", "tasks.csv:262145:4 import-cell-large"},
		{"very many rows", "number\n" + strings.Repeat("1\n", 300_000), "tasks.csv:200001:2 import-rows"},
		{"very many empty cells", "number,title\n" + strings.Repeat(strings.Repeat(",", 200)+"\n", 30_000), "tasks.csv:19902:99 import-cells"},
		{"a huge file", "number\n" + strings.Repeat(" ", importer.MostBytes), "tasks.csv:1:1 import-large"},
		{"a huge name of a column", "number," + strings.Repeat("x", 1<<19) + "\n1,2\n", "tasks.csv:1:8 import-column-unknown"},
	} {
		if got := problemsOf(t, small(taskText), tables(c.tasks, "", "")); got != c.want {
			t.Errorf("%s: %.300s, want %s", c.name, got, c.want)
		}
	}
}

func TestOfVeryManyMistakesTheFirstAreTold(t *testing.T) {
	_, problems, err := importer.Import(importer.Input{Tree: small(taskText), Languages: languages, Plan: "2022", Files: tables("number,due\n"+strings.Repeat("1,x\n", 5000), "", "")})
	if err != nil || len(problems.Errors()) != 1000 || problems[0].Code != "import-more" {
		t.Errorf("%d problems, the first %s: %v", len(problems), problems[0].Code, err)
	}
}

func TestAMessageQuotesNoMoreThanIsRead(t *testing.T) {
	_, problems, _ := importer.Import(importer.Input{Tree: small(taskText), Languages: languages, Plan: "2022", Files: tables("number,due\n1,"+strings.Repeat("日", 9000)+"\n", "", "")})
	if len(problems) != 1 || len(problems[0].Data["value"]) > 1000 {
		t.Errorf("it says %v", problems)
	}
}

func TestLinesThatEndInCRAloneAreTold(t *testing.T) {
	for _, c := range []struct{ tasks, want string }{
		{"number,title\r1,x\r", "tasks.csv:1:13 import-line-ends"},
		{"number,title\r1,x", "tasks.csv:1:13 import-line-ends"},
		{"number,title\r\n1,x\r2,y\r\n", "tasks.csv:2:4 import-line-ends"},
		{"number,title\n1,\"a\rb\"\r2,x\n", "tasks.csv:2:8 import-line-ends"},
	} {
		if got := problemsOf(t, small(taskText), tables(c.tasks, "", "")); got != c.want {
			t.Errorf("%q: %s, want %s", c.tasks, got, c.want)
		}
	}
}

func TestARowIsCountedAsSpreadsheetProgramsDo(t *testing.T) {
	files := tables("number,title,due\r\n\r\n1,\"a\r\nb\",\r\n,,\r\n\r\n2,x,y\r\n", "", "")
	_, problems, _ := importer.Import(importer.Input{Tree: small(taskText), Languages: languages, Plan: "2022", Files: files})
	for _, p := range problems {
		if p.Code == "import-cell" && (p.Data["row"] != "6" || p.Place() != "tasks.csv:7:5") {
			t.Errorf("it stands at %s, row %s", p.Place(), p.Data["row"])
		}
	}
}
