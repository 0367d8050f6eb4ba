package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// history returns one of so many publishings, of which the n-th had this manifest.
func history(n int, manifest func(n int) string) string {
	var text []byte
	for i := range n {
		text = appendPublishing(text, fmt.Sprintf("2022-07-%02d", i+1), sha256.Sum256([]byte(manifest(i+1))))
	}
	return string(text)
}

func manifestNo(n int) string {
	return fmt.Sprintf(`{"generator": "gongshi", "day": "2022-07-%02d"}`, n)
}

func TestAChainIsReadLineByLine(t *testing.T) {
	whole := history(3, manifestNo)
	lines := strings.SplitAfter(whole, "\n")
	for name, c := range map[string]struct{ text, want string }{
		"whole":                   {whole, ""},
		"empty":                   {"", "is no history of publishings"},
		"something else":          {"mine\n", "is no history of publishings"},
		"no publishing":           {lines[0], "tells of no publishing"},
		"first line changed":      {strings.Replace(whole, "begins here", "begins there", 1), "line 2 does not follow from the line before: one of the two was changed"},
		"a day changed":           {strings.Replace(whole, "2 2022-07-02", "2 2022-07-03", 1), "line 4 does not follow from the line before: one of the two was changed"},
		"a line taken away":       {lines[0] + lines[1] + lines[3], "line 3 has the number 3 and not 2: a line was taken away or put in"},
		"a line twice":            {lines[0] + lines[1] + lines[1] + lines[2], "line 3 has the number 1 and not 2: a line was taken away or put in"},
		"lines the other way":     {lines[0] + lines[2] + lines[1], "line 2 has the number 2 and not 1: a line was taken away or put in"},
		"the last line cut":       {whole[:len(whole)-9], "line 4 is not a number, a day and two SHA-256"},
		"no end of the last line": {whole[:len(whole)-1], "line 4 is not a number, a day and two SHA-256"},
		"text below":              {whole + "note\n", "line 5 is not a number, a day and two SHA-256"},
		"carriage returns":        {strings.ReplaceAll(whole, "\n", "\r\n"), "line 2 is not a number, a day and two SHA-256"},
	} {
		_, err := ReadChain([]byte(c.text))
		if got := fmt.Sprint(err); got != c.want && (err != nil || c.want != "") {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// No byte of a history can be changed without that being seen, but in its last line, which the next one will hold.
func TestEveryByteOfAChainCounts(t *testing.T) {
	whole := []byte(history(3, manifestNo))
	last := len(whole) - len(lastLine(whole))
	for i := range last {
		changed := append([]byte(nil), whole...)
		changed[i] ^= 1
		if _, err := ReadChain(changed); err == nil {
			t.Fatalf("byte %d may be another", i)
		}
	}
}

func TestWhatWasKeptIsPartOfTheHistory(t *testing.T) {
	now, err := ReadChain([]byte(history(3, manifestNo)))
	if err != nil {
		t.Fatal(err)
	}
	other := func(n int) string {
		if n == 2 {
			return manifestNo(9)
		}
		return manifestNo(n)
	}
	for name, c := range map[string]struct{ kept, want string }{
		"first manifest":       {manifestNo(1), ""},
		"last manifest":        {manifestNo(3), ""},
		"another manifest":     {manifestNo(9), "no publishing in the history has this manifest (SHA-256 " + sumOf([]byte(manifestNo(9))) + ")"},
		"a changed manifest":   {manifestNo(1) + " ", "no publishing in the history has this manifest (SHA-256 " + sumOf([]byte(manifestNo(1)+" ")) + ")"},
		"older history":        {history(2, manifestNo), ""},
		"same history":         {history(3, manifestNo), ""},
		"longer history":       {history(4, manifestNo), "the history has 4 lines and had more: line 5 is gone"},
		"rewritten history":    {history(3, other), "line 3 of the history was another"},
		"rewritten, and older": {history(2, other), "line 3 of the history was another"},
		"a history cut short":  {strings.TrimSuffix(history(2, manifestNo), "\n"), "line 3 of the history was another"},
		"something else":       {"mine", ErrNotKept.Error()},
	} {
		err := now.Includes([]byte(c.kept))
		if got := fmt.Sprint(err); got != c.want && (err != nil || c.want != "") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if err := now.Includes(nil); !errors.Is(err, ErrNotKept) {
		t.Errorf("nothing: %v", err)
	}
	if err := now.Ends([]byte(manifestNo(3))); err != nil {
		t.Error(err)
	}
	if err := now.Ends([]byte(manifestNo(2))); err == nil || err.Error() != "its last line, number 3, names another manifest than the one of this copy" {
		t.Errorf("the error is %v", err)
	}
}
