package view

// An Index is all tasks of a plan in short, for the filters of the list of tasks. It names categories, offices and areas by their
// place in the lists.
type Index struct {
	Path       string // its place: "2022/tasks/list.json"
	URL        string // the place of the list: what URLs of tasks are relative to
	States     []Badge
	Categories []string
	Offices    []string
	Areas      []string // none where no task names one
	Tasks      []*IndexTask
}

// An IndexTask is a task in an index.
type IndexTask struct {
	Number               int
	Called               string // how the source numbers it
	Title                string
	State                string
	Word                 Phrase
	Silent, Sample       bool
	Unassigned           bool   // the source names nobody who is responsible
	Owed                 Phrase // for Silent: for which period
	Category             int    // -1 for none
	Lead, Joint, Support []int
	Areas                []int
	Due                  string // as YYYY-MM-DD, for sorting; empty for none
	When                 []Phrase
	Why                  Phrase
	Beside               []Phrase // what is said beside it
	Last                 string   // the day of its newest update; empty for none
}
