package pages

import (
	"net/url"
	"strings"

	"gongshi/generator/view"
)

// A repository is where the sources are kept: the addresses at which a file of the default branch can be edited and its changes
// be seen, each to be followed by the file's path. Both are empty for a site without one.
type repository struct{ edit, history string }

// hosts are the ways in which services that keep repositories build addresses, by a part of the host's name.
var hosts = []struct {
	name string
	repository
}{
	{"gitlab", repository{"/-/edit/HEAD/", "/-/commits/HEAD/"}},
	{"gitee", repository{"/edit/master/", "/commits/master/"}}, // it knows no HEAD
	{"codeberg", giteaPaths}, {"gitea", giteaPaths}, {"forgejo", giteaPaths},
	{"", repository{"/edit/HEAD/", "/commits/HEAD/"}}, // GitHub, and whoever builds them alike
}

var giteaPaths = repository{"/_edit/HEAD/", "/commits/branch/HEAD/"}

// repositoryAt returns the repository at an address, which may be empty.
func repositoryAt(address string) repository {
	u, err := url.Parse(address)
	if address == "" || err != nil {
		return repository{}
	}
	base := strings.TrimSuffix(strings.TrimSuffix(address, "/"), ".git")
	for _, host := range hosts {
		if strings.Contains(strings.ToLower(u.Hostname()), host.name) {
			return repository{base + host.edit, base + host.history}
		}
	}
	return repository{}
}

// link adds to a page where its source can be edited, and its changes be seen.
func (r repository) link(page *view.Page) {
	if r.edit == "" || page.Source == "" {
		return
	}
	path := (&url.URL{Path: page.Source}).EscapedPath()
	page.Edit, page.History = r.edit+path, r.history+path
}
