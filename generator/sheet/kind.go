package sheet

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"
)

// A Kind is what a file is.
type Kind string

// The kinds. Those that are not read are named for what they are told: which program can save them as one that is.
const (
	Docx    Kind = "docx"
	Xlsx    Kind = "xlsx"
	CSV     Kind = "csv"
	Text    Kind = "txt"
	OldWord Kind = "doc"   // Word before 2007, and WPS
	OldBook Kind = "xls"   // Excel before 2007, and WPS
	Locked  Kind = "lock"  // encrypted
	PDF     Kind = "pdf"   // whatever shows there is only drawn
	OFD     Kind = "ofd"   // likewise
	ODF     Kind = "odf"   // OpenDocument
	RTF     Kind = "rtf"   //
	HTML    Kind = "html"  // also what is called .xls by programs that export it
	Image   Kind = "image" //
	Archive Kind = "zip"   // an archive of something else
	Binary  Kind = "other" //
)

// heads are how files of a kind begin.
var heads = []struct {
	head string
	kind Kind
}{
	{"%PDF", PDF}, {"{\\rtf", RTF}, {"\x89PNG", Image}, {"\xff\xd8\xff", Image}, {"GIF8", Image}, {"II*\x00", Image}, {"MM\x00*", Image},
	{"7z\xbc\xaf", Archive}, {"Rar!", Archive}, {"\x1f\x8b", Archive},
}

const oleHead = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// KindOf returns what a file is: by its first bytes, and where these may be any text, by its name.
func KindOf(name string, b []byte) Kind {
	ext := strings.ToLower(path.Ext(name))
	switch {
	case bytes.HasPrefix(b, []byte(oleHead)):
		return oleKind(ext, b)
	case bytes.HasPrefix(b, []byte("PK\x03\x04")), bytes.HasPrefix(b, []byte("PK\x05\x06")):
		return zipKind(b)
	}
	for _, h := range heads {
		if bytes.HasPrefix(b, []byte(h.head)) {
			return h.kind
		}
	}
	switch start := strings.ToLower(string(bytes.TrimLeft(b[:min(len(b), 300)], "\xef\xbb\xbf \t\r\n"))); {
	case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"), strings.HasPrefix(start, "<table"):
		return HTML
	case strings.HasPrefix(start, "<?xml"):
		return Binary
	case ext == ".csv" || ext == ".tsv":
		return CSV
	case bytes.IndexByte(b[:min(len(b), 1000)], 0) >= 0 && !isUTF16(b):
		return Binary
	}
	return Text
}

// oleKind tells the old formats apart: by the names of their streams, which stand in their directory as UTF-16, or by the file's name.
func oleKind(ext string, b []byte) Kind {
	has := func(stream string) bool {
		wide := make([]byte, 0, 2*len(stream))
		for _, c := range []byte(stream) {
			wide = append(wide, c, 0)
		}
		return bytes.Contains(b, wide)
	}
	switch {
	case has("EncryptedPackage"):
		return Locked
	case has("Workbook"), ext == ".xls", ext == ".et":
		return OldBook
	}
	return OldWord
}

// zipKind tells by its entries what an archive is.
func zipKind(b []byte) Kind {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil || len(z.File) > mostEntries {
		return Archive
	}
	for _, f := range z.File {
		switch {
		case f.Name == "word/document.xml" || strings.HasPrefix(f.Name, "word/"):
			return Docx
		case strings.HasPrefix(f.Name, "xl/"):
			return Xlsx
		case f.Name == "OFD.xml":
			return OFD
		case f.Name == "mimetype":
			return ODF
		}
	}
	return Archive
}
