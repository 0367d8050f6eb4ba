package watch

import (
	"sync/atomic"
	"testing"
	"time"
	_ "time/tzdata"
)

// The clock of these tests begins at midnight in Greenwich.

func TestMidnightIsThatOfTheZone(t *testing.T) {
	for zone, want := range map[string][]string{
		"Asia/Shanghai":    {"16h0m0s MIDNIGHT", "40h0m0s MIDNIGHT"},
		"America/New_York": {"5h0m0s MIDNIGHT", "29h0m0s MIDNIGHT"},
		"UTC":              {"24h0m0s MIDNIGHT"},
	} {
		t.Run(zone, func(t *testing.T) {
			location, err := time.LoadLocation(zone)
			must(t, err)
			o := Options{Zone: func() *time.Location { return location }}
			scripted(t, t.TempDir(), o, func(t *testing.T, w *Watcher, _ *script) {
				check(t, during(t, w, 47*time.Hour), want...)
			})
		})
	}
}

func TestWithoutAZoneThereIsNoMidnight(t *testing.T) {
	scripted(t, t.TempDir(), Options{}, func(t *testing.T, w *Watcher, _ *script) {
		check(t, during(t, w, 100*time.Hour))
	})
}

func TestTheZoneMayBecomeKnownOrAnother(t *testing.T) {
	var zone *time.Location
	o := Options{Zone: func() *time.Location { return zone }}
	scripted(t, t.TempDir(), o, func(t *testing.T, w *Watcher, _ *script) {
		check(t, during(t, w, time.Hour))
		zone = time.UTC
		check(t, during(t, w, 14*time.Hour))
		zone = time.FixedZone("Shanghai", 8*60*60)
		check(t, during(t, w, 2*time.Hour), "1h0m0s MIDNIGHT")
	})
}

func TestAClockThatIsSetOrSleptIsNoticed(t *testing.T) {
	var set atomic.Int64
	o := Options{
		Zone: func() *time.Location { return time.UTC },
		Now:  func() time.Time { return time.Now().Add(time.Duration(set.Load())) },
	}
	scripted(t, t.TempDir(), o, func(t *testing.T, w *Watcher, _ *script) {
		check(t, during(t, w, time.Hour))
		time.AfterFunc(90*time.Second, func() { set.Store(int64(23 * time.Hour)) })
		check(t, during(t, w, time.Hour), "2m0s MIDNIGHT")
		time.AfterFunc(time.Second, func() { set.Store(0) })
		check(t, during(t, w, time.Hour), "1m0s MIDNIGHT")
	})
}

func TestMidnightDoesNotCutManyChangesInTwo(t *testing.T) {
	o := Options{Zone: func() *time.Location { return time.UTC }}
	scripted(t, t.TempDir(), o, func(t *testing.T, w *Watcher, s *script) {
		w.lookAllAfter = time.Hour
		s.at(24*time.Hour-20*time.Millisecond, "a", written)
		s.at(24*time.Hour-20*time.Millisecond, "b", written)
		s.at(24*time.Hour+20*time.Millisecond, "c", written)
		check(t, during(t, w, 25*time.Hour), "24h0m0.07s a b c MIDNIGHT")
	})
}

// In Santiago the clock skips the midnight with which 8 September 2024 begins.
func TestADayThatBeginsWithoutAMidnight(t *testing.T) {
	santiago, err := time.LoadLocation("America/Santiago")
	must(t, err)
	start := time.Date(2024, 9, 7, 23, 50, 0, 0, santiago)
	for now := start; ; {
		wait := untilMidnight(start, now, santiago)
		if wait == 0 {
			if got := now.In(santiago).Format("02 15:04"); got != "08 01:00" {
				t.Errorf("the day begins at %s", got)
			}
			return
		}
		if wait < 0 || wait > wallCheck {
			t.Fatalf("wait for %s at %s", wait, now)
		}
		now = now.Add(wait)
	}
}
