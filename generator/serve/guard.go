package serve

import (
	"net"
	"net/http"
	"strings"
)

// ServeHTTP answers requests that name the address listened on, or another name of this machine: so no page elsewhere can
// read a draft by pointing a name here.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin") // nor can it show a picture from here
	switch {
	case !answersTo(s.host, r.Host):
		http.Error(w, "this preview does not answer to "+r.Host, http.StatusForbidden)
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
