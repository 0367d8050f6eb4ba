package site

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"gongshi/generator/markdown"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// The folder and the file that a site is made of.
const (
	ConfigFile = "site.toml"
	ContentDir = "content"
)

// A Reader reads sites. It remembers what it parsed: a file whose bytes have not changed is not parsed again, and its
// parts are the same pointers in the next site. It may not be used by two goroutines at once.
type Reader struct{ parsed map[string]*parsed }

// parsed is a file on its own: what depends on its bytes alone.
type parsed struct {
	file     *tree.File
	hash     tree.Hash
	kind     kind
	front    any // *Config, *PlanFront, *Front or *ArticleFront
	faults   faults
	body     *markdown.Document
	problems problem.List
}

// Options are what a reader needs to know beside the files.
type Options struct {
	Languages []string // those that there are labels for
	Drafts    bool     // drafts and pending updates count as published
}

// Read returns the site in a tree, and all that is wrong with it. With errors among the problems the site may lack parts,
// and must not be published; it is nil without a site.toml that can be read. The error is the machine's: a file that cannot be read.
func (r *Reader) Read(t *tree.Tree, o Options) (*Site, problem.List, error) {
	files, err := r.parse(t)
	if err != nil {
		return nil, nil, err
	}
	j := newJoiner(t, o)
	for _, p := range files {
		for _, found := range p.problems {
			j.problems = append(j.problems, found.In(p.file.Path))
		}
	}
	s := j.join(files)
	j.problems.Sort()
	return s, j.problems, nil
}

// parse returns every source file parsed, in the order of paths.
func (r *Reader) parse(t *tree.Tree) ([]*parsed, error) {
	files := slices.Clone(t.Under(ContentDir))
	if f := t.File(ConfigFile); f != nil {
		files = append(files, f)
	}
	all := make([]*parsed, len(files))
	failed := make([]error, len(files))
	each(len(files), func(i int) {
		all[i], failed[i] = parseFile(files[i], r.parsed[files[i].Path])
	})
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	r.parsed = make(map[string]*parsed, len(all))
	for _, p := range all {
		r.parsed[p.file.Path] = p
	}
	slices.SortFunc(all, func(a, b *parsed) int { return cmp.Compare(a.file.Path, b.file.Path) })
	return all, nil
}

// each calls do for 0 to n-1, on all processors.
func each(n int, do func(i int)) {
	var wait sync.WaitGroup
	next := make(chan int, n)
	for i := range n {
		next <- i
	}
	close(next)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	wait.Wait()
}

func parseFile(f *tree.File, last *parsed) (*parsed, error) {
	if last != nil && last.file == f {
		return last, nil
	}
	p := &parsed{file: f, kind: kindOf(f.Path)}
	switch {
	case !f.Regular:
		p.problems = problem.List{problem.New(0, 0, "not-regular")}
		p.readSource(source{bodyLine: 1})
		return p, nil
	case p.kind == unknownKind:
		p.problems = problem.List{unknownFile(f.Path)}
		return p, nil
	case p.kind == attachmentKind:
		p.problems = checkAttachment(f)
		return p, nil
	}
	text, err := f.Read()
	if errors.Is(err, fs.ErrNotExist) {
		err = errors.Join(ErrVanished, err)
	}
	if err != nil {
		return nil, err
	}
	p.hash = sha256.Sum256(text)
	if last != nil && last.hash == p.hash && last.kind == p.kind {
		again := *last
		again.file = f
		return &again, nil
	}
	p.parse(string(text))
	return p, nil
}

// ErrVanished says that a file was gone when it was to be read: look again.
var ErrVanished = errors.New("a source file vanished while it was read")

func (p *parsed) parse(text string) {
	s, problems := p.split(text)
	p.problems = problems
	p.readSource(s)
	if utf8.ValidString(text) {
		text = strings.TrimPrefix(text, "\ufeff")
		if p.kind == configKind {
			text = withoutContact(text)
		}
		p.problems = append(p.problems, privateNumbers(text, 1)...)
	}
}

func (p *parsed) readSource(s source) {
	p.readFront(s)
	if p.kind == configKind {
		return
	}
	form := markdown.Page
	if p.kind == taskKind {
		form = markdown.Task
	}
	p.body = markdown.Parse([]byte(s.body), s.bodyLine, form)
	p.problems = append(p.problems, p.body.Problems...)
}

// split takes the file apart. All of site.toml is front matter.
func (p *parsed) split(text string) (source, problem.List) {
	switch {
	case strings.HasPrefix(text, "\xff\xfe"), strings.HasPrefix(text, "\xfe\xff"):
		return source{bodyLine: 1}, problem.List{problem.New(1, 1, "utf-16")}
	case !utf8.ValidString(text):
		return source{bodyLine: 1}, problem.List{notUTF8(text)}
	case p.kind == configKind:
		return source{front: strings.TrimPrefix(text, "\ufeff"), frontLine: 1}, nil
	default:
		return split(text)
	}
}

func (p *parsed) readFront(s source) {
	switch p.kind {
	case configKind:
		c := newConfig()
		readInto(p, s, c, configFields, checkConfig)
		c.complete()
	case planKind:
		readInto(p, s, &PlanFront{}, planFields, checkPlan)
	case taskKind:
		readInto(p, s, &Front{}, taskFields, checkTask)
	case articleKind:
		readInto(p, s, &ArticleFront{}, articleFields, checkArticle)
	}
}

// readInto reads the front matter of a source that has any.
func readInto[T any](p *parsed, s source, into *T, fields []field[T], check func(*T, *findings)) {
	p.front, p.faults = into, unreadable
	if s.frontLine > 0 {
		var found problem.List
		found, p.faults = readFront(s.front, s.frontLine, into, fields, check)
		p.problems = append(p.problems, found...)
	}
}

// notUTF8 places the problem at the first byte that is no UTF-8.
func notUTF8(text string) problem.Problem {
	text = strings.TrimPrefix(text, "\ufeff")
	line, column := 1, 1
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if column++; r == '\n' {
			line, column = line+1, 1
		}
		text = text[size:]
	}
	return problem.New(line, column, "not-utf8")
}

func itoa(n int) string { return strconv.Itoa(n) }
