package pages

import "testing"

func TestPagesLeadToTheirSourceAndItsChanges(t *testing.T) {
	all := small()
	all["content/2022/01-安全 A.md"] = taskText(3, year, "")
	for repository, want := range map[string][2]string{
		"":                                      {"", ""},
		"https://github.com/x/y":                {"https://github.com/x/y/edit/HEAD/", "https://github.com/x/y/commits/HEAD/"},
		"https://github.com/x/y.git":            {"https://github.com/x/y/edit/HEAD/", "https://github.com/x/y/commits/HEAD/"},
		"https://gitlab.example.org/a/b/c/":     {"https://gitlab.example.org/a/b/c/-/edit/HEAD/", "https://gitlab.example.org/a/b/c/-/commits/HEAD/"},
		"https://gitee.com/x/y":                 {"https://gitee.com/x/y/edit/master/", "https://gitee.com/x/y/commits/master/"},
		"https://codeberg.org/x/y":              {"https://codeberg.org/x/y/_edit/HEAD/", "https://codeberg.org/x/y/commits/branch/HEAD/"},
		"https://git.example.org/gitlab/mirror": {"https://git.example.org/gitlab/mirror/edit/HEAD/", "https://git.example.org/gitlab/mirror/commits/HEAD/"},
	} {
		all["site.toml"] = config
		if repository != "" {
			all["site.toml"] = "repository = \"" + repository + "\"\n" + config
		}
		sources := map[string]string{
			"2022/tasks/1/": "content/2022/001.md", "2022/tasks/3/": "content/2022/01-%E5%AE%89%E5%85%A8%20A.md", "2022/": "content/2022/index.md", "about/": "content/about.md",
		}
		for _, p := range madeOf(t, all, "2022-07-01").Pages {
			edit, history := "", ""
			if source, ok := sources[p.Path]; ok && repository != "" {
				edit, history = want[0]+source, want[1]+source
			}
			if _, known := sources[p.Path]; (known || p.Source == "") && (p.Edit != edit || p.History != history) {
				t.Errorf("/%s is edited at %s, its changes are at %s; want %s and %s", p.Path, p.Edit, p.History, edit, history)
			}
		}
	}
}
