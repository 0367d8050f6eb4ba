// Command bench measures the generator on a plan of any size, beside Hugo if it is installed.
//
//	go run ./generator/bench -n 10000            measure
//	go run ./generator/bench -n 500 -plan DIR    only write the plan
//	HUGO=/opt/hugo go run ./generator/bench      with a Hugo that is not on the PATH
//
// The plan is made up, and always the same (plan.go, task.go, body.go, text.go); Hugo gets a site of the same tasks (hugo.go).
// What is measured is the commands, as whoever uses them would: a clean build and one in which nothing changed (builds.go),
// an edit under watch (edits.go); and, for comparison, the least that writing such a site could take (floor.go). Each is
// repeated, all in turn, and medians are told: what a machine does meanwhile then falls on all alike.
//
// Times differ from machine to machine, ratios less so. Files lie in memory where there is /dev/shm, so that no disk is
// measured. The stages of a build by themselves are Go benchmarks (stages_test.go).
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	signal.Ignore(syscall.SIGPIPE) // who stops reading does not keep us from tidying up
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	n := flag.Int("n", 10000, "how many `tasks` the plan has")
	runs := flag.Int("runs", 3, "how many `times` each build is measured, after one to warm up")
	edits := flag.Int("edits", 20, "how many `edits` are made under watch")
	plan := flag.String("plan", "", "only write the plan, into this `folder`")
	flag.Parse()
	switch {
	case *n < 1 || *runs < 1 || *edits < 1:
		return errors.New("there must be at least one task, one run and one edit")
	case *plan != "":
		return writePlan(*plan, *n)
	}
	work, err := os.MkdirTemp(memory(), "gongshi-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	return measure(ctx, os.Stdout, work, *n, *runs, *edits)
}

// memory returns a folder whose files lie in memory, or none.
func memory() string {
	const shared = "/dev/shm"
	if info, err := os.Stat(shared); err == nil && info.IsDir() {
		return shared
	}
	return ""
}

// measure measures everything, with files in the folder work, and prints it.
func measure(ctx context.Context, w io.Writer, work string, n, runs, edits int) error {
	all, err := prepare(ctx, work, n)
	if err != nil {
		return err
	}
	m := &measured{tasks: n, runs: runs, edits: edits, of: all}
	for _, step := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"builds", m.measureBuilds},
		{"this repository's site", func(ctx context.Context) error { return m.measureOwnSite(ctx, work) }},
		{"edits under watch", m.measureEdits},
		{"the write floor", func(context.Context) error { return m.measureFloor(work) }}, // last: it fills our own memory
	} {
		fmt.Fprintln(os.Stderr, "measuring", step.name)
		if err := step.do(ctx); err != nil {
			return err
		}
	}
	return m.print(w)
}
