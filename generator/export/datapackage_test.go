package export

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"gongshi/generator/view"
)

// What the JSON Schema of the Data Package standard, version 1, asks of a tabular package, in our own words.
var (
	packageName = regexp.MustCompile(`^[-a-z0-9._/]+$`)
	moment      = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`)
	fieldTypes  = []string{"string", "number", "integer", "date", "time", "datetime", "year", "yearmonth", "boolean", "object", "geopoint", "geojson", "array", "duration", "any"}
)

func described(t *testing.T, d *view.Data) map[string]any {
	t.Helper()
	text, err := DataPackage(d, echo)
	if err != nil {
		t.Fatal(err)
	}
	var p map[string]any
	if err := json.Unmarshal(text, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestADataPackageIsWhatTheStandardAsks(t *testing.T) {
	p := described(t, odd())
	if p["profile"] != "tabular-data-package" || !packageName.MatchString(p["name"].(string)) || !moment.MatchString(p["created"].(string)) {
		t.Errorf("it is called %v, a %v of %v", p["name"], p["profile"], p["created"])
	}
	if p["created"] != "2022-07-15T00:00:00Z" {
		t.Errorf("it was created on another day than that of its data: %v", p["created"])
	}
	resources := p["resources"].([]any)
	if len(resources) != len(Tables()) {
		t.Fatalf("it has %d resources", len(resources))
	}
	for i, r := range resources {
		checkResource(t, odd(), Tables()[i], r.(map[string]any), resources)
	}
}

func checkResource(t *testing.T, d *view.Data, table *Table, r map[string]any, all []any) {
	t.Helper()
	name := r["name"].(string)
	if r["profile"] != "tabular-data-resource" || !packageName.MatchString(name) || r["path"] != name+".csv" || r["encoding"] != "utf-8" {
		t.Errorf("%s is a %v at %v in %v", name, r["profile"], r["path"], r["encoding"])
	}
	text, err := CSV(d, table, NewPieces())
	if err != nil {
		t.Fatal(err)
	}
	rows := readCSV(t, text)
	schema := r["schema"].(map[string]any)
	fields := schema["fields"].([]any)
	if len(fields) != len(rows[0]) {
		t.Fatalf("%s has %d fields, and %d columns", name, len(fields), len(rows[0]))
	}
	places := map[string]int{}
	for i, f := range fields {
		field := f.(map[string]any)
		if places[rows[0][i]] = i; field["name"] != rows[0][i] || !slices.Contains(fieldTypes, field["type"].(string)) {
			t.Errorf("%s: the field %v of type %v stands over the column %s", name, field["name"], field["type"], rows[0][i])
		}
		for _, row := range rows[1:] {
			checkCell(t, field, row[i])
		}
	}
	seen := map[string]bool{}
	if _, has := schema["primaryKey"]; has == table.plans {
		t.Errorf("%s has the primary key %v", name, schema["primaryKey"]) // of which no part may be empty
	}
	for _, row := range rows[1:] {
		key := ""
		for _, k := range table.Key {
			key += row[places[k]] + "\x00"
		}
		if seen[key] {
			t.Errorf("%s: the key %q stands twice", name, key)
		}
		seen[key] = true
	}
	if keys, _ := schema["foreignKeys"].([]any); (len(keys) > 0) != (name != "tasks") {
		t.Errorf("%s leads to %v", name, keys)
	} else if len(keys) > 0 {
		reference := keys[0].(map[string]any)["reference"].(map[string]any)
		if reference["resource"] != all[0].(map[string]any)["name"] || reference["fields"] != "number" {
			t.Errorf("%s leads to %v", name, reference)
		}
	}
}

// checkCell checks a value against its field, as a validator of tables does.
func checkCell(t *testing.T, field map[string]any, cell string) {
	t.Helper()
	constraints, _ := field["constraints"].(map[string]any)
	if cell == "" {
		if constraints["required"] == true {
			t.Errorf("%v is empty", field["name"])
		}
		return
	}
	var err error
	switch field["type"] {
	case "integer":
		_, err = strconv.Atoi(cell)
	case "number":
		_, err = strconv.ParseFloat(cell, 64)
	case "boolean":
		_, err = strconv.ParseBool(cell)
	case "date":
		on(cell)
	}
	if err != nil {
		t.Errorf("%v: %v", field["name"], err)
	}
	if choices, _ := constraints["enum"].([]any); choices != nil && !slices.Contains(choices, any(cell)) {
		t.Errorf("%v cannot be %s", field["name"], cell)
	}
}

func TestADataPackageClaimsNoLicenceThatWasNotGiven(t *testing.T) {
	d := odd()
	for _, c := range []struct {
		licence view.Licence
		want    string
	}{
		{view.Licence{}, "null"},
		{view.Licence{Name: "政府数据开放许可"}, "null"},
		{view.Licence{Name: "CC-BY-4.0"}, `[{"name":"CC-BY-4.0","title":"CC-BY-4.0"}]`},
		{view.Licence{Name: "某许可", URL: "https://example.org/l"}, `[{"path":"https://example.org/l","title":"某许可"}]`},
	} {
		d.Licence = c.licence
		if got, _ := json.Marshal(described(t, d)["licenses"]); string(got) != c.want {
			t.Errorf("%+v: %s, want %s", c.licence, got, c.want)
		}
	}
}
