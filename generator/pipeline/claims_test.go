package pipeline

import "strings"

// claims are the labels that are true only sometimes, each with when it is, as far as a plan tells; "key in path" is what holds in a
// single file.
var claims = merge(planClaims, stateClaims, whyClaims, taskClaims, milestoneClaims, eventClaims, overviewClaims, listClaims, followClaims, courseClaims,
	pointClaims, ledgerClaims)

type table = map[string]func(*facts) bool

func merge(tables ...table) table {
	all := table{}
	for _, t := range tables {
		for key, holds := range t {
			if all[key] != nil {
				panic(key + " is in two tables")
			}
			all[key] = holds
		}
	}
	return all
}

func anywhere(*facts) bool    { return true }
func closed(f *facts) bool    { return f.closed() }
func notClosed(f *facts) bool { return !f.closed() }
func hasUpdates(f *facts) bool {
	return some(func(f *facts, t *promise) bool { return f.updated(t) || f.withdrawn(t) })(f)
}
func noUpdates(f *facts) bool { return !hasUpdates(f) }
func hasNews(f *facts) bool   { return hasUpdates(f) || hasNotices(f) }

// hasNotices reports whether something is news beside updates.
func hasNotices(f *facts) bool {
	return f.some(func(t *promise) bool { return f.isOver(t) || f.by(t.paused) }) || issuedBy("2022-04-08")(f)
}

// issuedBy reports whether there is the bulletin of the scenes, and a day has come.
func issuedBy(d string) func(*facts) bool {
	return func(f *facts) bool { return f.filed["bulletins/2022-03.md"] == issuedBulletin && f.today >= parsed(d) }
}

func hasContact(f *facts) bool  { return f.site.contact }
func namesArea(f *facts) bool   { return f.some(func(t *promise) bool { return t.areas != "" }) }
func isSample(f *facts) bool    { return f.some(func(t *promise) bool { return t.sample }) }
func hasTasks(f *facts) bool    { return len(f.tasks) > 0 }
func noTasks(f *facts) bool     { return len(f.tasks) == 0 }
func hasPromises(f *facts) bool { return len(f.promises()) > 0 }

// A claim on a task, and on a goal of one.
type (
	ofTask func(*facts, *promise) bool
	ofGoal func(*facts, *promise, *goal) bool
)

func some(is ofTask) func(*facts) bool {
	return func(f *facts) bool { return f.some(func(t *promise) bool { return is(f, t) }) }
}

func someGoal(is ofGoal) func(*facts) bool {
	return func(f *facts) bool {
		return f.someGoal(func(t *promise, g *goal) bool { return is(f, t, g) })
	}
}

func atLeast(n int, is ofTask) func(*facts) bool {
	return func(f *facts) bool {
		count := 0
		for i := range f.tasks {
			if is(f, &f.tasks[i]) {
				count++
			}
		}
		return count >= n
	}
}

func both(a, b func(*facts) bool) func(*facts) bool {
	return func(f *facts) bool { return a(f) && b(f) }
}
func not(a func(*facts) bool) func(*facts) bool { return func(f *facts) bool { return !a(f) } }

// came says that a promise for a day, of a task or of a milestone, came to an outcome.
func came(outcome string, ofGoals bool) func(*facts) bool {
	return func(f *facts) bool {
		return f.somePromise(outcome, func(p datedPromise) bool { return (p.goal != nil) == ofGoals })
	}
}

func cameTo(outcomes ...string) func(*facts) bool {
	return func(f *facts) bool {
		for _, outcome := range outcomes {
			if f.somePromise(outcome, nil) {
				return true
			}
		}
		return false
	}
}

// near says that a day lies within those that count as soon.
func near(f *facts, d string) bool {
	return d != "" && parsed(d) >= f.on && parsed(d) <= f.on+30
}

var planClaims = table{
	"plan.closed":    closed,
	"plan.settling":  (*facts).settling,
	"plan.not-begun": (*facts).notBegun,
	"plan.current": func(f *facts) bool {
		return f.later != nil && f.on >= parsed(f.end) && f.today <= parsed(f.later.settle)
	},
	"plan.newest": func(f *facts) bool {
		return f.later != nil && f.on >= parsed(f.end) && f.today > parsed(f.later.settle)
	},
	"plan.what": (*facts).issuedYet, "plan.issued-on": (*facts).issuedYet, "plan.issued": (*facts).issuedYet,
	"plan.last-update":    some((*facts).updated),
	"this-copy.closed":    closed,
	"this-copy.settling":  (*facts).settling,
	"this-copy.not-begun": (*facts).notBegun,
	"this-copy.running":   (*facts).running,
	"print.newest":        func(f *facts) bool { return f.issuedYet() || some((*facts).onRecord)(f) },
	"data.licence":        func(f *facts) bool { return f.site.licence },
	"data.no-licence":     func(f *facts) bool { return !f.site.licence },
}

// yearEnded says that a duty of the whole year was done, and the year is over.
func yearEnded(f *facts, t *promise) bool {
	return f.done(t) && t.yearRound && t.due == "" && f.on >= parsed(f.end)
}

// concluded says that a conclusion of the whole time is on record.
func concluded(f *facts, t *promise) bool {
	return yearEnded(f, t) && parsed(t.completed) >= parsed(f.end)
}

func isOfYears(f *facts) bool { return parsed(f.end) >= parsed(f.start).AddMonths(12) }

func isUnreported(f *facts, t *promise) bool {
	return leftWith(true)(f, t) || f.leftOpen(t) && t.reporting == "none"
}

func hasNoGoals(_ *facts, t *promise) bool  { return len(t.goals) == 0 }
func isYearRound(_ *facts, t *promise) bool { return t.yearRound }

func hasProgress(f *facts, t *promise) bool { return f.updated(t) || f.recorded(t) }

// leftWith says that the plan closed on a task without a due day, which had a record or not.
func leftWith(record bool) ofTask {
	return func(f *facts, t *promise) bool { return f.leftOpen(t) && t.due == "" && hasProgress(f, t) == record }
}

func isOverdue(f *facts, t *promise) bool { return f.runs(t) && f.past(t.due) }

func isMissed(f *facts, t *promise, g *goal) bool { return f.past(g.due) && f.met(g) == 0 }

var stateClaims = table{
	"state.done":            some((*facts).done),
	"state.done-year-round": both(not(isOfYears), some(yearEnded)), "state.done-year-round-years": both(isOfYears, some(yearEnded)),
	"state.cancelled":         some((*facts).gone),
	"state.paused":            some((*facts).rests),
	"state.unfinished":        some(func(f *facts, t *promise) bool { return f.short(t) || f.leftOpen(t) && t.due != "" }),
	"state.unfinished-partly": some(func(f *facts, t *promise) bool { return f.short(t) && t.outcome == "partly" }),
	"state.unfinished-unmet":  some(func(f *facts, t *promise) bool { return f.short(t) && t.outcome == "unmet" }),
	"state.unfinished-due":    some(func(f *facts, t *promise) bool { return f.leftOpen(t) && t.due != "" }),
	"state.unreported":        both(not(isOfYears), some(isUnreported)), "state.unreported-years": both(isOfYears, some(isUnreported)),
	"state.unreported-empty":  some(func(f *facts, t *promise) bool { return leftWith(false)(f, t) && t.reporting != "none" }),
	"state.unreported-exempt": some(func(f *facts, t *promise) bool { return leftWith(false)(f, t) && t.reporting == "none" }),
	"state.overdue":           some(isOverdue),
	"state.behind":            someGoal(func(f *facts, t *promise, g *goal) bool { return f.runs(t) && isMissed(f, t, g) }),
	"state.due-soon":          func(f *facts) bool { return soonTask(f) || soonGoal(f) },
	"state.in-progress":       some(func(f *facts, t *promise) bool { return f.runs(t) && hasProgress(f, t) }),
	"state.no-record":         some(func(f *facts, t *promise) bool { return f.runs(t) && !hasProgress(f, t) }),
}

func soonTask(f *facts) bool {
	return f.some(func(t *promise) bool { return f.runs(t) && near(f, t.due) })
}

func soonGoal(f *facts) bool {
	return f.someGoal(func(t *promise, g *goal) bool { return f.runs(t) && near(f, g.due) && f.met(g) == 0 })
}

// doneAgainst says that a task with a due day was done in time, or late.
func doneAgainst(late bool) func(*facts) bool {
	return some(func(f *facts, t *promise) bool {
		return f.done(t) && t.due != "" && (parsed(t.completed) > parsed(t.due)) == late
	})
}

var whyClaims = table{
	"why.done": some(func(f *facts, t *promise) bool {
		return f.done(t) && t.due == "" && parsed(t.completed) < parsed(f.end)
	}),
	"why.done-on-time":    doneAgainst(false),
	"why.done-late":       doneAgainst(true),
	"why.done-year-round": both(not(isOfYears), some(concluded)), "why.done-year-round-years": both(isOfYears, some(concluded)),
	"why.cancelled":          some((*facts).gone),
	"why.paused":             some(func(f *facts, t *promise) bool { return f.rests(t) && t.resumes == "" }),
	"why.paused-until":       some(func(f *facts, t *promise) bool { return f.rests(t) && t.resumes != "" }),
	"why.unfinished-partly":  stateClaims["state.unfinished-partly"],
	"why.unfinished-unmet":   stateClaims["state.unfinished-unmet"],
	"why.unfinished-due":     stateClaims["state.unfinished-due"],
	"why.unreported":         some(func(f *facts, t *promise) bool { return leftWith(true)(f, t) && f.updated(t) }),
	"why.unreported-record":  some(func(f *facts, t *promise) bool { return leftWith(true)(f, t) && !f.updated(t) }),
	"why.unreported-empty":   stateClaims["state.unreported-empty"],
	"why.unreported-exempt":  stateClaims["state.unreported-exempt"],
	"why.overdue":            stateClaims["state.overdue"],
	"why.behind":             stateClaims["state.behind"],
	"why.due-soon":           soonTask,
	"why.due-soon-milestone": soonGoal,
	"why.in-progress":        some(func(f *facts, t *promise) bool { return f.runs(t) && f.updated(t) }),
	"why.in-progress-record": some(func(f *facts, t *promise) bool { return f.runs(t) && f.recorded(t) && !f.updated(t) }),
	"source.own":             some(func(f *facts, t *promise) bool { return f.onRecord(t) && !f.by(t.verified) }),
	"source.verified":        some(func(f *facts, t *promise) bool { return f.by(t.verified) }),
	"outcome.met":            some((*facts).done),
	"outcome.partly":         stateClaims["state.unfinished-partly"],
	"outcome.unmet":          stateClaims["state.unfinished-unmet"],
	"silent":                 anywhere, // a heading of tables as well
	"owed.period":            both(owedThat(false), hasNoGrace),
	"owed.since":             both(owedThat(true), hasNoGrace),
	"owed.period-year":       both(owedThat(false), both(hasTwoYears, hasNoGrace)),
	"owed.since-year":        both(owedThat(true), both(hasTwoYears, hasNoGrace)),
	"owed.by":                both(owedThat(false), hasGrace),
	"owed.by-since":          both(owedThat(true), hasGrace),
	"owed.by-year":           both(owedThat(false), both(hasTwoYears, hasGrace)),
	"owed.by-since-year":     both(owedThat(true), both(hasTwoYears, hasGrace)),
}

func hasGrace(f *facts) bool { return f.grace > 0 }

func hasNoGrace(f *facts) bool { return f.grace == 0 }

func hasTwoYears(f *facts) bool { return f.start[:4] != f.end[:4] }

func owedThat(since bool) func(*facts) bool {
	return some(func(f *facts, t *promise) bool {
		owed, came := f.owes(t)
		return owed && came == since
	})
}

func isSilent(f *facts, t *promise) bool {
	owed, _ := f.owes(t)
	return owed
}

func hasRule(f *facts, t *promise) bool { return f.rule(t) > 0 }

func byRule(months int) func(*facts) bool {
	every := map[int]string{1: "month", 3: "quarter", 6: "half-year"}[months]
	return func(f *facts) bool {
		return some(func(f *facts, t *promise) bool { return f.rule(t) == months })(f) || someGoal(func(_ *facts, _ *promise, g *goal) bool { return g.every == every })(f)
	}
}

var taskClaims = table{
	"task.reporting":           some(func(f *facts, t *promise) bool { return hasRule(f, t) || t.reporting != "" }),
	"reporting.month":          byRule(1),
	"reporting.quarter":        byRule(3),
	"reporting.half-year":      byRule(6),
	"reporting.none":           some(func(f *facts, t *promise) bool { return t.reporting == "none" }),
	"task.next-report":         both(some((*facts).awaits), hasNoGrace),
	"task.next-report-by":      both(some((*facts).awaits), hasGrace),
	"task.next-report-by-year": both(some((*facts).awaits), both(hasTwoYears, hasGrace)),
	"task.reports-over":        some(func(f *facts, t *promise) bool { return hasRule(f, t) && f.isOver(t) }),
	"task.reports-closed":      some(func(f *facts, t *promise) bool { return hasRule(f, t) && f.closed() && !f.isOver(t) }),
	"task.reports-paused":      some(func(f *facts, t *promise) bool { return hasRule(f, t) && !f.closed() && f.rests(t) }),
	"task.reports-ended":       some(func(f *facts, t *promise) bool { return hasRule(f, t) && f.runs(t) && !f.awaits(t) }),

	"task.record":           anywhere,
	"task.record-withdrawn": some((*facts).withdrawn),
	"task.withdrawn":        some((*facts).withdrawn),
	"mark.withdrawn":        some((*facts).withdrawn),
	"feed.withdrawn":        some((*facts).withdrawn),
	"task.no-record":        some(func(f *facts, t *promise) bool { return !f.closed() && !f.onRecord(t) }),
	"task.no-record-closed": some(func(f *facts, t *promise) bool { return f.closed() && !f.onRecord(t) }),
	"task.no-updates":       some(func(f *facts, t *promise) bool { return f.onRecord(t) && !f.updated(t) }),
	"task.reason":           some(func(f *facts, t *promise) bool { return f.gone(t) || f.short(t) || f.by(t.paused) }),
	"task.pauses":           some(func(f *facts, t *promise) bool { return f.by(t.paused) }),
	"task.pause":            some(func(f *facts, t *promise) bool { return f.by(t.paused) && t.resumes != "" }),
	"task.pause-open":       some(func(f *facts, t *promise) bool { return f.by(t.paused) && t.resumes == "" }),

	"task.sample": isSample, "feed.sample": isSample, "task.no-complaints": isSample,
	"task.complain":      both(hasContact, not(isSample)),
	"task.complain-with": both(hasContact, not(isSample)),
	"cite.note":          notClosed,
	"cite.note-closed":   closed,

	"task.counted-milestones": someGoal(func(*facts, *promise, *goal) bool { return true }),
	"task.counted-statement":  both(not(isOfYears), some(hasNoGoals)), "task.counted-statement-years": both(isOfYears, some(hasNoGoals)),
	"task.milestones": someGoal(func(*facts, *promise, *goal) bool { return true }),
	"task.set-by":     some(func(_ *facts, t *promise) bool { return t.directed }),
	"task.all-of":     atLeast(2, func(*facts, *promise) bool { return true }),
	"task.nearest":    atLeast(2, func(*facts, *promise) bool { return true }),

	"when.due":        some(func(_ *facts, t *promise) bool { return t.due != "" }),
	"when.year-round": both(not(isOfYears), some(isYearRound)), "when.year-round-years": both(isOfYears, some(isYearRound)),
	"when.directed": some(func(_ *facts, t *promise) bool { return t.directed }),
}

var milestoneClaims = table{
	"milestone.met": someGoal(func(f *facts, t *promise, g *goal) bool { return f.met(g) != 0 && !isLateGoal(f, g) }),
	"beside.late":   someGoal(func(f *facts, _ *promise, g *goal) bool { return isLateGoal(f, g) }),
	"beside.not-met": someGoal(func(f *facts, t *promise, g *goal) bool {
		return isUnmet(f, g) && g.due != "" && (f.closed() || f.isOver(t))
	}),
	"milestone.late":   someGoal(func(f *facts, t *promise, g *goal) bool { return isLateGoal(f, g) }),
	"milestone.missed": someGoal(func(f *facts, t *promise, g *goal) bool { return f.runs(t) && isMissed(f, t, g) }),
	"milestone.open":   someGoal(func(f *facts, t *promise, g *goal) bool { return isOpenGoal(f, t, g) }),
	"milestone.over": someGoal(func(f *facts, t *promise, g *goal) bool {
		return isUnmet(f, g) && f.done(t) && g.due != "" && f.lapses(t, g.due)
	}),
	"milestone.cancelled": someGoal(func(f *facts, t *promise, g *goal) bool {
		return isUnmet(f, g) && f.gone(t) && (g.due == "" || f.lapses(t, g.due))
	}),
	"milestone.ended": someGoal(func(f *facts, t *promise, g *goal) bool { return isUnmet(f, g) && f.short(t) }),
	"milestone.not-met": someGoal(func(f *facts, t *promise, g *goal) bool {
		return isMissed(f, t, g) && !f.runs(t) && !f.lapses(t, g.due)
	}),
	"milestone.open-done": someGoal(func(f *facts, t *promise, g *goal) bool { return isUnmet(f, g) && f.done(t) && g.due == "" }),
	"milestone.open-closed": someGoal(func(f *facts, t *promise, g *goal) bool {
		return isUnmet(f, g) && f.closed() && !f.isOver(t) && g.due == ""
	}),
	"milestone.due":             someGoal(func(_ *facts, _ *promise, g *goal) bool { return g.due != "" }),
	"milestone.every-month":     someGoal(func(_ *facts, _ *promise, g *goal) bool { return g.every == "month" }),
	"milestone.every-quarter":   someGoal(func(_ *facts, _ *promise, g *goal) bool { return g.every == "quarter" }),
	"milestone.every-half-year": someGoal(func(_ *facts, _ *promise, g *goal) bool { return g.every == "half-year" }),
	"milestone.every-year":      someGoal(func(_ *facts, _ *promise, g *goal) bool { return g.every == "year" }),
	"milestone.reached":         someGoal(func(_ *facts, _ *promise, g *goal) bool { return !g.values && g.needed() > 1 || g.every != "" }),
	"milestone.reached-value":   someGoal(func(_ *facts, _ *promise, g *goal) bool { return g.values }),
	"record.single":             someGoal(func(f *facts, _ *promise, g *goal) bool { return f.anyDone(g) && g.needed() == 1 && !g.values }),
	"record.unit":               someGoal(func(f *facts, _ *promise, g *goal) bool { return f.anyDone(g) && g.needed() > 1 && !g.values }),
	"record.value":              someGoal(func(f *facts, _ *promise, g *goal) bool { return f.anyDone(g) && g.values }),
}

func (f *facts) anyDone(g *goal) bool   { return len(g.done) > 0 && f.by(g.done[0]) }
func isUnmet(f *facts, g *goal) bool    { return f.met(g) == 0 }
func isLateGoal(f *facts, g *goal) bool { return g.due != "" && f.met(g) > parsed(g.due) }
func isOpenGoal(f *facts, t *promise, g *goal) bool {
	return !f.closed() && !f.isOver(t) && isUnmet(f, g) && !f.past(g.due)
}

// wentBy says that a due day went by before the promise was kept or the task was over.
func wentBy(ofGoals bool) func(*facts) bool {
	return func(f *facts) bool {
		is := func(p datedPromise) bool {
			over := f.overOn(p.task)
			return (p.goal != nil) == ofGoals && !(over != 0 && over <= parsed(p.due)) && f.past(p.due)
		}
		return f.somePromise("late", is) || f.somePromise("not-met", is)
	}
}

var eventClaims = table{
	"event.due":              func(f *facts) bool { return f.some(func(t *promise) bool { return t.due != "" }) },
	"event.milestone-due":    came("open", true),
	"event.milestone-met":    milestoneClaims["milestone.met"],
	"event.milestone-missed": wentBy(true),
	"event.milestone-late":   milestoneClaims["milestone.late"],
	"event.record":           someGoal(func(f *facts, _ *promise, g *goal) bool { return f.anyDone(g) && g.needed() > 1 }),
	"event.completed":        some((*facts).done),
	"event.completed-late":   doneAgainst(true),
	"event.cancelled":        some((*facts).gone),
	"event.paused":           some(func(f *facts, t *promise) bool { return f.by(t.paused) }),
	"event.resumed": some(func(f *facts, t *promise) bool {
		back := parsed(t.resumes) + 1
		return t.resumes != "" && back <= f.on && (f.overOn(t) == 0 || f.overOn(t) > back)
	}),
	"deadline.milestone":       someGoal(func(_ *facts, _ *promise, g *goal) bool { return g.due != "" }),
	"deadline.milestone-count": someGoal(func(f *facts, t *promise, g *goal) bool { return f.runs(t) && near(f, g.due) && g.needed() > 1 }),

	"lane.directed":           some(func(_ *facts, t *promise) bool { return t.directed }),
	"lane.overdue":            wentBy(false),
	"lane.overdue-span":       wentBy(false),
	"lane.pause":              some(func(f *facts, t *promise) bool { return f.by(t.paused) }),
	"lane.record":             someGoal(func(f *facts, _ *promise, g *goal) bool { return f.anyDone(g) && g.needed() > 1 }),
	"lane.update":             some((*facts).updated),
	"lane.completed-late":     doneAgainst(true),
	"lane.milestone-met-late": milestoneClaims["milestone.late"],
	"lane.ended-partly":       stateClaims["state.unfinished-partly"],
	"lane.ended-unmet":        stateClaims["state.unfinished-unmet"],
	"lane.day":                notClosed,
	"lane.day-closed":         closed,
}

func isUnfinished(f *facts, t *promise) bool { return f.short(t) || f.leftOpen(t) && t.due != "" }

func isBehind(f *facts) bool { return stateClaims["state.behind"](f) }

// reachedItsDay says that some promise that still stands, or was kept or not, has reached its day.
func reachedItsDay(f *facts) bool {
	for _, p := range f.promises() {
		if parsed(p.due) <= f.on && f.outcome(p) != "lapsed" {
			return true
		}
	}
	return false
}

// waits says that a promise for a day lies ahead, within the days that count as soon or beyond.
func waits(soon bool) func(*facts) bool {
	return func(f *facts) bool {
		return f.somePromise("open", func(p datedPromise) bool { return near(f, p.due) == soon })
	}
}

func isEndless(f *facts) bool { return !f.closed() && !f.settling() } // days of the plan still lie ahead

// waitsOn says that a promise for a day lies near of a task that is so.
func waitsOn(are ofTask) func(*facts) bool {
	return func(f *facts) bool {
		return f.somePromise("open", func(p datedPromise) bool { return near(f, p.due) && are(f, p.task) })
	}
}

var overviewClaims = table{
	"overview.late":               notClosed,
	"overview.late-or-unfinished": both(notClosed, both(some((*facts).short), func(f *facts) bool { return some(isOverdue)(f) || isBehind(f) })),
	"overview.unfinished":         func(f *facts) bool { return f.closed() || some((*facts).short)(f) },
	"overview.no-late":            both(notClosed, both(reachedItsDay, func(f *facts) bool { return !f.all(func(t *promise) bool { return isOverdue(f, t) }) })),
	"overview.none-due":           both(notClosed, not(reachedItsDay)),
	"overview.no-unfinished":      both(closed, not(some(isUnfinished))),
	"overview.open": both(closed, func(f *facts) bool {
		return some(isUnended)(f) || f.all(func(t *promise) bool { return f.by(t.completed) })
	}),
	"overview.no-open":        both(closed, func(f *facts) bool { return f.all(func(t *promise) bool { return f.by(t.completed) }) }),
	"overview.next":           isEndless,
	"overview.no-next":        both(isEndless, not(waits(true))),
	"overview.no-next-paused": both(isEndless, both(waitsOn((*facts).rests), not(waitsOn((*facts).runs)))),
	"overview.next-day":       both(isEndless, waits(false)),
	"overview.next-more":      func(f *facts) bool { return len(f.promises()) > 8 && waits(true)(f) },
	"overview.no-more":        both(isEndless, not(waits(false))),
	"overview.no-news":        both(notClosed, noUpdates),
	"overview.silent":         both(notClosed, some(isSilent)),
	"overview.all":            both(notClosed, atLeast(9, isSilent)),
	"overview.silent-more":    func(f *facts) bool { return len(f.tasks) > 8 },
	"overview.empty":          noTasks,
	"overview.share-under":    func(f *facts) bool { return len(f.tasks) > 200 },
	"overview.others":         func(f *facts) bool { return f.later != nil || f.key == "2022" },
	"tally.silent":            some(isSilent),
}

func isUnended(f *facts, t *promise) bool { return f.leftOpen(t) && t.due == "" }

var listClaims = table{
	"tasks.empty":              noTasks,
	"tasks.empty-state":        notClosed,
	"tasks.empty-state-closed": closed,
	"offices.empty":            noTasks,
	"offices.note":             some(func(_ *facts, t *promise) bool { return t.joint != "" }),
	"offices.note-support":     hasTasks,
	"offices.collective":       some(func(_ *facts, t *promise) bool { return t.lead == "others" || t.support == "others" }),
	"areas.title":              namesArea,
	"areas.figures":            namesArea,
	"areas.tasks":              namesArea,
	"areas.note":               some(func(_ *facts, t *promise) bool { return strings.Contains(t.areas, " ") }),
	"areas.rest":               both(namesArea, some(func(_ *facts, t *promise) bool { return t.areas == "" })),
	"areas.all-tasks":          both(namesArea, some(func(_ *facts, t *promise) bool { return t.areas == "" })),
	"task.areas":               namesArea,
	"updates.none":             both(closed, noUpdates),
	"updates.empty":            both(notClosed, noUpdates),
	"updates.total":            hasUpdates, "updates.count": hasNews, "updates.newest": hasNews, "updates.by-month": hasNews, "updates.task": hasNews,
	"updates.total-more": hasNotices, "updates.issued": issuedBy("2022-04-08"), "updates.issue": issuedBy("2022-04-08"), "updates.corrected": issuedBy("2022-04-20"),
	"updates.due":  func(f *facts) bool { return hasPromises(f) || some((*facts).onRecord)(f) },
	"timeline.due": func(f *facts) bool { return cameTo("on-time", "late", "not-met", "open")(f) },
	"timeline.done": func(f *facts) bool {
		return some((*facts).done)(f) || someGoal(func(f *facts, _ *promise, g *goal) bool { return f.met(g) != 0 })(f)
	},
	"timeline.updates":                                 hasUpdates,
	"timeline.month-news":                              hasUpdates,
	"timeline.due-heading":                             anywhere,
	"timeline.lanes-intro":                             hasTasks,
	"timeline.lanes-intro in 2022/timeline/index.html": func(f *facts) bool { return hasTasks(f) && len(f.tasks) <= 100 },
	"timeline.groups-intro":                            func(f *facts) bool { return len(f.tasks) > 100 },
	"timeline.more":                                    func(f *facts) bool { return len(f.tasks) > 5 },
	"calendar.summary":                                 hasPromises, "calendar.note": hasPromises, "calendar.offices": hasPromises,
	"calendar.note-incident": func(f *facts) bool { return len(f.incidents) > 0 },
	"search.further":         hasContact,
	"foot.phone":             hasContact, "foot.feedback": hasContact, "foot.request": hasContact,
	"search.last":   some((*facts).onRecord),
	"search.events": func(f *facts) bool { return hasPromises(f) || some((*facts).onRecord)(f) },
	"mark.sample":   anywhere, // the filters' script has it
}

var followClaims = table{
	"follow.intro": notClosed, "follow.feed": notClosed, "follow.feed-what": notClosed, "follow.feed-app": notClosed, "follow.feed-add": notClosed,
	"follow.feed-then": notClosed, "follow.calendar-what": both(notClosed, hasPromises), "follow.calendar-iphone": both(notClosed, hasPromises),
	"follow.calendar-android": both(notClosed, hasPromises), "follow.calendar-computer": both(notClosed, hasPromises),
	"follow.calendar-subscribe": both(notClosed, hasPromises), "follow.calendar-note": hasPromises, "follow.calendar-open": hasPromises,
	"follow.offices": notClosed, "follow.offices-note": notClosed, "follow.without": notClosed, "follow.without-text": notClosed, "follow.without-since": notClosed,
	"follow.title": notClosed, "follow.how": notClosed, "foot.follow": notClosed, "office.follow": notClosed,
	"follow.closed": closed, "follow.addresses": closed, "follow.feed-address": closed, "follow.site-feed": closed, "follow.offices-closed": closed,
	"office.addresses": closed, "office.calendar": hasPromises,
}

func hasCourse(f *facts) bool {
	n := 0
	for _, p := range f.promises() {
		if f.outcome(p) != "lapsed" {
			n++
		}
	}
	return n >= 3
}

// keptAhead says that a promise was kept before its day has come.
func keptAhead(f *facts) bool {
	return f.somePromise("on-time", func(p datedPromise) bool { return parsed(p.due) > f.on })
}

func noneReached(f *facts) bool { return !f.closed() && !reachedItsDay(f) }

var courseClaims = table{
	"course.says":        both(notClosed, both(hasCourse, reachedItsDay)),
	"course.says-closed": both(closed, hasCourse),
	"course.says-ahead":  both(notClosed, both(hasCourse, both(keptAhead, reachedItsDay))),
	"course.says-early":  both(noneReached, both(hasCourse, keptAhead)),
	"course.says-none":   both(noneReached, both(hasCourse, not(keptAhead))),
	"course.alt":         hasCourse, "course.note": both(not(isOfYears), hasCourse), "course.note-years": both(isOfYears, hasCourse), "course.table": hasCourse, "course.month": hasCourse, "course.through": hasCourse,
	"course.promised": hasCourse, "course.done": hasCourse,
}

func isTold(f *facts, t *promise) bool {
	return f.done(t) || isUnfinished(f, t) || isUnended(f, t) || isOverdue(f, t)
}

// isProven says that a task is done, and who vouches for it: someone else, a document, or the office alone.
func isProven(by string) func(*facts) bool {
	return some(func(f *facts, t *promise) bool {
		return f.done(t) && (by == "" || f.by(t.verified) == (by == "verified"))
	})
}

var pointClaims = table{
	"points.tasks":            hasTasks,
	"points.done":             some((*facts).done),
	"points.overdue":          some(isOverdue),
	"points.behind":           isBehind,
	"points.unfinished":       some(isUnfinished),
	"points.unreported":       some(isUnreported),
	"points.unreported-empty": stateClaims["state.unreported-empty"],
	"points.no-record":        stateClaims["state.no-record"],
	"points.none-done":        both(notClosed, both(hasTasks, not(some(isTold)))),
	"points.paused":           some((*facts).rests),
	"points.cancelled":        some((*facts).gone),
	"points.due":              cameTo("on-time", "late", "not-met"),
	"points.due-or-done": func(f *facts) bool {
		ahead := func(p datedPromise) bool { return parsed(p.due) >= f.on }
		return f.somePromise("on-time", ahead) || f.somePromise("not-met", ahead)
	},
	"points.all-open":         cameTo("open"),
	"points.rest":             hasTasks,
	"points.on-time":          cameTo("on-time"),
	"points.late":             cameTo("late"),
	"points.not-met":          cameTo("not-met"),
	"points.open":             cameTo("open"),
	"points.silent-in":        both(some(isSilent), hasNoGrace),
	"points.silent-by":        both(some(isSilent), hasGrace),
	"points.silent-by-year":   both(some(isSilent), both(hasTwoYears, hasGrace)),
	"points.silent":           some(isSilent),
	"points.silent-in-year":   both(some(isSilent), both(hasTwoYears, hasNoGrace)),
	"points.next-report":      some((*facts).awaits),
	"points.proof":            isProven(""),
	"points.verified":         isProven(""),
	"points.documented":       isProven(""),
	"points.own":              isProven(""),
	"points.in-month":         func(f *facts) bool { return hasUpdates(f) || listClaims["timeline.done"](f) },
	"points.done-in-month":    listClaims["timeline.done"],
	"points.updates-in-month": hasUpdates,
}

// lapsedOf says that a promise is no longer due since its task was done, or cancelled.
func lapsedOf(is ofTask) func(*facts) bool {
	return func(f *facts) bool {
		return f.somePromise("lapsed", func(p datedPromise) bool { return is(f, p.task) })
	}
}

// endedShort says that a task ended short of what was promised for a day.
func endedShort(outcome string) func(*facts) bool {
	return some(func(f *facts, t *promise) bool { return f.short(t) && t.outcome == outcome && t.due != "" })
}

var ledgerClaims = table{
	"ledger.task-on-time": came("on-time", false),
	"ledger.task-late":    came("late", false),
	"ledger.task-not-met": func(f *facts) bool {
		return f.somePromise("not-met", func(p datedPromise) bool { return p.goal == nil && !f.short(p.task) })
	},
	"ledger.task-open":         came("open", false),
	"ledger.milestone-on-time": came("on-time", true),
	"ledger.milestone-late":    came("late", true),
	"ledger.milestone-not-met": came("not-met", true),
	"ledger.milestone-open":    came("open", true),
	"ledger.ended-partly":      endedShort("partly"),
	"ledger.ended-unmet":       endedShort("unmet"),
	"ledger.lapsed":            lapsedOf((*facts).done),
	"ledger.cancelled":         lapsedOf((*facts).gone),
	"ledger.intro":             hasPromises,
	"ledger.note":              hasPromises,
	"ledger.by-month":          hasPromises,
	"ledger.by-office":         hasPromises,
}
