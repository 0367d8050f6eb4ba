package pack

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"time"

	"gongshi/generator/disk"
	"gongshi/generator/output"
	"gongshi/generator/publish"
)

// A writer writes the zip, and notes the sums of what belongs to the site.
type writer struct {
	zip  *zip.Writer
	day  time.Time
	sums []byte
}

// file writes a file of the site, and makes sure that it is still what it was when it was compared.
func (w *writer) file(ctx context.Context, f *output.File, c publish.Content) error {
	if f.Bytes != nil {
		b, err := f.Bytes(nil)
		if err != nil {
			return &SourceError{f.Path, err}
		}
		return w.made(f.Path, b)
	}
	to, err := w.create(f.Path, c)
	if err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := copied(ctx, io.MultiWriter(to, sum), f); err != nil {
		return err
	}
	if [sha256.Size]byte(sum.Sum(nil)) != c.Sum {
		return &SourceError{f.Path, ErrChanged}
	}
	return nil
}

// made writes a file of the site that is in memory.
func (w *writer) made(p string, b []byte) error {
	to, err := w.create(p, disk.ContentOf(b))
	if err == nil {
		_, err = to.Write(b)
	}
	return err
}

// create begins a file of the site.
func (w *writer) create(p string, c publish.Content) (io.Writer, error) {
	w.sums = fmt.Appendf(w.sums, "%x  %s%s\n", c.Sum, Folder, p)
	return w.zip.CreateHeader(w.header(Folder+p, c.Sum))
}

// header describes a file. Its time lies on the day of the site, at an instant that its bytes give. All are compressed, also what gains
// nothing by it: the size of a file follows its bytes, and Java's readers of streams take no stored file with that.
func (w *writer) header(name string, sum [sha256.Size]byte) *zip.FileHeader {
	const instants = 24 * 60 * 60 / 2 // a zip counts in steps of two seconds
	at := time.Duration(binary.BigEndian.Uint64(sum[:])%instants) * 2 * time.Second
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: w.day.Add(at)}
	h.SetMode(0o644)
	return h
}

// text writes a file beside the site.
func (w *writer) text(name string, b []byte) error {
	to, err := w.zip.CreateHeader(w.header(name, sha256.Sum256(b)))
	if err == nil {
		_, err = to.Write(b)
	}
	return err
}

// list writes a list, if there is something in it.
func (w *writer) list(name string, paths []string) error {
	if len(paths) == 0 {
		return nil
	}
	return w.text(name, []byte(strings.Join(paths, "\n")+"\n"))
}
