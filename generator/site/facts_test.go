package site

import (
	"strconv"
	"strings"
	"testing"
)

func TestLateDaysCountFromTheDueDay(t *testing.T) {
	for name, c := range map[string]struct{ front, day, want string }{
		"done before it":                   {due + "; completed = 2022-06-01", "2022-12-31", "0"},
		"done on it":                       {due + "; completed = 2022-06-30", "2022-12-31", "0"},
		"done a day after it":              {due + "; completed = 2022-07-01", "2022-12-31", "1"},
		"done over the turn of a year":     {due + "; completed = 2023-01-31", "2024-12-31", "215"},
		"not done yet":                     {due + "; completed = 2022-07-05", "2022-07-04", "none"},
		"done too late to count":           {due + "; completed = 2023-02-01", "2023-03-01", "none"},
		"completed in part":                {due + "; completed = 2022-07-05; outcome = \"partly\"; " + reason, "2022-12-31", "none"},
		"a year-round duty":                {yearRound + "; completed = 2022-12-31", "2022-12-31", "none"},
		"a directed task":                  {directed + "; completed = 2022-12-31", "2022-12-31", "none"},
		"a year-round duty with a due day": {"schedule = {year_round = true, due = 2022-06-30}; completed = 2022-07-02", "2022-12-31", "2"},
	} {
		t.Run(name, func(t *testing.T) {
			task := promised(t, planDays, c.front, "", false)
			s := task.Status(task.Plan.Clock(on(c.day), 30))
			got := "none"
			if s.HasLate {
				got = strconv.Itoa(s.LateDays)
			} else if s.LateDays != 0 {
				t.Errorf("%d days without being done late", s.LateDays)
			}
			if got != c.want {
				t.Errorf("late days are %s, want %s", got, c.want)
			}
		})
	}
}

// A status names what its state follows from: last update, last record, closing statement; what is near or was missed.
func TestAStatusNamesItsFacts(t *testing.T) {
	const (
		record = "## 2022-04-20 一 One\n\n## 2022-05-20 二 Two\n\n> 撤回：有误。\n\n## 2022-05-10 三 Three [待审]\n"
		two    = yearRound + `; milestones = [{title = "晚 Late", due = 2022-07-31, done = [2022-08-03]}, {title = "早 Early", due = 2022-06-30}, {title = "中 Middle", due = 2022-07-15}]`
	)
	for name, c := range map[string]struct{ front, body, day, want string }{
		"no record before the first":                   {yearRound, record, "2022-04-19", "no-record"},
		"the last update that stands":                  {yearRound, record, "2022-06-01", "in-progress, last 2022-04-20"},
		"no later record than the day":                 {two, "", "2022-08-02", "behind, missed 早 Early"},
		"a milestone's record":                         {two, "", "2022-08-03", "behind, record 2022-08-03, missed 早 Early"},
		"the milestone that is due first":              {two, "", "2022-06-20", "due-soon, near 2022-06-30 早 Early"},
		"the first of two milestones that were missed": {two, "", "2022-08-01", "behind, missed 早 Early"},
		"the task itself, if it is due first":          {due + `; milestones = [{title = "后 After", due = 2022-07-01}]`, "", "2022-06-20", "due-soon, near 2022-06-30"},
		"the task itself, if both are due on a day":    {due + `; milestones = [{title = "同 Same", due = 2022-06-30}]`, "", "2022-06-20", "due-soon, near 2022-06-30"},
		"the milestone, if it is due first":            {due + `; milestones = [{title = "先 Before", due = 2022-06-29}]`, "", "2022-06-20", "due-soon, near 2022-06-29 先 Before"},
		"a closing statement":                          {due + "; completed = 2022-06-20; outcome = \"partly\"; " + reason, "", "2022-06-20", "unfinished, completed 2022-06-20"},
		"no closing statement before it was given":     {due + "; completed = 2022-06-20; outcome = \"partly\"; " + reason, "", "2022-06-19", "due-soon, near 2022-06-30"},
		"no closing statement that is too late":        {due + "; completed = 2023-02-01; outcome = \"partly\"; " + reason, "", "2023-03-01", "unfinished"},
		"the pause it is in": {due + `; pauses = [{from = 2022-03-01, until = 2022-03-02, reason = "一"}, {from = 2022-05-01, reason = "二"}]`, "",
			"2022-05-01", "paused since 2022-05-01"},
	} {
		t.Run(name, func(t *testing.T) {
			task := promised(t, planDays, c.front, c.body, false)
			if got := said(task.Status(task.Plan.Clock(on(c.day), 30))); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func said(s Status) string {
	text := string(s.State)
	if s.Pause != nil {
		text += " since " + s.Pause.From.String()
	}
	if s.Last != 0 {
		text += ", last " + s.Last.String()
	}
	if s.Record != 0 {
		text += ", record " + s.Record.String()
	}
	if s.Completed != 0 {
		text += ", completed " + s.Completed.String()
	}
	if s.Due != 0 {
		text += ", near " + s.Due.String()
		if s.Milestone != nil {
			text += " " + s.Milestone.Title
		}
	} else if s.Milestone != nil {
		text += ", missed " + s.Milestone.Title
	}
	return text
}

func TestUpdatesStandNewestFirst(t *testing.T) {
	task := promised(t, planDays, yearRound, "## 2022-05-20 一 One\n\n## 2022-04-20 二 Two\n\n## 2022-05-20 三 Three\n\n## 2022-05-21 四 Four [draft]\n", false)
	for d, want := range map[string]string{
		"2022-04-19": "",
		"2022-04-20": "二 Two",
		"2022-05-19": "二 Two",
		"2022-05-20": "三 Three 一 One 二 Two",
		"2023-05-20": "三 Three 一 One 二 Two",
	} {
		got := ""
		for _, u := range task.UpdatesOn(on(d)) {
			got += u.Title + " "
		}
		if got = strings.TrimSpace(got); got != want {
			t.Errorf("on %s: %s, want %s", d, got, want)
		}
	}
}
