package serve

import (
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
)

// sum stands for all that a tab shows of a page: it is the same if and only if there is nothing new to see.
func (f find) sum(p *page, failed error) string {
	h := sha256.New()
	fmt.Fprintln(h, f.status, f.name, f.folder, failed)
	if p != nil {
		h.Write(p.source)
	}
	if p != nil && f.from != nil {
		f.from.addAssets(h, "/"+f.name, p.references(), map[string]bool{})
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}

// An asset is a file that pages show: a style sheet, a script, a picture.
type asset struct {
	sum        [sha256.Size]byte
	references []string // those of a style sheet
}

// addAssets adds the sums of what a page or style sheet refers to, and of what that refers to.
func (e *edition) addAssets(to io.Writer, from string, references []string, seen map[string]bool) {
	base := &url.URL{Path: from}
	for _, reference := range references {
		u, err := url.Parse(strings.TrimSpace(reference))
		if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
			continue
		}
		address := base.ResolveReference(u).Path
		if seen[address] {
			continue
		}
		seen[address] = true
		a := e.asset(address)
		to.Write(a.sum[:])
		e.addAssets(to, address, a.references, seen)
	}
}

// asset returns what is at an address. It is read once an edition at the most; what cannot be read has no sum.
func (e *edition) asset(address string) asset {
	e.mu.Lock()
	a, known := e.assets[address]
	e.mu.Unlock()
	if known {
		return a
	}
	if f := e.at(address); f.status == http.StatusOK {
		a = f.asset()
	}
	e.mu.Lock()
	e.assets[address] = a
	e.mu.Unlock()
	return a
}

func (f find) asset() asset {
	var a asset
	if path.Ext(f.name) == ".css" {
		text, _ := f.file.Read()
		a.sum, a.references = sha256.Sum256(text), styleReferences(text)
		return a
	}
	h := sha256.New()
	if r, err := open(f.file); err == nil {
		io.Copy(h, r)
		r.Close()
	}
	h.Sum(a.sum[:0])
	return a
}

// references returns the addresses of the files that the page shows, as they stand in it. What it only links to is not among them.
func (p *page) references() []string {
	var all []string
	for _, t := range p.tags {
		for _, a := range t.attributes {
			switch {
			case a.name == "src" || a.name == "poster" || t.name == "object" && a.name == "data":
				all = append(all, a.value)
			case a.name == "srcset":
				all = append(all, candidates(a.value)...)
			case t.name == "link" && a.name == "href" && shown(t.get("rel").value):
				all = append(all, a.value)
			}
		}
	}
	return all
}

// shown reports whether a <link> of a relation brings its file into the page.
func shown(relation string) bool {
	relation = strings.ToLower(relation)
	return strings.Contains(relation, "stylesheet") || strings.Contains(relation, "icon") || strings.Contains(relation, "preload")
}

// candidates returns the addresses in a srcset.
func candidates(srcset string) []string {
	var all []string
	for candidate := range strings.SplitSeq(srcset, ",") {
		if fields := strings.Fields(candidate); len(fields) > 0 {
			all = append(all, fields[0])
		}
	}
	return all
}

var styleReference = regexp.MustCompile(`(?i)(?:@import\s*["']|url\(\s*["']?)([^"')\s]+)`)

// styleReferences returns the addresses in a style sheet.
func styleReferences(css []byte) []string {
	var all []string
	for _, m := range styleReference.FindAllSubmatch(css, -1) {
		all = append(all, string(m[1]))
	}
	return all
}
