package phrase

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Names are the offices that are known, under all their names.
type Names struct {
	of     map[string]string // by how they are compared: the name to use
	sizes  []int             // the lengths of the keys
	parted []string          // the keys with what else parts names in them, longest first
	learnt map[string]bool   // the keys of those that a document itself named
}

// NewNames makes the names of nobody.
func NewNames() *Names { return &Names{of: map[string]string{}, learnt: map[string]bool{}} }

// mostLearnt bounds how many names a document teaches: each is looked for in all cells.
const mostLearnt = 2000

// Learn makes an office known that a document named beyond doubt.
func (n *Names) Learn(name string) {
	if key := keyOf(name); n.of[key] == "" && len(n.learnt) < mostLearnt {
		n.learnt[key] = true
		n.Add(name, name)
	}
}

// Add makes an office known under a name.
func (n *Names) Add(name, as string) {
	key := keyOf(name)
	if key == "" || n.of[key] != "" {
		return
	}
	n.of[key] = as
	if !slices.Contains(n.sizes, len(key)) {
		n.sizes = append(n.sizes, len(key))
	}
	if strings.ContainsAny(key, "、，,；;/ ") {
		at, _ := slices.BinarySearchFunc(n.parted, key, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b)) })
		n.parted = slices.Insert(n.parted, at, key)
	}
}

// Count returns how many names are known.
func (n *Names) Count() int { return len(n.of) }

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

var collective = regexp.MustCompile(`^(?:各|有关|相关|所有|全体|其他|其它|全[市县区省局])|各(?:有关|相关|镇|乡|街|县|区|市|部门|单位|科室|处室|股室|成员|级)|^.{0,3}直(?:各|有关|相关)|(?:有关|相关)(?:责任)?(?:部门|单位|科室|处室|股室|镇|街|乡|县|区|企业)|成员单位$|(?i:^(?:all|other|relevant|various|each)\b)|^等`)

// suffixes are how the names of offices end in Chinese.
var suffixes = regexp.MustCompile(`(?:局|委|办|厅|部|室|科|处|股|队|院|会|中心|公司|银行|集团|镇|街|街道|乡|区|县|市|府|所|站|社|团|校|园|馆|台|政协|人大|工会|联|科协|机关|组|岗|车间|班|行|学|企业|单位|部门|机构|署|段|司|庭|场|港|矿|厂|村|网格|专班|党校|省|州|盟|旗|等|委员会|委会|（.*）)$`)

// certain are the ends of names that hardly anything else has.
var certain = regexp.MustCompile(`(?:局|委|办|厅|科|处|室|部|政府|委员会|办公室|部门|单位)$`)

// AreOffices reports whether a text without any word for a role can only be a list of offices, with times among them.
func AreOffices(text string) bool {
	if utf8.RuneCountInString(text) > 200 || notNames.MatchString(text) {
		return false
	}
	text, _ = CutTimes(text)
	for k, item := range cut(strings.Map(narrowName, text)) {
		item = etc.ReplaceAllString(strings.Trim(item, blanks), "")
		if length := utf8.RuneCountInString(item); length < 2 || length > 20 || !suffixes.MatchString(item) || k == 0 && !certain.MatchString(item) {
			return false
		}
	}
	return true
}

// notNames begin brackets that name something else: （含市直部门）.
var notNames = regexp.MustCompile(`^(?:含|包括|不含|如|例如|即|其中|共|原|以下|简称|除|详见|见)|[\d%“”《》]个`)

// etc is a word for others that are not named.
var etc = regexp.MustCompile(`等(?:\d*[个家]?(?:有关|相关|各|多个|其他)*(?:单位|部门|科室|处室|股室|镇街|机构|责任单位|成员单位)?)$|(?i:,? etc\.?$)`)

// nobodyIs are signs for nobody.
var nobodyIs = regexp.MustCompile(`^(?:[-—–/\\.]*|无|暂无|(?i:n/?a|none|tbd))$`)

// notGiven is how forms in English name nobody; the sign in it would part two names.
var notGiven = regexp.MustCompile(`(?i)\bn/a\b`)

// split cuts a text into names.
func (n *Names) split(text string, doubt func(kind, words string)) (all []string) {
	text, masked := n.mask(notGiven.ReplaceAllString(text, ""))
	for _, item := range cut(text) {
		item = trimmed(item)
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

// shortened matches a word that was shortened: Dept.
var shortened = regexp.MustCompile(`(?:^|\s)[A-Za-z]{1,5}\.$`)

// trimmed returns a name without what stands around it.
func trimmed(item string) string {
	if item = strings.TrimSpace(item); shortened.MatchString(item) {
		return strings.TrimLeft(item, blanks)
	}
	return strings.Trim(item, blanks)
}

// pairs are two bodies that are named as one: 各县（市、区）党委、政府.
var pairs = []string{"党委、政府", "党委、人民政府", "党工委、管委会", "党委、管委会", "党工委、办事处"}

// mask puts one sign in place of each known name that has a separator in it.
func (n *Names) mask(text string) (string, []string) {
	var masked []string
	lower := strings.ToLower(text)
	for k := range len(pairs) + len(n.parted) {
		key := ""
		if key = pairs[min(k, len(pairs)-1)]; k >= len(pairs) {
			key = n.parted[k-len(pairs)]
		}
		if len(lower) != len(text) || len(masked) > 100 || !strings.Contains(lower, key) {
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
		case r == '\n' || depth == 0 && (strings.ContainsRune("、，,；;/\t。", r) || strings.ContainsRune(".&+＆", r) && !latin):
			all = append(all, text[from:at])
			from, depth = at+utf8.RuneLen(r), 0
		}
	}
	return append(all, text[from:])
}

// each returns the names in each of some parts.
func (n *Names) each(parts []string, doubt func(kind, words string)) (all []string) {
	for _, part := range parts {
		all = append(all, n.names(part, doubt)...)
	}
	return all
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
	if parts := atBlanks(item); len(parts) > 1 && !isLatin(item) {
		return n.each(parts, doubt)
	}
	if parts := n.inRow(keyOf(item)); parts != nil {
		if slices.ContainsFunc(parts, func(name string) bool { return n.learnt[keyOf(name)] }) {
			doubt("office-together", strings.Join(parts, "、"))
		}
		return parts
	}
	if strings.Contains(item, "：") {
		doubt("office-odd", item)
	}
	if isLatin(item) {
		return n.latin(item, doubt)
	}
	if parts := atAnd(item); len(parts) > 1 {
		return n.each(parts, doubt)
	}
	return n.one(Plain(item), doubt)
}
