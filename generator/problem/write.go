package problem

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gongshi/generator/words"
)

// Formats returns the names of those in which a list can be written, the first by default.
func Formats() []string { return []string{"text", "json", "github", "gitlab"} }

// Write writes l in a format of Formats, with words in a language. Of very many only the first are told: see Bounded.
func (l List) Write(w io.Writer, format, language string) error {
	l = l.Bounded()
	switch format {
	case "text":
		return l.WriteText(w, language)
	case "json":
		return l.WriteJSON(w, language)
	case "github":
		return l.WriteGitHub(w, language)
	case "gitlab":
		return l.WriteGitLab(w, language)
	}
	return fmt.Errorf("there is no format %q of problems", format)
}

// WriteText prints l for people, a problem after the other.
func (l List) WriteText(w io.Writer, language string) error {
	for _, p := range l {
		if _, err := fmt.Fprintln(w, p.Text(language)); err != nil {
			return err
		}
	}
	return nil
}

// Text says p in a language as path:line:column: problem. Below stand the line with a caret under the place, and the hint. What comes
// from the sources is only shown: no terminal and no log obeys it.
func (p Problem) Text(language string) string {
	const indent = "\n    "
	says, hint := p.Words(language)
	if p.Warning() {
		says = words.WarningMark(language) + says
	}
	if place := p.Place(); place != "" {
		says = place + ": " + says
	}
	text := tame(says)
	if line, caret := p.Excerpt(); line != "" {
		text += indent + tame(line) + indent + caret
	}
	if hint != "" {
		text += indent + tame(hint)
	}
	return text
}

// record is a problem as JSON. Its names are public and stay.
type record struct {
	File     string            `json:"file"`
	Line     int               `json:"line"`   // from 1; 0 if the problem is the file's as a whole
	Column   int               `json:"column"` // from 1, in characters
	Severity string            `json:"severity"`
	Code     string            `json:"code"`
	Message  string            `json:"message"`
	Hint     string            `json:"hint"`
	Source   string            `json:"source"`
	Data     map[string]string `json:"data"`
}

// WriteJSON writes l as an array of objects, one a line. What a terminal would obey is escaped as JSON escapes it, so that programs
// get the names and values of the sources as they are.
func (l List) WriteJSON(w io.Writer, language string) error {
	all := make([]record, len(l))
	for i, p := range l {
		says, hint := p.Words(language)
		all[i] = record{p.File, p.Line, p.Column, p.severity(), p.Code, says, hint, p.Source, p.Data}
		if p.Data == nil {
			all[i].Data = map[string]string{}
		}
	}
	return writeEach(w, all)
}

// writeEach writes an array of JSON, a line for each element.
func writeEach[T any](w io.Writer, all []T) error {
	lines := make([]string, len(all))
	for i, element := range all {
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(element); err != nil {
			return err
		}
		lines[i] = "\n" + escapedJSON(strings.TrimSuffix(b.String(), "\n"))
	}
	end := "]\n"
	if len(all) > 0 {
		end = "\n]\n"
	}
	_, err := io.WriteString(w, "["+strings.Join(lines, ",")+end)
	return err
}

// escapedJSON escapes what encoding/json leaves as it stands. None of it can be in JSON but in a text.
func escapedJSON(line string) string {
	if Visible(line) == line {
		return line
	}
	var b strings.Builder
	for _, r := range line {
		if isObeyed(r, "") {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func (p Problem) severity() string {
	if p.Warning() {
		return "warning"
	}
	return "error"
}

// WriteGitHub writes l as workflow commands, which GitHub Actions shows at the line of the file:
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
func (l List) WriteGitHub(w io.Writer, language string) error {
	for _, p := range l {
		says, hint := p.Words(language)
		if hint != "" {
			says += "\n" + hint
		}
		if _, err := fmt.Fprintf(w, "::%s %stitle=%s::%s\n", p.severity(), p.properties(), escapedProperty(p.Code), escapedMessage.Replace(says)); err != nil {
			return err
		}
	}
	return nil
}

// properties say where p is.
func (p Problem) properties() string {
	if p.File == "" {
		return ""
	}
	at := "file=" + escapedProperty(Visible(p.File)) + ","
	if p.Line > 0 {
		at += "line=" + strconv.Itoa(p.Line) + ",col=" + strconv.Itoa(p.Column) + ","
	}
	return at
}

var escapedMessage = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

func escapedProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(escapedMessage.Replace(s))
}
