package bucket

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"gongshi/generator/publish"
)

// Whatever happens to any one request, a deployment goes on to its end, and no link leads nowhere meanwhile.
func TestATroubleAtAnyRequestIsOvercome(t *testing.T) {
	onEach(t, func(t *testing.T, h *host) {
		h.mustDeploy(siteOf(1, 3, "one"), Way{})
		for n, more := 1, true; more; n++ {
			for kind, is := range map[string]trouble{"broken": broken, "unheard": unheard, "failing": failing, "busy": busy, "silent": silent} {
				if is == silent && n%7 != 0 {
					continue // these take their time
				}
				files := siteOf(1+n%3, 3, fmt.Sprint(kind, n))
				h.watchLinks()
				h.setTrouble(func(nth int, _ *http.Request) trouble {
					if nth == n {
						return is
					}
					return none
				})
				_, asked, err := h.deploy(files, Way{})
				if err != nil {
					t.Fatalf("%s at request %d: %v", kind, n, err)
				}
				h.setTrouble(nil)
				h.holds(files)
				more = more && len(asked) > n
			}
		}
	})
}

// Killed at any request, the next deployment, of the same files or others, gives what it should.
func TestKilledAtAnyRequestTheNextGoesOn(t *testing.T) {
	onEach(t, func(t *testing.T, h *host) {
		h.mustDeploy(siteOf(1, 3, "one"), Way{})
		for n, more := 1, true; more; n++ {
			for _, then := range []string{"same", "others"} {
				killed := siteOf(1+n%3, 3, fmt.Sprint("killed", n, then))
				h.watchLinks()
				h.killAt(n)
				_, asked, err := h.deploy(killed, Way{Compress: n%2 == 0})
				more = len(asked) > n
				if err == nil && more {
					t.Fatalf("killed at request %d, it went on", n)
				}
				h.revive()
				files := killed
				if then == "others" {
					files = siteOf(2+n%3, 3, fmt.Sprint("after", n))
				}
				h.mustDeploy(files, Way{Compress: n%2 == 0})
				h.holds(files)
			}
		}
	})
}

// A first deployment that was killed sends again only what is not there.
func TestAKilledFirstDeploymentGoesOn(t *testing.T) {
	onEach(t, func(t *testing.T, h *host) {
		files := siteOf(1, 40, "one")
		h.watchLinks()
		h.killAt(40)
		if _, _, err := h.deploy(files, Way{}); err == nil {
			t.Fatal("it was not killed")
		}
		if _, there := h.store.objects(t)["index.html"]; there {
			t.Error("the way in is open before all is there")
		}
		there := len(h.store.objects(t))
		h.revive()
		r, _ := h.mustDeploy(files, Way{})
		if r.Unchanged < there || len(r.New)+len(r.Changed) != len(files)-r.Unchanged {
			t.Errorf("%d were there, and it wrote %d new and %d changed files", there, len(r.New), len(r.Changed))
		}
		h.holds(files)
	})
}

// What someone puts where a killed deployment only meant to write is not ours: it is neither removed nor overwritten.
func TestWhatAKilledDeploymentDidNotWriteIsNotOurs(t *testing.T) {
	const theirs = "tasks/4/index.html"
	onEach(t, func(t *testing.T, h *host) {
		h.mustDeploy(siteOf(1, 3, "one"), Way{})
		h.setTrouble(func(_ int, r *http.Request) trouble {
			if r.Method == http.MethodPut && !strings.HasSuffix(r.URL.Path, ledgerPath) {
				return killed
			}
			return none
		})
		if _, _, err := h.deploy(siteOf(1, 4, "two"), Way{}); err == nil {
			t.Fatal("it was not killed")
		}
		h.revive()
		h.store.put(t, theirs, "theirs")
		for range 2 {
			var refusal *publish.Refusal
			if _, _, err := h.deploy(siteOf(1, 4, "two"), Way{}); !errors.As(err, &refusal) || refusal.Path != theirs {
				t.Errorf("it said %v", err)
			}
			h.mustDeploy(siteOf(1, 3, "two"), Way{})
			if is := h.store.objects(t)[theirs]; is != "theirs" {
				t.Errorf("there is %q", is)
			}
		}
		h.holds(siteOf(1, 3, "two"), theirs)
	})
}

// killAt has nothing get through from a request on, as if the process were gone.
func (h *host) killAt(n int) {
	h.setTrouble(func(nth int, _ *http.Request) trouble {
		if nth >= n {
			return killed
		}
		return none
	})
}

func (h *host) revive() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.trouble, h.dead = nil, false
}

// Of two deployments at the same time one ends before it has written anything.
func TestTwoAtATimeAreToldApart(t *testing.T) {
	for name, set := range map[string]func(*fake){"aware": func(*fake) {}, "unaware": func(f *fake) { f.unaware = true }, "refusing": func(f *fake) { f.refuses = true }} {
		t.Run(name, func(t *testing.T) {
			f := newFake()
			set(f)
			h := newHost(t, f)
			h.mustDeploy(siteOf(1, 3, "one"), Way{})
			var second error
			left := 1 // writes of the ledger before the second begins
			if f.refuses {
				left = 2
			}
			h.setAfter(func(asked string) {
				if asked == "PUT .gongshi/ledger" {
					left--
				}
				if left != 0 {
					return
				}
				left--
				h.mu.Unlock()
				defer h.mu.Lock()
				ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
				defer stop()
				b := h.open()
				b.server.wait = func(context.Context, time.Duration) error { return errors.New("it waits") }
				_, second = b.Deploy(ctx, siteOf(1, 3, "two"), publish.Origin{Day: "2022-07-15", Version: "v1"}, Way{})
			})
			h.mustDeploy(siteOf(1, 3, "three"), Way{})
			if second == nil || second.Error() != "it waits" {
				t.Errorf("the second said %v", second)
			}
			h.holds(siteOf(1, 3, "three"))
		})
	}
}

// A deployment that others have taken over, since nothing was heard of it, writes nothing any more.
func TestWhoWasTakenOverWritesNothing(t *testing.T) {
	h := newHost(t, newFake())
	h.mustDeploy(siteOf(1, 3, "one"), Way{})
	b := h.open()
	hold, err := b.server.readLedger(t.Context(), func(time.Duration) {})
	if err != nil {
		t.Fatal(err)
	}
	hold.ledger.doubt = []string{"index.html"}
	if _, err := hold.take(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer hold.stop()
	h.mustDeploy(siteOf(1, 3, "two"), Way{}) // it looks for as long as a lease lasts
	var failed *Failure
	if err := hold.write(t.Context(), underWay); !errors.As(err, &failed) || failed.Kind != Lost {
		t.Errorf("it went on: %v", err)
	}
	h.holds(siteOf(1, 3, "two"))
}

// While the beat may still write the ledger, it names what is in doubt. To be run with -race, too.
func TestTheLedgerIsSettledOnlyAfterTheBeat(t *testing.T) {
	h := newHost(t, newFake())
	h.mustDeploy(siteOf(1, 3, "one"), Way{})
	hold, err := h.open().server.readLedger(t.Context(), func(time.Duration) {})
	if err != nil {
		t.Fatal(err)
	}
	hold.ledger.doubt = []string{"index.html"}
	if _, err := hold.take(t.Context()); err != nil {
		t.Fatal(err)
	}
	began, beats, stop := make(chan struct{}), make(chan struct{}), hold.stop
	go func() { // as the beat does
		defer close(beats)
		close(began)
		for range 5 {
			if err := hold.write(t.Context(), underWay); err != nil || len(hold.ledger.doubt) != 1 {
				t.Errorf("the beat wrote %v, %v", hold.ledger.doubt, err)
			}
		}
	}()
	<-began
	hold.stop = func() { <-beats; stop() }
	if err := hold.settle(t.Context(), form(false)); err != nil || hold.ledger.state != done || len(hold.ledger.doubt) != 0 {
		t.Errorf("it is settled as %+v, %v", hold.ledger.doubt, err)
	}
}

// A machine that slept may have been taken over, or not: all it knows is that it was silent. Nobody waits for the beat to know it.
func TestWhoWasSilentWritesNothing(t *testing.T) {
	hold := &hold{}
	hold.mu.Lock() // as the beat does while it waits for the server
	defer hold.mu.Unlock()
	hold.until.Store(time.Now().Add(time.Minute).UnixNano())
	if err := hold.held(); err != nil {
		t.Error(err)
	}
	hold.until.Store(time.Now().Add(-3 * time.Minute).UnixNano())
	var failed *Failure
	if err := hold.held(); !errors.As(err, &failed) || failed.Kind != Silent || failed.Silence.Round(time.Minute) != 3*time.Minute+lease {
		t.Errorf("it would write: %v", err)
	}
}

// What is done, or not yet begun, is said to be so, though it is interrupted at that moment: the next one does not wait.
func TestAnInterruptAtEitherEndLeavesTheLedgerAtRest(t *testing.T) {
	for _, moment := range []string{"PUT .gongshi/ledger", "PUT manifest.json"} {
		h := newHost(t, newFake())
		h.mustDeploy(siteOf(1, 3, "one"), Way{})
		ctx, stop := context.WithCancel(t.Context())
		b := h.open()
		h.setAfter(func(asked string) {
			if asked == moment {
				stop()
			}
		})
		b.Deploy(ctx, siteOf(1, 3, "two"), publish.Origin{Day: "2022-07-15", Version: "v1"}, Way{})
		h.setAfter(nil)
		waited := h.ahead
		h.mustDeploy(siteOf(1, 3, "two"), Way{})
		if h.ahead != waited {
			t.Errorf("interrupted after %s, the next one waited", moment)
		}
	}
}

// An interrupted deployment leaves what is whole, and says at once that it is at rest.
func TestAnInterruptedDeploymentIsGoneOnWith(t *testing.T) {
	onEach(t, func(t *testing.T, h *host) {
		h.mustDeploy(siteOf(1, 3, "one"), Way{})
		files := siteOf(1, 20, "two")
		ctx, stop := context.WithCancel(t.Context())
		h.watchLinks()
		looked := h.after
		h.setAfter(func(asked string) {
			looked(asked)
			if len(h.asked) == 45 {
				stop()
			}
		})
		_, err := h.open().Deploy(ctx, files, publish.Origin{Day: "2022-07-15", Version: "v1"}, Way{})
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		h.setAfter(looked)
		waited := h.ahead
		h.mustDeploy(files, Way{})
		if h.ahead != waited {
			t.Error("the next one waited")
		}
		h.holds(files)
	})
}

func TestFailuresAreToldApart(t *testing.T) {
	for code, want := range map[string]struct {
		status int
		kind   Kind
	}{
		"NoSuchBucket": {404, NoBucket}, "AccessDenied": {403, Denied}, "InvalidAccessKeyId": {403, UnknownKey}, "XAdminUserNotFound": {404, UnknownKey}, "SignatureDoesNotMatch": {403, UnknownKey},
		"RequestTimeTooSkewed": {403, Clock}, "AuthorizationHeaderMalformed": {400, Region}, "InternalError": {500, Busy}, "SlowDown": {503, Busy}, "EntityTooLarge": {400, Other},
	} {
		h := newHost(t, newFake())
		h.store = refusing{h.store, want.status, code}
		_, _, err := h.deploy(siteOf(1, 2, "one"), Way{})
		var failed *Failure
		if !errors.As(err, &failed) || failed.Kind != want.kind {
			t.Errorf("%s is taken for %v", code, err)
		}
		if again := want.kind == Busy; again != (len(h.asked) == tries) {
			t.Errorf("%s: it asked %v", code, h.asked)
		}
	}
	h := newHost(t, newFake())
	h.killAt(1)
	_, _, err := h.deploy(siteOf(1, 2, "one"), Way{})
	var failed *Failure
	if !errors.As(err, &failed) || failed.Kind != Unreachable {
		t.Errorf("a server that is gone is taken for %v", err)
	}
}

// refusing is a store that refuses all.
type refusing struct {
	store
	status int
	code   string
}

func (r refusing) ServeHTTP(w http.ResponseWriter, _ *http.Request) { refuse(w, r.status, r.code) }

func TestAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"s3://site": "s3://site/", "s3://site/": "s3://site/", "s3://site/zdgz": "s3://site/zdgz/", "s3://site/a/重点/": "s3://site/a/重点/",
		"s3://": "", "site/zdgz": "", "https://site/": "", "s3://site//a": "", "s3://site/../a": "", "s3://site/a//": "", "s3://Site/a": "", "s3://site/a\\b": "",
	} {
		a, err := ParseAddress(text)
		if (err == nil) != (want != "") || err == nil && a.String() != want {
			t.Errorf("%s is %v, %v", text, a, err)
		}
	}
	for _, endpoint := range []string{"s3.example.com", "ftp://a", "https://a/b", "https://user:secret@a", "https://"} {
		if _, err := Open(Address{"site", ""}, Options{Endpoint: endpoint}); !errors.Is(err, ErrEndpoint) {
			t.Errorf("%s: %v", endpoint, err)
		}
	}
}

func TestALedgerThatSomeoneEditedLeadsNowhereElse(t *testing.T) {
	l := ledger{state: done, form: "1 plain", doubt: []string{"a/b", "重点.html"}}
	again, err := parseLedger(l.text())
	if err != nil || !slices.Equal(again.doubt, l.doubt) || again.form != l.form || again.state != l.state {
		t.Errorf("%+v, %v", again, err)
	}
	l.doubt = []string{"../a", ".gongshi/ledger", "/a", "a"}
	if again, _ := parseLedger(l.text()); !slices.Equal(again.doubt, []string{"a"}) {
		t.Errorf("%+v", again)
	}
	if _, err := parseLedger([]byte("mine")); !errors.Is(err, publish.ErrForeign) {
		t.Error(err)
	}
}
