package publish

import (
	"slices"
	"sync"
	"sync/atomic"
)

// A run is one publishing.
type run struct {
	*Folder
	files      []File
	first      bool // there is no complete publishing yet, so "/" is the last of all
	recovering bool // the run before did not end well
	begin      func() error
	begun      bool
	before     owned        // what was ours when it began
	patience   func() error // what to give up for, as long as nothing in reach has changed
	reached    atomic.Bool  // something in reach has, or is about to
	ground     *ground
	claims     []string  // paths that will be ours
	obstacles  []string  // what is ours and lies in the way, in the order in which it can be removed; a folder ends in a slash
	loose      bool      // there may be bytes that a power failure would lose
	renamed    bool      // something in reach was replaced
	scratch    sync.Pool // *[]byte: room for bytes that are being written
	result     Result
}

func newRun(f *Folder, files []File) *run {
	r := &run{Folder: f, files: files, first: !f.complete, recovering: f.unfinished, loose: f.unfinished}
	r.scratch.New = func() any { return new([]byte) }
	r.begin = sync.OnceValue(r.announce)
	r.ground = newGround(&f.disk)
	return r
}

func (r *run) steps(o Origin, look bool) error {
	manifest := []job{{File: &File{Path: manifestPath, Rank: Home, Bytes: func([]byte) ([]byte, error) { return r.manifestBytes() }}, was: &r.manifest}}
	if err := r.plan(manifest); err != nil {
		return err
	}
	if err := r.rounds(look); err != nil {
		return err
	}
	r.writeText(o)
	if err := r.turn([]*job{&manifest[0]}); err != nil {
		return err
	}
	if err := r.tidy(); err != nil {
		return err
	}
	return r.disk.inPlace()
}

func (r *run) manifestBytes() ([]byte, error) { return r.text.bytes, nil }

// rounds publish the files whose token does not say that they are as they were. What an editor waits for goes first: only
// when those are out the others are looked at, if they are at all.
func (r *run) rounds(look bool) error {
	differ := r.differing()
	if err := r.round(differ); err != nil {
		return err
	}
	same := len(r.files) - len(differ)
	if !look || same == 0 {
		r.result.Unchanged += same
		return nil
	}
	touched, err := r.touched(differ)
	r.result.Unchanged += same - len(touched)
	if err != nil || len(touched) == 0 {
		return err
	}
	return r.round(touched)
}

// differing returns those of the files that are not known to be as they were, by their indexes.
func (r *run) differing() []int32 {
	var differ []int32
	for i := range r.files {
		if !r.known[i].is(&r.files[i]) {
			differ = append(differ, int32(i))
		}
	}
	return differ
}

// touched returns those of the files that someone else has changed or removed since they were published. It does not look at
// those that were just published.
func (r *run) touched(published []int32) ([]int32, error) {
	was := make([]bool, len(r.files))
	err := each(len(r.files), func(i int) error {
		if _, done := slices.BinarySearch(published, int32(i)); done {
			return nil
		}
		is, err := r.disk.look(r.checked[i])
		was[i] = !untouched(r.known[i].state, is)
		return err
	})
	var touched []int32
	for i := range was {
		if was[i] {
			touched = append(touched, int32(i))
		}
	}
	return touched, err
}

// round plans these files and writes those that differ, turn by turn.
func (r *run) round(files []int32) error {
	all, jobs := make([]job, len(files)), make([]*job, len(files))
	for n, i := range files {
		all[n] = job{File: &r.files[i], was: &r.known[i], index: i}
		jobs[n] = &all[n]
	}
	if err := r.plan(all); err != nil {
		return err
	}
	if err := r.widenFolders(); err != nil {
		return err
	}
	if err := r.clear(); err != nil {
		return err
	}
	slices.SortFunc(jobs, compareJobs)
	for len(jobs) > 0 {
		n := 1
		for n < len(jobs) && jobs[n].turn == jobs[0].turn {
			n++
		}
		if err := r.turn(jobs[:n]); err != nil {
			return err
		}
		jobs = jobs[n:]
	}
	return nil
}
