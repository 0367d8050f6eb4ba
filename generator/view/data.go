package view

import "gongshi/generator/day"

// Data is a plan as open data, as docs/format.md has it.
type Data struct {
	Plan  PlanData
	AsOf  day.Day
	Tasks []*TaskData

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
	Categories, Offices            []NamedKey
	Closed                         bool
	URL                            string
}

// A NamedKey is a category or an office: its key and its name.
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

	File        string // the name of its source, to which other files link
	Description string // as written, in Markdown
	Said        Said
}

// Said is what people read where programs read keys.
type Said struct {
	Category             string
	Lead, Joint, Support []string
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

	Place   int    // among those of its day in the file, from 1; the URL follows from it
	Text    string // as written, in Markdown; empty if it is withdrawn
	Excerpt string // the beginning of it, for people
	Reason  string // why it is withdrawn; empty if it is not
	Pending bool
}

// Sitemap is what search engines should know.
type Sitemap struct {
	BaseURL string   // absolute, ends in a slash
	Paths   []string // places
}
