package publish

import (
	"os"
	"strings"
	"testing"

	"gongshi/generator/output"
)

func TestPathsThatCannotBePublished(t *testing.T) {
	for paths, named := range map[string]string{
		"":                  "",
		".":                 ".",
		"..":                "..",
		"/etc/passwd":       "/etc/passwd",
		"../x":              "../x",
		"a/../b":            "a/../b",
		"a/./b":             "a/./b",
		"a//b":              "a//b",
		"a/":                "a/",
		`a\b`:               `a\b`,
		"a\nb":              "a\nb",
		"a\x00b":            "a\x00b",
		"a\xffb":            "a\xffb",
		".git/config":       ".git/config",
		"a/.htaccess":       "a/.htaccess",
		".gongshi/paths":    ".gongshi/paths",
		".well-known":       ".well-known",
		".well-known/.x":    ".well-known/.x",
		"a/.well-known/x":   "a/.well-known/x",
		".well-known-not/x": ".well-known-not/x",
		"manifest.json":     "manifest.json",
		"b a b":             "b",
		"a a/b":             "a",
		"a/b a/b/c/d":       "a/b",
		"a/b/c a-b a":       "a",
		"a a-b a/b":         "a",
	} {
		t.Run(paths, func(t *testing.T) {
			dir := newDir(t)
			var files []output.File
			for _, p := range strings.Split(paths, " ") {
				files = append(files, text(p, output.Page, "x"))
			}
			f := open(t, dir)
			_, err := f.Publish(files, day)
			wantRefused(t, err, dir, named, ErrPath)
			if got := tree(t, dir); len(got) != 2 {
				t.Errorf("the folder holds %v", got)
			}
			_, err = Verify(dir, files, day)
			wantRefused(t, err, dir, named, ErrPath)
		})
	}
}

func TestPathsThatCanBePublished(t *testing.T) {
	dir := newDir(t)
	files := outputOf("page a..b/c: x", "page .well-known/security.txt: x", "page 2022/files/照片 第一张.jpg: x", "page a/b/manifest.json: x",
		"page 2022/files/"+strings.Repeat("很", 85)+": x")
	publish(t, dir, files)
	publish(t, dir, files)
	wantClean(t, dir, files)
	if d, err := Verify(dir, files, day); len(d) > 0 || err != nil {
		t.Errorf("%v, %v", d, err)
	}
}

func TestAFileHasEitherBytesOrOpen(t *testing.T) {
	dir := newDir(t)
	both := stream("a", "x")
	both.Bytes = func([]byte) ([]byte, error) { return nil, os.ErrInvalid }
	for _, file := range []output.File{both, {Path: "a"}} {
		_, err := open(t, dir).Publish([]output.File{file}, day)
		wantRefused(t, err, dir, "a", ErrPath)
		dir = newDir(t)
	}
}
