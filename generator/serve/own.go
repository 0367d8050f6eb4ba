package serve

import (
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"path"
	"strings"

	"gongshi/generator/day"
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
		s.sendFile(w, r, resource{name: name, file: output.File{Bytes: func([]byte) ([]byte, error) { return own.ReadFile("own/" + name) }}})
	default:
		http.NotFound(w, r)
	}
}

// additions returns what is added to the page that a request gets.
func (n *state) additions(r *http.Request, to response) additions {
	address := cleanPath(r.URL.Path)
	words := phrasesIn(n.language)
	tab := url.Values{"path": {address}, asOfParameter: {to.named}, "sum": {to.sum}}
	var days *dayBar
	if n.site != nil {
		days = n.site.bar(address, r.URL.Query(), to.day, words)
		days.Open = to.named != ""
	}
	return additions{
		asOf: to.day,
		head: template.HTML(fill("head.html", map[string]string{"Tab": tab.Encode(), "AsOf": to.day.String()})),
		foot: template.HTML(fill("foot.html", map[string]any{"Language": n.language, "Words": words, "Problems": n.problems.html, "Days": days})),
	}
}

// Additions are what the preview adds to one page.
type additions struct {
	asOf day.Day       // the day to which links stay; none if the address names none
	head template.HTML // the script and the style sheet, before </head>
	foot template.HTML // the problems and the bar of days, before </body>

	below template.HTML // links to forms, behind the first heading
}

// on returns the page as it is sent.
func (a additions) on(p *page) []byte {
	foot := p.firstOf(len(p.source), p.last("/body"), p.last("/html"))
	head := p.firstOf(foot, p.first("/head"), p.first("body"))
	edits := []edit{{head, head, string(a.head)}, {foot, foot, string(a.foot)}}
	if heading := p.behind("/h1"); heading >= 0 && a.below != "" {
		edits = append(edits, edit{heading, heading, string(a.below)})
	}
	edits = append(edits, p.allowOwn()...)
	if a.asOf != 0 {
		edits = append(edits, p.stayOn(a.asOf)...)
	}
	return p.edited(edits)
}

// firstOf returns the first place that there is, or else otherwise.
func (p *page) firstOf(otherwise int, places ...int) int {
	for _, place := range places {
		if place >= 0 {
			return place
		}
	}
	return otherwise
}

// cleanPath returns the path of an address without dots and double slashes.
func cleanPath(address string) string {
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

func (p ownPage) resource(status int) resource {
	body := []byte(fill("page.html", p))
	return resource{status: status, name: "preview.html", file: output.File{Bytes: func([]byte) ([]byte, error) { return body, nil }}}
}

// notYet is shown while there has never been a good output. The problems are below it.
func (n *state) notYet() resource {
	w := phrasesIn(n.language)
	p := ownPage{Language: n.language, Title: w.NotYet, Text: w.Wait, RefreshItself: true}
	if n.problems.html != "" {
		p.Text = w.Continues
	}
	return p.resource(http.StatusServiceUnavailable)
}

func (n *state) noSuchDay(named string) resource {
	w := phrasesIn(n.language)
	return ownPage{Language: n.language, Title: w.NoSuchDay, Text: w.WriteDay, Detail: named}.resource(http.StatusBadRequest)
}

func (n *state) noSuchPage() resource {
	w := phrasesIn(n.language)
	return ownPage{Language: n.language, Title: w.NoSuchPage}.resource(http.StatusNotFound)
}

func (n *state) broken(err error) resource {
	w := phrasesIn(n.language)
	p := ownPage{Language: n.language, Title: w.Broken, Detail: err.Error(), RefreshItself: true}
	return p.resource(http.StatusInternalServerError)
}

// fill executes a template. They are compiled in, and fit their data: a failure is a mistake in this package.
func fill(name string, data any) string {
	var b strings.Builder
	if err := ownTemplates.ExecuteTemplate(&b, name, data); err != nil {
		panic(err)
	}
	return b.String()
}
