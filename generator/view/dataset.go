package view

import "gongshi/generator/day"

// Dataset is the page of a plan's open data: which files there are, what each field means, and what they may be used for.
type Dataset struct {
	Plan      *PlanName
	AsOf      day.Day // the day of the data
	Notice    string  // as the banner of every page
	Publisher string
	Base      string // the absolute address of the files' folder; ends in a slash
	Span      string // the days that the plan runs: 2022-01-01/2022-12-31
	Files     []DataFile
	Tables    []DataTable
	Licence   Licence
}

// A DataFile is a file that can be downloaded.
type DataFile struct {
	URL  string // a place
	Name string // "tasks.csv"
	What Phrase // what is in it
	Rows int    // 0 if it has none, or several tables
	Size Phrase // how long it is; none until it was made
	Type string // its media type
}

// A DataTable is a table with its fields.
type DataTable struct {
	Name   string // "tasks"; its file is Name.csv
	Title  Phrase
	Key    []string // the fields that tell rows apart
	Fields []DataField
}

// A DataField is a field of a table.
type DataField struct {
	Name     string
	Heading  Phrase // what it is called in the table for people
	Kind     Phrase // how it is written
	Meaning  Phrase
	Choices  []DataChoice // the only values; none for any
	Required bool         // it is never empty
	Derived  bool         // the generator counts it; an import leaves it alone
}

// A DataChoice is a value that a field may have.
type DataChoice struct {
	Code string // as programs read it
	Word Phrase // as people do
}
