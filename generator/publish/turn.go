package publish

import (
	"fmt"
	"io"
)

// few is how many files are made durable one by one, all at once: what an edit changes. That waits for those files alone, and a
// file system writes them together. Above it, one sync of the whole file system costs less, although it also writes what
// others have in memory, which on a busy machine may take seconds.
const few = 64

// A syncing is how the files of a turn are made durable.
type syncing uint8

const (
	syncTogether syncing = iota // each by itself, when all are written
	syncAtOnce                  // each as soon as it is written
	syncLater                   // by settle, all of the file system
)

func syncOf(files int) syncing {
	switch {
	case files <= few:
		return syncTogether
	case !canSyncAll:
		return syncAtOnce
	}
	return syncLater
}

// turn writes those of the jobs that differ from the disk. What is in reach is first written beside its place, all of it, made
// durable and only then renamed: if the disk is full, nothing has changed; and readers see old and new ones side by side for
// the shortest time. Nothing leads to absent files yet: if they are many, each goes to its place at once.
func (r *run) turn(jobs []*job) error {
	if err := r.disk.inPlace(); err != nil {
		return err
	}
	how := syncOf(len(jobs))
	err := each(len(jobs), func(i int) error {
		j := jobs[i]
		if err := r.write(j, how); err != nil || j.draft.temp == "" || how == syncTogether || j.turn.stage != absent {
			return err
		}
		return r.show(j)
	})
	if err == nil {
		err = r.showAll(jobs, how)
	}
	for _, j := range jobs {
		r.remember(j, how)
	}
	return err
}

// remember notes how a job ended, and removes what did not get to its place.
func (r *run) remember(j *job, how syncing) {
	switch {
	case j.draft.temp != "":
		r.disk.drop(&j.draft)
		return
	case j.end == pending:
		return
	case j.end == shown:
		r.loose = r.loose || how == syncLater && j.turn.stage == absent // the others were made durable before they were shown
	}
	if j.Path != manifestPath {
		r.count(j)
	}
	*j.was = entry{j.now, j.found, j.Token}
}

// count adds a file to the result, and to those whose line in the manifest is old.
func (r *run) count(j *job) {
	if j.end == shown {
		r.result.Written = append(r.result.Written, j.Path)
	} else {
		r.result.Unchanged++
	}
	if j.was.content != j.now {
		r.text.stale = append(r.text.stale, j.index)
	}
}

// write gets the job's bytes and writes them beside their place, unless they are what lies there.
func (r *run) write(j *job, how syncing) error {
	if err := r.maybeGiveUp(); err != nil {
		return err
	}
	if err := r.disk.widen(j.Path, &j.found); err != nil {
		return err
	}
	scratch := r.scratch.Get().(*[]byte)
	b, want, err := r.wanted(j, (*scratch)[:0])
	defer func() { r.release(j, scratch, b) }()
	if err != nil {
		return err
	}
	same, err := r.lies(j, b, want)
	if err != nil {
		return err
	}
	if same {
		j.now, j.end = want, kept
		return nil
	}
	if err := r.begin(); err != nil {
		return err
	}
	if err := r.ground.make(parent(j.Path)); err != nil {
		return err
	}
	j.draft, err = r.disk.draft(j.Path, func(to handle) error {
		if j.Bytes != nil {
			_, err := to.Write(b)
			return err
		}
		want, err = r.disk.copy(to, j.source)
		return err
	})
	j.now = want
	if err != nil || how == syncTogether {
		return err
	}
	return r.disk.finish(j.Path, &j.draft, how == syncAtOnce)
}

// mostScratch bounds the room that is kept for the next file's bytes.
const mostScratch = 1 << 20

// release keeps the room that a file's bytes took for another file.
func (r *run) release(j *job, scratch *[]byte, b []byte) {
	if cap(b) > cap(*scratch) && cap(b) <= mostScratch && j.Path != manifestPath {
		*scratch = b
	}
	r.scratch.Put(scratch)
}

// wanted returns what is known of the job's bytes before they are written. Of a file to be copied that is nothing unless there
// is something to compare it with.
func (r *run) wanted(j *job, scratch []byte) (b []byte, c content, err error) {
	switch {
	case j.Path == manifestPath:
		return r.text.bytes, r.text.content(), nil
	case j.Bytes != nil:
		if b, err = j.Bytes(scratch); err == nil {
			c = contentOf(b)
		}
		return b, c, failure(j.Path, "make", err)
	case j.found.kind != isNothing:
		c, err = r.disk.copy(io.Discard, j.source)
	}
	return nil, c, failure(j.Path, "compare", err)
}

// source opens what is to be copied, so that its errors are told from those of the folder.
func (j *job) source() (io.ReadCloser, error) {
	from, err := j.Open()
	if err != nil {
		return nil, fmt.Errorf("read the source: %w", err)
	}
	return source{from}, nil
}

type source struct{ io.ReadCloser }

func (s source) Read(b []byte) (int, error) {
	n, err := s.ReadCloser.Read(b)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("read the source: %w", err)
	}
	return n, err
}

// lies tells whether the wanted bytes lie at the job's path already. What this Folder wrote, and nobody has touched since, is
// known; all else is read. The manifest's hashes would only say what was once written, and cannot spare that: reading 10,000
// files takes less than a tenth of a second, once a process, and heals what anyone did to them.
func (r *run) lies(j *job, b []byte, want content) (bool, error) {
	if j.found.kind != isFile || j.found.size != want.size {
		return false, nil
	}
	if untouched(j.was.state, j.found) {
		return j.was.content == want, nil
	}
	if j.Bytes != nil {
		same, err := r.disk.holds(j.Path, b)
		return same, failure(j.Path, "read", err)
	}
	lies, err := r.disk.contentAt(j.Path)
	return lies == want, failure(j.Path, "read", err)
}
