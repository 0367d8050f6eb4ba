// Package remote looks at a copy of the site on a web server, as readers get it.
//
// It is a guest there: it asks for a few files at a time, over connections that it keeps, takes them compressed, and waits longer after
// each answer that did not come whole. A file that was read once is not asked for again. It follows no redirect to another server, and
// reads of no file more than it has to.
//
// A server cannot be asked which files it has. So a file too many shows only if the copy's own manifest lists it.
package remote

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"gongshi/generator/disk"
	"gongshi/generator/publish"
)

const (
	atOnce   = 4                 // files asked for at the same time, and connections
	tries    = 6                 // to get a file
	firstly  = time.Second / 2   // the wait before the second try; each other is twice as long
	longest  = time.Minute       // that we wait because a server asks us to
	patience = 2 * time.Minute   // for one answer
	largest  = 256 * 1024 * 1024 // bytes of a manifest or a history

	triesOfMany    = 3 // the same of one site among many
	patienceOfMany = time.Minute / 2
)

// ErrAddress says that an address is none that can be verified.
var ErrAddress = errors.New("is no https:// address of a site")

// A Copy is a copy on a web server.
type Copy struct {
	ctx      context.Context
	root     *url.URL // ends in a slash
	client   *http.Client
	wait     func(context.Context, time.Duration) error // between two tries
	patience time.Duration                              // how long an answer may say nothing
	tries    int                                        // to get a file
	kept     map[string][]byte                          // manifest and history, once they were read
}

// IsAddress reports whether a place is an address, and no folder.
func IsAddress(place string) bool {
	return strings.HasPrefix(place, "https://") || strings.HasPrefix(place, "http://")
}

// Open returns the copy at an address, to be asked for until the context ends. It asks for nothing yet.
func Open(ctx context.Context, address, version string) (*Copy, error) {
	return open(ctx, address, version, http.DefaultTransport.(*http.Transport).Clone())
}

// OpenFor returns the copy at an address for somebody who asks for a few files of many sites: it says who, and does not ask for long where
// nobody answers.
func OpenFor(ctx context.Context, address, agentName string) (*Copy, error) {
	c, err := openAs(ctx, address, agentName, http.DefaultTransport.(*http.Transport).Clone())
	if err == nil {
		c.tries, c.patience = triesOfMany, patienceOfMany
	}
	return c, err
}

func open(ctx context.Context, address, version string, transport *http.Transport) (*Copy, error) {
	return openAs(ctx, address, "gongshi-verify/"+version, transport)
}

func openAs(ctx context.Context, address, agentName string, transport *http.Transport) (*Copy, error) {
	root, err := url.Parse(address)
	if err != nil || root.Scheme != "https" || root.Host == "" || root.RawQuery != "" || root.Fragment != "" || root.User != nil {
		return nil, fmt.Errorf("%s %w", address, ErrAddress)
	}
	if !strings.HasSuffix(root.Path, "/") {
		root = root.JoinPath("/")
	}
	transport.MaxConnsPerHost, transport.MaxIdleConnsPerHost = atOnce, atOnce
	transport.ResponseHeaderTimeout = patience / 4
	return &Copy{ctx: ctx, root: root, wait: wait, patience: patience, tries: tries, kept: map[string][]byte{}, client: &http.Client{
		Transport: agent{transport, agentName}, CheckRedirect: stay,
	}}, nil
}

// An agent says who asks.
type agent struct {
	http.RoundTripper
	name string
}

func (a agent) RoundTrip(r *http.Request) (*http.Response, error) {
	r.Header.Set("User-Agent", a.name)
	return a.RoundTripper.RoundTrip(r)
}

// stay follows redirects within the server only, and not many.
func stay(next *http.Request, before []*http.Request) error {
	if first := before[0].URL; len(before) > 3 || next.URL.Scheme != first.Scheme || next.URL.Host != first.Host {
		return http.ErrUseLastResponse
	}
	return nil
}

// wait waits, unless the context ends.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *Copy) String() string { return c.root.String() }

// Close lets the connections go.
func (c *Copy) Close() error {
	c.client.CloseIdleConnections()
	return nil
}

// AtOnce is how many files the server is asked for at the same time.
func (c *Copy) AtOnce() int { return atOnce }

// Read returns the manifest or the history. Nothing else may be asked for meanwhile.
func (c *Copy) Read(p string) (text []byte, err error) {
	if text, ok := c.kept[p]; ok {
		return text, nil
	}
	err = c.get(p, func(body io.Reader) error {
		text, err = io.ReadAll(io.LimitReader(body, largest+1))
		return err
	})
	if err == nil && len(text) > largest {
		err = fmt.Errorf("%s has more than %d MB", p, largest>>20)
	}
	if err == nil {
		c.kept[p] = text
	}
	return text, err
}

// ErrLarge says that a file has more bytes than were asked for.
var ErrLarge = errors.New("has more bytes than are read")

// File returns a file of no more bytes than these.
func (c *Copy) File(p string, most int64) (text []byte, err error) {
	err = c.get(p, func(body io.Reader) error {
		text, err = io.ReadAll(io.LimitReader(body, most+1))
		return err
	})
	if err == nil && int64(len(text)) > most {
		return nil, ErrLarge
	}
	return text, err
}

// Content says what a file holds, as far as it goes no further than it should.
func (c *Copy) Content(p string, most int64) (is publish.Content, err error) {
	if text, ok := c.kept[p]; ok {
		return disk.ContentOf(text), nil
	}
	err = c.get(p, func(body io.Reader) error {
		is, err = new(disk.Root).Copy(io.Discard, func() (io.ReadCloser, error) { return io.NopCloser(io.LimitReader(body, most+1)), nil })
		return err
	})
	return is, err
}

// Others returns what the manifest of the copy lists beside these paths, and is there.
func (c *Copy) Others(paths []string) ([]string, error) {
	known := make(map[string]bool, len(paths))
	for _, p := range paths {
		known[p] = true
	}
	text, err := c.Read(publish.Manifest)
	if err != nil {
		return nil, err
	}
	var listed struct{ Files []struct{ Path string } }
	if err := json.Unmarshal(text, &listed); err != nil {
		return nil, err
	}
	var others []string
	for _, f := range listed.Files {
		if known[f.Path] || !fs.ValidPath(f.Path) {
			continue
		}
		known[f.Path] = true
		switch _, err := c.Content(f.Path, 0); {
		case err == nil:
			others = append(others, f.Path)
		case errors.Is(err, publish.ErrNoFile):
			others = append(others, f.Path)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	return others, nil
}

// address is where readers get a file: a page by its folder.
func (c *Copy) address(p string) string {
	if path.Base(p) == "index.html" {
		p = strings.TrimSuffix(p, "index.html")
	}
	at := *c.root
	at.Path += p
	at.RawPath = ""
	return at.String()
}
