package site

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// conflict is how Git leaves a field that two people changed.
func conflict(ours, theirs string) string {
	return "<<<<<<< HEAD\n" + ours + "\n=======\n" + theirs + "\n>>>>>>> 3f2a1bc\n"
}

// unseenMistakes are those that nobody sees in an editor, and those that no honest source has.
var unseenMistakes = []mistake{
	{"a mark of direction before a day", taskFile, "2022-06-30", "\u200e2022-06-30", nil, "task:8:7 invisible-character | value=U+200E"},
	{"a space of no width in a name", taskFile, `["hazchem"]`, "[\"haz\u200bchem\"]", nil, "task:5:17 invisible-character | value=U+200B"},
	{"a space that does not break behind a table's line", taskFile, "[schedule]", "[schedule]\u00a0", nil, "task:7:11 invisible-character | value=U+00A0"},
	{"a full-width space behind a table's line", taskFile, "[schedule]", "[schedule]　", nil, "task:7:11 invisible-character | value=U+3000"},
	{"a word joiner in a key", taskFile, "category =", "cate\u2060gory =", nil, "task:4:5 invisible-character | value=U+2060"},
	{"a byte order mark before a key", taskFile, "title    =", "\ufefftitle    =", nil, "task:3:1 invisible-character | value=U+FEFF"},
	{"a second byte order mark before the fence", "", "", "", files{taskFile: "\ufeff\ufeff" + sound[taskFile]}, "task:1:1 invisible-character | value=U+FEFF"},
	{"a mark of direction before the second fence", taskFile, "30\n+++", "30\n\u200f+++", nil, "task:9:1 invisible-character | value=U+200F"},
	{"an odd space in the name of an office", configFile, `"危化品安全监管室"`, "\"危化品\u2003安全监管室\"", nil, "config:9:15 invisible-character | value=U+2003"},
	{"a bell in a title, as an escape", taskFile, "印发方案 Rollout", `印发\u0007方案`, nil, "task:3:12 invisible-character | value=U+0007"},
	{"a carriage return within a line", taskFile, "印发方案 Rollout", "印发\r方案", nil, "task:3:15 invisible-character | value=U+000D"},
	{"an override of direction in a comment", taskFile, "= 1\n", "= 1 # \u202eabc\n", nil, "task:2:16 invisible-character | value=U+202E"},
	{"two invisible characters on a line, and a mistake behind them", taskFile, "category = \"governance\"", "\u200bcategory\u200b = \"govern\"", nil,
		"task:4:1 invisible-character | value=U+200B\ntask:4:10 invisible-character | value=U+200B\ntask:4:14 unknown-category | expected=[[categories]] | value=govern"},
	{"lines that end as on an old Macintosh", "", "", "", files{articleFile: strings.ReplaceAll(sound[articleFile], "\n", "\r")}, "article:1:1 line-ends"},

	{"a merge of two due days", taskFile, "due = 2022-06-30\n", conflict("due = 2022-06-30", "due = 2022-09-30"), nil, "task:8:1 merge-unfinished"},
	{"a merge with what both come from", planFile, "issued = 2022-02-18\n", "<<<<<<< ours\nissued = 2022-02-18\n||||||| base\n=======\nissued = 2022-02-20\n>>>>>>> theirs\n", nil, "plan:3:1 merge-unfinished"},
	{"a merge of site.toml", configFile, "publisher = \"某局\"\n", conflict("publisher = \"某局\"", "publisher = \"某委\""), nil, "config:5:1 merge-unfinished"},
	{"a merge of a whole file", "", "", "", files{articleFile: conflict(strings.TrimSpace(sound[articleFile]), "+++\ntitle = \"另一页\"\n+++")}, "article:1:1 merge-unfinished"},
	{"a mark that was forgotten", taskFile, "[schedule]", "=======\n[schedule]", nil, "task:7:1 merge-unfinished"},
	{"two merges in a file", taskFile, "\n[schedule]\n", conflict("summary = \"一\"", "summary = \"二\"") + conflict("[schedule]", "# [schedule]"), nil, "task:6:1 merge-unfinished\ntask:11:1 merge-unfinished"},

	{"a name with a space of no width", "", "", "", files{"content/2022/files/a\u200b.pdf": "x"}, "content/2022/files/a\u200b.pdf name-invisible | expected=a.pdf | value=U+200B"},
	{"a name with a line break", "", "", "", files{"content/2022/files/a\nb.pdf": "x"}, "content/2022/files/a\nb.pdf name-invisible | expected=a b.pdf | value=U+000D"},
	{"a task's name with a bell", "", "", "", files{"content/2022/02\a.md": second}, "content/2022/02\a.md name-invisible | expected=02.md | value=U+0007"},
	{"a name in another encoding", "", "", "", files{"content/2022/files/\xb2\xe2.pdf": "x"}, "content/2022/files/\xb2\xe2.pdf name-not-utf8 | value=�.pdf"},
	{"a name with a colon", "", "", "", files{"content/2022/files/10:30.pdf": "x"}, "content/2022/files/10:30.pdf attachment-name | value=10:30.pdf"},
	{"a name with a backslash", "", "", "", files{"content/2022/files/a\\b.pdf": "x"}, "content/2022/files/a\\b.pdf attachment-name | value=a\\b.pdf"},
	{"a name that Windows keeps, with an extension", "", "", "", files{"content/2022/files/NUL.tar.gz": "x"}, "content/2022/files/NUL.tar.gz name-of-device | value=NUL.tar.gz"},
	{"a page called as a device", "", "", "", files{"content/aux.md": sound[articleFile]}, "content/aux.md name-of-device | value=aux.md"},
	{"a task called as a device", "", "", "", files{"content/2022/com1.md": second}, "content/2022/com1.md name-of-device | value=com1.md"},
	{"a plan called as a device", "", "", "", files{"content/con/index.md": sound[planFile]}, "content/con/index.md name-of-device | value=con"},
	{"an office called as a device", configFile, `"technology"`, `"lpt1"`, nil, "config:13:8 name-of-device | key=offices[2].key | value=lpt1"},
	{"a key that is longer than any name may be", configFile, `"technology"`, `"` + strings.Repeat("a", 300) + `"`, nil, "config:13:8 key-long | expected=100 | key=offices[2].key | value=" + strings.Repeat("a", 59) + "…"},
	{"two names in two forms of Unicode", "", "", "", files{"content/2022/files/caf\u00e9.pdf": "x", "content/2022/files/cafe\u0301.pdf": "y"},
		"content/2022/files/caf\u00e9.pdf form-clash | other=cafe\u0301.pdf"},
	{"a task saved as a text", "", "", "", files{"content/2022/02.md.txt": second}, "content/2022/02.md.txt extension-case | expected=02.md | value=02.md.txt"},
	{"a task saved as a text without .md", "", "", "", files{"content/2022/02.txt": second}, "content/2022/02.txt extension-case | expected=02.md | value=02.txt"},
	{"a note beside the tasks", "", "", "", files{"content/2022/note.txt": "x"}, "content/2022/note.txt attachment-misplaced | expected=content/2022/files/note.txt"},
	{"an index with a capital", "", "", "", files{"content/2023/Index.md": sound[planFile]}, "content/2023/Index.md extension-case | expected=index.md | value=Index.md"},

	{"brackets within brackets", taskFile, "lead  ", "summary = " + strings.Repeat("[", 200) + "\nlead  ", nil, "task:5:44 nested-deep | expected=32"},
	{"tables within tables", taskFile, "lead  ", "summary = " + strings.Repeat("{ a = ", 50) + "\nlead  ", nil, "task:5:204 nested-deep | expected=32"},
	{"a key of many parts", taskFile, "lead  ", strings.Repeat("a.", 50) + "b = 1\nlead  ", nil, "task:5:67 nested-deep | expected=32"},
	{"a list without end", taskFile, `["hazchem"]`, "[" + strings.Repeat(`"hazchem",`, 6000) + "]", nil, "task:5:12 list-long | expected=5000 | key=lead | value=6000"},
	{"front matter of a megabyte", taskFile, "lead  ", "summary = \"" + strings.Repeat("长", 400_000) + "\"\nlead  ", nil, "task:2:1 front-matter-large | expected=1024 | value=1173"},
	{"a source of many megabytes", "", "", "", files{articleFile: strings.Repeat("x", 17<<20)}, "article file-too-large | expected=4 | value=17"},
	{"days ahead that no calendar has", configFile, "publisher", "due_soon = 4294967296\npublisher", nil, "config:5:12 too-great | expected=3660 | key=due_soon | value=4294967296"},
	withTable("two tables in single brackets", "[milestones]\ntitle = \"一\"\n\n[milestones]\ntitle = \"二\"\n",
		"task:10:1 not-tables | expected=[[milestones]] | key=milestones | value={…}\ntask:13:1 table-for-each | expected=[[milestones]] | key=milestones | other=10"),
}

func TestWhatNobodySeesIsNamed(t *testing.T) { checkMistakes(t, unseenMistakes) }

// readings are of sources that are in order, or whose mistakes are others.
func TestTextsOfAllScriptsAndHabitsStayWithoutAWord(t *testing.T) {
	for name, m := range map[string]mistake{
		"a title indented as in print":             {file: taskFile, old: "印发方案 Rollout", new: "　　印发　方案"},
		"a title in French":                        {file: taskFile, old: "印发方案 Rollout", new: "Plan\u00a0: «\u202fsûreté\u202f»"},
		"a title in Persian":                       {file: taskFile, old: "印发方案 Rollout", new: "می\u200cخواهم"},
		"a picture of several signs":               {file: taskFile, old: "印发方案 Rollout", new: "👨\u200d👩\u200d👧"},
		"a note of several lines":                  {file: configFile, old: "publisher", new: "notice = \"\"\"\n一　二\n=== 三 ===\n\"\"\"\npublisher"},
		"a line of equals signs in a comment":      {file: taskFile, old: "lead  ", new: "# =======\nlead  "},
		"an odd space in a comment":                {file: taskFile, old: "= 1\n", new: "= 1 #　序号\n"},
		"marks of a merge in a block of code":      {file: articleFile, old: "说明。", new: "```\n<<<<<<< HEAD\n=======\n>>>>>>> x\n```"},
		"a full-width space in a file's name":      {with: files{"content/2022/files/附件　1（改）.pdf": "x"}},
		"a file that is called nearly as a device": {with: files{"content/2022/files/console.pdf": "x", "content/2022/files/com10.pdf": "x", "content/2022/files/a.con": "x"}},
		"texts with many brackets and dots":        {file: configFile, old: "publisher", new: "notice = \"" + strings.Repeat("[一]（二）[a.b.c]…… 1.2.3.4 ", 50) + "\"\npublisher"},
	} {
		_, problems, _ := read(t, m.files(t), false)
		problems = slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Code == "attachment-unlinked" })
		if len(problems) > 0 {
			t.Errorf("%s: reported\n%s", name, reported(problems))
		}
	}
}

func TestAnOptionalFieldThatIsEmptyIsAbsent(t *testing.T) {
	for name, m := range map[string]mistake{
		"a text":                    {file: taskFile, old: "lead  ", new: "summary = \"\"\nlead  "},
		"a list":                    {file: taskFile, old: "lead  ", new: "joint = []\nsupport = []\npartners = []\nlead  "},
		"a day":                     {file: taskFile, old: "lead  ", new: "completed = \"\"\ncancelled = ''\nlead  "},
		"a choice":                  {file: taskFile, old: "lead  ", new: "outcome = \"\"\nreporting = \"\"\nlead  "},
		"a truth value":             {file: taskFile, old: "lead  ", new: "draft = \"\"\nlead  "},
		"a table of empty fields":   {file: taskFile, old: "lead  ", new: "verified = { date = \"\", by = \"\" }\nlead  "},
		"a list of tables":          {file: taskFile, old: "lead  ", new: "pauses = []\nmilestones = []\nlead  "},
		"a number":                  {file: configFile, old: "publisher", new: "due_soon = \"\"\npublisher"},
		"a contact":                 {file: configFile, old: "[[offices]]\nkey     ", new: "[contact]\nphone = \"\"\nfeedback = \"\"\nrequest = \"\"\n\n[[offices]]\nkey     "},
		"an address":                {file: configFile, old: "publisher", new: "repository = \"\"\nnotice = \"\"\ncsp = \"\"\npublisher"},
		"a document and a settle":   {file: planFile, old: "settle = 2023-01-31", new: "settle = \"\"\ndocument = \"\"\noriginal = \"\"\nabsent = []"},
		"a milestone's fields":      {with: files{taskFile: withMilestone("total = \"\"\nunit = \"\"\ndue = \"\"\nevery = \"\"\ndone = []\nvalues = []\n")}},
		"an ordinary page's fields": {file: articleFile, old: "title", new: "summary = \"\"\nmenu = \"\"\ntitle"},
	} {
		s, problems, _ := read(t, m.files(t), false)
		if len(problems) > 0 {
			t.Errorf("%s: reported\n%s", name, reported(problems))
		} else if s.DueSoon != defaultDueSoon || s.Plans[0].Tasks[0].Completed != 0 {
			t.Errorf("%s: due soon %d, completed %s", name, s.DueSoon, s.Plans[0].Tasks[0].Completed)
		}
	}
}

func TestNamesAndLinksAreComparedInOneForm(t *testing.T) {
	const composed, decomposed = "Pr\u00e9vention", "Pre\u0301vention"
	all := changed(files{
		configFile: edited(t, configFile, "科技和信息化室", composed),
		taskFile:   strings.Replace(edited(t, taskFile, "hazchem", decomposed), "任务说明。", "[x](files/"+composed+".pdf) [y](#"+strings.ToLower(decomposed)+")\n\n### "+composed, 1),
		"content/2022/files/" + decomposed + ".pdf": "x",
	})
	s, problems, _ := read(t, all, false)
	if len(problems) > 0 {
		t.Fatalf("reported\n%s", reported(problems))
	}
	if got := s.Plans[0].Tasks[0].Roles.Lead[0].Key; got != "technology" {
		t.Errorf("the office is %s", got)
	}
}

// A reading is measured by what it allocates, not by its time: that would depend on the machine.
func TestHostileFrontMatterIsReadInProportion(t *testing.T) {
	lists := func(n int) string { return "lead = [" + strings.Repeat(`"nobody",`, n) + "]\n" }
	pauses := func(n int) string {
		return sound[taskFile][:strings.Index(sound[taskFile], "+++\n\n")] + strings.Repeat("[[pauses]]\nfrom = 2022-05-01\nreason = \"一\"\n", n) + "+++\n"
	}
	for name, source := range map[string]func(n int) string{
		"an array within an array":  func(n int) string { return "+++\na = " + strings.Repeat("[", 50*n) + "\n+++\n" },
		"a table within a table":    func(n int) string { return "+++\na = " + strings.Repeat("{a=", 10*n) + "\n+++\n" },
		"a key of many parts":       func(n int) string { return "+++\n" + strings.Repeat("a.", 25*n) + "b = 1\n+++\n" },
		"many offices":              func(n int) string { return "+++\n" + lists(25*n) + "+++\n" },
		"many offices that are not": func(n int) string { return "+++\n" + lists(n) + "+++\n" },
		"many pauses":               pauses,
		"many lines of no field":    func(n int) string { return "+++\n" + strings.Repeat("不是字段\n", 5*n) + "+++\n" },
		"many tables":               func(n int) string { return "+++\n" + strings.Repeat("[a]\n", 5*n) + "+++\n" },
	} {
		few, many := allocated(t, source(500)), allocated(t, source(4000))
		if many > 12*few+1<<20 {
			t.Errorf("%s: eight times as much takes %d KB, not %d", name, many>>10, few>>10)
		}
	}
}

// allocated returns how many bytes are allocated to read a task.
func allocated(t *testing.T, text string) uint64 {
	t.Helper()
	files := tree.Of(changed(files{taskFile: text}))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, _, err := new(Reader).Read(files, Options{Languages: []string{"zh-CN"}}); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
