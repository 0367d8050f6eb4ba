package site

import "testing"

// An address is the same wherever it is written: the host in Punycode, the path percent-encoded. What no site stands at is told,
// with the address that may be written instead.
func TestTheAddressOfASiteHasOneForm(t *testing.T) {
	for written, want := range map[string]string{
		"https://www.example.org/gs/":                        "https://www.example.org/gs/",
		"https://www.example.org":                            "https://www.example.org/",
		"https://www.example.org/gs":                         "https://www.example.org/gs/",
		"HTTPS://WWW.Example.ORG/Gs":                         "https://www.example.org/Gs/",
		"https://公示.例子/薛城/":                                  "https://xn--55q538g.xn--fsqu00a/%E8%96%9B%E5%9F%8E/",
		"https://xn--55q538g.xn--fsqu00a/%e8%96%9b%E5%9F%8E": "https://xn--55q538g.xn--fsqu00a/%E8%96%9B%E5%9F%8E/",
		"https://公示。例子/":                                     "https://xn--55q538g.xn--fsqu00a/",
		"https://bücher.example/":                            "https://xn--bcher-kva.example/",
		"https://www.example.org/a%20b/":                     "https://www.example.org/a%20b/",
		"https://www.example.org/it's(1)/":                   "https://www.example.org/it%27s%281%29/",
		"https://www.example.org/2.0/":                       "https://www.example.org/2.0/",
		"https://www.example.org:8443/gs/":                   "https://www.example.org:8443/gs/",
		"https://www.example.org:443/":                       "https://www.example.org/",
		"http://127.0.0.1:8080/":                             "http://127.0.0.1:8080/",
		"http://[::1]/":                                      "http://[::1]/",
		"http://[2001:DB8:0::1]:81/gs/":                      "http://[2001:db8::1]:81/gs/",
		"http://my_server/gs/":                               "http://my_server/gs/",
	} {
		if form, ok := baseAddress(written); !ok || form != want {
			t.Errorf("%s is %s, %v, want %s", written, form, ok, want)
		}
		if form, ok := baseAddress(want); !ok || form != want {
			t.Errorf("%s, the one form, is %s, %v", want, form, ok)
		}
	}
	for written, meant := range map[string]string{
		"https://www.example.org/a b/":            "https://www.example.org/a%20b/",
		" https://www.example.org/gs/":            "https://www.example.org/gs/",
		"https://www.example.org/gs/\u3000":       "https://www.example.org/gs/",
		"https://www.example.org/gs\u200b/":       "https://www.example.org/gs/",
		"https://www.exam ple.org/gs/":            "https://www.example.org/gs/",
		"https://www.example.org/gs//":            "https://www.example.org/gs/",
		"https://www.example.org//gs/":            "https://www.example.org/gs/",
		"https://www.example.org/../x/":           "https://www.example.org/x/",
		"https://www.example.org/%2e%2e/x/":       "https://www.example.org/x/",
		"https://www.example.org/./x/":            "https://www.example.org/x/",
		"https://www.example.org/x%2fy/":          "https://www.example.org/x/y/",
		"https://www.example.org/gs/index.html":   "https://www.example.org/gs/",
		"https://www.example.org/gs/Index.HTM":    "https://www.example.org/gs/",
		"https://www.example.org/gs/default.aspx": "https://www.example.org/gs/",
		"https://www.example.org/plan.html/":      "https://www.example.org/",
		"https://user:pw@www.example.org/gs/":     "https://www.example.org/gs/",
		"https://user@www.example.org/":           "https://www.example.org/",
		"https://www.example.org:99999/gs/":       "https://www.example.org/gs/",
		"https://www.example.org:0/":              "https://www.example.org/",
		"https://www.example.org:80a/gs/":         "https://www.example.org/gs/",
		"https://www.example.org/gs/?a=1":         "https://www.example.org/gs/",
		"https://www.example.org/?":               "https://www.example.org/",
		"https://www.example.org/gs/#top":         "https://www.example.org/gs/",
		"https://www.example.org#":                "https://www.example.org/",
		`https://www.example.org\gs\`:             "https://www.example.org/gs/",
		"https://www.example.org./gs/":            "https://www.example.org/gs/",
	} {
		form, ok := baseAddress(written)
		if ok || form != meant {
			t.Errorf("%q is %s, %v, want that it meant %s", written, form, ok, meant)
		}
		if again, ok := baseAddress(form); !ok || again != form {
			t.Errorf("%s, which is to be written instead, is %s, %v", form, again, ok)
		}
	}
	for _, written := range []string{
		"", "www.example.org", "ftp://www.example.org/", "https:///gs/", "https://", "https://www..org/", "https://exa<mple.org/", "https://xn--0/",
		"https://www.example.org/%zz/", "mailto:a@example.org", "https://-/", "//www.example.org/",
	} {
		if form, ok := baseAddress(written); ok || form != "" {
			t.Errorf("%q is %s, %v", written, form, ok)
		}
	}
}

// What is published leads nobody's password, and can be opened.
func TestAddressesThatAreLinkedToHoldNoMoreThanTheyShould(t *testing.T) {
	for written, want := range map[string]string{
		"https://www.example.org/投诉?a=1&b=中": "", "http://10.0.0.1:8080": "", "https://xn--55q538g.xn--fsqu00a/": "", "https://公示.例子/": "",
		"https://user:pw@git.example.org/plan": "https://git.example.org/plan", "https://www.example.org:70000/a?b": "https://www.example.org/a?b",
		"https://www.example.org/a b?c d": "https://www.example.org/a%20b?c%20d", "https://www.example.org/a ": "https://www.example.org/a",
	} {
		form, ok := linkedAddress(written)
		if ok != (want == "") || !ok && form != want {
			t.Errorf("%q: %s, %v, want %s", written, form, ok, want)
		}
		if again, ok := linkedAddress(form); !ok {
			t.Errorf("%q, which is to be written instead, is not right: %s", form, again)
		}
	}
}
