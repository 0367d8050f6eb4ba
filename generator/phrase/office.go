package phrase

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names are the offices that are known, under all their names.
type Names struct {
	of     map[string]string // by how they are compared: the name to use
	longer []string          // the keys, longest first
}

// NewNames makes the names of nobody.
func NewNames() *Names { return &Names{of: map[string]string{}} }

// Add makes an office known under a name.
func (n *Names) Add(name, as string) {
	key := keyOf(name)
	if key == "" || n.of[key] != "" {
		return
	}
	n.of[key] = as
	at, _ := slices.BinarySearchFunc(n.longer, key, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b)) })
	n.longer = slices.Insert(n.longer, at, key)
}

// Known returns the office of a name.
func (n *Names) Known(name string) (string, bool) {
	as, is := n.of[keyOf(name)]
	return as, is
}

// keyOf returns a name as it is compared: without blanks between Chinese characters, in small letters.
func keyOf(name string) string {
	return strings.ToLower(Plain(strings.Map(narrowName, name)))
}

// IsCollective reports whether a name is a phrase for many: 相关科室, 各镇街.
func IsCollective(name string) bool { return collective.MatchString(name) }

var collective = regexp.MustCompile(`^(?:各|有关|相关|所有|全体|其他|其它|全[市县区省局])|各(?:有关|相关|镇|乡|街|县|区|市|部门|单位|科室|处室|股室|成员|级)|^.{0,3}直(?:各|有关|相关)|(?i:^(?:all|other|relevant|various|each)\b)|^等`)

// suffixes are how the names of offices end in Chinese.
var suffixes = regexp.MustCompile(`(?:局|委|办|厅|部|室|科|处|股|队|院|会|中心|公司|银行|集团|镇|街|街道|乡|区|县|市|府|所|站|社|团|校|园|馆|台|政协|人大|工会|联|科协|组|岗|行|学|企业|单位|部门|机构|署|段|司|庭|场|港|矿|厂|村|网格|专班|党校|省|州|盟|旗|等|委员会|委会|（.*）)$`)

// etc is a word for others that are not named.
var etc = regexp.MustCompile(`等(?:\d*[个家]?(?:有关|相关|各|多个|其他)*(?:单位|部门|科室|处室|股室|镇街|机构|责任单位|成员单位)?)$|(?i:,? etc\.?$)`)

// nobodyIs are signs for nobody.
var nobodyIs = regexp.MustCompile(`^(?:[-—–/\\.]*|无|暂无|(?i:n/?a|none|tbd))$`)

// split cuts a text into names.
func (n *Names) split(text string, doubt func(kind, words string)) (all []string) {
	text, masked := n.mask(text)
	for _, item := range cut(text) {
		item = strings.Trim(item, blanks)
		for _, prefix := range []string{"由", "请", "以及", "和", "及", "并由", "并"} {
			if rest := strings.TrimPrefix(item, prefix); rest != item && suffixes.MatchString(rest) {
				item = rest
				break
			}
		}
		if nobodyIs.MatchString(item) {
			continue
		}
		all = append(all, n.names(unmask(item, masked), doubt)...)
	}
	return all
}

// mask puts one sign in place of each known name that has a separator in it.
func (n *Names) mask(text string) (string, []string) {
	var masked []string
	for _, key := range n.longer {
		if !strings.ContainsAny(key, "、，,；;/ ") || !strings.Contains(strings.ToLower(text), key) || len(masked) > 100 {
			continue
		}
		lower := strings.ToLower(text)
		if len(lower) != len(text) {
			continue
		}
		for at := strings.Index(lower, key); at >= 0; at = strings.Index(lower, key) {
			text = text[:at] + string(rune(0xE000+len(masked))) + text[at+len(key):]
			lower = strings.ToLower(text)
		}
		masked = append(masked, key)
	}
	return text, masked
}

func unmask(item string, masked []string) string {
	for k, key := range masked {
		item = strings.ReplaceAll(item, string(rune(0xE000+k)), key)
	}
	return item
}

// cut cuts a text at separators outside of brackets.
func cut(text string) []string {
	latin := isLatin(text)
	depth, from := 0, 0
	var all []string
	for at, r := range text {
		switch {
		case r == '（':
			depth++
		case r == '）':
			depth = max(depth-1, 0)
		case r == '\n' || depth == 0 && (strings.ContainsRune("、，,；;/\t。", r) || r == '.' && !latin):
			all = append(all, text[from:at])
			from, depth = at+utf8.RuneLen(r), 0
		}
	}
	return append(all, text[from:])
}

// names returns the names in what stands between two separators.
func (n *Names) names(item string, doubt func(kind, words string)) []string {
	if as, is := n.Known(item); is {
		return []string{as}
	}
	if rest := etc.ReplaceAllString(item, ""); rest != item {
		word := strings.TrimPrefix(item, rest)
		if as, is := n.Known(word); is {
			if strings.Trim(rest, blanks) == "" {
				return []string{as}
			}
			return append(n.names(rest, doubt), as)
		}
		doubt("office-etc", item)
		if item = strings.Trim(rest, blanks); item == "" {
			return nil
		}
		return n.names(item, doubt)
	}
	if parts := n.inRow(keyOf(item)); parts != nil {
		return parts
	}
	if isLatin(item) {
		return n.latin(item, doubt)
	}
	for _, form := range []func(string) []string{atBlanks, atAnd} {
		if parts := form(item); len(parts) > 1 {
			var all []string
			for _, part := range parts {
				all = append(all, n.names(part, doubt)...)
			}
			return all
		}
	}
	return n.one(Plain(item), doubt)
}

// severalIn reports whether a name may be several: a known one stands at an end of it, beside what ends as a name does.
func (n *Names) severalIn(item string) bool {
	for _, key := range n.longer {
		if utf8.RuneCountInString(key) < 4 || len(key) >= len(item) {
			continue
		}
		if rest, is := strings.CutSuffix(item, key); is && utf8.RuneCountInString(rest) > 2 && suffixes.MatchString(rest) {
			return true
		}
	}
	return false
}

// latin returns the names in an item in Latin letters, where only "and" parts them.
func (n *Names) latin(item string, doubt func(kind, words string)) []string {
	item = strings.NewReplacer("（", "(", "）", ")").Replace(item)
	item = strings.Join(strings.Fields(item), " ")
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
		for _, key := range n.longer {
			if end := at + len(key); len(key) > 3 && end <= len(text) && !reached[end] && text[at:end] == key {
				reached[end], from[end] = true, key
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
	first, _ := utf8.DecodeRuneInString(item)
	switch parts := togetherWith(item, first); {
	case digits > 6, ofPersons.MatchString(item):
		doubt("office-person", "")
		return nil
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

// ofPersons matches what is said of a person.
var ofPersons = regexp.MustCompile(`(?:局长|主任|科长|市长|县长|区长|镇长|乡长|书记|同志|部长|处长|厅长|经理|董事长|校长|院长|所长|站长|队长|秘书长|主席)$`)

// surnames are the more common ones: a short word that begins with one and does not end as an office does is a person's name.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文欧阳"

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
