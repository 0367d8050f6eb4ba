package bucket

import (
	"crypto/md5"
	"encoding/base64"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A store holds what was put into a bucket: one in memory, or a real server over a folder.
type store interface {
	http.Handler
	objects(t *testing.T) map[string]string // by path, without the ledger; text that is stored compressed, as it is read
	put(t *testing.T, p, text string)       // as somebody else does
}

// A fake speaks as much S3 as we do.
type fake struct {
	mu      sync.Mutex
	kept    map[string]fakeObject
	unaware bool // of conditions: it takes no notice
	refuses bool // conditions: it says that it has none
}

type fakeObject struct {
	body   []byte
	header http.Header
	at     time.Time
}

func newFake() *fake { return &fake{kept: map[string]fakeObject{}} }

func (f *fake) objects(t *testing.T) map[string]string {
	f.mu.Lock()
	defer f.mu.Unlock()
	all := map[string]string{}
	for p, o := range f.kept {
		text, err := readAll(strings.NewReader(string(o.body)), o.header.Get("Content-Encoding"))
		if err != nil {
			t.Error(err)
		}
		if p = strings.TrimPrefix(p, "sub/path/"); p != ledgerPath {
			all[p] = string(text)
		}
	}
	return all
}

func (f *fake) put(_ *testing.T, p, text string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.kept["sub/path/"+p] = fakeObject{body: []byte(text), header: http.Header{}, at: time.Now()}
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	bucket, key, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // the connection broke, so nothing was put
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	is, there := f.kept[key]
	switch {
	case !strings.HasPrefix(r.Header.Get("Authorization"), "AWS4-HMAC-SHA256 Credential=key/"):
		refuse(w, http.StatusForbidden, "AccessDenied")
	case bucket != "site":
		refuse(w, http.StatusNotFound, "NoSuchBucket")
	case key == "":
		f.list(w, r)
	case r.Method == http.MethodPut:
		f.write(w, r, key, body)
	case r.Method == http.MethodDelete:
		delete(f.kept, key)
		w.WriteHeader(http.StatusNoContent)
	case !there:
		refuse(w, http.StatusNotFound, "NoSuchKey")
	default:
		maps.Copy(w.Header(), is.header)
		w.Header().Set("Etag", is.tag())
		w.Header().Set("Last-Modified", is.at.UTC().Format(http.TimeFormat))
		w.Header().Set("Content-Length", fmt.Sprint(len(is.body)))
		if r.Method == http.MethodGet {
			w.Write(is.body)
		}
	}
}

func (o fakeObject) tag() string {
	sum := md5.Sum(o.body)
	return `"` + hex.EncodeToString(sum[:]) + `"`
}

func (f *fake) write(w http.ResponseWriter, r *http.Request, key string, body []byte) {
	is, there := f.kept[key]
	sum := md5.Sum(body)
	none, match := r.Header.Get("If-None-Match"), r.Header.Get("If-Match")
	switch {
	case r.Header.Get("Content-Md5") != base64.StdEncoding.EncodeToString(sum[:]):
		refuse(w, http.StatusBadRequest, "BadDigest")
	case f.refuses && none+match != "":
		refuse(w, http.StatusNotImplemented, "NotImplemented")
	case !f.unaware && (none == "*" && there || match != "" && (!there || match != is.tag())):
		refuse(w, http.StatusPreconditionFailed, "PreconditionFailed")
	default:
		o := fakeObject{body: body, header: http.Header{}, at: time.Now()}
		for name, values := range r.Header {
			if strings.HasPrefix(name, "X-Amz-Meta-") || slices.Contains([]string{"Content-Type", "Content-Encoding", "Content-Disposition", "Cache-Control"}, name) {
				o.header[name] = values
			}
		}
		f.kept[key] = o
		w.Header().Set("Etag", o.tag())
	}
}

func (f *fake) list(w http.ResponseWriter, r *http.Request) {
	type content struct{ Key, ETag string }
	var answer struct {
		XMLName     xml.Name `xml:"ListBucketResult"`
		IsTruncated bool
		Contents    []content
	}
	for _, key := range slices.Sorted(maps.Keys(f.kept)) {
		if strings.HasPrefix(key, r.FormValue("prefix")) && key > r.FormValue("start-after") {
			answer.Contents = append(answer.Contents, content{key, f.kept[key].tag()})
		}
	}
	xml.NewEncoder(w).Encode(answer)
}

func refuse(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	fmt.Fprintf(w, "<Error><Code>%s</Code><Message>as the test wants it</Message></Error>", code)
}
