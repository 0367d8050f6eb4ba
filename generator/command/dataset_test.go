package command

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/pipeline"
	"gongshi/generator/tree"
)

// A dataset is what search engines for data read of the data page.
type dataset struct {
	Context          string `json:"@context"`
	Type             string `json:"@type"`
	Name             string
	Description      string
	URL              string
	Creator          struct{ Name string }
	Licence          any `json:"license"`
	TemporalCoverage string
	Distribution     []struct{ Name, Description, ContentURL, EncodingFormat string }
}

// datasetsIn returns every block of JSON-LD of a page.
func datasetsIn(t *testing.T, page []byte) (all []dataset) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || attribute(n, "type") != "application/ld+json" {
			continue
		}
		var d dataset
		if err := json.Unmarshal([]byte(n.FirstChild.Data), &d); err != nil {
			t.Fatalf("%v in\n%s", err, n.FirstChild.Data)
		}
		all = append(all, d)
	}
	return all
}

func TestTheDataPageDescribesTheDataForSearchEngines(t *testing.T) {
	published := ownSite(t, "2022-07-15")
	for place, page := range published.pages() {
		if all := datasetsIn(t, page); len(all) > 0 && place != "2022/data/" {
			t.Errorf("/%s describes data", place)
		}
	}
	all := datasetsIn(t, published["2022/data/index.html"])
	if len(all) != 1 {
		t.Fatalf("it describes %d sets of data", len(all))
	}
	d := all[0]
	if d.Context != "https://schema.org" || d.Type != "Dataset" || d.TemporalCoverage != "2022-01-01/2022-12-31" || !strings.HasSuffix(d.URL, "/2022/data/") {
		t.Errorf("it says %+v", d)
	}
	if size := len([]rune(d.Description)); size < 50 || size > 5000 {
		t.Errorf("search engines want a description of 50 to 5000 characters; it has %d", size)
	}
	var files, want []string
	for _, f := range d.Distribution {
		files = append(files, strings.TrimPrefix(f.ContentURL, d.URL))
		if f.Description == "" || f.EncodingFormat == "" || f.Name != files[len(files)-1] {
			t.Errorf("of a file it says %+v", f)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(published)) {
		if name, ok := strings.CutPrefix(path, "2022/data/"); ok && name != "index.html" {
			want = append(want, name)
		}
	}
	if slices.Sort(files); !slices.Equal(files, want) {
		t.Errorf("it names %q, and there are %q", files, want)
	}
}

// Whatever a plan is called, the block is JSON, says just that, and ends where it should.
func TestADescriptionOfDataHoldsAnyName(t *testing.T) {
	b, err := newBuilder()
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{
		`</script><script>alert(1)</script>`, `"quoted" 'so' \ and \\"`, "a & b &amp; c", "<!-- <script>", "]]>", "2022", "true", "`${x}`", "{{.Name}}", "《计划》🚧", "-->",
	} {
		quoted, address, licence := front.TextValue(name).Inline(), "", any(map[string]any{"@type": "CreativeWork", "name": name})
		if i%2 == 1 {
			address, licence = "licence_url = \"https://example.org/?a=1&b=2\"\n", "https://example.org/?a=1&b=2"
		}
		sources := tree.Of(map[string]string{
			"site.toml": "title = \"T\"\nbase_url = \"https://example.org/x/\"\nlanguage = \"en\"\ntimezone = \"Asia/Shanghai\"\npublisher = " + quoted +
				"\n[data]\nlicence = " + quoted + "\n" + address + "[[offices]]\nkey = \"a\"\nname = \"A\"\n",
			"content/2022/index.md": "+++\ntitle = " + quoted + "\nstart = 2022-03-01\nend = 2022-12-31\ncategories = [{ key = \"x\", name = \"X\" }]\n+++\n",
			"content/2022/01.md":    "+++\nnumber = 1\ntitle = \"T\"\ncategory = \"x\"\nlead = [\"a\"]\nschedule = { year_round = true }\n+++\n",
		})
		today, _ := day.Parse("2022-07-01")
		out, problems, err := b.Build(sources, pipeline.Options{Now: time.Now(), AsOf: today})
		if err != nil {
			t.Fatal(err)
		}
		if out == nil || len(problems.Errors()) > 0 {
			t.Fatalf("%q is no name: %s", name, problems[0].Text("en"))
		}
		for _, f := range out.Files {
			if f.Path != "2022/data/index.html" {
				continue
			}
			page, err := f.Read()
			if err != nil {
				t.Fatal(err)
			}
			all := datasetsIn(t, page)
			if len(all) != 1 || all[0].Name != name || all[0].Creator.Name != name || !strings.Contains(all[0].Description, name) || !reflect.DeepEqual(all[0].Licence, licence) {
				t.Errorf("of %q it says %+v", name, all)
			}
			if seen, err := readPage(page); err != nil || len(seen.inline) > 0 {
				t.Errorf("with %q the page holds %v (%v)", name, seen.inline, err)
			}
		}
	}
}
