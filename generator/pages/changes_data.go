package pages

import (
	"slices"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// addPromiseData adds how the promise was changed by the day, what reviews found, and when work begins.
func (t *task) addPromiseData(d *view.TaskData) {
	on := t.clock.Day
	d.Start, d.Unscheduled, d.FirstDue = t.Schedule.Start, t.Schedule.Unscheduled, t.FirstDue("", on)
	d.Changes = changesData(t.Changes, t.Plan, on)
	for i := range t.Reviews {
		if r := &t.Reviews[i]; r.Date <= on {
			d.Reviews = append(d.Reviews, view.ReviewData{Place: i + 1, Date: r.Date, By: r.By, Result: r.Result, Claimed: t.ClaimOf(r), Reason: r.Reason})
		}
	}
}

// changesData returns the changes that exist on a day. What belongs to a decision is not known before it.
func changesData(changes []site.Change, in *site.Terms, on day.Day) []view.ChangeData {
	var all []view.ChangeData
	for i := range changes {
		c := &changes[i]
		stage := c.Stage(on)
		if stage == site.NotAsked {
			continue
		}
		wasOffices, nowOffices := c.Offices()
		wasIn, nowIn := c.Categories()
		d := view.ChangeData{
			Place: i + 1, Field: c.Field, Milestone: c.Milestone,
			Was: changedValue(in, c.Field, c.Was, wasOffices, wasIn), Now: changedValue(in, c.Field, c.Now, nowOffices, nowIn),
			Asked: c.Asked, Decided: c.Decided, Refused: c.Refused, By: c.By, Document: c.Document, Reason: c.Reason, File: c.File, Stage: string(stage),
		}
		if max(c.Decided, c.Refused) > on {
			d.Decided, d.Refused, d.By, d.Document = 0, 0, "", ""
		}
		all = append(all, d)
	}
	return all
}

// changedValue returns a value in the one form that its field has: offices and a category by their keys, and one of several as a list.
func changedValue(in *site.Terms, field string, v front.Value, offices []*site.Office, category *site.Category) view.ChangedValue {
	switch written, _ := v.Texts(); {
	case category != nil:
		return view.ChangedValue{Kind: view.TextValue, Text: category.Key, Names: []string{category.Name}}
	case !slices.Contains([]string{site.LeadField, site.JointField, site.SupportField}, field):
	case len(offices) == len(written):
		return view.ChangedValue{Kind: view.ListValue, List: keys(offices), Names: names(in, offices)}
	default: // the site does not have one of them any more
		return view.ChangedValue{Kind: view.ListValue, List: written, Names: written}
	}
	return valueData(v)
}

func valueData(v front.Value) view.ChangedValue {
	text, isText := v.Text()
	d, isDay := v.Day()
	number, isNumber := v.Number()
	numbers, isNumbers := v.Numbers()
	texts, isTexts := v.Texts()
	switch {
	case isText:
		return view.ChangedValue{Kind: view.TextValue, Text: text}
	case isDay:
		return view.ChangedValue{Kind: view.TextValue, Text: d.String()}
	case isNumber:
		return view.ChangedValue{Kind: view.NumberValue, Number: number}
	case isNumbers:
		return view.ChangedValue{Kind: view.NumbersValue, Numbers: numbers}
	case isTexts:
		return view.ChangedValue{Kind: view.ListValue, List: texts}
	}
	return view.ChangedValue{}
}
