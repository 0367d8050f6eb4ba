// Package ask asks questions, one at a time, on a reader and a writer that stand for a terminal. Whether there is one, its caller decides.
//
// A question may have a default, which an empty line means, and choices: an answer is then the number of a choice, its value, or words of it
// that no other has. What fits none is asked again.
package ask

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gongshi/generator/words"
)

// ErrEnded says that whoever was asked has gone: there is no answer any more.
var ErrEnded = errors.New("the answers ended")

// A Question is asked until its answer fits.
type Question struct {
	Text     string
	Default  string // what an empty line means
	Required bool   // an empty line without a default is no answer
	Choices  []Choice
	Known    bool // people know choices by their values, as tasks by their numbers: they are not counted anew
	Many     bool // several choices may be named
	Check    func(answer string) (wrong string)
}

// A Choice is one of those that a question offers.
type Choice struct {
	Value string
	Label string   // what people call it
	Also  []string // other names of it
}

// An Asker asks in a language.
type Asker struct {
	in       *bufio.Reader
	out      io.Writer
	language string
	shown    map[string]bool // lists of choices, each of which is shown once
}

// New returns one that reads answers and writes questions.
func New(in io.Reader, out io.Writer, language string) *Asker {
	return &Asker{bufio.NewReader(in), out, language, map[string]bool{}}
}

func (a *Asker) say(kind string, data ...string) string {
	slots := map[string]string{}
	for i := 0; i+1 < len(data); i += 2 {
		slots[data[i]] = data[i+1]
	}
	return words.Report(a.language, "ask-"+kind, slots)
}

// Ask asks a question until it is answered. Of several choices the values are joined with "、".
func (a *Asker) Ask(q Question) (string, error) {
	a.show(q, q.Choices)
	for {
		fmt.Fprint(a.out, q.prompt())
		line, err := a.line()
		if err != nil {
			return "", err
		}
		answer, wrong := a.judge(q, line)
		if wrong == "" {
			return answer, nil
		}
		fmt.Fprintln(a.out, "  "+wrong)
	}
}

// Lines asks for a text of several lines, which an empty line ends.
func (a *Asker) Lines(text string) (string, error) {
	fmt.Fprintln(a.out, text+a.say("lines"))
	var all []string
	for {
		fmt.Fprint(a.out, "  ")
		line, err := a.line()
		if errors.Is(err, ErrEnded) && len(all) > 0 || err == nil && line == "" {
			return strings.Join(all, "\n"), nil
		}
		if err != nil {
			return "", err
		}
		all = append(all, line)
	}
}

// Sure asks whether something is to be done. An empty line means yes.
func (a *Asker) Sure(text string) (bool, error) {
	answer, err := a.Ask(Question{Text: text, Default: a.say("yes")})
	return answer == a.say("yes") || strings.EqualFold(answer, "y") || strings.EqualFold(answer, "yes"), err
}

// line reads a line. The last one needs no end.
func (a *Asker) line() (string, error) {
	line, err := a.in.ReadString('\n')
	if err != nil && line == "" {
		return "", ErrEnded
	}
	return strings.TrimSpace(line), nil
}

func (q Question) prompt() string {
	if q.Default == "" {
		return q.Text + ": "
	}
	return q.Text + " [" + q.Default + "]: "
}

// mostShown bounds how many choices are shown: who has more names one by its words.
const mostShown = 30

func (a *Asker) show(q Question, choices []Choice) {
	list := fmt.Sprint(q.Known, choices)
	if len(choices) > 0 && a.shown[list] {
		fmt.Fprintln(a.out, "  "+a.say("same"))
		return
	}
	a.shown[list] = true
	for i, c := range choices[:min(len(choices), mostShown)] {
		if q.Known {
			fmt.Fprintf(a.out, "  %s  %s\n", c.Value, c.Label)
		} else {
			fmt.Fprintf(a.out, "  %d  %s\n", i+1, c.Label)
		}
	}
	if more := len(choices) - mostShown; more > 0 {
		fmt.Fprintln(a.out, "  "+a.say("more", "value", fmt.Sprint(more)))
	}
}

// judge returns what a line answers, or what is wrong with it.
func (a *Asker) judge(q Question, line string) (answer, wrong string) {
	if line == "" {
		line = q.Default
	}
	if line == "" && q.Required {
		return "", a.say("required")
	}
	answer = line
	if len(q.Choices) > 0 && line != "" {
		if answer, wrong = a.chosen(q, line); wrong != "" {
			return "", wrong
		}
	}
	if q.Check != nil {
		wrong = q.Check(answer)
	}
	return answer, wrong
}

// chosen returns the values of the choices that a line names.
func (a *Asker) chosen(q Question, line string) (answer, wrong string) {
	named := []string{line}
	if q.Many {
		named = Several(line)
	}
	var values []string
	for _, name := range named {
		found := q.find(name)
		if len(found) != 1 {
			return "", Unfit(a.language, name, found)
		}
		values = append(values, found[0].Value)
	}
	return strings.Join(values, "、"), ""
}

// Unfit says that a name means none of the choices, or which of them it may mean.
func Unfit(language, name string, found []Choice) string {
	if len(found) == 0 {
		return words.Report(language, "ask-none", map[string]string{"value": name})
	}
	return words.Report(language, "ask-several", map[string]string{"value": name, "expected": labels(found)})
}

// Several takes apart what names several: 甲、乙 or a, b. What stands in brackets belongs to one name.
func Several(text string) []string {
	var all []string
	depth, from := 0, 0
	for at, r := range text + ";" {
		switch {
		case strings.ContainsRune("(（", r):
			depth++
		case strings.ContainsRune(")）", r):
			depth = max(depth-1, 0)
		case at == len(text) || depth == 0 && strings.ContainsRune("、,，;；", r):
			if one := strings.TrimSpace(text[from:at]); one != "" {
				all = append(all, one)
			}
			from = at + utf8.RuneLen(r)
		}
	}
	return all
}

func labels(all []Choice) string {
	var texts []string
	for _, c := range all[:min(len(all), 5)] {
		texts = append(texts, c.Value+" "+c.Label)
	}
	return strings.Join(texts, "、")
}

func (q Question) find(name string) []Choice {
	for i, c := range q.Choices {
		if !q.Known && name == fmt.Sprint(i+1) {
			return []Choice{c}
		}
	}
	return Find(q.Choices, name)
}

// Find returns the choices that a name may mean: the one of that value or name, or else all whose words have it.
func Find(choices []Choice, name string) (found []Choice) {
	for _, c := range choices {
		for _, called := range append([]string{c.Value, c.Label}, c.Also...) {
			if strings.EqualFold(called, name) {
				return []Choice{c}
			}
		}
	}
	for _, c := range choices {
		if strings.Contains(strings.ToLower(c.Label), strings.ToLower(name)) {
			found = append(found, c)
		}
	}
	return found
}
