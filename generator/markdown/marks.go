package markdown

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"gongshi/generator/day"
	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// The marks of a heading. Who wrote one wants the update held back: so brackets of any kind will do, and what is only like a mark is
// an error.

const (
	anyOpening = `[\[［【〔〖〚{｛<＜〈《「『(（⟨⟦]`
	anyClosing = `[\]］】〕〗〛}｝>＞〉》」』)）⟩⟧]`
	anyBlank   = `[\s\x{00A0}\x{3000}]*`
)

// pendingMark ends the heading of an update that is not to be published yet.
var pendingMark = regexp.MustCompile(`(?i)` + anyOpening + `+` + anyBlank + `(?:待` + anyBlank + `审|d` + anyBlank + `r` + anyBlank + `a` + anyBlank + `f` + anyBlank + `t)` + anyBlank + anyClosing + `+`)

// bracketed is what stands in brackets, without them.
var bracketed = regexp.MustCompile(anyOpening + `+(` + `[^\[\]［］【】〔〕〖〗〚〛{}｛｝<>＜＞〈〉《》「」『』()（）⟨⟩⟦⟧]{1,40}` + `)` + anyClosing + `+`)

// beginsBracketed is how a text begins that may be bracketed as a whole.
var beginsBracketed = regexp.MustCompile(`^` + anyOpening)

// likePending is what people write who want an update held back, other than the mark.
var likePending = regexp.MustCompile(`(?i)^(?:[侍代带呆等]审|待審|待?.{0,4}(?:待审|待批|待核|未审|未批|未经审|审核中|审批中|审阅中|审查中|送审中|草稿|未发布|未公布|未公开).{0,4}|(?:暂|先)?(?:不|缓|勿)(?:予)?(?:对外)?(?:发布|公布|公开|发)|暂缓(?:发布|公布|公开)|` +
	`(?:(?:an?|first|final|unpublished|rough|internal|still|only) )*drafts?|pending(?: .*)?|(?:under|in|for|awaiting|needs?|to be|pending|await) ?(?:review|approval|approved|reviewed|published|publication|sign-?off|release).*|` +
	`unpublished|unreviewed|unapproved|not (?:yet )?(?:been )?(?:public|published|approved|reviewed|cleared|for publication|for release).*|embargo(?:ed)?.*|on hold|wip|(?:do not|don't|don’t) publish.*|hold(?: back)?)$`)

// barePending ends a title in such words without brackets.
var barePending = regexp.MustCompile(`(?i)(?:^待审$|待审$|(?:^|[\s\x{3000}\x{00A0}\-–—:：·|/])(?:待审核|待审批|待审定|待审阅|草稿|未审核|审核中|审批中|暂不发布|暂不公开)$|(?:^|[\-–—:：|/]\s*)(?:draft|pending|under review|for review|awaiting approval|pending approval|unpublished)$|^draft\s*[\-–—:：|/])|\s(?-i:DRAFT|PENDING)$`)

// brokenPending is the mark with a bracket missing.
var brokenPending = regexp.MustCompile(`(?i)` + anyOpening + anyBlank + `(?:待审|draft)` + anyBlank + `$|(?:^|[\s\x{3000}])(?:待审|draft)` + anyBlank + anyClosing + `$`)

// likeWithdrawn is a mark in a title that was probably meant to withdraw the update.
var likeWithdrawn = regexp.MustCompile(`(?i)^(?:已|已经|现|予以)*(?:撤回|撤下|withdrawn|retracted|withdraw|retract)$`)

// likeReported is what resembles the mark of an update that was put on record only later; reportedMark is the mark.
var (
	likeReported = regexp.MustCompile(`(?i)^(?:补\s*报|补\s*录|补\s*登|rep\w{2,6}d?)\b?[\s：:]*(.*)$`)
	reportedMark = regexp.MustCompile(`(?i)^(?:补报|reported) (\d{4}-\d{2}-\d{2})$`)
)

// readMarks takes the marks off the title of an update, and reports what is only like one.
func (r *reading) readMarks(u *Update, h *ast.Heading, date, rest string) {
	u.Title, u.Pending = r.readPending(h, date, rest)
	u.Title, u.Reported = r.cutReported(h, u.Day, u.Title)
}

// cutReported cuts from a title the mark that says when it was put on record. Of the same day it says nothing more.
func (r *reading) cutReported(h *ast.Heading, on day.Day, title string) (rest string, reported day.Day) {
	for _, m := range bracketed.FindAllStringSubmatchIndex(title, -1) {
		mark := reportedMark.FindStringSubmatch(strings.TrimSpace(title[m[2]:m[3]]))
		if mark == nil || !isSquare(title[m[0]:m[1]]) {
			continue
		}
		rest = strings.TrimSpace(strings.TrimSpace(title[:m[0]]) + " " + strings.TrimSpace(title[m[1]:]))
		reported, exists := day.Parse(mark[1])
		switch {
		case !exists:
			r.report(h.Pos(), "heading-no-such-day", "value", mark[1])
		case reported < on:
			r.report(h.Pos(), "reported-before", "value", mark[1], "other", on.String())
		case reported > on:
			return rest, reported
		}
		return rest, 0
	}
	return title, 0
}

func (r *reading) readPending(h *ast.Heading, date, rest string) (title string, pending bool) {
	title, pending, misplaced := cutPending(rest)
	if misplaced {
		r.report(h.Pos(), "pending-misplaced", "value", shorten(rest, snippetLength), "expected", shorten("## "+date+" "+title+" "+heldBackLike(rest), snippetLength))
	}
	if mark, without, found := nearMark(title); !pending && found {
		r.report(h.Pos(), "pending-unclear", "value", shorten(mark, snippetLength), "expected", shorten("## "+date+" "+without+" "+heldBackLike(rest), snippetLength))
		return title, true
	}
	for _, m := range bracketed.FindAllStringSubmatchIndex(title, -1) {
		mark, inside := title[m[0]:m[1]], strings.TrimSpace(title[m[2]:m[3]])
		switch {
		case (!isRound(mark) || m[1] == len(title)) && likeWithdrawn.MatchString(inside):
			r.report(h.Pos(), "withdrawal-in-title", "value", shorten(mark, snippetLength))
		case isSquare(mark):
			r.checkReported(h.Pos(), mark, inside)
		}
	}
	return title, pending
}

// heldBackLike returns the mark that holds an update back, in the writing of its heading.
func heldBackLike(heading string) string {
	if strings.ContainsFunc(heading, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return "[待审]"
	}
	return "[draft]"
}

// cutPending cuts the mark from a title, and reports whether there is one; misplaced, if it does not stand at the end.
func cutPending(title string) (rest string, pending, misplaced bool) {
	at := pendingMark.FindStringIndex(title)
	if at == nil {
		return title, false, false
	}
	before, after := strings.TrimSpace(title[:at[0]]), strings.TrimSpace(title[at[1]:])
	return strings.TrimSpace(before + " " + after), true, after != ""
}

// nearMark returns what in a title is like the mark of a pending update, and the title without it. In round brackets, which belong
// to names of documents too, it counts only at the ends.
func nearMark(title string) (mark, without string, found bool) {
	for _, m := range bracketed.FindAllStringSubmatchIndex(title, -1) {
		inside := strings.Join(strings.Fields(title[m[2]:m[3]]), " ")
		atEnd := m[0] == 0 || m[1] == len(title)
		if isRound(title[m[0]:m[1]]) && !atEnd || !isLikePending(inside, isSquare(title[m[0]:m[1]])) {
			continue
		}
		return title[m[0]:m[1]], strings.TrimSpace(title[:m[0]] + title[m[1]:]), true
	}
	for _, pattern := range []*regexp.Regexp{brokenPending, barePending} {
		if m := pattern.FindStringIndex(title); m != nil {
			return strings.TrimSpace(title[m[0]:m[1]]), strings.TrimRight(title[:m[0]]+title[m[1]:], " -–—:：·|/"), true
		}
	}
	return "", "", false
}

func isLikePending(inside string, square bool) bool {
	joined := strings.ReplaceAll(inside, " ", "")
	if likePending.MatchString(inside) || likePending.MatchString(joined) {
		return true
	}
	_, near := words.Near(strings.ToLower(inside), []string{"draft", "pending"})
	return square && near && len(inside) >= len("draf")
}

func isRound(mark string) bool { return strings.HasPrefix(mark, "(") || strings.HasPrefix(mark, "（") }

func isSquare(mark string) bool { return strings.ContainsAny(mark[:min(len(mark), 3)], "[［【〔") }

// checkReported reports a mark that was probably meant to say that an update was put on record later.
func (r *reading) checkReported(at int, mark, inside string) {
	m := likeReported.FindStringSubmatch(inside)
	if m == nil || reportedMark.MatchString(inside) {
		return
	}
	word := "reported"
	if strings.HasPrefix(inside, "补") {
		word = "补报"
	}
	expected := "[" + word + " 2022-07-20]"
	if heading, ok := asUpdate(m[1]); ok {
		expected = "[" + word + " " + strings.TrimPrefix(heading, "## ") + "]"
	} else if word == "reported" && m[1] != "" {
		return // [report on …] is no mark
	}
	r.report(at, "reported-form", "value", shorten(mark, snippetLength), "expected", shorten(expected, snippetLength))
}

// checkMarksInText reports marks that stand below the heading instead of in it, where they hold nothing back.
func (r *reading) checkMarksInText(root ast.Node, headings []*ast.Heading) {
	isUpdate := make(map[ast.Node]bool, len(headings))
	for _, h := range headings {
		isUpdate[h] = true
	}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if (n.Kind() != ast.KindParagraph || n.Lines().Len() > 1) && (n.Kind() != ast.KindHeading || isUpdate[n]) {
			continue
		}
		text := plain(r.source, n)
		if len(text) > mostOfLine {
			continue
		}
		if n.Kind() == ast.KindParagraph && isMarkAlone(text) || n.Kind() == ast.KindHeading && endsPending(text) {
			r.report(r.beginning(n), "pending-in-text", "value", shorten(text, snippetLength))
		}
	}
}

// isMarkAlone reports whether a paragraph is only a mark that holds back, or what is like one. Most paragraphs begin with no
// bracket and are done with at once.
func isMarkAlone(text string) bool {
	if !beginsBracketed.MatchString(text) {
		return text == "待审"
	}
	if pendingMark.FindString(text) == text {
		return true
	}
	mark, _, near := nearMark(text)
	return near && mark == text && bracketed.FindString(text) == text
}

func endsPending(text string) bool {
	_, pending, misplaced := cutPending(text)
	return pending && !misplaced
}

// withoutUnseen returns a heading without the characters that nobody sees: they are told of by themselves.
func withoutUnseen(s string) string {
	if strings.IndexFunc(s, problem.IsUnseen) < 0 {
		return s
	}
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if problem.IsUnseen(c) && c != zeroWidthJoiner {
			return -1
		}
		return c
	}, s))
}

// oddBlank returns the name of the first special blank of a line that stands before the day, and where; or -1.
func oddBlank(text []byte) (name string, at int) {
	for i, c := range string(text[:min(len(text), 32)]) {
		switch {
		case problem.IsOddBlank(c):
			return problem.CodePoint(c), i
		case c >= '0' && c <= '9':
			return "", -1
		}
	}
	return "", -1
}
