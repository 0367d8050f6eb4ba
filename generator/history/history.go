// Package history compares the sources of a site with what they were: what was published stays. Updates are only added to, a promise
// is changed by an entry of [[changes]], and a fact that is on record is not taken off it.
//
// It goes in two steps:
//
//  1. A State is what the sources were: at a revision of Git (git.go), or in a folder with an older copy (folder.go). Git is no input of
//     a build; it only keeps the copy.
//  2. Compare reads both states as sites, with one reader: a file whose bytes are the same is parsed once, and a task that follows
//     from the same is the same pointer, which is not looked into. It goes from plans (plans.go) to tasks (tasks.go) to what they
//     promised (promise.go, entries.go), what is on record of it (facts.go, late.go), their updates (updates.go) and the attachments
//     of these (files.go), and to incidents (incidents.go).
//
// What is held back was never published: drafts and updates that wait for approval may change freely. What could not be read then
// is not compared, and what can't be read now is a mistake of its own, of which nothing follows.
package history

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// Options are what a comparison depends on beside the files.
type Options struct {
	Languages []string                 // those that there are labels for
	Today     func(*site.Site) day.Day // the day of the check
}

// Compare returns what was published in a state and is not in the present sources, or is there otherwise: each an error at its place
// in these, in their order. The error is the machine's.
func Compare(old *State, now *tree.Tree, o Options) (problem.List, error) {
	c := &comparison{old: side{state: old.Name, tree: old.Tree}, now: side{tree: now}, holds: old.holds}
	var reader site.Reader
	for _, s := range []*side{&c.old, &c.now} {
		read, problems, err := reader.Read(withoutAttachments(s.tree), site.Options{Languages: o.Languages, Drafts: true})
		if err != nil {
			return nil, err
		}
		s.site, s.mistakes = read, mistakesIn(problems)
	}
	if c.old.site == nil {
		c.add(problem.New(0, 0, "history-unreadable", "other", old.Name).In(site.ConfigFile))
		return c.problems, nil
	}
	if c.now.site == nil {
		return nil, nil // which is a mistake of its own
	}
	c.today = o.Today(c.now.site)
	c.names = namesIn(c.old.site, c.now.site)
	c.tellMistakes()
	c.comparePlans()
	c.problems.Sort()
	c.problems.Quote(c.now.text)
	return c.problems, c.failed
}

// A comparison is one call of Compare.
type comparison struct {
	old, now side
	names    names
	today    day.Day
	holds    func(*tree.File) (bool, error)
	judged   map[string]bool // attachments that were looked at
	problems problem.List
	failed   error // the machine's
}

// A side is one of the two states that are compared.
type side struct {
	state    string
	tree     *tree.Tree
	site     *site.Site
	mistakes map[string]problem.List // errors, by file
}

// text returns the text of a source, and whether it could be read.
func (s *side) text(file string) (string, bool) {
	f := s.tree.File(file)
	if f == nil || !f.Regular {
		return "", false
	}
	if _, is := site.TooLarge(f); is {
		return "", false
	}
	text, err := f.Read()
	return string(text), err == nil
}

// withoutAttachments returns a tree in which attachments are empty: they are compared by their bytes, and not read as a site's.
func withoutAttachments(t *tree.Tree) *tree.Tree {
	empty := map[string]string{}
	for _, f := range t.Under(site.ContentDir) {
		if f.Regular && isAttachment(f.Path) {
			empty[f.Path] = ""
		}
	}
	return tree.Of(empty).Over(t)
}

// isAttachment reports whether a file lies in the folder of a plan's attachments.
func isAttachment(file string) bool {
	parts := strings.SplitN(file, "/", 4)
	return len(parts) == 4 && parts[2] == "files"
}

// mistakesIn returns the errors in sources, by file. Of attachments nothing was read.
func mistakesIn(all problem.List) map[string]problem.List {
	by := map[string]problem.List{}
	for _, p := range all.Errors() {
		if !isAttachment(p.File) {
			by[p.File] = append(by[p.File], p)
		}
	}
	return by
}

// tellMistakes says of each file that could not be published then that what it promised is not compared.
func (c *comparison) tellMistakes() {
	for _, file := range slices.Sorted(maps.Keys(c.old.mistakes)) {
		first := c.old.mistakes[file][0]
		place := strings.TrimPrefix(first.Place(), problem.Visible(file)+":")
		if first.Line == 0 {
			place = none
		}
		c.add(problem.New(0, 0, "history-mistaken", "value", place, "other", c.old.state, "key", first.Code).In(file))
	}
}

func (c *comparison) add(p problem.Problem) { c.problems = append(c.problems, p) }

// addAt adds a problem at the value of a field of a present source.
func (c *comparison) addAt(file, path, code string, data ...string) {
	at := c.placeOf(file, path)
	c.addLine(file, at.Line, at.Column, code, data...)
}

// addLine adds a problem at a place in a present source, unless something there can't be read: then this would only follow from it.
func (c *comparison) addLine(file string, line, column int, code string, data ...string) {
	for _, p := range c.now.mistakes[file] {
		if p.Line == line && !contradictions[p.Code] {
			return
		}
	}
	c.add(problem.New(line, column, code, data...).In(file))
}

// contradictions are the errors of a promise that can be read. It is never changed.
var contradictions = map[string]bool{"change-differs": true, "outside-plan": true}

func number(n int) string { return strconv.Itoa(n) }

// none stands for a value that is not there.
const none = "–"

// shown returns a value, or what stands for none.
func shown(value string) string { return cmp.Or(value, none) }
