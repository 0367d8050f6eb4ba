package remote

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"strconv"
	"time"

	"gongshi/generator/publish"
)

// A later says that the same may be asked again.
type later struct {
	error
	after time.Duration // what the server asks us to wait
}

func (l later) Unwrap() error { return l.error }

// get gets a file and has it read. If the answer breaks off, it goes on from there where the server can do that; else it asks again, and
// reads from the beginning.
func (c *Copy) get(p string, read func(io.Reader) error) error {
	for try, pause := 1, firstly; ; try, pause = try+1, 2*pause {
		err := c.attempt(p, read)
		var again later
		if !errors.As(err, &again) || try == c.tries || c.ctx.Err() != nil {
			return err
		}
		if err := c.wait(c.ctx, max(pause, min(again.after, longest))); err != nil {
			return err
		}
	}
}

func (c *Copy) attempt(p string, read func(io.Reader) error) error {
	b := &body{copy: c, place: p}
	if err := b.ask(); err != nil {
		return err
	}
	defer b.Close()
	if err := read(b); err != nil {
		return later{error: fmt.Errorf("%s: %w", c.address(p), err)}
	}
	return nil
}

// A body is a file as it comes: all the answers of which it comes, one after the other.
type body struct {
	copy   *Copy
	place  string
	answer *http.Response
	stop   context.CancelFunc
	silent *time.Timer // ends an answer that says nothing for too long
	at     int64       // how much was read
	gained bool        // something was read of this answer
}

// ask asks for the file from where it broke off.
func (b *body) ask() error {
	ctx, stop := context.WithCancel(b.copy.ctx)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, b.copy.address(b.place), nil)
	if err != nil {
		stop()
		return err
	}
	if b.at > 0 {
		request.Header.Set("Range", fmt.Sprintf("bytes=%d-", b.at))
		request.Header.Set("If-Range", b.answer.Header.Get("Etag"))
	}
	answer, err := b.copy.client.Do(request)
	if err != nil {
		stop()
		if isForGood(err) {
			return err
		}
		return later{error: err}
	}
	if err := judge(b.place, answer, b.at > 0); err != nil {
		answer.Body.Close()
		stop()
		return err
	}
	b.answer, b.stop, b.gained = answer, stop, false
	b.silent = time.AfterFunc(b.copy.patience, stop)
	return nil
}

func (b *body) Read(into []byte) (int, error) {
	for {
		b.silent.Reset(b.copy.patience)
		n, err := b.answer.Body.Read(into)
		b.at += int64(n)
		b.gained = b.gained || n > 0
		if err == nil || err == io.EOF || n > 0 && b.canGoOn() {
			return n, nilUnlessEOF(err)
		}
		if !b.canGoOn() {
			return n, err
		}
		b.Close()
		if err := b.ask(); err != nil {
			return n, err
		}
	}
}

// nilUnlessEOF leaves what broke off to the next read.
func nilUnlessEOF(err error) error {
	if err == io.EOF {
		return err
	}
	return nil
}

// canGoOn reports whether the rest can be asked for: the last answer brought something, as it is, and has a name that tells whether the file
// is still the same.
func (b *body) canGoOn() bool {
	tag := b.answer.Header.Get("Etag")
	return b.gained && !b.answer.Uncompressed && len(tag) > 2 && tag[0] == '"' && b.copy.ctx.Err() == nil
}

func (b *body) Close() error {
	b.silent.Stop()
	err := b.answer.Body.Close()
	b.stop()
	return err
}

// isForGood reports whether to ask again would change nothing: there is no such server, or it is not who it says.
func isForGood(err error) bool {
	var certificate *tls.CertificateVerificationError
	var name *net.DNSError
	return errors.As(err, &certificate) || errors.As(err, &name) && name.IsNotFound
}

// judge returns an error for an answer that is not the file, or not the rest of it. The page that says that there is none may come with the
// status for that. What a server refuses, or sends elsewhere, is no file of the copy.
func judge(p string, answer *http.Response, rest bool) error {
	failed := fmt.Errorf("%s: %s", answer.Request.URL, answer.Status)
	switch status := answer.StatusCode; {
	case rest && status == http.StatusPartialContent:
		return nil
	case rest && status < 300:
		return later{error: failed} // it is another file by now
	case status == http.StatusOK, status == http.StatusNotFound && p == "404.html":
		return nil
	case status == http.StatusNotFound, status == http.StatusGone:
		return fs.ErrNotExist
	case status == http.StatusTooManyRequests, status == http.StatusRequestTimeout, status >= 500:
		seconds, _ := strconv.Atoi(answer.Header.Get("Retry-After"))
		return later{failed, time.Duration(min(seconds, int(longest/time.Second))) * time.Second}
	case status >= 300 && status < 400:
		return fmt.Errorf("%w: %w: it leads to %s", publish.ErrNoFile, failed, answer.Header.Get("Location"))
	default:
		return fmt.Errorf("%w: %w", publish.ErrNoFile, failed)
	}
}
