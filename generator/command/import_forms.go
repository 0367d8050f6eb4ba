package command

import (
	"context"
	"path/filepath"

	"gongshi/generator/form"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// importForms takes forms back, says row by row what came of them, and writes updates that wait for approval.
func (s *sources) importForms(ctx context.Context, names []string, in form.Input, dry bool) error {
	var out *form.Outcome
	err := s.call.unless(ctx, func() (err error) {
		if err = s.readForms(ctx, &in, names); err != nil {
			return err
		}
		out, err = form.TakeBack(in)
		return err
	})
	if err != nil {
		return err
	}
	language := s.languageOr(out.Language)
	if language == "" {
		language = words.Languages()[0]
	}
	out.Problems.Quote(importer.PlanInput{Tree: in.Tree}.Quoted)
	if err := report(s.call.stderr, out.Problems, problem.Formats()[0], language); err != nil {
		return err
	}
	if err := out.Report.Write(s.call.stdout, language); err != nil {
		return err
	}
	if dry {
		return s.show(out.Changes, language)
	}
	return s.apply(ctx, out.Changes, language)
}

// readForms reads the files, and the site.
func (s *sources) readForms(ctx context.Context, in *form.Input, names []string) error {
	for _, name := range names {
		text, err := readTable(name)
		if err != nil {
			return err
		}
		in.Files = append(in.Files, form.File{Name: filepath.ToSlash(name), Text: converted(ctx, name, text)})
	}
	in.Today = s.today
	var err error
	in.Tree, in.Languages, err = s.scanned()
	return err
}
