package form

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongshi/generator/phrase"
	"gongshi/generator/site"
)

// withoutPersons returns a text without what is people's own, and what that was, such that nobody learns it from there.
func withoutPersons(text string) (clean string, left []string) {
	clean = contact.ReplaceAllStringFunc(halfWidth.Replace(text), func(found string) string {
		m := contact.FindStringSubmatch(found)
		if (strings.HasPrefix(m[1], "责任人") || strings.HasPrefix(m[1], "负责人")) && !phrase.IsPerson(m[2]) {
			return found
		}
		left = append(left, m[1])
		return gap + m[3]
	})
	clean = named.ReplaceAllStringFunc(clean, func(found string) string {
		m := named.FindStringSubmatch(found)
		if !isNamed(m[2], m[4] != "" && m[1] != "电话联系") {
			return found
		}
		left = append(left, m[1])
		return gap + strings.Join(others(m[3], m[4] != ""), "") + m[4] + m[5]
	})
	clean = landline.ReplaceAllStringFunc(clean, func(found string) string {
		m := landline.FindStringSubmatch(found)
		left = append(left, m[2][:3]+"…")
		return m[1] + gap + m[3]
	})
	clean, numbers := site.WithoutPrivate(clean, gap)
	left = append(left, numbers...)
	if len(left) == 0 {
		return text, nil
	}
	return tidied(clean), left
}

// halfWidth writes the digits of an input method in ASCII.
var halfWidth = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "－", "-")

// A contact is a person who is named as one: 联系人：张三.
var contact = regexp.MustCompile(`((?:联系人|经办人|填报人|填表人|审核人|签发人|联络员|责任人|负责人)(?:及(?:电话|联系方式|手机号?))?)\s*[:：]\s*` +
	`(\p{Han}[\p{Han}·]{1,3})(?:[、/ ]\p{Han}{2,3})*([\s，,；;。.（(）)\d]|$)`)

// A named person is one after such a word without a colon: 联系人王五13812345678. Behind the name comes a telephone number, or at least a sign.
var named = regexp.MustCompile(`((?:联系人|联络人|经办人|填报人|填表人|审核人|签发人|联络员|责任人|负责人|电话联系)(?:及(?:电话|联系方式|手机号?))?)\s*` +
	`(\p{Han}[\p{Han}·]{1,3}?)((?:[、/ ]\p{Han}{2,3})*)` +
	`(?:([\s，,；;：:、]*[（(]?(?:(?:` + saysPhone + `)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[）) -]*[1-9]\d{6,7})|` + saysPhone + `[1-9]\d{6,7}))|([\s，,；;。.、（(）)]|$))`)

// saysPhone is what stands before a telephone number.
const saysPhone = `(?:(?:联系)?(?:电话|手机(?:号码?)?|座机|方式))[\s:：（(]*`

// isNamed reports whether what stands there is a name: with a number behind it, whatever is no ordinary word; else what begins with a surname.
func isNamed(word string, number bool) bool {
	return !isNoName.MatchString(word) && (number || phrase.IsPerson(word))
}

// isNoName matches what stands behind such a word in ordinary sentences.
var isNoName = regexp.MustCompile(`^(?:大代|员|制|名单|名册|姓名|信息|职责|方式|单位|部门|详|见|为|是|由|和|及|与|或|的|等|到|全|应|须|要|已|均|都|不|未|没|在|对|将|认真|带|明确|安排|落实|组织|负责|电话|手机|座机|` +
	`高[度效质标]|方[便案法面]|万[名人元余]|向[社群上企]|常[态年驻务]|金额|严[格肃密重]|任[务职命何]|程[序度]|许可|余下|马[上虎]|白[天班]|于[是\d]|何[时处]|陆续|夏[季天]|曾[经多在]|谢绝|顾[全问]|易[发燃]|武装|石[油化]|文[件字书]|田间|江[河湖边]|雷[雨电])`)

// others returns what a list goes on with that is no name. With a number behind it, all of it is.
func others(list string, number bool) (kept []string) {
	for _, part := range listed.FindAllString(list, -1) {
		if _, size := utf8.DecodeRuneInString(part); !number && !phrase.IsPerson(part[size:]) {
			kept = append(kept, part)
		}
	}
	return kept
}

var listed = regexp.MustCompile(`[、/ ]\p{Han}{2,3}`)

// A landline is a telephone number with its area code, or one that says that it is one.
var landline = regexp.MustCompile(`(^|[^\d])((?:（0\d{2,3}）|\(0\d{2,3}\)|0\d{2,3}[- ]?)[1-9]\d{6,7}(?:-\d{1,6})?)([^\d]|$)`)

// gap stands where something was taken out, until the text is tidied: a character that no text has.
const gap = "\uFFFC"

var (
	orphan = regexp.MustCompile(`(?:(?:联系|办公|值班)?(?:电话|方式)|手机(?:号码?)?|座机|身份证(?:号码?)?|银行卡号?|微信|邮箱|(?i:tel|phone|mobile|e-?mail))?\s*[:：]?\s*\x{FFFC}`)
	hollow = regexp.MustCompile(`[（(][\s，,、；;：:]*[）)]`)
	double = regexp.MustCompile(`[，,；;、][，,；;、\s]*([，,；;。）)])`)
)

// tidied returns a text without what is left around the gaps in it. Lines without a gap stay as they are.
func tidied(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if strings.Contains(line, gap) {
			line = tidiedLine(line)
			if line == "" {
				continue
			}
		}
		lines = append(lines, line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

func tidiedLine(line string) string {
	line = orphan.ReplaceAllString(line, "")
	line = hollow.ReplaceAllString(line, "")
	line = double.ReplaceAllString(line, "$1")
	return strings.TrimLeft(strings.Trim(line, " \t，,；;、"), "。. ")
}
