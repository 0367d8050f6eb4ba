package search

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"gongshi/generator/view"
)

// query returns a term that stands somewhere, or nearly.
func (w *writer) query(s *view.Search) string {
	for {
		set := s.Plans[w.IntN(len(s.Plans))]
		d := set.Docs[w.IntN(len(set.Docs))]
		texts := []string{d.Title, d.Summary, unmarked(d.Body), w.text(2)}
		for _, u := range d.Updates {
			texts = append(texts, unmarked(u.Body))
		}
		runes := []rune(strings.ToLower(simple.Replace(texts[w.IntN(len(texts))])))
		n := 2 + w.IntN(5)
		if len(runes) < n {
			continue
		}
		at := w.IntN(len(runes) - n + 1)
		if term := string(runes[at : at+n]); !strings.ContainsRune(term, ' ') {
			return term
		}
	}
}

func TestAQueryFindsWhatAPlainScanFinds(t *testing.T) {
	w := newWriter(1)
	s := w.search(200)
	o := open(t, bytesOf(t, Files(s, NewMemory(), said)))
	hits := 0
	for range 250 {
		term := w.query(s)
		got, want := o.find(term), scan(s, term)
		if !slices.Equal(got, want) {
			t.Errorf("%q is found in %v, and stands in %v", term, got, want)
		}
		hits += len(want)
	}
	if hits < 250 {
		t.Errorf("only %d hits", hits)
	}
}

func TestTheSecondListIsOfTitles(t *testing.T) {
	w := newWriter(2)
	s := w.search(200)
	o := open(t, bytesOf(t, Files(s, NewMemory(), said)))
	for id, d := range newCorpus(s).docs {
		if d == nil {
			continue
		}
		runes := []rune(strings.ToLower(simple.Replace(d.Title)))
		for i := 0; i+1 < len(runes); i++ {
			if runes[i] < 0x4E00 || runes[i+1] < 0x4E00 || runes[i] > 0xFFFF || runes[i+1] > 0xFFFF {
				continue
			}
			if !o.with(0, runes[i], runes[i+1], 1)[id] {
				t.Errorf("%q is in the title of %d", string(runes[i:i+2]), id)
			}
		}
	}
	for id := range o.with(0, 0x4E01, 0x4E02, 1) {
		if !strings.Contains(newCorpus(s).docs[id].Title, "丁丂") {
			t.Errorf("the title of %d is %q", id, newCorpus(s).docs[id].Title)
		}
	}
}

// Whatever was remembered, the files are those of a memory that knows nothing; and where a token is the same, so are the bytes.
func TestEditsGiveTheBytesOfANewIndex(t *testing.T) {
	w := newWriter(3)
	s, m := w.search(90), NewMemory()
	before := map[string]File{}
	asked := true
	for step := range 50 {
		if step > 0 {
			s = w.edited(s)
		}
		files := Files(s, m, said)
		if asked = w.IntN(5) > 0; asked || step == 0 {
			got, want := bytesOf(t, files), bytesOf(t, Files(s, NewMemory(), said))
			if !slices.Equal(slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want))) {
				t.Fatalf("step %d: there are other files", step)
			}
			for path, text := range want {
				if got[path] != text {
					t.Fatalf("step %d: %s\n%q, want\n%q", step, path, got[path], text)
				}
			}
		}
		for _, f := range files {
			if was, ok := before[f.Path]; ok && was.Token == f.Token {
				a, _ := was.Bytes(nil)
				b, _ := f.Bytes(nil)
				if string(a) != string(b) {
					t.Fatalf("step %d: %s is not what its token says", step, f.Path)
				}
			}
			before[f.Path] = f
		}
	}
}

// edited returns what can be searched for after some edit.
func (w *writer) edited(s *view.Search) *view.Search {
	next := *s
	next.Plans = slices.Clone(s.Plans)
	p := &next.Plans[w.IntN(2)]
	p.Docs = slices.Clone(p.Docs)
	i := w.IntN(len(p.Docs))
	d := *p.Docs[i]
	p.Docs[i] = &d
	switch w.IntN(8) {
	case 0:
		d.Title = w.text(3)
	case 1:
		d.Body = w.shown(w.text(30))
	case 2, 3:
		d.Updates = append(slices.Clip(d.Updates), w.update(month+3))
	case 4:
		d.Updates = nil
	case 5:
		p.Docs = append(p.Docs, w.doc(p.Docs[len(p.Docs)-1].Number+1))
	case 6:
		p.Docs = slices.Delete(p.Docs, i, i+1)
	case 7:
		d.State, d.Last, d.Offices = "done", month, []string{"o1", "o99"}
		if w.IntN(4) == 0 {
			next.Since += 31
		}
	}
	return &next
}

// An update of this month rewrites the texts of its task, docs.json if the task's state or day is another, and a few small shards.
func TestAnUpdateRewritesFewFiles(t *testing.T) {
	w := newWriter(4)
	s, m := w.search(3000), NewMemory()
	before := Files(s, m, said)
	bytesOf(t, before)
	next := *s
	next.Plans = slices.Clone(s.Plans)
	next.Plans[1].Docs = slices.Clone(s.Plans[1].Docs)
	d := *next.Plans[1].Docs[700]
	d.Updates = append(slices.Clip(d.Updates), w.update(month+9))
	d.Last = month + 9
	next.Plans[1].Docs[700] = &d
	var changed []string
	size := 0
	for i, f := range Files(&next, m, said) {
		if f.Token != before[i].Token {
			changed = append(changed, f.Path)
			b, _ := f.Bytes(nil)
			size += len(b)
		}
	}
	most := 2 + 1<<bitsFor(3000)[newLayer]
	if len(changed) > most || size > 40_000 {
		t.Errorf("of %d files, %d are rewritten with %d bytes, want at most %d: %s", len(before), len(changed), size, most, changed)
	}
	for _, path := range changed {
		if strings.Contains(path, "base/") {
			t.Errorf("%s is rewritten", path)
		}
	}
}

func TestHowManyWorkersThereAreChangesNothing(t *testing.T) {
	s := newWriter(5).search(200)
	one := runtime.GOMAXPROCS(1)
	alone := bytesOf(t, Files(s, NewMemory(), said))
	runtime.GOMAXPROCS(5)
	many := bytesOf(t, Files(s, NewMemory(), said))
	runtime.GOMAXPROCS(one)
	if !maps.Equal(alone, many) {
		t.Error("five workers make another index than one")
	}
}

func TestManyMayAskAtTheSameTime(t *testing.T) {
	w := newWriter(6)
	s, m := w.search(100), NewMemory()
	files := Files(s, m, said)
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for _, f := range files[i*3:] {
				f.Bytes(nil)
			}
		})
	}
	bytesOf(t, Files(w.edited(s), m, said)) // while the first ones are still being made
	wait.Wait()
}

func TestBytesLeaveWhatIsRememberedAlone(t *testing.T) {
	s, m := newWriter(7).search(50), NewMemory()
	for _, f := range Files(s, m, said) {
		want, _ := f.Bytes(nil)
		text := string(want)
		for i := range want {
			want[i] = '?'
		}
		if again, _ := f.Bytes(make([]byte, 0, 10)); string(again) != text {
			t.Fatalf("%s has changed", f.Path)
		}
	}
}

func TestASiteWithoutAnythingHasAnIndex(t *testing.T) {
	for _, s := range []*view.Search{
		{Folder: "search/"},
		{Folder: "search/", Plans: []view.SearchSet{{Key: "2022"}}},
	} {
		o := open(t, bytesOf(t, Files(s, NewMemory(), said)))
		if got := o.candidates("安全"); got != nil {
			t.Errorf("found %v", got)
		}
	}
}

// A task more at a plan's end leaves the documents of all others where they are.
func TestNumbersStay(t *testing.T) {
	w := newWriter(8)
	s := w.search(300)
	before := newCorpus(s)
	p := &s.Plans[0]
	for range 20 {
		p.Docs = append(slices.Clip(p.Docs), w.doc(len(p.Docs)+1))
	}
	after := newCorpus(s)
	for id, d := range before.docs {
		if d != nil && after.docs[id] != d {
			t.Fatalf("document %d has moved", id)
		}
	}
	if fmt.Sprint(before.first) != "[0 128 384]" {
		t.Errorf("plans begin at %v", before.first)
	}
}
