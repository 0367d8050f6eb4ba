package command

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

var readingTime = flag.Duration("reading", 10*time.Second, "how long readers go through a site that changes")

// Readers go from page to page of a site that nginx serves, while a watch publishes edit after edit into its folder. They
// meet no error, no half file and no dead link.
func TestReadersOfASiteThatChanges(t *testing.T) {
	t.Parallel()
	server := needNginx(t)
	site, out := smallSite(t), filepath.Join(t.TempDir(), "out")
	edits := newEditor(t, site, rand.New(rand.NewPCG(5, 6)))
	startWatch(t, site, out, "--quiet")
	eventually(t, "the first build", holds(filepath.Join(out, "manifest.json"), watchedDay))
	address := startNginx(t, server, out)

	stop, edited := make(chan bool), make(chan error, 1)
	go func() { edited <- edits.run(stop) }()
	var readers sync.WaitGroup
	all := make([]*reader, 3)
	for i := range all {
		all[i] = &reader{t: t, address: address, random: rand.New(rand.NewPCG(uint64(i), 8)), end: time.Now().Add(*readingTime)}
		readers.Go(all[i].read)
	}
	readers.Wait()
	close(stop)
	if err := <-edited; err != nil {
		t.Fatal(err)
	}
	fetched, gone := 0, 0
	for _, r := range all {
		fetched, gone = fetched+r.fetched, gone+r.gone
	}
	t.Logf("%d files fetched; %d links went with their page; %d edits", fetched, gone, edits.count)
	if fetched == 0 || edits.count == 0 {
		t.Error("nothing was read, or nothing edited")
	}
}

// A reader is somebody with a browser.
type reader struct {
	t       *testing.T
	address string // ends in a slash
	random  *rand.Rand
	end     time.Time
	fetched int
	gone    int // links whose page had dropped them, too, when it was looked at again
}

// read begins at the way in again and again, and follows random links for a while.
func (r *reader) read() {
	const steps = 12
	for time.Now().Before(r.end) && !r.t.Failed() {
		at, text := "index.html", r.whole("index.html")
		for range steps {
			targets := r.targets(at, text)
			if len(targets) == 0 {
				break
			}
			if r.random.IntN(4) == 0 { // it is read, while the site goes on
				time.Sleep(time.Duration(r.random.IntN(100)) * time.Millisecond)
			}
			to := targets[r.random.IntN(len(targets))]
			if text = r.follow(at, to); text == nil {
				break
			}
			at = to
		}
	}
}

func (r *reader) targets(file string, text []byte) []string {
	place, isPage := placeOf(file)
	if !isPage {
		return nil
	}
	targets, err := targetsOf(place, text)
	if err != nil {
		r.t.Errorf("%s: %v", file, err)
	}
	return targets
}

// follow fetches what a page leads to. It may be gone if it went from the page, too, since that was fetched. Nothing that
// went comes back, so what a page still leads to was there all the time.
func (r *reader) follow(from, to string) []byte {
	status, text := r.fetch(to)
	if status == http.StatusOK {
		return text
	}
	again, page := r.fetch(from)
	isGone := status == http.StatusNotFound || status == http.StatusForbidden // of a folder from which its page went just now
	if isGone && (again == http.StatusNotFound || !slices.Contains(r.targets(from, page), to)) {
		r.gone++
		return nil
	}
	r.t.Errorf("%s leads to %s, which has status %d", from, to, status)
	return nil
}

// whole fetches a file that is always there.
func (r *reader) whole(file string) []byte {
	status, text := r.fetch(file)
	if status != http.StatusOK {
		r.t.Errorf("%s has status %d", file, status)
	}
	return text
}

// fetch gets a file as a browser asks for it, and looks whether it is whole.
func (r *reader) fetch(file string) (int, []byte) {
	response, err := http.Get(r.address + strings.TrimSuffix(file, "index.html"))
	if err != nil {
		r.t.Errorf("%s: %v", file, err)
		return 0, nil
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Errorf("%s: %v", file, err)
		return 0, nil
	}
	if why := brokenOff(file, text); why != "" && response.StatusCode == http.StatusOK {
		r.t.Errorf("%s is not whole: %s", file, why)
	}
	r.fetched++
	return response.StatusCode, text
}

// needNginx returns where nginx is; it is often on root's PATH only.
func needNginx(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx"} {
		if place, err := exec.LookPath(name); err == nil {
			return place
		}
	}
	t.Fatal("there is no nginx, which this test needs: apt-get install nginx-light, which make test does")
	return ""
}

const nginxConf = `
daemon off;
master_process off;
pid %[1]s/pid;
error_log %[1]s/error.log;
events { worker_connections 64; }
http {
	access_log off;
	client_body_temp_path %[1]s/body;
	proxy_temp_path %[1]s/proxy;
	fastcgi_temp_path %[1]s/fastcgi;
	uwsgi_temp_path %[1]s/uwsgi;
	scgi_temp_path %[1]s/scgi;
	types { text/html html; text/css css; application/javascript js; application/json json; text/xml xml; }
	server {
		listen %[2]s;
		%[3]s
	}
}
`

// startNginx serves a folder on a free port until the test ends, and returns the address.
func startNginx(t *testing.T, nginx, folder string) string {
	t.Helper()
	return startNginxWith(t, nginx, "root "+folder+"; error_page 404 /404.html;")
}

// startNginxWith starts an nginx whose server has some directives.
func startNginxWith(t *testing.T, nginx, directives string) string {
	t.Helper()
	var failed error
	for range 5 { // somebody may take the port before nginx does
		var address string
		if address, failed = tryNginx(t, nginx, directives, freePort(t)); failed == nil {
			return address
		}
	}
	t.Fatal(failed)
	return ""
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func tryNginx(t *testing.T, nginx, directives, port string) (address string, err error) {
	t.Helper()
	own := t.TempDir()
	conf := filepath.Join(own, "nginx.conf")
	write(t, conf, fmt.Sprintf(nginxConf, own, port, directives))
	command := exec.Command(nginx, "-p", own, "-c", conf, "-e", filepath.Join(own, "error.log"))
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		return "", err
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	for deadline := time.Now().Add(60 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		select {
		case err := <-ended:
			return "", errors.Join(err, errors.New(said.String()))
		default:
		}
		response, err := http.Get("http://" + port + "/")
		if err != nil {
			continue
		}
		response.Body.Close()
		if !strings.HasPrefix(response.Header.Get("Server"), "nginx") {
			continue // that is who took the port
		}
		t.Cleanup(func() {
			command.Process.Signal(os.Interrupt)
			<-ended
		})
		return "http://" + port + "/", nil
	}
	command.Process.Kill()
	return "", fmt.Errorf("nginx did not answer on %s: %v: %s", port, <-ended, said.String())
}
