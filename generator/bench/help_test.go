package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gongshi/generator/output"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/publish"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/layouts"
	"gongshi/static"
)

// newPlan returns the folder of a plan, and has what follows measured with its allocations.
func newPlan(b *testing.B, n int) string {
	b.Helper()
	b.ReportAllocs()
	dir := newDir(b)
	must(b, writePlan(dir, n))
	return dir
}

// edit adds an update to a task in the middle, another one each time, and returns its file's path.
func edit(b *testing.B, dir string, edits *int) string {
	b.Helper()
	*edits++
	t := newTask(*tasks/2 + 1)
	t.write("\n## %s 补充记录\n\n第%d次。\n", asOf.Add(-1), *edits)
	path := fmt.Sprintf("content/%d/%s", year, fileName(t.Number))
	must(b, os.WriteFile(filepath.Join(dir, path), []byte(t.source()), 0o666))
	return path
}

// newDir returns an empty folder in memory, where there is such a thing: no disk is measured.
func newDir(b *testing.B) string {
	b.Helper()
	dir, err := os.MkdirTemp(memory(), "gongshi-bench-")
	must(b, err)
	b.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func scan(t testing.TB, dir string, last *tree.Tree) *tree.Tree {
	t.Helper()
	sources, err := tree.Scan(dir, last, pipeline.Names()...)
	must(t, err)
	return sources
}

// update looks at a file again.
func update(t testing.TB, dir string, last *tree.Tree, path string) *tree.Tree {
	t.Helper()
	sources, err := tree.Update(last, dir, []string{path}, pipeline.Names()...)
	must(t, err)
	return sources
}

func read(t testing.TB, r *site.Reader, sources *tree.Tree) *site.Site {
	t.Helper()
	s, problems, err := r.Read(sources, site.Options{Languages: []string{"zh-CN"}})
	must(t, err)
	flawless(t, problems)
	return s
}

func newBuilder(t testing.TB) *pipeline.Builder {
	t.Helper()
	builtInLayouts, err := tree.FromFS("layouts", layouts.Files)
	must(t, err)
	builtInStatic, err := tree.FromFS("static", static.Files)
	must(t, err)
	return pipeline.New("bench", builtInLayouts.Over(builtInStatic))
}

func built(t testing.TB, builder *pipeline.Builder, sources *tree.Tree) *pipeline.Output {
	t.Helper()
	out, problems, err := builder.Build(sources, pipeline.Options{AsOf: asOf})
	must(t, err)
	flawless(t, problems)
	return out
}

func flawless(t testing.TB, problems problem.List) {
	t.Helper()
	if len(problems) > 0 {
		t.Fatalf("%d problems, the first: %+v", len(problems), problems[0])
	}
}

// ready returns the files of an output with all bytes made.
func ready(t testing.TB, out *pipeline.Output) []output.File {
	t.Helper()
	files := slices.Clone(out.Files)
	for i, f := range files {
		if f.Bytes != nil {
			made, err := f.Bytes(nil)
			must(t, err)
			files[i].Bytes = func([]byte) ([]byte, error) { return made, nil }
		}
	}
	return files
}

func open(t testing.TB, dir string) *publish.Folder {
	t.Helper()
	folder, err := publish.Open(dir)
	must(t, err)
	return folder
}

func publishInto(t testing.TB, folder *publish.Folder, files []output.File) {
	t.Helper()
	_, err := folder.Publish(files, publish.Origin{Day: asOf.String(), Version: "bench"})
	must(t, err)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
