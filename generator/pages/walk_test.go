package pages

import (
	"reflect"
	"strings"

	"gongshi/generator/view"
)

// walk calls visit for everything within a view, the outermost first. An object that is there more than once is visited once.
func walk(v any, visit func(within, v reflect.Value, field string)) {
	seen := map[any]bool{}
	var all func(within, v reflect.Value, field string)
	all = func(within, v reflect.Value, field string) {
		switch v.Kind() {
		case reflect.Pointer:
			if v.IsNil() || seen[v.Interface()] {
				return
			}
			seen[v.Interface()] = true
			all(within, v.Elem(), field)
			return
		case reflect.Interface:
			all(within, v.Elem(), field)
			return
		case reflect.Struct:
			visit(within, v, field)
			for i := range v.NumField() {
				all(v, v.Field(i), v.Type().Field(i).Name)
			}
			return
		case reflect.Slice:
			for i := range v.Len() {
				all(within, v.Index(i), field)
			}
			return
		}
		visit(within, v, field)
	}
	all(reflect.Value{}, reflect.ValueOf(v), "")
}

// placesIn returns all places of the site that a page links to.
func placesIn(p *view.Page) []string {
	var places []string
	walk(p, func(within, v reflect.Value, field string) {
		if v.Kind() != reflect.String || strings.HasPrefix(v.String(), "https:") {
			return
		}
		switch within.Type() {
		case reflect.TypeFor[view.Segment](), reflect.TypeFor[view.Pager](), reflect.TypeFor[view.MonthUpdates](), reflect.TypeFor[view.MonthEvents](),
			reflect.TypeFor[view.MonthLink](), reflect.TypeFor[view.Share](), reflect.TypeFor[view.Tally](), reflect.TypeFor[view.Page](), reflect.TypeFor[view.TaskList]():
			if v.String() == "" {
				return // no link
			}
		}
		switch field {
		case "BaseURL":
		case "Previous", "Next", "Feed", "Calendar", "List", "States":
			places = append(places, v.String())
		default:
			if strings.HasSuffix(field, "URL") {
				places = append(places, v.String())
			}
		}
	})
	return places
}
