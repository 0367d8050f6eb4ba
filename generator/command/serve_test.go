package command

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestServeShowsTheSiteAndWritesNothing(t *testing.T) {
	t.Parallel()
	site := smallSite(t)
	p := startPreview(t, site, "127.0.0.1:0")
	if status, text := get(t, p.address+"2022/tasks/1/"); status != http.StatusOK || !strings.Contains(text, "Repair the quay lights") {
		t.Errorf("the task: %d\n%s", status, text)
	}
	if status, text := get(t, p.address+"nowhere/"); status != http.StatusNotFound || !strings.Contains(text, "Harbour works") {
		t.Errorf("an unknown address: %d\n%s", status, text)
	}
	if err := p.interrupt(); err != nil {
		t.Errorf("interrupted, it ended with %v, want exit status 0", err)
	}
	if _, err := os.Stat(filepath.Join(site, "public")); err == nil {
		t.Error("the preview wrote public/")
	}
}

// Nothing was published of which there could be a manifest or a history, so the preview leads to neither.
func TestThePreviewLeadsToNoManifestAndNoHistory(t *testing.T) {
	t.Parallel()
	p := startPreview(t, smallSite(t), "127.0.0.1:0")
	for _, on := range []string{"", "?as-of=2022-03-01"} {
		status, text := get(t, p.address+"about/this-copy/"+on)
		if status != http.StatusOK || !strings.Contains(text, "This is a preview and has neither") {
			t.Errorf("%q: %d\n%s", on, status, text)
		}
		for _, link := range []string{`manifest.json"`, `history.txt"`} {
			if strings.Contains(text, link) {
				t.Errorf("%q leads to %s", on, link)
			}
		}
	}
}

func TestServeTakesTheNextPortIfItsOwnIsTaken(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	p := startPreview(t, smallSite(t), taken.Addr().String())
	if strings.Contains(p.address, taken.Addr().String()) {
		t.Errorf("it says that it serves on %s, which is taken", p.address)
	}
	if status, _ := get(t, p.address); status != http.StatusOK {
		t.Errorf("%s: %d", p.address, status)
	}
}

// smallSite returns a folder with the small English site.
func smallSite(t *testing.T) string {
	t.Helper()
	site := t.TempDir()
	if err := os.CopyFS(site, os.DirFS("testdata/site/en")); err != nil {
		t.Fatal(err)
	}
	return site
}

// A runningPreview is a "gongshi serve".
type runningPreview struct {
	address string // ends in a slash
	command *exec.Cmd
}

var printedAddress = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)

// startPreview starts a preview as of 2022-07-15, and ends it with the test.
func startPreview(t *testing.T, site, addr string, more ...string) *runningPreview {
	t.Helper()
	command := exec.Command("gongshi", append([]string{"serve", "--source", site, "--addr", addr, "--as-of", "2022-07-15"}, more...)...)
	command.Stderr = os.Stderr
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		command.Process.Kill()
		command.Wait()
	})
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		if address := printedAddress.FindString(lines.Text()); address != "" {
			return &runningPreview{address, command}
		}
	}
	t.Fatal("serve printed no address")
	return nil
}

// interrupt ends the preview as Ctrl-C does.
func (p *runningPreview) interrupt() error {
	if err := p.command.Process.Signal(os.Interrupt); err != nil {
		return err
	}
	late := time.AfterFunc(time.Minute, func() { p.command.Process.Kill() })
	defer late.Stop()
	return p.command.Wait()
}

func get(t *testing.T, address string) (int, string) {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// Other days follow from the last sources that were good, in whichever way they are spoilt now.
func TestOtherDaysAreShownWhileTheSourcesHaveAMistake(t *testing.T) {
	t.Parallel()
	site := smallSite(t)
	task := filepath.Join(site, "content", "2022", "01-lights.md")
	good, err := os.ReadFile(task)
	if err != nil {
		t.Fatal(err)
	}
	p := startPreview(t, site, "127.0.0.1:0")
	shows := func(address, text string) func() bool {
		return func() bool {
			_, page := get(t, p.address+address)
			return strings.Contains(page, text)
		}
	}
	for i, spoilt := range []string{"no front matter", strings.Replace(string(good), `"quay"`, `"key"`, 1), string(good) + "\n## 2022-13-01 No day\n"} {
		write(t, task, spoilt)
		eventually(t, "the mistake", shows("2022/tasks/1/", "01-lights.md"))
		for _, on := range []string{"2022-03-01", "2022-05-0" + string(rune('1'+i)), "2023-06-01"} {
			if status, page := get(t, p.address+"2022/tasks/1/?as-of="+on); status != http.StatusOK || !strings.Contains(page, "Repair the quay lights") {
				t.Errorf("as of %s: %d\n%s", on, status, page)
			}
		}
		write(t, task, strings.Replace(string(good), "Repair", "Mend "+on(i), 1))
		eventually(t, "the mended task", shows("2022/tasks/1/?as-of=2022-03-01", "Mend "+on(i)))
		write(t, task, string(good))
		eventually(t, "the task as it was", shows("2022/tasks/1/", "Repair the quay lights"))
	}
}

func on(i int) string { return []string{"once", "twice", "for good"}[i] }
