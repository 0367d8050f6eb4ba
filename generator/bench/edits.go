package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// edited are the times from an edit under watch until the task's page holds it, and until the bulk export does.
type edited struct{ toPage, toBulk []time.Duration }

const (
	look    = 200 * time.Microsecond // how often a file is looked at
	rest    = 200 * time.Millisecond // between a rebuild and the next edit
	patient = 5 * time.Minute        // with a watch that says nothing
)

// measureEdits edits the same task under each watch, one generator after the other: two would be in each other's way.
func (m *measured) measureEdits(ctx context.Context) error {
	for _, g := range m.of {
		if err := g.edit(ctx, m.tasks/2+1, m.edits); err != nil {
			return fmt.Errorf("%s: %w", g.name, err)
		}
	}
	return nil
}

// edit starts the watch on an empty folder, and edits a task's file so often, and once to warm up.
func (g *generator) edit(ctx context.Context, number, times int) error {
	if err := os.RemoveAll(g.out); err != nil {
		return err
	}
	w, err := startWatch(ctx, g.watch)
	if err != nil {
		return err
	}
	defer w.stop()
	if err := w.await(g.ready); err != nil {
		return err
	}
	file := filepath.Join(g.tasks, fileName(number))
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for i := range times + 1 {
		time.Sleep(rest)
		if err := g.editOnce(ctx, file, text, g.page(number), i); err != nil {
			return err
		}
		if err := w.await(g.rebuilt); err != nil {
			return err
		}
	}
	g.toPage, g.toBulk = g.toPage[1:], g.toBulk[min(1, len(g.toBulk)):]
	return nil
}

// editOnce adds an update to the original text of a task, and waits until it shows.
func (g *generator) editOnce(ctx context.Context, file string, text []byte, page string, i int) error {
	token := fmt.Sprintf("第%d次补充记录", 1000+i)
	update := fmt.Sprintf("\n## %s %s\n\n正文也写有%s。\n", asOf.Add(-1), token, token)
	began := time.Now()
	if err := os.WriteFile(file, append(bytes.Clone(text), update...), 0o666); err != nil {
		return err
	}
	seen, err := awaitText(ctx, page, token)
	if err != nil {
		return err
	}
	g.toPage = append(g.toPage, seen.Sub(began))
	if g.bulk == "" {
		return nil
	}
	if seen, err = awaitText(ctx, g.bulk, token); err == nil {
		g.toBulk = append(g.toBulk, seen.Sub(began))
	}
	return err
}

// awaitText waits until a file holds a text, and returns when it was seen. A file is read only once it has changed, so that
// looking at a large one does not take the processor from who writes it.
func awaitText(ctx context.Context, file, text string) (time.Time, error) {
	ctx, cancel := context.WithTimeout(ctx, patient)
	defer cancel()
	var last os.FileInfo
	for ; ctx.Err() == nil; time.Sleep(look) {
		info, err := os.Stat(file)
		if err != nil || last != nil && unchanged(last, info) {
			continue
		}
		last = info
		seen := time.Now()
		if content, err := os.ReadFile(file); err == nil && bytes.Contains(content, []byte(text)) {
			return seen, nil
		}
	}
	return time.Time{}, fmt.Errorf("%s does not hold the edit: %w", file, ctx.Err())
}

func unchanged(last, now os.FileInfo) bool {
	return os.SameFile(last, now) && last.ModTime().Equal(now.ModTime()) && last.Size() == now.Size()
}

// A watching is a watch that runs.
type watching struct {
	cmd    *exec.Cmd
	cancel context.CancelFunc
	lines  chan string
	said   []string
}

func startWatch(ctx context.Context, command []string) (*watching, error) {
	ctx, cancel := context.WithCancel(ctx)
	w := &watching{cmd: exec.CommandContext(ctx, command[0], command[1:]...), cancel: cancel, lines: make(chan string, 1000)}
	w.cmd.Cancel = func() error { return w.cmd.Process.Signal(os.Interrupt) }
	w.cmd.WaitDelay = 5 * time.Second // then it is killed
	from, to := io.Pipe()
	w.cmd.Stdout, w.cmd.Stderr = to, to
	if err := w.cmd.Start(); err != nil {
		cancel()
		return nil, err
	}
	go func() {
		w.cmd.Wait()
		to.Close()
	}()
	go func() {
		for lines := bufio.NewScanner(from); lines.Scan(); {
			w.lines <- lines.Text()
		}
		from.Close()
		close(w.lines)
	}()
	return w, nil
}

// stop ends the watch, and returns when it has ended.
func (w *watching) stop() {
	w.cancel()
	for range w.lines {
	}
}

// await waits until the watch says a line with a text.
func (w *watching) await(text string) error {
	limit := time.After(patient)
	for {
		select {
		case line, more := <-w.lines:
			if w.said = append(w.said, line); !more {
				return fmt.Errorf("the watch ended: %s", strings.Join(w.said, "\n"))
			}
			if strings.Contains(line, text) {
				return nil
			}
		case <-limit:
			return fmt.Errorf("the watch never said %q: %s", text, strings.Join(w.said, "\n"))
		}
	}
}
