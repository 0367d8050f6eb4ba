package command

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"

	"gongshi/generator/importer"
	"gongshi/generator/pipeline"
	"gongshi/generator/site"
)

// runNew writes a file to begin with. So far that is one of a bulletin, with the figures of its period.
func runNew(ctx context.Context, c *call) error {
	plan := c.flags.String("plan", "", "the `key` of the plan, such as 2022")
	period := c.flags.String("period", "", "the month or quarter that has ended, such as 2022-06 or 2022-q2")
	what := c.takeArgument("drafts")
	s, err := c.parse()
	if err != nil {
		return err
	}
	if what != "bulletin" || *plan == "" || *period == "" {
		return fmt.Errorf("%w: generator new bulletin --plan KEY --period 2022-06", errUsage)
	}
	of, ok := site.PeriodOf(*period)
	if !ok {
		return fmt.Errorf("%w: there is no period %q; write it as 2022-06 or 2022-q2", errUsage, *period)
	}
	file := path.Join(site.ContentDir, *plan, "bulletins", *period+".md")
	if _, err := os.Lstat(filepath.Join(s.dir, filepath.FromSlash(file))); err == nil {
		return fmt.Errorf("%w: there is %s already", errUsage, file)
	}
	out, err := s.buildOnce(ctx, c.stderr)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(out.Site.Plans, func(p *site.Plan) bool { return p.Key == *plan })
	if i < 0 {
		return fmt.Errorf("%w: there is no plan %q", errUsage, *plan)
	}
	return s.writeDraft(ctx, out, out.Site.Plans[i], file, func(p *site.Plan) (string, bool) { return out.Draft(p, of) })
}

// writeDraft writes a file that is not there yet.
func (s *sources) writeDraft(ctx context.Context, out *pipeline.Output, of *site.Plan, file string, draft func(*site.Plan) (string, bool)) error {
	text, ok := draft(of)
	if !ok {
		return fmt.Errorf("%w: on %s no summary of that period is there: it has not ended, or lies outside the plan", errUsage, out.Day)
	}
	if err := importer.WriteAll(ctx, s.dir, []importer.Change{{Path: file, New: text}}); err != nil {
		return err
	}
	_, err := fmt.Fprintf(s.call.stdout, "%s was written\n", file)
	return err
}
