package site

import (
	"net/url"
	"path"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
)

// FileURL returns the place of the document of a change of a plan; none if it has none.
func (c *Change) FileURL(of *Terms) string {
	if c.File == "" {
		return ""
	}
	return of.URL() + (&url.URL{Path: c.File}).EscapedPath()
}

// shown returns the first day on which a change exists.
func (c *Change) shown() day.Day {
	for _, d := range []day.Day{c.Asked, c.Decided, c.Refused} {
		if d != 0 {
			return d
		}
	}
	return endOfTime
}

// eachChange calls do with each change of a plan and of its tasks, and with the file in which it stands.
func (p *Plan) eachChange(do func(file string, i int, c *Change)) {
	for i := range p.Changes {
		do(p.Notice.File, i, &p.Changes[i])
	}
	for _, t := range p.Tasks {
		for i := range t.Changes {
			do(t.Body.File, i, &t.Changes[i])
		}
	}
}

// noteChangeFiles notes the attachments that changes name, from the day on which these are shown.
func (p *Plan) noteChangeFiles(note func(file string, from day.Day)) {
	p.eachChange(func(file string, _ int, c *Change) {
		if c.File == "" {
			return
		}
		from := c.shown()
		if from > p.Closes() {
			from = endOfTime // it was too late to count
		}
		note(path.Join(path.Dir(file), c.File), from)
	})
}

// checkChangeFiles finds a document of a change that is said to be among the plan's attachments and is not.
func (j *joiner) checkChangeFiles(plan *Plan) {
	plan.eachChange(func(file string, i int, c *Change) {
		if c.File == "" {
			return
		}
		at := j.reader.found(path.Join(path.Dir(file), c.File))
		if !strings.HasPrefix(c.File, "files/") || at == nil || at.kind != attachmentKind {
			j.at(file, front.Element("changes", i)+".file", "dead-link", j.suggestedFile(file, c.File)...)
		}
	})
}
