package compile

import (
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
	case e.typ.Kind() >= reflect.Int && e.typ.Kind() <= reflect.Int64 && isPlain(e.typ, e.typ.Kind()) && quick.passes("-0123456789"):
		return writeWhole(e)
	}
	return func(r *run, dot place) { r.out = frame.escape(r.out, boxed(e.typ, e.at(r, dot))) }
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
	return func(r *run, dot place) {
		start := len(r.out)
		e.text(r, dot)
		if !quick.passesBytes(r.out[start:]) {
			text := string(r.out[start:])
			r.out = frame.escape(r.out[:start], boxed(e.typ, place(&text)))
		}
	}
}

func writeString(e expr, quick *quick, frame *frame) step {
	return func(r *run, dot place) {
		p := e.at(r, dot)
		if text := *(*string)(p); quick.passes(text) {
			r.out = append(r.out, text...)
		} else {
			r.out = frame.escape(r.out, boxed(e.typ, p))
		}
	}
}

func writeWhole(e expr) step {
	read := wholeOf(e.typ)
	return func(r *run, dot place) { r.out = strconv.AppendInt(r.out, read(e.at(r, dot)), 10) }
}
