package pipeline

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/tree"
)

// Deeds are all that was ever put on record of a task, each fact with the day on which it was: whoever looks at the site of a day must not
// see what came later, nor anything that follows from it.
type deeds struct {
	number    int
	yearRound bool
	first     day.Day // that was due first
	changes   []changing
	updates   []reported
	counted   []int     // updates on whose days a unit of the milestone was done
	claims    []claimed // completions, of which all but the last may have been returned
	paused    [2]day.Day
	cancelled day.Day
}

// A changing is a change of the due day, of the lead or of the milestone's total.
type changing struct {
	field                   string
	was, now                string
	asked, decided, refused day.Day
}

// reported is an update of a day that was put on record on another.
type reported struct {
	day, on day.Day
	inFile  bool
	nothing bool // that is new
}

// claimed is a completion, told by an update.
type claimed struct {
	update   int
	returned day.Day // by a review
}

var records = flag.Int("records", 5, "random records that are looked at on some days")

const terms = `
issued = 2022-01-10
settle = 2023-01-20
reporting = { every = "quarter" }
`

// randomDeeds makes up a record from the plan's beginning to some time after it is closed.
func randomDeeds(r *rand.Rand, number int) deeds {
	begin := parsed("2022-01-05")
	at := func(from day.Day, most int) day.Day { return from.Add(1 + r.IntN(most)) }
	x := deeds{number: number, yearRound: r.IntN(3) == 0, first: at(begin.Add(20), 200)}
	for range r.IntN(6) {
		u := reported{day: at(begin, 390)}
		if u.on = u.day; r.IntN(3) == 0 {
			u.on = at(u.day, 120)
		}
		u.inFile, u.nothing = r.IntN(3) == 0, r.IntN(4) == 0
		x.updates = append(x.updates, u)
	}
	slices.SortStableFunc(x.updates, func(a, b reported) int { return int(a.on - b.on) })
	x.updates = slices.CompactFunc(x.updates, func(a, b reported) bool { return a.day == b.day })
	for i := range x.updates {
		if len(x.counted) < 3 && !x.sharesDay(i) && r.IntN(2) == 0 {
			x.counted = append(x.counted, i)
		}
	}
	if !x.yearRound {
		x.changes = append(x.changes, x.chain(r, "due", x.first.String(), func(n int) string { return x.first.Add(20 * (n + 1)).String() })...)
	}
	x.changes = append(x.changes, x.chain(r, "lead", "quay", func(n int) string { return []string{"crane", "quay"}[n%2] })...)
	slices.SortStableFunc(x.changes, func(a, b changing) int { return int(a.asked - b.asked) })
	x.end(r, at)
	return x
}

// chain makes up changes of a field, one after the other.
func (x *deeds) chain(r *rand.Rand, field, was string, value func(int) string) []changing {
	var all []changing
	last := parsed("2022-01-20")
	for n := range r.IntN(3) {
		c := changing{field: field, was: was, now: value(n), asked: last.Add(1 + r.IntN(90))}
		switch ruling := c.asked.Add(r.IntN(60)); r.IntN(3) {
		case 0:
			c.refused, last = ruling, ruling
		default:
			c.decided, last, was = ruling, ruling, c.now
		}
		all = append(all, c)
	}
	return all
}

// end makes up how the task ended, if it did.
func (x *deeds) end(r *rand.Rand, at func(day.Day, int) day.Day) {
	switch {
	case r.IntN(5) == 0:
		x.cancelled = at(parsed("2022-02-01"), 300)
	case r.IntN(5) == 0:
		x.paused[0] = at(parsed("2022-02-01"), 200)
		x.paused[1] = at(x.paused[0], 60)
	}
	if x.cancelled != 0 {
		return
	}
	after := day.Day(0)
	for i, u := range x.updates {
		if u.on < after || u.day < after || x.sharesDay(i) || r.IntN(2) == 0 {
			continue
		}
		c := claimed{update: i}
		if r.IntN(2) == 0 {
			c.returned = at(u.on, 40)
		}
		if x.claims, after = append(x.claims, c), c.returned; after == 0 {
			return
		}
	}
}

func (x *deeds) sharesDay(i int) bool {
	return slices.ContainsFunc(x.updates[i+1:], func(u reported) bool { return u.day == x.updates[i].day }) ||
		slices.ContainsFunc(x.updates[:i], func(u reported) bool { return u.day == x.updates[i].day })
}

// files returns the files of the task as they stood on a day.
func (x *deeds) files(on day.Day) map[string]string {
	var front, body strings.Builder
	all := map[string]string{}
	due, lead, changes := x.first.String(), "quay", ""
	for _, c := range x.changes {
		changes += c.table(on)
		switch {
		case c.decided == 0 || c.decided > on:
		case c.field == "due":
			due = c.now
		default:
			lead = c.now
		}
	}
	fmt.Fprintf(&front, "number = %d\ntitle = \"Task %d\"\ncategory = \"upkeep\"\nlead = [%q]\n", x.number, x.number, lead)
	if done := x.completed(on); done != 0 {
		fmt.Fprintf(&front, "completed = %s\n", done)
	}
	if x.cancelled != 0 && x.cancelled <= on {
		fmt.Fprintf(&front, "cancelled = %s\nreason = \"given up\"\n", x.cancelled)
	}
	if front.WriteString("\n[schedule]\n"); x.yearRound {
		front.WriteString("year_round = true\n")
	} else {
		fmt.Fprintf(&front, "due = %s\n", due)
	}
	if x.paused[0] != 0 && x.paused[0] <= on {
		fmt.Fprintf(&front, "\n[[pauses]]\nfrom = %s\nuntil = %s\nreason = \"storm\"\n", x.paused[0], x.paused[1])
	}
	front.WriteString("\n[[milestones]]\ntitle = \"Walk\"\ntotal = 3\ndue = 2022-10-15\ndone = [" + x.units(on) + "]\n" + changes + x.reviews(on))
	for i, u := range x.updates {
		if u.on > on {
			continue
		}
		if u.inFile {
			all[fmt.Sprintf("updates/%d-%s-n%d.md", x.number, u.day, i)] = u.file(x.number)
		} else {
			fmt.Fprintf(&body, "## %s Work %d%s\n\nText.\n\n", u.day, i, u.mark())
		}
	}
	all[fmt.Sprintf("%d.md", x.number)] = "+++\n" + front.String() + "+++\n\n" + body.String()
	return all
}

func (c *changing) table(on day.Day) string {
	if c.asked > on {
		return ""
	}
	quoted := func(s string) string {
		if c.field == "due" {
			return s
		}
		return `["` + s + `"]`
	}
	table := fmt.Sprintf("\n[[changes]]\nfield = %q\nwas = %s\nnow = %s\nasked = %s\nreason = \"asked for\"\n", c.field, quoted(c.was), quoted(c.now), c.asked)
	if c.decided != 0 && c.decided <= on {
		table += fmt.Sprintf("decided = %s\n", c.decided)
	}
	if c.refused != 0 && c.refused <= on {
		table += fmt.Sprintf("refused = %s\n", c.refused)
	}
	return table
}

// completed returns the completion that stands in the file on a day: the last that was put on record, unless it was returned.
func (x *deeds) completed(on day.Day) day.Day {
	done := day.Day(0)
	for _, c := range x.claims {
		if x.updates[c.update].on <= on {
			done = x.updates[c.update].day
		}
		if c.returned != 0 && c.returned <= on {
			done = 0
		}
	}
	return done
}

func (x *deeds) reviews(on day.Day) string {
	tables := ""
	for _, c := range x.claims {
		if c.returned != 0 && c.returned <= on {
			tables += fmt.Sprintf("\n[[reviews]]\ndate = %s\nby = \"Harbour master\"\nresult = \"returned\"\nclaimed = %s\nreason = \"not yet\"\n", c.returned, x.updates[c.update].day)
		}
	}
	return tables
}

func (x *deeds) units(on day.Day) string {
	var days []string
	for _, i := range x.counted {
		if x.updates[i].on <= on {
			days = append(days, x.updates[i].day.String())
		}
	}
	return strings.Join(days, ", ")
}

func (u *reported) mark() string {
	if u.on == u.day {
		return ""
	}
	return " [reported " + u.on.String() + "]"
}

func (u *reported) file(number int) string {
	text := fmt.Sprintf("+++\ntask = %d\ndate = %s\ntitle = \"Work\"\n", number, u.day)
	if u.on != u.day {
		text += fmt.Sprintf("reported = %s\n", u.on)
	}
	if u.nothing {
		text += "no_progress = true\n"
	}
	return text + "+++\n\nText.\n"
}

// siteOf returns the site of some records as it stood on a day.
func siteOf(records []deeds, on day.Day) *tree.Tree {
	files := map[string]string{
		"site.toml":             config + "\n[[offices]]\nkey  = \"crane\"\nname = \"Crane office\"\n",
		"content/2022/index.md": strings.Replace(index, "start = 2022-01-01", "start = 2022-01-01"+terms, 1),
	}
	for i := range records {
		for name, text := range records[i].files(on) {
			files["content/2022/"+name] = text
		}
	}
	return tree.Of(files)
}

// On each day the site is what it would be if nothing had been put on record later; and in a closed plan no state follows from what came
// after its close.
func TestASiteOfADayKnowsNothingOfWhatWasReportedLater(t *testing.T) {
	built := builtIn(t)
	for seed := range uint64(*records) {
		r := rand.New(rand.NewPCG(seed, 7))
		all := make([]deeds, 5)
		for i := range all {
			all[i] = randomDeeds(r, i+1)
		}
		always := New("test", built)
		for range 4 {
			on := parsed("2021-12-25").Add(r.IntN(560))
			then, later := buildOn(t, New("test", built), siteOf(all, on), on), buildOn(t, always, siteOf(all, parsed("2025-01-01")), on)
			a, b := texts(t, then), texts(t, later)
			if paths := differing(a, b); len(paths) > 0 {
				t.Fatalf("seed %d: of %s, %v differ with what came later; first\n%s\n%s", seed, on, paths, fromDifference(a[paths[0]], b[paths[0]]), fromDifference(b[paths[0]], a[paths[0]]))
			}
			if closes := parsed("2023-01-20"); on > closes {
				kept := buildOn(t, New("test", built), siteOf(all, closes), on)
				for n := 1; n <= len(all); n++ {
					if x, y := state(t, kept, n), state(t, then, n); x != y {
						t.Fatalf("seed %d: on %s task %d is %s, and was %s when the plan was closed", seed, on, n, y, x)
					}
				}
			}
		}
	}
}

// buildOn returns a site as of a day. Warnings there are, of what lies ahead or came after the close.
func buildOn(t *testing.T, b *Builder, sources *tree.Tree, on day.Day) *Output {
	t.Helper()
	out, problems, err := b.Build(sources, asOf(on.String()))
	if err != nil || len(problems.Errors()) > 0 {
		t.Fatalf("%v, %v", err, problems.Errors())
	}
	return out
}

// fromDifference returns where a text begins to differ from another.
func fromDifference(s, other string) string {
	i := 0
	for i < len(s) && i < len(other) && s[i] == other[i] {
		i++
	}
	return s[max(0, i-200):min(len(s), i+200)]
}
