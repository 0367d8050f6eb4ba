package command

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/pipeline"
	"gongshi/generator/tree"
)

// A shownFile is a block of a document that says, in a comment before it, which file it is or what it does to that file:
//
//	<!-- content/2022/03-training.md -->          it is this file
//	<!-- content/2022/03-training.md: fields -->  it is added to the end of the front matter
//	<!-- content/2022/03-training.md: end -->     it is added to the end of the file
type shownFile struct{ file, place, text string }

var exampleBlock = regexp.MustCompile("(?ms)^ *<!-- (\\S+?)(?:: (\\w+))? -->\n( *)```\\w*\n(.*?)^ *```$")

// filesShownIn returns the examples of a document, in their order.
func filesShownIn(t *testing.T, document string) []shownFile {
	t.Helper()
	var all []shownFile
	for _, m := range exampleBlock.FindAllStringSubmatch(textOf(t, document), -1) {
		all = append(all, shownFile{file: m[1], place: m[2], text: strings.TrimPrefix(strings.ReplaceAll("\n"+m[4], "\n"+m[3], "\n"), "\n")})
	}
	if len(all) == 0 {
		t.Fatalf("%s has no example", document)
	}
	return all
}

// write writes it into a site.
func (e *shownFile) write(t *testing.T, site string) {
	t.Helper()
	name, text := filepath.Join(site, filepath.FromSlash(e.file)), e.text
	switch e.place {
	case "fields":
		was := textOf(t, name)
		at := strings.LastIndex(was, "\n+++\n")
		text = was[:at] + "\n\n" + strings.TrimSpace(e.text) + was[at:]
	case "end":
		text = strings.TrimRight(textOf(t, name), "\n") + "\n\n" + e.text
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// siteLike returns a copy of a site of testdata.
func siteLike(t *testing.T, name string) string {
	t.Helper()
	site := t.TempDir()
	if err := os.CopyFS(site, os.DirFS(filepath.Join("testdata", filepath.FromSlash(name)))); err != nil {
		t.Fatal(err)
	}
	return site
}

// called runs a command that must end well, and returns what it said of problems.
func called(t *testing.T, args ...string) string {
	t.Helper()
	var out, errors bytes.Buffer
	if status := run(t.Context(), args, &out, &errors); status != exitDone {
		t.Errorf("%s ends with %d:\n%s", strings.Join(args, " "), status, errors.String())
	}
	return errors.String()
}

// The example of the page of layouts builds, and shows what the page says.
func TestTheExampleOfLayoutsBuilds(t *testing.T) {
	site := siteLike(t, "site/en")
	for _, e := range filesShownIn(t, "../docs/layouts.md") {
		e.write(t, site)
	}
	config := filepath.Join(site, "site.toml")
	if err := os.WriteFile(config, []byte(strings.Replace(textOf(t, config), "\n[[", "\n[contact]\nphone = \"555 0100\"\n\n[[", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "public")
	called(t, "build", "--source", site, "--out", out, "--as-of", "2022-07-15")
	page := textOf(t, filepath.Join(out, "404.html"))
	for _, want := range []string{"<h1>Nothing is moored here</h1>", "<p>Harbour office has no page at this address.</p>", `<p class="meta">Phone: 555 0100</p>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	if strings.Contains(page, "{{") || strings.Contains(page, "number of the harbour") {
		t.Error("a comment is published")
	}
}

// Each example of the guide is right: the first one as it stands, and each other one added to it.
func TestTheExamplesOfTheGuideAreRight(t *testing.T) {
	all := filesShownIn(t, "../docs/editing.md")
	first := slices.IndexFunc(all, func(e shownFile) bool { return e.place == "" })
	b, err := newBuilder()
	if err != nil {
		t.Fatal(err)
	}
	asOf, _ := day.Parse("2023-03-01")
	for i := range all {
		site := siteLike(t, "guide")
		all[first].write(t, site)
		if i != first {
			all[i].write(t, site)
		}
		snapshot, err := tree.Scan(site, nil, pipeline.Names()...)
		if err != nil {
			t.Fatal(err)
		}
		_, problems, err := b.Build(snapshot, pipeline.Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			t.Errorf("%s:\n%s\n%s", all[i].file, all[i].text, p.Text("en"))
		}
	}
}
