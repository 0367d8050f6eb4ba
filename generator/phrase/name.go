package phrase

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// severalIn reports whether a name may be several: a known one stands at an end of it, beside what ends as a name does.
func (n *Names) severalIn(item string) bool {
	for at := range item {
		rest, key := item[:at], item[at:]
		if _, is := n.of[key]; is && utf8.RuneCountInString(key) >= 4 && utf8.RuneCountInString(rest) > 2 && suffixes.MatchString(rest) {
			return true
		}
	}
	return false
}

// latin returns the names in an item in Latin letters, where only "and" parts them.
func (n *Names) latin(item string, doubt func(kind, words string)) []string {
	item = strings.NewReplacer("（", "(", "）", ")").Replace(item)
	item = strings.Join(strings.Fields(item), " ")
	if titled := personLatin.FindStringSubmatch(item); titled != nil {
		doubt("office-person", "")
		if titled[1] == "" {
			return nil
		}
		item = titled[1]
	}
	parts := regexpAnd.Split(item, -1)
	if len(parts) < 2 {
		return []string{item}
	}
	known := 0
	for _, part := range parts {
		if _, is := n.Known(part); is {
			known++
		}
	}
	if known < len(parts) { // Parks and Recreation
		doubt("office-and", item)
		return []string{item}
	}
	var all []string
	for _, part := range parts {
		as, _ := n.Known(part)
		all = append(all, as)
	}
	return all
}

// personLatin matches a person with a title, and the office in brackets: Mr J. Smith (Estates).
var personLatin = regexp.MustCompile(`^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Councillor|Councilmember|Alderman)\b\.?[^()]*(?:\(([^()]+)\))?$`)

var regexpAnd = regexp.MustCompile(`(?i)\s+(?:and|&|with)\s+`)

// inRow cuts a text that consists of known names with nothing between; nil if it does not.
func (n *Names) inRow(text string) []string {
	if len(text) > 600 {
		return nil
	}
	from := make([]string, len(text)+1) // the last name of a row that ends there
	reached := make([]bool, len(text)+1)
	reached[0] = true
	for at := 0; at < len(text); at++ {
		if !reached[at] {
			continue
		}
		if text[at] == ' ' {
			if !reached[at+1] {
				reached[at+1], from[at+1] = true, " "
			}
			continue
		}
		for _, size := range n.sizes {
			end := at + size
			if size <= 3 || end > len(text) || reached[end] {
				continue
			}
			if _, is := n.of[text[at:end]]; is {
				reached[end], from[end] = true, text[at:end]
			}
		}
	}
	if !reached[len(text)] || len(text) == 0 {
		return nil
	}
	var all []string
	for at := len(text); at > 0; at -= len(from[at]) {
		if from[at] != " " {
			all = append(all, n.of[from[at]])
		}
	}
	slices.Reverse(all)
	return all
}

// atBlanks parts names that blanks stand between, if each part ends as a name does, or is as short as a person's.
func atBlanks(item string) []string {
	parts, ends := strings.Fields(item), 0
	for _, part := range parts {
		length := utf8.RuneCountInString(part)
		if suffixes.MatchString(part) && length > 1 {
			ends++
		} else if length < 2 || length > 3 {
			return nil
		}
	}
	if ends == 0 {
		return nil
	}
	return parts
}

var andHan = regexp.MustCompile(`以及|和|及|与`)

// atAnd parts names that "and" stands between: 住房和城乡建设局 is one.
func atAnd(item string) []string {
	item = Plain(item)
	for _, loc := range andHan.FindAllStringIndex(item, -1) {
		left, right := item[:loc[0]], item[loc[1]:]
		if suffixes.MatchString(left) && suffixes.MatchString(right) && utf8.RuneCountInString(left) > 1 && utf8.RuneCountInString(right) > 2 &&
			!strings.HasSuffix(left, "区") && !strings.HasSuffix(left, "市") && !strings.HasSuffix(left, "会") {
			return []string{left, right}
		}
	}
	return nil
}

// runTogether matches the end of one name before what the next begins with.
var runTogether = regexp.MustCompile(`(?:局|委|办|厅|队|院|联|府|中心)([市县区省州])`)

// one returns a single name, and what is odd about it.
func (n *Names) one(item string, doubt func(kind, words string)) []string {
	length, digits := utf8.RuneCountInString(item), 0
	for _, r := range item {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if bare := marked.ReplaceAllString(item, ""); bare != item {
		doubt("office-marked", item)
		return n.names(bare, doubt)
	}
	if office, is := withoutPerson(item); is {
		doubt("office-person", "")
		if office == "" {
			return nil
		}
		return n.names(office, doubt)
	}
	first, _ := utf8.DecodeRuneInString(item)
	switch parts := togetherWith(item, first); {
	case digits > 6, ofPersons.MatchString(item):
		doubt("office-person", "")
		return nil
	case IsCollective(item) && length > 2 && length <= 25 && digits == 0:
	case len(parts) > 1:
		doubt("office-together", strings.Join(parts, "、"))
		return parts
	case !suffixes.MatchString(item) && length <= 3 && strings.ContainsRune(surnames, first):
		doubt("office-person", "")
		return nil
	case !suffixes.MatchString(item) && length <= 3:
		doubt("office-short", item)
		return nil
	case n.severalIn(item):
		doubt("office-several", item)
	case !suffixes.MatchString(item) || length > 25 || digits > 0:
		doubt("office-odd", item)
	}
	return []string{item}
}

// lastBrackets are those at the end of a name.
var lastBrackets = regexp.MustCompile(`^([^（）]*)（([^（）]+)）$`)

// withoutPerson takes a person out of a name: 市发改委（张三）, 张三（市发改委）.
func withoutPerson(item string) (office string, is bool) {
	m := lastBrackets.FindStringSubmatch(item)
	switch {
	case m == nil:
		return "", false
	case isPerson(m[2]):
		return m[1], true
	case isPerson(m[1]) && suffixes.MatchString(m[2]):
		return m[2], true
	}
	return "", false
}

// marked are signs beside a name.
var marked = regexp.MustCompile(`^[★☆▲△●◆※#]+|[★☆▲△●◆※#]+$`)

// isPerson reports whether a text is as one that names a person, or what one is.
func isPerson(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	length := utf8.RuneCountInString(text)
	return ofPersons.MatchString(text) || length >= 2 && length <= 3 && strings.ContainsRune(surnames, first) && !suffixes.MatchString(text)
}

// ofPersons matches what is said of a person.
var ofPersons = regexp.MustCompile(`(?:局长|主任|科长|市长|县长|区长|镇长|乡长|书记|同志|部长|处长|厅长|经理|董事长|校长|院长|所长|站长|队长|秘书长|主席)$`)

// surnames are the more common ones: a short word that begins with one and does not end as an office does is a person's name.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文欧阳"

// IsPerson reports whether a word is a person's name, as far as that shows.
func IsPerson(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	length := utf8.RuneCountInString(word)
	return length > 1 && length <= 3 && strings.ContainsRune(surnames, first) && !suffixes.MatchString(word)
}

// togetherWith parts names that have nothing between, each of which begins with the same character, as those of a city do.
func togetherWith(item string, first rune) (all []string) {
	if !strings.ContainsRune("市县区省州", first) {
		return nil
	}
	from := 0
	for _, loc := range runTogether.FindAllStringSubmatchIndex(item, -1) {
		if r, _ := utf8.DecodeRuneInString(item[loc[2]:]); r == first {
			all = append(all, item[from:loc[2]])
			from = loc[2]
		}
	}
	return append(all, item[from:])
}
