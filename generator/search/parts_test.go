package search

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"gongshi/generator/view"
)

func TestPlainText(t *testing.T) {
	for html, want := range map[string]string{
		"<p>一<strong>二</strong>三</p>":                                    "一二三",
		"<p>一</p>\n<p>二</p>\n":                                           "一\n二",
		"<ul>\n<li>一</li>\n<li>二<ul><li>三</li></ul></li>\n</ul>":         "一\n二\n三",
		"<table><tr><td>一</td><td>二</td></tr></table>":                   "一\n二",
		"<p>a &lt;b&gt; &amp;amp; &quot;c&quot;</p>":                     `a <b> &amp; "c"`,
		"<p>企业<sup id=\"fnref_1\"><a href=\"#fn_1\">[1]</a></sup>推进</p>": "企业推进",
		"<p>一<br />\n二  三</p>":                                           "一\n二 三",
		"<p>见<img src=\"x\" alt=\"图\" />下</p>":                           "见下",
		"": "", "<hr />": "",
	} {
		for cut := range len(html) + 1 { // wherever a link's address is left open, which is always within a tag
			if inTag := strings.LastIndexByte(html[:cut], '<') > strings.LastIndexByte(html[:cut], '>'); !inTag || !strings.HasSuffix(html[:cut], `"`) {
				continue
			}
			if got := string(appendPlain([]byte("x "), view.HTML{{HTML: html[:cut], URL: "2022/"}, {HTML: html[cut:]}})); got != "x "+want {
				t.Errorf("%s cut at %d is %q, want %q", html, cut, got, "x "+want)
			}
		}
		if got := string(appendPlain(nil, view.HTML{{HTML: html}})); got != want {
			t.Errorf("%s is %q, want %q", html, got, want)
		}
	}
}

func TestFolding(t *testing.T) {
	for in, want := range map[string]string{"ＡＢｃ１２％": "abc12%", "ÜÉ": "üé", "ТЕСТ": "тест", "İ": "İ", "　\t": "  ", "危化": "危化", "Ａ１，。": "a1,。"} {
		units := utf16.Encode([]rune(in))
		for i := range units {
			units[i] = fold(units[i])
		}
		if got := string(utf16.Decode(units)); got != want {
			t.Errorf("%q is folded to %q, want %q", in, got, want)
		}
	}
}

func TestPairs(t *testing.T) {
	pairs := func(s string) (all []string) {
		eachPair([]byte(s), func(p pair) {
			a, b := rune(p>>16), rune(p&0xFFFF)
			if a >= begins && a < begins+0x530 {
				all = append(all, "^"+string(a-begins)+string(b))
			} else {
				all = append(all, string(a)+string(b))
			}
		})
		return all
	}
	for in, want := range map[string][]string{
		"安全生产": {"安全", "全生", "生产"}, "安 全": nil, "LNG站": {"^ln", "ng", "g站"}, "A类": {"^a类"}, "x1 2": {"^x1"}, "a\nb": nil, "12.5": {"^12", "2.", ".5"}, "，安": {",安"}, "安": nil,
	} {
		if got := pairs(in); !slices.Equal(got, want) {
			t.Errorf("%q has %q, want %q", in, got, want)
		}
	}
}

// Every unit is folded to one that stays as it is, and pairs are always what UTF-8 can hold, on a line of their own.
func TestEveryUnitCanBeInAPair(t *testing.T) {
	for u := range 0x10000 {
		f := fold(uint16(u))
		if fold(f) != f {
			t.Errorf("%U becomes %U and then %U", u, f, fold(f))
		}
		if classOf(f) == apart {
			continue
		}
		for _, p := range []pair{pairOf(apart, f, 'x'), pairOf(letter, f, 'x'), pairOf(apart, 'x', f)} {
			text := appendPair(nil, p)
			if utf8.RuneCount(text) != 2 || !utf8.Valid(text) || strings.ContainsAny(string(text), "\n\t") || slices.Contains([]rune(string(text)), utf8.RuneError) && f != 0xFFFD {
				t.Fatalf("%U in a pair is written as %q", u, text)
			}
		}
	}
}

func FuzzPairsOfEveryTextAreThoseOfItsParts(f *testing.F) {
	f.Add("安全生产，LNG 12.5%", 3)
	f.Add("𠮷a𠮷", 2)
	f.Fuzz(func(t *testing.T, text string, at int) {
		text = strings.ToValidUTF8(text, "")
		runes := []rune(text)
		if at < 0 || at+2 > len(runes) {
			return
		}
		all := map[pair]bool{}
		eachPair([]byte(text), func(p pair) { all[p] = true })
		term := string(runes[at : at+2])
		first := utf16.Encode(runes[at : at+1])
		if at > 0 && classOf(fold(first[0])) == letter {
			before := utf16.Encode(runes[at-1 : at])
			if classOf(fold(before[len(before)-1])) == letter {
				return // in the middle of a word
			}
		}
		eachPair([]byte(term), func(p pair) {
			if !all[p] {
				t.Errorf("%q has not %x, which %q has", text, p, term)
			}
		})
	})
}

func FuzzListsAreReadBack(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 200, 201}, 1)
	f.Add([]byte{255, 255, 255}, 700)
	f.Fuzz(func(t *testing.T, steps []byte, scale int) {
		var docs []uint32
		at := uint32(0)
		for i, s := range steps {
			if at += uint32(s) * uint32(uint16(scale)); i == 0 || s > 0 && scale%0x10000 != 0 {
				docs = append(docs, at)
			}
		}
		list := appendList(nil, docs)
		if got := readList(nil, list); !slices.Equal(got, docs) {
			t.Fatalf("%v is read back as %v", docs, got)
		}
		if !utf8.Valid(list) || strings.ContainsAny(string(list), "\n\t") {
			t.Fatalf("%v is written as %q", docs, list)
		}
	})
}

func FuzzStringsAreJSON(f *testing.F) {
	f.Add("a\"\\\n\x01<危>")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		var back string
		if err := json.Unmarshal(appendString(nil, s), &back); err != nil || back != s {
			t.Errorf("%q is read back as %q: %v", s, back, err)
		}
	})
}
