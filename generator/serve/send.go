package serve

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/output"
)

// sendSite answers with what there is at an address, as of the day it names.
func (s *Server) sendSite(w http.ResponseWriter, r *http.Request) {
	now := s.now.Load()
	v := now.view(r.URL.Path, asOf(r))
	switch {
	case v.folder != "":
		to := url.URL{Path: v.folder, RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusFound)
	case v.page != nil:
		sendPage(w, r, v.status, now.dress(r, v).on(v.page))
	default:
		s.sendFile(w, r, v.find)
	}
}

// A view is what a tab shows at an address on a day.
type view struct {
	find
	page *page  // nil if it is another kind of file
	sum  string // of the page

	named string // as the day, by the address
	day   day.Day
}

// view looks at an address and makes the page there. What cannot be made is a page that says why.
func (n *state) view(address, asOf string) view {
	v := view{named: asOf}
	v.find, v.day = n.look(address, asOf)
	if v.folder != "" {
		v.sum = v.find.sum(nil, nil)
		return v
	}
	if !isPage(v.name) || v.file.Attachment {
		return v
	}
	source, err := v.file.Read()
	if err == nil {
		v.page = newPage(source)
		v.sum = v.find.sum(v.page, nil)
		return v
	}
	v.sum = v.find.sum(nil, err)
	v.find = n.broken(err)
	source, _ = v.file.Read()
	v.page = newPage(source)
	return v
}

// look returns what there is at an address on a day, which is none if the address names none.
func (n *state) look(address, asOf string) (find, day.Day) {
	if n.site == nil {
		return n.notYet(), 0
	}
	d, ok := day.Parse(asOf)
	if asOf != "" && !ok {
		return n.noSuchDay(asOf), 0
	}
	e, err := n.site.on(d)
	if err != nil {
		return n.broken(err), d
	}
	f := e.at(address)
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

func (s *Server) sendFile(w http.ResponseWriter, r *http.Request, f find) {
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

func (s *Server) open(ctx context.Context, f find) (io.ReadCloser, error) {
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
