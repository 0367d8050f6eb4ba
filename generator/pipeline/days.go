package pipeline

import (
	"slices"
	"sync"

	"gongshi/generator/day"
	"gongshi/generator/pages"
)

// Days shows a built site on other days. It reads no source: what was built follows from what was read then, whatever became of
// the files since. It remembers what it made, apart from the builder, so that neither makes the other slow. Many goroutines may
// use it.
type Days struct {
	mu      sync.Mutex
	same    *sameness
	version string
	preview bool
	known   []knownDay // the one asked for last comes last
}

// A knownDay is what is remembered of a site on a day.
type knownDay struct {
	day    day.Day
	memory *memory
}

// mostKnownDays bounds how many days are remembered. Who looks at more of them in turn waits longer.
const mostKnownDays = 3

// NewDays returns a way to other days, which remembers nothing yet.
func (b *Builder) NewDays() *Days {
	return &Days{same: b.memory.same, version: b.version, preview: b.preview}
}

// On returns an output as of another day. What is wrong on that day alone is left out.
func (d *Days) On(out *Output, on day.Day) (*Output, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var as *Output
	err := guarded(func() { as = d.make(out, on) })
	if err != nil {
		d.known = nil // what was being made is half done
	}
	return as, err
}

func (d *Days) make(out *Output, on day.Day) *Output {
	m := d.memory(on)
	made := pages.Make(pages.Input{Site: out.Site, Today: on, Version: d.version, Preview: d.preview, Memory: m.pages, Dataset: dataset, Sources: out.others})
	as := &Output{Day: on, Version: d.version, Site: out.Site, Days: made.Days, static: out.static, builtIn: out.builtIn, set: out.set, others: out.others}
	newCollector(out.set, m, nil).collect(as, out.static, out.Site, made)
	m.commit(as)
	return as
}

// memory returns what is remembered of a day.
func (d *Days) memory(on day.Day) *memory {
	k := knownDay{day: on}
	if i := slices.IndexFunc(d.known, func(k knownDay) bool { return k.day == on }); i >= 0 {
		k = d.known[i]
		d.known = slices.Delete(d.known, i, i+1)
	} else {
		k.memory = newMemory(d.same)
	}
	d.known = append(d.known, k)
	if len(d.known) > mostKnownDays {
		d.known = slices.Delete(d.known, 0, 1)
	}
	return k.memory
}
