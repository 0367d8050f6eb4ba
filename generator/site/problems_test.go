package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/problem"
)

// A mistake is made in a file of the sound site: old becomes new there, and other files are added, replaced or, without
// text, taken away. What is reported then is want and nothing else, a problem a line:
//
//	task:4:12 unknown-category | near=governance | value=goverance
//
// A problem of a file as a whole has no line and column. config, plan, task and article are the sound site's files.
// files are texts by their paths.
type files = map[string]string

type mistake struct {
	name, file, old, new string
	with                 map[string]string
	want                 string
}

var shortNames = map[string]string{configFile: "config", planFile: "plan", taskFile: "task", articleFile: "article"}

// second is another task of the plan; its body begins on line 10.
const second = "+++\nnumber = 2\ntitle = \"第二 Second\"\ncategory = \"governance\"\nlead = [\"hazchem\"]\n\n[schedule]\nyear_round = true\n+++\n"

const secondFile = "content/2022/02-second.md"

func (m mistake) files(t *testing.T) map[string]string {
	t.Helper()
	files := changed(m.with)
	if m.file != "" {
		files[m.file] = edited(t, m.file, m.old, m.new)
	}
	return files
}

// reported returns problems in the form of a mistake's want.
func reported(problems problem.List) string {
	var lines []string
	for _, p := range problems {
		line := p.File
		if short, ok := shortNames[p.File]; ok {
			line = short
		}
		if p.Line != 0 || p.Column != 0 {
			line += fmt.Sprintf(":%d:%d", p.Line, p.Column)
		}
		line += " " + p.Code
		for _, slot := range slices.Sorted(maps.Keys(p.Data)) {
			line += " | " + slot + "=" + p.Data[slot]
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func checkMistakes(t *testing.T, mistakes []mistake) {
	for _, m := range mistakes {
		t.Run(m.name, func(t *testing.T) {
			_, problems, _ := read(t, m.files(t), false)
			if got := reported(problems); got != m.want {
				t.Errorf("got\n%s\nwant\n%s", got, m.want)
			}
		})
	}
}

func TestASoundSiteHasNoProblem(t *testing.T) {
	s, problems, r := read(t, sound, false)
	problems = append(problems, r.Dated(s, on("2022-06-01"), false)...)
	if len(problems) > 0 {
		t.Errorf("reported\n%s", reported(problems))
	}
}
