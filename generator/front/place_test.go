package front

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
	for path, want := range map[string]FieldPlace{
		"number":                        {Place{1, 1}, Place{1, 10}},
		"title":                         {Place{2, 1}, Place{2, 9}},
		"lead":                          {Place{3, 1}, Place{3, 8}},
		"lead[1]":                       {Place{4, 3}, Place{4, 3}},
		"quoted key":                    {Place{5, 1}, Place{5, 16}},
		"a.b":                           {Place{6, 1}, Place{6, 7}},
		"text":                          {Place{7, 1}, Place{7, 8}},
		"schedule":                      {Place{10, 1}, Place{10, 1}},
		"schedule.due":                  {Place{11, 3}, Place{11, 9}},
		"milestones[0]":                 {Place{12, 1}, Place{12, 1}},
		"milestones[0].title":           {Place{13, 1}, Place{13, 9}},
		"milestones[0].values":          {Place{14, 1}, Place{14, 10}},
		"milestones[0].values[1]":       {Place{14, 45}, Place{14, 45}},
		"milestones[1].done[0]":         {Place{16, 7}, Place{16, 7}},
		"milestones[1].deep.x":          {Place{18, 1}, Place{18, 5}},
		"milestones[0].values[0].value": {Place{14, 32}, Place{14, 40}},
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
