package media

import (
	"bytes"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gongshi/generator/tree"
)

// A file of a kind that browsers run, opened on the site's own address, may do there whatever a page of the site may. So
// attachments of these kinds are looked through for script. What cannot be looked through counts as having some.
//
// The text is searched as a whole, not taken apart: what a browser makes of broken HTML nobody can tell in advance, but the
// beginning of a script, the name of a handler and the scheme of an address stand in it letter by letter, or as references.

// activeFormats are the formats that browsers run, by extension; "" is of files whose format browsers guess.
var activeFormats = []string{"", ".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg", ".svgz", ".xml", ".xsl", ".xslt", ".mathml", ".mml", ".rdf", ".rss", ".atom"}

// mostLooked is how many bytes of a file are looked through.
const mostLooked = MostBytes

// isActive reports whether a file may run script where it is opened.
func IsActive(f *tree.File) bool {
	ext := extension(f)
	if !slices.Contains(activeFormats, ext) {
		return false
	}
	if f.Size > mostLooked || ext == ".svgz" {
		return true
	}
	r, err := f.Open()
	if err != nil {
		return false // it vanished, and that is told
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, mostLooked))
	return err == nil && hasScript(text, ext == "")
}

var (
	scripts  = regexp.MustCompile(`(?i)<(?:[\w.-]+:)?(?:script|handler|listener)[\s/>]|<\?xml-stylesheet[^>]*xsl|\ssrcdoc\s*=`)
	handlers = regexp.MustCompile(`(?i)<[a-z](?:[^>]|"[^"]*"|'[^']*')*[\s"'/](?:[\w.-]+:)?on[a-z]+\s*=`) // quotes may be none
	entities = regexp.MustCompile(`(?i)<!ENTITY\s+([^>]*)`)
	harmless = regexp.MustCompile(`^[\w.-]+\s+(?:"(?:https?:|#)[^<&%"]*"|'(?:https?:|#)[^<&%']*')\s*$`)
	looksRun = regexp.MustCompile(`(?i)^[\s\x{feff}]*<(?:!doctype|html|head|body|svg|script|\?xml|!--|[a-z]+:svg)`)
)

// hasScript reports whether a text holds script, or what nobody can look through. guessed is the text of a file that browsers run
// only if it begins like HTML.
func hasScript(text []byte, guessed bool) bool {
	const escape = 0x1b // some encodings change the meaning of letters by it
	if guessed && !looksRun.Match(text[:min(len(text), 1024)]) {
		return false
	}
	if bytes.IndexByte(text, 0) >= 0 || bytes.IndexByte(text, escape) >= 0 {
		return true
	}
	for _, found := range entities.FindAllSubmatch(text, -1) {
		if !harmless.Match(found[1]) {
			return true
		}
	}
	return scripts.Match(text) || handlers.Match(text) || leadsToScript(string(text))
}

// leadsToScript reports whether a text has an address that is a program, also one that is written with references or broken up.
func leadsToScript(text string) bool {
	joined := strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, html.UnescapeString(text)))
	return strings.Contains(joined, "javascript:") || strings.Contains(joined, "vbscript:") || strings.Contains(joined, "data:text/html")
}
