package pages

import (
	"strconv"

	"gongshi/generator/view"
)

// perPage bounds every list: so many rows, then it goes on at the next page.
const perPage = 100

// neighbours is how many pages on either side of a list's page are linked by number.
const neighbours = 3

// paged cuts n rows into pages and calls add for each with its path, the rows [from, to) and its pager. The first page is
// at base, the others at base+suffix+"2/" and so on. A list without rows has one page.
func paged(base, suffix string, n int, add func(path string, from, to int, p view.Pager)) {
	of := max(1, (n+perPage-1)/perPage)
	url := func(number int) string {
		if number == 1 {
			return base
		}
		return base + suffix + strconv.Itoa(number) + "/"
	}
	for number := 1; number <= of; number++ {
		p := view.Pager{Number: number, Of: of}
		if number > 1 {
			p.Previous = url(number - 1)
		}
		if number < of {
			p.Next = url(number + 1)
		}
		for k := 1; k <= of && of > 1; k++ {
			if k == 1 || k == of || number-neighbours <= k && k <= number+neighbours {
				p.Pages = append(p.Pages, view.PagerLink{URL: url(k), Number: k, Current: k == number})
			}
		}
		add(url(number), (number-1)*perPage, min(number*perPage, n), p)
	}
}

// part returns the number of a list's page for its title: none on the first.
func part(p view.Pager) int {
	if p.Number == 1 {
		return 0
	}
	return p.Number
}
