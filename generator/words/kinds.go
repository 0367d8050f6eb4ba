package words

// kinds is every kind of problem with its words. It is never changed.
//
// Slots: {value} is what was found, {key} the name of a field, {expected} what belongs there, {near} the closest name that
// exists, {other} the place or value that it clashes with, {detail} what a library says.
var kinds = map[string]Kind{
	// Files.
	"not-utf8": {
		English: Words{"the file is not UTF-8 text", []string{"Save it as UTF-8."}},
		Chinese: Words{"文件里有无法识别的字符：它不是用 UTF-8 保存的", []string{"请在编辑器里选“另存为”，编码选 UTF-8。"}},
	},
	"utf-16": {
		English: Words{"the file was saved as UTF-16", []string{"Save it as UTF-8."}},
		Chinese: Words{"文件是用 UTF-16（有的编辑器叫“Unicode”）保存的", []string{"请在编辑器里选“另存为”，编码选 UTF-8。"}},
	},
	"file-empty": {
		English: Words{"the file is empty", []string{"Write its fields between two lines +++, or delete the file."}},
		Chinese: Words{"文件是空的", []string{"请在两行 +++ 之间写上各字段，或者删除这个文件。"}},
	},
	"unknown-file": {
		English: Words{"nothing is made of this file", []string{"A plan's attachments belong in its files/ folder, its tasks and index.md beside it, ordinary pages as .md files directly in content/."}},
		Chinese: Words{"生成器不认识这个文件，不会发布它", []string{"附件请放进任务表的 files/ 文件夹；任务文件与 index.md 放在任务表的文件夹里；普通页面是 content/ 下的 .md 文件。"}},
	},
	"attachment-misplaced": {
		English: Words{"an attachment does not belong here", []string{"Move it to {expected}."}},
		Chinese: Words{"附件不能放在这里", []string{"请移到 {expected}。"}},
	},
	"task-misplaced": {
		English: Words{"a task does not belong in a folder of its own", []string{"Move it to {expected}."}},
		Chinese: Words{"任务文件不能放在更深的文件夹里", []string{"请移到 {expected}。"}},
	},
	"extension-case": {
		English: Words{"the file's name ends in {value}", []string{"Write .md in small letters."}},
		Chinese: Words{"文件名以 {value} 结尾", []string{"请改成小写的 .md。"}},
	},
	"later-folder": {
		English: Words{"the folder {value} means nothing yet", []string{"Write updates in the task's own file, and keep attachments in files/."}},
		Chinese: Words{"文件夹 {value} 目前还没有用处", []string{"进展请写在任务文件里，附件请放进 files/。"}},
	},
	"no-site": {
		English: Words{"there is no site.toml here", []string{"Run the command in the folder of a site, or name it with --source."}},
		Chinese: Words{"这里没有 site.toml", []string{"请在站点文件夹里运行，或用 --source 指明它。"}},
	},
	"no-plan": {
		English: Words{"no plan was found in content/", []string{"A plan is a folder with an index.md, such as content/2022/index.md."}},
		Chinese: Words{"content/ 里没有任何任务表", []string{"任务表是带有 index.md 的文件夹，例如 content/2022/index.md。"}},
	},
	"no-index": {
		English: Words{"the folder has no index.md", []string{"A plan describes itself in {value}."}},
		Chinese: Words{"文件夹里没有 index.md", []string{"任务表本身写在 {value} 里。"}},
	},
	"not-regular": {
		English: Words{"this is a link or a device, not a file", []string{"Put the file itself here."}},
		Chinese: Words{"这是链接或设备，不是普通文件", []string{"请把文件本身放在这里。"}},
	},
	"no-folder": {
		English: Words{"{value} is a link or a file, not a folder, so nothing in it is read", []string{"Put the folder itself here."}},
		Chinese: Words{"{value} 是链接或文件，不是文件夹，里面的内容读不到", []string{"请把文件夹本身放在这里。"}},
	},
	"not-readable": {
		English: Words{"the file cannot be read: its permissions do not allow it", []string{"Allow the user who runs the generator to read it."}},
		Chinese: Words{"没有权限读取这个文件", []string{"请在文件的权限设置里，允许运行生成器的用户读取它。"}},
	},
	"generator-mistake": {
		English: Words{"the generator itself failed here: {detail}", []string{"That is its mistake, not yours. Take back what was changed last, and hand these lines to whoever looks after the generator."}},
		Chinese: Words{"生成器自身在这里出了错：{detail}", []string{"这不是您写错了。请先撤回最近的修改，并把这几行提示交给维护生成器的人。"}},
	},
	"bad-name": {
		English: Words{"the name {value} cannot be part of an address", []string{"Use small letters a–z, digits and hyphens."}},
		Chinese: Words{"名称 {value} 不能用在网址里", []string{"请只用小写字母 a–z、数字和连字符。"}},
	},
	"reserved-name": {
		English: Words{"the name {value} is taken by a page that every site has", []string{"Choose another name."}},
		Chinese: Words{"名称 {value} 已被每个站点都有的页面占用", []string{"请换一个名称。"}},
	},
	"url-taken": {
		English: Words{"the address /{value} is made twice, here and from {other}", []string{"Rename one of the two."}},
		Chinese: Words{"网址 /{value} 重复：这里与 {other} 都会生成它", []string{"请给其中一个改名。"}},
	},
	"case-clash": {
		Warning: true,
		English: Words{"its name differs from {other} in capitals only", []string{"On Windows and macOS they are one file: rename one of the two."}},
		Chinese: Words{"文件名与 {other} 只有大小写不同", []string{"在 Windows 和 macOS 上它们是同一个文件，请给其中一个改名。"}},
	},
	"attachment-name": {
		English: Words{"the name {value} cannot be part of an address", []string{"Leave out backslashes and control characters, and spaces and dots at the ends."}},
		Chinese: Words{"文件名 {value} 不能用在网址里", []string{"请去掉反斜杠、看不见的字符，以及开头和末尾的空格、末尾的点。"}},
	},
	"attachment-large": {
		Warning: true,
		English: Words{"the file has {value} MB", []string{"Readers on a phone will wait: make it smaller than {expected} MB, or split it."}},
		Chinese: Words{"文件有 {value} MB", []string{"手机上打开会很慢：请压缩到 {expected} MB 以内，或拆成几个文件。"}},
	},
	"attachment-position": {
		Warning: true,
		English: Words{"the picture says where it was taken ({value})", []string{"Remove the position before publishing: save the picture anew without metadata, or take a screenshot of it."}},
		Chinese: Words{"照片里带有拍摄地点（{value} 定位）", []string{"公布前请去掉定位信息：另存一份不带定位的图片，或截图后使用。"}},
	},

	// Front matter: the fields at the beginning of a file.
	"front-matter-missing": {
		English: Words{"the file does not begin with front matter", []string{"Begin the file with a line +++, then the fields, then another line +++."}},
		Chinese: Words{"文件开头没有字段区", []string{"文件第一行写 +++，接着写各字段，再用一行 +++ 结束。"}},
	},
	"front-matter-yaml": {
		English: Words{"the file begins with ---", []string{"Write +++ before and after the fields, and each field as key = \"text\"."}},
		Chinese: Words{"文件以 --- 开头", []string{"字段区前后请写 +++，每个字段写成 key = \"文字\"。"}},
	},
	"front-matter-late": {
		English: Words{"empty lines stand before the first +++", []string{"Let the file begin with +++."}},
		Chinese: Words{"第一个 +++ 前面有空行", []string{"请删去空行，让文件以 +++ 开头。"}},
	},
	"front-matter-unclosed": {
		English: Words{"the front matter that begins here does not end", []string{"Put a line +++ after the last field."}},
		Chinese: Words{"从这里开始的字段区没有结束", []string{"请在最后一个字段后面另起一行写 +++。"}},
	},
	"fence-written-otherwise": {
		English: Words{"{value} is no line that begins or ends front matter", []string{"Write exactly +++, with nothing else on the line."}},
		Chinese: Words{"{value} 不能作为字段区的开头或结尾", []string{"请单独写一行 +++（三个英文半角加号）。"}},
	},
	"toml-syntax": {
		English: Words{"this line cannot be read: {detail}", []string{"A field is written key = \"text\", key = 2022-06-30 or key = true."}},
		Chinese: Words{"这一行读不懂（{detail}）", []string{"字段的写法是 key = \"文字\"、key = 2022-06-30 或 key = true。"}},
	},
	"toml-full-width": {
		English: Words{"{value} is a full-width or curly sign", []string{"Write {expected} instead; switch the input method to English punctuation."}},
		Chinese: Words{"{value} 是全角或弯引号", []string{"请改成英文半角的 {expected}。"}},
	},
	"header-broken": {
		English: Words{"{value} is no line that begins a table", []string{"Write [schedule], or [[milestones]] where there may be several."}},
		Chinese: Words{"{value} 不能作为一组字段的开头", []string{"请写成 [schedule]；可以有多组的写成 [[milestones]]。"}},
	},
	"value-missing": {
		English: Words{"nothing stands after {key} =", []string{"Write a value, or remove the line."}},
		Chinese: Words{"{key} = 后面没有内容", []string{"请填写，或删去这一行。"}},
	},
	"quote-unclosed": {
		English: Words{"the text of {key} does not end on its line", []string{"Put {expected} at its end."}},
		Chinese: Words{"{key} 的文字没有写完引号", []string{"请在末尾补上 {expected}。"}},
	},
	"list-unclosed": {
		English: Words{"the list of {key} does not end", []string{"Put ] after its last entry."}},
		Chinese: Words{"{key} 的列表没有结束", []string{"请在最后一项后面补上 ]。"}},
	},
	"comma-missing": {
		English: Words{"a comma is missing in the list of {key}", []string{"Put , between two entries."}},
		Chinese: Words{"{key} 的列表里少了逗号", []string{"两项之间请写英文半角的 , 。"}},
	},
	"backslash": {
		English: Words{"\\ in the text of {key} has a meaning of its own", []string{"Write / in paths; else write \\\\, or put the text in single quotes."}},
		Chinese: Words{"{key} 的文字里 \\ 有特殊含义", []string{"路径请用 /；确实要写反斜杠时写两个 \\\\，或改用单引号。"}},
	},
	"after-value": {
		English: Words{"{value} stands after the end of {key}", []string{"One field a line. A quotation mark within the text is written \\\"."}},
		Chinese: Words{"{key} 写完之后还有 {value}", []string{"每行只写一个字段；文字里的英文引号要写成 \\\"，或改用中文引号。"}},
	},
	"text-unquoted": {
		English: Words{"the text {value} stands without quotes", []string{"Write it in quotes: \"{value}\"."}},
		Chinese: Words{"文字 {value} 没有加引号", []string{"请加上英文半角引号：\"{value}\"。"}},
	},
	"leading-zero": {
		English: Words{"the number {value} begins with 0", []string{"Write {expected}."}},
		Chinese: Words{"数字 {value} 以 0 开头", []string{"请写 {expected}。"}},
	},
	"true-or-false-spelt": {
		English: Words{"{key} is {value}", []string{"Write {expected}."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"请写 {expected}（小写，不加引号）。"}},
	},
	"key-in-chinese": {
		English: Words{"the names of fields are English: {key} is none", []string{"Write {near}."}},
		Chinese: Words{"字段名要用英文：没有字段 {key}", []string{"请写 {near}。"}},
	},
	"colon-for-equals": {
		English: Words{"a colon stands after {key}", []string{"Write {expected}."}},
		Chinese: Words{"{key} 后面写成了冒号", []string{"请写 {expected}。"}},
	},
	"equals-missing": {
		English: Words{"this is no field: {value}", []string{"A field is written key = \"text\"."}},
		Chinese: Words{"这一行不是字段：{value}", []string{"字段的写法是 key = \"文字\"。"}},
	},
	"written-twice": {
		English: Words{"{key} is written twice", []string{"It already stands in line {other}: keep one of the two."}},
		Chinese: Words{"{key} 写了两次", []string{"第 {other} 行已经有了，请只保留一个。"}},
	},
	"key-case": {
		English: Words{"there is no field {key}", []string{"Write {near}, in these letters."}},
		Chinese: Words{"没有字段 {key}", []string{"请写 {near}，注意大小写。"}},
	},
	"key-below-table": {
		English: Words{"{key} stands below {other}, and so counts as a part of it", []string{"Move the line up, above the first line in brackets."}},
		Chinese: Words{"{key} 写在 {other} 下面，会被当作它的一部分", []string{"请把这一行移到前面，放在第一个方括号行之上。"}},
	},
	"key-elsewhere": {
		English: Words{"{key} does not belong here", []string{"It belongs below {other}."}},
		Chinese: Words{"{key} 不能写在这里", []string{"请写在 {other} 下面。"}},
	},
	"key-of-task": {
		English: Words{"{key} is a field of a task, not of this file", []string{"It belongs in the task's file.", "There it stands below {other}."}},
		Chinese: Words{"{key} 是任务的字段，不能写在这个文件里", []string{"请写在任务文件里。", "放在 {other} 下面。"}},
	},
	"key-of-plan": {
		English: Words{"{key} is a field of a plan, not of this file", []string{"It belongs in the plan's index.md.", "There it stands below {other}."}},
		Chinese: Words{"{key} 是任务表的字段，不能写在这个文件里", []string{"请写在任务表的 index.md 里。", "放在 {other} 下面。"}},
	},
	"key-of-site": {
		English: Words{"{key} is a field of the site, not of this file", []string{"It belongs in site.toml.", "There it stands below {other}."}},
		Chinese: Words{"{key} 是站点的字段，不能写在这个文件里", []string{"请写在 site.toml 里。", "放在 {other} 下面。"}},
	},
	"key-of-page": {
		English: Words{"{key} is a field of an ordinary page, not of this file", []string{"Remove it."}},
		Chinese: Words{"{key} 是普通页面的字段，不能写在这个文件里", []string{"请删去。"}},
	},
	"unknown-key": {
		English: Words{"there is no field {key} here", []string{"Did you mean {near}?"}},
		Chinese: Words{"这里没有字段 {key}", []string{"是不是想写 {near}？"}},
	},
	"missing-key": {
		Absence: true,
		English: Words{"the field {key} is missing", []string{"Add {expected}."}},
		Chinese: Words{"缺少字段 {key}", []string{"请补上，例如 {expected}。"}},
	},
	"empty-value": {
		English: Words{"{key} is empty", []string{"Fill it in, or remove the line."}},
		Chinese: Words{"{key} 是空的", []string{"请填写，或删去这一行。"}},
	},
	"not-a-text": {
		English: Words{"{key} is {value}", []string{"It should be text in quotes: \"…\"."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是引号里的文字：\"…\"。"}},
	},
	"not-a-day": {
		English: Words{"{key} is {value}", []string{"It should be a day without quotes, such as 2022-06-30."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是日期，不加引号，如 2022-06-30。"}},
	},
	"day-form": {
		English: Words{"{key} is {value}", []string{"Write the day as {expected}, without quotes."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"日期请写成 {expected}，不加引号。"}},
	},
	"day-with-time": {
		English: Words{"{key} has a time: {value}", []string{"Write the day alone: {expected}."}},
		Chinese: Words{"{key} 带有钟点：{value}", []string{"请只写日期：{expected}。"}},
	},
	"no-such-day": {
		English: Words{"{key}: there is no day {value}", []string{"Write a day that exists as year-month-day, such as 2022-06-30."}},
		Chinese: Words{"{key}：没有 {value} 这一天", []string{"请写真实存在的日期，如 2022-06-30。"}},
	},
	"not-a-list": {
		English: Words{"{key} is {value}", []string{"It should be a list in brackets.", "Write {expected}."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是方括号里的列表。", "请写 {expected}。"}},
	},
	"not-a-number": {
		English: Words{"{key} is {value}", []string{"It should be a number."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是数字。"}},
	},
	"not-a-whole-number": {
		English: Words{"{key} is {value}", []string{"It should be a whole number."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是整数。"}},
	},
	"number-in-quotes": {
		English: Words{"{key} is {value}", []string{"Write the number without quotes: {expected}."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"数字不加引号，请写 {expected}。"}},
	},
	"not-true-or-false": {
		English: Words{"{key} is {value}", []string{"It should be true or false, without quotes."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是 true（是）或 false（否），不加引号。"}},
	},
	"not-a-table": {
		English: Words{"{key} is {value}", []string{"It should be a table: a line [{key}], its fields below."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是一组字段：一行 [{key}]，下面写各字段。"}},
	},
	"not-tables": {
		English: Words{"{key} is {value}", []string{"It should be a list of tables: a line in double brackets before each, as in [[milestones]]."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是多组字段：每组前写一行双方括号，如 [[milestones]]。"}},
	},
	"bad-choice": {
		English: Words{"{key} cannot be {value}", []string{"It is one of {expected}.", "Did you mean {near}?"}},
		Chinese: Words{"{key} 不能是 {value}", []string{"只能是 {expected} 之一。", "是不是想写 {near}？"}},
	},
	"not-positive": {
		English: Words{"{key} is {value}", []string{"It should be more than 0."}},
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
	"offices-in-one-text": {
		English: Words{"{value} names several offices at once", []string{"Write each in quotes of its own: {expected}."}},
		Chinese: Words{"{value} 里写了不止一个科室", []string{"请分别加引号：{expected}。"}},
	},
	"office-twice": {
		English: Words{"office {value} is named twice in {key}", []string{"Name it once."}},
		Chinese: Words{"科室 {value} 在 {key} 里写了两次", []string{"请只写一次。"}},
	},
	"office-in-two-roles": {
		English: Words{"office {value} is named in {key} and in {other}", []string{"Name it once, in the role that the plan gives it."}},
		Chinese: Words{"科室 {value} 既在 {key} 里，又在 {other} 里", []string{"请只按任务表里的分工写一次。"}},
	},
	"partner-is-office": {
		Warning: true,
		English: Words{"{value} in partners is an office of this site", []string{"Name it in lead, joint or support instead, so that the task stands on its page."}},
		Chinese: Words{"partners 里的 {value} 是本站的科室", []string{"请改写到 lead、joint 或 support，任务才会出现在该科室的页面上。"}},
	},
	"no-office": {
		Absence: true,
		English: Words{"no office is named in lead or joint", []string{"Add lead = [\"office\"]."}},
		Chinese: Words{"lead（牵头）和 joint（分工负责）里都没有科室", []string{"请补上 lead = [\"科室\"]。"}},
	},
	"unknown-category": {
		English: Words{"category {value} is not in the plan's index.md", []string{"Did you mean {near}?"}},
		Chinese: Words{"任务表的 index.md 里没有工作领域 {value}", []string{"是不是想写 {near}？"}},
	},
	"no-schedule": {
		Absence: true,
		English: Words{"the task has no time", []string{"Add a table [schedule] with due = 2022-06-30, year_round = true or directed = \"authority\"."}},
		Chinese: Words{"任务没有时间安排", []string{"请加上 [schedule]，写 due = 2022-06-30、year_round = true 或 directed = \"部署机关\"。"}},
	},
	"duplicate-number": {
		English: Words{"number {value} is taken by {other}", []string{"Give each task a number of its own."}},
		Chinese: Words{"编号 {value} 已被 {other} 使用", []string{"每项任务用自己的编号。"}},
	},
	"missing-number": {
		Absence: true,
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
	"menu-place-twice": {
		Warning: true,
		English: Words{"place {value} in the menu is also that of {other}", []string{"Give each page a place of its own, so that their order is certain."}},
		Chinese: Words{"菜单位置 {value} 与 {other} 相同", []string{"请给每个页面不同的位置，顺序才确定。"}},
	},

	// Facts that contradict each other.
	"completed-and-cancelled": {
		English: Words{"the task is completed on {value} and cancelled on {other}", []string{"Keep the one that is true."}},
		Chinese: Words{"任务既写了 {value} 办结，又写了 {other} 取消", []string{"请只保留符合实际的一个。"}},
	},
	"outcome-without-completed": {
		English: Words{"there is an outcome, {value}, but no day of completion", []string{"Add completed = 2022-12-20, or remove outcome."}},
		Chinese: Words{"写了结果 {value}，却没有办结日期", []string{"请补上 completed = 2022-12-20，或删去 outcome。"}},
	},
	"verified-without-completed": {
		English: Words{"the task was verified on {value}, but not completed", []string{"Add completed = 2022-12-20, or remove verified."}},
		Chinese: Words{"写了 {value} 核查，却没有办结日期", []string{"请补上 completed = 2022-12-20，或删去 verified。"}},
	},
	"verified-before-completed": {
		English: Words{"the task was verified on {value}, before it was completed on {other}", []string{"Correct one of the two days."}},
		Chinese: Words{"核查日期 {value} 早于办结日期 {other}", []string{"请核对两个日期。"}},
	},
	"reason-missing": {
		English: Words{"{key} needs a reason", []string{"Add reason = \"…\": readers want to know why."}},
		Chinese: Words{"写了 {key} 就要说明原因", []string{"请补上 reason = \"…\"，读者想知道为什么。"}},
	},
	"reason-without-cause": {
		English: Words{"there is a reason, but nothing that it explains", []string{"It goes with cancelled, or with outcome = \"partly\" or \"unmet\"; tell of progress in an update."}},
		Chinese: Words{"写了原因，却没有它要说明的事", []string{"reason 与 cancelled 或 outcome = \"partly\"、\"unmet\" 一起写；一般情况请写成进展。"}},
	},
	"pause-without-reason": {
		English: Words{"the pause has no reason", []string{"Add reason = \"…\" below [[pauses]]."}},
		Chinese: Words{"暂缓没有写原因", []string{"请在 [[pauses]] 下面补上 reason = \"…\"。"}},
	},
	"pause-reversed": {
		English: Words{"the pause ends on {value}, before it begins on {other}", []string{"Check the year and the order."}},
		Chinese: Words{"暂缓结束日 {value} 早于开始日 {other}", []string{"请核对年份和先后。"}},
	},
	"pauses-overlap": {
		English: Words{"the pause from {value} overlaps that from {other}", []string{"Let one end before the next begins."}},
		Chinese: Words{"从 {value} 起的暂缓与从 {other} 起的暂缓重叠", []string{"前一个结束后，后一个才能开始。"}},
	},
	"done-and-values": {
		English: Words{"a milestone has done and values", []string{"Keep done, with a day for each unit, or values, with the amount reached by a day."}},
		Chinese: Words{"同一个节点目标既有 done 又有 values", []string{"按次计的只写 done，按数量或百分比计的只写 values。"}},
	},
	"total-with-every": {
		English: Words{"a milestone has total = {value} and every = \"{other}\"", []string{"Remove total: with every it is the number of whole periods."}},
		Chinese: Words{"节点目标既写了 total = {value}，又写了 every = \"{other}\"", []string{"请删去 total：有 every 时按期数计算。"}},
	},
	"done-too-often": {
		English: Words{"{value} days are done, more than the total of {expected}", []string{"Correct the total or the days."}},
		Chinese: Words{"done 里有 {value} 个日期，超过总数 {expected}", []string{"请核对 total 或日期。"}},
	},
	"no-whole-period": {
		Warning: true,
		English: Words{"the plan's time, {expected}, holds no whole period of every = \"{value}\"", []string{"The milestone can never be met: choose a shorter period, or give a due day."}},
		Chinese: Words{"任务表的起止期（{expected}）里没有一个完整的周期 every = \"{value}\"", []string{"这个节点目标永远无法达到：请改用较短的周期，或写 due。"}},
	},
	"outside-plan": {
		English: Words{"{key} {value} lies outside the plan, {expected}", []string{"Check the year."}},
		Chinese: Words{"{key} 的 {value} 不在任务表的起止期内（{expected}）", []string{"请检查年份。"}},
	},
	"end-before-start": {
		English: Words{"the plan ends on {value}, before it starts on {other}", []string{"Check the year and the order."}},
		Chinese: Words{"任务表的结束日 {value} 早于开始日 {other}", []string{"请核对年份和先后。"}},
	},
	"settle-before-end": {
		English: Words{"the plan is settled on {value}, before it ends on {other}", []string{"Late reports count from the end to settle: let it be later, or remove it."}},
		Chinese: Words{"填报截止日 {value} 早于任务表的结束日 {other}", []string{"settle 应当更晚；没有就删去。"}},
	},
	"issued-after-end": {
		English: Words{"the plan ends on {value}, before it was issued on {other}", []string{"Check the year."}},
		Chinese: Words{"任务表的结束日 {value} 早于印发日 {other}", []string{"请检查年份。"}},
	},

	// The record.
	"heading-undated": {
		English: Words{"this heading has no date: {value}", []string{"Begin it with the day, ## 2022-06-28 Title; use ### for headings within a text."}},
		Chinese: Words{"二级标题没有日期：{value}", []string{"进展标题写成 ## 2022-06-28 标题；正文里的小标题请用 ###。"}},
	},
	"heading-day-form": {
		English: Words{"the day in this heading is not written as year-month-day: {value}", []string{"Write {expected}."}},
		Chinese: Words{"标题里的日期写法不对：{value}", []string{"请写 {expected}。"}},
	},
	"heading-underlined": {
		English: Words{"the line below makes a heading of this: {value}", []string{"Leave an empty line above --- if it is to part two texts; use ### for headings within a text."}},
		Chinese: Words{"下面一行的横线使它成了标题：{value}", []string{"要画分隔线，请在 --- 上面空一行；正文里的小标题请用 ###。"}},
	},
	"heading-highest": {
		English: Words{"a single # is the page's own title: {value}", []string{"Use ## with a day for an update, ### within a text.", "Write {expected}."}},
		Chinese: Words{"一个 # 是页面的总标题：{value}", []string{"进展用 ## 加日期，正文里的小标题用 ###。", "请写 {expected}。"}},
	},
	"update-unspaced": {
		English: Words{"there is no space after ##: {value}", []string{"Write {expected}."}},
		Chinese: Words{"## 后面要有一个空格（半角）：{value}", []string{"请写 {expected}。"}},
	},
	"heading-unspaced": {
		Warning: true,
		English: Words{"this is no heading without a space: {value}", []string{"Write {expected}."}},
		Chinese: Words{"# 后面没有空格，不会变成标题：{value}", []string{"请写 {expected}。"}},
	},
	"pending-misplaced": {
		English: Words{"the mark in {value} does not stand at the end of the heading", []string{"Write {expected}."}},
		Chinese: Words{"{value} 里的待审标记不在标题末尾", []string{"请写成 {expected}。"}},
	},
	"withdrawal-late": {
		English: Words{"{value} stands behind other text, so the update is not withdrawn", []string{"Move the quotation to the beginning of the update, right below its heading."}},
		Chinese: Words{"{value} 前面还有正文，这条进展没有撤回", []string{"请把这句引用移到这条进展的开头，紧接在标题下面。"}},
	},
	"withdrawal-form": {
		Warning: true,
		English: Words{"{value} does not withdraw the update", []string{"To withdraw it, begin with “> Withdrawn: ” and the reason."}},
		Chinese: Words{"{value} 不会撤回这条进展", []string{"要撤回，请在开头写“> 撤回：”和原因。"}},
	},
	"heading-untitled": {
		English: Words{"the update of {value} has no title", []string{"Write what came of it in a few words after the day."}},
		Chinese: Words{"{value} 的进展没有标题", []string{"请在日期后面用几个字写明进展。"}},
	},
	"heading-no-such-day": {
		English: Words{"there is no day {value}", []string{"Begin the heading with a day that exists, such as 2022-06-28."}},
		Chinese: Words{"没有 {value} 这一天", []string{"标题开头请写真实存在的日期，如 2022-06-28。"}},
	},
	"withdrawal-without-reason": {
		English: Words{"{value} gives no reason", []string{"Write why the update is withdrawn after the colon."}},
		Chinese: Words{"{value} 后面没有写原因", []string{"请在冒号后面写明为什么撤回。"}},
	},
	"raw-html": {
		English: Words{"HTML is not shown: {value}", []string{"Write it in Markdown."}},
		Chinese: Words{"正文里不能写网页代码（HTML）：{value}", []string{"请删去；换段空一行，粗体用 **文字**。"}},
	},
	"literal-emphasis": {
		Warning: true,
		English: Words{"{value} is left in the text as it stands", []string{"Emphasis does not end between punctuation and a letter: put the punctuation outside the **, or a space after it."}},
		Chinese: Words{"正文里留下了 {value}，没有变成粗体", []string{"** 紧挨标点又接文字时不起作用：把标点移到 ** 外面，或在后面加一个空格。"}},
	},
	"footnote-missing": {
		English: Words{"no footnote {value} is written", []string{"Add a line {value}: with its text, or remove it here."}},
		Chinese: Words{"没有写脚注 {value}", []string{"请另起一行写 {value}: 加脚注内容，或删去这里的标记。"}},
	},
	"footnote-uncited": {
		Warning: true,
		English: Words{"the footnote {value} is cited nowhere", []string{"Write {value} where it belongs in the text, or remove it."}},
		Chinese: Words{"正文里没有用到脚注 {value}", []string{"请在正文相应处写上 {value}，或删去这条脚注。"}},
	},
	"image-undescribed": {
		Warning: true,
		English: Words{"the picture {value} has no description", []string{"Write what it shows between the brackets: ![…]({value}). Who cannot see it has nothing else."}},
		Chinese: Words{"图片 {value} 没有文字说明", []string{"请在方括号里写明图中内容：![说明]({value})，看不见图片的人要靠它。"}},
	},

	// Links.
	"unsafe-url": {
		English: Words{"{value} is no address that a page may link to", []string{"Use https:, http:, mailto:, tel: or a relative link."}},
		Chinese: Words{"页面不能链接到 {value}", []string{"请用 https:、http:、mailto:、tel: 或相对链接。"}},
	},
	"absolute-link": {
		English: Words{"{value} begins with a slash, which leaves the site when it lives in a sub-folder", []string{"Link to the file relatively: 20-example.md or files/table.csv."}},
		Chinese: Words{"{value} 以斜杠开头，站点放在子目录时会失效", []string{"请用相对链接，如 20-example.md 或 files/table.csv。"}},
	},
	"link-without-address": {
		English: Words{"{value} leads nowhere: the address is missing", []string{"Write it between the round brackets."}},
		Chinese: Words{"{value} 没有写地址", []string{"请在圆括号里写上链接的目标。"}},
	},
	"link-full-width": {
		Warning: true,
		English: Words{"{value} is no link: its brackets are full-width", []string{"Write {expected}."}},
		Chinese: Words{"{value} 用了全角括号，不会变成链接", []string{"请改成英文半角括号：{expected}。"}},
	},
	"link-with-space": {
		Warning: true,
		English: Words{"{value} is no link: there is a space in the address", []string{"Write {expected}."}},
		Chinese: Words{"{value} 的地址里有空格，不会变成链接", []string{"请写 {expected}。"}},
	},
	"link-backslash": {
		English: Words{"{value} has backslashes", []string{"Write {expected}."}},
		Chinese: Words{"{value} 里用了反斜杠", []string{"请写 {expected}。"}},
	},
	"link-outside": {
		English: Words{"{value} lies outside content/", []string{"Only what is published can be linked to: put the file into the plan's files/."}},
		Chinese: Words{"{value} 在 content/ 之外", []string{"只能链接到会发布的文件，请把它放进任务表的 files/ 文件夹。"}},
	},
	"link-to-folder": {
		English: Words{"{value} is a folder", []string{"Link to a file in it: index.md, a task, or files/table.csv."}},
		Chinese: Words{"{value} 是文件夹", []string{"请链接到其中的文件，如 index.md、任务文件或 files/table.csv。"}},
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

	// Days that do not fit, and what people may not want to be published.
	"future-date": {
		Warning: true,
		English: Words{"{value} lies in the future and is not shown yet", nil},
		Chinese: Words{"{value} 还没有到，到那天才会显示", nil},
	},
	"after-close": {
		Warning: true,
		English: Words{"{value} lies after the plan was closed on {other} and does not count", nil},
		Chinese: Words{"填报已于 {other} 截止，{value} 的不再计入", nil},
	},
	"before-plan": {
		Warning: true,
		English: Words{"{value} lies before the plan's start, {other}", []string{"Check the year."}},
		Chinese: Words{"{value} 早于任务表开始的 {other}", []string{"请检查年份。"}},
	},
	"completed-without-update": {
		Warning: true,
		English: Words{"no update of {value} says how the task was completed", []string{"Add ## {value} Title at the end of the file."}},
		Chinese: Words{"没有 {value} 的进展说明任务如何办结", []string{"请在文末加上 ## {value} 标题。"}},
	},
	"phone-number": {
		Warning: true,
		English: Words{"this looks like somebody's mobile number: {value}", []string{"Publish an office's number instead, in [contact] of site.toml."}},
		Chinese: Words{"这里像是个人手机号：{value}", []string{"请删去，或改用科室电话；公开的联系电话写在 site.toml 的 [contact] 里。"}},
	},
	"identity-number": {
		Warning: true,
		English: Words{"this looks like somebody's identity-card number: {value}", []string{"Remove it before publishing."}},
		Chinese: Words{"这里像是个人身份证号：{value}", []string{"公布前请删去。"}},
	},

	// Redirects, layouts and labels.
	"redirect-from": {
		English: Words{"a redirect cannot lead from {value}", []string{"Write the old address as {expected}."}},
		Chinese: Words{"旧网址 {value} 不能这样写", []string{"请写成 {expected} 这样。"}},
	},
	"redirect-from-taken": {
		English: Words{"/{value} is a page of the site, made from {other}", []string{"Nothing can lead away from it: remove the redirect."}},
		Chinese: Words{"/{value} 是站内已有的页面（来自 {other}）", []string{"已有页面不能转走，请删去这一行。"}},
	},
	"redirect-to": {
		English: Words{"a redirect cannot lead to {value}", []string{"Write an address of this site that begins with a slash."}},
		Chinese: Words{"不能转到 {value}", []string{"请写本站以斜杠开头的网址。"}},
	},
	"redirect-to-missing": {
		English: Words{"the site has no page {value}", []string{"Did you mean {near}?"}},
		Chinese: Words{"站内没有页面 {value}", []string{"是不是想写 {near}？"}},
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
		English: Words{"there is no label {key}", []string{"Add it, or correct the layout that asks for it. The built-in label file has all that the built-in layouts say."}},
		Chinese: Words{"缺少界面文字 {key}", []string{"请补上这一行，或改正用到它的模板。内置模板用到的文字，内置的文字文件里都有。"}},
	},
	"unknown-label": {
		English: Words{"nothing says the label {key}", []string{"Did you mean {near}?", "The built-in label file has all that pages say; any other is for a layout of the site's own."}},
		Chinese: Words{"没有哪个页面用到界面文字 {key}", []string{"是不是想写 {near}？", "页面用到的，内置的文字文件里都有；另外的只供本站自己的模板使用。"}},
	},

	// Tables that are imported.
	"import-no-plan": {
		English: Words{"there is no plan {value}", []string{"Write {expected} first: title, start, end and categories of a plan are in no table."}},
		Chinese: Words{"没有任务表 {value}", []string{"请先写好 {expected}：任务表的标题、起止日期和工作领域不在表格里。"}},
	},
	"import-empty": {
		English: Words{"the table is empty", []string{"The first row holds the names of the columns."}},
		Chinese: Words{"表格是空的", []string{"第一行应当是各列的名称。"}},
	},
	"import-utf-16": {
		English: Words{"the table was saved as UTF-16", []string{"Save it as CSV UTF-8."}},
		Chinese: Words{"表格是用 UTF-16 保存的", []string{"请另存为“CSV UTF-8（逗号分隔）”。"}},
	},
	"import-encoding": {
		English: Words{"the table is neither UTF-8 nor GB 18030", []string{"Save it as CSV UTF-8."}},
		Chinese: Words{"表格里有无法识别的字符：既不是 UTF-8，也不是 GB 18030", []string{"请另存为“CSV UTF-8（逗号分隔）”。"}},
	},
	"import-gb18030": {
		Warning: true,
		English: Words{"the table is not UTF-8: it was read as GB 18030", []string{"See whether all characters are right; better save it as CSV UTF-8."}},
		Chinese: Words{"表格不是 UTF-8，已按 GB 18030（国标编码）读取", []string{"请核对有没有乱码；最好另存为“CSV UTF-8（逗号分隔）”。"}},
	},
	"import-quotes": {
		English: Words{"a quotation mark stands where none can be, or does not end", []string{"Within a cell in quotes, a quotation mark is written twice."}},
		Chinese: Words{"英文引号没有成对", []string{"带引号的格子里，引号要写两个。"}},
	},
	"import-column-unknown": {
		English: Words{"there is no column {value}", []string{"Did you mean {near}?"}},
		Chinese: Words{"没有名为 {value} 的列", []string{"是不是想写 {near}？"}},
	},
	"import-column-missing": {
		English: Words{"the column {value} is missing", []string{"The first row holds the names of the columns, as in the table for programs; the table for people cannot be imported."}},
		Chinese: Words{"缺少 {value} 列", []string{"第一行应当是列名，与供程序读取的表格相同；供人阅读的表格不能导入。"}},
	},
	"import-column-twice": {
		English: Words{"the column {value} stands twice", []string{"Remove one of the two."}},
		Chinese: Words{"{value} 列出现了两次", []string{"请删去其中一列。"}},
	},
	"import-row-long": {
		English: Words{"row {row} has more cells than there are columns", []string{"A cell with the separator in it must stand in quotes."}},
		Chinese: Words{"第 {row} 行的格子比列名多", []string{"内容里有分隔符的格子要加英文引号。"}},
	},
	"import-cell": {
		English: Words{"row {row}, column {key}: {value} cannot be read", []string{"Write it like this: {expected}."}},
		Chinese: Words{"第 {row} 行 {key} 列：读不懂 {value}", []string{"应当写成这样：{expected}。"}},
	},
	"import-cell-empty": {
		Absence: true,
		English: Words{"row {row}, column {key}: the cell is empty", []string{"Fill it in: it tells what the row belongs to."}},
		Chinese: Words{"第 {row} 行 {key} 列是空的", []string{"请填写：靠它才知道这一行属于哪里。"}},
	},
	"import-kept": {
		Warning: true,
		English: Words{"row {row}, column {key}: the cell is empty, and what the task's file says stays", []string{"To take it out, edit the file."}},
		Chinese: Words{"第 {row} 行 {key} 列是空的，任务文件里原有的内容保留", []string{"要删去，请修改任务文件。"}},
	},
	"import-task-twice": {
		English: Words{"row {row}: task {value} already stands in row {other}", []string{"Each task has one row."}},
		Chinese: Words{"第 {row} 行：任务 {value} 在第 {other} 行已经有了", []string{"每项任务只占一行。"}},
	},
	"import-milestone-twice": {
		English: Words{"row {row}: the milestone {value} of this task already stands in row {other}", []string{"Number a task's milestones 1, 2, 3 …"}},
		Chinese: Words{"第 {row} 行：这项任务的节点目标 {value} 在第 {other} 行已经有了", []string{"请给一项任务的节点目标依次编号 1、2、3……"}},
	},
	"import-update-twice": {
		English: Words{"row {row}: the update of {value} at this place already stands in row {other}", []string{"Number the updates of one day 1, 2, 3 … in the column place."}},
		Chinese: Words{"第 {row} 行：{value} 的这一条进展在第 {other} 行已经有了", []string{"同一天的进展请在 place 列依次编号 1、2、3……"}},
	},
	"import-no-task": {
		English: Words{"row {row}: there is no task {value}, neither in tasks.csv nor in the plan", []string{"Correct the number, or add the task."}},
		Chinese: Words{"第 {row} 行：tasks.csv 和任务表里都没有任务 {value}", []string{"请核对编号，或补上这项任务。"}},
	},
	"import-file-name": {
		English: Words{"row {row}: a task's file cannot be called {value}", []string{"Write a name like {expected}, or leave the cell empty."}},
		Chinese: Words{"第 {row} 行：任务文件不能叫 {value}", []string{"请写成 {expected} 这样，或者留空。"}},
	},
	"import-file-taken": {
		English: Words{"row {row}: the file {value} is that of another task", []string{"Write another name, or leave the cell empty."}},
		Chinese: Words{"第 {row} 行：文件 {value} 属于另一项任务", []string{"请换一个名称，或者留空。"}},
	},
	"import-title": {
		English: Words{"row {row}, column {key}: {value} cannot be one line of text", []string{"Write it without line breaks, and let it not end in a mark such as [draft]."}},
		Chinese: Words{"第 {row} 行 {key} 列：{value} 不能写成一行文字", []string{"请去掉换行，末尾也不要写 [待审] 一类的标记。"}},
	},
	"import-withdrawn": {
		English: Words{"row {row}: the update is already withdrawn, for another reason: {value}", []string{"A withdrawal stays; correct its reason in the task's file."}},
		Chinese: Words{"第 {row} 行：这条进展已经撤回，原因不同：{value}", []string{"撤回不会改变；要更正原因，请修改任务文件。"}},
	},
	"import-text": {
		English: Words{"row {row}, column {key}: the text does not read back as the same", []string{"It holds a heading with one or two #, a block that does not end, or ends what stands around it: headings within a text begin with ###."}},
		Chinese: Words{"第 {row} 行 {key} 列：这段文字写进文件后会变样", []string{"里面可能有一个或两个 # 的标题，或者没有结束的代码块；正文里的小标题请用 ###。"}},
	},
}
