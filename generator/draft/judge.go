package draft

import (
	"path"

	"gongshi/generator/front"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

// WrongDay returns what is wrong with a day that was just answered, in the words of a check, so that nobody learns of it only after all other
// questions. Only the file itself is read, with its plan and the site's configuration: that is quick in a site of any size.
func (d *Draft) WrongDay(f *Field) string {
	if f.Path == "" || d.Said[f.Name] == "" || shapeAt(d.shapes, f.Path).Kind != front.Day {
		return ""
	}
	c, ok := d.File()
	if !ok {
		return ""
	}
	texts := map[string]string{}
	for _, name := range []string{site.ConfigFile, path.Join(site.ContentDir, d.Said["plan"], "index.md")} {
		if file := d.Tree.File(name); file != nil && file.Regular {
			if text, err := file.Read(); err == nil {
				texts[name] = string(text)
			}
		}
	}
	texts[c.Path] = c.New
	_, problems, err := d.read(tree.Of(texts))
	if err != nil {
		return "" // a check of the whole site tells of it
	}
	for _, p := range problems.Errors() {
		if p.File == c.Path && d.FieldOf(p) == f {
			says, hint := p.Words(d.Language)
			return says + words.Report(d.Language, "ask-stop", nil) + hint
		}
	}
	return ""
}
