package command

import (
	"bytes"
	"compress/gzip"
	"path"
	"regexp"
	"strings"
	"testing"
)

// mostWeight bounds what a reader has to load before a page can be read, in compressed bytes, without pictures.
const mostWeight = 20 << 10

var loaded = regexp.MustCompile(`<(?:script[^>]* src|link rel="stylesheet" href)="([^"]+)"`)

// Phones on a weak network, and computers that offices no longer buy.
func TestNoPageIsHeavy(t *testing.T) {
	t.Parallel()
	for _, asOf := range []string{"2022-07-15", "2023-03-01"} {
		built := ownSite(t, asOf)
		sizes := map[string]int{}
		for file, text := range built {
			if path.Ext(file) != ".html" {
				continue
			}
			weight := compressed(t, text)
			for _, found := range loaded.FindAllStringSubmatch(string(text), -1) {
				name := path.Join(path.Dir(file), found[1])
				if file == "404.html" {
					name = path.Base(found[1])
				}
				if sizes[name] == 0 {
					sizes[name] = compressed(t, built[name])
				}
				if sizes[name] == 0 {
					t.Fatalf("%s loads %s, which is not there", file, found[1])
				}
				weight += sizes[name]
			}
			if weight > mostWeight {
				t.Errorf("%s as of %s weighs %d bytes", file, asOf, weight)
			}
		}
		if len(sizes) < 4 {
			t.Errorf("pages load only %v", sizes)
		}
	}
}

func compressed(t *testing.T, text []byte) int {
	t.Helper()
	if len(text) == 0 {
		return 0
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := strings.NewReader(string(text)).WriteTo(w); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
