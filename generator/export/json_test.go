package export

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

func on(s string) day.Day {
	d, ok := day.Parse(s)
	if !ok {
		panic(s)
	}
	return d
}

// data has a task with everything that a task can have, and one with nothing that it may lack.
func data() *view.Data {
	return &view.Data{
		AsOf: on("2022-07-15"), Rules: 2,
		Plan: view.PlanData{
			Key: "2022", Title: "Plan <A & B>", URL: "2022/", Start: on("2022-01-01"), End: on("2022-12-31"), Settle: on("2023-01-31"),
			Absent: []int{34}, Reporting: day.EveryQuarter, Previous: "2021", Numbered: true, Areas: []view.NamedKey{{Key: "p", Name: "P"}},
			Changes:    []view.ChangeData{{Place: 1, Field: "settle", Was: view.ChangedValue{Kind: view.TextValue, Text: "2022-12-31"}, Now: view.ChangedValue{Kind: view.TextValue, Text: "2023-01-31"}, Decided: on("2022-07-01"), Reason: "r", Stage: "granted"}},
			Categories: []view.NamedKey{{Key: "upkeep", Name: "Upkeep"}},
			Offices:    []view.NamedKey{{Key: "others", Name: "等其他科室", Collective: true}},
		},
		Tasks: []*view.TaskData{
			{
				Number: 1, Title: "修复“照明”", Summary: "a", Category: "upkeep", Lead: []string{"quay"}, Joint: []string{"b"}, Support: []string{"c", "d"},
				Partners: []string{"e"}, Completed: on("2022-07-01"), Outcome: "met", VerifiedDate: on("2022-07-10"), VerifiedBy: "f",
				Reason: "g", Reporting: "month", Sample: true, Draft: true, Due: on("2022-06-30"), YearRound: true, Directed: "h",
				Pauses: []view.Pause{{From: on("2022-03-01"), Until: on("2022-03-02"), Reason: "i"}, {From: on("2022-04-01"), Reason: "j"}},
				Milestones: []view.MilestoneData{
					{Title: "k", Total: 2, Unit: "次", Due: on("2022-06-30"), Every: day.EveryHalfYear, By: "l", Done: []day.Day{on("2022-05-12")}},
					{Title: "m", Total: 100, Values: []view.ValueData{{Date: on("2022-05-31"), Value: 36.5}}, FirstDue: on("2022-05-01"),
						Goal: "at-most", From: 40, Wording: "n", Pace: "even", Steps: []view.ValueData{{Date: on("2022-03-31"), Value: 38}}, PaceNow: "on"},
				},
				URL: "2022/tasks/1/", State: "done", HasLate: true, LateDays: 1, LastUpdate: on("2022-07-01"),
				Updates: []view.UpdateData{{Date: on("2022-07-01"), Title: "n", URL: "2022/tasks/1/#2022-07-01", Reported: on("2022-07-10"), File: "1-x.md", By: "quay", ByName: "码头室", NoProgress: true}},
				Changes: []view.ChangeData{
					{
						Place: 1, Field: "lead", Was: view.ChangedValue{Kind: view.ListValue, List: []string{"b", "c"}, Names: []string{"乙", "丙"}},
						Now:   view.ChangedValue{Kind: view.ListValue, List: []string{"quay"}, Names: []string{"码头室"}},
						Asked: on("2022-03-01"), Decided: on("2022-03-05"), By: "o", Document: "p", Reason: "q", File: "files/r.pdf", Stage: "granted",
					},
					{Place: 2, Field: "total", Milestone: "k", Was: view.ChangedValue{Kind: view.NumberValue, Number: 2}, Now: view.ChangedValue{Kind: view.NumberValue, Number: 1.5}, Asked: on("2022-04-01"), Refused: on("2022-04-02"), Reason: "s", Stage: "refused"},
					{Place: 3, Field: "split", Now: view.ChangedValue{Kind: view.NumbersValue, Numbers: []int{4, 5}}, Asked: on("2022-05-01"), Reason: "t", Stage: "asked"},
					{Place: 4, Field: "every", Milestone: "k", Was: view.ChangedValue{Kind: view.TextValue, Text: "month"}, Now: view.ChangedValue{Kind: view.TextValue, Text: "half-year"}, Decided: on("2022-05-01"), Reason: "u", Stage: "granted"},
				},
				Reviews:  []view.ReviewData{{Place: 1, Date: on("2022-06-10"), By: "v", Result: "returned", Claimed: on("2022-06-01"), Reason: "w"}, {Place: 2, Date: on("2022-07-10"), By: "f", Result: "confirmed"}},
				FirstDue: on("2022-05-31"), Start: on("2022-02-01"), Unscheduled: true,
				Label: "3.10", Unassigned: true, Areas: []string{"p", "q"}, Continues: "2021/17", MergedInto: "2022/18", SplitFrom: "2022/7", Added: on("2022-06-01"), Source: view.Wording{Text: "x", Schedule: "y"},
			},
			{Number: 2, Title: "b", Category: "upkeep", Cancelled: on("2022-05-01"), URL: "2022/tasks/2/", State: "cancelled", Silent: true},
		},
	}
}

// The shape is public: once published, a field stays.
const published = `{"plan": {"key":"2022","title":"Plan <A & B>","url":"2022/","document":null,"issuer":null,"issued":null,"start":"2022-01-01",` +
	`"end":"2022-12-31","settle":"2023-01-31","closed":false,"absent":[34],"index_number":null,"subject":null,"validity":null,"original":null,` +
	`"reporting":{"every":"quarter"},"categories":[{"key":"upkeep","name":"Upkeep"}],` +
	`"offices":[{"key":"others","name":"等其他科室","collective":true}],` +
	`"changes":[{"field":"settle","milestone":null,"was":"2022-12-31","now":"2023-01-31","asked":null,"decided":"2022-07-01","refused":null,"by":null,"document":null,"reason":"r","file":null}],"areas":[{"key":"p","name":"P"}],"previous":"2021","numbered":true},
"as_of": "2022-07-15",
"rules": 2,
"tasks": [
{"number":1,"title":"修复“照明”","summary":"a","category":"upkeep","lead":["quay"],"joint":["b"],"support":["c","d"],"partners":["e"],` +
	`"completed":"2022-07-01","outcome":"met","verified":{"date":"2022-07-10","by":"f"},"cancelled":null,"reason":"g","reporting":"month",` +
	`"draft":true,"sample":true,"schedule":{"due":"2022-06-30","year_round":true,"directed":"h","start":"2022-02-01","unscheduled":true},` +
	`"pauses":[{"from":"2022-03-01","until":"2022-03-02","reason":"i"},{"from":"2022-04-01","until":null,"reason":"j"}],` +
	`"milestones":[{"title":"k","total":2,"unit":"次","due":"2022-06-30","every":"half-year","by":"l","done":["2022-05-12"],"values":[],"first_due":null,"goal":null,"from":0,"wording":null,"pace":null,"steps":[],"pace_now":null},` +
	`{"title":"m","total":100,"unit":null,"due":null,"every":null,"by":null,"done":[],"values":[{"date":"2022-05-31","value":36.5}],"first_due":"2022-05-01","goal":"at-most","from":40,"wording":"n","pace":"even","steps":[{"by":"2022-03-31","value":38}],"pace_now":"on"}],` +
	`"url":"2022/tasks/1/","state":"done","silent":false,"late_days":1,"last_update":"2022-07-01",` +
	`"updates":[{"date":"2022-07-01","title":"n","url":"2022/tasks/1/#2022-07-01","reported":"2022-07-10","file":"1-x.md","by":"quay","no_progress":true}],` +
	`"changes":[{"field":"lead","milestone":null,"was":["b","c"],"now":["quay"],"asked":"2022-03-01","decided":"2022-03-05","refused":null,"by":"o","document":"p","reason":"q","file":"files/r.pdf"},` +
	`{"field":"total","milestone":"k","was":2,"now":1.5,"asked":"2022-04-01","decided":null,"refused":"2022-04-02","by":null,"document":null,"reason":"s","file":null},` +
	`{"field":"split","milestone":null,"was":null,"now":[4,5],"asked":"2022-05-01","decided":null,"refused":null,"by":null,"document":null,"reason":"t","file":null},` +
	`{"field":"every","milestone":"k","was":"month","now":"half-year","asked":null,"decided":"2022-05-01","refused":null,"by":null,"document":null,"reason":"u","file":null}],` +
	`"reviews":[{"date":"2022-06-10","by":"v","result":"returned","claimed":"2022-06-01","reason":"w"},{"date":"2022-07-10","by":"f","result":"confirmed","claimed":null,"reason":null}],` +
	`"first_due":"2022-05-31","label":"3.10","unassigned":true,"areas":["p","q"],"continues":"2021/17","merged_into":"2022/18","split_from":"2022/7","added":"2022-06-01","source":{"text":"x","responsible":null,"schedule":"y"}},
{"number":2,"title":"b","summary":null,"category":"upkeep","lead":[],"joint":[],"support":[],"partners":[],` +
	`"completed":null,"outcome":null,"verified":null,"cancelled":"2022-05-01","reason":null,"reporting":null,` +
	`"draft":false,"sample":false,"schedule":{"due":null,"year_round":false,"directed":null,"start":null,"unscheduled":false},"pauses":[],"milestones":[],` +
	`"url":"2022/tasks/2/","state":"cancelled","silent":true,"late_days":null,"last_update":null,"updates":[],"changes":[],"reviews":[],"first_due":null,"label":null,"unassigned":false,"areas":[],"continues":null,"merged_into":null,"split_from":null,"added":null,"source":null}
]}
`

func TestTasksJSONHasTheFieldsOfTheContract(t *testing.T) {
	got, err := TasksJSON(data(), NewPieces())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(published, "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
	if !json.Valid(got) {
		t.Error("it is no JSON")
	}
}

func TestAPlanWithoutTasksIsValidJSON(t *testing.T) {
	got, err := TasksJSON(&view.Data{}, NewPieces())
	if err != nil || !json.Valid(got) || !strings.Contains(string(got), `"categories":[],"offices":[],"changes":[]`) {
		t.Errorf("%v, %s", err, got)
	}
}
