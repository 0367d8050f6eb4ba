package pages

import (
	"strings"
	"testing"

	"gongshi/generator/view"
)

// ownFile is an update of a task in a file of its own.
func ownFile(task, on, fields, body string) string {
	return "+++\ntask = " + task + "\ndate = " + on + "\ntitle = \"填报\"\n" + strings.ReplaceAll(fields, "; ", "\n") + "\n+++\n\n" + body
}

func TestAnUpdateInAFileOfItsOwnIsToldAsSuch(t *testing.T) {
	all := siteOf([]string{
		taskText(1, year, "见[其三](updates/1-2022-04-20-c.md)、[后来](updates/1-2022-07-02-d.md)。\n\n## 2022-04-20 其一\n\n一\n\n## 2022-04-20 其二\n\n见[别的](updates/2-2022-07-02-e.md)。\n"),
		taskText(2, year, ""),
	}, map[string]string{
		"content/2022/updates/1-2022-04-20-b.md": ownFile("1", "2022-04-20", "by = \"安全室\"", "见[任务](../001.md#2022-04-20-2)、[后来](1-2022-07-02-d.md)、[别的](2-2022-07-02-e.md)、[附件](../files/a.txt)。\n"),
		"content/2022/updates/1-2022-04-20-c.md": ownFile("1", "2022-04-20", "no_progress = true; reported = 2022-05-01", ""),
		"content/2022/updates/1-2022-07-02-d.md": ownFile("1", "2022-07-02", "", "后来\n"),
		"content/2022/updates/2-2022-07-02-e.md": ownFile("2", "2022-07-02", "", "别的\n"),
		"content/2022/files/a.txt":               "a",
	})
	d := madeOf(t, all, "2022-07-01").Data[0].Tasks[0]
	if want := "见[其三](updates/1-2022-04-20-c.md)、[后来](001.md)。"; d.Description != want {
		t.Errorf("the description is %q, want %q", d.Description, want)
	}
	var got []string
	for _, u := range d.Updates {
		line := strings.Join([]string{u.URL[strings.Index(u.URL, "#"):], string(rune('0' + u.Place)), u.File, u.By, u.ByName, u.Text}, "|")
		if u.NoProgress {
			line += " nothing new"
		}
		got = append(got, line)
	}
	want := `#1-2022-04-20-c|4|1-2022-04-20-c.md||| nothing new
#1-2022-04-20-b|3|1-2022-04-20-b.md|safety|安全室|见[任务](../001.md#2022-04-20-2)、[后来](../001.md)、[别的](../index.md)、[附件](../files/a.txt)。
#2022-04-20-2|2||||见[别的](index.md)。
#2022-04-20|1||||一`
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	d = madeOf(t, all, "2022-07-02").Data[0].Tasks[0]
	if got := d.Updates[2].Text; d.Updates[0].Place != 1 || !strings.Contains(got, "(1-2022-07-02-d.md)") || !strings.Contains(got, "(2-2022-07-02-e.md)") {
		t.Errorf("once all is shown it is %q", got)
	}
}

func TestAnUpdateInAFileOfItsOwnSaysWhoReportedItUnlessItIsWithdrawn(t *testing.T) {
	all := siteOf([]string{taskText(1, year, "## 2022-04-19 其一\n\n一\n")}, map[string]string{
		"content/2022/updates/1-2022-04-20-b.md": ownFile("1", "2022-04-20", "by = \"安全室\"; no_progress = true", ""),
		"content/2022/updates/1-2022-04-21-c.md": ownFile("1", "2022-04-21", "by = \"tech\"", ""),
		"content/2022/updates/1-2022-04-22-d.md": ownFile("1", "2022-04-22", "by = \"安全室\"; no_progress = true", "> 撤回：误\n"),
	})
	m := madeOf(t, all, "2022-07-01")
	var page, rows, feed []string
	line := func(by string, nothingNew bool) string {
		if nothingNew {
			by += " nothing new"
		}
		return by
	}
	for _, u := range content[view.Task](t, m, "2022/tasks/1/").Updates {
		page = append(page, line(u.By, u.NoProgress))
	}
	for _, u := range content[view.Updates](t, m, "2022/updates/").Newest {
		rows = append(rows, line(u.By, u.NoProgress))
	}
	for _, e := range m.Feeds[0].Entries {
		feed = append(feed, line(e.By, e.NoProgress))
	}
	for _, said := range []struct {
		place string
		got   []string
		want  string
	}{
		{"the page", page, "|科技室 Technology|安全室 nothing new|"},
		{"the list, which names the task's only office", rows, "|科技室 Technology| nothing new|"},
		{"the feed", feed, "|科技室 Technology|安全室 nothing new|"},
	} {
		if got := strings.Join(said.got, "|"); got != said.want {
			t.Errorf("%s says %q, want %q", said.place, got, said.want)
		}
	}
}
