package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// A pledged is a promise for a day as it is counted from the open data alone.
type pledged struct {
	due, done day.Day
	outcome   string
	of        *view.TaskData
}

// promises counts what came of each promise for a day, by the rules of the contract and nothing of package site.
func (c *counting) promises() []pledged {
	var all []pledged
	for _, t := range c.Tasks {
		over, ended := t.Cancelled, t.Completed // over: no longer due; ended: with a conclusion
		if t.State == "done" {
			over = t.Completed
		}
		short := ended != 0 && t.State != "done"
		if t.Due != 0 {
			done := day.Day(0)
			if t.State == "done" {
				done = t.Completed
			}
			gone := t.State == "cancelled" && t.Cancelled <= max(t.Due, c.Plan.Issued)
			all = append(all, pledged{t.Due, done, c.outcome(t.Due, done, gone, short), t})
		}
		for _, m := range t.Milestones {
			if m.Due != 0 {
				done := c.metOn(m)
				gone := over != 0 && over <= max(m.Due, c.Plan.Issued) && (t.State == "done" || t.State == "cancelled")
				all = append(all, pledged{m.Due, done, c.outcome(m.Due, done, gone, short), t})
			}
		}
	}
	return all
}

func (c *counting) outcome(due, done day.Day, gone, short bool) string {
	due = max(due, c.Plan.Issued) // before that, nothing was promised
	switch {
	case done != 0 && done <= due:
		return "on-time"
	case done != 0:
		return "late"
	case gone:
		return "lapsed"
	case short, due < c.AsOf, c.Plan.Closed:
		return "not-met"
	}
	return "open"
}

// ledgerSum counts promises by outcome.
func ledgerSum(all []pledged) view.LedgerSum {
	rows := make([]*view.DueRow, len(all))
	for i, p := range all {
		rows[i] = &view.DueRow{Outcome: p.outcome}
	}
	return sumOf(rows)
}

// checkLedger counts the ledger anew, and what overview, offices and months say of it.
func (c *counting) checkLedger() {
	all := c.promises()
	ledger := c.url + "ledger/"
	c.same(ledger, c.listedDues(ledger), ledgerSum(all))
	c.pointsSay(c.url, content[view.Overview](c.T, c.made, c.url).Points, ledgerSum(all))
	c.pointsSay(ledger, content[view.Ledger](c.T, c.made, ledger).Points, ledgerSum(all))
	for _, outcome := range []string{"on-time", "late", "not-met", "open", "lapsed"} {
		of := slices.DeleteFunc(slices.Clone(all), func(p pledged) bool { return p.outcome != outcome })
		c.same(ledger+outcome, c.listedDues(ledger+outcome+"/"), ledgerSum(of))
	}
	for _, office := range c.Plan.Offices {
		of := slices.DeleteFunc(slices.Clone(all), func(p pledged) bool {
			return !slices.Contains(p.of.Lead, office.Key) && !slices.Contains(p.of.Joint, office.Key)
		})
		url := c.url + "offices/" + office.Key + "/"
		c.same(url+"ledger/", c.listedDues(url+"ledger/"), ledgerSum(of))
		c.pointsSay(url, content[view.Office](c.T, c.made, url).Points, ledgerSum(of))
	}
	for _, month := range content[view.Timeline](c.T, c.made, c.url+"timeline/").Months {
		in := slices.DeleteFunc(slices.Clone(all), func(p pledged) bool { return p.due.Month() != month.Month })
		var rows []*view.DueRow
		for place := month.URL; place != ""; {
			page := content[view.MonthEvents](c.T, c.made, place)
			rows, place = append(rows, page.Dues...), page.Pager.Next
		}
		c.same(month.URL, sumOf(rows), ledgerSum(in))
		c.pointsSay(month.URL, content[view.MonthEvents](c.T, c.made, month.URL).Points, ledgerSum(in))
	}
	c.tablesOf(ledger, all)
}

// tablesOf checks that the ledger's months add up to the whole, and that each office has its own.
func (c *counting) tablesOf(ledger string, all []pledged) {
	page, total := content[view.Ledger](c.T, c.made, ledger), 0
	for _, m := range page.Months.Rows {
		total += m.Sum.Total
	}
	c.same(ledger+" by month", total, len(all))
	for _, o := range page.Offices.Rows {
		c.same(ledger+" of "+o.Name.Text, o.Sum, c.listedDues(o.URL))
	}
}

// listedDues counts the promises on all pages of a ledger.
func (c *counting) listedDues(url string) view.LedgerSum {
	var rows []*view.DueRow
	for place := url; place != ""; {
		page := content[view.Ledger](c.T, c.made, place)
		for _, g := range page.Groups {
			rows = append(rows, g.Rows...)
		}
		place = page.Pager.Next
	}
	return sumOf(rows)
}

// pointsSay checks the sentence that says what came of promises: each figure, that they add up, and that each leads somewhere.
func (c *counting) pointsSay(at string, points []view.Point, want view.LedgerSum) {
	c.Helper()
	said := map[string]int{}
	for _, p := range points {
		switch p.Lead.Label {
		case "points.due", "points.due-or-done":
			said["came"] = int(p.Lead.N)
		case "":
		default:
			continue
		}
		for _, f := range p.Figures {
			said[strings.Replace(f.Text.Label, "points.all-open", "points.open", 1)] = int(f.Text.N)
			if f.URL == "" {
				c.Errorf("%s: %s leads nowhere", at, f.Text.Label)
			}
		}
	}
	counted := map[string]int{
		"came": want.OnTime + want.Late + want.NotMet, "points.on-time": want.OnTime, "points.late": want.Late, "points.not-met": want.NotMet, "points.open": want.Open,
	}
	for key, n := range counted {
		if said[key] != n {
			c.Errorf("%s: it says %d of %s, counted are %d", at, said[key], key, n)
		}
	}
}

func TestTheLedgerAgreesWithTheOpenDataOnTwentyDays(t *testing.T) {
	for name, all := range map[string]files{"mixed": mixed(), "marked": marked(), "large": large()} {
		s := load(t, all)
		for i := range 20 {
			today := on("2021-12-20") + day.Day(i*22)
			t.Run(fmt.Sprintf("%s on %s", name, today), func(t *testing.T) {
				m := Make(Input{Site: s, Today: today})
				for _, data := range m.Data {
					c := counting{t, m, data, data.Plan.URL}
					c.checkLedger()
				}
			})
		}
	}
}
