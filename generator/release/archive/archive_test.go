package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"
)

var (
	commit = time.Date(2026, 3, 1, 23, 30, 15, 0, time.FixedZone("elsewhere", 8*3600))
	some   = []File{{Name: "docs/说明.txt", Data: []byte("b")}, {Name: "gongshi", Executable: true, Data: []byte("a")}, {Name: "docs/deploy/nginx.conf"}}
)

// written returns what a writer of archives writes of some files.
func written(t *testing.T, write func(io.Writer, string, []File, time.Time) error, files []File, when time.Time) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, "gongshi-1", files, when); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTheSameFilesGiveTheSameBytesInAnyOrderAndZone(t *testing.T) {
	turned := slices.Clone(some)
	slices.Reverse(turned)
	for name, write := range map[string]func(io.Writer, string, []File, time.Time) error{"tar": TarGz, "zip": Zip} {
		a, b := written(t, write, some, commit), written(t, write, turned, commit.UTC())
		if !bytes.Equal(a, b) {
			t.Errorf("%s: the bytes differ", name)
		}
	}
}

func TestATarBelongsToNobodyAndHasOneTime(t *testing.T) {
	zipped, err := gzip.NewReader(bytes.NewReader(written(t, TarGz, some, commit)))
	if err != nil {
		t.Fatal(err)
	}
	if zipped.Name != "" || !zipped.ModTime.IsZero() {
		t.Errorf("gzip says %q, %v", zipped.Name, zipped.ModTime)
	}
	var got []string
	for r := tar.NewReader(zipped); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Uid != 0 || h.Gid != 0 || h.Uname != "" || h.Gname != "" || !h.ModTime.Equal(commit) {
			t.Errorf("%s: %+v", h.Name, h)
		}
		got = append(got, fmt.Sprintf("%o %s", h.Mode, h.Name))
	}
	want := []string{
		"755 gongshi-1/", "755 gongshi-1/docs/", "755 gongshi-1/docs/deploy/", "644 gongshi-1/docs/deploy/nginx.conf", "644 gongshi-1/docs/说明.txt",
		"755 gongshi-1/gongshi",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAZipHasItsNamesInUTF8(t *testing.T) {
	data := written(t, Zip, some, commit)
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range r.File {
		if f.NonUTF8 || !f.Modified.Equal(commit) {
			t.Errorf("%s: %+v", f.Name, f.FileHeader)
		}
		got = append(got, fmt.Sprintf("%o %s", f.Mode(), f.Name))
	}
	if want := []string{"644 gongshi-1/docs/deploy/nginx.conf", "644 gongshi-1/docs/说明.txt", "755 gongshi-1/gongshi"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
