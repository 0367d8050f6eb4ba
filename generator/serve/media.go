package serve

import (
	"mime"
	"path"
	"strings"
)

// mediaTypes are those of the files that the generator makes. They do not depend on what the machine has registered.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".xml":  "application/xml",
	".txt":  "text/plain; charset=utf-8",
	".csv":  "text/csv; charset=utf-8",
	".ics":  "text/calendar; charset=utf-8",
	".svg":  "image/svg+xml",
	".htm":  "text/html; charset=utf-8",

	".xhtml": "application/xhtml+xml",
	".xht":   "application/xhtml+xml",
	".xlsx":  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

func mediaType(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if t, ok := mediaTypes[ext]; ok {
		return t
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}

// runs reports whether browsers run script in files of a media type.
func runs(mediaType string) bool {
	kind, _, _ := strings.Cut(mediaType, ";")
	return kind == "text/html" || strings.HasSuffix(kind, "/xml") || strings.HasSuffix(kind, "+xml")
}

// isPage reports whether a file is one that the preview adds to as it sends it.
func isPage(name string) bool {
	ext := path.Ext(name)
	return ext == ".html" || ext == ".htm"
}
