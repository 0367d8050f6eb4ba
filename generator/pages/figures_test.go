package pages

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// large is a site of more tasks than a page holds, in all states, with all kinds of records.
func large() files {
	random := rand.New(rand.NewPCG(3, 4))
	on := func() string { return fmt.Sprintf("2022-%02d-%02d", 1+random.IntN(12), 1+random.IntN(28)) }
	return siteOf(many(230, func(int) (string, string) {
		front := fmt.Sprintf("category = %q; ", []string{"risks", "other"}[random.IntN(2)])
		front += []string{`lead = ["safety"]`, `lead = ["tech"]; joint = ["safety"]`, `joint = ["tech"]; support = ["related"]`}[random.IntN(3)]
		front += []string{"; schedule = { year_round = true }", "; schedule = { due = " + on() + " }", "; schedule = { directed = \"省厅\" }"}[random.IntN(3)]
		switch random.IntN(8) {
		case 0, 1:
			front += "; completed = " + on() + []string{"", "; outcome = \"partly\"; reason = \"未验收\""}[random.IntN(2)]
		case 2:
			front += "; cancelled = " + on() + "; reason = \"并入他项\""
		case 3:
			front += "; pauses = [{ from = " + on() + ", reason = \"停产\" }]"
		}
		front += []string{
			"", "; milestones = [{ title = \"检查\", total = 2, due = " + on() + ", done = [" + on() + ", " + on() + "] }]",
			"; milestones = [{ title = \"改造\", total = 50, due = " + on() + ", values = [{ date = " + on() + ", value = 60 }, { date = " + on() + ", value = 40 }] }, { title = \"节点\", due = " + on() + " }]",
		}[random.IntN(3)]
		body := "说明。\n"
		for range random.IntN(3) {
			body += "\n## " + on() + " 进展\n\n记录。\n"
		}
		return front, body
	}), files{"content/2022/index.md": planText(planDays+"; [reporting]; every = \"month\"", "")})
}

func TestEveryFigureAgreesWithTheOpenData(t *testing.T) {
	for name, all := range map[string]files{"mixed": mixed(), "marked": marked(), "small": small(), "large": large()} {
		s := load(t, all)
		for _, today := range []string{"2021-12-01", "2022-01-31", "2022-05-31", "2022-07-05", "2022-11-10", "2023-01-31", "2023-02-01"} {
			t.Run(name+" on "+today, func(t *testing.T) {
				m := Make(Input{Site: s, Today: on(today)})
				for i, data := range m.Data {
					c := counting{t, m, data, data.Plan.URL}
					c.checkPlan()
					c.checkGroups()
					c.checkCourse()
					c.checkMonths()
					c.checkLedger()
					c.checkIndex(m.Indexes[i])
				}
			})
		}
	}
}

// A counting counts a plan from its open data, and compares.
type counting struct {
	*testing.T
	made *Made
	*view.Data
	url string
}

// counted is what is to be counted of some tasks.
type counted struct {
	total, silent, empty int
	states               map[string]int
}

// kindOf returns what a task is counted as: its state, but apart those that ended without any record and owed some.
func kindOf(t *view.TaskData) string {
	if t.State == "unreported" && t.LastUpdate == 0 && !recorded(t) && t.Reporting != "none" {
		return emptyKind
	}
	return t.State
}

// recorded reports whether a milestone of a task has a record.
func recorded(t *view.TaskData) bool {
	return slices.ContainsFunc(t.Milestones, func(m view.MilestoneData) bool { return len(m.Done)+len(m.Values) > 0 })
}

func (c *counting) of(tasks []*view.TaskData) counted {
	n := counted{total: len(tasks), states: map[string]int{}}
	for _, t := range tasks {
		n.states[t.State]++
		if kindOf(t) == emptyKind {
			n.empty++
		}
		if t.Silent {
			n.silent++
		}
	}
	return n
}

func (n counted) late() int { return n.states["overdue"] + n.states["behind"] + n.states["unfinished"] }

func (c *counting) those(are func(*view.TaskData) bool) []*view.TaskData {
	return slices.DeleteFunc(slices.Clone(c.Tasks), func(t *view.TaskData) bool { return !are(t) })
}

// same reports what a page says, where it is not what was counted.
func (c *counting) same(what string, said, counted any) {
	c.Helper()
	if got, want := fmt.Sprint(said), fmt.Sprint(counted); got != want {
		c.Errorf("%s%s: it says %s, counted are %s", c.url, what, got, want)
	}
}

func (c *counting) tally(what string, said view.Tally, n counted) {
	c.Helper()
	states := map[string]int{}
	for _, s := range said.Shares {
		if s.State == emptyKind {
			c.same(what, s.Count, n.empty)
			s.State = "unreported"
		}
		states[s.State] += s.Count
	}
	c.same(what, []any{said.Total, said.Silent, states}, []any{n.total, n.silent, n.states})
}

// listed returns the numbers of the tasks on all pages of a list.
func (c *counting) listed(url string) (all []int) {
	for place := url; place != ""; {
		list := content[view.TaskList](c.T, c.made, place)
		all, place = append(all, numbers(list.Rows)...), list.Pager.Next
	}
	return all
}

func numbersOf(tasks []*view.TaskData) (all []int) {
	for _, t := range tasks {
		all = append(all, t.Number)
	}
	return all
}

func (c *counting) checkPlan() {
	plan, n := content[view.Overview](c.T, c.made, c.url), c.of(c.Tasks)
	c.tally("", plan.Tally, n)
	c.tally("tasks/", content[view.TaskList](c.T, c.made, c.url+"tasks/").Tally, n)
	c.same("tasks/", c.listed(c.url+"tasks/"), numbersOf(c.Tasks))
	for _, share := range plan.Tally.Shares {
		in := c.those(func(t *view.TaskData) bool {
			return kindOf(t) == share.State
		})
		c.same(share.URL, []any{c.listed(share.URL), content[view.TaskList](c.T, c.made, share.URL).Total}, []any{numbersOf(in), len(in)})
	}
	if url := plan.Tally.SilentURL; url != "" {
		in := c.those(func(t *view.TaskData) bool { return t.Silent })
		c.same(url, []any{c.listed(url), content[view.TaskList](c.T, c.made, url).Total}, []any{numbersOf(in), len(in)})
	}
	late := 0
	for _, share := range plan.LateLists {
		late += share.Count
	}
	c.same("late", []any{plan.LateCount, late, len(plan.Late)}, []any{n.late(), n.late(), min(n.late(), mostLate)})
	c.same("silent", len(plan.Silent), min(n.silent, mostSilent))
	last, updates := day.Day(0), 0
	for _, t := range c.Tasks {
		last, updates = max(last, t.LastUpdate), updates+len(t.Updates)
	}
	c.same("head", []any{plan.Plan.Tasks, plan.Plan.Categories, plan.Plan.LastUpdate}, []any{len(c.Tasks), len(c.Plan.Categories), last})
	total := content[view.Updates](c.T, c.made, c.url+"updates/").Total
	c.same("news", []any{len(plan.News), total.N}, []any{min(int(total.N+total.Total), mostNews), float64(updates)})
}

func (c *counting) checkGroups() {
	has := func(key string) func([]string) bool {
		return func(keys []string) bool { return slices.Contains(keys, key) }
	}
	groups := map[string]view.Group{}
	for _, list := range []string{"categories/", "offices/"} {
		for _, g := range content[view.GroupList](c.T, c.made, c.url+list).Groups {
			groups[g.URL] = g
		}
	}
	for _, category := range c.Plan.Categories {
		url := c.url + "categories/" + category.Key + "/"
		in := c.those(func(t *view.TaskData) bool { return t.Category == category.Key })
		c.group(url, groups[url], in)
		c.tally(url, content[view.TaskList](c.T, c.made, url).Tally, c.of(in))
		c.same(url, c.listed(url), numbersOf(in))
		c.lanes(url, in)
	}
	for _, office := range c.Plan.Offices {
		url, is := c.url+"offices/"+office.Key+"/", has(office.Key)
		in := c.those(func(t *view.TaskData) bool { return is(t.Lead) || is(t.Joint) }) // who supports does not answer for it
		c.group(url, groups[url], in)
		page := content[view.Office](c.T, c.made, url)
		c.group(url, page.Group, in)
		roles := []int{}
		for _, role := range []func(t *view.TaskData) []string{
			func(t *view.TaskData) []string { return t.Lead }, func(t *view.TaskData) []string { return t.Joint }, func(t *view.TaskData) []string { return t.Support },
		} {
			roles = append(roles, len(c.those(func(t *view.TaskData) bool { return is(role(t)) })))
		}
		c.same(url, []int{page.Group.Lead, page.Group.Joint, page.Group.Support}, roles)
		owing := len(c.those(func(t *view.TaskData) bool { return t.Silent && (is(t.Lead) || is(t.Joint)) }))
		c.same(url+" silent", len(page.Silent), min(owing, mostSilent))
	}
	c.same("groups", len(groups), len(c.Plan.Categories)+len(c.Plan.Offices))
}

func (c *counting) group(what string, g view.Group, in []*view.TaskData) {
	c.Helper()
	n := c.of(in)
	c.tally(what, g.Tally, n)
	open := 0
	if c.Plan.Closed {
		open = n.states["unreported"]
	}
	c.same(what, []int{g.Done.N, g.Late.N, g.Open.N, g.Rest.N, g.Silent.N}, []int{n.states["done"], n.late(), open, n.total - n.states["done"] - n.late() - open, n.silent})
	listed, silent := c.states(g.URL + "states/")
	for _, s := range g.Tally.Shares {
		c.same(s.URL, listed[s.State], s.Count)
	}
	for _, figure := range []struct {
		count view.Count
		at    string
	}{{g.Done, "done"}, {g.Late, "late"}, {g.Open, "open"}, {g.Silent, "silent"}} {
		if _, anchor, _ := strings.Cut(figure.count.URL, "#"); figure.count.N > 0 && anchor != figure.at {
			c.Errorf("%s: %d lead to %s", what, figure.count.N, figure.count.URL)
		}
	}
	c.same(g.URL+"states/", silent, n.silent)
}

// states returns how many tasks the pages of a list by state have under each heading, and that each share leads to its heading.
func (c *counting) states(url string) (listed map[string]int, silent int) {
	listed = map[string]int{}
	for place := url; place != ""; {
		page := content[view.StateGroups](c.T, c.made, place)
		for _, g := range page.Groups {
			listed[g.Anchor] += len(g.Rows)
		}
		place = page.Pager.Next
	}
	return listed, listed[silentKind]
}

// lanes checks the timeline of a category, and its part of the plan's.
func (c *counting) lanes(category string, in []*view.TaskData) {
	groups := content[view.Timeline](c.T, c.made, c.url+"timeline/").Groups
	i := slices.IndexFunc(groups, func(g view.LaneGroup) bool { return g.URL == category+"timeline/" })
	if len(in) == 0 || i < 0 {
		c.same(category+"timeline/", i < 0, len(in) == 0)
		return
	}
	c.tally(category+"timeline/", groups[i].Tally, c.of(in))
	if len(c.Tasks) <= mostLanes {
		c.same(category, len(groups[i].Lanes), len(in))
	}
	lanes := 0
	for place := groups[i].URL; place != ""; {
		page := content[view.CategoryTimeline](c.T, c.made, place)
		lanes, place = lanes+len(page.Lanes), page.Pager.Next
	}
	c.same(category+"timeline/", lanes, len(in))
}

// checkIndex puts the index's places back into keys.
func (c *counting) checkIndex(index *view.Index) {
	keys := func(places []int) string {
		var all []string
		for _, i := range places {
			all = append(all, c.Plan.Offices[i].Key)
			c.same(index.Path, index.Offices[i], c.Plan.Offices[i].Name)
		}
		return strings.Join(all, " ")
	}
	c.same(index.Path, len(index.Tasks), len(c.Tasks))
	for i, t := range index.Tasks {
		d := c.Tasks[i]
		category := c.Plan.Categories[t.Category]
		c.same(index.Path, index.Categories[t.Category], category.Name)
		c.same(index.Path,
			[]any{t.Number, t.Title, t.State, t.Silent, t.Sample, category.Key, keys(t.Lead), keys(t.Joint), keys(t.Support), t.Due, t.Last},
			[]any{d.Number, d.Title, kindOf(d), d.Silent, d.Sample, d.Category, strings.Join(d.Lead, " "), strings.Join(d.Joint, " "), strings.Join(d.Support, " "), d.Due, d.LastUpdate})
	}
	states := map[string]bool{}
	for _, s := range index.States {
		states[s.State] = true
	}
	for _, t := range c.Tasks {
		if !states[kindOf(t)] {
			c.Errorf("%s does not name the state %s", index.Path, t.State)
		}
	}
	c.same(index.Path, len(states), len(site.States())+1) // a shared address may name one that has no tasks now
}
