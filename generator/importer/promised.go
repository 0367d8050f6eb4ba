package importer

import (
	"regexp"
	"slices"
	"strings"

	"gongshi/generator/markdown"
	"gongshi/generator/phrase"
	"gongshi/generator/site"
)

// promised returns the fields of an item, as a new task has them.
func (l *laying) promised(it *item) *site.Front {
	f := &site.Front{Number: it.number, Label: it.label, Title: it.Title, Source: sourceOf(it)}
	for _, n := range it.Named {
		into := map[phrase.Role]*[]string{phrase.Lead: &f.Lead, phrase.Joint: &f.Joint, phrase.Support: &f.Support}[n.Role]
		if name := l.offices.named(n.Name); into != nil && !slices.Contains(*into, name) {
			*into = append(*into, name)
		}
	}
	f.Unassigned = len(f.Lead)+len(f.Joint) == 0
	if it.Category != "" {
		f.Category = l.parts.named(it.Category)
	}
	w := &it.When
	f.Schedule = site.Schedule{Start: w.Start, Due: w.Due, YearRound: w.YearRound, Directed: w.Directed}
	f.Schedule.Unscheduled = w.Due == 0 && !w.YearRound && w.Directed == ""
	for _, p := range w.Points {
		f.Milestones = append(f.Milestones, site.Milestone{Title: milestoneTitle(p.Title, f), Due: p.Due})
	}
	return f
}

// milestoneTitle returns a title that no other milestone has.
func milestoneTitle(title string, f *site.Front) string {
	if title == "" {
		title = f.Title
	}
	for slices.ContainsFunc(f.Milestones, func(m site.Milestone) bool { return m.Title == title }) {
		title += "（续）"
	}
	return title
}

// sourceOf returns the document's own words.
func sourceOf(it *item) site.Source {
	var roles, times []string
	for _, c := range it.Roles {
		if text := flat(c.Text); text != "" {
			if len(it.Roles) > 1 {
				text = roleLabel(c.Role) + text
			}
			roles = append(roles, text)
		}
	}
	times = append(times, it.Times...)
	if it.Start != "" {
		times = append(times, it.Start)
	}
	for _, p := range it.Periods {
		if flat(p.Text) != "" {
			times = append(times, flat(p.Heading)+"："+p.Text)
		}
	}
	return site.Source{Text: flat(it.Cells.Text), Responsible: strings.Join(roles, "；"), Schedule: flat(strings.Join(times, "；"))}
}

// roleLabel is what stands before the words of one of several columns.
func roleLabel(r phrase.Role) string {
	switch r {
	case phrase.Lead:
		return "牵头："
	case phrase.Support:
		return "配合："
	}
	return "责任："
}

// flat returns the words of a cell, its line ends as they are, without those at its ends.
func flat(text string) string {
	lines := strings.Split(text, "\n")
	for k := range lines {
		lines[k] = strings.Join(strings.Fields(lines[k]), " ")
	}
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

// described returns the text of an item as the description of its task.
func described(it *item, language string) string {
	text := it.Text
	for _, note := range it.Notes {
		mark := "Note: "
		if strings.HasPrefix(language, "zh") {
			mark = "注："
		}
		text = strings.Trim(text+"\n\n"+mark+note, "\n")
	}
	if text == "" {
		return ""
	}
	var all []string
	for _, paragraph := range strings.Split(text, "\n\n") {
		all = append(all, asParagraph(strings.ReplaceAll(paragraph, "\n", " ")))
	}
	return strings.Join(all, "\n\n") + "\n"
}

// asParagraph writes a plain text such that it reads back as the same.
func asParagraph(text string) string {
	text = strings.TrimSpace(text)
	for _, written := range spellings(text) {
		doc := markdown.Parse([]byte(written+"\n"), 1, markdown.Task)
		if doc.Summary == text && len(doc.Problems) == 0 && len(doc.Updates) == 0 && len(doc.Links) == 0 && isParagraph.MatchString(html(doc)) {
			return written
		}
	}
	return escaped(text, punctuation)
}

// isParagraph matches the HTML of one paragraph of plain text.
var isParagraph = regexp.MustCompile(`^<p>[^<]*</p>\s*$`)

func html(doc *markdown.Document) string {
	var b strings.Builder
	for _, p := range doc.Description {
		b.WriteString(p.HTML)
	}
	return b.String()
}
