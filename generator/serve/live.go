package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"
)

// A browser opens no more than six connections to a host, and a stream holds one for good. So only a few are kept: the
// oldest ends where one more begins, and its tab asks again a little later. Who has more tabs than that in sight sees
// changes a moment later, and no tab ever waits for a connection to load a page.
const (
	streamsKept = 4
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
		if now.view(tab.Get("path"), tab.Get(asOfParameter)).sum != tab.Get("sum") {
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
		case <-now.over:
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
	if len(s.open) >= streamsKept {
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
