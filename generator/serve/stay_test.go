package serve

import "testing"

func TestLinksStayOnTheDay(t *testing.T) {
	d := mustDay(t, "2022-07-15")
	for _, c := range []struct{ before, after string }{
		{`<a href="../tasks/">`, `<a href="../tasks/?as-of=2022-07-15">`},
		{`<a href="../tasks/#2022-06-28">`, `<a href="../tasks/?as-of=2022-07-15#2022-06-28">`},
		{`<a href="?page=2">`, `<a href="?page=2&amp;as-of=2022-07-15">`},
		{`<a href="/search/?q=a&amp;b=c#d?e">`, `<a href="/search/?q=a&amp;b=c&amp;as-of=2022-07-15#d?e">`},
		{`<A class=x HREF='a b.pdf' download>`, `<A class=x HREF="a b.pdf?as-of=2022-07-15" download>`},
		{`<a href=files/a.pdf>`, `<a href="files/a.pdf?as-of=2022-07-15">`},
		{`<a href="文件/表.csv">`, `<a href="文件/表.csv?as-of=2022-07-15">`},
		{`<a href="./a:b/">`, `<a href="./a:b/?as-of=2022-07-15">`},
		{`<area href="x/">`, `<area href="x/?as-of=2022-07-15">`},
		{`<form action="/search/"><input></form>`, `<form action="/search/"><input type="hidden" name="as-of" value="2022-07-15"><input></form>`},
		{`<form><input></form>`, `<form><input type="hidden" name="as-of" value="2022-07-15"><input></form>`},
		{`<meta http-equiv="refresh" content="0; url=../new/">`, `<meta http-equiv="refresh" content="0; url=../new/?as-of=2022-07-15">`},
		{`<meta http-equiv=Refresh content="0;URL='../new/'">`, `<meta http-equiv=Refresh content="0;URL=../new/?as-of=2022-07-15">`},
	} {
		p := newPage([]byte(c.before))
		if got := string(p.edited(p.stayOn(d))); got != c.after {
			t.Errorf("%s\nbecame %s\nwant   %s", c.before, got, c.after)
		}
	}
}

func TestOtherLinksAreLeftAlone(t *testing.T) {
	d := mustDay(t, "2022-07-15")
	for _, same := range []string{
		`<a href="#main">`, `<a href="">`, `<a href>`, `<a name="x">`, `<a href="https://example.org/x/">`, `<a href="//example.org/">`, `<a href="mailto:a@example.org">`,
		`<a href="tel:12345">`, `<a href=" https://example.org/">`, `<a href="../x/?as-of=2022-06-30">`, `<a href="%zz">`, `<link href="style.css">`, `<img src="a.png">`,
		`<form action="https://example.org/">`, `<meta http-equiv="refresh" content="30">`, `<meta name="description" content="0; url=x">`,
		`<!-- <a href="x/"> -->`, `<script>"<a href='x/'>"</script>`, `<textarea><a href="x/"></textarea>`, `<title><a href="x/"></title>`,
	} {
		p := newPage([]byte(same))
		if got := string(p.edited(p.stayOn(d))); got != same {
			t.Errorf("%s became %s", same, got)
		}
	}
}
