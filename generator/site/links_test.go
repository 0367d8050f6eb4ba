package site

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"gongshi/generator/day"
)

// linked writes a body into the sound task, from line 11 on.
func linked(name, body, want string, with files) mistake {
	return mistake{name: name, file: taskFile, old: "任务说明。", new: body, with: with, want: want}
}

const (
	heading    = second + "\n说明。\n\n### 工作 要求\n\n## 2022-05-18 开始 Begun\n\n### 细节 Details\n\n文。\n\n## 2022-06-28 待定 [待审]\n"
	draft      = "+++\nnumber = 2\ndraft = true\ntitle = \"稿\"\ncategory = \"governance\"\nlead = [\"hazchem\"]\nschedule = { year_round = true }\n+++\n"
	attachment = "content/2022/files/储罐 区.csv"
)

var linkMistakes = []mistake{
	linked("to a file that is not there", "见[那里](missing.md)。", "task:11:2 dead-link | expected=content/2022/missing.md | value=missing.md", nil),
	linked("to a misspelt task", "[x](02-secnd.md)", "task:11:1 dead-link | near=02-second.md | value=02-secnd.md", files{secondFile: second}),
	linked("to a misspelt attachment", "![图 Map](files/map.pgn)", "task:11:1 dead-link | near=files/map.png | value=files/map.pgn", files{"content/2022/files/map.png": "x"}),
	linked("to a misspelt page", "[x](../abuot.md)", "task:11:1 dead-link | near=../about.md | value=../abuot.md", nil),
	linked("to a page beside the plan", "[x](about.md)", "task:11:1 dead-link | expected=content/2022/about.md | value=about.md", nil),
	linked("to a task in capitals", "[x](02-Second.md)", "task:11:1 dead-link | near=02-second.md | value=02-Second.md", files{secondFile: second}),
	linked("to a folder", "[x](files/)", "task:11:1 link-to-folder | value=files/", files{"content/2022/files/a": "x"}),
	linked("to the site's settings", "[x](../../site.toml)", "task:11:1 link-outside | value=../../site.toml", nil),
	linked("out of the folder", "[x](../../../etc/passwd)", "task:11:1 link-outside | value=../../../etc/passwd", nil),
	linked("to a built page", "[x](../tasks/2/)", "task:11:1 dead-link | expected=content/tasks/2 | value=../tasks/2/", files{secondFile: second}),
	linked("to a draft", "[x](02-second.md)", "task:11:1 link-to-draft | value=02-second.md", files{secondFile: draft}),
	linked("to a place in a draft", "[x](02-second.md#2022-06-28)", "task:11:1 link-to-draft | value=02-second.md#2022-06-28", files{secondFile: draft}),
	linked("to an ordinary page that is a draft", "[x](../about.md)", "task:11:1 link-to-draft | value=../about.md", files{articleFile: "+++\ntitle = \"关于\"\ndraft = true\n+++\n"}),
	linked("to a misspelt update", "[x](02-second.md#2022-05-19)", "task:11:1 dead-anchor | key=2022-05-19 | near=2022-05-18 | value=02-second.md", files{secondFile: heading}),
	linked("to a misspelt heading", "[x](02-second.md#工作要求)", "task:11:1 dead-anchor | key=工作要求 | near=工作-要求 | value=02-second.md", files{secondFile: heading}),
	linked("to a place like no other in this file", "甲\n乙[x](#nowhere-at-all)", "task:12:2 dead-anchor | expected=#nowhere-at-all | key=nowhere-at-all | value=01-rollout.md", nil),
	linked("two on a line, and one in an update", "[x](a1.md) 和 [y](b2.md)\n\n## 2022-05-18 开始\n\n- [z](c3.md)",
		"task:11:1 dead-link | expected=content/2022/a1.md | value=a1.md\ntask:11:14 dead-link | expected=content/2022/b2.md | value=b2.md\ntask:15:3 dead-link | expected=content/2022/c3.md | value=c3.md", nil),
	linked("to an address of the server", "[x](/2022/)", "task:11:1 absolute-link | value=/2022/", nil),
	linked("to a document, as a picture", "![方案](files/a.pdf)", "task:11:1 image-unshown | key=.pdf | value=files/a.pdf", files{"content/2022/files/a.pdf": "x"}),
	linked("to a photograph that browsers do not show", "![照片](files/a.HEIC)", "task:11:1 image-unshown | key=.HEIC | value=files/a.HEIC", files{"content/2022/files/a.HEIC": "x"}),
	linked("to a task, as a picture", "![任务](02-second.md)", "task:11:1 image-unshown | key=.md | value=02-second.md", files{secondFile: second}),
	linked("to a film, as a picture", "![视频](files/a.mp4)", "task:11:1 image-unshown | key=.mp4 | value=files/a.mp4", files{"content/2022/files/a.mp4": "x"}),
	linked("to pictures that are shown", "![一](files/a.webp) ![二](files/b.SVG) ![三](files/c.avif)", "", files{"content/2022/files/a.webp": "x", "content/2022/files/b.SVG": "x", "content/2022/files/c.avif": "x"}),
	{"from the plan", planFile, "通知。", "[x](03.md)", nil, "plan:17:13 dead-link | expected=content/2022/03.md | value=03.md"},
	{"from an ordinary page", articleFile, "说明。", "[x](01-rollout.md)", nil, "article:7:1 dead-link | expected=content/01-rollout.md | value=01-rollout.md"},
	{"from an ordinary page to a misspelt task", articleFile, "说明。", "[x](2022/01-rolout.md)", nil, "article:7:1 dead-link | near=2022/01-rollout.md | value=2022/01-rolout.md"},
}

func TestMistakesInLinks(t *testing.T) { checkMistakes(t, linkMistakes) }

func TestLinksLeadToPlacesOfTheSite(t *testing.T) {
	with := files{
		secondFile: heading, attachment: "a", "content/2022/files/50%ab#1.pdf": "b", "content/2022/files/a.pdf": "c", "content/2022-b/index.md": sound[planFile],
		articleFile: sound[articleFile] + "\n[x](2022/files/50%25ab%231.pdf) [y](2022/files/a.pdf) [z](2022/files/储罐%20区.csv)\n",
	}
	for body, want := range map[string]string{
		"[x](02-second.md)":                                       "2022/tasks/2/",
		"[x](./02-second.md)":                                     "2022/tasks/2/",
		"[x](02-second.md#2022-05-18)":                            "2022/tasks/2/#2022-05-18",
		"[x](02-second.md#工作-要求)":                                 "2022/tasks/2/#工作-要求",
		"[x](02-second.md#%E5%B7%A5%E4%BD%9C-%E8%A6%81%E6%B1%82)": "2022/tasks/2/#工作-要求",
		"[x](02-second.md#细节-details)":                            "2022/tasks/2/#细节-details",
		"[x](#本任务)\n\n### 本任务":                                    "2022/tasks/1/#本任务",
		"[x](01-rollout.md)":                                      "2022/tasks/1/",
		"[x](index.md)":                                           "2022/",
		"[x](../about.md)":                                        "about/",
		"[x](../about.md#怎样看状态)":                                  "about/#怎样看状态",
		"[x](../2022-b/index.md)":                                 "2022-b/",
		"[x](files/a.pdf)":                                        "2022/files/a.pdf",
		"[x](files/a.pdf#page=3)":                                 "2022/files/a.pdf#page=3",
		"[x](<files/储罐 区.csv>)":                                   "2022/files/%E5%82%A8%E7%BD%90%20%E5%8C%BA.csv",
		"[x](files/储罐%20区.csv)":                                   "2022/files/%E5%82%A8%E7%BD%90%20%E5%8C%BA.csv",
		"[x](files/%E5%82%A8%E7%BD%90%20%E5%8C%BA.csv)":           "2022/files/%E5%82%A8%E7%BD%90%20%E5%8C%BA.csv",
		"[x](files/50%25ab%231.pdf)":                              "2022/files/50%25ab%231.pdf",
		"说明。\n\n## 2022-05-01 一\n\n[x](index.md)":                 "2022/",
	} {
		m := linked("", body, "", with)
		s, problems, _ := read(t, m.files(t), false)
		if len(problems) > 0 {
			t.Errorf("%s: reported\n%s", body, reported(problems))
			continue
		}
		targets := s.Plans[0].Tasks[0].Body.Targets
		if len(targets) != 1 {
			t.Errorf("%s leads to %v", body, targets)
			continue
		}
		got := targets[0].URL
		if targets[0].Anchor != "" {
			got += "#" + targets[0].Anchor
		}
		if got != want {
			t.Errorf("%s leads to %s, want %s", body, got, want)
		}
	}
}

func TestAnAnchorIsShownFromTheDayOfItsUpdate(t *testing.T) {
	for anchor, want := range map[string]day.Day{
		"2022-05-18": on("2022-05-18"),
		"细节-details": on("2022-05-18"),
		"2022-06-28": endOfTime, // pending
		"待审-细节":      endOfTime,
		"2023-02-01": endOfTime, // too late to count: the page never shows it
		"工作-要求":      0,
	} {
		m := linked("", "[x](02-second.md#"+anchor+")", "", files{secondFile: heading + "\n### 待审 细节\n\n## 2023-02-01 太晚\n"})
		s, problems, _ := read(t, m.files(t), false)
		if len(problems) > 0 {
			t.Fatalf("reported\n%s", reported(problems))
		}
		if got := s.Plans[0].Tasks[0].Body.Targets[0]; got.Anchor != anchor || got.From != want {
			t.Errorf("#%s is #%s, shown from %d, want %d", anchor, got.Anchor, got.From, want)
		}
	}
}

// A bulletin's page is there once its period has ended, an incident's from its day on. Until then a link leads to the plan.
func TestAPageIsThereFromItsDay(t *testing.T) {
	for link, want := range map[string]string{
		"bulletins/2022-06.md":           "2022/bulletins/2022-06/ 2022-07-01",
		"bulletins/2022-q2.md":           "2022/bulletins/2022-q2/ 2022-07-01",
		"incidents/2022-06-28-xielou.md": "2022/incidents/xielou/ 2022-06-28",
	} {
		m := linked("", "[x]("+link+")", "", files{
			"content/2022/bulletins/2022-06.md": "+++\nissued = 2022-07-08\n+++\n", "content/2022/bulletins/2022-q2.md": "+++\nissued = 2022-07-08\n+++\n",
			"content/2022/incidents/2022-06-28-xielou.md": incidentFile(""),
		})
		s, problems, _ := read(t, m.files(t), false)
		if len(problems) > 0 {
			t.Fatalf("reported\n%s", reported(problems))
		}
		got := s.Plans[0].Tasks[0].Body.Targets[0]
		if fmt.Sprint(got.URL, " ", got.Since) != want || got.Before != "2022/" {
			t.Errorf("%s leads to %s from %s, until then to %s; want %s", link, got.URL, got.Since, got.Before, want)
		}
	}
}

func TestAPendingUpdateIsShownAmongDrafts(t *testing.T) {
	m := linked("", "[x](02-second.md#2022-06-28)", "", files{secondFile: heading})
	s, _, _ := read(t, m.files(t), true)
	if got := s.Plans[0].Tasks[0].Body.Targets[0].From; got != on("2022-06-28") {
		t.Errorf("it is shown from %s", got)
	}
}

// Of thousands of dead links only the first have a suggestion: to compare each with every file would cost the square of the site.
func TestSuggestionsAreBounded(t *testing.T) {
	all := changed(nil)
	for i := range 2000 {
		name := "content/2022/" + strconv.Itoa(i+10) + "-task.md"
		all[name] = strings.Replace(second, "number = 2", "number = "+strconv.Itoa(i+2), 1) + "\n[x](" + strconv.Itoa(i+10) + "-tsk.md)\n"
	}
	_, problems, _ := read(t, all, false)
	dead, near := 0, 0
	for _, p := range problems {
		if p.Code == "dead-link" {
			dead++
			if p.Data["near"] != "" {
				near++
			}
		}
	}
	if dead != 2000 || near < 10 || near > mostComparisons/2000 {
		t.Errorf("%d dead links, %d of them with a suggestion", dead, near)
	}
}
