package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
)

var kills = flag.Int("kills", 200, "how often the kill test kills")

// A watch is killed at random instants while the site is edited, hundreds of times, always on the same folder. After each
// kill every file is whole, and from the pages of the last complete publishing no link leads nowhere. A build then gives
// what a clean one gives.
func TestKilledAtAnyInstant(t *testing.T) {
	const sites = 4
	for n := range sites {
		t.Run(fmt.Sprint("site ", n+1), func(t *testing.T) {
			t.Parallel()
			v := newVictim(t, rand.New(rand.NewPCG(uint64(n), 7)))
			for k := range max(1, *kills/sites) {
				v.liveAndDie(k%2 == 0)
				v.inspect()
				if k%10 == 9 || t.Failed() {
					v.recover()
				}
				if t.Failed() {
					t.Fatalf("after kill %d", k+1)
				}
			}
			v.recover()
			if v.midway == 0 {
				t.Error("no kill was in the middle of a publishing")
			}
			t.Logf("%d kills were in the middle of a publishing", v.midway)
		})
	}
}

// A victim is a site that is edited, and watched by processes that are killed.
type victim struct {
	*testing.T
	random    *rand.Rand
	edits     *editor
	site, out string
	midway    int // kills that left a publishing unfinished
}

func newVictim(t *testing.T, random *rand.Rand) *victim {
	site := smallSite(t)
	v := &victim{T: t, random: random, edits: newEditor(site, random), site: site, out: filepath.Join(t.TempDir(), "out")}
	for range 10 {
		if err := v.edits.next(); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

func (v *victim) unfinished() string { return filepath.Join(v.out, ".gongshi", "unfinished") }

// liveAndDie watches for a while, edits, and kills: at any instant, or soon after a publishing has begun.
func (v *victim) liveAndDie(inPublishing bool) {
	v.Helper()
	command := exec.Command("gongshi", "watch", "--source", v.site, "--out", v.out, "--as-of", watchedDay)
	var said bytes.Buffer
	command.Stderr = &said
	if err := command.Start(); err != nil {
		v.Fatal(err)
	}
	stop, edited := make(chan bool), make(chan error, 1)
	go func() { edited <- v.edits.run(stop) }()

	time.Sleep(time.Duration(v.random.IntN(250)) * time.Millisecond)
	if inPublishing {
		for end := time.Now().Add(time.Second); absent(v.unfinished())() && time.Now().Before(end); {
			time.Sleep(100 * time.Microsecond)
		}
		time.Sleep(time.Duration(v.random.IntN(20)) * time.Millisecond)
	}
	command.Process.Kill()
	if err := command.Wait(); err == nil || err.Error() != "signal: killed" || said.Len() > 0 {
		v.Errorf("it ended with %v and said\n%s", err, said.String())
	}
	close(stop)
	if err := <-edited; err != nil {
		v.Fatal(err)
	}
	if !absent(v.unfinished())() {
		v.midway++
	}
}

// recover builds, and compares with a clean build.
func (v *victim) recover() {
	v.Helper()
	mustRun(v.T, v.site, nil, "build", "--as-of", watchedDay, "--out", v.out)
	clean := filepath.Join(v.TempDir(), "clean")
	mustRun(v.T, v.site, nil, "build", "--as-of", watchedDay, "--out", clean)
	if diff := gocmp.Diff(filesBelow(v.T, clean), filesBelow(v.T, v.out)); diff != "" {
		v.Errorf("a clean build (-) and what a run after the kills left (+):\n%s", diff)
	}
}

// inspect looks at what a killed process left. What the manifest names is the last complete publishing.
func (v *victim) inspect() {
	v.Helper()
	text, err := os.ReadFile(filepath.Join(v.out, "manifest.json"))
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(filepath.Join(v.out, "index.html")); err == nil {
			v.Error("the way in is there before the first publishing is complete")
		}
		return
	}
	var manifest struct {
		Files []struct {
			Path, SHA256 string
		}
	}
	if err := errors.Join(err, json.Unmarshal(text, &manifest)); err != nil {
		v.Fatal(err)
	}
	left := &leftSite{folder: v.out, seen: map[string]bool{}}
	for _, f := range manifest.Files {
		left.visit(v.T, f.Path, "the manifest")
	}
}

// A leftSite is read from its folder, beginning with what the manifest names, and on to wherever that leads.
type leftSite struct {
	folder string
	seen   map[string]bool
}

func (s *leftSite) visit(t *testing.T, file, from string) {
	t.Helper()
	if s.seen[file] {
		return
	}
	s.seen[file] = true
	text, err := os.ReadFile(filepath.Join(s.folder, filepath.FromSlash(file)))
	if err != nil {
		t.Errorf("%s leads to %s: %v", from, file, err)
		return
	}
	if why := brokenOff(file, text); why != "" {
		t.Errorf("%s is not whole: %s", file, why)
	}
	place, isPage := placeOf(file)
	if !isPage || place == "404.html" {
		return
	}
	targets, err := targetsOf(place, text)
	if err != nil {
		t.Errorf("%s: %v", file, err)
	}
	for _, to := range targets {
		s.visit(t, to, file)
	}
}

// targetsOf returns the files of the site that a page leads to.
func targetsOf(place string, text []byte) ([]string, error) {
	p, err := readPage(text)
	if err != nil {
		return nil, err
	}
	var targets []string
	for _, l := range p.links {
		u, err := url.Parse(l.to)
		if err != nil {
			return nil, err
		}
		if u.Scheme != "" || u.Host != "" || u.Path == "" {
			continue
		}
		to, _ := resolved(place, u.Path)
		if to == "" || strings.HasSuffix(to, "/") {
			to += "index.html"
		}
		targets = append(targets, to)
	}
	return targets, nil
}

// brokenOff says why a file cannot be whole, if it can't. Attachments of these tests say their own hash.
func brokenOff(file string, text []byte) string {
	switch path.Ext(file) {
	case ".html":
		if !bytes.HasSuffix(bytes.TrimSpace(text), []byte("</html>")) {
			return fmt.Sprintf("it ends in %q", text[max(0, len(text)-40):])
		}
	case ".json":
		if !json.Valid(text) {
			return "it is no JSON"
		}
	case ".xml":
		for d := xml.NewDecoder(bytes.NewReader(text)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				return err.Error()
			}
		}
	case ".bin":
		sum, rest, _ := bytes.Cut(text, []byte("\n"))
		if is := sha256.Sum256(rest); hex.EncodeToString(is[:]) != string(sum) {
			return fmt.Sprintf("%d bytes of it have another hash", len(text))
		}
	}
	return ""
}

// An editor changes the site a file at a time. Tasks and attachments only ever grow in number. A note comes, and once it is gone
// never comes again; so a link to it that was there before and after some instant was alive at that instant.
type editor struct {
	mu     sync.Mutex
	site   string
	random *rand.Rand
	count  int
	tasks  int
	notes  []string
}

const mostTasks = 40

func newEditor(site string, random *rand.Rand) *editor {
	return &editor{site: site, random: rand.New(rand.NewPCG(random.Uint64(), 1)), tasks: 2}
}

// run edits until it is told to stop: mostly with a rest that lets a watch publish, at times without.
func (e *editor) run(stop <-chan bool) error {
	for {
		select {
		case <-stop:
			return nil
		case <-time.After(time.Duration(e.random.IntN(60)) * time.Millisecond):
		}
		if err := e.next(); err != nil {
			return err
		}
	}
}

// next makes one edit.
func (e *editor) next() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.count++
	switch e.random.IntN(8) {
	case 0, 1:
		if e.tasks < mostTasks {
			e.tasks++
		}
		return e.write(fmt.Sprintf("content/2022/%02d-task.md", e.tasks), harbourTask(e.tasks, e.title()))
	case 2:
		return e.addNote()
	case 3:
		return e.removeNote()
	case 4:
		return e.write("content/2022/files/soundings.bin", e.attachment())
	case 5:
		return e.write("content/2022/02-depth.md", harbourTask(2, e.title())+fmt.Sprintf("\n## 2022-%02d-01 Sounded\n\nIt is deep.\n", 1+e.random.IntN(7)))
	case 6:
		return e.write("static/own.bin", e.attachment())
	default:
		return e.write("content/2022/02-depth.md", harbourTask(2, e.title()))
	}
}

func (e *editor) title() string {
	return fmt.Sprintf("Edit %d%s", e.count, strings.Repeat(" and so on", e.random.IntN(3)))
}

// addNote adds an ordinary page to the menu of all pages.
func (e *editor) addNote() error {
	if len(e.notes) > 4 {
		return e.removeNote()
	}
	name := fmt.Sprintf("content/note-%d.md", e.count)
	e.notes = append(e.notes, name)
	return e.write(name, fmt.Sprintf("+++\ntitle = %q\nmenu = %d\n+++\n\nText.\n", e.title(), e.count))
}

func (e *editor) removeNote() error {
	if len(e.notes) == 0 {
		return nil
	}
	gone := e.notes[0]
	e.notes = e.notes[1:]
	return os.Remove(filepath.Join(e.site, filepath.FromSlash(gone)))
}

// attachment returns something long, which begins with its own hash.
func (e *editor) attachment() string {
	body := bytes.Repeat([]byte(fmt.Sprintf("sounding %d\n", e.count)), 1+e.random.IntN(20000))
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:]) + "\n" + string(body)
}

// write saves a file as careful editors do: beside it, and renamed.
func (e *editor) write(name, text string) error {
	place := filepath.Join(e.site, filepath.FromSlash(name))
	beside := filepath.Join(filepath.Dir(place), ".saving")
	return errors.Join(os.MkdirAll(filepath.Dir(place), 0o755), os.WriteFile(beside, []byte(text), 0o644), os.Rename(beside, place))
}
