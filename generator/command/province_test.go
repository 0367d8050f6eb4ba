package command

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/publish"
)

// districts is how many sites a province gathers, and tasksOfEach how many tasks each has: of a site that is built once the data are varied.
const (
	districts   = 100
	tasksOfEach = 12
)

// nasty is what a hostile site could write into any text.
const nasty = `<script>alert(1)</script>"><img src=x onerror=alert(1)> javascript:alert(1) {n} https://evil.example.org/ `

// A province of a hundred districts is built whatever three of them do: one cannot be reached, one has a wrong manifest, one leads elsewhere.
// A fourth writes markup into its texts, which stay texts.
func TestAProvinceIsBuiltWhateverSomeDistrictsDo(t *testing.T) {
	t.Parallel()
	base, province := t.TempDir(), smallSite(t)
	mustRun(t, smallSite(t), nil, "build", "--as-of", "2022-07-15", "--out", filepath.Join(base, "copy"))
	d := district{folder: base, pack: textOf(t, filepath.Join(base, "copy/2022/data/datapackage.json"))}
	if err := json.Unmarshal([]byte(textOf(t, filepath.Join(base, "copy/2022/data/tasks.json"))), &d.data); err != nil {
		t.Fatal(err)
	}
	for i := 1; i <= districts; i++ {
		d.publish(t, i, "")
	}
	config := textOf(t, filepath.Join(province, "site.toml"))
	write(t, filepath.Join(province, "site.toml"), config+declared(base, func(int) bool { return true }))
	mustRun(t, province, nil, "gather", "--as-of", "2022-07-15")
	before := filesBelow(t, filepath.Join(province, "sources"))

	const altered, leading, marked = 98, 99, 100
	write(t, filepath.Join(province, "site.toml"), config+declared(base, func(i int) bool { return i != unreachable }))
	write(t, filepath.Join(d.place(altered), "2022/data/tasks.json"), textOf(t, filepath.Join(d.place(1), "2022/data/tasks.json")))
	d.publish(t, leading, "javascript:alert(1)//")
	for _, task := range d.data["tasks"].([]any) {
		task.(map[string]any)["summary"] = nasty
	}
	d.title, d.pack = nasty, strings.ReplaceAll(d.pack, `"Harbour office"`, string(jsonOf(t, nasty)))
	d.publish(t, marked, "")
	c := exec.CommandContext(t.Context(), "gongshi", "gather", "--as-of", "2022-07-16")
	c.Dir = province
	var said bytes.Buffer
	c.Stderr = &said
	if c.Run(); c.ProcessState.ExitCode() != exitProblems {
		t.Errorf("exit status %d", c.ProcessState.ExitCode())
	}
	for _, want := range []string{"the site of d97 cannot be reached", "not the one whose size and sum are on record", "cannot be javascript:alert(1)//2022/tasks/"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("it does not say %q, but\n%s", want, said.String())
		}
	}
	after := filesBelow(t, filepath.Join(province, "sources"))
	for name, text := range before {
		if after[name] != text && !strings.HasPrefix(name, "d100/") {
			t.Errorf("%s is no longer what it was", name)
		}
	}
	if after["d100/2022.tasks.json"] == before["d100/2022.tasks.json"] {
		t.Error("the district whose texts are markup was not gathered")
	}

	out := filepath.Join(base, "out")
	mustRun(t, province, nil, "build", "--as-of", "2022-07-16", "--out", out)
	left := &leftSite{out, map[string]bool{}}
	left.visit(t, "index.html", "readers")
	hosts := map[string]bool{"www.example.org": true}
	for i := 1; i <= districts; i++ {
		hosts[strings.Trim(strings.TrimPrefix(addressOf(i), "https:"), "/")] = true
	}
	pages := 0
	for name, text := range filesBelow(t, out) {
		place, isPage := placeOf(name)
		if !isPage || !strings.HasPrefix(place, "sources/") {
			continue
		}
		pages++
		if !left.seen[name] {
			t.Errorf("no page leads to %s", name)
		}
		p, err := readPage([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		p.words = strings.ReplaceAll(p.words, nasty, "")
		for _, fault := range faults(p) {
			if fault != "has the language en and the title "+p.title {
				t.Errorf("/%s: %s", place, fault)
			}
		}
		for _, l := range p.links {
			if u, err := url.Parse(l.to); err != nil || u.Scheme != "" && u.Scheme != "https" || u.Host != "" && !hosts[u.Host] {
				t.Errorf("/%s: <%s> to %s", place, l.element, l.to)
			}
		}
	}
	if want := 2*districts + 2; pages != want {
		t.Errorf("there are %d pages, want %d", pages, want)
	}
}

// A district makes copies of a site out of one.
type district struct {
	folder string
	data   map[string]any // tasks.json
	pack   string         // datapackage.json
	title  string         // before each title
}

func (d *district) place(i int) string { return filepath.Join(d.folder, fmt.Sprint("d", i)) }

// publish writes the copy of the i-th district, whose tasks have this before their addresses.
func (d *district) publish(t *testing.T, i int, before string) {
	t.Helper()
	some := d.data["tasks"].([]any)
	tasks := make([]any, tasksOfEach)
	for n := range tasks {
		task := map[string]any{}
		for key, value := range some[n%len(some)].(map[string]any) {
			task[key] = value
		}
		task["number"], task["url"], task["title"] = n+1, fmt.Sprintf("%s2022/tasks/%d/", before, n+1), fmt.Sprintf("%sTask %d of district %d", d.title, n+1, i)
		tasks[n] = task
	}
	texts := map[string]string{
		"2022/data/tasks.json":       string(jsonOf(t, map[string]any{"plan": d.data["plan"], "as_of": d.data["as_of"], "tasks": tasks})),
		"2022/data/datapackage.json": strings.ReplaceAll(d.pack, "https://www.example.org/harbour/", addressOf(i)),
	}
	type file struct {
		Path   string `json:"path"`
		Size   int    `json:"size"`
		SHA256 string `json:"sha256"`
	}
	var files []file
	for name, text := range texts {
		write(t, filepath.Join(d.place(i), name), text)
		sum := sha256.Sum256([]byte(text))
		files = append(files, file{name, len(text), hex.EncodeToString(sum[:])})
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.Path, b.Path) })
	write(t, filepath.Join(d.place(i), publish.Manifest), string(jsonOf(t, map[string]any{"generator": "gongshi", "version": version, "day": "2022-07-15", "files": files})))
}

func jsonOf(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// unreachable is the district at whose address nobody answers.
const unreachable = 97

// addressOf returns the address of the i-th district.
func addressOf(i int) string {
	if i == unreachable {
		return "https://127.0.0.1:1/"
	}
	return fmt.Sprintf("https://d%d.example.org/", i)
}

// declared returns the tables that name the districts. Of some there is a folder.
func declared(base string, hasFolder func(int) bool) string {
	var b strings.Builder
	for i := 1; i <= districts; i++ {
		fmt.Fprintf(&b, "\n[[sources]]\nkey = \"d%d\"\nname = \"District %d\"\nurl = %q\n", i, i, addressOf(i))
		if hasFolder(i) {
			fmt.Fprintf(&b, "folder = %q\n", filepath.ToSlash(filepath.Join(base, fmt.Sprint("d", i))))
		}
	}
	return b.String()
}
