package export

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongshi/generator/view"
)

func indexWords(p view.Phrase) string {
	if p.Label == "" {
		return p.Text
	}
	if p.Label == "text.day" || p.Label == "when.due" {
		return "am " + p.Day.String()
	}
	return "[" + p.Label + "]"
}

func index() *view.Index {
	return &view.Index{
		States:     []view.Badge{{State: "done", Word: view.Phrase{Label: "state.done"}}, {State: "behind", Word: view.Phrase{Label: "state.behind"}}},
		Categories: []string{"风险防控"}, Offices: []string{"危化室", "科信室", "<协调室>"},
		Tasks: []*view.IndexTask{
			{Number: 1, Called: "1", Title: `“a” <b> & "c"`, State: "done", Word: view.Phrase{Label: "state.done-year-round"}, Category: -1, Lead: []int{1}},
			{Number: 17, Called: "17", Title: "d", State: "behind", Word: view.Phrase{Label: "state.behind"}, Silent: true, Owed: view.Phrase{Text: "h am 2022-06-28"}, Sample: true, Lead: []int{0, 2}, Support: []int{1},
				Due: "2022-06-30", When: []view.Phrase{{Label: "when.due", Day: on("2022-06-30")}, {Text: "f"}}, Why: view.Phrase{Text: "g am 2022-06-28, am 2022-06-29"}, Last: "2022-06-28"},
		},
	}
}

const writtenIndex = `{"states":[["done","[state.done]"],["behind","[state.behind]"]],
"silent":"[silent]",
"categories":["风险防控"],
"offices":["危化室","科信室","<协调室>"],
"numbers":[[1,1],[17,17]],
"days":{"2022-06-28":"am 2022-06-28","2022-06-30":"am 2022-06-30"},
"tasks":[
["“a” <b> & \"c\"","done","[state.done-year-round]","",[],-1,[[1],[],[]],"",""],
["d","behind","[state.behind]","g \uFDD1, am 2022-06-29",["\uFDD0","f"],0,[[0,2],[],[1]],"2022-06-30","2022-06-28",3,"h \uFDD1"]
]}
`

func TestAnIndexHasATaskALine(t *testing.T) {
	got, err := Index(index(), NewPieces(), indexWords)
	if err != nil {
		t.Fatal(err)
	}
	writtenIndex := strings.NewReplacer(`\uFDD0`, dueDay, `\uFDD1`, lastDay).Replace(writtenIndex)
	if diff := cmp.Diff(strings.Split(writtenIndex, "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
	if !json.Valid(got) {
		t.Error("it is no JSON")
	}
}

func TestAnIndexSaysHowTasksAreNumberedAndThatNobodyIsNamed(t *testing.T) {
	got, err := Index(&view.Index{Tasks: []*view.IndexTask{
		{Number: 1, Called: "3.10", Title: "a", Category: -1}, {Number: 2, Title: "b", Category: -1, Unassigned: true, Sample: true}, {Number: 3, Called: "3", Title: "c", Category: -1, Unassigned: true},
	}}, NewPieces(), indexWords)
	const want = `"unassigned":"[role.unassigned]",
"tasks":[
["a","","","",[],-1,[[],[],[]],"","",0,"",[],"3.10"],
["b","","","",[],-1,[[],[],[]],"","",6,"",[],""],
["c","","","",[],-1,[[],[],[]],"","",4]
]}
`
	if _, tasks, _ := strings.Cut(string(got), "\"days\":{},\n"); err != nil || tasks != want {
		t.Errorf("%v, %s", err, got)
	}
}

func TestAnIndexWithoutTasksIsValidJSON(t *testing.T) {
	got, err := Index(&view.Index{}, NewPieces(), indexWords)
	if err != nil || !json.Valid(got) || !strings.Contains(string(got), `"states":[]`) || !strings.Contains(string(got), `"categories":[]`) {
		t.Errorf("%v, %s", err, got)
	}
}

func TestAnIndexNamesAreasWhereThereAreAny(t *testing.T) {
	i := index()
	i.Areas = []string{"北岸", "南岸"}
	i.Tasks[0].Areas, i.Tasks[1].Areas = []int{1}, []int{0, 1}
	got, err := Index(i, NewPieces(), indexWords)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\"areas\":[\"北岸\",\"南岸\"],\n", ",-1,[[1],[],[]],\"\",\"\",0,\"\",[1]],\n", ",3,\"h " + lastDay + "\",[0,1]]\n"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// What is put together from remembered pieces is what would be written anew: after a task has changed, come and gone.
func TestRememberedPiecesMakeTheSameIndex(t *testing.T) {
	i, pieces := index(), NewPieces()
	one, two := i.Tasks[0], i.Tasks[1]
	changed := *one
	changed.Title = "changed"
	between := &view.IndexTask{Number: 5, Called: "5", Title: "new"}
	for n, tasks := range [][]*view.IndexTask{{one, two}, {&changed, two}, {one, between, two}, {one, two}, {two}, {}, {one, between}} {
		i.Tasks = tasks
		got, err := Index(i, pieces, indexWords)
		anew, errAnew := Index(i, NewPieces(), indexWords)
		if err != nil || errAnew != nil || !bytes.Equal(got, anew) {
			t.Errorf("turn %d: got\n%s\nwant\n%s", n, got, anew)
		}
	}
}

// A piece that is remembered is not said again.
func TestAnIndexSaysWhatChangedOnly(t *testing.T) {
	i, pieces, said := index(), NewPieces(), 0
	count := func(p view.Phrase) string {
		said++
		return indexWords(p)
	}
	Index(i, pieces, count)
	said = 0
	changed := *i.Tasks[0]
	i.Tasks = []*view.IndexTask{&changed, i.Tasks[1]}
	Index(i, pieces, count)
	if head, task := len(i.States)+1, 2; said != head+2+task {
		t.Errorf("said %d phrases, want %d of the head and %d of a task", said, head, task)
	}
}

func TestNumbersOfAnIndexAreRuns(t *testing.T) {
	var tasks []*view.IndexTask
	for _, n := range []int{1, 2, 3, 5, 7, 8} {
		tasks = append(tasks, &view.IndexTask{Number: n, Called: strconv.Itoa(n)})
	}
	if diff := cmp.Diff([][2]int{{1, 3}, {5, 5}, {7, 8}}, runs(tasks)); diff != "" {
		t.Error(diff)
	}
}

// The index of a large plan is loaded over slow lines.
func TestAnIndexOfTenThousandTasksIsSmall(t *testing.T) {
	file, err := Index(large(), NewPieces(), indexWords)
	if err != nil {
		t.Fatal(err)
	}
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	w.Write(file)
	w.Close()
	const most = 250_000
	if zipped.Len() > most {
		t.Errorf("%d bytes, %d of them compressed; want at most %d", len(file), zipped.Len(), most)
	}
	t.Logf("%d bytes, %d compressed", len(file), zipped.Len())
}

// large makes a plan's index whose titles are put together from what titles are made of.
func large() *view.Index {
	verbs := strings.Fields("开展 推进 组织 完善 落实 制定 修订 建立 强化 督促 指导 检查 评估 整治 推广 更新")
	things := strings.Fields("重大危险源 危险化学品 烟花爆竹 油气储存 老旧装置 化工园区 精细化工 登记系统 安全培训 应急预案 双重预防 特殊作业 自动化改造 运输环节 经营企业 使用单位 医院学校 港口码头 有限空间 消防设施")
	forms := strings.Fields("专项检查 督导评估 “回头看” 分级管控 隐患排查 长效机制 示范建设 联合执法 信息共享 警示教育")
	random := uint32(1)
	pick := func(n int) int {
		random = random*1664525 + 1013904223
		return int(random>>8) % n
	}
	i := &view.Index{}
	for k := range 12 {
		i.Categories, i.Offices = append(i.Categories, fmt.Sprintf("领域%d", k)), append(i.Offices, fmt.Sprintf("科室%d", k))
	}
	states := []string{"done", "in-progress", "overdue", "no-record", "behind"}
	for n := range 10_000 {
		day := fmt.Sprintf("2022-%02d-%02d", pick(12)+1, pick(28)+1)
		last := fmt.Sprintf("2022-%02d-%02d", pick(12)+1, pick(28)+1)
		state := states[pick(len(states))]
		i.Tasks = append(i.Tasks, &view.IndexTask{
			Number: n + 1, Called: strconv.Itoa(n + 1), Title: verbs[pick(len(verbs))] + things[pick(len(things))] + things[pick(len(things))] + forms[pick(len(forms))], State: state,
			Word: view.Phrase{Text: "状态" + state}, Silent: pick(4) == 0, Category: pick(12), Lead: []int{pick(12)}, Joint: []int{pick(12)},
			Due: day, When: []view.Phrase{{Text: "am " + day + "截止"}}, Why: view.Phrase{Text: "最近更新 am " + last}, Last: last,
		})
	}
	return i
}

func BenchmarkIndexAfterAnEdit(b *testing.B) {
	i, pieces := large(), NewPieces()
	Index(i, pieces, indexWords)
	for b.Loop() {
		changed := *i.Tasks[5000]
		tasks := append([]*view.IndexTask(nil), i.Tasks...)
		tasks[5000] = &changed
		i.Tasks = tasks
		if _, err := Index(i, pieces, indexWords); err != nil {
			b.Fatal(err)
		}
	}
}
