package static

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"gongshi/generator/layout"
)

// scripts returns the scripts by name.
func scripts(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(Files, "*.js")
	if err != nil || len(names) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	all := map[string]string{}
	for _, name := range names {
		text, err := Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = string(text)
	}
	return all
}

// onPages are the scripts that stand on a page together.
var onPages = map[string][]string{
	"any page":    {"prefs.js", "gongshi.js"},
	"a task list": {"prefs.js", "gongshi.js", "filters.js"},
	"an overview": {"prefs.js", "gongshi.js", "tables.js"},
	"the search":  {"prefs.js", "gongshi.js", "search.js"},
	"the updates": {"prefs.js", "gongshi.js", "since.js"},
	"this copy":   {"prefs.js", "gongshi.js", "check-copy.js"},
}

// Pages are read over slow lines: the scripts of one, as they are published, have at most 7 KB together, compressed.
func TestScriptsAreSmall(t *testing.T) {
	const most = 7_000
	all, met := scripts(t), map[string]bool{}
	for page, names := range onPages {
		sum := 0
		for _, name := range names {
			met[name] = true
			var zipped bytes.Buffer
			w, _ := gzip.NewWriterLevel(&zipped, gzip.BestCompression)
			w.Write(layout.Smaller(name, []byte(all[name])))
			w.Close()
			sum += zipped.Len()
		}
		if sum > most {
			t.Errorf("%s has %d bytes of scripts, want at most %d", page, sum, most)
		}
	}
	for name := range all {
		if !met[name] {
			t.Errorf("no page is known to have %s", name)
		}
	}
}

// newer finds what the browsers of old computers do not know (ECMAScript 2019 and later, and what came to pages with it), where it is
// told from the text alone.
var newer = regexp.MustCompile(`\?\.[^\d]|\?\?|catch ?\{|\.flat(Map)?\(|fromEntries|\.at\(|replaceAll|replaceChildren|\.trim(Start|End)\(|matchAll|structuredClone|async |await |\bimport\b|\bexport \b|#[a-z]+ ?=|\d_\d`)

// unsafe finds what would let data become markup, script or style.
var unsafe = regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|\.style\b|cssText`)

func TestScriptsAreStrictOldAndSafe(t *testing.T) {
	for name, text := range scripts(t) {
		if !strings.Contains(text, "'use strict';\n") {
			t.Errorf("%s does not 'use strict'", name)
		}
		code := regexp.MustCompile(`(?m)(^|\s)//.*$`).ReplaceAllString(text, "")
		for _, found := range append(newer.FindAllString(code, -1), unsafe.FindAllString(code, -1)...) {
			t.Errorf("%s has %q", name, found)
		}
		for _, found := range newer.FindAllString(string(layout.Smaller(name, []byte(text))), -1) {
			t.Errorf("%s has %q as it is published", name, found)
		}
	}
}
