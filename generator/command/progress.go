package command

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"gongshi/generator/problem"
)

const (
	patient = time.Second            // who waits this long wants to know what for
	rewrite = 100 * time.Millisecond // between two looks at the line
)

// progress shows on a terminal what a long build is at: a line that is rewritten, and gone in the end. It may be told by
// several goroutines. One that is nil shows nothing.
type progress struct {
	to    io.Writer
	since time.Time
	done  chan struct{} // closed by End
	gone  sync.WaitGroup

	mu    sync.Mutex
	stage string
	n, of int
	width int // of the line that stands on the terminal
}

// progress begins to show what is being done since then, unless nobody would see it.
func (c *call) progress(since time.Time) *progress {
	if c.quiet || !isTerminal(c.stderr) {
		return nil
	}
	p := newProgress(raw(c.stderr), since)
	c.shown.Store(p)
	return p
}

// isTerminal reports whether someone may be looking: a file, a pipe or a buffer is read later.
func isTerminal(w io.Writer) bool {
	file, ok := raw(w).(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func newProgress(to io.Writer, since time.Time) *progress {
	p := &progress{to: to, since: since, done: make(chan struct{})}
	p.gone.Go(func() {
		for tick := time.NewTicker(rewrite); ; {
			select {
			case now := <-tick.C:
				p.show(now)
			case <-p.done:
				tick.Stop()
				return
			}
		}
	})
	return p
}

// at says which stage begins, and of how many things; 0 if nobody knows.
func (p *progress) at(stage string, of int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stage, p.n, p.of = stage, 0, of
}

// Looking says that the sources are looked at.
func (p *progress) Looking() { p.at("looking at the sources", 0) }

// Reading says that so many files are read.
func (p *progress) Reading(files int) { p.at(fmt.Sprintf("reading %d files", files), 0) }

// count says that one more of them is done. After the last, then is the stage.
func (p *progress) count(then string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.n++; p.n == p.of {
		p.stage, p.n, p.of = then, 0, 0
	}
}

// End takes the line away. It may be called again.
func (p *progress) End() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.done:
		return
	default:
	}
	close(p.done)
	p.put("")
}

// show rewrites the line, if it is time for one.
func (p *progress) show(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.done:
		return
	default:
	}
	if now.Sub(p.since) >= patient {
		p.put(p.line())
	}
}

func (p *progress) line() string {
	if p.of == 0 {
		return p.stage + " …"
	}
	return fmt.Sprintf("%s: %d of %d", p.stage, p.n, p.of)
}

// put writes a line over the one that stands.
func (p *progress) put(line string) {
	line = problem.Visible(line)
	width := len([]rune(line))
	if width == 0 && p.width == 0 {
		return
	}
	text := "\r" + line + strings.Repeat(" ", max(0, p.width-width))
	if width == 0 {
		text += "\r"
	}
	io.WriteString(p.to, text) // a terminal that is gone is no reason to fail
	p.width = width
}
