package pages

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
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

var memorySteps = flag.Int("steps", 25, "how often a site is changed at random under one memory; make fuzz changes it more often")

func TestWithAMemoryTheSameIsSaid(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 9))
	fields := func(n int) (string, string) {
		roles := []string{`lead = ["safety"]`, `lead = ["tech"]; joint = ["safety"]`, `joint = ["tech"]; support = ["related"]`}[random.IntN(3)]
		category := []string{"risks", "other"}[random.IntN(2)]
		schedule := fmt.Sprintf("schedule = { due = 2022-0%d-15 }", 1+random.IntN(9))
		if random.IntN(3) == 0 {
			schedule = "schedule = { year_round = true }"
		}
		front := fmt.Sprintf("category = %q; %s; %s", category, roles, schedule)
		switch on := fmt.Sprintf("2022-0%d-12", 1+random.IntN(9)); random.IntN(8) {
		case 0:
			front += "; completed = " + on
		case 1:
			front += "; cancelled = " + on + "; reason = \"并入他项\"" + []string{"", "; merged_into = \"2021/2\"", "; merged_into = \"2022/1\""}[random.IntN(3)*min(n-1, 1)]
		case 2:
			front += "; pauses = [{ from = " + on + ", reason = \"停产\" }]"
		}
		front += []string{"", "; areas = [\"north\"]", "; areas = [\"south\", \"north\"]"}[random.IntN(3)]
		if random.IntN(3) == 0 {
			front += fmt.Sprintf("; milestones = [{ title = \"检查\", total = 2, due = 2022-0%d-20, done = [2022-03-0%d] }]", 1+random.IntN(9), 1+random.IntN(9))
		}
		switch random.IntN(6) {
		case 0:
			front += fmt.Sprintf("; continues = \"2021/%d\"", 1+random.IntN(3))
		case 1:
			front += fmt.Sprintf("; split_from = \"2022/%d\"", n%100+1)
		case 2:
			front += fmt.Sprintf("; label = \"%d.%d\"; added = 2022-0%d-01", n, random.IntN(3), 1+random.IntN(9))
		}
		body := "说明。\n"
		for range random.IntN(4) {
			body += fmt.Sprintf("\n## 2022-0%d-1%d 进展\n\n记录 %d。\n", 1+random.IntN(8), random.IntN(9), random.IntN(99))
		}
		return front, body
	}
	config := withAreas(config)
	earlier := func(n int) string {
		return strings.Replace(taskText(n, "category = \"risks\"; lead = [\"tech\"]; schedule = { year_round = true }", ""), "任务", []string{"旧事", "旧任务"}[random.IntN(2)], 1)
	}
	h := newHistory(t, siteOf(many(130, fields), files{"site.toml": config, "content/2021/index.md": earlierPlan, "content/2021/1.md": earlier(1), "content/2021/2.md": earlier(2), "content/2021/3.md": earlier(3)}))
	configs := []string{
		config, strings.Replace(config, "南岸", "南岸街道", 1), strings.Replace(config, "[[areas]]", "repository = \"https://github.com/x/y\"\ndue_soon = 90\n[[areas]]", 1),
		strings.Replace(config, "[[offices]]", "[[offices]]\nkey = \"first\"\nname = \"新设室\"\n[[offices]]", 1),
	}
	today, last := "2022-06-15", 130
	for step := range *memorySteps {
		switch random.IntN(8) {
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
			h.texts["content/2022/index.md"] = planText(fmt.Sprintf("title = \"计划 %d\"; %s; %s; [reporting]; every = \"quarter\"%s", random.IntN(3), planDays[len("title = \"2022年计划 Plan\"; "):],
				[]string{"numbered = true", "numbered = false", "previous = \"2021\""}[random.IntN(3)], []string{"", "; [office_names]; safety = \"安全处\""}[random.IntN(2)]), "")
		case 4:
			h.texts["site.toml"] = configs[random.IntN(len(configs))]
		case 5:
			n := 1 + random.IntN(3)
			h.texts[fmt.Sprintf("content/2021/%d.md", n)] = earlier(n)
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

// An area is rarer here than above: at times one task alone names any, or none does.
func TestWithAMemoryTheSameIsSaidOfAFewAreas(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	fields := func(int) (string, string) {
		return due + []string{"", "", "", "", "; areas = [\"north\"]", "; areas = [\"南岸\"]"}[random.IntN(6)], ""
	}
	config := withAreas(config)
	h := newHistory(t, siteOf(many(4, func(int) (string, string) { return due, "" }), files{"site.toml": config}))
	for step := range *memorySteps {
		n := 1 + random.IntN(4)
		front, body := fields(n)
		h.texts[fmt.Sprintf("content/2022/%03d.md", n)] = taskText(n, front, body)
		if random.IntN(4) == 0 {
			h.texts["site.toml"] = strings.Replace(config, "北岸", fmt.Sprintf("北岸%d", random.IntN(3)), 1)
		}
		checkSame(t, madeOf(t, h.texts, "2022-06-15"), h.made("2022-06-15"))
		if t.Failed() {
			t.Fatalf("after step %d", step)
		}
	}
}

func TestAnOfficeThatIsNewToThePlanShiftsThePlacesOfOthersInTheIndex(t *testing.T) {
	other := func(office string) string {
		return "category = \"risks\"; lead = [\"" + office + "\"]; schedule = { year_round = true }"
	}
	h := newHistory(t, siteOf([]string{taskText(1, other("tech"), ""), taskText(2, other("tech"), ""), taskText(3, other("related"), "")}, nil))
	h.made("2022-06-15")
	for _, office := range []string{"safety", "idle", "tech"} {
		h.texts["content/2022/002.md"] = taskText(2, other(office), "")
		checkSame(t, madeOf(t, h.texts, "2022-06-15"), h.made("2022-06-15"))
	}
}

func TestAnEditOfATextLeavesWhatIsSaidInShort(t *testing.T) {
	h := newHistory(t, siteOf([]string{taskText(1, due, "旧。\n"), taskText(2, due, "")}, nil))
	h.texts["content/2022/001.md"] = taskText(1, due+"; summary = \"摘要\"", "旧。\n")
	first := h.made("2022-06-15")
	h.texts["content/2022/001.md"] = taskText(1, due+"; summary = \"摘要\"", "新。\n")
	second := h.made("2022-06-15")
	if !slices.Equal(first.Indexes[0].Tasks, second.Indexes[0].Tasks) || !slices.Equal(first.Calendars[0].Entries, second.Calendars[0].Entries) {
		t.Error("the index or the calendar has other pieces that say the same")
	}
	lanes := func(m *Made) []*view.Lane { return content[view.Timeline](t, m, "2022/timeline/").Groups[0].Lanes }
	if !slices.Equal(lanes(first), lanes(second)) {
		t.Error("the timeline has other lanes that say the same")
	}
}

func TestWhatDidNotChangeIsNotMadeAgain(t *testing.T) {
	h := newHistory(t, siteOf(many(250, func(n int) (string, string) {
		return fmt.Sprintf(`category = %q; lead = ["safety"]; schedule = { year_round = true }`, []string{"risks", "other"}[n%2]), "## 2022-04-20 开始\n"
	}), nil))
	first := h.made("2022-06-15")
	h.texts["content/2022/007.md"] = taskText(7, `category = "other"; lead = ["safety"]; schedule = { year_round = true }`, "## 2022-04-20 开始\n\n## 2022-05-01 后来\n")
	var fresh []string
	for i, p := range h.made("2022-06-15").Pages {
		if !slices.Contains(first.Pages, p) && p.Path != first.Pages[min(i, len(first.Pages)-1)].Path {
			continue // a page that was not there
		}
		if _, isTask := p.Content.(*view.Task); isTask && !slices.Contains(first.Pages, p) {
			fresh = append(fresh, p.Path)
		}
	}
	want := []string{"2022/tasks/1/", "2022/tasks/3/", "2022/tasks/5/", "2022/tasks/7/", "2022/tasks/9/", "2022/tasks/11/"} // it, and those that show it as one of the nearest
	if !slices.Equal(fresh, want) {
		t.Errorf("made again: %v, want %v", fresh, want)
	}
	for _, p := range first.Pages {
		if p.Path == "2022/tasks/page/2/" && !slices.Contains(h.made("2022-06-15").Pages, p) {
			t.Error("the second page of the list was made again")
		}
	}
}
