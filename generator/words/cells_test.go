package words

import (
	"strings"
	"testing"
)

func TestWhoFillsInACellIsNotToldToWriteFrontMatter(t *testing.T) {
	for _, code := range Kinds() {
		for _, language := range known {
			data := map[string]string{"cell": "lead", "key": "lead", "value": "x", "expected": "y", "other": "z", "near": "n"}
			_, inFile := Problem(language, code, map[string]string{"key": "lead", "value": "x", "expected": "y", "other": "z", "near": "n"})
			_, hint := Problem(language, code, data)
			if hint == "" && inFile != "" {
				t.Errorf("%s in %s has no hint", code, language)
			}
			if messagesIn(language).speaksOfFields(hint) && !strings.HasPrefix(code, "import-") {
				t.Errorf("%s says %q", code, hint)
			}
		}
	}
}

func TestAHintForACellNamesItsColumn(t *testing.T) {
	for _, c := range []struct{ code, language, want string }{
		{"missing-key", "en", "Fill in the column lead."},
		{"missing-key", "zh-CN", "请填写 lead 列。"},
		{"bad-choice", "en", "It is one of y. Did you mean n?"},
		{"not-a-list", "zh-CN", "请写 y。"},
		{"text-unquoted", "en", "Correct the cell in the column lead."},
	} {
		if _, hint := Problem(c.language, c.code, map[string]string{"cell": "lead", "value": "x", "expected": "y", "near": "n"}); hint != c.want {
			t.Errorf("%s in %s: %q, want %q", c.code, c.language, hint, c.want)
		}
	}
}
