package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// portsToTry is how many ports are tried, from the one asked for.
const portsToTry = 100

const lastPort = 65535

// loopback is listened on unless another host is asked for: drafts are for those who write on this machine.
const loopback = "127.0.0.1"

// ErrAddress says that what was given is not an address.
var ErrAddress = errors.New("no address such as 127.0.0.1:8080")

// Listen listens on an address of the form host:port, :port or port, or on the next free port if that one is taken. All
// addresses of the machine are listened on only if 0.0.0.0 or [::] is asked for.
func Listen(addr string) (net.Listener, error) {
	host, port, err := split(addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %q: %w", addr, err)
	}
	for try := port; ; try++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(try)))
		if err == nil || port == 0 || try == min(port+portsToTry-1, lastPort) || !inUse(err) {
			return l, err
		}
	}
}

// URL returns the address to open for what is listened on.
func URL(l net.Listener) string {
	host, port, _ := net.SplitHostPort(l.Addr().String())
	if net.ParseIP(host).IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

func split(addr string) (host string, port int, err error) {
	if !strings.Contains(addr, ":") {
		addr = ":" + addr
	}
	host, service, err := net.SplitHostPort(addr)
	if err != nil {
		return "", 0, ErrAddress
	}
	port, err = strconv.Atoi(service)
	if err != nil || port < 0 || port > lastPort {
		return "", 0, ErrAddress
	}
	if host == "" {
		host = loopback
	}
	return host, port, nil
}

func hostOf(addr string) string {
	host, _, err := split(addr)
	if err != nil {
		return loopback
	}
	return host
}

// Run serves until the context ends. Then open streams end at once, and other answers have a second.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	stopped := make(chan struct{})
	unhook := context.AfterFunc(ctx, func() {
		defer close(stopped)
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		if server.Shutdown(grace) != nil {
			server.Close()
		}
	})
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		unhook()
		return fmt.Errorf("serve: %w", err)
	}
	<-stopped // the last answers are on their way
	return nil
}

// OpenBrowser opens an address in the browser that the desktop prefers. A failure is told, and the preview goes on.
func OpenBrowser(address string) error {
	open := exec.Command("xdg-open", address)
	switch runtime.GOOS {
	case "darwin":
		open = exec.Command("open", address)
	case "windows":
		open = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	}
	if err := open.Start(); err != nil {
		return fmt.Errorf("open %s in a browser: %w", address, err)
	}
	go open.Wait() // some openers stay for as long as the browser does
	return nil
}
