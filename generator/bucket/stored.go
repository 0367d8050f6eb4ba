package bucket

import (
	"crypto/md5"
	"crypto/sha256"
	"io"
	"path"
	"strings"

	"gongshi/generator/compress"
	"gongshi/generator/disk"
	"gongshi/generator/output"
	"gongshi/generator/publish"
)

// form names how files are stored: with which headers. It changes when those of a file that stays the same do, and then all are sent again.
func form(asksCompressed bool) string {
	if asksCompressed {
		return "1 " + packing.Name
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
	o.kind, o.disposition, o.caching = Headers(f.Path, f.Attachment)
}

// Headers returns with which type, disposition and caching a file is stored. The disposition is empty for what browsers show.
func Headers(at string, isAttachment bool) (kind, disposition, caching string) {
	name := strings.ToLower(path.Ext(at))
	switch {
	case isAttachment && typesThatRun[name] != "":
		return typesThatRun[name], "attachment", longer
	case isAttachment:
		return typeIn(typesOfAttachments, name), "", longer
	case path.Base(at) == "feed.xml":
		return "application/atom+xml; charset=utf-8", "", briefly
	}
	if kind = typesOfTheSite[name]; kind == "" {
		kind = typeIn(typesOfAttachments, name)
	}
	if name == ".css" || name == ".js" || name == ".svg" || name == ".png" {
		return kind, "", longer
	}
	return kind, "", briefly
}

func typeIn(types map[string]string, name string) string {
	if t := types[name]; t != "" {
		return t
	}
	return unknownType
}

// stored returns a file as it is stored, and what it holds. A file that is made is held until it is sent, one that is copied is read twice.
func stored(f *output.File, asksCompressed bool) (*object, publish.Content, error) {
	if f.Bytes == nil {
		return storedCopy(f, asksCompressed)
	}
	b, err := f.Bytes(nil)
	if err != nil {
		return nil, publish.Content{}, sourceError{err}
	}
	return storedText(f, b, asksCompressed), disk.ContentOf(b), nil
}

func storedCopy(f *output.File, asksCompressed bool) (*object, publish.Content, error) {
	content, sum, err := read(f)
	if err != nil {
		return nil, content, sourceError{err}
	}
	if asksCompressed && mayPay(f, content.Size) {
		b, err := f.Read()
		if err != nil {
			return nil, content, sourceError{err}
		}
		return storedText(f, b, asksCompressed), disk.ContentOf(b), nil
	}
	o := &object{open: f.Open, size: content.Size, sum: sum}
	o.describe(f)
	return o, content, nil
}

func storedText(f *output.File, b []byte, asksCompressed bool) *object {
	encoding := ""
	if asksCompressed && mayPay(f, int64(len(b))) {
		if small := compressed(b); compress.Pays(len(small), len(b)) {
			b, encoding = small, packing.Name
		}
	}
	o := made(b)
	o.encoding = encoding
	o.describe(f)
	return o
}

// mayPay reports whether a file may be much smaller when it is compressed. Attachments stay as they were handed in.
func mayPay(f *output.File, size int64) bool { return !f.Attachment && compress.May(f.Path, size) }

// packing is how text is stored compressed: as every browser takes it.
var packing = &compress.Encodings[0]

// compressed returns what storage serves with that as its Content-Encoding.
func compressed(b []byte) []byte { return packing.Append(nil, b) }

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
