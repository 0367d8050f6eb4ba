package compile

import (
	"html/template"
	"strings"
	"testing"
)

// nasty are strings that escapers care for.
var nasty = []string{
	"", "plain", "a b", "文字，标点。", "\x00", `"`, "'", "&", "&amp;", "<b>", ">", "+", "a\xffb", "\xe6\x96", "\ufdd0", "\uffff", "\ufffd", "`", "=", "\n",
	"javascript:alert(1)", "JavaScript:x", "https://example.org/?a=b&c=d", "mailto:a@b", "tel:1", "//x", "a/b:c", "%20", "%2", "%zz", "%", "100%",
	"a(b)", "a'b", "{{.}}", "</title>", "</script>", "--><!--", "\u2028", "a\\b", strings.Repeat("长", 5000), strings.Repeat("a<", 3000),
}

// everywhere shows a value in every setting.
var everywhere = func() string {
	var b strings.Builder
	for _, s := range settings {
		b.WriteString(s[0] + "{{.Text}}" + s[1] + "\n" + s[0] + "{{shout .Text}}" + s[1] + "\n")
		b.WriteString(s[0] + "{{.URL}}" + s[1] + "\n" + s[0] + "{{.HTML}}" + s[1] + "\n" + s[0] + "{{.Named}}" + s[1] + "\n" + s[0] + "{{pair .Text .Text}}" + s[1] + "\n")
	}
	return b.String()
}()

func with(s string) *data {
	return &data{Text: s, URL: template.URL(s), HTML: template.HTML(s), Named: named(s)}
}

func TestEverySettingIsItsOwn(t *testing.T) {
	if all := frames(); len(all) != len(settings) {
		for chain := range all {
			t.Log(chain)
		}
		t.Errorf("%d settings make %d chains", len(settings), len(all))
	}
}

func TestTextIsEscapedAsTheLibraryDoes(t *testing.T) {
	for _, s := range nasty {
		if refusals := same(t, everywhere, with(s)).Refusals(); len(refusals) > 0 {
			t.Fatal(refusals)
		}
	}
}

func FuzzEscaping(f *testing.F) {
	s, library := both(f, everywhere)
	for _, text := range nasty {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, err := library(with(text))
		if err != nil {
			t.Skip()
		}
		if got, err := s.Execute("main", with(text)); err != nil || string(got) != want {
			t.Errorf("%q, %v\n%q by the library", got, err, want)
		}
	})
}
