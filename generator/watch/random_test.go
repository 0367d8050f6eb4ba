package watch

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// However files and folders are written, moved and removed, in whatever order and however quickly, the caller ends up knowing
// what is there, without a healing look.
func TestAnyOrderOfChangesIsFollowed(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			both(t, func(t *testing.T, c *caller) {
				random := rand.New(rand.NewPCG(seed, 0))
				for i := range 8 {
					done := make(chan struct{})
					go func() {
						defer close(done)
						for range 40 {
							randomChange(random, filepath.Join(c.root, "content"))
						}
					}()
					if i%2 == 0 {
						<-done // all of it while the caller builds
					}
					c.catchUp()
					<-done
					c.catchUp()
				}
			})
		})
	}
}

// randomChange changes something, or fails to, which is as good.
func randomChange(random *rand.Rand, content string) {
	place := func() string {
		p := content
		for range 1 + random.IntN(3) {
			p = filepath.Join(p, string(rune('a'+random.IntN(4))))
		}
		return p
	}
	switch random.IntN(8) {
	case 0:
		os.RemoveAll(place())
	case 1, 2:
		os.Rename(place(), place())
	case 3:
		os.MkdirAll(place(), 0o755)
	case 4:
		os.Symlink("a", place())
	default:
		p := place()
		os.MkdirAll(filepath.Dir(p), 0o755)
		os.WriteFile(p, fmt.Append(nil, random.Uint64()), 0o644)
	}
}
