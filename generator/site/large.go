package site

import (
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// mostOfSource bounds the size of a text: a plan of ten thousand tasks in one file would be as long. Files that are only copied have no
// such bound.
const mostOfSource = 4 << 20

// TooLarge says that a file cannot be the text that its place is for. It is asked before the file is read: whatever fell into the folder
// by mistake must not take all memory.
func TooLarge(f *tree.File) (problem.Problem, bool) {
	if f.Size <= mostOfSource {
		return problem.Problem{}, false
	}
	const mega = 1 << 20
	return problem.New(0, 0, "file-too-large", "value", itoa(int((f.Size+mega-1)/mega)), "expected", itoa(mostOfSource/mega)).In(f.Path), true
}
