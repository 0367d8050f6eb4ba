package document

import (
	"strings"

	"gongshi/generator/sheet"
)

// A form has a heading beside each cell, not above a column of them: one table for each task.

// laidFlat returns a form as a table with a row of headings and one of cells; other tables as they are.
func (r *reader) laidFlat(t *sheet.Table) *sheet.Table {
	if len(t.Rows) < 2 || r.layoutOf(t) != nil {
		return t
	}
	head, cells := sheet.Row{Number: 1}, sheet.Row{Number: 2}
	known, holds := 0, map[column]bool{}
	for i := range t.Rows {
		all := merged(&t.Rows[i])
		if len(all) == 1 && i == 0 { // its title
			continue
		}
		if len(all)%2 > 0 {
			return t
		}
		for k := 0; k < len(all); k += 2 {
			is := r.columnOf(all[k])
			if is != unknown {
				known++
			}
			holds[is] = true
			head.Cells = append(head.Cells, sheet.Cell{Text: all[k]})
			cells.Cells = append(cells.Cells, sheet.Cell{Text: all[k+1]})
		}
	}
	if !holds[task] || !holds[responsible] && !holds[lead] || known*4 < len(head.Cells)*3 {
		return t
	}
	return &sheet.Table{Name: t.Name, Rows: []sheet.Row{head, cells}}
}

// merged returns the texts of a row, each merged cell once.
func merged(row *sheet.Row) (all []string) {
	for k := range row.Cells {
		if !row.Cells[k].Left {
			all = append(all, strings.TrimSpace(row.Cells[k].Text))
		}
	}
	return all
}
