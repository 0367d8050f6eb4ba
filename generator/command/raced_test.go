package command

import (
	"go/ast"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// begin are packages whose goroutines the race detector does not look at through all of their tests, with the reason. The Makefile
// says at racedones what it looks at instead.
var begin = map[string]string{
	"bench":   "it measures, and is no part of the site's making",
	"command": "its tests start processes, and what runs at once is below it",
	"pages":   "its tests go through every day; those that make a site again are looked at",
}

// Where only one goroutine runs the race detector finds nothing. So "make raced" looks at the packages that start some, and at the tests
// of others that do so themselves.
func TestWhatStartsGoroutinesIsLookedAtForRaces(t *testing.T) {
	t.Parallel()
	ones, tests := fromMakefile(t, "racedones"), fromMakefile(t, "racedtests")
	starting := map[string]bool{}
	for _, f := range goFiles(t) {
		if ones.MatchString(ours+f.pkg) || begin[f.pkg] != "" {
			continue
		}
		for _, declared := range f.syntax.Decls {
			ast.Inspect(declared, func(n ast.Node) bool {
				if !startsGoroutine(n) {
					return true
				}
				if !f.test {
					t.Errorf("%s starts goroutines, and is not among racedones in the Makefile", f.path)
				} else if name := declared.(*ast.FuncDecl).Name.Name; strings.HasPrefix(name, "Test") && !tests.MatchString(name) {
					t.Errorf("%s: %s starts goroutines, and is not among racedtests in the Makefile", f.path, name)
				}
				starting[f.pkg] = true
				return true
			})
		}
	}
	for _, pkg := range slices.Sorted(maps.Keys(starting)) {
		if !fromMakefile(t, "racedin").MatchString("./generator/" + pkg) {
			t.Errorf("tests of %s start goroutines, and it is not in racedin in the Makefile", pkg)
		}
	}
}

// fromMakefile returns the expression, or the list of words, that the Makefile calls by a name.
func fromMakefile(t *testing.T, name string) *regexp.Regexp {
	t.Helper()
	makefile, err := os.ReadFile(path.Join(repository, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^` + name + ` = (.*)$`).FindSubmatch(makefile)
	if found == nil {
		t.Fatalf("the Makefile has no %s", name)
	}
	text := strings.ReplaceAll(string(found[1]), "$$", "$")
	return regexp.MustCompile("(?:" + strings.ReplaceAll(text, " ", "|") + ")")
}

// startsGoroutine reports whether a piece of a program is a go statement, or starts a goroutine of a group.
func startsGoroutine(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GoStmt:
		return true
	case *ast.CallExpr:
		f, ok := n.Fun.(*ast.SelectorExpr)
		return ok && f.Sel.Name == "Go"
	}
	return false
}
