package sheet

import (
	"encoding/xml"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A program that writes a workbook without working it out leaves the cells of formulas empty. Such a cell is no empty one.

// uncomputed returns the names of the cells of formulas of which a workbook does not say what they come to, by sheet.
func uncomputed(b []byte) map[string][]string {
	a, err := openArchive(b)
	if err != nil {
		return nil
	}
	found := map[string][]string{}
	for name, part := range sheetParts(a) {
		text, err := a.read(part)
		if err != nil {
			return found
		}
		found[name] = uncomputedIn(text)
	}
	return found
}

// sheetParts returns in which part of a workbook each sheet is.
func sheetParts(a *archive) map[string]string {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	for part, to := range map[string]any{"xl/workbook.xml": &book, "xl/_rels/workbook.xml.rels": &links} {
		if text, err := a.read(part); err != nil || xml.Unmarshal(text, to) != nil {
			return nil
		}
	}
	targets := map[string]string{}
	for _, l := range links.All {
		if targets[l.ID] = l.Target; !path.IsAbs(l.Target) {
			targets[l.ID] = path.Join("/xl", l.Target)
		}
	}
	parts := map[string]string{}
	for _, s := range book.Sheets {
		parts[s.Name] = strings.TrimPrefix(targets[s.ID], "/")
	}
	return parts
}

// uncomputedIn returns the names of those cells in a sheet. A formula that comes to an empty text has a value, which is empty.
func uncomputedIn(text []byte) (all []string) {
	d := walk(text).d
	var cell, kind string
	var formula, value, within bool
	for {
		token, err := d.RawToken()
		if err != nil {
			return all
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "c":
				cell, kind, formula, value = attr(t, "r"), attr(t, "t"), false, false
			case "f":
				formula = true
			case "v":
				within, value = true, value || kind == "str"
			}
		case xml.CharData:
			value = value || within && len(t) > 0
		case xml.EndElement:
			if within = false; t.Name.Local == "c" && formula && !value {
				all = append(all, cell)
			}
		}
	}
}

// mark marks cells by their names.
func (t *Table) mark(names []string) {
	for _, name := range names {
		column, number, err := excelize.CellNameToCoordinates(name)
		at, is := slices.BinarySearchFunc(t.Rows, number, func(r Row, number int) int { return r.Number - number })
		if err != nil || !is || column > mostColumns {
			continue
		}
		row := &t.Rows[at]
		for len(row.Cells) < column {
			row.Cells = append(row.Cells, Cell{})
		}
		row.Cells[column-1].Uncomputed = row.At(column-1) == ""
	}
}
