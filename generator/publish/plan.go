package publish

import (
	"io/fs"
	"path/filepath"
	"slices"

	"gongshi/generator/disk"
	"gongshi/generator/output"
)

// A job is one file on its way.
type job struct {
	*output.File
	was   *entry // what this Folder published at its path, and will know of it
	index int32  // in the list of files
	phase Phase
	found disk.Info // what is at its path: nothing when it is an obstacle that will be removed, and the new file once it is there

	copies *copyJobs // nil if it has none
	held   bool      // its bytes are in memory

	temp    disk.Temp // written, and not yet in its place
	outcome outcome
	content disk.Content // what is there when it has ended
}

func (j *job) turn() Turn { return Turn{j.phase, j.Stage, j.index} }

// An outcome is how a job ended.
type outcome uint8

const (
	pending   outcome = iota // it did not
	unchanged                // the bytes were there already
	written                  // they were written, and are in their place
)

// plan looks at the paths of the files and decides on their phases. It touches nothing: what is to be claimed or removed before
// is noted. It refuses if a path is not ours to take.
func (r *run) plan(jobs []job) error {
	reachable := make([]*job, 0, len(jobs))
	for i := range jobs {
		exists, err := r.dirs.Has(disk.Parent(jobs[i].Path), r.noteObstacle)
		if err != nil {
			return err
		}
		if exists {
			reachable = append(reachable, &jobs[i])
		} else if r.mayHaveCopies(jobs[i].Path) {
			jobs[i].copies = r.newCopies(jobs[i].Path)
		}
	}
	if err := parallel(len(reachable), func(i int) (err error) {
		if reachable[i].found, err = r.root.Look(reachable[i].Path); err != nil {
			return err
		}
		return r.lookForCopies(reachable[i])
	}); err != nil {
		return err
	}
	for i := range jobs {
		if err := r.planOne(&jobs[i]); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) planOne(j *job) error {
	isListed, isOurs := r.owned.find(j.Path)
	if j.found.Kind == disk.Directory {
		if err := r.noteObstacles(j.Path); err != nil {
			return err
		}
		j.found = disk.Info{}
	}
	if j.found.Kind != disk.Absent && !isOurs && j.Path != Signature {
		return r.refuse(j.Path, ErrForeign)
	}
	if !isOurs {
		r.claims = append(r.claims, j.Path)
	}
	j.phase = PhaseOf(j.Stage, r.first, j.found.Kind != disk.Absent, isListed)
	return r.planCopies(j)
}

// noteObstacle notes what is no folder and lies where one is needed. It refuses what is not ours.
func (r *run) noteObstacle(p string, is disk.Kind) error {
	if is == disk.Symlink {
		return r.refuse(p, ErrLink)
	}
	if _, isOurs := r.owned.find(p); !isOurs {
		return r.refuse(p, ErrFile)
	}
	r.obstacles = append(r.obstacles, p)
	return nil
}

// noteObstacles notes a folder that lies where a file is needed, and all in it. It may hold only files of ours, which cannot be
// wanted any more.
func (r *run) noteObstacles(dir string) error {
	var inside []string
	err := filepath.WalkDir(r.root.Abs(dir), func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return disk.Failure(dir, "look", err)
		}
		p := r.root.Rel(name)
		if _, isOurs := r.owned.find(p); !isOurs && !entry.IsDir() && !disk.IsTemp(entry.Name()) {
			return r.refuse(p, ErrForeign)
		}
		if entry.IsDir() {
			p += "/"
		}
		inside = append(inside, p)
		return nil
	})
	slices.Reverse(inside)
	r.obstacles = append(r.obstacles, inside...)
	return err
}

// clearTheWay claims the paths that will be ours and removes the obstacles.
func (r *run) clearTheWay() error {
	if len(r.claims) == 0 && len(r.obstacles) == 0 {
		return nil
	}
	if err := r.announce(); err != nil {
		return err
	}
	if err := r.mayGiveUp(); err != nil {
		return err
	}
	r.visible.Store(r.visible.Load() || len(r.obstacles) > 0)
	for _, p := range r.obstacles {
		if err := r.root.Remove(p); err != nil {
			return err
		}
		if _, isOurs := r.owned.find(p); isOurs && !r.isOwnCopy(p) {
			r.result.Removed = append(r.result.Removed, p)
		}
	}
	r.claims, r.obstacles = nil, nil
	return nil
}
