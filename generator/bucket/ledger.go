package bucket

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"gongshi/generator/publish"
)

// ledgerPath is where we keep what a deployment is at. Web servers and readers have no use for it.
const ledgerPath = ".gongshi/ledger"

const (
	beat  = 20 * time.Second // a deployment that goes on writes its ledger again so often
	lease = 2 * time.Minute  // one that has not done so for this long was killed
)

// A ledger is what is known of a bucket beside its manifest. While a deployment is under way, and after one that did not end well,
// it names every path that may hold something else than the manifest says: what was to be written, and what was to be removed.
type ledger struct {
	state  string   // one of those below
	holder string   // who wrote it last: a random word for each deployment, and a count
	form   string   // how the objects are stored,
	mixed  bool     // or some of them in another way
	doubt  []string // paths, sorted
}

const (
	underWay = "under-way"
	stopped  = "stopped" // before its end, and nobody is at it
	done     = "done"
)

const ledgerSign = "gongshi deployment 1"

// text writes the ledger down: a line for each thing.
func (l *ledger) text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\nstate %s\nholder %s\nform %s\nmixed %t\n\n", ledgerSign, l.state, l.holder, l.form, l.mixed)
	for _, p := range l.doubt {
		b.WriteString(p)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// parseLedger reads it again. Someone may have edited it, so a path that we could not have written is passed over.
func parseLedger(text []byte) (*ledger, error) {
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, 1<<20)
	if !lines.Scan() || lines.Text() != ledgerSign {
		return nil, publish.ErrForeign
	}
	l := &ledger{}
	for lines.Scan() && lines.Text() != "" {
		switch key, value, _ := strings.Cut(lines.Text(), " "); key {
		case "state":
			l.state = value
		case "holder":
			l.holder = value
		case "form":
			l.form = value
		case "mixed":
			l.mixed = value == "true"
		}
	}
	for lines.Scan() {
		l.doubt = append(l.doubt, lines.Text())
	}
	l.doubt = publish.Publishable(l.doubt)
	slices.Sort(l.doubt)
	return l, lines.Err()
}

// A hold is the ledger in the bucket, as this deployment wrote it last. Only who holds it writes.
type hold struct {
	server *server
	mu     sync.Mutex
	ledger ledger
	tag    string // of the object; empty: there is none
	name   string
	count  int
	until  atomic.Int64 // when others may take over, in nanoseconds; who writes files looks at it while the beat waits for the server
	stop   func()
}

// write writes the ledger, unless someone else has written it meanwhile.
func (h *hold) write(ctx context.Context, state string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.count++
	h.ledger.state, h.ledger.holder = state, fmt.Sprint(h.name, "-", h.count)
	began := time.Now().Round(0) // by the clock on the wall: while a machine sleeps, a lease ends, too
	o := made(compressed(h.ledger.text()))
	o.kind, o.encoding, o.caching = "text/plain; charset=utf-8", packing.Name, "no-store"
	tag, err := h.server.put(ctx, ledgerPath, o, condition{absent: h.tag == "", tag: h.tag})
	if errors.Is(err, errCondition) && h.wroteLast(ctx) {
		tag, err = h.server.put(ctx, ledgerPath, o, condition{tag: h.tag})
	}
	if errors.Is(err, errCondition) {
		return &Failure{Kind: Lost, Err: err}
	}
	if err == nil {
		h.tag = tag
		h.until.Store(began.Add(lease).UnixNano())
	}
	return err
}

// wroteLast reports whether the ledger is one that this deployment wrote, though the answer did not come through, and notes its tag.
func (h *hold) wroteLast(ctx context.Context) bool {
	is, err := h.server.get(ctx, ledgerPath)
	if err != nil {
		return false
	}
	l, err := parseLedger(is.text)
	if err != nil || h.name == "" || !strings.HasPrefix(l.holder, h.name+"-") {
		return false
	}
	h.tag = is.tag
	return true
}

// take begins to hold the bucket. Two who find it free at the same time are told apart by the condition, or where the server knows
// none, by looking just before and after: then only those of the same instant are not.
func (h *hold) take(ctx context.Context) (context.Context, error) {
	if _, tag, err := h.server.sum(ctx, ledgerPath); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return ctx, err
	} else if tag != h.tag {
		return ctx, &Failure{Kind: Under, Err: errCondition}
	}
	h.name = rand.Text()
	if err := h.write(ctx, underWay); err != nil {
		var lost *Failure
		if errors.As(err, &lost) && lost.Kind == Lost {
			lost.Kind = Under
			return ctx, err
		}
		h.leave(ctx)
		return ctx, err
	}
	if now, err := h.server.get(ctx, ledgerPath); err != nil {
		h.leave(ctx)
		return ctx, err
	} else if !bytes.Equal(now.text, h.ledger.text()) {
		return ctx, &Failure{Kind: Under, Err: errCondition}
	}
	ctx, cancel := context.WithCancelCause(ctx)
	beats := make(chan struct{})
	go func() {
		defer close(beats)
		for wait(ctx, beat) == nil {
			if err := h.write(ctx, underWay); err != nil && ctx.Err() == nil {
				cancel(err)
			}
		}
	}()
	h.stop = func() { cancel(context.Canceled); <-beats }
	return ctx, nil
}

// held returns an error once someone else may have taken over.
func (h *hold) held() error {
	if late := time.Since(time.Unix(0, h.until.Load())); late > 0 {
		return &Failure{Kind: Silent, Silence: lease + late}
	}
	return nil
}

// settle says that the deployment is done, and that nothing is in doubt any more. The beat writes the ledger, so it ends before that changes.
// It is said even if the context has ended meanwhile.
func (h *hold) settle(ctx context.Context, form string) error {
	h.stop()
	ctx, cancel := lastly(ctx)
	defer cancel()
	h.mu.Lock()
	h.ledger = ledger{form: form}
	h.mu.Unlock()
	return h.write(ctx, done)
}

// release says how the deployment ended.
func (h *hold) release(ctx context.Context, state string) error {
	h.stop()
	return h.write(ctx, state)
}

// lastly returns a context in which the last thing is said, also after an interrupt.
func lastly(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), patience/4)
}

// leave says that a deployment which was interrupted as it began is at rest. Another may hold the bucket if something else went wrong.
func (h *hold) leave(ctx context.Context) {
	if ctx.Err() != nil {
		last, cancel := lastly(ctx)
		defer cancel()
		h.write(last, stopped)
	}
}

// readLedger reads what the last deployment left. If one is under way, it looks for as long as a lease lasts whether that goes on.
func (s *server) readLedger(ctx context.Context, waiting func(time.Duration)) (*hold, error) {
	h := &hold{server: s}
	for first := ""; ; {
		is, err := s.get(ctx, ledgerPath)
		if errors.Is(err, fs.ErrNotExist) {
			return h, nil
		}
		if err != nil {
			return nil, err
		}
		l, err := parseLedger(is.text)
		if err != nil {
			return nil, &publish.Refusal{Dir: s.String(), Path: ledgerPath, Reason: publish.ErrForeign}
		}
		h.ledger, h.tag = *l, is.tag
		switch {
		case l.state != underWay || is.age >= lease:
			return h, nil
		case first != "" && first != l.holder:
			return nil, &Failure{Kind: Under, Err: errCondition}
		}
		first = l.holder
		waiting(lease - is.age)
		if err := s.wait(ctx, min(beat/2, lease-is.age)); err != nil {
			return nil, err
		}
	}
}

// doubts are the paths of a ledger, with others, sorted and once each.
func (l *ledger) doubts(others ...[]string) []string {
	all := slices.Concat(append(others, l.doubt)...)
	slices.Sort(all)
	return slices.Compact(all)
}
