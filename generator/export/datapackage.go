package export

import (
	"bytes"
	"encoding/json"
	"math"
	"path"
	"regexp"
	"slices"
	"strings"

	"gongshi/generator/view"
)

// The names of what this file writes are those of the Data Package standard, version 1: https://specs.frictionlessdata.io

type packageJSON struct {
	Profile      string         `json:"profile"`
	Name         string         `json:"name"`
	Title        string         `json:"title"`
	Description  string         `json:"description"`
	Homepage     string         `json:"homepage"`
	Version      string         `json:"version"`
	Created      string         `json:"created"`
	Licenses     []licenseJSON  `json:"licenses,omitempty"`
	Sources      []sourceJSON   `json:"sources"`
	Contributors []sourceJSON   `json:"contributors,omitempty"`
	Resources    []resourceJSON `json:"resources"`
}

type licenseJSON struct {
	Name  string `json:"name,omitempty"`
	Path  string `json:"path,omitempty"`
	Title string `json:"title,omitempty"`
}

type sourceJSON struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
	Role  string `json:"role,omitempty"`
}

type resourceJSON struct {
	Profile     string      `json:"profile"`
	Name        string      `json:"name"`
	Path        string      `json:"path"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Format      string      `json:"format"`
	Mediatype   string      `json:"mediatype"`
	Encoding    string      `json:"encoding"`
	Dialect     dialectJSON `json:"dialect"`
	Schema      schemaJSON  `json:"schema"`
}

type dialectJSON struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
	Header         bool   `json:"header"`
}

type schemaJSON struct {
	Fields        []fieldJSON `json:"fields"`
	MissingValues []string    `json:"missingValues"`
	PrimaryKey    []string    `json:"primaryKey,omitempty"`
	ForeignKeys   []keyJSON   `json:"foreignKeys,omitempty"`
}

type fieldJSON struct {
	Name        string           `json:"name"`
	Type        string           `json:"type"`
	Format      string           `json:"format"`
	Title       string           `json:"title"`
	Description string           `json:"description"`
	Constraints *constraintsJSON `json:"constraints,omitempty"`
}

type constraintsJSON struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

type keyJSON struct {
	Fields    string        `json:"fields"`
	Reference referenceJSON `json:"reference"`
}

type referenceJSON struct {
	Resource string `json:"resource"`
	Fields   string `json:"fields"`
}

// DataPackage returns datapackage.json: what a program must know to read the tables, in the words of the site. It was created
// on the day that the data is of, in no zone.
func DataPackage(d *view.Data, say Say) ([]byte, error) {
	s := newScribe(d, say)
	home := d.BaseURL + d.Plan.URL
	p := packageJSON{
		Profile: "tabular-data-package", Name: "plan-" + d.Plan.Key, Title: d.Plan.Title, Description: about(d, s), Homepage: home + "data/",
		Version: d.AsOf.String(), Created: d.AsOf.String() + "T00:00:00Z", Licenses: licenses(d.Licence),
		Sources: []sourceJSON{{Title: strings.TrimSpace(d.Plan.Issuer + " " + d.Plan.Document + " " + d.Plan.Title), Path: home}},
	}
	if d.Publisher != "" {
		p.Contributors = []sourceJSON{{Title: d.Publisher, Role: "publisher"}}
	}
	for _, t := range TablesOf(d) {
		p.Resources = append(p.Resources, resourceOf(t, s))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(p)
	return b.Bytes(), err
}

// licenceID is what the name of a licence may be: the short name that the Open Definition gives it.
var licenceID = regexp.MustCompile(`^[-a-zA-Z0-9._]+$`)

// licenses returns the licence that the publisher declared. None is said for the publisher.
func licenses(l view.Licence) []licenseJSON {
	j := licenseJSON{Path: l.URL, Title: l.Name}
	if licenceID.MatchString(l.Name) {
		j.Name = l.Name
	}
	if j.Name == "" && j.Path == "" {
		return nil // the standard has no room for a licence of words alone: it is in the description
	}
	return []licenseJSON{j}
}

func resourceOf(t *Table, s scribe) resourceJSON {
	r := resourceJSON{
		Profile: "tabular-data-resource", Name: t.Name, Path: t.File(), Title: s.label("data.sheet." + t.Name), Description: s.label("data.file." + t.Name),
		Format: "csv", Mediatype: "text/csv", Encoding: "utf-8", Dialect: dialectJSON{",", lineEnd, `"`, true, true},
		Schema: schemaJSON{MissingValues: []string{""}, PrimaryKey: t.primaryKey()},
	}
	for _, c := range t.forPrograms() {
		r.Schema.Fields = append(r.Schema.Fields, fieldOf(t, c, s))
		if c.Of != "" {
			r.Schema.ForeignKeys = append(r.Schema.ForeignKeys, keyJSON{c.Name, referenceJSON{c.Of, tasksTable().Key[0]}})
		}
	}
	return r
}

// primaryKey returns the key in the words of the standard, by which no part of one may be empty: else there is none.
func (t *Table) primaryKey() []string {
	if slices.ContainsFunc(t.Key, func(name string) bool { return !t.Column(name).Required }) {
		return nil
	}
	return t.Key
}

func fieldOf(t *Table, c *Column, s scribe) fieldJSON {
	f := fieldJSON{Name: c.Name, Type: c.Kind.schema(), Format: "default", Title: s.heading(t, c), Description: s.meaning(t, c)}
	for _, choice := range c.choices() {
		f.Description += "\n" + choice.Code + " " + s.say(choice.Word)
	}
	unique := len(t.Key) == 1 && t.Key[0] == c.Name
	if c.Required || len(c.Choices) > 0 {
		f.Constraints = &constraintsJSON{c.Required, unique, c.Choices}
	}
	return f
}

// schema returns the type of Table Schema. It has none for a list that is not JSON, and addresses here are relative.
func (k Kind) schema() string {
	return [...]string{Text: "string", Whole: "integer", Number: "number", Date: "date", Truth: "boolean", List: "string", Place: "string"}[k]
}

// about says in a few sentences what the data is, of which day, and what it may be used for.
func about(d *view.Data, s scribe) string {
	sentences := []string{s.say(view.Phrase{Label: "data.as-of", Day: d.AsOf}), s.label("data.fair")}
	if d.Notice != "" {
		sentences = append(sentences, d.Notice)
	}
	return strings.Join(append(sentences, s.licence(d.Licence)), "\n")
}

// licence says what the data may be used for.
func (s scribe) licence(l view.Licence) string {
	switch {
	case l.Name == "":
		return s.label("data.no-licence")
	case l.URL == "":
		return s.say(view.Phrase{Label: "data.licence", Text: l.Name})
	}
	return s.say(view.Phrase{Label: "data.licence", Text: l.Name + " " + l.URL})
}

// kindLabels are the labels that say how a value is written.
var kindLabels = [...]string{Text: "text", Whole: "whole", Number: "number", Date: "date", Truth: "truth", List: "list", Place: "place"}

// Describe returns the tables for programs as the data page explains them.
func Describe(of *view.Data) []view.DataTable {
	label := func(key string) view.Phrase { return view.Phrase{Label: key} }
	var all []view.DataTable
	for _, t := range TablesOf(of) {
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
		return view.DataFile{URL: folder + name, Name: name, What: view.Phrase{Label: "data.file." + what}, Rows: rows, Type: mediaTypes[path.Ext(name)]}
	}
	all := []view.DataFile{file("plan.xlsx", "workbook", 0)}
	for _, t := range TablesOf(d) {
		all = append(all, file(t.Readable(), t.Name+"-readable", t.count(d)))
	}
	for _, t := range TablesOf(d) {
		all = append(all, file(t.File(), t.Name, t.count(d)))
	}
	all = append(all, file("tasks.json", "json", len(d.Tasks)))
	if n := len(d.Incidents.Rows); n > 0 {
		all = append(all, file("incidents.json", "incidents-json", n))
	}
	if d.Assessment != nil {
		all = append(all, file("assessment.json", "assessment", len(d.Assessment.Subjects)))
	}
	return append(all, file("datapackage.json", "package", 0))
}

// mediaTypes are those of the endings of files.
var mediaTypes = map[string]string{
	".csv": "text/csv", ".json": "application/json", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
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
	for _, what := range []string{"workbook", "json", "package", "incidents-json", "assessment"} {
		all = append(all, "data.file."+what)
	}
	for _, t := range append(Tables(), incidentsTable(&view.Data{})) {
		all = append(all, "data.sheet."+t.Name, "data.file."+t.Name, "data.file."+t.Name+"-readable")
		for i := range t.Columns {
			c := &t.Columns[i]
			all = append(all, "data."+t.Name+"."+c.Name, "data."+t.Name+"-about."+c.Name)
			for _, choice := range c.Choices {
				if strings.HasPrefix(c.called, "data.") {
					all = append(all, c.Label(choice))
				}
			}
		}
	}
	return all
}
