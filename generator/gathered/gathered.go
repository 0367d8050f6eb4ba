// Package gathered reads what was gathered from other offices' sites: the folder sources/KEY/ of each.
//
// A source is a site of the same kind as ours, of which some published files are kept as they were published: of each plan tasks.json, which
// says how its tasks stand, and datapackage.json, which says whose they are and where they are published. gathered.json beside them says from
// which copy they are, with their sizes and sums.
//
// Nobody trusts them, whether they were just fetched (package gather) or lie there: anything may have been written into them since. What
// always holds of what comes out: texts are short and of one line, all in them is seen, and titles and names are more than blanks; days,
// states and numbers are possible ones; and the place of each task is what its plan's key and its number say, never an address that the data name. So all that a page leads to
// follows from the address in site.toml.
//
// States are those that their site published. They are never counted again for another day.
package gathered

import (
	"gongshi/generator/day"
)

// Folder is where sources lie, beside content/.
const Folder = "sources"

// A Source is another office's site, as it was gathered.
type Source struct {
	Record
	Plans []*Plan // in the order of the record
}

// Publisher returns who publishes the site, as its data say.
func (s *Source) Publisher() string {
	if len(s.Plans) == 0 {
		return ""
	}
	return s.Plans[len(s.Plans)-1].Publisher
}

// A Plan is a plan of another office's site.
type Plan struct {
	Key, Title       string
	Document, Issuer string
	Publisher        string
	Start, End       day.Day
	Issued, AsOf     day.Day
	Closed           bool
	Every            day.Every
	By               int // days after a period's end until which an update is in time
	Numbered         bool
	Tasks            []*Task // in the order of their numbers
}

// URL returns the place of the plan on its site.
func (p *Plan) URL() string { return p.Key + "/" }

// IsOfYears reports whether the plan runs for more than a year.
func (p *Plan) IsOfYears() bool { return p.End >= p.Start.AddMonths(12) }

// A Task is one of another office's tasks, with what its site says of it.
type Task struct {
	Number       int
	Label        string
	Title        string
	Summary      string
	State        string
	Silent       bool
	Sample       bool
	Unassigned   bool
	HasLate      bool // it is done and had a due day
	LateDays     int
	Due          day.Day
	YearRound    bool
	Unscheduled  bool
	Directed     string
	LastUpdate   day.Day
	Lead, Joint  []string // names
	leads, joins []string // their keys
}
