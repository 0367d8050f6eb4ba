package importer_test

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/export"
	"gongshi/generator/importer"
	"gongshi/generator/pages"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/view"
)

var languages = []string{"zh-CN", "en"}

func on(t testing.TB, s string) day.Day {
	t.Helper()
	d, ok := day.Parse(s)
	if !ok {
		t.Fatalf("there is no day %s", s)
	}
	return d
}

// dataOf returns the open data of a site's plan 2022 on a day. The site must be sound.
func dataOf(t testing.TB, sources *tree.Tree, today day.Day, drafts bool) *view.Data {
	t.Helper()
	r := &site.Reader{}
	s, problems, err := r.Read(sources, site.Options{Languages: languages, Drafts: drafts})
	if err != nil {
		t.Fatal(err)
	}
	if wrong := problems.Errors(); len(wrong) > 0 {
		text := ""
		if f := sources.File(wrong[0].File); f != nil {
			b, _ := f.Read()
			text = string(b)
		}
		t.Fatalf("%s\n%s", wrong[0].Text("en"), text)
	}
	for _, d := range pages.Make(pages.Input{Site: s, Today: today}).Data {
		if d.Plan.Key == "2022" {
			return d
		}
	}
	t.Fatal("there is no plan 2022")
	return nil
}

// exported returns the tables of a site's plan 2022.
func exported(t testing.TB, sources *tree.Tree, today day.Day, drafts bool) []importer.File {
	t.Helper()
	d := dataOf(t, sources, today, drafts)
	var files []importer.File
	for _, table := range export.Tables() {
		text, err := export.CSV(d, table, export.NewPieces())
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, importer.File{Table: table.Name, Name: table.Name + ".csv", Text: text})
	}
	text, err := export.DataPackage(d, func(p view.Phrase) string { return p.Label })
	if err != nil {
		t.Fatal(err)
	}
	all, err := export.TasksJSON(d, nil)
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, importer.File{Table: "tasks.json", Name: "tasks.json", Text: all}) // which no import reads
	return append(files, importer.File{Table: importer.Package, Name: "datapackage.json", Text: text})
}

// imported returns what tables change, which must be without error.
func imported(t testing.TB, sources *tree.Tree, files []importer.File) []importer.Change {
	t.Helper()
	changes, problems, err := importer.Import(importer.Input{Tree: sources, Languages: languages, Plan: "2022", Files: files})
	if err != nil {
		t.Fatal(err)
	}
	if wrong := problems.Errors(); len(wrong) > 0 {
		t.Fatal(said(wrong))
	}
	return changes
}

func said(l problem.List) string {
	var b strings.Builder
	if err := l.WriteText(&b, "en"); err != nil {
		return err.Error()
	}
	return b.String()
}

// after returns the sources once changes are carried out.
func after(sources *tree.Tree, changes []importer.Change) *tree.Tree {
	texts := map[string]string{}
	for _, c := range changes {
		texts[c.Path] = c.New
	}
	return tree.Of(texts).Over(sources)
}

// emptied returns a site without the tasks of its plan.
func emptied(t testing.TB, sources *tree.Tree) *tree.Tree {
	t.Helper()
	texts := map[string]string{}
	for _, f := range sources.Files() {
		in, name := path.Split(f.Path)
		switch {
		case in == "content/2022/bulletins/":
			texts[f.Path] = "+++\nissued = 2023-02-01\n+++\n" // its figures are those of tasks
			continue
		case in == "content/2022/" && path.Ext(name) == ".md" && name != "index.md" && name != "assessment.md", in == "content/2022/updates/":
			continue
		}
		b, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		texts[f.Path] = string(b)
	}
	return tree.Of(texts)
}

// sameTables reports where two exports differ.
func sameTables(t testing.TB, got, want []importer.File) {
	t.Helper()
	for i := range want {
		if bytes.Equal(got[i].Text, want[i].Text) {
			continue
		}
		g, w := strings.Split(string(got[i].Text), "\n"), strings.Split(string(want[i].Text), "\n")
		for k := range w {
			if k >= len(g) || g[k] != w[k] {
				t.Fatalf("%s:%d\ngot  %q\nwant %q", want[i].Name, k+1, append(g, "")[min(k, len(g))], w[k])
			}
		}
		t.Fatalf("%s has more lines than it had", want[i].Name)
	}
}

// problemsOf returns the place and kind of every error that an import finds, which then changes nothing.
func problemsOf(t testing.TB, sources *tree.Tree, files []importer.File) string {
	t.Helper()
	return problemsWith(t, sources, files, "")
}

// problemsWith returns the same, with what fills a slot.
func problemsWith(t testing.TB, sources *tree.Tree, files []importer.File, slot string) string {
	t.Helper()
	changes, problems, err := importer.Import(importer.Input{Tree: sources, Languages: languages, Plan: "2022", Files: files})
	if err != nil || len(problems.Errors()) > 0 && len(changes) > 0 {
		t.Fatal(len(changes), err)
	}
	return placesOf(problems.Errors(), slot)
}

// warningsOf returns the place and kind of every warning of the import itself, which has no errors, with what fills the slot value.
func warningsOf(t testing.TB, sources *tree.Tree, files []importer.File) string {
	t.Helper()
	_, problems, err := importer.Import(importer.Input{Tree: sources, Languages: languages, Plan: "2022", Files: files})
	if err != nil || len(problems.Errors()) > 0 {
		t.Fatal(said(problems), err)
	}
	return placesOf(slices.DeleteFunc(problems, func(p problem.Problem) bool { return !strings.HasPrefix(p.Code, "import-") }), "value")
}

func placesOf(problems problem.List, slot string) string {
	var all []string
	for _, p := range problems {
		all = append(all, strings.TrimRight(p.Place()+" "+p.Code+" "+p.Data[slot], " "))
	}
	return strings.Join(all, "\n")
}
