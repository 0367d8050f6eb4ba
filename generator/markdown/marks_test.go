package markdown

import (
	"strings"
	"testing"
)

func TestBracketsOfAnyKindHoldAnUpdateBack(t *testing.T) {
	for _, mark := range []string{
		"[待审]", "【待审】", "［待审］", "（待审）", "(待审)", "〔待审〕", "{待审}", "｛待审｝", "〖待审〗", "《待审》", "「待审」", "〈待审〉", "＜待审＞",
		"[ 待审 ]", "【待 审】", "【\u3000待\u3000审\u3000】", "[[待审]]", "【待审]", "`[待审]`", "[Draft]", "{ DRAFT }", "〔draft〕", "(d r a f t)",
	} {
		for _, title := range []string{"小结 " + mark, "小结" + mark} {
			d := Parse([]byte("## 2022-05-01 "+title), 1, Task)
			if len(d.Problems) > 0 || len(d.Updates) != 1 || !d.Updates[0].Pending || d.Updates[0].Title != "小结" {
				t.Errorf("%s: %+v, %s", title, d.Updates, found(d))
			}
		}
	}
}

func TestWhatIsLikeAMarkIsAnErrorAndHoldsTheUpdateBackMeanwhile(t *testing.T) {
	for title, want := range map[string]string{
		"小结 [待审核]":                     "[待审核]|小结",
		"小结 〔待审批〕":                     "〔待审批〕|小结",
		"小结【待 审 核】":                    "【待 审 核】|小结",
		"小结 [草稿]":                      "[草稿]|小结",
		"小结（草稿）":                       "（草稿）|小结",
		"[未审核] 小结":                     "[未审核]|小结",
		"小结 [审核中]":                     "[审核中]|小结",
		"小结【暂不公开】":                     "【暂不公开】|小结",
		"小结 [侍审]":                      "[侍审]|小结",
		"小结 [待審]":                      "[待審]|小结",
		"小结 待审":                        "待审|小结",
		"小结待审":                         "待审|小结",
		"待审":                           "待审|",
		"小结 - 待审核":                     "待审核|小结",
		"小结 草稿":                        "草稿|小结",
		"小结 [待审":                       "[待审|小结",
		"小结 待审]":                       "待审]|小结",
		"Summary [under review]":       "[under review]|Summary",
		"Summary [unpublished draft]":  "[unpublished draft]|Summary",
		"Summary (not yet approved)":   "(not yet approved)|Summary",
		"Summary {pending}":            "{pending}|Summary",
		"Summary [darft]":              "[darft]|Summary",
		"Summary - draft":              "- draft|Summary",
		"Summary DRAFT":                "DRAFT|Summary",
		"Summary [for review]":         "[for review]|Summary",
		"Summary [embargoed until 12]": "[embargoed until 12]|Summary",
	} {
		mark, rest, _ := strings.Cut(want, "|")
		d := Parse([]byte("## 2022-05-01 "+title), 1, Task)
		expect(t, title, found(d), "1:1 pending-unclear value="+mark+" expected=## 2022-05-01 "+strings.TrimLeft(rest+" "+heldBackLike(title), " "))
		if !d.Updates[0].Pending {
			t.Errorf("%s is not held back", title)
		}
	}
}

func TestOrdinaryTitlesAreNoMarks(t *testing.T) {
	for _, title := range []string{
		"待审事项清零", "《办法（送审稿）》报区政府", "形成实施方案（初稿）", "条例（草案）征求意见", "完成方案草稿", "方案（草稿）征求意见", "3月数据（补报）", "审核中发现的问题整改",
		"评审会（第二次）召开", "会期（待定）", "甲企业许可证（已撤销）", "撤回3件申请", "报市局审批", "文件已上报，待审批", "[图] 现场检查", "检查〔2022〕8号文落实", "完成90%（共12家）",
		"First draft sent to members", "Second review (peer review)", "Pending cases closed", "Hold points agreed (see list)", "Site [A] inspected", "Report on review [annex 2]",
	} {
		d := Parse([]byte("## 2022-05-01 "+title), 1, Task)
		if len(d.Problems) > 0 || d.Updates[0].Pending || d.Updates[0].Title != title {
			t.Errorf("%s: %+v, %s", title, d.Updates, found(d))
		}
	}
}

func TestAMarkBelowTheHeadingIsAnError(t *testing.T) {
	for below, want := range map[string]string{
		"[待审]":            "13:1 pending-in-text value=[待审]",
		"文\n\n（待审）\n\n又":  "15:1 pending-in-text value=（待审）",
		"**【待审核】**":       "13:1 pending-in-text value=【待审核】",
		"### 小结 [待审]":     "13:1 pending-in-text value=小结 [待审]",
		"待审":              "13:1 pending-in-text value=待审",
		"三份方案待审。":         "",
		"文（草稿）。":          "",
		"- [ ] 待审事项":      "",
		"[待审](a.md)的三份方案": "",
	} {
		expect(t, below, found(inTask(below)), want)
	}
}

func TestMarksOfLateReportsAreWrittenInOneForm(t *testing.T) {
	for title, want := range map[string]string{
		"小结 [补报2022-07-20]":             "1:1 reported-form value=[补报2022-07-20] expected=[补报 2022-07-20]",
		"小结【补报 2022年7月20日】":             "1:1 reported-form value=【补报 2022年7月20日】 expected=[补报 2022-07-20]",
		"小结 [补报]":                       "1:1 reported-form value=[补报] expected=[补报 2022-07-20]",
		"Summary [repored 2022-07-20]":  "1:1 reported-form value=[repored 2022-07-20] expected=[reported 2022-07-20]",
		"Summary [report 2022/7/20]":    "1:1 reported-form value=[report 2022/7/20] expected=[reported 2022-07-20]",
		"小结 [补报 2022-07-20]":            "",
		"Summary [reported 2022-07-20]": "",
		"Summary [report on sites]":     "",
	} {
		expect(t, title, found(Parse([]byte("## 2022-05-01 "+title), 1, Task)), want)
	}
}

func TestWhatIsLikeAWithdrawalIsAnError(t *testing.T) {
	for below, want := range map[string]string{
		"＞ 撤回：误":                        "13:1 withdrawal-form value=＞ 撤回：误",
		"》撤回：误":                         "13:1 withdrawal-form value=》撤回：误",
		"> 已撤回：误":                       "13:1 withdrawal-form value=已撤回：误",
		"> 本条撤回：误":                      "13:1 withdrawal-form value=本条撤回：误",
		"> 撤回原因：误":                      "13:1 withdrawal-form value=撤回原因：误",
		"> 【撤回】误":                       "",
		"> 【撤回】：误":                      "13:1 withdrawal-form value=【撤回】：误",
		"> 作废，误":                        "13:1 withdrawal-form value=作废，误",
		"> ### 撤回：误":                    "13:1 withdrawal-form value=撤回：误",
		"撤回：误":                          "13:1 withdrawal-form value=撤回：误",
		"**撤回：** 误":                     "13:1 withdrawal-form value=**撤回：** 误",
		"文\n撤回：误":                       "14:1 withdrawal-form value=撤回：误",
		"已撤回。误\n":                       "",
		"### 撤回":                        "13:1 withdrawal-form value=撤回",
		"    > 撤回：误":                    "13:5 withdrawal-form value=> 撤回：误",
		"- 撤回：误":                        "13:1 withdrawal-form value=撤回：误",
		"- > 撤回：误":                      "13:1 withdrawal-form value=撤回：误",
		"> Withdrawn - wrong":           "13:1 withdrawal-form value=Withdrawn - wrong",
		"> Retracted: wrong":            "13:1 withdrawal-form value=Retracted: wrong",
		"Withdrawn: wrong":              "13:1 withdrawal-form value=Withdrawn: wrong",
		"文\n\n> 撤回：误":                   "15:1 withdrawal-late value=撤回：误",
		"> 撤销原许可的决定。":                   "",
		"> 收回闲置土地12宗。":                  "",
		"- 受理：10件\n- 撤回：2件":             "",
		"企业撤回申请2件。":                     "",
		"撤回申请的企业有2家。":                   "",
		"> 引文":                          "",
		"Withdrawn permits are listed.": "",
	} {
		expect(t, below, found(inTask(below)), want)
	}
	for _, below := range []string{"> **撤回：** 误", "> 撤回 ：误", ">撤回:误", "> **撤回**：误"} {
		if d := inTask(below); !d.Updates[0].Withdrawn || d.Updates[0].Reason != "误" || len(d.Problems) > 0 {
			t.Errorf("%q: %+v, %s", below, d.Updates[0], found(d))
		}
	}
	expect(t, "description", found(Parse([]byte("> 撤回：误"), 1, Task)), "1:1 withdrawal-form value=撤回：误")
	expect(t, "title", found(Parse([]byte("## 2022-05-01 小结【已撤回】"), 1, Task)), "1:1 withdrawal-in-title value=【已撤回】")
	expect(t, "title", found(Parse([]byte("## 2022-05-01 Summary (withdrawn)"), 1, Task)), "1:1 withdrawal-in-title value=(withdrawn)")
}

func TestTextRightBelowAWithdrawalWouldBePublished(t *testing.T) {
	expect(t, "lazy line", found(inTask("> 撤回：误发。\n误发的原文。")), "14:1 withdrawal-runs-on value=误发的原文。")
	expect(t, "lines of the reason", found(inTask("> 撤回：误发，\n> 另行公布。\n\n误发的原文。")), "")
}

func TestWhatATitleOrAReasonLosesIsAnError(t *testing.T) {
	for body, want := range map[string]string{
		"## 2022-05-01 [甲](a.md)\n":               "1:15 lost-in-title value=[甲](a.md)",
		"## 2022-05-01 ![甲](a.jpg) 乙\n":           "1:15 lost-in-title value=![甲](a.jpg)",
		"## 2022-05-01 完成~~30~~28家\n":             "1:17 lost-in-title value=~~30~~",
		"## 2022-05-01 **[甲][1]**\n\n[1]: a.md":   "1:17 lost-in-title value=[甲](a.md)",
		"## 2022-05-01 甲[^1]\n\n文\n\n[^1]: 注":     "1:16 lost-in-title value=[^1]",
		"## 2022-05-01 甲\n\n> 撤回：见[乙](b.md)\n":    "3:7 lost-in-reason value=[乙](b.md)",
		"## 2022-05-01 甲\n\n> 撤回：误\n>\n> - ~~丙~~": "5:5 lost-in-reason value=~~丙~~",
		"## 2022-05-01 **甲** `乙` https://x.cn\n":  "",
	} {
		expect(t, body, found(Parse([]byte(body), 1, Task)), want)
	}
}

func TestALabelMeansTheFootnoteOfItsOwnUpdateFirst(t *testing.T) {
	d := Parse([]byte("## 2022-04-01 甲\n\n38人[^1]。\n\n[^1]: 不含旁听。\n\n## 2022-05-01 乙\n\n41人[^1]。\n\n[^1]: 其中2人补考。\n\n## 2022-06-01 丙\n\n无。\n"), 1, Task)
	expect(t, "problems", found(d), "")
	for i, want := range []string{"不含旁听。", "其中2人补考。"} {
		if body := filled(d, d.Updates[i].Body); !strings.Contains(body, want) || strings.Count(body, "<li") != 1 {
			t.Errorf("update %d has the notes %s", i, body)
		}
	}
}

func TestALabelThatMeansNothingCertainIsAnError(t *testing.T) {
	for body, want := range map[string]string{
		"甲[^1]\n\n[^1]: 一\n[^1]: 二\n": "4:1 footnote-twice value=[^1]",
		"## 2022-04-01 甲\n\n[^1]: 一\n\n## 2022-05-01 乙\n\n[^1]: 二\n\n## 2022-06-01 丙\n\n文[^1]":                    "7:1 footnote-twice value=[^1]",
		"## 2022-04-01 甲\n\n文[^1]\n\n[^1]: 一\n\n## 2022-05-01 乙 [待审]\n\n文\n\n[^2]: 二\n\n## 2022-06-01 丙\n\n文[^2]": "15:2 footnote-held-back value=[^2]",
		"文[^a]\n\n[^a]：注\n":                              "1:2 footnote-missing value=[^a]\n3:1 footnote-full-width value=[^a]： expected=[^a]:",
		"文[^a]\n\n## 2022-04-01 甲\n\n文[^a]\n\n[^a]: 注\n": "",
	} {
		expect(t, body, found(Parse([]byte(body), 1, Task)), want)
	}
}
