package bucket

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"slices"

	"golang.org/x/sync/errgroup"

	"gongshi/generator/publish"
)

// deploy does what was planned.
func (r *run) deploy(ctx context.Context) (err error) {
	if r.isSettled() && !r.lacksHistory(ctx) {
		return nil
	}
	r.claim()
	held, err := r.hold.take(ctx)
	if err != nil {
		return err
	}
	if err = r.work(held); err == nil {
		return r.hold.settle(ctx, form(r.way.Compress))
	}
	if errors.Is(err, context.Canceled) && context.Cause(held) != nil {
		err = context.Cause(held)
	}
	var failed *Failure
	if errors.As(err, &failed) && (failed.Kind == Lost || failed.Kind == Silent) {
		r.hold.stop()
		return err
	}
	last, cancel := lastly(ctx)
	defer cancel()
	r.hold.release(last, stopped) // who cannot say so is watched for a while by the next
	return err
}

// lacksHistory reports whether the history is gone.
func (r *run) lacksHistory(ctx context.Context) bool {
	_, _, err := r.sum(ctx, publish.History)
	return errors.Is(err, fs.ErrNotExist)
}

// claim notes in the ledger what may soon hold something else than the manifest says.
func (r *run) claim() {
	var paths []string
	for _, i := range r.differ {
		paths = append(paths, r.files[i].Path)
	}
	l := &r.hold.ledger
	now := form(r.way.Compress)
	l.mixed = l.mixed || l.form != now && !r.first
	l.form, l.doubt = now, l.doubts(paths, r.obsolete)
}

func (r *run) work(ctx context.Context) error {
	if r.way.Planned != nil {
		r.way.Planned(len(r.differ) + len(r.obsolete))
	}
	if err := r.removeAll(ctx, r.inTheWay); err != nil {
		return err
	}
	for _, batch := range r.batches {
		if err := r.send(ctx, batch); err != nil {
			return err
		}
	}
	if err := r.finish(ctx); err != nil {
		return err
	}
	return r.removeAll(ctx, slices.DeleteFunc(r.obsolete, func(p string) bool {
		_, gone := slices.BinarySearch(r.inTheWay, p)
		return gone
	}))
}

// send writes files at the same time.
func (r *run) send(ctx context.Context, batch []*job) error {
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(atOnce)
	for _, j := range batch {
		work.Go(func() error {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			return r.sendOne(ctx, j)
		})
	}
	return work.Wait()
}

// sendOne writes a file, unless a killed deployment has done so already.
func (r *run) sendOne(ctx context.Context, j *job) error {
	o, content, err := stored(j.File, r.way.Compress)
	if err != nil {
		return failure("read", j.Path, err)
	}
	r.holds[j.index] = content
	same := r.tags != nil && r.tags[j.Path] == o.name() && !r.hold.ledger.mixed && !r.way.All
	if !same {
		if err := r.hold.held(); err != nil {
			return err
		}
		if err := r.sendTo(ctx, j, o); err != nil {
			return err
		}
	}
	r.tell(func() {
		if same {
			r.result.Unchanged++
		} else {
			r.note(j)
		}
	})
	return nil
}

// sendTo writes it. What someone put at a free path since it was looked at is left alone, and is not ours to remove later.
func (r *run) sendTo(ctx context.Context, j *job, o *object) error {
	_, err := r.put(ctx, j.Path, o, condition{absent: !r.isThere(j.Path)})
	if errors.Is(err, errCondition) {
		r.hold.disclaim(j.Path)
		return r.refuse(j.Path)
	}
	return err
}

// disclaim takes a path out of the ledger.
func (h *hold) disclaim(p string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ledger.doubt = slices.DeleteFunc(slices.Clone(h.ledger.doubt), func(own string) bool { return own == p })
}

// finish writes the history and the manifest.
func (r *run) finish(ctx context.Context) error {
	manifest := r.newManifest()
	r.result.Manifest = !bytes.Equal(manifest, r.manifest)
	was, err := r.get(ctx, publish.History)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	history := publish.Continue(bytes.Clone(was.text), r.origin.Day, manifest)
	if err := r.hold.held(); err != nil {
		return err
	}
	if !bytes.Equal(history, was.text) {
		if _, err := r.put(ctx, publish.History, r.last(publish.History, history), condition{}); err != nil {
			return err
		}
	}
	if r.result.Manifest || r.hold.ledger.mixed || r.way.All {
		_, err = r.put(ctx, publish.Manifest, r.last(publish.Manifest, manifest), condition{})
	}
	return err
}

// removeAll removes objects of ours at the same time.
func (r *run) removeAll(ctx context.Context, paths []string) error {
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(atOnce)
	for _, p := range paths {
		work.Go(func() error {
			if err := r.hold.held(); err != nil {
				return err
			}
			if err := r.remove(ctx, p); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			r.tell(func() { r.result.Removed = append(r.result.Removed, p) })
			return nil
		})
	}
	return work.Wait()
}

// tell notes that one more file is done.
func (r *run) tell(note func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	note()
	if r.way.Done != nil {
		r.way.Done()
	}
}
