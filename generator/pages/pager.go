package pages

import (
	"slices"
	"strconv"

	"gongshi/generator/view"
)

// perPage bounds every list: so many rows, then it goes on at the next page.
const perPage = 100

// neighbours is how many pages on either side of a list's page are linked by number.
const neighbours = 3

// A cut is one page of a list: its place, and which rows it has.
type cut struct {
	path     string
	from, to int
	pager    view.Pager
}

// A list is the pages of a list as they were made: of what, and of which rows.
type list[K, R comparable] struct {
	of    K
	rows  []R
	pages []*view.Page
}

// paged cuts rows into pages and adds them. The first is at base, the others at base+suffix+"2/" and so on. A list without
// rows has one page.
//
// page makes a page of nothing but what it is given. So a page that is to be made of the same as the last time is the last
// one. first adds what the first page says of the list as a whole, which therefore changes more often.
func paged[K, R comparable](p *plan, base, suffix string, of K, rows []R, page func(of K, rows []R, c cut) *view.Page, first func(*view.Page)) {
	now := &list[K, R]{of: of, rows: rows}
	was, known := p.was.lists[base].(*list[K, R])
	cuts := max(1, (len(rows)+perPage-1)/perPage)
	known = known && was.of == of && len(was.pages) == cuts
	for number := 1; number <= cuts; number++ {
		from, to := (number-1)*perPage, min(number*perPage, len(rows))
		if known && number > 1 && slices.Equal(rows[from:to], was.rows[from:min(number*perPage, len(was.rows))]) {
			now.pages = append(now.pages, was.pages[number-1])
		} else {
			c := newCut(base, suffix, number, cuts)
			c.from, c.to = from, to
			now.pages = append(now.pages, page(of, slices.Clone(rows[from:to]), c)) // a page that is kept must not hold the whole list
		}
	}
	first(now.pages[0])
	for _, page := range now.pages {
		if len(rows) > 0 {
			p.maker.add(page)
		} else {
			p.maker.addAside(page) // nobody should be led to an empty page
		}
	}
	p.lists[base] = now
}

func newCut(base, suffix string, number, of int) cut {
	url := func(number int) string {
		if number == 1 {
			return base
		}
		return base + suffix + strconv.Itoa(number) + "/"
	}
	c := cut{path: url(number), pager: view.Pager{Number: number, Of: of}}
	if number > 1 {
		c.pager.Previous = url(number - 1)
	}
	if number < of {
		c.pager.Next = url(number + 1)
	}
	for k := 1; k <= of && of > 1; k++ {
		if k == 1 || k == of || number-neighbours <= k && k <= number+neighbours {
			c.pager.Pages = append(c.pager.Pages, view.PagerLink{URL: url(k), Number: k, Current: k == number})
		}
	}
	return c
}

// part returns the number of a list's page for its title: none on the first.
func part(p view.Pager) int {
	if p.Number == 1 {
		return 0
	}
	return p.Number
}
