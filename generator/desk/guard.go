package desk

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"strings"
)

// A guard tells requests from pages of this run from all others. A page elsewhere can make a browser send a form here, but it can
// neither read the token of the run nor have the cookie sent along, and the browser says where the form comes from.
type guard struct {
	token  string // stands in every form
	cookie string // the name of the cookie with the token: another for each run, as all ports share them
}

func newGuard() guard {
	return guard{token: random(), cookie: "gongshi-edit-" + random()[:8]}
}

func random() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // it never fails
	return hex.EncodeToString(b)
}

// admits reports whether a request may be answered: it names this machine, and if it writes, it comes from a page of this address. Whether
// that page is of this run is asked later, so that what was typed before can be shown again.
func (g *guard) admits(r *http.Request) bool {
	if !isLoopback(r.Host) {
		return false
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return true
	}
	site := r.Header.Get("Sec-Fetch-Site")
	return r.Header.Get("Origin") == "http://"+r.Host && (site == "" || site == "same-origin")
}

// isLoopback reports whether a Host header names this machine, in a way that no other machine can be made to be called.
func isLoopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	name = strings.Trim(name, "[]")
	return strings.EqualFold(name, "localhost") || net.ParseIP(name).IsLoopback()
}

// isOfThisRun reports whether a form has the token of this run, and was sent with its cookie.
func (g *guard) isOfThisRun(r *http.Request) bool {
	c, err := r.Cookie(g.cookie)
	return err == nil && g.is(c.Value) && g.is(r.PostFormValue("token"))
}

func (g *guard) is(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(g.token)) == 1
}

// give gives the browser the cookie.
func (g *guard) give(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: g.cookie, Value: g.token, Path: Root, HttpOnly: true, SameSite: http.SameSiteStrictMode})
}
