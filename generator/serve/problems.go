package serve

import (
	"crypto/sha256"
	"fmt"
	"html/template"
	"slices"
	"strings"
)

// Shown is a problem in words, as it is shown over the page.
type Shown struct {
	Place   string // content/2022/07-hazards.md:12:9
	Words   string
	Hint    string // may be empty
	Source  string // the line at that place; may be empty
	Caret   int    // where in Source, in characters from 1; 0 is nowhere
	Warning bool
}

// A report is problems as HTML, made once for all tabs.
type report struct {
	key  string        // differs for other problems; empty if there are no problems
	html template.HTML // empty if there are none
}

// problemsShown is how many problems are shown at most. Who has more begins with these.
const problemsShown = 50

func newReport(problems []Shown, language string) report {
	if len(problems) == 0 {
		return report{}
	}
	w := phrasesIn(language)
	problems = slices.Clone(problems)
	slices.SortStableFunc(problems, func(a, b Shown) int { return order(a) - order(b) })
	errors := slices.IndexFunc(problems, func(p Shown) bool { return p.Warning })
	if errors < 0 {
		errors = len(problems)
	}
	key := fmt.Sprintf("%.8x", sha256.Sum256(fmt.Appendf(nil, "%s %#v", language, problems)))
	data := struct {
		Words *phrases
		Key   string
		Title string
		Open  bool // only what stops publishing is unfolded by itself
		Items []item
		More  string
	}{Words: w, Key: key, Title: title(w, errors, len(problems)-errors), Open: errors > 0}
	for _, p := range problems[:min(len(problems), problemsShown)] {
		data.Items = append(data.Items, newItem(p, w))
	}
	if more := len(problems) - problemsShown; more > 0 {
		data.More = count(w.MoreN, more)
	}
	return report{key: key, html: template.HTML(fill("problems.html", data))}
}

func order(p Shown) int {
	if p.Warning {
		return 1
	}
	return 0
}

func title(w *phrases, errors, warnings int) string {
	var parts []string
	if errors > 0 {
		parts = append(parts, count(w.ErrorN, errors))
	}
	if warnings > 0 {
		parts = append(parts, count(w.WarningN, warnings))
	}
	return strings.Join(parts, w.Comma)
}

// An item is one problem with its line cut to what surrounds the caret.
type item struct {
	Shown
	Kind              string
	Before, At, After string
}

func newItem(p Shown, w *phrases) item {
	i := item{Shown: p, Kind: w.Error}
	if p.Warning {
		i.Kind = w.Warning
	}
	i.Before, i.At, i.After = excerpt(p.Source, p.Caret)
	return i
}

// aroundCaret is how many characters are shown on each side of the caret: a paragraph of Chinese is often one long line.
const aroundCaret = 60

// excerpt takes a line apart at the caret. At is empty if there is no caret, and a space if it is behind the line's end.
func excerpt(line string, caret int) (before, at, after string) {
	runes := []rune(line)
	if caret < 1 {
		return cut(runes[:min(len(runes), 2*aroundCaret)], len(runes) > 2*aroundCaret), "", ""
	}
	i := min(caret-1, len(runes))
	from, to := max(0, i-aroundCaret), min(len(runes), i+1+aroundCaret)
	before, at = string(runes[from:i]), " "
	if from > 0 {
		before = "…" + before
	}
	if i < len(runes) {
		at, after = string(runes[i]), cut(runes[i+1:to], to < len(runes))
	}
	return before, at, after
}

func cut(runes []rune, isCut bool) string {
	if isCut {
		return string(runes) + "…"
	}
	return string(runes)
}
