package pages

import (
	"slices"
	"strconv"

	"gongshi/generator/view"
)

// A list is the pages of a list as they were made: from what they have in common, and from which rows.
type list[K, R comparable] struct {
	of    K
	rows  []R
	pages []*view.Page
}

// A pageRange is one page of a list: its path, and which rows it has.
type pageRange struct {
	path     string
	from, to int
	pager    view.Pager
}

// perPage bounds every list: so many rows, then it goes on at the next page.
const perPage = 100

// paginate divides rows into pages and adds them. The first is at base, the others at base+suffix+"2/" and so on. A list without
// rows has one page.
//
// page makes a page from its arguments alone, so a page whose arguments equal the last ones is used again. first adds what the first
// page says of the list as a whole; the first page is made in every call.
func paginate[K, R comparable](p *plan, base, suffix string, of K, rows []R, page func(of K, rows []R, c pageRange) *view.Page, first func(*view.Page)) {
	now := &list[K, R]{of: of, rows: rows}
	last, known := p.last.lists[base].(*list[K, R])
	count := pagesFor(len(rows))
	known = known && last.of == of && len(last.pages) == count
	for number := 1; number <= count; number++ {
		from, to := (number-1)*perPage, min(number*perPage, len(rows))
		if known && number > 1 && slices.Equal(rows[from:to], last.rows[from:min(number*perPage, len(last.rows))]) {
			now.pages = append(now.pages, last.pages[number-1])
		} else {
			c := newPageRange(base, suffix, number, len(rows))
			now.pages = append(now.pages, page(of, slices.Clone(rows[from:to]), c)) // a page outlives this list, and must not hold all of it
		}
	}
	first(now.pages[0])
	for _, page := range now.pages {
		if len(rows) > 0 {
			p.maker.add(page)
		} else {
			p.maker.addUnlisted(page) // nobody should be led to an empty page
		}
	}
	p.lists[base] = now
}

// neighbours is how many pages on either side of a list's page are linked by number.
const neighbours = 3

// pagesFor returns how many pages a list of so many rows has.
func pagesFor(rows int) int { return max(1, (rows+perPage-1)/perPage) }

// newPageRange returns a page, by its number, of a list of so many rows.
func newPageRange(base, suffix string, number, rows int) pageRange {
	of := pagesFor(rows)
	url := func(number int) string {
		if number == 1 {
			return base
		}
		return base + suffix + strconv.Itoa(number) + "/"
	}
	c := pageRange{path: url(number), from: (number - 1) * perPage, to: min(number*perPage, rows), pager: view.Pager{Number: number, Of: of}}
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

// A headedRow is a row of a list that goes on under headings: kind names its heading, and is the heading's anchor.
type headedRow[R comparable] struct {
	kind string
	row  R
}

// eachHeading calls do for the rows under each heading, in order.
func eachHeading[R comparable](all []headedRow[R], do func(kind string, rows []R)) {
	for from := 0; from < len(all); {
		to := from
		var rows []R
		for ; to < len(all) && all[to].kind == all[from].kind; to++ {
			rows = append(rows, all[to].row)
		}
		do(all[from].kind, rows)
		from = to
	}
}

// headingURLs returns the URL of each heading where it stands first in a list that is divided into pages.
func headingURLs[R comparable](base string, all []headedRow[R]) map[string]string {
	at := map[string]string{}
	for i, e := range all {
		if at[e.kind] != "" {
			continue
		}
		place := base
		if page := i/perPage + 1; page > 1 {
			place += "page/" + strconv.Itoa(page) + "/"
		}
		at[e.kind] = place + "#" + e.kind
	}
	return at
}

// isSame reports whether two lists are one.
func isSame[T any](a, b []T) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }
