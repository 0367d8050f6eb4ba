package pipeline

import (
	"reflect"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

// content is a view of every kind; each is compared after any of its fields, to any depth, has changed.
var content = []any{
	&view.Page{}, &view.Overview{}, &view.TaskList{}, &view.GroupList{}, &view.Office{}, &view.Task{}, &view.Timeline{}, &view.MonthEvents{},
	&view.Updates{}, &view.MonthUpdates{}, &view.Text{}, &view.ThisCopy{}, &view.Redirect{}, &view.NotFound{}, &view.Data{}, &view.Feed{},
	&view.Sitemap{}, &view.Chrome{}, &view.CategoryTimeline{}, &view.States{}, &view.Follow{}, &view.Changes{}, &view.Calendar{}, &view.Index{},
	&view.Card{}, &view.Area{}, &view.Bulletin{}, &view.Bulletins{}, &view.Incidents{}, &view.Incident{},
	&view.Sources{}, &view.Source{}, &view.SourceTasks{}, &view.SourceGroups{},
}

func TestViewsDifferWhereverAnyFieldDiffers(t *testing.T) {
	s := newSameness()
	for _, c := range content {
		typ := reflect.TypeOf(c).Elem()
		places := 0
		for n := 0; ; n++ {
			a, b := reflect.New(typ), reflect.New(typ)
			fill(a.Elem(), -1, new(int))
			seen := 0
			fill(b.Elem(), n, &seen)
			if n >= seen {
				places = seen
				break
			}
			if s.same(a.Interface(), b.Interface()) {
				t.Errorf("%v: a change of its value number %d is not seen", typ, n)
			}
		}
		a, b := reflect.New(typ), reflect.New(typ)
		fill(a.Elem(), -1, new(int))
		fill(b.Elem(), -1, new(int))
		if places == 0 || !s.same(a.Interface(), b.Interface()) {
			t.Errorf("%v: two that say the same in %d places count as different", typ, places)
		}
	}
}

// fill sets every value within v, and the n-th to something else than the rest.
func fill(v reflect.Value, n int, seen *int) {
	changed := func() bool { *seen++; return *seen-1 == n }
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n, seen)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n, seen)
	case reflect.Slice:
		length := 1
		if changed() {
			length = 2
		}
		v.Set(reflect.MakeSlice(v.Type(), length, length))
		fill(v.Index(0), n, seen)
	case reflect.Interface:
		inner := reflect.ValueOf(&view.Text{Body: view.HTML{{HTML: "a", URL: "b"}}})
		if changed() {
			inner = reflect.ValueOf(&view.Text{Body: view.HTML{{HTML: "a", URL: "c"}}})
		}
		v.Set(inner)
	case reflect.String:
		v.SetString(map[bool]string{true: "other", false: "text"}[changed()])
	case reflect.Bool:
		v.SetBool(changed())
	case reflect.Float64:
		v.SetFloat(map[bool]float64{true: 2, false: 1}[changed()])
	case reflect.Uint8:
		v.SetUint(map[bool]uint64{true: 2, false: 1}[changed()])
	default:
		v.SetInt(map[bool]int64{true: 2, false: 1}[changed()])
	}
}

func TestNoViewIsNothing(t *testing.T) {
	s := newSameness()
	if s.same(&view.Page{Content: &view.Text{}}, &view.Page{}) || !s.same(&view.Page{}, &view.Page{}) {
		t.Error("a page without content counts as one with")
	}
	if s.same(&view.Page{}, &view.Chrome{}) {
		t.Error("views of two types count as the same")
	}
	if s.same(&view.Update{Day: day.Day(1)}, &view.Update{}) {
		t.Error("a day counts as none")
	}
}

func BenchmarkSame10000Rows(b *testing.B) {
	s := newSameness()
	rows := func() []*view.TaskRow {
		all := make([]*view.TaskRow, 10000)
		for i := range all {
			all[i] = &view.TaskRow{URL: "2022/tasks/1/", Number: i, Title: "Title", When: []view.Phrase{{Label: "when.due", Day: 1}}, Lead: []view.OfficeRef{{URL: "o", Name: "n"}}}
		}
		return all
	}
	x, y := &view.TaskList{Rows: rows()}, &view.TaskList{Rows: rows()}
	for b.Loop() {
		if !s.same(x, y) {
			b.Fatal("differ")
		}
	}
}
