package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/markdown"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// A joiner makes one site of parsed files, and collects what does not fit together.
type joiner struct {
	tree     *tree.Tree
	options  Options
	site     *Site
	offices  map[string]*Office // by key, name and alias
	texts    map[string]*Text   // by source file, for links
	owners   map[string]owner   // what each source file became, for links
	problems problem.List
	places   map[string]map[string]keyPlace // of fields, by file; filled when a problem needs one
	faults   map[string]faults              // by file: of what could not be read, nothing follows
}

// An owner is what a file became: where it is shown.
type owner struct {
	url   string
	task  *Task
	draft bool // not published
}

func newJoiner(t *tree.Tree, o Options) *joiner {
	return &joiner{tree: t, options: o, offices: map[string]*Office{}, texts: map[string]*Text{}, owners: map[string]owner{}, places: map[string]map[string]keyPlace{}, faults: map[string]faults{}}
}

func (j *joiner) join(files []*parsed) *Site {
	for _, p := range files {
		j.faults[p.file.Path] = p.faults
	}
	config := configOf(files)
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
	for _, p := range files {
		j.addArticle(p)
	}
	slices.SortFunc(j.site.Articles, func(a, b *Article) int { return cmp.Compare(a.Key, b.Key) })
	j.checkMenu()
	j.addPlans(files)
	j.resolveLinks()
	j.checkCase()
	return j.site
}

func configOf(files []*parsed) *Config {
	for _, p := range files {
		if p.kind == configKind && !p.faults.all() {
			return p.front.(*Config)
		}
	}
	return nil
}

func (j *joiner) declareOffices() {
	for i := range j.site.Offices {
		o := &j.site.Offices[i]
		for _, name := range append([]string{o.Key, o.Name}, o.Aliases...) {
			j.offices[name] = o
		}
	}
}

// text remembers a file's body, so that its links are resolved once all places are known.
func (j *joiner) text(p *parsed, into *Text) {
	*into = Text{Document: p.body, File: p.file.Path}
	j.texts[p.file.Path] = into
}

func (j *joiner) addArticle(p *parsed) {
	front, ok := p.front.(*ArticleFront)
	if !ok {
		return
	}
	a := &Article{ArticleFront: front, Key: strings.TrimSuffix(path.Base(p.file.Path), ".md")}
	if !addressable.MatchString(a.Key) {
		j.problems = append(j.problems, problem.New(0, 0, "bad-name", "value", a.Key).In(p.file.Path))
	}
	j.checkReserved(p.file.Path, a.Key, reservedPages)
	hidden := front.Draft && !j.options.Drafts
	j.owners[p.file.Path] = owner{url: a.URL(), draft: hidden}
	if !hidden {
		j.site.Articles = append(j.site.Articles, a)
		j.text(p, &a.Text)
	}
}

// addPlans makes a plan of each folder that has an index.md.
func (j *joiner) addPlans(files []*parsed) {
	plans := map[string]*Plan{}
	for _, p := range files {
		if front, ok := p.front.(*PlanFront); ok {
			plans[path.Dir(p.file.Path)] = j.addPlan(p, front)
		}
	}
	for _, p := range files {
		folder := path.Join(ContentDir, strings.Split(strings.TrimPrefix(p.file.Path, ContentDir+"/"), "/")[0])
		plan := plans[folder]
		if plan == nil {
			j.noIndex(p, folder)
			continue
		}
		if front, ok := p.front.(*Front); ok {
			j.addTask(plan, p, front)
		} else if p.kind == attachmentKind {
			plan.Files = append(plan.Files, p.file)
		}
	}
	slices.SortFunc(j.site.Plans, func(a, b *Plan) int { return cmp.Compare(a.Key, b.Key) })
	for _, plan := range j.site.Plans {
		slices.SortStableFunc(plan.Tasks, func(a, b *Task) int { return cmp.Compare(a.Number, b.Number) })
		j.checkNumbers(plan)
		plan.Tasks = slices.DeleteFunc(plan.Tasks, func(t *Task) bool { return t.Draft && !j.options.Drafts })
	}
	if len(j.site.Plans) == 0 && j.tree.File(ConfigFile) != nil && len(j.problems.Errors()) == 0 {
		j.problems = append(j.problems, problem.New(0, 0, "no-plan").In(ContentDir))
	}
}

func (j *joiner) addPlan(p *parsed, front *PlanFront) *Plan {
	plan := &Plan{PlanFront: front, Key: path.Base(path.Dir(p.file.Path))}
	if !addressable.MatchString(plan.Key) {
		j.problems = append(j.problems, problem.New(0, 0, "bad-name", "value", plan.Key).In(p.file.Path))
	}
	j.checkReserved(p.file.Path, plan.Key, reservedPlans)
	j.site.Plans = append(j.site.Plans, plan)
	j.owners[p.file.Path] = owner{url: plan.URL()}
	j.text(p, &plan.Notice)
	return plan
}

// noIndex finds a folder of tasks that describes no plan, once a folder.
func (j *joiner) noIndex(p *parsed, folder string) {
	index := folder + "/index.md"
	known := slices.ContainsFunc(j.problems, func(q problem.Problem) bool { return q.File == folder && q.Code == "no-index" })
	if (p.kind == taskKind || p.kind == attachmentKind) && j.tree.File(index) == nil && !known {
		j.problems = append(j.problems, problem.New(0, 0, "no-index", "value", index).In(folder))
	}
}

func (j *joiner) addTask(plan *Plan, p *parsed, front *Front) {
	t := &Task{Front: front, Plan: plan}
	plan.Tasks = append(plan.Tasks, t)
	hidden := front.Draft && !j.options.Drafts
	j.owners[p.file.Path] = owner{url: t.URL(), task: t, draft: hidden}
	j.text(p, &t.Body)
	if hidden {
		delete(j.texts, p.file.Path)
	}
	j.resolveNames(t)
	j.checkPartners(t)
	t.Every = plan.Reporting.Every
	if front.Reporting != "" {
		t.Every, _ = day.ParseEvery(front.Reporting)
	}
	t.Updates = published(p.body.Updates, j.options.Drafts)
	j.checkAgainstPlan(t)
}

// published returns the updates that are not pending, the newest first; of one day, the later in the file first.
func published(all []markdown.Update, pendingToo bool) []markdown.Update {
	shown := make([]markdown.Update, 0, len(all))
	for i := range all {
		if u := all[len(all)-1-i]; pendingToo || !u.Pending {
			shown = append(shown, u)
		}
	}
	slices.SortStableFunc(shown, func(a, b markdown.Update) int { return cmp.Compare(b.Day, a.Day) })
	return shown
}

// at adds a problem that stands at the value of a field of a file, unless that could not be read.
func (j *joiner) at(file, field, code string, data ...string) {
	if j.faults[file].at(field) {
		return
	}
	at := nearest(j.fieldPlaces(file), field, true, 1)
	j.problems = append(j.problems, problem.New(at.line, at.column, code, data...).In(file))
}

// fieldPlaces reads a file once more to learn where its fields stand.
func (j *joiner) fieldPlaces(file string) map[string]keyPlace {
	if found, ok := j.places[file]; ok {
		return found
	}
	found := map[string]keyPlace{}
	if f := j.tree.File(file); f != nil {
		if text, err := f.Read(); err == nil {
			found = placesIn(string(text), file == ConfigFile)
		}
	}
	j.places[file] = found
	return found
}

// placesIn returns where the fields of a file stand.
func placesIn(text string, plainTOML bool) map[string]keyPlace {
	if plainTOML {
		return places(repaired(strings.TrimPrefix(text, "\ufeff"), 1).text(), 1)
	}
	source, _ := split(text)
	return places(repaired(source.front, source.frontLine).text(), source.frontLine)
}
