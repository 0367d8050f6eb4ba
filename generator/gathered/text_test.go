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
		{"with more behind what nobody sees", strings.Repeat("\u00ad", 20000) + "Forty lights.", ""},
		{"blank", "\u3000 \u2800\U000E0041", ""},
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

// blanks are texts of which nobody sees anything.
var blanks = []string{"", " ", "\u3000", "\u2800 ", "\u00a0\u2003", "\U000E0041", "\ufffc", "\U000E0001\U000E007F", "\ufe0f", "\u3164"}

func TestATitleOrANameOfWhichNobodySeesAnythingIsRefused(t *testing.T) {
	for _, blank := range blanks {
		text := quotedText(blank)
		for _, c := range []struct{ field, old string }{
			{"tasks[0].title", `"Dredge"`},
			{"plan.title", `"Plan of the north"`},
			{"plan.offices[0].name", `"Quay office"`},
			{"contributors[0].title", `"North office"`},
		} {
			s, wrong := readKept(t, kept(strings.Replace(tasksText, c.old, text, 1), strings.Replace(packageText, c.old, text, 1)))
			if s != nil || !strings.Contains(wrong, " source-value "+c.field) && !strings.Contains(wrong, " source-invisible "+c.field) {
				t.Errorf("%s is %+q: it is said %q", c.field, blank, wrong)
			}
		}
	}
}

func TestWhatNobodySeesInATitleIsRefused(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"Dr\U000E0041edge", "U+E0041"},
		{"Dredge\ufffc", "U+FFFC"},
		{"Dredge\uffff", "U+FFFF"},
		{"Dr\u00adedge", "U+00AD"},
		{"Dredge \U0001F3F4\U000E0067\U000E0062\U000E007F", ""},
		{"می\u200cخواهم", ""},
		{"Dredge\u3000two\u00a0quays", ""},
		{"葛\U000E0100", ""},
	} {
		s, wrong := readKept(t, kept(strings.Replace(tasksText, `"Dredge"`, quotedText(c.title), 1), packageText))
		if c.want != "" && (s != nil || !strings.HasSuffix(wrong, "source-invisible tasks[0].title "+c.want)) || c.want == "" && wrong != "" {
			t.Errorf("%+q: it is said %q, want %q", c.title, wrong, c.want)
		}
	}
}

// What need not be there is not there if it is blank.
func TestABlankDocumentOrLabelIsNone(t *testing.T) {
	s, wrong := readKept(t, kept(strings.NewReplacer(`"N 1"`, `" "`, `"1.1"`, `"\u3000"`).Replace(tasksText), packageText))
	if wrong != "" || s.Plans[0].Document != "" || s.Plans[0].Tasks[0].Label != "" {
		t.Errorf("it is read as %+v, and it is said %s", s, wrong)
	}
}
