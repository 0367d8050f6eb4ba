package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"

	"gongshi/generator/front"
)

// A file is a source taken apart. What is put together again has the bytes that it had, but for what was changed.
type file struct {
	path      string
	head      string // a byte order mark, and the first fence
	front     string
	fence     string // the second
	body      string
	readable  bool
	newline   string
	bodyLine  int
	frontLine int
}

// taken takes a text apart. One that is not there yet is empty.
func taken(path, text string) file {
	if text == "" {
		text = front.Written("", "")
	}
	f := file{path: path, newline: "\n"}
	if strings.Contains(text, "\r\n") {
		f.newline = "\r\n"
	}
	s, problems := front.Cut(text)
	if f.readable = len(problems) == 0; !f.readable {
		f.body = text
		return f
	}
	from := strings.IndexByte(text, '\n') + 1
	f.head, f.front, f.body = text[:from], s.Front, s.Body
	f.fence = text[from+len(s.Front) : len(text)-len(s.Body)]
	f.bodyLine, f.frontLine = s.BodyLine, s.FrontLine
	return f
}

func (f file) text() string { return f.head + f.front + f.fence + f.body }

// plainBody returns the body as a box shows it.
func (f file) plainBody() string { return strings.TrimSpace(plainLines(f.body)) }

// setBody gives the body another text, unless it is what the box showed.
func (f *file) setBody(text string) {
	if text = strings.TrimSpace(plainLines(text)); text == f.plainBody() {
		return
	}
	if text != "" {
		text = "\n" + text + "\n"
	}
	f.body = strings.ReplaceAll(text, "\n", f.newline)
}

// plainLines returns a text whose lines end in \n, as no browser sends it.
func plainLines(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// bases are the texts from which forms were made, by what stands for them in the form. Only the last are kept.
type bases struct {
	mu    sync.Mutex
	texts map[string]map[string]string
	order []string
}

// mostBases bounds how many are kept: a form that was open longer is compared with what is on disk alone.
const mostBases = 300

// keep keeps texts, and returns what stands for them.
func (b *bases) keep(texts map[string]string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	sum := sumOf(texts)
	if b.texts == nil {
		b.texts = map[string]map[string]string{}
	}
	if _, known := b.texts[sum]; !known {
		b.texts[sum] = texts
		b.order = append(b.order, sum)
	}
	if len(b.order) > mostBases {
		delete(b.texts, b.order[0])
		b.order = b.order[1:]
	}
	return sum
}

// of returns the texts for which something stands; nil if they are not kept.
func (b *bases) of(sum string) map[string]string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.texts[sum]
}

// sumOf returns the SHA-256 of texts with their paths.
func sumOf(texts map[string]string) string {
	h := sha256.New()
	var paths []string
	for path := range texts {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		one := sha256.Sum256([]byte(texts[path]))
		h.Write([]byte(path + "\x00"))
		h.Write(one[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Sent are the forms that were written, with where each led. Who sends one twice has only pressed the button twice.
type sent struct {
	mu    sync.Mutex
	to    map[string]string
	order []string
}

func (s *sent) of(once string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.to[once]
}

func (s *sent) note(once, to string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if once == "" {
		return
	}
	if s.to == nil {
		s.to = map[string]string{}
	}
	s.to[once], s.order = to, append(s.order, once)
	if len(s.order) > mostBases {
		delete(s.to, s.order[0])
		s.order = s.order[1:]
	}
}
