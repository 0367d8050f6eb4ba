package layout

// phrases are the labels that package pages puts into views, each with the slots it fills. Every label file has them all.
var phrases = []struct{ key, slots string }{
	{"date.day", "year month name day"},
	{"date.month", "year month name"},
	{"date.months.1", ""}, {"date.months.2", ""}, {"date.months.3", ""}, {"date.months.4", ""},
	{"date.months.5", ""}, {"date.months.6", ""}, {"date.months.7", ""}, {"date.months.8", ""},
	{"date.months.9", ""}, {"date.months.10", ""}, {"date.months.11", ""}, {"date.months.12", ""},

	{"date.short.1", ""}, {"date.short.2", ""}, {"date.short.3", ""}, {"date.short.4", ""},
	{"date.short.5", ""}, {"date.short.6", ""}, {"date.short.7", ""}, {"date.short.8", ""},
	{"date.short.9", ""}, {"date.short.10", ""}, {"date.short.11", ""}, {"date.short.12", ""},
	{"lane.year", "n"}, {"lane.quarter", "n"}, {"lane.day", "day"}, {"lane.day-closed", "day"},
	{"lane.running", ""}, {"lane.directed", ""}, {"lane.overdue-span", ""}, {"lane.pause", ""}, {"lane.record", ""}, {"lane.update", ""},
	{"lane.overdue", ""}, {"lane.completed-late", ""}, {"lane.milestone-met-late", ""}, {"lane.ended-partly", ""}, {"lane.ended-unmet", ""},
	{"course.says", "day n total"}, {"course.says-ahead", "day n total text"}, {"course.says-closed", "day n total"},
	{"course.says-early", "day n total"}, {"course.says-none", "total"},

	{"menu.overview", ""}, {"menu.tasks", ""}, {"menu.categories", ""}, {"menu.offices", ""}, {"menu.timeline", ""}, {"menu.updates", ""},
	{"foot.this-copy", ""}, {"foot.follow", ""},
	{"tasks.title", ""}, {"categories.title", ""}, {"offices.title", ""},
	{"timeline.title", ""}, {"timeline.month-title", "month"},
	{"updates.title", ""}, {"updates.month-title", "month"},
	{"this-copy.title", ""}, {"not-found.title", ""}, {"redirect.title", ""},

	{"state.done", ""}, {"state.done-year-round", ""}, {"state.cancelled", ""}, {"state.paused", ""},
	{"state.unfinished", ""}, {"state.unfinished-partly", ""}, {"state.unfinished-unmet", ""}, {"state.unfinished-due", ""},
	{"state.unreported", ""}, {"state.unreported-empty", ""},
	{"state.overdue", ""}, {"state.behind", ""}, {"state.due-soon", ""}, {"state.in-progress", ""}, {"state.no-record", ""},
	{"silent", ""},

	{"why.done", "day"}, {"why.done-on-time", "day until"}, {"why.done-late", "day until"}, {"why.done-year-round", "day"},
	{"why.cancelled", "day"}, {"why.paused", "day"}, {"why.paused-until", "day until"},
	{"why.unfinished-partly", "day"}, {"why.unfinished-unmet", "day"}, {"why.unfinished-due", "day until"},
	{"why.unreported", "day until"}, {"why.unreported-record", "day until"}, {"why.unreported-empty", "until"},
	{"why.overdue", "day"}, {"why.behind", "day text"}, {"why.due-soon", "day"}, {"why.due-soon-milestone", "day text"},
	{"why.in-progress", "day"}, {"why.in-progress-record", "day"},

	{"when.due", "day"}, {"when.year-round", ""}, {"when.directed", "text"},
	{"source.own", ""}, {"source.verified", "day text"},
	{"reporting.month", ""}, {"reporting.quarter", ""}, {"reporting.half-year", ""}, {"reporting.year", ""}, {"reporting.none", ""},
	{"outcome.met", ""}, {"outcome.partly", ""}, {"outcome.unmet", ""},

	{"milestone.met", ""}, {"milestone.missed", ""}, {"milestone.open", ""}, {"milestone.over", ""}, {"milestone.due", "day"},
	{"milestone.every-month", "total"}, {"milestone.every-quarter", "total"}, {"milestone.every-half-year", "total"}, {"milestone.every-year", "total"},
	{"milestone.reached", "n total text"}, {"milestone.reached-value", "n total text"},
	{"record.single", "day"}, {"record.unit", "day n text"}, {"record.value", "day n text"},

	{"event.due", ""}, {"event.milestone-due", ""}, {"event.milestone-met", ""}, {"event.milestone-missed", ""},
	{"event.record", "n total"},
	{"event.completed", ""}, {"event.cancelled", ""}, {"event.paused", ""}, {"event.resumed", ""},

	{"plan.document", "text"},
	{"deadline.milestone", "text"}, {"deadline.milestone-count", "text n total"},
	{"states.title", ""}, {"follow.title", ""}, {"timeline.category-title", "text"}, {"calendar.office", "text"},
	{"feed.office", "text"}, {"feed.task", "n text"}, {"feed.sample", ""}, {"feed.withdrawn", "text"},
	{"menu.data", ""}, {"data.title", ""},
	{"search.title", ""}, {"search.last", "day"}, {"mark.sample", ""}, {"mark.withdrawn", ""},
	{"role.lead", ""}, {"role.joint", ""}, {"role.support", ""}, {"role.partners", ""},
	{"timeline.due", "n"}, {"timeline.done", "n"}, {"timeline.updates", "n"},
	{"text.month", "month"}, {"text.pause", ""}, {"text.stop", ""}, {"text.colon", ""},
	{"date.quarters.1", ""}, {"date.quarters.2", ""}, {"date.quarters.3", ""}, {"date.quarters.4", ""}, {"date.halves.1", ""}, {"date.halves.2", ""},
	{"owed.period", "period"}, {"owed.period-year", "period year"}, {"owed.since", "period day"}, {"owed.since-year", "period year day"},

	{"points.tasks", "n"}, {"points.done", "n"}, {"points.overdue", "n"}, {"points.behind", "n"}, {"points.unfinished", "n"},
	{"points.unreported", "n"}, {"points.unreported-empty", "n"}, {"points.no-record", "n"}, {"points.none-done", ""},
	{"points.due", "n"}, {"points.due-or-done", "n"}, {"points.none-due", ""},
	{"points.on-time", "n"}, {"points.late", "n"}, {"points.not-met", "n"}, {"points.open", "n"},
	{"points.silent", "n"}, {"points.silent-in", "n period"}, {"points.silent-in-year", "n period year"}, {"points.next-report", "day"},
	{"points.proof", "n"}, {"points.verified", "n"}, {"points.documented", "n"}, {"points.own", "n"},
	{"points.in-month", ""}, {"points.done-in-month", "n"}, {"points.updates-in-month", "n"},

	{"ledger.title", ""}, {"ledger.of", "text"}, {"ledger.of-on-time", ""}, {"ledger.of-late", ""}, {"ledger.of-not-met", ""}, {"ledger.of-open", ""},
	{"ledger.of-lapsed", ""},
	{"ledger.task-on-time", "day"}, {"ledger.task-late", "day"}, {"ledger.task-not-met", ""}, {"ledger.task-open", ""},
	{"ledger.milestone-on-time", "day"}, {"ledger.milestone-late", "day"}, {"ledger.milestone-not-met", ""}, {"ledger.milestone-open", ""},
	{"ledger.ended-partly", ""}, {"ledger.ended-unmet", ""}, {"ledger.lapsed", ""}, {"ledger.cancelled", ""},

	{"plan.not-begun", "day"}, {"plan.settling", "day until"}, {"plan.closed", "day"},
	{"overview.late", "n"}, {"overview.late-or-unfinished", "n"}, {"overview.unfinished", "n"}, {"overview.next-more", "n"}, {"overview.next-day", "day"},
	{"states.of", "text"}, {"updates.due", "month"}, {"task.next-report", "day"},
	{"milestone.late", ""}, {"milestone.not-met", ""}, {"milestone.ended", ""}, {"milestone.open-done", ""}, {"milestone.open-closed", ""},
	{"milestone.cancelled", ""},
	{"state.unreported-exempt", ""}, {"why.unreported-exempt", "until"}, {"event.completed-late", ""}, {"event.milestone-late", ""},

	{"calendar.summary", "task what state"}, {"calendar.offices", "text"}, {"calendar.note", ""}, {"text.comma", ""}, {"text.day", "day"},

	{"tasks.count", "n"}, {"updates.count", "n"}, {"search.events", "n"}, {"search.lead", "text"}, {"search.joint", "text"},
	{"search.words.done", ""}, {"search.words.cancelled", ""}, {"search.words.paused", ""}, {"search.words.unfinished", ""},
	{"search.words.unreported", ""}, {"search.words.overdue", ""}, {"search.words.behind", ""}, {"search.words.due-soon", ""},
	{"search.words.in-progress", ""}, {"search.words.no-record", ""}, {"search.words.silent", ""},
	{"card.plan", "text"},
}
