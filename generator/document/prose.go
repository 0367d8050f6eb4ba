package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongshi/generator/phrase"
	"gongshi/generator/sheet"
)

// In a text without a table, a task is a numbered paragraph, which may end in brackets that say who is responsible.

// lastBrackets are those at the end of a paragraph.
var lastBrackets = regexp.MustCompile(`[（(【\[]([^（(【\[]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)】\]]\s*[。.；]?\s*$`)

// namesRoles matches what is said of those who are responsible.
var namesRoles = regexp.MustCompile(`(?:牵头|责任|配合|协办|主办|承办|参与|落实|实施)(?:单位|部门|科室|处室|股室)?\s*[：:]|牵头|负责|配合|按职责|(?i:lead|responsib|support)`)

// prose reads the paragraphs, twice: one that is numbered as tasks elsewhere in the text are may name those responsible anywhere in it.
func (r *reader) prose(doc *sheet.Document) {
	p := &prose{reader: r, forms: map[string]bool{}}
	p.read(doc)
	p = &prose{reader: r, forms: p.forms}
	p.read(doc)
	roles := 0
	for _, it := range p.items {
		if len(it.Roles) > 0 {
			roles++
		}
	}
	if roles == 0 || roles*3 < len(p.items) {
		return // numbered paragraphs alone are no plan
	}
	r.plan.Items = p.items
	for _, line := range p.left {
		r.note("paragraph-left", line)
	}
}

func (p *prose) read(doc *sheet.Document) {
	for i, part := range doc.Parts {
		if part.Table != nil {
			p.end()
			continue
		}
		p.row = i + 1
		for _, line := range strings.Split(part.Text, "\n") {
			p.line(strings.TrimSpace(line))
		}
	}
	p.end()
}

type prose struct {
	*reader
	row      int
	category string
	open     *Item
	items    []Item
	form     string          // how the open task is numbered
	forms    map[string]bool // how those are that name who is responsible
	left     []string        // numbered paragraphs of which no task was made
}

// formOf returns how a line is numbered: what stands before and after its number.
func formOf(line string) string {
	m := numberForm.FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	return m[1] + m[2]
}

// numberForm is a number with what encloses it, and the kind of its digits aside.
var numberForm = regexp.MustCompile(`^([（(【\[第]?)(?:[一二三四五六七八九十]{1,4}|[0-9０-９]{1,4})\s*([）)】\]、.．条项:：]?)`)

func (p *prose) line(line string) {
	if line == "" {
		if p.open != nil && endsSentence(p.open.Text) {
			p.end()
		}
		return
	}
	if p.open != nil && p.labelled(line) {
		return
	}
	if m := englishPart.FindStringSubmatch(line); m != nil && utf8.RuneCountInString(line) <= 80 {
		p.end()
		p.category = m[1]
		return
	}
	if n, rest, is := phrase.CutHan(line); is && rest != "" {
		short := utf8.RuneCountInString(rest) <= 30 && !strings.ContainsAny(rest, "。；")
		if short {
			p.end()
			p.category = strings.TrimRight(rest, "：:")
			return
		}
		if rolesAtEnd(line) != "" || p.forms[formOf(line)] {
			p.begin(n, rest, line)
			return
		}
		p.end()
		p.left = append(p.left, shortened(line))
		return
	}
	if n, rest, is := phrase.CutNumber(line); is && !n.Han && (p.open == nil || endsSentence(p.open.Text) || len(p.open.Roles) > 0 || follows(n, p.open.Number)) {
		p.begin(n, rest, line)
		return
	}
	switch {
	case p.open != nil && (!endsSentence(p.open.Text) || rolesAtEnd(p.open.Text) == ""):
		p.open.Text += gapOf(p.open.Text, line) + line
		p.open.Cells.Text += "\n" + line
	case p.open == nil && rolesAtEnd(line) != "" && p.category != "":
		p.open = &Item{Row: p.row, Category: p.category, Text: line, Cells: Cells{Text: line}}
	default:
		p.end()
	}
}

// follows reports whether a number is the one after another: 3 after 2, 2.2 after 2.1, 3.1 after 2.4.
func follows(n, last phrase.Number) bool {
	if n.Whole != 0 || last.Whole != 0 {
		return n.Whole == last.Whole+1
	}
	is, was := strings.Split(n.Label, "."), strings.Split(last.Label, ".")
	for k := 0; k < len(is) && len(is) == len(was); k++ {
		if is[k] != was[k] {
			a, _ := strconv.Atoi(is[k])
			b, _ := strconv.Atoi(was[k])
			return a == b+1
		}
	}
	return false
}

// begin begins a task with a numbered line.
func (p *prose) begin(n phrase.Number, rest, line string) {
	p.end()
	p.form = formOf(line)
	p.open = &Item{Row: p.row, Category: p.category, Number: n, Text: rest, Cells: Cells{Text: line}}
}

// shortened returns the beginning of a line, to be told.
func shortened(line string) string {
	if runes := []rune(line); len(runes) > longestHeading {
		return string(runes[:longestHeading]) + "…"
	}
	return line
}

// englishPart is the heading of a part in English.
var englishPart = regexp.MustCompile(`^(?i:goal|objective|priority|strategy|theme|section|part|pillar|focus area)\s+[\dIVX]+\s*[.:)-]?\s+([^.;(]+)\.?$`)

// Lines below a task that say who is responsible, or when.
var (
	rolesLine = regexp.MustCompile(`^[（(【]?\s*(?:(?:牵头|责任|分管|包保|包联|主管|联系|负责|包抓)(?:区|市|县)?(?:领导|人)|(?:总?牵头|责任|配合|协办|主办|承办|参与|落实|实施)(?:责任)?(?:单位|部门|科室|处室|股室)|(?i:lead|owner|responsible|partners?|support(?:ing)?)[a-z ]{0,20})\s*[：:]`)
	timesLine = regexp.MustCompile(`(?:完成时限|完成时间|办结时限|时限要求|时间要求|时间安排|时间节点|进度安排|时限|(?i:time ?(?:line|frame|scale)|deadline|due|target date|completion|by when)[a-z ]{0,10})\s*[：:]\s*([^；。）)】]+)[；。]?`)
)

// contactLine says whom to ask.
var contactLine = regexp.MustCompile(`^(?:联系人|联系电话|联系方式|电话)(?:及[^：:]{0,6})?\s*[：:]`)

// labelled takes a line up that says who is responsible for the open task, or when it is due.
func (p *prose) labelled(line string) bool {
	if contactLine.MatchString(line) { // persons, of all of the document
		return true
	}
	roles := rolesLine.MatchString(line)
	if loc := timesLine.FindStringIndex(line); !roles && (loc == nil || loc[0] > 4) {
		return false
	}
	rest := p.open.takeTime(strings.Trim(line, "【】"))
	if last := len(p.open.Roles) - 1; roles && last >= 0 {
		p.open.Roles[last].Text += "\n" + rest
	} else if roles {
		p.open.Roles = append(p.open.Roles, RoleCell{phrase.Responsible, rest})
	}
	return true
}

// takeTime takes what a text of roles says of the time out of it.
func (it *Item) takeTime(text string) string {
	if m := timesLine.FindStringSubmatch(text); m != nil {
		it.Times = append(it.Times, strings.TrimSpace(m[1]))
		text = strings.Trim(timesLine.ReplaceAllString(text, ""), " ，；,;")
	}
	return text
}

// gapOf is what stands between a text and its next line: a new paragraph if a sentence ended.
func gapOf(text, line string) string {
	if endsSentence(text) {
		return "\n\n"
	}
	return gap(text, line)
}

// end ends a task.
func (p *prose) end() {
	if p.open == nil {
		return
	}
	it := *p.open
	p.open = nil
	it.takeBrackets()
	if len(it.Roles) == 0 {
		it.rolesWithin()
		it.rolesInSentence()
	} else if p.form != "" {
		p.forms[p.form] = true
	}
	if len(it.Roles) == 0 && it.Number.Han { // such a paragraph may also say how all is to be done
		p.left = append(p.left, shortened(it.Cells.Text))
		return
	}
	it.moreRoles()
	it.settleTitle()
	p.items = append(p.items, it)
	p.form = ""
}

// innerBrackets are brackets without others in them, anywhere.
var innerBrackets = regexp.MustCompile(`[（(【]([^（()）【】]*)[）)】]`)

// rolesWithin takes those who are responsible from the only brackets inside the text that name some, and tells so. The text keeps them.
func (it *Item) rolesWithin() {
	if found := it.roleBrackets(); len(found) == 1 {
		it.Roles = append(it.Roles, RoleCell{phrase.Responsible, found[0]})
		it.doubt("office-within", found[0])
	}
}

// clauseOfRoles is the end of a sentence that says who does it: ……，由信息中心牵头，各科室配合。
var clauseOfRoles = regexp.MustCompile(`[，。；]\s*由?([^，。；]{2,60}?(?:牵头|负责|组织实施|承办|按职责分工[^，。；]{0,4})[^，。；]{0,4}(?:，[^，。；]{2,60}?(?:配合|参与|协助|负责))?)(?:[，。；]|$)`)

// rolesInSentence takes those who are responsible from a clause of the text that names them beyond doubt, and tells so. The text keeps it.
func (it *Item) rolesInSentence() {
	if len(it.Roles) > 0 {
		return
	}
	m := clauseOfRoles.FindStringSubmatch(it.Text)
	if m == nil {
		return
	}
	named, odd := phrase.Roles(m[1], phrase.Responsible, phrase.NewNames(), false)
	if len(named) > 0 && len(odd) == 0 {
		it.Roles = append(it.Roles, RoleCell{phrase.Responsible, m[1]})
		it.doubt("office-sentence", m[1])
		before, _, _ := strings.Cut(it.Text, m[0])
		it.Title = firstClause(before)
	}
}

// moreRoles tells of brackets in the text that name others who are responsible, beside those that were entered.
func (it *Item) moreRoles() {
	for _, found := range it.roleBrackets() {
		if !slices.ContainsFunc(it.Roles, func(c RoleCell) bool { return c.Text == found }) {
			it.doubt("office-left", found)
		}
	}
}

func (it *Item) roleBrackets() (all []string) {
	for _, m := range innerBrackets.FindAllStringSubmatch(it.Text, -1) {
		if namesRoles.MatchString(m[1]) || strings.Contains(m[1], "会同") {
			all = append(all, m[1])
		}
	}
	return all
}

// rolesAtEnd returns what the last brackets of a text say of those who are responsible.
func rolesAtEnd(text string) string {
	m := lastBrackets.FindStringSubmatch(text)
	if m == nil || !namesRoles.MatchString(m[1]) && !phrase.AreOffices(m[1]) {
		return tailRoles(text)
	}
	return m[1]
}

// labelledTail is the end of a text that says who is responsible without brackets: ……。责任单位：市教育局，完成时限：8月底前。
var labelledTail = regexp.MustCompile(`(?:[。；;.—－]|\s-)\s*((?:(?:总?牵头|责任|主办|承办|落实|实施)(?:责任)?(?:单位|部门|科室|处室|股室)|(?i:lead(?: (?:agency|department|office|organi[sz]ation))?|responsible(?: (?:party|office|department))?))\s*[：:][^\n]+)$`)

// tailRoles returns what the end of a text says of those who are responsible, with labels.
func tailRoles(text string) string {
	m := labelledTail.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	roles := strings.TrimRight(m[1], "。. ")
	if phrase.Latin(roles) {
		roles = sentenceEnd.ReplaceAllString(roles, "; ")
	}
	return roles
}

// sentenceEnd is where one sentence ends and the next begins.
var sentenceEnd = regexp.MustCompile(`\.\s+`)

// takeBrackets takes those who are responsible from the end of the text.
func (it *Item) takeBrackets() {
	if roles := rolesAtEnd(it.Text); roles != "" {
		it.Roles = append(it.Roles, RoleCell{phrase.Responsible, it.takeTime(roles)})
		if at := labelledTail.FindStringSubmatchIndex(it.Text); at != nil && tailRoles(it.Text) == roles {
			it.Text = strings.TrimRight(it.Text[:at[2]], " ；;—－-")
			return
		}
		it.Text = strings.TrimSpace(lastBrackets.ReplaceAllString(it.Text, ""))
	}
}
