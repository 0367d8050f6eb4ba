package form

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"regexp"
	"slices"
	"strconv"
)

// settled returns an archive with the same files in the order of their names, and without times: the library that makes workbooks walks
// through them in any order.
func settled(b []byte) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	files := slices.Clone(r.File)
	slices.SortFunc(files, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) }) // "[Content_Types].xml" is the first
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range files {
		if err := settle(w, f); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

func settle(w *zip.Writer, f *zip.File) error {
	from, err := f.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	text, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	if f.Name == firstSheet {
		text = growing(text)
	}
	_, err = to.Write(text)
	return err
}

const firstSheet = "xl/worksheets/sheet1.xml"

var ownHeight = regexp.MustCompile(`(<row r="(\d+)" ht="[^"]*") customHeight="[^"]*"`)

// growing lets the rows of tasks grow with what is typed into them: a height to begin with is no height for good. The library knows only
// the latter.
func growing(sheet []byte) []byte {
	return ownHeight.ReplaceAllFunc(sheet, func(row []byte) []byte {
		m := ownHeight.FindSubmatch(row)
		if n, err := strconv.Atoi(string(m[2])); err != nil || n <= headRow {
			return row
		}
		return m[1]
	})
}
