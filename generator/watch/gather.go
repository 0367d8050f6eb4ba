package watch

import (
	"slices"
	"time"
)

const (
	together = 2 * time.Millisecond  // the writes and renames of one save lie closer together than this
	quiet    = 50 * time.Millisecond // after which whoever changes many files is done
	longest  = 2 * time.Second       // that anything is held back because there is still more
)

// A sign is what was noticed of a file.
type sign uint8

const (
	wrote sign = iota
	came
	gone
)

// A trace is what was noticed of one file, from first to last.
type trace struct{ first, last sign }

// passed tells whether the file was there for a moment only, as the one that an editor writes beside the true one and renames
// to it. It is told nevertheless, since a build may have met it, but it does not make one save two changes.
func (t trace) passed() bool { return t.first == came && t.last == gone }

// gathered is what was noticed and not told yet. The zero value is nothing.
type gathered struct {
	files       map[string]trace
	staying     int  // how many of the files have not just passed
	all         bool // everything is to be looked at
	first, last time.Time
	cut         time.Time // when the last of what was told before was noticed, if that was not over yet
}

func (g *gathered) empty() bool { return len(g.files) == 0 && !g.all }

// several tells whether more than one file is concerned.
func (g *gathered) several() bool { return g.all || g.staying > 1 }

func (g *gathered) add(path string, s sign, now time.Time) {
	g.stretch(now, now)
	g.extend(path, trace{s, s})
}

func (g *gathered) addAll(now time.Time) {
	g.stretch(now, now)
	g.all = true
}

// take moves all of later, which was noticed after what is here.
func (g *gathered) take(later *gathered) {
	if later.empty() {
		return
	}
	g.stretch(later.first, later.last)
	g.all = g.all || later.all
	for path, t := range later.files {
		g.extend(path, t)
	}
	*later = gathered{}
}

func (g *gathered) stretch(first, last time.Time) {
	if g.empty() {
		g.first = first
	}
	g.last = last
}

func (g *gathered) extend(path string, t trace) {
	before, ok := g.files[path]
	if ok {
		t.first = before.first
		if !before.passed() {
			g.staying--
		}
	}
	if !t.passed() {
		g.staying++
	}
	if g.files == nil {
		g.files = map[string]trace{}
	}
	g.files[path] = t
}

// due is when it can be told, if nothing is added until then.
func (g *gathered) due() time.Time {
	pause := together
	if g.several() || g.first.Sub(g.cut) < quiet {
		pause = quiet
	}
	due, end := g.last.Add(pause), g.first.Add(longest)
	if end.Before(due) {
		return end
	}
	return due
}

// wait has it all count as noticed now.
func (g *gathered) wait(now time.Time) { g.first, g.last = now, now }

// tell empties it, and returns what is to be told of it.
func (g *gathered) tell(now time.Time) Change {
	paths := make([]string, 0, len(g.files))
	for path := range g.files {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	change := Change{Paths: paths, All: g.all}
	*g = gathered{cut: g.cutBy(now)}
	return change
}

func (g *gathered) cutBy(now time.Time) time.Time {
	if g.empty() || now.Before(g.first.Add(longest)) {
		return time.Time{}
	}
	return g.last
}
