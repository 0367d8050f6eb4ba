package command

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

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
	s.out = out
	return s.inLanguage(publish.Apart(out, s.dir, pipeline.Names()))
}

// A translated error is one that is said in the language of the site, in a line or several.
type translated struct {
	error
	says []string
}

func (t translated) Error() string { return strings.Join(t.says, "\n") }

func (t translated) Unwrap() error { return t.error }

// inLanguage has a refusal of publish, and what the machine did, said in the language of messages. Other errors stay as they are.
func (s *sources) inLanguage(err error) error {
	if err == nil || errors.As(err, new(translated)) {
		return err
	}
	language := s.languageOr(s.siteLanguage())
	if refusal := (*publish.Refusal)(nil); errors.As(err, &refusal) {
		return translated{err, []string{refusal.Say(func(phrase string) string { return words.Refusal(language, phrase) })}}
	}
	if says := machineSays(language, s.out, err); says != nil {
		return translated{err, says}
	}
	return err
}

// siteLanguage returns the language of the site, or the first there is where that cannot be read.
func (s *sources) siteLanguage() string {
	of := s.siteAlone()
	if of == nil || !slices.Contains(words.Languages(), of.Language) {
		return cmp.Or(s.last, words.Languages()[0])
	}
	return of.Language
}

// siteZone returns the time zone of the site, or nil where that cannot be read.
func (s *sources) siteZone() *time.Location {
	of := s.siteAlone()
	if of == nil {
		return nil
	}
	return of.Zone()
}

// siteAlone reads what site.toml says of the site, without anything else; nil where it cannot be read.
func (s *sources) siteAlone() *site.Site {
	builtIn, err := builtInLayouts()
	if err != nil {
		return nil
	}
	config, err := tree.Scan(s.dir, nil, site.ConfigFile)
	if err != nil {
		return nil
	}
	of, _, err := new(site.Reader).Read(config, site.Options{Languages: pipeline.Languages(builtIn)})
	if err != nil {
		return nil
	}
	return of
}
