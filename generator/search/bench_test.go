package search

import (
	"bytes"
	"compress/gzip"
	"slices"
	"strings"
	"testing"
)

// How much it is for 10,000 tasks: bytes as they are, compressed, and in the shards of one pair.
func BenchmarkIndex(b *testing.B) {
	s := newWriter(9).search(10_000)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range Files(s, NewMemory(), said) {
			if strings.HasPrefix(f.Path, "search/base/0") {
				f.Bytes(nil)
			}
		}
	}
	b.StopTimer()
	files := Files(s, NewMemory(), said)
	var raw, zipped, pairs float64
	for _, f := range files {
		text, _ := f.Bytes(nil)
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		w.Write(text)
		w.Close()
		raw += float64(len(text))
		zipped += float64(z.Len())
		if strings.HasSuffix(f.Path, ".txt") {
			pairs += float64(z.Len())
		}
	}
	shards := bitsFor(len(newCorpus(s).docs))
	b.ReportMetric(float64(len(files)), "files")
	b.ReportMetric(raw/1e6, "MB")
	b.ReportMetric(zipped/1e6, "MB-compressed")
	b.ReportMetric(pairs/float64(int(1)<<shards[baseLayer]), "B/pair")
}

func BenchmarkEdit(b *testing.B) {
	w := newWriter(9)
	s, m := w.search(10_000), NewMemory()
	before := Files(s, m, said)
	before[1].Bytes(nil)
	b.ReportAllocs()
	changed, edits := 0, 0
	for b.Loop() {
		next := *s
		next.Plans = slices.Clone(s.Plans)
		next.Plans[1].Docs = slices.Clone(s.Plans[1].Docs)
		d := *next.Plans[1].Docs[2000]
		d.Updates = append(d.Updates[:len(d.Updates):len(d.Updates)], w.update(month+9))
		if len(d.Updates) > 8 {
			d.Updates = d.Updates[:0:0]
		}
		next.Plans[1].Docs[2000] = &d
		files := Files(&next, m, said)
		for i := range files {
			if files[i].Token != before[i].Token {
				changed++
			}
		}
		s, before = &next, files
		edits++
	}
	b.ReportMetric(float64(changed)/float64(edits), "files/op")
}
