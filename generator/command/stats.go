package command

import (
	"fmt"
	"io"
	"path"
	"runtime"
	"text/tabwriter"
	"time"

	"gongshi/generator/pipeline"
)

// stats measure what the stages of a build take: time on the wall, and memory that is asked for, whether it is kept or not.
// Ones that are nil measure nothing.
type stats struct {
	stages []stage
	read   int // files found in the sources
}

// A stage is a step of a build, and what it took.
type stage struct {
	name string
	use
}

type use struct {
	time   time.Duration
	bytes  uint64
	allocs uint64
}

// measure does a step, which may be one of a stage that was tried before.
func (s *stats) measure(name string, do func() error) error {
	if s == nil {
		return do()
	}
	before := used()
	began := time.Now()
	err := do()
	took := time.Since(began)
	after := used()
	s.add(name, use{took, after.TotalAlloc - before.TotalAlloc, after.Mallocs - before.Mallocs})
	return err
}

func used() *runtime.MemStats {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return &m
}

func (s *stats) add(name string, u use) {
	for i := range s.stages {
		if s.stages[i].name == name {
			s.stages[i].add(u)
			return
		}
	}
	s.stages = append(s.stages, stage{name, u})
}

func (u *use) add(more use) {
	u.time += more.time
	u.bytes += more.bytes
	u.allocs += more.allocs
}

// found notes how many files the sources are.
func (s *stats) found(n int) {
	if s != nil {
		s.read = n
	}
}

// write prints a table, a line a stage, and what the build was of.
func (s *stats) write(w io.Writer, o *pipeline.Output, written int) error {
	if s == nil {
		return nil
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "stage\tms\tMiB\tallocations\t")
	var all use
	for _, one := range s.stages {
		one.print(table)
		all.add(one.use)
	}
	stage{"all", all}.print(table)
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%d files read, %d pages and %d other files made, %d files written\n", s.read, pagesIn(o), len(o.Files)-pagesIn(o), written)
	return err
}

func (s stage) print(w io.Writer) {
	const mebi = 1 << 20
	fmt.Fprintf(w, "%s\t%.1f\t%.1f\t%d\t\n", s.name, float64(s.time)/float64(time.Millisecond), float64(s.bytes)/mebi, s.allocs)
}

func pagesIn(o *pipeline.Output) int {
	n := 0
	for _, f := range o.Files {
		if path.Ext(f.Path) == ".html" {
			n++
		}
	}
	return n
}
