package command

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"gongshi/generator/words"
)

// Every mistake that the tests make is an example of its kind, which a check tells in that way.
func TestEveryMistakeIsAnExample(t *testing.T) {
	e, err := newExamples()
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]bool{}
	for _, page := range e.all {
		if page.whole != nil {
			made[page.whole.kind] = true
		}
		for _, m := range page.inside {
			made[m.kind] = true
		}
	}
	for kind := range e.alone {
		made[kind] = true
	}
	for _, page := range e.later {
		for _, m := range page.inside {
			made[m.kind] = true
		}
	}
	for _, kind := range words.Kinds() {
		one, is, err := e.of(kind)
		if err != nil || is != made[kind] || is && one.found.Code != kind {
			t.Errorf("%s: a mistake is made of it: %v; an example is there: %v, of %q, %v", kind, made[kind], is, one.found.Code, err)
		}
	}
}

// Each change of what was published is found, and nothing else is.
func TestWhatWasPublishedIsExplained(t *testing.T) {
	e, err := newExamples()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := e.ofLater(""); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]bool{}
	for _, page := range e.later {
		for _, m := range page.inside {
			kinds[m.kind] = true
		}
	}
	for _, p := range e.changed {
		if !kinds[p.Code] {
			t.Errorf("%s is found, and nobody made it: %s", p.Code, p.Text("en"))
		}
		delete(kinds, p.Code)
	}
	for kind := range kinds {
		t.Errorf("%s is not found", kind)
	}
}

// What is shown as right is what stands there once the mistake is mended, line by line.
func TestWhatIsShownAsRightHasNothingOfTheNotation(t *testing.T) {
	e, err := newExamples()
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range e.all {
		files, _ := written(mended(page))
		for i, m := range page.inside {
			if right := page.rightAt(i); !strings.Contains(files[page.name], right) || strings.ContainsAny(right, "⟪⇒⟫") {
				t.Errorf("%s: %q is no part of the mended file", m.kind, right)
			}
		}
	}
}

// mended returns a site of one file without its mistakes.
func mended(page *flawed) []*flawed {
	whole := *page
	whole.whole, whole.inside = nil, nil
	for _, m := range page.inside {
		one := *m
		one.mended = true
		whole.inside = append(whole.inside, &one)
	}
	return []*flawed{&whole}
}

// The pages of all problems are made from the same tables as what check says. -update writes them.
func TestThePagesOfProblemsSayWhatCheckSays(t *testing.T) {
	e, err := newExamples()
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range words.Languages() {
		name := "../docs/problems." + language + ".md"
		if language == words.Languages()[0] {
			name = "../docs/problems.md"
		}
		page := e.page(t, language)
		if *update {
			if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if is, err := os.ReadFile(name); err != nil || string(is) != page {
			t.Errorf("%s is no longer what check says (%v): go test ./generator/command -run TestThePagesOfProblems -update", name, err)
		}
	}
}

// page returns the page of all problems in a language.
func (e *examples) page(t *testing.T, language string) string {
	t.Helper()
	var b strings.Builder
	say := func(kind string) string { return words.Report(language, "explain-"+kind, nil) }
	fmt.Fprintf(&b, "# %s\n\n%s\n", say("title"), say("intro"))
	for _, kind := range words.Kinds() {
		severity := "error"
		if words.IsWarning(kind) {
			severity = "warning"
		}
		fmt.Fprintf(&b, "\n## %s\n\n**%s**\n\n%s", kind, inMarkdown(words.General(language, kind)), say(severity))
		if hint := words.GeneralHint(language, kind); hint != "" {
			fmt.Fprintf(&b, " %s", inMarkdown(hint))
		}
		b.WriteString("\n")
		one, is, err := e.of(kind)
		if err != nil {
			t.Fatal(err)
		}
		if !is {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n\n%s", say(one.asWrong()), fenced(one.found.Text(language)))
		if one.right != "" {
			fmt.Fprintf(&b, "\n%s\n\n%s", say(one.asRight()), fenced(one.right))
		}
	}
	return b.String()
}

// inMarkdown has Markdown show what would be signs of its own.
func inMarkdown(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "<", `\<`, ">", `\>`, "[", `\[`, "]", `\]`, "`", "\\`", "|", `\|`, "~", `\~`, "#", `\#`).Replace(text)
}

// fenced returns lines as they are.
func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "text\n" + text + "\n" + fence + "\n"
}
