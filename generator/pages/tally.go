package pages

import (
	"cmp"
	"slices"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// barOrder is the order of states on a bar: what was kept, what runs, what is late, what rests, what is not known.
var barOrder = [mostStates]site.State{site.Done, site.InProgress, site.DueSoon, site.Behind, site.Overdue, site.Unfinished,
	site.Unreported, site.Paused, site.Cancelled, site.NoRecord}

const (
	barWidth   = 1000
	mostStates = 10
)

// tally counts distinct tasks by state.
func tally(tasks []*task) view.Tally {
	var counts [mostStates]int
	silent := 0
	for _, task := range tasks {
		counts[task.order]++
		if task.status.Silent {
			silent++
		}
	}
	return tallyOf(counts, silent)
}

// tallyOf returns the tally of so many tasks in each state.
func tallyOf(counts [mostStates]int, silent int) view.Tally {
	t := view.Tally{Silent: silent}
	for _, n := range counts {
		t.Total += n
	}
	sum := 0
	for i, s := range barOrder {
		n := counts[i]
		if n == 0 {
			continue
		}
		x := sum * barWidth / t.Total
		sum += n
		t.Shares = append(t.Shares, view.Share{State: string(s), Word: label("state." + string(s)), Count: n, X: x, Width: sum*barWidth/t.Total - x})
	}
	percents(t.Shares, t.Total)
	return t
}

// percents rounds the shares so that they make 100 together: the largest remainders are rounded up, of equals the first.
func percents(shares []view.Share, total int) {
	if total == 0 {
		return
	}
	left := 100
	byRemainder := make([]int, len(shares))
	for i := range shares {
		shares[i].Percent = shares[i].Count * 100 / total
		left -= shares[i].Percent
		byRemainder[i] = i
	}
	slices.SortStableFunc(byRemainder, func(a, b int) int {
		return cmp.Compare(shares[b].Count*100%total, shares[a].Count*100%total)
	})
	for _, i := range byRemainder[:left] {
		shares[i].Percent++
	}
}

// group returns a category's or an office's figures.
func group(url, name string, tasks []*task) view.Group {
	g := view.Group{URL: url, Name: name, Tally: tally(tasks)}
	for _, t := range tasks {
		if t.status.State == site.Done {
			g.Done++
		}
		if isLate(t.status.State) {
			g.Late++
		}
	}
	return g
}
