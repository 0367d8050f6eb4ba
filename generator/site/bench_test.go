package site

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"gongshi/generator/tree"
)

// corpus is the folder of a site with very many tasks; without it there is nothing to measure.
func corpus(b *testing.B) string {
	dir := os.Getenv("GONGSHI_CORPUS")
	if dir == "" {
		b.Skip("GONGSHI_CORPUS names no folder of a site")
	}
	return dir
}

func BenchmarkFirstRead(b *testing.B) {
	all, err := tree.Scan(corpus(b), nil, ConfigFile, ContentDir)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	var r *Reader
	for b.Loop() {
		r = &Reader{}
		if _, _, err := r.Read(all, Options{Languages: []string{"zh-CN"}}); err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MiB-live")
	runtime.KeepAlive(r)
}

// One of very many files changes.
func BenchmarkReadOneChanged(b *testing.B) {
	dir := corpus(b)
	all, err := tree.Scan(dir, nil, ConfigFile, ContentDir)
	if err != nil {
		b.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range all.Files() {
		text, err := os.ReadFile(filepath.Join(dir, f.Path))
		if err != nil {
			b.Fatal(err)
		}
		texts[f.Path] = string(text)
	}
	base := tree.Of(texts)
	name := base.Under(ContentDir)[len(texts)/2].Path
	versions := []*tree.Tree{base, tree.Of(map[string]string{name: texts[name] + "\nmore\n"}).Over(base)}
	var r Reader
	if _, _, err := r.Read(base, Options{Languages: []string{"zh-CN"}}); err != nil {
		b.Fatal(err)
	}
	n := 1
	b.ReportAllocs()
	for b.Loop() {
		s, _, err := r.Read(versions[n%2], Options{Languages: []string{"zh-CN"}})
		if err != nil {
			b.Fatal(err)
		}
		r.Dated(s, 20000, true)
		n++
	}
}
