package markdown

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// filled returns a text with its open places filled with {targets}, but for details.
func filled(d *Document, text Text) string {
	var b strings.Builder
	for _, p := range text {
		b.WriteString(p.HTML)
		if p.Link >= 0 && !p.Detail {
			fmt.Fprintf(&b, "{%s}", d.Links[p.Link].Target)
		}
	}
	return b.String()
}

// page returns the HTML of a page without the newline at its end.
func page(source string) string {
	d := Parse([]byte(source), 1, Page)
	return strings.TrimSuffix(filled(d, d.Description), "\n")
}

// found returns the problems of a document, one a line: place, kind and data in the order of their names.
func found(d *Document) string {
	var b strings.Builder
	for _, p := range d.Problems {
		fmt.Fprintf(&b, "%d:%d %s", p.Line, p.Column, p.Code)
		for _, key := range []string{"key", "value", "expected"} {
			if value, ok := p.Data[key]; ok {
				fmt.Fprintf(&b, " %s=%s", key, value)
			}
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// expect compares what a case yields with what it should.
func expect(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s\n got %s\nwant %s", what, got, want)
	}
}

func TestMarkdownBecomesHTML(t *testing.T) {
	for source, want := range map[string]string{
		"":                            "",
		"\n\n":                        "",
		"正文":                          "<p>正文</p>",
		"**粗** *斜* ~~删~~":             "<p><strong>粗</strong> <em>斜</em> <del>删</del></p>",
		"5~10天，15~20天":                "<p>5~10天，15~20天</p>",
		"~~~\na~~b\n~~~":              `<pre tabindex="0"><code>a~~b` + "\n</code></pre>",
		"```go\nif a < b {\n\n}\n```": `<pre tabindex="0"><code class="language-go">if a &lt; b {` + "\n\n}\n</code></pre>",
		"    a\n    b":                `<pre tabindex="0"><code>a` + "\nb\n</code></pre>",
		"```\n未结束":                    `<pre tabindex="0"><code>未结束` + "\n</code></pre>",
		"- [x] 完成\n- [ ] 未完成":         "<ul>\n<li><span class=\"tick done\">☑</span> 完成</li>\n<li><span class=\"tick\">☐</span> 未完成</li>\n</ul>",
		"3. 三\n4. 四":                  "<ol start=\"3\">\n<li>三</li>\n<li>四</li>\n</ol>",
		"一\\\n二":                      "<p>一<br>\n二</p>",
		"一  \n二":                      "<p>一<br>\n二</p>",
		"`a  b` 与 `c\nd`":             "<p><code>a  b</code> 与 <code>c d</code></p>",
		"温度<30℃，x < y & z":            "<p>温度&lt;30℃，x &lt; y &amp; z</p>",
		"\\*不是斜体\\* &copy; &#x4E2D;":  "<p>*不是斜体* © 中</p>",
		"> 引文":                        "<blockquote>\n<p>引文</p>\n</blockquote>",
	} {
		expect(t, source, page(source), want)
	}
}

func TestTablesAlignByClass(t *testing.T) {
	got := page("| 指标 | 目标 | 完成 |  |\n| --- | :-- | --: | :-: |\n| 甲 | 1 | 2 | 3 |")
	want := `<div class="table" tabindex="0">
<table>
<thead>
<tr>
<th scope="col">指标</th>
<th scope="col" class="left">目标</th>
<th scope="col" class="right">完成</th>
<td class="center"></td>
</tr>
</thead>
<tbody>
<tr>
<td>甲</td>
<td class="left">1</td>
<td class="right">2</td>
<td class="center">3</td>
</tr>
</tbody>
</table>
</div>`
	expect(t, "table", got, want)
}

func TestLineEndsAndControlCharactersAreTolerated(t *testing.T) {
	for source, want := range map[string]string{
		"一\r\n二\r\n\r\n三":         "<p>一二</p>\n<p>三</p>",
		"a\x00b\x01c":             "<p>a\uFFFDb\uFFFDc</p>",
		"`a\x00b`":                "<p><code>a\uFFFDb</code></p>",
		"a\xffb":                  "<p>a\uFFFDb</p>",
		"a\vb\fc\rd":              "<p>a b c d</p>",
		"a&#1;b&#0;c&#xD800;d":    "<p>a\uFFFDb\uFFFDc\uFFFDd</p>",
		"a\uFFFEb":                "<p>a\uFFFDb</p>",
		"```\r\na\r\n\r\nb\r\n":   "<pre tabindex=\"0\"><code>a\n\nb\n</code></pre>",
		"# 一\r\n\r\n| a |\r\n|-|": "<h2 id=\"一\">一</h2>\n<div class=\"table\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n</table>\n</div>",
	} {
		expect(t, fmt.Sprintf("%q", source), page(source), want)
	}
}

func TestPlacesAreTheSameWithEitherLineEnd(t *testing.T) {
	source := "甲乙<b>\n\n- 一\n- 二 [x](a.md) <i>\n"
	for _, s := range []string{source, strings.ReplaceAll(source, "\n", "\r\n"), strings.ReplaceAll(source, "甲", "\x00")} {
		d := Parse([]byte(s), 7, Page)
		expect(t, s, strings.TrimPrefix(found(d), "7:1 invisible-character value=U+0000\n"), "7:3 raw-html value=<b>\n10:15 raw-html value=<i>")
		if l := d.Links[0]; l.Line != 10 || l.Column != 5 {
			t.Errorf("%q: the link is at %d:%d", s, l.Line, l.Column)
		}
	}
}

func TestTheSummaryIsTheFirstParagraph(t *testing.T) {
	for source, want := range map[string]string{
		"":     "",
		"- 列表": "",
		"# 标题\n\n第一段**粗**，\n后一行。\n\n第二段":  "第一段粗，后一行。",
		"![图](a.jpg)\n\n正文[链接](b.md)[^1]": "正文链接[^1]",
		"A &amp; B\nand `c`": "A & B and c",
	} {
		if got := Parse([]byte(source), 1, Page).Summary; got != want {
			t.Errorf("%q has summary %q, want %q", source, got, want)
		}
	}
}

func TestParseLeavesTheBodyAlone(t *testing.T) {
	file := []byte("```\n未结束|后面的字节")
	end := strings.Index(string(file), "|")
	before := string(file)
	d := Parse(file[:end], 1, Page)
	if string(file) != before {
		t.Errorf("the file is now %q", file)
	}
	shown := filled(d, d.Description)
	clear(file)
	if filled(d, d.Description) != shown {
		t.Error("the document changed with the file")
	}
}

func TestGoroutinesMayParseAtOnce(t *testing.T) {
	source := []byte("[见](a.md)[^1]\n\n[^1]: 注\n\n## 2022-06-28 进展\n\n正文<b>")
	want := filled(Parse(source, 1, Task), Parse(source, 1, Task).Description)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 50 {
				d := Parse(source, 1, Task)
				if got := filled(d, d.Description); got != want || len(d.Updates) != 1 || len(d.Problems) != 1 {
					t.Errorf("got %s", got)
				}
			}
		})
	}
	wait.Wait()
}
