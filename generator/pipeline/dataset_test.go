package pipeline

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gongshi/generator/output"
)

// listed matches a file of open data on the page that lists them, and what it says of its length.
var listed = regexp.MustCompile(`(?s)<th role="rowheader" scope="row"><a href="([^"]+)" download>.*?data-label="Size">(\d+) KB</td>`)

// The page says how long each file is, in kilobytes rounded up; asked for first, too, and by a builder that has made none before.
func TestTheDataPageSaysHowLongItsFilesAre(t *testing.T) {
	site := small(map[string]string{"1.md": task(1, "2022-06-30", strings.Repeat("Much is said. ", 500))})
	out := mustBuild(t, site, asOf("2022-05-01"))
	page, _ := out.File("2022/data/index.html")
	if page.Stage != output.Sum {
		t.Errorf("the page is of stage %d, before the files that it measures", page.Stage)
	}
	found := listed.FindAllStringSubmatch(text(t, page), -1)
	if len(found) != 13 {
		t.Fatalf("the page lists %d files with their length, want 13: %q", len(found), found)
	}
	for _, f := range found {
		file, ok := out.File("2022/data/" + path.Base(f[1]))
		if !ok {
			t.Fatalf("there is no %s", f[1])
		}
		if said, _ := strconv.Atoi(f[2]); said != (len(text(t, file))+1023)/1024 {
			t.Errorf("%s has %d bytes, and the page says %d KB", f[1], len(text(t, file)), said)
		}
	}
}

// The exports are made once a build: what the page needs of them is kept.
func TestMeasuringMakesNothingTwice(t *testing.T) {
	f := output.File{Token: &made{}}
	times := 0
	f.Bytes = f.Token.(*made).sized(func() ([]byte, error) {
		times++
		return []byte("four"), nil
	})
	for range 2 {
		if size, err := sizeOf(f); err != nil || size != 4 {
			t.Errorf("%d bytes, %v, want 4", size, err)
		}
	}
	if times != 1 {
		t.Errorf("it was made %d times", times)
	}
}
