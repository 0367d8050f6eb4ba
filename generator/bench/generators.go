package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A generator is one that is measured, with its site of the plan's tasks.
type generator struct {
	name         string
	tasks        string   // the folder of the tasks' files
	out          string   // the folder that it writes
	build, watch []string // its commands
	ready        string   // what its watch says once it waits for edits
	rebuilt      string   // what it says after each edit
	page         func(number int) string
	bulk         string // a file that holds every task, or none

	builds
	edited
}

// prepare writes the sources, and returns our generator and then Hugo, if there is one.
func prepare(ctx context.Context, work string, n int) ([]*generator, error) {
	ours, err := prepareOurs(ctx, work, n)
	if err != nil {
		return nil, err
	}
	program := os.Getenv("HUGO")
	if program == "" {
		program = "hugo"
	}
	if program, err = exec.LookPath(program); err != nil {
		fmt.Fprintln(os.Stderr, "without Hugo:", err)
		return []*generator{ours}, nil
	}
	hugo, err := prepareHugo(ctx, program, work, n)
	return []*generator{ours, hugo}, err
}

func prepareOurs(ctx context.Context, work string, n int) (*generator, error) {
	program, sources, out := filepath.Join(work, "gongshi"), filepath.Join(work, "gongshi-site"), filepath.Join(work, "gongshi-out")
	if _, err := stdoutOf(ctx, "go", "build", "-trimpath", "-o", program, "gongshi/generator"); err != nil {
		return nil, err
	}
	plan := fmt.Sprint(year)
	flags := []string{"--source", sources, "--out", out, "--as-of", asOf.String(), "--lang", "en"}
	return &generator{
		name: "gongshi", tasks: filepath.Join(sources, "content", plan), out: out,
		build: append([]string{program, "build"}, flags...), watch: append([]string{program, "watch"}, flags...),
		ready: "files written", rebuilt: "files written",
		page: func(number int) string { return filepath.Join(out, plan, "tasks", fmt.Sprint(number), "index.html") },
		bulk: filepath.Join(out, plan, "data", "tasks.json"),
	}, writePlan(sources, n)
}

func prepareHugo(ctx context.Context, program, work string, n int) (*generator, error) {
	said, err := stdoutOf(ctx, program, "version")
	if err != nil {
		return nil, err
	}
	fields := append(strings.Fields(said), "", "")
	sources, out := filepath.Join(work, "hugo-site"), filepath.Join(work, "hugo-out")
	command := []string{program, "--source", sources, "--destination", out, "--cacheDir", filepath.Join(work, "hugo-cache")}
	return &generator{
		name: "Hugo " + fields[1], tasks: filepath.Join(sources, "content", "tasks"), out: out,
		build: append(command[:len(command):len(command)], "--quiet"), watch: append(command[:len(command):len(command)], "--watch"),
		ready: "Press Ctrl+C", rebuilt: "Total in",
		page: func(number int) string {
			return filepath.Join(out, "tasks", strings.TrimSuffix(fileName(number), ".md"), "index.html")
		},
	}, writeHugo(sources, n)
}

// stdoutOf runs a program and returns what it says.
func stdoutOf(ctx context.Context, program string, args ...string) (string, error) {
	said, err := exec.CommandContext(ctx, program, args...).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", program, err, said)
	}
	return string(said), nil
}

// shows reports as an error what the page of a task lacks. Only who shows the same texts can be compared.
func (g *generator) shows(number int) error {
	page, err := os.ReadFile(g.page(number))
	if err != nil {
		return err
	}
	t := newTask(number)
	for _, text := range append([]string{t.Title, t.Summary, t.last.String()}, t.titles...) {
		if !bytes.Contains(page, []byte(text)) {
			return fmt.Errorf("%s: the page of task %d does not show %q", g.name, number, text)
		}
	}
	return nil
}
