// Command release makes everything that is handed out of a commit: the program for each system, packages, the sources with all they need, an inventory, and the sums
// of all. The same commit and the same Go give the same bytes, in any folder, at any time, for any user.
//
//	cd generator/release && go run . -repository ../.. -out ../../release
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"gongshi/generator/release/archive"
	"gongshi/generator/release/inventory"
	"gongshi/generator/release/source"
)

func main() {
	repository := flag.String("repository", "../..", "a clone, whose commit is released")
	out := flag.String("out", "../../release", "the `folder` into which everything is written")
	maintainer := flag.String("maintainer", "The Gongshi authors <root@localhost>", "who answers for the packages")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	if err := run(ctx, *repository, *out, *maintainer); errors.Is(err, context.Canceled) {
		fmt.Fprintln(os.Stderr, "release: stopped; nothing was written")
		os.Exit(1)
	} else if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// run makes a release. Told to end, it leaves nothing behind, and an earlier release as it was.
func run(ctx context.Context, repository, out, maintainer string) error {
	if _, err := earlier(out); err != nil {
		return err
	}
	stage, err := os.MkdirTemp("", "gongshi-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(stage)
	r, err := prepare(ctx, repository, stage)
	if err != nil {
		return err
	}
	r.maintainer = maintainer
	if err := r.build(ctx); err != nil {
		return err
	}
	made, err := r.all(ctx)
	if err != nil {
		return err
	}
	if err := removeEarlier(out); err != nil {
		return err
	}
	for _, f := range made {
		fmt.Fprintf(os.Stderr, "%11d %s\n", len(f.Data), f.Name)
	}
	return source.Write(out, made)
}

// tell says what is being made, as some of it takes a minute.
func tell(format string, args ...any) { fmt.Fprintf(os.Stderr, "release: "+format+"\n", args...) }

// A release is what is made of a commit.
type release struct {
	stage, version, maintainer string
	when                       time.Time
	sources                    []archive.File // those of the commit, those of the libraries, and how they are built
	modules                    []inventory.Module
}

// prepare takes the sources of the commit and those of the libraries, and lays them out.
func prepare(ctx context.Context, repository, stage string) (*release, error) {
	commit, err := source.Head(repository)
	if err != nil {
		return nil, err
	}
	if differs, err := source.Differs(repository); err != nil {
		return nil, err
	} else if differs {
		tell("what is not committed is left out; this is a release of %s", commit.ID)
	}
	tell("the sources of %.7s", commit.ID)
	r := &release{stage: stage, when: commit.Time}
	if r.sources, err = source.Files(repository); err != nil {
		return nil, err
	}
	base, err := source.Base(r.sources)
	if err != nil {
		return nil, err
	}
	r.version = commit.Version(base)
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
		}
		r.when = time.Unix(seconds, 0).UTC()
	}
	return r, r.addVendored(ctx)
}

// archived returns an archive of files below a folder that is named after the version.
func (r *release) archived(name, ending string, write writer, files []archive.File) (archive.File, error) {
	var b bytes.Buffer
	if err := write(&b, "gongshi-"+r.version+name, files, r.when); err != nil {
		return archive.File{}, err
	}
	return archive.File{Name: "gongshi-" + r.version + name + ending, Data: b.Bytes()}, nil
}
