package markdown

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// A File is what the caller knows of a file to which a document links. It says so in the words of no language: the names of
// formats and of units are the same in all.
type File struct {
	Name          string
	Size          int64 // bytes
	Width, Height int   // of a picture, as it is shown; 0 if that is not known
}

// Detail returns what stands in the open place of a link or an image that leads to the file.
func (f File) Detail(image bool) string {
	switch {
	case image:
		return f.dimensions()
	case slices.Contains(pictures, f.extension()):
		return "" // a browser shows it in a moment
	}
	return f.note()
}

// pictures are the formats that browsers show.
var pictures = []string{"JPG", "JPEG", "PNG", "GIF", "WEBP", "AVIF", "SVG", "BMP"}

// dimensions are attributes by which a browser keeps the room for a picture, so that nothing jumps when it comes.
func (f File) dimensions() string {
	if f.Width <= 0 || f.Height <= 0 {
		return ""
	}
	return ` width="` + strconv.Itoa(f.Width) + `" height="` + strconv.Itoa(f.Height) + `"`
}

// note says of what type a file is, and how large, before anybody fetches it.
func (f File) note() string {
	said := size(f.Size)
	if format := f.extension(); format != "" {
		said = format + " " + said
	}
	return ` <span class="file">(` + said + `)</span>`
}

// extension returns the ending of the file's name in capitals, if it is one that names a format.
func (f File) extension() string {
	const longest = 6
	ending := strings.ToUpper(strings.TrimPrefix(path.Ext(f.Name), "."))
	if len(ending) > longest || strings.ContainsFunc(ending, func(c rune) bool { return (c < 'A' || c > 'Z') && (c < '0' || c > '9') }) {
		return ""
	}
	return ending
}

// size says a number of bytes in the unit that fits, as desktops do: a KB is 1024 bytes. No line ends before the unit.
func size(bytes int64) string {
	units := []string{"B", "KB", "MB", "GB", "TB"}
	n, unit := float64(bytes), 0
	for n >= 1023.5 && unit < len(units)-1 {
		n, unit = n/1024, unit+1
	}
	decimals := 0
	if unit > 0 && n < 9.95 {
		decimals = 1
	}
	return strings.TrimSuffix(strconv.FormatFloat(n, 'f', decimals, 64), ".0") + "\u00A0" + units[unit]
}
