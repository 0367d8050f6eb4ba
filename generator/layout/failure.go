package layout

import (
	"fmt"
	"regexp"
	"strconv"
)

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
