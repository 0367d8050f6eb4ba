package compile

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"sync"
	"testing"
)

type Base struct{ Name string }

func (i Base) Shout() string { return strings.ToUpper(i.Name) }

type named string

type weekday int

func (d weekday) String() string { return fmt.Sprintf("<day %d>", int(d)) }

type data struct {
	Base
	Link
	Text    string
	Named   named
	HTML    template.HTML
	URL     template.URL
	CSS     template.CSS
	N       int
	Small   int8
	Byte    uint8
	Half    float64
	Yes     bool
	Day     weekday
	List    []string
	Items   []Link
	Empty   []Link
	Next    *data
	Any     any
	Nothing any
	Many    []any
	Bytes   []byte
	Map     map[string]int
}

type Link struct{ Place, Title string }

func sample() *data {
	return &data{
		Base: Base{"n"}, Link: Link{"a/b%20c?d=e#f", "T & <t>"}, Text: "plain 文字", Named: "a<b", HTML: "<b>&amp;</b>",
		URL: "tel:1'2", CSS: "color: red", N: -7, Small: -3, Byte: 200, Half: 1.5e30, Yes: true, Day: 3, List: []string{"x", "y\"", "z"},
		Items: []Link{{"1", "one"}, {"javascript:2", "two+"}}, Next: &data{Text: "next"}, Any: &Link{"any", "thing"},
		Many: []any{1, "two", &Link{"3", "three"}, nil, 2.5, Link{"4", "four"}}, Bytes: []byte("by"), Map: map[string]int{"a": 1},
	}
}

// compiled are constructs for which there is a program.
var compiled = []string{
	`a{{/* said to nobody */}}b {{- .Text -}} c`,
	`{{.Text}}{{.Named}}{{.HTML}}{{.URL}}{{.CSS}}{{.N}}{{.Small}}{{.Byte}}{{.Half}}{{.Yes}}{{.Day}}{{.List}}{{.Link}}{{.Bytes}}{{.Map}}`,
	`{{.Place}}{{.Link.Title}}{{.Next.Text}}{{$.Title}}`,
	`<a href="{{.Place}}" title="{{.Title}}" class={{.Text}}>{{.URL}}</a><a href="{{.URL}}">x</a><a href="/{{.Place}}?x={{.Text}}&y={{.URL}}#{{.N}}">x</a>`,
	`<title>{{.Title}} {{.HTML}}</title><p title='{{.HTML}}' style="color: {{.Text}}"></p><style>p { color: {{.CSS}} }</style>`,
	`<meta http-equiv="refresh" content="0; url={{.Place}}"><img srcset="{{.Place}}"><script>x = {{.Text}}</script>`,
	`{{if .N}}a{{else if .Yes}}b{{end}}{{if .Empty}}c{{else}}d{{end}}{{if .Half}}e{{end}}{{if .Link}}f{{end}}{{if .Next}}g{{end}}{{if .Byte}}h{{end}}`,
	`{{with .Next}}{{.Text}}{{$.Text}}{{else}}none{{end}}{{with .Next.Next}}{{.Text}}{{else}}none{{end}}`,
	`{{with $x := .Text}}{{$x}}{{.}}{{end}}{{if $x := .Items}}{{len $x}}{{end}}{{$x := .Title}}{{$x}}{{range .Items}}{{$x := .Title}}{{$x}}{{end}}{{$x}}`,
	`{{range .Items}}{{.Title}},{{$.N}};{{end}}{{range .Empty}}x{{else}}empty{{end}}{{range $i, $l := .List}}{{if $i}}, {{end}}{{$i}}{{$l}}{{end}}{{range $l := .List}}{{$l}}{{end}}`,
	`{{range $i, $a := .Items}}{{range $j, $b := $.List}}{{$i}}{{$j}}{{$a.Title}}{{$b}} {{end}}{{end}}`,
	`{{if and .N .Text}}a{{end}}{{if or .Empty .Next .Yes}}b{{end}}{{if not (or .Empty .Nothing)}}c{{end}}{{or .Text "x"}}`,
	`{{or "" .Text}}{{and .Text .Title}}{{len .Text}}{{len .List | double}}`,
	`{{if eq .Text "a" "plain 文字"}}a{{end}}{{if ne .N 7}}b{{end}}{{if lt .Small .N}}c{{end}}{{if ge .N -7}}d{{end}}{{eq .Text .Title}}{{eq .Named "a<b"}}{{gt .Text "a"}}{{le .N 1}}`,
	`{{shout .Text}}{{.Title | shout}}{{shout (shout "x")}}<a href="{{shout "javascript:"}}" title="{{shout .Title}}">{{bold .Link}}{{pair .Text "k"}}{{pair "k" .Text}}</a>{{title .Next}}`,
	`{{any "k" .N "x" .Day true}}{{with any "k"}}{{.}}{{end}}{{with shout ""}}{{.}}{{else}}none{{end}}`,
	`{{with .Any}}{{.Title}}{{$.Any.Place}}{{end}}{{.Any.Title}}{{if .Nothing}}x{{else}}y{{end}}{{with .Nothing}}x{{else}}y{{end}}`,
	`{{range .Many}}{{if .}}{{with .}}x{{end}}{{part "any" .}}{{end}}{{end}}`,
	`{{$a := .Any}}{{$t := $a.Title}}{{$t}}{{range .Items}}{{$t}}{{end}}`,
	`{{part "link" .Link}}{{part "link" .Any}}{{range .Items}}{{part "link" .}}{{end}}{{"any" | shout | lower | titled .Text}}`,
	`{{part .Name2 .Link}}<a title="{{part "link" .Link}}">{{with part "link" .Link}}{{.}}{{end}}</a>`,
	`{{if .Empty}}{{.Missing}}{{end}}{{if .N}}{{"a\"<"}}{{end}}{{true}}{{12}}`,
	`<p {{if .N}}class="x"{{end}}>{{"<b>" | html2}}</p>`,
}

// refused are constructs that the library executes.
var refused = []string{
	`{{or .Nothing .Text}}`, `{{with .Any}}{{printf "%s" .Title}}{{end}}`, `{{range .Many}}{{if .}}{{printf "%v" .}}{{end}}{{end}}`, `{{printf "%05d" .N}}`, `{{index .List 1}}`, `{{.Shout}}`, `{{.Map.a}}`, `{{range $k, $v := .Map}}{{$k}}{{$v}}{{end}}`, `{{range 3}}x{{end}}`,
	`{{range .List}}{{if eq . "z"}}{{break}}{{end}}{{.}}{{end}}`, `{{$x := 1}}{{$x = 2}}{{$x}}`, `{{html .Title}}`, `{{1.5}}`, `{{'a'}}`,
	`{{define "d"}}{{.Text}}{{end}}{{template "d" .}}`, `{{eq .Half 1.0}}`, `<b {{.Text}}="x"></b>`, `{{range .Empty}}{{else}}{{end}}{{len .Map}}`,
}

// failing are what the library fails at.
var failing = []string{
	`{{.Missing}}`, `{{.Next.Next.Text}}`, `{{.Nothing.Text}}`, `{{.Any.Missing}}`, `{{part "none" .}}`, `{{part .Title .Link}}`, `{{any "fail"}}`,
	`{{range .Many}}{{.Title}}{{end}}`, `{{title .Next.Next}}`,
}

func shout(s string) string { return strings.ToUpper(s) }
func bold(l Link) template.HTML {
	return template.HTML("<b>" + template.HTMLEscapeString(l.Title) + "</b>")
}
func title(d data) string                       { return d.Text }
func pair(a, b string) template.URL             { return template.URL(a + "=" + b) }
func double(n int) int                          { return 2 * n }
func appendPair(out []byte, a, b string) []byte { return append(out, pair(a, b)...) }

func appendAny(out []byte, key string, values []any) ([]byte, error) {
	if key == "fail" {
		return nil, errors.New("fails")
	}
	return fmt.Append(out, append([]any{key}, values...)...), nil
}

// both returns a set, and what executes the same templates by the library alone.
func both(t testing.TB, text string) (*Set, func(any) (string, error)) {
	t.Helper()
	alone := template.New("")
	alone.Funcs(template.FuncMap{
		"shout": shout, "lower": strings.ToLower, "bold": bold, "pair": pair, "title": title, "double": double,
		"html2":  func(s string) template.HTML { return template.HTML(s) },
		"titled": func(s, name string) template.HTML { return template.HTML(name) },
		"any": func(key string, values ...any) (string, error) {
			out, err := appendAny(nil, key, values)
			return string(out), err
		},
		"part": func(name string, data any) (template.HTML, error) {
			var b bytes.Buffer
			t := alone.Lookup(name)
			if t == nil {
				return "", errors.New("there is no " + name)
			}
			err := t.Execute(&b, data)
			return template.HTML(b.String()), err
		},
	})
	for name, text := range map[string]string{
		"main": text, "link": `<a href="{{.Place}}">{{.Title}}</a>{{part "name" .Title}}`, "name": `({{.}})`, "any": `[{{.}}]`,
		"deep": `{{part .Name2 .}}`,
	} {
		template.Must(alone.New(name).Parse(strings.ReplaceAll(text, ".Name2", `(lower (shout "link"))`)))
	}
	ours, err := alone.Clone()
	if err != nil {
		t.Fatal(err)
	}
	memory := NewMemory(1000)
	Remember[string](memory)
	s := New(Config{Templates: ours, Part: "part", File: func(name string) string { return name }, Memory: memory, Funcs: map[string]Func{
		"shout": Append1(shout, func(out []byte, s string) []byte { return append(out, shout(s)...) }), "lower": Of1(strings.ToLower),
		"bold": Of1(bold), "pair": Append2(pair, appendPair), "title": Of1(title), "double": Of1(double), "any": AppendAny(appendAny),
		"html2":  Of1(func(s string) template.HTML { return template.HTML(s) }),
		"titled": Append2(func(s, name string) template.HTML { return template.HTML(name) }, func(out []byte, s, name string) []byte { return append(out, name...) }),
	}})
	return s, func(data any) (string, error) {
		var b strings.Builder
		err := alone.ExecuteTemplate(&b, "main", data)
		return b.String(), err
	}
}

// same executes a template both ways, twice, since what is remembered must be the same too.
func same(t testing.TB, text string, d any) *Set {
	t.Helper()
	s, library := both(t, text)
	want, err := library(d)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		got, err := s.Execute("main", d)
		if err != nil || string(got) != want {
			t.Errorf("%s\n  %q, %v\n  %q by the library", text, got, err, want)
		}
	}
	return s
}

func TestProgramsShowWhatTheLibraryShows(t *testing.T) {
	for _, text := range compiled {
		if refusals := same(t, text, sample()).Refusals(); len(refusals) > 0 {
			t.Errorf("%s\n  %q", text, refusals)
		}
	}
}

func TestWhatIsNotKnownIsLeftToTheLibrary(t *testing.T) {
	for _, text := range refused {
		if refusals := same(t, text, sample()).Refusals(); len(refusals) == 0 {
			t.Errorf("%s is not refused", text)
		}
		same(t, `{{with .Any}}{{$.Text}}{{end}}`+text+`{{part "link" .Link}}`, sample())
	}
}

func TestProgramsFailWhereTheLibraryDoes(t *testing.T) {
	for _, text := range failing {
		s, library := both(t, text)
		if _, err := library(sample()); err == nil {
			t.Errorf("%s does not fail", text)
		}
		if page, err := s.Execute("main", sample()); err == nil {
			t.Errorf("%s is %q, and should fail", text, page)
		}
		if page, err := s.Execute("main", nil); err == nil {
			t.Errorf("%s is %q without data, and should fail", text, page)
		}
	}
}

func TestPartsWithoutEnd(t *testing.T) {
	for _, text := range []string{`{{part (lower "MAIN") .}}`, `{{printf ""}}{{part (lower "MAIN") .}}`} {
		s, _ := both(t, text)
		if _, err := s.Execute("main", sample()); !errors.Is(err, ErrDeep) {
			t.Errorf("%s: error %v", text, err)
		}
	}
}

func TestManyRunAtOnce(t *testing.T) {
	s, library := both(t, strings.Join(compiled[:7], "")+strings.Join(compiled[15:20], ""))
	want, err := library(sample())
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 50 {
				if got, err := s.Execute("main", sample()); err != nil || string(got) != want {
					t.Errorf("%q, %v", got, err)
				}
			}
		})
	}
	wait.Wait()
}
