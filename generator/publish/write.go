package publish

import (
	"io"

	"gongshi/generator/disk"
)

// few is how many files are made durable one by one, all at once: what an edit changes. That waits for those files alone, and a
// file system writes them together. Above it, one sync of the whole file system costs less, although it also writes what
// others have in memory, which on a busy machine may take seconds.
const few = 64

// A syncing is how the files of a batch are made durable.
type syncing uint8

const (
	syncTogether syncing = iota // each by itself, when all are written
	syncAtOnce                  // each as soon as it is written
	syncLater                   // by makeDurable, all of the file system
)

func syncingOf(files int) syncing {
	switch {
	case files <= few:
		return syncTogether
	case !disk.CanSync:
		return syncAtOnce
	}
	return syncLater
}

// write writes those jobs of a batch that differ from the disk. What is in reach is first written beside its place, all of it, made
// durable and only then renamed: if the disk is full, nothing has changed; and readers see old and new ones side by side for
// the shortest time. Nothing leads to absent files yet: if they are many, each goes to its place at once.
func (r *run) write(batch []*job) error {
	if err := r.root.CheckInPlace(); err != nil {
		return err
	}
	how := syncingOf(len(batch))
	err := parallel(len(batch), func(i int) error {
		j := batch[i]
		if err := r.writeTemp(j, how); err != nil || !j.isWaiting() || how == syncTogether || j.phase != Absent {
			return err
		}
		return r.rename(j)
	})
	if err == nil {
		err = r.renameAll(batch, how)
	}
	for _, j := range batch {
		r.end(j, how)
	}
	return err
}

// writeTemp gets the job's bytes and writes them beside their place, unless they are what is there.
func (r *run) writeTemp(j *job, how syncing) error {
	if err := r.mayGiveUp(); err != nil {
		return err
	}
	if err := r.root.MakeReadable(j.Path, &j.found); err != nil {
		return err
	}
	scratch := r.scratch.Get().(*[]byte)
	b, want, err := r.wanted(j, (*scratch)[:0])
	defer func() { r.release(scratch, b) }()
	if err != nil {
		return err
	}
	same, err := r.isOnDisk(j, b, want)
	if err != nil {
		return err
	}
	if same {
		j.content, j.outcome = want, unchanged
		return r.writeCopies(j, b, want, how)
	}
	if err := r.announce(); err != nil {
		return err
	}
	if err := r.dirs.Make(disk.Parent(j.Path)); err != nil {
		return err
	}
	j.temp, err = r.root.Create(j.Path, func(to io.Writer) error {
		if j.held {
			_, err := to.Write(b)
			return err
		}
		want, err = r.root.Copy(to, j.source)
		return err
	})
	j.content = want
	if err == nil && how != syncTogether {
		err = r.root.Finish(j.Path, &j.temp, how == syncAtOnce)
	}
	if err != nil {
		return err
	}
	return r.writeCopies(j, b, want, how)
}

// wanted returns what is known of the job's bytes before they are written. Of a file to be copied that is nothing unless there
// is something to compare it with.
func (r *run) wanted(j *job, scratch []byte) (b []byte, c disk.Content, err error) {
	if j.Bytes != nil {
		if b, err = j.Bytes(scratch); err == nil {
			c = disk.ContentOf(b)
		}
		j.held = true
		return b, c, disk.Failure(j.Path, "make", err)
	}
	if b, j.held, err = j.hold(); j.held || err != nil {
		return b, disk.ContentOf(b), disk.Failure(j.Path, "compare", err)
	}
	if j.found.Kind != disk.Absent {
		c, err = r.root.Copy(io.Discard, j.source)
	}
	return nil, c, disk.Failure(j.Path, "compare", err)
}

// mostScratch bounds the room that stays in memory for the next file's bytes.
const mostScratch = 1 << 20

// release leaves the room that a file's bytes took to another file.
func (r *run) release(scratch *[]byte, b []byte) {
	if cap(b) > cap(*scratch) && cap(b) <= mostScratch {
		*scratch = b
	}
	r.scratch.Put(scratch)
}

// source opens what is to be copied, so that its errors are told from those of the folder.
func (j *job) source() (io.ReadCloser, error) {
	from, err := j.Open()
	if err != nil {
		return nil, &SourceError{err}
	}
	return source{from}, nil
}

type source struct{ io.ReadCloser }

func (s source) Read(b []byte) (int, error) {
	n, err := s.ReadCloser.Read(b)
	if err != nil && err != io.EOF {
		err = &SourceError{err}
	}
	return n, err
}

// A SourceError says that what was to be copied could not be read: the folder is not at fault.
type SourceError struct{ Err error }

func (s *SourceError) Error() string { return "read the source: " + s.Err.Error() }

// Unwrap makes errors.Is find what the system says.
func (s *SourceError) Unwrap() error { return s.Err }

// isOnDisk reports whether the wanted bytes are at the job's path already. What this Folder wrote, and nobody has touched since, is
// known; all else is read. The manifest's hashes would only say what was once written, and cannot spare that: reading 10,000
// files takes less than a tenth of a second, once a process, and heals what anyone did to them.
func (r *run) isOnDisk(j *job, b []byte, want disk.Content) (bool, error) {
	if j.found.Kind != disk.Regular || j.found.Size != want.Size {
		return false, nil
	}
	if disk.Unmodified(j.was.info, j.found) {
		return j.was.content == want, nil
	}
	if j.held {
		same, err := r.root.Holds(j.Path, b)
		return same, disk.Failure(j.Path, "read", err)
	}
	there, err := r.root.ContentAt(j.Path)
	return there == want, disk.Failure(j.Path, "read", err)
}

// renameAll makes the temporary files durable and puts them in their places.
func (r *run) renameAll(batch []*job, how syncing) error {
	var waiting []*job
	for _, j := range batch {
		if j.isWaiting() {
			waiting = append(waiting, j)
		}
	}
	if len(waiting) == 0 {
		return nil
	}
	if err := r.finishAll(waiting); err != nil {
		return err
	}
	if err := r.mayGiveUp(); err != nil {
		return err
	}
	inReach := waiting[0].phase != Absent
	r.visible.Store(r.visible.Load() || inReach || isLast(waiting[0].Path))
	r.unsynced = r.unsynced || how == syncLater
	if err := r.makeDurable(); err != nil {
		return err
	}
	r.replaced = r.replaced || inReach
	return parallel(len(waiting), func(i int) error { return r.rename(waiting[i]) })
}

// finishAll makes those durable that are still open. All wait at the same time, so the disk may write them in one go.
func (r *run) finishAll(jobs []*job) error {
	return parallelOn(len(jobs), len(jobs), func(i int) error {
		if jobs[i].temp.Open {
			if err := r.root.Finish(jobs[i].Path, &jobs[i].temp, true); err != nil {
				return err
			}
		}
		return r.finishCopies(jobs[i])
	})
}

// makeDurable has everything written so far survive a power failure. It stands between files and the first link to them, and
// between the last link to a file and its removal. So whenever the power fails, pages in reach are whole and lead to whole pages,
// on file systems that keep the order of renames, as ext4, XFS, Btrfs, ZFS and APFS do. The last publishing may be lost: then the
// next one does it again.
func (r *run) makeDurable() error {
	if !r.unsynced {
		return nil
	}
	if err := r.root.Sync(); err != nil {
		return err
	}
	r.unsynced = false
	return nil
}

// rename puts a job's file in its place, and its copies.
func (r *run) rename(j *job) error {
	if err := r.removeStale(j); err != nil {
		return err
	}
	if j.temp.Path != "" {
		if err := r.root.Rename(&j.temp, j.Path); err != nil {
			return err
		}
		j.found, j.outcome = j.temp.Info, written
	}
	return r.renameCopies(j)
}

// end notes how a job ended, and removes what did not get to its place.
func (r *run) end(j *job, how syncing) {
	copies := r.endCopies(j)
	switch {
	case j.temp.Path != "":
		r.root.Discard(&j.temp)
		return
	case j.outcome == pending:
		return
	case j.outcome == written:
		r.unsynced = r.unsynced || how == syncLater && j.phase == Absent // the others were made durable before they were renamed
	}
	*j.was = entry{j.content, j.found, j.Token, copies}
	switch {
	case isLast(j.Path): // the result leaves it out
	case j.outcome == written:
		r.result.Written = append(r.result.Written, j.Path)
	default:
		r.result.Unchanged++
	}
}
