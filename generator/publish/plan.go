package publish

import (
	"cmp"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A job is one file on its way.
type job struct {
	*File
	found fs.FileInfo // what lies at its path; nil when nothing does, or an obstacle that will be cleared
	known entry       // what this Folder published there
	turn  turn

	temp string // written, and not yet in its place
	now  entry  // what is there when it has ended
	end  end
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
	return cmp.Or(cmp.Compare(a.turn.stage, b.turn.stage), cmp.Compare(a.turn.rank, b.turn.rank), strings.Compare(a.Path, b.Path))
}

// plan looks at the place of each file and decides on its turn. It touches nothing: what is to be claimed or cleared before
// is noted. It refuses if a place is not ours to take.
func (r *run) plan(files []*File) ([]*job, error) {
	jobs, all := make([]*job, len(files)), make([]job, len(files))
	var reachable []*job
	for i, file := range files {
		jobs[i] = &all[i]
		*jobs[i] = job{File: file, known: r.known[file.Path]}
		firm, err := r.ground.holds(path.Dir(file.Path), r.inTheWay)
		if err != nil {
			return nil, err
		}
		if firm {
			reachable = append(reachable, jobs[i])
		}
	}
	if err := each(len(reachable), func(i int) (err error) {
		reachable[i].found, err = r.disk.look(reachable[i].Path)
		return err
	}); err != nil {
		return nil, err
	}
	for _, j := range jobs {
		if err := r.judge(j); err != nil {
			return nil, err
		}
	}
	return jobs, nil
}

func (r *run) judge(j *job) error {
	isListed, isOurs := r.owned[j.Path]
	if j.found != nil && j.found.IsDir() {
		if err := r.clearable(j.Path); err != nil {
			return err
		}
		j.found = nil
	}
	if j.found != nil && !isOurs {
		return r.refuse(j.Path, ErrForeign)
	}
	if !isOurs {
		r.claims = append(r.claims, j.Path)
	}
	j.turn.rank = j.Rank
	switch {
	case r.first && j.Rank == Home:
		j.turn.stage = frontDoor
	case j.found == nil:
		j.turn.stage = absent
	case !isListed:
		j.turn.stage = leftover
	default:
		j.turn.stage = listed
	}
	return nil
}

// inTheWay judges what is no folder and lies where one is needed.
func (r *run) inTheWay(p string, isLink bool) error {
	if isLink {
		return r.refuse(p, ErrLink)
	}
	if _, ours := r.owned[p]; !ours {
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
		if _, ours := r.owned[p]; !ours && !entry.IsDir() && !isTemp(entry.Name()) {
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
	for _, p := range r.obstacles {
		if err := r.disk.remove(p); err != nil {
			return err
		}
		if _, ours := r.owned[p]; ours {
			r.result.Removed = append(r.result.Removed, p)
		}
	}
	r.claims, r.obstacles = nil, nil
	return nil
}

func isLink(info fs.FileInfo) bool { return info.Mode()&fs.ModeSymlink != 0 }

// untouched tells whether a file is the one we left there. A change in place, to the same size and within the tick of the
// file system's clock in which we wrote, would go unseen until the next process looks.
func untouched(left, found fs.FileInfo) bool {
	return left != nil && found != nil && os.SameFile(left, found) &&
		left.Size() == found.Size() && left.ModTime().Equal(found.ModTime())
}
