package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// variants are what a file may be in the course of a random history; no text means that it is not there.
var variants = map[string][]string{
	configFile: {sound[configFile], sound[configFile], replaced(configFile, "科技和信息化室", "科信室"), "# x\n" + sound[configFile], replaced(configFile, "offices", "ofices"), "title = "},
	planFile: {sound[planFile], sound[planFile] + "\n[x](01-rollout.md#2022-05-18)\n", replaced(planFile, "2023-01-31", "2022-12-31"), replaced(planFile, "governance", "other"),
		replaced(planFile, "start  =", "absent = [2]\nstart  ="), replaced(planFile, "start  = 2022-01-01", "start  = 2022-13-01"), ""},
	taskFile: {sound[taskFile], sound[taskFile] + "\n[x](02-second.md#细节-details) [y](files/a.pdf) ![z](files/储罐%20区.csv)\n", sound[taskFile] + "\n## 2022-05-18 始\n\n[x](02-second.md)\n\n## 2022-06-01 [待审] 待 [待审]\n",
		replaced(taskFile, "number   = 1", "number   = 3"), replaced(taskFile, "title", "draft = true\ntitle"), "no front matter", ""},
	secondFile: {heading, second, second + "\n[x](01-rollout.md#2022-05-18) [y](../about.md)\n", draft, with(second, "number = 2", "number = 1"),
		with(second, "+++\n", "+++\ncompleted = 2022-05-18\n"), with(heading, "2022-05-18", "2023-02-03"), ""},
	articleFile:                      {sound[articleFile], sound[articleFile] + "\n[x](2022/02-second.md#2022-06-28)\n", replaced(articleFile, "title", "draft = true\ntitle"), ""},
	attachment:                       {"a", "b", ""},
	"content/2022/files/a.pdf":       {"a", "", ""},
	"content/2022/01-Rollout.md":     {"", "", "", sound[taskFile]},
	"content/2022-b/index.md":        {sound[planFile], replaced(planFile, "2022年", "又"), "", ""},
	"content/2022-b/01-other.md":     {sound[taskFile], with(sound[taskFile], "任务说明", "[x](../2022/02-second.md#2022-05-18)"), "", ""},
	"content/2022-b/files/deep/x.md": {"x", "", ""},
}

// What a reader makes of files does not depend on what it read before.
func TestAReaderThatReadsAgainReadsLikeANewOne(t *testing.T) {
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 3))
		r, all := &Reader{}, map[string]string{}
		for step := range 25 {
			for _, file := range slices.Sorted(maps.Keys(variants)) {
				if step == 0 || random.IntN(6) == 0 {
					all[file] = variants[file][random.IntN(len(variants[file]))]
				}
			}
			now := maps.Clone(all)
			maps.DeleteFunc(now, func(_, text string) bool { return text == "" })
			files := tree.Of(now)
			o := Options{Languages: []string{"zh-CN"}, Drafts: random.IntN(5) == 0}
			got, gotProblems, err := r.Read(files, o)
			if err != nil {
				t.Fatal(err)
			}
			fresh := &Reader{}
			want, wantProblems, err := fresh.Read(files, o)
			if err != nil {
				t.Fatal(err)
			}
			if got != nil {
				today := on(fmt.Sprintf("2022-%02d-15", 1+random.IntN(12)))
				gotProblems = append(gotProblems, r.Dated(got, today, false)...)
				wantProblems = append(wantProblems, fresh.Dated(want, today, false)...)
			}
			if a, b := inOrder(gotProblems), inOrder(wantProblems); a != b {
				t.Fatalf("seed %d, step %d: reported\n%s\na new reader reports\n%s", seed, step, a, b)
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, step %d: the sites differ", seed, step)
			}
		}
	}
}

func inOrder(list problem.List) string {
	list.Sort()
	lines := ""
	for _, p := range list {
		lines += fmt.Sprintln(p.Place(), p.Code, p.Data)
	}
	return lines
}

// again are second reads of a site, in which some files are others.
var again = []struct {
	name  string
	files files // of both reads, beside the sound ones
	then  files // of the second; no text takes a file away
	task  bool  // the sound task is the same
	plan  bool  // what the plan lays down is
	front bool  // the task's front matter is
}{
	{"when nothing changes", nil, nil, true, true, true},
	{"when another task changes", files{secondFile: second}, files{secondFile: second + "\n更多。\n"}, true, true, true},
	{"when another task comes", nil, files{secondFile: second}, true, true, true},
	{"when another task goes", files{secondFile: second}, files{secondFile: ""}, true, true, true},
	{"when another task breaks", files{secondFile: second}, files{secondFile: "no front matter"}, true, true, true},
	{"when an ordinary page changes", nil, files{articleFile: sound[articleFile] + "\n更多。\n"}, true, true, true},
	{"when the plan's text changes", nil, files{planFile: sound[planFile] + "\n更多。\n"}, true, true, true},
	{"when a comment in the plan changes", nil, files{planFile: "+++\n# 说明" + sound[planFile][3:]}, true, true, true},
	{"when the plan changes", nil, files{planFile: replaced(planFile, "2023-01-31", "2023-02-28")}, false, false, true},
	{"when the offices change", nil, files{configFile: replaced(configFile, "科技和信息化室", "科信室")}, false, true, true},
	{"when a comment in the settings changes", nil, files{configFile: "# 说明\n" + sound[configFile]}, true, true, true},
	{"when its text changes", nil, files{taskFile: sound[taskFile] + "\n更多。\n"}, false, true, true},
	{"when its front matter changes", nil, files{taskFile: replaced(taskFile, "2022-06-30", "2022-07-01")}, false, true, false},

	{"when a file to which it links gets another update", files{secondFile: heading, taskFile: sound[taskFile] + "\n[x](02-second.md#2022-05-18)\n"},
		files{secondFile: heading + "\n## 2022-07-01 再 More\n"}, true, true, true},
	{"when the update to which it links gets another day", files{secondFile: heading, taskFile: sound[taskFile] + "\n[x](02-second.md#细节-details)\n"},
		files{secondFile: with(heading, "2022-05-18", "2022-05-19")}, false, true, true},
	{"when the task to which it links gets another number", files{secondFile: second, taskFile: sound[taskFile] + "\n[x](02-second.md)\n"},
		files{secondFile: with(second, "number = 2", "number = 3")}, false, true, true},
	{"when the file to which it links goes", files{secondFile: second, taskFile: sound[taskFile] + "\n[x](02-second.md)\n"}, files{secondFile: ""}, false, true, true},
	{"when the file to which it links comes", files{taskFile: sound[taskFile] + "\n[x](02-second.md)\n"}, files{secondFile: second}, false, true, true},
	{"when the attachment to which it links changes", files{attachment: "a", taskFile: sound[taskFile] + "\n[x](files/储罐%20区.csv)\n"}, files{attachment: "b"}, true, true, true},
	{"when the attachment to which it links gets another size", files{attachment: "a", taskFile: sound[taskFile] + "\n[x](files/储罐%20区.csv)\n"}, files{attachment: "ab"}, false, true, true},
	{"when the attachment to which another task links gets another size", files{attachment: "a", secondFile: second + "\n[x](files/储罐%20区.csv)\n"}, files{attachment: "ab"}, true, true, true},
	{"when the picture that it shows changes in its pixels", files{picture: gif6by4 + "a", taskFile: sound[taskFile] + "\n![x](files/a.gif)\n"}, files{picture: gif6by4 + "bc"}, true, true, true},
	{"when the picture that it shows becomes wider", files{picture: gif6by4, taskFile: sound[taskFile] + "\n![x](files/a.gif)\n"}, files{picture: with(gif6by4, "\x06", "\x07")}, false, true, true},
}

// A picture, of which only the head counts.
const (
	picture = "content/2022/files/a.gif"
	gif6by4 = "GIF89a\x06\x00\x04\x00\x00\x00\x00,"
)

func replaced(file, old, new string) string { return with(sound[file], old, new) }

func with(text, old, new string) string { return strings.Replace(text, old, new, 1) }

func TestATaskIsTheSame(t *testing.T) {
	for _, c := range again {
		t.Run(c.name, func(t *testing.T) {
			r := &Reader{}
			first := changed(c.files)
			then := maps.Clone(first)
			for file, text := range c.then {
				if then[file] = text; text == "" {
					delete(then, file)
				}
			}
			before := readAgain(t, r, first, false)
			after := readAgain(t, r, then, false)
			if got := taskIn(before) == taskIn(after); got != c.task {
				t.Errorf("the task is the same: %v", got)
			}
			if got := before.Terms == after.Terms; got != c.plan {
				t.Errorf("the plan's terms are the same: %v", got)
			}
			if got := taskIn(before).Front == taskIn(after).Front; got != c.front {
				t.Errorf("the front matter is the same: %v", got)
			}
		})
	}
}

func TestATaskIsAnotherAmongDrafts(t *testing.T) {
	r := &Reader{}
	before := readAgain(t, r, sound, false)
	if after := readAgain(t, r, sound, true); taskIn(before) == taskIn(after) {
		t.Error("whether pending updates are shown makes no difference")
	}
}

// taskIn returns what became of the sound task.
func taskIn(p *Plan) *Task {
	return p.Tasks[slices.IndexFunc(p.Tasks, func(t *Task) bool { return t.Body.File == taskFile })]
}

func readAgain(t *testing.T, r *Reader, files map[string]string, drafts bool) *Plan {
	t.Helper()
	s, _, err := r.Read(tree.Of(files), Options{Languages: []string{"zh-CN"}, Drafts: drafts})
	if err != nil {
		t.Fatal(err)
	}
	return s.Plans[0]
}
