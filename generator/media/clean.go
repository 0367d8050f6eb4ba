package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"path"
	"strings"

	"golang.org/x/image/draw"
)

// Widest is how wide a picture may be before it is made smaller, in its pixels.
const Widest = 2000

// mostPixels bounds the pictures that are decoded.
const mostPixels = 120 << 20

// What may be wrong with a picture that is to be published.
var (
	ErrUnreadable = errors.New("the picture cannot be read")
	ErrForeign    = errors.New("browsers do not show pictures of this format")
)

// Cleaned returns a picture as it may be published: without what cameras write about place and device, and no wider than Widest. How a
// telephone was held is made good before that is forgotten. What is no picture comes back as it is.
func Cleaned(name string, data []byte) ([]byte, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".jfif":
		return cleanedPicture(data, withoutSegments, func(b *bytes.Buffer, p image.Image) error { return jpeg.Encode(b, p, &jpeg.Options{Quality: 88}) })
	case ".png":
		return cleanedPicture(data, withoutChunks, func(b *bytes.Buffer, p image.Image) error { return png.Encode(b, p) })
	case ".webp":
		return withoutParts(data)
	case ".heic", ".heif", ".tif", ".tiff":
		return nil, ErrForeign
	}
	return data, nil
}

// cleanedPicture takes out what is not the picture itself. Only one that is too wide, or lies on its side, is written anew.
func cleanedPicture(data []byte, without func([]byte) ([]byte, error), encode func(*bytes.Buffer, image.Image) error) ([]byte, error) {
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width < 1 || c.Height < 1 || c.Width*c.Height > mostPixels {
		return nil, ErrUnreadable
	}
	turn := orientation(data)
	if turn < 2 && max(c.Width, c.Height) <= Widest {
		return without(data)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, ErrUnreadable
	}
	var b bytes.Buffer
	if err := encode(&b, upright(scaled(picture), turn)); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func scaled(picture image.Image) image.Image {
	size := picture.Bounds().Size()
	longest := max(size.X, size.Y)
	if longest <= Widest {
		return picture
	}
	to := image.NewRGBA(image.Rect(0, 0, max(1, size.X*Widest/longest), max(1, size.Y*Widest/longest)))
	draw.CatmullRom.Scale(to, to.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	return to
}

// upright returns a picture as it was seen, by its orientation (Exif 2.32, tag 274).
func upright(picture image.Image, orientation int) image.Image {
	if orientation < 2 || orientation > 8 {
		return picture
	}
	from := picture.Bounds()
	w, h := from.Dx(), from.Dy()
	size := image.Rect(0, 0, w, h)
	if orientation >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	to := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			i, j := x, y
			switch orientation {
			case 2:
				i = w - 1 - x
			case 3:
				i, j = w-1-x, h-1-y
			case 4:
				j = h - 1 - y
			case 5:
				i, j = y, x
			case 6:
				i, j = h-1-y, x
			case 7:
				i, j = h-1-y, w-1-x
			case 8:
				i, j = y, w-1-x
			}
			to.Set(i, j, picture.At(from.Min.X+x, from.Min.Y+y))
		}
	}
	return to
}

// orientation returns how a JPEG says that the camera was held; 0 if it does not say.
func orientation(data []byte) int {
	found := 0
	_ = eachSegment(data, func(marker byte, _ int, payload []byte) bool {
		if exif, ok := bytes.CutPrefix(payload, []byte("Exif\x00\x00")); ok && marker == 0xE1 && found == 0 {
			found = orientationIn(exif)
		}
		return true
	})
	return found
}

// orientationIn looks through the first directory of a TIFF header.
func orientationIn(tiff []byte) int {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 0
	}
	for i := range int(order.Uint16(tiff[at:])) {
		entry := at + 2 + 12*i
		if entry+12 > len(tiff) {
			break
		}
		if order.Uint16(tiff[entry:]) == 274 {
			return int(order.Uint16(tiff[entry+8:]))
		}
	}
	return 0
}

// eachSegment calls do with each segment of a JPEG before its picture, until do says no. It fails if that is no JPEG.
func eachSegment(data []byte, do func(marker byte, at int, payload []byte) bool) error {
	at := 2
	if len(data) < 4 || data[0] != 0xFF || data[1] != 0xD8 {
		return ErrUnreadable
	}
	for at+4 <= len(data) && data[at] == 0xFF {
		if data[at+1] == 0xFF {
			at++
			continue
		}
		marker, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if size < 2 || at+2+size > len(data) {
			return ErrUnreadable
		}
		if !do(marker, at, data[at+4:at+2+size]) || marker == 0xDA {
			return nil
		}
		at += 2 + size
	}
	return ErrUnreadable
}

// withoutSegments takes all out of a JPEG that is no part of the picture: of the segments for applications only those of JFIF, of colours and
// of Adobe's transform stay. What follows behind the picture's end goes as well.
func withoutSegments(data []byte) ([]byte, error) {
	out := []byte{0xFF, 0xD8}
	scan := -1
	err := eachSegment(data, func(marker byte, start int, payload []byte) bool {
		if marker == 0xDA {
			scan = start
			return false
		}
		stays := marker == 0xE0 || marker == 0xEE || marker == 0xE2 && bytes.HasPrefix(payload, []byte("ICC_PROFILE"))
		if isOfApplication := marker >= 0xE0 && marker <= 0xEF || marker == 0xFE; stays || !isOfApplication {
			out = append(out, data[start:start+4+len(payload)]...)
		}
		return true
	})
	if err != nil || scan < 0 {
		return nil, ErrUnreadable
	}
	return append(out, data[scan:scan+lengthOfPicture(data[scan:])]...), nil
}

// lengthOfPicture returns where a JPEG ends, from its first scan on: telephones append whole films behind it. Comments between scans stay.
func lengthOfPicture(data []byte) int {
	for at := 0; at+1 < len(data); {
		switch marker := data[at+1]; {
		case data[at] != 0xFF, marker == 0, marker >= 0xD0 && marker <= 0xD7, marker == 0xFF:
			at++
		case marker == 0xD9:
			return at + 2
		case at+4 <= len(data):
			at += 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		default:
			return len(data)
		}
	}
	return len(data)
}

// withoutChunks takes all out of a PNG that is neither the picture nor its colours.
func withoutChunks(data []byte) ([]byte, error) {
	const signature = 8
	if len(data) < signature {
		return nil, ErrUnreadable
	}
	out := bytes.Clone(data[:signature])
	for at := signature; at+12 <= len(data); {
		size := int(binary.BigEndian.Uint32(data[at:]))
		kind := string(data[at+4 : at+8])
		if size < 0 || at+12+size > len(data) {
			return nil, ErrUnreadable
		}
		if kind[0] >= 'A' && kind[0] <= 'Z' || strings.Contains("tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs acTL fcTL fdAT cICP", kind) {
			out = append(out, data[at:at+12+size]...)
		}
		if at += 12 + size; kind == "IEND" {
			return out, nil
		}
	}
	return nil, ErrUnreadable
}

// withoutParts takes what cameras write out of a WebP, and the note that it is there.
func withoutParts(data []byte) ([]byte, error) {
	if len(data) < 12 || string(data[:4]) != "RIFF" || string(data[8:12]) != "WEBP" {
		return nil, ErrUnreadable
	}
	out := bytes.Clone(data[:12])
	for at := 12; at+8 <= len(data); {
		kind, size := string(data[at:at+4]), int(binary.LittleEndian.Uint32(data[at+4:]))
		end := at + 8 + size + size%2
		if size < 0 || at+8+size > len(data) {
			return nil, ErrUnreadable
		}
		part := bytes.Clone(data[at:min(end, len(data))])
		if kind == "VP8X" && len(part) > 8 {
			part[8] &^= 0x0C // there is neither Exif nor XMP
		}
		if kind != "EXIF" && kind != "XMP " {
			out = append(out, part...)
		}
		at = end
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}
