package gather

import (
	"context"

	"gongshi/generator/remote"
)

// Remote returns a way to open sites on web servers, which are told who asks.
func Remote(version string) func(context.Context, string) (Copy, error) {
	return func(ctx context.Context, address string) (Copy, error) {
		return remote.OpenFor(ctx, address, "gongshi-gather/"+version)
	}
}
