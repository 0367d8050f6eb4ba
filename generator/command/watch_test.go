package command

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
)

const watchedDay = "2022-07-15"

var switches = flag.Int("switches", 30, "how often branches are switched under a watch; make fuzz switches more often")

// startWatch runs "gongshi watch" on a site until the test ends, and returns a function that ends it as an operator does.
func startWatch(t *testing.T, site, out string, flags ...string) (stop func()) {
	t.Helper()
	command := exec.Command("gongshi", append([]string{"watch", "--source", site, "--out", out, "--as-of", watchedDay}, flags...)...)
	command.Stderr = os.Stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := false
	stop = func() {
		if ended {
			return
		}
		ended = true
		if err := command.Process.Signal(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		late := time.AfterFunc(30*time.Second, func() { command.Process.Kill() })
		defer late.Stop()
		if err := command.Wait(); err != nil {
			t.Errorf("watch, told to end, ended with %v", err)
		}
	}
	t.Cleanup(stop)
	return stop
}

// eventually waits until a condition holds. How long that takes depends on the machine, whether it holds does not.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(60 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for this: %s", what)
		}
	}
}

func holds(file, text string) func() bool {
	return func() bool {
		b, err := os.ReadFile(file)
		return err == nil && strings.Contains(string(b), text)
	}
}

func absent(file string) func() bool {
	return func() bool {
		_, err := os.Stat(file)
		return os.IsNotExist(err)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A task file of the small site.
func harbourTask(number int, title string) string {
	return fmt.Sprintf("+++\nnumber = %d\ntitle = %q\ncategory = \"upkeep\"\nlead = [\"quay\"]\n\n[schedule]\nyear_round = true\n+++\n\nWhat will be done.\n", number, title)
}

func TestWatchKeepsTheFolderCurrent(t *testing.T) {
	for _, flags := range [][]string{nil, {"--poll"}} {
		t.Run(strings.Join(append([]string{"watch"}, flags...), " "), func(t *testing.T) {
			t.Parallel()
			site, out := smallSite(t), filepath.Join(t.TempDir(), "out")
			task := func(n int) string { return filepath.Join(out, "2022", "tasks", fmt.Sprint(n), "index.html") }
			source := func(name string) string { return filepath.Join(site, "content", "2022", name) }
			startWatch(t, site, out, flags...)
			eventually(t, "the first build", holds(filepath.Join(out, "manifest.json"), watchedDay))

			write(t, source("03-new.md"), harbourTask(3, "First title"))
			eventually(t, "a new file", holds(task(3), "First title"))
			write(t, source(".03-new.md.tmp"), harbourTask(3, "Second title"))
			if err := os.Rename(source(".03-new.md.tmp"), source("03-new.md")); err != nil {
				t.Fatal(err)
			}
			eventually(t, "a file saved by renaming", holds(task(3), "Second title"))

			write(t, source("03-new.md"), harbourTask(3, "Broken")+"\n## no date\n")
			write(t, filepath.Join(site, "content", "note.md"), "+++\ntitle = \"A note\"\n+++\n\nText.\n")
			write(t, source("03-new.md"), harbourTask(3, "Mended"))
			eventually(t, "a mistake that was mended", holds(task(3), "Mended"))
			eventually(t, "an ordinary page", holds(filepath.Join(out, "note", "index.html"), "A note"))

			if err := os.Rename(filepath.Join(site, "content"), filepath.Join(site, "elsewhere")); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(site, "elsewhere", "2022", "03-new.md"), harbourTask(3, "Back again"))
			if err := os.Rename(filepath.Join(site, "elsewhere"), filepath.Join(site, "content")); err != nil {
				t.Fatal(err)
			}
			eventually(t, "content/ that went and came back", holds(task(3), "Back again"))

			if err := os.Remove(source("03-new.md")); err != nil {
				t.Fatal(err)
			}
			eventually(t, "a page whose source is gone", absent(task(3)))
			write(t, filepath.Join(site, "layouts", "footer.html"), "<footer>Own foot</footer>\n")
			eventually(t, "a layout of the site's own", holds(task(1), "Own foot"))
			write(t, filepath.Join(site, "static", "own.txt"), "own")
			eventually(t, "a static file", holds(filepath.Join(out, "own.txt"), "own"))
		})
	}
}

var marks = regexp.MustCompile(`On branch ([a-z]+)`)

// A branch is switched a hundred times under watch. No state that is half of one branch and half of the other is ever
// published, and the end is what a clean build gives.
func TestSwitchingBranchesUnderWatch(t *testing.T) {
	t.Parallel()
	const tasks = 120
	site, out := smallSite(t), filepath.Join(t.TempDir(), "out")
	git := func(args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-C", site, "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, said)
		}
	}
	git("init", "-q", "-b", "ebb")
	for _, branch := range []string{"ebb", "flood"} {
		if branch == "flood" {
			git("checkout", "-q", "-b", branch)
		}
		for n := 3; n < 3+tasks; n++ {
			write(t, filepath.Join(site, "content", "2022", fmt.Sprintf("%03d-task.md", n)), harbourTask(n, "On branch "+branch))
		}
		write(t, filepath.Join(site, "content", "2022", branch+".md"), harbourTask(3+tasks, "On branch "+branch))
		if branch == "flood" {
			git("rm", "-q", "content/2022/ebb.md")
		}
		git("add", "-A")
		git("commit", "-q", "-m", branch)
	}

	stop := startWatch(t, site, out)
	data := filepath.Join(out, "2022", "data", "tasks.json")
	eventually(t, "the first build", holds(filepath.Join(out, "manifest.json"), watchedDay))
	random := rand.New(rand.NewPCG(1, 2))
	for range *switches {
		git("checkout", "-q", "ebb")
		time.Sleep(time.Duration(random.IntN(60)) * time.Millisecond)
		unmixed(t, data)
		git("checkout", "-q", "flood")
		time.Sleep(time.Duration(random.IntN(60)) * time.Millisecond)
		unmixed(t, data)
	}
	clean := filepath.Join(t.TempDir(), "clean")
	mustRun(t, site, nil, "build", "--as-of", watchedDay, "--out", clean)
	want := filesBelow(t, clean)
	eventually(t, "the published folder equals a clean build", func() bool { return gocmp.Equal(filesBelow(t, out), want) })
	stop()
	if diff := gocmp.Diff(want, filesBelow(t, out)); diff != "" {
		t.Errorf("a clean build (-) and what watch left (+):\n%s", diff)
	}
}

// unmixed fails if the published data are of two branches.
func unmixed(t *testing.T, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, m := range marks.FindAllStringSubmatch(string(text), -1) {
		seen[m[1]]++
	}
	if len(seen) != 1 {
		t.Fatalf("published is a mixture of branches: %v", seen)
	}
}

// Whoever publishes releases has a link turned to the newest, and gives all files one time.
func TestWatchFollowsALinkThatIsTurned(t *testing.T) {
	t.Parallel()
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	at := time.Date(2022, 7, 1, 8, 0, 0, 0, time.UTC)
	release := func(name, title string) {
		site := filepath.Join(dir, name)
		if err := os.CopyFS(site, os.DirFS("testdata/site/en")); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(site, "content", "2022", "03-new.md")
		write(t, file, harbourTask(3, title))
		if err := os.Chtimes(file, at, at); err != nil {
			t.Fatal(err)
		}
	}
	turn := func(to string) {
		if err := os.Symlink(to, filepath.Join(dir, "next")); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(filepath.Join(dir, "next"), filepath.Join(dir, "current")); err != nil {
			t.Fatal(err)
		}
	}
	page := filepath.Join(out, "2022", "tasks", "3", "index.html")
	release("release-1", "One title")
	release("release-2", "Two title")
	turn("release-1")
	startWatch(t, filepath.Join(dir, "current"), out)
	eventually(t, "the first build", holds(page, "One title"))
	turn("release-2")
	eventually(t, "the next release", holds(page, "Two title"))
	write(t, filepath.Join(dir, "current", "content", "2022", "03-new.md"), harbourTask(3, "Edited there"))
	eventually(t, "an edit in it", holds(page, "Edited there"))
	turn("release-1")
	eventually(t, "the release before", holds(page, "One title"))
}
