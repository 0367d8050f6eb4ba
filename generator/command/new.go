package command

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"

	"gongshi/generator/ask"
	"gongshi/generator/day"
	"gongshi/generator/draft"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/words"
)

// runNew writes a file to begin with: a task, an update, a plan or an incident, out of answers, or a bulletin with the figures of its period.
func runNew(ctx context.Context, c *call) error {
	kinds := draft.Kinds()
	what := c.takeArgument(append(switchesOf(kinds...), "drafts", "h", "help")...)
	if what == "" {
		var err error
		if what, err = c.chosenKind(ctx, kinds); err != nil {
			return err
		}
	}
	if what == "bulletin" {
		return newBulletin(ctx, c)
	}
	i := slices.IndexFunc(kinds, func(k *draft.Kind) bool { return k.Name == what })
	if i < 0 {
		return c.newUsage(kinds)
	}
	given := c.answerFlags(kinds[i])
	s, err := c.parse()
	if err != nil {
		return err
	}
	return s.begin(ctx, kinds[i], given)
}

// chosenKind asks which kind of file is to be written. Where nobody answers, it is none.
func (c *call) chosenKind(ctx context.Context, kinds []*draft.Kind) (kind string, err error) {
	c.flags.Usage = func() {
		fmt.Fprintln(c.flags.Output(), "Usage: gongshi new task, update, plan, incident or bulletin; new task -h and its like tell the flags of each")
	}
	s, err := c.parse()
	if err != nil {
		return "", err
	}
	c.flags = flag.NewFlagSet(c.flags.Name(), flag.ContinueOnError) // those of the kind are read anew
	a := c.asker(s.languageOr(s.siteLanguage()))
	if a == nil {
		return "", nil
	}
	var all []ask.Choice
	for _, k := range kinds {
		all = append(all, ask.Choice{Value: k.Name, Label: s.say("new-kind-"+k.Name, "")})
	}
	all = append(all, ask.Choice{Value: "bulletin", Label: s.say("new-kind-bulletin", "")})
	err = c.unless(ctx, func() (err error) {
		kind, err = a.Ask(ask.Question{Text: s.say("new-kind", ""), Required: true, Choices: all})
		return asEnd(err)
	})
	return kind, err
}

// newUsage is the wrong use of the command without a kind of file.
func (c *call) newUsage(kinds []*draft.Kind) error {
	var names []string
	for _, k := range kinds {
		names = append(names, k.Name)
	}
	s, err := c.parse()
	if err != nil {
		return err
	}
	return inWords(s.say("new-usage", program()+" new "+strings.Join(append(names, "bulletin"), "|")+" …"))
}

// say says something in the language of messages, with one word in it.
func (s *sources) say(kind, value string) string {
	return s.sayAll(kind, "value", value)
}

// sayAll says something in the language of messages, with pairs of a slot and its word.
func (s *sources) sayAll(kind string, pairs ...string) string {
	return sayIn(s.languageOr(s.siteLanguage()), kind, pairs...)
}

// sayIn says something in a language, with pairs of a slot and its word.
func sayIn(language, kind string, pairs ...string) string {
	data := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		data[pairs[i]] = pairs[i+1]
	}
	return words.Report(language, kind, data)
}

// wrong is wrong use that is said in the language of messages, with pairs of a slot and its word.
func (s *sources) wrong(kind string, pairs ...string) error {
	return s.wrongIn(s.siteLanguage(), kind, pairs...)
}

// wrongIn is the same in the language of a site that is not there yet, or that asked for.
func (s *sources) wrongIn(language, kind string, pairs ...string) error {
	return inWords(sayIn(s.languageOr(language), kind, pairs...))
}

// begin writes a file of a kind, once nothing is wrong with it.
func (s *sources) begin(ctx context.Context, k *draft.Kind, given map[string]*string) error {
	var change importer.Change
	err := s.call.unless(ctx, func() (err error) {
		change, err = s.answered(k, given)
		return err
	})
	if err != nil {
		return err
	}
	if err := importer.WriteAll(ctx, s.dir, []importer.Change{change}); err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.call.stdout, s.say("new-written", change.Path))
	return err
}

// answered returns the file that flags, answers and standard input make, once nothing is wrong with it.
func (s *sources) answered(k *draft.Kind, given map[string]*string) (none importer.Change, err error) {
	d, err := s.newDraft(k)
	if err != nil {
		return none, err
	}
	if len(d.Site.Plans) == 0 && k.Name != "plan" {
		return none, inWords(s.say("new-no-plan", program()+" new plan"))
	}
	a := s.call.asker(d.Language)
	if text := given["text"]; a == nil && *text == "" {
		if *text, err = pipedText(); err != nil {
			return none, err
		}
	}
	if err := fillIn(d, given, a, false); err != nil {
		return none, err
	}
	if lacking := d.Lacking(); len(lacking) > 0 {
		return none, needed(d.Language, lacking)
	}
	return s.sound(d, a)
}

// newDraft begins a file in the site.
func (s *sources) newDraft(k *draft.Kind) (*draft.Draft, error) {
	t, languages, err := s.scanned()
	if err != nil {
		return nil, err
	}
	d, problems, err := draft.New(k, t, languages, func(of *site.Site) day.Day { return s.options(s.call.began).Today(of.Zone()) })
	if err != nil {
		return nil, err
	}
	if d == nil {
		return nil, report(s.call.stderr, problems, problem.Formats()[0], s.languageOr(words.Languages()[0]))
	}
	d.Language = s.languageOr(d.Language)
	return d, nil
}

// sound returns the file once nothing is wrong with it. On a terminal, wrong answers are asked for again; elsewhere nothing is written.
func (s *sources) sound(d *draft.Draft, a *ask.Asker) (importer.Change, error) {
	for {
		change, ok := d.File()
		if !ok {
			return change, fmt.Errorf("new %s: the answers cannot be written as front matter", d.Kind.Name)
		}
		if d.Tree.File(change.Path) != nil {
			return change, inWords(words.Report(d.Language, "new-there-is", map[string]string{"value": change.Path}))
		}
		problems, err := d.Check(change)
		if err != nil {
			return change, err
		}
		err = report(s.call.stderr, problems, problem.Formats()[0], d.Language)
		if err == nil {
			return change, nil
		}
		more := false
		if a != nil {
			more, err = again(d, problems, a)
		}
		if !more {
			fmt.Fprintln(s.call.stderr, words.Report(d.Language, "new-nothing", nil))
			return change, errOr(err, errProblems)
		}
	}
}

// errOr returns an error, or another if there is none.
func errOr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}
