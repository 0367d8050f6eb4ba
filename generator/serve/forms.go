package serve

import (
	"html"
	"html/template"
	"net"
	"net/http"
	"strings"
)

// Forms are pages by another package within the preview, and links to them on pages of the site. They write; the preview itself does not.
type Forms struct {
	Root    string // the address below which they are
	Handler http.Handler
	Links   func(file string) []Link // what a page of the site leads to
}

// A Link leads to a form.
type Link struct{ Text, URL string }

// Mount adds forms. It is called before anything is served.
func (s *Server) Mount(f Forms) { s.forms = &f }

// isForm reports whether a request is one for the forms.
func (s *Server) isForm(r *http.Request) bool {
	return s.forms != nil && strings.HasPrefix(r.URL.Path, s.forms.Root)
}

// linksOn returns what stands below the heading of a page.
func (s *Server) linksOn(file string) template.HTML {
	if s.forms == nil {
		return ""
	}
	var all []string
	for _, l := range s.forms.Links(file) {
		all = append(all, `<a href="`+html.EscapeString(l.URL)+`">`+html.EscapeString(l.Text)+`</a>`)
	}
	if len(all) == 0 {
		return ""
	}
	return template.HTML(`<p class="gongshi-forms">` + strings.Join(all, " ") + `</p>`)
}

// IsLoopback reports whether an address, in the form that Listen takes, is of this machine alone.
func IsLoopback(addr string) bool {
	host := hostOf(addr)
	return strings.EqualFold(host, "localhost") || net.ParseIP(host).IsLoopback()
}
