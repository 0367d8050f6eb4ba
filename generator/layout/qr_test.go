package layout

import (
	"fmt"
	"html/template"
	"image"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// painted paints the path of a code, four pixels a module.
func painted(t *testing.T, svg string) image.Image {
	t.Helper()
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	box := regexp.MustCompile(`viewBox="0 0 (\d+) `).FindStringSubmatch(svg)
	if box == nil {
		t.Fatal("no code: " + svg)
	}
	const zoom = 4
	side := number(box[1]) * zoom
	img := image.NewGray(image.Rect(0, 0, side, side))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for _, run := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-\d+z`).FindAllStringSubmatch(svg, -1) {
		x, y, n := number(run[1])*zoom, number(run[2])*zoom, number(run[3])*zoom
		for dy := range zoom {
			for dx := range n {
				img.Set(x+dx, y+dy, color.Gray{0})
			}
		}
	}
	return img
}

func TestAQRCodeIsReadBack(t *testing.T) {
	q := &qrCodes{}
	for n := 1; n < 400; n += 23 {
		address := fmt.Sprintf("https://www.example.gov.cn/zdgz/%s/tasks/%d/", strings.Repeat("a", n), n)
		picture, err := gozxing.NewBinaryBitmapFromImage(painted(t, string(q.qr(template.URL(address)))))
		if err != nil {
			t.Fatal(err)
		}
		read, err := qrcode.NewQRCodeReader().Decode(picture, nil)
		if err != nil || read.GetText() != address {
			t.Errorf("%d characters: read %v, %v", len(address), read, err)
		}
	}
}

func TestAnAddressTooLongForAQRCodeHasNone(t *testing.T) {
	if got := (&qrCodes{}).qr(template.URL("https://www.example.org/" + strings.Repeat("a", 5000))); got != "" {
		t.Errorf("got %.80s", got)
	}
}
