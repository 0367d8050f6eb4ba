package importer

import (
	"path"
	"regexp"

	"gongshi/generator/site"
)

// Open data has links to updates that are not shown yet as links to the task, or to the plan. So a table that is older than an update has
// not another text than the file for that alone.

// A home is where a text stands: from there its links lead on.
type home struct {
	file   string // its name; none of a task that is new
	task   string // that of its task's file
	number string // of its task
	filed  bool   // it is an update in a file of its own
}

// homeOf returns where the description of a task and the updates in its file stand.
func (i *importing) homeOf(t *task) home {
	name := ""
	if t.was != nil {
		name = path.Base(t.was.Body.File)
	}
	return home{file: name, task: name, number: itoa(t.number)}
}

var (
	// dayAnchor is the place of an update in the address of a link.
	dayAnchor = regexp.MustCompile(`\]\(([^()\s]*\.md)?#\d{4}-\d\d-\d\d(-\d+)?\)`)

	// filedLink may be a link to an update in a file of its own: its folder, and its number.
	filedLink = regexp.MustCompile(`\]\(([^()\s#]*/)?(\d+)-[^()\s/#]*\.md(?:#[^()\s]*)?\)`)
)

// withoutAnchors returns text with its links as open data has them before the update to which they lead is shown, and how many those are.
func (h home) withoutAnchors(text string) (plain string, count int) {
	text = dayAnchor.ReplaceAllStringFunc(text, func(link string) string {
		count++
		if to := dayAnchor.FindStringSubmatch(link)[1]; to != "" {
			return "](" + to + ")"
		}
		return "](" + h.file + ")"
	})
	return filedLink.ReplaceAllStringFunc(text, func(link string) string {
		parts := filedLink.FindStringSubmatch(link)
		folder, number := parts[1], parts[2]
		is := folder == "" && h.filed || path.Base(folder) == site.UpdatesDir
		if !is {
			return link
		}
		count++
		to := "index.md"
		if here := folder == "" || folder == site.UpdatesDir+"/" && !h.filed; here && number == h.number {
			to = h.task
		}
		return "](" + path.Join(folder, "..", to) + ")"
	}), count
}

// plain returns text without its anchors.
func (h home) plain(text string) string {
	text, _ = h.withoutAnchors(text)
	return text
}

// isWritten reports whether a file has a text already, perhaps with links to updates that the table does not know yet.
func (h home) isWritten(text, in string) bool {
	if text == in {
		return true
	}
	said, fewer := h.withoutAnchors(text)
	is, more := h.withoutAnchors(in)
	return fewer < more && said == is
}
