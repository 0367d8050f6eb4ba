package importer

import (
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/markdown"
)

// The record's own words, in the two languages that package markdown knows.
type marks struct{ pending, reported, withdrawn string }

func marksIn(language string) marks {
	if strings.HasPrefix(language, "zh") {
		return marks{"[待审]", "补报", "撤回："}
	}
	return marks{"[draft]", "reported", "Withdrawn: "}
}

// heading returns the heading of an update such that it reads back as the same title; nothing if there is none.
func (m marks) heading(d day.Day, title string, reported day.Day, pending bool) string {
	mark := ""
	if reported != 0 {
		mark = " [" + m.reported + " " + reported.String() + "]"
	}
	if pending {
		mark += " " + m.pending
	}
	for _, written := range spellings(title) {
		line := "## " + d.String() + " " + written + mark
		doc := markdown.Parse([]byte(line+"\n"), 1, markdown.Task)
		if len(doc.Updates) != 1 || len(doc.Problems.Errors()) > 0 {
			continue
		}
		if u := &doc.Updates[0]; u.Title == title && u.Pending == pending && u.Reported == reported {
			return line
		}
	}
	return ""
}

// withdrawal returns the quotation that withdraws an update such that it reads back as the same reason; nothing if there is none.
func (m marks) withdrawal(reason string) string {
	for _, written := range spellings(reason) {
		quote := "> " + m.withdrawn + written
		doc := markdown.Parse([]byte("## 2022-06-28 x\n\n"+quote+"\n"), 1, markdown.Task)
		if len(doc.Updates) == 1 && len(doc.Problems.Errors()) == 0 && doc.Updates[0].Withdrawn && doc.Updates[0].Reason == reason {
			return quote
		}
	}
	return ""
}

// spellings returns ways in which plain text can be written in Markdown, the nicest first. None has more than one line.
func spellings(text string) []string {
	if strings.ContainsAny(text, "\r\n") {
		return nil
	}
	return []string{text, markdown.Literal(text, "\\`*_[]<>&~|!#"), markdown.Literal(text, punctuation)}
}

const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// summaryOf returns the summary that follows from a description.
func summaryOf(description string) string {
	return markdown.Parse([]byte(description), 1, markdown.Task).Summary
}

// trimmed returns text without empty lines before it, and without blanks and lines after it, as package markdown keeps it.
func trimmed(text string) string {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), " \t\n")
	for {
		line, rest, more := strings.Cut(text, "\n")
		if !more || strings.Trim(line, " \t") != "" {
			return text
		}
		text = rest
	}
}
