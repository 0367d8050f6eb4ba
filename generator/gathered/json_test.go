package gathered

import (
	"strings"
	"testing"
)

// exactly returns a text behind which there is no room: whoever reads past its end panics.
func exactly(text string) []byte {
	b := []byte(text)
	return b[:len(b):len(b)]
}

// parseAll reads a text as each of the files that are gathered.
func parseAll(text []byte) {
	ParseManifest(north.URL, text)
	parseRecord(text)
	parsePackage(text)
	parsePlan("2022", text)
}

// Wherever a text ends, nothing is read behind its end.
func TestNothingIsReadBehindTheEnd(t *testing.T) {
	ends := []string{`{"day":["\`, `{"day":{"\`, `{"day":"\`, `{"\`, `{"x":"\`, `{"x":{"\`, `{"x":-`, `{"x":1.`, `{"x":1e`, `{"x":nul`, `{"day":"\u12`, `{"day":"\ud800\`, `[`, `{`, ``}
	for _, end := range ends {
		for _, before := range []string{"", strings.Repeat(" ", 512-len(end))} {
			parseAll(exactly(before + end))
			if _, wrong := ParseManifest(north.URL, exactly(before+end)); wrong == nil || wrong.Code != "source-json" && wrong.Code != "source-value" {
				t.Errorf("of %q it is said %v", end, wrong)
			}
		}
	}
	manifest := `{"generator": "gongshi", "day": "2022-07-16", "files": [` + manifestLine("2022/data/tasks.json", tasksText) + `]}`
	for _, whole := range []string{tasksText, packageText, manifest} {
		for at := range whole {
			parseAll(exactly(whole[:at]))
			parseAll(exactly(whole[:at] + `\`))
		}
	}
}

func FuzzWhateverIsGatheredIsReadOrRefused(f *testing.F) {
	for _, s := range []string{tasksText, packageText, `{"day":["\`, kept(tasksText, packageText)["sources/north/gathered.json"]} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { parseAll(exactly(text)) })
}
