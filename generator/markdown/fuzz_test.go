package markdown

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var seeds = []string{
	"甲\r\n乙 **丙，**丁 见https://x.cn/a，后 www.x.cn a@b.cn 5~10天 ~~删~~ &amp; &#1; \\* `c`",
	"- [x] [甲](a.md \"题\") ![图](b.jpg)\n  - 乙\n\n    > # 丙 <b>\n\n1. 一\n\n<div>\n\n</div>",
	"| a | b |\n|:-|-:|\n| **x | `a\\|b` |\n| [^1] |\n\n[^1]: 注[^2]\n\n    [^2]: - 内\n\n      ```\n      x",
	"描述[^a][^a]\n\n## 2022-06-28 甲 [待审]\n\n### 乙\n\n## 2022-06-28：丙\n\n> 撤回：丁[^a]\n\n[^a]: [x](/y)\n\n##2022\n---",
	"[a]: <b c> 'd'\n[a] [b](//c) [](d) [e]() <javascript:x> [f <https://x.cn> [^g]](h)\n\n[^g]: # h",
	"\t甲\n-\t<a\n>\t乙\n\t\t[丙](d)\n***粗** *斜*\n===\n\x00\xff\ufffe<!--",
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, body []byte, task bool) {
		form := Page
		if task {
			form = Task
		}
		before := bytes.Clone(body)
		d := Parse(body, 3, form)
		if !bytes.Equal(before, body) {
			t.Fatal("the body was changed")
		}
		checkPlaces(t, d, strings.Split(string(body), "\n"))
		written := joined(d.Description)
		for _, u := range d.Updates {
			written += joined(u.Body)
			if u.Day == 0 || !utf8.ValidString(u.Title+u.Reason+u.Excerpt) || u.Withdrawn && u.Body != nil {
				t.Errorf("update %+v", u)
			}
		}
		checkTexts(t, d)
		checkHTML(t, d, written)
	})
}

// joined returns a text with its open places left empty.
func joined(text Text) string {
	var b strings.Builder
	for _, p := range text {
		b.WriteString(p.HTML)
	}
	return b.String()
}

// checkPlaces checks that problems and links lie within the body, which begins on line 3.
func checkPlaces(t *testing.T, d *Document, lines []string) {
	check := func(what string, line, column int) {
		if line < 3 || line-3 >= len(lines) || column < 1 || column > utf8.RuneCountInString(lines[line-3])+1 {
			t.Errorf("%s at %d:%d lies outside", what, line, column)
		}
	}
	for _, p := range d.Problems {
		check(p.Code, p.Line, p.Column)
		if p.Text("en") == "" || !utf8.ValidString(p.Text("zh")) {
			t.Errorf("%+v has no words", p)
		}
	}
	for _, l := range d.Links {
		check(l.Target, l.Line, l.Column)
	}
	for _, u := range d.Updates {
		check(u.Title, u.Line, 1)
	}
}

// checkTexts checks that open places are inside quotes, or for a detail at the end of an element, and lead to Links.
func checkTexts(t *testing.T, d *Document) {
	texts := []Text{d.Description}
	for _, u := range d.Updates {
		texts = append(texts, u.Body)
	}
	for _, text := range texts {
		for i, p := range text {
			if last := i == len(text)-1; p.Link < -1 || int(p.Link) >= len(d.Links) || last != (p.Link < 0) {
				t.Errorf("part %d of %+v", i, text)
				continue
			}
			quoted := strings.HasSuffix(p.HTML, ` href="`) || strings.HasSuffix(p.HTML, ` src="`)
			switch {
			case quoted != (p.Link >= 0 && !p.Detail), quoted && text[i+1].HTML[0] != '"':
				t.Errorf("the address after part %d of %+v", i, text)
			case p.Detail && !strings.HasSuffix(p.HTML, "</a>") && (!strings.HasSuffix(p.HTML, `"`) || text[i+1].HTML[0] != '>'):
				t.Errorf("the detail after part %d of %+v", i, text)
			}
		}
	}
}

// checkHTML checks that elements are closed in the right order, that no link lies in another, and that ids are the anchors.
func checkHTML(t *testing.T, d *Document, written string) {
	if !utf8.ValidString(written) || strings.ContainsFunc(written, isUnprintable) {
		t.Errorf("not fit for a page: %q", written)
	}
	var open, ids []string
	for _, piece := range strings.Split(written, "<")[1:] {
		tag, _, closed := strings.Cut(piece, ">")
		name, attributes, _ := strings.Cut(tag, " ")
		if _, id, ok := strings.Cut(attributes, `id="`); ok {
			id, _, _ = strings.Cut(id, `"`)
			ids = append(ids, id)
		}
		switch {
		case !closed || strings.Count(attributes, `"`)%2 != 0:
			t.Errorf("tag <%s in %s", tag, written)
		case name == "br", name == "hr", name == "img":
		case name[0] == '/':
			if len(open) == 0 || open[len(open)-1] != name[1:] {
				t.Fatalf("<%s> closes %v in %s", name, open, written)
			}
			open = open[:len(open)-1]
		case name == "a" && slices.Contains(open, "a"):
			t.Errorf("a link in a link in %s", written)
		default:
			open = append(open, name)
		}
	}
	for _, u := range d.Updates {
		ids = append(ids, u.Anchor)
	}
	anchors := slices.Clone(d.Anchors)
	slices.Sort(ids)
	slices.Sort(anchors)
	if len(open) > 0 || !slices.Equal(ids, anchors) || len(slices.Compact(ids)) < len(anchors) {
		t.Errorf("open %v, ids %v, anchors %v in %s", open, ids, anchors, written)
	}
}
