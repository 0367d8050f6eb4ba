package site

import (
	"net/netip"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"gongshi/generator/front"
)

// The address at which a site stands is written into feeds, calendars, sitemaps and pages. Each of those has rules of its own for
// letters beyond ASCII, so that one address would become several. It is brought into the one form that all of them share: the host
// in Punycode (RFC 5891), the path percent-encoded.

// baseAddress returns the one form of a site's address, with a slash at its end, and reports whether it may be used as it was
// written. If not, the form is what was probably meant; empty if that cannot be known.
func baseAddress(written string) (form string, ok bool) {
	cleaned := strings.ReplaceAll(strings.TrimFunc(written, isBlank), `\`, "/")
	u, err := parsedAddress(cleaned)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return "", false
	}
	host, plainHost := baseHost(u)
	if host == "" {
		return "", false
	}
	folder, plainPath := basePath(u.Path)
	plain := plainHost && plainPath && u.User == nil && !strings.ContainsAny(written, `?#\`) && !strings.ContainsFunc(written, isBlank)
	return u.Scheme + "://" + host + (&url.URL{Path: folder}).EscapedPath(), plain && !strings.Contains(strings.ToLower(u.EscapedPath()), "%2f")
}

// linkedAddress returns the form in which an address may be published, and reports whether it was written so: nobody's password,
// no blanks, and a port that there is. It is empty of what is no absolute address.
func linkedAddress(written string) (form string, ok bool) {
	u, err := parsedAddress(strings.TrimFunc(written, isBlank))
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.Fragment != "" {
		return "", false
	}
	ok = u.User == nil && !strings.ContainsFunc(written, isBlank)
	if port, err := strconv.ParseUint(u.Port(), 10, 16); u.Port() != "" && (err != nil || port == 0) {
		u.Host, ok = strings.TrimSuffix(u.Host, ":"+u.Port()), false
	}
	u.User = nil
	u.RawQuery = strings.ReplaceAll(u.RawQuery, " ", "%20")
	return u.String(), ok
}

// parsedAddress parses an address. Go refuses a port that is no number, which is only left out of what is advised.
func parsedAddress(s string) (*url.URL, error) {
	scheme, rest, _ := strings.Cut(s, "://")
	host, path, hasPath := strings.Cut(rest, "/")
	if strings.ContainsFunc(host, isBlank) {
		host = strings.Map(func(r rune) rune {
			if isBlank(r) {
				return -1
			}
			return r
		}, host)
	}
	if hasPath {
		path = "/" + path
	}
	u, err := url.Parse(scheme + "://" + host + path)
	if at := strings.LastIndexByte(host, ':'); err != nil && at > 0 {
		u, err = url.Parse(scheme + "://" + host[:at] + ":0" + path)
	}
	return u, err
}

// hostForm is how browsers read a host (UTS 46), and what a host may be called by those who look it up.
func hostForm(name string) (string, error) {
	return idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(false), idna.VerifyDNSLength(true)).ToASCII(name)
}

// baseHost returns the host with its port, in the one form, and reports whether it was written as one may write it; empty if there
// is no such host.
func baseHost(u *url.URL) (host string, plain bool) {
	name, plain := u.Hostname(), true
	if address, err := netip.ParseAddr(name); err == nil && address.Zone() == "" {
		if host = address.String(); address.Is6() {
			host = "[" + host + "]"
		}
	} else {
		if trimmed := strings.TrimRight(name, ".。"); trimmed != name {
			name, plain = trimmed, false
		}
		if host, err = hostForm(name); err != nil || !isHost(host) {
			return "", false
		}
	}
	switch port, err := strconv.ParseUint(u.Port(), 10, 16); {
	case u.Port() == "":
		return host, plain
	case err != nil || port == 0:
		return host, false
	case port == defaultPorts[u.Scheme]:
		return host, plain
	default:
		return host + ":" + strconv.FormatUint(port, 10), plain
	}
}

var defaultPorts = map[string]uint64{"http": 80, "https": 443}

func isHost(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.' && r != '_'
	})
}

// basePath returns the folder in which a site stands, and reports whether the path was that of one.
func basePath(written string) (folder string, plain bool) {
	folder = path.Clean("/" + strings.Map(func(r rune) rune {
		if r == utf8.RuneError || r != ' ' && isBlank(r) {
			return -1
		}
		return r
	}, strings.ReplaceAll(written, `\`, "/")))
	if isPageName(path.Base(folder)) {
		folder = path.Dir(folder)
	}
	if !strings.HasSuffix(folder, "/") {
		folder += "/"
	}
	return folder, strings.TrimSuffix(written, "/")+"/" == folder
}

// isPageName reports whether a name is that of a page, as a browser shows it for the folder in which it lies.
func isPageName(name string) bool {
	stem, ext, _ := strings.Cut(strings.ToLower(name), ".")
	return ext == "html" || ext == "htm" || ext != "" && !strings.Contains(ext, ".") && (stem == "index" || stem == "default")
}

// isBlank reports whether a character cannot be seen.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

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

// WellKnown is the one folder with a dot that may be published: RFC 8615.
const WellKnown = ".well-known"

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
	if part = strings.TrimRight(strings.TrimLeft(part, " "), ". "); first && part == WellKnown {
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
