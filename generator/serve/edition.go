package serve

import (
	"net/http"
	"path"
	"strings"
	"sync"

	"gongshi/generator/day"
	"gongshi/generator/output"
)

// An edition is the site on one day.
type edition struct {
	source Source
	day    day.Day
	base   string // without the slash at its end: empty, or /zdgz

	mu     sync.Mutex
	assets map[string]asset // by address
}

func newEdition(source Source, d day.Day, base string) *edition {
	return &edition{source: source, day: d, base: strings.TrimSuffix(base, "/"), assets: map[string]asset{}}
}

// A find is what there is at an address: a file, or the address of the folder that was meant.
type find struct {
	status int
	name   string // of the file, from the root of the site
	file   output.File
	folder string   // if not empty, where to go instead
	from   *edition // nil if the page is one of the preview's own
}

// at returns what there is at an address: its path, with a leading slash.
func (e *edition) at(address string) find {
	if f, ok := e.within(address, address); ok {
		return f
	}
	if inside, ok := strings.CutPrefix(address+"/", e.base+"/"); ok && e.base != "" {
		inside = strings.TrimSuffix("/"+inside, "/")
		if f, ok := e.within(inside, address); ok {
			return f
		}
	}
	if file, ok := e.source.File("404.html"); ok {
		return find{status: http.StatusNotFound, name: "404.html", file: file, from: e}
	}
	return find{status: http.StatusNotFound}
}

// within looks for a path in the site that was asked for by an address.
func (e *edition) within(inside, address string) (find, bool) {
	name := strings.TrimPrefix(path.Clean("/"+inside), "/")
	if strings.HasSuffix(inside, "/") {
		name = path.Join(name, "index.html")
	}
	if file, ok := e.source.File(name); ok {
		return find{status: http.StatusOK, name: name, file: file, from: e}, true
	}
	if _, ok := e.source.File(path.Join(name, "index.html")); ok {
		return find{status: http.StatusFound, folder: path.Clean(address) + "/", from: e}, true
	}
	return find{}, false
}
