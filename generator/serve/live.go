package serve

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

// A browser opens no more than six connections to a host, and a stream holds one for good. So only a few are kept: the
// oldest ends where one more begins, and its tab asks again a little later. Who has more visible tabs than that sees
// changes a moment later, and no tab ever waits for a connection to load a page.
const (
	mostStreams = 4
	askAgain    = 1500 * time.Millisecond
)

// sendEvents tells a tab what it has to do, for as long as the tab listens: reload, or show other problems. The tab says
// which page it shows on which day, the sum of that page, and the key of the problems it shows.
func (s *Server) sendEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", mediaTypeOfEvents)
	if r.Method != http.MethodGet {
		return
	}
	ended, leave := s.streams.enter()
	defer leave()
	fmt.Fprintf(w, "retry: %d\n\n", askAgain.Milliseconds())
	tab := r.URL.Query()
	problems := tab.Get("problems")
	for {
		now := s.now.Load()
		if now.respond(tab.Get("path"), tab.Get(asOfParameter)).sum != tab.Get("sum") {
			writeEvent(w, "reload", nil)
			return
		}
		if now.problems.key != problems {
			problems = now.problems.key
			writeEvent(w, "problems", now.problems.html)
		}
		if http.NewResponseController(w).Flush() != nil {
			return
		}
		select {
		case <-now.replaced:
		case <-ended:
			return
		case <-r.Context().Done():
			return
		}
	}
}

const mediaTypeOfEvents = "text/event-stream; charset=utf-8"

// writeEvent writes an event whose data are JSON, and so of one line.
func writeEvent(w http.ResponseWriter, name string, data any) {
	encoded, _ := json.Marshal(data)                         // a string, or nothing
	fmt.Fprintf(w, "event: %s\ndata: %s\n\n", name, encoded) // a tab that went away is no error
}

// streams are those that are open, the oldest first.
type streams struct {
	mu   sync.Mutex
	open []chan struct{}
}

// enter adds a stream. It has to end when the channel is closed, and to leave when it ends.
func (s *streams) enter() (ended <-chan struct{}, leave func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.open) >= mostStreams {
		close(s.open[0])
		s.open = s.open[1:]
	}
	own := make(chan struct{})
	s.open = append(s.open, own)
	return own, func() { s.leave(own) }
}

func (s *streams) leave(own chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open = slices.DeleteFunc(s.open, func(c chan struct{}) bool { return c == own })
}

// sum stands for all that a tab shows of a page: it is the same if and only if there is nothing new to see.
func (f resource) sum(p *page, failed error) string {
	h := sha256.New()
	fmt.Fprintln(h, f.status, f.name, f.folder, failed)
	if p != nil {
		h.Write(p.source)
	}
	if p != nil && f.from != nil {
		f.from.addAssets(h, "/"+f.name, p.references(), map[string]bool{})
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}

// An asset is a file that pages show: a style sheet, a script, a picture.
type asset struct {
	sum        [sha256.Size]byte
	references []string // those of a style sheet
}

// addAssets adds the sums of what a page or style sheet refers to, and of what that refers to.
func (s *snapshot) addAssets(to io.Writer, from string, references []string, seen map[string]bool) {
	base := &url.URL{Path: from}
	for _, reference := range references {
		u, err := url.Parse(strings.TrimSpace(reference))
		if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
			continue
		}
		address := base.ResolveReference(u).Path
		if seen[address] {
			continue
		}
		seen[address] = true
		a := s.asset(address)
		to.Write(a.sum[:])
		s.addAssets(to, address, a.references, seen)
	}
}

// asset returns what is at an address. It is read once a snapshot at the most; what cannot be read has no sum.
func (s *snapshot) asset(address string) asset {
	s.mu.Lock()
	a, known := s.assets[address]
	s.mu.Unlock()
	if known {
		return a
	}
	if f := s.at(address); f.status == http.StatusOK {
		a = f.asset()
	}
	s.mu.Lock()
	s.assets[address] = a
	s.mu.Unlock()
	return a
}

func (f resource) asset() asset {
	var a asset
	if path.Ext(f.name) == ".css" {
		text, _ := f.file.Read()
		a.sum, a.references = sha256.Sum256(text), styleReferences(text)
		return a
	}
	h := sha256.New()
	if r, err := open(f.file); err == nil {
		io.Copy(h, r)
		r.Close()
	}
	h.Sum(a.sum[:0])
	return a
}

// references returns the addresses of the files that the page shows, as they stand in it. What it only links to is not among them.
func (p *page) references() []string {
	var all []string
	for _, t := range p.tags {
		for _, a := range t.attributes {
			switch {
			case a.name == "src" || a.name == "poster" || t.name == "object" && a.name == "data":
				all = append(all, a.value)
			case a.name == "srcset":
				all = append(all, candidates(a.value)...)
			case t.name == "link" && a.name == "href" && shown(t.get("rel").value):
				all = append(all, a.value)
			}
		}
	}
	return all
}

// shown reports whether a <link> of a relation brings its file into the page.
func shown(relation string) bool {
	relation = strings.ToLower(relation)
	return strings.Contains(relation, "stylesheet") || strings.Contains(relation, "icon") || strings.Contains(relation, "preload")
}

// candidates returns the addresses in a srcset.
func candidates(srcset string) []string {
	var all []string
	for candidate := range strings.SplitSeq(srcset, ",") {
		if fields := strings.Fields(candidate); len(fields) > 0 {
			all = append(all, fields[0])
		}
	}
	return all
}

var styleReference = regexp.MustCompile(`(?i)(?:@import\s*["']|url\(\s*["']?)([^"')\s]+)`)

// styleReferences returns the addresses in a style sheet.
func styleReferences(css []byte) []string {
	var all []string
	for _, m := range styleReference.FindAllSubmatch(css, -1) {
		all = append(all, string(m[1]))
	}
	return all
}
