package command

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"gongshi/generator/words"
)

// runExplain tells what problems mean, with an example of each, wrong and right; without a code it lists all that there are.
func runExplain(_ context.Context, c *call) error {
	var codes []string
	for code := c.takeArgument("drafts", "h", "help"); code != ""; code = c.takeArgument("drafts", "h", "help") {
		codes = append(codes, strings.ToLower(code))
	}
	s, err := c.parse()
	if err != nil {
		return err
	}
	language := s.readerLanguage()
	if len(codes) == 0 {
		return listProblems(c.stdout, language)
	}
	for _, code := range codes {
		if err := knownCode(code, language); err != nil {
			return err
		}
	}
	e, err := newExamples()
	if err != nil {
		return err
	}
	for k, code := range codes {
		if k > 0 {
			fmt.Fprintln(c.stdout)
		}
		if err := e.explain(c.stdout, code, language); err != nil {
			return err
		}
	}
	return nil
}

// knownCode refuses a code that there is not, and offers what may be meant: one that is nearly the same, or problems whose words have it.
func knownCode(code, language string) error {
	if slices.Contains(words.Kinds(), code) {
		return nil
	}
	says := words.Report(language, "explain-unknown", map[string]string{"value": code, "expected": program() + " explain"})
	if near, is := words.Near(code, words.Kinds()); is {
		return inWords(says + words.Report(language, "explain-near", map[string]string{"value": near}))
	}
	var having []string
	for _, kind := range words.Kinds() {
		if line := words.General(language, kind); strings.Contains(strings.ToLower(line), code) || strings.Contains(kind, code) {
			having = append(having, kind)
		}
	}
	if len(having) > 0 {
		return inWords(says + words.Report(language, "explain-having", map[string]string{"value": strings.Join(having[:min(len(having), 12)], ", ")}))
	}
	return inWords(says)
}

// listProblems lists all kinds of problems, each with one line.
func listProblems(w io.Writer, language string) error {
	for _, kind := range words.Kinds() {
		if _, err := fmt.Fprintf(w, "%-28s %s\n", kind, markOf(language, kind)+words.General(language, kind)); err != nil {
			return err
		}
	}
	return nil
}

func markOf(language, kind string) string {
	if words.IsWarning(kind) {
		return words.WarningMark(language)
	}
	return ""
}

// explain tells of one kind.
func (e *examples) explain(w io.Writer, kind, language string) error {
	say := func(what string) string { return words.Report(language, "explain-"+what, nil) }
	severity := "error"
	if words.IsWarning(kind) {
		severity = "warning"
	}
	lines := []string{kind + ": " + words.General(language, kind), say(severity)}
	if hint := words.GeneralHint(language, kind); hint != "" {
		lines = append(lines, hint)
	}
	one, is, err := e.of(kind)
	if err != nil {
		return err
	}
	if is {
		lines = append(lines, "", say(one.asWrong()), indented(one.found.Text(language)))
		if one.right != "" {
			lines = append(lines, say(one.asRight()), indented(indented(one.right)))
		}
	}
	_, err = fmt.Fprintln(w, strings.Join(lines, "\n"))
	return err
}

// asWrong names what is said above what is wrong.
func (one example) asWrong() string {
	if one.published {
		return "now"
	}
	return "wrong"
}

// asRight names what is said above what is right.
func (one example) asRight() string {
	if one.published {
		return "published"
	}
	return "right"
}

func indented(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }
