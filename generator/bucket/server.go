package bucket

import (
	"bytes"
	"cmp"
	"context"
	"crypto/md5"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// Options say which server holds the bucket, and how it is asked.
type Options struct {
	Endpoint string // the server's address, such as https://oss-cn-beijing.aliyuncs.com; empty: Amazon's
	Region   string // empty: the server is asked, or us-east-1 where there is an endpoint
	Style    Style
	NoRole   bool   // the machine has no role of its own that could be asked for keys
	Version  string // of the generator
}

// A Style is where the name of a bucket stands in addresses.
type Style string

// The styles. With Auto the bucket stands in the host's name for the providers that are known to want that, and else in the path.
const (
	Auto Style = "auto"
	Path Style = "path"
	Host Style = "host"
)

// ErrEndpoint says that an endpoint is no address of a server.
var ErrEndpoint = errors.New("is no address of a server, such as https://s3.example.com")

const largest = 256 << 20 // bytes of a manifest, a history or a ledger

// A server holds the bucket. Its methods ask once, or again where that may help: see try.
type server struct {
	Address
	core    minio.Core
	wait    func(context.Context, time.Duration) error
	unaware atomic.Bool // the server refuses conditions
}

// connect prepares to ask. It asks nothing yet.
func connect(a Address, o Options, transport http.RoundTripper) (*server, error) {
	endpoint := &url.URL{Scheme: "https", Host: "s3.amazonaws.com"}
	region := o.Region
	if o.Endpoint != "" {
		var err error
		endpoint, err = url.Parse(o.Endpoint)
		if err != nil || endpoint.Scheme != "https" && endpoint.Scheme != "http" || endpoint.Host == "" || strings.Trim(endpoint.Path, "/") != "" || endpoint.User != nil || endpoint.RawQuery != "" {
			return nil, ErrEndpoint
		}
		region = cmp.Or(region, "us-east-1")
	}
	core, err := minio.NewCore(endpoint.Host, &minio.Options{
		Secure: endpoint.Scheme == "https", Region: region, MaxRetries: 1, Transport: transport, Creds: credentialsOfTheMachine(o.NoRole),
		BucketLookup: map[Style]minio.BucketLookupType{Path: minio.BucketLookupPath, Host: minio.BucketLookupDNS}[o.Style],
	})
	if err != nil {
		return nil, ErrEndpoint
	}
	core.SetAppInfo("gongshi-deploy", o.Version)
	return &server{Address: a, core: *core, wait: wait}, nil
}

// credentialsOfTheMachine looks where programs for such storage look: in the environment, in ~/.aws, and at the machine's own role.
func credentialsOfTheMachine(noRole bool) *credentials.Credentials {
	places := []credentials.Provider{&credentials.EnvAWS{}, &credentials.FileAWSCredentials{}}
	if !noRole {
		places = append(places, &credentials.IAM{Client: &http.Client{Timeout: 3 * time.Second}})
	}
	return credentials.NewChainCredentials(places)
}

// hasCredentials returns an error where there are none.
func (s *server) hasCredentials() error {
	value, err := s.core.GetCreds()
	if err != nil || value.AccessKeyID == "" || value.SecretAccessKey == "" {
		return &Failure{Kind: NoCredentials, Err: err}
	}
	return nil
}

// A found is an object that is read.
type found struct {
	text []byte
	tag  string
	age  time.Duration // since it was written, by the server's clock
}

// get reads an object of ours. The error is fs.ErrNotExist if there is none.
func (s *server) get(ctx context.Context, p string) (is found, err error) {
	err = s.try(ctx, "read", p, func(ctx context.Context) error {
		body, info, header, err := s.core.GetObject(ctx, s.Bucket, s.key(p), minio.GetObjectOptions{})
		if err != nil {
			return err
		}
		defer body.Close()
		now, err := http.ParseTime(header.Get("Date"))
		if err != nil {
			now = time.Now()
		}
		is = found{tag: info.ETag, age: now.Sub(info.LastModified)}
		is.text, err = readAll(body, header.Get("Content-Encoding"))
		return err
	})
	return is, err
}

func readAll(body io.Reader, encoding string) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(body, largest))
	if err != nil || encoding != packing.Name || !bytes.HasPrefix(text, []byte("\x1f\x8b")) { // a proxy may have unpacked it
		return text, err
	}
	unpacked, err := packing.Open(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(unpacked, largest))
}

// sumHeader is the name of what we note of an object with it: the MD5 of what is stored. An entity tag is the same only where the server
// encrypts nothing.
const sumHeader = "Gongshi-Md5"

// sum returns the MD5 that we noted with an object, which is empty if it is not ours. The error is fs.ErrNotExist if there is none.
func (s *server) sum(ctx context.Context, p string) (sum, tag string, err error) {
	err = s.try(ctx, "look at", p, func(ctx context.Context) error {
		info, err := s.core.StatObject(ctx, s.Bucket, s.key(p), minio.StatObjectOptions{})
		sum, tag = info.UserMetadata[sumHeader], info.ETag
		return err
	})
	return sum, tag, err
}

// list returns the entity tags of all objects, by their paths.
func (s *server) list(ctx context.Context) (map[string]string, error) {
	tags, last := map[string]string{}, ""
	err := s.try(ctx, "list", "", func(ctx context.Context) error {
		for o := range s.core.Client.ListObjects(ctx, s.Bucket, minio.ListObjectsOptions{Prefix: s.Prefix, Recursive: true, StartAfter: last}) {
			if o.Err != nil {
				return o.Err
			}
			last = o.Key
			tags[strings.TrimPrefix(o.Key, s.Prefix)] = strings.Trim(o.ETag, `"`)
		}
		return nil
	})
	return tags, err
}

// A condition is what must be so for an object to be written. The zero one is none.
type condition struct {
	absent bool   // nothing is there
	tag    string // this is there
}

// errCondition says that a condition did not hold.
var errCondition = errors.New("something else is there by now")

// put writes an object, and returns its tag. The error is errCondition where the condition did not hold.
func (s *server) put(ctx context.Context, p string, o *object, c condition) (tag string, err error) {
	err = s.try(ctx, "write", p, func(ctx context.Context) error {
		body, err := o.open()
		if err != nil {
			return sourceError{err}
		}
		defer body.Close()
		options := o.options()
		switch conditional := !s.unaware.Load(); {
		case c.absent && conditional:
			options.SetMatchETagExcept("*")
		case c.tag != "" && conditional:
			options.SetMatchETag(c.tag)
		}
		info, err := s.core.PutObject(ctx, s.Bucket, s.key(p), body, o.size, base64.StdEncoding.EncodeToString(o.sum[:]), "", options)
		if c != (condition{}) && minio.ToErrorResponse(err).StatusCode == http.StatusNotImplemented {
			s.unaware.Store(true)
			return errAgain
		}
		tag = info.ETag
		return err
	})
	if status := minio.ToErrorResponse(errors.Unwrap(err)).StatusCode; status != http.StatusPreconditionFailed {
		return tag, err
	}
	now, tag, err := s.sum(ctx, p)
	if err == nil && now == o.name() { // an earlier try got through, though its answer did not
		return tag, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	return "", errCondition
}

// remove removes an object. That there is none is no error.
func (s *server) remove(ctx context.Context, p string) error {
	return s.try(ctx, "remove", p, func(ctx context.Context) error {
		return s.core.RemoveObject(ctx, s.Bucket, s.key(p), minio.RemoveObjectOptions{})
	})
}

// An object is what is to be written.
type object struct {
	open        func() (io.ReadCloser, error)
	size        int64
	sum         [md5.Size]byte // of what is stored
	kind        string         // Content-Type
	encoding    string         // Content-Encoding
	disposition string         // Content-Disposition
	caching     string         // Cache-Control
}

// name returns the sum in hexadecimal, which is the entity tag with most servers.
func (o *object) name() string { return hex.EncodeToString(o.sum[:]) }

func (o *object) options() minio.PutObjectOptions {
	return minio.PutObjectOptions{
		ContentType: o.kind, ContentEncoding: o.encoding, ContentDisposition: o.disposition, CacheControl: o.caching,
		UserMetadata:         map[string]string{sumHeader: o.name()},
		DisableContentSha256: true, // not every server takes bodies in signed pieces; the signature covers the MD5
	}
}

// made returns an object with these bytes.
func made(b []byte) *object {
	return &object{open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }, size: int64(len(b)), sum: md5.Sum(b)}
}
