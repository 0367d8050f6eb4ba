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
		AsOf: on("2022-07-15"),
		Plan: view.PlanData{
			Key: "2022", Title: "Plan <A & B>", URL: "2022/", Start: on("2022-01-01"), End: on("2022-12-31"), Settle: on("2023-01-31"),
			Absent: []int{34}, Reporting: day.EveryQuarter,
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
					{Title: "m", Total: 100, Values: []view.ValueData{{Date: on("2022-05-31"), Value: 36.5}}},
				},
				URL: "2022/tasks/1/", State: "done", HasLate: true, LateDays: 1, LastUpdate: on("2022-07-01"),
				Updates: []view.UpdateData{{Date: on("2022-07-01"), Title: "n", URL: "2022/tasks/1/#2022-07-01"}},
			},
			{Number: 2, Title: "b", Category: "upkeep", Cancelled: on("2022-05-01"), URL: "2022/tasks/2/", State: "cancelled", Silent: true},
		},
	}
}

// The shape is public: once published, a field stays.
const published = `{"plan": {"key":"2022","title":"Plan <A & B>","url":"2022/","document":null,"issuer":null,"issued":null,"start":"2022-01-01",` +
	`"end":"2022-12-31","settle":"2023-01-31","closed":false,"absent":[34],"index_number":null,"subject":null,"validity":null,"original":null,` +
	`"reporting":{"every":"quarter"},"categories":[{"key":"upkeep","name":"Upkeep"}],` +
	`"offices":[{"key":"others","name":"等其他科室","collective":true}]},
"as_of": "2022-07-15",
"tasks": [
{"number":1,"title":"修复“照明”","summary":"a","category":"upkeep","lead":["quay"],"joint":["b"],"support":["c","d"],"partners":["e"],` +
	`"completed":"2022-07-01","outcome":"met","verified":{"date":"2022-07-10","by":"f"},"cancelled":null,"reason":"g","reporting":"month",` +
	`"draft":true,"sample":true,"schedule":{"due":"2022-06-30","year_round":true,"directed":"h"},` +
	`"pauses":[{"from":"2022-03-01","until":"2022-03-02","reason":"i"},{"from":"2022-04-01","until":null,"reason":"j"}],` +
	`"milestones":[{"title":"k","total":2,"unit":"次","due":"2022-06-30","every":"half-year","by":"l","done":["2022-05-12"],"values":[]},` +
	`{"title":"m","total":100,"unit":null,"due":null,"every":null,"by":null,"done":[],"values":[{"date":"2022-05-31","value":36.5}]}],` +
	`"url":"2022/tasks/1/","state":"done","silent":false,"late_days":1,"last_update":"2022-07-01",` +
	`"updates":[{"date":"2022-07-01","title":"n","url":"2022/tasks/1/#2022-07-01"}]},
{"number":2,"title":"b","summary":null,"category":"upkeep","lead":[],"joint":[],"support":[],"partners":[],` +
	`"completed":null,"outcome":null,"verified":null,"cancelled":"2022-05-01","reason":null,"reporting":null,` +
	`"draft":false,"sample":false,"schedule":{"due":null,"year_round":false,"directed":null},"pauses":[],"milestones":[],` +
	`"url":"2022/tasks/2/","state":"cancelled","silent":true,"late_days":null,"last_update":null,"updates":[]}
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
	if err != nil || !json.Valid(got) || !strings.Contains(string(got), `"categories":[],"offices":[]`) {
		t.Errorf("%v, %s", err, got)
	}
}
