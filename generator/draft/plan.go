package draft

import (
	"path"

	"gongshi/generator/day"
	"gongshi/generator/site"
)

// planKind is a plan. Its tasks are files beside it.
func planKind() *Kind {
	return &Kind{Name: "plan", shapes: site.PlanShapes(), path: func(d *Draft) string { return path.Join(site.ContentDir, d.Said["plan"], "index.md") }, Fields: []Field{
		{Name: "plan", Key: true, Needed: always, Usual: nextYear},
		{Name: "title", Path: "title", Needed: always},
		{Name: "start", Path: "start", Needed: always, Usual: func(d *Draft) string { first, _ := yearOf(d.Said["plan"]); return first.String() }},
		{Name: "end", Path: "end", Needed: always, Usual: func(d *Draft) string { _, last := yearOf(d.Said["plan"]); return last.String() }},
		{Name: "document", Path: "document"},
		{Name: "issuer", Path: "issuer"},
		{Name: "issued", Path: "issued"},
		{Name: "text", Lines: true},
	}}
}

// nextYear returns the first year from this one on that has no plan.
func nextYear(d *Draft) string {
	year, _, _ := d.Today.Date()
	for ; ; year++ {
		if key := itoa(year); d.Tree.File(path.Join(site.ContentDir, key, "index.md")) == nil {
			return key
		}
	}
}

// yearOf returns the first and the last day of the year that a key begins with; none of another key.
func yearOf(key string) (first, last day.Day) {
	first, is := day.Parse(key[:min(4, len(key))] + "-01-01")
	if !is {
		return 0, 0
	}
	return first, first.AddMonths(12).Add(-1)
}
