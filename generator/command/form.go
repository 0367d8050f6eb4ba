package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/form"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

// runForm writes a workbook for each office that owes reports of a period.
func runForm(ctx context.Context, c *call) error {
	plan := c.flags.String("plan", "", "the `key` of the plan, such as 2022")
	key := c.flags.String("period", "", "the month, quarter or half-year to report on, such as 2022-06, 2022-q2 or 2022-h1")
	out := c.flags.String("out", "", "the `folder` to write the workbooks into")
	s, err := c.parse()
	if err != nil {
		return err
	}
	if *plan == "" || *key == "" || *out == "" {
		return s.wrong("form-needs", "value", program()+" form --plan KEY --period 2022-q2 --out DIR")
	}
	period, ok := form.PeriodOf(*key)
	if !ok {
		return s.wrong("form-no-period", "value", *key)
	}
	of, _, err := s.readSite()
	if err != nil {
		return err
	}
	asked := of.PlanOf(*plan)
	if asked == nil || asked.Draft && !s.drafts {
		return s.wrong("form-no-plan", "value", *plan)
	}
	if err := s.askable(asked, period, s.today(of)); err != nil {
		return err
	}
	return s.writeForms(ctx, of, asked, period, *out)
}

// readSite reads the site, with what waits for approval, and reports its mistakes: with one there are no forms.
func (s *sources) readSite() (*site.Site, *tree.Tree, error) {
	t, languages, err := s.scanned()
	if err != nil {
		return nil, nil, err
	}
	of, problems, err := new(site.Reader).Read(t, site.Options{Languages: languages, Drafts: true})
	if err != nil {
		return nil, nil, err
	}
	language := words.Languages()[0]
	if of != nil {
		language = of.Language
	}
	if len(problems.Errors()) > 0 {
		problems.Quote(func(file string) (string, bool) { return importer.PlanInput{Tree: t}.Quoted(file) })
		return nil, nil, report(s.call.stderr, problems, problem.Formats()[0], s.languageOr(language))
	}
	return of, t, nil
}

// today is the day that was asked for, or else that in the zone of the site.
func (s *sources) today(of *site.Site) day.Day {
	if s.asOf != 0 {
		return s.asOf
	}
	return day.Of(time.Now().In(of.Zone()))
}

// askable says why nobody can be asked about a period.
func (s *sources) askable(p *site.Plan, period form.Period, today day.Day) error {
	switch c := p.Clock(today, 0); {
	case c.Closed:
		return s.wrong("form-closed", "value", p.Key, "other", p.Closes().String())
	case period.Last < p.Start || period.First > p.End:
		return s.wrong("form-outside", "value", period.Key, "task", p.Key, "first", p.Start.String(), "last", p.End.String())
	case period.First > today:
		return s.wrong("form-early", "value", period.Key, "other", period.First.String(), "now", today.String())
	}
	return nil
}

// writeForms writes the workbooks, all or none. One that is there already stays if it is the same; else it may be filled in, and nothing is
// written.
func (s *sources) writeForms(ctx context.Context, of *site.Site, p *site.Plan, period form.Period, out string) error {
	forms, idle, left := form.Forms(of, p, period, s.today(of))
	language := s.languageOr(of.Language)
	var fresh []importer.Change
	for _, f := range forms {
		book, err := f.Book()
		if err != nil {
			return err
		}
		was, err := os.ReadFile(filepath.Join(out, f.Name()))
		switch {
		case errors.Is(err, os.ErrNotExist):
			fresh = append(fresh, importer.Change{Path: f.Name(), New: string(book)})
		case err != nil:
			return err
		case string(was) != string(book):
			return s.wrong("form-there-is", "file", filepath.Join(out, f.Name()))
		}
	}
	if len(forms) > 0 {
		if err := os.MkdirAll(out, 0o755); err != nil {
			return err
		}
	}
	if err := importer.WriteAll(ctx, out, fresh); err != nil {
		return err
	}
	say := func(kind string, data map[string]string) {
		fmt.Fprintln(s.call.stdout, words.Report(language, kind, data))
	}
	for _, f := range forms {
		say("form-written", map[string]string{"file": filepath.Join(out, f.Name()), "value": f.Office.Name, "n": strconv.Itoa(len(f.Tasks))})
	}
	for _, o := range idle {
		say("form-idle", map[string]string{"value": o.Name})
	}
	for _, t := range left {
		say("form-left", map[string]string{"task": strconv.Itoa(t.Number), "value": t.Title})
	}
	return nil
}
