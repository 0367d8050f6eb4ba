package form

import "golang.org/x/text/width"

// widthOf returns how wide a text is, in Latin letters.
func widthOf(text string) int {
	n := 0
	for _, r := range text {
		n += widthOfRune(r)
	}
	return n
}

func widthOfRune(r rune) int {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return 2
	}
	return 1
}
