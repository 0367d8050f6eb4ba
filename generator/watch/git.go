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
	gitLongest  = 5 * time.Minute      // that is waited in a row, whatever locks come and go
	gitSilence  = 3 * time.Second      // that is waited without a word

	mostOfGitFile = 1 << 13 // a .git that is a file holds one path
)

// git tells whether git is changing files. It takes index.lock before it touches the first, and drops it after the last; so do
// pull, switch, merge, reset and stash, and each step of a rebase.
type git struct {
	scope
	locks []lock
	since time.Time // git has worked without a pause; zero: it does not
	held  string    // the last lock that was seen; empty if there was none
}

// A lock is an index.lock that was seen.
type lock struct {
	place string
	info  fs.FileInfo
	since time.Time
}

// works tells whether git holds a lock that is not older than its patience, and has not held one after another for too long.
func (g *git) works() bool {
	now := time.Now()
	if !g.holds(now) {
		g.since = time.Time{}
		return false
	}
	if g.since.IsZero() {
		g.since = now
	}
	return now.Sub(g.since) < gitLongest
}

// holds tells whether git holds a lock that is not older than its patience.
func (g *git) holds(now time.Time) bool {
	before := g.locks
	g.locks, g.held = nil, ""
	works := false
	for _, place := range g.indexLocks() {
		info, err := os.Lstat(place)
		if err != nil {
			continue
		}
		l := recognised(lock{place, info, earlier(info.ModTime(), now)}, before)
		g.locks, g.held = append(g.locks, l), place
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
	text := textOfGitFile(place, info)
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

// textOfGitFile returns what a .git says that is a regular file. Others are not read: a pipe would be waited for, and a device may have
// no end.
func textOfGitFile(place string, info fs.FileInfo) []byte {
	if !info.Mode().IsRegular() || info.Size() > mostOfGitFile {
		return nil
	}
	text, _ := os.ReadFile(place) // what cannot be read names nothing
	return text
}
