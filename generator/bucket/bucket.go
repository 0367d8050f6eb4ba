// Package bucket brings an output to a place in a bucket: storage that is asked by Amazon's S3 protocol, which most providers speak.
//
// A deployment does what a publishing to a folder does (package publish), by the same rules, with the same order, manifest and history:
//
//  1. Ledger and manifest of the bucket are read. What a file holds is compared with the manifest, not with the bucket: so a deployment
//     asks for little more than it writes (plan.go).
//  2. Where something may be there that the manifest does not tell of, the bucket is looked at. An object that is not ours at a path that
//     is wanted refuses the deployment, and nothing is touched yet (look.go).
//  3. The ledger is written: every path that will be written or removed. So a killed deployment is understood by the next one, and
//     nobody else deploys to the same place at the same time (ledger.go).
//  4. Files that were not there are written, then those that differ; in both, assets come before pages, pages before lists and lists before
//     "/". Those of one stage are written at the same time (send.go).
//  5. The history gets its line, the manifest is written, then what is no longer wanted is removed, and the ledger is put at rest.
//
// What always holds:
//
//   - An object is whole: storage shows the old one or the new one.
//   - From any page that could be reached, every link leads somewhere, as with a folder; a path that turns from file to folder or
//     back is the one exception here, too, since some storage is a folder.
//   - Objects that this package did not write are never changed or removed.
//   - Killed at any instant, and run again: the place is as if it had been deployed to at once, but for the history.
//   - Nobody but its holder writes to a place: who took it over after a silence, or took it first. Servers that know no conditional writes
//     leave a gap of an instant.
//
// What someone else changed or removed in the bucket shows in verify. All tells a deployment to write every file again.
package bucket

import (
	"context"
	"slices"
	"time"

	"gongshi/generator/output"
	"gongshi/generator/publish"
)

// A Bucket is a place to deploy to.
type Bucket struct{ server *server }

// Open prepares to deploy to an address. It asks the server for nothing.
func Open(a Address, o Options) (*Bucket, error) {
	s, err := connect(a, o, patientTransport(patience))
	if err != nil {
		return nil, err
	}
	return &Bucket{s}, nil
}

// A Way says how to deploy.
type Way struct {
	Compress bool // text is stored compressed, under its own name
	All      bool // every file is written, whatever the manifest says
	DryRun   bool // nothing is written: the result says what would be

	Waiting func(most time.Duration) // another deployment may be under way, and is watched for so long
	Planned func(files int)          // so many files will be written or removed
	Done    func()                   // one of them is
}

// A Result is what a deployment did, or would do. It leaves out the manifest, the history and the ledger.
type Result struct {
	New, Changed []string // in the order in which they were written
	Removed      []string // sorted
	Unchanged    int
	Manifest     bool // the manifest is another
}

// Deploy makes the bucket hold exactly these files, the manifest, the history, and whatever in it is not ours. A *publish.Refusal means that
// nothing was touched, a *Failure says what ended it. After that, or when the context ends, what readers can reach is whole, and the next
// deployment goes on from there.
func (b *Bucket) Deploy(ctx context.Context, files []output.File, o publish.Origin, w Way) (Result, error) {
	if err := b.server.hasCredentials(); err != nil {
		return Result{}, err
	}
	listing, err := publish.List(b.server.String(), files)
	if err != nil {
		return Result{}, err
	}
	if w.Waiting == nil {
		w.Waiting = func(time.Duration) {}
	}
	hold, err := b.server.readLedger(ctx, w.Waiting)
	if err != nil {
		return Result{}, err
	}
	r := &run{server: b.server, hold: hold, way: w, files: files, origin: o, listing: listing}
	for _, step := range []func(context.Context) error{r.readManifest, r.compare, r.look, r.plan} {
		if err := step(ctx); err != nil {
			return Result{}, err
		}
	}
	if w.DryRun {
		return r.planned(), nil
	}
	err = r.deploy(ctx)
	slices.Sort(r.result.Removed)
	return r.result, err
}
