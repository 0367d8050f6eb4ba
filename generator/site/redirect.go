package site

import (
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"gongshi/generator/front"
)

// A redirect leads from where a page once was. A page is put there for it, so the old address is also a path in the output: it is
// written as the file's is, and not as a browser sends it.

// checkRedirects finds addresses that no server looks for, and such as are none of the site's. Whether they are taken, and lead
// anywhere, shows once all pages are known.
func checkRedirects(redirects map[string]string, f *front.Findings) {
	for from, to := range redirects {
		meant := OldAddress(from)
		switch _, both := redirects[meant]; {
		case meant == from:
		case both, meant == "/":
			f.Key("redirects."+from, "redirect-from-none", "value", front.Shortened(from))
		default:
			f.Key("redirects."+from, "redirect-from", "value", front.Shortened(from), "expected", meant)
		}
		if meant := newAddress(to); to != "" && meant == "" {
			f.Value("redirects."+from, "redirect-to", "value", front.Shortened(to))
		} else if meant != to {
			f.Value("redirects."+from, "redirect-to", "value", front.Shortened(to), "expected", meant)
		}
	}
}

// OldAddress returns the form in which an address can be led from: it begins with a slash, ends in one or in .html, and is clean,
// decoded and fit for every file system. One that is in that form is returned as it is.
func OldAddress(written string) string {
	s, _, _ := strings.Cut(withoutHost(written), "#")
	s, _, _ = strings.Cut(s, "?")
	if decoded, err := url.PathUnescape(s); err == nil && utf8.ValidString(decoded) {
		s = decoded
	}
	var parts []string
	for part := range strings.SplitSeq(strings.ReplaceAll(s, `\`, "/"), "/") {
		if part == ".." { // as browsers ask for it
			parts = parts[:max(len(parts)-1, 0)]
		} else if part = fitPart(part, len(parts) == 0); part != "" {
			parts = append(parts, part)
		}
	}
	if last := len(parts) - 1; last >= 0 && parts[last] == "index.html" {
		parts = parts[:last]
	} else if last >= 0 && strings.HasSuffix(parts[last], ".html") && !strings.HasSuffix(s, "/") {
		return "/" + strings.Join(parts, "/")
	}
	return strings.TrimSuffix("/"+strings.Join(parts, "/"), "/") + "/"
}

// withoutHost returns what follows the host in an absolute address; of another, all of it.
func withoutHost(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		_, path, _ := strings.Cut(rest, "/")
		return "/" + path
	}
	return address
}

// longestName is how many bytes the name of a file may have.
const longestName = 255

// wellKnown is the one folder with a dot that may be published: RFC 8615.
const wellKnown = ".well-known"

// fitPart returns a part of an address as every file system takes it; "" of what is none, such as ".".
func fitPart(part string, first bool) string {
	part = strings.Map(func(r rune) rune {
		switch {
		case r != ' ' && isBlank(r):
			return -1
		case strings.ContainsRune(`:*?"<>|`, r):
			return '-'
		}
		return r
	}, part)
	if part = strings.TrimRight(strings.TrimLeft(part, " "), ". "); first && part == wellKnown {
		return part
	}
	part = strings.TrimLeft(part, ". ")
	if device.MatchString(part) {
		part = "-" + part
	}
	for len(part) > longestName {
		_, size := utf8.DecodeLastRuneInString(part)
		part = part[:len(part)-size]
	}
	return part
}

// device matches what no file can be called on Windows.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?$`)

// newAddress returns the form in which a redirect leads to an address of the site, which may have an anchor; "" of one elsewhere.
func newAddress(written string) string {
	if strings.Contains(written, "://") || strings.HasPrefix(written, "//") || written == "" {
		return ""
	}
	s, anchor, anchored := strings.Cut(written, "#")
	s, _, _ = strings.Cut(strings.ReplaceAll(s, `\`, "/"), "?")
	var parts []string
	for part := range strings.SplitSeq(s, "/") {
		part = strings.Map(func(r rune) rune {
			if r != ' ' && isBlank(r) {
				return -1
			}
			return r
		}, part)
		switch part {
		case "", ".":
		case "..":
			parts = parts[:max(len(parts)-1, 0)]
		default:
			parts = append(parts, part)
		}
	}
	to := "/" + strings.Join(parts, "/")
	if strings.HasSuffix(s, "/") && len(parts) > 0 {
		to += "/"
	}
	if anchored && anchor != "" {
		to += "#" + anchor
	}
	return to
}
