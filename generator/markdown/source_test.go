package markdown

import (
	"strings"
	"testing"
)

func TestATaskKeepsWhatWasWritten(t *testing.T) {
	for _, c := range []struct{ body, description, updates string }{
		{"", "", ""},
		{"\n首段。\n\n- 一\n", "首段。\n\n- 一", ""},
		{"\n  \n    缩进  \n\n## 2022-06-28 标题\n\n**一**  \n二\n\n", "    缩进", "**一**  \n二"},
		{"## 2022-06-28 一\n甲\n## 2022-06-29 二 ##\n\n乙", "", "甲|乙"},
		{"首段\r\n\r\n## 2022-06-28 一\r\n\r\n甲\r\n", "首段", "甲"},
		{"2022-06-28 一\n---\n\n甲\n", "", "甲"},
		{"```\n## 2022-06-28 不是\n```\n\n  ## 2022-06-28 是\n\n## 2022-06-29 空\n", "```\n## 2022-06-28 不是\n```", "|"},
		{"## 2022-06-28 一\n\n> 撤回：误\n\n不再公开\n\n## 2022-06-29 二\n\n甲\n", "", "|甲"},
		{"注[^1]\n\n## 2022-06-28 一\n\n又注[^1]\n\n[^1]: 脚注\n", "注[^1]", "又注[^1]\n\n[^1]: 脚注"},
	} {
		doc := Parse([]byte(c.body), 1, Task)
		var updates []string
		for _, u := range doc.Updates {
			updates = append(updates, u.Source)
		}
		if got := strings.Join(updates, "|"); doc.Source != c.description || got != c.updates {
			t.Errorf("%q: kept %q and %q, want %q and %q", c.body, doc.Source, got, c.description, c.updates)
		}
	}
}
