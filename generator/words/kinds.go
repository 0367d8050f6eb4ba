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
		English: Words{"the file is empty", []string{"Bring back the text that it had, or write its fields between two lines +++."}},
		Chinese: Words{"文件是空的", []string{"请恢复原来的内容，或者在两行 +++ 之间写上各字段。"}},
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
		English: Words{"the file's name {value} is not as the generator reads it", []string{"Rename it to {expected}."}},
		Chinese: Words{"文件名 {value} 写法不对，生成器不会读取", []string{"请改名为 {expected}。"}},
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
		English: Words{"the name {value} cannot be part of an address", []string{"Leave out \\ : * ? \" < > | and control characters, and spaces and dots at the ends."}},
		Chinese: Words{"文件名 {value} 不能用在网址里", []string{"请去掉 \\ : * ? \" < > | 和看不见的字符，以及开头和末尾的空格、末尾的点。"}},
	},
	"attachment-large": {
		Warning: true,
		English: Words{"the file has {value} MB", []string{"Readers on a phone will wait: make it smaller than {expected} MB, or split it."}},
		Chinese: Words{"文件有 {value} MB", []string{"手机上打开会很慢：请压缩到 {expected} MB 以内，或拆成几个文件。"}},
	},
	"static-hidden": {
		Warning: true,
		English: Words{"what has a name that begins with a dot is not published", []string{"Rename it, or delete it; of such names, only static/.well-known/ is published."}},
		Chinese: Words{"名称以点开头，不会发布", []string{"请改名或删除；这样的名称里只有 static/.well-known/ 会发布。"}},
	},
	"folder-link": {
		English: Words{"this is a link, and what it leads to is not read", []string{"Put the folder itself here."}},
		Chinese: Words{"这是链接（快捷方式），里面的内容不会读取", []string{"请把文件夹本身放在这里。"}},
	},
	"folder-file": {
		English: Words{"this is a file where a folder should be", []string{"Rename it or delete it, and put a folder of this name here."}},
		Chinese: Words{"这里应当是文件夹，却是一个文件", []string{"请改名或删除它，再建一个同名的文件夹。"}},
	},
	"attachment-unlinked": {
		Warning: true,
		English: Words{"no text links to this file, so it is not published", []string{"Link to it from a text, or delete it."}},
		Chinese: Words{"没有哪篇文字链接到这个文件，所以不会发布", []string{"请在正文里链接到它，或者删除这个文件。"}},
	},
	"attachment-held-back": {
		Warning: true,
		English: Words{"only what is not published links to this file, so it is not published either", nil},
		Chinese: Words{"只有未公开的文字链接到这个文件，所以它也不会发布", nil},
	},
	"attachment-active": {
		English: Words{"the file holds script, which would run on the site's own address, or cannot be looked through for it", []string{"Publish it as a PDF or a picture instead; or allow such files in site.toml: below a line [files], active = true."}},
		Chinese: Words{"文件里有脚本（打开时会自动运行），或者无法检查有没有脚本", []string{"请改成 PDF 或图片；确需发布，请在 site.toml 里写一行 [files]，下面一行写 active = true。"}},
	},
	"attachment-position": {
		English: Words{"the picture says where it was taken ({value})", []string{"Remove the position before publishing: save the picture anew without metadata, or take a screenshot of it."}},
		Chinese: Words{"照片里带有拍摄地点（{value} 定位）", []string{"公布前请去掉定位信息：另存一份不带定位的图片，或截图后使用。"}},
	},
	"static-name": {
		English: Words{"{value} cannot be the name of a file that is published", []string{"Rename it to {expected}."}},
		Chinese: Words{"发布的文件不能叫 {value}", []string{"请改名为 {expected}。"}},
	},
	"file-too-large": {
		English: Words{"the file has {value} MB, more than any text of a site", []string{"Keep the text below {expected} MB: split it, or see whether another file was put here by mistake."}},
		Chinese: Words{"文件有 {value} MB，远远超过正常的文字文件", []string{"请把文字控制在 {expected} MB 以内：拆成几个文件，或者检查是不是放错了文件。"}},
	},
	"more-problems": {
		English: Words{"{value} more problems, errors among them, are not told here", []string{"Mend those above, and check again."}},
		Chinese: Words{"另有 {value} 个问题没有列出，其中有错误", []string{"请先改好上面的，再检查一次。"}},
	},
	"more-warnings": {
		Warning: true,
		English: Words{"{value} more warnings are not told here", []string{"Mend those above, and check again."}},
		Chinese: Words{"另有 {value} 条提醒没有列出", []string{"请先改好上面的，再检查一次。"}},
	},

	// What nobody sees, and what no honest source has: in files, their names and their fields.
	"merge-unfinished": {
		English: Words{"a merge was left unfinished here", []string{"Keep one of the two texts, and delete the marks <<<<<<<, =======, >>>>>>> with the other.", "The marks stand in the lines {other}."}},
		Chinese: Words{"这里的合并没有做完", []string{"两段文字请只留一段，并删去 <<<<<<<、=======、>>>>>>> 这几行标记。", "标记在第 {other} 行。"}},
	},
	"invisible-character": {
		English: Words{"an invisible character ({value}) stands here", []string{"Delete it; where a space belongs, type an ordinary one."}},
		Chinese: Words{"这里有一个看不见的字符（{value}）", []string{"请删去；需要空格的，请重新输入普通的半角空格。"}},
	},
	"line-ends": {
		English: Words{"the lines of the file end as no editor writes them now (CR alone)", []string{"Save it with line ends LF or CRLF."}},
		Chinese: Words{"文件的换行方式太旧（只有 CR），生成器看不出分行", []string{"请在编辑器里把换行符改成 LF 或 CRLF 再保存。"}},
	},
	"name-invisible": {
		English: Words{"an invisible character ({value}) stands in the name", []string{"Rename it to {expected}."}},
		Chinese: Words{"名称里有看不见的字符（{value}）", []string{"请改名为 {expected}。"}},
	},
	"name-not-utf8": {
		English: Words{"the name {value} is not UTF-8", []string{"Rename it: it was made on a system, or unpacked by a program, with another encoding."}},
		Chinese: Words{"名称 {value} 里有无法识别的字符", []string{"请改名：它来自使用其他编码的系统，或解压时编码不对。"}},
	},
	"name-of-device": {
		English: Words{"Windows keeps the name {value} for itself", []string{"Choose another name."}},
		Chinese: Words{"{value} 是 Windows 的保留名称，不能使用", []string{"请换一个名称。"}},
	},
	"key-long": {
		English: Words{"the name {value} is too long for an address", []string{"Write {expected} characters or fewer."}},
		Chinese: Words{"名称 {value} 太长，不能用在网址里", []string{"请不要超过 {expected} 个字符。"}},
	},
	"form-clash": {
		English: Words{"its name looks the same as {other}, and is stored in other characters", []string{"Nobody can tell the two apart: rename one of them."}},
		Chinese: Words{"文件名看上去与 {other} 一样，只是字符的存储形式（Unicode）不同", []string{"谁也分不清这两个文件，请给其中一个改名。"}},
	},
	"front-matter-large": {
		English: Words{"the fields take {value} KB", []string{"Keep them below {expected} KB: longer text belongs below the fields."}},
		Chinese: Words{"字段区有 {value} KB", []string{"请不要超过 {expected} KB；长的文字请写在正文里。"}},
	},
	"nested-deep": {
		English: Words{"more than {expected} brackets stand within one another, or a key has more parts", []string{"Write it flat: no field needs more than three."}},
		Chinese: Words{"括号嵌套或字段名分级超过 {expected} 层", []string{"请写得简单些：没有哪个字段需要超过三层。"}},
	},
	"list-long": {
		English: Words{"{key} has {value} entries", []string{"Write {expected} or fewer."}},
		Chinese: Words{"{key} 有 {value} 项", []string{"请不要超过 {expected} 项。"}},
	},
	"image-unshown": {
		English: Words{"no browser shows {value} as a picture", []string{"Save the picture as JPEG or PNG; to any other file, link without the !."}},
		Chinese: Words{"浏览器不能把 {value} 显示为图片", []string{"图片请另存为 JPEG 或 PNG；其他文件请去掉前面的 !，写成链接。"}},
	},

	// What can be read, and can hardly be true.
	"day-far": {
		English: Words{"{key} {value} lies more than {expected} years from {other}", []string{"Check the year."}},
		Chinese: Words{"{key} 的 {value} 与 {other} 相差超过 {expected} 年", []string{"请检查年份。"}},
	},
	"due-before-issued": {
		Warning: true,
		English: Words{"{key} {value} lies before the day on which the plan was issued, {other}", []string{"Check the two days."}},
		Chinese: Words{"{key} 的 {value} 早于任务表印发的 {other}", []string{"请核对这两个日期。"}},
	},
	"completed-with-open-milestone": {
		Warning: true,
		English: Words{"the task is completed on {value}, but its milestone “{other}” is not reached", []string{"Write what was done in the milestone's done or values; or say outcome = \"partly\", with a reason."}},
		Chinese: Words{"任务写了 {value} 办结，但节点目标“{other}”还没有达到", []string{"请在这个节点目标的 done 或 values 里补上；确实没有做到的，请写 outcome = \"partly\" 和 reason。"}},
	},
	"value-falls": {
		Warning: true,
		English: Words{"the amount falls to {value}: on {key} it was {other}", []string{"Write the amount reached in all by each day, not that of each month."}},
		Chinese: Words{"数值降到了 {value}：{key} 已经是 {other}", []string{"这里要写到当天为止的累计数，不是当月数；请核对。"}},
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
		English: Words{"this line cannot be read", []string{"A field is written key = \"text\", key = 2022-06-30 or key = true; a list key = [\"one\", \"two\"]."}},
		Chinese: Words{"这一行读不懂", []string{"字段的写法是 key = \"文字\"、key = 2022-06-30 或 key = true；列表写成 key = [\"一\", \"二\"]。"}},
	},
	"toml-full-width": {
		English: Words{"{value} is a full-width or curly sign", []string{"Write {expected} instead; switch the input method to English punctuation.", "The line then reads {other}"}},
		Chinese: Words{"{value} 是全角或弯引号", []string{"请改成英文半角的 {expected}。", "整行写成 {other}"}},
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
	"key-not-english": {
		English: Words{"the names of fields are English: {key} is none", []string{"Remove the line, or tell what it says in the text below the fields."}},
		Chinese: Words{"字段名要用英文：没有字段 {key}", []string{"请删去这一行；需要说明的写在下面的正文里。"}},
	},
	"table-for-each": {
		English: Words{"a second table {key} begins here", []string{"Write {expected} before each of them, in double brackets."}},
		Chinese: Words{"这里又开始了一组 {key}", []string{"每一组前面都写 {expected}（双方括号）。"}},
	},
	"colon-for-equals": {
		English: Words{"a colon stands after {key}", []string{"Write {expected}."}},
		Chinese: Words{"{key} 后面写成了冒号", []string{"请写 {expected}。"}},
	},
	"equals-missing": {
		English: Words{"this is no field: {value}", []string{"Write it as key = \"text\"; move what is no field below the second +++, or remove it."}},
		Chinese: Words{"这一行不是字段：{value}", []string{"字段写成 key = \"文字\"；不是字段的，请移到第二行 +++ 下面的正文里，或删去。"}},
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
	"key-of-pause": {
		English: Words{"{key} does not belong here: it is a day of a pause", []string{"Remove the line: a task begins with its plan. Only if it rested, write a table {other} with from, until and reason."}},
		Chinese: Words{"{key} 不能写在这里：它是暂缓的日期", []string{"请删去这一行，任务从任务表开始之日算起；确实暂缓过的，另写一组 {other}，写明 from、until 和 reason。"}},
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
		English: Words{"there is no field {key} here", []string{"Did you mean {near}?", "Remove it, or write one of {expected}."}},
		Chinese: Words{"这里没有字段 {key}", []string{"是不是想写 {near}？", "请删去，或改成其中之一：{expected}。"}},
	},
	"missing-key": {
		Absence: true,
		English: Words{"the field {key} is missing", []string{"Add {expected}."}},
		Chinese: Words{"缺少字段 {key}", []string{"请补上，例如 {expected}。"}},
	},
	"empty-value": {
		English: Words{"{key} is empty", []string{"Fill it in."}},
		Chinese: Words{"{key} 是空的", []string{"请填写。"}},
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
		English: Words{"{key} is {value}", []string{"It should be a number, without quotes and unit.", "Write {expected}.", "The unit has a line of its own: {near}."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是数字，不加引号，也不带单位。", "请写 {expected}。", "单位另写一行：{near}。"}},
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
		English: Words{"{key} is {value}", []string{"It should be a table: a line {expected}, its fields below."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是一组字段：一行 {expected}，下面写各字段。"}},
	},
	"not-tables": {
		English: Words{"{key} is {value}", []string{"It should be a list of tables: a line {expected} in double brackets before each. Without any, remove the line."}},
		Chinese: Words{"{key} 写成了 {value}", []string{"应当是多组字段：每组前写一行双方括号 {expected}；一组也没有就删去。"}},
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
	"too-great": {
		English: Words{"{key} is {value}", []string{"It should be {expected} or less."}},
		Chinese: Words{"{key} 的值 {value} 太大", []string{"不能大于 {expected}。"}},
	},
	"bad-url": {
		English: Words{"{key} is no absolute address: {value}", []string{"It should look like {expected}."}},
		Chinese: Words{"{key} 不是完整网址：{value}", []string{"应当像 {expected} 这样。"}},
	},
	"address-form": {
		English: Words{"{key} cannot be written like this: {value}", []string{"Write {expected}."}},
		Chinese: Words{"{key} 的网址不能这样写：{value}", []string{"请写 {expected}。"}},
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
		English: Words{"office {value} is not in site.toml", []string{"Did you mean {near}?", "Write a name that stands there, or add the office below {expected}."}},
		Chinese: Words{"site.toml 里没有科室 {value}", []string{"是不是想写 {near}？", "请改用那里已有的名称；确实是新科室的，先加到 {expected} 下面。"}},
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
		English: Words{"no office is named in lead or joint", []string{"Write lead = [\"office\"]."}},
		Chinese: Words{"lead（牵头）和 joint（分工负责）里都没有科室", []string{"请写上 lead = [\"科室\"]。"}},
	},
	"unknown-category": {
		English: Words{"category {value} is not in the plan's index.md", []string{"Did you mean {near}?", "Write a name that stands there, or add the category below {expected}."}},
		Chinese: Words{"任务表的 index.md 里没有工作领域 {value}", []string{"是不是想写 {near}？", "请改用那里已有的名称，或先加到 {expected} 下面。"}},
	},
	"no-schedule": {
		Absence: true,
		English: Words{"the task has no time", []string{"Write due = 2022-06-30, year_round = true or directed = \"authority\", below a line [schedule]."}},
		Chinese: Words{"任务没有时间安排", []string{"请在 [schedule] 一行下面写 due = 2022-06-30、year_round = true 或 directed = \"部署机关\"。"}},
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
		English: Words{"{key} needs a reason", []string{"Write reason = \"…\": readers want to know why."}},
		Chinese: Words{"写了 {key} 就要说明原因", []string{"请写上 reason = \"…\"，读者想知道为什么。"}},
	},
	"reason-without-cause": {
		English: Words{"there is a reason, but nothing that it explains", []string{"It goes with cancelled, or with outcome = \"partly\" or \"unmet\"; tell of progress in an update."}},
		Chinese: Words{"写了原因，却没有它要说明的事", []string{"reason 与 cancelled 或 outcome = \"partly\"、\"unmet\" 一起写；一般情况请写成进展。"}},
	},
	"pause-without-reason": {
		English: Words{"the pause has no reason", []string{"Write reason = \"…\" below [[pauses]]."}},
		Chinese: Words{"暂缓没有写原因", []string{"请在 [[pauses]] 下面写上 reason = \"…\"。"}},
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
		English: Words{"{value} does not withdraw the update", []string{"To withdraw it, write “> Withdrawn: ” and the reason right below its heading, in place of this; to leave it up, begin with other words."}},
		Chinese: Words{"{value} 不会撤回这条进展", []string{"要撤回，请把它改成“> 撤回：”加原因（> 是英文半角），紧接在进展标题下面；不是撤回，请换一个说法开头。"}},
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

	// What reads otherwise than it was meant.
	"update-in-list": {
		English: Words{"{value} stands within the list that begins in line {other}, and so is no update", []string{"Let it begin its line, with no blanks or marks before it: {expected}."}},
		Chinese: Words{"{value} 在第 {other} 行开始的列表里面，没有成为一条进展", []string{"请顶格写，前面不留空格和列表符号：{expected}。"}},
	},
	"update-in-quotation": {
		English: Words{"{value} stands within the quotation that begins in line {other}, and so is no update", []string{"Let it begin its line, without >: {expected}."}},
		Chinese: Words{"{value} 在第 {other} 行开始的引用里面，没有成为一条进展", []string{"请顶格写，去掉前面的 >：{expected}。"}},
	},
	"update-in-footnote": {
		English: Words{"{value} stands within the footnote that begins in line {other}, and so is no update", []string{"Let it begin its line, with nothing before it: {expected}."}},
		Chinese: Words{"{value} 在第 {other} 行开始的脚注里面，没有成为一条进展", []string{"请另起一行顶格写：{expected}。"}},
	},
	"update-in-code": {
		English: Words{"{value} stands within the code that begins in line {other}, and so is no update", []string{"Where the code ends, above the first such heading, write a line {expected}, once."}},
		Chinese: Words{"{value} 在第 {other} 行开始的代码块里面，没有成为一条进展", []string{"请在代码结束的地方（第一条这样的标题上面）单独写一行 {expected}，只写一次。"}},
	},
	"update-indented": {
		English: Words{"blanks stand before {value}, and so it is no update", []string{"Let it begin its line: {expected}."}},
		Chinese: Words{"{value} 前面有空格，没有成为一条进展", []string{"请顶格写：{expected}。"}},
	},
	"update-level": {
		English: Words{"{value} has more than two #, and so is no update", []string{"Write {expected}; let a heading within a text begin with something else than a day."}},
		Chinese: Words{"{value} 的 # 多于两个，没有成为一条进展", []string{"进展请写成 {expected}；正文里的小标题不要以日期开头。"}},
	},
	"update-in-bold": {
		Warning: true,
		English: Words{"{value} is bold text, and no update", []string{"If it is to begin an update, write {expected}."}},
		Chinese: Words{"{value} 只是加粗的文字，没有成为一条进展", []string{"如果是新的进展，请写成 {expected}。"}},
	},
	"update-in-sentence": {
		Warning: true,
		English: Words{"{value} opens with a day of its own, and belongs to the text above", []string{"If it is an update, put a heading above it: {expected} Title. Else begin with something else than the day."}},
		Chinese: Words{"{value} 以日期开头，现在是上面那段文字的一部分", []string{"如果是新的进展，请在它上面加一行标题：{expected} 标题。不是的话，开头换一个说法。"}},
	},
	"code-unclosed": {
		English: Words{"the code that begins here with {value} does not end", []string{"Write {value} below its last line, alone and as far to the right as here; or remove this line."}},
		Chinese: Words{"从这里的 {value} 开始的代码块没有结束", []string{"请在最后一行下面单独写一行 {value}（左边与这里对齐），或删去这一行。"}},
	},
	"pending-unclear": {
		English: Words{"{value} does not hold the update back", []string{"To hold it back, write {expected}; to publish it, leave {value} out or say it in other words."}},
		Chinese: Words{"{value} 不能让这条进展暂不发布", []string{"暂不发布，请写成 {expected}；要发布，请删去 {value} 或换一个说法。"}},
	},
	"pending-in-text": {
		English: Words{"{value} stands below the heading, where it holds nothing back", []string{"Move it to the end of the update's heading, or remove it."}},
		Chinese: Words{"{value} 写在正文里，不能让这条进展暂不发布", []string{"请移到进展标题（## 那一行）的末尾，或者删去。"}},
	},
	"reported-form": {
		English: Words{"{value} does not say on which day the update was put on record", []string{"Write it like this: {expected}."}},
		Chinese: Words{"{value} 没有写清补报的日期", []string{"请写成 {expected} 这样。"}},
	},
	"withdrawal-in-title": {
		English: Words{"{value} in the heading does not withdraw the update", []string{"Remove it there, and write “> Withdrawn: ” with the reason right below the heading."}},
		Chinese: Words{"标题里的 {value} 不会撤回这条进展", []string{"请从标题里删去，在标题下面另起一行写“> 撤回：”加原因。"}},
	},
	"withdrawal-runs-on": {
		English: Words{"{value} would be published as a part of the reason why the update is withdrawn", []string{"Leave an empty line above it; if it belongs to the reason, begin it with >."}},
		Chinese: Words{"{value} 会被当作撤回的原因公布", []string{"请在它上面空一行；如果确实是原因，请以 > 开头。"}},
	},
	"footnote-twice": {
		English: Words{"the footnote {value} is written twice, here and in line {other}", []string{"Give one of the two another label, here and where it is cited, or write it in the update that cites it."}},
		Chinese: Words{"脚注 {value} 写了两次：这里和第 {other} 行", []string{"请给其中一条换一个编号（引用处也要改），或把它写在引用它的那条进展里。"}},
	},
	"footnote-held-back": {
		English: Words{"the footnote {value} stands in the update of {other}, which is not published", []string{"Write the footnote below the text that cites it."}},
		Chinese: Words{"脚注 {value} 写在 {other} 的进展里，那一条没有公布", []string{"请把脚注移到引用它的这段文字下面。"}},
	},
	"footnote-full-width": {
		English: Words{"{value} has a full-width colon, and so is no footnote", []string{"Write {expected} with a blank behind it."}},
		Chinese: Words{"{value} 用了全角冒号，没有成为脚注", []string{"请写成 {expected}（英文半角冒号），后面空一格。"}},
	},
	"lost-in-title": {
		English: Words{"{value} would be lost: the title of an update is plain text", []string{"Move it into the text below, and leave only its words here."}},
		Chinese: Words{"进展标题里的 {value} 显示不出来：标题只能是普通文字", []string{"请移到下面的正文里，标题只留文字。"}},
	},
	"lost-in-reason": {
		English: Words{"{value} would be lost: the reason of a withdrawal is plain text", []string{"Leave only its words."}},
		Chinese: Words{"撤回原因里的 {value} 显示不出来：原因只能是普通文字", []string{"请改成普通文字。"}},
	},
	"table-row-long": {
		English: Words{"the row has {value} cells, the table {expected} columns: what is beyond would be lost", []string{"Write \\| for a bar within a cell; else give the head as many cells."}},
		Chinese: Words{"这一行有 {value} 格，表头只有 {expected} 列，多出来的显示不出来", []string{"格子里的竖线请写 \\|；确实有这么多列的，请把表头和它下面的横线行补齐。"}},
	},
	"table-code-bar": {
		English: Words{"the bar in {value} ends the cell", []string{"Write {expected}."}},
		Chinese: Words{"{value} 里的竖线把格子分开了", []string{"请写 {expected}。"}},
	},
	"table-text": {
		Warning: true,
		English: Words{"{value} stands right below the table, and so becomes a row of it", []string{"Leave an empty line above it."}},
		Chinese: Words{"{value} 紧接在表格下面，会变成表格的一行", []string{"请在它上面空一行。"}},
	},
	"table-delimiter": {
		Warning: true,
		English: Words{"this is no table: {value} has another number of columns than the line below it", []string{"Write {expected} below it."}},
		Chinese: Words{"这里没有成为表格：{value} 与下面一行的列数不同", []string{"下面一行请写 {expected}。"}},
	},
	"table-dashes": {
		Warning: true,
		English: Words{"this is no table: the line below {value} has dashes or signs of an input method", []string{"Write {expected} there."}},
		Chinese: Words{"这里没有成为表格：{value} 下面一行的横线或符号不是英文半角", []string{"下面一行请写 {expected}。"}},
	},
	"table-full-width": {
		Warning: true,
		English: Words{"this is no table: {value} has full-width bars", []string{"Write {expected}, and so in the other lines."}},
		Chinese: Words{"这里没有成为表格：{value} 用了全角竖线", []string{"请写 {expected}，其余各行也一样。"}},
	},
	"table-undivided": {
		Warning: true,
		English: Words{"this is no table: no line of dashes stands below {value}", []string{"Write {expected} below it."}},
		Chinese: Words{"这里没有成为表格：{value} 下面缺少一行横线", []string{"请在它下面加一行 {expected}。"}},
	},
	"table-tabs": {
		Warning: true,
		English: Words{"this is no table: tabs part the cells of {value}, and its lines run together", []string{"Write {expected}, and so the other lines; below the first, a line |---| with as many columns."}},
		Chinese: Words{"这里没有成为表格：{value} 的各格之间是制表符，几行会连在一起", []string{"请写成 {expected}，其余各行也一样；第一行下面加一行 |---|，每列一个。"}},
	},
	"text-as-code": {
		Warning: true,
		English: Words{"four blanks or a tab before {value} make code of it", []string{"Remove them: Markdown indents no paragraph."}},
		Chinese: Words{"{value} 前面有四个空格或制表符，会显示成代码", []string{"请删去行首的空格，段落不用缩进。"}},
	},
	"lines-run-together": {
		Warning: true,
		English: Words{"{value} and the line above run together into one paragraph", []string{"Leave an empty line between them, or write them as a list: 1. or - and a blank."}},
		Chinese: Words{"{value} 会与上面一行连成一段", []string{"请在各行之间空一行；或写成列表，行首用“1. ”或“- ”（后面有空格）。"}},
	},
	"stars-as-emphasis": {
		Warning: true,
		English: Words{"the stars of {value} are read as emphasis, and not shown", []string{"Write {expected}, or × for times."}},
		Chinese: Words{"{value} 里的星号会被当作斜体或粗体，显示不出来", []string{"请写 {expected}；表示相乘的请写 ×。"}},
	},
	"field-in-body": {
		English: Words{"{value} stands in the text, where it is no field", []string{"Move it up, between the two lines +++; or remove it."}},
		Chinese: Words{"{value} 写在正文里，不起字段的作用", []string{"请移到文件开头的两行 +++ 之间，或者删去。"}},
	},
	"blank-odd": {
		English: Words{"the blank here is none that counts ({value})", []string{"Write an ordinary blank in its place."}},
		Chinese: Words{"这里的空格不是普通空格（{value}）", []string{"请删去，改用空格键打一个空格。"}},
	},
	"text-too-large": {
		English: Words{"the text has {value} KB, more than {expected}", []string{"Split it, or publish it as an attachment."}},
		Chinese: Words{"正文有 {value} KB，超过了 {expected} KB", []string{"请拆成几个文件，或作为附件公布。"}},
	},
	"nested-too-deep": {
		English: Words{"lists and quotations stand more than {expected} deep in one another here", []string{"Write them less deep."}},
		Chinese: Words{"这里的列表和引用套了不止 {expected} 层", []string{"请减少层数。"}},
	},
	"paragraph-too-long": {
		English: Words{"the paragraph that begins here is too long: more than {expected} KB, or thousands of signs such as * and [", []string{"Break it into several, with empty lines between them."}},
		Chinese: Words{"从这里开始的一段太长：超过 {expected} KB，或者有几千个 *、[ 之类的符号", []string{"请分成几段，中间空一行。"}},
	},
	"text-swells": {
		English: Words{"addresses or footnotes that are written once and used very often make the page many times as long as its text", []string{"Use them less often, or shorten them."}},
		Chinese: Words{"写一次、用很多次的链接地址或脚注，会使网页比正文长许多倍", []string{"请少用几次，或改短。"}},
	},
	"problems-many": {
		English: Words{"there are more problems in this text than the {value} that are told", []string{"Mend those first."}},
		Chinese: Words{"这份正文里的问题不止列出的 {value} 个", []string{"请先改正列出的。"}},
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
		English: Words{"the link leads nowhere: {value}", []string{"Did you mean {near}?", "Put the file there, {expected}, or take the link out."}},
		Chinese: Words{"链接的目标不存在：{value}", []string{"是不是想写 {near}？", "请把文件放到 {expected}，或去掉这个链接。"}},
	},
	"dead-anchor": {
		English: Words{"{value} has no place called #{key}", []string{"Did you mean #{near}?", "Leave out {expected}."}},
		Chinese: Words{"{value} 里没有 #{key} 这个位置", []string{"是不是想写 #{near}？", "请去掉 {expected}。"}},
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
	"card-number": {
		Warning: true,
		English: Words{"this looks like the number of a bank card: {value}", []string{"Remove it before publishing."}},
		Chinese: Words{"这里像是银行卡号：{value}", []string{"公布前请删去。"}},
	},
	"private-mail": {
		Warning: true,
		English: Words{"this looks like somebody's own e-mail address: {value}", []string{"Remove it, or publish the address of an office, in [contact] of site.toml."}},
		Chinese: Words{"这里像是个人邮箱：{value}", []string{"请删去，或改用单位邮箱；公开的联系方式写在 site.toml 的 [contact] 里。"}},
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
	"redirect-from-none": {
		English: Words{"no redirect can lead from {value}", []string{"Remove the line: servers look for a page by what stands before ? and #, and for one only once."}},
		Chinese: Words{"不能从 {value} 转走", []string{"请删去这一行：服务器只认 ? 和 # 之前的网址，每个网址只能转一次。"}},
	},
	"redirect-from-taken": {
		English: Words{"/{value} is a page of the site, made from {other}", []string{"Nothing can lead away from it: remove the redirect."}},
		Chinese: Words{"/{value} 是站内已有的页面（来自 {other}）", []string{"已有页面不能转走，请删去这一行。"}},
	},
	"redirect-to": {
		English: Words{"a redirect cannot lead to {value}", []string{"Write an address of this site that begins with a slash.", "Write {expected}."}},
		Chinese: Words{"不能转到 {value}", []string{"请写本站以斜杠开头的网址。", "请写 {expected}。"}},
	},
	"redirect-to-missing": {
		English: Words{"the site has no page {value}", []string{"Did you mean {near}?", "Write the address of a page that there is, as the preview shows it behind the site's own; or remove the redirect of {key}."}},
		Chinese: Words{"站内没有页面 {value}", []string{"是不是想写 {near}？", "请在预览中打开要指向的页面，照抄网站地址之后的部分；或去掉 {key} 这一行。"}},
	},
	"layout-syntax": {
		English: Words{"the layout cannot be read: {detail}", nil},
		Chinese: Words{"模板有错误：{detail}", nil},
	},
	"layout-fails": {
		English: Words{"the layout fails on /{value}: {detail}", nil},
		Chinese: Words{"模板在生成 /{value} 时出错：{detail}", nil},
	},
	"label-syntax": {
		English: Words{"the labels cannot be read from here on", []string{"A label is written key = \"words\"; a sign that TOML knows, such as \", stands in them as \\\"."}},
		Chinese: Words{"界面文字从这里起读不懂", []string{"每一行写成 key = \"文字\"；文字里的英文引号写成 \\\"。"}},
	},
	"label-no-text": {
		English: Words{"the label {key} is no text", []string{"Write its words in quotes; for one and for several, as the built-in label file does it, with one = and other =."}},
		Chinese: Words{"界面文字 {key} 不是文字", []string{"请写成引号里的文字；单复数不同的，照内置文字文件写 one = 和 other =。"}},
	},
	"label-no-word": {
		English: Words{"the term {key} is more than a word, or none", []string{"Write it as one text without slots in braces."}},
		Chinese: Words{"用语 {key} 不是一个词", []string{"请只写文字，不用花括号。"}},
	},
	"label-slot": {
		English: Words{"nothing fills {value} in the label {key}", []string{"Keep to the slots that the built-in label file has there."}},
		Chinese: Words{"界面文字 {key} 里的 {value} 没有内容可填", []string{"花括号里的名称请与内置的文字文件一致。"}},
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
		English: Words{"there is no column {value}", []string{"Did you mean {near}?", "Give it one of these names, or take it out of the table: {expected}."}},
		Chinese: Words{"没有名为 {value} 的列", []string{"是不是想写 {near}？", "请改成下面的列名之一，或者把这一列从表格里删去：{expected}。"}},
	},
	"import-column-missing": {
		English: Words{"the column {value} is missing", []string{"Let the first row hold the names of the columns, as in the tables for programs, and nothing stand above it. The file plan.xlsx cannot be imported."}},
		Chinese: Words{"缺少 {value} 列", []string{"第一行应当是列名，写法与供程序读取的表格相同，上面不要有标题行。plan.xlsx 不能导入。"}},
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

	// What spreadsheet programs do to tables, what is too large, and what a table does not take away.
	"import-damaged": {
		English: Words{"row {row}, column {key}: {value} is an error of the spreadsheet program, not what the cell held", []string{"Open the published table anew with Data > From Text/CSV, its columns as text, and put the cell right from there; or leave the cell empty, and what the task's file says stays."}},
		Chinese: Words{"第 {row} 行 {key} 列：{value} 是表格软件的错误标记，不是格子里原来的内容", []string{"请用“数据 > 从文本/CSV”重新打开下载的表格，各列选“文本”，照它改正这一格；也可以把这一格留空，任务文件里原有的内容会保留。"}},
	},
	"import-cut": {
		English: Words{"row {row}, column {key}: the text ends at {value} characters, where spreadsheet programs cut a cell", []string{"Leave the cell empty, and what the task's file says stays; write a text as long as this in the task's file."}},
		Chinese: Words{"第 {row} 行 {key} 列：文字正好到第 {value} 个字为止，是被表格软件截断的", []string{"请把这一格留空，任务文件里原有的内容会保留；这样长的文字请直接写在任务文件里。"}},
	},
	"import-invisible": {
		English: Words{"row {row}, column {key}: the character {value} stands here, which nobody sees", []string{"Clear the cell and type it anew, do not paste it."}},
		Chinese: Words{"第 {row} 行 {key} 列：这里有看不见的字符 {value}", []string{"请清空这一格，重新输入，不要粘贴。"}},
	},
	"import-list": {
		English: Words{"row {row}, column {key}: it cannot be told whether {value} is one entry or several", []string{"Write ; between entries: {expected}. If it is one entry, keep the column out of the table and write it in the task's file."}},
		Chinese: Words{"第 {row} 行 {key} 列：看不出 {value} 是一项还是几项", []string{"几项之间请用英文分号隔开：{expected}。如果只是一项，请从表格里删去这一列，写在任务文件里。"}},
	},
	"import-milestone-other": {
		English: Words{"row {row}: milestone {value} stands at this place of the task, and none is called {other}", []string{"To add {other}, write {expected} in the column milestone; to give {value} another title, do it in the task's file first."}},
		Chinese: Words{"第 {row} 行：这项任务在这个位置的节点目标是 {value}，没有叫 {other} 的", []string{"要增加 {other}，请在 milestone 列写 {expected}；要给 {value} 改名，请先在任务文件里改。"}},
	},
	"import-milestone-doubtful": {
		English: Words{"row {row}: the task has several milestones called {value}, and not as many as the table", []string{"Let the table have a row for each of them with its due day, or give each a title of its own in the task's file."}},
		Chinese: Words{"第 {row} 行：这项任务有几个节点目标都叫 {value}，个数与表格不同", []string{"请在表格里给每一个写一行，写明时限；或者在任务文件里给它们各起一个名称。"}},
	},
	"import-update-other": {
		English: Words{"row {row}: the update {value} stands at this place of that day, and none is called {other}", []string{"To add {other}, leave the cell of the column place empty; to give {value} another title, do it in the task's file."}},
		Chinese: Words{"第 {row} 行：那一天在这个位置的进展是 {value}，没有叫 {other} 的", []string{"要增加 {other}，请把 place 列留空；要给 {value} 改名，请在任务文件里改。"}},
	},
	"import-update-doubtful": {
		English: Words{"row {row}: several updates of that day are called {value}, and it cannot be told which is meant", []string{"Let the table have a row for each of them, or correct it in the task's file."}},
		Chinese: Words{"第 {row} 行：那一天有几条进展都叫 {value}，看不出是哪一条", []string{"请在表格里给每一条写一行，或者直接在任务文件里改。"}},
	},
	"import-kept-record": {
		Warning: true,
		English: Words{"row {row}, column {key}: the task's file also has {value}, and that stays", []string{"The table is of {expected}.", "If it is wrong, take it out of the file."}},
		Chinese: Words{"第 {row} 行 {key} 列：任务文件里还有 {value}，予以保留", []string{"表格是 {expected} 的。", "如果有误，请在任务文件里删去。"}},
	},
	"import-corrected": {
		Warning: true,
		English: Words{"row {row}, column {key}: {other} in the task's file becomes {value}", []string{"If both are true, raise the total first."}},
		Chinese: Words{"第 {row} 行 {key} 列：任务文件里的 {other} 改为 {value}", []string{"如果两天都对，请先改大 total（总数）。"}},
	},
	"import-kept-milestones": {
		Warning: true,
		English: Words{"the files of these tasks also have milestones with records that the table lacks, {other} in all, and they stay: {value}", []string{"The table is of {expected}.", "If one is wrong, take it out of the file."}},
		Chinese: Words{"这些任务的文件里还有表格没有的节点目标记录，共 {other} 个，予以保留：{value}", []string{"表格是 {expected} 的。", "如果有误，请在任务文件里删去。"}},
	},
	"import-kept-updates": {
		Warning: true,
		English: Words{"the files of these tasks also have updates that the table lacks, {other} in all, and they stay: {value}", []string{"The table is of {expected}.", "If one is wrong, withdraw it in the file."}},
		Chinese: Words{"这些任务的文件里还有表格没有的进展，共 {other} 条，予以保留：{value}", []string{"表格是 {expected} 的。", "如果有误，请在任务文件里撤回。"}},
	},
	"import-line-ends": {
		English: Words{"this line ends in CR alone, as on old Macs, so that its rows run together", []string{"Save the table as CSV UTF-8."}},
		Chinese: Words{"这一行只用 CR 结尾（旧式 Mac 的写法），各行会连在一起", []string{"请另存为“CSV UTF-8（逗号分隔）”。"}},
	},
	"import-large": {
		English: Words{"the table has more than 32 MB", []string{"Split it, and import one part after the other."}},
		Chinese: Words{"表格超过 32 MB", []string{"请拆成几个，分几次导入。"}},
	},
	"import-columns": {
		English: Words{"the row has more than {expected} columns", []string{"Leave only the columns that have a name, and put cells with the separator in them in quotes."}},
		Chinese: Words{"这一行超过 {expected} 列", []string{"请只保留有列名的列；内容里有分隔符的格子要加英文引号。"}},
	},
	"import-rows": {
		English: Words{"the table has more than {expected} rows", []string{"Split it, and import one part after the other."}},
		Chinese: Words{"表格超过 {expected} 行", []string{"请拆成几个，分几次导入。"}},
	},
	"import-cells": {
		English: Words{"the table has more than {expected} cells", []string{"Split it, and import one part after the other."}},
		Chinese: Words{"表格超过 {expected} 个格子", []string{"请拆成几个，分几次导入。"}},
	},
	"import-cell-large": {
		English: Words{"the cell has more than {expected} KB", []string{"See whether a quotation mark before it does not end; put what is really that long into an attachment."}},
		Chinese: Words{"这一格超过 {expected} KB", []string{"请看前面是不是有英文引号没有成对；确实这样长的内容请做成附件。"}},
	},
	"import-more": {
		Warning: true,
		English: Words{"there is more of this kind: only the first {value} are told", []string{"When very many cells are wrong, see first whether the columns stand below their names."}},
		Chinese: Words{"同类问题还有，只列出前 {value} 个", []string{"出错的格子很多时，请先看各列是不是都在自己的列名下面。"}},
	},
}
