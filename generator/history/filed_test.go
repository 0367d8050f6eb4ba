package history

import (
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	filed  = "content/2022/updates/7-2022-06-28-quay.md"
	second = "content/2022/updates/7-2022-09-30-q3.md"
)

// filedToo is what was published, with updates in files of their own.
func filedToo() map[string]string {
	files := published()
	files[filed] = `+++
task = 7
date = 2022-06-28
title = "Inspected"
by = "quay"
+++

Twelve lamps.

See [the list](../files/list.csv).
`
	files["content/2022/files/list.csv"] = "a\n"
	files[second] = "+++\ntask = 7\ndate = 2022-09-30\ntitle = \"The quarter\"\nno_progress = true\n+++\n"
	return files
}

func TestWhatWasPublishedInAFileOfItsOwnStays(t *testing.T) {
	files := filedToo()
	in := func(old, new string) []edit { return []edit{{filed, old, new}} }
	const list, renamed = "content/2022/files/list.csv", "content/2022/updates/7-2022-06-28-lamps.md"
	own := "## 2022-06-28 Inspected\n\nTwelve lamps.\n\nSee [the list](files/list.csv).\n\n"
	for _, c := range []struct {
		name  string
		edits []edit
		want  string
	}{
		{"nothing", nil, ""},
		{"its text", in("Twelve", "Twenty"), "updates/7-2022-06-28-quay.md:8:4 published-update-body"},
		{"its title", in("Inspected", "Looked at"), "updates/7-2022-06-28-quay.md:4:9 published-update-title"},
		{"its day", in("2022-06-28", "2022-06-29"), "updates/7-2022-06-28-quay.md:3:8 published-update-day"},
		{"its day, title and text", append(in("2022-06-28", "2022-06-29"), edit{filed, "Inspected", "Looked at"}, edit{filed, "Twelve", "Twenty"}),
			"updates/7-2022-06-28-quay.md:3:8 published-update-day\nupdates/7-2022-06-28-quay.md:4:9 published-update-title\nupdates/7-2022-06-28-quay.md:8:4 published-update-body"},
		{"its office", in(`"quay"`, `"dredging"`), "updates/7-2022-06-28-quay.md:5:6 published-update-field"},
		{"its office by its name", in(`"quay"`, `"Quay office"`), ""},
		{"its office no more", in("by = \"quay\"\n", ""), "updates/7-2022-06-28-quay.md:1:1 published-update-field"},
		{"nothing new no more", []edit{{second, "no_progress = true\n", ""}}, "updates/7-2022-09-30-q3.md:1:1 published-update-field"},
		{"nothing new, afterwards", in("by = ", "no_progress = true\nby = "), "updates/7-2022-06-28-quay.md:5:15 published-update-field"},
		{"reported", in("by = ", "reported = 2022-07-10\nby = "), "updates/7-2022-06-28-quay.md:5:12 published-update-reported"},
		{"held back", in("by = ", "pending = true\nby = "), "updates/7-2022-06-28-quay.md:5:11 published-update-pending"},
		{"withdrawn", in("Twelve lamps.\n\nSee [the list](../files/list.csv).\n", "> Withdrawn: wrong\n"), ""},
		{"its attachment gone", []edit{{list, "", ""}}, "files/list.csv published-file-gone"},
		{"gone", []edit{{filed, "", ""}}, "updates/7-2022-06-28-quay.md published-update-gone"},
		{"of another task", in("task = 7", "task = 8"), "updates/7-2022-06-28-quay.md published-update-gone"},
		{"renamed", []edit{{filed, "", ""}, {renamed, "", files[filed]}}, "updates/7-2022-06-28-lamps.md:4:9 published-update-moved"},
		{"renamed and withdrawn", []edit{{filed, "", ""}, {renamed, "", strings.Replace(files[filed], "Twelve lamps.", "> Withdrawn: wrong", 1)}}, "updates/7-2022-06-28-lamps.md:4:9 published-update-moved"},
		{"into the file of the task", append(task("## 2022-12-20 Done", own+"## 2022-12-20 Done"), edit{filed, "", ""}), "07-quay.md:69:1 published-update-moved\n07-quay.md:73:16 published-update-body"},
		{"out of the file of the task", append(task("## 2022-05-10 Half of them shine\n\nTwenty lamps are new.\n\nThey shine.\n", ""),
			edit{"content/2022/updates/7-half.md", "", "+++\ntask = 7\ndate = 2022-05-10\ntitle = \"Half of them shine\"\n+++\n\nTwenty lamps are new.\n\nThey shine.\n"}), "updates/7-half.md:4:9 published-update-moved"},
		{"another of that day and title that says the same", []edit{{"content/2022/updates/7-2022-06-28-a.md", "", files[filed]}}, ""},
		{"a file that can't be read", in("task = 7", "task = = 7"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(placed(compared(t, files, edited(t, files, c.edits), "2023-01-15")), "\n")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnOfficeThatReportedIsTheSameUnderAnotherKey(t *testing.T) {
	files := filedToo()
	now := edited(t, files, []edit{{"site.toml", `key = "quay"`, `key = "kai"`}, {taskFile, `lead = ["quay"]`, `lead = ["kai"]`}, {otherFile, `"quay"`, `"kai"`}, {filed, `"quay"`, `"kai"`}})
	if all := compared(t, files, now, "2023-01-15"); len(all) > 0 {
		t.Error(placed(all))
	}
}

func TestAnUpdateInAFileThatIsAddedAfterTheCloseIsToldTheFieldThatMendsIt(t *testing.T) {
	files := filedToo()
	now := maps.Clone(files)
	const late = "content/2022/updates/7-2022-12-19-late.md"
	now[late] = "+++\ntask = 7\ndate = 2022-12-19\ntitle = \"Late\"\n+++\n\nWords.\n"
	for today, want := range map[string]string{"2023-01-31": "", "2023-02-03": "updates/7-2022-12-19-late.md:3:8 late-update"} {
		all := compared(t, files, now, today)
		if got := strings.Join(placed(all), "\n"); got != want {
			t.Errorf("on %s: %s, want %s", today, got, want)
		}
		for _, p := range all {
			if _, hint := p.Words("en"); hint != "Add to its front matter: reported = 2023-02-03." {
				t.Errorf("its hint is %q", hint)
			}
			mended := edited(t, now, []edit{{late, "+++\n\nWords", p.Data["key"] + "\n+++\n\nWords"}})
			if all := compared(t, files, mended, today); len(all) > 0 {
				t.Errorf("mended: %v", placed(all))
			}
		}
	}
}

func TestHowAMilestoneWasPromisedStays(t *testing.T) {
	const depth = "\n[[milestones]]\ntitle = \"Depth\"\ntotal = 12\nunit = \"m\"\nfrom = 8\nwording = \"about 12 m\"\nsteps = [{ by = 2022-06-30, value = 10 }]\n" +
		"[[milestones]]\ntitle = \"Accidents\"\ntotal = 3\ngoal = \"at-most\"\n[[milestones]]\ntitle = \"Buoys\"\ntotal = 30\npace = \"even\"\n"
	files := edited(t, published(), other("year_round = true\n", "year_round = true\n"+depth))
	moved := func(field, milestone, was, now string) edit {
		return edit{otherFile, "\n[[milestones]]\ntitle = \"Depth\"", "\n[[changes]]\nfield = \"" + field + "\"\nmilestone = \"" + milestone + "\"\nwas = " + was + "\nnow = " + now +
			"\ndecided = 2022-05-01\nreason = \"Rock\"\n\n[[milestones]]\ntitle = \"Depth\""}
	}
	for _, c := range []struct {
		name  string
		edits []edit
		want  string
	}{
		{"nothing", nil, ""},
		{"the value at the start", other("from = 8", "from = 9"), "08-depth.md:14:8 promise-rewritten"},
		{"no value at the start", other("from = 8\n", ""), "08-depth.md:10:1 promise-rewritten"},
		{"the value at the start as 8.0", other("from = 8", "from = 8.0"), ""},
		{"the wording", other("about 12 m", "12 m"), "08-depth.md:15:11 promise-rewritten"},
		{"a step", other("value = 10", "value = 9"), "08-depth.md:16:9 promise-rewritten"},
		{"the day of a step", other("by = 2022-06-30", "by = 2022-07-31"), "08-depth.md:16:9 promise-rewritten"},
		{"one step more", other("value = 10 }", "value = 10 }, { by = 2022-09-30, value = 11 }"), "08-depth.md:16:9 promise-rewritten"},
		{"steps gone", other("steps = [{ by = 2022-06-30, value = 10 }]\n", ""), "08-depth.md:10:1 promise-rewritten"},
		{"a limit no more", other("goal = \"at-most\"\n", ""), "08-depth.md:17:1 promise-rewritten"},
		{"the default in words", other("unit = \"m\"\n", "unit = \"m\"\ngoal = \"at-least\"\n"), ""},
		{"a pace no more", other("pace = \"even\"\n", ""), "08-depth.md:21:1 promise-rewritten"},
		{"a pace added", other("goal = \"at-most\"\n", "goal = \"at-most\"\n"+"[[milestones]]\ntitle = \"More\"\ntotal = 5\npace = \"even\"\n"), ""},
		{"wording and steps with a change of the total", append(other("total = 12\n", "total = 11\n"), edit{otherFile, "about 12 m", "11 m"}, edit{otherFile, "value = 10", "value = 9"}, moved("total", "Depth", "12", "11")), ""},
		{"wording with a change of another's total", append(other("total = 30\n", "total = 31\n"), edit{otherFile, "about 12 m", "11 m"}, moved("total", "Buoys", "30", "31")), "08-depth.md:23:11 promise-rewritten"},
		{"the value at the start with a change of the total", append(other("total = 12\n", "total = 11\n"), edit{otherFile, "from = 8", "from = 7"}, moved("total", "Depth", "12", "11")), "08-depth.md:22:8 promise-rewritten"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(placed(compared(t, files, edited(t, files, c.edits), "2023-01-15")), "\n")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
