package layout

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/printer"
	"go/token"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/words"
)

// called is a function of templates in the comment of the package.
var calledSo = regexp.MustCompile(`(?m)^//\t((\w+) .*?)  +(.+)$`)

func (r *reference) functions() string {
	var b strings.Builder
	b.WriteString("\n## Functions\n\n| call | gives |\n|---|---|\n")
	said := map[string]bool{}
	for _, m := range calledSo.FindAllStringSubmatch(string(read(r.t, "set.go")), -1) {
		said[m[2]] = true
		fmt.Fprintf(&b, "| `%s` | %s |\n", m[1], cell(m[3]))
	}
	all := (&level{}).funcs()
	maps.Copy(all, newVoice(nil).funcs())
	for name := range all {
		if !said[name] {
			r.t.Errorf("the comment of package layout does not tell of the function %s", name)
		}
		delete(said, name)
	}
	for name := range said {
		r.t.Errorf("the comment of package layout tells of %s, which is no function", name)
	}
	return b.String()
}

func (r *reference) pages() string {
	var b strings.Builder
	b.WriteString("\n## Layouts of pages\n\nEach gets a [Page](#page). Its `.Content` is what stands in the second column.\n\n| layout | content | shows | parts |\n|---|---|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(r.contents)) {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", name, linked(byName(r.contents[name])), cell(r.layouts[name]), coded(r.calls[name]))
	}
	return b.String()
}

func (r *reference) parts() string {
	var b strings.Builder
	b.WriteString("\n## Parts\n\nShown by others, with what stands in the second column as their dot. A text is mostly empty: such a part needs nothing.\n\n| layout | gets | shows | parts |\n|---|---|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(r.layouts)) {
		if r.contents[name] != nil {
			continue
		}
		gets := byName(r.data[name])
		if name == "base" {
			gets = []string{"*view.Page"}
		}
		if len(gets) == 0 {
			r.t.Errorf("no page of the tests shows layouts/%s.html", name)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", name, linked(gets), cell(r.layouts[name]), coded(r.calls[name]))
	}
	return b.String()
}

func (r *reference) views() string {
	var b strings.Builder
	b.WriteString("\n## Views\n\nIn the order in which they are met, from the page on. A field without a word is what its name and its type say.\n")
	for _, name := range r.order {
		fmt.Fprintf(&b, "\n### %s\n\n%s\n", name, r.docs[name])
		s, is := r.structs[name].Type.(*ast.StructType)
		if !is {
			fmt.Fprintf(&b, "\nIt is a %s.\n", r.typed(r.structs[name].Type))
			continue
		}
		b.WriteString("\n| field | type | what |\n|---|---|---|\n")
		for _, f := range s.Fields.List {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", namesOf(f), r.typed(f.Type), cell(oneLine(f.Doc, f.Comment)))
		}
		for _, m := range r.methods[name] {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", m.Name.Name, r.typed(m.Type.Results.List[0].Type), cell(oneLine(m.Doc)))
		}
	}
	return b.String()
}

// namesOf returns the names of a field; an embedded one is a part of the struct that has it.
func namesOf(f *ast.Field) string {
	if len(f.Names) == 0 {
		return "the fields of"
	}
	var all []string
	for _, n := range f.Names {
		all = append(all, "`"+n.Name+"`")
	}
	return strings.Join(all, ", ")
}

var (
	element = regexp.MustCompile(`^(?:\*|\[\])*`)
	general = map[string]string{"string": "text", "int": "whole number", "float64": "number", "bool": "yes or no", "any": "see the layout", "day.Day": "day", "day.Month": "month", "day.Period": "period"}
)

// typed says a type as those read it who write layouts: a pointer is what it points to.
func (r *reference) typed(e ast.Expr) string {
	full := printed(e)
	signs := element.FindString(full)
	name := full[len(signs):]
	said := general[name]
	if said == "" {
		if !slices.Contains(r.order, name) {
			r.t.Errorf("the page of layouts does not know the type %s", full)
		}
		said = toView(name)
	}
	return strings.Repeat("list of ", strings.Count(signs, "[]")) + said
}

func toView(name string) string { return "[" + name + "](#" + strings.ToLower(name) + ")" }

// byName returns the names of types, sorted.
func byName(types map[reflect.Type]bool) []string {
	var all []string
	for t := range types {
		all = append(all, fmt.Sprint(t))
	}
	slices.Sort(all)
	return all
}

// linked says types that were met while pages were shown.
func linked(types []string) string {
	var all []string
	for _, t := range types {
		signs := element.FindString(t)
		name := t[len(signs):]
		said := general[name]
		switch view, is := strings.CutPrefix(name, "view."); {
		case is:
			said = toView(view)
		case name == "layout.frame":
			said = "what `frame` gives: `.Chrome`, `.Path`, `.Inner`"
		}
		all = append(all, strings.Repeat("list of ", strings.Count(signs, "[]"))+said)
	}
	return strings.Join(all, ", or ")
}

func (r *reference) labels() string {
	var b strings.Builder
	b.WriteString("\n## Labels\n\nA slot stands in braces; words of `[term]` are filled in here. The last column has all that may stand in a label, whether the built-in words use it or not.\n")
	group := "?"
	for _, key := range r.words["en"].Keys() {
		in, _, _ := strings.Cut(key, ".")
		if in != group && (strings.Contains(key, ".") || group == "?") {
			group = in
			fmt.Fprintf(&b, "\n### Labels of %s\n\n| label | %s | slots |\n|---|%s---|\n", group, strings.Join(languages, " | "), strings.Repeat("---|", len(languages)))
		}
		slots := slices.Clone(r.slots[key])
		fmt.Fprintf(&b, "| `%s` |", key)
		for _, language := range languages {
			slots = append(slots, r.words[language].Slots(key)...)
			fmt.Fprintf(&b, " %s |", sayAs(r.words[language], key))
		}
		slices.Sort(slots)
		fmt.Fprintf(&b, " %s |\n", coded(slices.Compact(slots)))
	}
	return b.String()
}

// sayAs returns the words of a label as they are written, its form for one before that for others.
func sayAs(l *words.Labels, key string) string {
	said := func(n int) string { return l.Say(key, n, func(slot string) string { return "{" + slot + "}" }) }
	if one, other := said(1), said(0); one != other {
		return cell(one) + "; " + cell(other)
	}
	return cell(said(0))
}

func coded(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return "`" + strings.Join(all, "` `") + "`"
}

var inMarkdown = strings.NewReplacer("|", `\|`, "<", `\<`, "*", `\*`, "_", `\_`, "[", `\[`, "`", "\\`")

func cell(text string) string { return inMarkdown.Replace(strings.TrimSpace(text)) }

// oneLine returns the first comment that says something, without line breaks.
func oneLine(comments ...*ast.CommentGroup) string {
	for _, c := range comments {
		if text := strings.Join(strings.Fields(c.Text()), " "); text != "" {
			return text
		}
	}
	return ""
}

func printed(e ast.Expr) string {
	var b bytes.Buffer
	if printer.Fprint(&b, token.NewFileSet(), e) != nil {
		return ""
	}
	return b.String()
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
