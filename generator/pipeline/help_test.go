package pipeline

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/output"
	"gongshi/generator/tree"
	"gongshi/layouts"
	"gongshi/static"
)

const config = `
title     = "Harbour works"
base_url  = "https://www.example.org/harbour/"
language  = "en"
timezone  = "Asia/Shanghai"
publisher = "Harbour office"

[[offices]]
key  = "quay"
name = "Quay office"
`

const index = `+++
title = "Harbour plan 2022"
start = 2022-01-01
end   = 2022-12-31

[[categories]]
key  = "upkeep"
name = "Upkeep"
+++
`

// task returns the file of a task that is due on a day, with more at its end.
func task(number int, due, more string) string {
	return fmt.Sprintf("+++\nnumber   = %d\ntitle    = \"Task %d\"\ncategory = \"upkeep\"\nlead     = [\"quay\"]\n\n[schedule]\ndue = %s\n+++\n\n%s", number, number, due, more)
}

// small returns a site of one plan with these tasks, by the names of their files.
func small(tasks map[string]string) *tree.Tree {
	files := map[string]string{"site.toml": config, "content/2022/index.md": index}
	for name, text := range tasks {
		files["content/2022/"+name] = text
	}
	return tree.Of(files)
}

// builtIn returns the layouts and static files of this repository.
func builtIn(t testing.TB) *tree.Tree {
	t.Helper()
	l, err := tree.FromFS("layouts", layouts.Files)
	if err != nil {
		t.Fatal(err)
	}
	s, err := tree.FromFS("static", static.Files)
	if err != nil {
		t.Fatal(err)
	}
	return l.Over(s)
}

func asOf(s string) Options {
	d, ok := day.Parse(s)
	if !ok {
		panic(s)
	}
	return Options{Now: time.Unix(0, 0), AsOf: d}
}

// mustBuild returns a site that must be without problems.
func mustBuild(t *testing.T, sources *tree.Tree, o Options) *Output {
	t.Helper()
	out, problems, err := New("test", builtIn(t)).Build(sources, o)
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v, %v", err, problems)
	}
	return out
}

// texts returns every file of a site by path.
func texts(t testing.TB, out *Output) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, f := range out.Files {
		all[f.Path] = text(t, f)
	}
	return all
}

func text(t testing.TB, f output.File) string {
	t.Helper()
	b, err := f.Read()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// differing returns the paths whose texts differ, sorted.
func differing(a, b map[string]string) []string {
	var paths []string
	all := maps.Clone(a)
	maps.Copy(all, b)
	for path := range all {
		if x, ok := a[path]; !ok || x != b[path] {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

func state(t *testing.T, out *Output, number int) string {
	t.Helper()
	f, ok := out.File("2022/data/tasks.json")
	if !ok {
		t.Fatal("there is no tasks.json")
	}
	for line := range strings.Lines(text(t, f)) {
		if _, rest, ok := strings.Cut(line, fmt.Sprintf(`{"number":%d,`, number)); ok {
			_, rest, _ = strings.Cut(rest, `"state":"`)
			state, _, _ := strings.Cut(rest, `"`)
			return state
		}
	}
	t.Fatalf("there is no task %d", number)
	return ""
}
