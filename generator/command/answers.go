package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gongshi/generator/ask"
	"gongshi/generator/draft"
	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// Answers come from flags. On a terminal, what is still needed is asked, and with it all else that nobody said; elsewhere what is needed and
// was not said is wrong use.

// answerFlags adds a flag for each field of a kind of file, and returns what they were given.
func (c *call) answerFlags(k *draft.Kind) map[string]*string {
	given := map[string]*string{}
	for i := range k.Fields {
		f := &k.Fields[i]
		about := draft.WordsOf("en", k, f)
		switch {
		case f.NoFlag:
		case f.Switch:
			value := new(string)
			given[f.Name] = value
			c.flags.BoolFunc(f.Name, about, func(string) error { *value = "true"; return nil })
		default:
			given[f.Name] = c.flags.String(f.Name, "", about)
		}
	}
	return given
}

// switchesOf returns the flags of kinds of files that have no value.
func switchesOf(kinds ...*draft.Kind) (names []string) {
	for _, k := range kinds {
		for i := range k.Fields {
			if k.Fields[i].Switch {
				names = append(names, k.Fields[i].Name)
			}
		}
	}
	return names
}

// asker returns who asks on the terminal; nil where nobody would answer.
func (c *call) asker(language string) *ask.Asker {
	if !isAnswered(os.Stdin) || !isTerminal(c.stderr) {
		return nil
	}
	return ask.New(os.Stdin, c.stderr, language)
}

// mostTyped bounds the text that comes from standard input: no text of a site may be larger.
const mostTyped = 4 << 20

// pipedText returns what comes through a pipe, or from a file in the place of standard input.
func pipedText() (string, error) {
	info, err := os.Stdin.Stat()
	if err != nil || !info.Mode().IsRegular() && info.Mode()&os.ModeNamedPipe == 0 {
		return "", nil
	}
	text, err := io.ReadAll(io.LimitReader(os.Stdin, mostTyped+1))
	return strings.ReplaceAll(string(text), "\r\n", "\n"), err
}

// fillIn answers the fields of a draft in their order: by flags, by asking on a terminal, or by what is usual. Where nothing is lacking, it asks only
// if that is wanted all the same.
func fillIn(d *draft.Draft, given map[string]*string, a *ask.Asker, anyway bool) error {
	flag := func(f *draft.Field) string {
		if value := given[f.Name]; value != nil {
			return *value
		}
		return ""
	}
	asking := a != nil && (anyway || lacks(d, flag))
	for i := range d.Fields {
		f := &d.Fields[i]
		switch value := flag(f); {
		case value != "":
			if wrong := d.Say(f, value); wrong != "" {
				return inWords("--" + f.Name + ": " + wrong)
			}
		case asking && d.Said[f.Name] == "" && (f.Asked == nil || f.Asked(d)):
			if err := askFor(d, f, a); err != nil {
				return err
			}
		case d.Said[f.Name] == "" && !f.Lines:
			d.Said[f.Name] = d.UsualOf(f)
		}
	}
	return nil
}

// lacks reports whether something is needed that no flag says, and that nothing is usual for.
func lacks(d *draft.Draft, flag func(*draft.Field) string) bool {
	said := d.Said
	defer func() { d.Said = said }()
	d.Said = map[string]string{}
	for i := range d.Fields {
		f := &d.Fields[i]
		if d.Said[f.Name] = flag(f); d.Said[f.Name] == "" && !f.Lines {
			d.Said[f.Name] = d.UsualOf(f)
		}
	}
	return len(d.Lacking()) > 0
}

// askFor asks for a field until its answer can be taken.
func askFor(d *draft.Draft, f *draft.Field, a *ask.Asker) error {
	if f.Lines {
		text, err := a.Lines(d.Words(f))
		d.Said[f.Name] = text
		return asEnd(err)
	}
	d.Said[f.Name] = ""
	answer, err := a.Ask(ask.Question{Text: d.Words(f), Default: d.UsualOf(f), Required: d.IsNeeded(f), Choices: d.ChoicesOf(f), Known: f.Known, Many: f.Many,
		Check: func(answer string) string {
			if answer == "" {
				return ""
			}
			wrong := d.Say(f, answer)
			if wrong == "" {
				wrong = d.WrongDay(f)
			}
			if wrong != "" {
				d.Said[f.Name] = ""
			}
			return wrong
		}})
	if err == nil && answer == "" {
		d.Said[f.Name] = ""
	}
	return asEnd(err)
}

// asEnd has somebody who went away in the middle of questions end the command, with nothing written.
func asEnd(err error) error {
	if err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	return nil
}

// needed is the wrong use of a command from which answers are missing, and names their flags.
func needed(language string, flags []string) error {
	all := "--" + strings.Join(flags, words.Report(language, "comma", nil)+"--")
	return inWords(words.Report(language, "new-needs", map[string]string{"value": all}))
}

// inWords is wrong use that is said in the language of messages.
func inWords(says string) error { return translated{errUsage, []string{says}} }

// again asks once more for the fields in which something is wrong, and reports whether there are any.
func again(d *draft.Draft, problems problem.List, a *ask.Asker) (bool, error) {
	asked := map[string]bool{}
	for _, p := range problems.Errors() {
		f := d.FieldOf(p)
		if f == nil || asked[f.Name] {
			continue
		}
		asked[f.Name] = true
		if err := askFor(d, f, a); err != nil {
			return false, err
		}
	}
	return len(asked) > 0, nil
}

// program returns what the command is called here, so that what is told to type can be typed.
func program() string {
	return strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe")
}
