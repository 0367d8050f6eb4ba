// Package media looks into the bytes of attachments: how large a picture is shown, where it was taken, and whether a file may run script
// where it is opened.
//
// The bytes are not ours: what is read of them is bounded, and what cannot be read is nothing. It knows no problem and no page: what
// follows from what it finds is the domain's.
package media

import (
	"bytes"
	"image/gif"
	"io"
	"path"
	"strings"
	"time"

	"github.com/bep/imagemeta"

	"gongshi/generator/tree"
)

// isShown reports whether browsers show a file as a picture.
func IsShown(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".jpg", ".jpeg", ".jfif", ".png", ".apng", ".gif", ".webp", ".svg", ".avif", ".bmp", ".ico":
		return true
	}
	return false
}

// size returns how large browsers show a picture, in their pixels: 0 of what they can't show, or what is none. It depends on the file
// alone.
func Size(f *tree.File) (width, height int) {
	if measure := measures[extension(f)]; measure != nil {
		look(f, func(picture io.ReadSeeker) { width, height = measure(picture) })
	}
	return width, height
}

// measures find out how large browsers show a picture, by extension: 0 for what they can't.
var measures = map[string]func(io.ReadSeeker) (width, height int){
	".jpg": measurePhotograph, ".jpeg": measurePhotograph, ".gif": measureGIF,
	".png":  func(r io.ReadSeeker) (int, int) { return measured(r, imagemeta.PNG, nil) },
	".webp": func(r io.ReadSeeker) (int, int) { return measured(r, imagemeta.WebP, nil) },
}

func measureGIF(picture io.ReadSeeker) (width, height int) {
	c, _ := gif.DecodeConfig(picture)
	return c.Width, c.Height
}

// measurePhotograph measures a JPEG. A telephone that is held upright turns no picture: it notes, as the orientation (Exif 2.32,
// tag 274), how it was held, and browsers turn what they show. From 5 on that is by a quarter.
func measurePhotograph(picture io.ReadSeeker) (width, height int) {
	turned := false
	width, height = measured(picture, imagemeta.JPEG, func(orientation any) {
		n, ok := orientation.(uint16)
		turned = ok && n >= 5 && n <= 8
	})
	if turned {
		return height, width
	}
	return width, height
}

// measured reads the beginning of a picture up to its width and height. No clock bounds that, as it would then depend on the
// machine what a page says: the library bounds how much it reads.
func measured(picture io.ReadSeeker, format imagemeta.ImageFormat, oriented func(any)) (width, height int) {
	o := imagemeta.Options{R: picture, ImageFormat: format, Sources: imagemeta.CONFIG, Warnf: func(string, ...any) {}}
	if oriented != nil {
		o.Sources |= imagemeta.EXIF
		o.ShouldHandleTag = func(tag imagemeta.TagInfo) bool { return tag.Tag == "Orientation" && tag.Namespace == "IFD0" }
		o.HandleTag = func(tag imagemeta.TagInfo) error {
			oriented(tag.Value)
			return nil
		}
	}
	result, _ := imagemeta.Decode(o)
	return result.ImageConfig.Width, result.ImageConfig.Height
}

// photographs are the formats of which cameras and telephones write where a picture was taken, by extension.
var photographs = map[string]imagemeta.ImageFormat{
	".jpg": imagemeta.JPEG, ".jpeg": imagemeta.JPEG, ".png": imagemeta.PNG, ".webp": imagemeta.WebP,
	".tif": imagemeta.TIFF, ".tiff": imagemeta.TIFF, ".heic": imagemeta.HEIF, ".heif": imagemeta.HEIF,
}

// longestLook bounds the time for one picture: its data is not ours.
const longestLook = 2 * time.Second

// position returns where a picture says that it was taken. What cannot be read has no position.
func Position(f *tree.File) (where string, ok bool) {
	format, ok := photographs[extension(f)]
	if !ok {
		return "", false
	}
	ok = false
	look(f, func(picture io.ReadSeeker) { where, ok = positionIn(picture, format) })
	return where, ok
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

// mostBytes is how large an attachment may be before a reader on a phone, and whoever keeps the sources, will mind.
const MostBytes = 20 << 20

// look reads in a picture: of a file on disk, only as far as read seeks. What is much too large is no picture.
func look(f *tree.File, read func(picture io.ReadSeeker)) {
	if f.Size > 10*MostBytes {
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

func extension(f *tree.File) string { return strings.ToLower(path.Ext(f.Path)) }
