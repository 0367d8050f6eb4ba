package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/tree"
)

// gatheredOf returns what was gathered of a source, whose copy is of 15 July 2022.
func gatheredOf(key string) map[string]string {
	return gatheredAs(key, `,"reporting":{"every":"quarter","by":10}`, `,"late_days":0`)
}

// gatheredAs returns the same with a rule for updates and something said of its task.
func gatheredAs(key, rule, late string) map[string]string {
	pack := fmt.Sprintf(`{"homepage": "https://%s.example.org/2022/data/", "contributors": [{"title": "Office"}]}`, key)
	tasks := `{"plan": {"key":"2022","title":"Plan","url":"2022/","start":"2022-01-01","end":"2022-12-31","closed":false` + rule + `,"offices":[]}, "as_of": "2022-07-15",
"tasks": [{"number":1,"title":"Task","lead":[],"joint":[],"schedule":{},"url":"2022/tasks/1/","state":"done","silent":false` + late + `}]}`
	line := func(name, text string) string {
		sum := sha256.Sum256([]byte(text))
		return fmt.Sprintf(`{"path": "2022/data/%s", "size": %d, "sha256": "%s"}`, name, len(text), hex.EncodeToString(sum[:]))
	}
	return map[string]string{
		"sources/" + key + "/2022.datapackage.json": pack, "sources/" + key + "/2022.tasks.json": tasks,
		"sources/" + key + "/gathered.json": fmt.Sprintf(`{"address": "https://%s.example.org/", "day": "2022-07-15", "gathered": "2022-07-15", "files": [%s, %s]}`,
			key, line("datapackage.json", pack), line("tasks.json", tasks)),
	}
}

// What is said only sometimes of other offices' sites is said then, and where it is true.
func TestWhatIsSaidOfOtherSitesIsTrue(t *testing.T) {
	labels, _ := speaking(t)
	b := New("test", tree.Of(map[string]string{"layouts/labels/en.toml": labels}).Over(builtIn(t)))
	saidWith := func(today string, gathered ...map[string]string) map[string][]string {
		s := scenes()["updates"]
		files := map[string]string{}
		for _, f := range s.sources().Files() {
			text, err := f.Read()
			if err != nil {
				t.Fatal(err)
			}
			files[f.Path] = string(text)
		}
		for _, key := range []string{"north", "south"} {
			files["site.toml"] += fmt.Sprintf("\n[[sources]]\nkey = %q\nurl = \"https://%s.example.org/\"\n", key, key)
		}
		for _, more := range gathered {
			maps.Copy(files, more)
		}
		out, problems, err := b.Build(tree.Of(files), asOf(today))
		if err != nil || len(problems.Errors()) > 0 {
			t.Fatal(problems, err)
		}
		return saidIn(t, out)
	}
	saidOn := func(today string, keys ...string) map[string][]string {
		var all []map[string]string
		for _, key := range keys {
			all = append(all, gatheredOf(key))
		}
		return saidWith(today, all...)
	}
	// What nobody owes is not counted as none.
	if said := saidWith("2022-07-20", gatheredAs("north", "", ""))["sources/north/2022/index.html"]; slices.Contains(said, "sources.kept") || slices.Contains(said, "sources.silent") {
		t.Errorf("of a plan that asks for nothing it says %v", said)
	}
	for _, c := range []struct {
		name, path string
		said       map[string][]string
		has, lacks string
	}{
		{"nothing was gathered", "sources/index.html", saidOn("2022-07-20"), "sources.missing sources.original sources.intro", "sources.as-of sources.compare sources.old sources.later sources.no-plan"},
		{"one was gathered", "sources/index.html", saidOn("2022-07-20", "north"), "sources.missing sources.as-of sources.original", "sources.compare sources.old sources.later sources.no-plan"},
		{"both were gathered", "sources/index.html", saidOn("2022-07-20", "north", "south"), "sources.as-of sources.compare", "sources.missing sources.old sources.later"},
		{"long ago", "sources/index.html", saidOn("2022-09-20", "north", "south"), "sources.old", "sources.later"},
		{"later than the day", "sources/index.html", saidOn("2022-05-20", "north", "south"), "sources.later", "sources.old"},
		{"beside each other", "sources/compare/index.html", saidOn("2022-07-20", "north", "south"), "sources.rule sources.reports sources.by sources.of reporting.quarter", "sources.other sources.old"},
		{"a plan's tasks", "sources/north/2022/index.html", saidOn("2022-07-20", "north"), "sources.notice sources.state sources.kept sources.silent sources.original-plan", "sources.old sources.later tasks.none"},
		{"the page of one", "sources/south/index.html", saidOn("2022-07-20", "north"), "sources.missing sources.original", "sources.notice sources.as-of sources.no-plan"},
		{"the home page", "index.html", saidOn("2022-07-20"), "sources.home menu.sources", "sources.intro"},
	} {
		for _, key := range strings.Fields(c.has) {
			if !slices.Contains(c.said[c.path], key) {
				t.Errorf("%s: /%s does not say %s, but %v", c.name, c.path, key, c.said[c.path])
			}
		}
		for _, key := range strings.Fields(c.lacks) {
			if slices.Contains(c.said[c.path], key) {
				t.Errorf("%s: /%s says %s", c.name, c.path, key)
			}
		}
	}
}
