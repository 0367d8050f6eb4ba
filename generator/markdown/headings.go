package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// The level at which a section's highest headings are shown: below the page's own title, below the heading that a task's
// page puts over the description, and below an update's own.
const (
	topOfPage        = 2
	topOfDescription = 3
	topOfUpdate      = 4
	lowestLevel      = 6
)

func (r *reading) writeHeading(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		r.put("</h", strconv.Itoa(r.level), ">\n")
		return ast.WalkContinue
	}
	r.level = r.outline.shown(n.(*ast.Heading).Level)
	r.put("<h", strconv.Itoa(r.level))
	if id := r.idOf(n); id != "" && !r.inNote {
		r.put(` id="`, id, `"`)
		r.doc.Anchors = append(r.doc.Anchors, id)
	}
	r.put(">")
	return ast.WalkContinue
}

// idOf returns the id of a heading; none, if its text makes none.
func (r *reading) idOf(n ast.Node) string {
	own := slug(plain(r.source, n))
	if own != "" && r.anchor != "" {
		own = r.anchor + "-" + own
	}
	return r.ids.give(own)
}

// An outline shows headings one level below the heading that they belong to, whatever levels were skipped in the source.
type outline struct {
	top  int
	open []int // the levels, as written, of the headings that the next could belong to
}

// shown returns the level at which a heading is shown that was written at a level.
func (o *outline) shown(level int) int {
	for len(o.open) > 0 && o.open[len(o.open)-1] >= level {
		o.open = o.open[:len(o.open)-1]
	}
	o.open = append(o.open, level)
	return min(o.top+len(o.open)-1, lowestLevel)
}

// slug makes an id of a heading's text: letters and digits as they are but small, hyphens for spaces and the like, nothing
// else. A heading without letters or digits has none.
func slug(heading string) string {
	var b strings.Builder
	gap := false
	for _, c := range heading {
		switch {
		case unicode.IsLetter(c), unicode.IsDigit(c), unicode.IsMark(c) && b.Len() > 0:
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(c))
		case unicode.IsSpace(c), c == '-', c == '_', c == '/':
			gap = true
		}
	}
	return b.String()
}

// ids are those taken so far, each with the number that its last double has.
type ids map[string]int

func (s *ids) take(id string) {
	if *s == nil {
		*s = ids{}
	}
	(*s)[id] = 1
}

// give returns an id that nothing else has: the one asked for, or with a number after it. An empty one stays empty.
func (s *ids) give(id string) string {
	if id == "" {
		return ""
	}
	given := id
	for (*s)[given] > 0 {
		(*s)[id]++
		given = id + "-" + strconv.Itoa((*s)[id])
	}
	s.take(given)
	return given
}
