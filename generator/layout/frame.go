package layout

import "gongshi/generator/view"

// A frame is what header and footer show: all pages that share their chrome share it, but for those to which the menu leads.
type frame struct {
	Chrome *view.Chrome
	Path   string // the page's, if the menu or the foot leads to it; else empty
	Inner  bool   // the page is one to which neither leads
}

func frameOf(p *view.Page) frame {
	for _, menu := range [][]view.MenuItem{p.Chrome.Menu, p.Chrome.Foot} {
		for i := range menu {
			if menu[i].URL == p.Path {
				return frame{Chrome: p.Chrome, Path: p.Path}
			}
		}
	}
	return frame{Chrome: p.Chrome, Inner: true}
}
