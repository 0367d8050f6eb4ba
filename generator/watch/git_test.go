package watch

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// runGit runs git in a folder, as if nobody had configured it.
func runGit(t testing.TB, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "core.fsync=none", "-c", "gc.auto=0"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

const many = 500

func writeMany(t testing.TB, root, text string) {
	for i := range many {
		write(t, root, fmt.Sprintf("content/%d/%d.md", i%9, i), text)
	}
}

// newRepository makes a repository with the branches old and new, between which many files differ. Its site is in dir.
func newRepository(t testing.TB, repository, site string) {
	t.Helper()
	must(t, os.MkdirAll(repository, 0o755))
	runGit(t, repository, "init", "-q", "-b", "new")
	for _, branch := range []string{"new", "old"} {
		writeMany(t, site, branch)
		runGit(t, repository, "add", ".")
		runGit(t, repository, "commit", "-qm", branch)
		if branch == "new" {
			runGit(t, repository, "switch", "-qc", "old")
		}
	}
}

// mix returns how many of the many files the caller knows as old and as new.
func mix(files map[string]string) (old, new int) {
	for _, text := range files {
		switch text {
		case "= old":
			old++
		case "= new":
			new++
		}
	}
	return old, new
}

// repositories are the ways in which git may know a site.
var repositories = map[string]func(t *testing.T, dir string) (site, workTree string){
	"the site is a folder in it": func(t *testing.T, dir string) (site, workTree string) {
		site = filepath.Join(dir, "docs", "site")
		newRepository(t, dir, site)
		return site, dir
	},
	"a worktree beside it": func(t *testing.T, dir string) (site, workTree string) {
		newRepository(t, filepath.Join(dir, "main"), filepath.Join(dir, "main"))
		runGit(t, filepath.Join(dir, "main"), "switch", "-q", "--detach")
		runGit(t, filepath.Join(dir, "main"), "worktree", "add", "-q", "../tree", "old")
		return filepath.Join(dir, "tree"), filepath.Join(dir, "tree")
	},
	"content is one of its own": func(t *testing.T, dir string) (site, workTree string) {
		newRepository(t, filepath.Join(dir, "content"), dir)
		return dir, filepath.Join(dir, "content")
	},
}

func TestWhatGitDoesIsToldWhole(t *testing.T) {
	for name, make := range repositories {
		t.Run(name, func(t *testing.T) {
			for _, l := range lookouts {
				t.Run(l.name, func(t *testing.T) {
					site, workTree := make(t, t.TempDir())
					c := newCaller(t, site, l.options, newNotifier)
					tellsWhole(t, c, workTree, "switch", "-q", "new")
					tellsWhole(t, c, workTree, "merge", "-q", "--ff-only", "old") // which ends a pull
					tellsWhole(t, c, workTree, "reset", "-q", "--hard", "HEAD~1")
				})
			}
		})
	}
}

// tellsWhole has git change all the many files, and the caller follow.
func tellsWhole(t *testing.T, c *caller, workTree string, args ...string) {
	t.Helper()
	c.told = nil
	done := make(chan struct{})
	go func() {
		defer close(done)
		runGit(t, workTree, args...)
	}()
	for before, _ := mix(c.files); ; {
		c.next()
		if c.w.Overtaken() {
			continue // nothing would be published
		}
		old, new := mix(c.files)
		if old != 0 && new != 0 {
			t.Errorf("git %s: told when %d files were old and %d new", args, old, new)
		}
		if old != before {
			break
		}
	}
	<-done
	c.catchUp()
	if len(c.told) > 5 {
		t.Errorf("git %s: told %d times", args, len(c.told))
	}
}

func TestALockLeftLongAgoHoldsNothingBack(t *testing.T) {
	both(t, func(t *testing.T, c *caller) {
		write(t, c.root, ".git/index.lock", "")
		long := time.Now().Add(-time.Hour)
		must(t, os.Chtimes(filepath.Join(c.root, ".git/index.lock"), long, long))
		write(t, c.root, "content/a.md", "edited")
		c.catchUp()
	})
}

func TestTheLockIsFoundWhereverGitKeepsIt(t *testing.T) {
	dir := t.TempDir()
	root := filepath.Join(dir, "work/docs/site")
	must(t, os.MkdirAll(filepath.Join(root, "content"), 0o755))
	must(t, os.MkdirAll(filepath.Join(dir, "git/modules/work"), 0o755))
	g := &git{scope: scope{root: root, names: names}}
	steps := []struct{ dotGit, text, lock string }{
		{"work/.git", "gitdir: ../git/modules/work\n", "git/modules/work/index.lock"},
		{"work/.git", "gitdir: " + filepath.Join(dir, "git") + "\n", "git/index.lock"},
		{"work/docs/site/content/.git", "gitdir: ../../../../git/modules/work", "git/modules/work/index.lock"},
	}
	for _, s := range steps {
		write(t, dir, s.dotGit, s.text)
		if g.works() {
			t.Errorf("%s: git works without a lock", s.text)
		}
		write(t, dir, s.lock, "")
		if !g.works() {
			t.Errorf("%s: the lock is not found", s.text)
		}
		remove(t, dir, s.lock)
	}
	write(t, dir, "work/.git", "no more than a file of that name")
	if g.works() {
		t.Error("git works without a repository")
	}
}
