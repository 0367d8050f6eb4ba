package bucket

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"time"

	"github.com/minio/minio-go/v7"
)

const (
	tries    = 7                      // to get an answer
	firstly  = 250 * time.Millisecond // the wait before the second try; each other is twice as long
	patience = time.Minute            // how long a connection may say and take nothing
)

// errAgain has try ask again, at once.
var errAgain = errors.New("ask again")

// try asks the server for something, and again where that may help: where the connection broke, nothing was heard for too long, or
// the server says that it is busy or failed. The waits grow.
func (s *server) try(ctx context.Context, act, p string, ask func(context.Context) error) error {
	for n, pause := 1, firstly; ; n++ {
		err := ask(ctx)
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case err == errAgain:
			continue
		case n == tries || !mayPass(err):
			return failure(act, s.Address.String()+p, err)
		}
		if err := s.wait(ctx, pause); err != nil {
			return err
		}
		pause *= 2
	}
}

// wait waits, unless the context ends.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// mayPass reports whether an error may be another the next time.
func mayPass(err error) bool {
	var source sourceError
	if errors.As(err, &source) || isForGood(err) {
		return false
	}
	switch answer := minio.ToErrorResponse(err); {
	case answer.Code == "":
		return true // no answer, or one that broke off
	case answer.Code == "RequestTimeout", answer.Code == "SlowDown", answer.Code == "ConditionalRequestConflict", answer.Code == "OperationAborted", answer.Code == "BadDigest", answer.Code == "IncompleteBody":
		return true
	default:
		return answer.StatusCode == http.StatusTooManyRequests || answer.StatusCode == http.StatusRequestTimeout ||
			answer.StatusCode >= 500 && answer.StatusCode != http.StatusNotImplemented
	}
}

// isForGood reports whether there is no such server, or it is not who it says.
func isForGood(err error) bool {
	var certificate *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var header tls.RecordHeaderError
	var name *net.DNSError
	return errors.As(err, &certificate) || errors.As(err, &authority) || errors.As(err, &header) || errors.As(err, &name) && name.IsNotFound
}

// A sourceError is one of what is to be sent.
type sourceError struct{ error }

func (s sourceError) Unwrap() error { return s.error }

// isMissing reports whether an answer says that an object is not there.
func isMissing(err error) bool {
	answer := minio.ToErrorResponse(err)
	return errors.Is(err, fs.ErrNotExist) || answer.Code == "NoSuchKey" || answer.Code == "NotFound"
}
