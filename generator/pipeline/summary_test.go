package pipeline

import (
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"gongshi/generator/day"
)

var (
	mainPart = regexp.MustCompile(`(?s)<article class="?bulletin"?>.*</article>`)
	tags     = regexp.MustCompile(`<[^>]*>`)
)

// summaryText returns the words of the page of a period.
func summaryText(t *testing.T, out *Output, key string) string {
	t.Helper()
	f, ok := out.File("2022/bulletins/" + key + "/index.html")
	if !ok {
		t.Fatalf("there is no summary of %s", key)
	}
	found := mainPart.FindString(text(t, f))
	_, said, ok := strings.Cut(html.UnescapeString(strings.Join(strings.Fields(tags.ReplaceAllString(found, " ")), " ")), "The generator made")
	if !ok {
		t.Fatalf("the page of %s has no summary", key)
	}
	return said // what stands before is the title, and how far the plan has come
}

// A summary says the same whenever it is made: what is reported later, for whichever day, changes nothing in it.
func TestASummaryStaysWhateverIsReportedLater(t *testing.T) {
	built := builtIn(t)
	always := New("test", built)
	for seed := range uint64(*records) {
		r := rand.New(rand.NewPCG(seed, 11))
		all := make([]deeds, 12)
		for i := range all {
			all[i] = randomDeeds(r, i+1)
		}
		first := map[string]string{}
		for _, on := range []string{"2022-07-15", "2022-12-31", "2023-06-01"} {
			for _, known := range []day.Day{parsed(on), parsed("2025-01-01")} {
				out := buildOn(t, always, siteOf(all, known), parsed(on))
				for _, key := range []string{"2022-06", "2022-q2"} {
					said := summaryText(t, out, key)
					if first[key] == "" {
						first[key] = said
					}
					if said != first[key] {
						t.Fatalf("seed %d: %s reads on %s, with what was known on %s,\n%s\ninstead of\n%s", seed, key, on, known, fromDifference(said, first[key]), fromDifference(first[key], said))
					}
				}
			}
		}
	}
}

// A summary that was mended task by task is the one that is made anew.
func TestASummaryThatWasMendedIsTheOneMadeAnew(t *testing.T) {
	built := builtIn(t)
	r := rand.New(rand.NewPCG(5, 13))
	all := make([]deeds, 12)
	for i := range all {
		all[i] = randomDeeds(r, i+1)
	}
	always, on := New("test", built), parsed("2023-02-01")
	buildOn(t, always, siteOf(all, on), on)
	for n := range 3 * *records {
		i := r.IntN(len(all))
		all[i] = randomDeeds(r, i+1)
		mended, anew := texts(t, buildOn(t, always, siteOf(all, on), on)), texts(t, buildOn(t, New("test", built), siteOf(all, on), on))
		if paths := differing(mended, anew); len(paths) > 0 {
			t.Fatalf("edit %d: %v differ; first\n%s\n%s", n, paths, fromDifference(mended[paths[0]], anew[paths[0]]), fromDifference(anew[paths[0]], mended[paths[0]]))
		}
	}
}
