package compile

import (
	"fmt"
	"unsafe"
)

// A place is where a value lies; its type is known to who made the program.
type place = unsafe.Pointer

// A step does something when a program runs: most append to the page. Dot is the place of what the template calls ".".
type step func(r *run, dot place)

// An at finds the place of a value when a program runs.
type at func(r *run, dot place) place

// A run is one execution of a program.
type run struct {
	out   []byte
	data  any     // of the outermost template
	vars  []place // of all templates that are being shown; the innermost's begin at base
	base  int
	depth int

	// What functions return lies here until the template, or the round of a range, is over. When these grow, places in what
	// they were before stay good.
	texts []string
	ints  []int
	args  []any
}

func (r *run) clear() {
	clear(r.texts[:cap(r.texts)])
	clear(r.vars[:cap(r.vars)])
	clear(r.args[:cap(r.args)])
	*r = run{vars: r.vars[:0], texts: r.texts[:0], ints: r.ints[:0], args: r.args[:0]}
}

// let makes p the place of a variable.
func (r *run) let(slot int, p place) {
	for len(r.vars) <= r.base+slot {
		r.vars = append(r.vars, nil)
	}
	r.vars[r.base+slot] = p
}

func (r *run) keepText(s string) place {
	r.texts = append(r.texts, s)
	return place(&r.texts[len(r.texts)-1])
}

func (r *run) keepInt(n int) place {
	r.ints = append(r.ints, n)
	return place(&r.ints[len(r.ints)-1])
}

// Write lets the library append to the page.
func (r *run) Write(b []byte) (int, error) {
	r.out = append(r.out, b...)
	return len(b), nil
}

// stop ends the run: the library would fail here, or do what is not known.
func stop(format string, values ...any) {
	panic(fmt.Errorf(format, values...))
}
