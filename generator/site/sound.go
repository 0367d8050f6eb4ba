package site

import (
	"slices"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/problem"
)

// A sound part is what of a site with mistakes is without: what else is wrong with the site is looked for there, so that editors
// hear of everything at once.
type soundPart struct {
	site   *Site
	reader *Reader
	faulty map[string]bool // files with mistakes from which it follows what there is
	short  map[string]bool // plans and pages that are not whole, by key
}

// Sound returns what of a site, the one last read, stands whatever becomes of its mistakes; nil if that is no site. unsure reports
// whether a place that is not in it may only be missing because of them.
func (r *Reader) Sound(s *Site, mistakes problem.List) (sound *Site, unsure func(place string) bool) {
	if r.byPath[ConfigFile].parsed.faults.At("offices") {
		return nil, nil
	}
	p := soundPart{site: &Site{Config: s.Config, Drafts: s.Drafts}, reader: r, faulty: map[string]bool{}, short: map[string]bool{}}
	for _, m := range mistakes.Errors() {
		p.note(m)
	}
	for _, a := range s.Articles {
		if !p.faulty[a.Text.File] {
			p.site.Articles = append(p.site.Articles, a)
		}
	}
	for _, plan := range s.Plans {
		p.addPlan(plan)
	}
	if len(p.site.Plans) == 0 {
		return nil, nil
	}
	return p.site, func(place string) bool {
		first, _, _ := strings.Cut(place, "/")
		return p.short[first]
	}
}

// note notes a mistake. Those in a body leave it certain what there is, and so do holes in the numbers.
func (p *soundPart) note(m problem.Problem) {
	below, inContent := strings.CutPrefix(m.File, ContentDir+"/")
	e := p.reader.byPath[m.File]
	if !inContent || m.Code == "missing-number" || m.Code == "present-number" || e != nil && m.Line >= e.parsed.bodyLine && e.parsed.bodyLine > 0 {
		return
	}
	p.faulty[m.File] = true
	key, _, _ := strings.Cut(below, "/")
	p.short[strings.TrimSuffix(key, ".md")] = true
}

func (p *soundPart) addPlan(plan *Plan) {
	if p.faulty[plan.Notice.File] || !plan.daysKnown() {
		p.short[plan.Key] = true
		return
	}
	whole := *plan
	whole.Tasks = slices.DeleteFunc(slices.Clone(plan.Tasks), func(t *Task) bool {
		return p.faulty[t.Body.File] || t.In == nil && len(plan.Categories) > 0 || len(t.Roles.Lead)+len(t.Roles.Joint) == 0 && !t.Unassigned
	})
	if len(whole.Tasks) < len(plan.Tasks) {
		p.short[plan.Key] = true
	}
	p.site.Plans = append(p.site.Plans, &whole)
}

// A FieldProblem is one that stands at a field's name, or at its value.
type FieldProblem struct {
	Field   string
	AtValue bool
	Code    string
	Data    []string // as problem.New has it
}

// Located returns problems of fields in a file that was read. Its text is looked through once for all.
func (r *Reader) Located(file string, all []FieldProblem) problem.List {
	f := front.NewFindings(vocabulary, "", nil)
	for _, p := range all {
		f.Add(p.Field, p.AtValue, p.Code, p.Data)
	}
	return r.byPath[file].located(f)
}

// Anchored reports whether a file that was read has a place of this name which is shown on some day.
func (r *Reader) Anchored(file, anchor string) bool {
	e := r.byPath[file]
	if e == nil || e.destination == nil || e.destination.body == nil {
		return false
	}
	from, is := e.destination.anchored()[anchor]
	return is && from != endOfTime
}
