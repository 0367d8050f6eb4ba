package serve

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/output"
)

// onDisk is a site whose files are copied from a folder, as it is when they are asked for.
type onDisk string

func (d onDisk) File(path string) (output.File, bool) {
	return output.File{Open: func() (io.ReadCloser, error) { return os.Open(filepath.Join(string(d), path)) }}, path == "a.pdf" || path == "b.pdf"
}

func TestAnAttachmentThatIsBeingSavedIsSentAsItWas(t *testing.T) {
	folder := t.TempDir()
	save := func(text string) {
		if err := os.WriteFile(filepath.Join(folder, "a.pdf"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := New("127.0.0.1:8080")
	s.Show(Site{Source: onDisk(folder)}, nil)
	for _, text := range []string{"one", "two"} {
		save(text)
		for range 2 {
			if answer, body := get(t, s, "/a.pdf"); answer.StatusCode != http.StatusOK || body != text {
				t.Errorf("%d %q, want %q", answer.StatusCode, body, text)
			}
			if err := os.RemoveAll(filepath.Join(folder, "a.pdf")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if answer, _ := get(t, s, "/b.pdf"); answer.StatusCode != http.StatusNotFound {
		t.Errorf("what was never there: %d", answer.StatusCode)
	}
}

// tricky is a file that fails the first times.
type tricky struct {
	failures int
	err      error
}

func (f *tricky) File(path string) (output.File, bool) {
	return output.File{Open: func() (io.ReadCloser, error) {
		if f.failures--; f.failures >= 0 {
			return nil, f.err
		}
		return inMemory{bytes.NewReader([]byte("text"))}, nil
	}}, path == "a.txt"
}

func TestAFileThatIsAwayForABlinkIsWaitedFor(t *testing.T) {
	for _, err := range []error{fs.ErrNotExist, errors.New("it was changed while it was read")} {
		s := New("127.0.0.1:8080")
		s.Show(Site{Source: &tricky{3, err}}, nil)
		if answer, body := get(t, s, "/a.txt"); answer.StatusCode != http.StatusOK || body != "text" {
			t.Errorf("%v: %d %q", err, answer.StatusCode, body)
		}
	}
}

func TestCopiesAreBounded(t *testing.T) {
	var c copies
	for i := range 100 {
		c.keep(strings.Repeat("x", i), make([]byte, mostCopy))
		total := 0
		for _, text := range c.texts {
			total += len(text)
		}
		if total != c.size || total > mostCopies {
			t.Fatalf("%d bytes are kept, and %d counted", total, c.size)
		}
	}
}
