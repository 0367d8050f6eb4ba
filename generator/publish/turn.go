package publish

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
)

// few is how many files are made durable one by one. Above it, one sync of the whole file system costs less, although it also
// writes what others have in memory.
const few = 8

// An entry is a published file.
type entry struct {
	content
	info  fs.FileInfo // as the system told us when it was written or compared last
	token any
}

// content is what can be said of bytes in short.
type content struct {
	size int64
	sum  [sha256.Size]byte
}

func contentOf(b []byte) content { return content{int64(len(b)), sha256.Sum256(b)} }

// turn writes those of the jobs that differ from the disk. Nothing leads to an absent file yet, so it goes to its place at
// once. What is in reach is first written beside its place, all of it, made durable and only then renamed: if the disk is
// full, nothing has changed; and readers see old and new ones side by side for the shortest time.
func (r *run) turn(jobs []*job) error {
	durable := len(jobs) <= few || !canSyncAll
	err := each(len(jobs), func(i int) error {
		j := jobs[i]
		if err := r.write(j, durable); err != nil || j.temp == "" || j.turn.stage != absent {
			return err
		}
		return r.show(j)
	})
	if err == nil {
		err = r.showAll(jobs, durable)
	}
	for _, j := range jobs {
		r.remember(j, durable)
	}
	return err
}

// remember notes how a job ended, and removes what did not get to its place.
func (r *run) remember(j *job, durable bool) {
	if j.temp != "" {
		r.disk.remove(j.temp) // best effort: we are failing already, and the next run sweeps
	}
	switch j.end {
	case shown:
		r.loose = r.loose || !durable && j.turn.stage == absent // the others were made durable before they were shown
		if j.Path != manifestPath {
			r.result.Written = append(r.result.Written, j.Path)
		}
	case kept:
		if j.Path != manifestPath {
			r.result.Unchanged++
		}
	default:
		return
	}
	r.known[j.Path] = j.now
}

// write gets the job's bytes and writes them beside their place, unless they are what lies there.
func (r *run) write(j *job, durable bool) error {
	b, want, err := wanted(j)
	if err != nil {
		return err
	}
	same, err := r.lies(j, b, want)
	if err != nil {
		return err
	}
	if same {
		j.now, j.end = entry{want, j.found, j.Token}, kept
		return nil
	}
	if err := r.begin(); err != nil {
		return err
	}
	if err := r.ground.make(path.Dir(j.Path)); err != nil {
		return err
	}
	temp, info, err := r.disk.write(j.Path, durable, func(to *os.File) error {
		if j.Bytes != nil {
			_, err := to.Write(b)
			return err
		}
		want, err = copyTo(to, j.source)
		return err
	})
	j.temp, j.now = temp, entry{want, info, j.Token}
	return err
}

// wanted returns what is known of the job's bytes before they are written. Of a file to be copied that is nothing unless there
// is something to compare it with.
func wanted(j *job) (b []byte, c content, err error) {
	switch {
	case j.Bytes != nil:
		if b, err = j.Bytes(); err == nil {
			c = contentOf(b)
		}
		return b, c, failure(j.Path, "make", err)
	case j.found != nil:
		c, err = copyTo(io.Discard, j.source)
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
	if j.found == nil || !j.found.Mode().IsRegular() || j.found.Size() != want.size {
		return false, nil
	}
	if untouched(j.known.info, j.found) {
		return j.known.content == want, nil
	}
	if j.Bytes != nil {
		lies, err := os.ReadFile(r.disk.place(j.Path))
		return bytes.Equal(lies, b), failure(j.Path, "read", err)
	}
	lies, err := copyTo(io.Discard, func() (io.ReadCloser, error) { return os.Open(r.disk.place(j.Path)) })
	return lies == want, failure(j.Path, "read", err)
}

func copyTo(to io.Writer, open func() (io.ReadCloser, error)) (content, error) {
	from, err := open()
	if err != nil {
		return content{}, err
	}
	defer from.Close()
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(to, sum), from)
	return content{n, [sha256.Size]byte(sum.Sum(nil))}, err
}

// showAll makes the temporary files durable and renames them; or, if it cannot, removes them.
func (r *run) showAll(jobs []*job, durable bool) error {
	var hidden []*job
	for _, j := range jobs {
		if j.temp != "" {
			hidden = append(hidden, j)
		}
	}
	if len(hidden) == 0 {
		return nil
	}
	r.loose = r.loose || !durable
	if err := r.settle(); err != nil {
		return err
	}
	r.renamed = true
	return each(len(hidden), func(i int) error { return r.show(hidden[i]) })
}

func (r *run) show(j *job) error {
	if err := r.disk.rename(j.temp, j.Path); err != nil {
		return err
	}
	j.temp, j.end = "", shown
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
