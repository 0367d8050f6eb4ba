package importer

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongshi/generator/phrase"
)

// Keys stand in addresses, which stay for good: so one is made that a person can say. Whoever wants another changes it in site.toml before
// the site is published.

// mostOfKey bounds a key that is made of a name.
const mostOfKey = 40

// OfficeKey returns a key for an office that is not among those taken: of a name in Latin letters its words, of one in Chinese the first letter
// of each syllable, as in zhxts for 综合协调室. Where neither gives a key, it has a number.
func OfficeKey(name string, taken map[string]bool) string {
	key := latinKey(name)
	if key == "" && !phrase.Latin(name) {
		key = initialsOf(name)
	}
	if key == "" {
		return numberedKey("office", len(taken)+1, taken)
	}
	if taken[key] {
		return numberedKey(key, 2, taken)
	}
	return key
}

// numberedKey returns the first key of a kind, counted from a number, that is not taken.
func numberedKey(kind string, from int, taken map[string]bool) string {
	for n := from; ; n++ {
		if key := kind + "-" + strconv.Itoa(n); !taken[key] {
			return key
		}
	}
}

var notOfKeys = regexp.MustCompile(`[^a-z0-9]+`)

// latinKey makes a key of a name in Latin letters; of another, or a long one, none.
func latinKey(name string) string {
	key := strings.Trim(notOfKeys.ReplaceAllString(strings.ToLower(name), "-"), "-")
	if !phrase.Latin(name) || len(key) > mostOfKey {
		return ""
	}
	return key
}

// readings are words of offices in which a character is not said as it mostly is.
var readings = strings.NewReplacer("协调", "xt", "调解", "tj", "调处", "tc", "调节", "tj", "行业", "hy", "银行", "yh", "会计", "kj", "重建", "cj", "重庆", "cq", "厦门", "xm")

// initialsOf makes a key of the first letters of the syllables of a Chinese name, with the Latin letters and digits in it. A character of which
// the letter is not known leaves no key: it would be missing in the middle.
func initialsOf(name string) string {
	var key strings.Builder
	for _, r := range readings.Replace(strings.ToLower(phrase.Plain(name))) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			key.WriteRune(r)
		case unicode.Is(unicode.Han, r):
			letter := initialOf(r)
			if letter == 0 {
				return ""
			}
			key.WriteByte(letter)
		}
	}
	if key.Len() > mostOfKey {
		return ""
	}
	return key.String()
}

// The common characters of GB 2312 stand in the order of how they are said. firsts are those with which another letter begins.
const (
	firsts  = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
	letters = "abcdefghjklmnopqrstwxyz"
	last    = "座"
)

// initialOf returns the letter with which a common character begins when it is said; 0 of another.
func initialOf(r rune) (letter byte) {
	code := gb2312(string(r))
	if code == "" || code > gb2312(last) {
		return 0
	}
	i := 0
	for _, first := range firsts {
		if code >= gb2312(string(first)) {
			letter = letters[i]
		}
		i++
	}
	return letter
}

// gb2312 returns the code of a character; none if it has none there.
func gb2312(character string) string {
	code, err := simplifiedchinese.GBK.NewEncoder().String(character)
	if err != nil || len(code) != 2 || code[0] < 0xb0 || code[1] < 0xa1 {
		return ""
	}
	return code
}
