package markdown

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTablesThatLoseCellsOrAreNoneAreReported(t *testing.T) {
	for source, want := range map[string]string{
		"| 企业 | 问题 |\n|---|---:|\n| 甲 | 3 | 逾期 |":            "3:1 table-row-long value=3 expected=2",
		"企业 | 问题\n--- | ---\n甲 | 3 | 逾期":                     "3:1 table-row-long value=3 expected=2",
		"| 企业 | 问题 |\n|---|---|\n| 甲 | a\\|b |\n| 乙 | 1 | |": "",
		"| 企业 | 问题 |\n|---|---|\n| 甲 |":                      "",
		"| 企业 | 问题 |\n|---|---|\n| 乙 | `a|b` |":              "3:1 table-code-bar value=`a|b` expected=`a\\|b`",
		"| 企业 | 问题 | 注 |\n|---|---|---|\n| 乙 | 见`a | b`中 |":  "3:1 table-code-bar value=`a | b` expected=`a \\| b`",
		"| 企业 | 问题 |\n|---|---|\n| 乙 | `a\\|b` |":            "",
		"- | 企业 | 问题 |\n  |---|---|\n  | 乙 | 1 | 2 |":        "3:3 table-row-long value=3 expected=2",
		"| 企业 | 问题 |\n|---|---|\n| 甲 | 1 |\n注：以上为初步数。":       "4:1 table-text value=注：以上为初步数。",
		"| 企业 | 问题 |\n| --- |\n| 丙 | 1 |":                    "1:1 table-delimiter value=| 企业 | 问题 | expected=|---|---|",
		"说明：\n| 企业 | 问题 |\n|---|---|---|\n| 丙 | 1 |":         "",
		"| 企业 | 问题 |\n|——|——|\n| 丙 | 1 |":                    "1:1 table-dashes value=| 企业 | 问题 | expected=|---|---|",
		"企业 | 问题 | 数\n—— | —— | ——\n丙 | 1 | 2":               "1:1 table-dashes value=企业 | 问题 | 数 expected=|---|---|---|",
		"| 企业 | 问题 |\n|：--|--：|\n| 丙 | 1 |":                  "1:1 table-dashes value=| 企业 | 问题 | expected=|---|---|",
		"｜ 企业 ｜ 问题 ｜\n｜---｜---｜\n｜ 丁 ｜ 1 ｜":                  "1:1 table-full-width value=｜ 企业 ｜ 问题 ｜ expected=| 企业 | 问题 |",
		"│ 企业 │ 问题 │\n│ 丁 │ 1 │":                             "1:1 table-full-width value=│ 企业 │ 问题 │ expected=| 企业 | 问题 |",
		"| 企业 | 问题 |\n| 丁 | 1 |":                             "1:1 table-undivided value=| 企业 | 问题 | expected=|---|---|",
		"> | 企业 | 问题 |\n> | 丁 | 1 |":                         "1:3 table-undivided value=| 企业 | 问题 | expected=|---|---|",
		"企业\t问题\n甲企业\t3\n乙企业\t5":                             "1:1 table-tabs value=企业 问题 expected=| 企业 | 问题 |",
		"甲 | 乙":             "",
		"|x| + |y| ≥ |x+y|": "",
		"|x| = 1\n|y| = 2":  "",
		"甲\t乙":              "",
		"办公室｜电话1234":        "",
		"甲——乙\n乙——丙":        "",
		"甲 | 乙\n第二行没有":      "",
	} {
		expect(t, source, found(Parse([]byte(source), 1, Page)), want)
	}
}

func TestWhatWordProcessorsLeaveIsReported(t *testing.T) {
	for source, want := range map[string]string{
		"    今天检查了企业12家，发现问题3个。":                                   "1:5 text-as-code value=今天检查了企业12家，发现问题3个。",
		"甲\n\n\t（一）现场检查企业12家，发现问题3个。\n":                            "3:2 text-as-code value=（一）现场检查企业12家，发现问题3个。",
		"\t“回头看”第一轮已经结束，下一步抓整改。":                                   "1:2 text-as-code value=“回头看”第一轮已经结束，下一步抓整改。",
		"    The inspection found that all twelve sites are safe.": "1:5 text-as-code value=The inspection found that all twelve sit…",
		"    2、对12家企业开展检查，发现问题3个。":                                 "1:5 text-as-code value=2、对12家企业开展检查，发现问题3个。",
		"    x = 检查(企业) # 发现问题，返回数量。":                              "",
		"    启动成功\n    2022-06-28 10:00 重启":                        "",
		"    go build ./generator":                                 "",
		"\u3000\u3000今天检查了企业12家，发现问题3个。":                           "",
		"1、建立台账；\n2、限期整改；\n3、复查。":                                  "2:1 lines-run-together value=2、限期整改；",
		"主要做法：\n①建立台账\n②限期整改":                                      "3:1 lines-run-together value=②限期整改",
		"1.建立台账\n2.限期整改":                                           "2:1 lines-run-together value=2.限期整改",
		"（一）建立台账\n（二）限期整改":                                         "2:1 lines-run-together value=（二）限期整改",
		"一、建立台账\n二、限期整改":                                           "2:1 lines-run-together value=二、限期整改",
		"•建立台账\n•限期整改":                                             "2:1 lines-run-together value=•限期整改",
		"-建立台账\n-限期整改":                                             "2:1 lines-run-together value=-限期整改",
		"- 甲\n\n  1）建立台账\n  2）限期整改":                                "4:3 lines-run-together value=2）限期整改",
		"1、建立台账；\n\n2、限期整改。":                                       "",
		"1. 建立台账\n2. 限期整改":                                         "",
		"1、建立台账；\\\n2、限期整改。":                                       "",
		"1、建立台账；  \n2、限期整改。":                                       "",
		"全年投入\n2.5万元，上年\n1.2万元":                                    "",
		"增减：\n-3%\n-5%":                                            "",
		"见第\n1、3条":                                                 "",
		"新建一处5*10*20米的水池":                                          "1:6 stars-as-emphasis value=5*10*20米的 expected=5\\*10\\*20米的",
		"138****5678、139****1234":                                  "1:4 stars-as-emphasis value=138****5678、139****1234 expected=138\\*\\*\\*\\*5678、139\\*\\*\\*\\*1234",
		"张*明、李*华":                                                  "1:2 stars-as-emphasis value=*明、李*华 expected=\\*明、李\\*华",
		"a*b*c":                                                    "1:2 stars-as-emphasis value=a*b*c expected=a\\*b\\*c",
		"这是*重点*内容，**必须**落实，*斜体* **5*10**":                          "",
		"5 * 10 * 20 与 5×10×20 与 5\\*10\\*20":                      "",
		"电话138****5678":                                            "",
	} {
		got := found(Parse([]byte(source), 1, Page))
		expect(t, source, got, want)
	}
}

func TestOrdinaryTextsStayWithoutAWord(t *testing.T) {
	files, err := filepath.Glob("testdata/ordinary/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range []Form{Page, Task} {
			expect(t, file, found(Parse(text, 12, form)), "")
		}
	}
}
