package history

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongshi/generator/tree"
)

// A repository is a folder under version control.
type repository struct {
	t      *testing.T
	folder string
}

// git runs a command of git, which has to be there: the sources of a site are kept in it.
func (r repository) git(args ...string) string {
	r.t.Helper()
	args = append([]string{"-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"}, args...)
	c := exec.Command("git", args...)
	c.Dir = r.folder
	said, err := c.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, said)
	}
	return strings.TrimSpace(string(said))
}

func (r repository) write(files map[string]string) {
	r.t.Helper()
	for name, text := range files {
		place := filepath.Join(r.folder, name)
		if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
			r.t.Fatal(err)
		}
		if err := os.WriteFile(place, []byte(text), 0o644); err != nil {
			r.t.Fatal(err)
		}
	}
}

func (r repository) commit(files map[string]string) string {
	r.t.Helper()
	r.write(files)
	r.git("add", "-A")
	r.git("commit", "-q", "--allow-empty", "-m", "a state")
	return r.git("rev-parse", "HEAD")
}

// newRepository returns one with a state that was published.
func newRepository(t *testing.T) repository {
	t.Helper()
	r := repository{t, t.TempDir()}
	r.git("init", "-q")
	r.commit(published())
	return r
}

// against returns what is wrong with the files of a folder after a revision was published.
func against(t *testing.T, folder, revision string) []string {
	t.Helper()
	old, err := Revision(t.Context(), folder, revision)
	if err != nil {
		t.Fatal(err)
	}
	now, err := tree.Scan(folder, nil, "site.toml", "content")
	if err != nil {
		t.Fatal(err)
	}
	return placed(comparedWith(t, old, now, "2023-02-10"))
}

func wantPlaced(t *testing.T, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(append([]string{}, want...), got); diff != "" {
		t.Error(diff)
	}
}

func TestARevisionIsCompared(t *testing.T) {
	r := newRepository(t)
	wantPlaced(t, against(t, r.folder, "HEAD"))
	files := published()
	for _, c := range []struct {
		name  string
		edits []edit
		want  []string
	}{
		{"an edited update", task("They shine.", "They shone."), []string{"07-quay.md:59:8 published-update-body"}},
		{"a deadline moved without a change", task("due = 2022-09-30", "due = 2022-11-30"), []string{"07-quay.md:13:7 promise-changed"}},
		{"a deadline moved by a change", append(task("due = 2022-09-30", "due = 2022-11-30"), edit{taskFile, "[[reviews]]", "[[changes]]\nfield = \"due\"\nwas = 2022-09-30\nnow = 2022-11-30\ndecided = 2022-09-20\nreason = \"Ice\"\n\n[[reviews]]"}), nil},
		{"a withdrawn update", task("Twenty lamps are new.\n\nThey shine.", "> Withdrawn: wrong"), nil},
		{"a vanished review", task("[[reviews]]\ndate = 2022-10-12\nby = \"Council\"\nresult = \"disputed\"\nreason = \"Too slow\"\n", ""), []string{"07-quay.md:1:1 published-entry-gone"}},
		{"a late fact", other("Deep.\n", "Deep.\n\n## 2022-12-30 Deep\n\nYes.\n"), []string{"08-depth.md:13:1 late-update"}},
		{"a late fact that says so", other("Deep.\n", "Deep.\n\n## 2022-12-30 Deep [补报 2023-02-10]\n\nYes.\n"), nil},
		{"an attachment", []edit{{photo, "1,2", "2,2"}}, []string{"files/photo.csv published-file-changed"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := repository{t, r.folder}
			r.write(edited(t, files, c.edits))
			wantPlaced(t, against(t, r.folder, "HEAD"), c.want...)
		})
	}
}

func TestARenamedFileIsTheSameTask(t *testing.T) {
	r := newRepository(t)
	r.git("mv", taskFile, "content/2022/07 码头 “照明”.md")
	r.commit(nil)
	wantPlaced(t, against(t, r.folder, "HEAD~1"))
	r.write(map[string]string{"content/2022/07 码头 “照明”.md": strings.Replace(published()[taskFile], "They shine.", "They shone.", 1)})
	wantPlaced(t, against(t, r.folder, "HEAD"), "07 码头 “照明”.md:59:8 published-update-body")
}

func TestAMergeIsComparedWithEitherSide(t *testing.T) {
	r, files := newRepository(t), published()
	r.git("checkout", "-q", "-b", "side")
	r.commit(edited(t, files, other("Deep.\n", "Deep.\n\n## 2022-06-30 Still deep [reported 2023-02-10]\n\nYes.\n")))
	r.git("checkout", "-q", "-")
	r.commit(edited(t, files, task("## 2022-12-20 Done", "## 2022-12-19 Nearly [reported 2023-02-10]\n\nx\n\n## 2022-12-20 Done")))
	r.git("merge", "-q", "-m", "merge", "side")
	for _, revision := range []string{"HEAD", "HEAD^1", "HEAD^2", "HEAD~2", "side", "main"} {
		if revision == "main" && r.git("branch", "--list", "main") == "" {
			continue
		}
		wantPlaced(t, against(t, r.folder, revision))
	}
	r.git("checkout", "-q", "HEAD^1") // what the other side published is gone
	wantPlaced(t, against(t, r.folder, "side"), "08-depth.md published-update-gone")
}

func TestASiteMayLieBelowTheTopOfItsRepository(t *testing.T) {
	r := repository{t, t.TempDir()}
	r.git("init", "-q")
	files := map[string]string{}
	for name, text := range published() {
		files["公示 site/"+name] = text
	}
	r.commit(files)
	below := filepath.Join(r.folder, "公示 site")
	wantPlaced(t, against(t, below, "HEAD"))
	repository{t, below}.write(edited(t, published(), task("due = 2022-09-30", "due = 2022-11-30")))
	wantPlaced(t, against(t, below, "HEAD"), "07-quay.md:13:7 promise-changed")
	if _, err := Revision(t.Context(), r.folder, "HEAD"); !errors.Is(err, ErrRevision) || !strings.Contains(err.Error(), "no site.toml") {
		t.Errorf("where no site is: %v", err)
	}
}

// What git says is asked in a clone that has only its newest state.
func TestAShallowCloneIsToldWhatItLacks(t *testing.T) {
	r := newRepository(t)
	first := r.git("rev-parse", "HEAD")
	r.commit(edited(t, published(), task("They shine.", "They shone.")))
	clone := filepath.Join(t.TempDir(), "clone")
	r.git("clone", "-q", "--depth", "1", "file://"+r.folder, clone)
	_, err := Revision(t.Context(), clone, first)
	if !errors.Is(err, ErrGit) || errors.Is(err, ErrRevision) || !strings.Contains(err.Error(), "git fetch --unshallow") || !strings.Contains(err.Error(), "fetch-depth: 0") {
		t.Errorf("a shallow clone: %v", err)
	}
	wantPlaced(t, against(t, clone, "HEAD"))
	repository{t, clone}.git("fetch", "-q", "--unshallow")
	wantPlaced(t, against(t, clone, first), "07-quay.md:59:8 published-update-body")
}

func TestARevisionThatIsNotThereIsTold(t *testing.T) {
	r := newRepository(t)
	for _, c := range []struct{ folder, revision, want string }{
		{r.folder, "nowhere", "nor a revision of this repository"},
		{r.folder, "--output=x", "nor a revision"},
		{r.folder, "-h", "nor a revision"},
		{r.folder, "", "nor a revision"},
		{t.TempDir(), "HEAD", "in a repository of Git"},
	} {
		if _, err := Revision(t.Context(), c.folder, c.revision); !errors.Is(err, ErrRevision) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v", c.revision, err)
		}
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Revision(stopped, r.folder, "HEAD"); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := Revision(t.Context(), r.folder, "HEAD"); !errors.Is(err, ErrGit) || errors.Is(err, ErrRevision) || !strings.Contains(err.Error(), "install") {
		t.Errorf("without git: %v", err)
	}
}

// An attachment is the same as it stands on disk, with the line ends that git gives it on Windows, and by its pointer in Git LFS.
func TestAnAttachmentIsTheSameHoweverItIsKept(t *testing.T) {
	const text = "a,b\n1,2\n"
	of := func(text string) *tree.File { return tree.Of(map[string]string{"a": text}).File("a") }
	kept := &blob{id: "", size: int64(len(text))}
	kept.id, _ = kept.sum(of(text), false)
	r := repository{t, t.TempDir()}
	r.git("init", "-q")
	r.write(map[string]string{"a": text})
	if want := r.git("hash-object", "a"); kept.id != want {
		t.Errorf("git calls it %s, not %s", want, kept.id)
	}
	pointer := &blob{text: "version https://git-lfs.github.com/spec/v1\noid sha256:492d1dd0d71bf66f0ab7cd8a1b0b85c8b1bd4bb95ae4e5fb58b4bb8f4b8b1b5c\nsize 8\n", size: 128}
	sum, err := sumOf(of(text), sha256.New(), false)
	if err != nil {
		t.Fatal(err)
	}
	pointer.text = strings.Replace(pointer.text, "492d1dd0d71bf66f0ab7cd8a1b0b85c8b1bd4bb95ae4e5fb58b4bb8f4b8b1b5c", sum, 1)
	for _, c := range []struct {
		name string
		blob *blob
		text string
		want bool
	}{
		{"as it is", kept, text, true},
		{"with other line ends", kept, "a,b\r\n1,2\r\n", true},
		{"of as many bytes", kept, "a,b\n1,3\n", false},
		{"longer", kept, text + "\n", false},
		{"shorter", kept, "a,b\n", false},
		{"by its pointer", pointer, text, true},
		{"another by its pointer", pointer, "a,b\n1,3\n", false},
	} {
		if same, err := c.blob.isOf(of(c.text)); err != nil || same != c.want {
			t.Errorf("%s: %v, %v", c.name, same, err)
		}
	}
	var b bytes.Buffer
	w := &unixWriter{to: &b}
	for _, part := range []string{"a\r", "\nb\r\n", "c\r", "d\r", "\r\n"} {
		if _, err := w.Write([]byte(part)); err != nil {
			t.Fatal(err)
		}
	}
	if b.String() != "a\nb\nc\rd\r\n" {
		t.Errorf("the lines are %q", b.String())
	}
}
