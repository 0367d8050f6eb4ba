package command

import (
	"testing"

	"gongshi/generator/publish"
	"gongshi/generator/words"
)

func TestAllThatAPublishingRefusesIsSaidInChinese(t *testing.T) {
	for _, phrase := range publish.Phrases() {
		if words.Refusal("zh-CN", phrase) == phrase {
			t.Errorf("%q is said in English", phrase)
		}
		if got := words.Refusal("en", phrase); got != phrase {
			t.Errorf("%q is said in English as %q", phrase, got)
		}
	}
}
