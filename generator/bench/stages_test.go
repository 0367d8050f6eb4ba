package main

import (
	"flag"
	"os"
	"reflect"
	"testing"

	"gongshi/generator/pages"
	"gongshi/generator/site"
)

// The stages of a build, one by one, in the order in which they follow: go test -bench . ./generator/bench -tasks 10000

var tasks = flag.Int("tasks", 1000, "how many tasks the plan of the benchmarks has")

func BenchmarkScan(b *testing.B) {
	dir := newPlan(b, *tasks)
	for b.Loop() {
		scan(b, dir, nil)
	}
}

func BenchmarkScanAgain(b *testing.B) {
	dir := newPlan(b, *tasks)
	last := scan(b, dir, nil)
	for b.Loop() {
		scan(b, dir, last)
	}
}

// BenchmarkRead parses and joins every file.
func BenchmarkRead(b *testing.B) {
	sources := scan(b, newPlan(b, *tasks), nil)
	for b.Loop() {
		read(b, new(site.Reader), sources)
	}
}

func BenchmarkReadAfterAnEdit(b *testing.B) {
	dir := newPlan(b, *tasks)
	reader, sources := new(site.Reader), scan(b, dir, nil)
	read(b, reader, sources)
	edits := 0
	for b.Loop() {
		b.StopTimer()
		sources = update(b, dir, sources, edit(b, dir, &edits))
		b.StartTimer()
		read(b, reader, sources)
	}
}

// BenchmarkMakePages makes every view for the first time.
func BenchmarkMakePages(b *testing.B) {
	s := read(b, new(site.Reader), scan(b, newPlan(b, *tasks), nil))
	for b.Loop() {
		pages.Make(pages.Input{Site: s, Today: asOf, Version: "bench"})
	}
}

// BenchmarkMakePagesAfterAnEdit makes every list anew, and the views of one task.
func BenchmarkMakePagesAfterAnEdit(b *testing.B) {
	dir := newPlan(b, *tasks)
	reader, sources := new(site.Reader), scan(b, dir, nil)
	memory := pages.NewMemory(reflect.DeepEqual)
	pages.Make(pages.Input{Site: read(b, reader, sources), Today: asOf, Version: "bench", Memory: memory})
	edits := 0
	for b.Loop() {
		b.StopTimer()
		sources = update(b, dir, sources, edit(b, dir, &edits))
		s := read(b, reader, sources)
		b.StartTimer()
		pages.Make(pages.Input{Site: s, Today: asOf, Version: "bench", Memory: memory})
	}
}

// BenchmarkRender makes the bytes of every file, one after the other.
func BenchmarkRender(b *testing.B) {
	files := built(b, newBuilder(b), scan(b, newPlan(b, *tasks), nil)).Files
	var scratch []byte
	for b.Loop() {
		for _, f := range files {
			if f.Bytes != nil {
				made, err := f.Bytes(scratch[:0])
				must(b, err)
				scratch = made
			}
		}
	}
}

// BenchmarkPublish writes files whose bytes are ready into an empty folder.
func BenchmarkPublish(b *testing.B) {
	files := ready(b, built(b, newBuilder(b), scan(b, newPlan(b, *tasks), nil)))
	for b.Loop() {
		b.StopTimer()
		dir := newDir(b)
		folder := open(b, dir)
		b.StartTimer()
		publishInto(b, folder, files)
		b.StopTimer()
		folder.Close()
		os.RemoveAll(dir)
		b.StartTimer()
	}
}

func BenchmarkBuild(b *testing.B) {
	dir := newPlan(b, *tasks)
	for b.Loop() {
		built(b, newBuilder(b), scan(b, dir, nil))
	}
}

// BenchmarkBuildAfterAnEdit is all that comes before publishing.
func BenchmarkBuildAfterAnEdit(b *testing.B) {
	dir, builder := newPlan(b, *tasks), newBuilder(b)
	sources := scan(b, dir, nil)
	built(b, builder, sources)
	edits := 0
	for b.Loop() {
		b.StopTimer()
		path := edit(b, dir, &edits)
		b.StartTimer()
		sources = update(b, dir, sources, path)
		built(b, builder, sources)
	}
}

// BenchmarkAllAfterAnEdit is what watch does at an edit, from the look at the file to the last page.
func BenchmarkAllAfterAnEdit(b *testing.B) {
	dir, builder, folder := newPlan(b, *tasks), newBuilder(b), open(b, newDir(b))
	defer folder.Close()
	sources := scan(b, dir, nil)
	publishInto(b, folder, built(b, builder, sources).Files)
	edits := 0
	for b.Loop() {
		b.StopTimer()
		path := edit(b, dir, &edits)
		b.StartTimer()
		sources = update(b, dir, sources, path)
		publishInto(b, folder, built(b, builder, sources).Files)
	}
}
