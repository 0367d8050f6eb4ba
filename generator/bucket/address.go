package bucket

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
)

// ErrAddress says that an address names no place in a bucket.
var ErrAddress = errors.New("is no address such as s3://BUCKET or s3://BUCKET/FOLDER")

const scheme = "s3://"

// An Address is a place in a bucket.
type Address struct {
	Bucket string
	Prefix string // of all keys; empty, or it ends in a slash
}

// ParseAddress reads s3://BUCKET/PREFIX. A slash at the end may be left out.
func ParseAddress(text string) (Address, error) {
	rest, is := strings.CutPrefix(text, scheme)
	bucket, prefix, _ := strings.Cut(rest, "/")
	prefix = strings.TrimSuffix(prefix, "/")
	strange := strings.ContainsFunc(prefix, func(c rune) bool { return c == '\\' || unicode.IsControl(c) })
	if !is || !isName(bucket) || prefix != "" && !fs.ValidPath(prefix) || prefix == "." || strange {
		return Address{}, fmt.Errorf("%s %w", text, ErrAddress)
	}
	if prefix != "" {
		prefix += "/"
	}
	return Address{bucket, prefix}, nil
}

// isName reports whether a bucket may be called so.
func isName(s string) bool {
	return len(s) >= 3 && len(s) <= 63 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789.-") == "" && !strings.HasPrefix(s, "-") && !strings.HasSuffix(s, "-")
}

func (a Address) String() string { return scheme + a.Bucket + "/" + a.Prefix }

// key returns the key of a path.
func (a Address) key(p string) string { return a.Prefix + p }
