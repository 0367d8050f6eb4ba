package document

import (
	"regexp"
	"strings"

	"gongshi/generator/phrase"
)

// A note beside a table may say how to tell who leads: the first that is named, one with a mark, or one that is printed in another way,
// which is not read.

var (
	firstLeads = regexp.MustCompile(`(?:列|排|居|写)?(?:在)?(?:第一位|首位|第一个|第一名|第一的|第一者|排首|最前)[^。；]{0,12}(?:牵头|汇总|主办|主责|负责)|首个[^。；]{0,8}(?:牵头|主办)|(?i:first[- ](?:named|listed)[^.;]{0,40}lead)`)
	markLeads  = regexp.MustCompile(`([*＊★☆▲△●◆※#])[^。；，]{0,8}(?:为|是|表示|代表|系)?[^。；，]{0,6}(?:牵头|主办|主责|第一责任)|(?i:([*★☆▲△●◆※#])[^.;]{0,30}\blead)`)
	looksLead  = regexp.MustCompile(`(?:加粗|黑体|粗体|下划线|划线|红色|标红|红字|(?i:bold|underlined|italic))[^。；]{0,12}(?:牵头|主办|主责|(?i:lead))`)
)

// saysWhoLeads looks whether a text is such a note.
func (r *reader) saysWhoLeads(text string) {
	if firstLeads.MatchString(text) {
		r.plan.FirstLeads = true
	}
	if m := markLeads.FindStringSubmatch(text); m != nil && !namesSeveralRoles(text) {
		r.plan.LeadMark = m[1] + m[2]
	}
	if looksLead.MatchString(text) {
		r.note("looks-lead", text)
	}
}

// namesSeveralRoles reports whether a text is not a note but a cell with offices and their roles.
func namesSeveralRoles(text string) bool {
	return strings.ContainsAny(text, "、\n") && strings.Contains(text, "配合")
}

// byMark writes the offices of a cell with their roles, if a mark tells who of them leads.
func byMark(text, mark string) string {
	if mark == "" || !strings.Contains(text, mark) {
		return text
	}
	var leads, others []string
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\n", r) }) {
		if bare := strings.ReplaceAll(name, mark, ""); bare != name {
			leads = append(leads, strings.TrimSpace(bare))
		} else {
			others = append(others, name)
		}
	}
	if phrase.Latin(text) {
		return "lead: " + strings.Join(leads, "; ") + "\nresponsible: " + strings.Join(others, "; ")
	}
	return "牵头单位：" + strings.Join(leads, "、") + "\n责任单位：" + strings.Join(others, "、")
}
