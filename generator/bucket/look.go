package bucket

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"gongshi/generator/publish"
)

const onAPage = 1000 // objects in one answer to a question for all of them

// look looks at what the manifest does not tell of: at all that is there before a first deployment and after one that was killed, else
// at the paths of new files. It refuses what is not ours.
func (r *run) look(ctx context.Context) error {
	if err := r.lookAtSignature(ctx); err != nil {
		return err
	}
	var fresh []string
	for _, i := range r.differ {
		if p := r.files[i].Path; !r.isListed(p) {
			fresh = append(fresh, p)
		}
	}
	if r.first || len(r.hold.ledger.doubt) > 0 || len(fresh) > len(r.published)/onAPage+1 {
		return r.lookAtAll(ctx, fresh)
	}
	return r.lookAt(ctx, fresh)
}

func (r *run) isListed(p string) bool {
	_, is := r.published[p]
	return is
}

func (r *run) lookAtAll(ctx context.Context, fresh []string) (err error) {
	if r.tags, err = r.list(ctx); err != nil {
		return err
	}
	if err := r.lookAtDoubtful(ctx); err != nil {
		return err
	}
	for _, p := range fresh {
		if r.isThere(p) && !r.isOurs(p) {
			return r.refuse(p)
		}
	}
	if !r.first || r.hold.tag != "" {
		return nil
	}
	return r.refuseForeign(ctx)
}

// lookAtDoubtful looks at what is where a killed deployment only meant to write. What does not bear our mark someone else has put there
// since: it is not ours.
func (r *run) lookAtDoubtful(ctx context.Context) error {
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(atOnce)
	for _, p := range r.hold.ledger.doubt {
		if !r.isThere(p) || r.isListed(p) || p == publish.Signature {
			continue
		}
		work.Go(func() error {
			sum, _, err := r.sum(ctx, p)
			if err == nil && sum == "" {
				r.hold.disclaim(p)
			} else if errors.Is(err, fs.ErrNotExist) {
				return nil // it went meanwhile
			}
			return err
		})
	}
	return work.Wait()
}

// refuseForeign refuses a place at which anyone but us keeps objects, as a folder is refused. Names with a dot are of no concern.
func (r *run) refuseForeign(ctx context.Context) error {
	for p := range r.tags {
		if strings.HasPrefix(p, ".") || p == "" {
			continue
		}
		if p == publish.History {
			is, err := r.get(ctx, p)
			if err != nil {
				return err
			}
			if publish.IsHistory(is.text) {
				continue
			}
		}
		return r.refuse(p)
	}
	return nil
}

// isOurs reports whether a path is one that we wrote, or may have written.
func (r *run) isOurs(p string) bool {
	_, doubtful := slices.BinarySearch(r.hold.ledger.doubt, p)
	return doubtful || r.isListed(p) || p == publish.Signature
}

func (r *run) lookAt(ctx context.Context, fresh []string) error {
	r.absent = map[string]bool{}
	var mu sync.Mutex
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(atOnce)
	for _, p := range fresh {
		work.Go(func() error {
			switch _, _, err := r.sum(ctx, p); {
			case errors.Is(err, fs.ErrNotExist):
				mu.Lock()
				defer mu.Unlock()
				r.absent[p] = true
				return nil
			case err != nil:
				return err
			case !r.isOurs(p):
				return r.refuse(p)
			}
			return nil
		})
	}
	return work.Wait()
}

// lookAtSignature takes the signature out of what differs if it does not. It is in no manifest.
func (r *run) lookAtSignature(ctx context.Context) error {
	at := slices.IndexFunc(r.differ, func(i int) bool { return r.files[i].Path == publish.Signature })
	if at < 0 || r.way.All {
		return nil
	}
	o, content, err := stored(&r.files[r.differ[at]], r.way.Compress)
	if err != nil {
		return failure("read", publish.Signature, sourceError{err})
	}
	is, _, err := r.sum(ctx, publish.Signature)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && is == o.name() {
		r.holds[r.differ[at]] = content
		r.differ = slices.Delete(r.differ, at, at+1)
		r.result.Unchanged++
	}
	return err
}
