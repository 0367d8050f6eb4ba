package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestWhichFoldersAreTaken(t *testing.T) {
	for name, c := range map[string]struct {
		prepare func(t *testing.T, dir string)
		foreign string // what the refusal names; empty if the folder is taken
	}{
		"absent":                       {func(t *testing.T, dir string) {}, ""},
		"parent absent":                {func(t *testing.T, dir string) { remove(t, filepath.Dir(dir), ".") }, ""},
		"empty":                        {func(t *testing.T, dir string) { os.Mkdir(dir, 0o755) }, ""},
		"dot files":                    {func(t *testing.T, dir string) { put(t, dir, ".gitkeep", ""); put(t, dir, ".git/config", "x") }, ""},
		"ours":                         {func(t *testing.T, dir string) { publish(t, dir, small) }, ""},
		"ours, once opened":            {func(t *testing.T, dir string) { open(t, dir).Close() }, ""},
		"ours, without dots":           {func(t *testing.T, dir string) { publish(t, dir, small); remove(t, dir, ".gongshi") }, ""},
		"ours, no manifest":            {func(t *testing.T, dir string) { publish(t, dir, small); remove(t, dir, "manifest.json") }, ""},
		"a file":                       {func(t *testing.T, dir string) { put(t, dir, "thesis.doc", "x") }, "thesis.doc"},
		"a folder":                     {func(t *testing.T, dir string) { os.MkdirAll(dir+"/photos", 0o755) }, "photos"},
		"others' manifest":             {func(t *testing.T, dir string) { put(t, dir, "manifest.json", `{"generator": "else"}`) }, "manifest.json"},
		"no JSON":                      {func(t *testing.T, dir string) { put(t, dir, "manifest.json", `x`) }, "manifest.json"},
		"no generator":                 {func(t *testing.T, dir string) { put(t, dir, "manifest.json", `{"files": []}`) }, "manifest.json"},
		"manifest is a link":           {func(t *testing.T, dir string) { link(t, "/etc/passwd", dir, "manifest.json") }, "manifest.json"},
		"opened, then used by another": {func(t *testing.T, dir string) { open(t, dir).Close(); put(t, dir, "index.html", "theirs") }, "index.html"},
		"neither ledger nor manifest": {func(t *testing.T, dir string) {
			publish(t, dir, small)
			remove(t, dir, "manifest.json")
			remove(t, dir, ".gongshi/paths")
		}, "2022"},
		"state is a link": {func(t *testing.T, dir string) { link(t, t.TempDir(), dir, ".gongshi") }, ".gongshi"},
		"lock is a link":  {func(t *testing.T, dir string) { link(t, "/tmp/x", dir, ".gongshi/lock") }, ".gongshi/lock"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newDir(t)
			c.prepare(t, dir)
			was := map[string]string{}
			if c.foreign != "" {
				was = tree(t, dir)
			}
			f, err := Open(dir)
			if c.foreign != "" {
				wantRefused(t, err, dir, c.foreign, ErrForeign)
				wantTree(t, tree(t, dir), was)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			publishInto(t, f, small)
			wantClean(t, dir, small, ".gitkeep", ".git/", ".git/config")
		})
	}
}

func TestAFileIsNoFolder(t *testing.T) {
	dir := newDir(t)
	put(t, filepath.Dir(dir), "out", "x")
	if _, err := Open(dir); err == nil {
		t.Error("a file was opened as a folder")
	}
}

func TestTheFolderItselfMayBeALink(t *testing.T) {
	dir, to := newDir(t), newDir(t)
	os.Mkdir(to, 0o755)
	link(t, to, filepath.Dir(dir), "out")
	f := open(t, dir)
	publishInto(t, f, small)
	wantClean(t, to, small)

	remove(t, filepath.Dir(dir), "out")
	link(t, t.TempDir(), filepath.Dir(dir), "out") // turned elsewhere: resolved once, at Open
	publishInto(t, f, small[:2])
	wantClean(t, to, small[:2])
}

func TestASecondWriterIsRefused(t *testing.T) {
	dir := newDir(t)
	f := open(t, dir)
	_, err := Open(dir)
	wantRefused(t, err, dir, "", ErrLocked)
	publishInto(t, f, small)
	_, err = Open(dir)
	wantRefused(t, err, dir, "", ErrLocked)
	f.Close()
	publish(t, dir, small)
}

func TestWhoLosesTheFolderToAnotherWriterIsTold(t *testing.T) {
	notOnWindows(t)
	dir := newDir(t)
	f := open(t, dir)
	publishInto(t, f, small)
	remove(t, dir, ".")
	other := open(t, dir)
	_, err := f.Publish(small, day)
	wantRefused(t, err, dir, "", ErrLocked)
	other.Close()
	publishInto(t, f, small)
	_, err = Open(dir)
	wantRefused(t, err, dir, "", ErrLocked)
	wantClean(t, dir, small)
}

func TestWhoFindsForeignFilesInTheFolderMadeAnewIsTold(t *testing.T) {
	notOnWindows(t)
	dir := newDir(t)
	f := open(t, dir)
	publishInto(t, f, small)
	remove(t, dir, ".")
	put(t, dir, "index.html", "theirs")
	_, err := f.Publish(small, day)
	wantRefused(t, err, dir, "index.html", ErrForeign)
}

func TestWhatStandsInThePlaceOfTheFolderIsLeftAlone(t *testing.T) {
	notOnWindows(t)
	elsewhere := t.TempDir()
	for reason, put := range map[error]func(dir string) error{
		ErrFile: func(dir string) error { return os.WriteFile(dir, []byte("theirs"), 0o644) },
		ErrLink: func(dir string) error { return os.Symlink(elsewhere, dir) },
	} {
		dir := newDir(t)
		f := open(t, dir)
		publishInto(t, f, small)
		if err := errors.Join(os.Rename(dir, dir+".was"), put(dir)); err != nil {
			t.Fatal(err)
		}
		_, err := f.Publish(small[:2], day)
		wantRefused(t, err, dir, "", reason)
		wantTree(t, tree(t, elsewhere), nil)
		wantClean(t, dir+".was", small)

		if err := errors.Join(os.Remove(dir), os.Rename(dir+".was", dir)); err != nil {
			t.Fatal(err)
		}
		publishInto(t, f, small[:2])
		wantClean(t, dir, small[:2])
	}
}

// Even in the middle of a publishing, which then ends in the folder that it began in.
func TestWhatIsPutInThePlaceOfTheFolderMeanwhileIsLeftAlone(t *testing.T) {
	notOnWindows(t)
	elsewhere := t.TempDir()
	for n, stopped := 0, true; stopped && !t.Failed(); n++ {
		dir := newDir(t)
		f := open(t, dir)
		publishInto(t, f, outputs[0])
		s := &stopper{left: n, again: true}
		f.root.Before = func(act, path string) error {
			if s.before(act, path) != nil {
				stopped = true
				if err := errors.Join(os.Rename(dir, dir+".was"), os.Symlink(elsewhere, dir)); err != nil {
					t.Error(err)
				}
			}
			return nil
		}
		stopped = false
		if _, err := f.Publish(outputs[1], day); stopped != (err != nil) {
			t.Errorf("replaced before act %d, it ended with %v", n, err)
		}
		if got := tree(t, elsewhere); len(got) > 0 {
			t.Errorf("replaced before act %d, the link was followed: %v", n, got)
		}
		f.Close()
	}
}

func TestAClosedFolderPublishesNothing(t *testing.T) {
	f := open(t, newDir(t))
	if err := errors.Join(f.Close(), f.Close()); err != nil {
		t.Error(err)
	}
	if _, err := f.Publish(small, day); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("error %v", err)
	}
}

func TestForeignFilesAndDotFilesAreLeftAlone(t *testing.T) {
	dir := newDir(t)
	put(t, dir, ".git/HEAD", "ref")
	put(t, dir, ".htaccess", "deny")
	publish(t, dir, small)
	put(t, dir, "google123.html", "theirs")
	put(t, dir, "2022/tasks/2/notes.txt", "theirs")
	put(t, dir, "2022/tasks/1/.keep", "theirs")
	publish(t, dir, small[:1])
	got := tree(t, dir)
	for path, want := range map[string]string{".git/HEAD": "ref", ".htaccess": "deny", "google123.html": "theirs",
		"2022/tasks/2/notes.txt": "theirs", "2022/tasks/1/.keep": "theirs"} {
		if got[path] != want {
			t.Errorf("%s holds %q, want %q", path, got[path], want)
		}
	}
	wantClean(t, dir, small[:1], ".git/", ".git/HEAD", ".htaccess", "google123.html",
		"2022/", "2022/tasks/", "2022/tasks/1/", "2022/tasks/1/.keep", "2022/tasks/2/", "2022/tasks/2/notes.txt")
}

func TestAnEditedManifestOrLedgerLeadsNowhereElse(t *testing.T) {
	dir := newDir(t)
	publish(t, dir, small)
	outside := filepath.Join(filepath.Dir(dir), "outside")
	put(t, filepath.Dir(dir), "outside", "theirs")
	put(t, dir, ".git/config", "theirs")
	put(t, dir, ".gongshi/paths", "../outside\n.git/config\n"+outside+"\n.gongshi/lock\n")
	put(t, dir, "manifest.json", `{"generator": "gongshi", "files": [{"path": "../outside"}, {"path": ".git/config"}, {"path": ""}, {"path": "2022/../../outside"},
		{"path": "2022/files/a.pdf"}, {"path": "2022/index.html"}, {"path": "2022/tasks/1/index.html"}, {"path": "2022/tasks/2/index.html"}, {"path": "index.html"}, {"path": "style.css"}]}`)
	publish(t, dir, small[:1])
	wantClean(t, dir, small[:1], ".git/", ".git/config")
	if b, err := os.ReadFile(outside); string(b) != "theirs" || tree(t, dir)[".git/config"] != "theirs" {
		t.Errorf("outside holds %q, %v", b, err)
	}
}
