package command

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gongshi/generator/day"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// readFlawed reads a site in the notation of testdata/mistakes.txtar.
func readFlawed(t *testing.T) (site []*flawed, all []*mistake) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/mistakes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		page, made := flawedFile(f.Name, string(f.Data))
		site, all = append(site, page), append(all, made...)
	}
	return site, all
}

func checkSite(t *testing.T, site []*flawed) []string {
	t.Helper()
	files, want := written(site)
	if diff := cmp.Diff(strings.Join(want, "\n"), strings.Join(placesOf(problemsIn(t, files)), "\n")); diff != "" {
		t.Error(diff)
	}
	return want
}

// An examiner looks at one state of a site after the other, as a watch does: what it remembers of one helps with the next.
type examiner struct {
	mu      sync.Mutex
	builder *pipeline.Builder
	looks   int
}

// examined is who looks at the sites of mistakes.
var examined examiner

// freshLooks is how many states are looked at until one is looked at by somebody else, too, who remembers nothing.
const freshLooks = 10

// problemsIn returns what is wrong with a site.
func problemsIn(t *testing.T, files map[string]string) problem.List {
	t.Helper()
	e := &examined
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.builder == nil {
		e.builder = freshBuilder(t)
	}
	problems := problemsBy(t, e.builder, files)
	if e.looks++; e.looks%freshLooks == 0 {
		if diff := cmp.Diff(textsOf(problemsBy(t, freshBuilder(t), files)), textsOf(problems)); diff != "" {
			t.Errorf("a first look (-) and one of many (+):\n%s", diff)
		}
	}
	return problems
}

func freshBuilder(t *testing.T) *pipeline.Builder {
	t.Helper()
	b, err := newBuilder()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func problemsBy(t *testing.T, b *pipeline.Builder, files map[string]string) problem.List {
	t.Helper()
	asOf, _ := day.Parse("2022-07-15")
	_, problems, err := b.Build(tree.Of(files), pipeline.Options{Now: time.Unix(0, 0), AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	return problems
}

func textsOf(problems problem.List) []string {
	var all []string
	for _, p := range problems {
		all = append(all, p.Text("en"))
	}
	return all
}

func placesOf(problems problem.List) []string {
	var all []string
	for _, p := range problems {
		all = append(all, p.Place()+" "+p.Code)
	}
	slices.Sort(all)
	return all
}

func TestManyMistakesAreReportedAtOnceAndMendedOneByOne(t *testing.T) {
	site, all := readFlawed(t)
	kinds := map[string]bool{}
	for _, m := range all {
		kinds[m.kind] = true
	}
	if len(kinds) < 60 {
		t.Errorf("%d kinds of mistakes, want 60", len(kinds))
	}
	checkSite(t, site)
	for _, m := range all {
		m.mended = true
		t.Run(m.file+" "+m.kind, func(t *testing.T) { checkSite(t, site) })
	}
}
