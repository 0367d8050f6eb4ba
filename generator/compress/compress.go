// Package compress makes compressed copies of files that a web server sends as they are: nginx with gzip_static, storage with a
// Content-Encoding. It says of which files that pays, makes the copies, and tells whether one holds what its file holds.
//
// A copy is a value: the same bytes give the same copy, without a time or a name in it, at levels that never change. Levels are those
// above which the size hardly shrinks any more, while the time doubles.
package compress

import (
	"bytes"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

const (
	gzipLevel   = 6
	brotliLevel = 5
)

// What pays. Below the least size, a file and its copy fit into the same packets. Above the most, it would fill the memory: a copy
// is made of bytes that are held whole.
const (
	leastSize = 1 << 10
	Most      = 64 << 20 // in bytes
)

// An Encoding is a way to compress.
type Encoding struct {
	Name   string // in Content-Encoding
	Suffix string // of the copy's name
	Most   int64  // in bytes: of a larger file a copy takes too long, whenever something in it changes
	writer *sync.Pool
	reader func(io.Reader) (io.Reader, error)
}

// A resetter is a writer that compresses, and can begin again.
type resetter interface {
	io.WriteCloser
	Reset(to io.Writer)
}

// Encodings are those there are. The order is that in which copies are made.
var Encodings = [...]Encoding{
	{"gzip", ".gz", Most, pool(newGzip), func(from io.Reader) (io.Reader, error) { return gzip.NewReader(from) }},
	{"br", ".br", 1 << 20, pool(newBrotli), func(from io.Reader) (io.Reader, error) { return brotli.NewReader(from), nil }},
}

func newGzip() resetter {
	w, err := gzip.NewWriterLevel(nil, gzipLevel)
	if err != nil {
		panic(err) // the level is one that there is
	}
	return w
}

func newBrotli() resetter { return brotli.NewWriterLevel(nil, brotliLevel) }

func pool(make func() resetter) *sync.Pool {
	return &sync.Pool{New: func() any { return make() }}
}

// texts are the extensions of files that are text. Others are compressed by themselves, or may be.
var texts = []string{
	".atom", ".css", ".csv", ".geojson", ".htm", ".html", ".ics", ".js", ".json", ".map", ".md", ".mjs", ".rdf", ".rss", ".svg", ".txt",
	".vcf", ".webmanifest", ".xhtml", ".xml", ".xsl", ".xslt",
}

// IsText reports whether copies of a file at this path may pay.
func IsText(p string) bool { return slices.Contains(texts, strings.ToLower(path.Ext(p))) }

// May reports whether copies of a file at this path and of this size may pay.
func May(p string, size int64) bool { return size >= leastSize && size <= Most && IsText(p) }

// Pays reports whether a copy of this size is worth its place: it spares a tenth of the file.
func Pays(copied, size int) bool { return copied <= size-size/10 }

// Append appends b, compressed, to a copy's bytes.
func (e *Encoding) Append(to, b []byte) []byte {
	w := e.writer.Get().(resetter)
	defer e.writer.Put(w)
	buffer := bytes.NewBuffer(to)
	w.Reset(buffer)
	_, err := w.Write(b)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // nothing in memory fails
	}
	return buffer.Bytes()
}

// Open reads what a copy holds.
func (e *Encoding) Open(copied io.Reader) (io.Reader, error) { return e.reader(copied) }

// Holds reports whether a copy holds exactly these bytes. It reads no further than to the first that differs.
func (e *Encoding) Holds(copied io.Reader, b []byte) bool {
	r, err := e.reader(copied)
	if err != nil {
		return false
	}
	chunk := make([]byte, min(len(b)+1, 32<<10))
	for {
		n, err := r.Read(chunk)
		if !bytes.HasPrefix(b, chunk[:n]) {
			return false
		}
		b = b[n:]
		if err != nil {
			return err == io.EOF && len(b) == 0
		}
	}
}

// Of returns the path of the file that a copy at this path would be of, and in which encoding.
func Of(p string) (file string, e *Encoding) {
	for i := range Encodings {
		if file, ok := strings.CutSuffix(p, Encodings[i].Suffix); ok && IsText(file) {
			return file, &Encodings[i]
		}
	}
	return "", nil
}
