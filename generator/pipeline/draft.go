package pipeline

import (
	"fmt"
	"strconv"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/view"
)

// Draft returns a first draft of the file that makes the summary of a period a bulletin: its figures as they are counted, and a sentence to
// begin with: what the figures say stands on the page by itself. Nobody knows yet on which day it is issued, unless
// that is given. It is not there for a period that has no summary.
func (o *Output) Draft(of *site.Plan, period day.Period, issued day.Day) (text string, is bool) {
	if o.summaryAt(of.URL()+"bulletins/"+site.PeriodKey(period)+"/") == nil {
		return "", false
	}
	var b strings.Builder
	b.WriteString("+++\ndraft = true\n")
	if of.Issuer != "" {
		fmt.Fprintf(&b, "issuer = %s\n", quoted(of.Issuer))
	}
	if issued != 0 {
		fmt.Fprintf(&b, "issued = %s\n", issued)
	}
	b.WriteString("# issued, name, issue, document, to, method, objections: generator/docs/format.md\n\n[figures]\n")
	counted := of.Summary(period, o.Site.DueSoon).Figures()
	for i, name := range site.FigureNames() {
		fmt.Fprintf(&b, "%s = %d\n", name, counted[i])
	}
	b.WriteString("+++\n\n" + o.set.Say(view.Phrase{Label: "bulletin.opening", Text: of.Title, Period: period}) + "\n")
	return b.String(), true
}

// summaryAt returns the summary or bulletin at a place; nil if there is none.
func (o *Output) summaryAt(place string) *view.Bulletin {
	for _, v := range o.bulletins {
		if strings.HasPrefix(v.File, place) {
			return v
		}
	}
	return nil
}

// quoted returns a text as TOML has it.
func quoted(text string) string { return strconv.Quote(text) }
