package desk

import (
	"bytes"
	"errors"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"

	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/words"
)

// A form is what one page asks for, and what becomes of the answer.
type form struct {
	Title  string
	Intro  []string
	Groups []*group
	Send   string // what the button says
	Also   []link
	// Homeless is what was typed where now nothing is: somebody else took the table out.
	Homeless []string

	texts map[string]string // from which the form was made, by path; "" of a file that is not there
	// changes returns the changes of files that follow from what was sent.
	changes func(sent url.Values) ([]importer.Change, *refusal)
	// cautions returns what should be thought over once more before it is written, each beside a box; may be nil.
	cautions func(sent url.Values) []refusal
	// place returns the name of the box beside which a problem stands; none if it stands above all.
	place func(problem.Problem) string
	to    func(sent url.Values) string // where it shows, within the site
}

// A link leads to another page of the preview.
type link struct{ Text, URL string }

// A refusal says why nothing can be made of what was sent, beside a box.
type refusal struct {
	box  string
	told told
}

// An opener makes the form of an address out of the sources. read returns what a file says: now, or when a form was made that somebody
// has open.
type opener func(v *visit, read func(path string) string) (*form, error)

// errNothing says that there is nothing to write at an address.
var errNothing = errors.New("there is nothing to write here")

func (f *form) box(name string) *box {
	for _, g := range f.Groups {
		for _, b := range g.Boxes {
			if b.Name == name {
				return b
			}
		}
	}
	return nil
}

// A visit is one request for a form.
type visit struct {
	desk         *Desk
	r            *http.Request
	w            http.ResponseWriter
	look         *look
	words        *words.Labels
	plan         *site.Plan
	task         *site.Task
	office       string // of the tasks that are listed; empty for all
	files        []*multipart.FileHeader
	refusedFiles *refusal
	written      string // the file that is being written; the second look at it is no other file
}

// mostSent bounds what a form may send: some photographs, and text.
const mostSent = 100 << 20

// handle returns what answers requests for a form.
func (d *Desk) handle(open opener, answer func(*visit, opener)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := d.visit(w, r)
		if v == nil {
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, mostSent)
		if err := r.ParseMultipartForm(8 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) {
			v.message(http.StatusRequestEntityTooLarge, "too-much")
			return
		}
		if r.MultipartForm != nil {
			defer r.MultipartForm.RemoveAll()
			v.files = r.MultipartForm.File["files"]
		}
		v.find()
		answer(v, patient(open))
	})
}

// visit begins to answer a request; nil if there is nothing yet to answer with.
func (d *Desk) visit(w http.ResponseWriter, r *http.Request) *visit {
	v := &visit{desk: d, r: r, w: w, look: d.current()}
	v.words = labelsIn("")
	if v.look == nil || v.look.site == nil {
		v.message(http.StatusServiceUnavailable, "no-site")
		return nil
	}
	v.words = labelsIn(v.look.site.Language)
	d.give(w)
	return v
}

// find finds the plan and the task that the address names.
func (v *visit) find() {
	v.plan, v.task = v.look.site.PlanOf(v.r.PathValue("plan")), nil
	if number, err := strconv.Atoi(v.r.PathValue("number")); v.plan != nil && err == nil {
		v.task = v.plan.TaskOf(number)
	}
}

// isCurrent reports whether a file on disk is as it was last looked at. If it is not, there will be another look.
func (v *visit) isCurrent(path string) bool {
	f := v.look.tree.File(path)
	if f == nil {
		return false
	}
	text, err := f.Read()
	return err == nil && string(text) == v.now(path)
}

// now reads what is on disk.
func (v *visit) now(path string) string {
	text, _ := v.desk.onDisk(path)
	return text
}

// show shows the form.
func (v *visit) show(open opener) {
	f, err := open(v, v.now)
	if err != nil {
		v.message(http.StatusNotFound, "nothing-here")
		return
	}
	v.page(http.StatusOK, f, nil, "", false)
}

// fill executes a template. They are compiled in, and fit their data: a failure is a mistake in this package.
func (v *visit) fill(name string, data any) string {
	var b bytes.Buffer
	if err := templates().ExecuteTemplate(&b, name, data); err != nil {
		panic(err)
	}
	return b.String()
}
