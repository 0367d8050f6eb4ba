package remote

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"strconv"
	"time"
)

// A later says that the same may be asked again.
type later struct {
	error
	after time.Duration // what the server asks us to wait
}

func (l later) Unwrap() error { return l.error }

// get gets a file and has it read. If the answer does not come whole, it asks again, and reads from the beginning.
func (c *Copy) get(p string, read func(io.Reader) error) error {
	for try, pause := 1, firstly; ; try, pause = try+1, 2*pause {
		err := c.attempt(p, read)
		var again later
		if !errors.As(err, &again) || try == tries || c.ctx.Err() != nil {
			return err
		}
		if err := c.wait(c.ctx, max(pause, min(again.after, longest))); err != nil {
			return err
		}
	}
}

func (c *Copy) attempt(p string, read func(io.Reader) error) error {
	request, err := http.NewRequestWithContext(c.ctx, http.MethodGet, c.address(p), nil)
	if err != nil {
		return err
	}
	answer, err := c.client.Do(request)
	if err != nil && isForGood(err) {
		return err
	}
	if err != nil {
		return later{error: err}
	}
	defer answer.Body.Close()
	if err := judge(p, answer); err != nil {
		return err
	}
	if err := read(answer.Body); err != nil {
		return later{error: fmt.Errorf("%s: %w", request.URL, err)}
	}
	return nil
}

// isForGood reports whether to ask again would change nothing: there is no such server, or it is not who it says.
func isForGood(err error) bool {
	var certificate *tls.CertificateVerificationError
	var name *net.DNSError
	return errors.As(err, &certificate) || errors.As(err, &name) && name.IsNotFound
}

// judge returns an error for an answer that is not the file. The page that says that there is none may come with the status for that.
func judge(p string, answer *http.Response) error {
	failed := fmt.Errorf("%s: %s", answer.Request.URL, answer.Status)
	switch status := answer.StatusCode; {
	case status == http.StatusOK, status == http.StatusNotFound && p == "404.html":
		return nil
	case status == http.StatusNotFound, status == http.StatusGone:
		return fs.ErrNotExist
	case status == http.StatusTooManyRequests, status == http.StatusRequestTimeout, status >= 500:
		seconds, _ := strconv.Atoi(answer.Header.Get("Retry-After"))
		return later{failed, time.Duration(seconds) * time.Second}
	case status >= 300 && status < 400:
		return fmt.Errorf("%w: it leads to %s", failed, answer.Header.Get("Location"))
	default:
		return failed
	}
}
