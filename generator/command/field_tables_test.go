package command

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/front"
	"gongshi/generator/site"
)

// told is where fields of a kind of file are told of: a section of a document, and whether all of them are.
type told struct {
	file, heading string
	kind          string
	all           bool
}

var tellings = []told{
	{"generator/docs/format.md", "### site.toml", "site", true},
	{"generator/docs/format.md", "### A plan: index.md", "plan", true},
	{"generator/docs/format.md", "### A task", "task", true},
	{"generator/docs/format.md", "### An update in a file of its own: updates/17-2022-06-28-name.md", "update", true},
	{"generator/docs/format.md", "### A bulletin: bulletins/2022-06.md", "bulletin", true},
	{"generator/docs/format.md", "### An incident: incidents/2022-06-28-name.md", "incident", true},
	{"generator/docs/format.md", "### An assessment: assessment.md", "assessment", true},
	{"generator/docs/format.md", "### An ordinary page", "page", true},
	{"generator/docs/editing.md", "### A task file", "task", true},
	{"generator/docs/editing.md", "### A plan: content/2022/index.md", "plan", true},
	{"generator/docs/editing.md", "### The site: site.toml", "site", true},
	{"README.zh-CN.md", "### 任务文件", "task", true},
	{"README.zh-CN.md", "### 任务表：content/2022/index.md", "plan", true},
	{"README.zh-CN.md", "### 站点：site.toml", "site", true},
}

// ofAChange are fields of a change, which documents tell of where they tell of tasks.
var ofAChange = []string{"field", "milestone", "was", "now", "asked", "decided", "refused", "reason", "file"}

// Documents tell of the fields that there are: of all of them where they say so, and in the first columns of their tables of no others.
func TestDocumentsTellOfTheFieldsThatThereAre(t *testing.T) {
	for _, d := range tellings {
		names := namesOf(t, d.kind)
		text := section(t, d.file, d.heading)
		for _, name := range names {
			if d.all && !(d.kind == "plan" && slices.Contains(ofAChange, name)) && !regexp.MustCompile("`[^`\n]*\\b"+name+"\\b[^`\n]*`").MatchString(text) {
				t.Errorf("%s, %q does not name the field %s", d.file, d.heading, name)
			}
		}
		for _, name := range inFirstColumns(text) {
			if !slices.Contains(names, name) {
				t.Errorf("%s, %q names %s, which is no field of a %s", d.file, d.heading, name, d.kind)
			}
		}
	}
}

// namesOf returns the names of all fields of a kind of file.
func namesOf(t *testing.T, kind string) []string {
	t.Helper()
	var all []string
	var add func(shapes []front.Shape)
	add = func(shapes []front.Shape) {
		for _, s := range shapes {
			all = append(all, s.Name)
			add(s.Fields)
		}
	}
	for _, k := range site.FileKinds() {
		if k.Name == kind {
			add(k.Shapes)
		}
	}
	if all == nil {
		t.Fatalf("there is no kind %s", kind)
	}
	return all
}

// section returns what stands below a heading, up to the next one that is not deeper.
func section(t *testing.T, file, heading string) string {
	t.Helper()
	_, text, found := strings.Cut("\n"+textOf(t, "../../"+file), "\n"+heading+"\n")
	if !found {
		t.Fatalf("%s has no heading %q", file, heading)
	}
	if end := regexp.MustCompile(`(?m)^#{1,3} `).FindStringIndex(text); end != nil {
		text = text[:end[0]]
	}
	return text
}

var (
	firstCell  = regexp.MustCompile(`(?m)^\|([^|\n]*)\|`)
	firstCells = regexp.MustCompile(`(?m)^\|([^|\n]*\|[^|\n]*)\|`)
	fieldName  = regexp.MustCompile("`\\[*([a-z_]+)\\]*`")
)

// inFirstColumns returns the names of fields in the first column of tables whose heads say that these are fields, or in the first two
// where the first is for the table of a field.
func inFirstColumns(text string) []string {
	var all []string
	for _, table := range strings.Split(text, "\n\n") {
		head, _, _ := strings.Cut(strings.TrimSpace(table), "\n")
		cells := firstCell
		switch {
		case strings.HasPrefix(head, "| 所在的组"), strings.HasPrefix(head, "| in "):
			cells = firstCells
		case !strings.HasPrefix(head, "| field") && !strings.HasPrefix(head, "| 字段"):
			continue
		}
		for _, row := range cells.FindAllStringSubmatch(table, -1) {
			for _, m := range fieldName.FindAllStringSubmatch(row[1], -1) {
				all = append(all, m[1])
			}
		}
	}
	return all
}
