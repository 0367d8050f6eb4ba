package main

import "context"

// runCheck reports every problem, and writes nothing.
func runCheck(_ context.Context, c *call) error {
	s, err := c.parse()
	if err != nil {
		return err
	}
	_, err = s.buildOnce(c.stderr)
	return err
}
