package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

const benchFiles = 10_000

// manyPages is an output as large as the site of the benchmark: a task's page in a folder of its own, 8 kB each.
func manyPages(version int) []File {
	filler := bytes.Repeat([]byte("promised and on record. "), 340)
	files := make([]File, 0, benchFiles+1)
	for i := range benchFiles {
		files = append(files, File{Path: fmt.Sprintf("2022/tasks/%d/index.html", i), Rank: Page, Token: [2]int{i, version},
			Bytes: func() ([]byte, error) { return fmt.Appendf(bytes.Clone(filler), "%d %d", i, version), nil }})
	}
	return append(files, text("index.html", Home, "home"))
}

func perFile(b *testing.B) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchFiles/1000, "µs/file")
}

func BenchmarkFirstBuild(b *testing.B) {
	files := manyPages(0)
	for b.Loop() {
		b.StopTimer()
		dir := newDir(b)
		b.StartTimer()
		publish(b, dir, files)
		b.StopTimer()
		os.RemoveAll(dir)
		b.StartTimer()
	}
	perFile(b)
}

// BenchmarkFloor writes the same files straight to their places.
func BenchmarkFloor(b *testing.B) {
	files := manyPages(0)
	for b.Loop() {
		b.StopTimer()
		dir := newDir(b)
		b.StartTimer()
		queue := make(chan File, 64)
		var all sync.WaitGroup
		for range runtime.GOMAXPROCS(0) {
			all.Go(func() {
				for file := range queue {
					place := filepath.Join(dir, file.Path)
					os.MkdirAll(filepath.Dir(place), 0o755)
					content, _ := file.Bytes()
					os.WriteFile(place, content, 0o644)
				}
			})
		}
		for _, file := range files {
			queue <- file
		}
		close(queue)
		all.Wait()
		b.StopTimer()
		os.RemoveAll(dir)
		b.StartTimer()
	}
	perFile(b)
}

func BenchmarkAllUnchangedInANewProcess(b *testing.B) {
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
		if _, err := f.Publish(files, Origin{}); err != nil {
			b.Fatal(err)
		}
	}
	perFile(b)
}

// BenchmarkOneChanged is an edit under watch: until the page is there, and until all is done.
func BenchmarkOneChanged(b *testing.B) {
	f := open(b, newDir(b))
	defer f.Close()
	files := manyPages(0)
	f.Publish(files, Origin{})
	n := 0
	var shown, from = 0.0, b.Elapsed()
	f.disk.before = func(act, path string) error {
		if act == "rename" && path != manifestPath {
			shown += float64((b.Elapsed() - from).Microseconds()) / 1000
		}
		return nil
	}
	for b.Loop() {
		n++
		files[benchFiles/2].Token = n
		files[benchFiles/2].Bytes = func() ([]byte, error) { return fmt.Append(nil, n), nil }
		from = b.Elapsed()
		if _, err := f.Publish(files, Origin{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(shown/float64(n), "ms-to-page")
}

func BenchmarkVerify(b *testing.B) {
	files, dir := manyPages(0), newDir(b)
	publish(b, dir, files)
	for b.Loop() {
		if d, err := Verify(dir, files, day); err != nil || len(d) > 0 {
			b.Fatal(d, err)
		}
	}
}
