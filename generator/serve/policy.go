package serve

import (
	"slices"
	"strings"
)

// ownNeeds are the directives that must allow the preview's own files, and whether default-src holds where there is none.
var ownNeeds = []struct {
	name     string
	defaults bool
}{
	{"script-src", true},
	{"script-src-elem", false},
	{"style-src", true},
	{"style-src-elem", false},
	{"connect-src", true},
	{"form-action", false},
}

// allowOwn returns the edits that let the page's own policies, if it has any, allow what the preview adds.
func (p *page) allowOwn() []edit {
	var edits []edit
	for _, t := range p.tags {
		if t.name != "meta" || !strings.EqualFold(t.get("http-equiv").value, "content-security-policy") {
			continue
		}
		content := t.get("content")
		if widened := allowOwn(content.value); widened != content.value {
			edits = append(edits, content.setValue(widened))
		}
	}
	return edits
}

// allowOwn returns a policy that allows what it did, and files and connections of the site itself.
func allowOwn(policy string) string {
	directives := parsePolicy(policy)
	for _, need := range ownNeeds {
		i, byDefault := directives.index(need.name), directives.index("default-src")
		switch {
		case i >= 0:
			directives[i].sources = withSelf(directives[i].sources)
		case need.defaults && byDefault >= 0:
			directives = append(directives, directive{need.name, withSelf(directives[byDefault].sources)})
		}
	}
	return directives.String()
}

// withSelf returns sources with the site itself among them. 'none' stands alone, and 'strict-dynamic' would take no notice of
// it.
func withSelf(sources []string) []string {
	if slices.Contains(sources, "'self'") && !slices.Contains(sources, "'strict-dynamic'") {
		return sources
	}
	with := []string{"'self'"}
	for _, s := range sources {
		if s != "'self'" && s != "'none'" && s != "'strict-dynamic'" {
			with = append(with, s)
		}
	}
	return with
}

// A directive is one of a policy.
type directive struct {
	name    string
	sources []string
}

type directives []directive

// parsePolicy takes a policy apart. What forbids a script to write HTML is left out: the preview's writes the problems.
func parsePolicy(policy string) directives {
	var all directives
	for text := range strings.SplitSeq(policy, ";") {
		fields := strings.Fields(text)
		if len(fields) == 0 || strings.EqualFold(fields[0], "require-trusted-types-for") {
			continue
		}
		all = append(all, directive{strings.ToLower(fields[0]), fields[1:]})
	}
	return all
}

func (d directives) index(name string) int {
	return slices.IndexFunc(d, func(one directive) bool { return one.name == name })
}

func (d directives) String() string {
	var texts []string
	for _, one := range d {
		texts = append(texts, strings.Join(append([]string{one.name}, one.sources...), " "))
	}
	return strings.Join(texts, "; ")
}
