package history

import (
	"reflect"
	"slices"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// compareAssessment finds an approved outcome that is gone, or that reads otherwise without a correction that says so.
func (p *pair) compareAssessment() {
	old, now := p.before.Assessment, p.after.Assessment
	if old == nil || !old.IsApproved(p.today) || old == now || len(p.old.mistakes[old.Text.File]) > 0 {
		return
	}
	if now == nil {
		p.add(problem.New(0, 0, "published-assessment-gone", "value", old.Title).In(old.Text.File))
		return
	}
	file := now.Text.File
	if !p.bothRead(file, file) {
		return
	}
	for i, c := range old.Corrections {
		if i >= len(now.Corrections) || now.Corrections[i] != c {
			p.addAt(file, front.Element("corrections", i), "published-correction", "value", c.What, "other", c.Date.String())
			return
		}
	}
	if len(now.Corrections) > len(old.Corrections) {
		return
	}
	for _, field := range otherFields(old.AssessmentFront, now.AssessmentFront) {
		p.addAt(file, field, "published-assessment-changed", "key", field, "value", old.Approved.Date.String())
	}
	if !slices.Equal(old.Text.Description, now.Text.Description) {
		p.add(problem.New(0, 0, "published-assessment-changed", "key", "text", "value", old.Approved.Date.String()).In(file))
	}
}

// otherFields returns the fields in which two assessments differ.
func otherFields(old, now *site.AssessmentFront) []string {
	a, b := reflect.ValueOf(old).Elem(), reflect.ValueOf(now).Elem()
	var all []string
	for i := range a.NumField() {
		if !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
			all = append(all, strings.ToLower(a.Type().Field(i).Name))
		}
	}
	return all
}
