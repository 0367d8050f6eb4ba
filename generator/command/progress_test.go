package command

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// A screen holds what was written to it. It may be used by several goroutines.
type screen struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// shows returns what stands on the line, as a terminal would show it.
func (s *screen) shows() string {
	var line []rune
	column := 0
	for _, c := range s.text() {
		if c == '\r' {
			column = 0
			continue
		}
		if column == len(line) {
			line = append(line, c)
		}
		line[column] = c
		column++
	}
	return strings.TrimRight(string(line), " ")
}

func TestALongBuildShowsItsStagesOnOneLine(t *testing.T) {
	s := &screen{}
	p := newProgress(s, time.Now().Add(-patient))
	defer p.End()
	expect := func(line string) {
		t.Helper()
		eventually(t, "the line "+line, func() bool { return s.shows() == line })
	}
	p.at("reading 7 files", 0)
	expect("reading 7 files …")
	p.at("making", 3)
	p.count("writing")
	p.count("writing")
	expect("making: 2 of 3")
	p.count("writing")
	expect("writing …")
	p.End()
	if got := s.shows(); got != "" {
		t.Errorf("after the end there stands %q", got)
	}
	p.End()
	if got := s.text(); strings.Contains(got, "\n") || !strings.HasSuffix(got, "\r") {
		t.Errorf("it left the line: %q", got)
	}
}

func TestAShortBuildShowsNothing(t *testing.T) {
	s := &screen{}
	p := newProgress(s, time.Now().Add(time.Hour))
	p.at("reading", 0)
	p.show(time.Now())
	p.End()
	if got := s.text(); got != "" {
		t.Errorf("it wrote %q", got)
	}
}

func TestProgressIsForTerminals(t *testing.T) {
	file, err := os.Create(t.TempDir() + "/log")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	terminal, err := os.Open(os.DevNull) // a device of characters, as terminals are
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	for _, c := range []struct {
		what string
		call *call
		want bool
	}{
		{"a file", &call{stderr: file}, false},
		{"a buffer", &call{stderr: &screen{}}, false},
		{"a terminal", &call{stderr: terminal}, true},
		{"a terminal, and --quiet", &call{stderr: terminal, quiet: true}, false},
	} {
		p := c.call.progress(time.Now())
		if got := p != nil; got != c.want {
			t.Errorf("on %s it shows: %v", c.what, got)
		}
		p.at("nothing", 1)
		p.count("nothing")
		p.End()
	}
}
