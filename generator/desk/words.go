package desk

import (
	"cmp"
	"embed"
	"slices"
	"strings"
	"sync"

	"gongshi/generator/words"
)

// The words of the forms, a file for each language. They are not among the labels of the site, which say nothing but what is published.
//
//go:embed words
var wordFiles embed.FS

// labelsOf are the words of the forms, read when they are first needed.
var labelsOf = sync.OnceValue(func() map[string]*words.Labels {
	all := map[string]*words.Labels{}
	for _, language := range []string{"zh-CN", "en"} {
		text, err := wordFiles.ReadFile("words/" + language + ".toml")
		if err == nil {
			all[language], err = words.ReadLabels(language, text)
		}
		if err != nil {
			panic(err) // it is compiled in
		}
	}
	return all
})

// labelsIn returns the words in a language, by the rule of package words: what begins with "zh" is Chinese, all else English. While no
// site is known they are Chinese.
func labelsIn(language string) *words.Labels {
	if language == "" || strings.HasPrefix(language, "zh") {
		return labelsOf()["zh-CN"]
	}
	return labelsOf()["en"]
}

func sortTexts(list []textNow) {
	slices.SortFunc(list, func(a, b textNow) int { return cmp.Compare(a.Path, b.Path) })
}

// InWindow returns what is said in the window of the program once the browser is open.
func InWindow(language string) string { return labelsIn(language).Say("window.open", 0, nil) }

// Say returns a word of the forms, for whoever makes others of the same fields.
func Say(language, key string) string { return labelsIn(language).Say(key, 0, nil) }
