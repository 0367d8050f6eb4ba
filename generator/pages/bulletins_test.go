package pages

import (
	"strings"
	"testing"

	"gongshi/generator/view"
)

const issuedJune = `+++
name = "督查通报"
issue = "2022年第6期"
issued = 2022-07-08
to = ["各科室", "各镇街"]
objections = { until = 2022-07-15, to = "办公室" }
[figures]
done = 3
[[corrections]]
date = 2022-07-20
what = "done"
was = 3
now = 0
reason = "重新计数"
+++

总体情况。

## 下一步

抓紧落实。
`

func bulletinSite() files {
	all := siteOf([]string{taskText(1, strings.Replace(due, "06-30", "06-15", 1), "")}, files{"content/2022/bulletins/2022-06.md": issuedJune})
	return all
}

func TestASummaryBecomesTheIssuersBulletinOnTheDayOfIssue(t *testing.T) {
	for today, want := range map[string]string{
		"2022-06-30": "none",
		"2022-07-01": "bulletin.summary issued=false objections= corrections=0 points",
		"2022-07-07": "bulletin.summary issued=false objections= corrections=0 points",
		"2022-07-08": "bulletin.title issued=true objections=bulletin.objections corrections=0 intro rest 督查通报 各科室text.comma各镇街",
		"2022-07-15": "bulletin.title issued=true objections=bulletin.objections corrections=0 intro rest 督查通报 各科室text.comma各镇街",
		"2022-07-16": "bulletin.title issued=true objections= corrections=0 intro rest 督查通报 各科室text.comma各镇街",
		"2022-07-20": "bulletin.title issued=true objections= corrections=1 intro rest 督查通报 各科室text.comma各镇街",
		"2023-06-01": "bulletin.title issued=true objections= corrections=1 intro rest 督查通报 各科室text.comma各镇街",
	} {
		got := "none"
		for _, p := range madeOf(t, bulletinSite(), today).Pages {
			if v, is := p.Content.(*view.Bulletin); is && p.Path == "2022/bulletins/2022-06/" {
				got = courseOf(v)
			}
		}
		if got != want {
			t.Errorf("on %s\n%s, want\n%s", today, got, want)
		}
	}
}

// courseOf tells in a line what a bulletin has.
func courseOf(v *view.Bulletin) string {
	var b strings.Builder
	b.WriteString(v.Title.Label + " issued=" + map[bool]string{true: "true", false: "false"}[v.Issued] + " objections=" + v.Objections.Label)
	b.WriteString(" corrections=" + string(rune('0'+len(v.Corrections))))
	switch {
	case v.Intro == nil:
		b.WriteString(" points")
	default:
		b.WriteString(" intro")
	}
	if v.Rest != nil && strings.HasPrefix(v.Rest[0].HTML, "<h2") {
		b.WriteString(" rest")
	}
	if v.Name != "" {
		b.WriteString(" " + v.Name + " ")
	}
	for _, p := range v.To {
		b.WriteString(p.Label + p.Text)
	}
	return b.String()
}

// What is late is said with the fact of the record, by the sections that have something to say, and offices in their order.
func TestASummarySaysOfATaskWhatTheRecordHeld(t *testing.T) {
	m := madeOf(t, bulletinSite(), "2022-08-05")
	for key, want := range map[string]string{
		"2022-05": "states: offices: next: 1 bulletin.due;",
		"2022-07": "states: late: 1 why.overdue; 1 bulletin.no-update; former: 1 state.overdue; 1 why.overdue; offices:",
		"2022-06": "states: late: 1 why.overdue; 1 bulletin.no-update; offices:",
	} {
		v := content[view.Bulletin](t, m, "2022/bulletins/"+key+"/")
		var said []string
		for _, s := range v.Sections {
			said = append(said, s.Anchor+":")
			for _, i := range s.Items {
				for _, fact := range i.Facts {
					said = append(said, i.Called, fact[0].Label+";")
				}
			}
		}
		if got := strings.Join(said, " "); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
}
