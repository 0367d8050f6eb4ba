package pages

import (
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

func small() files {
	return siteOf([]string{
		taskText(1, due+"; support = [\"related\"]", "说明。\n\n## 2022-04-20 开始 Begun\n\n## 2022-06-28 完成\n"),
		taskText(2, `category = "risks"; joint = ["tech"]; schedule = { year_round = true }`, ""),
	}, files{
		"content/about.md":           "+++\ntitle = \"关于本站\"\nmenu = 1\n+++\n",
		"content/licence.md":         "+++\ntitle = \"Licence\"\n+++\n",
		"content/2022/files/表 A.csv": "a",
		"content/2021/index.md":      planText("title = \"2021年计划\"; start = 2021-11-15; end = 2021-12-31", ""),
		"site.toml":                  strings.Replace(config, "[[offices]]", "[redirects]\n\"/old/\" = \"/2022/\"\n\n[[offices]]", 1),
	})
}

// The addresses are those of docs/format.md.
func TestASiteHasThePagesOfTheContract(t *testing.T) {
	m := madeOf(t, small(), "2022-07-01")
	want := strings.Fields(`
		/:home
		/2021/:plan /2021/tasks/:tasks
		/2021/tasks/done/:state /2021/tasks/in-progress/:state /2021/tasks/due-soon/:state /2021/tasks/behind/:state /2021/tasks/overdue/:state /2021/tasks/unfinished/:state /2021/tasks/unreported/:state /2021/tasks/unreported-empty/:state /2021/tasks/paused/:state /2021/tasks/cancelled/:state /2021/tasks/no-record/:state /2021/tasks/silent/:state
		/2021/categories/:categories /2021/categories/risks/:category /2021/categories/risks/states/:state-groups /2021/categories/risks/ledger/:ledger /2021/categories/other/:category /2021/categories/other/states/:state-groups /2021/categories/other/ledger/:ledger
		/2021/offices/:offices
		/2021/timeline/:timeline /2021/timeline/2021-11/:timeline-month /2021/timeline/2021-12/:timeline-month /2021/timeline/2022-01/:timeline-month
		/2021/ledger/:ledger /2021/ledger/on-time/:ledger /2021/ledger/late/:ledger /2021/ledger/not-met/:ledger /2021/ledger/open/:ledger /2021/ledger/lapsed/:ledger /2021/ledger/moved/:ledger /2021/changes/:changes
		/2021/updates/:updates /2021/follow/:follow /2021/data/:data
		/2022/:plan /2022/tasks/:tasks
		/2022/tasks/done/:state /2022/tasks/in-progress/:state /2022/tasks/due-soon/:state /2022/tasks/behind/:state /2022/tasks/overdue/:state /2022/tasks/unfinished/:state /2022/tasks/unreported/:state /2022/tasks/unreported-empty/:state /2022/tasks/paused/:state /2022/tasks/cancelled/:state /2022/tasks/no-record/:state /2022/tasks/silent/:state
		/2022/tasks/1/:task /2022/tasks/2/:task
		/2022/categories/:categories /2022/categories/risks/:category /2022/categories/risks/states/:state-groups /2022/categories/risks/ledger/:ledger /2022/categories/other/:category /2022/categories/other/states/:state-groups /2022/categories/other/ledger/:ledger
		/2022/offices/:offices /2022/offices/safety/:office /2022/offices/safety/states/:state-groups /2022/offices/safety/ledger/:ledger /2022/offices/tech/:office /2022/offices/tech/states/:state-groups /2022/offices/tech/ledger/:ledger /2022/offices/related/:office /2022/offices/related/states/:state-groups /2022/offices/related/ledger/:ledger
		/2022/timeline/:timeline /2022/categories/risks/timeline/:category-timeline
		/2022/timeline/2022-01/:timeline-month /2022/timeline/2022-02/:timeline-month /2022/timeline/2022-03/:timeline-month
		/2022/timeline/2022-04/:timeline-month /2022/timeline/2022-05/:timeline-month /2022/timeline/2022-06/:timeline-month
		/2022/timeline/2022-07/:timeline-month /2022/timeline/2022-08/:timeline-month /2022/timeline/2022-09/:timeline-month
		/2022/timeline/2022-10/:timeline-month /2022/timeline/2022-11/:timeline-month /2022/timeline/2022-12/:timeline-month
		/2022/timeline/2023-01/:timeline-month
		/2022/ledger/:ledger /2022/ledger/on-time/:ledger /2022/ledger/late/:ledger /2022/ledger/not-met/:ledger /2022/ledger/open/:ledger /2022/ledger/lapsed/:ledger /2022/ledger/moved/:ledger /2022/changes/:changes
		/2022/updates/:updates /2022/updates/2022-04/:updates-month /2022/updates/2022-06/:updates-month
		/2022/bulletins/2022-q2/:bulletin /2022/bulletins/2022-06/:bulletin /2022/bulletins/2022-05/:bulletin /2022/bulletins/2022-04/:bulletin
		/2022/bulletins/2022-q1/:bulletin /2022/bulletins/2022-03/:bulletin /2022/bulletins/2022-02/:bulletin /2022/bulletins/:bulletins
		/2022/follow/:follow /2022/data/:data
		/about/:page /licence/:page /search/:search /about/states/:states /about/this-copy/:this-copy /404.html:not-found /old/:redirect`)
	var got []string
	for _, p := range m.Pages {
		got = append(got, "/"+p.Path+":"+p.Layout)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAllPagesHaveChromeTitleAndContent(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range madeOf(t, small(), "2022-07-01").Pages {
		if p.Chrome == nil || p.Title.Label == "" && p.Title.Text == "" || p.Content == nil || p.Layout == "" {
			t.Errorf("/%s is %+v", p.Path, p)
		}
		if seen[p.Path] {
			t.Errorf("/%s is made twice", p.Path)
		}
		seen[p.Path] = true
	}
}

func TestEverythingLinkedWithinTheSiteIsMade(t *testing.T) {
	for _, sources := range []files{small(), inAreas(`"north"`, "", `"south"`)} {
		wantAllMade(t, madeOf(t, sources, "2022-07-01"))
	}
}

func wantAllMade(t *testing.T, m *Made) {
	t.Helper()
	there := map[string]bool{"2022/files/%E8%A1%A8%20A.csv": true, "share.png": true}
	for _, p := range m.Pages {
		there[p.Path] = true
	}
	for _, f := range m.Feeds {
		there[f.Path] = true
	}
	for _, c := range m.Calendars {
		there[c.Path] = true
	}
	for _, b := range m.Bulletins {
		there[b.File] = true
	}
	for _, i := range m.Indexes {
		there[i.Path] = true
	}
	for _, c := range m.Cards {
		there[c.Path] = true
	}
	links := 0
	for _, p := range m.Pages {
		for _, place := range placesIn(p) {
			links++
			if place, _, _ = strings.Cut(place, "#"); !there[place] {
				t.Errorf("/%s links to /%s, which is not made", p.Path, place)
			}
		}
	}
	if links < 100 {
		t.Errorf("only %d links were found", links)
	}
}

func TestPagesCarryThePolicyUnlessTheServerSendsIt(t *testing.T) {
	for csp, want := range map[string]bool{"": true, "csp = \"meta\"\n": true, "csp = \"header\"\n": false} {
		for _, p := range madeOf(t, siteOf(nil, files{"site.toml": csp + config}), "2022-07-01").Pages {
			if p.Chrome.Policy != want {
				t.Errorf("with %q /%s: %v", csp, p.Path, p.Chrome.Policy)
			}
		}
	}
}

func TestTheSitemapKnowsAllButErrorsRedirectsAndEmptyLists(t *testing.T) {
	m := madeOf(t, small(), "2022-07-01")
	var want []string
	for _, p := range m.Pages {
		if list, ok := p.Content.(*view.TaskList); ok && len(list.Rows) == 0 {
			continue
		}
		if month, ok := p.Content.(*view.MonthEvents); ok && len(month.Dues)+len(month.Events) == 0 {
			continue
		}
		if ledger, ok := p.Content.(*view.Ledger); ok && len(ledger.Groups) == 0 {
			continue
		}
		if changes, ok := p.Content.(*view.Changes); ok && len(changes.Groups) == 0 {
			continue
		}
		if states, ok := p.Content.(*view.StateGroups); ok && len(states.Groups) == 0 {
			continue
		}
		if p.Path != "404.html" && p.Path != "old/" {
			want = append(want, p.Path)
		}
	}
	slices.Sort(want)
	if got := slices.Sorted(slices.Values(m.Sitemap.Paths)); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestThereIsAFeedForTheSiteEachPlanAndEachOfItsOffices(t *testing.T) {
	var got []string
	for _, f := range madeOf(t, small(), "2022-07-01").Feeds {
		got = append(got, f.Path)
	}
	slices.Sort(got)
	want := []string{"2021/feed.xml", "2022/bulletins/feed.xml", "2022/feed.xml", "2022/offices/related/feed.xml", "2022/offices/safety/feed.xml", "2022/offices/tech/feed.xml", "feed.xml"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestTheMenuLeadsToThePlansSectionsAndChosenPages(t *testing.T) {
	m := madeOf(t, small(), "2022-07-01")
	for path, want := range map[string]string{
		"":              "[] 2022/tasks/ 2022/categories/ 2022/offices/ 2022/timeline/ 2022/updates/ 2022/bulletins/ 2022/data/ about/",
		"2022/":         "[] 2022/tasks/ 2022/categories/ 2022/offices/ 2022/timeline/ 2022/updates/ 2022/bulletins/ 2022/data/ about/",
		"2022/tasks/1/": " [2022/tasks/] 2022/categories/ 2022/offices/ 2022/timeline/ 2022/updates/ 2022/bulletins/ 2022/data/ about/",
		"2021/updates/": "2021/ about/",
		"about/":        " 2022/tasks/ 2022/categories/ 2022/offices/ 2022/timeline/ 2022/updates/ 2022/bulletins/ 2022/data/ [about/]",
		"licence/":      " 2022/tasks/ 2022/categories/ 2022/offices/ 2022/timeline/ 2022/updates/ 2022/bulletins/ 2022/data/ about/",
	} {
		for _, p := range m.Pages {
			if p.Path != path {
				continue
			}
			var menu []string
			for _, item := range p.Chrome.Menu {
				entry := item.URL
				if item.Current {
					entry = "[" + entry + "]"
				}
				menu = append(menu, entry)
			}
			if got := strings.Join(menu, " "); got != want {
				t.Errorf("the menu of /%s is %s, want %s", path, got, want)
			}
		}
	}
}
