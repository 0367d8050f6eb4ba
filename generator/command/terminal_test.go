package command

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// What never ends is left alone when the context does.
func TestWhatNeverEndsIsLeftAlone(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	c := &call{}
	begun, never := make(chan bool), make(chan bool)
	defer close(never)
	go func() { <-begun; cancel() }()
	err := c.unless(ctx, func() error { close(begun); <-never; return nil })
	if !errors.Is(err, errInterrupted) || statusOf(err) != exitMachine {
		t.Errorf("it ended with %v", err)
	}
	if err := c.unless(t.Context(), func() error { return errDifferent }); !errors.Is(err, errDifferent) {
		t.Errorf("what ended in time ended with %v", err)
	}
}

func TestNoOutputIsObeyedByATerminal(t *testing.T) {
	var b strings.Builder
	n, err := fmt.Fprint(shower{&b}, "a\x1b[2J\rb\u009bc\u202ed\xffe\r\nf\tg中\n")
	if want := "a<U+001B>[2J<U+000D>b<U+009B>c<U+202E>d<FF>e\r\nf\tg中\n"; b.String() != want || err != nil || n != 25 {
		t.Errorf("got %q, %d, %v", b.String(), n, err)
	}
}

func TestAnErrorIsALineAndJoinedErrorsAreLines(t *testing.T) {
	one := errors.New("publish a\n::error::b: rename")
	got := strings.Join(messages(errors.Join(one, nil, fmt.Errorf("second: %w", errUsage))), "|")
	if want := "publish a<U+000A>::error::b: rename|second: wrong use"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
