package command

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/pipeline"
	"gongshi/generator/test/demonstration"
	"gongshi/generator/tree"
)

// repository is the folder of this repository: of the layouts, the static files, and the demonstration if it still holds that.
const repository = "../.."

// days are those on which the demonstration is looked at: before the first record, around the end of the first task's
// time, in the middle of the plan, around its end, on its settle day and after it.
var days = []string{
	"2022-01-15", "2022-02-27", "2022-02-28", "2022-03-01", "2022-04-20", "2022-06-05", "2022-07-15", "2022-10-20",
	"2022-12-10", "2023-01-31", "2023-02-01", "2026-11-24",
}

// A builtSite is every file of the demonstration on a day, but the manifest.
type builtSite map[string][]byte

var ownSites sync.Map // by day: what ownSite has built

// ownSite returns the demonstration as of a day. It must not be changed.
func ownSite(t *testing.T, asOf string) builtSite {
	t.Helper()
	demonstration.Folder(t)
	once, _ := ownSites.LoadOrStore(asOf, sync.OnceValues(func() (builtSite, error) { return buildOwnSite(asOf) }))
	site, err := once.(func() (builtSite, error))()
	if err != nil {
		t.Fatalf("build as of %s: %v", asOf, err)
	}
	return site
}

func buildOwnSite(asOf string) (builtSite, error) {
	d, _ := day.Parse(asOf)
	snapshot, err := tree.Scan(repository, nil, pipeline.Names()...)
	if err != nil {
		return nil, err
	}
	b, err := newBuilder()
	if err != nil {
		return nil, err
	}
	out, problems, err := b.Build(snapshot, pipeline.Options{Now: time.Now(), AsOf: d})
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("%d problems, the first: %s", len(problems), problems[0].Text("en"))
	}
	site := builtSite{}
	for _, f := range out.Files {
		if site[f.Path], err = f.Read(); err != nil {
			return nil, err
		}
	}
	return site, nil
}

// A publishedTask is what the tests read of a task in tasks.json.
type publishedTask struct {
	Number               int
	Category             string
	Lead, Joint, Support []string
	Schedule             struct {
		Due, Directed *string
		YearRound     bool `json:"year_round"`
	}
	FirstDue   *string `json:"first_due"`
	Milestones []struct {
		Title    string
		Due      *string
		FirstDue *string `json:"first_due"`
	}
	Changes, Reviews []struct{ Reason, By string }
	URL, State       string
	Sample, Silent   bool
	Updates          []struct{ URL string }
}

// tasks returns the tasks of the plan of 2022 as they are published.
func (s builtSite) tasks(t *testing.T) []publishedTask {
	t.Helper()
	var published struct{ Tasks []publishedTask }
	if err := json.Unmarshal(s["2022/data/tasks.json"], &published); err != nil {
		t.Fatalf("2022/data/tasks.json: %v", err)
	}
	return published.Tasks
}

// pages returns the pages of the site by their place: "" for index.html, "404.html" for itself.
func (s builtSite) pages() map[string][]byte {
	pages := map[string][]byte{}
	for path, text := range s {
		if place, ok := placeOf(path); ok {
			pages[place] = text
		}
	}
	return pages
}

// placeOf returns where a file is shown, and whether it is a page.
func placeOf(path string) (string, bool) {
	if place, ok := strings.CutSuffix(path, "index.html"); ok {
		return place, true
	}
	return path, strings.HasSuffix(path, ".html")
}
