package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// record returns the updates of a task, one a line.
func record(d *Document) string {
	var lines []string
	for _, u := range d.Updates {
		line := fmt.Sprintf("%s %s", u.Anchor, u.Title)
		if u.Pending {
			line += " (pending)"
		}
		if u.Withdrawn {
			line += " (withdrawn: " + u.Reason + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestDatedHeadingsStartUpdates(t *testing.T) {
	for source, want := range map[string]string{
		"":                                 "",
		"## 2022-06-28 专家指导":               "2022-06-28 专家指导",
		"## 2022-06-28\u3000专家指导":          "2022-06-28 专家指导",
		"## 2022-06-28：专家指导":               "2022-06-28 专家指导",
		"## 2022-06-28: Done":              "2022-06-28 Done",
		"## 2022-06-28\tDone ##":           "2022-06-28 Done",
		"2022-06-28 专家\n指导\n---":           "2022-06-28 专家指导",
		"## 2022-06-28 **专家**指导 `x`":       "2022-06-28 专家指导 x",
		"## 2022-06-28 甲\n## 2022-06-27 乙": "2022-06-28 甲\n2022-06-27 乙",
		"## 2022-06-28 甲\n## 2022-06-28 乙\n## 2022-06-27 丙\n## 2022-06-28 丁": "2022-06-28 甲\n2022-06-28-2 乙\n2022-06-27 丙\n2022-06-28-3 丁",
		"## 2022-06-28 甲 [待审]":        "2022-06-28 甲 (pending)",
		"## 2022-06-28 甲【待审】":         "2022-06-28 甲 (pending)",
		"## 2022-06-28 Done [Draft]":  "2022-06-28 Done (pending)",
		"## 2022-06-28 待审事项清零":        "2022-06-28 待审事项清零",
		"## 2022-06-28 甲（待审）":         "2022-06-28 甲 (pending)",
		"## 2022-06-28 甲 (draft)":     "2022-06-28 甲 (pending)",
		"- 列表\n\n  ## 小标题\n\n> ## 引文": "",
	} {
		d := Parse([]byte(source), 1, Task)
		expect(t, source, record(d), want)
		expect(t, source, found(d), "")
	}
}

func TestSectionsAreWhatLiesBetween(t *testing.T) {
	d := Parse([]byte("描述\n\n### 内容\n\n## 2022-06-28 甲\n\n正文甲\n\n### 小标题\n\n## 2022-06-29 乙\n"), 5, Task)
	expect(t, "description", filled(d, d.Description), "<p>描述</p>\n<h3 id=\"内容\">内容</h3>\n")
	expect(t, "first update", filled(d, d.Updates[0].Body), "<p>正文甲</p>\n<h4 id=\"小标题\">小标题</h4>\n")
	if d.Updates[1].Body != nil || d.Updates[0].Line != 9 || d.Updates[1].Line != 15 {
		t.Errorf("updates %+v", d.Updates)
	}
	if want := []string{"内容", "2022-06-28", "小标题", "2022-06-29"}; !slices.Equal(d.Anchors, want) {
		t.Errorf("anchors %v, want %v", d.Anchors, want)
	}
}

func TestAPageHasNoUpdates(t *testing.T) {
	d := Parse([]byte("## 2022-06-28 甲\n\n正文"), 1, Page)
	if len(d.Updates) != 0 || len(d.Problems) != 0 || !strings.Contains(filled(d, d.Description), "<h2 id=\"2022-06-28-甲\">2022-06-28 甲</h2>") {
		t.Errorf("%+v", d)
	}
}

func TestHeadingsThatAreNoUpdateAreReported(t *testing.T) {
	for source, want := range map[string]string{
		"## 小标题":                         "1:1 heading-undated value=小标题",
		"# 2022-06-28 甲":                 "1:1 heading-highest value=# 2022-06-28 甲 expected=## 2022-06-28 甲",
		"正文\n\n  ## 2022-6-28 甲":         "3:3 heading-day-form value=2022-6-28 甲 expected=## 2022-06-28 甲",
		"## 2022/06/28 甲":                "1:1 heading-day-form value=2022/06/28 甲 expected=## 2022-06-28 甲",
		"## 2022年6月28日 甲":                "1:1 heading-day-form value=2022年6月28日 甲 expected=## 2022-06-28 甲",
		"## 2022-06-28甲":                 "1:1 heading-day-form value=2022-06-28甲 expected=## 2022-06-28 甲",
		"##2022-06-28 甲":                 "1:1 update-unspaced value=##2022-06-28 甲 expected=## 2022-06-28 甲",
		"正文\n##2022-06-28 甲":             "2:1 update-unspaced value=##2022-06-28 甲 expected=## 2022-06-28 甲",
		"＃＃ 小标题":                         "1:1 update-unspaced value=＃＃ 小标题 expected=## 小标题",
		"#2022-06-28 甲":                  "1:1 update-unspaced value=#2022-06-28 甲 expected=## 2022-06-28 甲",
		"#1 机组，###":                      "",
		"正文\n---":                        "1:1 heading-underlined value=正文",
		"甲\n\n乙一\n乙二\n---":               "3:1 heading-underlined value=乙一乙二",
		"# 小标题":                          "1:1 heading-highest value=# 小标题",
		"## 2022年13月1日 甲":                "1:1 heading-undated value=2022年13月1日 甲",
		"##":                             "1:1 heading-undated value=##",
		"## 2022-02-30 甲":                "1:1 heading-no-such-day value=2022-02-30",
		"## 2022-13-01":                  "1:1 heading-no-such-day value=2022-13-01",
		"## 2022-06-28":                  "1:1 heading-untitled value=2022-06-28",
		"## 2022-06-28 [待审]":             "1:1 heading-untitled value=2022-06-28",
		"```\n## 小标题\n##2022-06-28\n```": "",
	} {
		expect(t, source, found(Parse([]byte(source), 1, Task)), want)
	}
}

func TestAnUndatedHeadingStaysInItsSection(t *testing.T) {
	d := Parse([]byte("## 2022-06-28 甲\n\n正文\n\n## 小标题\n\n后文"), 1, Task)
	expect(t, "body", filled(d, d.Updates[0].Body), "<p>正文</p>\n<h4 id=\"小标题\">小标题</h4>\n<p>后文</p>\n")
}

func TestWithdrawnUpdatesKeepDayAndReasonOnly(t *testing.T) {
	for body, want := range map[string]string{
		"> 撤回：数据有误": "(withdrawn: 数据有误)",
		"> 撤回: 数据**有误**，\n> 另行公布。\n\n旧文<b>":                  "(withdrawn: 数据有误，另行公布。)",
		"> Withdrawn: wrong figures\n>\n> See below.\n\nold": "(withdrawn: wrong figures See below.)",
		"> withdrawn：x":    "(withdrawn: x)",
		"[a]: b\n\n> 撤回：x": "(withdrawn: x)",
	} {
		d := Parse([]byte("## 2022-06-28 甲\n\n"+body), 1, Task)
		expect(t, body, record(d), "2022-06-28 甲 "+want)
		if u := d.Updates[0]; u.Body != nil || u.Excerpt != "" || len(d.Problems) != 0 {
			t.Errorf("%q: %+v, %v", body, u, d.Problems)
		}
	}
	for _, body := range []string{"> 撤回", "撤回：x", "> 引文\n\n> 撤回：x", "> 已撤回：x", "- > 撤回：x"} {
		if d := Parse([]byte("## 2022-06-28 甲\n\n"+body), 1, Task); d.Updates[0].Withdrawn {
			t.Errorf("%q is withdrawn", body)
		}
	}
}

// Whoever wrote it wants the update held back, so it is, whatever else is wrong.
func TestAMarkOfAPendingUpdateStandsAtTheEnd(t *testing.T) {
	for heading, want := range map[string]string{
		"## 2022-06-28 甲 [待审] 乙":    "1:1 pending-misplaced value=甲 [待审] 乙 expected=## 2022-06-28 甲 乙 [待审]",
		"## 2022-06-28 [draft] One": "1:1 pending-misplaced value=[draft] One expected=## 2022-06-28 One [draft]",
		"## 2022-06-28 （待审）甲":       "1:1 pending-misplaced value=（待审）甲 expected=## 2022-06-28 甲 [待审]",
	} {
		d := Parse([]byte(heading), 1, Task)
		expect(t, heading, found(d), want)
		if !d.Updates[0].Pending {
			t.Errorf("%q is not pending", heading)
		}
	}
}

func TestAWithdrawalThatWithdrawsNothingIsReported(t *testing.T) {
	for body, want := range map[string]string{
		"旧文\n\n> 撤回：写错了":        "5:1 withdrawal-late value=撤回：写错了",
		"old\n\n> Withdrawn: x": "5:1 withdrawal-late value=Withdrawn: x",
		"> 撤回，写错了":              "3:1 withdrawal-form value=撤回，写错了",
		"> 撤销：写错了":              "3:1 withdrawal-form value=撤销：写错了",
		"> 已撤回：x":               "3:1 withdrawal-form value=已撤回：x",
		"撤回：x":                  "3:1 withdrawal-form value=撤回：x",
	} {
		expect(t, body, found(Parse([]byte("## 2022-06-28 甲\n\n"+body), 1, Task)), want)
	}
}

func TestAWithdrawalNeedsAReason(t *testing.T) {
	d := Parse([]byte("## 2022-06-28 甲\n\n  > 撤回：\n\n正文"), 1, Task)
	expect(t, "problems", found(d), "3:3 withdrawal-without-reason value=撤回")
	if !d.Updates[0].Withdrawn || d.Updates[0].Body != nil {
		t.Errorf("%+v", d.Updates[0])
	}
}

func TestTitlesAndReasonsAreCheckedButHaveNoLinks(t *testing.T) {
	d := Parse([]byte("## 2022-06-28 [甲](a.md)<b>[^1]\n\n> 撤回：[乙](b.md)[^1]<i>\n\n[^1]: [注](c.md)\n\n## 2022-06-29 丙\n\n正文[^1]"), 1, Task)
	expect(t, "problems", found(d), `1:15 lost-in-title value=[甲](a.md)
1:24 raw-html value=<b>
1:27 lost-in-title value=[^1]
3:6 lost-in-reason value=[乙](b.md)
3:15 lost-in-reason value=[^1]
3:19 raw-html value=<i>
9:3 footnote-held-back value=[^1]`)
	expect(t, "record", record(d), "2022-06-28 甲 (withdrawn: 乙)\n2022-06-29 丙")
	if len(d.Links) == 0 || slices.ContainsFunc(d.Links, func(l Link) bool { return l.Target == "a.md" || l.Target == "b.md" }) {
		t.Errorf("links %v", d.Links)
	}
	if !strings.Contains(filled(d, d.Updates[1].Body), `<a href="{c.md}">注</a>`) {
		t.Errorf("body %s", filled(d, d.Updates[1].Body))
	}
}
