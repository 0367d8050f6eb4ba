package site

import (
	"net/url"
	"regexp"
	"strings"
	"time"
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
	Offices     []Office
}

// Contact is how the public reaches the publisher.
type Contact struct{ Phone, Feedback, Request string }

// Government is what a Chinese government site must carry (国办发〔2017〕47号, annex).
type Government struct{ SiteID, Domain, ICP, Police, Column string }

// DataTerms are what the open data may be used for. Without a licence, the law alone says it.
type DataTerms struct{ Licence, LicenceURL string }

// AttachmentRules are which attachments may be published: those that run where they are opened only if Active.
type AttachmentRules struct{ Active bool }

// An Office is one that plans name as responsible.
type Office struct {
	Key, Name  string
	Aliases    []string
	Collective bool // a phrase such as 相关科室, which names no one office
}

var configFields = []field[Config]{
	{"title", func(c *Config) any { return &c.Title }, `title = "…"`},
	{"base_url", func(c *Config) any { return &c.BaseURL }, `base_url = "https://www.example.org/plan/"`},
	{"language", func(c *Config) any { return &c.Language }, `language = "zh-CN"`},
	{"timezone", func(c *Config) any { return &c.Timezone }, `timezone = "Asia/Shanghai"`},
	{"publisher", func(c *Config) any { return &c.Publisher }, `publisher = "…"`},
	{"notice", func(c *Config) any { return &c.Notice }, ""},
	{"due_soon", func(c *Config) any { return &c.DueSoon }, ""},
	{"repository", func(c *Config) any { return &c.Repository }, ""},
	{"csp", func(c *Config) any { return choice(&c.CSP, "meta", "header") }, ""},
	{"contact", func(c *Config) any { return one(&c.Contact, contactFields) }, ""},
	{"government", func(c *Config) any { return one(&c.Government, governmentFields) }, ""},
	{"data", func(c *Config) any { return one(&c.Data, dataFields) }, ""},
	{"files", func(c *Config) any { return one(&c.Attachments, fileFields) }, ""},
	{"redirects", func(c *Config) any { return texts(&c.Redirects) }, ""},
	{"offices", func(c *Config) any { return many(&c.Offices, officeFields) }, `[[offices]]`},
}

var contactFields = []field[Contact]{
	{"phone", func(c *Contact) any { return &c.Phone }, ""},
	{"feedback", func(c *Contact) any { return &c.Feedback }, ""},
	{"request", func(c *Contact) any { return &c.Request }, ""},
}

var governmentFields = []field[Government]{
	{"site_id", func(g *Government) any { return &g.SiteID }, ""},
	{"domain", func(g *Government) any { return &g.Domain }, ""},
	{"icp", func(g *Government) any { return &g.ICP }, ""},
	{"police", func(g *Government) any { return &g.Police }, ""},
	{"column", func(g *Government) any { return &g.Column }, ""},
}

var dataFields = []field[DataTerms]{
	{"licence", func(d *DataTerms) any { return &d.Licence }, `licence = "CC-BY-4.0"`},
	{"licence_url", func(d *DataTerms) any { return &d.LicenceURL }, ""},
}

var fileFields = []field[AttachmentRules]{
	{"active", func(r *AttachmentRules) any { return &r.Active }, ""},
}

var officeFields = []field[Office]{
	{"key", func(o *Office) any { return &o.Key }, `key = "safety"`},
	{"name", func(o *Office) any { return &o.Name }, `name = "…"`},
	{"aliases", func(o *Office) any { return &o.Aliases }, ""},
	{"collective", func(o *Office) any { return &o.Collective }, ""},
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

func checkConfig(c *Config, f *findings) {
	checkAddress(f, "base_url", c.BaseURL)
	checkAddress(f, "repository", c.Repository)
	checkAddress(f, "data.licence_url", c.Data.LicenceURL)
	checkAddress(f, "contact.feedback", c.Contact.Feedback)
	checkAddress(f, "contact.request", c.Contact.Request)
	if _, err := time.LoadLocation(c.Timezone); err != nil || c.Timezone == "Local" {
		f.value("timezone", "bad-timezone", "value", c.Timezone)
	}
	if c.DueSoon < 0 {
		f.value("due_soon", "negative", "key", "due_soon", "value", shown(c.DueSoon))
	} else if c.DueSoon > mostDueSoon {
		f.value("due_soon", "too-great", "key", "due_soon", "value", shown(c.DueSoon), "expected", itoa(mostDueSoon))
	}
	checkRedirects(c.Redirects, f)
	checkOffices(c.Offices, f)
}

// checkAddress finds what is no address that may be published.
func checkAddress(f *findings, path, address string) {
	form, ok := linkedAddress(address)
	if path == "base_url" {
		form, ok = baseAddress(address)
	}
	switch {
	case address == "" || ok:
	case form == "":
		f.value(path, "bad-url", "key", path, "value", address, "expected", "https://www.example.org/")
	default:
		f.value(path, "address-form", "key", path, "value", shortened(address), "expected", form)
	}
}

// checkOffices finds keys that cannot be in an address, and names that mean two offices.
func checkOffices(offices []Office, f *findings) {
	taken := names{}
	for i, o := range offices {
		path := element("offices", i)
		checkKey(f, path+".key", o.Key)
		taken.claim(f, path+".key", "key", o.Key)
		if o.Name != o.Key {
			taken.claim(f, path+".name", "name", o.Name)
		}
		for j, alias := range o.Aliases {
			taken.claim(f, element(path+".aliases", j), "aliases", alias)
		}
	}
}

// names are those that are taken: each may stand for one thing only.
type names map[string]bool

func (n names) claim(f *findings, path, key, name string) {
	if n[name] {
		f.value(path, "duplicate-key", "key", key, "value", name)
	}
	n[name] = true
}

var addressable = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func checkKey(f *findings, path, key string) {
	if code, data := unfitKey(key); code != "" {
		f.value(path, code, append(data, "key", path)...)
	}
}

// unfitKey says what keeps a key out of an address; no code if nothing does.
func unfitKey(key string) (code string, data []string) {
	switch {
	case tooLong(key):
		return "key-long", []string{"value", shortened(key), "expected", itoa(mostKey)}
	case !addressable.MatchString(key):
		return "bad-key", []string{"value", key}
	case isDevice(key):
		return "name-of-device", []string{"value", key}
	}
	return "", nil
}
