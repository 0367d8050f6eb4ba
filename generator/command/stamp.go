package command

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"gongshi/generator/inode"
)

// A clock says the time of lines in the zone of the site, as soon as that is known.
type clock struct{ zone atomic.Pointer[time.Location] }

func (c *clock) in(zone *time.Location) {
	if zone != nil {
		c.zone.Store(zone)
	}
}

// says is the time as lines begin with it.
func (c *clock) says(at time.Time) string {
	if zone := c.zone.Load(); zone != nil {
		at = at.In(zone)
	}
	return at.Format(time.RFC3339)
}

// A stamper begins each line with the time. It is for what is read later. Several goroutines may write.
type stamper struct {
	to    io.Writer
	clock *clock

	mu     sync.Mutex
	within bool // a line
}

func (s *stamper) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []byte
	for line := range bytes.Lines(b) {
		if !s.within {
			all = fmt.Appendf(all, "%s ", s.clock.says(time.Now()))
		}
		all = append(all, line...)
		s.within = line[len(line)-1] != '\n'
	}
	if _, err := s.to.Write(all); err != nil {
		return 0, err
	}
	return len(b), nil
}

// stamped returns a writer whose lines begin with the time, unless someone sees when they come: on a terminal, or in the journal of
// systemd, which has a time of its own.
func stamped(w io.Writer, c *clock) io.Writer {
	if isTerminal(w) || isJournal(w) {
		return w
	}
	return &stamper{to: w, clock: c}
}

// isJournal reports whether a writer leads to the journal. systemd says in JOURNAL_STREAM which file that is; what it started may have
// sent its output elsewhere.
func isJournal(w io.Writer) bool {
	stream := os.Getenv("JOURNAL_STREAM")
	file, ok := raw(w).(*os.File)
	if stream == "" || !ok {
		return false
	}
	info, err := file.Stat()
	if err != nil {
		return false
	}
	is := inode.Of(info)
	return stream == fmt.Sprintf("%d:%d", is.Device, is.Number)
}
