package gathered

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// quotedText returns a text as JSON has it.
func quotedText(s string) string { return string(quoted(s)) }

// A summary is the first paragraph of another site, of whatever length and with whatever came with what was pasted there.
func TestASummaryIsShortenedAndCleanedInsteadOfRefused(t *testing.T) {
	long := strings.Repeat("港口的灯", 2000)
	for _, c := range []struct{ name, summary, want string }{
		{"plain", "Forty lights.", "Forty lights."},
		{"as it is", " 四十　盏灯 ", " 四十　盏灯 "},
		{"a soft hyphen", "For\u00adty lights.", "Forty lights."},
		{"of no width", "Forty\u200b lights.", "Forty lights."},
		{"turned", "Forty \u202elights.", "Forty lights."},
		{"a tab and ends of lines", "Forty\tlights.\nAnd\r\nmore.\u2028Yes", "Forty lights. And more. Yes"},
		{"that clears the screen", "Forty\x1b[2J lights.\x00", "Forty[2J lights."},
		{"a tag", "Forty\U000E0041 lights.", "Forty lights."},
		{"a flag, a family and Arabic", "\U0001F3F4\U000E0067\U000E0062\U000E007F \U0001F469\u200d\U0001F467 می\u200cخواهم", "\U0001F3F4\U000E0067\U000E0062\U000E007F \U0001F469\u200d\U0001F467 می\u200cخواهم"},
		{"of 6000 bytes", long[:6000], long[:6000]},
		{"of more", long[:6003], long[:5997] + "…"},
		{"with more behind what nobody sees", strings.Repeat("\u00ad", 20000) + "Forty lights.", "…"},
		{"of megabytes", strings.Repeat("x", 3<<20), strings.Repeat("x", 5997) + "…"},
	} {
		s, wrong := readKept(t, kept(strings.Replace(tasksText, `"Forty lights."`, quotedText(c.summary), 1), packageText))
		if wrong != "" {
			t.Errorf("%s: it is said %s", c.name, wrong)
			continue
		}
		if got := s.Plans[0].Tasks[0].Summary; got != c.want || !utf8.ValidString(got) || len(got) > mostText {
			t.Errorf("%s: it is read as %d bytes, %.80q, want %.80q", c.name, len(got), got, c.want)
		}
	}
}
