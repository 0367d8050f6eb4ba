package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
)

// An archive is a zip file of which no more is unpacked than is allowed, whatever its directory claims.
type archive struct {
	files map[string]*zip.File
	left  int64
}

func openArchive(b []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, &Refusal{Code: "import-broken"}
	}
	if len(z.File) > mostEntries {
		return nil, tooMany("import-unzipped", mostUnzipped>>20)
	}
	a, names := &archive{files: map[string]*zip.File{}, left: mostUnzipped}, map[string]bool{}
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/")
		folded := strings.ToLower(name)
		if names[folded] {
			return nil, &Refusal{Code: "import-broken"} // two programs would read two different files
		}
		names[folded] = true
		a.files[name] = f
	}
	return a, nil
}

// read unpacks an entry; nothing if there is none.
func (a *archive) read(name string) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > uint64(a.left) {
		return nil, tooMany("import-unzipped", mostUnzipped>>20)
	}
	r, err := f.Open()
	if err != nil {
		return nil, &Refusal{Code: "import-broken"}
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, a.left+1))
	if a.left -= int64(len(b)); a.left < 0 {
		return nil, tooMany("import-unzipped", mostUnzipped>>20)
	}
	if err != nil {
		return nil, &Refusal{Code: "import-broken"}
	}
	return b, nil
}
