package watch

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

const (
	gitPatience = 30 * time.Second     // a lock that is older was left by a git that was killed, or waits for someone to write a message
	gitPause    = 5 * time.Millisecond // between two looks whether git is done
)

// git tells whether git is changing files. It takes index.lock before it touches the first, and drops it after the last; so do
// pull, switch, merge, reset and stash, and each step of a rebase.
type git struct {
	ground
	locks []lock
}

// A lock is an index.lock that was seen.
type lock struct {
	place string
	info  fs.FileInfo
	since time.Time
}

// works tells whether git holds a lock that is not older than its patience.
func (g *git) works() bool {
	now, before := time.Now(), g.locks
	g.locks = nil
	works := false
	for _, place := range g.indexLocks() {
		info, err := os.Lstat(place)
		if err != nil {
			continue
		}
		l := recognised(lock{place, info, earlier(info.ModTime(), now)}, before)
		g.locks = append(g.locks, l)
		works = works || now.Sub(l.since) < gitPatience
	}
	return works
}

// recognised returns the lock as it was seen before, if it was: its own time may be that of a server whose clock is ahead.
func recognised(l lock, before []lock) lock {
	for _, b := range before {
		if b.place == l.place && os.SameFile(b.info, l.info) && b.info.ModTime().Equal(l.info.ModTime()) {
			return b
		}
	}
	return l
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// indexLocks returns where git's locks would be: of the repository that holds the root, and of those that the names are.
func (g *git) indexLocks() []string {
	var locks []string
	for dir := g.root; ; dir = filepath.Dir(dir) {
		if own := gitFolder(dir); own != "" {
			locks = append(locks, filepath.Join(own, "index.lock"))
			break
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	for _, name := range g.names {
		if own := gitFolder(g.place(name)); own != "" {
			locks = append(locks, filepath.Join(own, "index.lock"))
		}
	}
	return locks
}

// gitFolder returns the folder in which git keeps the index of the work tree at dir; empty if dir is none. In a worktree and
// in a submodule, .git is a file that names it: "gitdir: ../.git/modules/content".
func gitFolder(dir string) string {
	place := filepath.Join(dir, ".git")
	info, err := os.Stat(place)
	if err != nil {
		return ""
	}
	if info.IsDir() {
		return place
	}
	text, err := os.ReadFile(place)
	if err != nil {
		return ""
	}
	named, ok := bytes.CutPrefix(text, []byte("gitdir:"))
	if !ok {
		return ""
	}
	own := filepath.FromSlash(string(bytes.TrimSpace(named)))
	if !filepath.IsAbs(own) {
		own = filepath.Join(dir, own)
	}
	return own
}
