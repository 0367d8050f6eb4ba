package bucket

import (
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"crypto/sha256"
	"io"
	"path"
	"strings"

	"gongshi/generator/output"
	"gongshi/generator/publish"
)

// form names how files are stored: with which headers. It changes when those of a file that stays the same do, and then all are sent again.
func form(compress bool) string {
	if compress {
		return "1 gzip"
	}
	return "1 plain"
}

// How long caches may keep an object before they ask again. Names stay when contents change, so nothing is kept for good.
const (
	briefly = "max-age=60, must-revalidate"   // pages and data
	longer  = "max-age=3600, must-revalidate" // styles, scripts, pictures and attachments
)

// typesOfTheSite are the types of our own files, by what their names end in.
var typesOfTheSite = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".txt": "text/plain; charset=utf-8", ".md": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
	".xml": "application/xml; charset=utf-8", ".json": "application/json", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml",
	".ico": "image/x-icon", ".woff": "font/woff", ".woff2": "font/woff2",
}

// typesOfAttachments are those of docs/deploy/nginx.conf. In which encoding a text is written, only the browser can tell.
var typesOfAttachments = map[string]string{
	".pdf": "application/pdf", ".ofd": "application/ofd", ".doc": "application/msword", ".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".odt":  "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet", ".odp": "application/vnd.oasis.opendocument.presentation",
	".wps": "application/wps-office.wps", ".et": "application/wps-office.et", ".dps": "application/wps-office.dps", ".zip": "application/zip",
	".json": "application/json", ".geojson": "application/json", ".csv": "text/csv", ".txt": "text/plain", ".md": "text/plain", ".ics": "text/calendar",
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".bmp": "image/bmp",
	".tif": "image/tiff", ".tiff": "image/tiff", ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".wav": "audio/wav", ".mp4": "video/mp4", ".webm": "video/webm", ".mov": "video/quicktime",
}

// typesThatRun are attachments that a browser would run. Storage cannot send a policy with them, so they are saved instead of opened.
var typesThatRun = map[string]string{
	".html": "text/html", ".htm": "text/html", ".shtml": "text/html", ".xhtml": "application/xhtml+xml", ".xht": "application/xhtml+xml",
	".svg": "image/svg+xml", ".svgz": "image/svg+xml", ".xml": "application/xml", ".xsl": "application/xml", ".xslt": "application/xml",
	".mathml": "application/xml", ".mml": "application/xml", ".rdf": "application/xml", ".rss": "application/xml", ".atom": "application/xml",
}

const unknownType = "application/octet-stream"

// describe gives an object the headers of a file.
func (o *object) describe(f *output.File) {
	name := strings.ToLower(path.Ext(f.Path))
	o.caching = briefly
	switch {
	case f.Attachment && typesThatRun[name] != "":
		o.kind, o.disposition, o.caching = typesThatRun[name], "attachment", longer
	case f.Attachment:
		o.kind, o.caching = typeIn(typesOfAttachments, name), longer
	case path.Base(f.Path) == "feed.xml":
		o.kind = "application/atom+xml; charset=utf-8"
	case typesOfTheSite[name] != "":
		o.kind = typesOfTheSite[name]
	default:
		o.kind = typeIn(typesOfAttachments, name)
	}
	if !f.Attachment && (name == ".css" || name == ".js" || name == ".svg" || name == ".png") {
		o.caching = longer
	}
}

func typeIn(types map[string]string, name string) string {
	if t := types[name]; t != "" {
		return t
	}
	return unknownType
}

const mostText = 64 << 20 // bytes of a file of the site that is compressed

// stored returns a file as it is stored, and what it holds. A file that is made is held until it is sent, one that is copied is read twice.
func stored(f *output.File, compress bool) (*object, publish.Content, error) {
	if f.Bytes == nil {
		return storedCopy(f, compress)
	}
	b, err := f.Bytes(nil)
	if err != nil {
		return nil, publish.Content{}, sourceError{err}
	}
	return storedText(f, b, compress), contentOf(b), nil
}

func storedCopy(f *output.File, compress bool) (*object, publish.Content, error) {
	content, sum, err := read(f)
	if err != nil {
		return nil, content, sourceError{err}
	}
	if compress && pays(f) && content.Size <= mostText {
		b, err := f.Read()
		if err != nil {
			return nil, content, sourceError{err}
		}
		return storedText(f, b, compress), contentOf(b), nil
	}
	o := &object{open: f.Open, size: content.Size, sum: sum}
	o.describe(f)
	return o, content, nil
}

func storedText(f *output.File, b []byte, compress bool) *object {
	encoding := ""
	if compress && pays(f) {
		if small := compressed(b); len(small) < len(b)-len(b)/10 {
			b, encoding = small, "gzip"
		}
	}
	o := made(b)
	o.encoding = encoding
	o.describe(f)
	return o
}

// pays reports whether a file may be much smaller when it is compressed. Attachments stay as they were handed in.
func pays(f *output.File) bool {
	t := typesOfTheSite[strings.ToLower(path.Ext(f.Path))]
	return !f.Attachment && t != "" && !strings.HasPrefix(t, "font/") && !strings.HasPrefix(t, "image/x-icon")
}

// compressed returns the same bytes for the same bytes.
func compressed(b []byte) []byte {
	var to bytes.Buffer
	w := gzip.NewWriter(&to)
	w.Write(b) // into memory
	w.Close()
	return to.Bytes()
}

func contentOf(b []byte) publish.Content {
	return publish.Content{Size: int64(len(b)), Sum: sha256.Sum256(b)}
}

// read reads a file that is copied, for what it holds.
func read(f *output.File) (c publish.Content, sum [md5.Size]byte, err error) {
	from, err := f.Open()
	if err != nil {
		return c, sum, err
	}
	defer from.Close()
	short, long := md5.New(), sha256.New()
	c.Size, err = io.Copy(io.MultiWriter(short, long), from)
	short.Sum(sum[:0])
	long.Sum(c.Sum[:0])
	return c, sum, err
}

// last returns the history or the manifest as it is stored.
func (r *run) last(p string, text []byte) *object {
	return storedText(&output.File{Path: p}, text, r.way.Compress)
}
