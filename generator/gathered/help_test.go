package gathered

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

const (
	tasksText = `{"plan": {"key":"2022","title":"Plan of the north","url":"2022/","document":"N 1","issuer":"North","issued":"2022-01-10","start":"2022-01-01","end":"2022-12-31","settle":"2023-01-31","closed":false,"reporting":{"every":"quarter","by":10},"offices":[{"key":"quay","name":"Quay office","collective":false}],"numbered":true},
"as_of": "2022-07-15",
"rules": 2,
"tasks": [
{"number":2,"title":"Dredge","summary":null,"lead":[],"joint":["quay"],"support":[],"schedule":{"due":null,"year_round":true,"directed":null,"start":null,"unscheduled":false},"url":"2022/tasks/2/","state":"in-progress","silent":true,"late_days":null,"last_update":"2022-05-01","sample":false,"unassigned":false,"label":null,"updates":[{"date":"2022-05-01","title":"x","url":"2022/tasks/2/#2022-05-01"}]},
{"number":1,"title":"Repair the lights","summary":"Forty lights.","lead":["quay"],"joint":[],"support":[],"schedule":{"due":"2022-06-30","year_round":false,"directed":null,"start":null,"unscheduled":false},"url":"2022/tasks/1/","state":"done","silent":false,"late_days":3,"last_update":"2022-07-03","sample":true,"unassigned":false,"label":"1.1","updates":[]}
]}
`
	packageText = `{"profile": "tabular-data-package", "homepage": "https://north.example.org/plan/2022/data/", "contributors": [{"title": "North office", "role": "publisher"}], "resources": [{"a": [1, -2.5e3, true, null]}]}`
)

var north = site.OtherSite{Key: "north", URL: "https://north.example.org/plan/"}

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func manifestLine(place, text string) string {
	return fmt.Sprintf(`{"path": %q, "size": %d, "sha256": %q}`, place, len(text), sumOf(text))
}

// kept returns the folder of a source with these texts, and a record of them.
func kept(tasks, pack string) map[string]string {
	return map[string]string{
		"sources/north/2022.tasks.json":       tasks,
		"sources/north/2022.datapackage.json": pack,
		"sources/north/gathered.json": `{"address": "https://north.example.org/plan/", "day": "2022-07-16", "gathered": "2022-07-17", "files": [` +
			manifestLine("2022/data/datapackage.json", pack) + "," + manifestLine("2022/data/tasks.json", tasks) + "]}",
	}
}

// with returns files with a text of one of them replaced by another.
func with(files map[string]string, name, old, now string) map[string]string {
	files = maps.Clone(files)
	files[name] = strings.Replace(files[name], old, now, 1)
	return files
}

// readKept returns what becomes of a source, and what is wrong, a line each.
func readKept(t *testing.T, files map[string]string, declared ...site.OtherSite) (*Source, string) {
	t.Helper()
	if len(declared) == 0 {
		declared = []site.OtherSite{north}
	}
	all, problems, err := new(Reader).Read(tree.Of(files), declared)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, p := range problems {
		said = append(said, p.Place()+" "+p.Code+" "+p.Data["key"]+" "+p.Data["value"])
	}
	return all[0], strings.Join(said, "\n")
}

func on(s string) day.Day {
	d, _ := day.Parse(s)
	return d
}
