// Package command is the command line: it picks the command, and decides how it ends. There is a file for each command. See README.md
// for what they do, and generator/docs/design.md for the packages that do it.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	"gongshi/generator/history"
	"gongshi/generator/publish"
	"gongshi/generator/serve"
)

// How a command ends, as the exit status.
var (
	errProblems  = errors.New("problems in the sources")                  // already reported
	errDifferent = errors.New("the copy differs from what it is made of") // already reported
	errUsage     = errors.New("wrong use")
)

const (
	exitDone = iota
	exitProblems
	exitUsage
	exitMachine
)

// A command is a verb of the command line.
type command struct {
	name, about string
	run         func(ctx context.Context, c *call) error
}

// A call is a command with what it was called with.
type call struct {
	args           []string
	stdout, stderr io.Writer
	flags          *flag.FlagSet
	began          time.Time
	drafts         bool   // what --drafts is by default
	quiet          bool   // nothing is said of what went well
	stats          *stats // nil: nobody asks for them
	shown          atomic.Pointer[progress]
}

var commands = []command{
	{"build", "write the site into a folder", runBuild},
	{"serve", "show the site in the browser while you write", runServe},
	{"watch", "keep the written site current", runWatch},
	{"check", "report every problem, and write nothing", runCheck},
	{"verify", "compare a written site with its sources", runVerify},
	{"deploy", "publish the site to storage that speaks S3", runDeploy},
	{"pack", "put the site, or what is new in it, into a zip for those who can only upload", runPack},
	{"init", "make a new site that builds at once, from an office's table if there is one", runInit},
	{"new", "write a task, an update, a plan, an incident or a bulletin to begin with", runNew},
	{"explain", "tell what a problem means, with an example, wrong and right", runExplain},
	{"schema", "say what may stand in the files, for editors and content systems", runSchema},
	{"import", "read tables of open data back into a plan", runImport},
	{"gather", "fetch the data of other offices' sites that site.toml names, and keep them", runGather},
	{"form", "make the workbooks in which offices report, with what they owe", runForm},
}

// Main does what the command line asks for, and ends the process with the status that says how it went.
func Main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // who asks a second time does not want to wait for the end of a publishing
	args, window := os.Args[1:], hasWindowOfItsOwn()
	do := func(args ...string) int { return run(ctx, args, os.Stdout, os.Stderr) }
	var status int
	if len(args) == 0 && window {
		status = opened(ctx, do)
	} else {
		status = do(args...)
	}
	stop()
	if window && status != exitDone {
		linger(os.Stdin, os.Stderr)
	}
	os.Exit(status)
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	stdout, stderr = shower{stdout}, shower{stderr}
	err := dispatch(ctx, args, stdout, stderr)
	status := statusOf(err)
	if (status == exitUsage || status == exitMachine) && !errors.Is(err, errNotCurrent) {
		for _, message := range messages(err) {
			fmt.Fprintln(stderr, message)
		}
	}
	return status
}

// statusOf returns the exit status that an error stands for.
func statusOf(err error) int {
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitDone
	case errors.Is(err, errProblems), errors.Is(err, errDifferent):
		return exitProblems
	case isWrongUse(err):
		return exitUsage
	default:
		return exitMachine
	}
}

// isWrongUse reports whether an error is that of who called. A folder that is not ours is a wrong --out. One that another
// process is publishing into will be free again, and one that is ours, but in which a folder was replaced by a file or a
// link, was right: so those are the machine's.
func isWrongUse(err error) bool {
	return slices.ContainsFunc([]error{errUsage, publish.ErrForeign, publish.ErrPath, publish.ErrWithin, publish.ErrAround, serve.ErrAddress, history.ErrRevision}, func(wrong error) bool {
		return errors.Is(err, wrong)
	})
}

func dispatch(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 {
		usage(stderr)
		return fmt.Errorf("%w: no command", errUsage)
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		usage(stdout)
		return nil
	case "version", "--version":
		fmt.Fprintln(stdout, "gongshi", version)
		return nil
	}
	for _, c := range commands {
		if c.name == args[0] {
			flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
			flags.Usage = func() {
				fmt.Fprintf(flags.Output(), "Usage: gongshi %s [flags]\n", c.name)
				flags.PrintDefaults()
			}
			return c.run(ctx, &call{args: args[1:], stdout: stdout, stderr: stderr, flags: flags, began: time.Now()})
		}
	}
	usage(stderr)
	return fmt.Errorf("%w: there is no command %q", errUsage, args[0])
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "Usage: gongshi COMMAND [flags]")
	fmt.Fprintln(w)
	for _, c := range commands {
		fmt.Fprintf(w, "  %-8s %s\n", c.name, c.about)
	}
	fmt.Fprintln(w)
	fmt.Fprintln(w, "gongshi COMMAND -h tells its flags.")
}
