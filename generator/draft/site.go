package draft

import (
	"cmp"
	"embed"
	"fmt"
	"path"
	"strings"

	"gongshi/generator/ask"
	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/importer"
	"gongshi/generator/markdown"
	"gongshi/generator/site"
	"gongshi/generator/words"
)

// starts has the files of a site that has just begun, in a folder for each language; {slots} are filled with answers.
//
//go:embed start
var starts embed.FS

// A Site is a whole site that is being made.
type Site struct {
	*Draft
	Head importer.Head // of the document from which the plan comes; nothing without one
}

// ExampleURL is the address of a site of which nobody said where it will stand.
const ExampleURL = "https://www.example.org/"

// NewSite begins a site; with a document, its plan comes from there.
func NewSite(language string, today day.Day, document bool) *Site {
	s := &Site{Draft: &Draft{Language: language, Today: today, Site: &site.Site{Config: &site.Config{}}, Said: map[string]string{}}}
	s.Kind = s.kind(document)
	return s
}

func (s *Site) kind(document bool) *Kind {
	usual := func(kind string) func(*Draft) string {
		return func(d *Draft) string {
			if document && kind == "offices" {
				return "" // the document names them
			}
			return words.Report(cmp.Or(d.Said["language"], d.Language), "usual-"+kind, map[string]string{"value": d.Said["plan"]})
		}
	}
	own := func(*Draft) bool { return !document }
	untitled := func(*Draft) bool { return !document || s.Head.Title == "" }
	planTitle := usual("plan-title")
	if document {
		planTitle = nil // its file is called somehow
	}
	return &Kind{Name: "site", Fields: []Field{
		{Name: "language", Needed: always, Strict: true, Known: true, Usual: func(d *Draft) string { return d.Language }, Choices: languages}, // others are usual in it
		{Name: "publisher", Needed: always, Usual: func(*Draft) string { return s.Head.Issuer }},
		{Name: "title", Needed: always, Usual: usual("title")},
		{Name: "timezone", Needed: always, Usual: usual("timezone")},
		{Name: "base-url", Needed: always, Usual: func(*Draft) string { return ExampleURL }},
		{Name: "plan", Needed: always, Key: true, Usual: func(d *Draft) string { return s.year(d, document) }},
		{Name: "plan-title", Asked: untitled, Needed: own, Usual: planTitle},
		{Name: "offices", Asked: own, Needed: own, Many: true, Usual: usual("offices")},
	}}
}

// languages are those in which a site may begin.
func languages(*Draft) (all []ask.Choice) {
	for _, language := range words.Languages() {
		all = append(all, ask.Choice{Value: language, Label: words.Report(language, "language", nil)})
	}
	return all
}

// year returns the year of the document's plan, or without a document this one. What the document does not say, nobody guesses.
func (s *Site) year(d *Draft, document bool) string {
	first := s.Head.Start
	if first == 0 && document {
		return ""
	}
	if first == 0 {
		first = d.Today
	}
	year, _, _ := first.Date()
	return itoa(year)
}

// Files returns the files of the site: with a plan and a task to begin with, unless these come from a document.
func (s *Site) Files(document bool) []importer.Change {
	files := map[string]string{site.ConfigFile: "site.toml", "content/about.md": "about.md"}
	order := []string{site.ConfigFile, "content/about.md"}
	if !document {
		folder := path.Join(site.ContentDir, s.Said["plan"])
		order = append(order, folder+"/index.md", folder+"/01.md")
		files[folder+"/index.md"], files[folder+"/01.md"] = "index.md", "01.md"
	}
	all := []importer.Change{{Path: ".gitignore", New: "/public/\n"}, {Path: ".gitattributes", New: bytesStay}}
	for _, file := range order {
		all = append(all, importer.Change{Path: file, New: s.text(files[file])})
	}
	return all
}

// bytesStay keeps Git from writing other ends of lines, as it does on Windows: what is published has the sums of what was committed.
const bytesStay = "* -text\n"

// text returns a file with its slots filled. In TOML values are quoted; in Markdown's text the publisher's name stands as it is.
func (s *Site) text(name string) string {
	text, err := starts.ReadFile("start/" + s.Said["language"] + "/" + name)
	if err != nil {
		panic(err) // it is compiled in
	}
	first, last := yearOf(s.Said["plan"])
	if first == 0 {
		year, _, _ := s.Today.Date()
		first, last = yearOf(itoa(year))
	}
	head, body := string(text), ""
	if strings.HasSuffix(name, ".md") {
		at := strings.LastIndex(head, front.Fence+"\n") + len(front.Fence+"\n")
		head, body = head[:at], head[at:]
	}
	var slots []string
	for _, f := range s.Fields {
		if !f.Many {
			slots = append(slots, "{"+f.Name+"}", quoted(s.Said[f.Name]))
		}
	}
	slots = append(slots, "{start}", first.String(), "{end}", last.String(), "{offices}\n", s.officeTables(), "{lead}", quoted(s.firstOffice()))
	return strings.NewReplacer(slots...).Replace(head) + strings.ReplaceAll(body, "{publisher}", markdown.Literal(s.Said["publisher"], "\\`*_[]<>#&!|~"))
}

func quoted(text string) string { return front.TextValue(text).Inline() }

func (s *Site) firstOffice() string {
	for _, name := range ask.Several(s.Said["offices"]) {
		return name
	}
	return ""
}

func (s *Site) officeTables() string {
	var b strings.Builder
	taken := map[string]bool{}
	for _, name := range ask.Several(s.Said["offices"]) {
		key := importer.OfficeKey(name, taken)
		taken[key] = true
		fmt.Fprintf(&b, "\n[[offices]]\nkey  = %q\nname = %s\n", key, quoted(name))
	}
	return b.String()
}
