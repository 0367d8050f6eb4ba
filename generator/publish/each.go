package publish

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls do with 0 to n-1, on every processor, in about that order. After an error it begins nothing more, and returns
// the first.
func each(n int, do func(i int) error) error { return eachOf(n, runtime.GOMAXPROCS(0), do) }

// eachOf does it on so many goroutines. More than there are processors help where do waits for the disk.
func eachOf(n, goroutines int, do func(i int) error) error {
	var next, failed atomic.Int64
	var once sync.Once
	var first error
	work := func() {
		for failed.Load() == 0 {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			if err := do(i); err != nil {
				once.Do(func() { first = err })
				failed.Store(1)
			}
		}
	}
	var all sync.WaitGroup
	for range min(n, goroutines) - 1 {
		all.Go(work)
	}
	work()
	all.Wait()
	return first
}
