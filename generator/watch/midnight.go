package watch

import "time"

// wallCheck is how often the clock on the wall is looked at: it may be set, and a laptop's timers sleep when it does.
const wallCheck = time.Minute

// untilMidnight is how long to wait before the day in the zone is to be looked at again. It is 0 if it is another day there than
// it was then. Both instants are seen in the zone as it is now, so that another zone alone makes no midnight.
func untilMidnight(then, now time.Time, zone *time.Location) time.Duration {
	if zone == nil {
		return wallCheck
	}
	year, month, day := now.In(zone).Date()
	if y, m, d := then.In(zone).Date(); y != year || m != month || d != day {
		return 0
	}
	left := time.Date(year, month, day+1, 0, 0, 0, 0, zone).Sub(now)
	if left <= 0 || left > wallCheck { // not positive: where a summer's clock skips midnight, it may lie in the hour before
		return wallCheck
	}
	return left
}
