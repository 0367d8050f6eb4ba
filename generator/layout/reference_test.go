package layout

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"html/template"
	"maps"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
	"gongshi/generator/words"
)

var update = flag.Bool("update", false, "write the page of layouts; a person reads that diff")

// madeFromHere parts what is written by hand in the page of layouts from what is made.
const madeFromHere = "<!-- From here on made from the code: go test ./generator/layout -run TestThePageOfLayouts -update -->\n"

// The page of layouts names what there is: every function, layout, field of a view and label. -update writes it.
func TestThePageOfLayoutsSaysWhatThereIs(t *testing.T) {
	const name = "../docs/layouts.md"
	is := string(read(t, name))
	byHand, _, found := strings.Cut(is, madeFromHere)
	if !found {
		t.Fatalf("%s has no line %s", name, madeFromHere)
	}
	r := newReference(t)
	page := byHand + madeFromHere + r.functions() + r.pages() + r.parts() + r.views() + r.labels()
	if *update {
		write(t, name, []byte(page))
	} else if is != page {
		t.Errorf("%s is no longer what there is: go test ./generator/layout -run TestThePageOfLayouts -update", name)
	}
}

// The comment at the top of a layout is no part of what it shows, whatever stands in it.
func TestACommentAtTheTopOfALayoutChangesNothing(t *testing.T) {
	const text = `<p>{{say .Title}}</p>  <p>"it's"</p>`
	with := source{"layouts/x.html", "{{/* A task's \"page\". */ -}}\n" + text}
	if got, want := minified(with), minified(source{"layouts/x.html", text}); got != want {
		t.Errorf("it is %q, without the comment %q", got, want)
	}
}

// A reference is what the page of layouts is made from.
type reference struct {
	t        *testing.T
	layouts  map[string]string                // by name, what each says at its top
	calls    map[string][]string              // the parts that each names
	contents map[string]map[reflect.Type]bool // what the content of its pages is
	data     map[string]map[reflect.Type]bool // what a part is shown with
	structs  map[string]*ast.TypeSpec         // those of package view, by name
	docs     map[string]string                // what is said of each
	methods  map[string][]*ast.FuncDecl       // those without arguments
	order    []string                         // of structs, as they are met from a page on
	slots    map[string][]string              // what fills the slots of a label
	words    map[string]*words.Labels         // by language
}

func newReference(t *testing.T) *reference {
	t.Helper()
	r := &reference{
		t: t, layouts: map[string]string{}, calls: map[string][]string{}, contents: map[string]map[reflect.Type]bool{}, data: map[string]map[reflect.Type]bool{},
		structs: map[string]*ast.TypeSpec{}, docs: map[string]string{}, methods: map[string][]*ast.FuncDecl{}, words: map[string]*words.Labels{},
	}
	r.readLayouts()
	r.watch()
	r.readViews()
	return r
}

var atTheTop = regexp.MustCompile(`^\{\{/\* (.+?) \*/ -\}\}\n`)

// readLayouts reads what the built-in layouts say of themselves, and which parts and labels they name.
func (r *reference) readLayouts() {
	for path, text := range builtIn(r.t) {
		name, is := strings.CutSuffix(strings.TrimPrefix(path, "layouts/"), ".html")
		if !is {
			continue
		}
		says := atTheTop.FindSubmatch(text)
		if says == nil {
			r.t.Errorf("%s does not say what it shows: write it in its first line, as the others do: {{/* … */ -}}", path)
			continue
		}
		r.layouts[name] = string(says[1])
	}
	for _, language := range languages {
		r.words[language] = load(r.t, language).Labels()
	}
	written, _ := readLayouts(layoutsOf(builtIn(r.t)), newVoice(r.words["en"]), asWritten)
	r.slots = newLabelCheck("", r.words["en"], nil, written, nil).slots
	for _, t := range sorted(written) {
		for _, c := range calls(t.Tree.Root) {
			if name := nameOf(t.Name()); c.function == "part" && !slices.Contains(r.calls[name], c.argument) {
				r.calls[name] = append(r.calls[name], c.argument)
			}
		}
	}
}

func nameOf(path string) string {
	return strings.TrimSuffix(strings.TrimPrefix(path, "layouts/"), ".html")
}

// watch shows every page that the tests have, and notes with what each part is shown.
func (r *reference) watch() {
	s := load(r.t, "en")
	watched := map[*level]*template.Template{}
	for _, closed := range []bool{false, true} {
		f := newFixture("en", closed)
		for _, p := range append(f.pages(), f.rest()...) {
			add(r.contents, p.Layout, p.Content)
			l, err := s.level(s.prefix(p.Path))
			if err != nil {
				r.t.Fatal(err)
			}
			if watched[l] == nil {
				watched[l] = r.watched(s, l)
			}
			if _, err := executed(watched[l], l.outermost(p), p); err != nil {
				r.t.Fatal(err)
			}
		}
	}
}

// watched returns the templates of a level, which note each part that they are asked for.
func (r *reference) watched(s *Set, l *level) *template.Template {
	all, err := l.plainTemplates(s.voice)
	if err != nil {
		r.t.Fatal(err)
	}
	return all.Funcs(template.FuncMap{"part": func(name string, data any) (template.HTML, error) {
		add(r.data, name, data)
		page, err := executed(all, name, data)
		return template.HTML(page), err
	}})
}

// rest are pages with parts that those of the other tests do not have.
func (f *fixture) rest() []*view.Page {
	list := f.task()
	list.After, list.Changes, list.Reviews, list.Notes = list.Updates, f.changes(), []view.Review{{Anchor: "review-1"}}, view.Notes{When: []view.Note{{Anchor: "change-1"}}}
	months := f.timeline()
	months.Months = []view.TimelineMonth{{Dues: f.dues()}}
	office := &view.Office{Plan: f.name, Former: []view.FormerTask{{Task: f.rows[0], Dues: f.dues()}}}
	return []*view.Page{
		f.page("2022/tasks/17/", "task", text("x"), list), f.page("2022/timeline/", "timeline", text("x"), months), f.page("2022/offices/old/", "office", text("x"), office),
		f.page("2022/areas/x/", "area", text("x"), &view.Area{Plan: f.name, NoNext: text("x"), NextDay: view.Figure{URL: "2022/"}}),
		f.page("2022/data/", "data", text("x"), &view.Dataset{Plan: f.name}), f.page("search/", "search", text("x"), &view.SearchPage{Sources: true}),
	}
}

func add(to map[string]map[reflect.Type]bool, name string, data any) {
	if to[name] == nil {
		to[name] = map[reflect.Type]bool{}
	}
	to[name][reflect.TypeOf(data)] = true
}

// readViews reads the structs of package view, and puts those that a page leads to in their order.
func (r *reference) readViews() {
	files, err := filepath.Glob("../view/*.go")
	if err != nil || len(files) == 0 {
		r.t.Fatal(files, err)
	}
	set := token.NewFileSet()
	for _, file := range files {
		parsed, err := parser.ParseFile(set, file, nil, parser.ParseComments)
		if err != nil {
			r.t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			r.declared(d)
		}
	}
	r.reach("Page")
	r.reach("Chrome")
	for _, layout := range slices.Sorted(maps.Keys(r.contents)) {
		for _, content := range byName(r.contents[layout]) {
			r.reach(strings.TrimPrefix(content, "*view."))
		}
	}
}

func (r *reference) declared(d ast.Decl) {
	switch d := d.(type) {
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			if s, is := spec.(*ast.TypeSpec); is {
				r.structs[s.Name.Name] = s
				r.docs[s.Name.Name] = oneLine(d.Doc, s.Doc)
			}
		}
	case *ast.FuncDecl:
		if of := d.Recv; of != nil && len(d.Type.Params.List) == 0 && d.Type.Results != nil {
			name := strings.TrimPrefix(printed(of.List[0].Type), "*")
			r.methods[name] = append(r.methods[name], d)
		}
	}
}

// reach adds a struct and all that its fields lead to.
func (r *reference) reach(name string) {
	s := r.structs[name]
	if s == nil || slices.Contains(r.order, name) {
		return
	}
	r.order = append(r.order, name)
	if list, is := s.Type.(*ast.ArrayType); is {
		r.reach(printed(list.Elt))
	}
	ast.Inspect(s.Type, func(n ast.Node) bool {
		if _, is := n.(*ast.SelectorExpr); is {
			return false
		}
		if f, is := n.(*ast.Field); is {
			ast.Inspect(f.Type, func(n ast.Node) bool {
				if id, is := n.(*ast.Ident); is {
					r.reach(id.Name)
				}
				_, ofAnother := n.(*ast.SelectorExpr)
				return !ofAnother
			})
			return false
		}
		return true
	})
}
