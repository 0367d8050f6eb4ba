package build

import (
	"gongshi/generator/export"
	"gongshi/generator/layout"
	"gongshi/generator/pages"
	"gongshi/generator/tree"
)

// A memory is what a builder knows of its last output. Nobody lists what depends on what: views are made anew in every
// build, and a file whose view and layouts say the same as the last time keeps what stood for it, its token. Then it need
// not be rendered or written again.
type memory struct {
	same   *sameness
	pieces map[pages.Key]any         // of the last build
	next   map[pages.Key]any         // of this one
	files  map[string]*made          // by path, of the last output
	jsons  map[string]*export.Pieces // the bulk exports', by path
	tried  *layout.Set               // the last set that was tried on pages, and worked
	set    *layout.Set               // loaded from
	loaded []*tree.File              // these files
	from   struct{ language, basePath string }
}

// made stands for the bytes of a file that is made: what it says, and the layouts that say it.
type made struct {
	view any
	set  *layout.Set // nil for a file that is made without layouts and words
}

func newMemory() *memory {
	return &memory{same: newSameness(), files: map[string]*made{}, jsons: map[string]*export.Pieces{}}
}

// begin prepares for another build.
func (m *memory) begin() { m.next = make(map[pages.Key]any, len(m.pieces)) }

// Keep returns the last build's piece under key if it says the same as this one, else this one: so lists of pieces compare
// quickly, and what a piece looks like is remembered under its pointer.
func (m *memory) Keep(key pages.Key, piece any) any {
	if last, ok := m.pieces[key]; ok && m.same.same(last, piece) {
		piece = last
	}
	m.next[key] = piece
	return piece
}

// file returns what stands for a file's bytes: the last output's, if it was made of the same.
func (m *memory) file(path string, view any, set *layout.Set) *made {
	if last := m.files[path]; last != nil && last.set == set && m.same.same(last.view, view) {
		return last
	}
	return &made{view: view, set: set}
}

// exportPieces returns the memory of the bulk export at a path.
func (m *memory) exportPieces(path string) *export.Pieces {
	if m.jsons[path] == nil {
		m.jsons[path] = export.NewPieces()
	}
	return m.jsons[path]
}

// commit makes an output the last one.
func (m *memory) commit(files []File) {
	m.pieces, m.next = m.next, nil
	m.files = make(map[string]*made, len(files))
	for _, f := range files {
		if made, ok := f.Token.(*made); ok {
			m.files[f.Path] = made
		}
	}
}

// layouts returns the set of layouts if it was loaded from the very same files.
func (m *memory) layouts(files []*tree.File, language, basePath string) *layout.Set {
	if m.set == nil || m.from.language != language || m.from.basePath != basePath || len(files) != len(m.loaded) {
		return nil
	}
	for i := range files {
		if files[i] != m.loaded[i] {
			return nil
		}
	}
	return m.set
}

func (m *memory) keepLayouts(set *layout.Set, files []*tree.File, language, basePath string) {
	m.set, m.loaded = set, files
	m.from.language, m.from.basePath = language, basePath
}
