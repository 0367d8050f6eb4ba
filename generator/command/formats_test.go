package command

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"path"
	"testing"
	"unicode/utf8"
)

// readers tell whether a file is of the form that its name promises.
var readers = map[string]func([]byte) error{
	".json": func(text []byte) error { return json.Unmarshal(text, new(any)) },
	".xml":  wellFormed,
	".svg":  wellFormed,
	".png": func(text []byte) error {
		_, err := png.Decode(bytes.NewReader(text))
		return err
	},
	".xlsx": unpacked,
	".docx": unpacked,
	".csv": func(text []byte) error {
		_, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		return err
	},
}

func unpacked(text []byte) error {
	_, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	return err
}

// binary are the files that are no text.
var binary = map[string]bool{".png": true, ".xlsx": true, ".docx": true}

func TestFilesAreWhatTheirNamesPromise(t *testing.T) {
	t.Parallel()
	met := map[string]bool{}
	for _, asOf := range days {
		for file, text := range ownSite(t, asOf) {
			if !binary[path.Ext(file)] && !utf8.Valid(text) {
				t.Errorf("%s as of %s is not UTF-8", file, asOf)
			}
			if read := readers[path.Ext(file)]; read != nil {
				met[path.Ext(file)] = true
				if err := read(text); err != nil {
					t.Errorf("%s as of %s: %v", file, asOf, err)
				}
			}
		}
	}
	if !met[".json"] || !met[".xml"] || !met[".csv"] {
		t.Errorf("only files of these kinds were there: %v", met)
	}
}

func wellFormed(text []byte) error {
	for tokens := xml.NewDecoder(bytes.NewReader(text)); ; {
		if _, err := tokens.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
