package form

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// What was filled in comes back: the first sentence as the title, the rest as paragraphs, and days and amounts where they belong.
func TestAFormThatWasFilledInComesBack(t *testing.T) {
	book := filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), fill{
		"1/本期进展":      "完成第二轮检查，发现的问题已全部整改。共检查12家*企业*。\n1. 出动30人次",
		"1/下一步打算":     "开展验收。",
		"1/存在的问题":     "资金没有到位",
		"更换灯具/累计完成数量": 30, "更换灯具/完成日期": time.Date(2022, 6, 20, 0, 0, 0, 0, time.UTC),
		"联合检查/累计完成数量": "3次", "联合检查/完成日期": "6月28日",
		"验收/完成日期": "2022.6.29",
	})
	o := taken(t, sources, Input{Apply: true}, book)
	if len(o.Problems) > 0 {
		t.Fatal(o.Problems)
	}
	want := `-- content/2022/1.md --
` + strings.NewReplacer(
		"value = 12 }]", "value = 12 }, { date = 2022-06-20, value = 30 }]",
		"done = [2022-03-02]", "done = [2022-03-02, 2022-06-28, 2022-06-28]",
		"due = 2022-09-30", "due = 2022-09-30\ndone = [2022-06-29]",
	).Replace(sources["content/2022/1.md"]) + `-- content/2022/updates/01-2022-07-05-quay.md --
+++
task = 1
date = 2022-07-05
title = "完成第二轮检查，发现的问题已全部整改"
by = "quay"
pending = true
# form X
+++

共检查12家\*企业\*。

1\. 出动30人次

下一步：开展验收。
`
	if diff := cmp.Diff(want, o.shown()); diff != "" {
		t.Error(diff)
	}
	if report := o.report(t); !strings.Contains(report, "存在的问题不公布，没有收录，留在表里：资金没有到位") {
		t.Error(report)
	}
	again := takenOnce(t, approved(laid(sources, o)), Input{Apply: true}, book)
	if len(again.Changes)+len(again.Problems) > 0 {
		t.Errorf("the same form again: %s %v", again.shown(), again.Problems)
	}
	if report := again.report(t); !strings.Contains(report, "已经收过") {
		t.Error(report)
	}
	proposed := taken(t, sources, Input{}, book)
	if strings.Contains(proposed.shown(), "1.md --") || !strings.Contains(proposed.report(t), "加 --apply 再收一次，才写进") {
		t.Error(proposed.shown())
	}
}

func checkOffice(t *testing.T, book []byte) {
	t.Helper()
	o := taken(t, sources, Input{Apply: true}, book)
	if len(o.Problems) > 0 {
		t.Fatal(o.Problems)
	}
	shown := o.shown()
	for _, want := range []string{
		"completed = 2022-06-28", "{ date = 2022-06-20, value = 40 }", "done = [2022-03-02, 2022-06-28, 2022-06-28]", "due = 2022-09-30\ndone = [2022-06-29]",
		"task = 1\n", `title = "完成第二轮检查"`, "\n共检查12家。\n", `by = "quay"`,
	} {
		if !strings.Contains(shown, want) {
			t.Errorf("%s is missing in\n%s", want, shown)
		}
	}
	if strings.Contains(o.report(t), "没有读取") {
		t.Error(o.report(t))
	}
}

// testdata/libreoffice.xlsx is what LibreOffice made of a form that was filled in: see office_test.go.
func TestAFormThatLibreOfficeSavedComesBack(t *testing.T) {
	book, err := os.ReadFile("testdata/libreoffice.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	checkOffice(t, book)
	f := opened(t, book)
	if shown, err := f.GetColVisible("填报", "A"); err != nil || shown {
		t.Error("the column of keys shows")
	}
	if valid, err := f.GetDataValidations("填报"); err != nil || len(valid) != 3 {
		t.Error(valid, err)
	}
}

// Forms that offices filled in with the same program come back the same, whatever they say.
func TestAnythingFilledInComesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"完成", "检查", "。", "，", "；", "12家", " ", "\n", "*", "_", "#", "- ", "1. ", "“", "”", "（", "）", "A.", "=", "'", "&", "<", "|", "\\", "`", "~", "100%"}
	for range 25 {
		text := "已"
		for range 1 + r.IntN(20) {
			text += pieces[r.IntN(len(pieces))]
		}
		reached := 13 + r.IntN(27)
		o := taken(t, sources, Input{Apply: true}, filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), fill{"1/本期进展": text, "更换灯具/累计完成数量": reached}))
		if len(o.Problems) > 0 || len(o.Changes) != 2 {
			t.Fatalf("%q: %v", text, o.Problems)
		}
		s := siteOf(t, laid(sources, o))
		u := s.Plans[0].Tasks[0].Updates[0]
		title, rest := entitled(strings.TrimSpace(text))
		if read := oneBreak(readsAs(t, u.Source)); u.Title != title || read != typedAs(rest) {
			t.Errorf("%q: %q and %q", text, u.Title, read)
		}
		if m := s.Plans[0].Tasks[0].Milestones[0]; m.Reached(dayOf(t, "2022-07-05")) != float64(reached) {
			t.Errorf("%d: %v", reached, m.Values)
		}
	}
}

// A program shows 0.9 as 90% as soon as somebody types it so, and keeps 0.9.
func TestASharePerCentIsReadAsItShows(t *testing.T) {
	files := with("content/2022/2.md", strings.Replace(sources["content/2022/2.md"], "[schedule]", "[[milestones]]\ntitle = \"达标率\"\ntotal = 95\nunit = \"%\"\n\n[schedule]", 1))
	f := opened(t, filledBook(t, made(t, files, "dredging", "2022-q2", "2022-07-05"), fill{"达标率/累计完成数量": 0.9}))
	style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
	if err != nil {
		t.Fatal(err)
	}
	at := cellOf(t, f, "达标率/累计完成数量")
	if err := f.SetCellStyle("填报", at, at, style); err != nil {
		t.Fatal(err)
	}
	if o := taken(t, files, Input{Apply: true}, saved(t, f)); len(o.Problems) > 0 || !strings.Contains(o.shown(), "values = [{ date = 2022-07-05, value = 90 }]") {
		t.Errorf("%v\n%s", o.Problems, o.shown())
	}
}
