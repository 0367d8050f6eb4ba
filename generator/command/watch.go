package command

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"gongshi/generator/live"
	"gongshi/generator/problem"
	"gongshi/generator/publish"
	"gongshi/generator/watch"
	"gongshi/generator/words"
)

// runWatch keeps the published site current, until it is told to end; then it ends between two publishings.
func runWatch(ctx context.Context, c *call) error {
	out := c.flags.String("out", "public", "the folder to write the site into")
	c.flags.BoolVar(&c.quiet, "quiet", false, "say nothing of publishings that went well")
	compress := compressing(c.flags)
	poll := c.flags.Bool("poll", false, "look for changes every second, where the file system tells of none")
	s, err := c.parse()
	if err != nil {
		return err
	}
	if err := s.mayWrite(*out); err != nil {
		return err
	}
	clock := &clock{}
	clock.in(s.siteZone())
	c.stdout, c.stderr = stamped(c.stdout, clock), stamped(c.stderr, clock)
	w := &watching{sources: s, outlet: outlet{place: *out, compress: *compress}}
	if err := w.outlet.open(); err != nil && !isFull(err) {
		return s.inLanguage(err)
	}
	defer w.outlet.close()
	if w.live, err = s.keepCurrent(*poll, w.broken); err != nil {
		return err
	}
	w.current = current{clock: clock, stderr: c.stderr, language: w.live.Speaks}
	return cmp.Or(w.live.Run(ctx, w.show, w.fail), w.current.end())
}

// A watching is a site that is kept current in a folder.
type watching struct {
	*sources
	live    *live.Site
	outlet  outlet
	current current
}

// show publishes a good build.
func (w *watching) show(r *live.Rebuild) error {
	w.current.clock.in(r.Output.Site.Zone())
	w.last = r.Output.Site.Language
	if err := w.outlet.open(); err != nil {
		return err
	}
	publishing := w.outlet.folder.PublishChanged
	if r.Change.All || r.Change.Midnight { // nobody waits: what others did to the folder is looked for, too
		publishing = w.outlet.folder.Publish
	}
	result, err := w.call.publish(publishing, r.Output, r.Began)
	if err != nil {
		return err
	}
	if !w.call.quiet {
		tell(w.call.stdout, w.live.Speaks(), r, result)
	}
	w.current.good()
	return nil
}

func (w *watching) fail(r *live.Rebuild) error {
	w.current.failed(r)
	return nil
}

// broken notes what the machine did, and returns what is to be said of it.
func (w *watching) broken(err error) []string { return w.current.broken(w.lines(err), time.Now()) }

// An outlet is the folder that is published into. Where the disk is full when we begin, it is opened once there is room.
type outlet struct {
	place    string
	compress bool
	folder   *publish.Folder // nil until it is open
}

func (o *outlet) open() (err error) {
	if o.folder == nil {
		if o.folder, err = publish.Open(o.place); err == nil {
			o.folder.Compress = o.compress
		}
	}
	return err
}

func (o *outlet) close() {
	if o.folder != nil {
		o.folder.Close()
	}
}

// isFull reports whether an error says that the disk, or a user's part of it, is full.
func isFull(err error) bool {
	fault := faultOf(err)
	return fault == "full" || fault == "quota"
}

// tell says in a line what a rebuild came from and what it wrote. A look that found nothing is not worth a line.
func tell(to io.Writer, language string, b *live.Rebuild, r publish.Result) {
	if b.Change.All && len(r.Written)+len(r.Removed) == 0 {
		return
	}
	took := time.Since(b.Began).Round(100 * time.Microsecond)
	fmt.Fprintln(to, problem.Visible(words.Report(language, "watch-published", map[string]string{
		"reason":  reason(language, b.Change),
		"written": strconv.Itoa(len(r.Written)),
		"removed": strconv.Itoa(len(r.Removed)),
		"ms":      fmt.Sprintf("%.1f", float64(took)/float64(time.Millisecond)),
	})))
}

// reason says why a rebuild was made.
func reason(language string, c watch.Change) string {
	const most = 3
	switch {
	case c.Midnight:
		return words.Report(language, "watch-new-day", nil)
	case len(c.Paths) == 0:
		return words.Report(language, "watch-all", nil)
	case len(c.Paths) > most:
		return words.Report(language, "watch-more", map[string]string{"value": strings.Join(c.Paths[:most], ", "), "more": strconv.Itoa(len(c.Paths) - most)})
	default:
		return strings.Join(c.Paths, ", ")
	}
}

// notice says what the watcher tells of the system, in the language of messages.
func (s *sources) notice(n watch.Notice) string {
	kind, data := "notice-events", map[string]string{}
	switch {
	case n.Lock != "" && n.Waiting:
		kind, data = "notice-git", map[string]string{"path": n.Lock}
	case n.Lock != "":
		kind, data = "notice-git-long", map[string]string{"path": n.Lock}
	case n.Setting != "":
		kind, data = "notice-limit", map[string]string{"setting": n.Setting, "every": n.Every.String(), "value": strconv.Itoa(n.Raise)}
	case n.Err != nil:
		kind, data = "notice-no-events", map[string]string{"system": n.Err.Error(), "every": n.Every.String()}
	}
	return words.Report(s.languageOr(s.siteLanguage()), kind, data)
}
