package importer_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// Texts that a table, a list in a cell, front matter or Markdown could mistake for something of its own.
var (
	oddTexts = []string{
		"公安机关", "甲;乙", "甲；乙", `a\b`, `\`, " 前后有空格 ", `"引号"`, "逗号,逗号", "=1+1", "-5", "@某", "+86", "true", "12", "2022-01-01", "第一行\n第二行",
		"“弯引号”", "#1", "a  b", "[x](y)", "tab\there", "'", "''", `";"`, "|", "<b>", "&amp;", "\ufeff头", "𠮷野家", "…", "=", ";", "e\u0301",
	}
	oddTitles = []string{
		"启动", "**粗** 体", "a_b_c 与 x*y", `星 \* 号`, "`代码` 与 ~~删~~", "#1 号", "1. 开头", "链接 [甲](02.md) 之后", "http://example.org/a_b", "&amp; 与 &", "a | b",
		"尾 \\#", "括号 \\[x\\]", "5 > 3", "! 感叹 ![图](x)"[:9], "“引”", "逗号,\"引\"", "=SUM(A1)", "- 横", "冒号：后", "x ]", `反\\斜`, "^上^", "$1$", "_下_",
	}
	oddBodies = []string{
		"", "普通一段。", "两行\n同段。", "\n\n空行在前", "结尾有空格   ", "### 小标题\n\n- 一\n- 二\n\n1. 甲\n2. 乙", "```\n## 2022-01-01 不是标题\n```", "    缩进代码\n\n后文",
		"| 甲 | 乙 |\n| --- | ---: |\n| 1 | 2 |", "> 引用\n> 两行", "> 撤回：写错了 *强调* 与 [x]", "> Withdrawn: a_b\n\n看不到的文字", "注[^1]。\n\n[^1]: 脚注。", "a  \nb", `反斜杠 \\ 与 "引号", 逗号`,
		"* 一\n\n  二", "- [ ] 待办\n- [x] 办了", "- a\n\n\n\n- b", "见 <https://example.org>。", "结尾的代码\n\n```\nx\n```", "=1+1", "+ 一", "\t制表", "~~删~~ **粗，** 后",
	}
)

// A maker makes random plans.
type maker struct{ *rand.Rand }

func pick[T any](m maker, list []T) T { return list[m.IntN(len(list))] }

func (m maker) maybe() bool { return m.IntN(3) == 0 }

func (m maker) day(from, to string) day.Day {
	a, _ := day.Parse(from)
	b, _ := day.Parse(to)
	return a.Add(m.IntN(int(b-a) + 1))
}

func (m maker) inPlan() day.Day { return m.day("2022-01-01", "2022-12-31") }

func (m maker) oddText() string { return pick(m, oddTexts) }

// plan returns the sources of a site with a random plan.
func (m maker) plan() *tree.Tree {
	texts := map[string]string{
		"site.toml": "title = \"试\"\nbase_url = \"https://example.org/\"\nlanguage = \"" + pick(m, languages) + "\"\ntimezone = \"Asia/Shanghai\"\npublisher = \"局\"\n" +
			"[[offices]]\nkey = \"a\"\nname = \"甲室\"\naliases = [\"甲\"]\n[[offices]]\nkey = \"b\"\nname = \"乙室\"\n[[offices]]\nkey = \"c\"\nname = \"丙室\"\n[[areas]]\nkey = \"n\"\nname = \"北;港\"\n[[areas]]\nkey = \"s\"\nname = \"南港\"\n",
		"content/2022/index.md": "+++\ntitle = \"计划\"\nissued = 2022-02-18\nstart = 2022-01-01\nend = 2022-12-31\nsettle = 2023-01-31\nreporting = { every = \"quarter\" }\n" +
			"categories = [{ key = \"x\", name = \"某;类\" }, { key = \"y\", name = \"他类\" }]\n+++\n",
	}
	if m.maybe() {
		texts["content/2022/index.md"] = strings.Replace(texts["content/2022/index.md"], "categories", "changes = [{ field = \"settle\", was = 2022-12-31, now = 2023-01-31, decided = "+
			m.inPlan().String()+", reason = \"疫情\" }]\ncategories", 1)
	}
	for n := range 1 + m.IntN(6) {
		f := m.front(n + 1)
		texts[fmt.Sprintf("content/2022/%02d.md", n+1)] = "+++\n" + f.Print() + "+++\n" + m.body(f)
		for k := range m.IntN(4) {
			if !f.Draft {
				u := m.filed(f)
				texts[fmt.Sprintf("content/2022/updates/%d-%s-%s%d.md", n+1, u.Date, pick(m, []string{"巡检", "a-", ""}), k+1)] = "+++\n" + u.Print() + "+++\n" + m.filedBody()
			}
		}
	}
	return tree.Of(texts)
}

func (m maker) front(number int) *site.Front {
	f := &site.Front{Number: number, Title: m.oddText(), Category: pick(m, []string{"x", "某;类", "y"}), Draft: m.IntN(9) == 0, Sample: m.maybe()}
	offices := []string{"a", "乙室", "c"}
	m.Shuffle(3, func(i, j int) { offices[i], offices[j] = offices[j], offices[i] })
	f.Lead = offices[:1]
	if m.maybe() {
		f.Joint, f.Support = offices[1:2], offices[2:]
	}
	if m.maybe() {
		f.Summary = m.oddText()
	}
	for range m.IntN(3) {
		f.Partners = append(f.Partners, m.oddText())
	}
	f.Schedule = pick(m, []site.Schedule{{Due: m.inPlan()}, {YearRound: true}, {Directed: m.oddText()}, {Due: m.inPlan(), YearRound: true, Directed: "省厅"}, {Unscheduled: true}})
	if f.Schedule.Due == 0 && m.maybe() {
		f.Schedule.Start = m.inPlan()
	}
	if m.maybe() {
		f.Reporting = pick(m, []string{"month", "quarter", "half-year", "none"})
	}
	m.end(f)
	for from := m.day("2022-01-01", "2022-06-30"); m.maybe(); from = from.Add(60) {
		p := site.Pause{From: from, Until: from.Add(m.IntN(40)), Reason: m.oddText()}
		f.Pauses = append(f.Pauses, p)
	}
	for range m.IntN(4) {
		f.Milestones = append(f.Milestones, m.milestone())
	}
	m.relate(f)
	m.change(f)
	m.review(f)
	return f
}

// relate says of a task what it has to do with areas and with other tasks.
func (m maker) relate(f *site.Front) {
	if m.maybe() {
		f.Areas = pick(m, [][]string{{"n"}, {"南港"}, {"北;港", "s"}})
	}
	if m.maybe() {
		f.Label = fmt.Sprintf("%d.%d0", f.Number, m.IntN(9))
	}
	if m.maybe() && f.Number > 1 {
		f.SplitFrom = "2022/1"
	}
	if f.Cancelled != 0 && f.Number > 1 {
		f.MergedInto = "2022/1"
	}
	if m.maybe() {
		f.Added = m.inPlan()
	}
}

func (m maker) end(f *site.Front) {
	switch m.IntN(5) {
	case 0:
		f.Completed = m.inPlan()
	case 1:
		f.Completed, f.Outcome, f.Reason = m.inPlan(), pick(m, []string{"partly", "unmet"}), m.oddText()
	case 2:
		f.Cancelled, f.Reason = m.inPlan(), m.oddText()
	case 3:
		f.Completed, f.Outcome = m.inPlan(), "met"
		f.Verified = site.Verified{Date: f.Completed.Add(m.IntN(20)), By: m.oddText()}
	}
}

func (m maker) milestone() site.Milestone {
	s := site.Milestone{Title: m.oddText()}
	if m.maybe() {
		s.Unit, s.By = m.oddText(), m.oddText()
	}
	if m.maybe() {
		s.Due = m.inPlan()
	}
	if m.maybe() {
		s.From, s.Wording = pick(m, []float64{0, 12, 0.5}), m.oddText()
	}
	switch m.IntN(4) {
	case 0:
		s.Every = pick(m, []day.Every{day.EveryMonth, day.EveryQuarter, day.EveryHalfYear})
	case 1:
		s.Total = 5
		for range m.IntN(4) {
			s.Done = append(s.Done, m.inPlan())
		}
	case 2:
		s.Total = pick(m, []float64{100, 0.5, 1e6, 33.25})
		s.Goal, s.Pace = pick(m, []string{"", "at-least", "at-most"}), pick(m, []string{"", "even"})
		if s.Pace == "" && m.maybe() {
			first := m.inPlan()
			s.Steps = []site.Step{{By: first, Value: 0.25}, {By: first.Add(1), Value: 12}}
		}
		for range m.IntN(4) {
			s.Values = append(s.Values, site.Value{Date: m.inPlan(), Value: pick(m, []float64{0, 1, 36.6, 1e-7, 123456789.125})})
		}
	}
	return s
}

// body returns a description and updates, of which some are of one day, some are pending, and not all stand in the order of days.
func (m maker) body(f *site.Front) string {
	var b strings.Builder
	b.WriteString("\n" + pick(m, oddBodies[:10]) + "\n\n")
	days := []day.Day{m.inPlan(), m.inPlan(), m.inPlan()}
	if f.Completed != 0 {
		days = append(days, f.Completed)
	}
	pendingOn, reportedOn := map[day.Day]bool{}, map[day.Day]day.Day{}
	for range m.IntN(6) {
		d := pick(m, days)
		mark := ""
		if m.IntN(8) == 0 || pendingOn[d] { // later ones of that day would move up without it
			mark, pendingOn[d] = " "+pick(m, []string{"[待审]", "[draft]"}), true
		}
		if m.IntN(4) == 0 || reportedOn[d] != 0 { // so too of those that were reported later
			reportedOn[d] = max(d+1, reportedOn[d]).Add(m.IntN(60))
			mark = " [" + pick(m, []string{"补报", "reported"}) + " " + reportedOn[d].String() + "]" + mark
		}
		b.WriteString("## " + d.String() + " " + pick(m, oddTitles) + mark + "\n\n" + strings.ReplaceAll(pick(m, oddBodies), "[^1]", fmt.Sprintf("[^%d]", b.Len())) + "\n\n")
	}
	return b.String()
}

// filed returns the front matter of an update in a file of its own: it may be of a day that the task's file has as well, and of the same
// title.
func (m maker) filed(f *site.Front) *site.UpdateFront {
	u := &site.UpdateFront{Task: f.Number, Date: m.inPlan(), Title: pick(m, oddTitles), Pending: m.IntN(8) == 0, NoProgress: m.maybe(), By: pick(m, []string{"", "", "a", "乙室", "甲"})}
	if f.Completed != 0 && m.maybe() {
		u.Date = f.Completed
	}
	if m.maybe() {
		u.Reported = u.Date.Add(m.IntN(90))
	}
	return u
}

func (m maker) filedBody() string {
	return pick(m, []string{"", "\n"}) + strings.ReplaceAll(pick(m, oddBodies), "[^1]", "[^9]") + pick(m, []string{"", "\n", "\n\n"})
}

// sound reports whether a site has no errors.
func sound(t testing.TB, sources *tree.Tree) bool {
	t.Helper()
	_, problems, err := (&site.Reader{}).Read(sources, site.Options{Languages: languages, Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	return len(problems.Errors()) == 0
}

var plans = flag.Uint64("plans", 120, "how many random plans are exported and imported; make fuzz takes more")

func TestARandomPlanComesBackTheSame(t *testing.T) {
	rounds, fewest := *plans, int(*plans/4)
	tried := 0
	for seed := range rounds {
		m := maker{rand.New(rand.NewPCG(seed, 7))}
		sources := m.plan()
		if !sound(t, sources) {
			continue
		}
		tried++
		today, drafts := m.day("2022-01-01", "2023-03-01"), m.maybe()
		want := exported(t, sources, today, drafts)
		if !drafts && strings.Contains(text(t, sources), "draft = true") {
			continue // the numbers have holes without them
		}
		empty := emptied(t, sources)
		back := after(empty, imported(t, empty, want))
		sameTables(t, exported(t, back, today, drafts), want)
		if changes := imported(t, back, want); len(changes) > 0 {
			t.Fatalf("seed %d: imported again, it changes\n%s", seed, changes[0].Diff())
		}
		if changes := imported(t, sources, want); len(changes) > 0 {
			t.Fatalf("seed %d: imported where it comes from, it changes\n%s", seed, changes[0].Diff())
		}
	}
	if tried < fewest {
		t.Errorf("only %d of %d random plans were sound", tried, rounds)
	}
}

// text returns all sources one after the other.
func text(t testing.TB, sources *tree.Tree) string {
	t.Helper()
	var all []string
	for _, f := range sources.Files() {
		b, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(b))
	}
	slices.Sort(all)
	return strings.Join(all, "")
}
