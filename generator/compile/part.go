package compile

import (
	"html/template"
	"reflect"
)

// part compiles a call of the function that shows a part. It is a text, appended by the program of that part; only where more
// than showing it is asked for is it made on its own.
func (c compiler) part(args []expr) expr {
	if len(args) != 2 {
		refuse("%s has %d arguments", c.set.Part, len(args))
	}
	name, data := c.resolved(args[0]), c.resolved(args[1])
	if name.typ != reflect.TypeFor[string]() {
		refuse("the name of a part is a %v", name.typ)
	}
	if data.typ == nil || data.at == nil {
		refuse("the data of a part have no type")
	}
	show := c.shown(name, data)
	return expr{typ: reflect.TypeFor[template.HTML](), text: show, at: cut(show)}
}

// shown returns a step that shows the part of a name. A name that is not constant is looked up when the program runs.
func (c compiler) shown(name, data expr) step {
	set, typ := c.set, data.typ
	if constant, ok := name.constant.(string); ok {
		p := set.program(constant, typ)
		if p == nil {
			panic(mistake("there is no " + set.File(constant)))
		}
		return func(r *run, dot place) { p.show(r, data.at(r, dot)) }
	}
	return func(r *run, dot place) {
		part := *(*string)(name.at(r, dot))
		p := set.program(part, typ)
		if p == nil {
			stop("there is no %s", set.File(part))
		}
		p.show(r, data.at(r, dot))
	}
}
