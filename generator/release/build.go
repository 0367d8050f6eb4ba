package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gongshi/generator/release/archive"
	"gongshi/generator/release/inventory"
	"gongshi/generator/release/source"
)

// A target is a system for which the program is built.
type target struct{ os, arch string }

var targets = []target{{"linux", "amd64"}, {"linux", "arm64"}, {"linux", "loong64"}, {"windows", "amd64"}, {"darwin", "arm64"}}

func (t target) name() string { return t.os + "-" + t.arch }

// program returns what the program is called on a system.
func (t target) program() string {
	if t.os == "windows" {
		return "gongshi.exe"
	}
	return "gongshi"
}

const toBuild = `gongshi %[1]s: the sources of the program and of all that it needs. It builds without any network, with Go %[2]s or newer:

    make build                                    the program, in bin/gongshi
    CGO_ENABLED=0 go build -o gongshi ./generator the same without make, and without its version
    make plain                                    the tests that need no browser; they need git, nginx and Python 3 as well

Go is at https://go.dev/dl/ or https://golang.google.cn/dl/, and takes no more than unpacking. That of Debian 12 and 13 is older. vendor/ holds the libraries; nothing is
fetched as long as it is there.

公示 %[1]s：程序和它所用的全部程序库的源代码，不用联网就能编译，需要 Go %[2]s 以上。“make build” 生成 bin/gongshi。
Debian 12、13 自带的 Go 版本太低，请从上面的网址下载，解压即可使用。
`

// addVendored lays out the sources, fetches the libraries into vendor/, and adds how all is built.
func (r *release) addVendored(ctx context.Context) error {
	if err := source.Write(r.src(), r.sources); err != nil {
		return err
	}
	tell("the sources of the libraries")
	if err := r.run(ctx, nil, "go", "mod", "vendor"); err != nil {
		return err
	}
	libraries, err := source.Read(filepath.Join(r.src(), "vendor"), "vendor")
	if err != nil {
		return err
	}
	own := []archive.File{
		{Name: "VERSION", Data: []byte(r.version + "\n")},
		{Name: "BUILD.txt", Data: fmt.Appendf(nil, toBuild, r.version, neededGo(r.sources))},
	}
	r.sources = slices.Concat(own, r.sources, libraries)
	return source.Write(r.src(), own)
}

// neededGo returns the version of Go that go.mod asks for.
func neededGo(files []archive.File) string {
	for _, f := range files {
		if f.Name != "go.mod" {
			continue
		}
		for line := range strings.Lines(string(f.Data)) {
			if version, ok := strings.CutPrefix(line, "go "); ok {
				return strings.TrimSpace(version)
			}
		}
	}
	return ""
}

// build makes the program for each system, out of the sources that are handed out, and takes the inventory.
func (r *release) build(ctx context.Context) error {
	var programs []string
	for _, t := range targets {
		tell("the program for %s", t.name())
		programs = append(programs, r.program(t))
		err := r.run(ctx, forAll(t), "go", "build", "-mod=vendor", "-trimpath", "-buildvcs=false",
			"-ldflags", "-s -w -X gongshi/generator/command.version="+r.version, "-o", r.program(t), "./generator")
		if err != nil {
			return err
		}
	}
	tell("the inventory")
	var err error
	r.modules, err = inventory.Of(programs, r.sources)
	return err
}

// forAll returns the environment of a build: nothing of the machine's own settings gets into the program, and nothing is fetched.
func forAll(t target) []string {
	return []string{
		"CGO_ENABLED=0", "GOOS=" + t.os, "GOARCH=" + t.arch, "GOAMD64=v1", "GOARM64=v8.0", "GOENV=off", "GOFLAGS=", "GOEXPERIMENT=", "GOFIPS140=off",
		"GODEBUG=", "GOPROXY=off", "GOWORK=off",
	}
}

// run runs a program among the sources. What it puts aside lies on the stage, as Go does not remove all of that when it is told to end.
func (r *release) run(ctx context.Context, env []string, name string, args ...string) error {
	command := exec.CommandContext(ctx, name, args...)
	command.Cancel, command.WaitDelay = func() error { return command.Process.Signal(os.Interrupt) }, 10*time.Second
	command.Dir, command.Stdout, command.Stderr = r.src(), os.Stderr, os.Stderr
	aside := filepath.Join(r.stage, "tmp")
	if err := os.MkdirAll(aside, 0o755); err != nil {
		return err
	}
	command.Env = append(append(command.Environ(), "GOTMPDIR="+aside), env...)
	if err := command.Run(); ctx.Err() != nil {
		return ctx.Err()
	} else if err != nil {
		return fmt.Errorf("%s: %w", strings.Join(command.Args, " "), err)
	}
	return nil
}

func (r *release) src() string { return filepath.Join(r.stage, "src") }

func (r *release) program(t target) string {
	return filepath.Join(r.stage, "bin", t.name(), t.program())
}
