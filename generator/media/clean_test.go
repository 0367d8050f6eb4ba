package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"gongshi/generator/tree"
)

// half returns a picture whose left half is red and whose right half is blue.
func half(width, height int) image.Image {
	p := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			p.Set(x, y, color.RGBA{R: 255, A: 255})
			if x >= width/2 {
				p.Set(x, y, color.RGBA{B: 255, A: 255})
			}
		}
	}
	return p
}

// exif returns what a telephone writes: how it was held, and where it was.
func exif(orientation uint16) []byte {
	var b bytes.Buffer
	entry := func(tag, kind uint16, count uint32, value []byte) {
		binary.Write(&b, binary.BigEndian, tag)
		binary.Write(&b, binary.BigEndian, kind)
		binary.Write(&b, binary.BigEndian, count)
		b.Write(value)
	}
	b.WriteString("Exif\x00\x00MM\x00*\x00\x00\x00\x08")
	binary.Write(&b, binary.BigEndian, uint16(2))
	entry(274, 3, 1, []byte{byte(orientation >> 8), byte(orientation), 0, 0})
	entry(0x8825, 4, 1, []byte{0, 0, 0, 38})
	b.Write([]byte{0, 0, 0, 0})
	binary.Write(&b, binary.BigEndian, uint16(4))
	entry(1, 2, 2, []byte("N\x00\x00\x00"))
	entry(2, 5, 3, []byte{0, 0, 0, 92})
	entry(3, 2, 2, []byte("E\x00\x00\x00"))
	entry(4, 5, 3, []byte{0, 0, 0, 92})
	b.Write([]byte{0, 0, 0, 0})
	for _, n := range []uint32{34, 1, 48, 1, 30, 1} {
		binary.Write(&b, binary.BigEndian, n)
	}
	return b.Bytes()
}

// photograph returns a JPEG as a telephone writes it, with a film behind it.
func photograph(t testing.TB, width, height int, orientation uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, half(width, height), nil); err != nil {
		t.Fatal(err)
	}
	plain := b.Bytes()
	all := bytes.Clone(plain[:2])
	for _, segment := range [][]byte{append([]byte{0xFF, 0xE1}, exif(orientation)...), append([]byte{0xFF, 0xFE}, "在陶庄镇拍的"...)} {
		size := len(segment)
		all = append(all, segment[0], segment[1], byte(size>>8), byte(size))
		all = append(all, segment[2:]...)
	}
	all = append(all, plain[2:]...)
	return append(all, "film taken at 34.8N"...)
}

func TestAPhotographLosesItsPlaceAndKeepsItsPicture(t *testing.T) {
	was := photograph(t, 60, 40, 1)
	if _, is := Position(tree.Of(map[string]string{"a.jpg": string(was)}).File("a.jpg")); !is {
		t.Fatal("the photograph has no position to begin with")
	}
	got, err := Cleaned("a.JPG", was)
	if err != nil {
		t.Fatal(err)
	}
	if _, is := Position(tree.Of(map[string]string{"a.jpg": string(got)}).File("a.jpg")); is || bytes.Contains(got, []byte("陶庄")) || bytes.Contains(got, []byte("film")) || bytes.Contains(got, []byte("Exif")) {
		t.Error("it still says where it was taken")
	}
	before, _ := jpeg.Decode(bytes.NewReader(was))
	after, err := jpeg.Decode(bytes.NewReader(got))
	if err != nil || !bytes.Equal(before.(*image.YCbCr).Y, after.(*image.YCbCr).Y) {
		t.Errorf("it is another picture: %v", err)
	}
}

func TestAPhotographStandsAsItWasSeen(t *testing.T) {
	for orientation, red := range map[uint16]image.Point{1: {10, 20}, 2: {50, 20}, 3: {50, 20}, 4: {10, 20}, 5: {20, 10}, 6: {20, 10}, 7: {20, 50}, 8: {20, 50}} {
		got, err := Cleaned("a.jpg", photograph(t, 60, 40, orientation))
		if err != nil {
			t.Fatal(err)
		}
		p, err := jpeg.Decode(bytes.NewReader(got))
		if err != nil {
			t.Fatal(err)
		}
		if r, _, b, _ := p.At(red.X, red.Y).RGBA(); r < 0xC000 || b > 0x4000 {
			t.Errorf("orientation %d: the left half is not at %v", orientation, red)
		}
	}
}

func TestAWidePictureIsMadeSmaller(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, half(5000, 50)); err != nil {
		t.Fatal(err)
	}
	for name, picture := range map[string][]byte{"a.jpg": photograph(t, 4000, 3000, 1), "a.png": b.Bytes()} {
		got, err := Cleaned(name, picture)
		if err != nil {
			t.Fatal(err)
		}
		if c, _, err := image.DecodeConfig(bytes.NewReader(got)); err != nil || c.Width != Widest {
			t.Errorf("%s is %d wide: %v", name, c.Width, err)
		}
	}
}

func TestOtherFormatsLoseWhatIsNoPicture(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, half(10, 10)); err != nil {
		t.Fatal(err)
	}
	text := []byte("\x00\x00\x00\x09tEXtGPS\x0034.8N\x00\x00\x00\x00")
	text[3] = 9
	with := append(bytes.Clone(b.Bytes()[:33]), append(text, b.Bytes()[33:]...)...)
	if got, err := Cleaned("a.png", with); err != nil || !bytes.Equal(got, b.Bytes()) {
		t.Errorf("a PNG: %v", err)
	}
	webp := []byte("RIFF\x2a\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x0c012345678EXIF\x04\x00\x00\x00GPS!VP8L\x02\x00\x00\x00xx")
	if got, err := Cleaned("a.webp", webp); err != nil || bytes.Contains(got, []byte("GPS")) || !bytes.Contains(got, []byte("VP8L")) || got[20] != 0 {
		t.Errorf("a WebP: %v %q", err, got)
	}
	if got, err := Cleaned("a.pdf", []byte("%PDF")); err != nil || string(got) != "%PDF" {
		t.Errorf("what is no picture: %v", err)
	}
	if _, err := Cleaned("a.HEIC", nil); !errors.Is(err, ErrForeign) {
		t.Errorf("HEIC: %v", err)
	}
	if _, err := Cleaned("a.jpg", []byte("no picture")); !errors.Is(err, ErrUnreadable) {
		t.Errorf("what only has the name: %v", err)
	}
}

func FuzzCleaned(f *testing.F) {
	f.Add(photograph(f, 8, 8, 6))
	f.Add([]byte("RIFF\x2a\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x0c012345678EXIF\x04\x00\x00\x00GPS!"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.jpg", "a.png", "a.webp"} {
			if len(data) < 4096 {
				_, _ = Cleaned(name, data)
			}
		}
	})
}
