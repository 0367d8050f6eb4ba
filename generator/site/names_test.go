package site

import (
	"strings"
	"testing"
)

// nameMistakes are those of names that are declared in one file and used in another.
var nameMistakes = []mistake{
	{"a misspelt office", taskFile, "hazchem", "hazcem", nil, "task:5:13 unknown-office | near=hazchem | value=hazcem"},
	{"a misspelt office in Chinese", taskFile, "hazchem", "危化品安全监察室", nil, "task:5:13 unknown-office | near=危化品安全监管室 | value=危化品安全监察室"},
	{"an office like no other", taskFile, "hazchem", "财务室", nil, "task:5:13 unknown-office | expected=[[offices]] | value=财务室"},
	{"an unknown office in each role", taskFile, "lead     = [\"hazchem\"]", "lead = [\"hazchem\"]\njoint = [\"甲甲甲\",\n  \"technology\", \"乙乙乙\"]\nsupport = [\"丙丙丙\"]", nil,
		"task:6:10 unknown-office | expected=[[offices]] | value=甲甲甲\ntask:7:17 unknown-office | expected=[[offices]] | value=乙乙乙\ntask:8:12 unknown-office | expected=[[offices]] | value=丙丙丙"},
	{"an office in another spelling of its key", taskFile, "hazchem", "Hazchem", nil, "task:5:13 unknown-office | near=hazchem | value=Hazchem"},
	{"an office twice in a role", taskFile, `["hazchem"]`, `["hazchem", "hazchem"]`, nil, "task:5:24 office-twice | key=lead | value=hazchem"},
	{"an office in two roles, by other names", taskFile, "lead     = [\"hazchem\"]", "lead = [\"hazchem\"]\nsupport = [\"危化室\"]", nil,
		"task:6:12 office-in-two-roles | key=lead | other=support | value=危化室"},
	{"a misspelt category", taskFile, "governance", "goverance", nil, "task:4:12 unknown-category | near=governance | value=goverance"},
	{"a misspelt category in Chinese", taskFile, "governance", "集中治", nil, "task:4:12 unknown-category | near=集中治理 | value=集中治"},
	{"a category like no other", taskFile, "governance", "fireworks", nil, "task:4:12 unknown-category | expected=[[categories]] | value=fireworks"},

	{"a number twice", "", "", "", files{secondFile: strings.Replace(second, "number = 2", "number = 1", 1)}, secondFile + ":2:10 duplicate-number | other=content/2022/01-rollout.md | value=1"},
	{"a hole in the numbers", "", "", "", files{secondFile: strings.Replace(second, "number = 2", "number = 4", 1)},
		"plan:1:1 missing-number | value=2\nplan:1:1 missing-number | value=3"},
	{"a hole at the beginning", taskFile, "= 1\n", "= 2\n", nil, "plan:1:1 missing-number | value=1"},
	{"a hole of which only a part is called absent", planFile, "settle = 2023-01-31\n", "absent = [3]\n", files{secondFile: strings.Replace(second, "number = 2", "number = 4", 1)},
		"plan:6:10 missing-number | value=2"},
	{"a hole that is called absent", planFile, "settle = 2023-01-31\n", "absent = [2, 3]\n", files{secondFile: strings.Replace(second, "number = 2", "number = 4", 1)}, ""},
	{"a number that is called absent and is not", planFile, "settle = 2023-01-31\n", "absent = [1]\n", nil, "plan:6:10 present-number | other=content/2022/01-rollout.md | value=1"},
	{"a draft, which is no hole", "", "", "", files{secondFile: strings.Replace(second, "number = 2", "number = 2\ndraft = true", 1),
		"content/2022/03.md": strings.Replace(second, "number = 2", "number = 3", 1)}, ""},

	{"an office's key twice", configFile, `"technology"`, `"hazchem"`, nil, "config:13:8 duplicate-key | key=key | value=hazchem"},
	{"an office's name that is another's alias", configFile, `"科技和信息化室"`, `"危化室"`, nil, "config:14:8 duplicate-key | key=name | value=危化室"},
	{"an alias that is another's key", configFile, `"科技和信息化室"`, "\"科技和信息化室\"\naliases = [\"科信\", \"hazchem\"]", nil, "config:15:18 duplicate-key | key=aliases | value=hazchem"},
	{"a category's key twice", planFile, `"major-risks"`, `"governance"`, nil, "plan:13:8 duplicate-key | key=key | value=governance"},
	{"a category's name twice", planFile, `"重大风险"`, `"集中治理"`, nil, "plan:14:8 duplicate-key | key=name | value=集中治理"},
	{"an office whose name is its key", configFile, `"科技和信息化室"`, `"technology"`, nil, ""},
	{"a category whose name is its key", planFile, `"重大风险"`, `"major-risks"`, nil, ""},
	{"an office's key in Chinese", configFile, `"technology"`, `"科信"`, nil, "config:13:8 bad-key | key=offices[2].key | value=科信"},
	{"an office's key with a space", configFile, `"technology"`, `"tech office"`, nil, "config:13:8 bad-key | key=offices[2].key | value=tech office"},
	{"a category's key in capitals", planFile, `"major-risks"`, `"Major-Risks"`, nil, "plan:13:8 bad-key | key=categories[2].key | value=Major-Risks"},
}

func TestMistakesInNames(t *testing.T) { checkMistakes(t, nameMistakes) }

func TestAnOfficeGoesByKeyNameOrAlias(t *testing.T) {
	for _, name := range []string{"hazchem", "危化品安全监管室", "危化室"} {
		s, problems, _ := read(t, changed(files{taskFile: edited(t, taskFile, "hazchem", name)}), false)
		if len(problems) > 0 {
			t.Fatalf("reported\n%s", reported(problems))
		}
		if lead := s.Plans[0].Tasks[0].Roles.Lead; len(lead) != 1 || lead[0].Key != "hazchem" {
			t.Errorf("%s leads to %v", name, lead)
		}
	}
}

func TestACategoryGoesByKeyOrName(t *testing.T) {
	for _, name := range []string{"major-risks", "重大风险"} {
		s, problems, _ := read(t, changed(files{taskFile: edited(t, taskFile, "governance", name)}), false)
		if len(problems) > 0 {
			t.Fatalf("reported\n%s", reported(problems))
		}
		if in := s.Plans[0].Tasks[0].In; in.Key != "major-risks" {
			t.Errorf("%s leads to %v", name, in)
		}
	}
}

func TestRolesKeepTheOrderOfTheFile(t *testing.T) {
	s, problems, _ := read(t, changed(files{taskFile: edited(t, taskFile, `lead     = ["hazchem"]`, `joint = ["technology", "危化室"]`)}), false)
	if len(problems) > 0 {
		t.Fatalf("reported\n%s", reported(problems))
	}
	if r := s.Plans[0].Tasks[0].Roles; len(r.Lead) != 0 || len(r.Joint) != 2 || r.Joint[0].Key != "technology" || r.Joint[1].Key != "hazchem" {
		t.Errorf("roles are %v", r)
	}
}

func TestALongGapInTheNumbersIsOneMistake(t *testing.T) {
	_, problems, _ := read(t, changed(files{secondFile: strings.Replace(second, "number = 2", "number = 2000", 1)}), false)
	if len(problems) != mostHoles || problems[0].Code != "missing-number" {
		t.Errorf("%d problems", len(problems))
	}
}
