package command

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

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

func newEditor(t *testing.T, site string, random *rand.Rand) *editor {
	t.Helper()
	e := &editor{site: site, random: rand.New(rand.NewPCG(random.Uint64(), 1)), tasks: 2}
	page := "+++\ntitle = \"Soundings\"\n+++\n\nSee [them](2022/files/soundings.bin).\n"
	if err := errors.Join(e.write("content/2022/files/soundings.bin", e.attachment()), e.write("content/soundings.md", page)); err != nil {
		t.Fatal(err)
	}
	return e
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
