package importer_test

import (
	"strings"
	"testing"

	"gongshi/generator/importer"
	"gongshi/generator/tree"
)

// A small plan, as an office first wrote it.
const firstTable = `2024年某局重点工作表,,,,
序号,类别,工作任务,责任科室,完成时限
1,管理,修订制度,办公室负责,6月底前
2,管理,开展培训，组织演练,人事科牵头，办公室配合,9月底前取得阶段性成果，全年落实
3,服务,建设窗口,窗口科,
`

// table is a file with a table.
func table(text string) []importer.PlanFile {
	return []importer.PlanFile{{Name: "plan.csv", Text: []byte(text)}}
}

const emptySite = "title = \"x\"\nbase_url = \"https://example.org/\"\nlanguage = \"zh-CN\"\ntimezone = \"Asia/Shanghai\"\npublisher = \"x\"\n"

// planned imports a table into sources, and returns them as they are then, with the report in Chinese.
func planned(t *testing.T, sources map[string]string, text string) (map[string]string, string, *importer.Outcome) {
	t.Helper()
	out, err := importer.ImportPlan(importer.PlanInput{Tree: tree.Of(sources), Languages: languages, Plan: "2024", Add: true, Files: table(text)})
	if err != nil {
		t.Fatal(err)
	}
	now := map[string]string{}
	for name, is := range sources {
		now[name] = is
	}
	for _, c := range out.Changes {
		if c.Old != now[c.Path] {
			t.Errorf("%s: a change of a text that is not there", c.Path)
		}
		now[c.Path] = c.New
	}
	var b strings.Builder
	if err := out.Report.Write(&b, "zh-CN"); err != nil {
		t.Fatal(err)
	}
	for _, p := range out.Problems {
		t.Error(p.Text("zh-CN"))
	}
	return now, b.String(), out
}

func has(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in\n%s", part, text)
		}
	}
}

func lacks(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(text, part) {
			t.Errorf("%q is in\n%s", part, text)
		}
	}
}

func TestAPlanIsMadeOfItsTable(t *testing.T) {
	sources, report, _ := planned(t, map[string]string{"site.toml": emptySite}, firstTable)
	has(t, sources["content/2024/index.md"], `title = "2024年某局重点工作表"`, "start = 2024-01-01", "end = 2024-12-31", `name = "管理"`)
	has(t, sources["content/2024/02.md"], `lead = ["人事科"]`, `support = ["办公室"]`, "year_round = true", `title = "取得阶段性成果"`, "due = 2024-09-30", `schedule = "9月底前取得阶段性成果，全年落实"`)
	has(t, sources["content/2024/03.md"], "unscheduled = true")
	has(t, report, "存疑：没有写时间", "新建任务表")
	again, _, out := planned(t, sources, firstTable)
	if len(out.Changes) > 0 || len(again) != len(sources) {
		t.Errorf("a second time it changes %v", out.Changes)
	}
}

// issued returns the plan of the first table as it was issued, with a record.
func issued(t *testing.T) map[string]string {
	t.Helper()
	sources, _, _ := planned(t, map[string]string{"site.toml": emptySite}, firstTable)
	index := "content/2024/index.md"
	sources[index] = strings.Replace(sources[index], "start =", "issued = 2024-02-01\nstart =", 1)
	sources["content/2024/01.md"] = strings.Replace(sources["content/2024/01.md"], "[schedule]", "completed = 2024-05-20\n\n[schedule]", 1) +
		"\n## 2024-05-20 制度印发\n\n已印发。\n"
	sources["content/2024/02.md"] = strings.Replace(sources["content/2024/02.md"], "due = 2024-09-30", "due = 2024-09-30\ndone = 2024-09-12", 1)
	return sources
}

func TestANewerTableSaysWhatChanged(t *testing.T) {
	newer := strings.NewReplacer("6月底前", "8月底前", "人事科牵头，办公室配合", "人事科负责", "修订制度", "修订管理制度").Replace(firstTable)
	before := issued(t)
	sources, report, _ := planned(t, before, newer)
	first := sources["content/2024/01.md"]
	has(t, first, `title = "修订管理制度"`, "due = 2024-08-31", "[[changes]]\nfield = \"due\"\nwas = 2024-06-30\nnow = 2024-08-31\nreason = \"\"", "completed = 2024-05-20", "## 2024-05-20 制度印发\n\n已印发。", `schedule = "8月底前"`)
	has(t, sources["content/2024/02.md"], "field = \"support\"", "now = []", "done = 2024-09-12", "due = 2024-09-30")
	lacks(t, sources["content/2024/02.md"], "support = [")
	has(t, report, "due 有变化：“2024-06-30” → “2024-08-31”", "请填写每处变更的理由和日期")
	if sources["content/2024/03.md"] != before["content/2024/03.md"] {
		t.Error("a task that did not change was written")
	}
	again, _, out := planned(t, sources, newer)
	if len(out.Changes) > 0 || len(again) != len(sources) {
		t.Errorf("a second time it changes %v", out.Changes)
	}
}

// A later table finds places that are still to be filled in: they stay.
func TestEntriesOfChangesStayAsTheyAre(t *testing.T) {
	newer := strings.NewReplacer("6月底前", "8月底前", "人事科牵头，办公室配合", "人事科负责").Replace(firstTable)
	sources, _, _ := planned(t, issued(t), newer)
	file := "content/2024/02.md"
	sources[file] = strings.Replace(sources[file], "[source]", "[[changes]] # 手写\nfield    = \"title\"\nwas = \"x\"\nnow = \"开展培训\"\ndecided = 2024-03-01\nreason = \"更名\"\n\n[source]", 1)
	later := strings.NewReplacer("8月底前", "10月底前", "人事科负责", "人事科牵头，窗口科配合").Replace(newer)
	now, _, _ := planned(t, sources, later)
	has(t, now["content/2024/01.md"], "due = 2024-10-31", "was = 2024-06-30\nnow = 2024-08-31\nreason = \"\"\n", "was = 2024-08-31\nnow = 2024-10-31\nreason = \"\"\n")
	has(t, now[file], "[[changes]] # 手写\nfield    = \"title\"\n", "field = \"support\"\nwas = [\"办公室\"]\nnow = []\nreason = \"\"\n", "was = []\nnow = [\"窗口科\"]\nreason = \"\"\n", "done = 2024-09-12")
	for name, count := range map[string]int{"content/2024/01.md": 2, file: 3} {
		if is := strings.Count(now[name], "[[changes]]"); is != count {
			t.Errorf("%s has %d entries, want %d\n%s", name, is, count, now[name])
		}
	}
}

func TestRowsThatAreAsTheyWereAreTold(t *testing.T) {
	sources, first, _ := planned(t, map[string]string{"site.toml": emptySite}, firstTable)
	has(t, first, "存疑：")
	_, again, out := planned(t, sources, firstTable)
	has(t, again, "3行与上次导入时相同")
	if lacks(t, again, "存疑", "→ 任务"); out.Report.Doubtful() != 0 {
		t.Errorf("%d rows are doubtful again", out.Report.Doubtful())
	}
	_, newer, _ := planned(t, sources, strings.Replace(firstTable, "6月底前", "春节前", 1))
	has(t, newer, "2行与上次导入时相同", "→ 任务1", "存疑：")
	lacks(t, newer, "→ 任务3")
}

func TestTheDayOfIssueIsTakenOrSaid(t *testing.T) {
	for _, line := range []string{"印发日期：2024年1月20日,,,,", "示范局,,,发文日期: 2024-01-20,", "成文日期：二〇二四年一月二十日,,,,", "落款：示范局 2024年1月20日,,,,", "印发日期,2024年1月20日,,,"} {
		text := strings.Replace(firstTable, "\n", "\n"+line+"\n", 1)
		sources, _, _ := planned(t, map[string]string{"site.toml": emptySite}, text)
		has(t, sources["content/2024/index.md"], "issued = 2024-01-20")
		lacks(t, sources["content/2024/index.md"], "印发日期")
	}
	text := strings.Replace(firstTable, "\n", "\n印发日期：2025年1月20日,,,,\n", 1)
	sources, report, _ := planned(t, map[string]string{"site.toml": emptySite}, text)
	lacks(t, sources["content/2024/index.md"], "issued")
	has(t, report, "印发日期 2025-01-20 没有录入")
	sources, _, _ = planned(t, map[string]string{"site.toml": emptySite}, firstTable)
	_, report, _ = planned(t, sources, strings.Replace(firstTable, "\n", "\n印发日期：2024年1月20日,,,,\n", 1))
	has(t, report, "印发日期 2024-01-20 没有录入")
}

func TestWhatPeopleWroteStays(t *testing.T) {
	sources, _, _ := planned(t, map[string]string{"site.toml": emptySite}, firstTable)
	file := "content/2024/01.md"
	sources[file] = strings.Replace(sources[file], `title = "修订制度"`, "title = \"把制度修订好\" # 手写\nsummary = \"手写的摘要。\"", 1) + "\n手写的说明。\n"
	newer := strings.Replace(firstTable, "修订制度", "修订管理制度，年内公布", 1)
	now, report, _ := planned(t, sources, newer)
	has(t, now[file], `title = "把制度修订好" # 手写`, `summary = "手写的摘要。"`, "手写的说明。", "修订管理制度，年内公布")
	has(t, report, "标题是手写的，没有动", "说明是手写的，没有动")
}

func TestAnOlderTableTakesNoChangeBack(t *testing.T) {
	sources := issued(t)
	file := "content/2024/01.md"
	sources[file] = strings.Replace(sources[file], "due = 2024-06-30", "due = 2024-08-31", 1)
	sources[file] = strings.Replace(sources[file], "[source]", "[[changes]]\nfield = \"due\"\nwas = 2024-06-30\nnow = 2024-08-31\ndecided = 2024-05-01\nreason = \"改期\"\n\n[source]", 1)
	sources[file] = strings.Replace(sources[file], `schedule = "6月底前"`, `schedule = "八月底前"`, 1)
	now, report, _ := planned(t, sources, firstTable)
	has(t, now[file], "due = 2024-08-31")
	has(t, report, "文件里的是变更以前的")
}

func TestRowsThatAreGoneAreSaidAndStay(t *testing.T) {
	sources, _, _ := planned(t, map[string]string{"site.toml": emptySite}, firstTable)
	shorter := strings.Join(strings.SplitAfter(firstTable, "\n")[:4], "")
	now, report, out := planned(t, sources, shorter)
	has(t, report, "文件里没有的任务，没有动：3 建设窗口")
	if len(out.Changes) > 0 || now["content/2024/03.md"] == "" {
		t.Errorf("it changes %v", out.Changes)
	}
}

func TestARowThatWasInsertedIsNew(t *testing.T) {
	unnumbered := "2024年某局工作表,,\n工作任务,责任科室,完成时限\n修订制度,办公室,6月底前\n开展培训,人事科,9月底前\n"
	sources, _, _ := planned(t, map[string]string{"site.toml": emptySite}, unnumbered)
	has(t, sources["content/2024/index.md"], "numbered = false")
	now, _, out := planned(t, sources, strings.Replace(unnumbered, "开展培训", "建设窗口,窗口科,年底前\n开展培训", 1))
	has(t, now["content/2024/03.md"], "建设窗口")
	if len(out.Changes) != 2 { // the task, and its office
		t.Errorf("it changes %v", out.Changes)
	}
}

func TestARowInsertedAmongNumbersShiftsNoTask(t *testing.T) {
	sources, _, _ := planned(t, map[string]string{"site.toml": emptySite}, firstTable)
	shifted := strings.NewReplacer("3,服务,建设窗口", "3,服务,公开指南,窗口科,10月底前\n4,服务,建设窗口").Replace(firstTable)
	now, report, out := planned(t, sources, shifted)
	if len(out.Changes) != 1 {
		t.Errorf("it changes %v", out.Changes)
	}
	has(t, now["content/2024/04.md"], `title = "公开指南"`, "number = 4")
	has(t, now["content/2024/03.md"], `title = "建设窗口"`)
	has(t, report, "文件里的编号是4，这里的编号没有动", "原文的编号在这里已属于另一项任务，编为4")
	if _, _, again := planned(t, now, shifted); len(again.Changes) > 0 {
		t.Errorf("a second time it changes %v", again.Changes)
	}
}

func TestADayOutsideThePlanIsLeftOutAndSaid(t *testing.T) {
	text := "2024年项目表,,,\n项目名称,责任单位,开工时间,竣工时间\n修路,县交通局,2023年10月,2025年6月\n建校,县教育局,2024年3月,2024年11月\n"
	sources, report, _ := planned(t, map[string]string{"site.toml": emptySite}, text)
	has(t, sources["content/2024/01.md"], "unscheduled = true", `schedule = "开始：2023年10月；2025年6月"`)
	has(t, sources["content/2024/02.md"], "start = 2024-03-01", "due = 2024-11-30")
	has(t, report, "“2025年6月”不在任务表的起止时间以内，没有录入", "开始时间（2023-10-01）不在任务表的起止时间以内")
}

func TestANoticeAndItsTableAreOnePlan(t *testing.T) {
	notice := "某局文件\n某局发〔2024〕3号\n\n关于印发《2024年重点工作表》的通知\n\n各科室：\n现印发给你们，请认真落实。\n\n示范局\n2024年2月1日\n"
	in := importer.PlanInput{Tree: tree.Of(map[string]string{"site.toml": emptySite}), Languages: languages, Plan: "2024", Add: true,
		Files: append([]importer.PlanFile{{Name: "notice.txt", Text: []byte(notice)}}, table(firstTable)...)}
	out, err := importer.ImportPlan(in)
	if err != nil || len(out.Problems) > 0 || len(out.Report.Entries) != 3 {
		t.Fatal(out.Problems, err)
	}
	for _, c := range out.Changes {
		if c.Path == "content/2024/index.md" {
			has(t, c.New, `title = "2024年某局重点工作表"`, `document = "某局发〔2024〕3号"`, `issuer = "示范局"`, "issued = 2024-02-01")
		}
	}
}

func TestWithoutLeaveNothingIsAdded(t *testing.T) {
	out, err := importer.ImportPlan(importer.PlanInput{Tree: tree.Of(map[string]string{"site.toml": emptySite}), Languages: languages, Plan: "2024", Files: table(firstTable)})
	if err != nil || len(out.Changes) > 0 || len(out.Problems) != 1 || out.Problems[0].Code != "import-add" {
		t.Errorf("%v %v %v", out.Changes, out.Problems, err)
	}
}

func TestColumnsMayBeNamedByHand(t *testing.T) {
	text := "2024年表,,\n干什么活,谁来干,啥时候\n修订制度,办公室,6月底前\n开展培训,人事科,9月底前\n"
	in := importer.PlanInput{Tree: tree.Of(map[string]string{"site.toml": emptySite}), Languages: languages, Plan: "2024", Add: true, Files: table(text)}
	if out, err := importer.ImportPlan(in); err != nil || len(out.Problems) == 0 || out.Problems[0].Code != "import-no-table" {
		t.Errorf("it is not refused: %v %v", out, err)
	}
	in.Columns = map[string]string{"干什么活": "title", "谁来干": "responsible", "啥时候": "schedule"}
	out, err := importer.ImportPlan(in)
	if err != nil || len(out.Problems) > 0 || len(out.Report.Entries) != 2 {
		t.Errorf("%v %v", out.Problems, err)
	}
}

func TestAPlanThatCannotBeMadeIsRefused(t *testing.T) {
	text := "工作任务,责任科室,完成时限\n修订制度,办公室,6月底前\n"
	in := importer.PlanInput{Tree: tree.Of(map[string]string{"site.toml": emptySite}), Languages: languages, Plan: "plan", Add: true, Files: table(text)}
	out, err := importer.ImportPlan(in)
	if err != nil || len(out.Changes) > 0 || len(out.Problems) != 1 || out.Problems[0].Code != "import-no-terms" {
		t.Errorf("%v %v %v", out.Changes, out.Problems, err)
	}
	in.Plan = "2024"
	if out, err = importer.ImportPlan(in); err != nil || len(out.Problems) > 0 {
		t.Errorf("the key says the year: %v %v", out.Problems, err)
	}
}

func TestATaskOfAPlanThatCannotBeReadIsNotWrittenOver(t *testing.T) {
	sources, _, _ := planned(t, map[string]string{"site.toml": emptySite}, firstTable)
	sources["content/2024/01.md"] = strings.Replace(sources["content/2024/01.md"], "due = 2024-06-30", "due = \"六月底\"", 1)
	out, err := importer.ImportPlan(importer.PlanInput{Tree: tree.Of(sources), Languages: languages, Plan: "2024", Add: true, Files: table(firstTable)})
	if err != nil || len(out.Changes) > 0 || len(out.Problems) == 0 || out.Problems[0].Code != "import-unreadable" {
		t.Errorf("%v %v %v", out.Changes, out.Problems, err)
	}
}
