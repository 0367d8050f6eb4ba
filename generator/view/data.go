package view

import "gongshi/generator/day"

// Data is a plan as open data, as docs/format.md has it.
type Data struct {
	Rules int // the version of the rules by which states follow
	Plan  PlanData
	AsOf  day.Day
	Tasks []*TaskData

	Incidents  IncidentsData
	Assessment *AssessmentData // nil of a plan without one

	BaseURL   string // absolute, ends in a slash; what all places are relative to
	Publisher string
	Notice    string // as the banner of every page
	Licence   Licence
}

// A Licence is what the data may be used for. Both are empty if the publisher declared none.
type Licence struct{ Name, URL string }

// PlanData is a plan's front matter.
type PlanData struct {
	Key, Title, Document, Issuer   string
	Issued, Start, End, Settle     day.Day
	Absent                         []int
	IndexNumber, Subject, Validity string
	Original                       string // as written: an address, or the path of an attachment
	Reporting                      day.Every
	ReportingBy                    int        // days after a period's end until which an update is in time
	Categories, Offices, Areas     []NamedKey // offices and areas that tasks name
	Previous                       string     // the key of the plan before
	Numbered                       bool       // false: numbers are only addresses
	Closed                         bool
	URL                            string
	Changes                        []ChangeData // of the plan itself
}

// A NamedKey is a category, an office or an area: its key and its name.
type NamedKey struct {
	Key, Name  string
	Collective bool
}

// TaskData is a task's front matter with all that follows from it on the day.
type TaskData struct {
	Number                   int
	Title, Summary, Category string
	Lead, Joint, Support     []string
	Partners                 []string
	Completed                day.Day
	Outcome                  string
	VerifiedDate             day.Day
	VerifiedBy               string
	Cancelled                day.Day
	Reason                   string
	Reporting                string // as written; empty if the plan's rule holds
	Sample, Draft            bool
	Due                      day.Day
	YearRound                bool
	Directed                 string
	Pauses                   []Pause
	Milestones               []MilestoneData
	URL                      string
	State                    string
	Silent                   bool
	LateDays                 int
	HasLate                  bool // the task is done and had a due day; else late_days is null
	LastUpdate               day.Day
	Updates                  []UpdateData // the newest first
	Changes                  []ChangeData // in the order of the file
	Reviews                  []ReviewData // in the order of the file
	FirstDue                 day.Day      // if another due day is in force
	Start                    day.Day
	Unscheduled              bool
	Label                    string // how the source numbers it, if otherwise
	Unassigned               bool
	Areas                    []string // keys
	Continues                string   // the task of another plan: "2021/17"
	MergedInto, SplitFrom    string   // likewise
	Added                    day.Day
	Source                   Wording

	File        string // the name of its source, to which other files link
	Description string // as written, in Markdown
	Said        Said
}

// Said is what people read where programs read keys.
type Said struct {
	Category             string
	Lead, Joint, Support []string
	Areas                []string
	State, Why           Phrase
}

// MilestoneData is a milestone's front matter; Total is the number of periods if Every is set.
type MilestoneData struct {
	Title  string
	Total  float64
	Unit   string
	Due    day.Day
	Every  day.Every
	By     string
	Done   []day.Day
	Values []ValueData

	State   string // "met", "missed" or "open"
	Said    Phrase // the same in words: "任务已取消" is open, too
	Reached float64

	FirstDue day.Day // if another due day is in force

	Goal    string // "at-least" or "at-most"
	From    float64
	Wording string
	Pace    string // "even", or empty
	Steps   []ValueData
	PaceNow string // "ahead", "on", "behind", "far-behind", or empty where no pace was promised
}

// ValueData is an amount reached by a day.
type ValueData struct {
	Date  day.Day
	Value float64
}

// UpdateData is an update.
type UpdateData struct {
	Date       day.Day
	Title, URL string

	Place   int    // among those of its day, from 1: those of the task's file, and then those in files of their own
	Text    string // as written, in Markdown; empty if it is withdrawn
	Excerpt string // the beginning of it, for people
	Reason  string // why it is withdrawn; empty if it is not
	Pending bool

	Reported day.Day // on which it was put on record, if that was later

	File       string // the name of the file that it has of its own; empty if it stands in the task's
	By, ByName string // the office that reported it: its key and its name; empty if it is not said
	NoProgress bool   // it says that there is nothing new
}

// ChangeData is a promise that was changed, or that someone asked to change, as far as that had come on the day.
type ChangeData struct {
	Place                      int    // in the file, from 1
	Field                      string // what was changed: "due"
	Milestone                  string // the title of the milestone whose it is; empty for the task itself
	Was, Now                   ChangedValue
	Asked, Decided, Refused    day.Day // none if later than the day
	By, Document, Reason, File string
	Stage                      string // "asked", "granted" or "refused"
}

// A ChangedValue is what a field was before a change, or became by it. At most one of its values is given.
type ChangedValue struct {
	Text    string // of a day its form 2022-06-30
	Number  float64
	List    []string // of offices their keys
	Numbers []int
	Kind    ChangedKind

	Names []string // of offices or of a category, for people
}

// A ChangedKind is which of its values a changed value has.
type ChangedKind uint8

// The kinds of a changed value.
const (
	NoValue ChangedKind = iota
	TextValue
	NumberValue
	ListValue
	NumbersValue
)

// ReviewData is what someone found who is not responsible for the task.
type ReviewData struct {
	Place   int // in the file, from 1
	Date    day.Day
	By      string
	Result  string  // "confirmed", "returned" or "disputed"
	Claimed day.Day // of what was returned, the day of the completion
	Reason  string
}

// Sitemap is what search engines should know.
type Sitemap struct {
	BaseURL string   // absolute, ends in a slash
	Paths   []string // places
}
