package gathered

import (
	"cmp"
	"slices"
	"strconv"

	"gongshi/generator/day"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// What a plan of another site may have.
const (
	mostTasks   = 10_000
	mostOffices = 2_000
	mostNumber  = 999_999_999
	mostNames   = 100      // offices of a task
	mostTitle   = 500      // characters of a title, and of what else a plan or a task says of itself
	mostName    = 200      // characters of the name of an office or a publisher
	mostSaid    = 16 << 20 // bytes of all texts of its tasks, with the names of their offices at each

	mostSaidOfSource = 64 << 20 // bytes, of all its plans
)

// parsePlan reads tasks.json of the plan that has a key.
func parsePlan(key string, text []byte) (*Plan, *problem.Problem) {
	p := &Plan{}
	names := map[string]string{}
	wrong := whole(text, func(r *reader) {
		r.object(map[string]func(){
			"plan":  func() { r.plan(p, key, names) },
			"as_of": r.day(&p.AsOf),
			"tasks": func() { r.tasks(p, key) },
		}, "plan", "as_of", "tasks")
		if r.wrong == nil && p.AsOf == 0 {
			r.fail(0, "source-without", "key", "as_of")
		}
		r.nameOffices(p, names)
	})
	if wrong != nil {
		return nil, wrong
	}
	if size := p.size(); size > mostSaid {
		return nil, wrongAt(1, 1, "source-large", "key", "tasks", "value", strconv.Itoa(size), "expected", strconv.Itoa(mostSaid))
	}
	slices.SortFunc(p.Tasks, func(a, b *Task) int { return cmp.Compare(a.Number, b.Number) })
	return p, nil
}

func (r *reader) plan(p *Plan, key string, names map[string]string) {
	var url, every string
	start := r.start()
	r.object(map[string]func(){
		"key": r.needed(&p.Key), "title": r.upTo(mostTitle, r.needed, &p.Title), "url": r.needed(&url),
		"document": r.upTo(mostTitle, r.words, &p.Document), "issuer": r.upTo(mostTitle, r.words, &p.Issuer), "issued": r.day(&p.Issued),
		"start": r.day(&p.Start), "end": r.day(&p.End), "closed": r.truth(&p.Closed), "numbered": r.truth(&p.Numbered),
		"reporting": func() {
			if r.word("null") {
				return
			}
			r.object(map[string]func(){"every": r.needed(&every), "by": r.count(&p.By, 0, 366)}, "every")
		},
		"offices": func() { r.list(mostOffices, func(int) { r.office(names) }) },
	}, "key", "title", "url", "start", "end", "closed", "offices")
	p.Every, _ = day.ParseEvery(every)
	switch {
	case r.wrong != nil:
	case p.Key != key:
		r.fail(start, "source-value", "key", "plan.key", "value", p.Key)
	case url != p.URL():
		r.fail(start, "source-value", "key", "plan.url", "value", url)
	case p.Start == 0 || p.End < p.Start:
		r.fail(start, "source-value", "key", "plan.end", "value", p.End.String())
	case every != "" && p.Every == day.Never:
		r.fail(start, "source-value", "key", "plan.reporting.every", "value", every)
	}
}

func (r *reader) office(names map[string]string) {
	var key, name string
	r.object(map[string]func(){"key": r.needed(&key), "name": r.upTo(mostName, r.needed, &name)}, "key", "name")
	names[key] = name
}

func (r *reader) tasks(p *Plan, key string) {
	taken := map[int]bool{}
	r.list(mostTasks, func(int) {
		start := r.start()
		t := r.task(key)
		if taken[t.Number] {
			r.fail(start, "source-twice", "key", r.field()+".number")
		}
		taken[t.Number] = true
		p.Tasks = append(p.Tasks, t)
	})
}

// task reads a task of the plan that has a key. Its address has to be the one that follows from its number, though it is never used.
func (r *reader) task(plan string) *Task {
	t := &Task{}
	var url string
	late := -1
	start := r.start()
	r.object(map[string]func(){
		"number": r.count(&t.Number, 1, mostNumber), "label": r.upTo(mostTitle, r.words, &t.Label),
		"title": r.upTo(mostTitle, r.needed, &t.Title), "summary": r.prose(&t.Summary),
		"state": r.needed(&t.State), "silent": r.truth(&t.Silent), "sample": r.truth(&t.Sample), "unassigned": r.truth(&t.Unassigned),
		"late_days": r.count(&late, 0, 100_000), "last_update": r.day(&t.LastUpdate), "url": r.needed(&url),
		"lead": r.lines(&t.leads, mostNames), "joint": r.lines(&t.joins, mostNames),
		"schedule": func() {
			r.object(map[string]func(){
				"due": r.day(&t.Due), "year_round": r.truth(&t.YearRound), "directed": r.upTo(mostTitle, r.words, &t.Directed), "unscheduled": r.truth(&t.Unscheduled),
			})
		},
	}, "number", "title", "state", "silent", "url", "lead", "joint", "schedule")
	if t.HasLate = late >= 0; t.HasLate {
		t.LateDays = late
	}
	switch {
	case r.wrong != nil:
	case !slices.Contains(site.States(), site.State(t.State)):
		r.fail(start, "source-value", "key", r.field()+".state", "value", t.State)
	case t.Number == 0:
		r.fail(start, "source-without", "key", r.field()+".number")
	case url != TaskURL(plan, t.Number):
		r.fail(start, "source-value", "key", r.field()+".url", "value", url)
	default:
		r.eachOnce(start, t)
	}
	return t
}

// eachOnce says what is wrong with the offices of a task: too many, or one of them twice.
func (r *reader) eachOnce(start int, t *Task) {
	keys := slices.Concat(t.leads, t.joins)
	if len(keys) > mostNames {
		r.fail(start, "source-large", "key", r.field()+".lead + joint", "value", strconv.Itoa(len(keys)), "expected", strconv.Itoa(mostNames))
	}
	slices.Sort(keys)
	for i := range keys[:max(0, len(keys)-1)] {
		if keys[i] == keys[i+1] {
			r.fail(start, "source-twice", "key", keys[i])
		}
	}
}

// size returns how many bytes the texts of the tasks are. A name counts wherever it stands: what is short as a key may be long on a page.
func (p *Plan) size() (bytes int) {
	for _, t := range p.Tasks {
		bytes += len(t.Label) + len(t.Title) + len(t.Summary) + len(t.Directed)
		for _, name := range slices.Concat(t.Lead, t.Joint) {
			bytes += len(name)
		}
	}
	return bytes
}

// TaskURL returns the place of a task on its site.
func TaskURL(plan string, number int) string { return plan + "/tasks/" + strconv.Itoa(number) + "/" }

// nameOffices gives each task the names of its offices.
func (r *reader) nameOffices(p *Plan, names map[string]string) {
	for _, t := range p.Tasks {
		for _, role := range []struct {
			keys []string
			into *[]string
		}{{t.leads, &t.Lead}, {t.joins, &t.Joint}} {
			for _, key := range role.keys {
				if names[key] == "" {
					r.fail(0, "source-value", "key", "tasks."+strconv.Itoa(t.Number)+".lead", "value", key)
					return
				}
				*role.into = append(*role.into, names[key])
			}
		}
		t.leads, t.joins = nil, nil
	}
}
