package pages

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/view"
)

// files are texts by their paths.
type files = map[string]string

const config = `title     = "重点任务公示 Gongshi"
base_url  = "https://www.example.org/zdgz/"
language  = "zh-CN"
timezone  = "Asia/Shanghai"
publisher = "某局"

[[offices]]
key  = "safety"
name = "安全室"

[[offices]]
key  = "tech"
name = "科技室 Technology"

[[offices]]
key        = "related"
name       = "相关科室"
collective = true

[[offices]]
key  = "idle"
name = "无任务室"
`

// planText returns a plan's index.md; fields are separated by semicolons.
func planText(fields, body string) string {
	return "+++\n" + lines(fields) + "[[categories]]\nkey = \"risks\"\nname = \"重大风险\"\n[[categories]]\nkey = \"other\"\nname = \"其他 Other\"\n+++\n" + body
}

const planDays = "title = \"2022年计划 Plan\"; issued = 2022-02-18; start = 2022-01-01; end = 2022-12-31; settle = 2023-01-31"

// taskText returns a task; fields are separated by semicolons.
func taskText(number int, fields, body string) string {
	return fmt.Sprintf("+++\nnumber = %d\ntitle = \"任务 Task %d\"\n%s+++\n%s", number, number, lines(fields), body)
}

func lines(fields string) string { return strings.ReplaceAll(fields, "; ", "\n") + "\n" }

// A few fields that every task needs.
const (
	plain = `category = "risks"; lead = ["safety"]; `
	due   = plain + "schedule = { due = 2022-06-30 }"
	year  = plain + "schedule = { year_round = true }"
)

// siteOf returns a site of one plan, 2022, with tasks numbered from 1, and more files.
func siteOf(tasks []string, more files) files {
	all := files{"site.toml": config, "content/2022/index.md": planText(planDays, "")}
	for i, text := range tasks {
		all[fmt.Sprintf("content/2022/%03d.md", i+1)] = text
	}
	maps.Copy(all, more)
	return all
}

// many returns n tasks, each with the fields and the body that its number gives.
func many(n int, of func(number int) (fields, body string)) []string {
	tasks := make([]string, n)
	for i := range tasks {
		fields, body := of(i + 1)
		tasks[i] = taskText(i+1, fields, body)
	}
	return tasks
}

// load reads a site that has no errors.
func load(t *testing.T, all files) *site.Site {
	t.Helper()
	s, problems, err := (&site.Reader{}).Read(tree.Of(all), site.Options{Languages: []string{"zh-CN", "en"}})
	if err != nil {
		t.Fatal(err)
	}
	if errors := problems.Errors(); len(errors) > 0 {
		t.Fatal(errors[0].Text("en"))
	}
	return s
}

func madeOf(t *testing.T, all files, today string) *Made {
	t.Helper()
	return Make(Input{Site: load(t, all), Today: on(today), Version: "0.0.0"})
}

func on(s string) day.Day {
	d, ok := day.Parse(s)
	if !ok {
		panic("there is no day " + s)
	}
	return d
}

// content returns what a page says.
func content[T any](t *testing.T, m *Made, path string) *T {
	t.Helper()
	for _, p := range m.Pages {
		if p.Path == path {
			c, ok := p.Content.(*T)
			if !ok {
				t.Fatalf("/%s says %T", path, p.Content)
			}
			return c
		}
	}
	t.Fatalf("there is no page /%s", path)
	return nil
}

// paths returns the places of the pages below a prefix, in the order in which they are made.
func paths(m *Made, prefix string) []string {
	var all []string
	for _, p := range m.Pages {
		if strings.HasPrefix(p.Path, prefix) {
			all = append(all, p.Path)
		}
	}
	return all
}

func numbers(rows []*view.TaskRow) []int {
	all := make([]int, len(rows))
	for i, r := range rows {
		all[i] = r.Number
	}
	return all
}
