package site

import "gongshi/generator/front"

// PlacesIn returns where the fields of a task's or a plan's file stand, by path, as a front.Findings names them.
func PlacesIn(text string) map[string]front.FieldPlace { return placesIn(text, false) }
