package command

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A click is what a double click on the program did.
type click struct {
	status  int
	said    string
	ran     [][]string
	visited []string
}

// clickIn double-clicks on a program in a folder with some files, and types something.
func clickIn(t *testing.T, folder, typed, served string, files ...string) click {
	t.Helper()
	for _, file := range files {
		name := filepath.Join(folder, file)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, nil, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	var c click
	var out bytes.Buffer
	d := &doubleClick{folder: folder, temp: filepath.Join(folder, "temp"), in: strings.NewReader(typed), out: &out,
		run: func(args ...string) int {
			c.ran = append(c.ran, args)
			return exitDone
		},
		open:   func(address string) error { c.visited = append(c.visited, address); return nil },
		served: func(string) string { return served },
	}
	if strings.HasSuffix(folder, "zip") {
		d.temp = filepath.Dir(folder)
	}
	c.status = d.do()
	c.said = out.String()
	return c
}

func TestADoubleClickMeansTheFormsOfTheFolder(t *testing.T) {
	const forms = "serve --edit --open --poll --source "
	for _, c := range []struct {
		name, folder, typed, served string
		files                       []string
		status                      int
		ran                         []string // with the folder as DIR
		said                        []string
	}{
		{"beside site.toml", "a", "", "", []string{"site.toml"}, exitDone, []string{forms + "DIR"}, []string{"这是填报网站的程序窗口", "closing it"}},
		{"a name with blanks", "危化品 2022 (1)", "", "", []string{"site.toml"}, exitDone, []string{forms + "DIR"}, nil},
		{"beside the only site's folder", "a", "", "", []string{"site/site.toml", "other/x.txt"}, exitDone, []string{forms + "DIR/site"}, nil},
		{"beside two", "a", "", "", []string{"one/site.toml", "two/site.toml"}, exitUsage, nil, []string{"不止一个网站", "more than one site"}},
		{"shown already", "a", "", "http://127.0.0.1:8081/", []string{"site.toml"}, exitDone, nil, []string{"已经在另一个窗口里打开"}},
		{"in a zip file", "a.zip", "y\n", "", nil, exitUsage, nil, []string{"全部解压缩", "Extract All"}},
		{"no site, none wanted", "a", "\n", "", nil, exitUsage, nil, []string{"没有网站", "There is no site"}},
		{"no site, and the window is closed", "a", "", "", nil, exitUsage, nil, []string{"没有网站"}},
		{"no site, a new one", "a", "y\r\n", "", nil, exitDone, []string{"init DIR/site", forms + "DIR/site"}, []string{"输入 y", "type y"}},
		{"a folder in the way of a new one", "a", "y\n", "", []string{"site/x.txt"}, exitUsage, nil, []string{"没有网站"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), c.folder)
			if err := os.Mkdir(folder, 0o755); err != nil {
				t.Fatal(err)
			}
			got := clickIn(t, folder, c.typed, c.served, c.files...)
			var ran []string
			for _, args := range got.ran {
				ran = append(ran, filepath.ToSlash(strings.ReplaceAll(strings.Join(args, " "), folder, "DIR")))
			}
			if got.status != c.status || !slices.Equal(ran, c.ran) {
				t.Errorf("it ends with %d after %q, want %d after %q", got.status, ran, c.status, c.ran)
			}
			if c.served != "" && !slices.Equal(got.visited, []string{c.served}) {
				t.Errorf("the browser was led to %q", got.visited)
			}
			for _, words := range c.said {
				if !strings.Contains(got.said, words) {
					t.Errorf("it does not say %q:\n%s", words, got.said)
				}
			}
		})
	}
}
