// Package desk is the forms of "serve --edit": pages on which a clerk writes sources in the browser, on the machine where these lie.
//
// This is how something comes to be written:
//
//	guard      who may ask at all: this machine, from pages of this run
//	form       what every form is, and the request for one; send, conflict: what becomes of what was filled in
//	look       the sources as they were last looked at, and what is wrong with them as a whole, with and without a change
//	report …   a form for each thing that can be written (report.go, task.go, deadline.go, …): which boxes it has, and which
//	           changes of files follow from what stands in them
//	box, group a box for each field, made from the tables of fields by which package site reads the files
//	told       what is wrong, in the words of check, said for people who write no front matter
//	preview    the page as it would be, beside the form
//	approve    updates that waited, published together
//	file       a file taken apart, in which only what was changed is written anew
//
// What always holds: nothing is written while there are errors, nor over what somebody else wrote meanwhile; what was typed comes back
// with the answer; files are written whole, or not at all; every page works without a script; nothing here gets into the published site.
package desk

import (
	"embed"
	"html/template"
	"net/http"
	"sync"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/tree"
)

// Root is where the forms are. A site has no such folder.
const Root = "/-/edit/"

// Options say which site is written, and what a desk cannot know by itself.
type Options struct {
	Folder    string                                                  // of the site
	Languages func(*tree.Tree) []string                               // those for which a site has labels
	Today     func(zone *time.Location) day.Day                       // the day that the preview shows
	Draft     func(plan string, of day.Period) (text string, is bool) // of a bulletin
	Sketch    func(sources *tree.Tree, file string) ([]byte, bool)    // a file of the site as it would be made from sources
}

// A Desk is an http.Handler of the addresses below Root.
type Desk struct {
	Options
	guard
	mux    *http.ServeMux
	looks  looks
	bases  bases
	stash  stash
	sent   sent
	ours   ours
	saving sync.Mutex // held from the last look at what is on disk until it is written
}

//go:embed own
var own embed.FS

// templates are read when the first page is made: most runs of the program show none.
var templates = sync.OnceValue(func() *template.Template { return template.Must(template.ParseFS(own, "own/*.html")) })

// New returns a desk. Look has to be called before it has anything to show.
func New(o Options) *Desk {
	d := &Desk{Options: o, guard: newGuard(), mux: http.NewServeMux()}
	d.looks.next = make(chan struct{})
	for pattern, open := range map[string]opener{
		"report/{plan}/{number}":            openReport,
		"task/{plan}/{number}":              openTask,
		"new/{plan}":                        openNewTask,
		"deadline/{plan}/{number}":          openDeadline,
		"decision/{plan}/{number}/{change}": openDecision,
		"withdraw/{plan}/{number}/{anchor}": openWithdrawal,
		"update/{plan}/{name}":              openUpdate,
		"bulletin/{plan}/{period}":          openBulletin,
		"text/{plan}/{name}":                openText,
		"text/{plan}/{folder}/{name}":       openText,
	} {
		d.mux.Handle("GET "+Root+pattern, d.handle(open, (*visit).show))
		d.mux.Handle("POST "+Root+pattern, d.handle(open, (*visit).send))
		d.mux.Handle("POST "+Root+"check/"+pattern, d.handle(open, (*visit).check))
		d.mux.Handle("POST "+Root+"preview/"+pattern, d.handle(open, (*visit).preview))
	}
	d.mux.HandleFunc("GET "+Root+"{$}", d.sendStart)
	d.mux.HandleFunc("GET "+Root+"preview/{$}", d.sendFrame)
	d.mux.HandleFunc("GET "+Root+"record/{plan}/{number}", d.sendRecord)
	d.mux.HandleFunc("GET "+Root+"git", d.sendGit)
	d.mux.HandleFunc("POST "+Root+"git", d.commit)
	d.mux.HandleFunc("POST "+Root+"approve", d.approve)
	d.mux.HandleFunc("GET "+Root+"own/{name}", sendOwn)
	d.mux.HandleFunc("GET "+MarkPath, d.sendMark)
	return d
}

// policy lets pages load nothing but files of the preview, and send forms nowhere else. No page may show them within itself.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// ServeHTTP answers only who the guard lets in.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	if !d.admits(r) {
		http.Error(w, "只能在本机打开的填报网页上填写。\nForms are filled in on this machine only, from pages of this preview.", http.StatusForbidden)
		return
	}
	d.mux.ServeHTTP(w, r)
}

// sendOwn sends a style sheet or a script of the forms.
func sendOwn(w http.ResponseWriter, r *http.Request) {
	types := map[string]string{"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}
	name := r.PathValue("name")
	if types[name] == "" {
		http.NotFound(w, r)
		return
	}
	content, err := own.ReadFile("own/" + name)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", types[name])
	w.Write(content) // a browser that went away is no error
}
