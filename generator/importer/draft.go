package importer

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/words"
)

// An origin is the cell from which a line came; no row means that it was there before.
type origin struct {
	row    *row
	column string
}

func (r *row) at(column string) origin { return origin{r, column} }

// A draft is a task's file as it will be.
type draft struct {
	task     *task
	path     string
	text     strings.Builder
	origins  []origin // of its lines
	sections []section

	own *ownFile // of an update in a file of its own
}

// fence is the line before and after front matter.
const fence = front.Fence + "\n"

// write writes the file of every task.
func (i *importing) write() error {
	for _, t := range i.tasks {
		old, err := i.old(t)
		if err != nil {
			return err
		}
		d := &draft{task: t, path: i.pathOf(t)}
		if i.taken[strings.ToLower(d.path)] != nil {
			i.report(t.row.wrong("file", "import-file-taken", "value", path.Base(d.path)))
			continue
		}
		i.taken[strings.ToLower(d.path)] = t
		i.compose(d, strings.ReplaceAll(old, "\r\n", "\n"))
		i.change(d, old)
		if err := i.writeFiled(t); err != nil {
			return err
		}
	}
	return nil
}

// change adds what a draft changes, if it does, with the line ends of the file.
func (i *importing) change(d *draft, old string) {
	text := d.text.String()
	if text == strings.ReplaceAll(old, "\r\n", "\n") {
		return
	}
	if strings.Contains(old, "\r\n") {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	i.drafts = append(i.drafts, d)
	i.changes = append(i.changes, Change{d.path, old, text})
}

// old returns a task's file as it is.
func (i *importing) old(t *task) (string, error) {
	if t.was == nil {
		return "", nil
	}
	text, err := i.Tree.File(t.was.Body.File).Read()
	return string(text), err
}

// fileName is what the name of a task's file may be: one that every machine can hold, and that can be linked to.
var fileName = regexp.MustCompile(`^[\p{L}\p{N}_][\p{L}\p{N}._-]*\.md$`)

// pathOf returns where a task's file is, or will be.
func (i *importing) pathOf(t *task) string {
	folder := path.Join(site.ContentDir, i.Plan)
	if t.was != nil {
		return t.was.Body.File
	}
	usual := fmt.Sprintf("%02d.md", t.number)
	name := cmp.Or(t.row.cell("file"), usual)
	if !fileName.MatchString(name) || name == "index.md" {
		i.report(t.row.wrong("file", "import-file-name", "value", name, "expected", fmt.Sprintf("%02d-example.md", t.number)))
		name = usual
	}
	if i.Tree.File(folder+"/"+name) != nil {
		i.report(t.row.wrong("file", "import-file-taken", "value", name))
	}
	return folder + "/" + name
}

// compose writes a draft over an old text.
func (i *importing) compose(d *draft, old string) {
	t := d.task
	source, _ := front.Cut(old)
	body := source.Body
	d.sections = []section{{}}
	if t.was != nil {
		d.sections = sectionsOf(body, strings.Count(old[:len(old)-len(body)], "\n")+1, t.was.Body.Document.Updates)
	}
	d.sections = i.body(t, d.sections)
	f := i.front(t)
	t.summarize(f, d.sections[0].text)
	switch {
	case t.was == nil:
		d.add(fence, origin{})
		d.addFront(statements(f.Print()))
		d.add(fence, origin{})
	case alike(f.Print(), t.written().Print()):
		d.add(old[:len(old)-len(body)], origin{})
	default:
		d.add(old[:strings.Index(old, "\n")+1], origin{})
		d.addFront(patched(source.Front, t.written().Print(), f.Print(), printedTask))
		d.add(old[strings.Index(old, source.Front)+len(source.Front):len(old)-len(body)], origin{})
	}
	for _, s := range d.sections {
		if s.origin.row != nil && d.text.Len() > 0 && !strings.HasSuffix(d.text.String(), "\n\n") && !strings.HasPrefix(s.text, "\n") {
			d.add("\n", origin{})
		}
		d.add(s.text, s.origin)
	}
	if last := d.sections[len(d.sections)-1]; last.origin.row != nil {
		text := strings.TrimRight(d.text.String(), "\n")
		d.text.Reset()
		d.text.WriteString(text + "\n")
	}
}

// add adds text that comes from a cell.
func (d *draft) add(text string, from origin) {
	for range strings.Count(text, "\n") {
		d.origins = append(d.origins, from)
	}
	d.text.WriteString(text)
}

// columnOf names the columns whose fields have other names in front matter.
var columnOf = map[string]string{"schedule.due": "due", "schedule.year_round": "year_round", "schedule.directed": "directed", "schedule.start": "start", "schedule.unscheduled": "unscheduled", "verified.date": "verified_date", "verified.by": "verified_by"}

// addFront adds front matter.
func (d *draft) addFront(front []statement) {
	for _, s := range front {
		d.add(s.text, d.task.originOf(s))
	}
}

// originOf returns the cell from which a field came, if that says anything.
func (t *task) originOf(s statement) origin {
	r, key := t.row, s.key
	table, number, _ := strings.Cut(s.section, "#")
	switch {
	case strings.HasPrefix(table, "milestones"):
		at, _ := strconv.Atoi(number)
		r = t.rowOf[at]
		if table != "milestones" {
			r, key = t.valuesRow(), "values"
		}
	case table == "changes":
		at, _ := strconv.Atoi(number)
		r = t.changeRow[at]
	case table == "reviews":
		at, _ := strconv.Atoi(number)
		r = t.reviewRow[at]
	case table != "" && key == "":
		key = firstOf(table, r)
	case table != "":
		key = cmp.Or(columnOf[table+"."+key], table)
	}
	if r == nil || r.cell(key) == "" && t.was != nil {
		return origin{}
	}
	return r.at(key)
}

// firstOf returns the first column of a table of front matter of which a row has a cell, or the table's name.
func firstOf(table string, r *row) string {
	for _, column := range []string{"due", "year_round", "directed", "start", "unscheduled", "verified_date", "verified_by"} {
		if r != nil && r.cell(column) != "" && columnOf[table+"."+strings.TrimPrefix(column, table+"_")] == column {
			return column
		}
	}
	return table
}

// valuesRow returns the first row of a milestone that has amounts, or nil.
func (t *task) valuesRow() *row {
	for _, n := range t.milestones {
		if n.row.cell("values") != "" {
			return n.row
		}
	}
	return nil
}

// place returns a problem of a draft where it came from, in a table; a warning that was there before stays in the file.
func (d *draft) place(p problem.Problem) problem.Problem {
	if p.Line < 1 || p.Line > len(d.origins) {
		return p
	}
	from := d.origins[p.Line-1]
	switch {
	case from.row != nil:
	case d.own != nil && d.own.was == nil:
		from = d.own.row.at("file")
	case d.task.was == nil && d.task.row != nil:
		from = d.task.row.at("number")
	case p.Warning(), slices.Contains(mended, p.Code):
		return p
	default: // the file had no mistake: it follows from a cell
		from = d.cause(p.Line - 1)
	}
	at := from.row.wrong(from.column, p.Code)
	p.File, p.Line, p.Column = at.File, at.Line, at.Column
	p.Data = maps.Clone(p.Data) // the reader remembers the problem
	if p.Data == nil {
		p.Data = map[string]string{}
	}
	p.Data["cell"] = from.columnOf(p)
	return p
}

// cause returns the cell of the last line from one before a line, or of the first after it.
func (d *draft) cause(line int) origin {
	for k := line; k >= 0; k-- {
		if d.origins[k].row != nil {
			return d.origins[k]
		}
	}
	for _, from := range d.origins[line:] {
		if from.row != nil {
			return from
		}
	}
	r := d.task.anyRow()
	if d.own != nil {
		r = d.own.row
	}
	return r.at(r.of.Key[0])
}

// columnOf returns the column in which a problem is mended: that of the cell, or of the field that is missing beside it.
func (o origin) columnOf(p problem.Problem) string {
	key := p.Data["key"]
	key = key[strings.LastIndexByte(key, '.')+1:]
	table := o.column
	for in, column := range columnOf {
		if column == o.column {
			table, _, _ = strings.Cut(in, ".")
		}
	}
	for _, column := range []string{columnOf[table+"."+key], key} {
		if words.IsAbsence(p.Code) && o.row.of.Column(column) != nil {
			return column
		}
	}
	return o.column
}

// files returns the changed files as a tree.
func (i *importing) files() *tree.Tree {
	texts := map[string]string{}
	for _, c := range i.changes {
		texts[c.Path] = c.New
	}
	return tree.Of(texts)
}
