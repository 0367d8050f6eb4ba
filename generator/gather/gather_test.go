package gather

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongshi/generator/site"
	"gongshi/generator/tree"
)

func TestASiteIsGatheredOnceAndThenOnlyWhatChanged(t *testing.T) {
	o, dir := newOffice(t), t.TempDir()
	in := Input{Folder: dir, Of: []site.OtherSite{named("north", o.address())}}
	if said := gatherInto(t, in); !slices.Equal(said, []string{"north new"}) {
		t.Fatal(said)
	}
	first := lying(t, dir)
	if first["sources/north/2022.tasks.json"] != someTasks || !strings.Contains(first["sources/north/gathered.json"], `"gathered": "2022-07-20"`) || len(first) != 3 {
		t.Errorf("there is %v", first)
	}
	if o.asked["index.html"] > 0 {
		t.Error("a page was asked for")
	}
	in.Today = on("2022-08-20")
	if said := gatherInto(t, in); !slices.Equal(said, []string{"north same"}) || !maps.Equal(lying(t, dir), first) {
		t.Errorf("%v: there is %v", said, lying(t, dir))
	}
	o.files["2022/data/tasks.json"] = strings.Replace(someTasks, `"done"`, `"overdue"`, 1)
	listed(o.files, "2022-08-19")
	if said := gatherInto(t, in); !slices.Equal(said, []string{"north new"}) || !strings.Contains(lying(t, dir)["sources/north/gathered.json"], `"gathered": "2022-08-20"`) {
		t.Errorf("%v: there is %v", said, lying(t, dir))
	}
	delete(o.files, "2022/data/tasks.json")
	delete(o.files, "2022/data/datapackage.json")
	listed(o.files, "2022-08-19")
	if said := gatherInto(t, in); !slices.Equal(said, []string{"north new"}) || len(lying(t, dir)) != 1 {
		t.Errorf("%v: there is still %v", said, lying(t, dir))
	}
}

// Whatever a server does, the last copy stays, nothing else is written, and the others are gathered.
func TestWhatIsWrongWithOneSiteHarmsNoOther(t *testing.T) {
	bomb := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 4096 { // of 256 KB: 1 GB
			if _, err := z.Write(make([]byte, 256<<10)); err != nil {
				return
			}
		}
	}
	endless := func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			fmt.Fprint(w, strings.Repeat(" ", 1<<16))
		}
	}
	silent := func(w http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
		panic(http.ErrAbortHandler) // else the server would answer with an empty file
	}
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", code) }
	}
	broken := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "1000")
		fmt.Fprint(w, "{")
	}
	const tasks, pack, manifest = "2022/data/tasks.json", "2022/data/datapackage.json", "manifest.json"
	for _, c := range []struct {
		name  string
		spoil func(*office)
		want  string
	}{
		{"no site", func(o *office) { delete(o.files, manifest) }, "gather-none"},
		{"another program's manifest", func(o *office) { o.files[manifest] = `{"name": "app", "files": []}` }, "source-without"},
		{"half a manifest", func(o *office) { o.files[manifest] = o.files[manifest][:100] }, "source-json"},
		{"another site's manifest", func(o *office) { o.files = published("https://other.example.org/") }, "source-foreign"},
		{"a manifest from the future", func(o *office) { listed(o.files, "2022-07-22") }, "gather-later"},
		{"an earlier copy", func(o *office) { listed(o.files, "2022-07-15") }, "gather-earlier"},
		{"another's data", func(o *office) {
			o.files[pack] = published("https://other.example.org/")[pack]
			listed(o.files, "2022-07-16")
		}, "source-foreign"},
		{"a wrong sum", func(o *office) { o.files[tasks] = strings.Replace(someTasks, "Repair", "Repaid", 1) }, "source-sum"},
		{"more than it says", func(o *office) { o.files[tasks] += " " }, "source-sum"},
		{"less than it says", func(o *office) { o.files[tasks] = strings.TrimSpace(o.files[tasks]) }, "source-sum"},
		{"a file that is gone", func(o *office) { delete(o.files, tasks) }, "source-missing"},
		{"script for an address", func(o *office) {
			o.files[tasks] = strings.Replace(someTasks, "2022/tasks/1/", "javascript:alert(1)", 1)
			listed(o.files, "2022-07-16")
		}, "source-value"},
		{"a bomb", func(o *office) { o.answer[tasks] = bomb }, "source-sum"},
		{"a bomb of a manifest", func(o *office) { o.answer[manifest] = bomb }, "source-large"},
		{"an endless file", func(o *office) { o.answer[tasks] = endless }, "source-sum"},
		{"an answer that breaks off", func(o *office) { o.answer[tasks] = broken }, "gather-unreachable unreachable"},
		{"no answer", func(o *office) { o.answer[tasks] = silent }, "gather-unreachable unreachable"},
		{"a server in trouble", func(o *office) { o.answer[manifest] = status(http.StatusInternalServerError) }, "gather-unreachable unreachable"},
		{"a server that refuses", func(o *office) { o.answer[manifest] = status(http.StatusForbidden) }, "gather-refused"},
		{"a server that sends elsewhere", func(o *office) {
			o.answer[manifest] = func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, "https://127.0.0.2/plan/manifest.json", http.StatusFound)
			}
		}, "gather-refused"},
		{"a server that is gone", func(o *office) { o.Close() }, "gather-unreachable unreachable"},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad, good, dir := newOffice(t), newOffice(t), t.TempDir()
			in := Input{Folder: dir, Of: []site.OtherSite{named("bad", bad.address()), named("good", good.address())}, time: 5 * time.Minute}
			gatherInto(t, in)
			kept := lying(t, dir)
			c.spoil(bad)
			if c.name == "no answer" {
				in.time = 5 * time.Second
			}
			good.files["2022/data/tasks.json"] = strings.Replace(someTasks, `"done"`, `"overdue"`, 1)
			listed(good.files, "2022-07-17")
			if said := gatherInto(t, in); !slices.Equal(said, []string{"bad " + c.want, "good new"}) {
				t.Errorf("it is said %q, want %q", said, c.want)
			}
			after := lying(t, dir)
			for name, text := range kept {
				if strings.HasPrefix(name, "sources/bad/") && after[name] != text {
					t.Errorf("%s is another", name)
				}
			}
			if len(after) != len(kept) {
				t.Errorf("there is more: %v", slices.Sorted(maps.Keys(after)))
			}
		})
	}
}

// An earlier copy is taken once the later one is deleted.
func TestAnEarlierCopyIsTakenWhereNothingIsKept(t *testing.T) {
	o, dir := newOffice(t), t.TempDir()
	in := Input{Folder: dir, Of: []site.OtherSite{named("north", o.address())}}
	gatherInto(t, in)
	listed(o.files, "2022-07-15")
	if said := gatherInto(t, in); !slices.Equal(said, []string{"north gather-earlier"}) {
		t.Error(said)
	}
	if err := os.RemoveAll(filepath.Join(dir, "sources", "north")); err != nil {
		t.Fatal(err)
	}
	if said := gatherInto(t, in); !slices.Equal(said, []string{"north new"}) {
		t.Error(said)
	}
}

// A copy that was just being published fits together when it is asked for again.
func TestACopyThatIsBeingPublishedIsAskedForAgain(t *testing.T) {
	o, dir := newOffice(t), t.TempDir()
	next := strings.Replace(someTasks, `"done"`, `"overdue"`, 1)
	o.answer["2022/data/tasks.json"] = func(w http.ResponseWriter, r *http.Request) {
		delete(o.answer, "2022/data/tasks.json")
		o.files["2022/data/tasks.json"] = next
		listed(o.files, "2022-07-17")
		fmt.Fprint(w, next)
	}
	if said := gatherInto(t, Input{Folder: dir, Of: []site.OtherSite{named("north", o.address())}}); !slices.Equal(said, []string{"north new"}) || lying(t, dir)["sources/north/2022.tasks.json"] != next {
		t.Errorf("%v: there is %v", said, lying(t, dir))
	}
}

func TestASiteIsGatheredFromAFolder(t *testing.T) {
	dir, copied := t.TempDir(), t.TempDir()
	for name, text := range published("https://north.example.org/") {
		write(t, filepath.Join(copied, name), text)
	}
	of := site.OtherSite{Key: "north", URL: "https://north.example.org/", Folder: copied}
	in := Input{Folder: dir, Of: []site.OtherSite{of}}
	if said := gatherInto(t, in); !slices.Equal(said, []string{"north new"}) {
		t.Fatal(said)
	}
	kept := lying(t, dir)
	secret := filepath.Join(t.TempDir(), "secret")
	write(t, secret, someTasks)
	place := filepath.Join(copied, "2022/data/tasks.json")
	if err := errors.Join(os.Remove(place), os.Symlink(secret, place)); err != nil {
		t.Skip(err)
	}
	if said := gatherInto(t, in); !slices.Equal(said, []string{"north gather-refused"}) {
		t.Errorf("through a link: %v", said)
	}
	in.Of[0].Folder = filepath.Join(copied, "nowhere")
	if said := gatherInto(t, in); !slices.Equal(said, []string{"north gather-none"}) || !maps.Equal(lying(t, dir), kept) {
		t.Errorf("without a folder: %v", said)
	}
	in.Of[0].Folder, in.Of[0].URL = copied, "https://south.example.org/"
	if said := gatherInto(t, in); !slices.Equal(said, []string{"north source-foreign"}) || !maps.Equal(lying(t, dir), kept) {
		t.Errorf("of another address: %v", said)
	}
}

// A folder that cannot be read harms no other source.
func TestAFolderThatCannotBeReadIsNotReached(t *testing.T) {
	o, dir, place := newOffice(t), t.TempDir(), filepath.Join(t.TempDir(), "file")
	write(t, place, "x")
	in := Input{Folder: dir, Of: []site.OtherSite{{Key: "file", Folder: place}, named("north", o.address())}}
	if said := gatherInto(t, in); !slices.Equal(said, []string{"file gather-unreachable unreachable", "north new"}) {
		t.Error(said)
	}
	if err := os.Mkdir(in.Folder+"/locked", 0); err != nil {
		t.Fatal(err)
	}
	in.Of[0] = site.OtherSite{Key: "locked", Folder: "locked"}
	if _, err := os.ReadDir(in.Folder + "/locked"); err == nil {
		t.Skip("nothing is locked for this user")
	}
	if said := gatherInto(t, in); !slices.Equal(said, []string{"locked gather-unreachable unreachable", "north same"}) {
		t.Error(said)
	}
}

// Nothing is written where a link leads, and the other sources are gathered.
func TestNothingIsWrittenThroughALink(t *testing.T) {
	o, dir, elsewhere := newOffice(t), t.TempDir(), t.TempDir()
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "sources"), 0o755), os.Symlink(elsewhere, filepath.Join(dir, "sources", "north"))); err != nil {
		t.Skip(err)
	}
	in := Input{Folder: dir, Of: []site.OtherSite{named("north", o.address()), named("south", o.address())}}
	if said := gatherInto(t, in); !slices.Equal(said, []string{"north gather-linked", "south new"}) {
		t.Error(said)
	}
	if len(lying(t, elsewhere)) > 0 {
		t.Errorf("there is %v", lying(t, elsewhere))
	}
}

func TestAGatheringEndsWithItsContext(t *testing.T) {
	o := newOffice(t)
	ctx, stop := context.WithCancel(t.Context())
	o.answer["manifest.json"] = func(w http.ResponseWriter, r *http.Request) { stop(); <-r.Context().Done() }
	in := Input{Folder: t.TempDir(), Sources: tree.Of(nil), Of: []site.OtherSite{named("north", o.address())}, Today: on("2022-07-20"), Open: Remote("test")}
	if err := All(ctx, in, func(r Result) error { t.Errorf("it is told of %v", r); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}
