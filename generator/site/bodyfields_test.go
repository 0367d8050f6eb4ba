package site

import (
	"slices"
	"testing"

	"gongshi/generator/front"
	"gongshi/generator/markdown"
)

// A field that an editor writes in the body by mistake is told of only if package markdown knows its name.
func TestTheNamesOfFieldsAreKnownInBodies(t *testing.T) {
	for _, name := range slices.Concat(front.NamesOf(planFields), front.NamesOf(taskFields), front.NamesOf(articleFields)) {
		if !markdown.IsField(name) {
			t.Errorf("a line %s = … in a body would not be told of", name)
		}
	}
}
