package markdown

import (
	"bytes"
	"cmp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gongshi/generator/day"
)

// readTask reads a task: its description, and from each dated heading to the next an update. A heading that should be
// dated and is not is reported, and stays where it stands.
func (r *reading) readTask(root ast.Node) {
	headings := r.readHeadings(root)
	var first ast.Node
	if len(headings) > 0 {
		first = headings[0]
	}
	r.notes.assign(startsOf(headings))
	r.reportOpenings(headings)
	r.readDescription(root.FirstChild(), first, topOfDescription)
	r.checkMarksInText(root, headings)
	r.checkWithdrawals(root.FirstChild(), first)
	for i, h := range headings {
		var next ast.Node
		if i+1 < len(headings) {
			next = headings[i+1]
		}
		r.readUpdate(&r.doc.Updates[i], h, next)
	}
	r.keepSources(headings)
}

func (r *reading) readDescription(first, end ast.Node, top int) {
	r.write(first, end, "", top)
	r.endText(&r.doc.Description)
	for n := first; n != end && r.doc.Summary == ""; n = n.NextSibling() {
		if ast.IsParagraph(n) {
			r.doc.Summary = plain(r.source, n)
		}
	}
}

// readHeadings begins an update for each dated heading at the top level, and returns those headings.
func (r *reading) readHeadings(root ast.Node) []*ast.Heading {
	dated := make([]*ast.Heading, 0, secondHeadings(root))
	r.doc.Updates = make([]Update, 0, cap(dated))
	ofDay := map[day.Day]int{}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		h, isHeading := n.(*ast.Heading)
		if !isHeading {
			continue
		}
		u, ok := r.readHeading(h)
		if !ok {
			continue
		}
		ofDay[u.Day]++
		u.Anchor = u.Day.String()
		if ofDay[u.Day] > 1 {
			u.Anchor += "-" + strconv.Itoa(ofDay[u.Day])
		}
		if r.anchor != "" && len(dated) == 0 {
			u.Anchor = r.anchor
		}
		r.ids.take(u.Anchor)
		r.doc.Updates = append(r.doc.Updates, u)
		dated = append(dated, h)
	}
	return dated
}

// secondHeadings counts the headings that are probably those of updates.
func secondHeadings(root ast.Node) int {
	count := 0
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 2 {
			count++
		}
	}
	return count
}

// readHeading reads the heading of an update, and reports whether it is one.
func (r *reading) readHeading(h *ast.Heading) (Update, bool) {
	if h.Level > 2 {
		return Update{}, false
	}
	text := withoutUnseen(plain(r.source, h))
	date, rest, ok := cutDate(text)
	if !ok || h.Level == 1 {
		r.reportHeading(h, text)
		return Update{}, false
	}
	d, ok := day.Parse(date)
	if !ok {
		r.report(h.Pos(), "heading-no-such-day", "value", date)
		return Update{}, false
	}
	u := Update{Day: d}
	r.readMarks(&u, h, date, rest)
	if u.Title == "" {
		r.report(h.Pos(), "heading-untitled", "value", date)
	}
	u.Line, _ = r.places.of(h.Pos())
	return u, true
}

// reportHeading says why a heading is not that of an update.
func (r *reading) reportHeading(h *ast.Heading, text string) {
	value := shorten(cmp.Or(text, "##"), snippetLength)
	date, isDay := otherDay(text)
	switch underlined := h.Pos() < len(r.source) && r.source[h.Pos()] != '#'; {
	case underlined:
		r.report(h.Pos(), "heading-underlined", "value", value)
	case isDay && h.Level == 1:
		r.report(h.Pos(), "heading-highest", "value", "# "+value, "expected", shorten("## "+date, snippetLength))
	case isDay:
		r.report(h.Pos(), "heading-day-form", "value", value, "expected", shorten("## "+date, snippetLength))
	case h.Level == 1:
		r.report(h.Pos(), "heading-highest", "value", "# "+value)
	default:
		r.report(h.Pos(), "heading-undated", "value", value)
	}
}

// otherDay returns a heading as it should be if it begins with a day in a form that is usual elsewhere, such as 2022年6月28日.
func otherDay(heading string) (string, bool) {
	d, rest, _ := day.Cut(heading)
	title := strings.TrimLeft(rest, " \t\n\f\r:：")
	return strings.TrimSpace(d.String() + " " + title), d != 0 && !strings.Contains(title, "\n")
}

// cutDate cuts what has the form of a day from the beginning of a heading, and what separates it from the title: spaces,
// also full-width ones, or a colon.
func cutDate(heading string) (date, rest string, ok bool) {
	if len(heading) < len("2022-06-28") || !day.Looks(heading[:len("2022-06-28")]) {
		return "", "", false
	}
	date, after := heading[:len("2022-06-28")], heading[len("2022-06-28"):]
	rest = strings.TrimLeft(after, " \t\u00A0\u3000:：")
	return date, rest, after == "" || rest != after
}

func (r *reading) readUpdate(u *Update, heading *ast.Heading, end ast.Node) {
	r.tryOut(heading.FirstChild(), nil)
	r.reportLost(heading, "lost-in-title")
	r.doc.Anchors = append(r.doc.Anchors, u.Anchor)
	first := heading.NextSibling()
	if r.readWithdrawal(u, first, end) {
		return
	}
	r.checkWithdrawals(first, end)
	r.write(first, end, u.Anchor+"-", topOfUpdate)
	r.endText(&u.Body)
	u.Excerpt = excerpt(r.source, first, end)
}

// keepSources keeps what was written of the description, and of each update below its heading, so that it can be handed on
// and come back as the same. What was withdrawn is not published again in any form.
func (r *reading) keepSources(headings []*ast.Heading) {
	from := 0
	for i := 0; i <= len(headings); i++ {
		to := len(r.source)
		if i < len(headings) {
			to = bytes.LastIndexByte(r.source[:headings[i].Pos()], '\n') + 1
		}
		switch written := string(withoutMargin(r.source[from:to])); {
		case i == 0:
			r.doc.Source = written
		case !r.doc.Updates[i-1].Withdrawn:
			r.doc.Updates[i-1].Source = written
		}
		if i < len(headings) {
			from = r.below(headings[i])
		}
	}
}

// below returns where the text below a heading begins: after its line, or after the line under it.
func (r *reading) below(h *ast.Heading) int {
	at := h.Pos()
	underlined := at < len(r.source) && r.source[at] != '#'
	if lines := h.Lines(); lines.Len() > 0 {
		at = max(at, lines.At(lines.Len()-1).Stop-1)
	}
	at = r.lineAfter(at)
	if underlined {
		at = r.lineAfter(at)
	}
	return at
}

func (r *reading) lineAfter(at int) int {
	if length := bytes.IndexByte(r.source[at:], '\n'); length >= 0 {
		return at + length + 1
	}
	return len(r.source)
}

// withoutMargin cuts empty lines off the beginning, and blanks and empty lines off the end. The first line keeps its indent.
func withoutMargin(text []byte) []byte {
	text = bytes.TrimRight(text, " \t\n")
	for {
		line, rest, more := bytes.Cut(text, newline)
		if !more || len(bytes.TrimLeft(line, " \t")) > 0 {
			return text
		}
		text = rest
	}
}
