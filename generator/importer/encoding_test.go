package importer_test

import (
	"testing"

	"gongshi/generator/importer"
)

// A table in an encoding that nobody can read is told as such; saved as UTF-8, as the hint says, it is read.
func TestATableInAnEncodingThatCannotBeReadIsTold(t *testing.T) {
	for text, want := range map[string]string{
		"\xff\xfen\x00u\x00m\x00b\x00e\x00r\x00\n\x001\x00\n\x00": "import-utf-16",
		"\xfe\xff\x00n\x00u\x00m\x00b\x00e\x00r\x00\n\x001\x00\n": "import-utf-16",
		"number,title\n1,\xff\xff\n":                              "import-encoding",
		"number,title\n1,修灯\n":                                    "",
	} {
		_, problems, err := importer.Import(importer.Input{Tree: small(taskText), Languages: languages, Plan: "2022", Files: tables(text, "", "")})
		got := ""
		if len(problems) > 0 {
			got = problems[0].Code
		}
		if err != nil || got != want {
			t.Errorf("%q: %v, %v, want %s", text, problems, err, want)
		}
	}
}

// An empty cell takes nothing out of a task's file, and that is told.
func TestAnEmptyCellKeepsWhatTheFileSays(t *testing.T) {
	changes, problems, err := importer.Import(importer.Input{Tree: small(taskText), Languages: languages, Plan: "2022", Files: tables("number,due,year_round\n1,,true\n", "", "")})
	if err != nil || len(problems.Errors()) > 0 {
		t.Fatalf("%v, %v", problems, err)
	}
	for _, p := range problems {
		if p.Code == "import-kept" {
			return
		}
	}
	t.Errorf("%d changes, and the problems %v", len(changes), problems)
}
