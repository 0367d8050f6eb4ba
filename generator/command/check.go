package command

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"

	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// runCheck reports every problem, and writes nothing. With --against it also reports what was published and is gone or changed. People read it on standard error, as with every command; a program
// that asks for another format gets it as the result, on standard output.
func runCheck(ctx context.Context, c *call) error {
	format := c.flags.String("format", problem.Formats()[0], "how to report: "+strings.Join(problem.Formats(), ", "))
	against := c.flags.String("against", "", "a `state` that was published, a revision of Git or a folder with a copy: what stood there must stand here")
	s, err := c.parse()
	if err != nil {
		return err
	}
	if !slices.Contains(problem.Formats(), *format) {
		return fmt.Errorf("%w: there is no format %q; there are %s", errUsage, *format, strings.Join(problem.Formats(), ", "))
	}
	to := c.stdout
	if *format == problem.Formats()[0] {
		to = c.stderr
	}
	b, err := newBuilder()
	if err != nil {
		return err
	}
	_, problems, err := s.buildWith(ctx, b)
	if err != nil {
		return err
	}
	if c.isGiven("against") {
		gone, err := s.compareWith(ctx, *against)
		if err != nil {
			return err
		}
		problems = append(problems, gone.Bounded()...)
		problems.Sort()
	}
	err = report(to, problems, *format, s.language(b))
	if *format == problem.Formats()[0] && len(problems) > 0 && isTerminal(to) { // elsewhere, nobody types
		fmt.Fprintln(to, words.Report(s.language(b), "explain-more", map[string]string{"value": program() + " explain " + strings.Join(codesOf(problems), " ")}))
	}
	return err
}

// mostCodes bounds how many kinds of problems are offered to be explained.
const mostCodes = 5

// codesOf returns the kinds of the first problems, errors before warnings, each once.
func codesOf(problems problem.List) (codes []string) {
	for _, p := range append(problems.Errors(), problems...) {
		if len(codes) < mostCodes && !slices.Contains(codes, p.Code) {
			codes = append(codes, p.Code)
		}
	}
	return codes
}

// isGiven reports whether a flag was given, if only as empty.
func (c *call) isGiven(name string) (given bool) {
	c.flags.Visit(func(f *flag.Flag) { given = given || f.Name == name })
	return given
}
