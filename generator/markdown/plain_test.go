package markdown

import (
	"strings"
	"testing"
)

func TestAnExcerptIsTheBeginningOfTheBody(t *testing.T) {
	for body, want := range map[string]string{
		"":                "",
		"第一段。\n\n第二段。":    "第一段。第二段。",
		"One.\n\nTwo.":    "One. Two.",
		"- 甲\n- 乙\n\n> 丙": "甲乙丙",
		"### 小标题\n\n正文**粗**`x`[链](a.md)![图](b.jpg)": "正文粗x链",
		"| a |\n|-|\n| b |\n\n```\nc\n```\n\n正文":    "正文",
	} {
		d := Parse([]byte("## 2022-06-28 甲\n\n"+body), 1, Task)
		expect(t, body, d.Updates[0].Excerpt, want)
	}
}

func TestALongExcerptIsCut(t *testing.T) {
	d := Parse([]byte("## 2022-06-28 甲\n\n"+strings.Repeat("安全生产", 30)), 1, Task)
	expect(t, "Chinese", d.Updates[0].Excerpt, strings.Repeat("安全生产", 20)+"…")
	d = Parse([]byte("## 2022-06-28 甲\n\n"+strings.Repeat("safety first ", 30)), 1, Task)
	if got := d.Updates[0].Excerpt; !strings.HasSuffix(got, " safety…") && !strings.HasSuffix(got, " first…") || len(got) < 150 || len(got) > 165 {
		t.Errorf("Latin: %s", got)
	}
}

func TestCutsFallBetweenWords(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"安全生产", 8, "安全生产"},
		{"安全生产", 7, "安全生…"},
		{"完成12.5%以上", 7, "完成…"},
		{"完成12.5%以上", 9, "完成12.5%…"},
		{"到2022-06-28为止", 8, "到…"},
		{"one two", 5, "one…"},
		{"don't do", 5, "don't…"},
		{"检查，整改", 6, "检查…"},
		{"发布《通知》", 7, "发布…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301…"},
		{"甲👨‍👩‍👧乙", 4, "甲…"},
		{"甲🇨🇳乙", 3, "甲…"},
		{"甲👍🏽乙", 3, "甲…"},
		{strings.Repeat("a", 10), 4, "aaaa…"},
		{"", 4, ""},
	} {
		if got := cut(c.text, c.width); got != c.want {
			t.Errorf("cut(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestShortenedForAMessage(t *testing.T) {
	expect(t, "short", shorten(" 一\n 二 ", 3), "一 二")
	expect(t, "long", shorten("一二三四", 3), "一二三…")
}
