package sheet

import (
	"encoding/xml"
	"errors"
	"slices"
	"strconv"
)

// table reads a table, with its merges resolved.
func (d *docx) table() (*Table, error) {
	t := &Table{}
	err := d.each(d.rowsOf(t))
	return t, err
}

// rowsOf returns what reads the rows of a table, some of which may stand within other elements.
func (d *docx) rowsOf(t *Table) func(xml.StartElement) error {
	var read func(xml.StartElement) error
	read = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tr":
			return d.row(t)
		case "sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice":
			return d.each(read)
		}
		return d.skip()
	}
	return read
}

// A docxRow is a row that is being read.
type docxRow struct {
	d     *docx
	cells []Cell
	above []Cell
	gone  bool
}

func (d *docx) row(t *Table) error {
	r := &docxRow{d: d}
	if len(t.Rows) > 0 {
		r.above = t.Rows[len(t.Rows)-1].Cells
	}
	if err := d.each(r.read); err != nil {
		return err
	}
	if r.gone {
		return nil
	}
	if t.Rows = append(t.Rows, Row{Number: len(t.Rows) + 1, Cells: r.cells}); len(t.Rows) > mostRows {
		return tooMany("import-rows", mostRows)
	}
	return nil
}

func (r *docxRow) read(e xml.StartElement) error {
	switch e.Name.Local {
	case "trPr":
		return r.d.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "gridBefore":
				if err := r.add(Cell{}, span(e)); err != nil {
					return err
				}
			case "del":
				r.gone = true
				r.d.tracked++
			case "ins":
				r.d.tracked++
			}
			return r.d.skip()
		})
	case "tc":
		return r.cell()
	case "sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice":
		return r.d.each(r.read)
	}
	return r.d.skip()
}

// cell reads a cell, and lays it over the columns that it spans.
func (r *docxRow) cell() error {
	b, columns, goesOn, left, gone := &blocks{d: r.d}, 1, false, false, false
	outer := r.d.cited
	r.d.cited = nil
	err := r.d.each(func(e xml.StartElement) error {
		if e.Name.Local != "tcPr" {
			return b.block(e)
		}
		return r.d.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "gridSpan":
				columns = span(e)
			case "vMerge":
				goesOn = attr(e, "val") != "restart"
			case "hMerge":
				left = attr(e, "val") != "restart"
			case "cellDel":
				gone = true
				r.d.tracked++
			}
			return r.d.skip()
		})
	})
	c := Cell{Text: b.words(), Notes: r.d.cited}
	repeated := ""
	if slices.ContainsFunc(b.parts, func(p Part) bool { return p.Table != nil }) {
		r.d.within, repeated = append(r.d.within, b.parts...), c.Text
	}
	r.d.cited = outer
	if gone {
		c = Cell{}
	}
	if at := len(r.cells); goesOn && at < len(r.above) {
		c = Cell{Text: r.above[at].Text, Above: true}
		repeated = c.Text
	} else if left && at > 0 {
		c = Cell{Text: r.cells[at-1].Text, Left: true}
		repeated = c.Text
	}
	if err = errors.Join(err, r.d.budget.again(repeated)); err != nil {
		return refusalIn(err)
	}
	return r.add(c, columns)
}

func (r *docxRow) add(c Cell, columns int) error {
	for k := range columns {
		if r.cells = append(r.cells, c); k > 0 {
			if err := r.d.budget.again(c.Text); err != nil {
				return err
			}
		}
		if c.Left, c.Notes = true, nil; len(r.cells) > mostColumns {
			return tooMany("import-columns", mostColumns)
		}
		if err := r.d.budget.cell(); err != nil {
			return err
		}
	}
	return nil
}

// span returns how many columns an element says; more than there may be is one more than that.
func span(e xml.StartElement) int {
	n, err := strconv.Atoi(attr(e, "val"))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, mostColumns+1)
}
