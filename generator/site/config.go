package site

import (
	"bytes"
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gongshi/generator/front"
	"gongshi/generator/tree"
)

// Config is site.toml.
type Config struct {
	Title       string
	BaseURL     string // absolute, in ASCII, ends in a slash
	Language    string
	Timezone    string
	Publisher   string
	Notice      string
	DueSoon     int // days
	Repository  string
	CSP         string // who sends the content security policy: "meta", the pages, or "header", the server; empty means meta
	Contact     Contact
	Government  Government
	Data        DataTerms
	Attachments AttachmentRules
	Redirects   map[string]string
	Areas       []Area
	Offices     []Office
	Sources     []OtherSite
}

// Contact is how the public reaches the publisher.
type Contact struct{ Phone, Feedback, Request string }

// Government is what a Chinese government site must carry (国办发〔2017〕47号, annex).
type Government struct{ SiteID, Domain, ICP, Police, Column string }

// DataTerms are what the open data may be used for. Without a licence, the law alone says it.
type DataTerms struct{ Licence, LicenceURL string }

// AttachmentRules are which attachments may be published: those that run where they are opened only if Active.
type AttachmentRules struct{ Active bool }

// An Area is a town, a park or another place that tasks concern (镇街、园区).
type Area struct{ Key, Name string }

// An Office is one that plans name as responsible.
type Office struct {
	Key, Name  string
	Aliases    []string
	Collective bool // a phrase such as 相关科室, which names no one office
}

// An OtherSite is another office's site, whose plans are shown beside the own as they were gathered (package gathered).
type OtherSite struct {
	Key    string
	URL    string // of the site: where links to it lead, and what its data must name; ends in a slash
	Folder string // relative to the site's folder, from which it is gathered instead
	Name   string // what it is called here; empty: as its data say
}

var configFields = []front.Field[Config]{
	{Name: "title", In: func(c *Config) any { return &c.Title }, Example: `title = "…"`},
	{Name: "base_url", In: func(c *Config) any { return &c.BaseURL }, Example: `base_url = "https://www.example.org/plan/"`},
	{Name: "language", In: func(c *Config) any { return &c.Language }, Example: `language = "zh-CN"`},
	{Name: "timezone", In: func(c *Config) any { return &c.Timezone }, Example: `timezone = "Asia/Shanghai"`},
	{Name: "publisher", In: func(c *Config) any { return &c.Publisher }, Example: `publisher = "…"`},
	{Name: "notice", In: func(c *Config) any { return &c.Notice }},
	{Name: "due_soon", In: func(c *Config) any { return &c.DueSoon }},
	{Name: "repository", In: func(c *Config) any { return &c.Repository }},
	{Name: "csp", In: func(c *Config) any { return front.Choice(&c.CSP, "meta", "header") }},
	{Name: "contact", In: func(c *Config) any { return front.One(&c.Contact, contactFields) }},
	{Name: "government", In: func(c *Config) any { return front.One(&c.Government, governmentFields) }},
	{Name: "data", In: func(c *Config) any { return front.One(&c.Data, dataFields) }},
	{Name: "files", In: func(c *Config) any { return front.One(&c.Attachments, fileFields) }},
	{Name: "redirects", In: func(c *Config) any { return front.Texts(&c.Redirects) }},
	{Name: "areas", In: func(c *Config) any { return front.Many(&c.Areas, areaFields) }},
	{Name: "offices", In: func(c *Config) any { return front.Many(&c.Offices, officeFields) }, Example: `[[offices]]`},
	{Name: "sources", In: func(c *Config) any { return front.Many(&c.Sources, otherSiteFields) }},
}

var contactFields = []front.Field[Contact]{
	{Name: "phone", In: func(c *Contact) any { return &c.Phone }},
	{Name: "feedback", In: func(c *Contact) any { return &c.Feedback }},
	{Name: "request", In: func(c *Contact) any { return &c.Request }},
}

var governmentFields = []front.Field[Government]{
	{Name: "site_id", In: func(g *Government) any { return &g.SiteID }},
	{Name: "domain", In: func(g *Government) any { return &g.Domain }},
	{Name: "icp", In: func(g *Government) any { return &g.ICP }},
	{Name: "police", In: func(g *Government) any { return &g.Police }},
	{Name: "column", In: func(g *Government) any { return &g.Column }},
}

var dataFields = []front.Field[DataTerms]{
	{Name: "licence", In: func(d *DataTerms) any { return &d.Licence }, Example: `licence = "CC-BY-4.0"`},
	{Name: "licence_url", In: func(d *DataTerms) any { return &d.LicenceURL }},
}

var fileFields = []front.Field[AttachmentRules]{
	{Name: "active", In: func(r *AttachmentRules) any { return &r.Active }},
}

var areaFields = []front.Field[Area]{
	{Name: "key", In: func(a *Area) any { return &a.Key }, Example: `key = "taozhuang"`},
	{Name: "name", In: func(a *Area) any { return &a.Name }, Example: `name = "…"`},
}

var officeFields = []front.Field[Office]{
	{Name: "key", In: func(o *Office) any { return &o.Key }, Example: `key = "safety"`},
	{Name: "name", In: func(o *Office) any { return &o.Name }, Example: `name = "…"`},
	{Name: "aliases", In: func(o *Office) any { return &o.Aliases }},
	{Name: "collective", In: func(o *Office) any { return &o.Collective }},
}

var otherSiteFields = []front.Field[OtherSite]{
	{Name: "key", In: func(s *OtherSite) any { return &s.Key }, Example: `key = "xuecheng"`},
	{Name: "url", In: func(s *OtherSite) any { return &s.URL }},
	{Name: "folder", In: func(s *OtherSite) any { return &s.Folder }},
	{Name: "name", In: func(s *OtherSite) any { return &s.Name }},
}

const (
	defaultDueSoon = 30   // days
	mostDueSoon    = 3660 // days: what is due in ten years is not due soon
)

func newConfig() *Config { return &Config{DueSoon: defaultDueSoon} }

func (c *Config) complete() {
	if form, _ := baseAddress(c.BaseURL); form != "" {
		c.BaseURL = form
	} else if !strings.HasSuffix(c.BaseURL, "/") {
		c.BaseURL += "/"
	}
	for i := range c.Sources {
		if form, _ := baseAddress(c.Sources[i].URL); form != "" {
			c.Sources[i].URL = form
		}
	}
}

// Zone returns the zone whose midnight ends a day. The name has been checked.
func (c *Config) Zone() *time.Location {
	zone, err := time.LoadLocation(c.Timezone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// BasePath returns the path of the site's base address: "/", or "/zdgz/".
func (c *Config) BasePath() string {
	u, err := url.Parse(c.BaseURL)
	if err != nil {
		return "/"
	}
	return u.EscapedPath()
}

func checkConfig(c *Config, f *front.Findings) {
	checkAddress(f, "base_url", c.BaseURL)
	checkAddress(f, "repository", c.Repository)
	checkAddress(f, "data.licence_url", c.Data.LicenceURL)
	checkAddress(f, "contact.feedback", c.Contact.Feedback)
	checkAddress(f, "contact.request", c.Contact.Request)
	if _, err := time.LoadLocation(c.Timezone); err != nil || c.Timezone == "Local" {
		f.Value("timezone", "bad-timezone", "value", c.Timezone)
	}
	if c.DueSoon < 0 {
		f.Value("due_soon", "negative", "key", "due_soon", "value", front.Shown(c.DueSoon))
	} else if c.DueSoon > mostDueSoon {
		f.Value("due_soon", "too-great", "key", "due_soon", "value", front.Shown(c.DueSoon), "expected", itoa(mostDueSoon))
	}
	checkRedirects(c.Redirects, f)
	checkAreas(c.Areas, f)
	checkOffices(c.Offices, f)
	checkSources(c.Sources, f)
}

// checkAddress finds what is no address that may be published.
func checkAddress(f *front.Findings, path, address string) {
	form, ok := linkedAddress(address)
	if path == "base_url" || strings.HasPrefix(path, "sources[") {
		form, ok = baseAddress(address)
	}
	switch {
	case address == "" || ok:
	case form == "":
		f.Value(path, "bad-url", "key", path, "value", address, "expected", "https://www.example.org/")
	default:
		f.Value(path, "address-form", "key", path, "value", front.Shortened(address), "expected", form)
	}
}

// checkOffices finds keys that cannot be in an address, and names that mean two offices.
func checkOffices(offices []Office, f *front.Findings) {
	taken := names{}
	for i, o := range offices {
		path := front.Element("offices", i)
		taken.claimNamed(f, path, o.Key, o.Name)
		for j, alias := range o.Aliases {
			taken.claim(f, front.Element(path+".aliases", j), "aliases", alias)
		}
	}
}

// checkAreas finds keys that cannot be in an address, and names that mean two areas.
func checkAreas(areas []Area, f *front.Findings) {
	taken := names{}
	for i, a := range areas {
		taken.claimNamed(f, front.Element("areas", i), a.Key, a.Name)
	}
}

// checkSources finds sources of which nobody knows where they are, and names and addresses that mean two.
func checkSources(sources []OtherSite, f *front.Findings) {
	taken, addresses := names{}, names{}
	for i, s := range sources {
		path := front.Element("sources", i)
		checkKey(f, path+".key", s.Key)
		taken.claim(f, path+".key", "key", s.Key)
		if s.Name != "" && s.Name != s.Key {
			taken.claim(f, path+".name", "name", s.Name)
		}
		if slices.Contains(reservedSources, s.Key) {
			f.Value(path+".key", "reserved-name", "value", s.Key)
		}
		switch {
		case s.URL == "" && s.Folder == "":
			f.Value(path+".key", "source-nowhere", "value", s.Key)
		case strings.HasPrefix(s.URL, "http://"):
			f.Value(path+".url", "source-plain", "key", path+".url", "value", front.Shortened(s.URL), "expected", "https://"+strings.TrimPrefix(s.URL, "http://"))
		case s.URL != "":
			checkAddress(f, path+".url", s.URL)
			form, _ := baseAddress(s.URL)
			addresses.claim(f, path+".url", "url", cmp.Or(form, s.URL))
		}
	}
}

// reservedSources are names that stand in addresses beside those of sources.
var reservedSources = []string{"compare", "page"}

// IsKey reports whether a text can be the key of a plan or a source, as a part of addresses and of names of files.
func IsKey(text string) bool {
	code, _ := unfitKey(text)
	return code == ""
}

// names are those that are taken: each may stand for one thing only.
type names map[string]bool

// claimNamed claims the key and the name of what stands at a path, and finds a key that cannot be in an address.
func (n names) claimNamed(f *front.Findings, path, key, name string) {
	checkKey(f, path+".key", key)
	n.claim(f, path+".key", "key", key)
	if name != key {
		n.claim(f, path+".name", "name", name)
	}
}

func (n names) claim(f *front.Findings, path, key, name string) {
	if n[name] {
		f.Value(path, "duplicate-key", "key", key, "value", name)
	}
	n[name] = true
}

var addressable = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func checkKey(f *front.Findings, path, key string) {
	if code, data := unfitKey(key); code != "" {
		f.Value(path, code, append(data, "key", path)...)
	}
}

// unfitKey says what keeps a key out of an address; no code if nothing does.
func unfitKey(key string) (code string, data []string) {
	switch {
	case tooLong(key):
		return "key-long", []string{"value", front.Shortened(key), "expected", itoa(mostKey)}
	case !addressable.MatchString(key):
		return "bad-key", []string{"value", key}
	case IsDevice(key):
		return "name-of-device", []string{"value", key}
	}
	return "", nil
}

// mostKey is how many characters a key may have: it names a folder, and some names are made of it.
const mostKey = 100

func tooLong(key string) bool { return utf8.RuneCountInString(key) > mostKey }

var saysLanguage = regexp.MustCompile("(?m)^[ \t]*language[ \t]*(?:=|＝)[ \t]*(?:[\"']|“|”)?([A-Za-z-]+)")

// LanguageIn returns the language that site.toml names, even where the file as a whole cannot be read: in whichever encoding it was
// saved, these letters are the same. It is empty if there are none.
func LanguageIn(t *tree.Tree) string {
	f := t.File(ConfigFile)
	if f == nil || !f.Regular {
		return ""
	}
	if _, large := TooLarge(f); large {
		return ""
	}
	text, err := f.Read()
	if err != nil {
		return ""
	}
	if m := saysLanguage.FindSubmatch(bytes.ReplaceAll(text, []byte{0}, nil)); m != nil {
		return string(m[1])
	}
	return ""
}
