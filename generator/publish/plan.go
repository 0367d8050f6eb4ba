package publish

import (
	"cmp"
	"io/fs"
	"path/filepath"
	"slices"
)

// A job is one file on its way.
type job struct {
	*File
	was   *entry // what this Folder published at its path, and will know of it
	index int32  // in the list of files
	turn  turn
	end   end
	found state // what lies at its path: nothing when it is an obstacle that will be cleared, and the new file once it is shown

	draft draft   // written, and not yet in its place
	now   content // what is there when it has ended
}

// An end is how a job ended.
type end uint8

const (
	pending end = iota // it did not
	kept               // the bytes were there already
	shown              // they were written, and are in their place
)

// A turn orders the jobs: by stage, and within a stage by rank.
type turn struct {
	stage stage
	rank  Rank
}

type stage uint8

// The stages, in their order. No file of a stage before listed is in reach of who comes from the last complete publishing.
const (
	absent    stage = iota // nothing is there, so nothing leads there
	leftover               // of a killed run, which may have written what it leads to or not: absent ones come first
	listed                 // in the last complete publishing
	frontDoor              // "/" while there was no complete publishing
)

func compareJobs(a, b *job) int {
	return cmp.Or(cmp.Compare(a.turn.stage, b.turn.stage), cmp.Compare(a.turn.rank, b.turn.rank), cmp.Compare(a.index, b.index))
}

// plan looks at the places of the files and decides on their turns. It touches nothing: what is to be claimed or cleared before
// is noted. It refuses if a place is not ours to take.
func (r *run) plan(jobs []job) error {
	reachable := make([]*job, 0, len(jobs))
	for i := range jobs {
		firm, err := r.ground.holds(parent(jobs[i].Path), r.inTheWay)
		if err != nil {
			return err
		}
		if firm {
			reachable = append(reachable, &jobs[i])
		}
	}
	if err := each(len(reachable), func(i int) (err error) {
		reachable[i].found, err = r.disk.look(reachable[i].Path)
		return err
	}); err != nil {
		return err
	}
	for i := range jobs {
		if err := r.judge(&jobs[i]); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) judge(j *job) error {
	isListed, isOurs := r.owned.find(j.Path)
	if j.found.kind == isFolder {
		if err := r.clearable(j.Path); err != nil {
			return err
		}
		j.found = state{}
	}
	if j.found.kind != isNothing && !isOurs {
		return r.refuse(j.Path, ErrForeign)
	}
	if !isOurs {
		r.claims = append(r.claims, j.Path)
	}
	j.turn.rank = j.Rank
	switch {
	case r.first && j.Rank == Home:
		j.turn.stage = frontDoor
	case j.found.kind == isNothing:
		j.turn.stage = absent
	case !isListed:
		j.turn.stage = leftover
	default:
		j.turn.stage = listed
	}
	return nil
}

// inTheWay judges what is no folder and lies where one is needed.
func (r *run) inTheWay(p string, is kind) error {
	if is == isLink {
		return r.refuse(p, ErrLink)
	}
	if _, ours := r.owned.find(p); !ours {
		return r.refuse(p, ErrFile)
	}
	r.obstacles = append(r.obstacles, p)
	return nil
}

// clearable judges a folder that lies where a file is needed: it may hold only files of ours, which cannot be wanted any more.
func (r *run) clearable(dir string) error {
	var inside []string
	err := filepath.WalkDir(r.disk.place(dir), func(place string, entry fs.DirEntry, err error) error {
		if err != nil {
			return failure(dir, "look", err)
		}
		p := r.disk.path(place)
		if _, ours := r.owned.find(p); !ours && !entry.IsDir() && !isTemp(entry.Name()) {
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

// clear claims the paths that will be ours and removes what of ours lies in their way.
func (r *run) clear() error {
	if len(r.claims) == 0 && len(r.obstacles) == 0 {
		return nil
	}
	if err := r.begin(); err != nil {
		return err
	}
	if err := r.maybeGiveUp(); err != nil {
		return err
	}
	r.reached.Store(r.reached.Load() || len(r.obstacles) > 0)
	for _, p := range r.obstacles {
		if err := r.disk.remove(p); err != nil {
			return err
		}
		if _, ours := r.owned.find(p); ours {
			r.result.Removed = append(r.result.Removed, p)
		}
	}
	r.claims, r.obstacles = nil, nil
	return nil
}
