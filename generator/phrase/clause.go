package phrase

import (
	"regexp"
	"slices"
	"strings"
)

// What is to be done by a day.
type class int

const (
	whatever class = iota
	begins
	partly
	finishes
)

// classes are the words that tell what is to be done by a day.
var classes = []struct {
	words *regexp.Regexp
	class class
}{
	{regexp.MustCompile(`动工|开工|启动|开建|破土|进场|奠基|立项|招标|征地|(?i:\b(?:start|begin|launch|commence|break ground|kick off)\w*)|^开始`), begins},
	{regexp.MustCompile(`阶段性|初步|初稿|主体|封顶|过半|一半|征求意见|中期|(?i:\b(?:draft|interim|phase|first part)\b)`), partly},
	{regexp.MustCompile(`完成|完工|竣工|建成|投入(?:使用|运行|运营|生产)|通车|投用|投产|办结|结束|落实|到位|(?i:\b(?:complete|finish|done|open|adopt|publish)\w*)`), finishes},
}

func (r *whenReader) class(m mention) class {
	label, found := r.title(m), whatever
	for _, c := range classes {
		if at := c.words.FindStringIndex(label); at != nil {
			if found == whatever {
				found = c.class
			} else if found == begins && c.class == finishes && r.column {
				found = finishes // 开工并完成
				r.doubt("time-begin-and-end", label)
			}
		}
	}
	return found
}

// ends are where a clause ends.
const ends = "，。；,\n"

// title returns what is to be done by a time: what stands after it in its clause, or before.
func (r *whenReader) title(m mention) string {
	from, to := 0, len(r.text)
	for _, o := range r.said {
		if o.to <= m.from {
			from = max(from, o.to)
		} else if o.from >= m.to {
			to = min(to, o.from)
		}
	}
	after, before := r.text[m.to:to], r.text[from:m.from]
	if at := strings.IndexAny(after, ends); at >= 0 {
		if strings.TrimSpace(after[:at]) == "" && !r.column { // 6月底前，完成……
			rest := strings.TrimLeft(after[at:], ends+" ")
			if end := strings.IndexAny(rest, ends); end >= 0 {
				rest = rest[:end]
			}
			return bare(rest)
		}
		after = after[:at]
	}
	if at := strings.LastIndexAny(before, ends); at >= 0 {
		_, before, _ = cutRune(before[at:])
	}
	if after = bare(after); after != "" {
		return after
	}
	return strings.TrimSuffix(strings.TrimSuffix(bare(before), "时间"), "日期")
}

// cutRune cuts the first character.
func cutRune(s string) (string, string, bool) {
	for _, r := range s {
		return s[:len(string(r))], s[len(string(r)):], true
	}
	return "", s, false
}

// frame are words around what is to be done that say nothing.
var frame = regexp.MustCompile(`^(?:前|之前|以前|力争|确保|争取|要|须|应|，|、|：|-|(?i:by|before|until|and|to|in|at|the|of|end)\b|\s)+|(?:，|、|：|-|力争|争取|确保|并且?|(?i:\bby|\bbefore|\buntil|\band|\bin|\bthe|\bof|\bend)|\s|于|在|到|截至)+$`)

func bare(text string) string {
	for {
		next := frame.ReplaceAllString(text, "")
		if next == text {
			return strings.Trim(text, " ，。；、：/")
		}
		text = next
	}
}

// harmless are words in a column of times that say nothing more of the time.
var harmless = regexp.MustCompile(`即日起至?|完成|落实|到位|推进|推动|开展|工作|实施|坚持|进行|执行|按时|按期|任务|全部|全面|并|及|和|与|或|的|，|。|；|、|：|等|\s|-|/|,|\.|①|②|③|[（）()]|(?i:\b(?:by|and|to|the|of|complete[d]?|done)\b)`)

// timely are words that speak of a time which was not understood.
var timely = regexp.MustCompile(`\d|前|后|起|期|节|月|年|季|日|周|旬|(?i:\b(?:after|before|during|within|spring|summer|autumn|fall|winter|term|fy|week|month|year)\w*)`)

// unread returns what stands beside the times.
func (r *whenReader) unread() string {
	var b strings.Builder
	end := 0
	for _, m := range r.said {
		b.WriteString(r.text[end:m.from])
		end = m.to
	}
	return b.String() + r.text[end:]
}

// left tells of what was not understood.
func (r *whenReader) left() {
	if !r.column {
		return
	}
	rest := r.unread()
	switch bareRest := harmless.ReplaceAllString(rest, ""); {
	case bareRest == "":
		if r.text != "" && !r.when.Found() && len(r.when.Doubts) == 0 {
			r.doubt("time-unknown", r.text)
		}
	case !r.when.Found():
		r.doubt("time-unknown", r.text)
	case timely.MatchString(bareRest):
		if r.onlyVague() {
			r.when = When{Doubts: []Doubt{{"time-unknown", r.text}}}
			return
		}
		r.doubt("time-partly", strings.Trim(rest, ends+" "))
	}
}

// onlyVague reports whether no more than years were understood: 2024年汛期前.
func (r *whenReader) onlyVague() bool {
	return !slices.ContainsFunc(r.said, func(m mention) bool { return !m.vague })
}
