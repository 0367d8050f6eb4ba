package site

import (
	"maps"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// The files of sound, which cases change.
const (
	configFile  = "site.toml"
	planFile    = "content/2022/index.md"
	taskFile    = "content/2022/01-rollout.md"
	articleFile = "content/about.md"
)

// sound is a site without any problem.
var sound = map[string]string{
	configFile: `title     = "重点任务公示"
base_url  = "https://www.example.org/zdgz/"
language  = "zh-CN"
timezone  = "Asia/Shanghai"
publisher = "某局"

[[offices]]
key     = "hazchem"
name    = "危化品安全监管室"
aliases = ["危化室"]

[[offices]]
key  = "technology"
name = "科技和信息化室"
`,
	planFile: `+++
title  = "2022年重点任务"
issued = 2022-02-18
start  = 2022-01-01
end    = 2022-12-31
settle = 2023-01-31

[[categories]]
key  = "governance"
name = "集中治理"

[[categories]]
key  = "major-risks"
name = "重大风险"
+++

The notice. 通知。
`,
	taskFile: `+++
number   = 1
title    = "印发方案 Rollout"
category = "governance"
lead     = ["hazchem"]

[schedule]
due = 2022-06-30
+++

任务说明。
`,
	articleFile: `+++
title = "关于本站"
+++

## 怎样看状态

说明。
`,
}

// changed returns sound with some files in place of its own; a file without text is taken away.
func changed(files map[string]string) map[string]string {
	all := maps.Clone(sound)
	for name, text := range files {
		if text == "" {
			delete(all, name)
		} else {
			all[name] = text
		}
	}
	return all
}

// edited returns a file of sound with one passage in place of another.
func edited(t *testing.T, file, old, new string) string {
	t.Helper()
	if strings.Count(sound[file], old) != 1 {
		t.Fatalf("%q does not stand once in %s", old, file)
	}
	return strings.Replace(sound[file], old, new, 1)
}

func read(t *testing.T, files map[string]string, drafts bool) (*Site, problem.List, *Reader) {
	t.Helper()
	r := &Reader{}
	s, problems, err := r.Read(tree.Of(files), Options{Languages: []string{"en", "zh-CN"}, Drafts: drafts})
	if err != nil {
		t.Fatal(err)
	}
	return s, problems, r
}

func on(s string) day.Day {
	d, ok := day.Parse(s)
	if !ok {
		panic("there is no day " + s)
	}
	return d
}
