package serve

import "testing"

func TestPoliciesAllowThePreview(t *testing.T) {
	for _, c := range []struct{ before, after string }{
		{"default-src 'self'", "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'"},
		{"default-src 'none'; style-src 'self'; img-src 'self' data:", "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'"},
		{"default-src 'none'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"},
		{"script-src 'none'", "script-src 'self'"},
		{"script-src 'sha256-abc='; connect-src", "script-src 'self' 'sha256-abc='; connect-src 'self'"},
		{"script-src 'nonce-abc' 'strict-dynamic' 'self'", "script-src 'self' 'nonce-abc'"},
		{"style-src-elem https://cdn.example; script-src-elem 'none'", "style-src-elem 'self' https://cdn.example; script-src-elem 'self'"},
		{"Form-Action 'none'", "form-action 'self'"},
		{"require-trusted-types-for 'script'; img-src 'none'", "img-src 'none'"},
		{"img-src 'none'", "img-src 'none'"},
		{"", ""},
	} {
		if got := allowOwn(c.before); got != c.after {
			t.Errorf("%s\nbecame %s\nwant   %s", c.before, got, c.after)
		}
	}
}

// The site's own policy allows all that the preview needs, and stays as it is.
func TestAPolicyThatAllowsEnoughStays(t *testing.T) {
	policy := "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'"
	if got := allowOwn(policy); got != policy {
		t.Errorf("it became %s", got)
	}
}

func TestThePolicyOfAPageIsWidened(t *testing.T) {
	site := small().with("index.html", `<!doctype html><html><head><meta content="default-src 'none'; style-src 'self'" http-equiv="content-security-policy"><meta http-equiv=Content-Security-Policy content="script-src 'none'"></head><body>Home</body></html>`)
	_, body := get(t, showing(t, site), "/")
	wantAll(t, body, `<meta content="default-src &#39;none&#39;; style-src &#39;self&#39;; script-src &#39;self&#39;; connect-src &#39;self&#39;" http-equiv="content-security-policy">`,
		`<meta http-equiv=Content-Security-Policy content="script-src &#39;self&#39;">`)
}
