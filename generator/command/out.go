package command

import (
	"errors"
	"fmt"
	"slices"

	"gongshi/generator/pipeline"
	"gongshi/generator/publish"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

// named refuses a --out that says nothing, as a variable does that nobody has set.
func named(out string) error {
	if out == "" {
		return fmt.Errorf("%w: --out needs the name of a folder", errUsage)
	}
	return nil
}

// mayWrite refuses an --out that is no place for a site, before anything is written.
func (s *sources) mayWrite(out string) error {
	if err := named(out); err != nil {
		return err
	}
	return s.inLanguage(publish.Apart(out, s.dir, pipeline.Names()))
}

// A translated error is one that is said in the language of the site.
type translated struct {
	error
	says string
}

func (t translated) Error() string { return t.says }

func (t translated) Unwrap() error { return t.error }

// inLanguage has a refusal of publish said in the language of messages. Other errors stay as they are.
func (s *sources) inLanguage(err error) error {
	var refusal *publish.Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	language := s.languageOr(s.siteLanguage())
	return translated{err, refusal.Say(func(phrase string) string { return words.Refusal(language, phrase) })}
}

// siteLanguage returns the language of the site, or the first there is where that cannot be read.
func (s *sources) siteLanguage() string {
	builtIn, err := builtInLayouts()
	if err != nil {
		return words.Languages()[0]
	}
	config, err := tree.Scan(s.dir, nil, site.ConfigFile)
	if err != nil {
		return words.Languages()[0]
	}
	of, _, err := new(site.Reader).Read(config, site.Options{Languages: pipeline.Languages(builtIn)})
	if err != nil || of == nil || !slices.Contains(words.Languages(), of.Language) {
		return words.Languages()[0]
	}
	return of.Language
}
