package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// hugoSite is a Hugo site for the tasks of a plan. It shows each task with all its fields, lists of a hundred, and the tasks
// of each category and office; it is minified and has feeds, as ours. States, figures, months, the record by time, open data
// and checks it lacks, so Hugo has less to do.
//
//go:embed all:hugo
var hugoSite embed.FS

// writeHugo writes the sources of a Hugo site with the same tasks into a folder.
func writeHugo(dir string, n int) error {
	if err := copySite(dir); err != nil {
		return err
	}
	content := filepath.Join(dir, "content")
	if err := writeTitle(filepath.Join(content, "tasks"), "任务"); err != nil {
		return err
	}
	for i, name := range offices {
		if err := writeTitle(filepath.Join(content, "offices", officeKey(i)), name); err != nil {
			return err
		}
	}
	for i, name := range categories {
		if err := writeTitle(filepath.Join(content, "category", categoryKey(i)), name); err != nil {
			return err
		}
	}
	return eachTask(n, func(t *task) error {
		return os.WriteFile(filepath.Join(content, "tasks", fileName(t.Number)), []byte(t.forHugo()), 0o666)
	})
}

func copySite(dir string) error {
	site, err := fs.Sub(hugoSite, "hugo")
	if err != nil {
		return err
	}
	return os.CopyFS(dir, site)
}

// writeTitle gives the page of a list its title.
func writeTitle(dir, title string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "_index.md"), fmt.Appendf(nil, "+++\ntitle = %q\n+++\n", title), 0o666)
}

// forHugo returns the task's file with the fields that Hugo needs besides: the terms of a taxonomy in one list, what orders
// the tasks, and the day by which the newest come first.
func (t *task) forHugo() string {
	var keys []string
	for _, role := range [][]string{t.Lead, t.Joint, t.Support} {
		for _, key := range role {
			keys = append(keys, fmt.Sprintf("%q", key))
		}
	}
	more := fmt.Sprintf("offices = [%s]\nweight = %d\ndate = %s\n", strings.Join(keys, ", "), t.Number, t.last)
	return "+++\n" + more + t.Print() + "+++\n\n" + t.body
}
