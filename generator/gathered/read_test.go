package gathered

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

func TestASourceIsReadAsItsSitePublishedIt(t *testing.T) {
	s, wrong := readKept(t, kept(tasksText, packageText))
	if wrong != "" {
		t.Fatal(wrong)
	}
	want := &Plan{
		Key: "2022", Title: "Plan of the north", Document: "N 1", Issuer: "North", Publisher: "North office", Start: on("2022-01-01"), End: on("2022-12-31"),
		Issued: on("2022-01-10"), AsOf: on("2022-07-15"), Every: day.EveryQuarter, By: 10, Numbered: true,
		Tasks: []*Task{
			{Number: 1, Label: "1.1", Title: "Repair the lights", Summary: "Forty lights.", State: "done", Sample: true, HasLate: true, LateDays: 3,
				Due: on("2022-06-30"), LastUpdate: on("2022-07-03"), Lead: []string{"Quay office"}},
			{Number: 2, Title: "Dredge", State: "in-progress", Silent: true, YearRound: true, LastUpdate: on("2022-05-01"), Joint: []string{"Quay office"}},
		},
	}
	if s.Day != on("2022-07-16") || s.Publisher() != "North office" || len(s.Plans) != 1 || !reflect.DeepEqual(s.Plans[0], want) {
		t.Errorf("it is read as %+v", s.Plans[0])
	}
}

// What is wrong is told where it stands, and nothing of the source is shown.
func TestWhatASiteCannotHavePublishedIsRefused(t *testing.T) {
	deep := strings.Repeat("[", 100) + strings.Repeat("]", 100)
	for _, c := range []struct{ name, old, now, want string }{
		{"no JSON", `"rules": 2`, `"rules": 02`, ":3:12 source-json"},
		{"a comma too many", `"rules": 2,`, `"rules": 2,,`, ":3:12 source-json"},
		{"something behind it", "]}\n", "]}\n{}", "source-json"},
		{"half of it", `"tasks": [`, `"tasks": [` + "\x00", ":4:11 source-json"},
		{"a list for an object", `"schedule":{"due":null`, `"schedule":[],"x":{"due":null`, "source-value tasks[0].schedule []"},
		{"deep", `"rules": 2`, `"rules": ` + deep, "source-large"},
		{"deep objects", `"rules": 2`, `"rules": ` + strings.Repeat(`{"a":`, 100) + "1" + strings.Repeat("}", 100), "source-large"},
		{"a text for a number", `"number":2`, `"number":"2"`, ":5:11 source-value tasks[0].number \"2\""},
		{"a fraction", `"number":2`, `"number":2.5`, "source-value tasks[0].number 2.5"},
		{"a great number", `"number":2`, `"number":99999999999999999999`, "source-value tasks[0].number 99999999999999999999"},
		{"number nought", `"number":2`, `"number":0`, "source-value tasks[0].number 0"},
		{"a number for a text", `"title":"Dredge"`, `"title":7`, "source-value tasks[0].title 7"},
		{"no title", `"title":"Dredge"`, `"title":null`, "source-value tasks[0].title"},
		{"the number of another", `"number":2`, `"number":1`, "source-value tasks[0].url 2022/tasks/2/"},
		{"a number twice", `"number":2`, `"number":1,"title":"x","state":"done","silent":false,"url":"2022/tasks/1/","lead":[],"joint":[],"schedule":{}},{"number":2`, "source-twice tasks[2].number"},
		{"a field twice", `"number":2`, `"number":2,"title":"Other"`, "source-twice title"},
		{"a field twice, once escaped", `"number":2`, `"number":2,"t\u0069tle":"Other"`, "source-twice title"},
		{"a field that is missing", `"silent":true,`, ``, ":5:1 source-without tasks[0].silent"},
		{"no state of ours", `"in-progress"`, `"best"`, "source-value tasks[0].state best"},
		{"script in a state", `"in-progress"`, `"\"><script>"`, `source-value tasks[0].state "><script>`},
		{"a day that there is not", `"due":"2022-06-30"`, `"due":"2022-06-31"`, "source-value tasks[1].schedule.due 2022-06-31"},
		{"a day of long ago", `"due":"2022-06-30"`, `"due":"0001-01-01"`, "source-value tasks[1].schedule.due 0001-01-01"},
		{"an address elsewhere", `"url":"2022/tasks/2/"`, `"url":"https://evil.example.org/"`, "source-value tasks[0].url https://evil.example.org/"},
		{"an address that is script", `"url":"2022/tasks/2/"`, `"url":"javascript:alert(1)"`, "source-value tasks[0].url javascript:alert(1)"},
		{"an address above", `"url":"2022/tasks/2/"`, `"url":"../../tasks/2/"`, "source-value tasks[0].url ../../tasks/2/"},
		{"an address of another plan", `"url":"2022/tasks/2/"`, `"url":"2021/tasks/2/"`, "source-value tasks[0].url 2021/tasks/2/"},
		{"another plan", `"key":"2022"`, `"key":"2021"`, "source-value plan.key 2021"},
		{"a key that is a path", `"key":"2022"`, `"key":"../2022"`, "source-value plan.key ../2022"},
		{"a plan elsewhere", `"url":"2022/","document"`, `"url":"//evil.example.org/","document"`, "source-value plan.url //evil.example.org/"},
		{"an office without a name", `"joint":["quay"]`, `"joint":["crane"]`, "source-value tasks.2.lead crane"},
		{"an end before the start", `"end":"2022-12-31"`, `"end":"2021-12-31"`, "source-value plan.end 2021-12-31"},
		{"no rule", `"every":"quarter"`, `"every":"hour"`, "source-value plan.reporting.every hour"},
		{"later than its copy", `"as_of": "2022-07-15"`, `"as_of": "2022-07-17"`, "source-value as_of 2022-07-17"},
		{"a turned text", `Dredge`, `Dr\u202eedge`, "source-invisible tasks[0].title U+202E"},
		{"a text that clears the screen", `Dredge`, `Dr\u001b[2Jedge`, "source-invisible tasks[0].title U+001B"},
		{"two lines", `Dredge`, `Dred\nge`, "source-invisible tasks[0].title"},
		{"half a character", `Dredge`, `Dr\ud800edge`, "source-json"},
		{"no UTF-8", `Dredge`, "Dr\xffedge", "source-json"},
		{"a long title", `Dredge`, strings.Repeat("x", 6001), "source-large tasks[0].title 6001"},
		{"a title of a few characters too many", `Dredge`, strings.Repeat("疏", 501), "source-large tasks[0].title 501"},
		{"a long title of a plan", `Plan of the north`, strings.Repeat("疏", 501), "source-large plan.title 501"},
		{"a long name of an office", `Quay office`, strings.Repeat("港", 201), "source-large plan.offices[0].name 201"},
		{"a long label", `"1.1"`, `"` + strings.Repeat("1", 501) + `"`, "source-large tasks[1].label 501"},
		{"a long name of who directs", `"directed":null`, `"directed":"` + strings.Repeat("港", 501) + `"`, "source-large tasks[0].schedule.directed 501"},
		{"an office twice", `"joint":["quay"]`, `"joint":["quay","quay"]`, ":5:1 source-twice quay"},
		{"an office that leads and joins", `"lead":[],"joint":["quay"]`, `"lead":["quay"],"joint":["quay"]`, ":5:1 source-twice quay"},
		{"many offices that lead and join", `"lead":[],"joint":["quay"]`, `"lead":[` + manyKeys("a", 60) + `],"joint":[` + manyKeys("b", 41) + `]`, "source-large tasks[0].lead + joint 101"},
		{"many offices", `"joint":["quay"]`, `"joint":["quay"` + strings.Repeat(`,"quay"`, 300) + `]`, "source-large"},
		{"many fields", `"number":2`, `"number":2` + manyFields(300), "source-large tasks[0] 201"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(tasksText, c.old) {
				t.Fatalf("%q does not stand there", c.old)
			}
			s, wrong := readKept(t, kept(strings.Replace(tasksText, c.old, c.now, 1), packageText))
			if s != nil || !strings.Contains(wrong, c.want) || !strings.HasPrefix(wrong, "sources/north/2022.tasks.json") || strings.Contains(wrong, "\n") {
				t.Errorf("%v is read, and it is said\n%s\nwant\n%s", s, wrong, c.want)
			}
		})
	}
}

func manyFields(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(`,"f` + strings.Repeat("x", i+1) + `":1`)
	}
	return b.String()
}

// manyKeys returns a list of so many keys.
func manyKeys(begin string, n int) string {
	var keys []string
	for i := range n {
		keys = append(keys, fmt.Sprintf(`"%s%d"`, begin, i))
	}
	return strings.Join(keys, ",")
}

// As long as may be.
func TestLongTitlesAndNamesOfAnHonestSiteAreRead(t *testing.T) {
	title, name := strings.Repeat("疏", 500), strings.Repeat("港", 200)
	longest := strings.NewReplacer("Dredge", title, "Plan of the north", title, "Quay office", name).Replace(tasksText)
	s, wrong := readKept(t, kept(longest, strings.Replace(packageText, "North office", name, 1)))
	if wrong != "" || s.Plans[0].Title != title || s.Plans[0].Tasks[1].Title != title || s.Plans[0].Tasks[0].Lead[0] != name || s.Publisher() != name {
		t.Errorf("it is said %s", wrong)
	}
	if s, wrong := readKept(t, kept(tasksText, strings.Replace(packageText, "North office", name+"x", 1))); s != nil || !strings.Contains(wrong, "source-large contributors[0].title 201") {
		t.Errorf("it is said %s", wrong)
	}
}

// manyNamed returns the data of a plan whose tasks name all of its offices, by short keys that stand for long names.
func manyNamed(key string, tasks, offices int) string {
	var names, all []string
	for i := range offices {
		names = append(names, fmt.Sprintf(`{"key":"o%d","name":"%s%d"}`, i, strings.Repeat("港", 190), i))
	}
	for i := range tasks {
		all = append(all, fmt.Sprintf(`{"number":%d,"title":"x","state":"done","silent":false,"url":"%[2]s/tasks/%[1]d/","lead":[%[3]s],"joint":[],"schedule":{}}`, i+1, key, manyKeys("o", offices)))
	}
	return `{"plan": {"key":"` + key + `","title":"x","url":"` + key + `/","start":"2022-01-01","end":"2022-12-31","closed":false,"offices":[` + strings.Join(names, ",") +
		`]},"as_of":"2022-07-15","tasks":[` + strings.Join(all, ",") + `]}`
}

// Little data must not become very much of a page.
func TestNamesDoNotSwellAPlanOrASource(t *testing.T) {
	if p, wrong := parsePlan("2022", []byte(manyNamed("2022", 270, 100))); wrong != nil || len(p.Tasks) != 270 {
		t.Errorf("of 15 MB it is said %v", wrong)
	}
	if _, wrong := parsePlan("2022", []byte(manyNamed("2022", 300, 100))); wrong == nil || wrong.Code != "source-large" || wrong.Data["key"] != "tasks" {
		t.Errorf("of 17 MB it is said %v", wrong)
	}
	files := map[string][]byte{}
	rec := Record{Day: on("2022-07-16")}
	add := func(place, text string) {
		rec.Files = append(rec.Files, File{Path: place, Size: int64(len(text)), Sum: sumOf(text)})
		files[place] = []byte(text)
	}
	parse := func() *problem.Problem {
		_, wrong, err := Parse(rec, func(f File) ([]byte, error) { return files[f.Path], nil }, func(f File) string { return f.Path })
		if err != nil {
			t.Fatal(err)
		}
		return wrong
	}
	for i := range 5 {
		if i == 4 {
			if wrong := parse(); wrong != nil {
				t.Errorf("of four plans it is said %v", wrong)
			}
		}
		key := fmt.Sprint(2018 + i)
		add(key+"/data/datapackage.json", packageText)
		add(key+"/data/tasks.json", manyNamed(key, 270, 100))
	}
	if wrong := parse(); wrong == nil || wrong.Code != "source-large" || wrong.File != "2022/data/tasks.json" {
		t.Errorf("of five plans of 15 MB it is said %v", wrong)
	}
}

func TestWhatLiesInTheFolderHasToBeTheSources(t *testing.T) {
	sound := kept(tasksText, packageText)
	record := "sources/north/gathered.json"
	without := func(name string) map[string]string {
		files := with(sound, name, "", "")
		delete(files, name)
		return files
	}
	more := with(sound, "", "", "")
	more["sources/north/note.txt"] = "x"
	strange := with(sound, "", "", "")
	strange["sources/south/2022.tasks.json"], strange["sources/south/gathered.json"], strange["sources/x.txt"] = "{", "{", "{"
	for _, c := range []struct {
		name  string
		files map[string]string
		read  bool
		want  string
	}{
		{"nothing", nil, false, ""},
		{"no record", without(record), false, record + " source-missing"},
		{"a file that is gone", without("sources/north/2022.tasks.json"), false, "sources/north/2022.tasks.json source-missing"},
		{"a file that was changed", with(sound, "sources/north/2022.tasks.json", "Dredge", "Drudge"), false, "sources/north/2022.tasks.json source-sum"},
		{"a file that was cut", with(sound, "sources/north/2022.datapackage.json", "}", ""), false, "sources/north/2022.datapackage.json"},
		{"another address", with(sound, record, "north.example", "south.example"), false, record + " source-foreign  https://south.example.org/plan/"},
		{"a record of paths elsewhere", with(sound, record, "2022/data/tasks.json", "../../site.toml"), false, record + ":1:"},
		{"a file twice", with(sound, record, "2022/data/datapackage.json", "2022/data/tasks.json"), false, "source-twice"},
		{"half a plan", with(sound, record, "2022/data/datapackage.json", "2021/data/datapackage.json"), false, record + ":1:1 source-missing  2021/data/"},
		{"a key that is a device", with(with(sound, record, "2022/data/d", "con/data/d"), record, "2022/data/t", "con/data/t"), false, "source-value files[0].path con/data/"},
		{"no sum", with(sound, record, `"sha256": "`, `"sha256": "x`), false, "source-value files[0].sha256"},
		{"a size below nothing", with(sound, record, `"size": `, `"size": -`), false, "source-value files[0].size -"},
		{"of no day", with(sound, record, `"2022-07-16"`, "null"), false, "source-without day"},
		{"data of another site", kept(tasksText, strings.Replace(packageText, "north.", "south.", 1)), false, "source-foreign  https://south.example.org/plan/2022/data/"},
		{"data of a site above", kept(tasksText, strings.Replace(packageText, "plan/2022", "2022", 1)), false, "source-foreign"},
		{"a file of nobody", more, true, "sources/north/note.txt source-stranger"},
		{"a source of nobody", strange, true, "sources/south source-undeclared  south\nsources/x.txt source-undeclared  x.txt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, wrong := readKept(t, c.files)
			if (s != nil) != c.read || !strings.Contains(wrong, c.want) || c.want == "" && wrong != "" {
				t.Errorf("%v is read, and it is said\n%s\nwant\n%s", s, wrong, c.want)
			}
		})
	}
}

// A source that is too large is not even read.
func TestWhatIsTooLargeIsNotRead(t *testing.T) {
	files := kept(tasksText, packageText)
	files["sources/north/2022.datapackage.json"] = strings.Repeat(" ", 2<<20) + packageText
	if s, wrong := readKept(t, files); s != nil || !strings.Contains(wrong, "source-large 2022.datapackage.json") {
		t.Errorf("%v is read, and it is said %s", s, wrong)
	}
}

// Words that are markup stay words: what shows them escapes them.
func TestScriptInATextIsText(t *testing.T) {
	s, wrong := readKept(t, kept(strings.Replace(tasksText, "Dredge", "<script>alert(1)</script>", 1), packageText))
	if wrong != "" || s.Plans[0].Tasks[1].Title != "<script>alert(1)</script>" {
		t.Errorf("it is read as %v, and it is said %s", s, wrong)
	}
}

// A source that did not change is the very same.
func TestASourceIsReadAgainOnlyIfItChanged(t *testing.T) {
	var r Reader
	read := func(files *tree.Tree, declared ...site.OtherSite) []*Source {
		all, problems, err := r.Read(files, declared)
		if err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		return all
	}
	files := tree.Of(kept(tasksText, packageText))
	first := read(files, north)
	if again := read(files, north); again[0] != first[0] {
		t.Error("the same files were read again")
	}
	named := north
	named.Name = "The north"
	if again := read(files, named); again[0] == first[0] {
		t.Error("it is called otherwise, and is the same as before")
	}
	if other := read(tree.Of(kept(tasksText, packageText)), named); other[0] == first[0] {
		t.Error("other files were not read")
	}
}

func TestAManifestSaysWhatIsToBeGathered(t *testing.T) {
	text := `{"generator": "gongshi", "version": "9", "day": "2022-07-16", "files": [` +
		strings.Join([]string{
			manifestLine("2022/data/tasks.json", tasksText), manifestLine("index.html", "x"), manifestLine("2022/data/datapackage.json", packageText),
			manifestLine("../data/tasks.json", "x"), manifestLine("a/b/data/tasks.json", "x"), manifestLine("/2022/data/tasks.json", "x"), manifestLine("A/data/tasks.json", "x"),
		}, ",\n") + "]}"
	rec, wrong := ParseManifest(north.URL, []byte(text))
	if wrong != nil || len(rec.Files) != 2 || rec.Files[0].Name() != "2022.datapackage.json" || rec.Files[1].Path != "2022/data/tasks.json" || rec.Day != on("2022-07-16") {
		t.Errorf("it is read as %+v, and it is said %v", rec, wrong)
	}
	for _, c := range []struct{ old, now, want string }{
		{`"gongshi"`, `"other"`, "source-value"},
		{`"2022-07-16"`, `"16 July"`, "source-value"},
		{`"generator": "gongshi", `, ``, "source-without"},
		{`"size": `, `"size": 9999999999`, "source-large"},
	} {
		_, wrong := ParseManifest(north.URL, []byte(strings.Replace(text, c.old, c.now, 1)))
		if wrong == nil || wrong.Code != c.want {
			t.Errorf("with %s for %s it is said %v", c.now, c.old, wrong)
		}
	}
}

// The record of a gathering is read as it was written, and the day stays where nothing else changed.
func TestARecordIsReadAsItWasWritten(t *testing.T) {
	rec, wrong := parseRecord([]byte(kept(tasksText, packageText)["sources/north/gathered.json"]))
	if wrong != nil {
		t.Fatal(wrong)
	}
	again, wrong := parseRecord(rec.Bytes())
	if wrong != nil || !reflect.DeepEqual(rec, again) {
		t.Errorf("%+v became %+v: %v", rec, again, wrong)
	}
	later := rec
	later.Gathered = on("2022-08-01")
	if since := Since(rec.Bytes(), later); since != rec.Gathered {
		t.Errorf("the same copy was gathered on %s", since)
	}
	later.Day = on("2022-07-31")
	if since := Since(rec.Bytes(), later); since != later.Gathered {
		t.Errorf("another copy was gathered on %s", since)
	}
}
