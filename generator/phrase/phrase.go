// Package phrase understands the phrases of plans, Chinese and English ones: when something is due (when.go), who is responsible in
// which role (role.go), how a row is numbered (number.go), which amounts a sentence names (amount.go).
//
// Its functions are pure: a phrase, and what is known of the plan, give values. Rules are tables that are walked over. What always
// holds: nothing is guessed in silence. What a phrase may also mean, and what of it was not understood, comes back as a Doubt beside the
// values.
package phrase

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// A Doubt is what somebody should look at: its kind, and the words that it is about. Each kind has words in package words.
type Doubt struct{ Kind, Words string }

// mostPhrase is how long a phrase is looked at, in bytes: what is longer is no phrase.
const mostPhrase = 1 << 16

// Plain returns a text as it is compared with rules: letters, digits and signs of one width, no line end or blank between Chinese
// characters.
func Plain(text string) string {
	if len(text) > mostPhrase {
		text = strings.ToValidUTF8(text[:mostPhrase], "")
	}
	all := make([]rune, 0, len(text))
	for _, r := range text {
		all = append(all, narrow(r))
	}
	var b strings.Builder
	for k := 0; k < len(all); {
		end := k
		for end < len(all) && isBlank(all[end]) {
			end++
		}
		if end == k {
			b.WriteRune(all[k])
			k++
			continue
		}
		if k > 0 && end < len(all) && !isWide(all[k-1]) && !isWide(all[end]) {
			b.WriteByte(' ')
		}
		k = end
	}
	return b.String()
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

// isWide reports whether a character stands without blanks around it.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("，。；：、（）《》“”【】！？", r)
}

// narrow returns the narrow form of letters, digits and a few signs. Punctuation that has a meaning of its own stays.
func narrow(r rune) rune {
	switch r {
	case '\u3000':
		return ' '
	case '~', '～', '〜', '∼', '—', '–', '－', '‐', '―', '−':
		return '-'
	case '，', '。', '；', '：', '（', '）', '、', '！', '？':
		return r
	case ';':
		return '；'
	}
	if r >= 0xFF01 && r <= 0xFF5E {
		if p := width.LookupRune(r); p.Narrow() != 0 {
			return p.Narrow()
		}
	}
	return r
}

// isLatin reports whether a text is written in Latin letters: blanks then part words, not names.
func isLatin(text string) bool {
	latin, han := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLetter(r):
			latin++
		}
	}
	return latin > 2*han
}

// Latin reports whether a text is written in Latin letters.
func Latin(text string) bool { return isLatin(text) }
