package compile

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// escaper is how the names of html/template's escapers begin.
const escaper = "_html_template_"

// action compiles {{…}}: a value, and the escapers that html/template has put behind it.
func (c compiler) action(p *parse.PipeNode) step {
	value, chain := unescaped(p.Cmds)
	frame := c.set.library[chain]
	if frame == nil {
		refuse("the escaper %q of %s is not known", chain, p)
	}
	e := c.resolved(c.pipeline(value))
	if e.at == nil {
		refuse("%s has no one type", p)
	}
	if e.typ == nil {
		panic(mistake(p.String() + " is nothing"))
	}
	quick := quickFor(chain, e.typ)
	switch {
	case e.text != nil:
		return writeText(e, quick, frame)
	case isPlain(e.typ, reflect.String):
		return writeString(e, quick, frame)
	case e.typ.Kind() >= reflect.Int && e.typ.Kind() <= reflect.Int64 && isPlain(e.typ, e.typ.Kind()) && passes(quick, "-0123456789"):
		return writeWhole(e)
	}
	return func(r *run, dot reflect.Value) { r.out = frame.escape(r.out, e.at(r, dot).Interface()) }
}

// unescaped takes the escapers off the end of a pipeline, and returns their names.
func unescaped(commands []*parse.CommandNode) ([]*parse.CommandNode, string) {
	end := len(commands)
	for end > 1 && strings.HasPrefix(commands[end-1].String(), escaper) && len(commands[end-1].Args) == 1 {
		end--
	}
	var names []string
	for _, command := range commands[end:] {
		names = append(names, strings.TrimPrefix(command.String(), escaper))
	}
	return commands[:end], strings.Join(names, " ")
}

// isPlain reports whether a type is one of a kind that prints itself as that kind does: without methods, or one of
// html/template's texts.
func isPlain(t reflect.Type, kind reflect.Kind) bool {
	return t.Kind() == kind && reflect.PointerTo(t).NumMethod() == 0
}

func writeText(e expr, quick *quick, frame *frame) step {
	return func(r *run, dot reflect.Value) {
		start := len(r.out)
		e.text(r, dot)
		if !passes(quick, r.out[start:]) {
			text := reflect.ValueOf(string(r.out[start:])).Convert(e.typ)
			r.out = frame.escape(r.out[:start], text.Interface())
		}
	}
}

func writeString(e expr, quick *quick, frame *frame) step {
	return func(r *run, dot reflect.Value) {
		value := e.at(r, dot)
		if text := value.String(); passes(quick, text) {
			r.out = append(r.out, text...)
		} else {
			r.out = frame.escape(r.out, value.Interface())
		}
	}
}

func writeWhole(e expr) step {
	return func(r *run, dot reflect.Value) { r.out = strconv.AppendInt(r.out, e.at(r, dot).Int(), 10) }
}

// A quick test tells of a text that a chain of escapers surely leaves it as it is. For a text that fails it nothing is said.
type quick struct {
	all     bool      // every text passes
	some    bool      // texts of passing bytes do; else none passes, not even the empty one
	passing [256]bool // bytes that stay, wherever they stand
	percent bool      // a % stays if two hexadecimal digits follow
}

const (
	unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
	reserved   = "!#$*,/:;=?@[]" // of those that stay in an address; not & and +, which do not in an attribute
)

// quickFor returns the test for a chain that is handed a type: none passes if one of its escapers is not in this list.
func quickFor(chain string, t reflect.Type) *quick {
	finished := t.PkgPath() == "html/template"
	isURL := t == reflect.TypeFor[template.URL]()
	if t == reflect.TypeFor[template.HTML]() && chain == "htmlescaper" {
		return &quick{all: true}
	}
	if finished && !isURL {
		return &quick{}
	}
	q := &quick{some: true}
	q.fill(func(byte) bool { return true })
	for i, name := range strings.Fields(chain) {
		switch {
		case name == "htmlescaper", name == "rcdataescaper", name == "attrescaper":
			q.without("\x00\"&'+<>")
		case name == "urlfilter" && isURL && i == 0:
		case name == "urlfilter":
			q.without(":") // without one there is no scheme
		case name == "urlnormalizer", name == "urlescaper" && isURL && i == 0:
			q.only(unreserved + reserved)
			q.percent = true
		case name == "urlescaper":
			q.only(unreserved)
			q.percent = false
		default:
			return &quick{}
		}
	}
	return q
}

func (q *quick) fill(stays func(byte) bool) {
	for b := range q.passing {
		q.passing[b] = stays(byte(b))
	}
}

func (q *quick) without(bytes string) {
	q.fill(func(b byte) bool { return q.passing[b] && strings.IndexByte(bytes, b) < 0 })
}

func (q *quick) only(bytes string) {
	q.fill(func(b byte) bool { return q.passing[b] && strings.IndexByte(bytes, b) >= 0 })
}

// passes reports whether a text surely stays as it is.
func passes[T string | []byte](q *quick, text T) bool {
	if q.all || !q.some {
		return q.all
	}
	for i := range len(text) {
		if !q.passing[text[i]] && !(q.percent && text[i] == '%' && i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2])) {
			return false
		}
	}
	return true
}

func isHex(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'f' || 'A' <= b && b <= 'F'
}

// A frame is a tiny template in which html/template escapes a value by a chain of escapers.
type frame struct {
	before, after []byte
	template      *template.Template
}

// settings are where values stand in templates. Which escapers belong there is read from what html/template makes of them.
var settings = [...][2]string{
	{``, ``},
	{`<title>`, `</title>`},
	{`<a title="`, `">`},
	{`<a title=`, `>`},
	{`<a href="`, `">`},
	{`<a href="/`, `">`},
	{`<a href="/?`, `">`},
	{`<meta http-equiv="refresh" content="0; url=`, `">`},
	{`<img srcset="`, `">`},
	{`<a style="color: `, `">`},
	{`<style>p { color: `, ` }</style>`},
	{`<script>x = `, `</script>`},
}

// frames returns a frame for each chain that is known.
func frames() map[string]*frame {
	all := map[string]*frame{}
	for _, s := range settings {
		t := template.Must(template.New("").Parse(s[0] + "{{.}}" + s[1]))
		if t.Execute(io.Discard, "") != nil {
			continue
		}
		for _, n := range t.Tree.Root.Nodes {
			if a, ok := n.(*parse.ActionNode); ok {
				_, chain := unescaped(a.Pipe.Cmds)
				all[chain] = &frame{[]byte(s[0]), []byte(s[1]), t}
			}
		}
	}
	return all
}

// escape appends a value, escaped.
func (f *frame) escape(out []byte, value any) []byte {
	var b bytes.Buffer
	if err := f.template.Execute(&b, value); err != nil {
		panic(err)
	}
	escaped, begins := bytes.CutPrefix(b.Bytes(), f.before)
	escaped, ends := bytes.CutSuffix(escaped, f.after)
	if !begins || !ends {
		stop("%q is not escaped between %q and %q", b.Bytes(), f.before, f.after)
	}
	return append(out, escaped...)
}
