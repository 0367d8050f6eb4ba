package site

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongshi/generator/markdown"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// parsed is a file on its own: what depends on its path and bytes alone.
type parsed struct {
	kind     kind
	hash     [sha256.Size]byte // none of a file that is not read as a source
	front    any               // *Config, *PlanFront, *Front or *ArticleFront
	faults   faults
	body     *markdown.Document
	detail   detail // of an attachment
	problems problem.List
}

// ErrVanished says that a file was gone when it was to be read: look again.
var ErrVanished = errors.New("a source file vanished while it was read")

// parseSafely parses a file. A mistake of the generator that comes to light there is a problem of that file.
func parseSafely(f *tree.File, k kind, last *parsed) (p *parsed, err error) {
	defer func() {
		if caught := recover(); caught != nil {
			p, err = unparsed(f.Path, k, problem.New(0, 0, "generator-mistake", "detail", problem.Caught(f.Path, caught).Error())), nil
		}
	}()
	return parseFile(f, k, last)
}

// unparsed is a file of which no more is known than a problem.
func unparsed(file string, k kind, why problem.Problem) *parsed {
	p := &parsed{kind: k, problems: problem.List{why}}
	p.readSource(source{bodyLine: 1}, nil)
	p.settle(file, nil)
	return p
}

// parseFile parses a file. If it has the same bytes as the last time, the result is that of the last time.
func parseFile(f *tree.File, k kind, last *parsed) (*parsed, error) {
	p := &parsed{kind: k}
	switch {
	case !f.Regular:
		return unparsed(f.Path, k, problem.New(0, 0, "not-regular")), nil
	case k == unknownKind:
		p.problems = problem.List{unknownFile(f.Path)}
	case k == attachmentKind:
		p.problems, p.detail = checkAttachment(f), detailOf(f)
		if f.IsForbidden() {
			p.problems = append(p.problems, problem.New(0, 0, "not-readable"))
		}
	default:
		text, err := f.Read()
		if errors.Is(err, fs.ErrNotExist) {
			err = errors.Join(ErrVanished, err)
		}
		if errors.Is(err, fs.ErrPermission) {
			return unparsed(f.Path, k, problem.New(0, 0, "not-readable")), nil
		}
		if err != nil {
			return nil, err
		}
		if p.hash = sha256.Sum256(text); last != nil && last.hash == p.hash {
			return last, nil
		}
		p.parse(text)
	}
	p.settle(f.Path, last)
	return p, nil
}

// settle ends parsing. Front matter that says the same as before is the same pointer.
func (p *parsed) settle(file string, last *parsed) {
	for i := range p.problems {
		p.problems[i].File = file
	}
	if last != nil && slices.Equal(p.faults, last.faults) && reflect.DeepEqual(p.front, last.front) {
		p.front, p.faults = last.front, last.faults
	}
}

func (p *parsed) parse(all []byte) {
	text := string(all)
	s, problems := p.split(text)
	p.problems = problems
	p.readSource(s, all[len(all)-len(s.body):])
	if utf8.ValidString(text) {
		text = strings.TrimPrefix(text, "\ufeff")
		if p.kind == configKind {
			text = withoutContact(text)
		}
		p.problems = append(p.problems, privateNumbers(text, 1)...)
	}
}

// readSource reads a source; body is that of the source, which is the end of the file.
func (p *parsed) readSource(s source, body []byte) {
	p.readFront(s)
	if p.kind == configKind {
		return
	}
	form := markdown.Page
	if p.kind == taskKind {
		form = markdown.Task
	}
	p.body = markdown.Parse(body, s.bodyLine, form)
	p.problems = append(p.problems, p.body.Problems...)
	newestFirst(p.body.Updates)
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
