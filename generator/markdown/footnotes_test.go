package markdown

import (
	"slices"
	"strings"
	"testing"
)

func TestASectionShowsTheFootnotesThatItCites(t *testing.T) {
	d := Parse([]byte("描述[^乙]，再[^甲]，又[^乙]。\n\n## 2022-06-28 进展\n\n正文[^甲]\n\n[^甲]: 注甲\n[^乙]: 注乙\n"), 1, Task)
	expect(t, "description", filled(d, d.Description),
		`<p>描述<sup id="fnref_1"><a class="footnote-ref" href="{#fn_1}">[1]</a></sup>，`+
			`再<sup id="fnref_2"><a class="footnote-ref" href="{#fn_2}">[2]</a></sup>，`+
			`又<sup id="fnref_1_2"><a class="footnote-ref" href="{#fn_1}">[1]</a></sup>。</p>
<div class="footnotes">
<ol>
<li id="fn_1">
<p>注乙`+"\u00A0"+`<a class="footnote-back" href="{#fnref_1}">↩`+"\uFE0E"+`1</a>`+"\u00A0"+`<a class="footnote-back" href="{#fnref_1_2}">↩`+"\uFE0E"+`2</a></p>
</li>
<li id="fn_2">
<p>注甲`+"\u00A0"+`<a class="footnote-back" href="{#fnref_2}">↩`+"\uFE0E"+`</a></p>
</li>
</ol>
</div>
`)
	expect(t, "update", filled(d, d.Updates[0].Body),
		`<p>正文<sup id="2022-06-28-fnref_1"><a class="footnote-ref" href="{#2022-06-28-fn_1}">[1]</a></sup></p>
<div class="footnotes">
<ol>
<li id="2022-06-28-fn_1">
<p>注甲`+"\u00A0"+`<a class="footnote-back" href="{#2022-06-28-fnref_1}">↩`+"\uFE0E"+`</a></p>
</li>
</ol>
</div>
`)
}

func TestFootnotesMayHoldAnything(t *testing.T) {
	for source, want := range map[string][]string{
		"甲[^1]\n\n[^1]:":                      {`<li id="fn_1">` + "\n<p>\u00A0<a"},
		"甲[^1]\n\n[^1]: - 列表":                 {"<li>列表</li>\n</ul>\n<p>\u00A0<a"},
		"甲[^1]\n\n[^1]: 一\n\n    二":           {"<p>一</p>\n<p>二\u00A0<a"},
		"甲[^1]\n\n[^1]: 一[^2]\n[^2]: 二[^1]":   {`<li id="fn_1">`, `<li id="fn_2">`, `id="fnref_1_2"`},
		"甲[^1]\n\n> [^1]: 引文里":                {"<p>引文里\u00A0<a"},
		"甲[^1]\n\n[^1]: 外\n\n    [^2]: 内[^1]": {"<p>外\u00A0<a", "<p>内<sup"},
		"[链[^1]](a.md)\n\n[^1]: 注":            {`<a href="{a.md}">链<sup id="fnref_1">[1]</sup></a>`},
		"注意![^1]\n\n[^1]: 注":                  {"注意!<sup"},
		"甲[^1]\n\n[^1]: ### 小标题":              {"<h2>小标题</h2>"},
	} {
		got := page(source)
		for _, piece := range want {
			if !strings.Contains(got, piece) {
				t.Errorf("%q lacks %s in\n%s", source, piece, got)
			}
		}
	}
}

func TestAFootnoteThatIsNotCitedIsShown(t *testing.T) {
	d := Parse([]byte("甲[^1]\n\n[^1]: 一\n[^2]: 二\n[^1]: 重复\n\n## 2022-06-28 进展\n\n[^3]: 三"), 1, Task)
	expect(t, "description", strings.Join(strings.Split(filled(d, d.Description), "<li ")[2:], ""), "id=\"fn_2\">\n<p>二</p>\n</li>\nid=\"fn_3\">\n<p>重复</p>\n</li>\n</ol>\n</div>\n")
	expect(t, "update", filled(d, d.Updates[0].Body), "<div class=\"footnotes\">\n<ol>\n<li id=\"2022-06-28-fn_1\">\n<p>三</p>\n</li>\n</ol>\n</div>\n")
}

func TestAFootnoteThatIsNotCitedHasNoWayBack(t *testing.T) {
	expect(t, "page", page("[^1]: - 列表"), "<div class=\"footnotes\">\n<ol>\n<li id=\"fn_1\">\n<ul>\n<li>列表</li>\n</ul>\n</li>\n</ol>\n</div>")
}

func TestACitationOfNothingStaysText(t *testing.T) {
	expect(t, "text", page("甲[^1]与[^]"), "<p>甲[^1]与[^]</p>")
}

func TestAFootnoteInTwoSectionsIsFaultyOnce(t *testing.T) {
	d := Parse([]byte("甲[^1]\n\n## 2022-06-28 乙\n\n丙[^1]\n\n[^1]: [注](a.md)<b>**粗，**字\n"), 1, Task)
	expect(t, "problems", found(d), "7:16 raw-html value=<b>\n7:19 literal-emphasis value=**粗，**")
	count := 0
	for _, l := range d.Links {
		if l.Target == "a.md" {
			count++
		}
	}
	if count != 1 {
		t.Errorf("the link in the footnote stands %d times in %v", count, d.Links)
	}
}

func TestEveryIDIsAnAnchorOnce(t *testing.T) {
	d := Parse([]byte("### fn 1\n\n甲[^1]乙[^1]\n\n## 2022-06-28 丙\n\n### fn 1\n\n丁[^1]\n\n[^1]: 注"), 1, Task)
	slices.Sort(d.Anchors)
	want := []string{"2022-06-28", "2022-06-28-fn_1", "2022-06-28-fnref_1", "fn-1", "fn-1-2", "fn_1", "fnref_1", "fnref_1_2"}
	if !slices.Equal(d.Anchors, want) {
		t.Errorf("anchors %v, want %v", d.Anchors, want)
	}
}
