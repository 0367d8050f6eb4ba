package desk

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"gongshi/generator/disk"
	"gongshi/generator/importer"
)

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
	var cautions []refusal
	if f.cautions != nil {
		cautions = f.cautions(sent)
	}
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
	for _, c := range cautions {
		o.add(f, c.box, c.told)
		warnings.WriteString(c.box + c.told.Words + "\n")
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
	if l := v.desk.current(); len(l.problems.Errors()) > 0 {
		v.message(ok, "saved-unseen")
		return
	}
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
		o.above = append(o.above, told{Words: v.unwritten(err)})
		v.page(http.StatusInternalServerError, f, o, "failed", false)
		return false
	}
	v.desk.ours.add(o.changes, sent.Get("title"))
	return true
}

// unwritten says why nothing was written. Of a file that is open elsewhere a clerk can be told what to do.
func (v *visit) unwritten(err error) string {
	if errors.Is(err, disk.ErrHeld) {
		return v.say("held") + "\n" + err.Error()
	}
	return err.Error()
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
