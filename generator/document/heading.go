package document

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gongshi/generator/phrase"
)

// A column is what a column holds.
type column int

const (
	unknown column = iota
	numbers
	category
	task
	content
	measure
	responsible
	lead
	joint
	support
	when
	timed // contents, and when they are due
	start
	period
	person
	status
	remark
	other // known, and none of a plan's
)

// columnNames are how people name what a column holds, on the command line.
var columnNames = map[string]column{"number": numbers, "category": category, "title": task, "text": content, "measure": measure, "responsible": responsible,
	"lead": lead, "joint": joint, "support": support, "schedule": when, "start": start, "ignore": other}

// ColumnNames returns what a column may be said to hold.
func ColumnNames() []string {
	var all []string
	for name := range columnNames {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// headings are the words above columns, in the order in which they are looked for.
var headings = sync.OnceValue(func() []heading {
	return []heading{
		{other, regexp.MustCompile(`^(?:计量单位|填报单位|报送单位|.*(?:监督|考核|考评|督办|督查|督导|审批|交办|反馈|设计|监理|受检|被检查|来源|信访)(?:单位|部门|机构)|单位[:：].*|文件|依据|来源|出处|.*位置|.*页码|页|附件|类型编码)$`)},
		{lead, regexp.MustCompile(`牵头.{0,4}(?:单位|部门|科室|处室)(?:及|和|与|、|/).{0,4}(?:责任人|负责人|联系人|领导)|领导(?:及|和|与|、|/)牵头(?:单位|部门)`)},
		{responsible, regexp.MustCompile(`领导(?:及|和|与|、|/).{0,4}(?:单位|部门|科室|处室)|(?:单位|部门|科室|处室|股室|机构)(?:及|和|与|、|/).{0,4}(?:责任人|负责人|联系人|领导)`)},
		{person, regexp.MustCompile(`领导|同志|责任人|负责人|联系人|联络员|牵头人|包保|经办人|电话|手机|姓名|职务|职称|(?i:contact|^(?:responsible )?(?:person|officer|staff)|phone|e-?mail)`)},
		{remark, regexp.MustCompile(`备注|^(?:说明|附注|注)$|(?i:^(?:remarks?|notes?|comments?)$)`)},
		{task, regexp.MustCompile(`^(?:反馈|整改|突出|发现)的?(?:主要|突出|具体)?问题|^问题(?:描述|内容|清单|表现)?$|隐患(?:描述|内容|名称|情况|问题)?$`)},
		{timed, regexp.MustCompile(`(?:任务|目标|内容|措施|举措|要求|事项|步骤).{0,6}(?:及|和|与|、|/).{0,6}(?:时间|时限|期限|节点|进度)|(?:时间|时限|期限|进度).{0,4}(?:及|和|与|、|/).{0,6}(?:任务|目标|内容|措施|举措|步骤|成果)`)},
		{when, regexp.MustCompile(`进度(?:安排|计划|要求|时限)|时间进度|序时`)},
		{status, regexp.MustCompile(`状态|进展|(?:完成|落实|办理|推进|进行|工作|整改)情况|办理结果|^(?:完成|办理|工作|实际)?进度$|完成率|(?:完成)?比例|当前|目前|截至|已完成|存在问题|下一步|是否|(?i:status|progress|\bdone\b|percent|update)`)},
		{period, regexp.MustCompile(`^(?:(?:19|20)\d{2}年)?(?:第?[一二三四1-4]季度|上半年|下半年|\d{1,2}(?:[-—至]\d{1,2})?月份?(?:底|末)?前?)(?:目标|任务|计划|节点|进度|形象进度|工作|重点|安排)*$|(?i:^(?:q[1-4])(?: 20\d{2})?$)`)},
		{other, regexp.MustCompile(`投资|资金|预算|经费|费用|金额|(?i:cost|budget|fund)`)},
		{responsible, regexp.MustCompile(`(?:牵头|主办|责任).{0,6}(?:配合|协办)|(?i:lead.{0,20}(?:support|partner))`)},
		{support, regexp.MustCompile(`配合|协办|协同|参与|协助|协作|支持|(?i:support|partner|collaborat|assist)`)},
		{lead, regexp.MustCompile(`牵头|主办|主责|第一责任|(?i:\blead|owner)`)},
		{joint, regexp.MustCompile(`共同(?:责任|承担|实施)|联合(?:责任|实施)|(?i:joint)`)},
		{responsible, regexp.MustCompile(`责任(?:单位|部门|科室|处室|股室|主体|分工|机构|处|科|室|局|落实)?$|责任单位|承办|实施单位|落实单位|主管(?:单位|部门)|实施主体|建设单位|(?:负责|经办|归口|主管|完成)(?:管理)?(?:单位|部门|科室|处室)|^(?:单位|部门|科室|处室|股室|组织实施)$|(?i:responsib|agency|agencies|department|^dept\b|^division$|^bureau$|^who$|assigned|^by$)`)},
		{start, regexp.MustCompile(`(?:开始|起始|开工|启动)(?:时间|日期|年月)|(?i:^start)`)},
		{when, regexp.MustCompile(`时间|时限|期限|节点|日期|工期|年限|(?:建设|实施|整改)周期|^(?:完成|截止|月份|月度|季度|时段)$|(?i:time|deadline|\bdue|when|\bdate|completion|schedule|^year|^(?:end|finish)\b)`)},
		{numbers, regexp.MustCompile(`^(?:序号|编号|项目?编?号|任务编?号|号|序|条目)$|(?i:^(?:id|no\.?|#|ref\.?|number|item|s/?n)$|(?:action|task|item) (?:id|no\.?|number|#)$)`)},
		{task, regexp.MustCompile(`(?i:^(?:strateg\w*|goals?|objectives?|program\w*|priorit\w*)\s*(?:/|&|or|and)\s*(?:action|task|project|initiative))`)},
		{category, regexp.MustCompile(`类别|分类|类型|领域|板块|方面|大项|专题|一级|^(?:专项)?行动(?:名称)?$|^(?:整治|治理|改革|攻坚|监管|检查|整改)重点$|^(?:工作|实施|推进)?阶段$|(?i:categor|theme|goal|pillar|sector|focus|objective|^priority|^strateg|^program)`)},
		{task, regexp.MustCompile(`^二级(?:指标|任务|目录|事项|分类|项目|工程)?$`)},
		{content, regexp.MustCompile(`^[三四]级(?:指标|任务|目录|事项|项目|工程)?$`)},
		{measure, regexp.MustCompile(`指标|标志|成果|成效|效果|验收|考核标准|(?i:kpi|metric|measure|indicator|output|deliverable|outcome|performance|target)`)},
		{content, regexp.MustCompile(`内容|要求|措施|举措|目标|标准|规模|任务分解|二级|步骤|做法|(?i:description|detail|steps?$|activit)`)},
		{task, regexp.MustCompile(`任务|事项|项目|工作|实事|名称|议题|清单|标题|题目|案由|提案|议案|课题|诉求|(?i:action|task|project|initiative|title|what)`)},
		{responsible, regexp.MustCompile(`^.{2,6}(?:单位|部门|科室|处室|股室)$|^项目(?:业主|法人)$`)}, // 起草部门
	}
})

// A heading is what a column holds whose heading matches.
type heading struct {
	is   column
	with *regexp.Regexp
}

// brackets are remarks in a heading.
var brackets = regexp.MustCompile(`[（(][^（()）]*[）)]`)

// plainHeading returns a heading as it is compared.
func plainHeading(text string) string {
	text = phrase.Plain(text)
	if bare := brackets.ReplaceAllString(text, ""); bare != "" {
		text = bare
	}
	if phrase.Latin(text) {
		return strings.TrimSpace(text)
	}
	return strings.Trim(strings.ReplaceAll(text, " ", ""), "：:*")
}

// longestHeading is how many characters a heading has.
const longestHeading = 30

// columnOf returns what a column with a heading holds.
func (r *reader) columnOf(heading string) column {
	for name, holds := range r.options.Columns {
		if plainHeading(name) == plainHeading(heading) {
			return columnNames[holds]
		}
	}
	plain := plainHeading(heading)
	if plain == "" || utf8.RuneCountInString(plain) > longestHeading || strings.ContainsAny(plain, "，。；") {
		return unknown
	}
	for _, h := range headings() {
		if h.with.MatchString(plain) {
			return h.is
		}
	}
	return unknown
}
