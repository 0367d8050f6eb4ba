package serve

import (
	"bytes"
	"html"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	htmllexer "github.com/tdewolff/parse/v2/html"
)

// A page is HTML looked through for its tags. Its bytes are changed only by edits, so all else stays as it was.
type page struct {
	source []byte
	tags   []tag
}

// A tag is one tag, with its place in the source.
type tag struct {
	name       string // in small letters; of an end tag, with a slash before it
	from, to   int    // from < to just behind >
	attributes []attribute
}

// An attribute is one of a tag. Its place is that of its value, quotes included.
type attribute struct {
	name     string // in small letters
	value    string // without quotes and character references
	from, to int    // both 0 if there is no value
}

// newPage looks through HTML. Comments, scripts, styles and drawings have no tags.
func newPage(source []byte) *page {
	p := &page{source: source}
	input := parse.NewInputBytes(bytes.Clone(source)) // the lexer turns names into small letters where they stand
	lexer := htmllexer.NewLexer(input)
	for {
		kind, token := lexer.Next()
		end := input.Offset()
		switch kind {
		case htmllexer.ErrorToken:
			return p
		case htmllexer.StartTagToken:
			p.tags = append(p.tags, tag{name: string(lexer.Text()), from: end - len(token), to: end})
		case htmllexer.AttributeToken:
			last := &p.tags[len(p.tags)-1]
			last.attributes = append(last.attributes, newAttribute(lexer, end))
		case htmllexer.StartTagCloseToken, htmllexer.StartTagVoidToken:
			p.tags[len(p.tags)-1].to = end
		case htmllexer.EndTagToken:
			p.tags = append(p.tags, tag{name: "/" + string(lexer.Text()), from: end - len(token), to: end})
		}
	}
}

func newAttribute(lexer *htmllexer.Lexer, end int) attribute {
	a := attribute{name: string(lexer.AttrKey())}
	value := string(lexer.AttrVal())
	if value == "" {
		return a
	}
	a.from, a.to = end-len(value), end
	if quote := value[0]; quote == '"' || quote == '\'' {
		value = strings.TrimSuffix(value[1:], string(quote))
	}
	a.value = html.UnescapeString(value)
	return a
}

// get returns the first attribute of a name, or one without a value.
func (t *tag) get(name string) attribute {
	for _, a := range t.attributes {
		if a.name == name {
			return a
		}
	}
	return attribute{}
}

// first returns where the first tag of a name begins, or -1.
func (p *page) first(name string) int {
	for _, t := range p.tags {
		if t.name == name {
			return t.from
		}
	}
	return -1
}

// behind returns where the first tag of a name ends, or -1.
func (p *page) behind(name string) int {
	for _, t := range p.tags {
		if t.name == name {
			return t.to
		}
	}
	return -1
}

// last returns where the last tag of a name begins, or -1.
func (p *page) last(name string) int {
	for _, t := range slices.Backward(p.tags) {
		if t.name == name {
			return t.from
		}
	}
	return -1
}

// An edit puts a text in the place of a stretch of the source.
type edit struct {
	from, to int
	text     string
}

// setValue returns the edit that gives a an attribute another value. The attribute must have one.
func (a attribute) setValue(value string) edit {
	return edit{a.from, a.to, `"` + html.EscapeString(value) + `"`}
}

// edited returns the source after edits, which do not overlap. Those at one place come in the order given.
func (p *page) edited(edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var b bytes.Buffer
	at := 0
	for _, e := range edits {
		b.Write(p.source[at:e.from])
		b.WriteString(e.text)
		at = e.to
	}
	b.Write(p.source[at:])
	return b.Bytes()
}

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

// withSelf returns sources with the site itself among them. 'none' is dropped because it must stand alone, and
// 'strict-dynamic' because it would override 'self'.
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
