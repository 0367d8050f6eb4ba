package command

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongshi/generator/desk"
	"gongshi/generator/importer"
	"gongshi/generator/pipeline"
	"gongshi/generator/schema"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// runSchema says what may stand in the files of a site: as JSON Schema of all of them or of one kind, as a table of fields, or as the
// configuration of a content management system. Where the folder holds a site, what that calls its offices and categories is in it.
func runSchema(ctx context.Context, c *call) error {
	out := c.flags.String("out", "", "a `folder` into which to write NAME.schema.json for each kind of file")
	table := c.flags.Bool("table", false, "print the table of all fields, in Markdown")
	cms := c.flags.String("cms", "", "print config.yml for a content `system` instead, limited to updates: "+strings.Join(schema.Systems(), " or "))
	kind := c.takeArgument("drafts", "table")
	s, err := c.parse()
	if err != nil {
		return err
	}
	if kind != "" && !slices.Contains(schema.Kinds(), kind) {
		return fmt.Errorf("%w: there is no kind of file %q; there are %s", errUsage, kind, strings.Join(schema.Kinds(), ", "))
	}
	if given(kind != "", *table, *out != "", *cms != "") > 1 {
		return fmt.Errorf("%w: gongshi schema [KIND], schema --out DIR, schema --table or schema --cms SYSTEM", errUsage)
	}
	of, err := s.siteNow(*cms == "" || s.drafts)
	if err != nil {
		return err
	}
	language := s.lang
	if of != nil {
		language = s.languageOr(of.Language)
	}
	switch names := schema.NamesIn(of); {
	case *cms != "":
		return s.printCMS(of, *cms, language)
	case *table:
		_, err = c.stdout.Write(schema.Table(language))
	case *out != "":
		return s.writeSchemas(ctx, *out, names, language)
	case kind != "":
		text, _ := schema.Of(kind, names, language)
		_, err = c.stdout.Write(text)
	default:
		_, err = c.stdout.Write(schema.All(names, language))
	}
	return err
}

// given counts what is so.
func given(all ...bool) (n int) {
	for _, is := range all {
		if is {
			n++
		}
	}
	return n
}

// siteNow returns the site as far as it can be read, whatever is wrong with it; nil if there is none. A schema stays with who writes, so
// names of drafts are in it; the configuration of a content system is published with the site.
func (s *sources) siteNow(drafts bool) (*site.Site, error) {
	snapshot, err := tree.Scan(s.dir, nil, pipeline.Names()...)
	if err != nil {
		return nil, err
	}
	of, _, err := (&site.Reader{}).Read(snapshot, site.Options{Drafts: drafts})
	return of, err
}

func (s *sources) printCMS(of *site.Site, system, language string) error {
	if !slices.Contains(schema.Systems(), system) {
		return fmt.Errorf("%w: there is no system %q; there are %s", errUsage, system, strings.Join(schema.Systems(), ", "))
	}
	if of == nil || len(of.Plans) == 0 {
		return fmt.Errorf("%w: %s holds no plan that can be read; gongshi check says why", errUsage, s.dir)
	}
	if strings.Contains(of.Repository, "://gitee.com/") {
		return fmt.Errorf("%w: no content system speaks Gitee; gongshi serve --edit needs none", errUsage)
	}
	_, err := s.call.stdout.Write(schema.CMS(system, of, language, func(key string) string { return desk.Say(language, key) }))
	return err
}

// writeSchemas writes a file for each kind of file.
func (s *sources) writeSchemas(ctx context.Context, folder string, names schema.Names, language string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	var changes []importer.Change
	for _, kind := range schema.Kinds() {
		name := kind + ".schema.json"
		text, _ := schema.Of(kind, names, language)
		old, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil && !os.IsNotExist(err) {
			return err
		}
		if string(old) != string(text) {
			changes = append(changes, importer.Change{Path: name, Old: string(old), New: string(text)})
		}
	}
	if err := importer.WriteAll(ctx, folder, changes); err != nil {
		return err
	}
	for _, change := range changes {
		fmt.Fprintf(s.call.stdout, "%s was written\n", filepath.Join(folder, change.Path))
	}
	return nil
}
