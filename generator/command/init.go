package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"gongshi/generator/ask"
	"gongshi/generator/draft"
	"gongshi/generator/importer"
	"gongshi/generator/pipeline"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

// runInit makes a new site, which builds at once. With --from its plan comes from what an office wrote, else it begins with one task that says
// that it is an example.
func runInit(ctx context.Context, c *call) error {
	given := c.answerFlags(draft.NewSite("", 0, false).Kind)
	from := c.flags.String("from", "", "a `file` with the plan's table: .docx, .xlsx, .csv or .txt; more may follow")
	columns := c.flags.String("columns", "", "what columns of that table hold, as for import")
	dir := c.takeArgument("drafts", "h", "help")
	var files []string
	for name := c.takeArgument("drafts", "h", "help"); name != ""; name = c.takeArgument("drafts", "h", "help") {
		files = append(files, name)
	}
	s, err := c.parse()
	if err != nil {
		return err
	}
	if *from != "" {
		files = append([]string{*from}, files...)
	}
	i := &initiation{sources: s, given: given, columns: *columns, language: s.userLanguage(*given["language"])}
	switch {
	case dir == "" || len(files) > 0 && *from == "" || c.isGiven("source"):
		return inWords(i.say("init-needs", program()+" init DIR [--from FILE…]"))
	default:
		s.dir = dir
		return i.run(ctx, files)
	}
}

// An initiation makes a new site.
type initiation struct {
	*sources
	given    map[string]*string
	columns  string
	language string // of whoever makes it: there is no site yet
	asker    *ask.Asker
	files    []importer.PlanFile
}

func (i *initiation) say(kind, value string) string {
	return words.Report(i.language, kind, map[string]string{"value": value})
}

// userLanguage returns the language of messages before there is a site: the one asked for, that of the site that is to be made, that of the
// environment, or Chinese.
func (s *sources) userLanguage(site string) string {
	environment := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if environment = os.Getenv(name); environment != "" {
			break
		}
	}
	for _, wanted := range []string{s.lang, site, environment} {
		for _, language := range words.Languages() {
			if alike, _, _ := strings.Cut(language, "-"); wanted != "" && strings.HasPrefix(wanted, alike) {
				return language
			}
		}
	}
	return "zh-CN"
}

// readerLanguage returns the language of messages of a command that needs no site: that of the site, if there is one.
func (s *sources) readerLanguage() string {
	if _, err := os.Stat(filepath.Join(s.dir, site.ConfigFile)); err == nil {
		return s.languageOr(s.siteLanguage())
	}
	return s.userLanguage("")
}

// run asks what is not known yet, makes the files, looks whether they are sound, and writes them.
func (i *initiation) run(ctx context.Context, names []string) error {
	if err := i.mayBegin(); err != nil {
		return err
	}
	var d *draft.Site
	var files []importer.Change
	err := i.call.unless(ctx, func() (err error) {
		if d, err = i.answered(ctx, names); err == nil {
			files = d.Files(len(names) > 0)
			if len(names) > 0 {
				files, err = i.withPlan(d, files)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := i.check(ctx, files); err != nil {
		fmt.Fprintln(i.call.stderr, i.say("new-nothing", ""))
		return err
	}
	return i.write(ctx, d, files, len(names) > 0)
}

// answered returns the site that flags and answers make. What its document says of itself is usual.
func (i *initiation) answered(ctx context.Context, names []string) (*draft.Site, error) {
	names, err := i.expanded(names, i.language)
	if err != nil {
		return nil, err
	}
	files, err := planFiles(ctx, names)
	if err != nil {
		return nil, err
	}
	d := draft.NewSite(i.language, i.options(i.call.began).Today(i.call.began.Location()), len(names) > 0)
	d.Head = importer.HeadOf(files)
	if i.files = files; i.asker == nil {
		i.asker = i.call.asker(i.language)
	}
	unnamed := *i.given["title"] == "" // what a site is called stands in no document
	if err := fillIn(d.Draft, i.given, i.asker, unnamed); err != nil {
		return nil, err
	}
	if lacking := d.Lacking(); len(lacking) > 0 {
		return nil, needed(i.language, lacking)
	}
	return d, nil
}

// mayBegin refuses a folder that holds files: nobody's work is mixed with a new site. A repository that is empty is no work.
func (i *initiation) mayBegin() error {
	entries, err := os.ReadDir(i.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		if info, statErr := os.Stat(i.dir); statErr == nil && !info.IsDir() {
			return inWords(i.say("init-full", i.dir))
		}
		return err
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return inWords(i.say("init-full", i.dir))
		}
	}
	return nil
}

// withPlan returns the files of a site together with those of the plan in an office's documents, and says how these were understood.
func (i *initiation) withPlan(d *draft.Site, files []importer.Change) ([]importer.Change, error) {
	builtIn, err := builtInLayouts()
	if err != nil {
		return nil, err
	}
	in := importer.PlanInput{Tree: tree.Of(textsOfAll(files)), Languages: pipeline.Languages(builtIn), Plan: d.Said["plan"], Title: d.Said["plan-title"], Files: i.files, Add: true}
	if in.Columns, err = columnsIn(i.columns); err != nil {
		return nil, err
	}
	out, err := importer.ImportPlan(in)
	if err != nil {
		return nil, err
	}
	if err := i.reportPlan(out, in, i.language); err != nil {
		fmt.Fprintln(i.call.stderr, i.say("new-nothing", ""))
		return nil, err
	}
	for _, c := range out.Changes {
		files = with(files, importer.Change{Path: c.Path, New: c.New})
	}
	if !strings.Contains(textsOfAll(files)[site.ConfigFile], "\n[[offices]]\n") {
		return nil, inWords(i.say("init-no-offices", ""))
	}
	if i.asker == nil {
		return files, nil
	}
	sure, err := i.asker.Sure(i.say("init-sure", ""))
	if err == nil && !sure {
		err = errors.New(i.say("new-nothing", ""))
	}
	return files, asEnd(err)
}

// with returns changes with another one, which takes the place of that of its path.
func with(all []importer.Change, one importer.Change) []importer.Change {
	for k := range all {
		if all[k].Path == one.Path {
			all[k] = one
			return all
		}
	}
	return append(all, one)
}

func textsOfAll(files []importer.Change) map[string]string {
	texts := map[string]string{}
	for _, f := range files {
		texts[f.Path] = f.New
	}
	return texts
}

// check builds the site in memory, and reports what is wrong with it.
func (i *initiation) check(ctx context.Context, files []importer.Change) error {
	b, err := newBuilder()
	if err != nil {
		return err
	}
	b.Once()
	var problems problem.List
	err = i.call.unless(ctx, func() (err error) {
		_, problems, err = b.Build(tree.Of(textsOfAll(files)), i.options(i.call.began))
		return err
	})
	if err != nil {
		return err
	}
	return report(i.call.stderr, problems, problem.Formats()[0], i.language)
}

// write writes the site, and says what comes next.
func (i *initiation) write(ctx context.Context, d *draft.Site, files []importer.Change, document bool) error {
	if err := os.MkdirAll(i.dir, 0o755); err != nil {
		return err
	}
	if err := importer.WriteAll(ctx, i.dir, files); err != nil {
		return err
	}
	dir := typed(i.dir)
	lines := []string{i.say("init-done", i.dir)}
	for _, next := range [][2]string{{"init-serve", "serve --edit --source " + dir}, {"init-build", "build --source " + dir + " --out " + typed(filepath.Join(i.dir, "public"))}} {
		lines = append(lines, i.say(next[0], ""), "  "+program()+" "+next[1])
	}
	if !document {
		lines = append(lines, i.say("init-sample", path.Join(site.ContentDir, d.Said["plan"], "01.md")))
	}
	if d.Said["base-url"] == draft.ExampleURL {
		lines = append(lines, i.say("init-address", ""))
	}
	_, err := fmt.Fprintln(i.call.stdout, strings.Join(lines, "\n"))
	return err
}

// typed returns a name as it is typed on a command line.
func typed(name string) string {
	if strings.ContainsAny(name, " \t'\"&;()$") {
		return `"` + name + `"`
	}
	return name
}
