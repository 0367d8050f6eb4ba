package markdown

import "testing"

func TestABreakBetweenTwoLinesOfChineseLeavesNoGap(t *testing.T) {
	for source, want := range map[string]string{
		"汉字\n汉字":            "<p>汉字汉字</p>",
		"逗号，\n“引号”":         "<p>逗号，“引号”</p>",
		"“引号”\n汉字":          "<p>“引号”汉字</p>",
		"かな\nカナー\n漢字":       "<p>かなカナー漢字</p>",
		"汉字 \n  汉字":         "<p>汉字汉字</p>",
		"**粗**\n汉字":         "<p><strong>粗</strong>汉字</p>",
		"汉字\n**粗**":         "<p>汉字<strong>粗</strong></p>",
		"**粗\n体**":          "<p><strong>粗体</strong></p>",
		"***粗***\n~~删~~":    "<p><em><strong>粗</strong></em><del>删</del></p>",
		"[链](a.md)\n汉字":     "<p><a href=\"{a.md}\">链</a>汉字</p>",
		"汉字\n[**链**](a.md)": "<p>汉字<a href=\"{a.md}\"><strong>链</strong></a></p>",
		"> 汉字\n> 汉字":        "<blockquote>\n<p>汉字汉字</p>\n</blockquote>",
		"- 汉字\n  汉字":        "<ul>\n<li>汉字汉字</li>\n</ul>",
		"句号。\n（括号）":         "<p>句号。（括号）</p>",
	} {
		expect(t, source, page(source), want)
	}
}

func TestAnyOtherBreakStays(t *testing.T) {
	for source, want := range map[string]string{
		"word\nword":              "<p>word\nword</p>",
		"汉字\nword":                "<p>汉字\nword</p>",
		"word\n汉字":                "<p>word\n汉字</p>",
		"汉字\n`代码`":                "<p>汉字\n<code>代码</code></p>",
		"`代码`\n汉字":                "<p><code>代码</code>\n汉字</p>",
		"word\n**汉字**":            "<p>word\n<strong>汉字</strong></p>",
		"汉字\n[link](a.md)":        "<p>汉字\n<a href=\"{a.md}\">link</a></p>",
		"汉字\n![图](a.jpg)":         "<p>汉字\n<img src=\"{a.jpg}\" alt=\"图\" loading=\"lazy\"></p>",
		"汉字\n<https://x.cn>":      "<p>汉字\n<a href=\"https://x.cn\">https://x.cn</a></p>",
		"“quote”\n“quote”":        "<p>“quote”\n“quote”</p>",
		"한국어\n한국어":                "<p>한국어\n한국어</p>",
		"第3\n4个":                  "<p>第3\n4个</p>",
		"**Note**\n`code` *x*\ny": "<p><strong>Note</strong>\n<code>code</code> <em>x</em>\ny</p>",
	} {
		expect(t, source, page(source), want)
	}
}

func TestAFootnoteMarkDoesNotHoldTheGapOpen(t *testing.T) {
	d := Parse([]byte("甲[^1]\n乙\n\n[^1]: 注"), 1, Page)
	if want := "甲乙"; d.Summary != want {
		t.Errorf("summary %q, want %q", d.Summary, want)
	}
}
