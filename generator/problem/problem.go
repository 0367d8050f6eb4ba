// Package problem holds what is wrong with a source: where, of which kind, and the data that its words need.
//
// Problems are for editors. They are collected, never returned at the first, and said in the editor's language by package
// words. What goes wrong with the machine is an ordinary error.
package problem

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"gongshi/generator/words"
)

// A Problem is one thing wrong at one place.
type Problem struct {
	File   string // relative to the site's folder, with slashes
	Line   int    // from 1; 0 if the problem is the file's as a whole
	Column int    // from 1, in characters
	Field  string // the path of the field in front matter that it is about; empty if it is about none
	Code   string // the kind, a key of the table in package words
	Data   map[string]string
	Source string // the line at that place, without its end, or a piece of it; empty until Quote
	before int    // characters of the line before Source
	cut    bool   // whether the line goes on behind Source
}

// New returns a problem of a kind; data are pairs of a slot's name and its value, of which only the beginning is kept if it is very
// long. The caller adds the file.
func New(line, column int, code string, data ...string) Problem {
	p := Problem{Line: line, Column: column, Code: code, Data: make(map[string]string, len(data)/2)}
	for i := 0; i+1 < len(data); i += 2 {
		p.Data[data[i]] = beginning(data[i+1])
	}
	return p
}

// mostOfValue bounds what a problem keeps of a value, in bytes: a line may be a million long, and have a problem at each word.
const mostOfValue = 1000

// beginning returns a value, or what is told of one that nobody would read. It holds on to nothing of a longer one.
func beginning(value string) string {
	if len(value) <= mostOfValue {
		return value
	}
	end := mostOfValue
	for end > mostOfValue-utf8.UTFMax && !utf8.RuneStart(value[end]) {
		end--
	}
	return value[:end] + "…"
}

// In returns p, placed in a file.
func (p Problem) In(file string) Problem {
	p.File = file
	return p
}

// Warning reports whether p leaves the site fit to be published.
func (p Problem) Warning() bool { return words.IsWarning(p.Code) }

// Place returns where p is, made Visible: path:line:column, or the path alone.
func (p Problem) Place() string {
	if p.Line == 0 {
		return Visible(p.File)
	}
	return fmt.Sprintf("%s:%d:%d", Visible(p.File), p.Line, p.Column)
}

// Words returns what p says in a language, and its hint, which may be empty. Each is one Visible line.
func (p Problem) Words(language string) (says, hint string) {
	data := p.Data
	for slot, value := range p.Data {
		if shown := Visible(value); shown != value {
			data = maps.Clone(data)
			data[slot] = shown
		}
	}
	return words.Problem(language, p.Code, data)
}

// A List is all that was found wrong.
type List []Problem

// Errors returns the problems that stop publishing.
func (l List) Errors() List {
	var errors List
	for _, p := range l {
		if !p.Warning() {
			errors = append(errors, p)
		}
	}
	return errors
}

// Sort orders l by place, then kind.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Code, b.Code))
	})
}
