package command

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"gongshi/generator/document"
	"gongshi/generator/importer"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
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
	if err := out.Report.Write(s.call.stdout, language); err != nil {
		return err
	}
	out.Problems.Sort()
	out.Problems.Quote(in.Quoted)
	if err := report(s.call.stderr, out.Problems, problem.Formats()[0], language); err != nil {
		return err
	}
	if n := out.Report.Doubtful(); n > 0 {
		fmt.Fprintln(s.call.stdout, words.Report(language, "total-doubtful", map[string]string{"value": fmt.Sprint(n)}))
	}
	if dry {
		return s.show(out.Changes)
	}
	return s.apply(ctx, out.Changes)
}

// readPlan reads the files, and the site.
func (s *sources) readPlan(ctx context.Context, in *importer.PlanInput, names []string) error {
	for _, name := range names {
		text, err := readTable(name)
		if err != nil {
			return err
		}
		file := importer.PlanFile{Name: filepath.ToSlash(name), Text: converted(ctx, name, text)}
		in.Files = append(in.Files, file)
	}
	builtIn, err := builtInLayouts()
	if err != nil {
		return err
	}
	if in.Tree, err = tree.Scan(s.dir, nil, pipeline.Names()...); err != nil {
		return err
	}
	in.Languages = pipeline.Languages(in.Tree.Over(builtIn))
	return nil
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
