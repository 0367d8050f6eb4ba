package site

import (
	"strings"
	"testing"
)

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

// An old address is written as the file is called that leads on from it, which every server and file system takes.
func TestAnOldAddressHasOneForm(t *testing.T) {
	for _, right := range []string{
		"/old/", "/2021/offices/old/", "/old.html", "/旧/", "/2021/a/b/c.html", "/100%/", "/a b/", "/a.php/", "/.well-known/x/", "/v1.2/", "/A/",
		"/con1/", "/nulls/", "/it's/", "/index.htm/",
	} {
		if got := OldAddress(right); got != right {
			t.Errorf("%s should be %s", right, got)
		}
	}
	for wrong, want := range map[string]string{
		"//old/": "/old/", "/x/../y/": "/y/", "/a//b/": "/a/b/", "/../x/": "/x/", "/./z/": "/z/", `/a\b/`: "/a/b/", "/.git/x/": "/git/x/", "/.html": "/html/",
		"/.hidden/": "/hidden/", "/%E6%97%A7/": "/旧/", "/i/?a=b/": "/i/", "/h#x/": "/h/", "/a%20b/": "/a b/", "/%2e%2e/x/": "/x/", "/a/.well-known/": "/a/well-known/",
		"/old": "/old/", "elsewhere": "/elsewhere/", "old/": "/old/", "/a/index.html": "/a/", "https://www.example.org/a/b": "/a/b/", "/a./": "/a/", "/a /": "/a/",
		"/ a/": "/a/", "/a:b/": "/a-b/", "/a*?/": "/a-/", `/"a"/`: "/-a-/", "/CON/": "/-CON/", "/com1.html": "/-com1.html", "/nul/x/": "/-nul/x/", "/a\u0007b/": "/ab/",
		"/a\u200bb/": "/ab/", "/%00/": "/", "/": "/", "": "/", "///": "/", "/?": "/", "/a/b.html/": "/a/b.html/",
		"/" + strings.Repeat("长", 100) + "/": "/" + strings.Repeat("长", 85) + "/",
	} {
		got := OldAddress(wrong)
		if got != want {
			t.Errorf("%q should be %q, want %q", wrong, got, want)
		}
		if again := OldAddress(got); again != got {
			t.Errorf("%q, which is to be written instead, should be %q", got, again)
		}
	}
}

func FuzzAnOldAddressThatIsAdvisedIsRight(f *testing.F) {
	for _, s := range []string{"//old/", "/%2525/", "/%e6/", "/.well-known/.x/", "/con .html", "/a/ ./b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		advised := OldAddress(s)
		if again := OldAddress(advised); again != advised && !strings.Contains(advised, "%") {
			t.Errorf("%q should be %q, and that %q", s, advised, again)
		}
		if strings.Contains(advised, "//") || strings.Contains(advised, "/.") && !strings.HasPrefix(advised, "/.well-known/") || !strings.HasPrefix(advised, "/") {
			t.Errorf("%q should be %q", s, advised)
		}
	})
}

// withRedirects returns the sound site with redirects, the first of which stands on line 8 of its settings.
func withRedirects(t *testing.T, lines string) files {
	return files{configFile: edited(t, configFile, "[[offices]]\nkey     ", "[redirects]\n"+lines+"\n[[offices]]\nkey     ")}
}

func TestMistakesInRedirectsStandAtTheirLines(t *testing.T) {
	for lines, want := range map[string]string{
		`"//old/" = "/2022/"`:                                  "config:8:1 redirect-from | expected=/old/ | value=//old/",
		`'/a\b/' = "/2022/"`:                                   `config:8:1 redirect-from | expected=/a/b/ | value=/a\b/`,
		`"/x/../y/" = "/2022/"`:                                "config:8:1 redirect-from | expected=/y/ | value=/x/../y/",
		`"/%E6%97%A7/" = "/2022/"`:                             "config:8:1 redirect-from | expected=/旧/ | value=/%E6%97%A7/",
		`"/?a=b/" = "/2022/"`:                                  "config:8:1 redirect-from-none | value=/?a=b/",
		"\"/i/\" = \"/2022/\"\n\"/i/?a=b/\" = \"/2022/\"":      "config:9:1 redirect-from-none | value=/i/?a=b/",
		"\"/a/\" = \"/2022/\"\n\"/a/index.html\" = \"/2022/\"": "config:9:1 redirect-from-none | value=/a/index.html",
		`"/a/" = "//2022/"`:                                    "config:8:9 redirect-to | value=//2022/",
		`"/a/" = "2022/"`:                                      "config:8:9 redirect-to | expected=/2022/ | value=2022/",
		`"/a/" = "/2022//tasks/"`:                              "config:8:9 redirect-to | expected=/2022/tasks/ | value=/2022//tasks/",
		`"/a/" = "/2022/x/../tasks/1/#a"`:                      "config:8:9 redirect-to | expected=/2022/tasks/1/#a | value=/2022/x/../tasks/1/#a",
		`"/a/" = "/2022/?a=b"`:                                 "config:8:9 redirect-to | expected=/2022/ | value=/2022/?a=b",
		`'/a/' = '\2022\'`:                                     `config:8:9 redirect-to | expected=/2022/ | value=\2022\`,
		`"/a/" = "https://example.org/a/"`:                     "config:8:9 redirect-to | value=https://example.org/a/",
		"\"/a/\" = \"/2022/\"\n\"/b.html\" = \"/2022/tasks/1/#2022-04-20\"\n\"/旧/\" = \"/\"": "",
	} {
		_, problems, _ := read(t, changed(withRedirects(t, lines)), false)
		if got := reported(problems); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", lines, got, want)
		}
	}
}
