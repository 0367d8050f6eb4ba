// Package output says what a file of the built site is: the pipeline makes a list of them, publishing writes them into a folder,
// and the preview sends them to a browser.
package output

import "io"

// A File is one file of the site. It has Bytes or Open, not both. They may be called from several goroutines at once.
type File struct {
	Path  string // relative to the site's root, clean, with slashes: "2022/tasks/17/index.html"
	Stage Stage  // when it is published

	// Bytes makes what is made in memory: pages, exports. It may append to scratch, which has no bytes but perhaps room for
	// some. What it returns belongs to the caller, who may use the room again.
	Bytes func(scratch []byte) ([]byte, error)

	// Open opens what is copied from the sources: attachments, static files. It is never held in memory whole.
	Open func() (io.ReadCloser, error)

	Attachment bool // it was handed in with a text, and is none of the site's own files

	// Token stands for the bytes, if it is not nil: where it equals the one that an output of the same builder had at the same
	// path, the bytes are the same. It must be comparable with ==.
	Token any
}

// Read returns all of the file, whether it is made or copied.
func (f File) Read() ([]byte, error) {
	if f.Bytes != nil {
		return f.Bytes(nil)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// A Stage says when a file is published: before all files of a later stage. What others link to comes before what links to it.
type Stage uint8

// The stages in their order.
const (
	Asset Stage = iota // what pages need and what links to nothing: styles, scripts, attachments
	Page
	List // what leads to pages: lists, feeds, the export that programs wait for
	Home // "/", the way in
	Bulk // what takes long to make, and nobody waits for: other exports, the index of a search
	Sum  // what says how long those are
)
