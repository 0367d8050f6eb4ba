package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/export"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// leftOut are the fields that a place does not have by their own name, and why.
var leftOut = map[string]map[string]string{
	"the tables": {
		"source.text": ofSources, "source.responsible": ofSources, "source.schedule": ofSources,
		"pauses.from": "a pause is one cell of the column pauses", "pauses.until": "a pause is one cell of the column pauses", "pauses.reason": "a pause is one cell of the column pauses",
		"values.date": "an amount is one part of the column values", "values.value": "an amount is one part of the column values",
		"steps.by": "a step is one part of the column steps", "steps.value": "a step is one part of the column steps",
	},
}

// ofSources is said of the document's own words.
const ofSources = "the document's own words are for those who check how they were read, on the task's page and in tasks.json"

// A field of a task is in everything that tells of tasks: the open data, its tables with the schema from which the import and the
// data page follow, the description of the format, and the guide for editors.
func TestEveryFieldOfATaskIsEverywhereWhereTasksAreTold(t *testing.T) {
	published := ownSite(t, "2022-12-31")
	var format string
	for _, name := range []string{"generator/docs/format.md", "README.zh-CN.md"} {
		text, err := os.ReadFile(filepath.Join(repository, name))
		if err != nil {
			t.Fatal(err)
		}
		format = string(text)
		for _, field := range site.TaskFields() {
			if !regexp.MustCompile(`\b` + last(field) + `\b`).MatchString(format) {
				t.Errorf("%s does not name the field %s", name, field)
			}
		}
	}
	for place, has := range map[string]func(field string) bool{
		"tasks.json": inTasks(t, published["2022/data/tasks.json"], changedAndReviewed(t)),
		"the tables": inTables(t, published["2022/data/datapackage.json"]),
	} {
		for _, field := range site.TaskFields() {
			why := leftOut[place][field]
			switch there := has(field); {
			case !there && why == "":
				t.Errorf("%s does not have the field %s: add it, or say here why not", place, field)
			case there && why != "":
				t.Errorf("%s has the field %s, which is said to be absent: %s", place, field, why)
			}
		}
		for field := range leftOut[place] {
			if !slices.Contains(site.TaskFields(), field) {
				t.Errorf("%s is no field of a task", field)
			}
		}
	}
}

func last(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// inTasks returns whether a field is that of some task, by its path.
func inTasks(t *testing.T, data ...[]byte) func(string) bool {
	t.Helper()
	paths := map[string]bool{}
	var tasks []any
	for _, text := range data {
		var all struct{ Tasks []any }
		if err := json.Unmarshal(text, &all); err != nil || len(all.Tasks) == 0 {
			t.Fatalf("%d tasks, %v", len(all.Tasks), err)
		}
		tasks = append(tasks, all.Tasks...)
	}
	var walk func(within string, value any)
	walk = func(within string, value any) {
		switch v := value.(type) {
		case map[string]any:
			for key, below := range v {
				paths[strings.TrimPrefix(within+"."+key, ".")] = true
				walk(key, below)
			}
		case []any:
			for _, element := range v {
				walk(within, element)
			}
		}
	}
	walk("", tasks)
	return func(field string) bool { return paths[field] }
}

// changedAndReviewed returns the open data of a task with what only few tasks have.
func changedAndReviewed(t *testing.T) []byte {
	t.Helper()
	text, err := export.TasksJSON(&view.Data{Tasks: []*view.TaskData{{Source: view.Wording{Text: "x"}, Changes: make([]view.ChangeData, 1), Reviews: make([]view.ReviewData, 1), Milestones: []view.MilestoneData{{Steps: make([]view.ValueData, 1)}}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// inTables returns whether a field is a column of a table, by its own name or behind that of the table in front matter it is in.
func inTables(t *testing.T, data []byte) func(string) bool {
	t.Helper()
	var all struct {
		Resources []struct {
			Name   string
			Schema struct{ Fields []struct{ Name string } }
		}
	}
	if err := json.Unmarshal(data, &all); err != nil || len(all.Resources) == 0 {
		t.Fatalf("%d tables, %v", len(all.Resources), err)
	}
	columns := map[string]bool{}
	for _, table := range all.Resources {
		for _, f := range table.Schema.Fields {
			columns[table.Name+"."+f.Name] = true
		}
	}
	return func(field string) bool {
		within, name, ok := strings.Cut(field, ".")
		if !ok {
			return columns["tasks."+field]
		}
		return columns[within+"."+name] || columns["tasks."+within+"_"+name] || within == "schedule" && columns["tasks."+name]
	}
}
