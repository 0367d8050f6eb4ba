package publish

// showAll makes the drafts durable and renames them.
func (r *run) showAll(jobs []*job, how syncing) error {
	var hidden []*job
	for _, j := range jobs {
		if j.draft.temp != "" {
			hidden = append(hidden, j)
		}
	}
	if len(hidden) == 0 {
		return nil
	}
	if err := r.finishAll(hidden); err != nil {
		return err
	}
	if err := r.maybeGiveUp(); err != nil {
		return err
	}
	r.reached.Store(r.reached.Load() || hidden[0].turn.stage != absent || hidden[0].Path == manifestPath)
	r.loose = r.loose || how == syncLater
	if err := r.settle(); err != nil {
		return err
	}
	r.renamed = r.renamed || hidden[0].turn.stage != absent
	return each(len(hidden), func(i int) error { return r.show(hidden[i]) })
}

// finishAll makes those durable that are still open. All wait at the same time, so the disk may write them in one go.
func (r *run) finishAll(jobs []*job) error {
	return eachOf(len(jobs), len(jobs), func(i int) error {
		if !jobs[i].draft.open {
			return nil
		}
		return r.disk.finish(jobs[i].Path, &jobs[i].draft, true)
	})
}

func (r *run) show(j *job) error {
	if err := r.disk.rename(j.draft.temp, j.Path); err != nil {
		return err
	}
	j.found, j.end = j.draft.state, shown
	j.draft.temp = ""
	return nil
}

// settle has everything written so far survive a power failure. It stands between files and the first link to them, and between
// the last link to a file and its removal. So whenever the power fails, pages in reach are whole and lead to whole pages, on
// file systems that keep the order of renames, as ext4, XFS, Btrfs, ZFS and APFS do. It does not promise that the last publishing
// was not lost: then the next one does it again.
func (r *run) settle() error {
	if !r.loose {
		return nil
	}
	if err := r.disk.step("sync", "."); err != nil {
		return err
	}
	if err := syncAll(r.lock); err != nil {
		return failure(".", "sync", err)
	}
	r.loose = false
	return nil
}
