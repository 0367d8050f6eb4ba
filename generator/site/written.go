package site

import "gongshi/generator/front"

// Written returns the front matter of a task as it stands in its file, whatever holds of it today: a completion that was returned is
// still there.
func (t *Task) Written() *Front {
	if len(t.versions) > 0 {
		return t.versions[0].of.whole.Front
	}
	return t.Front
}

// PlacesIn returns where the fields of a task's or a plan's file stand, by path, as a front.Findings names them.
func PlacesIn(text string) map[string]front.FieldPlace { return placesIn(text, false) }
