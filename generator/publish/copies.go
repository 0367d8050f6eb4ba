package publish

import (
	"bytes"
	"io"
	"os"
	"slices"
	"strings"

	"gongshi/generator/compress"
	"gongshi/generator/disk"
)

// Copies lie beside their file: index.html.gz and index.html.br. A server that knows of them (gzip_static) sends one in place of the
// file, and does not ask whether it is as new. So this always holds: a copy that is there holds what its file holds. It goes before its
// file is changed or removed, and comes back after that. Between the two, readers get the file itself.
//
// No manifest lists them, since they follow from the files. The ledger does, also where none is: whether one pays is known only
// when its bytes are.

// copyInfos are what the system says of the copies of a file, by encoding. Those that are not there are Absent.
type copyInfos [len(compress.Encodings)]disk.Info

// copyJobs are the copies of a file on their way.
type copyJobs [len(compress.Encodings)]copyJob

// A copyJob is one copy on its way.
type copyJob struct {
	path  string    // empty where another file of the site lies there
	found disk.Info // what is at the path
	stale bool      // it goes before the file is touched
	temp  disk.Temp // written, and not yet in its place
}

// all returns the copies of a file, none for one that has none.
func (c *copyJobs) all() []copyJob {
	if c == nil {
		return nil
	}
	return c[:]
}

// mayHaveCopies reports whether the file at a path may have copies.
func (f *Folder) mayHaveCopies(p string) bool {
	return f.Compress && compress.IsText(p) && !isLast(p) && p != Signature
}

// lookForCopies looks what is at the paths of a job's copies. It is called before anything is touched.
func (r *run) lookForCopies(j *job) error {
	if !r.mayHaveCopies(j.Path) {
		return nil
	}
	j.copies = r.newCopies(j.Path)
	for k := range j.copies {
		c := &j.copies[k]
		if c.path == "" {
			continue
		}
		var err error
		if c.found, err = r.root.Look(c.path); err != nil {
			return err
		}
	}
	return nil
}

// newCopies returns copies of a file of which none is there.
func (f *Folder) newCopies(file string) *copyJobs {
	copies := new(copyJobs)
	for k := range copies {
		if p := file + compress.Encodings[k].Suffix; !f.taken(p) {
			copies[k].path = p
		}
	}
	return copies
}

// taken reports whether one of the files is at a path or below it.
func (f *Folder) taken(p string) bool {
	for _, at := range []string{p, p + "/"} {
		i, _ := slices.BinarySearchFunc(f.order, at, func(i int32, at string) int { return strings.Compare(f.paths[i], at) })
		if i < len(f.order) && (f.paths[f.order[i]] == at || strings.HasSuffix(at, "/") && strings.HasPrefix(f.paths[f.order[i]], at)) {
			return true
		}
	}
	return false
}

// planCopies claims the paths of a job's copies, and refuses if one is not ours to take.
func (r *run) planCopies(j *job) error {
	for k := range j.copies.all() {
		c := &j.copies[k]
		if c.path == "" {
			continue
		}
		if c.found.Kind == disk.Directory {
			if err := r.noteObstacles(c.path); err != nil {
				return err
			}
			c.found = disk.Info{}
		}
		_, isOurs := r.owned.find(c.path)
		if c.found.Kind != disk.Absent && !isOurs {
			return r.refuse(c.path, ErrForeign)
		}
		if !isOurs {
			r.claims = append(r.claims, c.path)
		}
		if c.found.Kind != disk.Absent && j.phase == Absent { // someone took the file away, and readers get the copy
			j.phase = Leftover
		}
	}
	return nil
}

// hold reads a file that is to be copied, if copies of it may pay. Others are never held in memory whole.
func (j *job) hold() (b []byte, ok bool, err error) {
	if j.copies == nil {
		return nil, false, nil
	}
	from, err := j.source()
	if err != nil {
		return nil, false, err
	}
	defer from.Close()
	b, err = io.ReadAll(io.LimitReader(from, compress.Most+1))
	return b, err == nil && len(b) <= compress.Most, err
}

// writeCopies writes those copies of a file beside their places that are not there, and notes which have to go.
func (r *run) writeCopies(j *job, b []byte, want disk.Content, how syncing) error {
	if j.copies == nil {
		return nil
	}
	known := j.was.copies != nil && j.was.content == want
	may := j.held && compress.May(j.Path, want.Size)
	for k := range j.copies {
		c, e := &j.copies[k], &compress.Encodings[k]
		pay := may && want.Size <= e.Most
		switch {
		case c.path == "":
			continue
		case known && j.was.copies[k].Kind == disk.Absent && c.found.Kind == disk.Absent: // it does not pay
			continue
		case known && disk.Unmodified(j.was.copies[k], c.found), pay && r.isCopy(c, e, b):
			if err := r.root.MakeReadable(c.path, &c.found); err != nil {
				return err
			}
			continue
		}
		c.stale = c.found.Kind != disk.Absent
		if pay {
			if err := r.writeCopy(j, c, e.Append(nil, b), how); err != nil {
				return err
			}
		}
		if c.stale {
			if err := r.announce(); err != nil {
				return err
			}
		}
	}
	return nil
}

// isCopy reports whether what is there holds these bytes, so that it need not be made again.
func (r *run) isCopy(c *copyJob, e *compress.Encoding, b []byte) bool {
	return c.found.Kind == disk.Regular && compress.Pays(int(c.found.Size), len(b)) && holds(r.root.Abs(c.path), e, b)
}

func holds(name string, e *compress.Encoding, b []byte) bool {
	from, err := os.Open(name)
	if err != nil {
		return false
	}
	defer from.Close()
	return e.Holds(from, b)
}

func (r *run) writeCopy(j *job, c *copyJob, b []byte, how syncing) error {
	if !compress.Pays(len(b), int(j.content.Size)) {
		return nil
	}
	if err := r.announce(); err != nil {
		return err
	}
	if err := r.dirs.Make(disk.Parent(c.path)); err != nil {
		return err
	}
	var err error
	c.temp, err = r.root.Create(c.path, func(to io.Writer) error {
		_, err := to.Write(b)
		return err
	})
	if err != nil || how == syncTogether {
		return err
	}
	return r.root.Finish(c.path, &c.temp, how == syncAtOnce)
}

// finishCopies makes the copies of a job durable that are still open.
func (r *run) finishCopies(j *job) error {
	for k := range j.copies.all() {
		if c := &j.copies[k]; c.temp.Open {
			if err := r.root.Finish(c.path, &c.temp, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// isWaiting reports whether something of a job is still to be put in its place or taken away.
func (j *job) isWaiting() bool {
	waiting := j.temp.Path != ""
	for _, c := range j.copies.all() {
		waiting = waiting || c.stale || c.temp.Path != ""
	}
	return waiting
}

// removeStale removes the copies of a job that hold what its file held.
func (r *run) removeStale(j *job) error {
	for k := range j.copies.all() {
		if c := &j.copies[k]; c.stale {
			if err := r.root.Remove(c.path); err != nil {
				return err
			}
			c.stale, c.found = false, disk.Info{}
		}
	}
	return nil
}

// renameCopies puts the copies of a job in their places, beside their file.
func (r *run) renameCopies(j *job) error {
	for k := range j.copies.all() {
		if c := &j.copies[k]; c.temp.Path != "" {
			if err := r.root.Rename(&c.temp, c.path); err != nil {
				return err
			}
			c.found = c.temp.Info
		}
	}
	return nil
}

// endCopies removes the copies of a job that did not get to their places, and returns what is known of the others: nil if something
// was not done.
func (r *run) endCopies(j *job) *copyInfos {
	if j.copies == nil {
		return nil
	}
	infos, done := new(copyInfos), j.outcome != pending
	for k := range j.copies {
		c := &j.copies[k]
		infos[k] = c.found
		done = done && !c.stale && c.temp.Path == ""
		if c.temp.Path != "" {
			r.root.Discard(&c.temp)
		} else if c.found.Kind != disk.Absent {
			r.copied = append(r.copied, c.path)
		}
	}
	if !done {
		return nil
	}
	return infos
}

// lacksCopies reports whether nothing is known of the copies of a file that may have some.
func (r *run) lacksCopies(i int) bool {
	return r.entries[i].copies == nil && r.mayHaveCopies(r.paths[i])
}

// tamperedCopies reports whether someone else has changed or removed copies of a file, or put some there.
func (r *run) tamperedCopies(i int) (bool, error) {
	copies := r.entries[i].copies
	if copies == nil {
		return false, nil
	}
	for k := range copies {
		p := r.paths[i] + compress.Encodings[k].Suffix
		if copies[k].Kind == disk.Absent && r.taken(p) {
			continue
		}
		found, err := r.root.Look(p)
		if err != nil {
			return false, err
		}
		if found.Kind != copies[k].Kind || found.Kind != disk.Absent && !disk.Unmodified(copies[k], found) {
			return true, nil
		}
	}
	return false, nil
}

// copyPaths returns where copies of the files may lie.
func (r *run) copyPaths() (all []string) {
	for _, p := range r.paths {
		if !r.mayHaveCopies(p) {
			continue
		}
		for k := range compress.Encodings {
			if at := p + compress.Encodings[k].Suffix; !r.taken(at) {
				all = append(all, at)
			}
		}
	}
	return all
}

// noteCopies notes all copies that an earlier publishing made as in the way, if this one makes none: they go first, since nothing of
// what comes would bring them up to date.
func (r *run) noteCopies() error {
	if r.Compress || r.ownedIsListed {
		return nil
	}
	for _, own := range r.owned {
		if _, e := compress.Of(own.path); e == nil || own.listed || r.taken(own.path) {
			continue
		}
		exists, err := r.dirs.Has(disk.Parent(own.path), ignore)
		if err != nil || !exists {
			continue // a file in the place of a folder is told of where it is in the way
		}
		found, err := r.root.Look(own.path)
		if err != nil {
			return err
		}
		if found.Kind != disk.Absent && found.Kind != disk.Directory {
			r.obstacles = append(r.obstacles, own.path)
		}
	}
	return nil
}

// isOwnCopy reports whether a path of ours is that of a copy.
func (f *Folder) isOwnCopy(p string) bool {
	file, e := compress.Of(p)
	if e == nil {
		return false
	}
	_, isOurs := f.owned.find(file)
	return isOurs
}

// rankOf orders removals: a copy goes before its file.
func (f *Folder) rankOf(p string) int {
	if f.isOwnCopy(p) {
		return 0
	}
	return 1
}

// findCopies returns the copies beside these files, for a folder that came without its ledger. They are known by what they hold.
func (f *Folder) findCopies(files []string) ([]string, error) {
	found := make([]copyJobs, len(files))
	err := parallel(len(files), func(i int) error {
		if !compress.IsText(files[i]) {
			return nil
		}
		for k := range compress.Encodings {
			p := files[i] + compress.Encodings[k].Suffix
			is, err := f.root.Look(p)
			if err != nil {
				return err
			}
			if is.Kind != disk.Regular || is.Size > compress.Most {
				continue
			}
			b, err := f.root.ReadFile(files[i])
			if err == nil && holds(f.root.Abs(p), &compress.Encodings[k], b) {
				found[i][k].path = p
			}
		}
		return nil
	})
	var all []string
	for i := range found {
		for k := range found[i] {
			if found[i][k].path != "" {
				all = append(all, found[i][k].path)
			}
		}
	}
	return all, err
}

// copyDiffers reports whether what lies beside a file under the name of a copy holds something else, and readers might get that.
func copyDiffers(c Copy, p string, e *compress.Encoding, want disk.Content) bool {
	b, err := c.Read(p)
	if err != nil {
		return true
	}
	is, err := (&disk.Root{}).Copy(io.Discard, func() (io.ReadCloser, error) {
		from, err := e.Open(bytes.NewReader(b))
		if err != nil {
			return nil, err
		}
		return io.NopCloser(io.LimitReader(from, want.Size+1)), nil
	})
	return err != nil || is != want
}
