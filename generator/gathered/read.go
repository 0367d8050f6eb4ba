package gathered

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// Parse reads the files that a record lists. in says what a file is called in a problem. The first that is wrong ends it: then there is
// no source.
func Parse(rec Record, text func(File) ([]byte, error), in func(File) string) (*Source, *problem.Problem, error) {
	s := &Source{Record: rec}
	plans := map[string]*Plan{}
	said := 0 // bytes of all texts
	for _, f := range rec.Files {
		b, err := text(f)
		if err != nil {
			return nil, nil, err
		}
		known := len(s.Plans)
		wrong := s.add(f, b, plans)
		for _, p := range s.Plans[known:] {
			if said += p.size(); said > mostSaidOfSource {
				wrong = wrongAt(1, 1, "source-large", "key", "tasks", "value", fmt.Sprint(said), "expected", fmt.Sprint(mostSaidOfSource))
			}
		}
		if wrong != nil {
			placed := wrong.In(in(f))
			return nil, &placed, nil
		}
	}
	return s, nil, nil
}

// add adds what a file says. Of a plan the package comes before the tasks.
func (s *Source) add(f File, text []byte, plans map[string]*Plan) *problem.Problem {
	key := f.Plan()
	if strings.HasSuffix(f.Path, "/"+packageName) {
		publisher, homepage, wrong := parsePackage(text)
		switch {
		case wrong != nil:
			return wrong
		case s.Address != "" && !belongs(homepage, s.Address, key):
			return wrongAt(0, 0, "source-foreign", "value", homepage, "expected", s.Address)
		case !f.matches(text):
			return wrongAt(0, 0, "source-sum", "value", f.Path)
		}
		plans[key] = &Plan{Publisher: publisher}
		return nil
	}
	p, wrong := parsePlan(key, text)
	switch {
	case wrong != nil:
		return wrong
	case p.AsOf > s.Day:
		return wrongAt(0, 0, "source-value", "key", "as_of", "value", p.AsOf.String())
	case !f.matches(text):
		return wrongAt(0, 0, "source-sum", "value", f.Path)
	}
	p.Publisher = plans[key].Publisher
	s.Plans = append(s.Plans, p)
	return nil
}

// A Reader reads the sources of a site again and again. A source whose files have not changed is the same pointer as before.
type Reader struct{ known map[string]*remembered }

// remembered is what a source was read from, and what came of it.
type remembered struct {
	declared site.OtherSite
	files    []*tree.File
	source   *Source
	problems problem.List
}

// Read returns what lies in sources/ of each source that a site names, in their order; nil of one of which nothing was gathered yet, or
// only what cannot be read. The error is the machine's.
func (r *Reader) Read(t *tree.Tree, declared []site.OtherSite) ([]*Source, problem.List, error) {
	now := map[string]*remembered{}
	var all []*Source
	var problems problem.List
	for _, d := range declared {
		files := t.Under(Folder + "/" + d.Key)
		m := r.known[d.Key]
		if m == nil || m.declared != d || !slices.Equal(m.files, files) {
			m = &remembered{declared: d, files: files}
			if err := m.read(t); err != nil {
				return nil, nil, err
			}
		}
		now[d.Key] = m
		all, problems = append(all, m.source), append(problems, m.problems...)
	}
	r.known = now
	return all, append(problems, strangers(t, declared)...), nil
}

// read reads a source.
func (m *remembered) read(t *tree.Tree) error {
	if len(m.files) == 0 {
		return nil
	}
	folder := Folder + "/" + m.declared.Key + "/"
	report := func(file string, p problem.Problem) {
		p.Data["name"] = m.declared.Key
		m.problems = append(m.problems, p.In(file))
	}
	text, wrong, err := read(t.File(folder+RecordFile), mostRecord)
	if err != nil || wrong != nil {
		if wrong != nil {
			report(folder+RecordFile, *wrong)
		}
		return err
	}
	rec, wrong := parseRecord(text)
	if wrong == nil && rec.Address != m.declared.URL {
		wrong = wrongAt(0, 0, "source-foreign", "value", rec.Address, "expected", m.declared.URL)
	}
	if wrong != nil {
		report(folder+RecordFile, *wrong)
		return nil
	}
	var unread *problem.Problem
	in := func(f File) string { return folder + f.Name() }
	source, wrong, err := Parse(rec, func(f File) (b []byte, err error) {
		if b, unread, err = read(t.File(in(f)), f.Most()); unread != nil {
			placed := unread.In(in(f))
			unread, err = &placed, errUnread
		}
		return b, err
	}, in)
	switch {
	case errors.Is(err, errUnread):
		report(unread.File, *unread)
		return nil
	case err != nil:
		return err
	case wrong != nil:
		report(wrong.File, *wrong)
		return nil
	}
	m.source = source
	for _, f := range m.files {
		name := strings.TrimPrefix(f.Path, folder)
		if name != RecordFile && !slices.ContainsFunc(rec.Files, func(f File) bool { return f.Name() == name }) {
			report(f.Path, problem.New(0, 0, "source-stranger"))
		}
	}
	return nil
}

var errUnread = errors.New("a file of a source cannot be read")

// read returns what a file holds, if it is one, and not too large.
func read(f *tree.File, most int64) ([]byte, *problem.Problem, error) {
	switch {
	case f == nil:
		return nil, wrongAt(0, 0, "source-missing", "value", ""), nil
	case !f.Regular:
		return nil, wrongAt(0, 0, "not-regular"), nil
	case f.Size > most:
		return nil, wrongAt(0, 0, "source-large", "key", path.Base(f.Path), "value", fmt.Sprint(f.Size), "expected", fmt.Sprint(most)), nil
	}
	text, err := f.Read()
	if errors.Is(err, fs.ErrPermission) {
		return nil, wrongAt(0, 0, "not-readable"), nil
	}
	return text, nil, err
}

// strangers finds what lies in sources/ and belongs to no source that the site names, once a folder.
func strangers(t *tree.Tree, declared []site.OtherSite) (problems problem.List) {
	told := map[string]bool{}
	for _, f := range t.Under(Folder) {
		at := f.Path
		key, rest, nested := strings.Cut(strings.TrimPrefix(f.Path, Folder+"/"), "/")
		if nested && slices.ContainsFunc(declared, func(d site.OtherSite) bool { return d.Key == key }) {
			continue
		}
		if nested {
			at = strings.TrimSuffix(f.Path, "/"+rest)
		}
		if !told[at] {
			told[at] = true
			problems = append(problems, problem.New(0, 0, "source-undeclared", "value", key).In(at))
		}
	}
	return problems
}
