package site

import (
	"strings"
	"testing"
)

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
