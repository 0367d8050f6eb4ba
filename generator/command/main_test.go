package command

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect; a person reads that diff")

// TestMain makes the test binary answer as the command itself when it is called by the name gongshi, which is on the PATH
// of scripts and tests.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gongshi": Main})
}

// TestScripts runs every case of testdata/script: a small site, what is done with it, and what comes of that. Beside the
// usual commands of testscript (exists, grep, cmp, …) there are:
//
//	site LANGUAGE            completes the files of the case to the small site of testdata/site, in en or zh
//	exits STATUS COMMAND…    runs a command that must end with this exit status
//	files FOLDER             prints the paths of the files in a folder, dot files left out
func TestScripts(t *testing.T) {
	sites, err := filepath.Abs("testdata/site")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"site":  func(ts *testscript.TestScript, neg bool, args []string) { completeSite(ts, sites, args) },
			"exits": exits,
			"files": listFiles,
		},
	})
}

// completeSite lays the small site into the work folder, but for the files that the case has itself.
func completeSite(ts *testscript.TestScript, sites string, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: site LANGUAGE")
	}
	base := filepath.Join(sites, args[0])
	ts.Check(filepath.WalkDir(base, func(place string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(base, place)
		if err != nil {
			return err
		}
		return copyUnlessThere(place, ts.MkAbs(name))
	}))
}

func copyUnlessThere(from, to string) error {
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o644)
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func listFiles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: files FOLDER")
	}
	root := ts.MkAbs(args[0])
	ts.Check(filepath.WalkDir(root, func(place string, entry fs.DirEntry, err error) error {
		if err != nil || place == root {
			return err
		}
		if entry.Name()[0] == '.' {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if name, err := filepath.Rel(root, place); err == nil && !entry.IsDir() {
			fmt.Fprintln(ts.Stdout(), filepath.ToSlash(name))
		}
		return nil
	}))
}
