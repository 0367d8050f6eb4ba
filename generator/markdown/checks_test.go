package markdown

import (
	"strings"
	"testing"
)

func TestRawHTMLIsReportedAndNotShown(t *testing.T) {
	for source, want := range map[string]string{
		"甲<br>乙":                                "1:2 raw-html value=<br>",
		"甲 <b class=\"x\">乙</b>":                "1:3 raw-html value=<b class=\"x\">\n1:17 raw-html value=</b>",
		"甲 <!-- 备注 --> 乙":                       "1:3 raw-html value=<!-- 备注 -->",
		"<!-- 备注\n两行 -->\n\n甲":                  "1:1 raw-html value=<!-- 备注",
		"  <div>乙</div>\n丙\n\n甲":                "1:3 raw-html value=<div>",
		"- <script>alert(1)</script>":           "1:3 raw-html value=<script>",
		"> 甲\n> <p>乙":                           "2:3 raw-html value=<p>",
		"| 甲 |\n|-|\n| 一<br>二 |":                "3:4 raw-html value=<br>",
		"甲 <a\n href=\"x\">乙":                   "1:3 raw-html value=<a href=\"x\">",
		"甲 <?php ?> <!DOCTYPE x>":               "1:3 raw-html value=<?php ?>\n1:12 raw-html value=<!DOCTYPE x>",
		"<div " + strings.Repeat("a", 60) + ">": "1:1 raw-html value=<div " + strings.Repeat("a", 35) + "…",
		"甲 < 乙，1<2，a<b，<单位>，`<br>`":             "",
		"    <br>":       "",
		"```\n<br>\n```": "",
		"\\<br>":         "",
	} {
		d := Parse([]byte(source), 1, Page)
		expect(t, source, found(d), want)
		for _, tag := range []string{"<br>", "<b ", "<!--", "<div>", "<script", "<?", "<!D", "alert"} {
			if shown := filled(d, d.Description); strings.Contains(shown, tag) {
				t.Errorf("%q is shown as %s", source, shown)
			}
		}
	}
}

func TestStarsLeftInTheTextAreReported(t *testing.T) {
	for source, want := range map[string]string{
		"甲**粗体，**后文":              "1:2 literal-emphasis value=**粗体，**",
		"甲**“粗体”**后文":             "1:2 literal-emphasis value=**“粗体”**",
		"**未结束":                   "1:1 literal-emphasis value=**未结束",
		"- 甲\n- **乙，**丙**丁，**戊":   "2:3 literal-emphasis value=**乙，**",
		"**甲，**乙\n**丙，**丁":        "1:1 literal-emphasis value=**甲，**\n2:1 literal-emphasis value=**丙，**",
		"| a |\n|-|\n| **甲，**乙 |": "3:3 literal-emphasis value=**甲，**",
		"[**甲，**乙](a.md)":         "1:2 literal-emphasis value=**甲，**",
		"### **甲，**乙":             "1:5 literal-emphasis value=**甲，**",
		"**甲**乙":                  "",
		"\\*\\*甲 \\**乙":           "",
		"\\** **乙，**丙":            "1:5 literal-emphasis value=**乙，**",
		"`**` 与 ```**```":         "",
		"    **甲，**乙":             "",
		"[甲](a**b.md)":            "",
		"***":                     "",
		"2*3 与 甲*乙":               "1:2 stars-as-emphasis value=2*3 与 甲*乙 expected=2\\*3 与 甲\\*乙",
		"2*3 与 甲":                 "",
	} {
		expect(t, source, found(Parse([]byte(source), 1, Page)), want)
	}
}

func TestWhatWasMeantToBeAFootnoteOrALinkIsReported(t *testing.T) {
	for source, want := range map[string]string{
		"甲[^1]，乙":                     "1:2 footnote-missing value=[^1]",
		"甲[^1]\n\n[^2]: 注":            "1:2 footnote-missing value=[^1]\n3:1 footnote-uncited value=[^2]",
		"甲[^1]\n\n[^1]: 注\n[^1]: 又":   "4:1 footnote-twice value=[^1]",
		"见[方案]（a.md）。":                "1:2 link-full-width value=[方案]（a.md） expected=[方案](a.md)",
		"见[方案]（files/a.pdf)。":         "1:2 link-full-width value=[方案]（files/a.pdf) expected=[方案](files/a.pdf)",
		"见[方案](a.md）。":                "1:2 link-full-width value=[方案](a.md） expected=[方案](a.md)",
		"- 一\n- [图 A](files/图 A.png)": "2:3 link-with-space value=[图 A](files/图 A.png) expected=[图 A](<files/图 A.png>)",
		"[图](<files/图 A.png>)":        "",
		"[方案]（征求意见稿）":                 "",
		"[方案](a.md)（试行）":              "",
		"数组[1]（2.5）":                  "",
		"\\[^1] `[^1]` `[x]（a.md）`":   "",
		"    [x]（a.md）":               "",
		"注[^1]\n\n[^1]: 见[x]（a.md）":   "3:8 link-full-width value=[x]（a.md） expected=[x](a.md)",
		"[](a.md)![](b.png)":          "1:9 image-undescribed value=b.png",
	} {
		expect(t, source, found(Parse([]byte(source), 1, Page)), want)
	}
}

func TestHeadingsWithoutASpaceAreReported(t *testing.T) {
	for source, want := range map[string]string{
		"###小标题":           "1:1 heading-unspaced value=###小标题 expected=### 小标题",
		"正文\n  ＃＃＃ 小标题":    "2:3 heading-unspaced value=＃＃＃ 小标题 expected=### 小标题",
		"###":              "",
		"### 小标题":          "",
		"#1机组 与 #2":        "",
		"\\###小标题":         "",
		"```\n###小标题\n```": "",
		"########甲":        "",
	} {
		expect(t, source, found(Parse([]byte(source), 1, Task)), want)
	}
	expect(t, "a page", found(Parse([]byte("##小标题\n\n#1机组"), 1, Page)), "1:1 heading-unspaced value=##小标题 expected=## 小标题")
}

func TestProblemsComeInTheOrderOfPlaces(t *testing.T) {
	d := Parse([]byte("<b>[^1]\n\n[^1]: <i>\n\n## 甲\n\n## 2022-06-28 乙\n\n[丙](/x)<u>"), 20, Task)
	expect(t, "problems", found(d), `20:1 raw-html value=<b>
22:7 raw-html value=<i>
24:1 heading-undated value=甲
28:1 absolute-link value=/x
28:8 raw-html value=<u>`)
}
