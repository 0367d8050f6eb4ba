package media

import (
	"bytes"
	"html"
	"io"
	"path"
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
var activeFormats = []string{"", ".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg", ".xml", ".xsl", ".xslt", ".mathml", ".mml", ".rdf", ".rss", ".atom"}

// opaqueFormats are those of what runs and cannot be looked through: pages packed into a letter, programs of Windows' own browser, and what
// servers are wont to run themselves before they send what comes of it.
var opaqueFormats = []string{
	".svgz", ".mht", ".mhtml", ".hta", ".htc", ".php", ".php3", ".php4", ".php5", ".php7", ".phtml", ".phar", ".asp", ".aspx", ".ashx", ".asmx", ".jsp", ".jspx",
	".cfm", ".cgi", ".pl", ".shtm",
}

// otherFormats are those that every server knows. Some go by the last extension that they know: to them "a.html.old" is HTML, and
// "a.html.pdf" is not.
var otherFormats = []string{
	".pdf", ".doc", ".xls", ".ppt", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip", ".json", ".csv", ".txt", ".ics", ".jpg", ".jpeg", ".png", ".gif",
	".webp", ".bmp", ".tif", ".tiff", ".mp3", ".m4a", ".wav", ".mp4", ".webm", ".mov",
}

// runsAs returns the extension by which a browser or a server may run what has this name, and whether there is one.
func runsAs(name string) (ext string, runs bool) {
	name = strings.ToLower(path.Base(name))
	if path.Ext(name) == "" {
		return "", true
	}
	for ext = path.Ext(name); ext != "" && !slices.Contains(otherFormats, ext); ext = path.Ext(name) {
		if slices.Contains(activeFormats, ext) || slices.Contains(opaqueFormats, ext) {
			return ext, true
		}
		name = strings.TrimSuffix(name, ext)
	}
	return "", false
}

// mostLooked is how many bytes of a file are looked through.
const mostLooked = MostBytes

// isActive reports whether a file may run script where it is opened.
func IsActive(f *tree.File) bool {
	ext, runs := runsAs(f.Path)
	if !runs {
		return false
	}
	if f.Size > mostLooked || slices.Contains(opaqueFormats, ext) {
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
	scripts  = regexp.MustCompile(`(?i)<(?:[\w.-]+:)?(?:script|handler|listener)[\s/>]|\ssrcdoc\s*=`)
	handlers = regexp.MustCompile(`(?i)<[a-z](?:[^>]|"[^"]*"|'[^']*')*[\s"'/](?:[\w.-]+:)?on[a-z]+\s*=`) // quotes may be none
	sheets   = regexp.MustCompile(`(?i)<\?xml-stylesheet[^>]*`)
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
	for _, sheet := range sheets.FindAll(text, -1) {
		if bytes.Count(sheet, []byte("type")) != 1 || !bytes.Contains(sheet, []byte(`type="text/css"`)) { // others make any page of the file
			return true
		}
	}
	return scripts.Match(text) || handlers.Match(text) || leadsToScript(string(text))
}

// programs begin addresses that are programs, or pages of their own.
var programs = []string{"javascript:", "vbscript:", "data:text/html", "data:text/xml", "data:application/xml", "data:application/xhtml", "data:image/svg"}

// leadsToScript reports whether a text has an address that is a program, also one that is written with references or broken up.
func leadsToScript(text string) bool {
	joined := strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, html.UnescapeString(text)))
	return slices.ContainsFunc(programs, func(address string) bool { return strings.Contains(joined, address) })
}
