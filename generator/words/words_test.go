package words

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestAProblemIsSaidInTheEditorsLanguage(t *testing.T) {
	data := map[string]string{"value": "hazcem", "near": "hazchem"}
	for language, want := range map[string]string{
		"en":    "office hazcem is not in site.toml | Did you mean hazchem?",
		"de":    "office hazcem is not in site.toml | Did you mean hazchem?",
		"zh-CN": "site.toml 里没有科室 hazcem | 是不是想写 hazchem？",
		"zh-TW": "site.toml 里没有科室 hazcem | 是不是想写 hazchem？",
	} {
		if says, hint := Problem(language, "unknown-office", data); says+" | "+hint != want {
			t.Errorf("%s: %s | %s, want %s", language, says, hint, want)
		}
	}
}

func TestAHintWithoutItsDataIsLeftOut(t *testing.T) {
	data := map[string]string{"key": "outcome", "value": "good", "expected": "met, partly, unmet"}
	if _, hint := Problem("en", "bad-choice", data); hint != "It is one of met, partly, unmet." {
		t.Errorf("nothing is near, and the hint is %q", hint)
	}
	data["near"] = "met"
	if _, hint := Problem("en", "bad-choice", data); hint != "It is one of met, partly, unmet. Did you mean met?" {
		t.Errorf("the hint is %q", hint)
	}
	if _, hint := Problem("zh-CN", "bad-choice", data); hint != "只能是 met, partly, unmet 之一。是不是想写 met？" {
		t.Errorf("in Chinese the hint is %q", hint)
	}
}

// Every kind is one that some package reports.
func TestEveryKindIsReported(t *testing.T) {
	reported := sources(t, "markdown", "front", "media", "site", "pipeline", "layout", "importer", "problem", "history", "sheet", "form", "gathered", "gather")
	for _, code := range Kinds() {
		general := code[:strings.LastIndexByte(code, '-')+1]
		if !strings.Contains(reported, strconv.Quote(code)) && !strings.Contains(reported, strconv.Quote(general)) {
			t.Errorf("nothing reports %s", code)
		}
	}
}

// What depends on a source file alone has its cases in package site. What shows only when a site is built stands in a script:
// so each can happen, and its words have been read in their place.
func TestEveryKindThatTheBuildReportsStandsInAScript(t *testing.T) {
	scripts, err := filepath.Glob("../command/testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	cases, reported := texts(t, scripts), sources(t, "pipeline", "layout")
	english := messagesIn("en").Problems
	elsewhere := map[string]bool{"not-readable": true, "generator-mistake": true} // no script makes them for whoever may read all files
	for _, code := range Kinds() {
		if !elsewhere[code] && strings.Contains(reported, strconv.Quote(code)) && !pattern(english[code]).MatchString(cases) {
			t.Errorf("no script has a problem of the kind %s: %s", code, english[code].Says)
		}
	}
}

// sources returns the Go sources of some packages, tests aside.
func sources(t *testing.T, packages ...string) string {
	t.Helper()
	var all []string
	for _, name := range packages {
		files, err := filepath.Glob("../" + name + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatalf("package %s: %v", name, err)
		}
		all = append(all, slices.DeleteFunc(files, func(file string) bool { return strings.HasSuffix(file, "_test.go") })...)
	}
	return texts(t, all)
}

func texts(t *testing.T, files []string) string {
	t.Helper()
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// pattern matches a problem behind its place, whatever fills the slots, with the first hint that is always given. Between the
// two the line may be quoted, with a mark below it.
func pattern(w Words) *regexp.Regexp {
	b := "(?m): (warning: )?" + slotless(w.Says)
	if len(w.Hints) > 0 && !strings.Contains(w.Hints[0], "{near}") {
		b += `\n(    .*\n){0,2}    ` + slotless(w.Hints[0])
	}
	return regexp.MustCompile(b)
}

func slotless(says string) string {
	var b strings.Builder
	for _, p := range pieces(says) {
		if p.slot {
			b.WriteString(".*")
		} else {
			b.WriteString(regexp.QuoteMeta(p.text))
		}
	}
	return b.String()
}
