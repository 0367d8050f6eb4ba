package gathered

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// RecordFile is what says of which copy the other files of a source are.
const RecordFile = "gathered.json"

// A Record says what was gathered.
type Record struct {
	Address  string  // of the site, or empty of one that is only known as a folder
	Day      day.Day // of the copy
	Gathered day.Day // on which it was first found so
	Files    []File
}

// A File is one of those that were gathered.
type File struct {
	Path string // on its site
	Size int64
	Sum  string // SHA-256 in hexadecimal
}

// Name returns the name of the file in the folder of its source: "2022.tasks.json".
func (f File) Name() string {
	plan, rest, _ := strings.Cut(f.Path, "/")
	return plan + "." + rest[strings.LastIndexByte(rest, '/')+1:]
}

// Plan returns the key of the plan that the file is of.
func (f File) Plan() string { return keyIn(f.Path) }

func keyIn(place string) string {
	key, _, _ := strings.Cut(place, "/")
	return key
}

// The files of a plan that are gathered, each with how many bytes of it are read at most.
const (
	tasksName   = "tasks.json"
	packageName = "datapackage.json"
)

var mostBytes = map[string]int64{tasksName: 24 << 20, packageName: 2 << 20}

// What is read of a site at most. Several sites are read at the same time, each of which may be hostile: all of them fit into the memory of
// a small server.
const (
	MostManifest = 16 << 20 // bytes
	MostOfSource = 48 << 20 // bytes of all its files
	mostRecord   = 1 << 20
	mostPlans    = 100
	mostFiles    = 250_000 // in a manifest
)

// Most returns how many bytes the file may have.
func (f File) Most() int64 { return mostBytes[f.Path[strings.LastIndexByte(f.Path, '/')+1:]] }

var (
	isGathered = regexp.MustCompile(`^([a-z0-9-]+)/data/(tasks|datapackage)\.json$`)
	isSum      = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// isOurs reports whether a file of a site is one that is gathered.
func isOurs(place string) bool {
	m := isGathered.FindStringSubmatch(place)
	return m != nil && site.IsKey(m[1])
}

// ParseManifest reads the manifest of a copy: its day, and which of its files are to be gathered. In the record that comes out only
// the day on which it was gathered is left open.
func ParseManifest(address string, text []byte) (Record, *problem.Problem) {
	rec := Record{Address: address}
	var generator string
	wrong := whole(text, func(r *reader) {
		r.object(map[string]func(){
			"generator": r.line(&generator),
			"day":       r.day(&rec.Day),
			"files":     func() { r.files(&rec, mostFiles, false) },
		}, "generator", "day", "files")
		if r.wrong == nil && generator != "gongshi" {
			r.fail(0, "source-value", "key", "generator", "value", generator)
		}
	})
	return rec, cmp.Or(wrong, rec.check())
}

// parseRecord reads gathered.json.
func parseRecord(text []byte) (Record, *problem.Problem) {
	var rec Record
	wrong := whole(text, func(r *reader) {
		r.object(map[string]func(){
			"address": r.line(&rec.Address), "day": r.day(&rec.Day), "gathered": r.day(&rec.Gathered),
			"files": func() { r.files(&rec, 2*mostPlans, true) },
		}, "address", "day", "gathered", "files")
	})
	return rec, cmp.Or(wrong, rec.check())
}

// files reads a list of files. Of others than those that are gathered only their paths are looked at; of a record there are none.
func (r *reader) files(rec *Record, most int, all bool) {
	taken := map[string]bool{}
	r.list(most, func(int) {
		start := r.start()
		var f File
		r.object(map[string]func(){"path": r.needed(&f.Path), "size": r.size(&f.Size), "sha256": r.line(&f.Sum)}, "path", "size", "sha256")
		ours := isOurs(f.Path)
		switch {
		case r.wrong != nil, !ours && !all:
			return
		case !ours:
			r.fail(start, "source-value", "key", r.field()+".path", "value", f.Path)
		case taken[f.Path]:
			r.fail(start, "source-twice", "key", f.Path)
		case !isSum.MatchString(f.Sum):
			r.fail(start, "source-value", "key", r.field()+".sha256", "value", f.Sum)
		case f.Size > f.Most():
			r.fail(start, "source-large", "key", f.Path, "value", fmt.Sprint(f.Size), "expected", fmt.Sprint(f.Most()))
		}
		taken[f.Path] = true
		rec.Files = append(rec.Files, f)
	})
}

// check finds what no record may be: a day that is missing, too many plans or bytes, or a plan of which only half is there.
func (rec *Record) check() *problem.Problem {
	if rec.Day == 0 {
		return wrongAt(1, 1, "source-without", "key", "day")
	}
	slices.SortFunc(rec.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	bytes, plans := int64(0), map[string]int{}
	for _, f := range rec.Files {
		bytes += f.Size
		plans[f.Plan()]++
	}
	for _, f := range rec.Files {
		if plans[f.Plan()] != len(mostBytes) {
			return wrongAt(1, 1, "source-missing", "value", f.Plan()+"/data/")
		}
	}
	switch {
	case len(plans) > mostPlans:
		return wrongAt(1, 1, "source-large", "key", "files", "value", fmt.Sprint(len(plans)), "expected", fmt.Sprint(mostPlans))
	case bytes > MostOfSource:
		return wrongAt(1, 1, "source-large", "key", "files", "value", fmt.Sprint(bytes), "expected", fmt.Sprint(MostOfSource))
	}
	return nil
}

// Since returns the day on which a copy was first found as it is now: that of the kept record if this has the same, else that of the new one.
func Since(kept []byte, now Record) day.Day {
	old, wrong := parseRecord(kept)
	if wrong == nil && old.Gathered != 0 && old.Address == now.Address && old.Day == now.Day && slices.Equal(old.Files, now.Files) {
		return old.Gathered
	}
	return now.Gathered
}

// DayOf returns the day of the copy of which a kept record is; none if it cannot be read, or is of another address.
func DayOf(kept []byte, address string) day.Day {
	rec, wrong := parseRecord(kept)
	if wrong != nil || rec.Address != address {
		return 0
	}
	return rec.Day
}

// IsFile reports whether a name is that of a file of a plan in the folder of a source.
func IsFile(name string) bool {
	key, rest, _ := strings.Cut(name, ".")
	return mostBytes[rest] > 0 && site.IsKey(key)
}

// Bytes returns gathered.json.
func (rec *Record) Bytes() []byte {
	b := fmt.Appendf(nil, "{\n  \"address\": %s,\n  \"day\": \"%s\",\n  \"gathered\": \"%s\",\n  \"files\": [", quoted(rec.Address), rec.Day, rec.Gathered)
	for i, f := range rec.Files {
		if i > 0 {
			b = append(b, ',')
		}
		b = fmt.Appendf(b, "\n    {\"path\": %s, \"size\": %d, \"sha256\": \"%s\"}", quoted(f.Path), f.Size, f.Sum)
	}
	return append(b, "\n  ]\n}\n"...)
}

func quoted(s string) []byte {
	b, _ := json.Marshal(s) // a text can always be written
	return b
}

// parsePackage reads datapackage.json: who publishes the data, and at which address.
func parsePackage(text []byte) (publisher, homepage string, wrong *problem.Problem) {
	wrong = whole(text, func(r *reader) {
		r.object(map[string]func(){
			"homepage": r.needed(&homepage),
			"contributors": func() {
				r.list(10, func(int) {
					r.object(map[string]func(){"title": r.upTo(mostName, r.needed, &publisher)})
				})
			},
		}, "homepage", "contributors")
	})
	return publisher, homepage, wrong
}

// belongs reports whether an address in data is that of a plan's data on the site at an address.
func belongs(homepage, address, plan string) bool {
	u, err := url.Parse(homepage)
	return err == nil && u.String() == address+plan+"/data/"
}

// matches reports whether a text is that of the file.
func (f File) matches(text []byte) bool {
	sum := sha256.Sum256(text)
	return int64(len(text)) == f.Size && hex.EncodeToString(sum[:]) == f.Sum
}
