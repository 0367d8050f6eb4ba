package serve

import (
	"io"
	"net"
	"net/http"
	"testing"
)

func TestAPreviewThatRunsIsFoundByItsMark(t *testing.T) {
	first, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := first.Addr().String()
	serve := func(l net.Listener, mark string) {
		s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/mark" {
				io.WriteString(w, mark)
			}
		})}
		go s.Serve(l)
		t.Cleanup(func() { s.Close() })
	}
	serve(first, "of one folder")
	second, err := Listen(addr)
	if err != nil {
		t.Fatal(err)
	}
	serve(second, "of another")
	for _, c := range []struct{ mark, want string }{
		{"of one folder", URL(first)},
		{"of another", URL(second)},
		{"of a third", ""},
		{"of one", ""},
	} {
		if got := Running(t.Context(), addr, "/mark", c.mark); got != c.want {
			t.Errorf("what is %q was found at %q, want %q", c.mark, got, c.want)
		}
	}
}
