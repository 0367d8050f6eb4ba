package history

import (
	"bytes"
	"crypto/sha1" // git names files by it
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"path"
	"strings"

	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// compareFiles finds the attachments of an update that are gone or have other bytes. What was withdrawn needs none.
func (c *comparison) compareFiles(u *site.Update) {
	for _, part := range u.Body {
		if part.Link < 0 {
			continue
		}
		target, _, _ := strings.Cut(u.In.Document.Links[part.Link].Target, "#")
		file := path.Join(path.Dir(u.In.File), strings.ReplaceAll(target, "%23", "#"))
		if !isAttachment(file) || c.judged[file] || c.old.tree.File(file) == nil {
			continue
		}
		c.judged[file] = true
		c.compareFile(file, u)
	}
}

func (c *comparison) compareFile(file string, u *site.Update) {
	now, heading := c.now.tree.File(file), u.Day.String()+" "+u.Title
	if now == nil {
		c.add(problem.New(0, 0, "published-file-gone", "value", path.Base(file), "other", heading, "key", u.In.File).In(file))
		return
	}
	if !now.Regular || now.IsForbidden() {
		return // which is a mistake of its own
	}
	same, err := c.holds(now)
	if err != nil {
		c.failed = fmt.Errorf("compare %s: %w", file, err)
	} else if !same {
		c.add(problem.New(0, 0, "published-file-changed", "value", path.Base(file), "other", heading, "key", u.In.File).In(file))
	}
}

// isOf reports whether a blob is that of a file on disk: as it stands, with the line ends of Windows, or by a pointer of Git LFS.
func (b *blob) isOf(f *tree.File) (bool, error) {
	if oid, size, is := b.pointer(); is && size == f.Size {
		sum, err := sumOf(f, sha256.New(), false)
		return sum == oid, err
	}
	if b.size == f.Size {
		sum, err := b.sum(f, false)
		if err != nil || sum == b.id {
			return err == nil, err
		}
	}
	if f.Size <= b.size {
		return false, nil
	}
	sum, err := b.sum(f, true)
	return sum == b.id, err
}

// sum returns the name that git would give to a file of the blob's size.
func (b *blob) sum(f *tree.File, unixEnds bool) (string, error) {
	h := sha1.New() // git names files by it
	if len(b.id) == 2*sha256.Size {
		h = sha256.New()
	}
	fmt.Fprintf(h, "blob %d\x00", b.size)
	return sumOf(f, h, unixEnds)
}

func sumOf(f *tree.File, h hash.Hash, unixEnds bool) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	var to io.Writer = h
	if unixEnds {
		to = &unixWriter{to: h}
	}
	_, err = io.Copy(to, r)
	return hex.EncodeToString(h.Sum(nil)), err
}

// A unixWriter drops the \r before each \n.
type unixWriter struct {
	to   io.Writer
	held bool // a \r that may stand before a \n
}

func (w *unixWriter) Write(b []byte) (int, error) {
	written := len(b)
	if w.held {
		b = append([]byte{'\r'}, b...)
	}
	if w.held = bytes.HasSuffix(b, []byte{'\r'}); w.held {
		b = b[:len(b)-1]
	}
	_, err := w.to.Write(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")))
	return written, err
}

// pointer returns what a blob of Git LFS says of the file for which it stands.
func (b *blob) pointer() (oid string, size int64, is bool) {
	if !strings.HasPrefix(b.text, "version https://git-lfs.github.com/spec/") {
		return "", 0, false
	}
	for line := range strings.SplitSeq(b.text, "\n") {
		if value, ok := strings.CutPrefix(line, "oid sha256:"); ok {
			oid = value
		}
		if value, ok := strings.CutPrefix(line, "size "); ok {
			_, _ = fmt.Sscan(value, &size)
		}
	}
	return oid, size, oid != ""
}
