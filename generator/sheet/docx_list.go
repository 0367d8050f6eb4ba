package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// Numbers that the program writes before paragraphs stand nowhere in the text: they are counted here as it counts them.

// inList is where a paragraph stands in a list.
type inList struct {
	id    string
	level int
}

func (l *inList) read(e xml.StartElement) {
	switch e.Name.Local {
	case "numId":
		l.id = attr(e, "val")
	case "ilvl":
		if n, err := strconv.Atoi(attr(e, "val")); err == nil && n >= 0 && n < levels {
			l.level = n
		}
	}
}

const levels = 9 // of a list

// A level is how a list is numbered at one depth.
type level struct {
	start        int
	format, text string
}

type lists struct {
	kinds  map[string]*[levels]level // the definitions
	of     map[string]string         // the definition of each list
	begins map[string]int            // where a list begins at a level, if not as its definition says: "3.0"
	counts map[string]*[levels]int   // by definition: lists of one go on in each other
	seen   map[string]bool           // lists that have begun
	styles map[string]inList
}

func readLists(a *archive) (*lists, error) {
	l := &lists{kinds: map[string]*[levels]level{}, of: map[string]string{}, begins: map[string]int{}, counts: map[string]*[levels]int{},
		seen: map[string]bool{}, styles: map[string]inList{}}
	for file, read := range map[string]func(*walker) func(xml.StartElement) error{"word/numbering.xml": l.definition, "word/styles.xml": l.style} {
		text, err := a.read(file)
		if err != nil {
			return nil, err
		}
		if text == nil {
			continue
		}
		w := walk(text)
		if _, err := w.root(); err != nil {
			return nil, err
		}
		if err := w.each(read(w)); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *lists) definition(w *walker) func(xml.StartElement) error {
	return func(e xml.StartElement) error {
		if len(l.kinds)+len(l.of) > mostNumbering {
			return &Refusal{Code: "import-broken"}
		}
		switch e.Name.Local {
		case "abstractNum":
			return l.kind(w, attr(e, "abstractNumId"))
		case "num":
			return l.list(w, attr(e, "numId"))
		}
		return w.skip()
	}
}

func (l *lists) kind(w *walker, id string) error {
	all := &[levels]level{}
	l.kinds[id] = all
	return w.each(func(e xml.StartElement) error {
		n, err := strconv.Atoi(attr(e, "ilvl"))
		if e.Name.Local != "lvl" || err != nil || n < 0 || n >= levels {
			return w.skip()
		}
		at := &all[n]
		at.start = 1
		return w.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "start":
				at.start, _ = strconv.Atoi(attr(e, "val"))
			case "numFmt":
				at.format = attr(e, "val")
			case "lvlText":
				at.text = attr(e, "val")
			}
			return w.skip()
		})
	})
}

func (l *lists) list(w *walker, id string) error {
	return w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNumId":
			l.of[id] = attr(e, "val")
		case "lvlOverride":
			at := attr(e, "ilvl")
			return w.each(func(e xml.StartElement) error {
				if n, err := strconv.Atoi(attr(e, "val")); e.Name.Local == "startOverride" && err == nil {
					l.begins[id+"."+at] = n
				}
				return w.skip()
			})
		}
		return w.skip()
	})
}

// style reads which styles number their paragraphs.
func (l *lists) style(w *walker) func(xml.StartElement) error {
	return func(e xml.StartElement) error {
		if e.Name.Local != "style" {
			return w.skip()
		}
		id, in := attr(e, "styleId"), inList{}
		var read func(xml.StartElement) error
		read = func(e xml.StartElement) error {
			if e.Name.Local == "pPr" || e.Name.Local == "numPr" {
				return w.each(read)
			}
			in.read(e)
			return w.skip()
		}
		err := w.each(read)
		if in.id != "" {
			l.styles[id] = in
		}
		return err
	}
}

// label counts a paragraph, and returns what the program writes before it.
func (l *lists) label(p inList) string {
	kind := l.kinds[l.of[p.id]]
	if kind == nil || p.id == "0" {
		return ""
	}
	counts := l.counts[l.of[p.id]]
	if counts == nil {
		counts = &[levels]int{}
		for n := range counts {
			counts[n] = kind[n].start - 1
		}
		l.counts[l.of[p.id]] = counts
	}
	if !l.seen[p.id] {
		l.seen[p.id] = true
		for n := range levels {
			if begin, is := l.begins[p.id+"."+strconv.Itoa(n)]; is {
				counts[n] = begin - 1
			}
		}
	}
	counts[p.level]++
	for n := p.level + 1; n < levels; n++ {
		counts[n] = kind[n].start - 1
	}
	if kind[p.level].format == "bullet" || kind[p.level].format == "none" {
		return ""
	}
	text := kind[p.level].text
	for n := range levels {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(n+1), numeral(max(counts[n], kind[n].start), kind[n].format))
	}
	return text
}

// numeral writes a number as a list does.
func numeral(n int, format string) string {
	switch {
	case strings.HasPrefix(format, "chinese") || strings.HasPrefix(format, "ideograph") || strings.HasPrefix(format, "japanese") || strings.HasPrefix(format, "taiwanese"):
		return chinese(n)
	case strings.HasPrefix(format, "decimalEnclosedCircle") && n >= 1 && n <= 20:
		return string(rune('①' + n - 1))
	}
	return strconv.Itoa(n)
}

// chinese writes a number below a hundred in Chinese.
func chinese(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	text := "十"
	if n >= 20 {
		text = string(digits[n/10]) + text
	}
	if n%10 > 0 {
		text += string(digits[n%10])
	}
	return text
}
