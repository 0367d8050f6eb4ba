package compile

import (
	"bytes"
	"html/template"
	"io"
	"text/template/parse"
)

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
