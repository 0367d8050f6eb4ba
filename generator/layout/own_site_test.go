package layout

import (
	"testing"

	"gongshi/generator/pages"
	"gongshi/generator/site"
	"gongshi/generator/test/demonstration"
	"gongshi/generator/tree"
)

// TestEveryPageOfTheDemonstrationIsTheLibrarys renders the demonstration while its plan runs and after it
// is closed, by programs and by html/template alone.
func TestEveryPageOfTheDemonstrationIsTheLibrarys(t *testing.T) {
	snapshot, err := tree.Scan(demonstration.Folder(t), nil, "site.toml", "content")
	if err != nil {
		t.Fatal(err)
	}
	var reader site.Reader
	shown, problems, err := reader.Read(snapshot, site.Options{Languages: languages, Drafts: true})
	if err != nil || len(problems.Errors()) > 0 {
		t.Fatal(err, problems)
	}
	for _, language := range languages {
		s := load(t, language)
		for _, today := range []string{"2022-07-15", "2023-02-01"} {
			made := pages.Make(pages.Input{Site: shown, Today: on(today), Version: "0.0.0"})
			if len(made.Pages) < 80 {
				t.Fatalf("%d pages", len(made.Pages))
			}
			for _, p := range made.Pages {
				sameByLibrary(t, s, p)
			}
		}
		noRefusals(t, s)
	}
}
