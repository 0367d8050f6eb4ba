package desk

import (
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"gongshi/generator/tree"
)

// The preview is the page of the site as it would be once the form is saved, in a frame beside it. A button sends the form there, so it
// works without a script; with one the frame follows what is typed, once it was asked for.

// here is the place on the page that the form is about.
const here = "preview-here"

// framed lets a preview load what pages of the site load, but no script, and lets only forms show it within themselves.
const framed = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'"

// preview answers with the page that would show what was sent.
func (v *visit) preview(open opener) {
	v.w.Header().Set("Content-Security-Policy", framed)
	f, err := open(v, v.now)
	if err != nil || !v.desk.isOfThisRun(v.r) {
		v.frame(http.StatusNotFound, "lost")
		return
	}
	o, err := v.judge(f, v.r.PostForm)
	switch {
	case err != nil:
		v.frame(http.StatusServiceUnavailable, "later")
	case o.errors > 0:
		v.frame(ok, "wrong")
	default:
		v.sketch(o, f.to(v.r.PostForm))
	}
}

// sketch sends the page at an address of the site as it would be after changes.
func (v *visit) sketch(o *outcome, to string) {
	address, err := url.Parse(to)
	page, within := strings.CutPrefix(to, v.look.site.BasePath())
	page, _, _ = strings.Cut(page, "#")
	if err != nil || !within {
		v.frame(ok, "none")
		return
	}
	texts := map[string]string{}
	for _, c := range o.changes {
		texts[c.Path] = c.New
	}
	text, is := v.desk.Sketch(tree.Of(texts).Over(v.look.tree), page+"index.html")
	if !is {
		v.frame(ok, "none")
		return
	}
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	anchor := address.Fragment
	address.Fragment = ""
	io.WriteString(v.w, inFrame(string(text), address.EscapedPath(), anchor)) // a browser that went away is no error
}

// scripts are those that a page loads. A preview only shows.
var scripts = regexp.MustCompile(`<script [^>]*src=[^>]*></script>`)

// inFrame returns a page whose links lead out of the frame, and whose own policy, which knows of no frame, gives way to that of the answer.
func inFrame(page, base, anchor string) string {
	const policy = `<meta http-equiv="Content-Security-Policy"`
	if before, after, found := strings.Cut(page, policy); found {
		_, after, _ = strings.Cut(after, ">")
		page = before + after
	}
	page = scripts.ReplaceAllString(page, "")
	page = strings.Replace(page, "<head>", `<head><base href="`+html.EscapeString(base)+`" target="_blank">`, 1)
	if at := strings.Index(page, ` id="`+anchor+`"`); anchor != "" && at >= 0 {
		if end := strings.IndexByte(page[at:], '>'); end >= 0 {
			at += end + 1
			return page[:at] + `<span id="` + here + `"></span>` + page[at:]
		}
	}
	return strings.Replace(page, `<main `, `<a id="`+here+`"></a><main `, 1)
}

// frame sends a sentence into the frame.
func (v *visit) frame(status int, key string) {
	v.sendPage(status, "frame", struct {
		page
		Text string
	}{v.newPage(v.say("preview.title")), v.say("preview." + key)})
}

// sendFrame sends what the frame says before anything was sent there.
func (d *Desk) sendFrame(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", framed)
	if v := d.visit(w, r); v != nil {
		v.frame(ok, "begin")
	}
}
