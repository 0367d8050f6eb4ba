package pipeline

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/tree"
)

// compareSteps builds states of a site one after the other, and compares each with what is built of it alone.
func compareSteps(t *testing.T, name string, steps []map[string]string, days []string) {
	t.Helper()
	b := builtIn(t)
	keeps := New("test", b)
	for i, files := range steps {
		on := parsed(days[i])
		kept, clean := texts(t, buildOn(t, keeps, tree.Of(files), on)), texts(t, buildOn(t, New("test", b), tree.Of(files), on))
		if paths := differing(kept, clean); len(paths) > 0 {
			t.Errorf("%s, step %d: %v differ; first\n%s\n%s", name, i, paths, fromDifference(kept[paths[0]], clean[paths[0]]), fromDifference(clean[paths[0]], kept[paths[0]]))
		}
	}
}

const (
	stepConfig  = "title = \"T\"\nbase_url = \"https://example.org/\"\nlanguage = \"en\"\ntimezone = \"Asia/Shanghai\"\npublisher = \"P\"\n"
	stepOffices = "\n[[areas]]\nkey = \"north\"\nname = \"North\"\n[[offices]]\nkey = \"quay\"\nname = \"Quay office\"\n[[offices]]\nkey = \"road\"\nname = \"Road office\"\n"
)

func stepIndex(more string) string {
	return "+++\ntitle = \"Plan\"\nstart = 2022-01-01\nend = 2022-12-31\nissued = 2022-01-01\nissuer = \"Gov\"\n" + more + "[[categories]]\nkey = \"c\"\nname = \"C\"\n+++\n\nText.\n"
}

func stepTask(n int, top, due, tables, body string) string {
	return fmt.Sprintf("+++\nnumber = %d\ntitle = \"Task %d\"\ncategory = \"c\"\n%s\n[schedule]\ndue = %s\n%s\n+++\n\nDo it.\n\n%s\n", n, n, top, due, tables, body)
}

// changedIn returns a site with other texts of some files; without a text there is no file.
func changedIn(site map[string]string, texts ...string) map[string]string {
	all := maps.Clone(site)
	for i := 0; i < len(texts); i += 2 {
		if all[texts[i]] = texts[i+1]; texts[i+1] == "" {
			delete(all, texts[i])
		}
	}
	return all
}

// What is kept from one build to the next is what a clean build makes: where an office is no longer named, is called otherwise or had a task
// until a day, where a bulletin comes, goes or is issued later, and along days that go forward and back.
func TestSummariesAndAssessmentsThatAreKeptAreThoseMadeAnew(t *testing.T) {
	lead := "lead = [\"quay\"]"
	base := map[string]string{
		"site.toml":             stepConfig + stepOffices,
		"content/2022/index.md": stepIndex("reporting = { every = \"month\" }\n"),
		"content/2022/1.md":     stepTask(1, lead, "2022-07-20", "", "## 2022-05-02 Up"),
		"content/2022/2.md":     stepTask(2, lead, "2022-05-20", "", ""),
	}
	const day = "2022-08-15"
	same := func(n int) []string { return slices.Repeat([]string{day}, n) }
	compareSteps(t, "duesoon", []map[string]string{base, changedIn(base, "site.toml", "due_soon = 3\n"+stepConfig+stepOffices)}, same(2))
	compareSteps(t, "planofficename", []map[string]string{base, changedIn(base, "content/2022/index.md", stepIndex("reporting = { every = \"month\" }\noffice_names = { quay = \"QQ\" }\n"))}, same(2))
	one := changedIn(base, "content/2022/2.md", "")
	supported := changedIn(one, "content/2022/1.md", stepTask(1, lead+"\nsupport = [\"road\"]", "2022-07-20", "", ""))
	sup := "[[changes]]\nfield = \"support\"\nwas = [\"road\"]\nnow = []\ndecided = 2022-08-10\nreason = \"r\"\n"
	compareSteps(t, "moved-support", []map[string]string{supported, changedIn(one, "content/2022/1.md", stepTask(1, lead, "2022-07-20", sup, "")), supported}, same(3))
	compareSteps(t, "moved-support-days", []map[string]string{changedIn(one, "content/2022/1.md", stepTask(1, lead, "2022-07-20", sup, "")), changedIn(one, "content/2022/1.md", stepTask(1, lead, "2022-07-20", sup, ""))}, []string{"2022-08-09", "2022-08-10"})
	b1 := "+++\nissued = 2022-07-08\nname = \"N\"\n[figures]\ntasks = 2\n+++\n\nIntro.\n\n## More\n\nText\n"
	compareSteps(t, "bulletin", []map[string]string{base, changedIn(base, "content/2022/bulletins/2022-06.md", b1), base, changedIn(base, "content/2022/bulletins/2022-06.md", strings.Replace(b1, "07-08", "09-08", 1)), changedIn(base, "content/2022/bulletins/2022-06.md", b1, "content/2022/1.md", "", "content/2022/2.md", stepTask(1, lead, "2022-07-20", "", ""), "content/2022/3.md", stepTask(2, lead, "2022-07-20", "", ""))}, same(5))
	a := "+++\ntitle = \"A\"\n[[subjects]]\nkey = \"quay\"\nname = \"Quay\"\n[[subjects]]\nkey = \"north\"\nname = \"North\"\n+++\n\nBody.\n"
	compareSteps(t, "assessment", []map[string]string{base, changedIn(base, "content/2022/assessment.md", a), changedIn(base, "content/2022/assessment.md", a, "content/2022/1.md", stepTask(1, lead, "2022-07-20", "", "## 2022-05-02 Up\n\n## 2022-06-02 [reported 2022-07-05] Up")), changedIn(base, "content/2022/assessment.md", a)}, []string{day, day, day, "2022-09-01"})
	inc := "+++\ndate = 2022-05-01\ntitle = \"Fire\"\nseverity = \"x\"\nreport = { approved = 2022-07-01 }\nresponsible = true\nattributed = [{ to = \"quay\" }]\n+++\n\nText.\n"
	a2 := strings.Replace(a, "+++\n\nBody", "[[severities]]\nkey = \"x\"\nname = \"Xx\"\n+++\n\nBody", 1)
	w := changedIn(base, "content/2022/incidents/2022-05-01-fire.md", inc, "content/2022/assessment.md", a2)
	compareSteps(t, "incident", []map[string]string{base, w, changedIn(w, "content/2022/incidents/2022-04-01-flood.md", strings.Replace(strings.Replace(inc, "05-01", "04-01", 1), "Fire", "Flood", 1)), changedIn(w, "content/about.md", "+++\ntitle = \"About\"\n+++\nX"), w, changedIn(w, "content/2022/assessment.md", strings.Replace(a2, "Xx", "Yy", 1)), changedIn(w, "content/2022/assessment.md", "", "content/2022/incidents/2022-05-01-fire.md", "")}, same(7))
	turn := changedIn(base, "content/2022/1.md", stepTask(1, lead+"\ncompleted = 2022-07-10", "2022-07-20", "", "## 2022-05-02 Up\n\n## 2022-07-10 Done"))
	turn2 := changedIn(base, "content/2022/1.md", stepTask(1, lead+"\ncompleted = 2022-07-10", "2022-07-20", "", "## 2022-05-02 Up\n\n## 2022-07-10 Done\n\n> Withdrawn: no"))
	turn3 := changedIn(base, "content/2022/1.md", stepTask(1, lead+"\ncompleted = 2022-07-10", "2022-07-20", "[[reviews]]\ndate = 2022-08-01\nby = \"Aud\"\nresult = \"returned\"\nreason = \"r\"\n", "## 2022-05-02 Up\n\n## 2022-07-10 [reported 2022-07-20] Done"))
	turn4 := changedIn(base, "content/2022/1.md", stepTask(1, lead, "2022-07-20", "[[pauses]]\nfrom = 2022-06-01\nuntil = 2022-07-02\nreason = \"r\"\n", "## 2022-05-02 Up"))
	compareSteps(t, "turns", []map[string]string{base, turn, turn2, turn3, turn4, turn, turn3, base}, same(8))
}
