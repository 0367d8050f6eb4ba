package serve

import (
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"

	"gongshi/generator/day"
	"gongshi/generator/output"
)

// Snapshots are a site on the preview's own day, and on those other days that were looked at.
type snapshots struct {
	Site
	today *snapshot // on the preview's own day

	mu     sync.Mutex  // held while a day is made, so that no day is made twice
	others []*snapshot // as of other days, the oldest first
}

// mostSnapshots is how many other days are remembered: as many as there are tabs that hear of changes.
const mostSnapshots = 4

func newSnapshots(site Site) *snapshots {
	return &snapshots{Site: site, today: newSnapshot(site.Source, site.Day, site.Base)}
}

// on returns the site as of a day; of no day, on the preview's own.
func (s *snapshots) on(d day.Day) (*snapshot, error) {
	if d == 0 || d == s.Day {
		return s.today, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range s.others {
		if e.day == d {
			return e, nil
		}
	}
	source, err := s.On(d)
	if err != nil {
		return nil, err
	}
	e := newSnapshot(source, d, s.Base)
	s.others = append(s.others, e)
	if len(s.others) > mostSnapshots {
		s.others = slices.Delete(s.others, 0, 1) // which lets go of it
	}
	return e, nil
}

// A snapshot is the site on one day.
type snapshot struct {
	source Source
	day    day.Day
	base   string // without the slash at its end: empty, or /zdgz

	mu     sync.Mutex
	assets map[string]asset // by address
}

func newSnapshot(source Source, d day.Day, base string) *snapshot {
	return &snapshot{source: source, day: d, base: strings.TrimSuffix(base, "/"), assets: map[string]asset{}}
}

// A resource is what there is at an address: a file, or the address of the folder that was meant.
type resource struct {
	status int
	name   string // of the file, from the root of the site
	file   output.File
	folder string    // if not empty, where to go instead
	from   *snapshot // nil if the page is one of the preview's own
}

// at returns what there is at an address: its path, with a leading slash.
func (s *snapshot) at(address string) resource {
	if f, ok := s.within(address, address); ok {
		return f
	}
	if inside, ok := strings.CutPrefix(address+"/", s.base+"/"); ok && s.base != "" {
		inside = strings.TrimSuffix("/"+inside, "/")
		if f, ok := s.within(inside, address); ok {
			return f
		}
	}
	if file, ok := s.source.File("404.html"); ok {
		return resource{status: http.StatusNotFound, name: "404.html", file: file, from: s}
	}
	return resource{status: http.StatusNotFound}
}

// within looks for a path in the site that was asked for by an address.
func (s *snapshot) within(inside, address string) (resource, bool) {
	name := strings.TrimPrefix(path.Clean("/"+inside), "/")
	if strings.HasSuffix(inside, "/") {
		name = path.Join(name, "index.html")
	}
	if file, ok := s.source.File(name); ok {
		return resource{status: http.StatusOK, name: name, file: file, from: s}, true
	}
	if _, ok := s.source.File(path.Join(name, "index.html")); ok {
		return resource{status: http.StatusFound, folder: path.Clean(address) + "/", from: s}, true
	}
	return resource{}, false
}
