package bucket

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"gongshi/generator/disk"
	"gongshi/generator/output"
	"gongshi/generator/publish"
)

// A run is one deployment.
type run struct {
	*server
	hold    *hold
	way     Way
	files   []output.File
	origin  publish.Origin
	listing *publish.Listing

	manifest  []byte                     // as it is in the bucket
	published map[string]publish.Content // what it lists
	first     bool                       // there is none
	holds     []publish.Content          // what each file holds, once that is known
	differ    []int                      // indexes of files that are, or may be, others than in the bucket
	tags      map[string]string          // of the objects that are there, where that was looked at; nil: nobody looked at all of them
	absent    map[string]bool            // paths that were looked at one by one, and are free

	batches  [][]*job
	obsolete []string // paths of ours that are no longer wanted, sorted
	inTheWay []string // those of them that are removed first

	mu     sync.Mutex
	result Result
}

// A job is a file that is written, if it differs.
type job struct {
	*output.File
	index int
	turn  publish.Turn
}

func (r *run) readManifest(ctx context.Context) error {
	is, err := r.get(ctx, publish.Manifest)
	if errors.Is(err, fs.ErrNotExist) {
		r.first = true
		return nil
	}
	if err != nil {
		return err
	}
	r.manifest = is.text
	if r.published, err = publish.ReadManifest(is.text); err != nil {
		return r.refuse(publish.Manifest)
	}
	return nil
}

func (r *run) refuse(p string) error {
	return &publish.Refusal{Dir: r.Address.String(), Path: p, Reason: publish.ErrForeign}
}

// compare finds the files that differ from what the manifest says, or of which it cannot be known.
func (r *run) compare(ctx context.Context) error {
	r.holds = make([]publish.Content, len(r.files))
	again := r.way.All || r.hold.ledger.mixed || r.hold.ledger.form != form(r.way.Compress)
	differs := make([]bool, len(r.files))
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i := range r.files {
		f := &r.files[i]
		was, isListed := r.published[f.Path]
		if _, doubtful := slices.BinarySearch(r.hold.ledger.doubt, f.Path); again || doubtful || !isListed {
			differs[i] = true
			continue
		}
		work.Go(func() (err error) {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			if r.holds[i], err = content(f); err != nil {
				return failure("read", f.Path, sourceError{err})
			}
			differs[i] = r.holds[i] != was
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		return err
	}
	for i, is := range differs {
		if is {
			r.differ = append(r.differ, i)
		}
	}
	r.result.Unchanged = len(r.files) - len(r.differ)
	return nil
}

// content returns what a file holds.
func content(f *output.File) (publish.Content, error) {
	if f.Bytes == nil {
		c, _, err := read(f)
		return c, err
	}
	b, err := f.Bytes(nil)
	return disk.ContentOf(b), err
}

// plan decides on the order of what is written, and on what is removed.
func (r *run) plan(context.Context) error {
	wanted := make(map[string]bool, len(r.files))
	for i := range r.files {
		wanted[r.files[i].Path] = true
	}
	ours := r.hold.ledger.doubts(slices.Collect(maps.Keys(r.published)))
	r.obsolete = slices.DeleteFunc(ours, func(p string) bool {
		return wanted[p] || p == publish.Signature || p == publish.Manifest || p == publish.History || r.tags != nil && !r.isThere(p)
	})
	jobs := make([]*job, len(r.differ))
	for n, i := range r.differ {
		f := &r.files[i]
		_, isListed := r.published[f.Path]
		jobs[n] = &job{f, i, publish.Turn{Phase: publish.PhaseOf(f.Stage, r.first, r.isThere(f.Path), isListed), Stage: f.Stage, Index: int32(i)}}
	}
	r.inTheWay = publish.InTheWay(r.obsolete, wanted)
	r.batches = publish.Batches(jobs, func(j *job) publish.Turn { return j.turn })
	return nil
}

// isThere reports whether something is at a path, as far as is known.
func (r *run) isThere(p string) bool {
	if r.tags != nil {
		_, is := r.tags[p]
		return is
	}
	_, is := r.published[p]
	return is || !r.absent[p] && p == publish.Signature
}

// isSettled reports whether nothing is to be written or removed, and the last deployment ended well.
func (r *run) isSettled() bool {
	return len(r.differ) == 0 && len(r.obsolete) == 0 && len(r.hold.ledger.doubt) == 0 && r.hold.ledger.state == done && bytes.Equal(r.newManifest(), r.manifest)
}

// newManifest returns the manifest of what is deployed, once all files are known: those that do not differ, and those that were written.
func (r *run) newManifest() []byte {
	return r.listing.Manifest(r.origin, func(i int) publish.Content { return r.holds[i] })
}

// planned says what a deployment would do.
func (r *run) planned() Result {
	for _, batch := range r.batches {
		slices.SortFunc(batch, func(a, b *job) int { return cmp.Compare(a.index, b.index) })
		for _, j := range batch {
			r.note(j)
		}
	}
	r.result.Removed = r.obsolete
	return r.result
}

// note notes that a file was written.
func (r *run) note(j *job) {
	if r.isThere(j.Path) {
		r.result.Changed = append(r.result.Changed, j.Path)
	} else {
		r.result.New = append(r.result.New, j.Path)
	}
}
