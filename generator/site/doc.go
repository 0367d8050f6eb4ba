// Package site is the domain: a site with its offices, plans of tasks in categories, and what is on record of each task.
//
// A Reader turns the source files into a Site. It goes in three steps: each file is parsed on its own (parse.go: its front
// matter by package front, its body by package markdown), which depends on that file's bytes alone; then the files are joined (join.go, tasks.go, links.go):
// names become offices and categories, links become places; then the whole is checked for what contradicts itself
// (check.go). Nothing stops at the first mistake: all that is wrong is collected with its place.
//
// What a file becomes is remembered with all that it follows from (entry.go). As long as that is the same, so is the pointer:
// whoever makes something of a task need not look into it to know that it did not change.
//
// What follows from a task and a day, its state above all, is in status.go. Nothing derived is stored.
//
// The fields of front matter are tables (task.go, plan.go, config.go, model.go): the same table reads a field, knows unknown ones and
// prints it again (vocabulary.go).
package site
