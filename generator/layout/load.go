package layout

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"html/template"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/BurntSushi/toml"
	"github.com/tdewolff/minify/v2"
	mincss "github.com/tdewolff/minify/v2/css"
	minhtml "github.com/tdewolff/minify/v2/html"
	minjs "github.com/tdewolff/minify/v2/js"

	"gongshi/generator/compile"
	"gongshi/generator/words"
)

// A Fault is something wrong in a layout or a label file.
type Fault struct {
	File         string // "layouts/task.html"
	Line, Column int    // from 1; 0 if not known
	Code         string // the kind of problem, as package words has it
	Detail       string // what is wrong; of a label its key
	Slot         string // of a label, which nothing fills
	Near         string // the key that was probably meant; empty if none is near
}

// A source is a layout as it is written.
type source struct{ path, text string }

// Load reads layouts and the labels of a language. Sources are by path: "layouts/task.html", "layouts/labels/zh-CN.toml";
// others are left alone. builtIn are the labels of the language that come with the generator, which stay where the label file
// does not have them; nil if there are none, or the label file is that. basePath is the path of the site's address,
// "/zdgz/", which only 404.html uses. All faults are returned at once, in the order of files; the set is nil if there are any.
//
// said are labels without slots that others say, beside the layouts and the phrases of pages.
func Load(sources map[string][]byte, builtIn []byte, language, basePath string, said ...string) (*Set, []Fault) {
	labelFile := LabelFile(language)
	base, labels, faults := readLabels(labelFile, language, builtIn, sources[labelFile])
	s := &Set{voice: newVoice(labels), basePath: basePath, layouts: layoutsOf(sources), levels: map[string]*level{}}

	written, wrong := readLayouts(s.layouts, s.voice, asWritten)
	if len(wrong) == 0 {
		wrong = checkParts(written)
		wrong = append(wrong, tryAll(written)...)
	}
	faults = append(faults, wrong...)
	if labels != nil {
		faults = append(faults, newLabelCheck(labelFile, labels, base, written, said).faults()...)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	s.minified, faults = readLayouts(s.layouts, s.voice, func(l source) string {
		return minified(source{l.path, worded(l.text, labels)})
	})
	if len(faults) > 0 {
		s.minified = written
	}
	return s, nil
}

func layoutsOf(sources map[string][]byte) []source {
	var layouts []source
	for path, text := range sources {
		name, isLayout := strings.CutPrefix(path, "layouts/")
		if isLayout && strings.HasSuffix(name, ".html") && !strings.Contains(name, "/") {
			layouts = append(layouts, source{path, string(text)})
		}
	}
	slices.SortFunc(layouts, func(a, b source) int { return strings.Compare(a.path, b.path) })
	return layouts
}

// LabelFile returns the path of the labels of a language.
func LabelFile(language string) string { return "layouts/labels/" + language + ".toml" }

// readLabels reads the labels that are built in, if any are, and over them those of the file at path.
func readLabels(path, language string, builtIn, own []byte) (base, all *words.Labels, faults []Fault) {
	for _, line := range words.Merges(string(own)) {
		faults = append(faults, Fault{File: path, Line: line, Column: 1, Code: "merge-unfinished"})
	}
	if len(faults) > 0 {
		return nil, nil, faults
	}
	var err error
	if builtIn == nil {
		all, err = words.ReadLabels(language, own)
	} else if base, err = words.ReadLabels(language, builtIn); err == nil {
		all, err = base.With(own)
	}
	if err == nil {
		return base, all, nil
	}
	fault := Fault{File: path, Code: "label-syntax"}
	if syntax := (toml.ParseError{}); errors.As(err, &syntax) {
		fault.Line, fault.Column = syntax.Position.Line, syntax.Position.Col
	}
	if no := (*words.NoLabel)(nil); errors.As(err, &no) {
		fault.Line, fault.Column, fault.Code, fault.Detail = no.Place.Line, no.Place.Column, "label-no-text", no.Key
	}
	return nil, nil, []Fault{fault}
}

// readLayouts reads all layouts into one set of templates that has not been executed.
func readLayouts(layouts []source, v voice, text func(source) string) (*template.Template, []Fault) {
	all := template.New("").Funcs(v.funcs()).Funcs((&level{}).funcs())
	var faults []Fault
	for _, l := range layouts {
		if _, err := all.New(l.path).Parse(text(l)); err != nil {
			faults = append(faults, layoutFault(l.path, err))
		}
	}
	return all, faults
}

// tryAll finds what is only found when a template is first executed: HTML that the values in it could break.
func tryAll(written *template.Template) []Fault {
	all, err := written.Clone()
	if err != nil {
		return nil
	}
	if compile.Escape(all) == nil {
		return nil
	}
	if all, err = written.Clone(); err != nil {
		return nil
	}
	var faults []Fault
	for _, t := range sorted(all) {
		tree := t.Tree // gone from t once it is found unsafe
		var unsafe *template.Error
		if errors.As(t.Execute(io.Discard, nil), &unsafe) {
			faults = append(faults, unsafeFault(tree, unsafe))
		}
	}
	return faults
}

func unsafeFault(tree *parse.Tree, err *template.Error) Fault {
	if err.Node == nil {
		return Fault{File: tree.ParseName, Line: err.Line, Code: "layout-syntax", Detail: err.Description}
	}
	where, _ := tree.ErrorContext(err.Node)
	return layoutFault(tree.ParseName, fmt.Errorf("%s: %s", where, err.Description))
}

// place is how a template's error begins: template: layouts/task.html:12:5: …
var place = regexp.MustCompile(`^(?:template: )?[^:]*:(\d+)(?::(\d+))?(?:: )?`)

// layoutFault takes the place out of a template's error.
func layoutFault(path string, err error) Fault {
	f := Fault{File: path, Code: "layout-syntax", Detail: err.Error()}
	if at := place.FindStringSubmatch(f.Detail); at != nil {
		f.Line, _ = strconv.Atoi(at[1])
		f.Column, _ = strconv.Atoi(at[2])
		f.Detail = f.Detail[len(at[0]):]
	}
	return f
}

func asWritten(s source) string { return s.text }

// constantLabel is a label that always says the same.
var constantLabel = regexp.MustCompile(`\{\{label "([^"]+)"\}\}`)

// worded returns a layout in which labels without slots are written out, once and for all.
func worded(text string, labels *words.Labels) string {
	return constantLabel.ReplaceAllStringFunc(text, func(call string) string {
		key := constantLabel.FindStringSubmatch(call)[1]
		if len(labels.Slots(key)) > 0 {
			return call
		}
		said := labels.Say(key, 0, nil)
		if strings.Contains(said, "{{") {
			return call
		}
		return html.EscapeString(said)
	})
}

// minifier keeps what a validator asks for.
var minifier = minhtml.Minifier{
	KeepDocumentTags:    true,
	KeepEndTags:         true,
	KeepQuotes:          true,
	KeepDefaultAttrVals: true,
	TemplateDelims:      minhtml.GoTemplateDelims,
}

// comment is one that takes the spaces behind it along. The minifier would look for texts in quotes in it.
var comment = regexp.MustCompile(`(?s)\{\{/\*.*?\*/ -\}\}\s*`)

// minified returns a layout without needless spaces, or as it is if the minifier can't read it.
func minified(s source) string {
	s.text = comment.ReplaceAllString(s.text, "")
	var b bytes.Buffer
	if err := minifier.Minify(minify.New(), &b, strings.NewReader(s.text), nil); err != nil {
		return s.text
	}
	return b.String()
}

// smaller are the minifiers of what pages load, by the endings of files.
var smaller = map[string]minify.Minifier{".css": &mincss.Minifier{}, ".js": &minjs.Minifier{Version: 2018}} // old computers know no later scripts

// Smaller returns a style sheet or script without comments and needless spaces, and any other file, or one that the minifier can't read, as it is.
func Smaller(name string, text []byte) []byte {
	by := smaller[path.Ext(name)]
	var b bytes.Buffer
	if by == nil || by.Minify(minify.New(), &b, bytes.NewReader(text), nil) != nil {
		return text
	}
	return b.Bytes()
}

// A Failure is what went wrong while a page was rendered: the layout asks for something that its view does not have.
type Failure struct {
	Page  string // the place of the page
	Fault Fault  // where in which layout, as written
}

func (f *Failure) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s, on /%s", f.Fault.File, f.Fault.Line, f.Fault.Column, f.Fault.Detail, f.Page)
}

// innermost finds the layouts that a template's error names; the last one is where it happened.
var innermost = regexp.MustCompile(`template: (layouts/[^:]+):(\d+):(\d+): (?:executing "[^"]*" at )?`)

// failed takes the place out of the error of a template.
func failed(page string, err error) *Failure {
	text := err.Error()
	f := &Failure{Page: page, Fault: Fault{File: "layouts", Code: "layout-fails", Detail: text}}
	all := innermost.FindAllStringSubmatchIndex(text, -1)
	if len(all) == 0 {
		return f
	}
	at := all[len(all)-1]
	f.Fault.File, f.Fault.Detail = text[at[2]:at[3]], text[at[1]:]
	f.Fault.Line, _ = strconv.Atoi(text[at[4]:at[5]])
	f.Fault.Column, _ = strconv.Atoi(text[at[6]:at[7]])
	f.Fault.Column++ // the library counts from 0
	return f
}
