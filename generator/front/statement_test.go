package front

import (
	"strconv"
	"strings"
	"testing"
)

func TestStatementsEndWhereTheNextBegins(t *testing.T) {
	for text, want := range map[string]string{
		"a = 1\nb = 2":                         "1 1",
		"a = [\n1,\n]\nb = 2":                  "3 1",
		"a = [\n1,\nb = 2":                     "2 1",
		"a = \"\"\"\nb = 1\n\"\"\" # x\nc = 1": "3 1",
		"a = \"\"\"\nb = 1":                    "1 1",
		"# [\na = '[' # [\n[b]\nc = \"\\\"[\"": "1 1 1 1",
		"a = {\n# }\n}\n\n[[b]]":               "3 1 1",
		"":                                     "1",
	} {
		var lengths []string
		for _, s := range statements(strings.Split(text, "\n")) {
			lengths = append(lengths, strconv.Itoa(s.to-s.from))
		}
		if got := strings.Join(lengths, " "); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
