package pipeline

import (
	"strings"
	"testing"

	"gongshi/generator/problem"
	"gongshi/generator/tree"
	"gongshi/layouts"
)

// versions are what each source file may be in the course of editing: right, changed, wrong, or gone ("").
var versions = []struct {
	path  string
	texts []string
}{
	{"site.toml", []string{
		config, strings.Replace(config, "Harbour works", "Port works", 1), config + "due_soon = 3\n" + quays, config + strings.Replace(quays, "Northern quay", "North", 1), strings.Replace(config, "Quay office", "Office of quays", 1),
		"due_soon = 3\n" + config, config + "\n[redirects]\n\"/old/\" = \"/2022/tasks/2/#2022-04-02\"\n", config + "\n[redirects]\n\"/2022/Tasks/1/\" = \"/about/\"\n",
		config + "\n[[areas]]\nkey = \"north\"\nname = \"North bank\"\n", config + "\n[[areas]]\nkey = \"north\"\nname = \"The north\"\n",
	}},
	{"content/2022/index.md", []string{index, strings.Replace(index, "Upkeep", "Care", 1) + "\nA notice.", strings.Replace(index, "upkeep", "care", 1), ""}},
	{"content/2022/1.md", []string{
		task(1, "2022-06-30", ""), task(1, "2022-05-20", "## 2022-04-01 Begun\n\nWork."), task(1, "2022-06-30", "See [two](2.md#2022-04-02) and [a file](files/a.csv)."),
		strings.Replace(task(1, "2022-06-30", ""), "quay", "key", 1), strings.Replace(task(1, "2022-06-30", ""), "lead", "areas = [\"north\"]\nlead", 1), task(1, "2022-06-30", strings.Repeat("Much is said. ", 500)),
		with("split_from = \"2022/2\"\nlabel = \"1.10\"", task(1, "2022-06-30", "")), strings.Replace(task(1, "2022-06-30", ""), "Task 1", "A new title", 1), "",
	}},
	{"content/2022/2.md", []string{
		task(2, "2022-06-30", "## 2022-04-02 Begun"), task(2, "2022-06-30", "## 2022-04-02 Begun [draft]"), task(3, "2022-06-30", ""),
		"+++\ndraft = true\n" + task(2, "2022-06-30", "[a](files/a.csv)")[4:], "", task(2, "2022-06-30", "## 2022-05-02 Later\n\n[a](files/a.csv)"),
		task(2, "2022-06-30", "## 2022-04-02 Begun [draft]\n\n[a](files/a.csv)"),
	}},
	{"content/2022/files/a.csv", []string{"", "a", "b"}},
	{"content/about.md", []string{"", "+++\ntitle = \"About\"\nmenu = 1\n+++\n\nSee [one](2022/1.md).", "+++\ntitle = \"About us\"\n+++\n"}},
	{"content/2023/index.md", []string{"", strings.ReplaceAll(index, "2022", "2023"), follows("issued = 2022-05-02"), follows("numbered = false\noffice_names = { quay = \"Quays\" }")}},
	{"content/stray.txt", []string{"", "stray"}},
	{"layouts/not-found.html", []string{"", "<h1>Nothing</h1>", "<h1>{{</h1>"}},
	{"layouts/labels/en.toml", []string{"", labels("Tasks", "Duties"), labels("[menu]", "[menus]"), "[menu]\ntasks = \"Chores\"\n"}},
	{"static/crest.svg", []string{"", "<svg/>", "<svg> </svg>"}},
	{"static/Feed.xml", []string{"", "<feed/>"}},
	{"content/2022/3.md", []string{
		"", moved("was = 2022-05-20\nnow = 2022-06-30\nasked = 2022-05-01"), moved("was = 2022-05-20\nnow = 2022-06-30\nasked = 2022-05-01\ndecided = 2022-05-02"), moved("was = 2022-06-30\nnow = 2022-07-20\nrefused = 2022-05-02"),
		with("areas = [\"north\"]\nsplit_from = \"2022/1\"", task(3, "2022-06-30", "")), with("label = \"3.10\"\nareas = [\"Northern quay\", \"south\"]\ncontinues = \"2023/1\"", task(3, "2022-06-30", "")), with("added = 2022-05-02", task(3, "2022-06-30", "")),
	}},
	{"content/2022/updates/3-a.md", []string{"", filed(""), filed("no_progress = true\n"), filed("reported = 2022-06-25\nby = \"quay\"\n"), filed("pending = true\n")}},
	{"content/2022/incidents/2022-05-01-fire.md", []string{
		"", fire(""), fire("area = \"north\"\nsample = true\n"), fire("[report]\napproved = 2022-05-02\nfile = \"files/a.csv\"\n[evaluation]\npublished = 2022-07-01\n"), fire("deaths = -1\n"),
	}},
	{"content/2023/1.md", []string{
		"", with("continues = \"2022/1\"", task(1, "2023-06-30", "")), with("continues = \"2022/2\"\nlabel = \"A\"", strings.Replace(task(1, "2023-06-30", ""), "Task 1", "Another title", 1)),
	}},
}

// with adds fields to a task.
func with(fields, task string) string { return "+++\n" + fields + task[3:] }

// follows is the plan of 2023 as one that follows that of 2022.
func follows(more string) string {
	return strings.Replace(strings.ReplaceAll(index, "2022", "2023"), "\n\n", "\nprevious = \"2022\"\n"+more+"\n\n", 1)
}

var daysOfEditing = []string{"2022-05-01", "2022-05-02", "2022-07-01", "2023-01-01"}

const quays = "\n[[areas]]\nkey = \"north\"\nname = \"Northern quay\"\n\n[[areas]]\nkey = \"south\"\nname = \"Southern quay\"\n"

// moved returns a task whose due day was moved, or was to be.
func moved(change string) string {
	return strings.Replace(task(3, "2022-06-30", ""), "30\n+++", "30\n\n[[changes]]\nfield = \"due\"\n"+change+"\nreason = \"storm\"\n+++", 1)
}

// filed returns an update in a file of its own.
func filed(more string) string {
	return "+++\ntask = 3\ndate = 2022-05-01\ntitle = \"Walk\"\n" + more + "+++\n\nText.\n"
}

// fire returns an incident.
func fire(more string) string {
	return "+++\ndate = 2022-05-01\ntitle = \"Fire\"\n" + more + "+++\n\nA shed burned.\n"
}

// labels returns the built-in English labels with one word changed.
func labels(old, new string) string {
	text, err := layouts.Files.ReadFile("labels/en.toml")
	if err != nil {
		panic(err)
	}
	return strings.Replace(string(text), old, new, 1)
}

// A builder that has seen any edits, in any order, builds what one does that sees the sources for the first time.
//
// A byte is an edit: it picks a file, or the day or --drafts, and a version of it.
func FuzzARebuildIsACleanBuild(f *testing.F) {
	places := byte(len(versions) + 2)
	edit := func(place, version byte) byte { return version*places + place }
	for place := range places {
		f.Add([]byte{edit(place, 1)})
		f.Add([]byte{edit(place, 1), edit(place, 2)})
		f.Add([]byte{edit(place, 1), edit(place, 0)})
	}
	f.Add([]byte{edit(2, 2), edit(4, 1), edit(3, 1), edit(3, 0), edit(3, 3), edit(byte(len(versions)+1), 1)}) // a link, what it leads to, and drafts
	last := byte(len(versions) - 1)
	f.Add([]byte{edit(6, 2), edit(last, 1), edit(2, 7), edit(2, 0), edit(last, 2)})                           // a related task, and its titles
	f.Add([]byte{edit(6, 3), edit(last, 1), edit(2, 6), edit(3, 3), edit(last+1, 1), edit(3, 0), edit(6, 2)}) // drafts and days as well
	builtIn := builtIn(f)
	f.Add([]byte{edit(0, 7), edit(2, 4), edit(0, 8), edit(2, 0)}) // an area that is named, renamed and left alone
	f.Add([]byte{edit(2, 5), edit(2, 0)})                         // files of open data of another length
	f.Fuzz(func(t *testing.T, edits []byte) {
		e := newEditing(builtIn)
		for _, b := range edits[:min(len(edits), 8)] {
			if out, _ := e.build(t, e.builder); out != nil {
				e.publish(t, out)
			}
			e.edit(b%places, b/places)
		}
		e.compare(t)
	})
}

// editing is a site while it is edited, and the builder that sees every state of it.
type editing struct {
	builtIn *tree.Tree
	builder *Builder
	files   []*tree.Tree // a tree of one file each, or of none
	options Options
	folder  map[string]written // what a publisher has that trusts tokens
}

// written is a file as it was published, with the token that it had then.
type written struct {
	token any
	text  string
}

// publish brings an output to the folder as a publisher does: what has the token of the last time is not asked for again.
func (e *editing) publish(t *testing.T, out *Output) {
	t.Helper()
	folder := make(map[string]written, len(out.Files))
	for _, f := range out.Files {
		w, there := e.folder[f.Path]
		if !there || f.Token == nil || w.token != f.Token {
			w = written{f.Token, text(t, f)}
		}
		folder[f.Path] = w
	}
	e.folder = folder
}

func newEditing(builtIn *tree.Tree) *editing {
	e := &editing{builtIn: builtIn, builder: New("test", builtIn), files: make([]*tree.Tree, len(versions)), options: asOf(daysOfEditing[0])}
	for place := range versions {
		e.edit(byte(place), 0)
	}
	return e
}

func (e *editing) edit(place, version byte) {
	switch n := int(place); {
	case n < len(versions):
		v := versions[n]
		e.files[n] = tree.Of(nil)
		if text := v.texts[int(version)%len(v.texts)]; text != "" {
			e.files[n] = tree.Of(map[string]string{v.path: text})
		}
	case n == len(versions):
		e.options.AsOf = asOf(daysOfEditing[int(version)%len(daysOfEditing)]).AsOf
	default:
		e.options.Drafts = version%2 == 1
	}
}

// sources returns the files as they are now. One that was not edited is the same pointer as before.
func (e *editing) sources() *tree.Tree {
	all := tree.Of(nil)
	for _, file := range e.files {
		all = all.Over(file)
	}
	return all
}

func (e *editing) build(t *testing.T, b *Builder) (*Output, string) {
	t.Helper()
	out, problems, err := b.Build(e.sources(), e.options)
	if err != nil {
		t.Fatal(err)
	}
	return out, say(problems)
}

func (e *editing) compare(t *testing.T) {
	t.Helper()
	again, said := e.build(t, e.builder)
	if again != nil {
		e.publish(t, again)
	}
	clean, want := e.build(t, New("test", e.builtIn))
	if said != want {
		t.Fatalf("it says\n%s\na clean build says\n%s", said, want)
	}
	if (again == nil) != (clean == nil) {
		t.Fatalf("there is a site: %v, a clean build has one: %v", again != nil, clean != nil)
	}
	if clean != nil {
		should := texts(t, clean)
		if paths := differing(should, texts(t, again)); len(paths) > 0 {
			t.Fatalf("these differ from a clean build: %v", paths)
		}
		kept := map[string]string{}
		for path, w := range e.folder {
			kept[path] = w.text
		}
		if paths := differing(should, kept); len(paths) > 0 {
			t.Fatalf("these were kept for their token, but differ from a clean build: %v", paths)
		}
	}
}

func say(l problem.List) string {
	var b strings.Builder
	l.WriteText(&b, "en")
	return b.String()
}
