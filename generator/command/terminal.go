package command

import (
	"errors"
	"io"

	"gongshi/generator/problem"
)

// A shower writes what is only to be shown: no terminal obeys what comes from the sources, whatever was forgotten on the way.
type shower struct{ to io.Writer }

func (s shower) Write(b []byte) (int, error) {
	text := string(b)
	shown := problem.VisibleLines(text)
	if shown == text {
		return s.to.Write(b)
	}
	if _, err := io.WriteString(s.to, shown); err != nil {
		return 0, err
	}
	return len(b), nil
}

// raw returns what a shower writes to: what moves the cursor of a terminal is ours alone.
func raw(w io.Writer) io.Writer {
	if s, ok := w.(shower); ok {
		return s.to
	}
	return w
}

func visible(lines []string) []string {
	shown := make([]string, len(lines))
	for i, line := range lines {
		shown[i] = problem.Visible(line)
	}
	return shown
}

// messages returns what an error says, a line for each that it joins. None can begin another line.
func messages(err error) []string {
	if said, ok := err.(translated); ok {
		return visible(said.says)
	}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || errors.Join(joined.Unwrap()...).Error() != err.Error() {
		return []string{problem.Visible(err.Error())}
	}
	var all []string
	for _, one := range joined.Unwrap() {
		all = append(all, messages(one)...)
	}
	return all
}
