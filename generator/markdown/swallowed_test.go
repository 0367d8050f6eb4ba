package markdown

import "testing"

// inTask parses what stands below the first update of a task, whose heading is line 11.
func inTask(below string) *Document {
	return Parse([]byte("## 2022-03-01 第一条\n\n"+below), 11, Task)
}

func TestAnUpdateThatIsSwallowedIsReported(t *testing.T) {
	for below, want := range map[string]string{
		"1. 一\n\n   ## 2022-05-10 甲 [待审]":         "15:4 update-in-list value=## 2022-05-10 甲 [待审] expected=## 2022-05-10 甲 [待审]",
		"- 一\n- ## 2022-05-10 甲":                  "14:3 update-in-list value=## 2022-05-10 甲 expected=## 2022-05-10 甲",
		"- 一\n  - 二\n\n    ##2022-05-10 甲":        "16:5 update-in-list value=##2022-05-10 甲 expected=## 2022-05-10 甲",
		"- [ ] 一\n\n  # 2022年5月10日 甲":             "15:3 update-in-list value=# 2022年5月10日 甲 expected=## 2022-05-10 甲",
		"> 引\n>\n> ## 2022-05-10 甲":               "15:3 update-in-quotation value=## 2022-05-10 甲 expected=## 2022-05-10 甲",
		"> - 引\n>\n>   ### 2022/5/10 甲":           "15:5 update-in-quotation value=### 2022/5/10 甲 expected=## 2022-05-10 甲",
		"> 引\n> ＃＃2022-05-10 甲":                   "14:3 update-in-quotation value=＃＃2022-05-10 甲 expected=## 2022-05-10 甲",
		"文[^1]\n\n[^1]: 注\n\n    ## 2022-05-10 甲": "17:5 update-in-footnote value=## 2022-05-10 甲 expected=## 2022-05-10 甲",
		"    ## 2022-05-10 甲":                     "13:5 update-indented value=## 2022-05-10 甲 expected=## 2022-05-10 甲",
		"\t## 2022-05-10 甲":                       "13:2 update-indented value=## 2022-05-10 甲 expected=## 2022-05-10 甲",
		"文\n     ## 2022-05-10 甲":                 "14:6 update-indented value=## 2022-05-10 甲 expected=## 2022-05-10 甲",
		"\u3000\u3000## 2022-05-10 甲":             "13:1 update-indented value=## 2022-05-10 甲 expected=## 2022-05-10 甲",
		"### 2022-05-10 甲":                        "13:1 update-level value=### 2022-05-10 甲 expected=## 2022-05-10 甲",
		"###### 2022年5月10日：甲":                     "13:1 update-level value=###### 2022年5月10日：甲 expected=## 2022-05-10 甲",
		"###2022-05-10 甲":                         "13:1 update-unspaced value=###2022-05-10 甲 expected=## 2022-05-10 甲",
		"##2022年5月10日 甲":                          "13:1 update-unspaced value=##2022年5月10日 甲 expected=## 2022-05-10 甲",
		"##\u00a02022-05-10 甲":                    "13:3 blank-odd value=U+00A0",
		"**2022-05-10 甲**":                        "13:1 update-in-bold value=**2022-05-10 甲** expected=## 2022-05-10 甲",
		"__2022年5月10日 甲__":                        "13:1 update-in-bold value=__2022年5月10日 甲__ expected=## 2022-05-10 甲",
		"2022年7月12日，检查。":                          "13:1 update-in-sentence value=2022年7月12日，检查。 expected=## 2022-07-12",
		"2022-07-12 检查\n\n情况。":                    "13:1 update-in-sentence value=2022-07-12 检查 expected=## 2022-07-12",
		"2022/7/12：检查。":                           "13:1 update-in-sentence value=2022/7/12：检查。 expected=## 2022-07-12",
		"2022年2月12日，省里发文。\n\n2022年3月1日，启动。":       "",
		"文中说到2022年7月12日，情况如下。":                    "",
		"2022年7月12日前完成。":                          "",
		"2022年7月底，检查。":                            "",
		"- 2022年7月12日，检查。":                        "",
		"### 5月10日的检查\n\n- 一\n\n  ### 小标题":        "",
		"\\## 2022-05-10 甲":                       "",
	} {
		expect(t, below, found(inTask(below)), want)
	}
}

func TestADayThatOpensTheDescriptionIsReported(t *testing.T) {
	expect(t, "description", found(Parse([]byte("要做的事。\n\n2022年7月12日，检查。"), 9, Task)), "11:1 update-in-sentence value=2022年7月12日，检查。 expected=## 2022-07-12")
	expect(t, "a page", found(Parse([]byte("2022年7月12日，检查。\n\n### 2022-07-12 甲\n\n> ## 2022-07-13 乙"), 9, Page)), "")
}

func TestWhereTheNewestStandsFirstAnUpdateOfTheDayBeforeIsMissed(t *testing.T) {
	d := Parse([]byte("## 2022-08-01 丙\n\n2022年7月12日，检查。\n\n2022年8月2日，开会。\n\n## 2022-06-01 甲\n"), 1, Task)
	expect(t, "newest first", found(d), "3:1 update-in-sentence value=2022年7月12日，检查。 expected=## 2022-07-12")
}

func TestCodeThatDoesNotEndIsReported(t *testing.T) {
	for below, want := range map[string]string{
		"```\n摘录\n\n## 2022-06-01 甲":                "13:1 code-unclosed value=```\n16:1 update-in-code value=## 2022-06-01 甲 expected=```",
		"~~~~\n摘录\n~~~\n\n文":                        "13:1 code-unclosed value=~~~~",
		"```toml\nx\n```toml":                       "13:1 code-unclosed value=```",
		"````\n```\nx\n```":                         "13:1 code-unclosed value=````",
		"- 一\n\n  ```\n  x\n\n文\n\n## 2022-06-01 甲": "15:3 code-unclosed value=```",
		"> ```\n> x\n\n文":                           "13:3 code-unclosed value=```",
		"- ```\n  x\n```\n\n文":                      "13:3 code-unclosed value=```\n15:1 code-unclosed value=```",
		"```":                                       "13:1 code-unclosed value=```",
		"```\nx\n```\n":                             "",
		"```\n```\n":                                "",
		"- 一\n\n  ~~~ md\n  x\n  ~~~\n- 二":          "",
		"> ```\n> x\n> ```\n":                       "",
		"   ```\n   x\n```\n":                       "",
		"````md\n```\n## 2022-06-01 甲\n```\n````":   "",
		"```md\n## 2022-06-01 标题\n\n正文\n```":        "",
		"```\n摘录\n```md\n## 2022-06-01 甲\n```":      "16:1 update-in-code value=## 2022-06-01 甲 expected=```",
		"```\n摘录\n\n## 2022-06-01 甲 [待审]\n\n文\n```": "16:1 update-in-code value=## 2022-06-01 甲 [待审] expected=```",
		"```\n摘录\n\n## 2022-06-01 甲\n\n> 撤回：误\n```": "16:1 update-in-code value=## 2022-06-01 甲 expected=```",
	} {
		expect(t, below, found(inTask(below)), want)
	}
}

func TestWhoDoesWhatIsSaidOfASwallowedUpdateHasOne(t *testing.T) {
	for wrong, right := range map[string]string{
		"1. 一\n\n   ## 2022-05-10 甲\n": "1. 一\n\n## 2022-05-10 甲\n",
		"> 引\n> ## 2022-05-10 甲\n":     "> 引\n## 2022-05-10 甲\n",
		"文\n    ## 2022-05-10 甲\n":     "文\n## 2022-05-10 甲\n",
		"### 2022年5月10日 甲\n":           "## 2022-05-10 甲\n",
		"```\nx\n\n## 2022-05-10 甲\n":  "```\nx\n```\n\n## 2022-05-10 甲\n",
		"**2022-05-10 甲**\n\n文\n":      "## 2022-05-10 甲\n\n文\n",
		"2022年5月10日，检查。\n":             "## 2022-05-10 检查\n\n2022年5月10日，检查。\n",
		"##\u00a02022-05-10 甲\n":       "## 2022-05-10 甲\n",
	} {
		if d := inTask(wrong); len(d.Problems) == 0 || len(d.Updates) != 1 {
			t.Errorf("%q: %d updates, %s", wrong, len(d.Updates), found(d))
		}
		if d := inTask(right); len(d.Problems) > 0 || len(d.Updates) != 2 {
			t.Errorf("%q: %d updates, %s", right, len(d.Updates), found(d))
		}
	}
}

func TestFieldsInTheBodyAreReported(t *testing.T) {
	for below, want := range map[string]string{
		"completed = 2022-12-20":                        "13:1 field-in-body value=completed = 2022-12-20",
		"文\ncompleted = \"2022-12-20\"":                 "14:1 field-in-body value=completed = \"2022-12-20\"",
		"- 一\ncompleted = 2022-12-20":                   "14:1 field-in-body value=completed = 2022-12-20",
		"completd＝2022年12月20日":                          "13:1 field-in-body value=completd＝2022年12月20日",
		"outcome=“partly”":                              "13:1 field-in-body value=outcome=“partly”",
		"[schedule]\ndue = 2022-12-20":                  "13:1 field-in-body value=[schedule]\n14:1 field-in-body value=due = 2022-12-20",
		"[[milestones]]":                                "13:1 field-in-body value=[[milestones]]",
		"responsible = true":                            "13:1 field-in-body value=responsible = true",
		"report = { approved = 2022-12-20 }":            "13:1 field-in-body value=report = { approved = 2022-12-20 }",
		"[[corrections]]\nwas = 14":                     "13:1 field-in-body value=[[corrections]]\n14:1 field-in-body value=was = 14",
		"draft = true":                                  "13:1 field-in-body value=draft = true",
		"completed: 2022-12-20":                         "13:1 field-in-body value=completed: 2022-12-20",
		"办结日期 = 2022-12-20":                             "13:1 field-in-body value=办结日期 = 2022-12-20",
		"verified = { date = 2022-12-20, by = \"市局\" }": "13:1 field-in-body value=verified = { date = 2022-12-20, by = \"市局…",
		"x = 5\n\ny = [1, 2]\n\ntotal = 12\n\n合计 = 12":  "",
		"name = \"值\"":                                  "",
		"end: 2022-12-20 前":                             "",
		"办结 = 全部完成":                                     "",
		"```\ncompleted = 2022-12-20\n```":              "",
		"写 `completed = 2022-12-20` 即可":                 "",
		"[schedule](a.md)\n\n[1]":                       "",
	} {
		expect(t, below, found(inTask(below)), want)
	}
}

func TestAMergeLeftUnfinishedInABodyIsOneProblem(t *testing.T) {
	d := inTask("<<<<<<< HEAD\n## 2022-05-01 甲\n\n内容甲。\n=======\n## 2022-05-02 乙\n\n内容[乙](/x)。\n\n>>>>>>> 3f2a1bc (乙)\n")
	expect(t, "problems", found(d), "13:1 merge-unfinished value=<<<<<<<\n20:3 absolute-link value=/x")
	expect(t, "record", record(d), "2022-03-01 第一条\n2022-05-01 甲\n2022-05-02 乙")
	expect(t, "a page", found(Parse([]byte("标题\n=======\n\n> > 引"), 1, Page)), "")
}

func TestCharactersThatNobodySeesAreReportedInABody(t *testing.T) {
	for below, want := range map[string]string{
		"正\u200b文":                      "13:2 invisible-character value=U+200B",
		"`a\u0007`\n\u2028":             "13:3 invisible-character value=U+0007\n14:1 invisible-character value=U+2028",
		"## \u200e2022-05-10 甲":         "13:4 invisible-character value=U+200E",
		"\u200b## 2022-05-10 甲":         "13:1 invisible-character value=U+200B",
		"> \u202e撤回：x":                  "13:3 invisible-character value=U+202E",
		"## 2022-05-10 甲 [待\u200d审]":    "13:19 invisible-character value=U+200D",
		"👨\u200d👩\u200d👧 می\u200cخواهم": "",
		"数\u00a0字\u3000全角":              "",
	} {
		expect(t, below, found(inTask(below)), want)
	}
}
