// Package serve is the preview: it shows the last good output over HTTP, from memory, and writes nothing.
//
// It is for the people who write, on their own machine. This is how a page comes about:
//
//	serve      only who names the address that is listened on is answered, and no browser may keep anything
//	snapshot   the site on a day: the preview's own, or the one that the address asks for with ?as-of=2022-07-15; and the
//	           file at an address
//	page       the file's bytes, if they are HTML, looked through once for the few tags that matter here
//	day, own   what the preview adds as it sends a page, and only then: its script, the problems, the bar of days
//	send       the answer
//
// And this is how a tab stays current (live.go). Its script names the page it shows and that page's sum. After each Show the server
// makes the page again, and says "reload" only if the sum differs. Problems are sent as they are to be shown.
//
// With "serve --edit" there are forms besides (forms.go). They are made by package desk, which is only given its addresses here.
//
// What always holds: a request sees one state from its start to its end; tabs hear of an output once it is being served; what is
// added here stays out of published pages, which are written without this package.
package serve

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"

	"gongshi/generator/day"
	"gongshi/generator/output"
)

// A Site is one good output. It is not changed once it is shown.
type Site struct {
	Source   Source
	Day      day.Day                       // the day on which Source shows the site
	On       func(day.Day) (Source, error) // the site as of another day; called by one goroutine at a time
	Days     []day.Day                     // sorted: those on which something falls due or is recorded
	Language string                        // of the preview's own words
	Base     string                        // the path of the site's address, such as /zdgz/, which 404.html uses; empty means /
}

// A Source is where files come from. It may be asked by many goroutines at once.
type Source interface {
	// File returns the file at a path without a leading slash.
	File(path string) (output.File, bool)
}

// A Server shows a site, and what is wrong with it. It is an http.Handler.
type Server struct {
	host    string // listened on, as it was asked for
	mu      sync.Mutex
	now     atomic.Pointer[state] // replaced, never changed, by whoever holds mu
	streams streams
	copies  copies
	forms   *Forms // nil: nothing is written
}

// A state is what the preview has to show at one moment.
type state struct {
	site     *snapshots // nil until there was a good output
	problems report
	language string
	replaced chan struct{} // closed once another state has taken the place of this one
}

// New returns a server for the address that is listened on, in the form that Listen takes. It shows that there is no site
// yet, until Show or Fail is called.
func New(addr string) *Server {
	s := &Server{host: hostOf(addr)}
	s.now.Store(&state{replaced: make(chan struct{})})
	return s
}

// Show shows a new good output, and its warnings. Problems of before are gone.
func (s *Server) Show(site Site, warnings []Shown) {
	s.change(func(next *state) {
		next.site, next.language = newSnapshots(site), site.Language
		next.problems = newReport(warnings, site.Language)
	})
}

// Fail shows problems in a language, over the last good output.
func (s *Server) Fail(problems []Shown, language string) {
	s.change(func(next *state) {
		next.language = language
		next.problems = newReport(problems, language)
	})
}

// change puts a new state into place, and only then tells those who wait.
func (s *Server) change(to func(next *state)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.now.Load()
	next := &state{site: before.site, replaced: make(chan struct{})}
	to(next)
	s.now.Store(next)
	close(before.replaced)
}

// ServeHTTP answers requests that name the address listened on, or another name of this machine: so no page elsewhere can
// read a draft by pointing a name here.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin") // and no such page can show a picture from here
	switch {
	case !answersTo(s.host, r.Host):
		http.Error(w, "this preview does not answer to "+r.Host, http.StatusForbidden)
	case s.isForm(r):
		s.forms.Handler.ServeHTTP(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
	case strings.HasPrefix(r.URL.Path, ownPath):
		s.sendOwn(w, r)
	default:
		s.sendSite(w, r)
	}
}

// answersTo reports whether a Host header may be answered. Who listens on all addresses has asked to be known by any name.
func answersTo(listening, host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	name = strings.Trim(name, "[]")
	return strings.EqualFold(name, "localhost") || strings.EqualFold(name, listening) ||
		net.ParseIP(name).IsLoopback() || net.ParseIP(listening).IsUnspecified()
}
