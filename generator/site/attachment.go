package site

import (
	"bytes"
	"io"
	"path"
	"strings"
	"time"

	"github.com/bep/imagemeta"

	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// mostBytes is how large an attachment may be before a reader on a phone, and whoever keeps the sources, will mind.
const mostBytes = 20 << 20

// checkAttachment finds what is wrong with a file that is copied. It depends on the file alone.
func checkAttachment(f *tree.File) problem.List {
	var list problem.List
	if f.Size > mostBytes {
		list = append(list, problem.New(0, 0, "attachment-large", "value", itoa(int((f.Size+1<<20-1)>>20)), "expected", itoa(mostBytes>>20)))
	}
	if where, ok := position(f); ok {
		list = append(list, problem.New(0, 0, "attachment-position", "value", where))
	}
	return append(list, personal(f)...)
}

// legible are the attachments that are read as text, by extension.
var legible = map[string]bool{".csv": true, ".tsv": true, ".txt": true, ".md": true, ".json": true, ".xml": true, ".html": true, ".htm": true, ".svg": true, ".ics": true, ".vcf": true}

// personal finds people's own numbers in an attachment. A text in another encoding has its digits where UTF-8 has them.
func personal(f *tree.File) problem.List {
	if !legible[strings.ToLower(path.Ext(f.Path))] || f.Size > mostBytes {
		return nil
	}
	text, err := f.Read()
	if err != nil {
		return nil // whoever copies it will say so
	}
	return privateNumbers(strings.TrimPrefix(string(text), "\ufeff"), 1)
}

// photographs are the formats of which cameras and telephones write where a picture was taken, by extension.
var photographs = map[string]imagemeta.ImageFormat{
	".jpg": imagemeta.JPEG, ".jpeg": imagemeta.JPEG, ".png": imagemeta.PNG, ".webp": imagemeta.WebP,
	".tif": imagemeta.TIFF, ".tiff": imagemeta.TIFF, ".heic": imagemeta.HEIF, ".heif": imagemeta.HEIF,
}

// longestLook bounds the time for one picture: its data is not ours.
const longestLook = 2 * time.Second

// position returns where a picture says that it was taken. What cannot be read has no position.
func position(f *tree.File) (where string, ok bool) {
	format, ok := photographs[strings.ToLower(path.Ext(f.Path))]
	if !ok {
		return "", false
	}
	ok = false
	look(f, func(picture io.ReadSeeker) { where, ok = positionIn(picture, format) })
	return where, ok
}

// look reads in a picture: of a file on disk, only as far as read seeks. What is much too large is no picture.
func look(f *tree.File, read func(picture io.ReadSeeker)) {
	if f.Size > 10*mostBytes {
		return
	}
	r, err := f.Open()
	if err != nil {
		return
	}
	defer r.Close()
	picture, ok := r.(io.ReadSeeker)
	if !ok {
		all, err := io.ReadAll(r)
		if err != nil {
			return
		}
		picture = bytes.NewReader(all)
	}
	read(picture)
}

func positionIn(picture io.ReadSeeker, format imagemeta.ImageFormat) (string, bool) {
	degrees := map[string]float64{}
	_, _ = imagemeta.Decode(imagemeta.Options{
		R: picture, ImageFormat: format, Sources: imagemeta.EXIF | imagemeta.XMP, Timeout: longestLook,
		ShouldHandleTag: func(tag imagemeta.TagInfo) bool { return tag.Tag == "GPSLatitude" || tag.Tag == "GPSLongitude" },
		HandleTag: func(tag imagemeta.TagInfo) error {
			switch v := tag.Value.(type) {
			case float64:
				degrees[tag.Tag] = v
			case string: // XMP: 34,48.5N
				degrees[tag.Tag] = 1
			}
			return nil
		},
		Warnf: func(string, ...any) {},
	})
	latitude, longitude := degrees["GPSLatitude"], degrees["GPSLongitude"]
	return "GPS", latitude != 0 && longitude != 0 && latitude == latitude && longitude == longitude
}
