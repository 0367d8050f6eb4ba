package phrase

import (
	"regexp"
	"slices"
	"strings"
)

// A Role is what an office has to do.
type Role int

// The roles. Responsible is that of a column that does not say which: one office leads, several are of equal rank.
const (
	Responsible Role = iota
	Lead
	Joint
	Support
	nobody // persons
)

// A Named is an office in its role.
type Named struct {
	Name string
	Role Role
}

// Roles reads who is responsible. column is the role of those of whom the text says none; with firstLeads, a note says that the first leads.
func Roles(text string, column Role, known *Names, firstLeads bool) (all []Named, doubts []Doubt) {
	r := &roleReader{known: known}
	if len(text) > mostPhrase {
		return nil, []Doubt{{"office-odd", string([]rune(text[:200]))}}
	}
	text = listNumber.ReplaceAllString(strings.Map(narrowName, text), "\n")
	text = withOf.ReplaceAllString(text, ", ")
	text = inCharge.ReplaceAllString(text, "$1")
	for _, part := range labelled(unenclosed(text)) {
		role := part.role
		if role < 0 {
			role = column
		}
		for _, piece := range strings.Split(inBrackets.ReplaceAllString(part.text, "\x00$1\x00"), "\x00") {
			r.phrases(piece, role, part.role >= 0)
		}
	}
	r.settle(column, firstLeads)
	return r.all, r.doubts
}

var (
	listNumber = regexp.MustCompile(`(?:^|[\s；;，,、])(?:\d{1,2}[.．、）]|[①-⑳])\s*`) // before each name
	inCharge   = regexp.MustCompile(`(?:主要)?(?:负责|责任)(?:人|同志)($|[^：\p{Han}])`)
	withOf     = regexp.MustCompile(`(?i)\s+w/\s*`)
	inBrackets = regexp.MustCompile(`（([^（）：]{2,}(?:牵头|负责|配合|参与|协助|协办)|(?:牵头|配合|会同)[^（）：单部]{2,})）`) // others with their role, behind a name
)

// unenclosed returns a text without brackets around all of it.
func unenclosed(text string) string {
	text = strings.TrimSpace(text)
	inner, is := strings.CutPrefix(text, "（")
	inner, ends := strings.CutSuffix(inner, "）")
	if is && ends && !strings.ContainsAny(inner, "（）") {
		return inner
	}
	return text
}

// narrowName brings signs to one form, but leaves blanks and line ends.
func narrowName(r rune) rune {
	switch r {
	case '(':
		return '（'
	case ')':
		return '）'
	case ':':
		return '：'
	case '\u3000', '\u00a0':
		return ' '
	case '／', '|', '｜':
		return '/'
	case '，', '；', '、', '：', '（', '）':
		return r
	case '—', '–', '－':
		return '-'
	}
	return narrow(r)
}

// A roleReader collects offices.
type roleReader struct {
	known  *Names
	all    []Named
	doubts []Doubt
	spoken bool // a role was said in words
}

func (r *roleReader) doubt(kind, words string) {
	if d := (Doubt{kind, strings.TrimSpace(words)}); !slices.Contains(r.doubts, d) {
		r.doubts = append(r.doubts, d)
	}
}

// labels are words that stand before the offices of a role, with a colon.
var labels = []struct {
	role Role
	is   string
}{
	{nobody, `(?:牵头|责任|分管|包保|包联|包抓|主管|联系|负责)(?:区|市|县)?(?:领导|人)|联系人|联系电话|电话`},
	{Lead, `(?:总?牵头|主办|主责|第一责任|责任牵头)(?:责任)?(?:单位|部门|科室|处室|股室|机构)?`},
	{Support, `(?:配合|协办|协助|协同|参与|参加|支持|协作)(?:责任)?(?:单位|部门|科室|处室|股室|机构)?`},
	{Joint, `(?:共同|联合|分工)(?:责任|负责|实施|牵头)?(?:单位|部门|科室|处室|股室|机构)?`},
	{Responsible, `(?:责任|承办|落实|实施|主管|负责)(?:单位|部门|科室|处室|股室|机构|主体)?`},
	{Lead, `(?i:lead(?:ing|s)?(?: agency| department| office| organi[sz]ation)?|owners?|responsible(?: party| office| department)?)`},
	{Support, `(?i:support(?:ing|ed by)?(?: agency| agencies| department| departments)?|partners?|with)`},
}

var label = labelPattern()

// labelPattern matches any label: each has a group of its own.
func labelPattern() *regexp.Regexp {
	var all []string
	for _, l := range labels {
		all = append(all, "("+l.is+")")
	}
	return regexp.MustCompile(`(?:` + strings.Join(all, "|") + `)\s*：`)
}

// A part is a text after a label; its role is -1 before the first.
type part struct {
	role Role
	text string
}

func labelled(text string) []part {
	all, end, role := []part{}, 0, Role(-1)
	leads := false
	for _, loc := range label.FindAllStringSubmatchIndex(text, -1) {
		all = append(all, part{role, text[end:loc[0]]})
		for k := range labels {
			if loc[2*k+2] >= 0 {
				role = labels[k].role
			}
		}
		if leads = leads || role == Lead; leads && role == Responsible {
			role = Joint // 牵头单位：…，责任单位：…
		}
		end = loc[1]
	}
	return append(all, part{role, text[end:]})
}

// spoken are phrases behind the offices of a role, the longer ones first.
var spokenRoles = []struct {
	role Role
	is   string
}{
	{Support, `(?:按照?)?(?:各自)?(?:工作)?(?:职责|职能)(?:任务)?(?:分工)?(?:做好|予以|给予|积极|共同)?(?:配合|协助)(?:做好|落实|实施)?|（(?:配合|协办|参与|协助|会签|会办)(?:单位|部门)?）|(?:积极|协同|密切|共同|做好)?(?:配合|协助|协办)(?:落实|实施|工作|单位)?|参与|参加|（(?i:support(?:ing)?|partner)）`},
	{Lead, `（(?:牵头|主办|负责)(?:单位|部门)?）|总?牵头(?:负责|组织|落实|实施|总抓)?|主办|负总责|（(?i:lead)）`},
	{Joint, `(?:按照?|根据)?(?:各自)?(?:工作)?(?:职责|职能|任务)(?:任务)?(?:分工)(?:共同|分别)?(?:负责|落实|实施|推进|承担|开展)?|(?:按照?|根据)(?:各自)?(?:工作)?(?:职责|职能)(?:共同|分别)?(?:负责|落实|实施|推进)?|(?:分工|共同|分别|联合)(?:负责|落实|实施|承办)|各负其责|各司其职|齐抓共管`},
	{Lead, `(?:具体|主要|全面|组织)?(?:负责|承办)(?:落实|实施|牵头|组织)?|组织(?:实施|落实|开展)`},
}

var spokenRole = spokenPattern()

func spokenPattern() *regexp.Regexp {
	all := []string{`(会同)`}
	for _, s := range spokenRoles {
		all = append(all, "("+s.is+")")
	}
	return regexp.MustCompile(strings.Join(all, "|"))
}

// phrases reads offices with their roles in words.
func (r *roleReader) phrases(text string, role Role, said bool) {
	if said && role != Responsible {
		r.spoken = true
	}
	end, with := 0, false
	for _, loc := range spokenRole.FindAllStringSubmatchIndex(text, -1) {
		names := text[end:loc[0]]
		end = loc[1]
		if loc[2] >= 0 { // 会同: those before it lead
			r.spoken = r.add(names, Lead) || r.spoken
			with = true
			continue
		}
		spoken := Lead
		for k := range spokenRoles {
			if loc[2*k+4] >= 0 {
				spoken = spokenRoles[k].role
			}
		}
		if role == Support && spoken == Lead { // in a column of those who support, who is responsible is so for that
			spoken = Support
		}
		if with {
			spoken, with = Joint, false
		}
		if text[loc[0]:loc[1]] != strings.TrimPrefix(text[loc[0]:loc[1]], "（") {
			names = r.beforeLast(names, role, spoken)
		}
		r.spoken = r.add(names, spoken) || r.spoken
	}
	if with {
		role = Joint
	}
	if rest := text[end:]; strings.Trim(rest, blanks) != "" {
		before := len(r.all)
		if role == Lead && !said && r.spoken && r.hasLead() { // in a column of those who lead, one is said to
			role = Responsible
		}
		r.add(rest, role)
		if r.spoken && role == Responsible && end > 0 && len(r.all) > before {
			r.doubt("office-role", strings.Trim(rest, blanks))
		}
	}
}

// beforeLast adds the offices before the last of some, of which only that one has a role in brackets behind it, and returns the last:
// 科技处、国资处（会签）.
func (r *roleReader) beforeLast(names string, role, spoken Role) string {
	at := strings.LastIndexAny(strings.TrimRight(names, blanks), "、，,；;\n")
	if at < 0 || strings.Trim(names[:at], blanks) == "" {
		return names
	}
	before := strings.Trim(names[:at], blanks)
	if r.add(before, role) && spoken == Lead && role != Support {
		r.doubt("office-role", before)
	}
	return names[at:]
}

// blanks are what stands between and around names.
const blanks = " \t\n、，,；;。./：-—*"

// settle gives those of whom no role was said theirs.
func (r *roleReader) settle(column Role, firstLeads bool) {
	open := 0
	for _, n := range r.all {
		if n.Role == Responsible {
			open++
		}
	}
	first := firstLeads && !r.spoken && (column == Responsible || column == Lead)
	for k := range r.all {
		n := &r.all[k]
		switch {
		case first && k == 0:
			n.Role = Lead
		case first:
			n.Role = Joint
		case n.Role != Responsible:
		case open == 1 && !r.hasLead():
			n.Role = Lead
		default:
			n.Role = Joint
		}
	}
	r.unique()
}

func (r *roleReader) hasLead() bool {
	return slices.ContainsFunc(r.all, func(n Named) bool { return n.Role == Lead })
}

// unique keeps an office once: in the role that asks most of it.
func (r *roleReader) unique() {
	best := map[string]Role{}
	for _, n := range r.all {
		if role, there := best[n.Name]; !there || n.Role < role {
			best[n.Name] = n.Role
		}
	}
	seen := map[string]bool{}
	r.all = slices.DeleteFunc(r.all, func(n Named) bool {
		if seen[n.Name] || best[n.Name] != n.Role {
			return true
		}
		seen[n.Name] = true
		return false
	})
}

// add adds the offices that a text names, and reports whether there are any.
func (r *roleReader) add(text string, role Role) bool {
	if role == nobody {
		if strings.Trim(text, blanks) != "" {
			r.doubt("office-person", "")
		}
		return false
	}
	before := len(r.all)
	for _, name := range r.known.split(text, r.doubt) {
		r.all = append(r.all, Named{name, role})
	}
	return len(r.all) > before
}
