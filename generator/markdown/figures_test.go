package markdown

import (
	"strings"
	"testing"
)

func TestAPictureByItselfIsAFigure(t *testing.T) {
	const plain = `<figure>` + "\n" + `<img src="{a.jpg}" alt="图" loading="lazy">` + "\n" + `<figcaption aria-hidden="true">图</figcaption>` + "\n</figure>"
	for source, want := range map[string]string{
		"![图](a.jpg)":                plain,
		"  ![图](a.jpg)  \n\n正文":      plain + "\n<p>正文</p>",
		"> ![图](a.jpg)":              "<blockquote>\n" + plain + "\n</blockquote>",
		"- ![图](a.jpg)\n\n- 乙":       "<ul>\n<li>\n" + plain + "\n</li>\n<li>\n<p>乙</p>\n</li>\n</ul>",
		"![图](a.jpg \"图\")":          plain,
		"![图][x]\n\n[x]: a.jpg":      plain,
		"![图](a.jpg)\n![图](a.jpg)":   plain + "\n" + plain,
		"![图](a.jpg) ![图](a.jpg)":    plain + "\n" + plain,
		"![甲*乙*](a.jpg)":             strings.ReplaceAll(plain, "图", "甲乙"),
		"![<&\"](a.jpg)":             strings.ReplaceAll(plain, "图", "&lt;&amp;&quot;"),
		"![图](a.jpg '标 &amp; \\*题')": `<figure>` + "\n" + `<img src="{a.jpg}" alt="图" loading="lazy">` + "\n<figcaption>标 &amp; *题</figcaption>\n</figure>",
		"![](a.jpg)":                 "<figure>\n" + `<img src="{a.jpg}" alt="" loading="lazy">` + "\n</figure>",
	} {
		expect(t, source, page(source), want)
	}
}

func TestAnyOtherPictureStaysInItsParagraph(t *testing.T) {
	const image = `<img src="{a.jpg}" alt="图" loading="lazy">`
	for source, want := range map[string]string{
		"甲![图](a.jpg)":                "<p>甲" + image + "</p>",
		"![图](a.jpg)\n甲":              "<p>" + image + "\n甲</p>",
		"![图](a.jpg '题')甲":            `<p><img src="{a.jpg}" alt="图" loading="lazy" title="题">甲</p>`,
		"[![图](a.jpg)](b.md)":         `<p><a href="{b.md}">` + image + "</a></p>",
		"- ![图](a.jpg)":               "<ul>\n<li>" + image + "</li>\n</ul>",
		"![图](https://x.cn/a)":        `<p><a href="https://x.cn/a">图</a></p>`,
		"![图](ftp://x.cn/a)":          "<p>图</p>",
		"![图](/a.jpg)":                "<p>图</p>",
		"![图]()":                      "<p>图</p>",
		"| a |\n|-|\n| ![图](a.jpg) |": "<div class=\"table\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>" + image + "</td>\n</tr>\n</tbody>\n</table>\n</div>",
	} {
		expect(t, source, page(source), want)
	}
}

func TestAPictureAtTheEndOfAFootnoteLeavesRoomForTheWayBack(t *testing.T) {
	if got := page("甲[^1]\n\n[^1]: ![图](a.jpg)"); strings.Contains(got, "<figure>") || !strings.Contains(got, "footnote-back") {
		t.Error(got)
	}
}

// detailed returns where details are open, each with what it is of.
func detailed(d *Document) string {
	var b strings.Builder
	for _, p := range d.Description {
		if b.WriteString(p.HTML); p.Detail {
			b.WriteString("{" + d.Links[p.Link].Target + "}")
		}
	}
	return b.String()
}

func TestDetailsStandAfterALinkAndInAPicture(t *testing.T) {
	for source, want := range map[string]string{
		"[甲](files/a.pdf)后":       `<p><a href="">甲</a>{files/a.pdf}后</p>`,
		"[甲](files/a.pdf#page=3)": `<p><a href="">甲</a>{files/a.pdf#page=3}</p>`,
		"[甲](files/a)":            `<p><a href="">甲</a>{files/a}</p>`,
		"甲![图](a.jpg)":            `<p>甲<img src="" alt="图" loading="lazy"{a.jpg}></p>`,
		"[![图](a.jpg)](b.pdf)":    `<p><a href=""><img src="" alt="图" loading="lazy"{a.jpg}></a>{b.pdf}</p>`,
		"[甲](b.md) [乙](../about.md#c) [丙](#d) [丁](https://x.cn/a.pdf) [戊](/a.pdf)": `<p><a href="">甲</a> <a href="">乙</a> <a href="">丙</a> <a href="https://x.cn/a.pdf">丁</a> <a>戊</a></p>`,
	} {
		expect(t, source, strings.TrimSpace(detailed(Parse([]byte(source), 1, Page))), want)
	}
}

func TestAFileSaysItsTypeAndSize(t *testing.T) {
	for want, f := range map[string]File{
		` <span class="file">(PDF 1.2` + "\u00A0" + `MB)</span>`:  {Name: "files/a.pdf", Size: 1258291},
		` <span class="file">(CSV 0` + "\u00A0" + `B)</span>`:     {Name: "files/a.csv"},
		` <span class="file">(DOCX 1023` + "\u00A0" + `B)</span>`: {Name: "说明.Docx", Size: 1023},
		` <span class="file">(ZIP 1` + "\u00A0" + `KB)</span>`:    {Name: "a.zip", Size: 1024},
		` <span class="file">(GZ 9.9` + "\u00A0" + `KB)</span>`:   {Name: "a.tar.gz", Size: 10188},
		` <span class="file">(7Z 10` + "\u00A0" + `KB)</span>`:    {Name: "a.7z", Size: 10189},
		` <span class="file">(XLS 1` + "\u00A0" + `MB)</span>`:    {Name: "a.xls", Size: 1<<20 - 1},
		` <span class="file">(MP4 3.5` + "\u00A0" + `GB)</span>`:  {Name: "a.mp4", Size: 7 << 29},
		` <span class="file">(12` + "\u00A0" + `B)</span>`:        {Name: "files/a.储罐", Size: 12},
		` <span class="file">(13` + "\u00A0" + `B)</span>`:        {Name: "files/readme", Size: 13},
		"": {Name: "a.JPG", Size: 14, Width: 4, Height: 3},
	} {
		expect(t, f.Name, f.Detail(false), want)
	}
}

func TestAPictureSaysHowLargeItIsShown(t *testing.T) {
	expect(t, "known", File{Name: "a.jpg", Size: 14, Width: 4, Height: 3}.Detail(true), ` width="4" height="3"`)
	expect(t, "unknown", File{Name: "a.jpg", Size: 14}.Detail(true), "")
	expect(t, "no picture", File{Name: "a.csv", Size: 14}.Detail(true), "")
}
