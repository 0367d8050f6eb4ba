package serve

import (
	"bytes"
	"strings"
	"testing"
)

func TestWhereThePreviewIsPut(t *testing.T) {
	d := additions{head: "[HEAD]", foot: "[FOOT]"}
	for _, c := range []struct{ before, after string }{
		{`<html><head><title>T</title></head><body>B</body></html>`, `<html><head><title>T</title>[HEAD]</head><body>B[FOOT]</body></html>`},
		{`<title>T</title></head><body>B`, `<title>T</title>[HEAD]</head><body>B[FOOT]`},
		{`<HTML><HEAD></HEAD ><BODY>B</BODY></HTML>`, `<HTML><HEAD>[HEAD]</HEAD ><BODY>B[FOOT]</BODY></HTML>`},
		{`<title>T</title><body class="a>b">B`, `<title>T</title>[HEAD]<body class="a>b">B[FOOT]`},
		{`<html><p>B</html>`, `<html><p>B[HEAD][FOOT]</html>`},
		{`B`, `B[HEAD][FOOT]`},
		{``, `[HEAD][FOOT]`},
		{`<head><!-- </head> --><script>"</head></body>"</script></head><body><textarea></body></textarea><!-- </body> --></body>`,
			`<head><!-- </head> --><script>"</head></body>"</script>[HEAD]</head><body><textarea></body></textarea><!-- </body> -->[FOOT]</body>`},
		{`<head></head><body><svg><title></body></title></svg></body>`, `<head>[HEAD]</head><body><svg><title></body></title></svg>[FOOT]</body>`},
		{`<head></head><body>a</body>b</body>`, `<head>[HEAD]</head><body>a</body>b[FOOT]</body>`},
	} {
		if got := string(d.on(newPage([]byte(c.before)))); got != c.after {
			t.Errorf("%s\nbecame %s\nwant   %s", c.before, got, c.after)
		}
	}
}

func TestTagsAndTheirPlaces(t *testing.T) {
	source := `<P Class = "a &amp; b" hidden data-x='"' y=z/ ><br/><a href=x>t</a >`
	p := newPage([]byte(source))
	var got []string
	for _, t := range p.tags {
		got = append(got, source[t.from:t.to]+"|"+t.name)
		for _, a := range t.attributes {
			got = append(got, source[a.from:a.to]+"|"+a.name+"|"+a.value)
		}
	}
	want := []string{
		`<P Class = "a &amp; b" hidden data-x='"' y=z/ >|p`, `"a &amp; b"|class|a & b`, `|hidden|`, `'"'|data-x|"`, `z/|y|z/`,
		`<br/>|br`, `<a href=x>|a`, `x|href|x`, `</a >|/a`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Whatever an editor's layout makes, the preview sends all of it.
func FuzzDress(f *testing.F) {
	for _, seed := range []string{htmlPage(`<a href="x">`), `<a href="`, `<!--`, `<script><!--<script></script>`, `<svg>`, "<svg>\x00", `<a =b c`, `<meta http-equiv=refresh content=0;url=x>`, `</`, `<p/`} {
		f.Add(seed)
	}
	asOf := mustDay(f, "2022-07-15")
	f.Fuzz(func(t *testing.T, source string) {
		p := newPage([]byte(source))
		if string(p.edited(nil)) != source {
			t.Fatal("without edits, the page is another one")
		}
		at := 0
		for _, tag := range p.tags {
			if tag.from < at || tag.to <= tag.from {
				t.Fatalf("%+v begins before %d", tag, at)
			}
			at = tag.to
		}
		p.references()
		sent := additions{asOf: asOf, head: "[HEAD]", foot: "[FOOT]"}.on(p)
		if bytes.Count(sent, []byte("[HEAD]")) < 1 || bytes.Count(sent, []byte("[FOOT]")) < 1 {
			t.Fatalf("nothing is put into %q", sent)
		}
	})
}
