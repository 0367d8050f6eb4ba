package pages

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"gongshi/generator/view"
	"gongshi/generator/words"
)

// said puts a phrase into one line: its label, then what fills its slots.
func said(p view.Phrase) string {
	text := p.Label
	for _, slot := range []string{p.Day.String(), p.Until.String(), p.Text} {
		if slot != "" {
			text += " " + slot
		}
	}
	return text
}

func TestWhyATaskIsInItsState(t *testing.T) {
	const (
		reason = "; reason = \"未验收 Not accepted\""
		record = "## 2022-04-20 开始 Begun\n"
	)
	for name, c := range map[string]struct{ fields, body, today, want string }{
		"done in time":                         {due + "; completed = 2022-06-30", "", "2022-07-05", "state.done, why.done-on-time 2022-06-30 2022-06-30, source.own"},
		"done late":                            {due + "; completed = 2022-07-01", "", "2022-07-05", "state.done, why.done-late 2022-07-01 2022-06-30, source.own"},
		"done, without a due day":              {plain + "schedule = { directed = \"省厅\" }; completed = 2022-07-01", "", "2022-07-05", "state.done, why.done 2022-07-01, source.own"},
		"a year-round duty done in the year":   {year + "; completed = 2022-07-01", "", "2022-07-05", "state.done, why.done 2022-07-01, source.own"},
		"the same after the year":              {year + "; completed = 2022-07-01", "", "2022-12-31", "state.done-year-round, why.done 2022-07-01, source.own"},
		"a year-round duty carried out":        {year + "; completed = 2022-12-31", "", "2022-12-31", "state.done-year-round, why.done-year-round 2022-12-31, source.own"},
		"a year-round duty with a due day":     {plain + "schedule = { due = 2022-06-30, year_round = true }; completed = 2022-06-01", "", "2022-07-05", "state.done, why.done-on-time 2022-06-01 2022-06-30, source.own"},
		"verified by someone else":             {due + "; completed = 2022-06-30; verified = { date = 2022-07-05, by = \"区安委会办公室\" }", "", "2022-07-05", "state.done, why.done-on-time 2022-06-30 2022-06-30, source.verified 2022-07-05 区安委会办公室"},
		"not verified yet":                     {due + "; completed = 2022-06-30; verified = { date = 2022-07-06, by = \"区安委会办公室\" }", "", "2022-07-05", "state.done, why.done-on-time 2022-06-30 2022-06-30, source.own"},
		"cancelled":                            {year + "; cancelled = 2022-07-01" + reason, "", "2022-07-05", "state.cancelled, why.cancelled 2022-07-01, source.own"},
		"paused":                               {year + "; pauses = [{ from = 2022-07-01, reason = \"停产\" }]", "", "2022-07-05", "state.paused, why.paused 2022-07-01, source.own"},
		"paused until a day":                   {year + "; pauses = [{ from = 2022-07-01, until = 2022-07-05, reason = \"停产\" }]", "", "2022-07-05", "state.paused, why.paused-until 2022-07-01 2022-07-05, source.own"},
		"done in part":                         {due + "; completed = 2022-07-01; outcome = \"partly\"" + reason, "", "2022-07-05", "state.unfinished-partly, why.unfinished-partly 2022-07-01, source.own"},
		"done in part and verified":            {year + "; completed = 2022-07-01; outcome = \"partly\"; verified = { date = 2022-07-02, by = \"某办\" }" + reason, "", "2022-07-05", "state.unfinished-partly, why.unfinished-partly 2022-07-01, source.verified 2022-07-02 某办"},
		"not done":                             {due + "; completed = 2022-07-01; outcome = \"unmet\"" + reason, "", "2023-07-05", "state.unfinished-unmet, why.unfinished-unmet 2022-07-01, source.own"},
		"due and not done at the close":        {due, "", "2023-07-05", "state.unfinished-due, why.unfinished-due 2022-06-30 2023-01-31, "},
		"done in part too late to count":       {due + "; completed = 2023-02-01; outcome = \"partly\"" + reason, "", "2023-07-05", "state.unfinished-due, why.unfinished-due 2022-06-30 2023-01-31, "},
		"done too late to count":               {due + "; completed = 2023-02-01", "", "2023-07-05", "state.unfinished-due, why.unfinished-due 2022-06-30 2023-01-31, "},
		"no closing statement":                 {year, record, "2023-07-05", "state.unreported, why.unreported 2022-04-20 2023-01-31, source.own"},
		"no closing statement, but a record":   {year + "; milestones = [{ title = \"节点\", done = 2022-05-12 }]", "", "2023-07-05", "state.unreported, why.unreported-record 2022-05-12 2023-01-31, source.own"},
		"no record at all at the close":        {year, "", "2023-07-05", "state.unreported-empty, why.unreported-empty 2023-01-31, "},
		"no record, and none required":         {year + "; reporting = \"none\"", "", "2023-07-05", "state.unreported-exempt, why.unreported-exempt 2023-01-31, "},
		"only a withdrawn record at the close": {year, record + "\n> 撤回：有误。\n", "2023-07-05", "state.unreported-empty, why.unreported-empty 2023-01-31, "},
		"overdue":                              {due, "", "2022-07-05", "state.overdue, why.overdue 2022-06-30, "},
		"behind":                               {year + "; milestones = [{ title = \"节点 Milestone\", due = 2022-06-30 }]", "", "2022-07-05", "state.behind, why.behind 2022-06-30 节点 Milestone, "},
		"due soon":                             {due, "", "2022-06-05", "state.due-soon, why.due-soon 2022-06-30, "},
		"a milestone due soon":                 {year + "; milestones = [{ title = \"节点 Milestone\", due = 2022-06-30 }]", "", "2022-06-05", "state.due-soon, why.due-soon-milestone 2022-06-30 节点 Milestone, "},
		"in progress":                          {year, record, "2022-07-05", "state.in-progress, why.in-progress 2022-04-20, source.own"},
		"in progress by a milestone's record":  {year + "; milestones = [{ title = \"节点\", total = 2, done = 2022-05-12 }]", "", "2022-07-05", "state.in-progress, why.in-progress-record 2022-05-12, source.own"},
		"without a record":                     {year, "", "2022-07-05", "state.no-record, , "},
	} {
		t.Run(name, func(t *testing.T) {
			v := content[view.Task](t, madeOf(t, siteOf([]string{taskText(1, c.fields, c.body)}, nil), c.today), "2022/tasks/1/")
			if got := fmt.Sprintf("%s, %s, %s", said(v.Row.Badge.Word), said(v.Row.Why), said(v.Source)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestATaskSaysWhenItWasPromised(t *testing.T) {
	for fields, want := range map[string]string{
		"schedule = { due = 2022-06-30 }":                                           "when.due 2022-06-30",
		"schedule = { year_round = true }":                                          "when.year-round",
		`schedule = { directed = "省应急厅" }`:                                          "when.directed 省应急厅",
		`schedule = { due = 2022-06-30, year_round = true, directed = "Province" }`: "when.due 2022-06-30; when.directed Province; when.year-round",
	} {
		v := content[view.Task](t, madeOf(t, siteOf([]string{taskText(1, plain+fields, "")}, nil), "2022-05-01"), "2022/tasks/1/")
		var all []string
		for _, p := range v.Row.When {
			all = append(all, said(p))
		}
		if got := strings.Join(all, "; "); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestAMilestoneSaysHowFarItCame(t *testing.T) {
	for fields, want := range map[string]string{
		`due = 2022-06-30`:  "open 0/1 0%, milestone.due 2022-06-30",
		`done = 2022-05-12`: "met 1/1 100%, : record.single 2022-05-12",
		`total = 3, unit = "次", done = [2022-05-12, 2022-04-12]`:                 "open 2/3 次 66% bar, : record.unit 2022-04-12 次; record.unit 2022-05-12 次",
		`every = "month", done = [2022-04-12]`:                                   "open 1/10 10% bar, milestone.every-month: record.unit 2022-04-12",
		`values = [{ date = 2022-05-12, value = 0.29 }]`:                         "open 0.29/1 29%, : record.value 2022-05-12",
		`total = 1000, values = [{ date = 2022-05-12, value = 999.9 }]`:          "open 999.9/1000 99% bar, : record.value 2022-05-12",
		`total = 100, unit = "%", values = [{ date = 2022-05-12, value = 120 }]`: "met 120/100 % 100% bar, : record.value 2022-05-12 %",
		`every = "year"`: "open 0/0 0%, milestone.every-year",
	} {
		all := siteOf([]string{taskText(1, year+`; milestones = [{ title = "节点 Milestone", `+fields+" }]", "")}, nil)
		m := content[view.Task](t, madeOf(t, all, "2022-06-01"), "2022/tasks/1/").Milestones[0]
		got := fmt.Sprintf("%s %v/%v", m.State, m.Reached.N, m.Reached.Total)
		if m.Reached.Text != "" {
			got += " " + m.Reached.Text
		}
		got += fmt.Sprintf(" %d%%", m.Percent)
		if m.Counted {
			got += " bar"
		}
		got += ", " + said(m.When)
		var records []string
		for _, r := range m.Records {
			records = append(records, said(r))
		}
		if len(records) > 0 {
			got += ": " + strings.Join(records, "; ")
		}
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", fields, got, want)
		}
	}
}

func TestEveryPhraseHasWordsInEachLanguage(t *testing.T) {
	used := map[string]bool{}
	for _, all := range []files{marked(), mixed(), small()} {
		s := load(t, all)
		for _, today := range []string{"2022-05-01", "2022-06-05", "2022-07-05", "2022-11-10", "2023-06-01"} {
			for _, p := range Make(Input{Site: s, Today: on(today)}).Pages {
				walk(p, func(_, v reflect.Value, _ string) {
					if phrase, ok := v.Interface().(view.Phrase); ok && phrase.Label != "" {
						used[phrase.Label] = true
					}
				})
			}
		}
	}
	if len(used) < 60 {
		t.Fatalf("only %d labels are used", len(used))
	}
	for _, language := range []string{"zh-CN", "en"} {
		text, err := os.ReadFile("../../layouts/labels/" + language + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		labels, err := words.ReadLabels(language, text)
		if err != nil {
			t.Fatal(err)
		}
		for label := range used {
			if !labels.Has(label) {
				t.Errorf("%s has no words for %s", language, label)
			}
		}
	}
}
