package pipeline

import (
	"sync/atomic"

	"gongshi/generator/export"
	"gongshi/generator/layout"
	"gongshi/generator/output"
	"gongshi/generator/pages"
	"gongshi/generator/search"
	"gongshi/generator/tree"
	"gongshi/generator/view"
)

// A memory is what a builder knows of its last output. Nobody lists what depends on what: views are made anew in every
// build, and a file whose view and layouts say the same as the last time keeps what stood for it, its token. Then it need
// not be rendered or written again.
type memory struct {
	once    bool // there will be no next output
	same    *sameness
	pages   *pages.Memory
	files   []output.File             // of the last output, in the order in which they were collected
	byPath  map[string]int            // where in files each is
	clashes bool                      // some differ in capitals only, which is told each time
	anchors map[string]anchored       // of pages within which a redirect leads, by path
	pieces  map[string]*export.Pieces // of bulk exports without words, by path
	worded  *wording
	tried   *layout.Set  // the last set that was tried on pages, and worked
	set     *layout.Set  // loaded from
	loaded  []*tree.File // these files
	from    struct{ language, basePath string }
}

// made stands for the bytes of a file that is made: what it says, and the layouts that say it. The view is that of the last
// build, and for builds alone: who makes bytes has the view of their own build.
type made struct {
	view any
	set  *layout.Set  // nil for a file that is made without layouts and words
	size atomic.Int64 // how many bytes they are; 0 until they were made once
}

// sized returns the same way to the bytes, which keeps how many they are.
func (m *made) sized(bytes func() ([]byte, error)) func([]byte) ([]byte, error) {
	return func([]byte) ([]byte, error) {
		b, err := bytes()
		m.size.Store(int64(len(b)))
		return b, err
	}
}

func newMemory(same *sameness) *memory {
	return &memory{same: same, pages: pages.NewMemory(same.same), pieces: map[string]*export.Pieces{}}
}

// file returns what stands for a file's bytes: the last output's, if it was made of the same. at is the place of the file
// among those collected, where the last output probably has it, too.
func (m *memory) file(at int, path string, view any, set *layout.Set) *made {
	if last, ok := m.last(at, path).(*made); ok && last.set == set && m.same.same(last.view, view) {
		last.view = view // of the view before, and of all that it leads to, nothing must stay behind
		return last
	}
	return &made{view: view, set: set}
}

// page returns the file of a page that is the very one of the last output, shown by the same layouts.
func (m *memory) page(at int, p *view.Page, set *layout.Set) (output.File, bool) {
	if at < len(m.files) {
		if made, ok := m.files[at].Token.(*made); ok && made.view == any(p) && made.set == set {
			return m.files[at], true
		}
	}
	return output.File{}, false
}

// last returns the token that the file at a path had in the last output, or nil.
func (m *memory) last(at int, path string) any {
	if at < len(m.files) && m.files[at].Path == path {
		return m.files[at].Token
	}
	if at, ok := m.byPath[path]; ok {
		return m.files[at].Token
	}
	return nil
}

// hasPathsOf reports whether the last output had the same paths.
func (m *memory) hasPathsOf(files []output.File) bool {
	if len(files) != len(m.files) {
		return false
	}
	for i := range files {
		if files[i].Path != m.files[i].Path {
			return false
		}
	}
	return true
}

// exportPieces returns the memory of the bulk export at a path.
func (m *memory) exportPieces(path string) *export.Pieces {
	if m.once {
		return nil
	}
	return kept(m.pieces, path, export.NewPieces)
}

// kept returns what is remembered at a path, and remembers a new one where there is none yet.
func kept[T any](all map[string]*T, path string, newOne func() *T) *T {
	if all[path] == nil {
		all[path] = newOne()
	}
	return all[path]
}

// A wording is what is remembered of files that hold a set's words.
type wording struct {
	set       *layout.Set
	pieces    map[string]*export.Pieces    // by path
	stretches map[string]*export.Stretches // of workbooks, by path
	events    *export.Events               // of calendars
	search    *search.Memory
}

// in returns what is remembered in a set's words; of another set, nothing.
func (m *memory) in(set *layout.Set) *wording {
	if m.worded == nil || m.worded.set != set {
		m.worded = &wording{set, map[string]*export.Pieces{}, map[string]*export.Stretches{}, export.NewEvents(), search.NewMemory()}
	}
	return m.worded
}

func (m *memory) wordedPieces(path string, set *layout.Set) *export.Pieces {
	if m.once {
		return nil
	}
	return kept(m.in(set).pieces, path, export.NewPieces)
}

func (m *memory) wordedStretches(path string, set *layout.Set) *export.Stretches {
	if m.once {
		return export.NewStretches()
	}
	return kept(m.in(set).stretches, path, export.NewStretches)
}

// commit makes an output the last one, and forgets what belongs to files that are not there any more.
func (m *memory) commit(o *Output) {
	m.files, m.byPath, m.clashes, m.anchors = o.collected, o.byPath, o.clashes, o.anchors
	forget(m.pieces, m.byPath)
	if m.worded != nil {
		forget(m.worded.pieces, m.byPath)
		forget(m.worded.stretches, m.byPath)
	}
}

// forget drops what is kept of paths that are not known.
func forget[T any](all map[string]*T, known map[string]int) {
	for path := range all {
		if _, there := known[path]; !there {
			delete(all, path)
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
