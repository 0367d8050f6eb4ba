package site

import (
	"bytes"
	"regexp"

	"gongshi/generator/tree"
)

var saysLanguage = regexp.MustCompile("(?m)^[ \t]*language[ \t]*(?:=|＝)[ \t]*(?:[\"']|“|”)?([A-Za-z-]+)")

// LanguageIn returns the language that site.toml names, even where the file as a whole cannot be read: in whichever encoding it was
// saved, these letters are the same. It is empty if there are none.
func LanguageIn(t *tree.Tree) string {
	f := t.File(ConfigFile)
	if f == nil || !f.Regular {
		return ""
	}
	if _, large := TooLarge(f); large {
		return ""
	}
	text, err := f.Read()
	if err != nil {
		return ""
	}
	if m := saysLanguage.FindSubmatch(bytes.ReplaceAll(text, []byte{0}, nil)); m != nil {
		return string(m[1])
	}
	return ""
}
