package command

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/export"
	"gongshi/generator/words"
)

// Files of open data speak by labels that no layout asks for.
func TestEveryLabelOfOpenDataIsThereAndSaid(t *testing.T) {
	layouts, err := filepath.Glob(filepath.Join(repository, "layouts/*.html"))
	if err != nil {
		t.Fatal(err)
	}
	var shown strings.Builder
	for _, layout := range layouts {
		text, err := os.ReadFile(layout)
		if err != nil {
			t.Fatal(err)
		}
		shown.Write(text)
	}
	said := export.Labels()
	for _, language := range words.Languages() {
		source, err := os.ReadFile(filepath.Join(repository, "layouts/labels", language+".toml"))
		if err != nil {
			t.Fatal(err)
		}
		labels, err := words.ReadLabels(language, source)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range said {
			if !labels.Has(key) {
				t.Errorf("%s has no %s", language, key)
			}
		}
		for _, key := range labels.Keys() {
			if strings.HasPrefix(key, "data.") && key != "data.title" && !slices.Contains(said, key) && !strings.Contains(shown.String(), `label "`+key+`"`) {
				t.Errorf("nothing says %s of %s", key, language)
			}
		}
	}
}
