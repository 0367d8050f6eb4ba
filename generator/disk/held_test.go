package disk

import (
	"errors"
	"io/fs"
	"testing"
	"time"
)

func TestWhatIsHeldIsTriedAgainForAWhile(t *testing.T) {
	held := errors.New("held")
	waits := make([]time.Duration, 3)
	for _, c := range []struct {
		name  string
		fails int
		err   error
		tries int
		want  error
	}{
		{"free", 0, nil, 1, nil},
		{"held for a while", 2, held, 3, nil},
		{"held until the last try", 3, held, 4, nil},
		{"held for longer", 9, held, 4, ErrHeld},
		{"failed otherwise", 9, fs.ErrPermission, 1, fs.ErrPermission},
	} {
		t.Run(c.name, func(t *testing.T) {
			tries := 0
			err := patiently(waits, func() error {
				if tries++; tries <= c.fails {
					return c.err
				}
				return nil
			}, func(err error) bool { return err == held })
			if !errors.Is(err, c.want) || tries != c.tries {
				t.Errorf("after %d tries: %v, want %v after %d", tries, err, c.want, c.tries)
			}
			if c.want == ErrHeld && !errors.Is(err, held) {
				t.Errorf("%v does not say what the system said", err)
			}
		})
	}
}
