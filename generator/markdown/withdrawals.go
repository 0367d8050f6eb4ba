package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

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
	text := withoutUnseen(plainBlocks(r.source, quote))
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
		r.reportLost(quote, "lost-in-reason")
		r.checkRunsOn(quote)
		return true
	}
	return false
}

func cutMark(text, mark string) (reason string, ok bool) {
	if len(text) < len(mark) || !strings.EqualFold(text[:len(mark)], mark) {
		return "", false
	}
	after := strings.TrimLeft(text[len(mark):], " \u3000")
	reason, ok = strings.CutPrefix(after, ":")
	if !ok {
		reason, ok = strings.CutPrefix(after, "：")
	}
	return strings.TrimSpace(reason), ok
}

// checkRunsOn reports a line right below the quotation that withdraws an update, without an empty line between: Markdown takes it for
// a part of the reason, which is published.
func (r *reading) checkRunsOn(quote ast.Node) {
	for p := quote.FirstChild(); p != nil; p = p.NextSibling() {
		if !ast.IsParagraph(p) {
			continue
		}
		for i := range p.Lines().Len() {
			at := p.Lines().At(i).Start
			if start := r.places.lineStart(at); !bytes.HasPrefix(bytes.TrimLeft(r.source[start:at], " \t"), []byte(">")) {
				r.report(at, "withdrawal-runs-on", "value", shorten(string(r.places.restOfLine(at)), snippetLength))
				return
			}
		}
	}
}

// What a text begins with that was probably meant to withdraw the update: by itself, or only in a quotation.
var (
	likeWithdrawal = regexp.MustCompile(`(?i)^[【\[（(]?(?:(?:本|该|此|这|上)?(?:条|则|项)?(?:进展|更新|动态|信息|消息|内容)?)?(?:现|已|予以|特此|已经|现已|需|请)*(?:撤回|撤销|撤下|作废|收回)` +
		`(?:本条|此条|该条|这条)?(?:进展|更新|动态|信息|消息|内容|说明|声明|原因|理由|通知)?[】\]）)]?\s*(?:[:：，,。；;、！!]|[-–—]|$)`)
	likeWithdrawnText = regexp.MustCompile(`(?i)^[【\[（(]?(?:(?:本|该|此|这|上)?(?:条|则|项)?(?:进展|更新|动态|信息|消息|内容)?)?(?:现|已|予以|特此|已经|现已)*(?:撤回|撤下)` +
		`(?:本条|此条|该条|这条)?(?:进展|更新|动态|信息|消息|内容|说明|声明|原因|理由)?[】\]）)]?\s*(?:[:：]|$)`)
	likeWithdrawnEnglish = regexp.MustCompile(`(?i)^[\[(]?(?:(?:this|the) update (?:is|was|has been) |now |is )?(?:withdrawn|withdrawal|withdrew|withdraw|retracted|retraction|revoked)[\])]?\s*(?:[:：,.;!]|[-–—]|$)`)
)

// quoteSign is what people write for > with an input method or by mistake.
var quoteSign = regexp.MustCompile(`^[＞》〉›»|｜⟩]+\s*`)

// checkWithdrawals finds what stands in an update that is not withdrawn, or in the description, and was probably meant to withdraw
// it: all of its text would stay in public.
func (r *reading) checkWithdrawals(first, end ast.Node) {
	begins := true
	for n := first; n != end; n = n.NextSibling() {
		if isShown(n) {
			r.checkWithdrawal(n, begins)
			begins = false
		}
	}
}

func (r *reading) checkWithdrawal(n ast.Node, begins bool) {
	switch n.Kind() {
	case ast.KindBlockquote:
		r.checkQuotation(n, begins)
	case ast.KindParagraph:
		for _, l := range r.linesOf(n) {
			r.checkWithdrawalLine(l)
		}
	case ast.KindHeading:
		if text := plain(r.source, n); likeWithdrawnText.MatchString(text) {
			r.reportWithdrawal(n.Pos(), text)
		}
	case ast.KindCodeBlock:
		for _, l := range r.linesOf(n) {
			if rest, quoted := bytes.CutPrefix(l.text, []byte(">")); quoted && beginsWithdrawal(string(bytes.TrimSpace(rest))) {
				r.reportWithdrawal(l.at, string(l.text))
			}
		}
	case ast.KindList:
		if text := plainBlocks(r.source, n.FirstChild()); begins && beginsWithdrawal(text) {
			r.reportWithdrawal(r.beginning(n), text)
		}
	}
}

// checkQuotation looks at a quotation that does not withdraw the update.
func (r *reading) checkQuotation(quote ast.Node, begins bool) {
	text := plainBlocks(r.source, quote)
	if text == "" && quote.FirstChild() != nil && quote.FirstChild().Kind() == ast.KindHeading {
		text = plain(r.source, quote.FirstChild())
	}
	for _, mark := range withdrawalMarks {
		if _, ok := cutMark(text, mark); ok && !begins {
			r.report(quote.Pos(), "withdrawal-late", "value", shorten(text, snippetLength))
			return
		}
	}
	if beginsWithdrawal(strings.TrimPrefix(text, "[!WARNING] ")) {
		r.reportWithdrawal(quote.Pos(), text)
	}
}

// checkWithdrawalLine looks at a line of ordinary text.
func (r *reading) checkWithdrawalLine(l line) {
	text := strings.TrimLeft(string(l.text[:min(len(l.text), 200)]), "*_ \u3000")
	sign := quoteSign.FindString(text)
	text = strings.ReplaceAll(strings.TrimLeft(text[len(sign):], "*_ \u3000"), "*", "")
	isMark := sign != "" && beginsWithdrawal(text) || likeWithdrawnText.MatchString(text)
	for _, mark := range withdrawalMarks {
		_, ok := cutMark(text, mark)
		isMark = isMark || ok
	}
	if isMark {
		r.reportWithdrawal(l.at, string(l.text))
	}
}

func beginsWithdrawal(text string) bool {
	return likeWithdrawal.MatchString(text) || likeWithdrawnEnglish.MatchString(text)
}

func (r *reading) reportWithdrawal(at int, text string) {
	r.report(at, "withdrawal-form", "value", shorten(text, snippetLength))
}
