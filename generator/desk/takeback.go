package desk

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/site"
)

// A fact is one in the front matter of a task that came with an update. Who withdraws the update is asked whether it goes, too: the update
// is no longer a reason for it.
type fact struct {
	box   *box
	edits []front.Edit
}

// factsOf returns the facts of a task that have the day of an update.
func (v *visit) factsOf(u *site.Update) []fact {
	var all []fact
	add := func(label string, edits ...front.Edit) {
		b := &box{Name: fmt.Sprintf("off.%d", len(all)), Label: label, Widget: tick, Texts: []string{"true"}}
		all = append(all, fact{b, edits})
	}
	if v.task.Completed == u.Day {
		add(v.say("withdraw.completed", "day", u.Day.String()), front.Edit{Path: "completed"}, front.Edit{Path: "outcome"}, front.Edit{Path: "reason"})
	}
	for i := range v.task.Milestones {
		m, path := &v.task.Milestones[i], front.Element("milestones", i)
		if left := without(m.Done, u.Day); len(left) < len(m.Done) {
			add(v.say("withdraw.done", "title", m.Title, "day", u.Day.String()), front.Edit{Path: path + ".done", To: front.TOMLOf(front.Shape{Kind: front.Days}, left)})
		}
		for _, value := range m.Values {
			if value.Date == u.Day {
				add(v.say("withdraw.value", "title", m.Title, "day", u.Day.String(), "n", front.Number(value.Value), "unit", m.Unit), front.Edit{Path: path + ".values", To: valuesWithout(m.Values, u.Day)})
				break
			}
		}
	}
	return all
}

func without(days []day.Day, gone day.Day) []string {
	var left []string
	for _, d := range days {
		if d != gone {
			left = append(left, d.String())
		}
	}
	return left
}

func valuesWithout(values []site.Value, gone day.Day) string {
	var left []string
	for _, value := range values {
		if value.Date != gone {
			left = append(left, "{ date = "+value.Date.String()+", value = "+front.Number(value.Value)+" }")
		}
	}
	if len(left) == 0 {
		return ""
	}
	return "[" + strings.Join(left, ", ") + "]"
}

// gone returns the edits of the facts that go. What is not in the file cannot be taken out.
func gone(facts []fact, sent url.Values, sheet front.Sheet) []front.Edit {
	var all []front.Edit
	for _, f := range facts {
		if sent.Get(f.box.Name) == "" {
			continue
		}
		all = append(all, slices.DeleteFunc(slices.Clone(f.edits), func(e front.Edit) bool {
			return e.To == "" && !strings.Contains(e.Path, "[") && len(sheet.Texts[e.Path]) == 0
		})...)
	}
	return all
}
