package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
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
