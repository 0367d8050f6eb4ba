package pages

import "gongshi/generator/view"

// mostNearest is how many other tasks of its category a task's page leads to.
const mostNearest = 4

// nearest are the rows of the tasks of a category whose numbers are nearest to one's, in the order of numbers; where there are
// fewer, the rest is nil.
type nearest [mostNearest]*view.TaskRow

func (n nearest) rows() []*view.TaskRow {
	for i, row := range n {
		if row == nil {
			return n[:i:i]
		}
	}
	return n[:]
}

// setNearest notes for each task of a category which are nearest to it. rows are the tasks', in the order of numbers.
func setNearest(tasks []*task, rows []*view.TaskRow) {
	for i, t := range tasks {
		t.nearest = nearestTo(i, rows)
	}
}

// nearestTo returns the rows nearest to the i-th. Of two equally near the lower comes first.
func nearestTo(i int, rows []*view.TaskRow) nearest {
	from, to := i, i+1 // those taken, with the i-th itself
	for to-from <= mostNearest && (from > 0 || to < len(rows)) {
		if to == len(rows) || from > 0 && rows[i].Number-rows[from-1].Number <= rows[to].Number-rows[i].Number {
			from--
		} else {
			to++
		}
	}
	var n nearest
	copy(n[copy(n[:], rows[from:i]):], rows[i+1:to])
	return n
}
