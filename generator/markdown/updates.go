package markdown

import (
	"cmp"
	"regexp"
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
	r.readDescription(root.FirstChild(), first, topOfDescription)
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
	r.mark(&r.doc.Description)
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
		switch n := n.(type) {
		case *ast.Heading:
			u, ok := r.readHeading(n)
			if !ok {
				continue
			}
			ofDay[u.Day]++
			u.Anchor = u.Day.String()
			if ofDay[u.Day] > 1 {
				u.Anchor += "-" + strconv.Itoa(ofDay[u.Day])
			}
			r.ids.take(u.Anchor)
			r.doc.Updates = append(r.doc.Updates, u)
			dated = append(dated, n)
		case *ast.Paragraph:
			r.checkUnspacedHeadings(n)
		}
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
	text := plain(r.source, h)
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
	title, pending, misplaced := cutPending(rest)
	if misplaced {
		r.report(h.Pos(), "pending-misplaced", "value", shorten(rest, snippetLength), "expected", shorten("## "+date+" "+title+" [待审]", snippetLength))
	}
	if title == "" {
		r.report(h.Pos(), "heading-untitled", "value", date)
	}
	line, _ := r.places.of(h.Pos())
	return Update{Day: d, Title: title, Pending: pending, Line: line}, true
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

var otherDays = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?[\s:：]*(.*)$`)

// otherDay returns a heading as it should be if it begins with a day in a form that is usual elsewhere, such as 2022年6月28日.
func otherDay(heading string) (string, bool) {
	m := otherDays.FindStringSubmatch(heading)
	if m == nil {
		return "", false
	}
	date := m[1] + "-" + ("0" + m[2])[len(m[2])-1:] + "-" + ("0" + m[3])[len(m[3])-1:]
	_, exists := day.Parse(date)
	return strings.TrimSpace(date + " " + m[4]), exists
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

// pendingMark ends the heading of an update that is not to be published yet. Brackets of any kind will do: who wrote them wants it
// held back.
var pendingMark = regexp.MustCompile(`(?i)[\[【［(（]\s*(?:待审|draft)\s*[\]】］)）]`)

// cutPending cuts the mark from a title, and reports whether there is one; misplaced, if it does not stand at the end.
func cutPending(title string) (rest string, pending, misplaced bool) {
	at := pendingMark.FindStringIndex(title)
	if at == nil {
		return title, false, false
	}
	before, after := strings.TrimSpace(title[:at[0]]), strings.TrimSpace(title[at[1]:])
	return strings.TrimSpace(before + " " + after), true, after != ""
}

func (r *reading) readUpdate(u *Update, heading *ast.Heading, end ast.Node) {
	r.tryOut(heading.FirstChild(), nil)
	r.doc.Anchors = append(r.doc.Anchors, u.Anchor)
	first := heading.NextSibling()
	if r.readWithdrawal(u, first, end) {
		return
	}
	r.checkWithdrawals(first, end)
	r.write(first, end, u.Anchor+"-", topOfUpdate)
	r.mark(&u.Body)
	u.Excerpt = excerpt(r.source, first, end)
}

// withdrawalMarks begin the quotation that withdraws an update. Each is followed by a colon, full-width or not.
var withdrawalMarks = []string{"撤回", "Withdrawn"}

// readWithdrawal reads why an update was withdrawn, and reports whether it was.
func (r *reading) readWithdrawal(u *Update, first, end ast.Node) bool {
	quote := first
	for quote != end && !isShown(quote) {
		quote = quote.NextSibling()
	}
	if quote == end || quote.Kind() != ast.KindBlockquote {
		return false
	}
	text := plainBlocks(r.source, quote)
	for _, mark := range withdrawalMarks {
		reason, ok := cutMark(text, mark)
		if !ok {
			continue
		}
		r.tryOut(quote, quote.NextSibling())
		u.Withdrawn, u.Reason = true, reason
		if reason == "" {
			r.report(quote.Pos(), "withdrawal-without-reason", "value", mark)
		}
		return true
	}
	return false
}

// likeWithdrawal is how a quotation begins that was probably meant to withdraw the update.
var likeWithdrawal = regexp.MustCompile(`(?i)^(?:撤回|撤销|withdrawn\b)`)

// checkWithdrawals finds quotations in an update that is not withdrawn, which were probably meant to withdraw it: all of its text
// would stay in public.
func (r *reading) checkWithdrawals(first, end ast.Node) {
	for n := first; n != end; n = n.NextSibling() {
		if n.Kind() != ast.KindBlockquote {
			continue
		}
		text := plainBlocks(r.source, n)
		for _, mark := range withdrawalMarks {
			if _, ok := cutMark(text, mark); ok {
				r.report(n.Pos(), "withdrawal-late", "value", shorten(text, snippetLength))
				return
			}
		}
		if likeWithdrawal.MatchString(text) {
			r.report(n.Pos(), "withdrawal-form", "value", shorten(text, snippetLength))
		}
	}
}

func cutMark(text, mark string) (reason string, ok bool) {
	if len(text) < len(mark) || !strings.EqualFold(text[:len(mark)], mark) {
		return "", false
	}
	reason, ok = strings.CutPrefix(text[len(mark):], ":")
	if !ok {
		reason, ok = strings.CutPrefix(text[len(mark):], "：")
	}
	return strings.TrimSpace(reason), ok
}
