package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/site"
)

func TestAPlanOfAnySizeBuildsWithoutProblems(t *testing.T) {
	for _, n := range []int{1, 2, 60} {
		dir := t.TempDir()
		must(t, writePlan(dir, n))
		out := built(t, newBuilder(t), scan(t, dir, nil))
		if got := len(out.Site.Plans[0].Tasks); got != n {
			t.Errorf("a plan of %d tasks has %d", n, got)
		}
		ready(t, out)
	}
}

func TestAPlanIsAlwaysTheSame(t *testing.T) {
	first, again := sourcesOf(t, 60), sourcesOf(t, 60)
	if !maps.EqualFunc(first, again, bytes.Equal) {
		t.Error("two plans of the same size differ")
	}
}

func TestASmallPlanIsTheBeginningOfALargeOne(t *testing.T) {
	large := sourcesOf(t, 60)
	for name, text := range sourcesOf(t, 20) {
		if !bytes.Equal(text, large[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// Who makes no plan with every kind of task measures less than a real one has.
func TestAPlanHasTasksInMostStates(t *testing.T) {
	dir := t.TempDir()
	must(t, writePlan(dir, 200))
	s := built(t, newBuilder(t), scan(t, dir, nil)).Site
	seen := map[site.State]bool{}
	for _, task := range s.Plans[0].Tasks {
		seen[task.Status(s.Plans[0].Clock(asOf, s.DueSoon)).State] = true
	}
	for _, state := range []site.State{site.Done, site.Cancelled, site.Paused, site.Unfinished, site.Overdue, site.DueSoon, site.InProgress} {
		if !seen[state] {
			t.Errorf("no task is %s", state)
		}
	}
}

func TestHugoGetsTheSameTexts(t *testing.T) {
	dir := t.TempDir()
	must(t, writeHugo(dir, 5))
	for number := 1; number <= 5; number++ {
		text, err := os.ReadFile(filepath.Join(dir, "content", "tasks", fileName(number)))
		must(t, err)
		if task := newTask(number); !bytes.HasSuffix(text, []byte(task.Print()+"+++\n\n"+task.body)) {
			t.Errorf("task %d differs", number)
		}
	}
}

func TestMedianIsTheMiddleOfAnOddNumber(t *testing.T) {
	for _, c := range []struct {
		of   []int
		want int
	}{{nil, 0}, {[]int{4}, 4}, {[]int{9, 1, 5}, 5}, {[]int{9, 1, 5, 2, 7}, 5}} {
		if got := median(slices.Clone(c.of)); got != c.want {
			t.Errorf("median of %v is %d, want %d", c.of, got, c.want)
		}
	}
}

func TestASmallPlanIsMeasured(t *testing.T) {
	t.Setenv("HUGO", filepath.Join(t.TempDir(), "nowhere"))
	var report strings.Builder
	must(t, measure(t.Context(), &report, t.TempDir(), 20, 1, 1))
	for _, line := range lines {
		if !strings.Contains(report.String(), line.name) {
			t.Errorf("the report lacks %q:\n%s", line.name, &report)
		}
	}
}

// sourcesOf returns the files of a plan by name.
func sourcesOf(t *testing.T, n int) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	must(t, writePlan(dir, n))
	all := map[string][]byte{}
	for _, f := range scan(t, dir, nil).Files() {
		text, err := f.Read()
		must(t, err)
		all[f.Path] = text
	}
	return all
}
