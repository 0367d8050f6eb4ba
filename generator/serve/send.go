package serve

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/output"
)

// sendSite answers with what there is at an address, as of the day it names.
func (s *Server) sendSite(w http.ResponseWriter, r *http.Request) {
	now := s.now.Load()
	found := now.respond(r.URL.Path, asOf(r))
	switch {
	case found.folder != "":
		to := url.URL{Path: found.folder, RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusFound)
	case found.page != nil:
		added := now.additions(r, found)
		added.below = s.linksOn(found.name)
		sendPage(w, r, found.status, added.on(found.page))
	default:
		s.sendFile(w, r, found.resource)
	}
}

// A response is what a tab gets at an address on a day.
type response struct {
	resource
	page *page  // nil if it is another kind of file
	sum  string // of the page

	named string // as the day, by the address
	day   day.Day
}

// respond finds what is at an address and makes the page there. What cannot be made is a page that says why.
func (n *state) respond(address, asOf string) response {
	r := response{named: asOf}
	r.resource, r.day = n.find(address, asOf)
	if r.folder != "" {
		r.sum = r.resource.sum(nil, nil)
		return r
	}
	if !isPage(r.name) || r.file.Attachment {
		return r
	}
	source, err := r.file.Read()
	if err == nil {
		r.page = newPage(source)
		r.sum = r.resource.sum(r.page, nil)
		return r
	}
	r.sum = r.resource.sum(nil, err)
	r.resource = n.broken(err)
	source, _ = r.file.Read()
	r.page = newPage(source)
	return r
}

// find returns what there is at an address on a day, and that day: none if the address names none.
func (n *state) find(address, asOf string) (resource, day.Day) {
	if n.site == nil {
		return n.notYet(), 0
	}
	d, ok := day.Parse(asOf)
	if asOf != "" && !ok {
		return n.noSuchDay(asOf), 0
	}
	site, err := n.site.on(d)
	if err != nil {
		return n.broken(err), d
	}
	f := site.at(address)
	if f.name == "" && f.folder == "" {
		return n.noSuchPage(), d
	}
	return f, d
}

func sendPage(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Set("Content-Type", mediaType(".html"))
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		w.Write(body) // a browser that went away is no error
	}
}

func (s *Server) sendFile(w http.ResponseWriter, r *http.Request, f resource) {
	content, err := s.open(r.Context(), f)
	if errors.Is(err, fs.ErrNotExist) {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer content.Close()
	w.Header().Set("Content-Type", mediaType(f.name))
	if f.file.Attachment && runs(mediaType(f.name)) {
		w.Header().Set("Content-Security-Policy", "sandbox") // nor, on this address, read what is not published yet
		w.Header().Set("Content-Disposition", "attachment")
	}
	if seeker, ok := content.(io.ReadSeeker); ok {
		http.ServeContent(w, r, "", time.Time{}, seeker)
	} else if r.Method == http.MethodGet {
		io.Copy(w, content)
	}
}

func (s *Server) open(ctx context.Context, f resource) (io.ReadCloser, error) {
	if f.file.Open != nil {
		return s.copies.open(ctx, f.name, f.file)
	}
	return open(f.file)
}

func open(f output.File) (io.ReadCloser, error) {
	if f.Open != nil {
		return f.Open()
	}
	b, err := f.Bytes(nil)
	if err != nil {
		return nil, err
	}
	return inMemory{bytes.NewReader(b)}, nil
}

// inMemory is a file that was made: it can seek.
type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }

// mediaTypes are those of the files that the generator makes. They do not depend on what the machine has registered.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".xml":  "application/xml",
	".txt":  "text/plain; charset=utf-8",
	".csv":  "text/csv; charset=utf-8",
	".ics":  "text/calendar; charset=utf-8",
	".svg":  "image/svg+xml",
	".htm":  "text/html; charset=utf-8",

	".xhtml": "application/xhtml+xml",
	".xht":   "application/xhtml+xml",
	".docx":  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx":  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

func mediaType(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if t, ok := mediaTypes[ext]; ok {
		return t
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}

// runs reports whether browsers run script in files of a media type.
func runs(mediaType string) bool {
	kind, _, _ := strings.Cut(mediaType, ";")
	return kind == "text/html" || strings.HasSuffix(kind, "/xml") || strings.HasSuffix(kind, "+xml")
}

// isPage reports whether a file is one that the preview adds to as it sends it.
func isPage(name string) bool {
	ext := path.Ext(name)
	return ext == ".html" || ext == ".htm"
}
