package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"gongshi/generator/output"
)

func TestVerifyNamesWhatDiffers(t *testing.T) {
	for name, c := range map[string]struct {
		damage func(t *testing.T, dir string)
		want   string
	}{
		"nothing":      {func(t *testing.T, dir string) {}, ""},
		"page changed": {func(t *testing.T, dir string) { put(t, dir, "2022/tasks/1/index.html", "One") }, "changed 2022/tasks/1/index.html"},
		"copy changed": {func(t *testing.T, dir string) { put(t, dir, "2022/files/a.pdf", "%pdf") }, "changed 2022/files/a.pdf"},
		"page missing": {func(t *testing.T, dir string) { remove(t, dir, "index.html") }, "missing index.html"},
		"page added":   {func(t *testing.T, dir string) { put(t, dir, "2022/tasks/3/index.html", "x") }, "extra 2022/tasks/3/index.html"},
		"page a link": {func(t *testing.T, dir string) {
			remove(t, dir, "index.html")
			link(t, "2022/index.html", dir, "index.html")
		}, "changed index.html"},
		"page a folder":         {func(t *testing.T, dir string) { remove(t, dir, "index.html"); os.Mkdir(dir+"/index.html", 0o755) }, "changed index.html"},
		"link added":            {func(t *testing.T, dir string) { link(t, "/etc", dir, "etc") }, "extra etc"},
		"manifest changed":      {func(t *testing.T, dir string) { put(t, dir, "manifest.json", "{}") }, "changed manifest.json"},
		"manifest missing":      {func(t *testing.T, dir string) { remove(t, dir, "manifest.json") }, "missing manifest.json"},
		"dot files":             {func(t *testing.T, dir string) { put(t, dir, ".git/x", "x"); put(t, dir, "2022/.x", "x") }, ""},
		"servers' well-known":   {func(t *testing.T, dir string) { put(t, dir, ".well-known/acme/x", "x") }, ""},
		"our well-known":        {func(t *testing.T, dir string) { put(t, dir, ".well-known/security.txt", "x") }, "changed .well-known/security.txt"},
		"our well-known is off": {func(t *testing.T, dir string) { remove(t, dir, ".well-known") }, "missing .well-known/security.txt"},
		"empty folder":          {func(t *testing.T, dir string) { os.Mkdir(dir+"/empty", 0o755) }, ""},
		"killed run's leavings": {func(t *testing.T, dir string) { put(t, dir, "2022/.gongshi-7", "x") }, ""},
		"a folder elsewhere": {func(t *testing.T, dir string) {
			os.Rename(dir+"/2022/tasks", dir+"/.tasks")
			link(t, "../.tasks", dir, "2022/tasks")
		},
			"extra 2022/tasks, missing 2022/tasks/1/index.html, missing 2022/tasks/2/index.html"},
		"several": {func(t *testing.T, dir string) {
			put(t, dir, "z", "")
			put(t, dir, "style.css", "")
			remove(t, dir, "2022/index.html")
		},
			"missing 2022/index.html, changed style.css, extra z"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newDir(t)
			files := append(outputOf("page .well-known/security.txt: Contact:"), small...)
			publish(t, dir, files)
			c.damage(t, dir)
			was := tree(t, dir)
			differences, err := Verify(dir, files, day)
			var got []string
			for _, d := range differences {
				got = append(got, fmt.Sprintf("%v %s", d.Kind, d.Path))
			}
			if strings.Join(got, ", ") != c.want || err != nil {
				t.Errorf("got %s, %v; want %s", strings.Join(got, ", "), err, c.want)
			}
			wantTree(t, tree(t, dir), was)
		})
	}
}

func TestVerifyTellsAnotherOriginByTheManifest(t *testing.T) {
	dir := newDir(t)
	publish(t, dir, small)
	d, err := Verify(dir, small, Origin{Day: "2022-12-31", Version: "v1"})
	if len(d) != 1 || d[0] != (Difference{Path: "manifest.json", Kind: Changed}) || err != nil {
		t.Errorf("%v, %v", d, err)
	}
}

func TestVerifyingWhatIsNotThereIsAnError(t *testing.T) {
	if _, err := Verify(newDir(t), small, day); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	broken := errors.New("broken")
	_, err := Verify(t.TempDir(), []output.File{{Path: "a", Bytes: func([]byte) ([]byte, error) { return nil, broken }}}, day)
	if !errors.Is(err, broken) || err.Error() != "verify a: make: broken" {
		t.Errorf("error %v", err)
	}
}
