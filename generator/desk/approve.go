package desk

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/importer"
	"gongshi/generator/site"
)

// waiting returns the updates of a plan that wait for approval, each in a file of its own, by their files.
func waiting(plan *site.Plan) map[string]*site.Update {
	all := map[string]*site.Update{}
	for _, t := range plan.Tasks {
		for i := range t.Updates {
			if u := &t.Updates[i]; u.Pending && u.In.File != t.Body.File {
				all[u.In.File] = u
			}
		}
	}
	return all
}

// approve publishes updates that waited for approval: all that were ticked, or none if something would be wrong.
func (d *Desk) approve(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	v := d.visit(w, r)
	if v == nil {
		return
	}
	if !d.isOfThisRun(r) {
		v.message(http.StatusForbidden, "other-run")
		return
	}
	d.saving.Lock()
	defer d.saving.Unlock()
	changes, refused := v.approved(r.PostForm["update"])
	if refused == nil && len(changes) > 0 {
		refused = v.carryOut(changes)
	}
	if refused != nil {
		v.sendPage(http.StatusUnprocessableEntity, "message", struct {
			page
			Text string
		}{v.newPage(v.say("approve.failed")), refused.told.Words})
		return
	}
	d.await(context.WithoutCancel(r.Context()), changes)
	http.Redirect(w, r, Root, http.StatusSeeOther)
}

// approved returns the changes of files by which updates no longer wait.
func (v *visit) approved(files []string) ([]importer.Change, *refusal) {
	var all []importer.Change
	for _, plan := range v.look.site.Plans {
		known := waiting(plan)
		for _, file := range files {
			if known[file] == nil {
				continue
			}
			changed, refused := v.edited(taken(file, v.now(file)), site.UpdateShapes(), []front.Edit{{Path: "pending"}}, "")
			if refused != nil {
				refused.told.Words = file + "：" + refused.told.Words
				return nil, refused
			}
			all = append(all, changed...)
		}
	}
	return all, nil
}

// carryOut writes changes unless one of them would be a mistake.
func (v *visit) carryOut(changes []importer.Change) *refusal {
	list, err := v.desk.found(changes)
	if err != nil {
		return &refusal{told: told{Words: err.Error()}}
	}
	var wrong []string
	for _, p := range list.Errors() {
		says, hint := p.Words(v.words.Language)
		wrong = append(wrong, p.File+"："+strings.TrimSpace(says+" "+hint))
	}
	if len(wrong) > 0 {
		return &refusal{told: told{Words: strings.Join(slices.Compact(wrong), "\n")}}
	}
	if err := importer.WriteAll(v.r.Context(), v.desk.Folder, changes); err != nil {
		return &refusal{told: told{Words: v.unwritten(err)}}
	}
	v.desk.ours.add(changes, v.say("approve.done"))
	return nil
}
