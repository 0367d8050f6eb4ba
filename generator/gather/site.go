package gather

import (
	"context"
	"errors"

	"gongshi/generator/remote"
)

// Remote returns a way to open sites on web servers, which are told who asks.
func Remote(version string) func(context.Context, string) (Copy, error) {
	return func(ctx context.Context, address string) (Copy, error) {
		c, err := remote.OpenFor(ctx, address, "gongshi-gather/"+version)
		if err != nil {
			return nil, err
		}
		return server{c}, nil
	}
}

// A server is a copy on a web server.
type server struct{ *remote.Copy }

// File returns a file as the server sends it.
func (s server) File(place string, most int64) ([]byte, error) {
	text, err := s.Copy.File(place, most)
	if errors.Is(err, remote.ErrLarge) {
		err = ErrLarge
	}
	return text, err
}
