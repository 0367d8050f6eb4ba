package command

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"

	"gongshi/generator/ask"
	"gongshi/generator/day"
	"gongshi/generator/importer"
	"gongshi/generator/pipeline"
	"gongshi/generator/site"
)

// newBulletin writes a bulletin to begin with: its figures as they are counted, and a first text.
func newBulletin(ctx context.Context, c *call) error {
	plan := c.flags.String("plan", "", "the `key` of the plan, such as 2022")
	period := c.flags.String("period", "", "the month or quarter that has ended, such as 2022-06 or 2022-q2")
	var issued day.Day
	c.flags.Func("issued", "the `day` of issue, if it is known already", func(v string) (err error) {
		issued, err = readDay(v)
		return err
	})
	s, err := c.parse()
	if err != nil {
		return err
	}
	a := c.asker(s.languageOr(s.siteLanguage()))
	if a == nil && (*plan == "" || *period == "") {
		return inWords(s.say("new-bulletin-needs", program()+" new bulletin --plan KEY --period 2022-06"))
	}
	if err := s.mayBegin(*plan, *period); err != nil {
		return err
	}
	out, err := s.buildOnce(ctx, c.stderr)
	if err != nil {
		return err
	}
	if err := c.unless(ctx, func() error { return s.askForPeriod(out, plan, period, a) }); err != nil {
		return err
	}
	of := out.Site.PlanOf(*plan)
	if of == nil {
		return inWords(s.say("new-bulletin-plan", *plan))
	}
	if err := s.mayBegin(*plan, *period); err != nil {
		return err
	}
	return s.writeDraft(ctx, out, of, *period, issued)
}

// mayBegin refuses a period that is none, and a bulletin that is there already.
func (s *sources) mayBegin(plan, period string) error {
	if period == "" {
		return nil // it is asked for
	}
	if _, ok := site.PeriodOf(period); !ok {
		return inWords(s.say("new-bulletin-no-period", period))
	}
	file := bulletinFile(plan, period)
	if _, err := os.Lstat(filepath.Join(s.dir, filepath.FromSlash(file))); err == nil {
		return inWords(s.say("new-there-is", file))
	}
	return nil
}

func bulletinFile(plan, period string) string {
	return path.Join(site.ContentDir, plan, "bulletins", period+".md")
}

// askForPeriod asks for the plan and the period, of those that have ended, where they were not given.
func (s *sources) askForPeriod(out *pipeline.Output, plan, period *string, a *ask.Asker) (err error) {
	if *plan == "" {
		var all []ask.Choice
		for _, p := range slices.Backward(out.Site.Plans) {
			all = append(all, ask.Choice{Value: p.Key, Label: p.Title})
		}
		current := ""
		if p := site.Current(out.Site.Plans, out.Day); p != nil {
			current = p.Key
		}
		if *plan, err = a.Ask(ask.Question{Text: s.say("new-plan", ""), Required: true, Known: true, Choices: all, Default: current}); err != nil {
			return asEnd(err)
		}
	}
	if *period != "" {
		return nil
	}
	var all []ask.Choice
	if p := out.Site.PlanOf(*plan); p != nil {
		all = periodsOf(p, out.Day)
	}
	last := ""
	if len(all) > 0 {
		last = all[0].Value
	}
	*period, err = a.Ask(ask.Question{Text: s.say("new-period", ""), Required: true, Choices: all, Default: last})
	return asEnd(err)
}

// periodsOf returns the months and quarters of a plan that have ended, the last first.
func periodsOf(p *site.Plan, on day.Day) (all []ask.Choice) {
	for _, every := range []day.Every{day.EveryMonth, day.EveryQuarter} {
		for _, period := range slices.Backward(p.Summarized(every, on)) {
			key := site.PeriodKey(period)
			all = append(all, ask.Choice{Value: key, Label: key})
		}
	}
	return all
}

// writeDraft writes a file that is not there yet.
func (s *sources) writeDraft(ctx context.Context, out *pipeline.Output, of *site.Plan, key string, issued day.Day) error {
	period, _ := site.PeriodOf(key)
	text, ok := out.Draft(of, period, issued)
	if !ok {
		return inWords(s.say("new-bulletin-none", out.Day.String()))
	}
	file := bulletinFile(of.Key, key)
	if err := importer.WriteAll(ctx, s.dir, []importer.Change{{Path: file, New: text}}); err != nil {
		return err
	}
	_, err := fmt.Fprintln(s.call.stdout, s.say("new-written", file))
	return err
}
