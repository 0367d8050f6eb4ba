package site

import (
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// ownTasks returns the task files of this repository's own site.
func ownTasks(f *testing.F) []string {
	f.Helper()
	names, err := filepath.Glob("../../content/2022/[0-9]*.md")
	if err != nil || len(names) == 0 {
		f.Fatalf("no task was found: %v", err)
	}
	texts := make([]string, len(names))
	for i, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		texts[i] = string(text)
	}
	return texts
}

// odd is front matter at the edges of what is valid.
const odd = `number = 0x7
title = """
第一行 "引号" \\
second"""
category = 'a'
lead = ['危化室', "b"]
support = []
completed = '2022-06-20'
outcome = "partly"
reason = "x"
verified = { date = 2023-01-10, by = "某办" }
schedule = { due = 0001-01-01, year_round = true, directed = "省厅" }
pauses = [{ from = 2022-05-01, until = 9999-12-31, reason = "停" }]
[[milestones]]
title = "量"
total = 1e300
values = [{ date = 2022-05-01, value = 0 }, { date = 2022-05-02, value = -0.0 }, { date = 2022-05-03, value = 9007199254740993 }]
[[milestones]]
title = "次"
every = "month"
done = []
`

func FuzzFront(f *testing.F) {
	for _, text := range append(ownTasks(f), "+++\n"+odd+"+++\n") {
		source, problems := front.Cut(text)
		found, _ := taskForm.Read(vocabulary, source.Front, 2, &Front{})
		if problems = append(problems, found...); len(problems) > 0 {
			f.Fatal(problems[0].Text("en")) // it would prove nothing
		}
		f.Add(source.Front)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // refused before it is read
		}
		var front Front
		if problems, _ := taskForm.Read(vocabulary, text, 2, &front); len(problems) > 0 {
			return
		}
		printed := front.Print()
		var again Front
		if problems, _ := taskForm.Read(vocabulary, printed, 2, &again); len(problems) > 0 {
			t.Fatalf("printed as\n%s\nbut then %s", printed, problems[0].Text("en"))
		}
		if again.Print() != printed {
			t.Errorf("printed as\n%s\nand then\n%s", printed, again.Print())
		}
		forgetEmptyLists(reflect.ValueOf(&front))
		forgetEmptyLists(reflect.ValueOf(&again))
		if !reflect.DeepEqual(front, again) {
			t.Errorf("%+v\nis read again as\n%+v", front, again)
		}
	})
}

func FuzzPlainValues(f *testing.F) {
	f.Add("第一行\n\"引号\" \\ \t\uffff", 1e300)
	f.Add("plain", 0.1)
	f.Add("“”", float64(1<<53))
	f.Fuzz(func(t *testing.T, s string, n float64) {
		if _, unseen := front.HiddenIn(s); unseen || s == "" || !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) || !(n > 0 && n <= math.MaxFloat64) {
			return // cannot be written
		}
		m := Milestone{Title: s, Total: n, Done: []day.Day{on("2022-05-01"), day.Of(time.Unix(int64(n)%1e10, 0).UTC())}}
		var again Milestone
		form := front.Form[Milestone]{Fields: milestoneFields, Check: func(*Milestone, *front.Findings) {}}
		if problems, _ := form.Read(vocabulary, form.Print(&m), 1, &again); len(problems) > 0 {
			t.Fatalf("%+v: %s", m, problems[0].Text("en"))
		}
		if !reflect.DeepEqual(m, again) {
			t.Errorf("%+v\nis read again as\n%+v", m, again)
		}
	})
}

// forgetEmptyLists makes lists without elements nil: [] means the same as nothing.
func forgetEmptyLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		forgetEmptyLists(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() { // else it is found, not read
				forgetEmptyLists(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.SetZero()
		}
		for i := range v.Len() {
			forgetEmptyLists(v.Index(i))
		}
	}
}

func FuzzTaskFile(f *testing.F) {
	for _, text := range append(ownTasks(f), "+++\n"+odd+"+++\n", sound[taskFile]) {
		f.Add(text)
		f.Add("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"))
		f.Add(strings.ReplaceAll(text, "\"", "”"))
		f.Add(strings.ReplaceAll(text, "number", "numbr"))
	}
	for _, m := range fieldMistakes {
		if m.file == taskFile {
			f.Add(strings.Replace(sound[taskFile], m.old, m.new, 1))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		files := changed(files{taskFile: text, secondFile: second + "\n[一](01-rollout.md)\n"})
		r := &Reader{}
		s, problems, err := r.Read(tree.Of(files), Options{Languages: []string{"zh-CN"}})
		if err != nil {
			t.Fatal(err)
		}
		if len(problems.Errors()) == 0 {
			problems = append(problems, r.Dated(s, on("2022-06-01"), false)...)
			for _, task := range s.Plans[0].Tasks {
				task.Status(task.Plan.Clock(on("2022-06-01"), 30))
			}
		}
		checkPlaces(t, problems, files)
	})
}

// checkPlaces checks that each problem lies within its file.
func checkPlaces(t *testing.T, problems problem.List, files map[string]string) {
	t.Helper()
	for _, p := range problems {
		text, ok := files[p.File]
		if !ok || p.Line == 0 && p.Column == 0 {
			continue // a folder, or a file as a whole
		}
		lines := strings.Split(text, "\n")
		if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
			t.Errorf("outside the file: %s", p.Text("en"))
		}
	}
}
