package problem

import (
	"cmp"
	"fmt"
	"path"
	"runtime"
	"strings"
)

// A Panic is a mistake of the generator that came to light at one place, as an error: what the machine said, and what is known of
// where.
type Panic struct {
	File  string // the source that was worked on; empty if that is not known
	Says  string
	Place string // in the generator: links.go:42
}

func (p *Panic) Error() string { return fmt.Sprintf("%s (%s)", p.Says, p.Place) }

// Caught returns what recover returned, which is not nil, as a Panic. A file is named that none was named for yet.
func Caught(file string, caught any) *Panic {
	if p, ok := caught.(*Panic); ok {
		return &Panic{cmp.Or(p.File, file), p.Says, p.Place}
	}
	return &Panic{file, fmt.Sprint(caught), raised()}
}

// Naming is to be deferred while a source is worked on: a panic then names it, and goes on.
func Naming(file string) {
	if caught := recover(); caught != nil {
		panic(Caught(file, caught))
	}
}

// raised returns the place below which the present panic began that is not the language's own.
func raised() string {
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers)])
	begun := false
	for {
		frame, more := frames.Next()
		own := strings.HasPrefix(frame.Function, "runtime.")
		if begun && !own {
			return fmt.Sprintf("%s:%d", path.Base(frame.File), frame.Line)
		}
		begun = begun || frame.Function == "runtime.gopanic"
		if !more {
			return "?"
		}
	}
}
