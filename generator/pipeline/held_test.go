package pipeline

import (
	"slices"
	"strings"
	"testing"

	"gongshi/generator/tree"
)

// A file is published with the first text that links to it: not before its day, not with what waits or is a draft, and never alone.
func TestAnAttachmentIsPublishedWithTheFirstTextThatLinksToIt(t *testing.T) {
	sources := func() *tree.Tree {
		return small(map[string]string{
			"1.md": task(1, "2022-06-30", "[always](files/always.csv)\n\n## 2022-04-01 Begun\n\n[april](files/april.csv) [twice](files/twice.csv) ![p](files/p.png)\n\n"+
				"## 2022-05-01 Further\n\n[may](files/may.csv)[^1]\n\n[^1]: [note](files/note.csv)\n\n## 2022-05-02 Wrong\n\n> Withdrawn: it was another's.\n\n[gone](files/gone.csv)\n\n"+
				"## 2022-05-03 Waits [draft]\n\n[waits](files/waits.csv) [twice](files/twice.csv)\n\n## 2023-06-01 Too late\n\n[late](files/late.csv)\n"),
			"2.md":     "+++\ndraft = true\n" + task(2, "2022-06-30", "[draft](files/draft.csv)")[4:],
			"index.md": strings.Replace(index, "start ", "original = \"files/original.pdf\"\nstart ", 1) + "\n[notice](files/deep/notice.csv)\n",
		}).Over(tree.Of(map[string]string{
			"content/about.md":  "+++\ntitle = \"About\"\n+++\n\n[page](2022/files/page.csv)\n",
			"content/secret.md": "+++\ntitle = \"Secret\"\ndraft = true\n+++\n\n[secret](2022/files/secret.csv)\n",
		})).Over(tree.Of(filesNamed("always", "april", "twice", "may", "note", "gone", "waits", "late", "draft", "deep/notice", "page", "secret", "alone")))
	}
	all := "always april deep/notice may note original.pdf p.png page twice"
	for _, c := range []struct {
		day    string
		drafts bool
		want   string
	}{
		{"2022-03-31", false, "always deep/notice original.pdf page"},
		{"2022-04-01", false, "always april deep/notice original.pdf p.png page twice"},
		{"2022-05-01", false, all}, {"2022-12-01", false, all}, {"2023-12-01", false, "always april deep/notice late may note original.pdf p.png page twice"},
		{"2022-12-01", true, "always april deep/notice draft may note original.pdf p.png page secret twice waits"},
	} {
		out, problems, err := New("test", builtIn(t)).Build(sources(), Options{AsOf: asOf(c.day).AsOf, Drafts: c.drafts})
		if err != nil || len(problems.Errors()) > 0 {
			t.Fatalf("%v, %v", err, problems)
		}
		var got []string
		for _, f := range out.Files {
			if name, ok := strings.CutPrefix(f.Path, "2022/files/"); ok {
				got = append(got, strings.TrimSuffix(name, ".csv"))
			}
		}
		if slices.Sort(got); strings.Join(got, " ") != c.want {
			t.Errorf("on %s, drafts %v, there are\n%s, want\n%s", c.day, c.drafts, got, c.want)
		}
		var told []string
		for _, p := range problems {
			if name, ok := strings.CutPrefix(p.File, "content/2022/files/"); ok {
				told = append(told, strings.TrimSuffix(name, ".csv")+" "+strings.TrimPrefix(p.Code, "attachment-"))
			}
		}
		want := "alone unlinked, draft held-back, gone unlinked, secret held-back, waits held-back"
		if c.drafts {
			want = "alone unlinked, gone unlinked"
		}
		if strings.Join(told, ", ") != want {
			t.Errorf("on %s, drafts %v, told is\n%s, want\n%s", c.day, c.drafts, strings.Join(told, ", "), want)
		}
	}
}

func filesNamed(names ...string) map[string]string {
	files := map[string]string{"content/2022/files/original.pdf": "x", "content/2022/files/p.png": "x"}
	for _, name := range names {
		files["content/2022/files/"+name+".csv"] = name
	}
	return files
}
