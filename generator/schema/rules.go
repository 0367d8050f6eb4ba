package schema

import "strings"

// requiredBesides are fields that are required, though not by the table by which they are read: whoever leaves them out is told more
// than that.
var requiredBesides = []string{"task.schedule", "task.pauses.reason"}

// oneOfThese are fields of which a table must have one.
var oneOfThese = map[string][]string{
	"task":          {"lead", "joint", "unassigned"},
	"task.schedule": {"due", "year_round", "directed", "unscheduled"},
}

// The forms of texts.
const (
	keyForm  = "^[a-z0-9]+(-[a-z0-9]+)*$"
	taskForm = "^[a-z0-9]+(-[a-z0-9]+)*/[1-9][0-9]*$"
)

// rules are what else is known of a value, by its kind of file and path.
var rules = map[string]object{
	"site.base_url":     {{"pattern", "^https?://"}},
	"site.due_soon":     {{"minimum", 0}, {"maximum", 3660}},
	"plan.previous":     {{"pattern", keyForm}},
	"plan.reporting.by": {{"minimum", 0}},
	"plan.pace.behind":  {{"minimum", 0}},
	"plan.pace.far":     {{"minimum", 0}},
	"task.number":       {{"minimum", 1}},
	"task.label":        {{"maxLength", 20}},
	"task.continues":    {{"pattern", taskForm}},
	"task.merged_into":  {{"pattern", taskForm}},
	"task.split_from":   {{"pattern", taskForm}},
	"update.task":       {{"minimum", 1}},
	"incident.deaths":   {{"minimum", 0}},
	"incident.injured":  {{"minimum", 0}},
	"assessment.scale":  {{"minimum", 0}},
	"page.menu":         {{"minimum", 0}},
}

// ruleOf returns what else is known of a value: every field that is called key is one.
func ruleOf(kind, path string) object {
	if strings.HasSuffix(path, ".key") {
		return object{{"pattern", keyForm}}
	}
	return rules[kind+"."+path]
}
