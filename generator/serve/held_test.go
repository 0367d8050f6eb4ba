package serve

import (
	"fmt"
	"runtime"
	"testing"
	"weak"

	"gongshi/generator/day"
)

// A heavy source stands for all that a build holds.
type heavy struct{ files }

// Sites are shown five hundred times, with mistakes in between, and looked at on a hundred days while tabs listen: what was shown
// before is let go.
func TestSitesAndDaysShownBeforeAreLetGo(t *testing.T) {
	s := New("127.0.0.1:8080")
	server := served(t, s)
	var all []weak.Pointer[heavy]
	show := func(n int) {
		source := &heavy{small().with("index.html", htmlPage(fmt.Sprint("Version ", n)))}
		all = append(all, weak.Make(source))
		site := siteOf(t, nil)
		site.Source, site.On = source, func(day.Day) (Source, error) {
			then := &heavy{source.files}
			all = append(all, weak.Make(then))
			return then, nil
		}
		s.Show(site, nil)
	}
	show(0)
	listen(t, server, tabOf(t, s, "/"))
	first := mustDay(t, "2022-01-01")
	for n := 1; n <= 500; n++ {
		show(n)
		get(t, s, "/")
		if n%5 == 0 {
			s.Fail([]Shown{mistake}, "en")
			get(t, s, "/?as-of="+first.Add(n/5).String())
		}
	}
	for d := range 100 { // more days of one site
		get(t, s, "/?as-of="+first.Add(d).String())
	}
	alive := func() (n int) {
		runtime.GC()
		for _, p := range all {
			if p.Value() != nil {
				n++
			}
		}
		return n
	}
	for try := 0; alive() > 1+mostSnapshots && try < 100; try++ {
		runtime.Gosched() // an answer may not have come to its end
	}
	if n := alive(); n > 1+mostSnapshots {
		t.Errorf("of %d sites and days %d are still held, want at most %d", len(all), n, 1+mostSnapshots)
	}
	runtime.KeepAlive(s)
}
