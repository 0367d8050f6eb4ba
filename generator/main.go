// Command generator makes a public report of an office's plan: it turns a folder of Markdown files into a static site.
package main

import (
	_ "time/tzdata" // the zones of the world, so that one binary is enough

	"gongshi/generator/command"
)

func main() { command.Main() }
