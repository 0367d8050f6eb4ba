package site

import (
	"strings"
	"testing"
)

// privateMistakes are people's own numbers. The identity numbers are made up, with the right check digit.
var privateMistakes = []mistake{
	linked("a mobile number", "联系人：张三，13812345678。", "task:11:8 phone-number | value=138…78", nil),
	linked("a mobile number in groups", "电话 138 1234 5678 或 139-1234-5678", "task:11:4 phone-number | value=138…78\ntask:11:20 phone-number | value=139…78", nil),
	beforeLead("a mobile number in front matter", "partners = [\"张三 13812345678\"]", "task:5:17 phone-number | value=138…78"),
	{"a mobile number in the plan", planFile, "通知。", "通知 19912345678", nil, "plan:17:16 phone-number | value=199…78"},
	{"a mobile number on an ordinary page", articleFile, "说明。", "**13812345678**", nil, "article:7:3 phone-number | value=138…78"},
	{"a mobile number in the notice of the site", configFile, "publisher", "notice = \"请拨 13812345678\"\npublisher", nil, "config:5:14 phone-number | value=138…78"},
	{"the telephone of the office", configFile, "[[offices]]\nkey     ", "[contact]\nphone = \"13812345678\"\n\n[[offices]]\nkey     ", nil, ""},
	linked("an identity number", "身份证 11010519491231002X", "task:11:5 identity-number | value=110…2X", nil),
	linked("an identity number with another check digit", "编号 110105194912310021", "", nil),
	linked("an identity number of no birthday", "编号 110105194913310020", "", nil),
	linked("longer numbers, words and addresses", "913704001381234567 A13812345678 no13812345678 https://x.cn/13812345678 [a](https://x.cn/a?13812345678)", "", nil),
	linked("a mobile number in full-width digits", "电话１３８１２３４５６７８", "task:11:3 phone-number | value=138…78", nil),
	linked("a mobile number with the code of the country", "+86 138 1234 5678、8613812345678、0086-13812345678", "task:11:1 phone-number | value=+86…78\ntask:11:19 phone-number | value=861…78\ntask:11:33 phone-number | value=008…78", nil),
	linked("an identity number in full-width digits and in parts", "１１０１０５１９４９１２３１００２X 110105 1949 1231 002X", "task:11:1 identity-number | value=110…2X\ntask:11:20 identity-number | value=110…2X", nil),
	linked("the number of a bank card", "卡号 6222 0212 3456 7894，6222021234567894", "task:11:4 card-number | value=622…94\ntask:11:24 card-number | value=622…94", nil),
	linked("a number with another check digit", "编号 6222 0212 3456 7895", "", nil),
	linked("codes of enterprises and orders", "91370403MA3C5XYZ12、12370403004216789、202206300000012345", "", nil),
	linked("somebody's address", "邮箱：zhang.san@163.com、<b@QQ.com>", "task:11:4 private-mail | value=zha…om\ntask:11:23 private-mail | value=b@Q…om", nil),
	linked("an office's address", "邮箱：yjj@xuecheng.gov.cn、info@example.org、a@b、@163.com", "", nil),
	{"people in a table that is attached", "", "", "", files{"content/2022/files/名单.csv": "\ufeff姓名,电话,身份证\n张三,13812345678,11010519491231002X\n", "content/2022/files/a.pdf": "13812345678"},
		"content/2022/files/a.pdf attachment-unlinked\ncontent/2022/files/名单.csv:2:4 phone-number | value=138…78\ncontent/2022/files/名单.csv:2:16 identity-number | value=110…2X"},
	{"people in a text that is attached, in another encoding", "", "", "", files{"content/2022/files/a.txt": "\xd5\xc5\xc8\xfd 13812345678\n"}, "content/2022/files/a.txt:1:6 phone-number | value=138…78"},
	linked("a landline", "0632-4412345、12345、2022123456789", "", nil),
}

func TestPeoplesOwnNumbersAreWarnedOf(t *testing.T) {
	checkMistakes(t, privateMistakes)
	_, problems, _ := read(t, privateMistakes[0].files(t), false)
	if len(problems.Errors()) > 0 {
		t.Error("a number stops publishing")
	}
}

func TestANumberIsNotSpreadByTheMessage(t *testing.T) {
	_, problems, _ := read(t, privateMistakes[0].files(t), false)
	if says, hint := problems[0].Words("zh-CN"); strings.Contains(says+hint, "1381234") {
		t.Errorf("it says %s", says)
	}
}

// bodyMistakes are those that package markdown finds, each once: that they come out in their place.
var bodyMistakes = []mistake{
	linked("an underlined heading", "小结\n---", "task:11:1 heading-underlined | value=小结", nil),
	linked("a day as in Chinese", "## 2022年6月28日 开工", "task:11:1 heading-day-form | expected=## 2022-06-28 开工 | value=2022年6月28日 开工", nil),
	linked("the page's own title", "# 进展", "task:11:1 heading-highest | value=# 进展", nil),
	linked("no space in an update's heading", "##2022-06-28 开工", "task:11:1 update-unspaced | expected=## 2022-06-28 开工 | value=##2022-06-28 开工", nil),
	linked("no space in a heading", "###小标题", "task:11:1 heading-unspaced | expected=### 小标题 | value=###小标题", nil),
	linked("an update without a title", "## 2022-06-28", "task:11:1 heading-untitled | value=2022-06-28", nil),
	linked("an update of no day", "## 2022-02-30 开工", "task:11:1 heading-no-such-day | value=2022-02-30", nil),
	linked("a withdrawal without a reason", "## 2022-02-28 开工\n\n> 撤回：", "task:13:1 withdrawal-without-reason | value=撤回", nil),
	linked("raw HTML", "一<br>二", "task:11:2 raw-html | value=<br>", nil),
	linked("stars left in the text", "**要点：**一是", "task:11:1 literal-emphasis | value=**要点：**", nil),
	linked("a footnote that is not there", "一[^1]", "task:11:2 footnote-missing | value=[^1]", nil),
	linked("a footnote that is not cited", "一\n\n[^1]: 注", "task:13:1 footnote-uncited | value=[^1]", nil),
	linked("a picture without a description", "![](https://x.cn/a.png)", "task:11:1 image-undescribed | value=https://x.cn/a.png", nil),
	linked("an unsafe address", "[x](javascript:alert(1))", "task:11:1 unsafe-url | value=javascript:alert(1)", nil),
	linked("a link without an address", "[方案]()", "task:11:1 link-without-address | value=[方案]()", nil),
	linked("a link in full-width brackets", "[方案]（a.md）", "task:11:1 link-full-width | expected=[方案](a.md) | value=[方案]（a.md）", nil),
	linked("a link with a space", "[图](files/图 1.png)", "task:11:1 link-with-space | expected=[图](<files/图 1.png>) | value=[图](files/图 1.png)", nil),
	linked("a link with a backslash", `[图](files\图.png)`, `task:11:1 link-backslash | expected=files/图.png | value=files\图.png`, nil),
}

func TestMistakesInBodies(t *testing.T) { checkMistakes(t, bodyMistakes) }
