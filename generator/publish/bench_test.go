package publish

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"gongshi/generator/disk"
	"gongshi/generator/output"
)

const benchFiles = 10_000

// manyPages is an output as large as the site of the benchmark: a task's page in a folder of its own, 8 kB each.
func manyPages(version int) []output.File {
	filler := bytes.Repeat([]byte("promised and on record. "), 340)
	files := make([]output.File, 0, benchFiles+1)
	for i := range benchFiles {
		files = append(files, output.File{Path: fmt.Sprintf("2022/tasks/%d/index.html", i), Stage: output.Page, Token: [2]int{i, version},
			Bytes: func([]byte) ([]byte, error) { return fmt.Appendf(bytes.Clone(filler), "%d %d", i, version), nil }})
	}
	return append(files, text("index.html", output.Home, "home"))
}

func perFile(b *testing.B) {
	b.ReportAllocs()
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchFiles/1000, "µs/file")
}

// inNewFolders does something in a folder that is not there yet, again and again.
func inNewFolders(b *testing.B, do func(dir string)) {
	for b.Loop() {
		b.StopTimer()
		dir := newDir(b)
		b.StartTimer()
		do(dir)
		b.StopTimer()
		os.RemoveAll(filepath.Dir(dir))
		b.StartTimer()
	}
	perFile(b)
}

func BenchmarkFirst(b *testing.B) {
	files := manyPages(0)
	inNewFolders(b, func(dir string) { publish(b, dir, files) })
}

// BenchmarkFloor does no more than that must: it makes the folders, and writes and renames the same files.
func BenchmarkFloor(b *testing.B) {
	files := manyPages(0)
	inNewFolders(b, func(dir string) {
		err := parallel(len(files), func(i int) error {
			content, err := files[i].Bytes(nil)
			place, temp := filepath.Join(dir, files[i].Path), filepath.Join(dir, disk.Parent(files[i].Path), strconv.Itoa(i))
			return errors.Join(err, os.MkdirAll(filepath.Dir(place), 0o755), os.WriteFile(temp, content, 0o644), os.Rename(temp, place))
		})
		if err != nil {
			b.Error(err)
		}
	})
}

// BenchmarkUnchanged is a build by a new process where nothing is new.
func BenchmarkUnchanged(b *testing.B) {
	files, dir := manyPages(0), newDir(b)
	publish(b, dir, files)
	for b.Loop() {
		publish(b, dir, files)
	}
	perFile(b)
}

func BenchmarkAllChanged(b *testing.B) {
	f := open(b, newDir(b))
	defer f.Close()
	n := 0
	for b.Loop() {
		b.StopTimer()
		n++
		files := manyPages(n)
		b.StartTimer()
		publishInto(b, f, files)
	}
	perFile(b)
}

// BenchmarkOneEdit is an edit under watch, which changes fifteen files: until the first and until the last is in its place,
// and until all is done; with a look at the others, and without.
func BenchmarkOneEdit(b *testing.B) {
	for name, publish := range map[string]func(*Folder, []output.File, Origin) (Result, error){
		"looking": (*Folder).Publish, "trusting": (*Folder).PublishChanged,
	} {
		b.Run(name, func(b *testing.B) { benchmarkEdits(b, publish) })
	}
}

func benchmarkEdits(b *testing.B, publish func(*Folder, []output.File, Origin) (Result, error)) {
	f := open(b, newDir(b))
	defer f.Close()
	files := manyPages(0)
	publishInto(b, f, files)
	first, last, n := stopwatch{b: b}, stopwatch{b: b}, 0
	f.root.Before = func(act, path string) error {
		if act == "rename" && path != Manifest && !first.stopped {
			first.stop()
		}
		if act == "create" && path == Manifest {
			last.stop()
		}
		return nil
	}
	for b.Loop() {
		n++
		edit(files, n)
		first.start()
		last.start()
		if _, err := publish(f, files, day); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	b.ReportMetric(first.total/float64(n), "ms-to-first")
	b.ReportMetric(last.total/float64(n), "ms-to-last")
}

// BenchmarkOnePageMore is an edit under watch that adds a page, and changes fifteen.
func BenchmarkOnePageMore(b *testing.B) {
	benchmarkEdits(b, func(f *Folder, files []output.File, o Origin) (Result, error) {
		files = append(files, text(fmt.Sprintf("2022/tasks/new-%p/index.html", f.entries), output.Page, "new"))
		return f.PublishChanged(files, o)
	})
}

// edit changes fifteen of the pages.
func edit(files []output.File, version int) {
	for i := range 15 {
		file := &files[i*benchFiles/15]
		file.Token, file.Bytes = version, func([]byte) ([]byte, error) { return fmt.Append(nil, i, version), nil }
	}
}

// A stopwatch adds up times, in milliseconds.
type stopwatch struct {
	b       *testing.B
	from    float64
	total   float64
	stopped bool
}

func (s *stopwatch) now() float64 { return float64(s.b.Elapsed().Microseconds()) / 1000 }

func (s *stopwatch) start() { s.from, s.stopped = s.now(), false }

func (s *stopwatch) stop() { s.total, s.stopped = s.total+s.now()-s.from, true }

func BenchmarkVerify(b *testing.B) {
	files, dir := manyPages(0), newDir(b)
	publish(b, dir, files)
	for b.Loop() {
		if d, err := Verify(dir, files, day); err != nil || len(d) > 0 {
			b.Fatal(d, err)
		}
	}
	perFile(b)
}
