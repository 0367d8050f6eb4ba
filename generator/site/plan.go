package site

import (
	"net/url"
	"strconv"
	"strings"

	"gongshi/generator/day"
)

// PlanFront is the front matter of a plan's index.md.
type PlanFront struct {
	Title       string
	Document    string // 文号
	Issuer      string // 发布机构
	Issued      day.Day
	Start, End  day.Day
	Settle      day.Day // until then late reports count; End if not given
	Absent      []int   // numbers that the source itself lacks
	IndexNumber string  // 索引号
	Subject     string
	Validity    string
	Original    string // the document itself: an address, or the path of an attachment; empty if it is not published
	Reporting   Reporting
	Categories  []Category
}

// Reporting is how often every task owes an update.
type Reporting struct{ Every day.Every }

// A Category is a part of a plan.
type Category struct{ Key, Name string }

var planFields = []field[PlanFront]{
	{"title", func(p *PlanFront) any { return &p.Title }, `title = "…"`},
	{"document", func(p *PlanFront) any { return &p.Document }, ""},
	{"issuer", func(p *PlanFront) any { return &p.Issuer }, ""},
	{"issued", func(p *PlanFront) any { return &p.Issued }, ""},
	{"start", func(p *PlanFront) any { return &p.Start }, "start = 2022-01-01"},
	{"end", func(p *PlanFront) any { return &p.End }, "end = 2022-12-31"},
	{"settle", func(p *PlanFront) any { return &p.Settle }, ""},
	{"absent", func(p *PlanFront) any { return &p.Absent }, ""},
	{"index_number", func(p *PlanFront) any { return &p.IndexNumber }, ""},
	{"subject", func(p *PlanFront) any { return &p.Subject }, ""},
	{"validity", func(p *PlanFront) any { return &p.Validity }, ""},
	{"original", func(p *PlanFront) any { return &p.Original }, ""},
	{"reporting", func(p *PlanFront) any { return one(&p.Reporting, reportingFields) }, ""},
	{"categories", func(p *PlanFront) any { return many(&p.Categories, categoryFields) }, "[[categories]]"},
}

var reportingFields = []field[Reporting]{
	{"every", func(r *Reporting) any { return every(&r.Every, "month", "quarter", "half-year") }, `every = "quarter"`},
}

var categoryFields = []field[Category]{
	{"key", func(c *Category) any { return &c.Key }, `key = "prevention"`},
	{"name", func(c *Category) any { return &c.Name }, `name = "…"`},
}

func checkPlan(p *PlanFront, f *findings) {
	checkOrder(f, "end-before-start", "end", p.End, p.Start)
	checkOrder(f, "settle-before-end", "settle", p.Settle, p.End)
	if p.End >= p.Start {
		checkOrder(f, "issued-after-end", "end", p.End, p.Issued)
	}
	checkSpan(p, f)
	for i, number := range p.Absent {
		if number < 1 {
			f.value(element("absent", i), "not-positive", "key", "absent", "value", strconv.Itoa(number))
		}
	}
	if isAddress(p.Original) {
		checkAddress(f, "original", p.Original)
	}
	taken := names{}
	for i, c := range p.Categories {
		path := element("categories", i)
		checkKey(f, path+".key", c.Key)
		taken.claim(f, path+".key", "key", c.Key)
		if c.Name != c.Key {
			taken.claim(f, path+".name", "name", c.Name)
		}
	}
}

// checkOrder finds a day that lies before one that comes first. Days that are not given are in order.
func checkOrder(f *findings, code, path string, later, earlier day.Day) {
	if later != 0 && earlier != 0 && later < earlier {
		f.value(path, code, "value", later.String(), "other", earlier.String())
	}
}

// isAddress reports whether a document is named by an address, not by the path of an attachment.
func isAddress(original string) bool { return strings.Contains(original, "://") }

// OriginalURL returns the address of the plan's document, or its place in the site; none if it is not published.
func (t *Terms) OriginalURL() string {
	if t.Original == "" || isAddress(t.Original) {
		return t.Original
	}
	return t.URL() + (&url.URL{Path: t.Original}).EscapedPath()
}

func element(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

// From is the day from which periods count: the later of issued and start.
func (p *PlanFront) From() day.Day { return max(p.Issued, p.Start) }

// Closes is the last day on which a report counts.
func (p *PlanFront) Closes() day.Day {
	if p.Settle == 0 {
		return p.End
	}
	return p.Settle
}
