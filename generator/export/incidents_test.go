package export

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

// withIncidents returns data with two incidents, of which one is still investigated.
func withIncidents() *view.Data {
	d := *odd()
	d.Incidents = view.IncidentsData{AsOf: 20000, Rows: []view.IncidentData{
		{Key: "fire", Title: "=Fire, \"big\"", Date: 19000, Deaths: 1, Stage: "investigated", Word: view.Phrase{Label: "incident.is-investigated"}, URL: "2022/incidents/fire/"},
		{
			Key: "leak", Title: "Leak", Date: 19001, Injured: 2, Approved: 19100, ApprovedBy: "Council", Responsible: true, EvaluationDue: 19465, Stage: "published",
			ReportFile: "files/a.pdf", Attributed: []view.Attribution{{To: "Yard; north", Role: "owner"}, {To: "Town"}}, Word: view.Phrase{Label: "incident.is-published"}, URL: "2022/incidents/leak/",
		},
	}}
	return &d
}

func TestIncidentsAreATableWhereThereAreAny(t *testing.T) {
	d := withIncidents()
	tables := TablesOf(d)
	text, err := CSV(d, tables[len(tables)-1], NewPieces())
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), byteOrderMark))).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%v, %v", rows, err)
	}
	cell := func(row int, name string) string { return rows[row][slices.Index(rows[0], name)] }
	for name, want := range map[string][2]string{
		"title": {"=Fire, \"big\"", "Leak"}, "responsible": {"", "true"}, "attributed": {"", `Yard\; north: owner;Town`}, "report_approved": {"", d.Incidents.Rows[1].Approved.String()},
		"deaths": {"1", "0"}, "stage": {"investigated", "published"},
	} {
		if got := [2]string{cell(1, name), cell(2, name)}; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	for _, without := range [][]string{names(TablesOf(odd())), names(Tables())} {
		if slices.Contains(without, "incidents") {
			t.Errorf("without incidents there are the tables %v", without)
		}
	}
}

func names(tables []*Table) []string {
	return mapped(tables, func(t *Table) string { return t.Name })
}

func TestTheDataPageListsTheFilesOfIncidentsOnlyWhereThereAreAny(t *testing.T) {
	of := func(d *view.Data) string {
		var all []string
		for _, f := range DataFiles(d) {
			if strings.HasPrefix(f.Name, "incidents") {
				all = append(all, f.Name)
			}
		}
		return strings.Join(all, " ")
	}
	if got := of(withIncidents()); got != "incidents-readable.csv incidents.csv incidents.json" {
		t.Errorf("with incidents it lists %q", got)
	}
	if got := of(odd()); got != "" {
		t.Errorf("without incidents it lists %q", got)
	}
}

func TestIncidentsJSONSaysNothingOfWhatIsNotApproved(t *testing.T) {
	text, err := IncidentsJSON(withIncidents())
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		AsOf      string `json:"as_of"`
		Incidents []map[string]any
	}
	if err := json.Unmarshal(text, &got); err != nil || got.AsOf == "" {
		t.Fatal(err, got)
	}
	first, second := got.Incidents[0], got.Incidents[1]
	for _, field := range []string{"report", "responsible", "evaluation", "evaluation_due"} {
		if v, there := first[field]; v != nil || !there {
			t.Errorf("%s is %v before the report is approved", field, v)
		}
	}
	if second["responsible"] != true || second["report"].(map[string]any)["file"] != "files/a.pdf" || second["evaluation"] != nil {
		t.Errorf("the second is %v", second)
	}
}
