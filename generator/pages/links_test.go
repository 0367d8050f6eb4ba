package pages

import (
	"strings"
	"testing"

	"gongshi/generator/view"
)

// places returns where the links in a text lead.
func places(html view.HTML) string {
	var all []string
	for _, s := range html {
		if s.URL != "" {
			all = append(all, s.URL)
		}
	}
	return strings.Join(all, " ")
}

func TestLinksLeadToPlacesFromTheRootWhereverTheyStand(t *testing.T) {
	m := madeOf(t, files{
		"site.toml":                  config,
		"content/2022/index.md":      planText(planDays, "[任务](1.md) [记录](1.md#2022-04-20) [表](<files/表 A.csv>) [关于](../about.md#说明)\n"),
		"content/2022/1.md":          taskText(1, year, "[二](2.md#2022-04-21) [计划](index.md)\n\n## 2022-04-20 开始 Begun\n\n见[二](2.md) ![图](files/a.png) [本条](#2022-04-20) [本节](#细节)\n\n### 细节\n"),
		"content/2022/2.md":          taskText(2, year, "说明。\n\n## 2022-04-21 开始 Begun\n"),
		"content/2022/files/表 A.csv": "a", "content/2022/files/a.png": "b",
		"content/about.md": "+++\ntitle = \"关于\"\n+++\n\n## 说明\n\n[计划](2022/index.md) [任务](2022/2.md#2022-04-21) [图](2022/files/a.png)\n",
	}, "2022-06-01")
	task := content[view.Task](t, m, "2022/tasks/1/")
	for what, c := range map[string]struct{ got, want string }{
		"the plan":    {places(content[view.Overview](t, m, "2022/").Notice), "2022/tasks/1/ 2022/tasks/1/#2022-04-20 2022/files/%E8%A1%A8%20A.csv about/#说明"},
		"a task":      {places(task.Description), "2022/tasks/2/#2022-04-21 2022/"},
		"an update":   {places(task.Updates[0].Body), "2022/tasks/2/ 2022/files/a.png 2022/tasks/1/#2022-04-20 2022/tasks/1/#细节"},
		"a feed":      {places(m.Feeds[0].Entries[1].Body), "2022/tasks/2/ 2022/files/a.png 2022/tasks/1/#2022-04-20 2022/tasks/1/#细节"},
		"an own page": {places(content[view.Text](t, m, "about/").Body), "2022/ 2022/tasks/2/#2022-04-21 2022/files/a.png"},
	} {
		if c.got != c.want {
			t.Errorf("links of %s lead to\n%s, want\n%s", what, c.got, c.want)
		}
	}
}

func TestALinkToAFileSaysWhatItIs(t *testing.T) {
	m := madeOf(t, siteOf([]string{taskText(1, year, "[表](files/a.csv)与[关于](../about.md)\n")}, files{
		"content/2022/files/a.csv": strings.Repeat("a", 2048), "content/about.md": "+++\ntitle = \"关于\"\n+++\n",
	}), "2022-06-01")
	text := ""
	for _, s := range content[view.Task](t, m, "2022/tasks/1/").Description {
		text += s.HTML + s.URL
	}
	if want := `<p><a href="2022/files/a.csv">表</a> <span class="file">(CSV 2` + "\u00A0" + `KB)</span>与<a href="about/">关于</a></p>` + "\n"; text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
}

func TestALinkToAnUpdateThatIsNotShownLeadsToItsTask(t *testing.T) {
	const record = "说明。\n\n## 2022-04-21 开始 Begun\n\n### 细节 Details\n\n## 2022-05-01 待审的 [待审]\n\n## 2023-02-01 太晚 Too late\n"
	all := files{
		"site.toml":             config,
		"content/2022/index.md": planText(planDays, ""),
		"content/2022/1.md":     taskText(1, year, "[a](2.md#2022-04-21) [b](2.md#细节-details) [c](2.md#2022-05-01) [d](2.md#2023-02-01)\n"),
		"content/2022/2.md":     taskText(2, year, record),
		"content/2023/index.md": planText("title = \"2023年计划\"; start = 2023-01-01; end = 2023-12-31", "[a](../2022/2.md#2023-02-01) [b](1.md#2023-03-01)\n"),
		"content/2023/1.md":     taskText(1, year, "## 2023-03-01 开始 Begun\n"),
		"content/about.md":      "+++\ntitle = \"关于\"\n+++\n\n[a](2022/2.md#2022-04-21) [d](2022/2.md#2023-02-01) [e](2023/1.md#2023-03-01)\n",
	}
	const task = "2022/tasks/2/"
	for _, c := range []struct{ today, task, plan, about string }{
		{"2022-04-20", task + " " + task + " " + task + " " + task, task + " 2023/tasks/1/", task + " " + task + " 2023/tasks/1/"},
		{"2022-04-21", task + "#2022-04-21 " + task + "#细节-details " + task + " " + task, task + " 2023/tasks/1/", task + "#2022-04-21 " + task + " 2023/tasks/1/"},
		{"2023-06-01", task + "#2022-04-21 " + task + "#细节-details " + task + " " + task, task + " 2023/tasks/1/#2023-03-01", task + "#2022-04-21 " + task + " 2023/tasks/1/#2023-03-01"},
	} {
		m := madeOf(t, all, c.today)
		for what, links := range map[string][2]string{
			"the task":     {places(content[view.Task](t, m, "2022/tasks/1/").Description), c.task},
			"another plan": {places(content[view.Overview](t, m, "2023/").Notice), c.plan},
			"an own page":  {places(content[view.Text](t, m, "about/").Body), c.about},
		} {
			if links[0] != links[1] {
				t.Errorf("on %s links of %s lead to\n%s, want\n%s", c.today, what, links[0], links[1])
			}
		}
	}
}

func TestAClosedPlanLinksToWhatThereWasWhenItClosed(t *testing.T) {
	m := madeOf(t, files{
		"site.toml":             config,
		"content/2022/index.md": planText(planDays, "[后来 Later](../2023/1.md#2023-03-01)\n"),
		"content/2023/index.md": planText("title = \"2023年计划\"; start = 2023-01-01; end = 2023-12-31", ""),
		"content/2023/1.md":     taskText(1, year, "## 2023-03-01 开始 Begun\n"),
	}, "2023-06-01")
	if got := places(content[view.Overview](t, m, "2022/").Notice); got != "2023/tasks/1/" {
		t.Errorf("the link leads to %s", got)
	}
}
