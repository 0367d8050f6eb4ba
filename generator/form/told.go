package form

import (
	"fmt"
	"io"

	"gongshi/generator/problem"
	speech "gongshi/generator/words"
)

// A Report says, row by row, what came of forms.
type Report []told

// A told line is one of a report: its kind, and what it is about. An indented one is about what stands above it.
type told struct {
	indented bool
	kind     string
	data     map[string]string
}

// lines are those below one that is not known yet.
type lines struct{ all []told }

func (l *lines) add(kind string, pairs ...string) {
	data := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		data[pairs[i]] = pairs[i+1]
	}
	l.all = append(l.all, told{true, kind, data})
}

// below returns the lines below their own.
func (l *lines) below(kind string, data map[string]string) []told {
	return append([]told{{false, kind, data}}, l.all...)
}

// mostShown is how much of what an office wrote is shown in a line of a report.
const mostShown = 200

// Write writes the report in a language. What comes from forms is only shown: no terminal obeys it.
func (r Report) Write(w io.Writer, language string) error {
	for _, t := range r {
		data := map[string]string{}
		for name, value := range t.data {
			if value = problem.Visible(value); len([]rune(value)) > mostShown {
				value = string([]rune(value)[:mostShown]) + "…"
			}
			data[name] = value
		}
		line := speech.Report(language, t.kind, data)
		if t.indented {
			line = "    " + line
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}
