package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// What can be wrong with a revision: what was asked for is not there, or is not on this machine.
var (
	ErrRevision = errors.New("no such state")
	ErrGit      = errors.New("git")
)

// Revision returns the state of the sources in a folder at a revision of Git. Two processes of git tell all: one lists the files, one
// hands out their texts. The environment and the settings of git are those of whoever calls.
func Revision(ctx context.Context, folder, revision string) (*State, error) {
	if strings.HasPrefix(revision, "-") || revision == "" {
		return nil, fmt.Errorf("%w: %q is neither a folder with %s nor a revision", ErrRevision, revision, site.ConfigFile)
	}
	g := git{ctx, folder}
	listed, err := g.run("ls-tree", "-r", "-z", "-l", revision, "--", site.ContentDir, site.ConfigFile)
	if err != nil {
		return nil, g.explain(revision, err)
	}
	blobs := blobsIn(listed)
	if blobs[site.ConfigFile] == nil {
		return nil, fmt.Errorf("%w: at %s there is no %s in the folder %s", ErrRevision, revision, site.ConfigFile, folder)
	}
	if err := g.read(blobs); err != nil {
		return nil, fmt.Errorf("read the sources at %s: %w", revision, err)
	}
	texts := make(map[string]string, len(blobs))
	for file, b := range blobs {
		texts[file] = b.text
	}
	return &State{Name: revision, Tree: tree.Of(texts), holds: func(now *tree.File) (bool, error) { return blobs[now.Path].isOf(now) }}, nil
}

// git runs commands of git in a folder.
type git struct {
	context.Context
	folder string
}

func (g git) command(args ...string) *exec.Cmd {
	c := exec.CommandContext(g, "git", args...)
	c.Dir = g.folder
	return c
}

// run returns what a command prints.
func (g git) run(args ...string) ([]byte, error) {
	c := g.command(args...)
	var said bytes.Buffer
	c.Stderr = &said
	printed, err := c.Output()
	return printed, g.failure(err, said.String())
}

// failure returns what is to be told of a command that failed.
func (g git) failure(err error, said string) error {
	switch {
	case err == nil:
		return nil
	case g.Err() != nil:
		return g.Err()
	case errors.Is(err, exec.ErrNotFound):
		return fmt.Errorf("%w is not installed, or not on the PATH: install it, or name a folder with an older copy of the sources (%w)", ErrGit, err)
	}
	first, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	return fmt.Errorf("%w: %s (%w)", ErrGit, first, err)
}

// explain says why there is no list of files at a revision, and what to do.
func (g git) explain(revision string, err error) error {
	if errors.Is(err, exec.ErrNotFound) || g.Err() != nil {
		return err
	}
	if _, failed := g.run("rev-parse", "--git-dir"); failed != nil {
		return fmt.Errorf("%w: %s is neither a folder with %s, nor is %s in a repository of Git (%w)", ErrRevision, revision, site.ConfigFile, g.folder, err)
	}
	if _, failed := g.run("rev-parse", "--quiet", "--verify", revision+"^{tree}"); failed == nil {
		return err
	}
	if shallow, _ := g.run("rev-parse", "--is-shallow-repository"); strings.TrimSpace(string(shallow)) == "true" {
		return fmt.Errorf("%w: this clone is shallow and lacks %s: run `git fetch --unshallow`, or set fetch-depth: 0 where the clone is made", ErrGit, revision)
	}
	return fmt.Errorf("%w: %s is neither a folder with %s nor a revision of this repository: run `git fetch` if it is elsewhere", ErrRevision, revision, site.ConfigFile)
}

// A blob is a file as git keeps it.
type blob struct {
	id   string
	size int64
	text string // of a source, or of what may stand for a file kept elsewhere
}

// blobsIn reads a list of files, by path. What a site does not look at is left out.
func blobsIn(listed []byte) map[string]*blob {
	all := map[string]*blob{}
	for line := range strings.SplitSeq(string(listed), "\x00") {
		about, file, _ := strings.Cut(line, "\t")
		fields := strings.Fields(about) // mode, kind, id, size
		if len(fields) != 4 || fields[1] != "blob" || fields[0] == "120000" || isPassedOver(file) {
			continue
		}
		size, _ := strconv.ParseInt(fields[3], 10, 64)
		all[file] = &blob{id: fields[2], size: size}
	}
	return all
}

func isPassedOver(file string) bool {
	return slices.ContainsFunc(strings.Split(file, "/"), func(name string) bool { return strings.HasPrefix(name, ".") || tree.Passing(name) })
}

// mostOfPointer bounds the size of a text that stands for a file which is kept elsewhere, in bytes.
const mostOfPointer = 1024

// isRead reports whether the text of a blob is needed. No source is larger than what a site reads.
func (b *blob) isRead(file string) bool {
	const mostOfSource = 4 << 20
	if isAttachment(file) {
		return b.size <= mostOfPointer
	}
	return (path.Ext(file) == ".md" || file == site.ConfigFile) && b.size <= mostOfSource
}

// read fills in the texts of blobs.
func (g git) read(blobs map[string]*blob) error {
	var files []string
	for file, b := range blobs {
		if b.isRead(file) {
			files = append(files, file)
		}
	}
	slices.Sort(files)
	c := g.command("cat-file", "--batch")
	var asked, said bytes.Buffer
	for _, file := range files {
		fmt.Fprintln(&asked, blobs[file].id)
	}
	c.Stdin, c.Stderr = &asked, &said
	printed, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return g.failure(err, "")
	}
	r, failed := bufio.NewReaderSize(printed, 1<<16), error(nil)
	for _, file := range files {
		if blobs[file].text, failed = nextText(r, blobs[file]); failed != nil {
			failed = fmt.Errorf("%s: %w", file, failed)
			break
		}
	}
	_, _ = io.Copy(io.Discard, r) // so that git comes to its end
	return errors.Join(failed, g.failure(c.Wait(), said.String()))
}

// nextText reads the next text of a batch.
func nextText(r *bufio.Reader, b *blob) (string, error) {
	head, err := r.ReadString('\n')
	if err != nil {
		return "", err
	}
	if want := fmt.Sprintf("%s blob %d\n", b.id, b.size); head != want {
		return "", fmt.Errorf("%w says %q instead of %q", ErrGit, strings.TrimSpace(head), strings.TrimSpace(want))
	}
	text := make([]byte, b.size+1)
	if _, err := io.ReadFull(r, text); err != nil {
		return "", err
	}
	return string(text[:b.size]), nil
}
