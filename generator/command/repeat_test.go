package command

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"gongshi/generator/day"
	"gongshi/generator/pipeline"
	"gongshi/generator/publish"
	"gongshi/generator/test/demonstration"
)

// Same sources, same day, same bytes: from another folder, in another zone and language, on one processor, with files that
// are newer.
func TestABuildIsTheSameOnAnyMachine(t *testing.T) {
	t.Parallel()
	for _, asOf := range []string{"2022-07-15", "2023-02-01"} {
		here, there := t.TempDir(), t.TempDir()
		mustRun(t, demonstration.Folder(t), nil, "build", "--as-of", asOf, "--out", filepath.Join(here, "public"))
		copySources(t, there)
		mustRun(t, t.TempDir(), []string{"TZ=America/New_York", "GOMAXPROCS=1", "LANG=en_US.UTF-8"},
			"build", "--as-of", asOf, "--source", there, "--out", filepath.Join(there, "public"))
		if diff := gocmp.Diff(filesBelow(t, filepath.Join(here, "public")), filesBelow(t, filepath.Join(there, "public"))); diff != "" {
			t.Errorf("as of %s here (-) and there (+):\n%s", asOf, diff)
		}
	}
}

// mustRun runs the command as a process of its own.
func mustRun(t *testing.T, folder string, environment []string, args ...string) {
	t.Helper()
	c := exec.Command("gongshi", args...)
	c.Dir = folder
	c.Env = append(os.Environ(), environment...)
	if said, err := c.CombinedOutput(); err != nil {
		t.Fatalf("gongshi %s: %v\n%s", strings.Join(args, " "), err, said)
	}
}

// copySources copies the demonstration, with times that differ from the originals'.
func copySources(t *testing.T, to string) {
	t.Helper()
	for _, name := range pipeline.Names() {
		from := filepath.Join(demonstration.Folder(t), name)
		if _, err := os.Lstat(from); errors.Is(err, fs.ErrNotExist) {
			continue // a site need not have all
		}
		for file, text := range filesBelow(t, from) {
			place := filepath.Join(to, name, file)
			if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(place, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(place, time.Time{}, time.Unix(1, 0)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// filesBelow returns the text of each file below a place, by path. The publisher's own folder is left out, and so is the history of
// publishings: it tells what happened to a folder, which differs where the same was published in other steps. Tests of its own look at it.
func filesBelow(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(place string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if entry.Name() == ".gongshi" {
				return fs.SkipDir
			}
			return nil
		}
		text, err := os.ReadFile(place)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, place)
		files[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	delete(files, publish.History)
	return files
}

// Without --as-of, a site shows the day in its own zone, whatever the machine's. No hour of the day is the same date in the
// two zones.
func TestTodayIsTheDayInTheSitesZone(t *testing.T) {
	t.Parallel()
	for _, zone := range []string{"Pacific/Kiritimati", "Pacific/Pago_Pago"} {
		site := smallSite(t)
		config := filepath.Join(site, "site.toml")
		text, err := os.ReadFile(config)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(config, []byte(strings.Replace(string(text), "Asia/Shanghai", zone, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		before := today(t, zone)
		mustRun(t, site, []string{"TZ=Europe/Berlin"}, "build")
		after := today(t, zone)
		manifest, err := os.ReadFile(filepath.Join(site, "public/manifest.json"))
		if err != nil {
			t.Fatal(err)
		}
		if s := string(manifest); !strings.Contains(s, before) && !strings.Contains(s, after) {
			t.Errorf("in %s it is %s, but the manifest says\n%.200s", zone, after, s)
		}
	}
}

func today(t *testing.T, zone string) string {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	return `"day": "` + day.Of(time.Now().In(location)).String() + `"`
}

// Git gives files other ends of lines on Windows, and Notepad begins them with a mark.
func TestEndsOfLinesAreNotSeen(t *testing.T) {
	t.Parallel()
	here, there := t.TempDir(), t.TempDir()
	copySources(t, there)
	err := filepath.WalkDir(there, func(name string, entry fs.DirEntry, err error) error {
		if ext := filepath.Ext(name); err != nil || ext != ".md" && ext != ".toml" || strings.Contains(filepath.ToSlash(name), "/layouts/") {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(name, []byte("\ufeff"+strings.ReplaceAll(string(text), "\n", "\r\n")), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	mustRun(t, demonstration.Folder(t), nil, "build", "--as-of", "2022-07-15", "--out", filepath.Join(here, "public"))
	mustRun(t, there, nil, "build", "--as-of", "2022-07-15", "--out", filepath.Join(there, "public"))
	if diff := gocmp.Diff(filesBelow(t, filepath.Join(here, "public")), filesBelow(t, filepath.Join(there, "public"))); diff != "" {
		t.Errorf("with \\n (-) and \\r\\n (+):\n%s", diff)
	}
}
