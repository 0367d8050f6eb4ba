package compress

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
)

var page = []byte("<!doctype html>" + strings.Repeat("<p>薛城区危险化学品和烟花爆竹安全监管重点工作任务推进表</p>\n", 100))

func TestACopyHoldsItsFile(t *testing.T) {
	for i := range Encodings {
		e := &Encodings[i]
		for _, b := range [][]byte{nil, []byte("x"), page, bytes.Repeat(page, 50)} {
			copied := e.Append([]byte("before"), b)[len("before"):]
			r, err := e.Open(bytes.NewReader(copied))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, b) {
				t.Errorf("%s: %d bytes came back as %d: %v", e.Name, len(b), len(got), err)
			}
			if !e.Holds(bytes.NewReader(copied), b) {
				t.Errorf("%s: a copy of %d bytes does not hold them", e.Name, len(b))
			}
		}
		if n := len(e.Append(nil, page)); !Pays(n, len(page)) {
			t.Errorf("%s: %d of %d bytes", e.Name, n, len(page))
		}
	}
}

func TestAnythingElseIsNoCopy(t *testing.T) {
	for i := range Encodings {
		e := &Encodings[i]
		copied := e.Append(nil, page)
		other := append(bytes.Clone(page[:len(page)-1]), 'x')
		for name, is := range map[string]struct{ copied, file []byte }{
			"another file":       {copied, other},
			"a shorter file":     {copied, page[:len(page)-1]},
			"a longer file":      {copied, append(bytes.Clone(page), 'x')},
			"an empty file":      {copied, nil},
			"no copy at all":     {[]byte("text"), page},
			"an empty copy":      {nil, page},
			"half a copy":        {copied[:len(copied)/2], page},
			"a copy and its end": {copied[:len(copied)-1], page},
			"a bomb":             {e.Append(nil, make([]byte, 50<<20)), page},
		} {
			if e.Holds(bytes.NewReader(is.copied), is.file) {
				t.Errorf("%s: %s is taken for a copy", e.Name, name)
			}
		}
	}
}

// Nothing of the machine, the time or an earlier copy is in a copy, also when several are made at once.
func TestTheSameBytesGiveTheSameCopy(t *testing.T) {
	for i := range Encodings {
		e := &Encodings[i]
		want := e.Append(nil, page)
		var all sync.WaitGroup
		for n := range 8 {
			all.Go(func() {
				e.Append(nil, bytes.Repeat([]byte("other"), n*1000))
				if !bytes.Equal(e.Append(nil, page), want) {
					t.Errorf("%s: another copy of the same bytes", e.Name)
				}
			})
		}
		all.Wait()
	}
}

func TestWhatPays(t *testing.T) {
	for p, want := range map[string]bool{
		"index.html": true, "a/B.HTML": true, "a.svg": true, "gongshi.css": true, "2022/data/tasks.json": true, "feed.xml": true,
		"a.png": false, "a.pdf": false, "a.docx": false, "a.gz": false, "a.html.gz": false, "html": false, "": false, "a.mp4": false,
	} {
		if got := May(p, 4096); got != want {
			t.Errorf("%q pays: %v", p, got)
		}
	}
	if May("a.html", leastSize-1) || !May("a.html", leastSize) || !May("a.html", Most) || May("a.html", Most+1) {
		t.Error("the bounds of the size are others")
	}
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(rand.Uint32())
	}
	for i := range Encodings {
		if n := len(Encodings[i].Append(nil, noise)); Pays(n, len(noise)) {
			t.Errorf("%s: noise pays with %d bytes", Encodings[i].Name, n)
		}
	}
	if !Pays(90, 100) || Pays(91, 100) {
		t.Error("a tenth is another tenth")
	}
}

func TestACopyIsKnownByItsName(t *testing.T) {
	for p, want := range map[string]string{
		"a/index.html.gz": "a/index.html", "a.csv.br": "a.csv", "a.pdf.gz": "", "a.gz": "", "index.html": "", "a.html.gz.br": "",
	} {
		if file, e := Of(p); file != want || (e != nil) != (want != "") {
			t.Errorf("%q is a copy of %q", p, file)
		}
	}
}
