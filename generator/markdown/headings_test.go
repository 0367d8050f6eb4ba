package markdown

import (
	"slices"
	"strings"
	"testing"
)

func TestHeadingsGetIDsFromTheirText(t *testing.T) {
	for source, want := range map[string]string{
		"# 总体要求":              "总体要求",
		"# 一、总体要求（2022年）":     "一总体要求2022年",
		"# Plan of the Year!": "plan-of-the-year",
		"# a - b_c/d":         "a-b-c-d",
		"# **粗**与[链接](a.md)":  "粗与链接",
		"# `code` &amp; more": "code-more",
		"# Ünïcode":           "ünïcode",
		"# 甲\n\n# 甲\n\n# 甲":   "甲 甲-2 甲-3",
		"# 甲\n\n# 甲 2\n\n# 甲": "甲 甲-2 甲-3",
		"# 甲 2\n\n# 甲\n\n# 甲": "甲-2 甲 甲-3",
		"# ！？":                "",
		"#":                   "",
	} {
		d := Parse([]byte(source), 1, Page)
		expect(t, source, strings.Join(d.Anchors, " "), want)
		for _, id := range d.Anchors {
			if !strings.Contains(filled(d, d.Description), ` id="`+id+`"`) {
				t.Errorf("%q: %s is no id in %s", source, id, filled(d, d.Description))
			}
		}
	}
}

func TestAHeadingKeepsItsIDWhenOthersComeBefore(t *testing.T) {
	d := Parse([]byte("# 新的一节\n\n# 总体要求\n\n# 保障措施"), 1, Page)
	if want := []string{"新的一节", "总体要求", "保障措施"}; !slices.Equal(d.Anchors, want) {
		t.Errorf("anchors %v, want %v", d.Anchors, want)
	}
}

func TestAHeadingDoesNotTakeTheAnchorOfAnUpdate(t *testing.T) {
	d := Parse([]byte("### 2022-06-28\n\n### 2022-06-28 2\n\n## 2022-06-28 甲\n\n## 2022-06-28 乙"), 1, Task)
	want := []string{"2022-06-28-3", "2022-06-28-2-2", "2022-06-28", "2022-06-28-2"}
	if !slices.Equal(d.Anchors, want) {
		t.Errorf("anchors %v, want %v", d.Anchors, want)
	}
}

func TestLevelsFollowTheOutline(t *testing.T) {
	for _, c := range []struct {
		form           Form
		source, levels string
	}{
		{Page, "# a\n## b\n### c\n# d", "2 3 4 2"},
		{Page, "## a\n### b\n## c", "2 3 2"},
		{Page, "### a\n## b", "2 2"},
		{Page, "## a\n##### b\n### c", "2 3 3"},
		{Page, "# a\n## b\n### c\n#### d\n##### e\n###### f", "2 3 4 5 6 6"},
		{Page, "a\n===\nb\n---", "2 3"},
		{Task, "### a\n#### b", "3 4"},
		{Task, "### a\n## 2022-06-28 x\n### b\n#### c\n### d", "3 4 5 4"},
		{Task, "## 2022-06-28 x\n#### b\n> ## c", "4 4"},
	} {
		d := Parse([]byte(c.source), 1, c.form)
		shown := filled(d, d.Description)
		for _, u := range d.Updates {
			shown += filled(d, u.Body)
		}
		var levels []string
		for _, piece := range strings.Split(shown, "</h")[1:] {
			levels = append(levels, piece[:1])
		}
		expect(t, c.source, strings.Join(levels, " "), c.levels)
	}
}
