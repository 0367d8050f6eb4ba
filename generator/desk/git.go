package desk

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"gongshi/generator/importer"
)

// Ours are the files that were written through forms in this run, and what they were about. Nothing else is ever committed here.
type ours struct {
	mu    sync.Mutex
	paths []string
	about []string
}

func (o *ours) add(changes []importer.Change, about string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, c := range changes {
		if !slices.Contains(o.paths, c.Path) {
			o.paths = append(o.paths, c.Path)
		}
	}
	if about = strings.TrimSpace(about); about != "" && !slices.Contains(o.about, about) {
		o.about = append(o.about, about)
	}
}

func (o *ours) list() (paths, about []string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Clone(o.paths), slices.Clone(o.about)
}

// forget forgets files that are committed.
func (o *ours) forget(paths []string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.paths = slices.DeleteFunc(o.paths, func(p string) bool { return slices.Contains(paths, p) })
	o.about = nil
}

// patience is how long git may take: some commit only after a hook has run.
const patience = 60 * time.Second

// git runs git in the folder of the site.
func (d *Desk) git(ctx context.Context, args ...string) (said string, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	c := exec.CommandContext(ctx, "git", append([]string{"-C", d.Folder, "--literal-pathspecs", "-c", "core.quotePath=false"}, args...)...)
	var out, wrong bytes.Buffer
	c.Stdout, c.Stderr = &out, &wrong
	err = c.Run()
	if err != nil {
		return strings.TrimSpace(cmp.Or(wrong.String(), out.String(), err.Error())), err
	}
	return out.String(), nil
}

// hasGit reports whether the folder of the site is kept by Git, and Git is there. No process is asked for that.
func (d *Desk) hasGit() bool {
	_, has := d.within()
	return has
}

// within returns where the folder of the site lies in what Git keeps, as the beginning of paths; false if Git keeps it not.
func (d *Desk) within() (prefix string, is bool) {
	if _, err := exec.LookPath("git"); err != nil {
		return "", false
	}
	folder, err := filepath.Abs(d.Folder)
	for err == nil {
		if exists(filepath.Join(folder, ".git")) {
			return prefix, true
		}
		if filepath.Dir(folder) == folder {
			break
		}
		prefix = filepath.Base(folder) + "/" + prefix
		folder = filepath.Dir(folder)
	}
	return "", false
}

// A gitPage shows what is not committed.
type gitPage struct {
	page
	Ours, Others []string
	Message      string
	State, Said  string
}

// sendGit sends the page that shows what is not committed.
func (d *Desk) sendGit(w http.ResponseWriter, r *http.Request) { d.showGit(w, r, "", "", "") }

func (d *Desk) showGit(w http.ResponseWriter, r *http.Request, state, said, message string) {
	v := d.visit(w, r)
	if v == nil {
		return
	}
	if !d.hasGit() {
		v.message(http.StatusNotFound, "no-git")
		return
	}
	p := gitPage{page: v.newPage(v.say("git.title")), State: state, Said: said}
	list, err := d.git(r.Context(), "status", "--porcelain=v1", "-z", "--no-renames", "-uall", "--", ".")
	if err != nil {
		p.State, p.Said = "failed", list
	}
	written, about := d.ours.list()
	prefix, _ := d.within()
	for entry := range strings.SplitSeq(list, "\x00") {
		if err != nil || len(entry) < 4 {
			continue
		}
		path := entry[3:]
		if i := slices.IndexFunc(written, func(one string) bool { return path == prefix+one }); i >= 0 {
			p.Ours = append(p.Ours, written[i])
		} else {
			p.Others = append(p.Others, path)
		}
	}
	p.Message = cmp.Or(message, v.say("git.message", "what", strings.Join(about, "；")))
	if len(about) == 0 && message == "" {
		p.Message = v.say("git.message-plain")
	}
	status := ok
	if p.State == "failed" {
		status = http.StatusInternalServerError
	}
	v.sendPage(status, "git", p)
}

// commit commits what was written through forms, and nothing else. It takes two processes.
func (d *Desk) commit(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	if !d.isOfThisRun(r) {
		d.showGit(w, r, "other-run", "", r.PostFormValue("message"))
		return
	}
	message := strings.TrimSpace(plainLines(r.PostFormValue("message")))
	paths, _ := d.ours.list()
	paths = slices.DeleteFunc(paths, func(p string) bool { return !slices.Contains(r.PostForm["file"], p) })
	if message == "" || len(paths) == 0 {
		d.showGit(w, r, "nothing", "", message)
		return
	}
	d.saving.Lock()
	defer d.saving.Unlock()
	if said, err := d.git(r.Context(), append([]string{"add", "--"}, paths...)...); err != nil {
		d.showGit(w, r, "failed", said, message)
		return
	}
	said, err := d.git(r.Context(), append([]string{"commit", "--quiet", "-m", message, "--"}, paths...)...)
	if err != nil {
		d.showGit(w, r, "failed", said, message)
		return
	}
	d.ours.forget(paths)
	d.showGit(w, r, "done", "", "")
}
