package command

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// documents are those that people read, relative to the repository.
func documents(t *testing.T) []string {
	t.Helper()
	all := []string{"README.md", "README.zh-CN.md", "CONTRIBUTING.md"}
	files, err := filepath.Glob(repository + "/generator/docs/*.md")
	if err != nil || len(files) < 9 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		all = append(all, strings.TrimPrefix(filepath.ToSlash(file), repository+"/"))
	}
	return all
}

var (
	fencedBlock = regexp.MustCompile("(?ms)^ *(```+)\\w*\n.*?^ *```+$")
	codeSpan    = regexp.MustCompile("`+[^`\n]+`+")
	linkTo      = regexp.MustCompile(`\]\(([^()\s]+)\)`)
	headingLine = regexp.MustCompile(`(?m)^#{1,6} (.+)$`)
)

// prose returns a document without its code.
func prose(text string) string {
	return codeSpan.ReplaceAllString(fencedBlock.ReplaceAllString(text, ""), "")
}

// Each link in a document leads to a file that is there, and to a heading of it.
func TestLinksInDocumentsLeadSomewhere(t *testing.T) {
	anchors := map[string][]string{} // by file
	for _, document := range documents(t) {
		for _, m := range linkTo.FindAllStringSubmatch(prose(textOf(t, repository+"/"+document)), -1) {
			if strings.Contains(m[1], "://") || m[1] == "…" {
				continue
			}
			file, anchor, _ := strings.Cut(m[1], "#")
			place := repository + "/" + document
			if file != "" {
				place = filepath.Join(filepath.Dir(place), filepath.FromSlash(file))
			}
			if _, err := os.Stat(place); err != nil {
				t.Errorf("%s links to %s: %v", document, m[1], err)
				continue
			}
			if anchor != "" && anchors[place] == nil {
				anchors[place] = anchorsOf(textOf(t, place))
			}
			if anchor != "" && !slices.Contains(anchors[place], anchor) {
				t.Errorf("%s links to %s, which has no such heading", document, m[1])
			}
		}
	}
}

// anchorsOf returns the anchors that forges give the headings of a document.
func anchorsOf(text string) []string {
	var all []string
	for _, m := range headingLine.FindAllStringSubmatch(fencedBlock.ReplaceAllString(text, ""), -1) {
		all = append(all, strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-', r == '_', unicode.IsLetter(r), unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, strings.ReplaceAll(m[1], "`", "")))
	}
	return all
}

// flagsOf returns the flags of a command.
func flagsOf(t *testing.T, name ...string) []string {
	t.Helper()
	var help, errors bytes.Buffer
	run(t.Context(), append(name, "-h"), &help, &errors)
	var all []string
	for _, m := range regexp.MustCompile(`(?m)^  -([a-z-]+)`).FindAllStringSubmatch(help.String()+errors.String(), -1) {
		all = append(all, m[1])
	}
	if len(all) == 0 {
		t.Errorf("%s -h tells of no flag: %s", name, errors.String())
	}
	return all
}

// Every command, and every flag of it, is in the contract or on the page for operators.
func TestDocumentsTellOfEveryCommandAndFlag(t *testing.T) {
	text := textOf(t, "../docs/format.md") + textOf(t, "../docs/operating.md")
	for _, c := range commands {
		if !strings.Contains(text, "| `"+c.name) {
			t.Errorf("no document tells of the command %s", c.name)
		}
		if c.name == "new" { // each kind of file has its own, which -h lists
			continue
		}
		for _, name := range flagsOf(t, c.name) {
			if !regexp.MustCompile("`[^`\n]*--" + name + `\b`).MatchString(text) {
				t.Errorf("no document tells of %s --%s", c.name, name)
			}
		}
	}
}

var (
	calledThere = regexp.MustCompile(`(?:\bgongshi|\bgongshi-new|\.\\gongshi\.exe|go run \./generator) ([a-z]+)\b((?: [^\n` + "`" + `|;&]*)?)`)
	flagThere   = regexp.MustCompile(`(?:^|\s)--?([a-z][a-z-]+)`)
	anyFlag     = regexp.MustCompile("`--([a-z][a-z-]+)[ `=]")
)

// ofOthers are flags of other programs, which documents name by themselves.
var ofOthers = []string{"path", "invert-paths"} // git filter-repo

// Documents call what there is: a command, with flags that it has. Flags that stand by themselves are those of some command.
func TestDocumentsNameNoCommandAndFlagThatIsNot(t *testing.T) {
	flags := map[string][]string{"version": nil, "help": nil}
	var some []string
	for _, c := range commands {
		if c.name == "new" {
			for _, kind := range []string{"task", "update", "plan", "incident", "bulletin"} {
				flags[c.name] = append(flags[c.name], flagsOf(t, c.name, kind)...)
			}
		} else {
			flags[c.name] = flagsOf(t, c.name)
		}
		some = append(some, flags[c.name]...)
	}
	for _, document := range documents(t) {
		text := textOf(t, repository+"/"+document)
		for _, m := range calledThere.FindAllStringSubmatch(text, -1) {
			own, is := flags[m[1]]
			if !is {
				if strings.HasPrefix(m[0], "gongshi ") {
					continue // a sentence that begins with the name
				}
				t.Errorf("%s: there is no command %s: %s", document, m[1], m[0])
			}
			for _, f := range flagThere.FindAllStringSubmatch(m[2], -1) {
				if !slices.Contains(own, f[1]) {
					t.Errorf("%s: %s has no flag --%s", document, strings.TrimSpace(m[0]), f[1])
				}
			}
		}
		for _, m := range anyFlag.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(some, m[1]) && !slices.Contains(ofOthers, m[1]) {
				t.Errorf("%s names the flag --%s, which no command has", document, m[1])
			}
		}
	}
}

// What documents have make do, the Makefile knows.
func TestDocumentsNameTargetsThatThereAre(t *testing.T) {
	makefile := textOf(t, repository+"/Makefile")
	for _, document := range documents(t) {
		for _, m := range regexp.MustCompile("(?m)`make ([a-z]+)|^make ([a-z]+) +#").FindAllStringSubmatch(textOf(t, repository+"/"+document), -1) {
			if !strings.Contains(makefile, "\n"+m[1]+m[2]+":") {
				t.Errorf("%s: the Makefile has no target of %s", document, m[0])
			}
		}
	}
}

// The guides for editors have the same sections, in the same order.
func TestBothGuidesHaveTheSameSections(t *testing.T) {
	sections := func(document string) int {
		return len(regexp.MustCompile(`(?m)^## `).FindAllString(fencedBlock.ReplaceAllString(textOf(t, repository+"/"+document), ""), -1))
	}
	if chinese, english := sections("README.zh-CN.md"), sections("generator/docs/editing.md"); chinese != english {
		t.Errorf("the Chinese guide has %d sections, the English one %d", chinese, english)
	}
}
