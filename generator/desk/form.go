package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

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

	texts map[string]string // from which the form was made, by path; "" of a file that is not there
	// changes returns the changes of files that follow from what was sent.
	changes func(sent url.Values) ([]importer.Change, *refusal)
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

// A visit is one request for a form.
type visit struct {
	desk         *Desk
	r            *http.Request
	w            http.ResponseWriter
	look         *look
	words        *words.Labels
	plan         *site.Plan
	task         *site.Task
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
		if r.Method == http.MethodPost {
			open = patient(open)
		}
		answer(v, open)
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

// patient returns an opener that waits a little where there is nothing to write: whoever saves a file in an editor may have emptied it first.
func patient(open opener) opener {
	return func(v *visit, read func(string) string) (*form, error) {
		for limit := time.After(2 * time.Second); ; {
			v.desk.looks.mu.Lock()
			next := v.desk.looks.next
			v.look = v.desk.looks.now
			v.desk.looks.mu.Unlock()
			v.find()
			f, err := open(v, read)
			if err == nil {
				return f, nil
			}
			select {
			case <-next:
			case <-limit:
				return nil, err
			}
		}
	}
}

// lost answers a form whose place is gone: what was typed is shown, so that it can be kept.
func (v *visit) lost() {
	p := lostPage{page: v.newPage(v.say("message.lost.title")), Text: v.say("message.lost.text")}
	for _, name := range slices.Sorted(maps.Keys(v.r.PostForm)) {
		if text := strings.Join(clean(v.r.PostForm[name]), "\n"); text != "" && !slices.Contains([]string{"token", "made-from", "once", "sure", "kept"}, name) {
			p.Typed = append(p.Typed, text)
		}
	}
	v.sendPage(http.StatusNotFound, "lost", p)
}

// A lostPage is what was typed into a form that is no longer there.
type lostPage struct {
	page
	Text  string
	Typed []string
}

// find finds the plan and the task that the address names.
func (v *visit) find() {
	v.plan, v.task = nil, nil
	for _, p := range v.look.site.Plans {
		if p.Key == v.r.PathValue("plan") {
			v.plan = p
		}
	}
	number, err := strconv.Atoi(v.r.PathValue("number"))
	if v.plan == nil || err != nil {
		return
	}
	for _, t := range v.plan.Tasks {
		if t.Number == number {
			v.task = t
		}
	}
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

// An outcome is what looking at what was sent came to.
type outcome struct {
	changes []importer.Change
	above   []told // problems that stand beside no box
	errors  int
	sure    string // stands for the warnings; empty if there are none
}

// judge puts what was sent into the boxes, and what is wrong with it beside them.
func (v *visit) judge(f *form, sent url.Values) (*outcome, error) {
	o := &outcome{}
	changes, refused := f.changes(sent)
	for _, g := range f.Groups {
		for _, b := range g.Boxes {
			b.take(sent)
		}
	}
	if refused != nil {
		o.add(f, refused.box, refused.told)
		return o, nil
	}
	o.changes = slices.DeleteFunc(changes, func(c importer.Change) bool { return c.Old == c.New })
	list, err := v.desk.found(o.changes)
	if err != nil {
		return nil, err
	}
	var warnings strings.Builder
	for _, p := range list {
		says, name := v.tell(f, p), f.place(p)
		if !slices.ContainsFunc(o.changes, func(c importer.Change) bool { return c.Path == p.File }) {
			name, says.Words = "", p.File+"："+says.Words
		}
		o.add(f, name, says)
		if p.Warning() {
			warnings.WriteString(says.Words + "\n")
		}
	}
	if warnings.Len() > 0 {
		o.sure = fmt.Sprintf("%.6x", sha256.Sum256([]byte(warnings.String())))
	}
	return o, nil
}

func (o *outcome) add(f *form, name string, t told) {
	if !t.Warning {
		o.errors++
	}
	for _, g := range f.Groups {
		for _, b := range g.Boxes {
			if b.Name == name {
				b.Problems = append(b.Problems, t)
				g.Folded = false
				return
			}
		}
	}
	o.above = append(o.above, t)
}

// send writes what was sent, unless something is wrong with it or the files are no longer those from which the form was made.
func (v *visit) send(open opener) {
	written, to := v.save(open)
	if to == "" {
		return // the page that says why is on its way
	}
	v.desk.await(context.WithoutCancel(v.r.Context()), written)
	http.Redirect(v.w, v.r, to, http.StatusSeeOther)
}

// save writes what was sent, and returns what was written and where it shows; nothing if it sent a page instead.
func (v *visit) save(open opener) (written []importer.Change, to string) {
	v.desk.saving.Lock()
	defer v.desk.saving.Unlock()
	if to := v.desk.sent.of(v.r.PostForm.Get("once")); to != "" { // somebody pressed the button twice
		return nil, to
	}
	f, err := open(v, v.now)
	if err != nil {
		v.lost()
		return nil, ""
	}
	sent := v.r.PostForm
	if base := sent.Get("made-from"); base != sumOf(f.texts) {
		v.conflict(open, f, sent, base)
		return nil, ""
	}
	o, err := v.judge(f, sent)
	switch {
	case err != nil:
		v.page(http.StatusServiceUnavailable, f, nil, "moving", false)
	case o.errors > 0:
		v.page(http.StatusUnprocessableEntity, f, o, "wrong", false)
	case !v.desk.isOfThisRun(v.r):
		v.page(http.StatusForbidden, f, o, "other-run", false)
	case o.sure != "" && sent.Get("sure") != o.sure:
		v.page(http.StatusUnprocessableEntity, f, o, "unsure", false)
	case len(o.changes) == 0:
		v.page(http.StatusOK, f, o, "unchanged", false)
	case v.write(f, sent, o):
		to = f.to(sent)
		v.desk.sent.note(sent.Get("once"), to)
		return o.changes, to
	}
	return nil, ""
}

// write carries changes out, and reports whether it did.
func (v *visit) write(f *form, sent url.Values, o *outcome) bool {
	err := importer.WriteAll(v.r.Context(), v.desk.Folder, o.changes)
	if errors.Is(err, importer.ErrChanged) {
		v.page(http.StatusConflict, f, o, "raced", false)
		return false
	}
	if err != nil {
		o.above = append(o.above, told{Words: err.Error()})
		v.page(http.StatusInternalServerError, f, o, "failed", false)
		return false
	}
	v.desk.ours.add(o.changes, sent.Get("title"))
	return true
}

// conflict shows what is on disk now beside what was sent. What was not touched is as it is on disk; what was is as it was sent.
func (v *visit) conflict(open opener, f *form, sent url.Values, base string) {
	texts := v.desk.bases.of(base)
	before := f
	if texts != nil {
		if b, err := open(v, func(path string) string { return texts[path] }); err == nil {
			before = b
		}
	}
	merged := url.Values{}
	for name, values := range sent {
		merged[moved(name, before, f)] = values
	}
	for _, g := range f.Groups {
		for _, b := range g.Boxes {
			old := before.box(b.Name)
			if old == nil || b.Widget == upload {
				continue
			}
			if moved(b.Name, before, f) != b.Name { // somebody else added this table
				merged[b.Name] = b.Texts
				continue
			}
			says := old.in(sent)
			b.Moved = !slices.Equal(old.Texts, b.Texts)
			if texts != nil && slices.Equal(says, old.Texts) && !strings.Contains(b.Name, ".-") {
				merged[b.Name] = b.Texts
				b.Moved = b.Moved && len(b.Texts) > 0
				b.OnDisk = ""
				continue
			}
			if texts == nil {
				b.Moved = !slices.Equal(says, b.Texts)
			}
			b.OnDisk = strings.Join(v.asShown(b), "\n")
		}
	}
	o, err := v.judge(f, merged)
	if err != nil {
		v.page(http.StatusServiceUnavailable, f, nil, "moving", false)
		return
	}
	v.page(http.StatusConflict, f, o, "conflict", true)
}

// moved returns the name of a box in a form in which a list has other tables than before: what was written into the last one, which is not
// there yet, still belongs behind all others.
func moved(name string, before, now *form) string {
	list, rest, ok := strings.Cut(name, "[")
	at, field, _ := strings.Cut(rest, "]")
	if ok && at == strconv.Itoa(before.count(list)) && before.count(list) != now.count(list) {
		return list + "[" + strconv.Itoa(now.count(list)) + "]" + field
	}
	return name
}

// count returns how many tables of a list are there.
func (f *form) count(list string) int {
	n := 0
	for _, g := range f.Groups {
		if g.Remove != "" && strings.HasPrefix(g.Key, list+"[") {
			n++
		}
	}
	return n
}

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

// asShown returns what stands in a box as people read it.
func (v *visit) asShown(b *box) []string {
	if b.Widget == tick {
		return []string{v.say("yes-no." + strconv.FormatBool(b.Chosen()))}
	}
	var all []string
	for _, text := range b.Texts {
		for _, o := range b.Options {
			if o.Value == text {
				text = o.Label
			}
		}
		all = append(all, text)
	}
	if len(all) == 0 {
		return []string{v.say("empty")}
	}
	return all
}

// check answers a script with what is wrong with what stands in the boxes so far. It writes nothing.
func (v *visit) check(open opener) {
	f, err := open(v, v.now)
	if err != nil || !v.desk.isOfThisRun(v.r) {
		http.Error(v.w, "nothing to check", http.StatusNotFound)
		return
	}
	answer := struct {
		Boxes  map[string]string `json:"boxes"` // what stands beside each, as HTML; nothing of most
		Wrong  []string          `json:"wrong"`
		Above  string            `json:"above"`
		Sure   string            `json:"sure"`
		Errors int               `json:"errors"`
		Newer  bool              `json:"newer"`
	}{Boxes: map[string]string{}, Wrong: []string{}}
	answer.Newer = v.r.PostForm.Get("made-from") != sumOf(f.texts)
	if !answer.Newer {
		o, err := v.judge(f, v.r.PostForm)
		if err != nil {
			http.Error(v.w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		answer.Sure, answer.Errors, answer.Above = o.sure, o.errors, v.fill("told", v.toldPage(o.above))
		for _, g := range f.Groups {
			for _, b := range g.Boxes {
				if len(b.Problems) > 0 {
					answer.Boxes[b.ID()] = v.fill("told", v.toldPage(b.Problems))
				}
				if b.IsWrong() {
					answer.Wrong = append(answer.Wrong, b.ID())
				}
			}
		}
	}
	v.w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(v.w).Encode(answer) // a browser that went away is no error
}

// fill executes a template. They are compiled in, and fit their data: a failure is a mistake in this package.
func (v *visit) fill(name string, data any) string {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		panic(err)
	}
	return b.String()
}
