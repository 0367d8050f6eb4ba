package command

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gongshi/generator/problem"
)

// runCheck reports every problem, and writes nothing. People read it on standard error, as with every command; a program
// that asks for another format gets it as the result, on standard output.
func runCheck(ctx context.Context, c *call) error {
	format := c.flags.String("format", problem.Formats()[0], "how to report: "+strings.Join(problem.Formats(), ", "))
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
	return report(to, problems, *format, s.language(b))
}
