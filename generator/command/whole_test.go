package command

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/publish"
)

// A leftSite is read from its folder, beginning with what the manifest names, and on to wherever that leads.
type leftSite struct {
	folder string
	seen   map[string]bool
}

func (s *leftSite) visit(t *testing.T, file, from string) {
	t.Helper()
	if s.seen[file] || file == publish.Manifest || file == publish.History { // those two end a publishing, and may not be there yet
		return
	}
	s.seen[file] = true
	text, err := os.ReadFile(filepath.Join(s.folder, filepath.FromSlash(file)))
	if err != nil {
		t.Errorf("%s leads to %s: %v", from, file, err)
		return
	}
	if why := brokenOff(file, text); why != "" {
		t.Errorf("%s is not whole: %s", file, why)
	}
	place, isPage := placeOf(file)
	if !isPage || place == "404.html" {
		return
	}
	targets, err := targetsOf(place, text)
	if err != nil {
		t.Errorf("%s: %v", file, err)
	}
	for _, to := range targets {
		s.visit(t, to, file)
	}
}

// targetsOf returns the files of the site that a page leads to.
func targetsOf(place string, text []byte) ([]string, error) {
	p, err := readPage(text)
	if err != nil {
		return nil, err
	}
	var targets []string
	for _, l := range p.links {
		u, err := url.Parse(l.to)
		if err != nil {
			return nil, err
		}
		if u.Scheme != "" || u.Host != "" || u.Path == "" {
			continue
		}
		to, _ := resolved(place, u.Path)
		if to == "" || strings.HasSuffix(to, "/") {
			to += "index.html"
		}
		targets = append(targets, to)
	}
	return targets, nil
}

// brokenOff says why a file cannot be whole, if it can't. Attachments of these tests say their own hash.
func brokenOff(file string, text []byte) string {
	switch path.Ext(file) {
	case ".html":
		if !bytes.HasSuffix(bytes.TrimSpace(text), []byte("</html>")) {
			return fmt.Sprintf("it ends in %q", text[max(0, len(text)-40):])
		}
	case ".json":
		if !json.Valid(text) {
			return "it is no JSON"
		}
	case ".xml":
		for d := xml.NewDecoder(bytes.NewReader(text)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				return err.Error()
			}
		}
	case ".bin":
		sum, rest, _ := bytes.Cut(text, []byte("\n"))
		if is := sha256.Sum256(rest); hex.EncodeToString(is[:]) != string(sum) {
			return fmt.Sprintf("%d bytes of it have another hash", len(text))
		}
	}
	return ""
}
