package importer_test

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"gongshi/generator/importer"
	"gongshi/generator/tree"
)

// counted counts how often each file is opened, by whichever goroutine.
type counted struct {
	fstest.MapFS
	mu     sync.Mutex
	opened map[string]int
}

func (c *counted) Open(name string) (fs.File, error) {
	c.mu.Lock()
	c.opened[name]++
	c.mu.Unlock()
	return c.MapFS.Open(name)
}

func TestTheSitesSettingsAreReadOnceForAllTasks(t *testing.T) {
	files := &counted{MapFS: fstest.MapFS{}, opened: map[string]int{}}
	put := func(name, text string) { files.MapFS[name] = &fstest.MapFile{Data: []byte(text)} }
	put("site.toml", configText)
	put("content/2022/index.md", planText)
	var table strings.Builder
	table.WriteString("number,title\n")
	const tasks = 50
	for n := range tasks {
		put(fmt.Sprintf("content/2022/%02d.md", n+1), strings.Replace(taskText, "number    = 1 ", fmt.Sprintf("number    = %d ", n+1), 1))
		fmt.Fprintf(&table, "%d,换灯\n", n+1)
	}
	sources, err := tree.FromFS("", files)
	if err != nil {
		t.Fatal(err)
	}
	clear(files.opened)
	changes, problems, err := importer.Import(importer.Input{Tree: sources, Languages: languages, Plan: "2022", Files: tables(table.String(), "", "")})
	if err != nil || len(problems.Errors()) > 0 || len(changes) != tasks {
		t.Fatal(len(changes), said(problems), err)
	}
	for _, name := range []string{"site.toml", "content/2022/index.md"} {
		if n := files.opened[name]; n != 1 {
			t.Errorf("%s is opened %d times", name, n)
		}
	}
}
