package site

import (
	"image/gif"
	"io"
	"path"
	"strings"

	"github.com/bep/imagemeta"

	"gongshi/generator/markdown"
	"gongshi/generator/tree"
)

// detailOf returns what is said of an attachment. It depends on the file alone, and is found out when that is parsed.
func detailOf(f *tree.File) detail {
	file := markdown.File{Name: f.Path, Size: f.Size}
	if measure := measures[strings.ToLower(path.Ext(f.Path))]; measure != nil {
		look(f, func(picture io.ReadSeeker) { file.Width, file.Height = measure(picture) })
	}
	return detail{shown: file.Detail(true), linked: file.Detail(false)}
}

// isShown reports whether browsers show a file as a picture.
func isShown(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".jpg", ".jpeg", ".jfif", ".png", ".apng", ".gif", ".webp", ".svg", ".avif", ".bmp", ".ico":
		return true
	}
	return false
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
