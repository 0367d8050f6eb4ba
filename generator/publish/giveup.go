package publish

import (
	"errors"
	"slices"
)

// maybeGiveUp returns why to give up, if that is wished and still leaves the folder as it was: what was absent, nothing leads to.
func (r *run) maybeGiveUp() error {
	if r.reached.Load() {
		return nil
	}
	return r.patience()
}

// undo takes back what a publishing did that was given up for a reason, which it returns: files that were absent, the folders made
// for them, and the claim to them. If that fails, the folder is as a killed run leaves it, and the next one mends it.
func (r *run) undo(reason error) error {
	r.forget()
	if !r.begun {
		return reason
	}
	written := slices.Clone(r.result.Written)
	slices.Sort(written)
	if err := r.takeBack(written); err != nil {
		return errors.Join(reason, err)
	}
	return reason
}

func (r *run) takeBack(written []string) error {
	ground := newGround(&r.disk)
	for _, p := range written {
		if err := r.removeOne(p, ground); err != nil {
			return err
		}
	}
	made := slices.Compact(slices.Sorted(slices.Values(r.ground.made)))
	for _, dir := range slices.Backward(made) {
		if err := r.disk.rmdir(dir); err != nil {
			return err
		}
	}
	if err := r.disown(); err != nil || r.recovering {
		return err
	}
	if err := r.disk.remove(markPath); err != nil {
		return err
	}
	r.unfinished = false
	return nil
}

// disown gives up the claim to all that was not ours when the publishing began.
func (r *run) disown() error {
	r.owned = r.before
	if len(r.owned) > 0 {
		return r.writeLedger(r.owned)
	}
	r.stale = false
	return r.disk.remove(ledgerPath)
}
