package schema

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"gongshi/generator/site"
)

// Systems returns the names of the content management systems that there is a configuration for. Both run in the browser, on a Git forge,
// and read the same config.yml.
func Systems() []string { return []string{"decap", "sveltia"} }

// scripts are what a page for editing loads.
var scripts = map[string]string{
	"decap":   "https://unpkg.com/decap-cms@^3/dist/decap-cms.js",
	"sveltia": "https://unpkg.com/@sveltia/cms/dist/sveltia-cms.js",
}

// CMS returns config.yml for a content management system. It is limited to updates in files of their own: the one kind of file of which an
// editor that writes front matter anew destroys nothing. Bodies are plain text, since rich text rewrites what nobody touched. What boxes
// are called is said by say, in the words of our own forms.
func CMS(system string, of *site.Site, language string, say func(key string) string) []byte {
	y := &lines{say: say}
	y.line("# config.yml: updates of %s in a content management system (%s).", strings.Join(strings.Fields(of.Title), " "), system)
	y.line("# It stands beside an index.html that holds no more than: <!doctype html><meta charset=\"utf-8\"><script src=\"%s\"></script>", scripts[system])
	y.line("# Tasks and offices are those of the day on which this was printed: print it again when they change.")
	y.backend(of.Repository)
	if strings.HasPrefix(language, "zh") && system == "decap" {
		y.line("locale: zh_Hans")
	}
	if system == "sveltia" {
		y.line("output:")
		y.line("  omit_empty_optional_fields: true")
	}
	newest := of.Plans[len(of.Plans)-1]
	y.line("media_folder: %s", quoted(site.ContentDir+"/"+newest.Key+"/files"))
	y.line("public_folder: \"../files\"")
	y.line("slug:")
	y.line("  encoding: ascii")
	y.line("collections:")
	for i := len(of.Plans) - 1; i >= 0; i-- {
		y.collection(of.Plans[i], of.Offices)
	}
	return []byte(y.text.String())
}

// lines are YAML, which is written line by line. Every text in it is quoted, as JSON quotes it.
type lines struct {
	text strings.Builder
	say  func(key string) string
}

func (y *lines) line(format string, args ...any) {
	fmt.Fprintf(&y.text, format+"\n", args...)
}

func quoted(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // a text can always be written
	}
	return string(text)
}

// backend names the repository of the site, as far as its address says where that is.
func (y *lines) backend(repository string) {
	name, repo, base := "github", "OWNER/NAME", ""
	u, err := url.Parse(repository)
	if path := strings.Trim(strings.TrimSuffix(strings.TrimSuffix(u.EscapedPath(), "/"), ".git"), "/"); err == nil && u.Host != "" && path != "" {
		repo = path
		switch {
		case u.Host == "github.com":
		case strings.Contains(u.Host, "gitlab"):
			name, base = "gitlab", u.Scheme+"://"+u.Host
		default:
			name, base = "gitea", u.Scheme+"://"+u.Host
		}
	}
	y.line("backend:")
	y.line("  name: %s", name)
	y.line("  repo: %s", quoted(repo))
	y.line("  branch: main")
	switch name {
	case "gitlab":
		y.line("  base_url: %s", quoted(base))
		y.line("  api_root: %s", quoted(base+"/api/v4"))
		y.line("  auth_type: pkce")
		y.line("  app_id: \"APPLICATION ID\"")
	case "gitea":
		y.line("  base_url: %s", quoted(base))
		y.line("  api_root: %s", quoted(base+"/api/v1"))
		y.line("  app_id: \"APPLICATION ID\"")
	}
}

// collection is the folder of a plan's updates. The name of a new file is the task, the day and the office, as our own forms name it; the
// day is taken as it is written, since what these systems call year, month and day is that of Greenwich.
func (y *lines) collection(p *site.Plan, offices []site.Office) {
	y.line("  - name: %s", quoted("updates-"+p.Key))
	y.line("    label: %s", quoted(p.Title))
	y.line("    label_singular: %s", quoted(y.say("report.title")))
	y.line("    folder: %s", quoted(site.ContentDir+"/"+p.Key+"/"+site.UpdatesDir))
	y.line("    create: true")
	y.line("    delete: false")
	y.line("    extension: md")
	y.line("    format: toml-frontmatter")
	y.line("    frontmatter_delimiter: \"+++\"")
	y.line("    identifier_field: title")
	y.line("    slug: \"{{fields.task}}-{{fields.date}}-{{fields.by}}\"")
	y.line("    summary: \"{{task}} · {{date | date('YYYY-MM-DD')}} · {{title}}\"")
	y.line("    fields:")
	y.fields(p, offices)
}

func (y *lines) fields(p *site.Plan, offices []site.Office) {
	y.field("task", "select", true, "")
	y.line("        options:")
	for _, t := range p.Tasks {
		y.line("          - { label: %s, value: %d }", quoted(called(t)), t.Number)
	}
	y.field("by", "select", true, "")
	y.line("        options:")
	for _, o := range offices {
		if !o.Collective {
			y.line("          - { label: %s, value: %s }", quoted(o.Name), quoted(o.Key))
		}
	}
	y.day("date", true, "report-hint.date", "{{now}}")
	y.field("title", "string", true, "report-hint.one-sentence")
	y.field("body", "text", false, "hint.update.body")
	y.field("no_progress", "boolean", false, "")
	y.line("        default: false")
	y.day("reported", false, "report-hint.late", "")
	y.field("pending", "boolean", false, "")
	y.line("        default: true")
}

// called is what a task is called in a list of them: by its number in the source and its title.
func called(t *site.Task) string {
	if t.Label != "" {
		return t.Label + " " + t.Title
	}
	return fmt.Sprint(t.Number, " ", t.Title)
}

func (y *lines) field(name, widget string, required bool, hint string) {
	y.line("      - name: %s", name)
	y.line("        label: %s", quoted(y.say("field.update."+name)))
	y.line("        widget: %s", widget)
	if !required {
		y.line("        required: false")
	}
	if hint != "" {
		y.line("        hint: %s", quoted(y.say(hint)))
	}
}

// day is a field of a day. With this form both systems write it as a text, "2022-06-28", which the reader takes for the day; without
// one they add a time, which it refuses.
func (y *lines) day(name string, required bool, hint, otherwise string) {
	y.field(name, "datetime", required, hint)
	y.line("        date_format: \"YYYY-MM-DD\"")
	y.line("        time_format: false")
	y.line("        default: %s", quoted(otherwise))
}
