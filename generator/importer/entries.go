package importer

import (
	"slices"
	"strings"
)

// patched returns the front matter with what the document says. The entries of changes stay as they are: some may have places to fill in,
// which would not be printed.
func (r *relaying) patched(text string) string {
	_, changes := withoutChanges(text)
	if len(r.was.Changes) != countHeaders(changes) {
		return joined(patched(text, r.was.Print(), r.front.Print(), printedTask))
	}
	was, now := *r.was, r.front
	was.Changes, now.Changes = nil, nil
	all := patched(text, was.Print(), now.Print(), func(file []byte) (string, bool) {
		rest, _ := withoutChanges(strings.TrimSuffix(strings.TrimPrefix(string(file), fence), fence))
		return printedTask([]byte(fence + joined(rest) + fence))
	})
	if !slices.ContainsFunc(all, isOfChanges) { // all was written anew
		all = append(all, changes...)
	}
	return joined(all)
}

// withoutChanges takes the entries of changes out of front matter.
func withoutChanges(text string) (rest, changes []statement) {
	for _, s := range statements(text) {
		if isOfChanges(s) {
			changes = append(changes, s)
		} else {
			rest = append(rest, s)
		}
	}
	return rest, changes
}

func isOfChanges(s statement) bool { return strings.HasPrefix(s.section, "changes#") }

func countHeaders(all []statement) (n int) {
	for _, s := range all {
		if s.key == "" {
			n++
		}
	}
	return n
}
