package importer

import (
	"regexp"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/markdown"
	"gongshi/generator/phrase"
	"gongshi/generator/site"
)

// promised returns the fields of an item, as a new task has them.
func (l *laying) promised(it *item) *site.Front {
	f := &site.Front{Number: it.number, Label: it.label, Title: it.Title, Source: sourceOf(it, l.site.Language)}
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
	f.Schedule = site.Schedule{Start: l.inside(w.Start), Due: l.inside(w.Due), YearRound: w.YearRound, Directed: w.Directed}
	if w.Start != f.Schedule.Start {
		it.doubt("start-outside", w.Start.String())
	}
	f.Schedule.Unscheduled = f.Schedule.Due == 0 && !w.YearRound && w.Directed == ""
	for _, p := range w.Points {
		if l.inside(p.Due) == 0 {
			continue // it was told as doubtful
		}
		f.Milestones = append(f.Milestones, site.Milestone{Title: milestoneTitle(p.Title, f), Due: p.Due})
	}
	return f
}

// inside returns a day within the plan's time; none for another, which no task may have.
func (l *laying) inside(d day.Day) day.Day {
	if d < l.terms.Start || d > l.terms.End {
		return 0
	}
	return d
}

// milestoneTitle returns a title that no other milestone has.
func milestoneTitle(title string, f *site.Front) string {
	if title == "" {
		title = f.Title
	}
	unique := title
	for n := 2; slices.ContainsFunc(f.Milestones, func(m site.Milestone) bool { return m.Title == unique }); n++ {
		unique = title + " (" + itoa(n) + ")"
	}
	return unique
}

// sourceOf returns the document's own words. Where a cell has persons beside offices, only the offices are kept.
func sourceOf(it *item, language string) site.Source {
	times, begins, apart := slices.Clone(it.Times), "start: ", "; "
	if strings.HasPrefix(language, "zh") {
		begins, apart = "开始：", "；"
	}
	if it.Start != "" {
		times = append([]string{begins + it.Start}, times...)
	}
	for _, p := range it.Periods {
		if flat(p.Text) != "" {
			times = append(times, flat(p.Heading)+": "+p.Text)
		}
	}
	return site.Source{Text: flat(it.Cells.Text), Responsible: strings.Join(rolesIn(it, roleWords(language)), apart), Schedule: flat(strings.Join(times, apart))}
}

// rolesIn returns the words of the cells with offices, each with its column's role where there are several.
func rolesIn(it *item, words map[phrase.Role]string) (all []string) {
	if slices.ContainsFunc(it.Doubts, func(d phrase.Doubt) bool { return d.Kind == "office-person" }) {
		for _, n := range it.Named {
			all = append(all, words[n.Role]+n.Name)
		}
		return all
	}
	for _, c := range it.Roles {
		if text := flat(c.Text); text != "" && len(it.Roles) > 1 {
			all = append(all, words[c.Role]+text)
		} else if text != "" {
			all = append(all, text)
		}
	}
	return all
}

// roleWords are what stands before the words of one of several columns.
func roleWords(language string) map[phrase.Role]string {
	if strings.HasPrefix(language, "zh") {
		return map[phrase.Role]string{phrase.Lead: "牵头：", phrase.Support: "配合：", phrase.Joint: "责任：", phrase.Responsible: "责任："}
	}
	return map[phrase.Role]string{phrase.Lead: "lead: ", phrase.Support: "support: ", phrase.Joint: "responsible: ", phrase.Responsible: "responsible: "}
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
	return markdown.Literal(text, punctuation)
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
