package layout

import (
	"html/template"
	"sync"

	"gongshi/generator/view"
)

// Pieces are what many pages share: a row of a list, a badge, what stands around the content. Each is rendered once at a
// depth and remembered under what it shows: a pointer stands for what it points to, since views never change.
type pieces struct {
	mu    sync.RWMutex
	done  map[piece]template.HTML
	bytes int
}

// A piece is a layout with what it shows.
type piece struct {
	name string
	data any // comparable
}

// mostPieces bounds what is remembered, in bytes. When it is full it is emptied: what is still in use comes back by itself.
const mostPieces = 48 << 20

// perPiece is what an entry takes beside its text, in bytes.
const perPiece = 200

// shared reports whether data are those of a piece that many pages show.
func shared(data any) bool {
	switch data.(type) {
	case *view.TaskRow, *view.UpdateRow, view.Badge, frame, string:
		return true
	}
	return false
}

func (p *pieces) get(key piece) (template.HTML, bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	html, ok := p.done[key]
	return html, ok
}

func (p *pieces) put(key piece, html template.HTML) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bytes > mostPieces || p.done == nil {
		p.done, p.bytes = map[piece]template.HTML{}, 0
	}
	p.done[key] = html
	p.bytes += len(html) + perPiece
}

// A frame is what header and footer show: all pages that share their chrome share it, but for those to which the menu leads.
type frame struct {
	Chrome *view.Chrome
	Path   string // the page's, if the menu or the foot leads to it; else empty
	Inner  bool   // the page is one to which neither leads
}

func frameOf(p *view.Page) frame {
	for _, menu := range [][]view.MenuItem{p.Chrome.Menu, p.Chrome.Foot} {
		for _, item := range menu {
			if item.URL == p.Path {
				return frame{Chrome: p.Chrome, Path: p.Path}
			}
		}
	}
	return frame{Chrome: p.Chrome, Inner: true}
}
