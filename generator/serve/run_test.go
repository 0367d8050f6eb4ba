package serve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestTheNextFreePortIsTaken(t *testing.T) {
	first, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := Listen(first.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if a, b := first.Addr().(*net.TCPAddr), second.Addr().(*net.TCPAddr); b.Port <= a.Port || b.Port >= a.Port+portsToTry {
		t.Errorf("after %s, %s was taken", a, b)
	}
}

func TestOnlyThisMachineUnlessMoreIsAsked(t *testing.T) {
	for _, addr := range []string{":0", "0", "127.0.0.1:0"} {
		l, err := Listen(addr)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		if ip := l.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
			t.Errorf("%q listens on %s", addr, ip)
		}
		if !strings.HasPrefix(URL(l), "http://127.0.0.1:") {
			t.Errorf("%q is opened as %s", addr, URL(l))
		}
	}
	l, err := Listen("0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if !l.Addr().(*net.TCPAddr).IP.IsUnspecified() || !strings.HasPrefix(URL(l), "http://localhost:") {
		t.Errorf("all addresses are %s, opened as %s", l.Addr(), URL(l))
	}
}

func TestAddressesThatAreNone(t *testing.T) {
	for _, addr := range []string{"", "here", "localhost:http", "1:2:3", "127.0.0.1:65536", "127.0.0.1:-1"} {
		if l, err := Listen(addr); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", addr, err)
			if err == nil {
				l.Close()
			}
		}
	}
}

func TestWhatCannotBeListenedOnIsAnError(t *testing.T) {
	if l, err := Listen("192.0.2.1:8080"); err == nil { // kept for documentation: no machine has it
		l.Close()
		t.Error("192.0.2.1 is listened on")
	}
}

func TestStreamsDoNotHoldUpTheEnd(t *testing.T) {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := showing(t, small())
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.Run(ctx, l) }()
	for range 3 {
		answer, err := http.Get(URL(l) + "_gongshi/events?" + tabOf(t, s, "/").Encode())
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
	}
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("the server goes on")
	}
	if _, err := http.Get(URL(l)); err == nil {
		t.Error("the port is still listened on")
	}
}

func TestAListenerThatFailsIsAnError(t *testing.T) {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if err := showing(t, small()).Run(t.Context(), l); err == nil {
		t.Error("a closed listener is no error")
	}
}

func TestThereMayBeNoBrowser(t *testing.T) {
	t.Setenv("PATH", "")
	if err := OpenBrowser("http://127.0.0.1:8080/"); err == nil {
		t.Error("no browser is no error")
	}
}
