package command

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Sites with mistakes, in a notation of their own: testdata/mistakes.txtar tells it. Tests make and mend each mistake; explain shows them as
// examples. So an example is never another than what a check tells.

// A mistake is made at one place of a site: wrong stands in place of right, or a file is there that should not be.
type mistake struct {
	kind, file   string
	wrong, right string
	at           string // the place, if it is not within wrong: "2:1"
	mended       bool
	where        string // the place of its problem, once the site was written
}

// A flawed file is one in pieces: text, and between it mistakes.
type flawed struct {
	name   string
	texts  []string   // one more than mistakes
	inside []*mistake // between the texts
	whole  *mistake   // the file itself is one
}

var (
	notation     = regexp.MustCompile(`(?s)⟪([a-z0-9-]+)(?:@(\d+:\d+))?: (.*?) ⇒ (.*?)⟫`)
	fileNotation = regexp.MustCompile(`^(.*) ⟪([a-z0-9-]+)(?:@(\d+:\d+))?⟫$`)
)

// flawedFile reads a file in that notation.
func flawedFile(name, text string) (page *flawed, all []*mistake) {
	page = &flawed{name: name}
	if m := fileNotation.FindStringSubmatch(name); m != nil {
		page.name = m[1]
		page.whole = &mistake{kind: m[2], file: m[1], at: m[3]}
		all = append(all, page.whole)
	}
	end := 0
	for _, m := range notation.FindAllStringSubmatchIndex(text, -1) {
		part := func(i int) string { return text[max(m[2*i], 0):max(m[2*i+1], 0)] }
		made := &mistake{kind: part(1), at: part(2), wrong: part(3), right: part(4), file: page.name}
		page.texts = append(page.texts, text[end:m[0]])
		page.inside = append(page.inside, made)
		all = append(all, made)
		end = m[1]
	}
	page.texts = append(page.texts, text[end:])
	return page, all
}

// written returns the files of a site as it is now, and the problems that it should have.
func written(site []*flawed) (files map[string]string, want []string) {
	files = map[string]string{}
	for _, page := range site {
		if page.whole != nil && page.whole.mended {
			continue
		}
		if page.whole != nil {
			page.whole.where = strings.TrimSuffix(page.name+":"+page.whole.at, ":")
			want = append(want, page.whole.where+" "+page.whole.kind)
		}
		text := page.texts[0]
		for i, m := range page.inside {
			if m.mended {
				text += m.right
			} else {
				m.where = page.name + ":" + m.place(text)
				want = append(want, m.where+" "+m.kind)
				text += strings.Replace(m.wrong, "▲", "", 1)
			}
			text += page.texts[i+1]
		}
		files[page.name] = text
	}
	slices.Sort(want)
	return files, want
}

// place returns where a mistake stands after a text.
func (m *mistake) place(before string) string {
	if m.at != "" {
		return m.at
	}
	if inside, _, ok := strings.Cut(m.wrong, "▲"); ok {
		before += inside
	}
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, utf8.RuneCountInString(line)+1)
}
