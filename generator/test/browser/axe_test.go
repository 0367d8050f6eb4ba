//go:build browser

package browser

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// axe runs the rules of WCAG 2 at levels A and AA, and axe's own best practices.
const axe = `axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"], resultTypes: ["violations"]})
	.then(found => found.violations.map(v => v.id + " (" + v.help + "): " + v.nodes.map(n => n.target.join(" ") + " " + n.html).slice(0, 3).join("; ")))`

func TestPagesAreAccessible(t *testing.T) {
	t.Parallel()
	rules := axeSource(t)
	for _, asOf := range []string{midCourse, closed} {
		folder := built(t, asOf)
		home := hosted(t, folder)
		for _, width := range []int64{phone, laptop} {
			for _, scheme := range []string{"light", "dark"} {
				t.Run(fmt.Sprintf("%s %d %s", asOf, width, scheme), func(t *testing.T) {
					t.Parallel()
					b := newTab(t)
					b.wide(width)
					b.scheme(scheme)
					for _, place := range kinds(pages(t, folder), tellingTasks...) {
						b.open(home + place)
						for _, violation := range violations(b, rules) {
							t.Errorf("/%s: %s", place, violation)
						}
					}
				})
			}
		}
	}
}

func axeSource(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("axe-core is not there; generator/test/browser/install.sh brings it: %v", err)
	}
	return string(source)
}

func violations(b *tab, rules string) []string {
	b.t.Helper()
	evaluate[any](b, rules+"; true")
	return evaluate[[]string](b, axe)
}

// A page with mistakes has violations: so a page without them was looked at.
func TestAxeSeesWhatIsWrong(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(`data:text/html,<!doctype html><title>x</title><img src="x"><p style="color:%23ccc;background:white">pale`)
	found := strings.Join(violations(b, axeSource(t)), "\n")
	for _, rule := range []string{"html-has-lang", "image-alt", "color-contrast", "region"} {
		if !strings.Contains(found, rule) {
			t.Errorf("axe did not find %s, only\n%s", rule, found)
		}
	}
}
