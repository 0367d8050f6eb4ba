package command

import (
	"testing"

	"gongshi/generator/publish"
	"gongshi/generator/words"
)

func TestAllThatAPublishingRefusesIsSaidInEveryLanguage(t *testing.T) {
	for _, phrase := range publish.Phrases() {
		for _, language := range words.Languages() {
			if got := words.Refusal(language, phrase); (got == phrase) != (language == "en") {
				t.Errorf("%q is said in %s as %q", phrase, language, got)
			}
		}
	}
}
