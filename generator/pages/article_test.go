package pages

import (
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/view"
)

func TestAPageIsAsOldAsTheNewestRecordItTellsOf(t *testing.T) {
	all := small()
	all["content/2022/index.md"] = planText(planDays+"; issuer = \"某应急局\"", "")
	all["content/2022/003.md"] = taskText(3, due+"; completed = 2022-05-01; verified = { date = 2022-05-20, by = \"某办\" }", "## 2022-05-01 办结\n")
	all["content/2022/004.md"] = taskText(4, year+"; pauses = [{ from = 2022-03-02, reason = \"停产\" }]; milestones = [{ title = \"节点\", done = 2022-03-01 }]", "")
	all["content/2022/005.md"] = taskText(5, year+"; cancelled = 2022-04-30; reason = \"并入他项\"", "")
	for _, c := range []struct{ today, path, want string }{
		{"2022-02-17", "2022/tasks/1/", " 某应急局 重大风险 安全室 相关科室"},
		{"2022-02-18", "2022/tasks/1/", "2022-02-18 某应急局 重大风险 安全室 相关科室"}, // nothing is on record: the promise is as old as the plan
		{"2022-04-20", "2022/tasks/1/", "2022-04-20 某应急局 重大风险 安全室 相关科室"},
		{"2022-07-01", "2022/tasks/1/", "2022-06-28 某应急局 重大风险 安全室 相关科室"},
		{"2022-05-10", "2022/tasks/3/", "2022-05-01 某应急局 重大风险 安全室"},
		{"2022-07-01", "2022/tasks/3/", "2022-05-20 某应急局 重大风险 安全室"},
		{"2022-03-01", "2022/tasks/4/", "2022-03-01 某应急局 重大风险 安全室"},
		{"2022-07-01", "2022/tasks/4/", "2022-03-02 某应急局 重大风险 安全室"},
		{"2022-07-01", "2022/tasks/5/", "2022-04-30 某应急局 重大风险 安全室"},
		{"2022-02-17", "2022/", " 某应急局 重大风险 其他 Other 安全室 科技室 Technology 相关科室"},
		{"2022-05-10", "2022/", "2022-05-01 某应急局 重大风险 其他 Other 安全室 科技室 Technology 相关科室"},
		{"2022-07-01", "2021/", " 某局 重大风险 其他 Other"},
		{"2022-07-01", "about/", " 某局 "},
		{"2022-07-01", "", "  "}, {"2022-07-01", "2022/tasks/", "  "},
	} {
		for _, p := range madeOf(t, all, c.today).Pages {
			if got := fmt.Sprint(p.Article.Published, " ", p.Article.Origin, " ", strings.Join(p.Article.Keywords, " ")); p.Path == c.path && got != c.want {
				t.Errorf("on %s /%s says %s, want %s", c.today, p.Path, got, c.want)
			}
		}
	}
}

func TestOnlyTheHomePageIsThatOfAColumn(t *testing.T) {
	for _, p := range madeOf(t, small(), "2022-07-01").Pages {
		if p.IsColumn != (p.Path == "") {
			t.Errorf("/%s: %v", p.Path, p.IsColumn)
		}
	}
}

func TestATaskSaysWhoSetsItsTimeAndHowToCiteIt(t *testing.T) {
	v := content[view.Task](t, madeOf(t, siteOf([]string{taskText(1, plain+`schedule = { directed = "省应急厅" }`, "")}, nil), "2022-05-01"), "2022/tasks/1/")
	if v.Directed != "省应急厅" || v.Publisher != "某局" || v.Plan == nil || v.Plan.Title != "2022年计划 Plan" {
		t.Errorf("it says %q, %q and %+v", v.Directed, v.Publisher, v.Plan)
	}
}
