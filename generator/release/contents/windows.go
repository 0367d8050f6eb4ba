package contents

import (
	"bytes"
	_ "embed"
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"gongshi/generator/release/archive"
)

//go:embed windows.txt
var firstToRead string

// ForWindows returns the files that stand beside the program on Windows, where nothing opens Markdown: the guides as pages, and first of all a text for
// the editor that every Windows has. Old ones know neither lines that end in LF nor UTF-8 without a mark.
func ForWindows(guides []archive.File, version string) ([]archive.File, error) {
	text := strings.ReplaceAll(firstToRead, "{version}", version)
	files := []archive.File{{Name: "使用说明.txt", Data: []byte("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"))}}
	for _, f := range guides {
		if base, ok := strings.CutSuffix(f.Name, ".md"); ok {
			data, err := asPage(f.Data)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f.Name, err)
			}
			f.Name, f.Data = base+".html", data
		}
		files = append(files, f)
	}
	return files, nil
}

var (
	titleLine = regexp.MustCompile(`(?m)^# (.+)$`)
	toGuide   = regexp.MustCompile(`(<a href="[^":]*)\.md([#"])`)
)

const page = `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>%s</title>
<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 "Microsoft YaHei", sans-serif }
table { border-collapse: collapse } td, th { border: 1px solid #bbb; padding: .25rem .5rem; text-align: left; vertical-align: top }
pre { background: #f4f4f4; padding: .75rem; overflow: auto } img { max-width: 100%% }
</style>
%s`

// asPage returns Markdown as a page that needs nothing else.
func asPage(markdown []byte) ([]byte, error) {
	var body bytes.Buffer
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	if err := reader.Convert(markdown, &body, parser.WithContext(parser.NewContext(parser.WithIDs(&anchors{seen: map[string]int{}})))); err != nil {
		return nil, err
	}
	title := ""
	if m := titleLine.FindSubmatch(markdown); m != nil {
		title = string(m[1])
	}
	linked := toGuide.ReplaceAll(body.Bytes(), []byte(`$1.html$2`))
	return fmt.Appendf(nil, page, html.EscapeString(title), linked), nil
}

// anchors gives headings the anchors to which the guides link, which are those of Git forges: letters of all languages stay, signs go.
type anchors struct{ seen map[string]int }

func (a *anchors) Generate(heading []byte, _ ast.NodeKind) []byte {
	id := strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', r == '_', unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, string(heading))
	n := a.seen[id]
	a.seen[id]++
	if n > 0 {
		id = fmt.Sprintf("%s-%d", id, n)
	}
	return []byte(id)
}

func (a *anchors) Put(id []byte) { a.seen[string(id)]++ }

var _ parser.IDs = (*anchors)(nil)
