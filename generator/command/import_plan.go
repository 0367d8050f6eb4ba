package command

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"gongshi/generator/document"
	"gongshi/generator/importer"
	"gongshi/generator/problem"
	"gongshi/generator/words"
)

// importPlan reads a plan from the files of an office, says row by row what was understood, and writes its tasks.
func (s *sources) importPlan(ctx context.Context, plan string, names []string, columns string, add, dry bool) error {
	in := importer.PlanInput{Plan: plan, Add: add}
	var out *importer.Outcome
	err := s.call.unless(ctx, func() (err error) {
		if in.Columns, err = columnsIn(columns); err != nil {
			return err
		}
		if err = s.readPlan(ctx, &in, names); err != nil {
			return err
		}
		out, err = importer.ImportPlan(in)
		return err
	})
	if err != nil {
		return err
	}
	language := s.languageOr(s.languageOf(in.Languages))
	if err := s.reportPlan(out, in, language); err != nil {
		return err
	}
	if dry {
		return s.show(out.Changes, language)
	}
	return s.apply(ctx, out.Changes, language)
}

// reportPlan says how a plan was understood, and what is wrong with it.
func (s *sources) reportPlan(out *importer.Outcome, in importer.PlanInput, language string) error {
	if err := out.Report.Write(s.call.stdout, language); err != nil {
		return err
	}
	out.Problems.Sort()
	out.Problems.Quote(in.Quoted)
	if err := report(s.call.stderr, out.Problems, problem.Formats()[0], language); err != nil {
		return err
	}
	switch n := out.Report.Doubtful(); {
	case n == 1:
		fmt.Fprintln(s.call.stdout, words.Report(language, "total-doubtful-1", nil))
	case n > 1:
		fmt.Fprintln(s.call.stdout, words.Report(language, "total-doubtful", map[string]string{"value": fmt.Sprint(n)}))
	}
	return nil
}

// planFiles reads the files of a plan.
func planFiles(ctx context.Context, names []string) (files []importer.PlanFile, err error) {
	for _, name := range names {
		text, err := readTable(name)
		if err != nil {
			return nil, err
		}
		files = append(files, importer.PlanFile{Name: filepath.ToSlash(name), Text: converted(ctx, name, text)})
	}
	return files, nil
}

// readPlan reads the files, and the site.
func (s *sources) readPlan(ctx context.Context, in *importer.PlanInput, names []string) error {
	files, err := planFiles(ctx, names)
	if err != nil {
		return err
	}
	in.Files = files
	in.Tree, in.Languages, err = s.scanned()
	return err
}

// columnsIn reads what columns are said to hold.
func columnsIn(text string) (map[string]string, error) {
	if text == "" {
		return nil, nil
	}
	all := map[string]string{}
	for _, entry := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '，' }) {
		heading, holds, ok := strings.Cut(strings.TrimSpace(entry), "=")
		if !ok || !slices.Contains(document.ColumnNames(), holds) {
			return nil, fmt.Errorf("%w: --columns %q: write heading=content, where content is one of %s", errUsage, entry, strings.Join(document.ColumnNames(), ", "))
		}
		all[strings.TrimSpace(heading)] = holds
	}
	return all, nil
}
