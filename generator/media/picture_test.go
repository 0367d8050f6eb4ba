package media

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"gongshi/generator/tree"
)

// encoded returns a picture of 6 by 4 as a file of a format.
func encoded(t *testing.T, format string) string {
	t.Helper()
	picture := image.NewPaletted(image.Rect(0, 0, 6, 4), color.Palette{color.Black, color.White})
	var b bytes.Buffer
	var err error
	switch format {
	case "jpg":
		err = jpeg.Encode(&b, picture, nil)
	case "png":
		err = png.Encode(&b, picture)
	case "gif":
		err = gif.Encode(&b, picture, nil)
	case "webp": // the head of a lossless one: 14 bits for each of width and height, less one
		b.WriteString("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f")
		err = binary.Write(&b, binary.LittleEndian, uint32(6-1|(4-1)<<14))
		b.WriteString(strings.Repeat("\x00", 8))
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// turned returns a JPEG with an orientation.
func turned(photograph string, orientation byte) string {
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(orientation) + "\x00\x00\x00\x00\x00\x00"
	return photograph[:2] + "\xff\xe1\x00" + string(rune(len(exif)+2)) + exif + photograph[2:]
}

func TestAPictureIsAsLargeAsItIsShown(t *testing.T) {
	const upright, lying, none = "4 × 6", "6 × 4", "0 × 0"
	photograph := encoded(t, "jpg")
	for name, c := range map[string]struct{ text, want string }{
		"a.jpg":     {photograph, lying},
		"b.JPEG":    {photograph, lying},
		"a.png":     {encoded(t, "png"), lying},
		"a.gif":     {encoded(t, "gif"), lying},
		"a.webp":    {encoded(t, "webp"), lying},
		"1.jpg":     {turned(photograph, 1), lying},
		"3.jpg":     {turned(photograph, 3), lying},
		"6.jpg":     {turned(photograph, 6), upright},
		"8.jpg":     {turned(photograph, 8), upright},
		"9.jpg":     {turned(photograph, 9), lying},
		"empty.png": {"", none},
		"short.jpg": {photograph[:8], none},
		"false.gif": {"GIF89a", none},
		"false.jpg": {encoded(t, "png"), none},
		"a.svg":     {"<svg/>", none},
		"a.csv":     {"a,b", none},
	} {
		file := "content/2022/files/" + name
		width, height := Size(tree.Of(map[string]string{file: c.text}).File(file))
		if got := fmt.Sprintf("%d × %d", width, height); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}
