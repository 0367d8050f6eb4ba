package serve

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
)

// portsToTry is how many ports are tried, from the one asked for.
const portsToTry = 100

const lastPort = 65535

// loopback is listened on unless another host is asked for: drafts are for nobody else.
const loopback = "127.0.0.1"

// ErrAddress says that an address is none.
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
		if err == nil || port == 0 || try == min(port+portsToTry-1, lastPort) || !taken(err) {
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
