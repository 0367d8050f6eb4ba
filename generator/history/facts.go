package history

import (
	"cmp"
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/site"
)

// compareEnding finds that a completion, what came of it, its verification or a cancellation is gone or is another. A review that
// returned the completion excuses that it is gone, or later.
func (p *pair) compareEnding(file string, before, after *site.Front) {
	p.compareFact(file, "cancelled", before.Cancelled.String(), after.Cancelled.String())
	if before.Completed == 0 || isReturned(before.Completed, after) {
		return
	}
	if p.compareFact(file, "completed", before.Completed.String(), after.Completed.String()); after.Completed == 0 {
		return // what follows from it is gone as well
	}
	p.compareFact(file, "outcome", cmp.Or(before.Outcome, "met"), cmp.Or(after.Outcome, "met"))
	if !isReviewed(before.Verified, after.Reviews) {
		p.compareFact(file, "verified", verification(before.Verified), verification(after.Verified))
	}
}

// isReturned reports whether the completion of a day was returned, and is not given, or is later.
func isReturned(completed day.Day, after *site.Front) bool {
	return (after.Completed == 0 || after.Completed > completed) && slices.ContainsFunc(after.Reviews, func(r site.Review) bool {
		return r.Result == site.Returned && r.Claimed == completed
	})
}

// isReviewed reports whether a verification stands as a review now.
func isReviewed(v site.Verified, all []site.Review) bool {
	return slices.ContainsFunc(all, func(r site.Review) bool { return r.Result == site.Confirmed && r.Date == v.Date && r.By == v.By })
}

func verification(v site.Verified) string {
	if v.Date == 0 {
		return ""
	}
	return v.Date.String() + " " + v.By
}

// compareFact finds that a fact is gone or is another. What was not there may have come.
func (p *pair) compareFact(file, path, was, is string) {
	switch {
	case was == "" || was == is:
	case is == "":
		p.addAt(file, path, "published-fact-gone", "key", path, "value", was)
	default:
		p.addAt(file, path, "published-fact-changed", "key", path, "other", was, "value", is)
	}
}

// compareRecords finds that days or amounts of a milestone are gone or are others.
func (p *pair) compareRecords(file, path string, before, after *site.Milestone) {
	left := slices.Clone(after.Done)
	for _, d := range before.Done {
		if i := slices.Index(left, d); i >= 0 {
			left = slices.Delete(left, i, i+1)
			continue
		}
		p.addAt(file, path+".done", "published-fact-gone", "key", "done", "value", d.String())
	}
	for _, v := range before.Values {
		p.compareValue(file, path+".values", v, after.Values)
	}
}

func (p *pair) compareValue(file, path string, was site.Value, all []site.Value) {
	if slices.Contains(all, was) {
		return
	}
	i := slices.IndexFunc(all, func(v site.Value) bool { return v.Date == was.Date })
	if i < 0 {
		p.addAt(file, path, "published-fact-gone", "key", "values", "value", recorded(was))
		return
	}
	p.addAt(file, front.Element(path, i), "published-fact-changed", "key", "values", "other", recorded(was), "value", recorded(all[i]))
}

func recorded(v site.Value) string { return v.Date.String() + " = " + front.Number(v.Value) }
