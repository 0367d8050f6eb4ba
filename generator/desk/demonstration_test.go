package desk

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/front"
	"gongshi/generator/site"
	"gongshi/generator/test/demonstration"
)

// Of every task of the demonstration: what its form shows is what its file says, and if one box says something else, one field does.
func TestFormsOfRealTasksChangeWhatIsTouchedAlone(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(demonstration.Folder(t), "content", "*", "*-*.md"))
	if err != nil || len(files) < 40 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	v := &visit{words: labelsIn("zh-CN"), look: &look{site: &site.Site{Config: &site.Config{}}}}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := taken(name, string(text))
		sheet, ok := front.SheetOf(f.front, site.TaskShapes())
		if !ok || f.text() != string(text) {
			t.Fatalf("%s is not taken apart", name)
		}
		groups := v.groupsOf("task", site.TaskShapes(), sheet)
		for _, g := range groups {
			for _, b := range g.Boxes {
				if r.IntN(4) > 0 {
					continue // enough of each over all files
				}
				says := []string{"新的“" + string(rune('a'+r.IntN(26))) + `" \`}
				edits := sheet.Edits(b.Name, b.shape, says)
				if sheet.Edits(b.Name, b.shape, sheet.Texts[b.Name]) != nil {
					t.Errorf("%s: %s is edited without a change", name, b.Name)
				}
				now, ok := front.Edited(f.front, site.TaskShapes(), edits...)
				if !ok {
					t.Errorf("%s: %s cannot be edited", name, b.Name)
					continue
				}
				after, _ := front.SheetOf(now, site.TaskShapes())
				for path, was := range sheet.Texts {
					if path != b.Name && strings.Join(after.Texts[path], "|") != strings.Join(was, "|") {
						t.Errorf("%s: with %s, %s became %q", name, b.Name, path, after.Texts[path])
					}
				}
				if strings.Count(now, "\n")-strings.Count(f.front, "\n") > 4 || strings.Count(now, "\n") < strings.Count(f.front, "\n")-len(sheet.Texts[b.Name])-3 {
					t.Errorf("%s: with %s, it became\n%s", name, b.Name, now)
				}
			}
		}
	}
}
