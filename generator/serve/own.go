package serve

import (
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"path"
	"strings"

	"gongshi/generator/output"
)

// own are the preview's own files: a script and a style sheet, sent as they are, and templates of what is added to pages.
//
//go:embed own
var own embed.FS

var ownTemplates = template.Must(template.ParseFS(own, "own/*.html"))

// ownPath is where the preview's own files are. A site has no such folder.
const ownPath = "/_gongshi/"

func (s *Server) sendOwn(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, ownPath)
	switch name {
	case "events":
		s.sendEvents(w, r)
	case "live.js", "live.css":
		s.sendFile(w, r, find{name: name, file: output.File{Bytes: func([]byte) ([]byte, error) { return own.ReadFile("own/" + name) }}})
	default:
		http.NotFound(w, r)
	}
}

// fill executes a template. They are compiled in, and fit their data: a failure is a mistake in this package.
func fill(name string, data any) string {
	var b strings.Builder
	if err := ownTemplates.ExecuteTemplate(&b, name, data); err != nil {
		panic(err)
	}
	return b.String()
}

// dress returns what is added to the page that a request gets.
func (n *state) dress(r *http.Request, v view) dress {
	address := tidy(r.URL.Path)
	words := phrasesIn(n.language)
	tab := url.Values{"path": {address}, asOfParameter: {v.named}, "sum": {v.sum}}
	var days *dayBar
	if n.site != nil {
		days = n.site.bar(address, r.URL.Query(), v.day, words)
		days.Open = v.named != ""
	}
	return dress{
		asOf: v.day,
		head: template.HTML(fill("head.html", map[string]string{"Tab": tab.Encode(), "AsOf": v.day.String()})),
		foot: template.HTML(fill("foot.html", map[string]any{"Language": n.language, "Words": words, "Problems": n.problems.html, "Days": days})),
	}
}

// tidy returns the path of an address without dots and double slashes.
func tidy(address string) string {
	clean := path.Clean("/" + address)
	if strings.HasSuffix(address, "/") && clean != "/" {
		clean += "/"
	}
	return clean
}

// An ownPage is a page by the preview alone.
type ownPage struct {
	Language      string
	Title, Text   string
	Detail        string // what went wrong, word for word
	RefreshItself bool   // where there is no script to do it
}

func (p ownPage) find(status int) find {
	body := []byte(fill("page.html", p))
	return find{status: status, name: "preview.html", file: output.File{Bytes: func([]byte) ([]byte, error) { return body, nil }}}
}

// notYet is shown while there has never been a good output. The problems are below it.
func (n *state) notYet() find {
	w := phrasesIn(n.language)
	p := ownPage{Language: n.language, Title: w.NotYet, Text: w.Wait, RefreshItself: true}
	if n.problems.html != "" {
		p.Text = w.Continues
	}
	return p.find(http.StatusServiceUnavailable)
}

func (n *state) noSuchDay(named string) find {
	w := phrasesIn(n.language)
	return ownPage{Language: n.language, Title: w.NoSuchDay, Text: w.WriteDay, Detail: named}.find(http.StatusBadRequest)
}

func (n *state) noSuchPage() find {
	w := phrasesIn(n.language)
	return ownPage{Language: n.language, Title: w.NoSuchPage}.find(http.StatusNotFound)
}

func (n *state) broken(err error) find {
	w := phrasesIn(n.language)
	p := ownPage{Language: n.language, Title: w.Broken, Detail: err.Error(), RefreshItself: true}
	return p.find(http.StatusInternalServerError)
}
