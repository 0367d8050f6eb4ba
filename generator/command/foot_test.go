package command

import (
	"path"
	"strings"
	"testing"
)

// Whoever reads a page of the plan to its end finds there how to be told of changes.
func TestTheFootOfEveryPageOfAPlanLeadsToHowToFollowIt(t *testing.T) {
	pages := 0
	for file, text := range ownSite(t, "2022-07-15") {
		if path.Ext(file) != ".html" || !strings.HasPrefix(file, "2022/") && file != "index.html" {
			continue
		}
		pages++
		_, foot, _ := strings.Cut(string(text), `<footer class="bottom">`)
		up := strings.Repeat("../", strings.Count(file, "/"))
		if !strings.Contains(foot, `<a href="`+up+`2022/follow/"`) {
			t.Errorf("%s: the foot does not lead there: %s", file, foot)
		}
	}
	if pages < 50 {
		t.Errorf("only %d pages were looked at", pages)
	}
}
