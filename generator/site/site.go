// Package site is the domain: a site with its offices, plans of tasks in categories, and what is on record of each task.
//
// A Reader turns the source files into a Site. It goes in three steps: each file is parsed on its own (parse.go: its front
// matter by package front, its body by package markdown), which depends on that file's bytes alone; then the files are joined
// (join.go, links.go): names become offices and categories, links become places; then the whole is checked for what contradicts itself
// (check.go). Nothing stops at the first mistake: all that is wrong is collected with its place.
//
// What a file becomes is remembered with all that it follows from (read.go). As long as that is the same, so is the pointer:
// whoever makes something of a task need not look into it to know that it did not change.
//
// What follows from a task and a day, its state above all, is in status.go; what came of each promise for a day, in promise.go.
// Nothing derived is stored.
//
// The fields of front matter are tables (task.go, plan.go, config.go, site.go): the same table reads a field, knows unknown ones and
// prints it again (parse.go).
package site

import (
	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/markdown"
	"gongshi/generator/problem"
)

// A Site is all that the sources say, joined: names are offices and categories, links are places.
type Site struct {
	*Config
	Plans    []*Plan    // in the order of their keys
	Articles []*Article // ordinary pages, in the order of their keys
	Drafts   bool       // drafts and pending updates count as published
}

// Terms are what a plan lays down for each of its tasks. They are the same pointer as long as they say the same, so a task
// that holds them need not be joined again when another task of its plan changes: it can't see it.
type Terms struct {
	*PlanFront
	Key    string
	unread front.Faults // fields of the front matter that could not be read

	versions []version[Terms] // as they were before changes
}

// A Plan is a promise made by an office: tasks, each with those responsible and a time.
type Plan struct {
	*Terms
	Notice Text
	Tasks  []*Task // in the order of their numbers; without drafts, unless the site shows them
	Files  []Attachment

	Incidents  []*Incident // in the order of their files: of their days
	Assessment *Assessment // nil without one
	Bulletins  []*Bulletin // in the order of their files; without drafts, unless the site shows them
}

// A Task is one promise of a plan and its record. Nothing that can be reached from it ever changes.
type Task struct {
	*Front
	Plan    *Terms
	Roles   Roles
	In      *Category
	Areas   []*Area   // that it concerns
	Every   day.Every // how often it owes an update
	Body    Text      // its description, and what its updates link to
	Updates []Update  // the published ones, the newest first; of one day, the later in the file

	misdated problem.List    // what is to be said of its days once all are past
	latest   day.Day         // of its days that count
	versions []version[Task] // as it stood before changes, and before what was reported late
	files    []*Update       // the updates in files of their own from which it was made
	whole    *Task           // of one that has versions: the task with all that was ever reported
}

// An Update is one entry of a task's record.
type Update struct {
	markdown.Update
	In         *Text   // the text in which it stands, whose links it has
	By         *Office // who reported it, of an update in a file of its own that says so
	NoProgress bool    // it says that there is nothing new
}

// Roles are the offices responsible for a task.
type Roles struct{ Lead, Joint, Support []*Office }

// An Article is an ordinary page.
type Article struct {
	*ArticleFront
	Key  string
	Text Text
}

// ArticleFront is the front matter of an ordinary page.
type ArticleFront struct {
	Title   string
	Summary string
	Menu    int // its place in the menu; 0 if it is not there
	Draft   bool
}

// Text is the body of a file, and where its links lead.
type Text struct {
	*markdown.Document
	File    string   // the source, relative to the site's folder
	Targets []Target // of the document's links, in their order
}

// A Target is where a link leads: a place relative to the site's root.
type Target struct {
	URL    string // without anchor
	Anchor string

	// From is the day from which the anchor is shown, that of the update to which it belongs. It is none if it belongs to no
	// update, and later than any day if its update is never shown: it is pending, or too late to count.
	From day.Day

	// Since is the day from which the page is there, and Before where a link leads until then. It is none of a page that is there on all days.
	Since  day.Day
	Before string

	// Detail is what is said of the file where it is linked to or shown, as a markdown.File has it; nothing of a page.
	Detail string
}

var articleFields = []front.Field[ArticleFront]{
	{Name: "title", In: func(a *ArticleFront) any { return &a.Title }, Example: `title = "…"`},
	{Name: "summary", In: func(a *ArticleFront) any { return &a.Summary }},
	{Name: "menu", In: func(a *ArticleFront) any { return &a.Menu }},
	{Name: "draft", In: func(a *ArticleFront) any { return &a.Draft }},
}

func checkArticle(a *ArticleFront, f *front.Findings) {
	if a.Menu < 0 {
		f.Value("menu", "negative", "key", "menu", "value", itoa(a.Menu))
	}
}

// URL returns the plan's place.
func (t *Terms) URL() string { return t.Key + "/" }

// URL returns the task's place.
func (t *Task) URL() string { return taskURL(t.Plan, t.Number) }

func taskURL(p *Terms, number int) string { return p.URL() + "tasks/" + itoa(number) + "/" }

// URL returns the article's place.
func (a *Article) URL() string { return a.Key + "/" }
