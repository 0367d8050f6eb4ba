package command

import (
	"iter"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// elsewhere are the kinds of problems that no text in an archive can make, and the tests that make and mend them.
var elsewhere = map[string]string{
	"generator-mistake":      "site: TestAMistakeOfTheGeneratorInOneFileIsAProblemOfThatFile",
	"import-update-doubtful": "importer: the matching of updates by title and text",
	"front-matter-large":     "site: unseen_test.go and advice_test.go",
	"key-long":               "site: unseen_test.go and advice_test.go",
	"label-no-word":          "layout: load_test.go",
	"label-slot":             "layout: load_test.go",
	"label-syntax":           "layout: load_test.go",
	"line-ends":              "site: unseen_test.go and advice_test.go",
	"list-long":              "site: unseen_test.go and advice_test.go",
	"name-not-utf8":          "site: unseen_test.go and advice_test.go",
	"nested-deep":            "site: unseen_test.go and advice_test.go",
	"problems-many":          "markdown: the tests of swallowed updates, marks, tables and bounds",
	"table-for-each":         "site: unseen_test.go and advice_test.go",
	"text-swells":            "markdown: the tests of swallowed updates, marks, tables and bounds",
	"text-too-large":         "markdown: the tests of swallowed updates, marks, tables and bounds",
	"too-great":              "site: unseen_test.go and advice_test.go",
	"update-in-code":         "markdown: the tests of swallowed updates, marks, tables and bounds",
	"attachment-active":      "script: attachments-that-run-are-published-only-if-the-site-says-so",
	"attachment-large":       "site: TestALargeAttachmentIsAWarning",
	"attachment-position":    "site: TestAPictureThatSaysWhereItWasTakenIsAnError",
	"file-too-large":         "script: a-source-that-is-no-text-of-a-site-is-told-by-its-size",
	"folder-file":            "script: a-link-or-a-file-in-the-place-of-a-folder-is-said-to-be-one",
	"folder-link":            "script: a-link-or-a-file-in-the-place-of-a-folder-is-said-to-be-one",
	"draft-figures-differ":   "site: report_test.go; a draft is read only with --drafts",
	"future-date":            "script: the-future-is-a-warning-only-today; it has no hint",
	"missing-label":          "script: mistakes-in-layouts-and-labels; it is found at a label file that need not be there",
	"more-problems":          "problem: TestOfVeryManyProblemsTheErrorsAreToldAndTheRestIsCounted",
	"more-warnings":          "problem: TestOfVeryManyProblemsTheErrorsAreToldAndTheRestIsCounted",
	"no-index":               "site: folderMistakes; it is found at a folder",
	"no-plan":                "script: a-folder-without-a-site-is-said-to-be-none",
	"no-site":                "script: a-folder-without-a-site-is-said-to-be-none",
	"not-regular":            "site: TestALinkIsNoSource",
	"not-readable":           "site: TestAFileThatWeMayNotReadIsAProblem",
	"not-utf8":               "script: text-that-is-no-utf-8",
	"static-hidden":          "script: of-dot-files-only-well-known-is-published",
	"utf-16":                 "script: text-that-is-no-utf-8",

	"source-json":        "gathered: read_test.go; it is found in what was gathered",
	"source-value":       "gathered: read_test.go; it is found in what was gathered",
	"source-without":     "gathered: read_test.go; it is found in what was gathered",
	"source-twice":       "gathered: read_test.go; it is found in what was gathered",
	"source-large":       "gathered: read_test.go; it is found in what was gathered",
	"source-invisible":   "gathered: read_test.go; it is found in what was gathered",
	"source-foreign":     "gathered: read_test.go; it is found in what was gathered",
	"source-sum":         "gathered: read_test.go; it is found in what was gathered",
	"source-missing":     "gathered: read_test.go; it is found in what was gathered",
	"source-stranger":    "gathered: read_test.go; it is found in what was gathered",
	"source-undeclared":  "gathered: read_test.go; it is found in what was gathered",
	"gather-unreachable": "gather: gather_test.go; it needs another office's site",
	"gather-refused":     "gather: gather_test.go; it needs another office's site",
	"gather-earlier":     "gather: gather_test.go; it needs another office's site",
	"gather-later":       "gather: gather_test.go; it needs another office's site",
	"gather-linked":      "gather: gather_test.go; it needs a link",
	"gather-none":        "gather: gather_test.go; it needs another office's site",

	"history-unreadable":         "history: compare_test.go; it needs an older state",
	"history-mistaken":           "history: compare_test.go; it needs an older state",
	"published-plan-gone":        "history: compare_test.go; it needs an older state",
	"published-task-gone":        "history: compare_test.go; it needs an older state",
	"published-task-renumbered":  "history: compare_test.go; it needs an older state",
	"published-plan-draft":       "history: compare_test.go; it needs an older state",
	"published-task-draft":       "history: compare_test.go; it needs an older state",
	"published-update-gone":      "history: compare_test.go; it needs an older state",
	"published-update-day":       "history: compare_test.go; it needs an older state",
	"published-update-title":     "history: compare_test.go; it needs an older state",
	"published-update-body":      "history: compare_test.go; it needs an older state",
	"published-update-reported":  "history: compare_test.go; it needs an older state",
	"published-update-pending":   "history: compare_test.go; it needs an older state",
	"published-update-restored":  "history: compare_test.go; it needs an older state",
	"published-update-moved":     "history: filed_test.go; it needs an older state",
	"published-update-field":     "history: filed_test.go; it needs an older state",
	"published-file-gone":        "history: compare_test.go; it needs an older state",
	"published-file-changed":     "history: compare_test.go; it needs an older state",
	"promise-changed":            "history: compare_test.go; it needs an older state",
	"promise-rewritten":          "history: compare_test.go; it needs an older state",
	"promise-milestone-gone":     "history: compare_test.go; it needs an older state",
	"published-incident-changed": "history: incidents_test.go; it needs an older state",
	"published-incident-file":    "history: incidents_test.go; it needs an older state",
	"published-incident-gone":    "history: incidents_test.go; it needs an older state",
	"published-incident-text":    "history: incidents_test.go; it needs an older state",
	"published-fact-gone":        "history: compare_test.go; it needs an older state",
	"published-fact-changed":     "history: compare_test.go; it needs an older state",
	"published-entry-gone":       "history: compare_test.go; it needs an older state",
	"published-entry-changed":    "history: compare_test.go; it needs an older state",
	"late-update":                "history: compare_test.go; it needs an older state",
	"late-fact":                  "history: compare_test.go; it needs an older state",
	"bulletin-late-update":       "history: bulletins_test.go; it needs an older state", "bulletin-late-fact": "history: bulletins_test.go; it needs an older state",
	"published-bulletin-gone": "history: bulletins_test.go; it needs an older state", "published-bulletin-draft": "history: bulletins_test.go; it needs an older state",
	"published-bulletin-changed": "history: bulletins_test.go; it needs an older state", "published-bulletin-text": "history: bulletins_test.go; it needs an older state",
	"published-assessment-gone": "history: assessment_test.go; it needs an older state", "published-assessment-changed": "history: assessment_test.go; it needs an older state",
	"score-missing": "site: assessment_test.go; its way out stands elsewhere in the file", "subject-without-criterion": "site: assessment_test.go; its way out stands elsewhere in the file",
	"show-without": "site: assessment_test.go; its way out stands elsewhere in the file", "score-of-full": "site: assessment_test.go; its way out is to take the entry out",
	"correction-before-approval": "site: assessment_test.go; its way out is to take the entry out", "correction-same": "site: report_test.go; its way out stands elsewhere in the file",
	"published-correction": "history: bulletins_test.go; it needs an older state",
}

// choices are the kinds whose hint names what there is to choose from, or shows a form by an example: there is no one text to write.
var choices = map[string]string{
	"unknown-key":         "the fields that there are",
	"criterion-of-others": "a criterion, or a group",
	"not-a-table":         "a form by an example",
	"not-tables":          "a form by an example",
	"bad-language":        "the languages that there are",
	"bad-url":             "an address like it, of this site",
	"attachment-large":    "a size",
	"outside-plan":        "a day between",
	"done-too-often":      "the total",
	// In the site of mistakes nothing cites it any more, or it would have the problem of a note that is missing as well.
	"footnote-full-width": "a note that is cited",
}

// Every kind of problem is made by a mistake, and mended. A new one that nobody has followed to its end fails here.
func TestEveryKindOfProblemIsMadeAndMended(t *testing.T) {
	made := map[string]bool{}
	_, all := readFlawed(t)
	for _, m := range all {
		made[m.kind] = true
	}
	for kind := range mistakesAlone(t) {
		made[kind] = true
	}
	imports := testsOf(t, "../importer/*_test.go", "../sheet/*_test.go", "../form/*_test.go", "testdata/script/*.txtar")
	for _, kind := range words.Kinds() {
		_, is := elsewhere[kind]
		switch {
		case made[kind] && is:
			t.Errorf("%s is made by a mistake, and said to be made elsewhere", kind)
		case made[kind], is:
		case strings.HasPrefix(kind, "import-"):
			if says, _ := words.Problem("en", kind, nil); !strings.Contains(imports, kind) && !strings.Contains(imports, longestPiece(says)) {
				t.Errorf("no table that is imported makes the problem %s", kind)
			}
		default:
			t.Errorf("no mistake makes the problem %s: add it to testdata/mistakes.txtar or mistakes-alone.txtar", kind)
		}
	}
}

// longestPiece returns the longest part of a sentence between commas and colons, whose slots are filled by nothing.
func longestPiece(says string) string {
	parts := strings.FieldsFunc(says, func(r rune) bool { return strings.ContainsRune(",:;", r) })
	return strings.TrimSpace(slices.MaxFunc(parts, func(a, b string) int { return len(a) - len(b) }))
}

func testsOf(t *testing.T, patterns ...string) string {
	t.Helper()
	var all strings.Builder
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(text)
		}
	}
	return all.String()
}

// mistakesAlone returns small sites with a mistake each, by its kind.
func mistakesAlone(t *testing.T) map[string][]*flawed {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/mistakes-alone.txtar")
	if err != nil {
		t.Fatal(err)
	}
	sites := map[string][]*flawed{}
	for _, f := range archive.Files {
		kind, name, _ := strings.Cut(f.Name, "/")
		page, _ := flawedFile(name, string(f.Data))
		sites[kind] = append(sites[kind], page)
	}
	for kind, site := range sites {
		sites[kind] = append(site, restOf(t, site)...)
	}
	return sites
}

// restOf returns the files of the small site that a flawed one does not have itself.
func restOf(t *testing.T, site []*flawed) (rest []*flawed) {
	t.Helper()
	for name, text := range filesBelow(t, "testdata/site/en") {
		if !slices.ContainsFunc(site, func(f *flawed) bool { return f.name == name }) {
			rest = append(rest, &flawed{name: name, texts: []string{text}})
		}
	}
	return rest
}

func TestAMistakeAloneIsReportedAndMended(t *testing.T) {
	sites := mistakesAlone(t)
	for _, kind := range slices.Sorted(maps.Keys(sites)) {
		t.Run(kind, func(t *testing.T) {
			site := sites[kind]
			want := checkSite(t, site)
			if len(want) != 1 || !strings.HasSuffix(want[0], " "+kind) {
				t.Errorf("it should have the one problem %s, not %v", kind, want)
			}
			for m := range mistakesIn(site) {
				followHint(t, site, m)
				m.mended = true
			}
			checkSite(t, site)
		})
	}
}

// What a hint tells to write, in whichever language, is written as it stands; then nothing is wrong there any more.
func TestWhatAHintTellsToWriteMendsTheMistake(t *testing.T) {
	site, all := readFlawed(t)
	for _, m := range all {
		t.Run(m.file+" "+m.kind, func(t *testing.T) { followHint(t, site, m) })
		m.mended = true
	}
}

// followHint replaces a mistake by what the hint of its problem tells to write, if it tells one text.
func followHint(t *testing.T, site []*flawed, m *mistake) {
	t.Helper()
	files, want := written(site)
	p, found := problemOf(problemsIn(t, files), m, want)
	if !found {
		t.Errorf("%s has no problem %s", m.file, m.kind)
		return
	}
	literal := literalOf(t, p)
	if literal == "" {
		return
	}
	if m.wrong == "" && m.right == "" {
		moveFile(t, site, m, literal)
		return
	}
	right := m.right
	defer func() { m.right, m.mended = right, false }()
	m.mended = true
	var differs string
	for _, text := range m.written(site, p, literal) {
		m.right = text
		files, want := written(site)
		differs = cmp.Diff(strings.Join(want, "\n"), strings.Join(placesOf(problemsIn(t, files)), "\n"))
		if differs == "" {
			return
		}
	}
	says, hint := p.Words("en")
	t.Errorf("%s\n%s\n%q is told, and written it gives\n%s", says, hint, literal, differs)
}

// mistakesIn returns the mistakes of a site.
func mistakesIn(site []*flawed) iter.Seq[*mistake] {
	return func(yield func(*mistake) bool) {
		for _, page := range site {
			if page.whole != nil && !yield(page.whole) {
				return
			}
			for _, m := range page.inside {
				if !yield(m) {
					return
				}
			}
		}
	}
}

// problemOf returns the problem that a mistake makes.
func problemOf(problems problem.List, m *mistake, want []string) (problem.Problem, bool) {
	for _, p := range problems {
		if p.File == m.file && p.Code == m.kind && slices.Contains(want, p.Place()+" "+p.Code) {
			return p, true
		}
	}
	return problem.Problem{}, false
}

// literalOf returns the one text that the hint of a problem tells to write, in every language the same; empty if there is none.
func literalOf(t *testing.T, p problem.Problem) string {
	t.Helper()
	if _, is := choices[p.Code]; is {
		return ""
	}
	for _, slot := range []string{"near", "expected"} {
		literal := p.Data[slot]
		if literal == "" {
			continue
		}
		told := 0
		for _, language := range words.Languages() {
			if _, hint := p.Words(language); strings.Contains(hint, literal) {
				told++
			}
		}
		if told == len(words.Languages()) {
			return literal
		}
		if told > 0 {
			t.Errorf("%s: only in one language the hint says %q", p.Code, literal)
		}
	}
	return ""
}

// written returns what may stand in the place of a mistake when someone writes a text there: instead of it, of what is wrong in it,
// or of the whole line.
func (m *mistake) written(site []*flawed, p problem.Problem, literal string) []string {
	wrong := strings.Replace(m.wrong, "▲", "", 1)
	all := []string{literal, `"` + literal + `"`, literal + "\n", wrong + literal, wrong + literal + "\n"}
	if p.Code == "toml-full-width" { // a quotation mark has a partner
		all = append(all, strings.NewReplacer("“", literal, "”", literal, "‘", literal, "’", literal).Replace(wrong))
	}
	for _, slot := range []string{"value", "key"} {
		if was := p.Data[slot]; was != "" && strings.Contains(wrong, was) {
			all = append(all, strings.Replace(wrong, was, literal, 1))
		}
	}
	for _, page := range site {
		if i := slices.Index(page.inside, m); i >= 0 {
			before, behind := page.texts[i], page.texts[i+1]
			before = before[strings.LastIndexByte(before, '\n')+1:]
			behind, _, _ = strings.Cut(behind, "\n")
			if text, ok := strings.CutSuffix(strings.TrimPrefix(literal, before), behind); ok {
				all = append(all, text)
			}
		}
	}
	return all
}

// moveFile follows a hint that tells another place for a file: there it is in order, as far as its place goes.
func moveFile(t *testing.T, site []*flawed, m *mistake, to string) {
	t.Helper()
	for _, page := range site {
		if page.whole != m {
			continue
		}
		if !strings.Contains(to, "/") {
			to = path.Join(path.Dir(m.file), to)
		}
		page.name, m.mended = to, false
		whole := page.whole
		page.whole = nil
		files, _ := written(site)
		for _, p := range problemsIn(t, files) {
			// An attachment that came from elsewhere has no link to it yet, and is told of once it is in its place.
			if p.Code == "attachment-unlinked" {
				continue
			}
			if p.File == to && p.Line == 0 || p.Code == m.kind && p.File == m.file {
				t.Errorf("moved to %s as the hint says, the file has the problem %s", to, p.Text("en"))
			}
		}
		page.name, page.whole = m.file, whole
	}
}
