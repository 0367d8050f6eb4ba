package site

import (
	"slices"
	"testing"

	"gongshi/generator/front"
	"gongshi/generator/markdown"
	"gongshi/generator/tree"
)

// keyMistakes are fields that exist, but not where they stand.
var keyMistakes = []mistake{
	beforeLead("a field of the schedule above it", "due = 2022-06-30", "task:5:1 key-elsewhere | key=due | other=[schedule] / [[milestones]]"),
	beforeLead("a field of a pause above it", "until = 2022-06-30", "task:5:1 key-of-pause | key=until | other=[[pauses]]"),
	beforeLead("a field of milestones above them", "every = \"month\"", "task:5:1 key-elsewhere | key=every | other=[[milestones]]"),
	{"a field of the task below a table", taskFile, "2022-06-30", "2022-06-30\ncompleted = 2022-06-20", nil, "task:9:1 key-below-table | key=completed | other=[schedule]"},
	withTable("a field of the task below a milestone", "[[milestones]]\ntitle = \"检查\"\nreporting = \"month\"\n", "task:12:1 key-below-table | key=reporting | other=[[milestones]]"),
	{"a required field below a table", taskFile, "lead     = [\"hazchem\"]\n\n[schedule]\ndue = 2022-06-30", "[schedule]\ndue = 2022-06-30\nlead = [\"hazchem\"]", nil,
		"task:7:1 key-below-table | key=lead | other=[schedule]"},
	{"a required text below a table", taskFile, "title    = \"印发方案 Rollout\"\ncategory = \"governance\"\nlead     = [\"hazchem\"]\n\n[schedule]\ndue = 2022-06-30",
		"category = \"governance\"\nlead     = [\"hazchem\"]\n\n[schedule]\ndue = 2022-06-30\ntitle = \"印发方案\"", nil, "task:8:1 key-below-table | key=title | other=[schedule]"},
	{"a time above its table", taskFile, "[schedule]\ndue = 2022-06-30", "due = 2022-06-30", nil, "task:7:1 key-elsewhere | key=due | other=[schedule] / [[milestones]]"},
	{"how often, in the plan itself", planFile, "issued", "every = \"month\"\nissued", nil, "plan:3:1 key-elsewhere | key=every | other=[reporting]"},
	{"a telephone, in the site itself", configFile, "publisher", "phone = \"0632-1234567\"\npublisher", nil, "config:5:1 key-elsewhere | key=phone | other=[contact]"},
	{"a task's field in site.toml", configFile, "publisher", "lead = [\"x\"]\npublisher", nil, "config:5:1 key-of-task | key=lead"},
	{"a task's field in the plan", planFile, "issued", "year_round = true\nissued", nil, "plan:3:1 key-of-task | key=year_round | other=[schedule]"},
	beforeLead("a plan's field in a task", "document = \"薛应急发〔2022〕8号\"", "task:5:1 key-of-plan | key=document"),
	{"a plan's field in site.toml", configFile, "publisher", "issuer = \"某局\"\npublisher", nil, "config:5:1 key-of-plan | key=issuer"},
	beforeLead("the site's field in a task", "notice = \"x\"", "task:5:1 key-of-site | key=notice"),
	beforeLead("an office's field in a task", "aliases = [\"x\"]", "task:5:1 key-of-site | key=aliases | other=[[offices]]"),
	beforeLead("an ordinary page's field in a task", "menu = 1", "task:5:1 key-of-page | key=menu"),
	beforeLead("a field in capitals", "LEAD = [\"x\"]", "task:5:1 key-case | key=LEAD | near=lead"),
	beforeLead("a name that many files have", "name = \"x\"", "task:5:1 unknown-key | expected="+allFields+" | key=name"),
}

func TestFieldsInTheWrongPlace(t *testing.T) { checkMistakes(t, keyMistakes) }

// A field that an editor writes in the body by mistake is told of only if package markdown knows its name.
func TestTheNamesOfFieldsAreKnownInBodies(t *testing.T) {
	for _, name := range slices.Concat(front.NamesOf(planFields), front.NamesOf(taskFields), front.NamesOf(articleFields)) {
		if !markdown.IsField(name) {
			t.Errorf("a line %s = … in a body would not be told of", name)
		}
	}
}

func TestTheLanguageIsKnownFromASiteThatCannotBeRead(t *testing.T) {
	for text, want := range map[string]string{
		"title = \"\xd6\xd8\xb5\xe3\"\nlanguage  = \"zh-CN\"\n":                 "zh-CN",
		"title = \"\xd6\xd8\"\r\nlanguage='en'\r\n":                             "en",
		"\xff\xfel\x00a\x00n\x00g\x00u\x00a\x00g\x00e\x00=\x00\"\x00e\x00n\x00": "",
		"language = “zh-CN”\n":                                                  "zh-CN",
		"title = \"language = en\"":                                             "",
		"":                                                                      "",
	} {
		if got := LanguageIn(tree.Of(map[string]string{ConfigFile: text})); got != want {
			t.Errorf("%q is in %q, want %q", text, got, want)
		}
	}
	if got := LanguageIn(tree.Of(nil)); got != "" {
		t.Errorf("nothing is in %q", got)
	}
}
