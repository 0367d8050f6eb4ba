package bucket

import (
	"fmt"
	"io/fs"
	"net/http"
	"time"

	"github.com/minio/minio-go/v7"
)

// A Kind of failure, for who says what to do about it.
type Kind string

// The kinds of failures.
const (
	NoCredentials Kind = "no-credentials" // neither in the environment nor in ~/.aws
	Denied        Kind = "denied"         // what there is does not allow it
	UnknownKey    Kind = "unknown-key"    // the server does not know who asks, or the secret is wrong
	NoBucket      Kind = "no-bucket"
	Clock         Kind = "clock"       // this machine's clock is wrong
	Region        Kind = "region"      // the bucket is elsewhere
	Unreachable   Kind = "unreachable" // no answer, again and again
	Busy          Kind = "busy"        // the server says that it failed, again and again
	Under         Kind = "under-way"   // another deployment is under way
	Lost          Kind = "lost"        // another deployment has taken over
	Silent        Kind = "silent"      // nothing was heard from here for so long that another may take over, as after a machine slept
	Source        Kind = "source"      // what is to be sent cannot be read or made
	Other         Kind = "other"       // anything else: the server's own words tell
)

// A Failure is why a deployment ended. What readers can reach is whole all the same.
type Failure struct {
	Kind Kind
	Act  string // what was tried
	At   string // with which object
	Err  error  // what the server or the system said

	Silence time.Duration // for Silent: how long it was
}

func (f *Failure) Error() string {
	if f.Kind == Silent {
		return fmt.Sprintf("nothing was heard from here for %v", f.Silence.Round(time.Second))
	}
	if f.Act == "" {
		return fmt.Sprintf("%s: %v", f.Kind, f.Err)
	}
	return fmt.Sprintf("%s %s: %v", f.Act, f.At, f.Err)
}

func (f *Failure) Unwrap() error { return f.Err }

// failure returns what an answer means.
func failure(act, at string, err error) error {
	if isMissing(err) {
		return fmt.Errorf("%s %s: %w", act, at, fs.ErrNotExist)
	}
	return &Failure{Kind: kindOf(err), Act: act, At: at, Err: err}
}

func kindOf(err error) Kind {
	if _, is := err.(sourceError); is {
		return Source
	}
	answer := minio.ToErrorResponse(err)
	switch answer.Code {
	case "":
		return Unreachable
	case "NoSuchBucket":
		return NoBucket
	case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken", "TokenRefreshRequired", "XAdminUserNotFound":
		return UnknownKey
	case "RequestTimeTooSkewed", "RequestExpired":
		return Clock
	case "AuthorizationHeaderMalformed", "PermanentRedirect", "InvalidRegion", "IllegalLocationConstraintException":
		return Region
	case "AccessDenied", "AllAccessDisabled", "AccountProblem":
		return Denied
	}
	switch {
	case answer.StatusCode == http.StatusForbidden:
		return Denied
	case answer.StatusCode == http.StatusMovedPermanently:
		return Region
	case answer.StatusCode >= 500 && answer.StatusCode != http.StatusNotImplemented, answer.StatusCode == http.StatusTooManyRequests, answer.Code == "SlowDown":
		return Busy
	}
	return Other
}
