package form

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What is on the forms, an office after the other, on boundary days.
func TestFormsHaveOnlyWhatIsOwed(t *testing.T) {
	const noRule = "+++\ntitle = \"x\"\nstart = 2022-01-01\nend = 2022-12-31\nsettle = 2023-01-31\n+++\n"
	task := func(number int, rest, body string) string {
		return fmt.Sprintf("+++\nnumber = %d\ntitle = \"任务\"\nlead = [\"quay\"]\n%s\n+++\n%s\n", number, rest, body)
	}
	update := "\n## 2022-05-10 x\n"
	alone := func(plan, rest, body string) map[string]string {
		return map[string]string{"site.toml": sources["site.toml"], "content/2022/index.md": plan, "content/2022/1.md": task(1, rest, body)}
	}
	rule := func(every string) string {
		return strings.Replace(sources["content/2022/index.md"], `"quarter"`, `"`+every+`"`, 1)
	}
	due := "schedule.due = 2022-06-30"
	for _, c := range []struct {
		name          string
		files         map[string]string
		period, today string
		want          string
	}{
		{"a report that is owed", sources, "2022-q2", "2022-07-05", "quay: 1; dredging: 1 2"},
		{"on the first day of the period", sources, "2022-q2", "2022-04-01", "quay: 1 3; dredging: 1 2"},
		{"of the quarter before", sources, "2022-q1", "2022-07-05", "quay: 3; dredging: 2"},
		{"of a quarter without any report", sources, "2022-q3", "2022-08-05", "quay: 1 3; dredging: 1 2"},
		{"a month, of a rule by quarters", sources, "2022-05", "2022-06-05", ""},
		{"the last month of a quarter", sources, "2022-06", "2022-07-05", "quay: 1; dredging: 1 2"},
		{"a half-year, of a rule by quarters", sources, "2022-h1", "2022-07-05", "quay: 1 3; dredging: 1 2"},
		{"a rule by half-years", alone(rule("half-year"), "schedule.year_round = true", ""), "2022-h1", "2022-07-05", "quay: 1"},
		{"a rule by half-years, in its first quarter", alone(rule("half-year"), "schedule.year_round = true", ""), "2022-q1", "2022-04-05", ""},
		{"a rule by months, one of which is missing", alone(rule("month"), "schedule.year_round = true", update), "2022-q2", "2022-07-05", "quay: 1"},
		{"a task of its own rule", alone(noRule, "schedule.year_round = true\nreporting = \"quarter\"", ""), "2022-q2", "2022-07-05", "quay: 1"},
		{"a task that is free of the rule", alone(rule("quarter"), "schedule.year_round = true\nreporting = \"none\"", ""), "2022-q2", "2022-07-05", ""},
		{"no rule, and nothing due", alone(noRule, "schedule.year_round = true", ""), "2022-q2", "2022-07-05", ""},
		{"no rule, and due in the period", alone(noRule, due, ""), "2022-q2", "2022-06-01", "quay: 1"},
		{"no rule, and due later", alone(noRule, due, ""), "2022-q1", "2022-04-01", ""},
		{"no rule, overdue since", alone(noRule, due, ""), "2022-q3", "2022-09-30", "quay: 1"},
		{"overdue, but told of in the period", alone(noRule, due, "\n## 2022-07-01 x\n"), "2022-q3", "2022-09-30", ""},
		{"due, and told of only before", alone(noRule, due, update), "2022-q2", "2022-07-05", "quay: 1"},
		{"due, and told of that day", alone(noRule, due, "\n## 2022-06-30 x\n"), "2022-q2", "2022-07-05", ""},
		{"a report given, and due since", alone(rule("quarter"), due, update), "2022-q2", "2022-07-05", "quay: 1"},
		{"a milestone due", alone(noRule, "schedule.year_round = true\nmilestones = [{ title = \"m\", due = 2022-06-30 }]", ""), "2022-q2", "2022-07-05", "quay: 1"},
		{"a milestone done", alone(noRule, "schedule.year_round = true\nmilestones = [{ title = \"m\", due = 2022-06-30, done = 2022-06-01 }]", ""), "2022-q2", "2022-07-05", ""},
		{"a task that is done", alone(rule("quarter"), due+"\ncompleted = 2022-05-10", update), "2022-q2", "2022-07-05", ""},
		{"a task that was cancelled", alone(rule("quarter"), due+"\ncancelled = 2022-05-10\nreason = \"x\"", ""), "2022-q2", "2022-07-05", ""},
		{"a task that rests", alone(rule("quarter"), due+"\npauses = [{ from = 2022-06-01, reason = \"x\" }]", ""), "2022-q2", "2022-07-05", ""},
		{"a draft", alone(rule("quarter"), due+"\ndraft = true", ""), "2022-q2", "2022-07-05", ""},
		{"a deadline that was moved", alone(noRule, "schedule.due = 2022-09-30\nchanges = [{ field = \"due\", was = 2022-06-30, now = 2022-09-30, decided = 2022-06-20, reason = \"x\" }]", ""), "2022-q2", "2022-07-05", ""},
		{"a deadline that is moved later", alone(noRule, "schedule.due = 2022-09-30\nchanges = [{ field = \"due\", was = 2022-06-30, now = 2022-09-30, decided = 2022-07-20, reason = \"x\" }]", ""), "2022-q2", "2022-07-05", "quay: 1"},
		{"a report that waits for approval", with("content/2022/updates/02-2022-06-30-x.md", "+++\ntask = 2\ndate = 2022-06-30\ntitle = \"x\"\npending = true\n+++\n"), "2022-q2", "2022-07-05", "quay: 1; dredging: 1"},
		{"a report of somebody else", alone(rule("quarter"), "joint = [\"rescue\"]\nsupport = [\"dredging\"]\n"+due, ""), "2022-q2", "2022-07-05", "quay: 1; rescue: 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _ := PeriodOf(c.period)
			s := siteOf(t, c.files)
			forms, _, _ := Forms(s, s.Plans[0], p, dayOf(t, c.today))
			var got []string
			for _, f := range forms {
				line := f.Office.Key + ":"
				for _, o := range f.Tasks {
					line += fmt.Sprintf(" %d", o.Task.Number)
				}
				got = append(got, line)
			}
			if all := strings.Join(got, "; "); all != c.want {
				t.Errorf("%s, want %s", all, c.want)
			}
		})
	}
}

func TestOfficesWithoutAFormAreTold(t *testing.T) {
	p, _ := PeriodOf("2022-q1")
	s := siteOf(t, with("content/2022/3.md", strings.Replace(sources["content/2022/3.md"], "2022-05-10", "2022-03-10", 1)))
	_, idle, left := Forms(s, s.Plans[0], p, dayOf(t, "2022-04-05"))
	if len(idle) != 1 || idle[0].Key != "quay" || len(left) != 1 || left[0].Number != 5 {
		t.Errorf("%v %v", idle, left)
	}
}

func TestPeriodsHaveNames(t *testing.T) {
	for key, want := range map[string]string{"2022-06": "2022-06-01 2022-06-30", "2022-q2": "2022-04-01 2022-06-30", "2022-h1": "2022-01-01 2022-06-30", "2022-h2": "2022-07-01 2022-12-31"} {
		p, ok := PeriodOf(key)
		if got := p.First.String() + " " + p.Last.String(); !ok || got != want {
			t.Errorf("%s is %s", key, got)
		}
		if said := voiceIn("zh-CN").period(p); !strings.HasPrefix(said, "2022年") {
			t.Error(said)
		}
	}
	for _, key := range []string{"", "2022", "2022-13", "2022-q5", "2022-h3", "2022-h", "22-h1", "2022-q0", "二季度", "2022-q2-h1"} {
		if _, ok := PeriodOf(key); ok {
			t.Errorf("%q is a period", key)
		}
	}
}

func TestBothLanguagesHaveTheSameWords(t *testing.T) {
	zh, en := voiceIn("zh-CN"), voiceIn("en")
	if !slices.Equal(zh.Keys(), en.Keys()) {
		t.Fatalf("%q\n%q", zh.Keys(), en.Keys())
	}
	for _, key := range zh.Keys() {
		if !slices.Equal(zh.Slots(key), en.Slots(key)) {
			t.Errorf("%s has other slots: %v and %v", key, zh.Slots(key), en.Slots(key))
		}
		if name, is := strings.CutPrefix(key, "heading."); is && (columnOf(zh.say(key)) != name || columnOf(en.say(key)) != name) {
			t.Errorf("heading %s is read as another", key)
		}
	}
}
