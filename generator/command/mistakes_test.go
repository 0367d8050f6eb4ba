package command

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gongshi/generator/day"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// A mistake is made at one place of a site: wrong stands in place of right, or a file is there that should not be.
type mistake struct {
	kind, file   string
	wrong, right string
	at           string // the place, if it is not within wrong: "2:1"
	mended       bool
}

// A flawed file is one in pieces: text, and between it mistakes.
type flawed struct {
	name   string
	texts  []string   // one more than mistakes
	inside []*mistake // between the texts
	whole  *mistake   // the file itself is one
}

var (
	notation     = regexp.MustCompile(`(?s)⟪([a-z0-9-]+)(?:@(\d+:\d+))?: (.*?) ⇒ (.*?)⟫`)
	fileNotation = regexp.MustCompile(`^(.*) ⟪([a-z0-9-]+)(?:@(\d+:\d+))?⟫$`)
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

// flawedFile reads a file in that notation.
func flawedFile(name, text string) (page *flawed, all []*mistake) {
	page = &flawed{name: name}
	if m := fileNotation.FindStringSubmatch(name); m != nil {
		page.name = m[1]
		page.whole = &mistake{kind: m[2], file: m[1], at: m[3]}
		all = append(all, page.whole)
	}
	end := 0
	for _, m := range notation.FindAllStringSubmatchIndex(text, -1) {
		part := func(i int) string { return text[max(m[2*i], 0):max(m[2*i+1], 0)] }
		made := &mistake{kind: part(1), at: part(2), wrong: part(3), right: part(4), file: page.name}
		page.texts = append(page.texts, text[end:m[0]])
		page.inside = append(page.inside, made)
		all = append(all, made)
		end = m[1]
	}
	page.texts = append(page.texts, text[end:])
	return page, all
}

// written returns the files of a site as it is now, and the problems that it should have.
func written(site []*flawed) (files map[string]string, want []string) {
	files = map[string]string{}
	for _, page := range site {
		if page.whole != nil && page.whole.mended {
			continue
		}
		if page.whole != nil {
			want = append(want, strings.TrimSuffix(page.name+":"+page.whole.at, ":")+" "+page.whole.kind)
		}
		text := page.texts[0]
		for i, m := range page.inside {
			if m.mended {
				text += m.right
			} else {
				want = append(want, page.name+":"+m.place(text)+" "+m.kind)
				text += strings.Replace(m.wrong, "▲", "", 1)
			}
			text += page.texts[i+1]
		}
		files[page.name] = text
	}
	slices.Sort(want)
	return files, want
}

// place returns where a mistake stands after a text.
func (m *mistake) place(before string) string {
	if m.at != "" {
		return m.at
	}
	if inside, _, ok := strings.Cut(m.wrong, "▲"); ok {
		before += inside
	}
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, utf8.RuneCountInString(line)+1)
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
