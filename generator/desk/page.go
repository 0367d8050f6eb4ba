package desk

import (
	"html/template"
	"io"
	"net/http"
	"strconv"
	"strings"

	"gongshi/generator/site"
)

// A page is what all pages of forms have in common.
type page struct {
	v     *visit
	Title string
	Site  string
	Home  string
}

// Say returns a label, with pairs of a slot's name and its value.
func (p page) Say(key string, pairs ...string) string { return p.v.say(key, pairs...) }

// Language returns the language of the page.
func (p page) Language() string { return p.v.words.Language }

// Token returns the token that forms send.
func (p page) Token() string { return p.v.desk.token }

func (v *visit) newPage(title string) page {
	p := page{v: v, Title: title, Home: "/"}
	if v.look != nil && v.look.site != nil {
		p.Site, p.Home = v.look.site.Title, v.look.site.BasePath()
	}
	return p
}

// A formPage is a form as it is shown.
type formPage struct {
	page
	Form     *form
	MadeFrom string
	Check    string // where a script asks what is wrong
	Preview  string // where the page is sketched as it would be
	Here     string
	State    string // which words stand above: none on the first time
	Above    []told
	Errors   int
	Wrong    []*box // beside which something is wrong
	Sure     string
	Once     string // stands for this showing of the form, which is written once at the most
	Conflict bool
	Texts    []textNow
}

// A textNow is a file as it is on disk.
type textNow struct{ Path, Text string }

// page sends a form: with what was found, if anything was looked at.
func (v *visit) page(status int, f *form, o *outcome, state string, conflict bool) {
	p := formPage{page: v.newPage(f.Title), Form: f, State: state, Conflict: conflict, MadeFrom: v.desk.bases.keep(f.texts), Once: random()}
	p.Here = v.r.URL.EscapedPath()
	p.Check = Root + "check/" + strings.TrimPrefix(p.Here, Root)
	p.Preview = Root + "preview/" + strings.TrimPrefix(p.Here, Root) + "#" + here
	if o != nil {
		p.Above, p.Errors, p.Sure = o.above, o.errors, o.sure
	}
	for _, g := range f.Groups {
		for _, b := range g.Boxes {
			if len(b.Problems) > 0 {
				p.Wrong = append(p.Wrong, b)
			}
		}
	}
	if conflict {
		for path, text := range f.texts {
			if text != "" {
				p.Texts = append(p.Texts, textNow{path, plainLines(text)})
			}
		}
		sortTexts(p.Texts)
	}
	v.sendPage(status, "form", p)
}

func (v *visit) sendPage(status int, name string, data any) {
	text := v.fill(name, data)
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	v.w.WriteHeader(status)
	io.WriteString(v.w, text) // a browser that went away is no error
}

// message sends a page that only says something.
func (v *visit) message(status int, key string, pairs ...string) {
	v.sendPage(status, "message", struct {
		page
		Text string
	}{v.newPage(v.say("message." + key + ".title")), v.say("message."+key+".text", pairs...)})
}

// A toldPage is problems with the words around them.
type toldPage struct {
	page
	List []told
}

func (v *visit) toldPage(list []told) toldPage { return toldPage{v.newPage(""), list} }

// Told returns problems of a page's box, for its template.
func (p formPage) Told(list []told) toldPage { return p.v.toldPage(list) }

// say returns a label in the language of the site.
func (v *visit) say(key string, pairs ...string) string {
	n := 0
	return v.words.Say(key, n, func(slot string) string {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == slot {
				return pairs[i+1]
			}
		}
		return "{" + slot + "}"
	})
}

// taskPage returns where a task is shown.
func (v *visit) taskPage(t *site.Task, anchor string) string {
	to := v.look.site.BasePath() + t.URL()
	if anchor != "" {
		to += "#" + anchor
	}
	return to
}

func itoa(n int) string { return strconv.Itoa(n) }

// OK is the status of pages that only show.
const ok = http.StatusOK

// A boxPage is a box with what its template needs beside it.
type boxPage struct {
	page
	B *box
}

// Box returns a box for its template.
func (p formPage) Box(b *box) boxPage { return boxPage{p.page, b} }

// IDOf returns the place of a name on the page.
func (p formPage) IDOf(name string) string { return idOf(name) }

// Told returns problems for their template.
func (p boxPage) Told(list []told) toldPage { return p.v.toldPage(list) }

// Described returns the attributes that lead from a box to what is said of it.
func (p boxPage) Described() template.HTMLAttr {
	ids := p.B.ID() + "-told"
	if p.B.Hint != "" {
		ids = p.B.ID() + "-hint " + ids
	}
	text := ` aria-describedby="` + ids + `"`
	if p.B.IsWrong() {
		text += ` aria-invalid="true"`
	}
	return template.HTMLAttr(text) // of letters, digits and hyphens
}
