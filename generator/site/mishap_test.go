package site

import (
	"errors"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"gongshi/generator/tree"
)

// A mishap is a folder in which something goes wrong whenever one file is opened.
type mishap struct {
	fs.FS
	file string
	open func() (fs.File, error)
}

func (m mishap) Open(name string) (fs.File, error) {
	if name == m.file {
		return m.open()
	}
	return m.FS.Open(name)
}

// withMishap returns a sound site in which it goes wrong.
func withMishap(t *testing.T, file string, open func() (fs.File, error)) *tree.Tree {
	t.Helper()
	texts, below := maps.Clone(sound), fstest.MapFS{}
	texts["content/2022/files/x.csv"] = "x"
	for path, text := range sound {
		if name, ok := strings.CutPrefix(path, ContentDir+"/"); ok {
			below[name] = &fstest.MapFile{Data: []byte(text)}
			delete(texts, path)
		}
	}
	below["2022/files/x.csv"] = &fstest.MapFile{Data: []byte("x")}
	delete(texts, "content/2022/files/x.csv")
	content, err := tree.FromFS(ContentDir, mishap{below, strings.TrimPrefix(file, ContentDir+"/"), open})
	if err != nil {
		t.Fatal(err)
	}
	return content.Over(tree.Of(texts))
}

func forbidden() (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}
}

func TestAFileThatWeMayNotReadIsAProblem(t *testing.T) {
	for _, file := range []string{taskFile, planFile, articleFile, "content/2022/files/x.csv"} {
		snapshot := withMishap(t, file, forbidden)
		_, problems, err := (&Reader{}).Read(snapshot, Options{Languages: []string{"zh-CN"}})
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if got := reported(problems); !strings.Contains(got, "not-readable") || len(problems.Errors()) == 0 || problems.Errors()[0].File != file {
			t.Errorf("%s: reported\n%s", file, got)
		}
	}
}

func noMap() map[string]int { return nil }

// A mistake of the generator in one file is told of that file, and the next read, when it is another, is as if nothing had been.
func TestAMistakeOfTheGeneratorInOneFileIsAProblemOfThatFile(t *testing.T) {
	for name, failing := range map[string]func() (fs.File, error){
		"a slice":   func() (fs.File, error) { return nil, []error{}[len(name(t))] },
		"a map":     func() (fs.File, error) { noMap()["x"] = 1; return nil, nil },
		"an error":  func() (fs.File, error) { panic(errors.New("impossible")) },
		"a pointer": func() (fs.File, error) { var f *fstest.MapFile; _ = f.Data; return nil, nil },
	} {
		for _, file := range []string{taskFile, planFile, articleFile} {
			r := &Reader{}
			_, problems, err := r.Read(withMishap(t, file, failing), Options{Languages: []string{"zh-CN"}})
			if err != nil {
				t.Fatal(err)
			}
			p := problems.Errors()[0]
			if p.Code != "generator-mistake" || p.File != file || !strings.Contains(p.Data["detail"], "mishap_test.go:") {
				t.Errorf("%s in %s: reported\n%s", name, file, reported(problems))
			}
			if _, problems, err := r.Read(tree.Of(sound), Options{Languages: []string{"zh-CN"}}); err != nil || len(problems.Errors()) > 0 {
				t.Errorf("%s in %s: mended, it is reported\n%s%v", name, file, reported(problems), err)
			}
		}
	}
}

func name(t *testing.T) string { return t.Name() }
