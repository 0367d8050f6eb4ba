package command

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"gongshi/generator/live"
	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// remindAfter is how long the same failure, tried again and again, is not told a second time.
const remindAfter = time.Hour

// A current knows whether what is published is current, and if not, since when and why. The same goroutine asks and tells it.
type current struct {
	clock    *clock
	stderr   io.Writer
	language func() string

	since time.Time // of the first build that failed since the last good one; zero: it is current
	why   string
	ends  error // what the command ends with

	last   []string // what the machine did last,
	lastAt time.Time
}

// errNotCurrent says that watch ended while the machine kept the site from being current.
var errNotCurrent = errors.New("the site is not current") // already reported

// good notes that what is published is current.
func (c *current) good() {
	if !c.since.IsZero() {
		c.say("watch-current", nil)
	}
	c.since, c.last = time.Time{}, nil
}

// failed notes that errors in the sources keep the site from being current. They are told already.
func (c *current) failed(r *live.Rebuild) {
	mistakes := r.Problems.Errors()
	why := mistakes[0].Place() + " "
	says, _ := mistakes[0].Words(c.language())
	why += says
	if len(mistakes) > 1 {
		why = words.Report(c.language(), "watch-problems", map[string]string{"value": strconv.Itoa(len(mistakes)), "first": why})
	}
	c.stale(r.Began, why, errProblems)
}

// broken notes what the machine did, and returns what is to be told of it: nothing, if that was told within the hour.
func (c *current) broken(lines []string, now time.Time) []string {
	first := c.since.IsZero() || c.ends != errNotCurrent
	c.stale(now, lines[0], errNotCurrent)
	if !first && slices.Equal(lines, c.last) && now.Sub(c.lastAt) < remindAfter {
		return nil
	}
	c.last, c.lastAt = lines, now
	return append(slices.Clone(lines), "    "+words.Report(c.language(), "watch-again", nil))
}

// stale notes since when the site is not current, and says so the first time.
func (c *current) stale(since time.Time, why string, ends error) {
	first := c.since.IsZero()
	if first {
		c.since = since
	}
	c.why, c.ends = why, ends
	if first && ends == errProblems {
		c.say("watch-stale", nil)
	}
}

// end says in a last line that the site is not current, if it is not, and returns what the command ends with.
func (c *current) end() error {
	if c.since.IsZero() {
		return nil
	}
	c.say("watch-ended", map[string]string{"time": c.clock.says(c.since), "why": c.why})
	return c.ends
}

func (c *current) say(kind string, data map[string]string) {
	fmt.Fprintln(c.stderr, problem.Visible(words.Report(c.language(), kind, data)))
}
