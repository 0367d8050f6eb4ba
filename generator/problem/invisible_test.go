package problem

import (
	"fmt"
	"strings"
	"testing"
)

func unseen(text string) string {
	var all []string
	for _, u := range UnseenCharacters(text, 1) {
		all = append(all, fmt.Sprintf("%d:%d %s", u.Line, u.Column, u.Name()))
	}
	return strings.Join(all, "|")
}

func TestCharactersThatNobodySeesAreNamedAndPlaced(t *testing.T) {
	for text, want := range map[string]string{
		"甲\u200b乙\n\u200e丙":           "1:2 U+200B|2:1 U+200E",
		"甲\u00ad乙\ufeff":              "1:2 U+00AD|1:4 U+FEFF",
		"a\x07b\x1b[2Jc\x7f":          "1:2 U+0007|1:4 U+001B|1:9 U+007F",
		"甲\u202e乙\u202c\u2066丙\u2069": "1:2 U+202E|1:4 U+202C|1:5 U+2066|1:7 U+2069",
		"甲\u2028乙\u2060丙\u3164":       "1:2 U+2028|1:4 U+2060|1:6 U+3164",
		"图￼。\u0085":                   "1:2 U+FFFC|1:4 U+0085",
		"a\rb":                        "1:2 U+000D",
		"两人\u200d合写\u200c，a\u200db":   "1:3 U+200D|1:6 U+200C|1:9 U+200D",
		"甲\r\n乙\t丙\u3000丁\u00a0戊":     "",
		"👨\u200d👩\u200d👧 👩🏽\u200d🚒 ❤️\u200d🔥 🏳️\u200d🌈": "",
		"می\u200cخواهم क्\u200dष שלום\u200f!":           "",
		"🏴\U000E0067\U000E0062\U000E007F":               "",
		"葛\U000E0100城":                                  "",
	} {
		if got := unseen(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
