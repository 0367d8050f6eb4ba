package site

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/media"
	"gongshi/generator/tree"
)

// attachmentMistakes are those of files that are copied, and of files in the wrong place.
var attachmentMistakes = []mistake{
	{"two names that differ in capitals", "", "", "", files{"content/2022/files/Map.png": "x", "content/2022/files/map.png": "y"},
		"content/2022/files/map.png case-clash | other=content/2022/files/Map.png"},
	{"two tasks whose names differ in capitals", "", "", "", files{"content/2022/02-Second.md": second, secondFile: strings.Replace(second, "= 2\n", "= 3\n", 1)},
		secondFile + " case-clash | other=content/2022/02-Second.md"},
	{"a name that ends in a dot", "", "", "", files{"content/2022/files/a.": "x"}, "content/2022/files/a. attachment-name | value=a."},
	{"a folder's name that ends in a space", "", "", "", files{"content/2022/files/照片 /a.png": "x"}, "content/2022/files/照片 /a.png attachment-name | value=照片 "},
	{"a file to which nothing links", "", "", "", files{"content/2022/files/a.png": "x"}, "content/2022/files/a.png attachment-unlinked"},
	{"a file to which an update links that waits", "", "", "", files{"content/2022/files/a.png": "x", taskFile: sound[taskFile] + "\n## 2022-06-01 待 [待审]\n\n[x](files/a.png)\n"},
		"content/2022/files/a.png attachment-held-back"},
	{"a file that runs", "", "", "", files{"content/2022/files/a.svg": "<svg><script>", taskFile: sound[taskFile] + "\n[x](files/a.svg)\n"}, "content/2022/files/a.svg attachment-active"},
	{"a picture beside the tasks", "", "", "", files{"content/2022/a.png": "x"}, "content/2022/a.png attachment-misplaced | expected=content/2022/files/a.png"},
	{"a task in a folder", "", "", "", files{"content/2022/more/02.md": second}, "content/2022/more/02.md task-misplaced | expected=content/2022/02.md"},
	{"a name in capitals", "", "", "", files{"content/2022/02.MD": second}, "content/2022/02.MD extension-case | expected=02.md | value=02.MD"},
	{"a plan in the place of the search", "", "", "", files{"content/search/index.md": sound[planFile]}, "content/search/index.md reserved-name | value=search"},
	{"an ordinary page in the place of the search", "", "", "", files{"content/search.md": sound[articleFile]}, "content/search.md reserved-name | value=search"},
	{"two pages in one place of the menu", articleFile, "title", "menu = 2\ntitle", files{"content/help.md": "+++\ntitle = \"帮助\"\nmenu = 2\n+++\n"},
		"content/help.md:3:8 menu-place-twice | other=content/about.md | value=2"},
	{"a negative place in the menu", articleFile, "title", "menu = -1\ntitle", nil, "article:2:8 negative | key=menu | value=-1"},
	{"a file of nothing but blanks", "", "", "", files{articleFile: " \n\n"}, "article:1:1 file-empty"},
	{"a file in UTF-16", "", "", "", files{articleFile: "\xff\xfe+\x00"}, "article:1:1 utf-16"},
	{"a partner that is an office", taskFile, "lead  ", "partners = [\"消防\", \"危化室\"]\nlead  ", nil, "task:5:19 partner-is-office | other=hazchem | value=危化室"},
	{"several offices in one text", taskFile, `"hazchem"`, `"危化室、科技和信息化室"`, nil,
		`task:5:13 offices-in-one-text | expected="危化室", "科技和信息化室" | value=危化室、科技和信息化室`},
	{"a redirect from an address without a slash", configFile, "[[offices]]\nkey     ", "[redirects]\nold = \"/2022/\"\n\n[[offices]]\nkey     ", nil, "config:8:1 redirect-from | expected=/old/ | value=old"},
	{"a redirect to another site", configFile, "[[offices]]\nkey     ", "[redirects]\n\"/old/\" = \"https://x.cn/\"\n\n[[offices]]\nkey     ", nil, "config:8:11 redirect-to | value=https://x.cn/"},
	withTable("a milestone that recurs in no whole period", "[[milestones]]\ntitle = \"检查\"\nevery = \"year\"\n", "task:12:9 no-whole-period | expected=2022-02-18 – 2022-12-31 | value=year"),
}

func TestMistakesInAttachmentsAndPlaces(t *testing.T) { checkMistakes(t, attachmentMistakes) }

func TestAnAttachmentsNameMustBePossibleInAnAddress(t *testing.T) {
	for name, unfit := range map[string]bool{
		`content/2022/files/a\b.png`: true, "content/2022/files/a\tb.png": true, "content/2022/files/ a.png": true, "content/2022/files/a.png ": true, "content/2022/files/x./a.png": true,
		"content/2022/files/储罐 1#（改）.JPG": false, "content/2022/files/.well/a": false,
	} {
		if _, got := unfitName(name); got != unfit {
			t.Errorf("%q: unfit is %v", name, got)
		}
	}
}

func TestALargeAttachmentIsAWarning(t *testing.T) {
	for size, want := range map[int]string{media.MostBytes: "", media.MostBytes + 1: "content/2022/files/a.pdf attachment-large | expected=20 | value=21"} {
		_, problems, _ := read(t, changed(files{"content/2022/files/a.pdf": strings.Repeat("x", size), taskFile: sound[taskFile] + "\n[x](files/a.pdf)\n"}), false)
		if got := reported(problems); got != want || len(problems.Errors()) > 0 {
			t.Errorf("%d bytes: %s", size, got)
		}
	}
}

// photograph returns a JPEG of nothing but metadata, taken at a latitude and a longitude in degrees.
func photograph(latitude, longitude uint32) string {
	const ifd, gps, degrees = 8, 26, 80
	var exif bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			if err := binary.Write(&exif, binary.BigEndian, v); err != nil {
				panic(err)
			}
		}
	}
	put([]byte("MM\x00*"), uint32(ifd))
	put(uint16(1), uint16(0x8825), uint16(4), uint32(1), uint32(gps), uint32(0))
	put(uint16(4))
	put(uint16(1), uint16(2), uint32(2), []byte("N\x00\x00\x00"))
	put(uint16(2), uint16(5), uint32(3), uint32(degrees))
	put(uint16(3), uint16(2), uint32(2), []byte("E\x00\x00\x00"))
	put(uint16(4), uint16(5), uint32(3), uint32(degrees+24))
	put(uint32(0))
	for exif.Len() < degrees {
		put(byte(0))
	}
	for _, value := range []uint32{latitude, longitude} {
		put(value, uint32(1), uint32(30), uint32(1), uint32(0), uint32(1))
	}
	var jpeg bytes.Buffer
	jpeg.WriteString("\xff\xd8\xff\xe1")
	_ = binary.Write(&jpeg, binary.BigEndian, uint16(exif.Len()+8))
	jpeg.WriteString("Exif\x00\x00")
	jpeg.Write(exif.Bytes())
	jpeg.WriteString("\xff\xd9")
	return jpeg.String()
}

func TestAPictureThatSaysWhereItWasTakenIsAnError(t *testing.T) {
	const place = "content/2022/files/照片.JPG"
	for text, want := range map[string]string{
		photograph(34, 117): place + " attachment-position | value=GPS",
		photograph(0, 0):    place + " attachment-position | value=GPS", // half a degree is a place
		"no picture at all": "",
		"\xff\xd8\xff\xe1":  "",
	} {
		_, problems, _ := read(t, changed(files{place: text, taskFile: sound[taskFile] + "\n[x](files/照片.JPG)\n"}), false)
		if got := reported(problems); got != want || len(problems.Errors()) != len(problems) {
			t.Errorf("%.10q: %s", text, got)
		}
	}
}

func TestAPictureThatDidNotChangeIsNotReadAgain(t *testing.T) {
	root := t.TempDir()
	picture := filepath.Join(root, "content/2022/files/a.jpg")
	for name, text := range changed(files{"content/2022/files/a.jpg": photograph(34, 117)}) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	first, err := tree.Scan(root, nil, ConfigFile, ContentDir)
	if err != nil {
		t.Fatal(err)
	}
	r := &Reader{}
	o := Options{Languages: []string{"zh-CN"}}
	_, before, err := r.Read(first, o)
	if err != nil || len(before) != 1 {
		t.Fatalf("%v, %s", err, reported(before))
	}
	if err := os.Remove(picture); err != nil {
		t.Fatal(err)
	}
	if _, after, err := r.Read(first, o); err != nil || len(after) != 1 {
		t.Errorf("%v, %s", err, reported(after))
	}
}

func TestTargetsSayWhatTheFileIs(t *testing.T) {
	body := "![图](files/a.png)\n\n[图](files/a.png) [表](files/b.csv#2) [见](index.md) [本](#甲)\n\n### 甲"
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, image.NewGray(image.Rect(0, 0, 6, 4))); err != nil {
		t.Fatal(err)
	}
	m := linked("", body, "", files{"content/2022/files/a.png": encoded.String(), "content/2022/files/b.csv": "a,b"})
	s, problems, _ := read(t, m.files(t), false)
	if len(problems) > 0 {
		t.Fatal(reported(problems))
	}
	var got []string
	for _, target := range s.Plans[0].Tasks[0].Body.Targets {
		got = append(got, target.Detail)
	}
	want := []string{` width="6" height="4"`, "", " <span class=\"file\">(CSV 3\u00A0B)</span>", "", ""}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}
