package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/markdown"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// A joiner makes one site of parsed files, and collects what does not fit together. What it made of a file the last time, it
// takes again if that follows from the same (read.go).
type joiner struct {
	reader   *Reader
	tree     *tree.Tree
	options  Options
	site     *Site
	offices  map[string]*Office  // by key, name and alias
	plans    map[string]*Plan    // by folder
	updates  map[*Plan][]*entry  // the files of each that are updates
	named    []string            // every name of an office, once one is needed
	noted    map[string]bool     // folders of which it is said that they have no index.md
	beside   map[string][]string // what may be linked to from a folder, as it is written there
	compared int                 // names, for suggestions
	problems problem.List
	strayed  problem.List                           // of links, which are found first and reported last
	recounts map[string]*recount                    // of bulletins, by file
	places   map[string]map[string]front.FieldPlace // of fields, by file; filled when a problem needs one
}

func newJoiner(r *Reader, t *tree.Tree, o Options) *joiner {
	return &joiner{reader: r, tree: t, options: o, offices: map[string]*Office{}, plans: map[string]*Plan{}, updates: map[*Plan][]*entry{}, noted: map[string]bool{}, beside: map[string][]string{},
		recounts: map[string]*recount{}, places: map[string]map[string]front.FieldPlace{}}
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
	j.setBases()
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

// setBases begins each plan, and gives every file its basis. Then all that a link can lead to is known.
func (j *joiner) setBases() {
	for _, e := range j.reader.list {
		if terms := e.planTerms(); terms != nil {
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
		e.setBasis(b)
	}
}

// remake makes again what becomes of a file, and has its entry keep the problems that come to light.
func (j *joiner) remake(e *entry, do func()) {
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
		j.remake(e, func() { e.article = j.newArticle(e, text) })
	}
	j.problems = append(j.problems, e.problems...)
	if !e.destination.draft {
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

// addPlans fills the plan of each folder that has an index.md.
func (j *joiner) addPlans() {
	var plan *Plan
	var updates map[int][]*Update
	folder := ""
	for i, e := range j.reader.list {
		if e.folder != folder {
			folder, plan = e.folder, j.begin(e.folder)
			updates = j.updatesByTask(plan, i)
		}
		switch {
		case plan == nil:
			j.noIndex(e)
		case e.kind == planKind:
			j.addNotice(plan, e)
		case e.kind == incidentKind:
			j.addIncident(plan, e)
		case e.kind == assessmentKind:
			j.addAssessment(plan, e)
		case e.kind == bulletinKind:
			j.addBulletin(plan, e)
		case e.kind == taskKind:
			j.addTask(plan, e, updates)
		case e.kind == attachmentKind:
			plan.Files = append(plan.Files, Attachment{File: e.file})
		}
	}
	slices.SortFunc(j.site.Plans, func(a, b *Plan) int { return cmp.Compare(a.Key, b.Key) })
	for _, plan := range j.site.Plans {
		byNumber := func(a, b *Task) int { return cmp.Compare(a.Number, b.Number) }
		if !slices.IsSortedFunc(plan.Tasks, byNumber) {
			slices.SortStableFunc(plan.Tasks, byNumber)
		}
		j.checkNumbers(plan)
		j.checkOriginal(plan)
		j.checkTasksOfUpdates(plan)
		j.checkChangeFiles(plan)
		j.checkOfficeNames(plan)
		j.checkLabels(plan)
	}
	for _, plan := range j.site.Plans {
		j.checkIncidents(plan)
		j.checkFigures(plan)
		j.checkAttributed(plan)
		j.checkPrevious(plan)
		j.checkRelated(plan)
	}
	if !j.options.Drafts {
		j.dropDrafts()
	}
	if len(j.site.Plans) == 0 && len(j.site.Sources) == 0 && j.tree.File(ConfigFile) != nil && j.tree.File(ContentDir) == nil && len(j.problems.Errors()) == 0 {
		j.problems = append(j.problems, problem.New(0, 0, "no-plan").In(ContentDir))
	}
}

// dropDrafts takes away what is not published.
func (j *joiner) dropDrafts() {
	j.site.Plans = slices.DeleteFunc(j.site.Plans, func(p *Plan) bool { return p.Draft })
	for _, plan := range j.site.Plans {
		plan.Tasks = slices.DeleteFunc(plan.Tasks, func(t *Task) bool { return t.Draft })
	}
}

// begin returns the plan of a folder, with room for its tasks; nil if it has none.
func (j *joiner) begin(folder string) *Plan {
	plan := j.plans[folder]
	if plan != nil {
		plan.Tasks = make([]*Task, 0, len(j.tree.Under(folder)))
	}
	return plan
}

func (j *joiner) addNotice(plan *Plan, e *entry) {
	if text, moved := j.text(e); moved {
		j.remake(e, func() {
			e.notice = &text
			j.checkAddressable(e.path, plan.Key)
			j.checkReserved(e.path, plan.Key, reservedPlans)
		})
	}
	j.problems = append(j.problems, e.problems...)
	plan.Notice = *e.notice
	if areSound(plan.Changes, nil) {
		j.checkChains(e.path, plan.Changes, plan.present, func(_ *Change, v front.Value) string { return v.String() })
	}
}

// checkOriginal finds a document that is said to be among the plan's attachments and is not.
func (j *joiner) checkOriginal(plan *Plan) {
	name, file := plan.Original, ContentDir+"/"+plan.Key+"/index.md"
	if name == "" || isAddress(name) {
		return
	}
	at := j.reader.found(path.Join(path.Dir(file), name))
	if !strings.HasPrefix(name, "files/") || at == nil || at.kind != attachmentKind {
		j.at(file, "original", "dead-link", j.suggestedFile(file, name)...)
	}
}

// noIndex finds a folder of tasks that describes no plan, once a folder.
func (j *joiner) noIndex(e *entry) {
	index := e.folder + "/index.md"
	if e.kind != planKind && e.kind != unknownKind && e.kind != articleKind && e.kind != configKind && j.reader.byPath[index] == nil && !j.noted[e.folder] {
		j.noted[e.folder] = true
		j.problems = append(j.problems, problem.New(0, 0, "no-index", "value", index).In(e.folder))
	}
}

func (j *joiner) addTask(plan *Plan, e *entry, updates map[int][]*Update) {
	files := updates[e.parsed.front.(*Front).Number]
	text, moved := j.text(e)
	if !moved && !slices.Equal(e.task.files, files) {
		text, moved = e.task.Body, true
	}
	if moved {
		j.remake(e, func() { e.task = j.newTask(e, text, files) })
	}
	j.problems = append(j.problems, e.problems...)
	plan.Tasks = append(plan.Tasks, e.task)
}

func (j *joiner) newTask(e *entry, text Text, files []*Update) *Task {
	t := &Task{Front: e.parsed.front.(*Front), Plan: e.basis.terms, Body: text, files: files}
	j.resolveNames(t)
	j.resolveAreas(t)
	j.checkPartners(t)
	t.setRule()
	t.Updates = merged(published(&t.Body, j.options.Drafts), files)
	j.checkAgainstPlan(t)
	j.resolveChanges(t)
	j.checkReviewers(t)
	t.date(e)
	t.addVersions()
	return t
}

// newestFirst puts the updates of a file into the order in which they are shown: of one day, the later in the file first.
func newestFirst(all []markdown.Update) {
	slices.Reverse(all)
	slices.SortStableFunc(all, func(a, b markdown.Update) int { return cmp.Compare(b.Day, a.Day) })
}

// published returns the updates of a text that are not pending.
func published(in *Text, pendingToo bool) []Update {
	var all []Update
	for _, u := range in.Document.Updates {
		if pendingToo || !u.Pending {
			all = append(all, Update{Update: u, In: in})
		}
	}
	return all
}

// at adds a problem that stands at the value of a field of a file, unless that could not be read.
func (j *joiner) at(file, field, code string, data ...string) {
	if j.faultsOf(file).At(field) {
		return
	}
	at := front.Nearest(j.fieldPlaces(file), field, true, 1)
	q := problem.New(at.Line, at.Column, code, data...).In(file)
	q.Field = field
	j.problems = append(j.problems, q)
}

// faultsOf returns what could not be read in a file: of that, nothing follows.
func (j *joiner) faultsOf(file string) front.Faults {
	if e := j.reader.byPath[file]; e != nil {
		return e.parsed.faults
	}
	return nil
}

// fieldPlaces reads a file once more to learn where its fields stand.
func (j *joiner) fieldPlaces(file string) map[string]front.FieldPlace {
	if found, ok := j.places[file]; ok {
		return found
	}
	found := map[string]front.FieldPlace{}
	if f := j.tree.File(file); f != nil {
		if text, err := f.Read(); err == nil {
			found = placesIn(string(text), file == ConfigFile)
		}
	}
	j.places[file] = found
	return found
}

// placesIn returns where the fields of a file stand.
func placesIn(text string, plainTOML bool) map[string]front.FieldPlace {
	return front.NewManuscript(vocabulary, text, plainTOML).Places()
}
