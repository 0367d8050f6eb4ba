package site

import "testing"

func TestPlacesOfFields(t *testing.T) {
	text := "number = 7 # = \"no\"\n" +
		"title = \"“消地协作” \\\" = x\"\n" +
		"lead = [\"a\", # first\n  \"b\"]\n" +
		"\"quoted key\" = 'x'\n" +
		"a.b = 1\n" +
		"text = \"\"\"\nx = 1\n\"\"\"\n" +
		"[schedule]\n" +
		"  due = 2022-06-30\n" +
		"[[milestones]]\n" +
		"title = 'one'\n" +
		"values = [{ date = 2022-01-01, value = 4 }, {date=2022-02-01}]\n" +
		"[[milestones]]\n" +
		"done=[2022-05-12]\n" +
		"[milestones.deep]\n" +
		"x = 1\n"
	found := places(text, 1)
	for path, want := range map[string]keyPlace{
		"number":                        {place{1, 1}, place{1, 10}},
		"title":                         {place{2, 1}, place{2, 9}},
		"lead":                          {place{3, 1}, place{3, 8}},
		"lead[1]":                       {place{4, 3}, place{4, 3}},
		"quoted key":                    {place{5, 1}, place{5, 16}},
		"a.b":                           {place{6, 1}, place{6, 7}},
		"text":                          {place{7, 1}, place{7, 8}},
		"schedule":                      {place{10, 1}, place{10, 1}},
		"schedule.due":                  {place{11, 3}, place{11, 9}},
		"milestones[0]":                 {place{12, 1}, place{12, 1}},
		"milestones[0].title":           {place{13, 1}, place{13, 9}},
		"milestones[0].values":          {place{14, 1}, place{14, 10}},
		"milestones[0].values[1]":       {place{14, 45}, place{14, 45}},
		"milestones[1].done[0]":         {place{16, 7}, place{16, 7}},
		"milestones[1].deep.x":          {place{18, 1}, place{18, 5}},
		"milestones[0].values[0].value": {place{14, 32}, place{14, 40}},
	} {
		if got := found[path]; got != want {
			t.Errorf("%s is at %v, want %v", path, got, want)
		}
	}
	if _, ok := found["x"]; ok {
		t.Error("x inside a text was taken for a field")
	}
}

func FuzzPlaces(f *testing.F) {
	f.Add("a = 1\n[b]\nc = [1, {d = 'x'}]\n[[e]]\n")
	f.Add("'''")
	f.Add("[[[[")
	f.Fuzz(func(t *testing.T, text string) { places(text, 1) })
}
