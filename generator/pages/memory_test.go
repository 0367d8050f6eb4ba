package pages

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/view"
)

// A history is one site as it changes, read and made by one reader and one memory.
type history struct {
	t      *testing.T
	reader site.Reader
	memory *Memory
	texts  files
}

func newHistory(t *testing.T, texts files) *history {
	return &history{t: t, texts: texts, memory: NewMemory(reflect.DeepEqual)}
}

// made makes the pages of the site as it is now, with the memory of what was.
func (h *history) made(today string) *Made {
	h.t.Helper()
	s, problems, err := h.reader.Read(tree.Of(h.texts), site.Options{Languages: []string{"zh-CN", "en"}})
	if err != nil || len(problems.Errors()) > 0 {
		h.t.Fatal(err, problems)
	}
	return Make(Input{Site: s, Today: on(today), Version: "0.0.0", Memory: h.memory})
}

func TestWithAMemoryTheSameIsSaid(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 9))
	fields := func(n int) (string, string) {
		roles := []string{`lead = ["safety"]`, `lead = ["tech"]; joint = ["safety"]`, `joint = ["tech"]; support = ["related"]`}[random.IntN(3)]
		category := []string{"risks", "other"}[random.IntN(2)]
		front := fmt.Sprintf("category = %q; %s; schedule = { due = 2022-0%d-15 }", category, roles, 1+random.IntN(9))
		if random.IntN(3) == 0 {
			front += fmt.Sprintf("; milestones = [{ title = \"检查\", total = 2, due = 2022-0%d-20, done = [2022-03-0%d] }]", 1+random.IntN(9), 1+random.IntN(9))
		}
		body := "说明。\n"
		for range random.IntN(4) {
			body += fmt.Sprintf("\n## 2022-0%d-1%d 进展\n\n记录 %d。\n", 1+random.IntN(8), random.IntN(9), random.IntN(99))
		}
		return front, body
	}
	h := newHistory(t, siteOf(many(130, fields), nil))
	today, last := "2022-06-15", 130
	for step := range 60 {
		switch random.IntN(6) {
		case 0:
			last++
			front, body := fields(last)
			h.texts[fmt.Sprintf("content/2022/%03d.md", last)] = taskText(last, front, body)
		case 1:
			delete(h.texts, fmt.Sprintf("content/2022/%03d.md", last))
			last--
		case 2:
			today = fmt.Sprintf("2022-0%d-15", 1+random.IntN(9))
		case 3:
			h.texts["content/2022/index.md"] = planText(fmt.Sprintf("title = \"计划 %d\"; %s", random.IntN(3), planDays[len("title = \"2022年计划 Plan\"; "):]), "")
		}
		for range 1 + random.IntN(3) {
			n := 1 + random.IntN(last)
			front, body := fields(n)
			h.texts[fmt.Sprintf("content/2022/%03d.md", n)] = taskText(n, front, body)
		}
		checkSame(t, madeOf(t, h.texts, today), h.made(today))
		if t.Failed() {
			t.Fatalf("after step %d", step)
		}
	}
}

func TestWhatDidNotChangeIsNotMadeAgain(t *testing.T) {
	h := newHistory(t, siteOf(many(250, func(n int) (string, string) {
		return fmt.Sprintf(`category = %q; lead = ["safety"]; schedule = { year_round = true }`, []string{"risks", "other"}[n%2]), "## 2022-04-20 开始\n"
	}), nil))
	first := h.made("2022-06-15")
	h.texts["content/2022/007.md"] = taskText(7, year, "## 2022-04-20 开始\n\n## 2022-05-01 后来\n")
	var fresh []string
	for i, p := range h.made("2022-06-15").Pages {
		if !slices.Contains(first.Pages, p) && p.Path != first.Pages[min(i, len(first.Pages)-1)].Path {
			continue // a page that was not there
		}
		if _, isTask := p.Content.(*view.Task); isTask && !slices.Contains(first.Pages, p) {
			fresh = append(fresh, p.Path)
		}
	}
	if want := []string{"2022/tasks/7/"}; !slices.Equal(fresh, want) {
		t.Errorf("made again: %v, want %v", fresh, want)
	}
	for _, p := range first.Pages {
		if p.Path == "2022/tasks/page/2/" && !slices.Contains(h.made("2022-06-15").Pages, p) {
			t.Error("the second page of the list was made again")
		}
	}
}
