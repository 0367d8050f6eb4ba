package layout

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"strings"
	"sync"

	"gongshi/generator/compile"
	"gongshi/generator/view"
)

// A level is the templates for all pages of one depth.
type level struct {
	prefix    string
	templates *template.Template // never executed by html/template, so that it can be cloned
	alone     map[string]bool    // layouts that are whole documents
	codes     qrCodes
	programs  *compile.Set
	plain     func() (*template.Template, error) // the same templates, executed by html/template alone
}

// mostPieces bounds what is remembered of the parts that many pages share, in bytes.
const mostPieces = 16 << 20

// newLevel binds a copy of the templates to a prefix.
func newLevel(pristine *template.Template, prefix string, v voice) (*level, error) {
	templates, err := pristine.Clone()
	if err != nil {
		return nil, err
	}
	l := &level{prefix: prefix, templates: pristine, alone: map[string]bool{}}
	for _, t := range pristine.Templates() {
		l.alone[t.Name()] = standsAlone(t)
	}
	templates.Funcs(v.funcs()).Funcs(l.funcs())
	l.programs = compile.New(compile.Config{
		Templates: templates, Part: "part", File: file, Funcs: l.programFuncs(v), Memory: l.memory(),
	})
	l.plain = sync.OnceValues(func() (*template.Template, error) { return l.plainTemplates(v) })
	return l, nil
}

func (l *level) funcs() template.FuncMap {
	return template.FuncMap{"url": l.url, "absolute": absolute, "prose": l.prose, "part": noPart, "frame": frameOf, "qr": l.codes.qr, "webcal": webcal}
}

// noPart stands for the function that shows parts until templates are executed: by a set of programs, or by the library alone.
func noPart(string, any) template.HTML { return "" }

// programFuncs are the same functions and those of the voice, for programs. They make parts themselves.
func (l *level) programFuncs(v voice) map[string]compile.Func {
	funcs := v.programs()
	funcs["url"] = compile.Append1(l.url, l.appendURL)
	funcs["absolute"] = compile.Append2(absolute, appendAbsolute)
	funcs["prose"] = compile.Append1(l.prose, l.appendProse)
	funcs["frame"] = compile.Of1(frameOf)
	funcs["webcal"] = compile.Append2(webcal, appendWebcal)
	funcs["qr"] = compile.Append1(l.codes.qr, l.codes.append)
	return funcs
}

// memory returns a memory for what many pages share: a row of a list, a badge, what stands around the content.
func (l *level) memory() *compile.Memory {
	m := compile.NewMemory(mostPieces)
	compile.Remember[view.Badge](m)
	compile.Remember[frame](m)
	compile.Remember[string](m)
	return m
}

// outermost returns the layout that a page begins with: the one it names if that is a whole document, or else the frame.
func (l *level) outermost(p *view.Page) string {
	if l.alone[file(p.Layout)] {
		return p.Layout
	}
	return "base"
}

// plainTemplates returns the templates with parts that html/template executes too.
func (l *level) plainTemplates(v voice) (*template.Template, error) {
	templates, err := l.templates.Clone()
	if err != nil {
		return nil, err
	}
	return templates.Funcs(v.funcs()).Funcs(l.funcs()).Funcs(template.FuncMap{
		"part": func(name string, data any) (template.HTML, error) {
			page, err := executed(templates, name, data)
			return template.HTML(page), err
		},
	}), nil
}

// byLibrary executes the layout that p names by html/template alone.
func (l *level) byLibrary(p *view.Page) ([]byte, error) {
	templates, err := l.plain()
	if err != nil {
		return nil, err
	}
	if templates.Lookup(file(p.Layout)) == nil {
		return nil, fmt.Errorf("there is no %s", file(p.Layout))
	}
	return executed(templates, l.outermost(p), p)
}

func executed(templates *template.Template, name string, data any) ([]byte, error) {
	t := templates.Lookup(file(name))
	if t == nil {
		return nil, fmt.Errorf("there is no %s", file(name))
	}
	var b bytes.Buffer
	err := t.Execute(&b, data)
	return b.Bytes(), err
}

// url returns a place, as seen from pages of this level. An absolute address stays.
func (l *level) url(place string) template.URL { return template.URL(l.appendURL(nil, place)) }

func (l *level) appendURL(out []byte, place string) []byte {
	switch {
	case isAbsolute(place):
	case l.prefix == "" && needsDot(place):
		out = append(out, "./"...)
	default:
		out = append(out, l.prefix...)
	}
	return append(out, place...)
}

// absolute returns the address of a place on the site at base.
func absolute(base, place string) template.URL {
	return template.URL(appendAbsolute(nil, base, place))
}

func appendAbsolute(out []byte, base, place string) []byte {
	if !isAbsolute(place) {
		out = append(out, base...)
	}
	return append(out, place...)
}

// webcal returns the address of a place on the site at base under the scheme by which calendar programs subscribe.
func webcal(base, place string) template.URL { return template.URL(appendWebcal(nil, base, place)) }

func appendWebcal(out []byte, base, place string) []byte {
	_, address, _ := strings.Cut(string(absolute(base, place)), ":")
	return append(append(out, "webcal:"...), address...)
}

// prose writes the links of rendered Markdown. (The name html is taken by html/template.)
func (l *level) prose(body view.HTML) template.HTML { return template.HTML(l.appendProse(nil, body)) }

func (l *level) appendProse(out []byte, body view.HTML) []byte {
	for _, s := range body {
		out = append(out, s.HTML...)
		if s.URL != "" {
			out = append(out, html.EscapeString(string(l.url(s.URL)))...)
		}
	}
	return out
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
