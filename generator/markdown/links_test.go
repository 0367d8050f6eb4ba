package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestRelativeLinksAreLeftOpen(t *testing.T) {
	for source, want := range map[string]string{
		"[甲](20-a.md)":                 "20-a.md",
		"[甲](./files/a.pdf#p2)":        "./files/a.pdf#p2",
		"[甲](../about.md)":             "../about.md",
		"[甲](#总体要求)":                   "#总体要求",
		"[甲](#%E6%80%BB)":              "#总",
		"[甲](a%20b.pdf)":               "a b.pdf",
		"[甲](<a b.pdf>)":               "a b.pdf",
		"[甲](1%23装置.pdf#%23)":          "1%23装置.pdf#%23",
		"[甲](100%.pdf)":                "100%.pdf",
		"[甲](%ff.pdf)":                 "%ff.pdf",
		"[甲](a%00.pdf)":                "a%00.pdf",
		"[甲](a\\_b.md)":                "a_b.md",
		"[甲](a&amp;b.md)":              "a&b.md",
		"[甲][x]\n\n[x]: files/a.pdf":   "files/a.pdf",
		"[x]\n\n[x]: <a b.pdf> '标题'":   "a b.pdf",
		"![图](files/a.jpg)":            "files/a.jpg image",
		"[![图](a.jpg)](b.md)":          "b.md, a.jpg image",
		"[甲](java&#9;script:alert(1))": "java\tscript:alert(1)",
		"<https://x.cn> a@b.cn":        "",
	} {
		d := Parse([]byte(source), 1, Page)
		var targets []string
		for _, l := range d.Links {
			if l.Image {
				l.Target += " image"
			}
			targets = append(targets, l.Target)
		}
		expect(t, source, strings.Join(targets, ", "), want)
		expect(t, source, found(d), "")
	}
}

func TestAnOpenPlaceIsInsideTheQuotes(t *testing.T) {
	d := Parse([]byte("前[甲](a.md \"标 \\\"题\\\"\")中![图*斜*](b.jpg)后"), 1, Page)
	want := Text{
		{`<p>前<a href="`, 0, false}, {`" title="标 &quot;题&quot;">甲</a>中<img src="`, 1, false},
		{`" alt="图斜" loading="lazy"`, 1, true}, {">后</p>\n", -1, false},
	}
	if !slices.Equal(d.Description, want) {
		t.Errorf(" got %+v\nwant %+v", d.Description, want)
	}
}

func TestAbsoluteAddressesAreFinished(t *testing.T) {
	for source, want := range map[string]string{
		"[甲](https://x.cn/a?b=1&c=2)":               `<a href="https://x.cn/a?b=1&amp;c=2">甲</a>`,
		"[甲](HTTP://x.cn/中%20文)":                    `<a href="HTTP://x.cn/%E4%B8%AD%20%E6%96%87">甲</a>`,
		"[甲](mailto:a@b.cn)":                        `<a href="mailto:a@b.cn">甲</a>`,
		"[甲](tel:+86-632-1234567)":                  `<a href="tel:+86-632-1234567">甲</a>`,
		"[](https://x.cn)":                          `<a href="https://x.cn">https://x.cn</a>`,
		"![图](https://x.cn/a.jpg)":                  `<a href="https://x.cn/a.jpg">图</a>`, // nobody else is asked for anything
		"![](https://x.cn/a.jpg)":                   `<a href="https://x.cn/a.jpg">https://x.cn/a.jpg</a>`,
		"[![图](https://x.cn/a.jpg)见](https://x.cn)": `<a href="https://x.cn">图见</a>`,
		"<https://x.cn/?a=\"b\">":                   `<a href="https://x.cn/?a=%22b%22">https://x.cn/?a=&quot;b&quot;</a>`,
		"<a@b.cn>":                                  `<a href="mailto:a@b.cn">a@b.cn</a>`,
		"[见 <https://x.cn>](https://y.cn)":          `<a href="https://y.cn">见 https://x.cn</a>`,
		"[甲](http://[::1]/)":                        `<a href="http://[::1]/">甲</a>`,
		"[甲](http://[2001:db8::7]:8080/[a])":        `<a href="http://[2001:db8::7]:8080/%5Ba%5D">甲</a>`,
		"[甲](https://x.cn/?u=http://[::1]/)":        `<a href="https://x.cn/?u=http://%5B::1%5D/">甲</a>`,
		"[甲](http://[甲]/)":                          `<a href="http://%5B%E7%94%B2%5D/">甲</a>`,
	} {
		expect(t, source, page(source), "<p>"+want+"</p>")
	}
}

func TestAddressesInTextBecomeLinks(t *testing.T) {
	for source, want := range map[string]string{
		"https://x.cn/a_b_c":          "<https://x.cn/a_b_c>",
		"见https://x.cn/a，后文":          "见<https://x.cn/a>，后文",
		"见http://x.cn。":               "见<http://x.cn>。",
		"（https://x.cn/a）":            "（<https://x.cn/a>）",
		"见 https://x.cn/后文":           "见 <https://x.cn/>后文",
		"见https://x.cn, https://y.cn": "见<https://x.cn>, <https://y.cn>",
		"**见**https://x.cn/*a*":       "<strong>见</strong><https://x.cn/><em>a</em>",
		"见**https://x.cn**后":          "见<strong><https://x.cn></strong>后",
		"- 见https://x.cn":             "- 见<https://x.cn>",
		"xhttps://x.cn":               "xhttps://x.cn",
		"见ftp://x.cn 与 ftp://x.cn":    "见ftp://x.cn 与 ftp://x.cn",
		"`见https://x.cn`":             "<code>见https://x.cn</code>",
		"www.x.cn":                    "<http://www.x.cn>",
		"邮箱 a@b.cn。":                  "邮箱 <mailto:a@b.cn>。",
		"见https:后":                    "见https:后",
	} {
		got := page(source)
		for _, pair := range [][2]string{{"<p>", ""}, {"</p>", ""}, {"<ul>\n<li>", "- "}, {"</li>\n</ul>", ""}} {
			got = strings.ReplaceAll(got, pair[0], pair[1])
		}
		for strings.Contains(got, `<a href="`) {
			before, rest, _ := strings.Cut(got, `<a href="`)
			address, rest, _ := strings.Cut(rest, `">`)
			_, rest, _ = strings.Cut(rest, "</a>")
			got = before + "<" + address + ">" + rest
		}
		expect(t, source, got, want)
	}
}

func TestAddressesThatAPageMayNotHaveAreReported(t *testing.T) {
	for source, want := range map[string]string{
		"甲 [乙](javascript:alert(1))":            "1:3 unsafe-url value=javascript:alert(1)",
		"[乙](JavaScript:x)":                     "1:1 unsafe-url value=JavaScript:x",
		"[乙](java&#115;cript:x)":                "1:1 unsafe-url value=javascript:x",
		"[乙](data:text/html,x)":                 "1:1 unsafe-url value=data:text/html,x",
		"[乙](//x.cn/a)":                         "1:1 unsafe-url value=//x.cn/a",
		"[乙](C:\\a.doc)":                        "1:1 unsafe-url value=C:\\a.doc",
		"![乙](mailto:a@b.cn)":                   "1:1 unsafe-url value=mailto:a@b.cn",
		"甲 <ftp://x.cn>":                        "1:3 unsafe-url value=ftp://x.cn",
		"甲 <javascript:alert(1)>":               "1:3 unsafe-url value=javascript:alert(1)",
		"- 甲\n- > [乙](/about/)":                 "2:5 absolute-link value=/about/",
		"| a |\n|-|\n| 甲 [乙](/x) |":             "3:5 absolute-link value=/x",
		"甲![乙](/a.jpg)":                         "1:2 absolute-link value=/a.jpg",
		"[乙][x]\n\n[x]: /a":                     "1:1 absolute-link value=/a",
		"甲[乙]()":                                "1:2 link-without-address value=[乙]()",
		"[甲](" + strings.Repeat("/a", 50) + ")": "1:1 absolute-link value=" + strings.Repeat("/a", 30) + "…",
	} {
		d := Parse([]byte(source), 1, Page)
		expect(t, source, found(d), want)
		if shown := filled(d, d.Description); strings.Contains(shown, "href") || strings.Contains(shown, "src") {
			t.Errorf("%q is shown as %s", source, shown)
		}
	}
}

func TestLinkDefinitionsHoldForTheWholeFile(t *testing.T) {
	d := Parse([]byte("描述[通知]\n\n[台账]: files/b.xlsx\n\n## 2022-06-28 甲\n\n见[台账]\n\n[通知]: https://x.cn '题'"), 1, Task)
	expect(t, "description", filled(d, d.Description), "<p>描述<a href=\"https://x.cn\" title=\"题\">通知</a></p>\n")
	expect(t, "update", filled(d, d.Updates[0].Body), "<p>见<a href=\"{files/b.xlsx}\">台账</a></p>\n")
}

func TestLinksKnowTheirPlace(t *testing.T) {
	for source, want := range map[string]string{
		"甲乙[丙](a.md)":                         "3:3",
		"**[丙](a.md)**":                       "3:3",
		"![图](a.jpg)":                         "3:1",
		"一\n二[丙](a.md)":                       "4:2",
		"- 一\n\n  > 二 [丙](a.md)":              "5:7",
		"| 甲 | 乙 |\n|-|-|\n| 一 | [二](a.md) |": "5:7",
		"1.\t[丙](a.md)":                       "3:4",
		"[丙][x]\n\n[x]: a.md":                 "3:1",
		"### 标题 [丙](a.md)":                    "3:8",
		"[**丙**\n丁](a.md)":                    "3:1",
	} {
		d := Parse([]byte(source), 3, Page)
		if got := fmt.Sprintf("%d:%d", d.Links[0].Line, d.Links[0].Column); got != want {
			t.Errorf("%q: the link is at %s, want %s", source, got, want)
		}
	}
}
