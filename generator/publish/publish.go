// Package publish brings an output to a folder: it writes what differs, in a safe order, and removes what is gone.
//
// An output is a list of files, each with a path and a way to get its bytes (package output). A publishing goes through these steps:
//
//  1. Everything is looked at, and nothing is touched yet. A path that holds somebody else's file, or a symbolic link on the
//     way to it, refuses the whole publishing (plan.go).
//  2. The list of all paths that may become ours is put on disk, so that a killed run is understood by the next (ledger.go).
//  3. Files that were not there are written, then the others that differ; in both, assets come before pages, pages before
//     lists and lists before "/". On a first build "/" is the very last (plan.go, write.go).
//  4. The history of publishings gets its line (history.go), the manifest is written (manifest.go), then what is no longer wanted is
//     removed, and the folders that this leaves empty (remove.go).
//
// What always holds:
//
//   - Each file is whole: it is written beside its place, under a name that begins with ".gongshi-", and renamed.
//   - From any page that could be reached in the last complete publishing, every link leads somewhere. Links appear after
//     what they lead to, and what they led to disappears after them. The one exception is a path that turns from file to
//     folder or back, where both cannot be there at once.
//   - A compressed copy that is there holds what its file holds (copies.go).
//   - Files that are equal are left alone and keep their time. What someone else changed or deleted is repaired.
//   - Files that this package did not write are never changed, removed or followed, and neither are dot files.
//   - Killed at any instant, and run again: the folder is as if it had been built into an empty one, but for the history.
//   - The history is only added to, and its last line names the manifest that is there or is about to be.
//   - After a power failure, too, every page in reach is whole: the old one or the new one. See makeDurable for how, and for what
//     it expects of the file system.
//   - One process publishes into a folder at a time. What someone puts in the folder's place meanwhile is not touched (package
//     disk).
//
// A Folder that stays open remembers what it published, a token for each file, and begins with those that have another
// (folder.go). The rest is looked at afterwards, or not at all: see PublishChanged.
//
// The bytes of a made file are asked for once a publishing at the most, a copied file is opened once, or twice if there was one at its
// path before. A token is kept until the next publishing.
//
// It knows nothing about what it publishes, and asks no clock.
package publish

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"gongshi/generator/disk"
	"gongshi/generator/output"
)

// Origin is what the manifest tells besides the files.
type Origin struct {
	Day     string // the day that the output was made for, as YYYY-MM-DD
	Version string // of the generator
}

// A Result is what a publishing did; one that failed, what it did until then. It leaves out the manifest and the history. Paths are
// sorted.
type Result struct {
	Written   []string
	Removed   []string
	Unchanged int
}

// Publish makes the folder hold exactly these files, the manifest, and whatever in it is not ours. On an error the last good
// files stay in place; the next publishing goes on from there. A *Refusal means that nothing was touched, unless the folder
// was tampered with during the publishing.
func (f *Folder) Publish(files []output.File, o Origin) (Result, error) {
	return f.publish(context.Background(), files, o, true)
}

// PublishContext is Publish for someone who may lose patience. If the context ends before anything that readers can reach has
// changed, the folder is left as it was, and the error is that of the context; after that the publishing goes on to its end.
func (f *Folder) PublishContext(ctx context.Context, files []output.File, o Origin) (Result, error) {
	return f.publish(ctx, files, o, true)
}

// PublishChanged does the same, but trusts that nobody touched the files that this Folder published last time with the token
// they have now, and does not look at them. That takes a time that grows with what changed, not with the site. It is for
// an edit that someone waits for; what was tampered with is repaired by the next Publish.
func (f *Folder) PublishChanged(files []output.File, o Origin) (Result, error) {
	return f.publish(context.Background(), files, o, false)
}

func (f *Folder) publish(ctx context.Context, files []output.File, o Origin, lookAtAll bool) (Result, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.check(files); err != nil {
		return Result{}, err
	}
	if err := f.ensureOpen(); err != nil {
		return Result{}, err
	}
	r := newRun(ctx, f, files)
	err := r.publish(o, lookAtAll)
	if err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return Result{}, r.undo(err)
	}
	slices.Sort(r.result.Written)
	slices.Sort(r.result.Removed)
	return r.result, err
}

// A run is one publishing.
type run struct {
	*Folder
	files       []output.File
	first       bool         // there is no complete publishing yet, so "/" is the last of all
	recovering  bool         // the run before did not end well
	announce    func() error // says once on disk that a publishing begins: see announceOnce
	announced   bool
	ownedBefore owned        // what was ours before it was announced
	canceled    func() error // why to give up, as long as nothing in reach has changed
	visible     atomic.Bool  // something in reach has changed, or is about to
	dirs        *disk.DirCache
	claims      []string  // paths that will be ours
	obstacles   []string  // what is ours and in the way, in the order in which it can be removed; a folder ends in a slash
	unsynced    bool      // there may be bytes that a power failure would lose
	replaced    bool      // something in reach was replaced
	copied      []string  // copies that are in their places
	scratch     sync.Pool // *[]byte: room for bytes that are being written
	result      Result
}

func newRun(ctx context.Context, f *Folder, files []output.File) *run {
	r := &run{Folder: f, files: files, first: !f.complete, recovering: f.unfinished, unsynced: f.unfinished, canceled: ctx.Err, dirs: f.root.Dirs()}
	r.scratch.New = func() any { return new([]byte) }
	r.announce = sync.OnceValue(r.announceOnce)
	return r
}

// publish plans history and manifest first, so that a refusal of their paths comes before anything is touched, and writes them last.
func (r *run) publish(o Origin, lookAtAll bool) error {
	last := r.lastFiles(o)
	if err := r.plan(last); err != nil {
		return err
	}
	if err := r.noteCopies(); err != nil {
		return err
	}
	if err := r.publishFiles(lookAtAll); err != nil {
		return err
	}
	for i := range last {
		if err := r.write([]*job{&last[i]}); err != nil {
			return err
		}
	}
	r.complete = true
	if err := r.cleanUp(); err != nil {
		return err
	}
	return r.root.CheckInPlace()
}

// publishFiles publishes the files whose token does not say that they are as they were. What an editor waits for goes first: only
// when those are out the others are looked at, if they are at all.
func (r *run) publishFiles(lookAtAll bool) error {
	differ := r.differing()
	if err := r.publishSome(differ); err != nil {
		return err
	}
	same := len(r.files) - len(differ)
	if !lookAtAll || same == 0 {
		r.result.Unchanged += same
		return nil
	}
	tampered, err := r.tampered(differ)
	r.result.Unchanged += same - len(tampered)
	if err != nil || len(tampered) == 0 {
		return err
	}
	return r.publishSome(tampered)
}

// differing returns those of the files that are not known to be as they were, by their indexes.
func (r *run) differing() []int32 {
	var differ []int32
	for i := range r.files {
		if !r.entries[i].matches(&r.files[i]) || r.lacksCopies(i) {
			differ = append(differ, int32(i))
		}
	}
	return differ
}

// tampered returns those of the files that someone else has changed or removed since they were published. It does not look at
// those that were just published.
func (r *run) tampered(published []int32) ([]int32, error) {
	is := make([]bool, len(r.files))
	err := parallel(len(r.files), func(i int) error {
		if _, done := slices.BinarySearch(published, int32(i)); done {
			return nil
		}
		found, err := r.root.Look(r.paths[i])
		if is[i] = !disk.Unmodified(r.entries[i].info, found); is[i] || err != nil {
			return err
		}
		is[i], err = r.tamperedCopies(i)
		return err
	})
	var tampered []int32
	for i := range is {
		if is[i] {
			tampered = append(tampered, int32(i))
		}
	}
	return tampered, err
}

// publishSome plans these files and writes those that differ, batch by batch.
func (r *run) publishSome(files []int32) error {
	all, jobs := make([]job, len(files)), make([]*job, len(files))
	for n, i := range files {
		all[n] = job{File: &r.files[i], was: &r.entries[i], index: i}
		jobs[n] = &all[n]
	}
	if err := r.plan(all); err != nil {
		return err
	}
	if err := r.dirs.MakeReadable(); err != nil {
		return err
	}
	if err := r.clearTheWay(); err != nil {
		return err
	}
	for _, batch := range Batches(jobs, (*job).turn) {
		if err := r.write(batch); err != nil {
			return err
		}
	}
	return nil
}

// parallel calls do with 0 to n-1, on every processor, in about that order. After an error it begins nothing more, and returns
// the first.
func parallel(n int, do func(i int) error) error { return parallelOn(runtime.GOMAXPROCS(0), n, do) }

// parallelOn does it on so many goroutines. More than there are processors help where do waits for the disk.
func parallelOn(goroutines, n int, do func(i int) error) error {
	group, failed := errgroup.WithContext(context.Background())
	var next atomic.Int64
	for range min(n, goroutines) {
		group.Go(func() error {
			for failed.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return nil
				}
				if err := do(i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}
