//go:build browser

package browser

import (
	"os"
	"strings"
	"testing"
)

// axeLooks looks at the page by the rules of WCAG 2 at levels A and AA and by axe's own best practices, or by those among them that
// look at colours.
const axeLooks = `(async colours => {
	const all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
	const ofColours = axe.getRules(all).filter(rule => rule.tags.includes("cat.color")).map(rule => rule.ruleId);
	const rules = colours ? { type: "rule", values: ofColours } : { type: "tag", values: all };
	const found = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
	return found.violations.map(v => v.id + " (" + v.help + "): " + v.nodes.map(n => n.target.join(" ") + " " + n.html).slice(0, 3).join("; "));
})`

func axeSource(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("axe-core is not there; generator/test/browser/install.sh brings it: %v", err)
	}
	return string(source)
}

// violations brings axe into the page, and returns what breaks any of the rules.
func violations(b *tab, axe string) []string {
	b.t.Helper()
	evaluate[any](b, axe+"; true")
	return evaluate[[]string](b, axeLooks+`(false)`)
}

// violationsOfColours returns what breaks the rules of colours, in a page into which axe was brought.
func violationsOfColours(b *tab) []string {
	b.t.Helper()
	return evaluate[[]string](b, axeLooks+`(true)`)
}

// A page with mistakes has violations: so a page without them was looked at.
func TestAxeSeesWhatIsWrong(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(`data:text/html,<!doctype html><title>x</title><style>a{color:%23333;text-decoration:none}</style><img src="x"><p style="color:%23ccc;background:white">pale</p><p style="color:black">A text with <a href="x">a link</a> in it`)
	wantRules(t, violations(b, axeSource(t)), "html-has-lang", "image-alt", "color-contrast", "link-in-text-block", "region")
	wantRules(t, violationsOfColours(b), "color-contrast", "link-in-text-block")
}

func wantRules(t *testing.T, violations []string, rules ...string) {
	t.Helper()
	found := strings.Join(violations, "\n")
	for _, rule := range rules {
		if !strings.Contains(found, rule+" (") {
			t.Errorf("axe did not find %s, only\n%s", rule, found)
		}
	}
}
