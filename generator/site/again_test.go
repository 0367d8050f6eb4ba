package site

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/tree"
)

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
