package form

import (
	"strings"
	"testing"
	"time"

	"gongshi/generator/problem"
)

// Each mistake is told with its file, sheet, cell and value, and nothing is changed.
func TestAMistakeInAFormIsToldWithItsCell(t *testing.T) {
	for _, c := range []struct {
		name  string
		fills fill
		in    Input
		files map[string]string
		want  string
	}{
		{"nothing new, and progress", fill{"1/本期进展": "检查了两次", "1/暂无新进展": "是"}, Input{}, nil, "import-form-both 填报!G5 是"},
		{"nothing new, and an amount", fill{"1/暂无新进展": "是", "更换灯具/累计完成数量": 20}, Input{}, nil, "import-form-both 填报!G5 是"},
		{"an odd choice", fill{"1/暂无新进展": "待定"}, Input{}, nil, "import-form-choice 填报!G5 待定"},
		{"a next step and no progress", fill{"1/下一步打算": "验收"}, Input{}, nil, "import-form-no-progress 填报!L5 验收"},
		{"no word of progress", fill{"1/本期进展": "！"}, Input{}, nil, "import-form-no-progress 填报!F5 ！"},
		{"quotation marks with nothing between them", fill{"1/本期进展": "“ 。”", "1/完成日期": "2022-06-28"}, Input{}, nil, "import-form-no-progress 填报!F5 “ 。”"},
		{"no day", fill{"1/完成日期": "6月底"}, Input{}, nil, "import-form-day 填报!J5 6月底"},
		{"a day that does not exist", fill{"1/完成日期": "2022-06-31"}, Input{}, nil, "import-form-day 填报!J5 2022-06-31"},
		{"a day to come", fill{"1/完成日期": "2022-07-06"}, Input{}, nil, "import-form-future 填报!J5 2022-07-06"},
		{"a day of another year", fill{"1/完成日期": time.Date(2021, 6, 28, 0, 0, 0, 0, time.UTC)}, Input{}, nil, "import-form-outside 填报!J5 2021-06-28"},
		{"no amount", fill{"更换灯具/累计完成数量": "大部分"}, Input{}, nil, "import-form-amount 填报!H6 大部分"},
		{"a comma for a point", fill{"更换灯具/累计完成数量": "12,5"}, Input{}, nil, "import-form-comma 填报!H6 12,5"},
		{"half a unit", fill{"联合检查/累计完成数量": 2.5}, Input{}, nil, "import-form-amount 填报!H7 2.5"},
		{"more units than promised", fill{"联合检查/累计完成数量": 4}, Input{}, nil, "import-form-much 填报!H7 4"},
		{"a day without its amount", fill{"联合检查/完成日期": "2022-06-01"}, Input{}, nil, "import-form-no-amount 填报!J7 2022-06-01"},
		{"an amount where a day is asked", fill{"验收/累计完成数量": 1}, Input{}, nil, "import-form-no-day 填报!H8 1"},
		{"an error of the program", fill{"1/本期进展": "#NAME?"}, Input{}, nil, "import-form-damaged 填报!F5 #NAME?"},
		{"another plan", fill{"1/本期进展": "检查"}, Input{Plan: "2023"}, nil, "import-form-other-plan 填报!B5 2022"},
		{"another period", fill{"1/本期进展": "检查"}, Input{Period: "2022-q1"}, nil, "import-form-other-period 填报!B5 2022-q2"},
		{"a plan that is not here", fill{"1/本期进展": "检查"}, Input{}, moved(), "import-form-plan 填报!B5 2022"},
		{"a plan that is closed", fill{"1/本期进展": "检查"}, Input{Today: on(t, "2023-02-01")}, nil, "import-form-closed 填报!B5 2022"},
		{"a period to come", fill{"1/本期进展": "检查"}, Input{Today: on(t, "2022-03-31")}, nil, "import-form-early 填报!B5 2022-q2"},
		{"an office that is gone", fill{"1/本期进展": "检查"}, Input{}, renamed("quay", "harbour"), "import-form-office 填报!B5 quay"},
		{"a task that is gone", fill{"1/本期进展": "检查"}, Input{}, with("content/2022/1.md", "", "content/2022/index.md", strings.Replace(sources["content/2022/index.md"], "settle", "absent = [1]\nsettle", 1)), "import-form-task 填报!B5 1"},
		{"a milestone that is gone", fill{"验收/完成日期": "2022-06-29"}, Input{}, with("content/2022/1.md", strings.Replace(sources["content/2022/1.md"], "验收", "整体验收", 1)), "import-form-milestone 填报!C8 节点：验收"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := c.files
			if files == nil {
				files = sources
			}
			o := taken(t, files, c.in, filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), c.fills))
			if len(o.Problems) != 1 || len(o.Changes) > 0 {
				t.Fatalf("%v\n%s", o.Problems, o.shown())
			}
			p := o.Problems[0]
			if got := strings.TrimSpace(p.Code + " " + p.Data["at"] + " " + p.Data["value"]); got != strings.TrimSpace(c.want) || p.File != "forma.xlsx" {
				t.Errorf("%s: %s, want %s", p.File, got, c.want)
			}
			saidWell(t, p)
		})
	}
}

// saidWell looks whether both languages say what was found, and the way out.
func saidWell(t *testing.T, p problem.Problem) {
	t.Helper()
	for _, language := range languages {
		if says, hint := p.Words(language); hint == "" || !strings.Contains(says, strings.TrimSpace(p.Data["value"])) && p.Code != "import-form-both" {
			t.Errorf("%s: %s | %s", language, says, hint)
		}
	}
}

// moved are sources whose plan has another key.
func moved() map[string]string {
	all := map[string]string{}
	for name, text := range sources {
		all[strings.Replace(name, "/2022/", "/2021/", 1)] = text
	}
	return all
}

// renamed are sources in which an office has another key.
func renamed(was, now string) map[string]string {
	all := map[string]string{}
	for name, text := range sources {
		all[name] = strings.ReplaceAll(text, `"`+was+`"`, `"`+now+`"`)
	}
	return all
}

// All mistakes of all files are told at once.
func TestTheMistakesOfAllFormsAreToldAtOnce(t *testing.T) {
	o := taken(t, sources, Input{},
		filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), fill{"1/完成日期": "六月", "联合检查/累计完成数量": 9}),
		filledBook(t, made(t, sources, "dredging", "2022-q2", "2022-07-05"), fill{"2/本期进展": "测量两次", "1/暂无新进展": "?"}),
		[]byte("%PDF-1.4"), []byte("PK\x03\x04 broken"))
	var got []string
	for _, p := range o.Problems {
		got = append(got, p.File+" "+p.Code)
	}
	want := "forma.xlsx import-form-day, forma.xlsx import-form-much, formb.xlsx import-form-choice, formc.xlsx import-format-pdf, formd.xlsx import-format-zip"
	if strings.Join(got, ", ") != want || len(o.Changes) > 0 {
		t.Errorf("%s\nwant\n%s", strings.Join(got, ", "), want)
	}
}

// Two mistakes in one row, or in one cell and its neighbour, are told together, and none that only follows from another.
func TestAllMistakesOfARowAreToldAtOnce(t *testing.T) {
	for _, c := range []struct {
		name  string
		fills fill
		want  string
	}{
		{"a choice and a day", fill{"1/暂无新进展": "待定", "1/完成日期": "六月"}, "import-form-choice G5, import-form-day J5"},
		{"nothing new with progress, and a day", fill{"1/暂无新进展": "是", "1/本期进展": "检查", "1/完成日期": "六月"}, "import-form-day J5, import-form-both G5"},
		{"an amount and a day", fill{"更换灯具/累计完成数量": "大部分", "更换灯具/完成日期": "六月"}, "import-form-day J6, import-form-amount H6"},
		{"too much, on a day to come", fill{"联合检查/累计完成数量": 9, "联合检查/完成日期": "2022-07-30"}, "import-form-future J7, import-form-much H7"},
		{"two damaged cells", fill{"1/本期进展": "#NAME?", "1/完成日期": "####"}, "import-form-damaged F5, import-form-damaged J5"},
		{"a damaged cell, and a day", fill{"1/本期进展": "#NAME?", "1/完成日期": "六月"}, "import-form-damaged F5, import-form-day J5"},
		{"a day and nothing else", fill{"1/完成日期": "六月"}, "import-form-day J5"},
		{"a damaged amount with its day", fill{"联合检查/累计完成数量": "#VALUE!", "联合检查/完成日期": "2022-06-28"}, "import-form-damaged H7"},
	} {
		o := taken(t, sources, Input{}, filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), c.fills))
		var got []string
		for _, p := range o.Problems {
			got = append(got, p.Code+" "+strings.TrimPrefix(p.Data["at"], "填报!"))
		}
		if strings.Join(got, ", ") != c.want || len(o.Changes) > 0 {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, ", "), c.want)
		}
	}
}

func TestTwoFormsMayNotSayOtherThings(t *testing.T) {
	quay, dredging := made(t, sources, "quay", "2022-q2", "2022-07-05"), made(t, sources, "dredging", "2022-q2", "2022-07-05")
	one := filledBook(t, quay, fill{"1/完成日期": "2022-06-20"})
	if o := taken(t, sources, Input{Apply: true}, one, one, filledBook(t, dredging, fill{"1/完成日期": "2022-06-20"})); len(o.Problems) > 0 || len(o.Changes) != 3 {
		t.Errorf("%v\n%s", o.Problems, o.shown())
	}
	for code, other := range map[string][]byte{
		"import-form-differs": filledBook(t, dredging, fill{"1/完成日期": "2022-06-21"}),
		"import-form-twice":   filledBook(t, quay, fill{"1/完成日期": "2022-06-21"}),
	} {
		o := taken(t, sources, Input{Apply: true}, one, other)
		if len(o.Problems) != 1 || o.Problems[0].Code != code || len(o.Changes) > 0 || !strings.Contains(o.Problems[0].Data["other"], "forma.xlsx 填报!") {
			t.Errorf("%s: %v", code, o.Problems)
		}
	}
}

// The forms of two periods may come back together: each amount is of its own day.
func TestFormsOfTwoPeriodsComeBackTogether(t *testing.T) {
	first, second := made(t, sources, "quay", "2022-q1", "2022-03-20"), made(t, sources, "quay", "2022-q2", "2022-07-05")
	for _, c := range []struct {
		first, second fill
		want          string
	}{
		{fill{"更换灯具/累计完成数量": 20, "更换灯具/完成日期": "2022-04-20"}, fill{"更换灯具/累计完成数量": 30, "更换灯具/完成日期": "2022-05-20"},
			"value = 12 }, { date = 2022-04-20, value = 20 }, { date = 2022-05-20, value = 30 }]"},
		{fill{"更换灯具/累计完成数量": 20}, fill{"更换灯具/累计完成数量": 30}, "value = 12 }, { date = 2022-07-05, value = 30 }]"}, // the record of 31 March stays
		{fill{"联合检查/累计完成数量": 2, "联合检查/完成日期": "2022-04-20"}, fill{"联合检查/累计完成数量": 3, "联合检查/完成日期": "2022-05-20"}, "done = [2022-03-02, 2022-04-20, 2022-05-20]"},
		{fill{"联合检查/累计完成数量": 2, "联合检查/完成日期": "2022-05-20"}, fill{"联合检查/累计完成数量": 3, "联合检查/完成日期": "2022-05-20"}, "import-form-differs"},
		{fill{"联合检查/累计完成数量": 3, "联合检查/完成日期": "2022-04-20"}, fill{"联合检查/累计完成数量": 2, "联合检查/完成日期": "2022-05-20"}, "import-form-differs"},
		{fill{"联合检查/累计完成数量": 2, "联合检查/完成日期": "2022-04-20"}, fill{"联合检查/累计完成数量": 2, "联合检查/完成日期": "2022-05-20"}, "done = [2022-03-02, 2022-04-20]"},
		{fill{"联合检查/累计完成数量": 2, "联合检查/完成日期": "2022-05-20"}, fill{"联合检查/累计完成数量": 2, "联合检查/完成日期": "2022-04-20"}, "done = [2022-03-02, 2022-04-20]"},
		{fill{"验收/完成日期": "2022-04-20"}, fill{"验收/完成日期": "2022-05-20"}, "import-form-differs"},
	} {
		one, other := filledBook(t, first, c.first), filledBook(t, second, c.second)
		for _, books := range [][][]byte{{one, other}, {other, one}} {
			o := taken(t, sources, Input{Apply: true}, books...)
			got := o.shown()
			for _, p := range o.Problems {
				got += p.Code
			}
			if !strings.Contains(got, c.want) {
				t.Errorf("%v and %v: %s", c.first, c.second, got)
			}
		}
	}
}

// What cannot be edited is told, and everything else about the form with it.
func TestFrontMatterThatCannotBeEditedIsTold(t *testing.T) {
	inline := strings.Replace(sources["content/2022/2.md"], "[schedule]\nyear_round = true", "schedule.year_round = true\nmilestones = [{ title = \"测量\", total = 2 }]", 1)
	files := with("content/2022/2.md", inline)
	book := filledBook(t, made(t, files, "dredging", "2022-q2", "2022-07-05"), fill{"测量/累计完成数量": 1})
	o := taken(t, files, Input{Apply: true}, book)
	if len(o.Problems) > 0 { // it can be edited today; should that end, it is a problem of the file
		if p := o.Problems[0]; p.Code != "import-form-edit" {
			t.Error(p)
		}
		return
	}
	if !strings.Contains(o.shown(), "done = [2022-07-05]") {
		t.Error(o.shown())
	}
}
