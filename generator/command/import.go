package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/document"
	"gongshi/generator/export"
	"gongshi/generator/form"
	"gongshi/generator/importer"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

// runImport reads tables into the task files of a plan: the site's own open data from a folder, or what an office wrote from files.
func runImport(ctx context.Context, c *call) error {
	plan := c.flags.String("plan", "", "the `key` of the plan to import into, such as 2022")
	dry := c.flags.Bool("dry-run", false, "show what would change, and write nothing")
	add := c.flags.Bool("add", false, "add offices and categories that are new")
	columns := c.flags.String("columns", "", "what columns hold, as `heading=content`,…; content is one of "+strings.Join(document.ColumnNames(), ", "))
	updates := c.flags.Bool("updates", false, "take forms back in which offices reported: updates that wait for approval")
	period := c.flags.String("period", "", "with --updates, the period that the forms must be of, such as 2022-q2")
	facts := c.flags.Bool("apply", false, "with --updates, write days of completion and amounts into the tasks whose updates are public by now")
	switches := []string{"dry-run", "drafts", "add", "updates", "apply"}
	var names []string
	for name := c.takeArgument(switches...); name != ""; name = c.takeArgument(switches...) {
		names = append(names, name)
	}
	s, err := c.parse()
	if err != nil {
		return err
	}
	switch {
	case *updates && (len(names) == 0 || *add || *columns != ""):
		return s.wrong("form-import-needs", "value", program()+" import --updates FILE…")
	}
	if names, err = s.expanded(names, s.siteLanguage()); err != nil {
		return err
	}
	switch {
	case *updates:
		return s.importForms(ctx, names, form.Input{Plan: *plan, Period: *period, Apply: *facts}, *dry)
	case *period != "" || *facts:
		return s.wrong("form-import-alone")
	}
	if *plan == "" || len(names) == 0 {
		return fmt.Errorf("%w: gongshi import --plan KEY FILE…, documents, workbooks, CSV or text of a plan; or import --plan KEY DIR, where DIR is the folder with tasks.csv", errUsage)
	}
	if info, err := os.Stat(names[0]); err == nil && !info.IsDir() {
		return s.importPlan(ctx, *plan, names, *columns, *add, *dry)
	}
	if len(names) > 1 || *add || *columns != "" {
		return fmt.Errorf("%w: a folder of open data is imported alone, without --add and --columns", errUsage)
	}
	in, changes, problems, err := s.read(ctx, *plan, names[0])
	if err != nil {
		return err
	}
	language := s.languageOr(s.languageOf(in.Languages))
	if err := report(c.stderr, problems, problem.Formats()[0], language); err != nil {
		return err
	}
	if *dry {
		return s.show(changes, language)
	}
	return s.apply(ctx, changes, language)
}

// read reads the tables, and finds what they change, unless the context ends before: then nothing is written. What is found is written
// whole.
func (s *sources) read(ctx context.Context, plan, dir string) (importer.Input, []importer.Change, problem.List, error) {
	var in importer.Input
	var changes []importer.Change
	var problems problem.List
	err := s.call.unless(ctx, func() (err error) {
		if in, err = s.importInput(plan, dir); err != nil {
			return err
		}
		changes, problems, err = importer.Import(in)
		problems.Quote(in.Quoted)
		return err
	})
	if err != nil {
		return importer.Input{}, nil, nil, err
	}
	return in, changes, problems, nil
}

// languageOf returns the language of the site that is imported into, or the first there is where it cannot be read.
func (s *sources) languageOf(languages []string) string {
	config, err := tree.Scan(s.dir, nil, site.ConfigFile)
	if err != nil {
		return words.Languages()[0]
	}
	of, _, err := new(site.Reader).Read(config, site.Options{Languages: languages})
	if err != nil || of == nil || !slices.Contains(words.Languages(), of.Language) {
		return words.Languages()[0]
	}
	return of.Language
}

// takeArgument takes the one argument that is no flag out of those that the command was called with: it may stand before or behind
// the flags, and behind -- whatever it begins with. switches are the flags that have no value.
func (c *call) takeArgument(switches ...string) string {
	for i := 0; i < len(c.args); i++ {
		if c.args[i] == "--" {
			i++
			return c.take(i)
		}
		name, isFlag := strings.CutPrefix(c.args[i], "-")
		name = strings.TrimPrefix(name, "-")
		switch {
		case !isFlag || name == "":
			return c.take(i)
		case !strings.Contains(name, "=") && !slices.Contains(switches, name):
			i++ // its value
		}
	}
	return ""
}

// take takes out the i-th argument, if there is one.
func (c *call) take(i int) string {
	if i >= len(c.args) {
		return ""
	}
	argument := c.args[i]
	c.args = slices.Delete(slices.Clone(c.args), i, i+1)
	return argument
}

// importInput reads the tables of a folder, and the site.
func (s *sources) importInput(plan, dir string) (importer.Input, error) {
	in := importer.Input{Plan: plan}
	names := map[string]string{importer.Package: importer.Package + ".json"}
	for _, t := range export.Tables() {
		names[t.Name] = t.File()
	}
	for table, name := range names {
		text, err := readTable(filepath.Join(dir, name))
		switch {
		case err == nil:
			in.Files = append(in.Files, importer.File{Table: table, Name: path.Join(filepath.ToSlash(dir), name), Text: text})
		case !errors.Is(err, fs.ErrNotExist):
			return in, err
		}
	}
	if !slices.ContainsFunc(in.Files, func(f importer.File) bool { return f.Table == "tasks" }) {
		return in, fmt.Errorf("%w: there is no tasks.csv in %s", errUsage, dir)
	}
	builtIn, err := builtInLayouts()
	if err != nil {
		return in, err
	}
	if in.Tree, err = tree.Scan(s.dir, nil, pipeline.Names()...); err != nil {
		return in, err
	}
	in.Languages = pipeline.Languages(in.Tree.Over(builtIn))
	in.Labels, err = headings(builtIn, in.Tree)
	return in, err
}

// readTable reads a file up to a little more than any that is imported. What is no file, as a pipe, would not end.
func readTable(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%w: %s is no file", errUsage, name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, importer.MostBytes+1))
}

// headings reads the labels of each language, those of the site over the built-in ones. A file that cannot be read is no help here; check
// says what is wrong with it.
func headings(builtIn, site *tree.Tree) ([]*words.Labels, error) {
	var all []*words.Labels
	for _, language := range pipeline.Languages(builtIn) {
		file := path.Join("layouts", "labels", language+".toml")
		text, err := builtIn.File(file).Read()
		if err != nil {
			return nil, err
		}
		labels, err := words.ReadLabels(language, text)
		if err != nil {
			return nil, err
		}
		if own := site.File(file); own != nil && own.Regular {
			if text, err := own.Read(); err == nil {
				if with, err := labels.With(text); err == nil {
					all = append(all, with)
				}
			}
		}
		all = append(all, labels)
	}
	return all, nil
}

// show prints what would change.
func (s *sources) show(changes []importer.Change, language string) error {
	for _, c := range changes {
		if _, err := s.call.stdout.Write(c.Diff()); err != nil {
			return err
		}
	}
	return s.sum(changes, language, "would")
}

// apply writes what changes, all of it or nothing.
func (s *sources) apply(ctx context.Context, changes []importer.Change, language string) error {
	if err := importer.WriteAll(ctx, s.dir, changes); err != nil {
		return err
	}
	return s.sum(changes, language, "done")
}

// sum tells how many files were written, or would be.
func (s *sources) sum(changes []importer.Change, language, how string) error {
	var fresh, changed [2]int // task files, and updates in files of their own
	for _, c := range changes {
		if c.Path == site.ConfigFile || path.Base(c.Path) == "index.md" {
			continue
		}
		kind := 0
		if path.Base(path.Dir(c.Path)) == site.UpdatesDir && strings.Count(c.Path, "/") > 2 {
			kind = 1
		}
		if c.Old == "" {
			fresh[kind]++
		} else {
			changed[kind]++
		}
	}
	for kind, name := range []string{"tasks", "updates"} {
		if kind > 0 && fresh[kind]+changed[kind] == 0 {
			continue
		}
		counts := map[string]string{"new": strconv.Itoa(fresh[kind]), "n": strconv.Itoa(changed[kind])}
		if _, err := fmt.Fprintln(s.call.stdout, words.Report(language, "sum-"+name+"-"+how, counts)); err != nil {
			return err
		}
	}
	return nil
}
