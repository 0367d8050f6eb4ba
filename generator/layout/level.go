package layout

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"gongshi/generator/view"
	"gongshi/generator/words"
)

// A level is the templates for all pages of one depth.
type level struct {
	prefix    string
	templates *template.Template
	pieces    pieces
}

// newLevel binds a copy of the templates to a prefix.
func newLevel(pristine *template.Template, prefix string, labels *words.Labels) (*level, error) {
	templates, err := pristine.Clone()
	if err != nil {
		return nil, err
	}
	l := &level{prefix: prefix, templates: templates}
	templates.Funcs(voice{labels}.funcs()).Funcs(l.funcs())
	return l, nil
}

func (l *level) funcs() template.FuncMap {
	return template.FuncMap{"url": l.url, "absolute": absolute, "prose": l.prose, "part": l.part, "frame": frameOf}
}

// part returns the layout of a name with what it shows. What many pages share is executed once.
func (l *level) part(name string, data any) (template.HTML, error) {
	if !shared(data) {
		return l.execute(name, data)
	}
	key := piece{name, data}
	if done, ok := l.pieces.get(key); ok {
		return done, nil
	}
	done, err := l.execute(name, data)
	if err == nil {
		l.pieces.put(key, done)
	}
	return done, err
}

func (l *level) execute(name string, data any) (template.HTML, error) {
	t := l.templates.Lookup(file(name))
	if t == nil {
		return "", fmt.Errorf("there is no %s", file(name))
	}
	var b strings.Builder
	err := t.Execute(&b, data)
	return template.HTML(b.String()), err
}

// url returns a place, as seen from pages of this level. An absolute address stays.
func (l *level) url(place string) template.URL {
	if isAbsolute(place) {
		return template.URL(place)
	}
	if l.prefix == "" && needsDot(place) {
		return template.URL("./" + place)
	}
	return template.URL(l.prefix + place)
}

// absolute returns the address of a place on the site at base.
func absolute(base, place string) template.URL {
	if isAbsolute(place) {
		return template.URL(place)
	}
	return template.URL(base + place)
}

// prose writes the links of rendered Markdown. (The name html is taken by html/template.)
func (l *level) prose(body view.HTML) template.HTML {
	var b strings.Builder
	for _, s := range body {
		b.WriteString(s.HTML)
		if s.URL != "" {
			b.WriteString(html.EscapeString(string(l.url(s.URL))))
		}
	}
	return template.HTML(b.String())
}

// isAbsolute reports whether address is of one of the schemes that a link may have.
func isAbsolute(address string) bool {
	for _, scheme := range [...]string{"https://", "http://", "mailto:", "tel:"} {
		if len(address) >= len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// needsDot reports whether place by itself would be no link, or one with a scheme or a host.
func needsDot(place string) bool {
	first, _, _ := strings.Cut(place, "/")
	return first == "" || strings.Contains(first, ":")
}
