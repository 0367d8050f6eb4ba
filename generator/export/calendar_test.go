package export

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"gongshi/generator/view"
)

// calendarWords are words as a label file has them.
func calendarWords(p view.Phrase) string {
	switch p.Label {
	case "":
		return p.Text
	case "calendar.summary":
		return "{task}：{what}（{state}）"
	case "calendar.offices":
		return "责任科室：" + p.Text
	case "calendar.note":
		return "以任务页为准："
	case "text.comma":
		return "、"
	}
	return "[" + p.Label + "]"
}

func calendar() *view.Calendar {
	return &view.Calendar{
		Path: "2022/calendar.ics", BaseURL: "https://www.example.gov.cn/zdgz/", Language: "zh-CN",
		Title: view.Phrase{Text: "2022年重点工作：时限"}, Notice: "样例数据",
		Entries: []*view.CalendarEntry{
			{ID: "2022-17-milestone-2", Stamp: on("2022-07-12"), Day: on("2022-06-30"), Title: view.Phrase{Text: "取得阶段性成果"}, Number: 17, Called: "17", Task: "“机械化换人”", URL: "2022/tasks/17/",
				State: view.Phrase{Text: "节点逾期"}, Offices: []string{"危化品安全监管室", "科技和信息化室"}},
			{ID: "2022-37-due", Stamp: on("2022-07-12"), Day: on("2022-12-31"), Title: view.Phrase{Label: "event.due"}, Number: 37, Called: "37", Task: "a", URL: "2022/tasks/37/", State: view.Phrase{Text: "已取消"}, Gone: true},
		},
	}
}

// writtenCalendar has its long lines whole.
const writtenCalendar = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Gongshi//Gongshi//ZH-CN
CALSCALE:GREGORIAN
METHOD:PUBLISH
NAME:2022年重点工作：时限
X-WR-CALNAME:2022年重点工作：时限
X-WR-CALDESC:样例数据
REFRESH-INTERVAL;VALUE=DURATION:P1D
X-PUBLISHED-TTL:P1D
BEGIN:VEVENT
UID:2022-17-milestone-2@www.example.gov.cn/zdgz
DTSTAMP:20220712T000000Z
DTSTART;VALUE=DATE:20220630
SUMMARY:17 “机械化换人”：取得阶段性成果（节点逾期）
DESCRIPTION:责任科室：危化品安全监管室、科技和信息化室\n以任务页为准：\nhttps://www.example.gov.cn/zdgz/2022/tasks/17/\n样例数据
URL:https://www.example.gov.cn/zdgz/2022/tasks/17/
CATEGORIES:危化品安全监管室
CATEGORIES:科技和信息化室
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:2022-37-due@www.example.gov.cn/zdgz
DTSTAMP:20220712T000000Z
DTSTART;VALUE=DATE:20221231
SUMMARY:37 a：[event.due]（已取消）
DESCRIPTION:以任务页为准：\nhttps://www.example.gov.cn/zdgz/2022/tasks/37/\n样例数据
URL:https://www.example.gov.cn/zdgz/2022/tasks/37/
STATUS:CANCELLED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
`

func TestACalendarHasAnEventForEachDayPromised(t *testing.T) {
	got, err := Calendar(calendar(), NewEvents(), calendarWords)
	if err != nil {
		t.Fatal(err)
	}
	whole := strings.ReplaceAll(string(got), "\r\n ", "")
	if want := strings.ReplaceAll(writtenCalendar, "\n", "\r\n"); whole != want {
		t.Errorf("got\n%s\nwant\n%s", whole, want)
	}
}

// An evaluation after an incident leads to the page of the incident, and says if that is made up.
func TestACalendarHasTheEvaluationOfAnIncident(t *testing.T) {
	c := calendar()
	c.Entries = []*view.CalendarEntry{{
		ID: "2022-incident-huozai-evaluation", Stamp: on("2022-09-30"), Day: on("2023-09-30"), Title: view.Phrase{Label: "incident.evaluation"},
		Task: "堆场火灾", URL: "2022/incidents/huozai/", State: view.Phrase{Text: "调查报告已公布"}, Incident: true, Sample: true,
	}}
	file, err := Calendar(c, NewEvents(), calendarWords)
	if err != nil {
		t.Fatal(err)
	}
	whole := strings.ReplaceAll(string(file), "\r\n ", "")
	for _, want := range []string{
		"UID:2022-incident-huozai-evaluation@www.example.gov.cn/zdgz\r\n", "DTSTART;VALUE=DATE:20230930\r\n",
		"SUMMARY:堆场火灾 [[mark.sample]]：[incident.evaluation]（调查报告已公布）\r\n",
		`DESCRIPTION:[feed.sample]\n[calendar.note-incident]\nhttps://www.example.gov.cn/zdgz/2022/incidents/huozai/\n样例数据` + "\r\n",
	} {
		if !strings.Contains(whole, want) {
			t.Errorf("there is no %q in\n%s", want, whole)
		}
	}
}

// readCalendar reads with another library than the one that writes.
func readCalendar(t *testing.T, file []byte) *ical.Calendar {
	t.Helper()
	c, err := ical.NewDecoder(bytes.NewReader(file)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, file)
	}
	return c
}

func TestProgramsReadACalendarBack(t *testing.T) {
	file, err := Calendar(calendar(), NewEvents(), calendarWords)
	if err != nil {
		t.Fatal(err)
	}
	events := readCalendar(t, file).Events()
	if len(events) != 2 {
		t.Fatalf("%d events, want 2", len(events))
	}
	start, err := events[0].DateTimeStart(time.UTC)
	if want := on("2022-06-30").In(time.UTC); err != nil || !start.Equal(want) {
		t.Errorf("it starts on %s, want %s (%v)", start, want, err)
	}
	if end, err := events[0].DateTimeEnd(time.UTC); err != nil || !end.Equal(start.AddDate(0, 0, 1)) {
		t.Errorf("it ends on %s, want a whole day (%v)", end, err)
	}
}

func TestACalendarWithoutEntriesIsStillOne(t *testing.T) {
	file, err := Calendar(&view.Calendar{BaseURL: "https://www.example.org/"}, NewEvents(), calendarWords)
	if err != nil || len(readCalendar(t, file).Children) != 0 {
		t.Errorf("%v\n%s", err, file)
	}
}

func TestTheSameCalendarIsTheSameBytes(t *testing.T) {
	first, _ := Calendar(calendar(), NewEvents(), calendarWords)
	for range 20 {
		if again, _ := Calendar(calendar(), NewEvents(), calendarWords); !bytes.Equal(first, again) {
			t.Fatal("two writings of one calendar differ")
		}
	}
}

// Whatever a title holds, lines keep to 75 octets and to whole characters, no text becomes a property, and what is read is what
// was written.
func FuzzWhatACalendarSaysIsReadBack(f *testing.F) {
	for _, text := range []string{
		"", "a", `a,b;c\d`, "a\nb", "a\r\nb\rc", `\n`, `\\n`, "END:VEVENT\nBEGIN:VEVENT", strings.Repeat("安全", 60), strings.Repeat("a", 200),
		strings.Repeat("😀 ", 40), " leading", "trailing ", strings.Repeat(" ", 200), "\u2028\u0085\x00\x1b\t", "\xff\xfe", "<b>" + strings.Repeat("字", 70) + "</b>", `"q":x`,
		strings.Repeat("a", 66) + " 安", "a " + strings.Repeat("安", 80),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, err := Calendar(&view.Calendar{
			BaseURL: "https://www.example.org/", Title: view.Phrase{Text: text}, Notice: text,
			Entries: []*view.CalendarEntry{{ID: "2022-1-due", Day: on("2022-06-30"), Title: view.Phrase{Text: "b"}, Number: 7, Called: "7", Task: text, State: view.Phrase{Text: "c"}, Offices: []string{"d", text}}},
		}, NewEvents(), calendarWords)
		if err != nil {
			t.Fatal(err)
		}
		wholeLines(t, file)
		want := clean(text)
		c := readCalendar(t, file)
		if len(c.Children) != 1 {
			t.Fatalf("%d components, want 1:\n%s", len(c.Children), file)
		}
		props := c.Children[0].Props
		wantProp(t, c.Props, "X-WR-CALNAME", want)
		wantProp(t, props, ical.PropSummary, clean("7 "+text+"：b（c）"))
		description := "责任科室：d、" + text + "\n以任务页为准：\nhttps://www.example.org/"
		if text != "" {
			description += "\n" + text
		}
		wantProp(t, props, ical.PropDescription, clean(description))
		if got, err := props[ical.PropCategories][1].Text(); err != nil || got != want {
			t.Errorf("the second category is %q, want %q (%v)", got, want, err)
		}
	})
}

func wantProp(t *testing.T, props ical.Props, name, want string) {
	t.Helper()
	if got, err := props.Text(name); err != nil || got != want {
		t.Errorf("%s is %q, want %q (%v)", name, got, want, err)
	}
}

func wholeLines(t *testing.T, file []byte) {
	t.Helper()
	const most = 75
	for line := range strings.SplitSeq(strings.TrimSuffix(string(file), "\r\n"), "\r\n") {
		if len(line) > most || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d octets, which should be whole characters: %q", len(line), line)
		}
	}
}
