package serve

import (
	"slices"
	"sync"

	"gongshi/generator/day"
)

// An exhibit is a site with the days of it that were looked at.
type exhibit struct {
	Site
	home *edition // on the preview's own day

	mu     sync.Mutex // held while a day is made, so that no day is made twice
	others []*edition // as of other days, the oldest first
}

// daysKept is how many days are remembered: as many as there are tabs that hear of changes.
const daysKept = 4

func newExhibit(site Site) *exhibit {
	return &exhibit{Site: site, home: newEdition(site.Source, site.Day, site.Base)}
}

// on returns the site as of a day; of no day, on the preview's own.
func (x *exhibit) on(d day.Day) (*edition, error) {
	if d == 0 || d == x.Day {
		return x.home, nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, e := range x.others {
		if e.day == d {
			return e, nil
		}
	}
	source, err := x.On(d)
	if err != nil {
		return nil, err
	}
	e := newEdition(source, d, x.Base)
	x.others = append(x.others, e)
	if len(x.others) > daysKept {
		x.others = slices.Delete(x.others, 0, 1) // which lets go of it
	}
	return e, nil
}
