package view

import "gongshi/generator/day"

// Data is a plan as open data, as the contract's section 4 has it.
type Data struct {
	Plan  PlanData
	AsOf  day.Day
	Tasks []*TaskData
}

// PlanData is a plan's front matter.
type PlanData struct {
	Key, Title, Document, Issuer   string
	Issued, Start, End, Settle     day.Day
	Absent                         []int
	IndexNumber, Subject, Validity string
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
	Updates                  []UpdateData
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
}

// ValueData is an amount reached by a day.
type ValueData struct {
	Date  day.Day
	Value float64
}

// UpdateData is an update without its text.
type UpdateData struct {
	Date       day.Day
	Title, URL string
}

// Sitemap is what search engines should know.
type Sitemap struct {
	BaseURL string   // absolute, ends in a slash
	Paths   []string // places
}
