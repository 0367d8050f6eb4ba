// Package pack puts a site into one file, a zip, for those who can only upload: all of it, or what is new or changed since an older copy,
// with the list of what is to be deleted.
//
// In the zip there are, in this order:
//
//	the notes        what to do, in the language of the site, for whoever uploads
//	DELETE-FIRST.txt what has to go before anything is uploaded: files in the place of a folder, and the other way round. Seldom there
//	site/…           the files, in the order of a publishing to a folder: uploaded from top to bottom, no link leads nowhere
//	DELETE.txt       what is deleted in the end: paths below the site's folder, a line each; a folder that is then empty ends in a slash
//	SHA256SUMS       of the files in site/, as sha256sum checks them
//
// What always holds:
//
//   - The same files, the same older copy and the same day give the same bytes.
//   - Unpacked over the older copy, with the lists deleted, it gives what a build writes.
//   - A file's time follows from the day and from its bytes, so a server that tells versions apart by time and size sees that they differ.
//   - No file is held in memory whole, but those that are made there.
//
// The history of publishings goes on from that of the older copy. Where that is not at hand, none is put in: the one online is left
// as it is, and does not name this manifest. A pack of the whole site begins a history, as a build into an empty folder does.
package pack

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"path"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"gongshi/generator/disk"
	"gongshi/generator/output"
	"gongshi/generator/publish"
)

// Names in the zip.
const (
	Folder      = "site/"
	DeleteFirst = "DELETE-FIRST.txt"
	Delete      = "DELETE.txt"
	Sums        = "SHA256SUMS"
)

// A Since is an older copy.
type Since struct {
	Manifest []byte // nil: there is none, and the pack holds the whole site
	History  []byte // nil: it is not at hand
}

// A Pack is a site that is about to be put into a zip.
type Pack struct {
	Written  []string // paths in the order in which they stand in the zip, without history and manifest
	Removed  []string // what is to be deleted: paths, sorted
	InTheWay []string // those of them that have to go first
	Same     int      // files that are as they were

	files    []output.File
	origin   publish.Origin
	since    Since
	listing  *publish.Listing
	contents []publish.Content
	order    []int // indexes of the files in the zip
}

// Plan compares files with an older copy. The error is a *publish.Refusal for files that cannot lie in one folder, and publish.ErrForeign
// for a manifest that is none.
func Plan(ctx context.Context, files []output.File, o publish.Origin, since Since) (*Pack, error) {
	p := &Pack{files: files, origin: o, since: since, contents: make([]publish.Content, len(files))}
	var err error
	if p.listing, err = publish.List(Folder, files); err != nil {
		return nil, err
	}
	var was map[string]publish.Content
	if since.Manifest != nil {
		if was, err = publish.ReadManifest(since.Manifest); err != nil {
			return nil, err
		}
	}
	if err := p.look(ctx); err != nil {
		return nil, err
	}
	p.compare(was)
	return p, nil
}

// look finds out what the files hold.
func (p *Pack) look(ctx context.Context) error {
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i := range p.files {
		work.Go(func() (err error) {
			p.contents[i], err = contentOf(ctx, &p.files[i])
			return err
		})
	}
	return work.Wait()
}

// compare decides what goes into the zip, and in which order.
func (p *Pack) compare(was map[string]publish.Content) {
	wanted := make(map[string]bool, len(p.files))
	var jobs []publish.Turn
	for i := range p.files {
		f := &p.files[i]
		wanted[f.Path] = true
		before, isThere := was[f.Path]
		if isThere && before == p.contents[i] {
			p.Same++
			continue
		}
		phase := publish.PhaseOf(f.Stage, p.since.Manifest == nil, isThere, isThere)
		jobs = append(jobs, publish.Turn{Phase: phase, Stage: f.Stage, Index: int32(i)})
	}
	for _, batch := range publish.Batches(jobs, func(t publish.Turn) publish.Turn { return t }) {
		for _, t := range batch {
			p.order = append(p.order, int(t.Index))
			p.Written = append(p.Written, p.files[t.Index].Path)
		}
	}
	for path := range was {
		if !wanted[path] {
			p.Removed = append(p.Removed, path)
		}
	}
	slices.Sort(p.Removed)
	p.InTheWay = publish.InTheWay(p.Removed, wanted)
}

// IsEmpty reports whether nothing is to be done.
func (p *Pack) IsEmpty() bool {
	return len(p.Written)+len(p.Removed) == 0 && string(p.manifest()) == string(p.since.Manifest)
}

// KeepsHistory reports whether the pack holds the history of publishings.
func (p *Pack) KeepsHistory() bool {
	return p.since.Manifest == nil || publish.IsHistory(p.since.History)
}

func (p *Pack) manifest() []byte {
	return p.listing.Manifest(p.origin, func(i int) publish.Content { return p.contents[i] })
}

// Notes are a text of the zip for people.
type Notes struct{ Name, Text string }

func (p *Pack) writing(ctx context.Context, notes Notes, done func()) func(io.Writer) error {
	return func(to io.Writer) error { return p.Write(ctx, to, notes, done) }
}

// Write writes the zip. done is called after each file of the site.
func (p *Pack) Write(ctx context.Context, to io.Writer, notes Notes, done func()) error {
	w := &writer{zip: zip.NewWriter(to), day: dayOf(p.origin.Day)}
	if err := w.text(notes.Name, []byte(notes.Text)); err != nil {
		return err
	}
	first, last := p.deletions()
	if err := w.list(DeleteFirst, first); err != nil {
		return err
	}
	for _, i := range p.order {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := w.file(ctx, &p.files[i], p.contents[i]); err != nil {
			return err
		}
		done()
	}
	manifest := p.manifest()
	if p.KeepsHistory() {
		if err := w.made(publish.History, publish.Continue(slices.Clone(p.since.History), p.origin.Day, manifest)); err != nil {
			return err
		}
	}
	if err := w.made(publish.Manifest, manifest); err != nil {
		return err
	}
	if err := w.list(Delete, last); err != nil {
		return err
	}
	if err := w.text(Sums, w.sums); err != nil {
		return err
	}
	return w.zip.Close()
}

// deletions returns the lists of what is deleted first and last, with the folders that this leaves empty.
func (p *Pack) deletions() (first, last []string) {
	kept := map[string]bool{".": true}
	for i := range p.files {
		keep(kept, p.files[i].Path)
	}
	keep(kept, publish.History)
	inTheWay := map[string]bool{}
	for _, path := range p.InTheWay {
		inTheWay[path] = true
	}
	listed := map[string]bool{}
	add := func(list *[]string, paths []string) {
		var folders []string
		for _, at := range paths {
			*list = append(*list, at)
			for dir := path.Dir(at); !kept[dir] && !listed[dir]; dir = path.Dir(dir) {
				listed[dir] = true
				folders = append(folders, dir+"/")
			}
		}
		slices.Sort(folders)
		slices.Reverse(folders)
		*list = append(*list, folders...)
	}
	add(&first, p.InTheWay)
	add(&last, slices.DeleteFunc(slices.Clone(p.Removed), func(path string) bool { return inTheWay[path] }))
	return first, last
}

// keep notes the folders of a file.
func keep(folders map[string]bool, file string) {
	for dir := path.Dir(file); !folders[dir]; dir = path.Dir(dir) {
		folders[dir] = true
	}
}

// contentOf returns what a file holds.
func contentOf(ctx context.Context, f *output.File) (c publish.Content, err error) {
	if ctx.Err() != nil {
		return c, ctx.Err()
	}
	if f.Bytes != nil {
		b, err := f.Bytes(nil)
		if err != nil {
			return c, &SourceError{f.Path, err}
		}
		return disk.ContentOf(b), nil
	}
	sum := sha256.New()
	if c.Size, err = copied(ctx, sum, f); err == nil {
		sum.Sum(c.Sum[:0])
	}
	return c, err
}

func copied(ctx context.Context, to io.Writer, f *output.File) (int64, error) {
	from, err := f.Open()
	if err != nil {
		return 0, &SourceError{f.Path, err}
	}
	defer from.Close()
	return io.Copy(to, sourceReader{from, ctx, f.Path})
}

// A SourceError says which file of the site cannot be read or made.
type SourceError struct {
	Path string
	Err  error
}

// ErrChanged is that of a file that is not what it was a moment ago.
var ErrChanged = errors.New("the file was changed meanwhile")

func (e *SourceError) Error() string { return fmt.Sprintf("pack %s: %v", e.Path, e.Err) }

func (e *SourceError) Unwrap() error { return e.Err }

// A sourceReader reads a file of the site until the context ends, and says so where that fails.
type sourceReader struct {
	io.Reader
	ctx  context.Context
	path string
}

func (r sourceReader) Read(b []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, r.ctx.Err()
	}
	n, err := r.Reader.Read(b)
	if err != nil && err != io.EOF {
		err = &SourceError{r.path, err}
	}
	return n, err
}

// dayOf returns the beginning of a day.
func dayOf(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}
