package site

import (
	"testing"

	"gongshi/generator/tree"
)

func TestTheLanguageIsKnownFromASiteThatCannotBeRead(t *testing.T) {
	for text, want := range map[string]string{
		"title = \"\xd6\xd8\xb5\xe3\"\nlanguage  = \"zh-CN\"\n":                 "zh-CN",
		"title = \"\xd6\xd8\"\r\nlanguage='en'\r\n":                             "en",
		"\xff\xfel\x00a\x00n\x00g\x00u\x00a\x00g\x00e\x00=\x00\"\x00e\x00n\x00": "",
		"language = “zh-CN”\n":                                                  "zh-CN",
		"title = \"language = en\"":                                             "",
		"":                                                                      "",
	} {
		if got := LanguageIn(tree.Of(map[string]string{ConfigFile: text})); got != want {
			t.Errorf("%q is in %q, want %q", text, got, want)
		}
	}
	if got := LanguageIn(tree.Of(nil)); got != "" {
		t.Errorf("nothing is in %q", got)
	}
}
