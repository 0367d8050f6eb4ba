package pipeline

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

// Labels that make a claim stand in the table claims with what has to be true of a plan for them to be said in it. Small sites are built with
// labels that say their own keys, and each is held to the table: so a sentence that holds only sometimes is said only then.

const sceneConfig = `
title     = "Harbour works"
base_url  = "https://www.example.org/harbour/"
language  = "en"
timezone  = "Asia/Shanghai"
publisher = "Harbour office"
`

const sceneOffices = `
[[offices]]
key  = "quay"
name = "Quay office"
[[offices]]
key  = "crane"
name = "Crane office"
[[offices]]
key        = "others"
name       = "Offices concerned"
collective = true
`

// A scene is a site, still without a day.
type scene struct {
	plans []programme
	setting
	days   []string // those of sceneDays if none are given
	drafts bool
}

// sources returns the files of the scene's site.
func (s *scene) sources() *tree.Tree {
	all := map[string]string{"site.toml": sceneConfig + s.more + sceneOffices}
	if s.licence {
		all["site.toml"] += "[data]\nlicence = \"CC BY 4.0\"\n"
	}
	if s.contact {
		all["site.toml"] += "[contact]\nphone = \"123\"\nfeedback = \"https://www.example.org/ask\"\nrequest = \"https://www.example.org/request\"\n"
	}
	for i := range s.plans {
		maps.Copy(all, s.plans[i].files())
	}
	return tree.Of(all)
}

// facts returns what is true of the scene's plans on a day.
func (s *scene) facts(today string) []*facts {
	var all []*facts
	for i, p := range s.plans {
		f := &facts{programme: p, today: parsed(today), on: min(parsed(today), parsed(p.settle)), site: s.setting}
		if i+1 < len(s.plans) {
			f.later = &s.plans[i+1]
		}
		all = append(all, f)
	}
	return all
}

// speaking returns a label file in which each label says its own key, and all the keys.
func speaking(t *testing.T) (file string, keys []string) {
	t.Helper()
	text, err := os.ReadFile("../../layouts/labels/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	labels, err := words.ReadLabels("en", text)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, key := range labels.Keys() {
		fmt.Fprintf(&b, "%s = \"«%s»\"\n", key, key)
		if !words.IsTerm(key) {
			keys = append(keys, key)
		}
	}
	return b.String(), keys
}

// spoken returns the labels that a text says, sorted, each once.
func spoken(text string) []string {
	var all []string
	for {
		_, after, found := strings.Cut(text, "«")
		if !found {
			slices.Sort(all)
			return slices.Compact(all)
		}
		key, rest, _ := strings.Cut(after, "»")
		all, text = append(all, key), rest
	}
}

// wordy are the kinds of files in which labels are said as text.
var wordy = regexp.MustCompile(`\.(html|xml|ics|json|csv)$`)

// saidIn returns the labels that each file of a site says.
func saidIn(t *testing.T, out *Output) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, f := range out.Files {
		if !wordy.MatchString(f.Path) || f.Bytes == nil {
			continue
		}
		all[f.Path] = spoken(strings.ReplaceAll(text(t, f), "\r\n ", "")) // calendars fold their lines
	}
	return all
}

// namesStates matches the files that name every state, whether or not a task is in it.
var namesStates = regexp.MustCompile(`^about/states/|^search/(index.html|answers.json)|/tasks/list.json$|/tasks/[a-z-]+/(page/[0-9]+/)?index.html$|/datapackage.json$|/data/index.html$`)

// isName reports whether a label names a kind of tasks or promises, of which there may be none.
func isName(key string) bool {
	for _, table := range []string{"state.", "states.", "milestone.", "outcome.", "reporting.", "event.", "incident.is-"} {
		if strings.HasPrefix(key, table) {
			return true
		}
	}
	return false
}

// plansOf returns the plans that a file is about: one that stands under a plan's key is about that.
func plansOf(path string, all []*facts) []*facts {
	for _, f := range all {
		if strings.HasPrefix(path, f.key+"/") {
			return []*facts{f}
		}
	}
	return all
}

// pastsOf returns the plans that a summary is about, as they were at the end of its period: it says what was true then, in a frame of today.
func pastsOf(path string, all []*facts) []*facts {
	_, name, is := strings.Cut(path, "/bulletins/")
	period, ok := site.PeriodOf(strings.SplitN(name, "/", 2)[0])
	if !is {
		return nil
	}
	var then []*facts
	for _, f := range plansOf(path, all) {
		if ok {
			of := *f
			of.today, of.on = period.Last, min(period.Last, parsed(f.settle))
			then = append(then, &of)
		}
	}
	return then
}

// claimOf returns when a label may be said in a file; nil if always.
func claimOf(key, path string) func(*facts) bool {
	if holds := claims[key+" in "+path]; holds != nil {
		return holds
	}
	return claims[key]
}

func TestASentenceIsSaidOnlyWhereItIsTrue(t *testing.T) {
	file, keys := speaking(t)
	h := hearing{T: t, said: map[string]bool{}, wrong: map[string]bool{}}
	b := New("test", tree.Of(map[string]string{"layouts/labels/en.toml": file}).Over(builtIn(t)))
	maps.Copy(claims, recordClaims(keys))
	all := withRecordScenes(scenes())
	for _, name := range slices.Sorted(maps.Keys(all)) {
		s := all[name]
		sources := s.sources()
		if s.days == nil {
			s.days = sceneDays
		}
		for _, today := range s.days {
			o := asOf(today)
			o.Drafts = s.drafts
			out, problems, err := b.Build(sources, o)
			if err != nil || len(problems.Errors()) > 0 {
				t.Fatalf("%s on %s: %v, %v", name, today, err, problems)
			}
			h.only = s.isOfRecord()
			h.hear(name+", on "+today, saidIn(t, out), s.facts(today))
		}
	}
	checkTable(t, keys, h.said)
}

// A hearing holds what sites say to the table. What is wrong is told once a label.
type hearing struct {
	*testing.T
	said, wrong map[string]bool
	only        bool // the scene is held to what is said of the record alone
}

// hear takes the labels that each file of a site says, and what is true of its plans.
func (h *hearing) hear(scene string, files map[string][]string, plans []*facts) {
	for _, path := range slices.Sorted(maps.Keys(files)) {
		for _, key := range files[path] {
			h.said[key] = true
			holds := claimOf(key, path)
			if holds == nil || h.wrong[key] || h.only && !matches(recordLabels+incidentLabels, key) || namesStates.MatchString(path) && isName(key) {
				continue
			}
			if !slices.ContainsFunc(plansOf(path, plans), holds) && !slices.ContainsFunc(pastsOf(path, plans), holds) {
				h.wrong[key] = true
				h.Errorf("%s: /%s says %s", scene, path, key)
			}
		}
	}
}

// checkTable finds labels that the tables do not have, or that are never said.
func checkTable(t *testing.T, keys []string, said map[string]bool) {
	t.Helper()
	for _, key := range keys {
		_, isClaim := claims[key]
		isPlain, isUnheard := matches(plainLabels, key), matches(unheardLabels, key)
		switch {
		case !isClaim && !isPlain && !isUnheard:
			t.Errorf("%s is in no table: is it always true?", key)
		case isClaim && (isPlain || isUnheard):
			t.Errorf("%s is in two tables", key)
		case !isUnheard && !said[key]:
			t.Errorf("%s is never said", key)
		case isUnheard && said[key] && !strings.HasPrefix(key, "date."):
			t.Errorf("%s is said", key)
		}
	}
	for key := range claims {
		if label, _, _ := strings.Cut(key, " in "); !slices.Contains(keys, label) {
			t.Errorf("there is no label %s", key)
		}
	}
}

// matches reports whether a list names a label, or with a * at the end its table.
func matches(list, key string) bool {
	for _, entry := range strings.Fields(list) {
		if table, isTable := strings.CutSuffix(entry, "*"); entry == key || isTable && strings.HasPrefix(key, table) {
			return true
		}
	}
	return false
}

// plainLabels are names, and sentences that are true of every site.
const plainLabels = `
	bulletins.* bulletin.*
	figure.tasks
	changes.empty changes.title cite.by cite.plan cite.title column.* copy.* category.* categories.title categories.figures card.*
	data.as-of data.cite data.cite-day data.dataset data.derived data.derived-note data.encoding data.examples data.fair data.field data.fields data.fields-note
	data.file.* data.files data.form data.heading data.import data.key data.kilobytes data.kind.* data.lists data.meaning data.milestones* data.incidents* data.sheet.incidents data.sheet.changes data.sheet.milestones data.sheet.reviews data.sheet.tasks data.sheet.updates
	data.changed.* data.changes* data.goal.* data.pace.* data.pace-now.* data.result.* data.reviews* data.stage.*
	data.name data.required data.rows data.size data.spreadsheet data.spreadsheet-how data.tasks* data.title data.two-sets data.updates* data.use
	data.what data.yes feed.office feed.task filters.* foot.publisher foot.report-error foot.site-id foot.sitemap foot.this-copy frame.*
	lane.quarter lane.running lane.signs lane.told lane.updates lane.year ledger.all ledger.due ledger.empty ledger.lapsed-short ledger.late
	ledger.not-met ledger.of ledger.of-* ledger.on-time ledger.open ledger.outcome ledger.promise ledger.title ledger.total ledger.whole
	mark.draft mark.pending menu.* milestone.by not-found.* office.feed offices.figures offices.sort offices.title
	overview.categories overview.fair overview.news overview.offices overview.ways pager.* plan.about plan.document plan.index-number
	plan.issuer plan.notice plan.number plan.original plan.period plan.settle plan.span plan.subject plan.validity points.title
	print.address print.publishing redirect.* reporting.year role.* search.answered search.answers search.empty search.failed search.go search.joint search.lead
	search.loading search.more search.most search.no-script search.none search.one search.other search.page search.partial search.plan
	search.short search.site search.task search.text search.title search.update search.ways search.words.* states.* tally.title
	task.beside task.category task.cite task.counted task.derived task.next task.previous task.promise task.source task.text task.when
	tasks.count tasks.empty-category tasks.none tasks.title text.* this-copy.day this-copy.note this-copy.plans this-copy.title this-copy.version
	this-copy.busy this-copy.check* this-copy.choose this-copy.failed this-copy.history* this-copy.insecure this-copy.known this-copy.manifest
	this-copy.signature* this-copy.unknown this-copy.unreadable
	follow.calendar follow.feed-here follow.feed-open prefs.* calendar.office
	timeline.alone timeline.by-month timeline.category-title timeline.events-heading timeline.frame timeline.intro timeline.month-title
	timeline.months timeline.none-due timeline.nothing timeline.title timeline.to-months timeline.whole timeline.years
	updates.month-title updates.since* updates.title
`

// unheardLabels are not heard in any scene: they stand within others, in files that are no text, for plans of many years or very large
// ones, or for previews; or a site cannot come to need them. Those of other offices' sites have a test of their own.
const unheardLabels = `
	bulletin.apart bulletin.opening figure.text figure.d* figure.o* figure.b* figure.k* figure.e* figure.u* figure.r*
	date.* data.megabytes data.sheet.about data.tasks-about.why data.updates-about.excerpt data.updates-about.sample
	data.milestones-about.task_title data.milestones-about.task_url data.updates-about.task_title
	data.changes-about.sample data.changes-about.task_title data.changes-about.task_url
	data.reviews-about.sample data.reviews-about.task_title data.reviews-about.task_url
	menu.sources sources.*
	categories.empty tasks.empty-office review.returned timeline.all this-copy.preview
`
