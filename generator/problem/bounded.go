package problem

import "strconv"

// most is how many problems are told at once. Nobody mends more before looking again, and a hostile source has a million.
const most = 1000

// Bounded returns l, or of a very long one its beginning, errors before warnings, and at the end how many more there are. Where an
// error is left out, the end is an error too.
func (l List) Bounded() List {
	if len(l) <= most {
		return l
	}
	warnings := max(0, most-1-len(l.Errors()))
	kept := make(List, 0, most)
	left := "more-warnings"
	for _, p := range l {
		switch {
		case p.Warning():
			if warnings--; warnings < 0 {
				continue
			}
		case len(kept)+max(0, warnings) == most-1:
			left = "more-problems"
			continue
		}
		kept = append(kept, p)
	}
	return append(kept, New(0, 0, left, "value", strconv.Itoa(len(l)-len(kept))))
}
