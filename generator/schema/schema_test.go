package schema

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"gongshi/generator/front"
	"gongshi/generator/site"
	"gongshi/generator/test/demonstration"
	"gongshi/generator/tree"
)

// paths returns the fields of a kind of file, each behind the tables it is in.
func paths(k site.FileKind) []string {
	var all []string
	each(k.Shapes, "", func(path string, _ front.Shape) { all = append(all, path) })
	return all
}

func TestEveryFieldHasItsMeaningAndNothingElseHasOne(t *testing.T) {
	for language, read := range meaningsIn {
		left := maps.Clone(read())
		maps.DeleteFunc(left, func(key string, _ meaning) bool {
			return regexp.MustCompile(`^(kind|type|table)(\.|$)`).MatchString(key)
		})
		for _, k := range site.FileKinds() {
			if read().ofKind(k) == "" {
				t.Errorf("%s does not say what a %s is", language, k.Name)
			}
			for _, path := range paths(k) {
				if m := read().of(k.Name, path); m.is == "" || m.example == "" {
					t.Errorf("%s says nothing of %s.%s, or has no example", language, k.Name, path)
				}
				delete(left, k.Name+"."+path)
			}
			delete(left, k.Name)
		}
		for key := range left {
			t.Errorf("%s speaks of %s, which is no field", language, key)
		}
	}
}

func TestEveryFieldIsInTheSchemaAndNoOther(t *testing.T) {
	for _, k := range site.FileKinds() {
		var got []string
		walk(decodedSchema(t, k.Name, Names{}), "", func(path string, _ map[string]any) { got = append(got, path) })
		want := paths(k)
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -fields +schema\n%s", k.Name, diff)
		}
	}
}

// walk calls do for every field of a schema of a table.
func walk(table map[string]any, within string, do func(path string, field map[string]any)) {
	fields, _ := table["properties"].(map[string]any)
	for name, f := range fields {
		field := f.(map[string]any)
		do(within+name, field)
		walk(field, within+name+".", do)
		if items, ok := field["items"].(map[string]any); ok {
			walk(items, within+name+".", do)
		}
	}
}

func decodedSchema(t *testing.T, kind string, n Names) map[string]any {
	t.Helper()
	text, ok := Of(kind, n, "en")
	var s map[string]any
	if err := json.Unmarshal(text, &s); err != nil || !ok {
		t.Fatalf("%s: %v", kind, err)
	}
	return s
}

// compiled returns a schema that is ready to be used. Formats are held to, as editors do.
func compiled(t *testing.T, text []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("mem:///schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("mem:///schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// instance returns TOML as editors hold it against a schema: its days are texts.
func instance(t *testing.T, text string) map[string]any {
	t.Helper()
	var decoded map[string]any
	if _, err := toml.Decode(text, &decoded); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return withTexts(decoded).(map[string]any)
}

func withTexts(value any) any {
	switch v := value.(type) {
	case time.Time:
		return v.Format(time.DateOnly)
	case map[string]any:
		for key := range v {
			v[key] = withTexts(v[key])
		}
	case []map[string]any:
		all := make([]any, len(v))
		for i := range v {
			all[i] = withTexts(v[i])
		}
		return all
	case []any:
		for i := range v {
			v[i] = withTexts(v[i])
		}
	}
	return value
}

// kindOf returns which kind of file lies at a place.
func kindOf(path string) string {
	switch parts := strings.Split(path, "/"); {
	case path == "site.toml":
		return "site"
	case len(parts) == 2:
		return "page"
	case len(parts) == 4:
		return map[string]string{"updates": "update", "bulletins": "bulletin", "incidents": "incident"}[parts[2]]
	case parts[2] == "index.md":
		return "plan"
	case parts[2] == "assessment.md":
		return "assessment"
	}
	return "task"
}

func TestTheDemonstrationFitsItsSchema(t *testing.T) {
	root := demonstration.Folder(t)
	snapshot, err := tree.Scan(root, nil, "site.toml", "content")
	if err != nil {
		t.Fatal(err)
	}
	of, _, err := (&site.Reader{}).Read(snapshot, site.Options{Languages: []string{"zh-CN"}})
	if err != nil || of == nil {
		t.Fatal(err)
	}
	schemas, seen := map[string]*jsonschema.Schema{}, map[string]int{}
	for _, kind := range Kinds() {
		text, _ := Of(kind, NamesIn(of), "zh-CN")
		schemas[kind] = compiled(t, text)
	}
	all := compiled(t, All(NamesIn(of), "zh-CN"))
	err = fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path != "site.toml" && (!strings.HasPrefix(path, "content/") || filepath.Ext(path) != ".md") {
			return err
		}
		text, err := os.ReadFile(filepath.Join(root, path))
		if err != nil {
			return err
		}
		front := string(text)
		if path != "site.toml" {
			front = strings.SplitN(front, "+++\n", 3)[1]
		}
		kind := kindOf(path)
		seen[kind]++
		for of, s := range map[string]*jsonschema.Schema{kind: schemas[kind], "any kind": all} {
			if err := s.Validate(instance(t, front)); err != nil {
				t.Errorf("%s is no %s: %v", path, of, err)
			}
		}
		return nil
	})
	if err != nil || len(seen) != len(Kinds()) {
		t.Fatalf("%v, %v", seen, err)
	}
}

func TestExamplesFitTheirFields(t *testing.T) {
	for language, read := range meaningsIn {
		for _, k := range site.FileKinds() {
			walk(decodedSchema(t, k.Name, Names{}), "", func(path string, field map[string]any) {
				example := read().of(k.Name, path).example
				if strings.HasPrefix(example, "[") {
					return // the head of a table
				}
				text, err := json.Marshal(map[string]any{"type": "object", "properties": map[string]any{last(path): field}, "additionalProperties": false})
				if err != nil {
					t.Fatal(err)
				}
				if err := compiled(t, text).Validate(instance(t, example)); err != nil {
					t.Errorf("%s: the example of %s.%s: %v", language, k.Name, path, err)
				}
			})
		}
	}
}

func last(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

const (
	soundSite = "title = \"港务公示\"\nbase_url = \"https://www.example.org/\"\nlanguage = \"zh-CN\"\ntimezone = \"Asia/Shanghai\"\npublisher = \"港务局\"\n[[offices]]\nkey = \"quay\"\nname = \"码头科\"\n"
	soundTask = "number = 1\ntitle = \"巡查\"\nlead = [\"码头科\"]\n[schedule]\ndue = 2022-06-30\n"
)

func TestASchemaFindsMistakes(t *testing.T) {
	known := NamesIn(&site.Site{Config: &site.Config{
		Offices: []site.Office{{Key: "quay", Name: "码头科", Aliases: []string{"码头"}}}, Areas: []site.Area{{Key: "north", Name: "北港"}},
	}})
	for _, c := range []struct {
		name, kind, front string
		sound             bool
	}{
		{"a sound site", "site", soundSite, true},
		{"a site without offices", "site", strings.Split(soundSite, "[[")[0], false},
		{"an address without its scheme", "site", strings.Replace(soundSite, "https://", "", 1), false},
		{"a key in capitals", "site", strings.Replace(soundSite, `"quay"`, `"Quay"`, 1), false},
		{"a field that there is not", "site", "owner = \"x\"\n" + soundSite, false},
		{"a policy that nobody sends", "site", "csp = \"none\"\n" + soundSite, false},
		{"a fraction of days", "site", "due_soon = 1.5\n" + soundSite, false},
		{"a sound task", "task", soundTask, true},
		{"a day in quotes", "task", strings.Replace(soundTask, "2022-06-30", `"2022-06-30"`, 1), true},
		{"a day that there is not", "task", strings.Replace(soundTask, "2022-06-30", `"2022-06-31"`, 1), false},
		{"a day in another form", "task", strings.Replace(soundTask, "2022-06-30", `"2022-6-30"`, 1), false},
		{"an alias", "task", strings.Replace(soundTask, "码头科", "码头", 1), true},
		{"an office that there is not", "task", strings.Replace(soundTask, "码头科", "疏浚科", 1), false},
		{"an area that there is not", "task", "areas = [\"南港\"]\n" + soundTask, false},
		{"an office without brackets", "task", strings.Replace(soundTask, `["码头科"]`, `"码头科"`, 1), false},
		{"nobody responsible", "task", strings.Replace(soundTask, `lead = ["码头科"]`, "", 1), false},
		{"nobody named", "task", strings.Replace(soundTask, `lead = ["码头科"]`, "unassigned = true", 1), true},
		{"no time", "task", strings.Split(soundTask, "[schedule]")[0], false},
		{"a number of 0", "task", strings.Replace(soundTask, "number = 1", "number = 0", 1), false},
		{"one day for done", "task", soundTask + "[[milestones]]\ntitle = \"x\"\ndone = 2022-05-01\n", true},
		{"days for done", "task", soundTask + "[[milestones]]\ntitle = \"x\"\ndone = [2022-05-01]\n", true},
		{"a number for done", "task", soundTask + "[[milestones]]\ntitle = \"x\"\ndone = 2\n", false},
		{"a total of 0", "task", soundTask + "[[milestones]]\ntitle = \"x\"\ntotal = 0\n", false},
		{"an amount reached", "task", soundTask + "[[milestones]]\ntitle = \"x\"\nvalues = [{ date = 2022-05-01, value = 1.5 }]\n", true},
		{"a change of offices", "task", soundTask + "[[changes]]\nfield = \"lead\"\nwas = [\"x\"]\nnow = [\"y\"]\nreason = \"z\"\n", true},
		{"a change of a day", "task", soundTask + "[[changes]]\nfield = \"due\"\nwas = 2022-05-01\nreason = \"z\"\n", true},
		{"a change of nothing", "task", soundTask + "[[changes]]\nfield = \"nothing\"\nreason = \"z\"\n", false},
		{"a change of a task in a plan", "plan", "title = \"x\"\nstart = 2022-01-01\nend = 2022-12-31\n[[changes]]\nfield = \"due\"\nreason = \"z\"\n", false},
		{"another name of an office", "plan", "title = \"x\"\nstart = 2022-01-01\nend = 2022-12-31\n[office_names]\nquay = \"码头处\"\n", true},
		{"another name of no office", "plan", "title = \"x\"\nstart = 2022-01-01\nend = 2022-12-31\n[office_names]\nquai = \"码头处\"\n", false},
		{"an update", "update", "task = 1\ndate = 2022-05-01\ntitle = \"x\"\nby = \"quay\"\n", true},
		{"an update without a title", "update", "task = 1\ndate = 2022-05-01\n", false},
		{"an update of a task in quotes", "update", "task = \"1\"\ndate = 2022-05-01\ntitle = \"x\"\n", false},
	} {
		text, _ := Of(c.kind, known, "en")
		if err := compiled(t, text).Validate(instance(t, c.front)); (err == nil) != c.sound {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestTheSameSiteGivesTheSameSchema(t *testing.T) {
	first := All(Names{}, "zh-CN")
	for range 5 {
		if !bytes.Equal(first, All(Names{}, "zh-CN")) {
			t.Fatal("two schemas differ")
		}
	}
	if _, ok := Of("history", Names{}, "en"); ok {
		t.Error("there is a schema of a kind that there is not")
	}
}

// The tables in docs/ are what "gongshi schema --table --lang en" and "--lang zh-CN" print.
func TestTheTablesOfFieldsAreThoseOfTheProgram(t *testing.T) {
	for name, language := range map[string]string{"fields.md": "en", "fields.zh-CN.md": "zh-CN"} {
		text, err := os.ReadFile("../docs/" + name)
		if err != nil || string(text) != string(Table(language)) {
			t.Errorf("docs/%s is another: go run ./generator schema --table --lang %s > generator/docs/%s (%v)", name, language, name, err)
		}
	}
}
