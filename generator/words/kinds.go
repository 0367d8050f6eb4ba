package words

// kinds is every kind of problem with its words. It is never changed.
//
// Slots: {value} is what was found, {key} the name of a field, {expected} what belongs there, {near} the closest name that
// exists, {other} the place or value that it clashes with.
var kinds = map[string]Kind{
	// Files.
	"not-utf8": {
		English: Words{"the file is not UTF-8 text", []string{"Save it as UTF-8."}},
		Chinese: Words{"文件不是 UTF-8 编码", []string{"请在编辑器里另存为 UTF-8 编码。"}},
	},
	"unknown-file": {
		English: Words{"nothing is made of this file", []string{"A plan's attachments belong in its files/ folder, its tasks and index.md beside it, ordinary pages as .md files directly in content/."}},
		Chinese: Words{"生成器不认识这个文件，不会发布它", []string{"附件请放进计划的 files/ 文件夹；任务文件与 index.md 放在计划文件夹里；普通页面是 content/ 下的 .md 文件。"}},
	},
	"no-site": {
		English: Words{"there is no site.toml here", []string{"Run the command in the folder of a site, or name it with --source."}},
		Chinese: Words{"这里没有 site.toml", []string{"请在站点文件夹里运行，或用 --source 指明它。"}},
	},
	"no-plan": {
		English: Words{"no plan was found in content/", []string{"A plan is a folder with an index.md, such as content/2022/index.md."}},
		Chinese: Words{"content/ 里没有任何计划", []string{"计划是带有 index.md 的文件夹，例如 content/2022/index.md。"}},
	},
	"no-index": {
		English: Words{"the folder has no index.md", []string{"A plan describes itself in {value}."}},
		Chinese: Words{"文件夹里没有 index.md", []string{"计划本身写在 {value} 里。"}},
	},
	"not-regular": {
		English: Words{"this is a link or a device, not a file", []string{"Put the file itself here."}},
		Chinese: Words{"这是链接或设备，不是普通文件", []string{"请把文件本身放在这里。"}},
	},
	"bad-name": {
		English: Words{"the name {value} cannot be part of an address", []string{"Use small letters a–z, digits and hyphens."}},
		Chinese: Words{"名称 {value} 不能用在网址里", []string{"请只用小写字母 a–z、数字和连字符。"}},
	},
	"url-taken": {
		English: Words{"the address /{value} is made twice, here and from {other}", []string{"Rename one of the two."}},
		Chinese: Words{"网址 /{value} 重复：这里与 {other} 都会生成它", []string{"请给其中一个改名。"}},
	},

	// Front matter.
	"front-matter-missing": {
		English: Words{"the file does not begin with front matter", []string{"Begin the file with a line +++, then the fields, then another line +++."}},
		Chinese: Words{"文件开头没有字段区", []string{"文件第一行写 +++，接着写各字段，再用一行 +++ 结束。"}},
	},
	"front-matter-unclosed": {
		English: Words{"the front matter that begins here does not end", []string{"Put a line +++ after the last field."}},
		Chinese: Words{"从这里开始的字段区没有结束", []string{"请在最后一个字段后面另起一行写 +++。"}},
	},
	"toml-syntax": {
		English: Words{"this is not TOML: {detail}", []string{"A field is written key = \"text\", key = 2022-06-30 or key = true."}},
		Chinese: Words{"这里不符合 TOML 的写法：{detail}", []string{"字段的写法是 key = \"文字\"、key = 2022-06-30 或 key = true。"}},
	},
	"toml-full-width": {
		English: Words{"{value} is a full-width or curly sign", []string{"Write {expected} instead; switch the input method to English punctuation."}},
		Chinese: Words{"{value} 是全角或弯引号", []string{"请改成英文半角的 {expected}。"}},
	},
	"unknown-key": {
		English: Words{"there is no field {key} here", []string{"Did you mean {near}?"}},
		Chinese: Words{"这里没有字段 {key}", []string{"是不是想写 {near}？"}},
	},
	"missing-key": {
		English: Words{"the field {key} is missing", []string{"Add {expected}."}},
		Chinese: Words{"缺少字段 {key}", []string{"请补上，例如 {expected}。"}},
	},
	"empty-value": {
		English: Words{"{key} is empty", []string{"Fill it in, or remove the line."}},
		Chinese: Words{"{key} 是空的", []string{"请填写，或删去这一行。"}},
	},
	"not-a-text": {
		English: Words{"{key} is {value}", []string{"It should be text in quotes: {key} = \"…\"."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是引号里的文字：{key} = \"…\"。"}},
	},
	"not-a-day": {
		English: Words{"{key} is {value}", []string{"It should be a day without quotes, such as 2022-06-30."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是日期，不加引号，如 2022-06-30。"}},
	},
	"not-a-list": {
		English: Words{"{key} is {value}", []string{"It should be a list: {key} = [\"…\", \"…\"]."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是列表：{key} = [\"…\", \"…\"]。"}},
	},
	"not-a-number": {
		English: Words{"{key} is {value}", []string{"It should be a number."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是数字。"}},
	},
	"not-a-whole-number": {
		English: Words{"{key} is {value}", []string{"It should be a whole number."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是整数。"}},
	},
	"not-true-or-false": {
		English: Words{"{key} is {value}", []string{"It should be true or false, without quotes."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是 true 或 false，不加引号。"}},
	},
	"not-a-table": {
		English: Words{"{key} is {value}", []string{"It should be a table: a line [{key}], its fields below."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是一组字段：一行 [{key}]，下面写各字段。"}},
	},
	"not-tables": {
		English: Words{"{key} is {value}", []string{"It should be a list of tables: a line [[{key}]] before each."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是多组字段：每组前写一行 [[{key}]]。"}},
	},
	"no-such-day": {
		English: Words{"{key}: there is no day {value}", []string{"Write a day that exists as year-month-day, such as 2022-06-30."}},
		Chinese: Words{"{key}：没有 {value} 这一天", []string{"请写真实存在的日期，如 2022-06-30。"}},
	},
	"bad-choice": {
		English: Words{"{key} cannot be {value}", []string{"It is one of {expected}.", "Did you mean {near}?"}},
		Chinese: Words{"{key} 不能是 {value}", []string{"只能是 {expected} 之一。", "是不是想写 {near}？"}},
	},
	"not-positive": {
		English: Words{"{key} is {value}", []string{"It should be 1 or more."}},
		Chinese: Words{"{key} 的值 {value} 不合适", []string{"应当大于零。"}},
	},
	"negative": {
		English: Words{"{key} is {value}", []string{"It should be 0 or more."}},
		Chinese: Words{"{key} 的值 {value} 不合适", []string{"不能小于零。"}},
	},
	"bad-key": {
		English: Words{"{key} {value} cannot be part of an address", []string{"Use small letters a–z, digits and hyphens."}},
		Chinese: Words{"{key} 的值 {value} 不能用在网址里", []string{"请只用小写字母 a–z、数字和连字符。"}},
	},
	"bad-url": {
		English: Words{"{key} is no absolute address: {value}", []string{"It should look like {expected}."}},
		Chinese: Words{"{key} 不是完整网址：{value}", []string{"应当像 {expected} 这样。"}},
	},
	"bad-timezone": {
		English: Words{"there is no time zone {value}", []string{"Write a name such as Asia/Shanghai."}},
		Chinese: Words{"没有时区 {value}", []string{"请写 Asia/Shanghai 这样的名称。"}},
	},
	"bad-language": {
		English: Words{"there are no labels for the language {value}", []string{"There are {expected}; another needs layouts/labels/{value}.toml."}},
		Chinese: Words{"没有语言 {value} 的界面文字", []string{"现有 {expected}；其他语言需要 layouts/labels/{value}.toml。"}},
	},

	// Names that must be declared, and only once.
	"unknown-office": {
		English: Words{"office {value} is not in site.toml", []string{"Did you mean {near}?"}},
		Chinese: Words{"site.toml 里没有科室 {value}", []string{"是不是想写 {near}？"}},
	},
	"unknown-category": {
		English: Words{"category {value} is not in the plan's index.md", []string{"Did you mean {near}?"}},
		Chinese: Words{"计划的 index.md 里没有工作领域 {value}", []string{"是不是想写 {near}？"}},
	},
	"repeated-office": {
		English: Words{"office {value} is named twice, in {key} and in {other}", []string{"Name it once, in the role that the plan gives it."}},
		Chinese: Words{"科室 {value} 写了两次：{key} 与 {other}", []string{"请只按计划里的分工写一次。"}},
	},
	"no-office": {
		English: Words{"no office is named in lead or joint", []string{"Add lead = [\"office\"]."}},
		Chinese: Words{"lead 和 joint 里都没有科室", []string{"请补上 lead = [\"科室\"]。"}},
	},
	"no-schedule": {
		English: Words{"the task has no time", []string{"Add a table [schedule] with due = 2022-06-30, year_round = true or directed = \"authority\"."}},
		Chinese: Words{"任务没有时间安排", []string{"请加上 [schedule]，写 due = 2022-06-30、year_round = true 或 directed = \"部署机关\"。"}},
	},
	"duplicate-number": {
		English: Words{"number {value} is taken by {other}", []string{"Give each task a number of its own."}},
		Chinese: Words{"序号 {value} 已被 {other} 使用", []string{"每项任务用自己的序号。"}},
	},
	"missing-number": {
		English: Words{"there is no task {value}", []string{"If the source itself has none, add it: absent = [{value}]. Withdraw a task with cancelled, do not delete it."}},
		Chinese: Words{"缺少第 {value} 项任务", []string{"如果原文件就没有这一项，请写 absent = [{value}]；取消任务请用 cancelled，不要删除文件。"}},
	},
	"present-number": {
		English: Words{"number {value} is called absent, but {other} has it", []string{"Remove it from absent."}},
		Chinese: Words{"absent 里写了 {value}，但 {other} 正是这一项", []string{"请从 absent 中删去。"}},
	},
	"duplicate-key": {
		English: Words{"{key} {value} stands twice", []string{"Each needs a key and names of its own."}},
		Chinese: Words{"{key} {value} 重复", []string{"每一个都要有自己的 key 和名称。"}},
	},

	// Facts that contradict each other.
	"contradiction": {
		English: Words{"{key} and {other} contradict each other", []string{"Keep the one that is true."}},
		Chinese: Words{"{key} 与 {other} 互相矛盾", []string{"请只保留符合实际的一个。"}},
	},
	"needs-key": {
		English: Words{"{key} needs {other}", []string{"Add {expected}."}},
		Chinese: Words{"有 {key} 就要有 {other}", []string{"请补上 {expected}。"}},
	},
	"days-reversed": {
		English: Words{"{key} {value} lies before {other}", []string{"The earlier day comes first."}},
		Chinese: Words{"{key} 的 {value} 早于 {other}", []string{"请检查两个日期的先后。"}},
	},
	"pauses-overlap": {
		English: Words{"the pause from {value} overlaps that from {other}", []string{"Let one end before the next begins."}},
		Chinese: Words{"从 {value} 起的暂缓与从 {other} 起的暂缓重叠", []string{"前一个结束后，后一个才能开始。"}},
	},
	"done-too-often": {
		English: Words{"{key} has {value} days, more than the total of {expected}", []string{"Correct the total or the days."}},
		Chinese: Words{"{key} 里有 {value} 个日期，超过总数 {expected}", []string{"请核对 total 或日期。"}},
	},
	"outside-plan": {
		English: Words{"{key} {value} lies outside the plan, {expected}", []string{"Check the year."}},
		Chinese: Words{"{key} 的 {value} 不在计划期内（{expected}）", []string{"请检查年份。"}},
	},

	// The record.
	"heading-undated": {
		English: Words{"this heading has no date: {value}", []string{"Begin it with the day, ## 2022-06-28 Title; use ### for headings within a text."}},
		Chinese: Words{"二级标题没有日期：{value}", []string{"进展标题写成 ## 2022-06-28 标题；正文里的小标题请用 ###。"}},
	},
	"heading-untitled": {
		English: Words{"the update of {value} has no title", []string{"Write what came of it in a few words after the day."}},
		Chinese: Words{"{value} 的进展没有标题", []string{"请在日期后面用几个字写明进展。"}},
	},
	"heading-no-such-day": {
		English: Words{"there is no day {value}", []string{"Begin the heading with a day that exists, such as 2022-06-28."}},
		Chinese: Words{"没有 {value} 这一天", []string{"标题开头请写真实存在的日期，如 2022-06-28。"}},
	},
	"raw-html": {
		English: Words{"HTML is not shown: {value}", []string{"Write it in Markdown."}},
		Chinese: Words{"正文里不能写 HTML：{value}", []string{"请改用 Markdown 写法。"}},
	},
	"unsafe-url": {
		English: Words{"{value} is no address that a page may link to", []string{"Use https:, http:, mailto:, tel: or a relative link."}},
		Chinese: Words{"页面不能链接到 {value}", []string{"请用 https:、http:、mailto:、tel: 或相对链接。"}},
	},
	"absolute-link": {
		English: Words{"{value} begins with a slash, which leaves the site when it lives in a sub-folder", []string{"Link to the file relatively: 20-example.md or files/table.csv."}},
		Chinese: Words{"{value} 以斜杠开头，站点放在子目录时会失效", []string{"请用相对链接，如 20-example.md 或 files/table.csv。"}},
	},
	"dead-link": {
		English: Words{"the link leads nowhere: {value}", []string{"Did you mean {near}?"}},
		Chinese: Words{"链接的目标不存在：{value}", []string{"是不是想写 {near}？"}},
	},
	"dead-anchor": {
		English: Words{"{value} has no place called #{key}", []string{"Did you mean #{near}?"}},
		Chinese: Words{"{value} 里没有 #{key} 这个位置", []string{"是不是想写 #{near}？"}},
	},
	"link-to-draft": {
		English: Words{"{value} is a draft and not published", []string{"Publish it, or remove the link."}},
		Chinese: Words{"{value} 还是草稿，没有发布", []string{"请先发布它，或去掉这个链接。"}},
	},
	"literal-emphasis": {
		Warning: true,
		English: Words{"{value} is left in the text as it stands", []string{"Emphasis does not end between punctuation and a letter: put the punctuation outside the **, or a space after it."}},
		Chinese: Words{"正文里留下了 {value}，没有变成粗体", []string{"** 紧挨标点又接文字时不起作用：把标点移到 ** 外面，或在后面加一个空格。"}},
	},
	"future-date": {
		Warning: true,
		English: Words{"{value} lies in the future and is not shown yet", nil},
		Chinese: Words{"{value} 还没有到，到那天才会显示", nil},
	},
	"after-close": {
		Warning: true,
		English: Words{"{value} lies after the plan was closed on {other} and does not count", nil},
		Chinese: Words{"{value} 在计划于 {other} 关闭之后，不再计入", nil},
	},
	"before-plan": {
		Warning: true,
		English: Words{"{value} lies before the plan's start, {other}", []string{"Check the year."}},
		Chinese: Words{"{value} 早于计划开始的 {other}", []string{"请检查年份。"}},
	},
	"completed-without-update": {
		Warning: true,
		English: Words{"no update of {value} says how the task was completed", []string{"Add ## {value} Title at the end of the file."}},
		Chinese: Words{"没有 {value} 的进展说明任务如何完成", []string{"请在文末加上 ## {value} 标题。"}},
	},

	// Redirects, layouts and labels.
	"bad-redirect": {
		English: Words{"a redirect cannot lead from {key} to {value}", []string{"Both begin with a slash; the first is no page of the site, the second is one."}},
		Chinese: Words{"不能从 {key} 转到 {value}", []string{"两者都以斜杠开头；前者不能是站内已有的页面，后者必须是。"}},
	},
	"layout-syntax": {
		English: Words{"the layout cannot be read: {detail}", nil},
		Chinese: Words{"模板有错误：{detail}", nil},
	},
	"layout-fails": {
		English: Words{"the layout fails on /{value}: {detail}", nil},
		Chinese: Words{"模板在生成 /{value} 时出错：{detail}", nil},
	},
	"bad-label": {
		English: Words{"the labels cannot be read: {detail}", nil},
		Chinese: Words{"界面文字文件有错误：{detail}", nil},
	},
	"missing-label": {
		English: Words{"there is no label {key}", []string{"The built-in label file has it: copy the line."}},
		Chinese: Words{"缺少界面文字 {key}", []string{"内置的文字文件里有这一行，请照抄过来。"}},
	},
}
