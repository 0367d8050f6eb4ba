package form

import (
	"regexp"
	"strings"

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
