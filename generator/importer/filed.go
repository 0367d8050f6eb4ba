package importer

import (
	"cmp"
	"path"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/markdown"
	"gongshi/generator/site"
)

// An ownFile is an update in a file of its own as a row says it.
type ownFile struct {
	*update
	was   *site.Update // what it was; nil if it is new
	front *site.UpdateFront
	body  string // below its front matter
}

// A filing knows which updates of a task have files of their own already.
type filing struct {
	list   []*site.Update
	in     map[string]*site.Update // by the names of their files
	titled map[string]string       // the file of the only update of a day and title, by both; of others nothing
}

// filing returns that of a task.
func (t *task) filing() *filing {
	if t.files != nil || t.was == nil {
		return cmp.Or(t.files, &filing{})
	}
	f := &filing{in: map[string]*site.Update{}, titled: map[string]string{}}
	for k := range t.was.Updates {
		u, name := &t.was.Updates[k], ""
		if u.In.File != t.was.Body.File {
			name = path.Base(u.In.File)
			f.list, f.in[name] = append(f.list, u), u
		}
		title := by(u.Day.String(), called(u.Title))
		if _, another := f.titled[title]; another {
			name = ""
		}
		f.titled[title] = name
	}
	t.files = f
	return f
}

// fileOf returns the name of the file of an update: that in its row, or that of the only one with its day and title.
func (t *task) fileOf(u *update) string {
	return cmp.Or(u.cell("file"), t.filing().titled[by(u.day.String(), called(u.cell("title")))])
}

// mayStandInTask reports what only an update in a file of its own can say.
func (i *importing) mayStandInTask(t *task, u *update) {
	for _, column := range []string{"by", "no_progress"} {
		if cell := u.cell(column); cell != "" {
			if v, ok := i.value(u.row, column); ok && (v.text != "" || v.is) {
				i.report(u.wrong(column, "import-update-without-file", "expected", exampleFile(t, u)))
			}
		}
	}
}

func exampleFile(t *task, u *update) string {
	return itoa(t.number) + "-" + u.day.String() + "-example.md"
}

// writeFiled writes the updates of a task in files of their own.
func (i *importing) writeFiled(t *task) error {
	for _, u := range t.filed {
		file := path.Join(site.ContentDir, i.Plan, site.UpdatesDir, u.file)
		own := &ownFile{update: u, front: &site.UpdateFront{Task: t.number, Date: u.day}}
		if !fileName.MatchString(u.file) || !site.FitsUpdate(u.file) {
			i.report(u.wrong("file", "import-update-file", "value", u.file, "expected", exampleFile(t, u)))
			continue
		}
		own.was = t.filing().in[u.file]
		there := i.Tree.File(file)
		if there != nil && own.was == nil {
			i.report(u.wrong("file", "import-update-file-taken", "value", u.file))
			continue
		}
		old := ""
		if there != nil {
			text, err := there.Read()
			if err != nil {
				return err
			}
			old = string(text)
		}
		d := &draft{task: t, path: file, own: own}
		i.composeFiled(d, strings.ReplaceAll(old, "\r\n", "\n"))
		i.change(d, old)
	}
	return nil
}

// composeFiled writes a draft of an update in a file of its own over an old text.
func (i *importing) composeFiled(d *draft, old string) {
	own := d.own
	source, _ := front.Cut(old)
	before := &site.UpdateFront{}
	if own.was != nil {
		before, _ = site.UpdateFrontOf([]byte(old))
		*own.front = *before
	}
	i.fillFiled(own)
	body, changed := i.belowFiled(own, d.task, source.Body)
	head := old[:len(old)-len(source.Body)]
	switch {
	case own.was == nil:
		d.add(fence, origin{})
		d.addFiled(statements(own.front.Print()))
		d.add(fence, origin{})
	case alike(own.front.Print(), before.Print()):
		d.add(head, origin{})
	default:
		d.add(old[:strings.Index(old, "\n")+1], origin{})
		d.addFiled(patched(source.Front, before.Print(), own.front.Print(), printedUpdate))
		d.add(head[strings.Index(head, source.Front)+len(source.Front):], origin{})
	}
	switch own.body = body; {
	case own.was != nil && !changed:
		d.add(source.Body, origin{})
	case body != "":
		d.add("\n"+body+"\n", own.at("text"))
	}
}

// addFiled adds the front matter of an update.
func (d *draft) addFiled(front []statement) {
	for _, s := range front {
		from := origin{}
		if s.key != "" && d.own.cell(s.key) != "" {
			from = d.own.at(s.key)
		}
		d.add(s.text, from)
	}
}

// printedUpdate reads the front matter of an update, and prints it.
func printedUpdate(file []byte) (string, bool) {
	f, ok := site.UpdateFrontOf(file)
	if !ok {
		return "", false
	}
	return f.Print(), true
}

// fillFiled lays the cells of a row over the front matter of its update. A mark in a title says what a field may say as well.
func (i *importing) fillFiled(own *ownFile) {
	f, u := own.front, own.update
	title, pending, reported := "", false, f.Reported
	if own.was != nil {
		title, pending, reported = own.was.Title, own.was.Pending, own.was.Reported
	}
	now, waits, put := title, pending, reported
	if said := u.line("title"); said != "" && !alike(said, title) {
		now = said
	}
	if u.cell("pending") != "" {
		v, _ := i.value(u.row, "pending")
		waits = v.is
	}
	if on, ok := i.reported(u); ok {
		put = on
	}
	if own.was == nil || now != title || waits != pending || put != reported {
		f.Title, f.Pending, f.Reported = now, waits, put
		if !readsAs(f) {
			i.report(u.wrong("title", "import-title", "value", now))
		}
	}
	f.Date = u.day
	if u.cell("no_progress") != "" {
		v, _ := i.value(u.row, "no_progress")
		f.NoProgress = v.is
	}
	if by := u.cell("by"); by != "" && (f.By == "" || i.officeOf[by] == "" || i.officeOf[by] != i.officeOf[f.By]) {
		f.By = by
	}
}

// readsAs reports whether a title reads as it is written, without a mark at its end. One that is missing is told of by the site's reader.
func readsAs(f *site.UpdateFront) bool {
	if strings.TrimSpace(f.Title) == "" {
		return true
	}
	doc := markdown.ParseUpdate(nil, 1, f.Date, f.Title, "x")
	return len(doc.Updates) == 1 && doc.Updates[0].Title == f.Title && !doc.Updates[0].Pending && doc.Updates[0].Reported == 0
}

// belowFiled returns the body of an update, and whether that is another than it was.
func (i *importing) belowFiled(own *ownFile, t *task, body string) (text string, changed bool) {
	s := &section{now: own.update, text: "\n" + body} // below an empty line in place of the heading
	if own.was != nil {
		s.was = &own.was.Update
	}
	at := i.homeOf(t)
	at.file, at.filed = own.file, true
	return i.below(s, marksIn(i.site.Language), at)
}

// saysThatOf reports whether an update reads as it was written.
func (own *ownFile) saysThatOf(u *site.Update) bool {
	return u.Day == own.front.Date && (u.Withdrawn || u.Source == trimmed(own.body))
}
