package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// use is what a process took.
type use struct {
	wall, processor time.Duration
	peak            int64 // bytes of memory; 0 if the system does not tell
}

// builds are a generator's measured builds, and how many files the last of each wrote.
type builds struct {
	clean, unchanged           []use
	cleanFiles, unchangedFiles int
}

// measureBuilds builds into an empty folder and then again, with all generators in turn. The first round warms up.
func (m *measured) measureBuilds(ctx context.Context) error {
	for round := range m.runs + 1 {
		for _, g := range m.of {
			if err := g.buildTwice(ctx); err != nil {
				return err
			}
			if round == 0 {
				g.clean, g.unchanged = nil, nil
			}
		}
	}
	for _, g := range m.of {
		for _, number := range []int{1, m.tasks/2 + 1, m.tasks} {
			if err := g.shows(number); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *generator) buildTwice(ctx context.Context) error {
	if err := os.RemoveAll(g.out); err != nil {
		return err
	}
	for _, to := range []struct {
		uses  *[]use
		files *int
	}{{&g.clean, &g.cleanFiles}, {&g.unchanged, &g.unchangedFiles}} {
		time.Sleep(tick)
		began := time.Now()
		used, err := runOnce(ctx, g.build)
		if err != nil {
			return err
		}
		*to.uses = append(*to.uses, used)
		if *to.files, err = writtenSince(g.out, began); err != nil {
			return err
		}
	}
	return nil
}

// tick is longer than the clock of a file system stands still.
const tick = 20 * time.Millisecond

// writtenSince counts the files in a folder that were written after a time.
func writtenSince(dir string, began time.Time) (int, error) {
	count := 0
	err := filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.ModTime().After(began.Add(-tick/2)) {
			count++
		}
		return err
	})
	return count, err
}

// longest is how long a process may take: none shall hang forever.
const longest = 15 * time.Minute

// runOnce runs a command to its end and returns what it took.
func runOnce(ctx context.Context, command []string) (use, error) {
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	began := time.Now()
	said, err := cmd.CombinedOutput()
	wall := time.Since(began)
	if err != nil {
		return use{}, fmt.Errorf("%s: %w\n%s", command[0], err, said)
	}
	s := cmd.ProcessState
	return use{wall, s.UserTime() + s.SystemTime(), peak(s)}, nil
}

// measureOwnSite measures the build of the site in this repository.
func (m *measured) measureOwnSite(ctx context.Context, work string) error {
	root, err := stdoutOf(ctx, "go", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return err
	}
	ours, out := m.of[0], filepath.Join(work, "own-out")
	for round := range m.runs + 1 {
		if err := os.RemoveAll(out); err != nil {
			return err
		}
		used, err := runOnce(ctx, []string{ours.build[0], "build", "--source", strings.TrimSpace(root), "--out", out})
		if err != nil {
			return err
		}
		if round > 0 {
			m.ownSite = append(m.ownSite, used.wall)
		}
	}
	return nil
}
