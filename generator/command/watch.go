package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"time"

	"gongshi/generator/live"
	"gongshi/generator/problem"
	"gongshi/generator/publish"
	"gongshi/generator/watch"
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
	o := &outlet{place: *out, compress: *compress}
	if err := o.open(); err != nil && !isFull(err) {
		return s.inLanguage(err)
	}
	defer o.close()
	l, err := s.keepCurrent(*poll)
	if err != nil {
		return err
	}
	show := func(r *live.Rebuild) error {
		if err := o.open(); err != nil {
			return err
		}
		publishing := o.folder.PublishChanged
		if r.Change.All || r.Change.Midnight { // nobody waits: what others did to the folder is looked for, too
			publishing = o.folder.Publish
		}
		result, err := c.publish(publishing, r.Output, r.Began)
		if err == nil && !c.quiet {
			tell(c.stdout, r, result)
		}
		return s.inLanguage(err)
	}
	return l.Run(ctx, show, func(*live.Rebuild) error { return nil })
}

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
func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

// tell says in a line what a rebuild came from and what it wrote. A look that found nothing is not worth a line.
func tell(w io.Writer, b *live.Rebuild, r publish.Result) {
	if b.Change.All && len(r.Written)+len(r.Removed) == 0 {
		return
	}
	took := time.Since(b.Began).Round(100 * time.Microsecond)
	fmt.Fprintf(w, "%s: %d files written, %d removed, %.1f ms\n", problem.Visible(reason(b.Change)), len(r.Written), len(r.Removed), float64(took)/float64(time.Millisecond))
}

// reason says why a rebuild was made.
func reason(c watch.Change) string {
	const most = 3
	switch {
	case c.Midnight:
		return "a new day"
	case len(c.Paths) == 0:
		return "all files"
	case len(c.Paths) > most:
		return fmt.Sprintf("%s and %d more", strings.Join(c.Paths[:most], ", "), len(c.Paths)-most)
	default:
		return strings.Join(c.Paths, ", ")
	}
}
