// Package gather fetches what other offices' sites publish, for package gathered to read.
//
// A site is asked for its manifest, and for the files of it that are kept: no address in its data is ever followed. What comes is read as
// strictly as later from the folder sources/, and has to be what the manifest says, of the address that site.toml says. Only then it takes the
// place of what was kept, all of a site or nothing of it. Whatever else happens is a problem of that one site, whose last copy stays.
//
// What was found so before is not written again: the day on which something was gathered is that on which it was first found so.
package gather

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/gathered"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/publish"
	"gongshi/generator/remote"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// How many sources are asked at the same time, and how long one may take in all.
const (
	atOnce    = 4
	mostTime  = 5 * time.Minute
	attempts  = 2 // to find a copy whose files fit together: it may just be published
	dayBefore = 1 // days by which another zone may be ahead
)

// Input is what is to be gathered.
type Input struct {
	Folder  string     // of the site
	Sources *tree.Tree // what lies in sources/ there
	Of      []site.OtherSite
	Today   day.Day
	Open    func(ctx context.Context, address string) (Copy, error) // a site at an address

	time time.Duration // instead of mostTime, for tests
}

// A Copy is a site as it is published.
type Copy interface {
	// File returns a file of no more bytes than these. The error is fs.ErrNotExist if there is none, ErrLarge if it has more, and
	// publish.ErrNoFile if the server gives something else.
	File(place string, most int64) ([]byte, error)
	Close() error
}

// ErrLarge says that a file has more bytes than are read.
var ErrLarge = remote.ErrLarge

// A Result is what came of one source.
type Result struct {
	Of          site.OtherSite
	Source      *gathered.Source // nil where something was wrong
	Changed     bool             // it is another than was kept, and was written
	Kept        day.Day          // of what was kept before; none if nothing was, or it cannot be used
	Problem     *problem.Problem
	Unreachable bool // the problem is that nobody answers
}

// All gathers sources, and calls told with what came of each, in their order. The error is the machine's, or that of a context that ended.
func All(ctx context.Context, in Input, told func(Result) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	type found struct {
		outcome
		err error
	}
	results := make([]chan found, len(in.Of))
	room := make(chan struct{}, atOnce)
	for i := range in.Of {
		results[i] = make(chan found, 1)
	}
	go func() {
		for i, of := range in.Of {
			select {
			case room <- struct{}{}:
			case <-ctx.Done():
				return
			}
			go func() {
				o, err := in.fetch(ctx, of)
				results[i] <- found{o, err}
			}()
		}
	}()
	for i := range in.Of {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case f := <-results[i]:
			if f.err == nil {
				f.err = in.keep(ctx, &f.outcome)
			}
			if f.err == nil {
				f.err = told(f.Result)
			}
			if f.err != nil {
				return f.err
			}
			<-room
		}
	}
	return nil
}

// An outcome is a result with what was fetched.
type outcome struct {
	Result
	texts map[string][]byte // by their names in the folder of the source
}

// fetch fetches a source. If its files do not fit together it may just be published, and is fetched again.
func (in Input) fetch(ctx context.Context, of site.OtherSite) (o outcome, err error) {
	most := in.time
	if most == 0 {
		most = mostTime
	}
	limited, stop := context.WithTimeout(ctx, most)
	defer stop()
	for range attempts {
		o = outcome{Result: Result{Of: of}, texts: map[string][]byte{}}
		err = in.attempt(limited, &o)
		if ctx.Err() != nil {
			return o, ctx.Err()
		}
		if err != nil || o.Problem == nil || o.Problem.Code != "source-sum" {
			break
		}
	}
	if o.Problem != nil {
		o.Problem.Data["name"] = of.Key
	}
	return o, err
}

func (in Input) attempt(ctx context.Context, o *outcome) error {
	copied, err := in.open(ctx, o)
	if copied == nil || err != nil {
		return err
	}
	defer copied.Close()
	text, err := copied.File(publish.Manifest, gathered.MostManifest)
	if err != nil {
		o.failed(publish.Manifest, gathered.MostManifest, err)
		return nil
	}
	rec, wrong := gathered.ParseManifest(o.Of.URL, text)
	if wrong == nil && rec.Day > in.Today+dayBefore {
		p := problem.New(0, 0, "gather-later", "value", rec.Day.String(), "expected", in.Today.String())
		wrong = &p
	}
	if wrong != nil {
		o.is(*wrong, publish.Manifest)
		return nil
	}
	var at gathered.File
	source, wrong, err := gathered.Parse(rec, func(f gathered.File) ([]byte, error) {
		at = f
		b, err := copied.File(f.Path, f.Size)
		o.texts[f.Name()] = b
		return b, err
	}, func(f gathered.File) string { return f.Path })
	switch {
	case errors.Is(err, ErrLarge):
		o.is(problem.New(0, 0, "source-sum", "value", at.Path), at.Path)
	case err != nil:
		o.failed(at.Path, at.Size, err)
	case wrong != nil:
		o.is(*wrong, wrong.File)
	default:
		o.Source = source
	}
	return nil
}

// open opens the copy that is to be gathered: a folder if site.toml names one. Where there is none, the problem says so.
func (in Input) open(ctx context.Context, o *outcome) (Copy, error) {
	if o.Of.Folder == "" {
		return in.Open(ctx, o.Of.URL)
	}
	dir := filepath.FromSlash(o.Of.Folder)
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(in.Folder, dir)
	}
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		o.is(problem.New(0, 0, "gather-none", "value", o.Of.Folder), "")
		return nil, nil
	}
	if err != nil {
		o.failed("", 0, err)
		return nil, nil
	}
	return &folder{root}, nil
}

// is notes what is wrong with a file of the source.
func (o *outcome) is(p problem.Problem, place string) {
	p = p.In(o.address(place))
	o.Problem = &p
}

// address is how a file of the source is called in problems.
func (o *outcome) address(place string) string {
	if o.Of.Folder != "" {
		return path.Join(filepath.ToSlash(o.Of.Folder), place)
	}
	return o.Of.URL + place
}

// failed notes that a file could not be fetched.
func (o *outcome) failed(place string, most int64, err error) {
	detail := problem.Visible(causeOf(err).Error())
	switch {
	case errors.Is(err, fs.ErrNotExist) && place == publish.Manifest:
		o.is(problem.New(0, 0, "gather-none", "value", o.address("")), place)
	case errors.Is(err, fs.ErrNotExist):
		o.is(problem.New(0, 0, "source-missing", "value", place), place)
	case errors.Is(err, ErrLarge):
		o.is(problem.New(0, 0, "source-large", "key", path.Base(place), "value", "> "+fmt.Sprint(most), "expected", fmt.Sprint(most)), place)
	case errors.Is(err, publish.ErrNoFile):
		o.is(problem.New(0, 0, "gather-refused", "value", detail), place)
	default:
		if errors.Is(err, context.DeadlineExceeded) {
			detail = context.DeadlineExceeded.Error()
		}
		o.is(problem.New(0, 0, "gather-unreachable", "value", detail), place)
		o.Unreachable = true
	}
}

// causeOf returns what is behind an error that only adds the address.
func causeOf(err error) error {
	if with := (*fs.PathError)(nil); errors.As(err, &with) {
		return with.Err
	}
	if with := (*url.Error)(nil); errors.As(err, &with) {
		return with.Err
	}
	return err
}

// keep writes what was fetched in place of what was kept, if it is another. A copy of an earlier day than the one that is kept takes no place:
// a site may have gone back, or somebody may show an old copy of it.
func (in Input) keep(ctx context.Context, o *outcome) error {
	under := gathered.Folder + "/" + o.Of.Key + "/"
	var record []byte
	if kept := in.Sources.File(under + gathered.RecordFile); kept != nil && kept.Regular {
		var err error
		if record, err = kept.Read(); err != nil {
			return err
		}
		o.Kept = gathered.DayOf(record, o.Of.URL)
	}
	if o.Source == nil {
		return nil
	}
	rec := o.Source.Record
	if rec.Day < o.Kept {
		o.is(problem.New(0, 0, "gather-earlier", "name", o.Of.Key, "value", rec.Day.String(), "expected", o.Kept.String()), publish.Manifest)
		o.Source = nil
		return nil
	}
	rec.Gathered = in.Today
	if record != nil {
		rec.Gathered = gathered.Since(record, rec)
	}
	o.texts[gathered.RecordFile] = rec.Bytes()
	changes, gone, err := in.changes(under, o.texts)
	if err != nil || len(changes)+len(gone) == 0 {
		return err
	}
	o.Changed = true
	if err := os.Mkdir(filepath.Join(in.Folder, gathered.Folder), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	err = importer.WriteAll(ctx, in.Folder, changes)
	if errors.Is(err, importer.ErrLinked) {
		p := problem.New(0, 0, "gather-linked", "name", o.Of.Key).In(strings.TrimSuffix(under, "/"))
		o.Problem, o.Source, o.Changed = &p, nil, false
		return nil
	}
	if err != nil {
		return err
	}
	for _, name := range gone {
		if err := os.Remove(filepath.Join(in.Folder, filepath.FromSlash(name))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// changes returns what differs from what is kept, the record last, and which files of plans are gone.
func (in Input) changes(under string, texts map[string][]byte) (changes []importer.Change, gone []string, err error) {
	for name, text := range texts {
		c := importer.Change{Path: under + name, New: string(text)}
		if kept := in.Sources.File(c.Path); kept != nil && kept.Regular {
			old, err := kept.Read()
			if err != nil {
				return nil, nil, err
			}
			c.Old = string(old)
		}
		if c.Old != c.New {
			changes = append(changes, c)
		}
	}
	isRecord := func(c importer.Change) int {
		if path.Base(c.Path) == gathered.RecordFile {
			return 1
		}
		return 0
	}
	slices.SortFunc(changes, func(a, b importer.Change) int {
		return cmp.Or(cmp.Compare(isRecord(a), isRecord(b)), cmp.Compare(a.Path, b.Path))
	})
	for _, f := range in.Sources.Under(strings.TrimSuffix(under, "/")) {
		if name := strings.TrimPrefix(f.Path, under); texts[name] == nil && gathered.IsFile(name) {
			gone = append(gone, f.Path)
		}
	}
	return changes, gone, nil
}
