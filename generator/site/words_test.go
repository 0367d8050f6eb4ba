package site

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"gongshi/generator/problem"
)

// Every kind of problem that this package and package front find is made in some case, has words in each language, and the data that its
// words need.
func TestEveryProblemHasItsWords(t *testing.T) {
	needed := wordsOfProblems(t)
	seen := map[string]bool{
		"not-regular":          true, // TestALinkIsNoSource, which needs a real folder
		"file-too-large":       true, // TestAFileThatIsTooLargeIsToldAndNotRead
		"not-readable":         true, // TestAFileThatWeMayNotReadIsAProblem
		"generator-mistake":    true, // TestAMistakeOfTheGeneratorInOneFileIsAProblemOfThatFile
		"attachment-large":     true, // TestALargeAttachmentIsAWarning
		"attachment-position":  true, // TestAPictureThatSaysWhereItWasTakenIsAnError
		"draft-figures-differ": true, // TestFiguresOfADraftThatAreOthersAreAWarning
		"attachment-name":      true, // TestAnAttachmentsNameMustBePossibleInAnAddress
	}
	for _, p := range everyProblem(t) {
		seen[p.Code] = true
		for _, slot := range needed[p.Code] {
			if _, ok := p.Data[slot]; !ok {
				t.Errorf("the words of %s need %s; the problem has %v", p.Code, slot, p.Data)
			}
		}
	}
	codes := codesOf(t)
	if len(codes) < 40 {
		t.Fatalf("only %d codes were found in the source", len(codes))
	}
	for _, code := range codes {
		if _, ok := needed[code]; !ok {
			t.Errorf("%s has no words", code)
		}
		if !seen[code] {
			t.Errorf("no case makes the problem %s", code)
		}
	}
}

func everyProblem(t *testing.T) problem.List {
	var all problem.List
	for _, m := range slices.Concat(frontMistakes, fieldMistakes, contradictions, nameMistakes, folderMistakes, linkMistakes, consequences, syntaxMistakes, keyMistakes, privateMistakes, bodyMistakes, attachmentMistakes, unseenMistakes, changeMistakes, updateFileMistakes, paceMistakes, planMistakes, reportMistakes, assessmentMistakes) {
		_, problems, _ := read(t, m.files(t), false)
		all = append(all, problems...)
	}
	for _, m := range datedMistakes {
		all = append(all, m.problems(t)...)
	}
	return all
}

// codesOf returns the texts in the source of this package and package front that look like a problem's code: where a code is expected, and wherever
// else a text is one that has words.
func codesOf(t *testing.T) []string {
	t.Helper()
	needed := wordsOfProblems(t)
	codes := map[string]bool{}
	place := map[string]int{"New": 2, "Key": 1, "Value": 1, "at": 2, "bad": 0, "readPlain": 4, "Problem": 2, "report": 2, "checkOrder": 1}
	for _, file := range slices.Concat(sources(t, "."), sources(t, "../front")) {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if i, ok := place[called(call)]; ok && i < len(call.Args) {
					if code := literal(call.Args[i]); isCode.MatchString(code) {
						codes[code] = true
					}
				}
			}
			if e, ok := n.(ast.Expr); ok && needed[literal(e)] != nil {
				codes[literal(e)] = true
			}
			return true
		})
	}
	return slices.Sorted(maps.Keys(codes))
}

var isCode = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)

func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

var slot = regexp.MustCompile(`\{(\w+)\}`)

// wordsOfProblems returns, by code, the slots that what is said of a problem needs in any language; of hints, none.
func wordsOfProblems(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("../words/messages/*.toml")
	if err != nil || len(files) < 2 {
		t.Fatalf("the files of messages are %q: %v", files, err)
	}
	needed := map[string][]string{}
	for _, name := range files {
		var messages struct {
			Problem map[string]struct{ Says string }
		}
		if _, err := toml.DecodeFile(name, &messages); err != nil {
			t.Fatal(err)
		}
		for code, words := range messages.Problem {
			if needed[code] == nil {
				needed[code] = []string{} // known, and without slots
			}
			for _, found := range slot.FindAllStringSubmatch(words.Says, -1) {
				needed[code] = append(needed[code], found[1])
			}
		}
	}
	return needed
}

// literal returns the text that an expression is, or nothing.
func literal(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		s, _ := strconv.Unquote(l.Value)
		return s
	}
	return ""
}

// sources parses the Go files of a package, tests aside.
func sources(t *testing.T, folder string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(folder + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}
