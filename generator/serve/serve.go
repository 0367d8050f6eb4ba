// Package serve is the preview: it shows the last output over HTTP, from memory, and writes nothing.
//
// It is for the people who write, on their own machine. It never lets a browser keep anything, and answers only requests
// that name the address it listens on, so that no page elsewhere can read a draft by pointing a name here.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// A File is one file of the output. Exactly one of Bytes and Open is set.
type File struct {
	Bytes func() ([]byte, error)
	Open  func() (io.ReadCloser, error)
}

// A Source is where files come from.
type Source interface {
	File(path string) (File, bool)
}

// portsToTry is how many ports are tried, from the one asked for.
const portsToTry = 100

// ErrAddress says that an address is none.
var ErrAddress = errors.New("no address such as 127.0.0.1:8080")

// Listen listens on an address, or on the next free port if the one asked for is taken.
func Listen(addr string) (net.Listener, error) {
	host, service, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %q: %w", addr, ErrAddress)
	}
	port, err := strconv.Atoi(service)
	if err != nil {
		return nil, fmt.Errorf("listen on %q: %w", addr, ErrAddress)
	}
	for try := port; ; try++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(try)))
		if err == nil || port == 0 || try == port+portsToTry-1 || !taken(err) {
			return l, err
		}
	}
}

// Run serves files until the context ends.
func Run(ctx context.Context, l net.Listener, s Source) error {
	server := &http.Server{Handler: Handler(l.Addr().String(), s), ReadHeaderTimeout: 10 * time.Second}
	stopped := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if server.Shutdown(grace) != nil {
			server.Close()
		}
	})
	defer stopped()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// Handler answers requests that name addr, or another name of this machine.
func Handler(addr string, s Source) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		switch {
		case !isLocal(r.Host, addr):
			http.Error(w, "this preview does not answer to "+r.Host, http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		default:
			answer(w, r, s)
		}
	})
}

// isLocal reports whether a Host header names the address that is listened on.
func isLocal(host, addr string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	listening, _, _ := net.SplitHostPort(addr)
	name = strings.Trim(name, "[]")
	ip, all := net.ParseIP(name), net.ParseIP(listening).IsUnspecified()
	return name == "localhost" || name == listening || ip != nil && (ip.IsLoopback() || all)
}

func answer(w http.ResponseWriter, r *http.Request, s Source) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	f, ok := s.File(name)
	if _, folder := s.File(path.Join(name, "index.html")); !ok && folder {
		to := *r.URL
		to.Path = path.Clean(r.URL.Path) + "/"
		http.Redirect(w, r, to.String(), http.StatusFound)
		return
	}
	status := http.StatusOK
	if !ok {
		name, status = "404.html", http.StatusNotFound
		if f, ok = s.File(name); !ok {
			http.NotFound(w, r)
			return
		}
	}
	send(w, r, f, name, status)
}

func send(w http.ResponseWriter, r *http.Request, f File, name string, status int) {
	body, err := read(f)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		w.Write(body) // a browser that went away is no error
	}
}

func read(f File) ([]byte, error) {
	if f.Bytes != nil {
		return f.Bytes()
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// types are those of the files that the generator makes. They do not depend on what the machine has registered.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".xml":  "application/xml",
	".txt":  "text/plain; charset=utf-8",
	".csv":  "text/csv; charset=utf-8",
	".ics":  "text/calendar; charset=utf-8",
	".svg":  "image/svg+xml",
}

func contentType(name string) string {
	if t, ok := types[path.Ext(name)]; ok {
		return t
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
