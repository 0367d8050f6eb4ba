package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// A joiner makes one site of parsed files, and collects what does not fit together. What it made of a file the last time, it
// takes again if that follows from the same (entry.go).
type joiner struct {
	reader   *Reader
	tree     *tree.Tree
	options  Options
	site     *Site
	offices  map[string]*Office  // by key, name and alias
	plans    map[string]*Plan    // by folder
	named    []string            // every name of an office, once one is needed
	noted    map[string]bool     // folders of which it is said that they have no index.md
	beside   map[string][]string // what may be linked to from a folder, as it is written there
	compared int                 // names, for suggestions
	problems problem.List
	strayed  problem.List                           // of links, which are found first and reported last
	places   map[string]map[string]front.FieldPlace // of fields, by file; filled when a problem needs one
}

func newJoiner(r *Reader, t *tree.Tree, o Options) *joiner {
	return &joiner{reader: r, tree: t, options: o, offices: map[string]*Office{}, plans: map[string]*Plan{}, noted: map[string]bool{}, beside: map[string][]string{},
		places: map[string]map[string]front.FieldPlace{}}
}

func (j *joiner) join() *Site {
	config := j.config()
	if config == nil {
		if j.tree.File(ConfigFile) == nil {
			j.problems = append(j.problems, problem.New(0, 0, "no-site").In(ConfigFile))
		}
		return nil
	}
	j.site = &Site{Config: config, Drafts: j.options.Drafts}
	j.declareOffices()
	if !slices.Contains(j.options.Languages, config.Language) && config.Language != "" {
		j.at(ConfigFile, "language", "bad-language", "value", config.Language, "expected", strings.Join(j.options.Languages, ", "))
	}
	j.stand()
	j.addArticles()
	j.addPlans()
	j.dateAttachments()
	j.problems = append(append(j.problems, j.strayed...), j.reader.clashes...)
	return j.site
}

func (j *joiner) config() *Config {
	e := j.reader.byPath[ConfigFile]
	if e == nil || e.parsed.faults.All() {
		return nil
	}
	return e.parsed.front.(*Config)
}

func (j *joiner) declareOffices() {
	for i := range j.site.Offices {
		o := &j.site.Offices[i]
		for _, name := range append([]string{o.Key, o.Name}, o.Aliases...) {
			j.offices[name] = o
		}
	}
}

// stand begins each plan, and says of every file on what it stands. Then all that a link can lead to is known.
func (j *joiner) stand() {
	for _, e := range j.reader.list {
		if terms := e.lays(); terms != nil {
			j.plans[e.folder] = &Plan{Terms: terms}
			j.site.Plans = append(j.site.Plans, j.plans[e.folder])
		}
	}
	b, folder := basis{config: j.site.Config, drafts: j.options.Drafts}, ""
	for _, e := range j.reader.list {
		if e.folder != folder {
			folder, b.terms = e.folder, nil
			if plan := j.plans[folder]; plan != nil {
				b.terms = plan.Terms
			}
		}
		b.parsed = e.parsed
		e.stand(b)
	}
}

// anew makes anew what becomes of a file, and has its entry keep the problems that come to light.
func (j *joiner) anew(e *entry, do func()) {
	before, compared := len(j.problems), j.compared
	j.compared = 0 // what is said of a file follows from it alone
	do()
	j.compared = compared
	e.problems = slices.Clone(j.problems[before:])
	j.problems = j.problems[:before]
}

func (j *joiner) addArticles() {
	for _, e := range j.reader.list {
		if e.kind == articleKind {
			j.addArticle(e)
		}
	}
	slices.SortFunc(j.site.Articles, func(a, b *Article) int { return cmp.Compare(a.Key, b.Key) })
	j.checkMenu()
}

func (j *joiner) addArticle(e *entry) {
	if text, moved := j.text(e); moved {
		j.anew(e, func() { e.article = j.newArticle(e, text) })
	}
	j.problems = append(j.problems, e.problems...)
	if !e.face.draft {
		j.site.Articles = append(j.site.Articles, e.article)
	}
}

func (j *joiner) newArticle(e *entry, text Text) *Article {
	a := &Article{ArticleFront: e.parsed.front.(*ArticleFront), Key: articleKey(e.path), Text: text}
	j.checkAddressable(e.path, a.Key)
	j.checkReserved(e.path, a.Key, reservedPages)
	return a
}

func articleKey(file string) string { return strings.TrimSuffix(path.Base(file), ".md") }
