package layout

// phrases are the labels that package pages puts into views, each with the slots it fills. Every label file has them all.
var phrases = []struct{ key, slots string }{
	{"date.day", "year month name day"},
	{"date.month", "year month name"},
	{"date.months.1", ""}, {"date.months.2", ""}, {"date.months.3", ""}, {"date.months.4", ""},
	{"date.months.5", ""}, {"date.months.6", ""}, {"date.months.7", ""}, {"date.months.8", ""},
	{"date.months.9", ""}, {"date.months.10", ""}, {"date.months.11", ""}, {"date.months.12", ""},

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
	{"why.in-progress", "day"}, {"why.in-progress-record", "day"}, {"why.no-record", ""},

	{"when.due", "day"}, {"when.year-round", ""}, {"when.directed", "text"},
	{"source.own", ""}, {"source.verified", "day text"},
	{"reporting.month", ""}, {"reporting.quarter", ""}, {"reporting.half-year", ""}, {"reporting.year", ""}, {"reporting.none", ""},
	{"outcome.met", ""}, {"outcome.partly", ""}, {"outcome.unmet", ""},

	{"milestone.met", ""}, {"milestone.missed", ""}, {"milestone.open", ""}, {"milestone.over", ""}, {"milestone.due", "day"},
	{"milestone.every-month", "total"}, {"milestone.every-quarter", "total"}, {"milestone.every-half-year", "total"}, {"milestone.every-year", "total"},
	{"milestone.reached", "n total text"},
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
	{"calendar.summary", "task what state"}, {"calendar.offices", "text"}, {"calendar.note", ""}, {"text.comma", ""}, {"text.day", "day"},
}
