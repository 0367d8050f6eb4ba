//go:build browser

package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// An editor's file is saved under "serve": what it says appears in the tab that shows it, without a reload by hand; a mistake
// appears over the last good page, and is gone once it is mended; a tab that shows something else is left alone.
func TestAnEditAppearsInTheTabsThatShowIt(t *testing.T) {
	t.Parallel()
	site := t.TempDir()
	if err := os.CopyFS(site, os.DirFS("../../command/testdata/site/en")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(site, "content", "2022", "01-lights.md")
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	home := previewOf(t, site, midCourse)
	task, list, other := newTab(t), newTab(t), newTab(t)
	task.open(home + "2022/tasks/1/")
	list.open(home + "2022/tasks/")
	other.open(home + "about/this-copy/")
	other.waitFor(`(window.stayed = true)`)

	edited := strings.Replace(string(good), "Repair the quay lights", "Repair every light", 1)
	save(edited)
	task.waitFor(`document.querySelector("h1").textContent.includes("Repair every light")`)
	list.waitFor(`document.body.textContent.includes("Repair every light")`)

	save(strings.Replace(edited, "number", "numbre", 1))
	task.waitFor(`document.querySelector("#gongshi")?.textContent.includes("01-lights.md")`)
	task.waitFor(`document.querySelector("h1").textContent.includes("Repair every light")`)

	save(string(good))
	task.waitFor(`document.querySelector("h1").textContent.includes("Repair the quay lights") && !document.querySelector("#gongshi .problems")`)
	list.waitFor(`document.body.textContent.includes("Repair the quay lights")`)
	other.waitFor(`window.stayed`)

	task.open(home + "2022/tasks/1/?as-of=2022-01-02")
	task.waitFor(`document.querySelector("#gongshi input[name=as-of]").value === "2022-01-02"`)
}

// waitFor waits until an expression is true in the page, however often that is loaded meanwhile.
func (b *tab) waitFor(expression string) {
	b.t.Helper()
	for deadline := time.Now().Add(5 * time.Minute); ; time.Sleep(10 * time.Millisecond) {
		holds, err := b.holds(expression)
		if err == nil && holds {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("this did not become true: %s (%v)", expression, err)
		}
	}
}
