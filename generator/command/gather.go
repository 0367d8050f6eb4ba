package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/gather"
	"gongshi/generator/gathered"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

// runGather fetches what other offices' sites publish, and keeps it in sources/.
func runGather(ctx context.Context, c *call) error {
	switches := []string{"drafts"}
	var keys []string
	for key := c.takeArgument(switches...); key != ""; key = c.takeArgument(switches...) {
		keys = append(keys, key)
	}
	s, err := c.parse()
	if err != nil {
		return err
	}
	of, err := s.siteWithSources()
	if err != nil {
		return err
	}
	language := s.languageOr(of.Language)
	chosen, err := s.chosenSources(of, keys, language)
	if err != nil {
		return err
	}
	kept, err := tree.Scan(s.dir, nil, gathered.Folder)
	if err != nil {
		return err
	}
	in := gather.Input{Folder: s.dir, Sources: kept, Of: chosen, Today: s.todayIn(of), Open: gather.Remote(version)}
	var wrong, unreachable int
	err = gather.All(ctx, in, func(r gather.Result) error {
		switch {
		case r.Unreachable:
			unreachable++
		case r.Problem != nil:
			wrong++
		}
		return s.tellGathered(r, language)
	})
	switch {
	case ctx.Err() != nil:
		return errGatheringEnded
	case err != nil:
		return err
	case wrong > 0:
		return errProblems
	case unreachable > 0:
		return translated{errUnreachable, []string{words.Report(language, "gather-unreachable", map[string]string{"n": strconv.Itoa(unreachable)})}}
	}
	return nil
}

// errUnreachable says that a source did not answer; which one was told.
var errUnreachable = errors.New("not every source could be reached")

// errGatheringEnded says that a gathering was told to end.
var errGatheringEnded = errors.New("interrupted: what was told of is written, all else is as it was")

// siteWithSources reads site.toml alone. With mistakes in it nothing is gathered.
func (s *sources) siteWithSources() (*site.Site, error) {
	_, languages, err := s.scanned()
	if err != nil {
		return nil, err
	}
	config, err := tree.Scan(s.dir, nil, site.ConfigFile)
	if err != nil {
		return nil, err
	}
	of, problems, err := new(site.Reader).Read(config, site.Options{Languages: languages})
	if err != nil {
		return nil, err
	}
	problems = slices.DeleteFunc(problems.Errors(), func(p problem.Problem) bool { return p.File != site.ConfigFile })
	problems.Quote(func(file string) (string, bool) {
		text, err := config.File(file).Read()
		return string(text), err == nil
	})
	language := site.LanguageIn(config)
	if err := report(s.call.stderr, problems, problem.Formats()[0], s.languageOr(language)); err != nil {
		return nil, err
	}
	return of, nil
}

// chosenSources returns the sources that are named by their keys, or all.
func (s *sources) chosenSources(of *site.Site, keys []string, language string) ([]site.OtherSite, error) {
	if len(of.Sources) == 0 {
		return nil, s.wrongIn(language, "gather-no-sources")
	}
	if len(keys) == 0 {
		return of.Sources, nil
	}
	var there []string
	chosen := map[string]bool{}
	for _, one := range of.Sources {
		there = append(there, one.Key)
	}
	for _, key := range keys {
		if !slices.Contains(there, key) {
			return nil, s.wrongIn(language, "gather-no-such", "value", key, "expected", strings.Join(there[:min(len(there), 20)], " "))
		}
		chosen[key] = true
	}
	return slices.DeleteFunc(slices.Clone(of.Sources), func(one site.OtherSite) bool { return !chosen[one.Key] }), nil
}

// todayIn returns the day on which something is gathered.
func (s *sources) todayIn(of *site.Site) day.Day {
	return s.options(time.Now()).Today(of.Zone())
}

// tellGathered says what came of a source: of one that could not be gathered first what is there of it, and then why.
func (s *sources) tellGathered(r gather.Result, language string) error {
	if r.Problem != nil {
		kind := "gather-stays"
		if r.Kept == 0 {
			kind = "gather-nothing"
		}
		if _, err := fmt.Fprintln(s.call.stderr, words.Report(language, kind, map[string]string{"name": r.Of.Key, "value": r.Kept.String()})); err != nil {
			return err
		}
		return problem.List{*r.Problem}.Write(s.call.stderr, problem.Formats()[0], language)
	}
	tasks := 0
	for _, p := range r.Source.Plans {
		tasks += len(p.Tasks)
	}
	kind := "gather-same"
	if r.Changed {
		kind = "gather-new"
	}
	_, err := fmt.Fprintln(s.call.stdout, words.Report(language, kind, map[string]string{
		"name": r.Of.Key, "value": r.Source.Day.String(), "n": strconv.Itoa(len(r.Source.Plans)), "total": strconv.Itoa(tasks),
	}))
	return err
}
