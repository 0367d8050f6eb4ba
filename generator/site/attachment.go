package site

import (
	"path"
	"strings"

	"gongshi/generator/markdown"
	"gongshi/generator/media"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// checkAttachment finds what is wrong with a file that is copied. It depends on the file alone.
func checkAttachment(f *tree.File) problem.List {
	var list problem.List
	if f.Size > media.MostBytes {
		list = append(list, problem.New(0, 0, "attachment-large", "value", itoa(int((f.Size+1<<20-1)>>20)), "expected", itoa(media.MostBytes>>20)))
	}
	if where, ok := media.Position(f); ok {
		list = append(list, problem.New(0, 0, "attachment-position", "value", where))
	}
	return append(list, personal(f)...)
}

// legible are the attachments that are read as text, by extension.
var legible = map[string]bool{".csv": true, ".tsv": true, ".txt": true, ".md": true, ".json": true, ".xml": true, ".html": true, ".htm": true, ".svg": true, ".ics": true, ".vcf": true}

// personal finds people's own numbers in an attachment. A text in another encoding has its digits where UTF-8 has them.
func personal(f *tree.File) problem.List {
	if !legible[strings.ToLower(path.Ext(f.Path))] || f.Size > media.MostBytes {
		return nil
	}
	text, err := f.Read()
	if err != nil {
		return nil // whoever copies it will say so
	}
	return privateNumbers(strings.TrimPrefix(string(text), "\ufeff"), 1)
}

// detailOf returns what is said of an attachment. It depends on the file alone, and is found out when that is parsed.
func detailOf(f *tree.File) detail {
	file := markdown.File{Name: f.Path, Size: f.Size}
	file.Width, file.Height = media.Size(f)
	return detail{shown: file.Detail(true), linked: file.Detail(false)}
}
