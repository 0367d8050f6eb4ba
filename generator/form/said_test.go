package form

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gongshi/generator/markdown"
)

func TestTheFirstSentenceIsTheTitle(t *testing.T) {
	long := "根据省厅统一部署要求结合本区实际情况组织开展危险化学品生产企业安全风险隐患专项排查整治工作，共检查企业12家，整改问题30项"
	for _, c := range []struct{ text, title, rest string }{
		{"完成检查。", "完成检查", ""},
		{"完成检查", "完成检查", ""},
		{"。完成检查", "完成检查", ""},
		{"！ ”。\n\u3000完成检查。整改30项。", "完成检查", "整改30项。"},
		{"..\n。完成检查", "完成检查", ""},
		{"“。”完成检查。", "完成检查", ""},
		{".5公里完成", ".5公里完成", ""},
		{"“一网通办”上线。", "“一网通办”上线", ""},
		{"\"一网通办\"上线。", "\"一网通办\"上线", ""},
		{"（二）整改30项。", "整改30项", "（二）整改30项。"},
		{"；" + long, "根据省厅统一部署要求结合本区实际情况组织开展危险化学品生产企业安全…", long},
		{"完成检查。整改30项。", "完成检查", "整改30项。"},
		{"完成检查；整改30项", "完成检查", "整改30项"},
		{"完成检查\n整改30项", "完成检查", "整改30项"},
		{"开展“迎检查。”活动", "开展“迎检查。”", "活动"},
		{"完成3.5公里。", "完成3.5公里", ""},
		{"1. 完成检查。\n2. 整改30项。", "完成检查", "1. 完成检查。\n2. 整改30项。"},
		{"（一）完成检查；（二）整改30项", "完成检查", "（一）完成检查；（二）整改30项"},
		{long, "根据省厅统一部署要求结合本区实际情况组织开展危险化学品生产企业安全…", long},
		{"组织开展危险化学品企业检查，" + long, "组织开展危险化学品企业检查", "组织开展危险化学品企业检查，" + long},
		{"All 12 lamps are repaired. Work goes on.", "All 12 lamps are repaired", "Work goes on."},
		{"Repaired 3.5 km of Mr. A. Smith Road", "Repaired 3.5 km of Mr", "A. Smith Road"},
	} {
		title, rest := entitled(c.text)
		if strings.HasSuffix(c.title, "…") && strings.HasSuffix(title, "…") && rest == c.rest {
			if widthOf(title) > mostTitle || !strings.HasPrefix(c.rest, strings.TrimSuffix(title, "…")) {
				t.Errorf("%q: %q", c.text, title)
			}
			continue
		}
		if title != c.title || rest != c.rest {
			t.Errorf("%q: %q and %q, want %q and %q", c.text, title, rest, c.title, c.rest)
		}
	}
}

func TestPeopleAndTheirNumbersAreLeftOut(t *testing.T) {
	for text, want := range map[string]string{
		"完成检查。": "完成检查。|",
		"完成检查。联系人：张三，电话：13812345678":         "完成检查。|联系人 138…78",
		"完成检查（联系人：张三 0632-4412345）。":         "完成检查。|联系人 063…",
		"联系人及电话：李晓明 ０６３２－４４１２３４５":            "|联系人及电话 063…",
		"经办人：欧阳文，完成检查":                       "完成检查|经办人",
		"责任人：张三。":                            "|责任人",
		"企业主要负责人：全部培训。":                      "企业主要负责人：全部培训。|",
		"身份证号：11010519491231002X。完成检查":       "完成检查|110…2X",
		"1.完成检查；\n2.整改；\n填报人：王五":             "1.完成检查；\n2.整改；|填报人",
		"1.完成检查\n填报人：王五":                     "1.完成检查|填报人",
		"共检查2022年12月以前的企业13812家，投入1381234元。": "共检查2022年12月以前的企业13812家，投入1381234元。|",
		"验收，电话0632-4412345":                  "验收|063…",
		"电话抽查30次":                            "电话抽查30次|",
		"手机 １３８１２３４５６７８ 李四":                  "李四|138…78",
		"座机(0632)4412345":                    "|(06…",
		"完成检查。联系人王五13811112222、0632-5551234": "完成检查。|联系人 063… 138…22",
		"完成检查，联系人王五，电话：13811112222。":         "完成检查。|联系人 138…22",
		"完成检查（联络员欧阳文 0632-5551234）":          "完成检查|联络员 063…",
		"经办人李晓明（5551234）已核对":                 "（5551234）已核对|经办人",
		"填报人王五":                              "|填报人",
		"已整改，联系人班超13811112222":               "已整改|联系人 138…22",
		"联系人王五、李四13811112222":                "|联系人 138…22",
		"联系人王五、安全科。":                         "安全科。|联系人",
		"电话联系王五，要求整改":                        "要求整改|电话联系",
		"电话联系企业30家，13家没有整改":                  "电话联系企业30家，13家没有整改|",
		"邀请联系人大代表，听取意见":                      "邀请联系人大代表，听取意见|",
		"联系人员，共12人":                          "联系人员，共12人|",
		"确定各企业联系人，建立台账":                      "确定各企业联系人，建立台账|",
		"各企业负责人高度重视，主要负责人到位。":                "各企业负责人高度重视，主要负责人到位。|",
		"联系人名单（共30人）、责任人任务清单":                "联系人名单（共30人）、责任人任务清单|",
		"企业负责人带队检查3次":                        "企业负责人带队检查3次|",
		"企业负责人培训1381234人次":                   "企业负责人培训1381234人次|",
	} {
		clean, left := withoutPersons(text)
		if got := clean + "|" + strings.Join(left, " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// readsAs returns what a reader sees of Markdown, a line for each paragraph.
func readsAs(t *testing.T, text string) string {
	t.Helper()
	on := dayOf(t, "2022-06-30")
	doc := markdown.ParseUpdate([]byte(text), 1, on, "x", "x")
	if len(doc.Problems.Errors()) > 0 || len(doc.Updates) != 1 {
		t.Fatalf("%q: %v", text, doc.Problems)
	}
	var b strings.Builder
	for _, part := range doc.Updates[0].Body {
		b.WriteString(part.HTML)
	}
	return strings.TrimSpace(html.UnescapeString(tags.ReplaceAllString(strings.ReplaceAll(b.String(), "</p>", "\n"), "")))
}

// typedAs returns what was typed: lines without blanks around them, and no empty ones.
func typedAs(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimFunc(line, unicode.IsSpace); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func oneBreak(text string) string { return regexp.MustCompile(`\n+`).ReplaceAllString(text, "\n") }

var typed = []string{
	"完成检查", "*a* **b** _c_ __d__ `e` ~~f~~", "# 一\n## 2022-06-30 二\n- 三\n+ 四\n1. 五\n1) 六\n> 七", "    缩进\n\t缩进", "---\n===\n***", "| a | b |\n|---|---|\n| 1 | 2 |",
	"<b>粗</b> &amp; &lt; <!-- x -->", "[a](b) ![c](d) [^1] [待审]", "见https://www.example.org/a_b_c，以及 https://www.example.org/*x*", "a\\b \\* \\", "```\ncode\n```", "6~8所，~9所", "> 撤回：不对",
	"[x]: https://a.example.org", "a|b\n-|-", ": x", "www.example.org/a_b_ x@example.org", "1986\\. x", "&copy;", "a  \nb", "- [ ] x", "$x$ ^y^", "=1+1",
}

func TestTextReadsAsItWasTyped(t *testing.T) {
	for _, text := range typed {
		if got, want := oneBreak(readsAs(t, asTyped(text))), typedAs(text); got != want {
			t.Errorf("%q reads %q", text, got)
		}
	}
}

func FuzzTextReadsAsItWasTyped(f *testing.F) {
	for _, text := range typed {
		f.Add(text)
	}
	ordinary := func(r rune) bool { return r == '\n' || unicode.IsPrint(r) }
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 || !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return !ordinary(r) }) || strings.Contains(text, "://") {
			t.Skip()
		}
		doc := markdown.ParseUpdate([]byte(asTyped(text)), 1, dayOf(t, "2022-06-30"), "x", "x")
		if len(doc.Problems.Errors()) > 0 {
			t.Skip() // such as what no font shows
		}
		if got, want := oneBreak(readsAs(t, asTyped(text))), typedAs(text); got != want {
			t.Errorf("%q reads %q", want, got)
		}
	})
}
