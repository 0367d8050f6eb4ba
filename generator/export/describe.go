package export

import (
	"math"

	"gongshi/generator/view"
)

// kindLabels are the labels that say how a value is written.
var kindLabels = [...]string{Text: "text", Whole: "whole", Number: "number", Date: "date", Truth: "truth", List: "list", Place: "place"}

// Describe returns the tables for programs as the data page explains them.
func Describe() []view.DataTable {
	label := func(key string) view.Phrase { return view.Phrase{Label: key} }
	var all []view.DataTable
	for _, t := range Tables() {
		d := view.DataTable{Name: t.Name, Title: label("data.sheet." + t.Name), Key: t.Key}
		for _, c := range t.forPrograms() {
			d.Fields = append(d.Fields, view.DataField{
				Name: c.Name, Heading: label("data." + t.Name + "." + c.Name), Kind: label("data.kind." + kindLabels[c.Kind]),
				Meaning: label("data." + t.Name + "-about." + c.Name), Choices: c.choices(), Required: c.Required, Derived: c.Derived,
			})
		}
		all = append(all, d)
	}
	return all
}

// choices returns the values that a column may have, each with its word.
func (c *Column) choices() []view.DataChoice {
	var all []view.DataChoice
	for _, code := range c.Choices {
		all = append(all, view.DataChoice{Code: code, Word: view.Phrase{Label: c.called + code}})
	}
	return all
}

// DataFiles returns the files of a plan's open data, those for people first, as the data page lists them.
func DataFiles(d *view.Data) []view.DataFile {
	folder := d.Plan.URL + "data/"
	file := func(name, what string, rows int) view.DataFile {
		return view.DataFile{URL: folder + name, Name: name, What: view.Phrase{Label: "data.file." + what}, Rows: rows}
	}
	all := []view.DataFile{file("plan.xlsx", "workbook", 0)}
	for _, t := range Tables() {
		all = append(all, file(t.Readable(), t.Name+"-readable", t.count(d)))
	}
	for _, t := range Tables() {
		all = append(all, file(t.File(), t.Name, t.count(d)))
	}
	return append(all, file("tasks.json", "json", len(d.Tasks)), file("datapackage.json", "package", 0))
}

// Size says how long a file is, for people who ask themselves whether to load it: rounded up to whole kilobytes of 1024 bytes, and from
// one megabyte on to tenths of it.
func Size(bytes int64) view.Phrase {
	const kilo, mega = 1 << 10, 1 << 20
	if bytes <= mega-kilo {
		return view.Phrase{Label: "data.kilobytes", N: float64((bytes + kilo - 1) / kilo)}
	}
	return view.Phrase{Label: "data.megabytes", N: math.Ceil(float64(bytes)/mega*10) / 10}
}

// File returns the name of the table's file for programs.
func (t *Table) File() string { return t.Name + ".csv" }

// Readable returns the name of the table's file for people. It is ASCII, since addresses in other letters are torn apart when they
// are copied, and in no language, since the site's may change and addresses stay.
func (t *Table) Readable() string { return t.Name + "-readable.csv" }

// Labels returns the keys of all labels that the files of open data say, but for those that views name.
func Labels() []string {
	all := []string{"text.comma", "data.yes", "data.as-of", "data.fair", "data.no-licence", "data.licence", "data.sheet.about", "data.kilobytes", "data.megabytes"}
	for _, kind := range kindLabels {
		all = append(all, "data.kind."+kind)
	}
	for _, what := range []string{"workbook", "json", "package"} {
		all = append(all, "data.file."+what)
	}
	for _, t := range Tables() {
		all = append(all, "data.sheet."+t.Name, "data.file."+t.Name, "data.file."+t.Name+"-readable")
		for i := range t.Columns {
			c := &t.Columns[i]
			all = append(all, "data."+t.Name+"."+c.Name, "data."+t.Name+"-about."+c.Name)
		}
	}
	return all
}
