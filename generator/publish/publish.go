// Package publish brings an output to a folder: it writes what differs, in a safe order, and removes what is gone.
//
// An output is a list of Files, each with a path and a way to get its bytes. A publishing goes through these steps:
//
//  1. Everything is looked at, and nothing is touched yet. A path that holds somebody else's file, or a symbolic link on the
//     way to it, refuses the whole publishing (plan.go).
//  2. The list of all paths that may become ours is put on disk, so that a killed run is understood by the next (ledger.go).
//  3. Files that were not there are written, then the others that differ; in both, assets come before pages, pages before
//     lists and lists before "/". On a first build "/" is the very last (turn.go, show.go).
//  4. The manifest is written (text.go), then what is no longer wanted is removed, and the folders that this leaves empty
//     (tidy.go).
//
// What always holds:
//
//   - Each file is whole: it is written beside its place, under a name that begins with ".gongshi-", and renamed.
//   - From any page that could be reached in the last complete publishing, no link leads nowhere. Links appear after
//     what they lead to, and what they led to disappears after them. The one exception is a path that turns from file to
//     folder or back, where both cannot be there at once.
//   - Files that are equal are left alone and keep their time. What someone else changed or deleted is repaired.
//   - Files that this package did not write are never changed, removed or followed, and neither are dot files.
//   - Killed at any instant, and run again: the folder is as if it had been built into an empty one.
//   - After a power failure, too, every page in reach is whole: the old one or the new one. See settle for how, and for what
//     it expects of the file system.
//   - One process publishes into a folder at a time (lock_unix.go). What someone puts in the folder's place meanwhile is not
//     touched (at_unix.go).
//
// A Folder that stays open remembers what it published, a token for each file, and begins with those that have another
// (run.go, known.go). The rest is looked at afterwards, or not at all: see PublishChanged.
//
// It knows nothing about what it publishes, and asks no clock.
package publish

import (
	"context"
	"errors"
	"io"
	"slices"
)

// A File is one file of an output. It has Bytes or Open, not both. They are called from several goroutines at once, each
// once a publishing at the most, or twice for an Open whose file was there before.
type File struct {
	Path string                        // relative to the folder, clean, with slashes: "2022/tasks/17/index.html"
	Rank Rank                          // when it is written
	Open func() (io.ReadCloser, error) // for what is copied: attachments, static files; never held in memory whole

	// Bytes is for what is made in memory: pages, exports. It may append to scratch, which has no bytes but perhaps room for
	// some. What it returns belongs to the publishing, which uses the room again once it is written.
	Bytes func(scratch []byte) ([]byte, error)

	// Token stands for the bytes, if it is not nil: where it equals the one of the same path in the last publishing of the
	// same Folder, the bytes are the same, and are asked for again only if the file on disk was tampered with. It must be
	// comparable with ==, and is kept until the next publishing.
	Token any
}

// A Rank says when a file is written: before everything of a higher rank.
type Rank uint8

// The ranks, from first to last.
const (
	Asset Rank = iota // what pages need and what links to nothing: styles, scripts, attachments
	Page
	List // what leads to pages: lists, feeds, the export that programs wait for
	Home // "/", the way in
	Bulk // what takes long to make, and nobody waits for: other exports, the index of a search
	Sum  // what says how long those are
)

// Origin is what the manifest tells besides the files.
type Origin struct {
	Day     string // the day that the output was made for, as YYYY-MM-DD
	Version string // of the generator
}

// A Result is what a publishing did; one that failed, what it did until then. It leaves out the manifest. Paths are sorted.
type Result struct {
	Written   []string
	Removed   []string
	Unchanged int
}

// Publish makes the folder hold exactly these files, the manifest, and whatever in it is not ours. On an error the last good
// files stay in place; the next publishing goes on from there. A *Refusal means that nothing was touched, unless the folder
// was tampered with during the publishing.
func (f *Folder) Publish(files []File, o Origin) (Result, error) {
	return f.publish(context.Background(), files, o, true)
}

// PublishUnless is Publish for someone who may lose patience. If the context ends before anything that readers can reach has
// changed, the folder is left as it was, and the error is that of the context; after that the publishing goes on to its end.
func (f *Folder) PublishUnless(ctx context.Context, files []File, o Origin) (Result, error) {
	return f.publish(ctx, files, o, true)
}

// PublishChanged does the same, but trusts that nobody touched the files that this Folder published last time with the token
// they have now, and does not look at them. That takes a time that grows with what changed, not with the site. It is for
// an edit that someone waits for; what was tampered with is repaired by the next Publish.
func (f *Folder) PublishChanged(files []File, o Origin) (Result, error) {
	return f.publish(context.Background(), files, o, false)
}

func (f *Folder) publish(ctx context.Context, files []File, o Origin, look bool) (Result, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.check(files); err != nil {
		return Result{}, err
	}
	if err := f.hold(); err != nil {
		return Result{}, err
	}
	r := newRun(f, files)
	r.patience = ctx.Err
	err := r.steps(o, look)
	if err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return Result{}, r.undo(err)
	}
	slices.Sort(r.result.Written)
	slices.Sort(r.result.Removed)
	return r.result, err
}
