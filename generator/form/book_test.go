package form

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func opened(t *testing.T, book []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestAFormSaysWhatIsKnown(t *testing.T) {
	f := opened(t, made(t, sources, "quay", "2022-q2", "2022-07-05"))
	rows, err := f.GetRows("填报")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, row := range rows {
		if len(row) > 0 {
			row = row[1:] // the key
		}
		got = append(got, strings.Join(row, "|"))
		if k, ok := keyOf(rowKey(rows[i])); i >= headRow && (!ok || k.plan != "2022" || k.period != "2022-q2" || k.office != "quay" || k.task != 1) {
			t.Errorf("row %d has the key %q", i+1, rowKey(rows[i]))
		}
	}
	want := []string{
		"2022年港区重点工作任务表　2022年第二季度填报表",
		"填报单位：码头室　　填报时段：2022年第二季度　　请在2022-07-10前交回",
		"只填浅黄色的格子。没有新进展的，在“暂无新进展”一栏选“是”。不填姓名、手机号。",
		"序号|任务|完成时限|上次报的|本期进展|暂无新进展|累计完成数量|单位|完成日期|存在的问题|下一步打算",
		"1|修复码头照明|2022-06-30|2022-03-28 已修复一部分",
		"|　节点：更换灯具（应完成40盏，已记录12盏）||||||盏",
		"|　节点：联合检查（应完成3次，已记录1次）||||||次",
		"|　节点：验收|2022-09-30",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func rowKey(row []string) string {
	if len(row) == 0 {
		return ""
	}
	return row[0]
}

func TestAFormAsksOnlyWhatThePlanAsks(t *testing.T) {
	for ask, want := range map[string]string{
		`ask = ["progress"]`: "本期进展 暂无新进展 完成日期", `ask = ["progress", "next"]`: "本期进展 暂无新进展 完成日期 下一步打算", ``: "本期进展 暂无新进展 完成日期 存在的问题 下一步打算",
	} {
		files := with("content/2022/index.md", strings.Replace(sources["content/2022/index.md"], "by = 10", "by = 10\n"+ask, 1),
			"content/2022/1.md", strings.Replace(sources["content/2022/1.md"], "dredging", "rescue", 1))
		rows, err := opened(t, made(t, files, "dredging", "2022-q2", "2022-07-05")).GetRows("填报")
		if got := strings.Join(rows[headRow-1][5:], " "); err != nil || got != want {
			t.Errorf("%s: %s, want %s", ask, got, want)
		}
	}
}

// Only what is to be filled in is open, and typed in as it is meant.
func TestAFormIsLockedButForWhatIsToBeFilledIn(t *testing.T) {
	f := opened(t, made(t, sources, "quay", "2022-q2", "2022-07-05"))
	var open []string
	for row := 1; row <= 8; row++ {
		for column := range 12 {
			at := place(column, row)
			id, err := f.GetCellStyle("填报", at)
			if err != nil {
				t.Fatal(err)
			}
			style, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if style.Protection != nil && !style.Protection.Locked {
				open = append(open, at)
			}
			if wraps := style.Alignment != nil && style.Alignment.WrapText; column > 0 && row > headRow && !wraps {
				t.Errorf("%s does not wrap", at)
			}
		}
	}
	if want := "F5 G5 J5 K5 L5 H6 J6 H7 J7 J8"; strings.Join(open, " ") != want {
		t.Errorf("open are %v, want %s", open, want)
	}
	for _, sheet := range []string{"填报", "填写说明"} {
		if p, err := f.GetSheetProtection(sheet); err != nil || p.Password != "" || !p.SelectUnlockedCells {
			t.Errorf("%s: %+v %v", sheet, p, err)
		}
	}
	valid, err := f.GetDataValidations("填报")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range valid {
		got = append(got, v.Sqref+" "+v.Type+" "+v.Formula1+" "+v.Formula2)
	}
	if diff := cmp.Diff([]string{`G5:G8 list "是" `, "H5:H8 decimal 0 1000000000000", "J5:J8 date 44562 44957"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAFormIsPrintedOnA4AcrossWithItsHeadings(t *testing.T) {
	f := opened(t, made(t, sources, "quay", "2022-q2", "2022-07-05"))
	for _, sheet := range []string{"填报", "填写说明"} {
		page, err := f.GetPageLayout(sheet)
		if err != nil || *page.Size != 9 || *page.Orientation != "landscape" || *page.FitToWidth != 1 || *page.FitToHeight != 0 {
			t.Errorf("%s: %+v %v", sheet, page, err)
		}
		if props, err := f.GetSheetProps(sheet); err != nil || !*props.FitToPage {
			t.Errorf("%s is not fitted to its page", sheet)
		}
	}
	if p, err := f.GetPanes("填报"); err != nil || !p.Freeze || p.YSplit != headRow || p.TopLeftCell != "D5" {
		t.Errorf("%+v %v", p, err)
	}
	if names := f.GetDefinedName(); !slices.ContainsFunc(names, func(n excelize.DefinedName) bool {
		return n.Name == "_xlnm.Print_Titles" && n.RefersTo == "'填报'!$4:$4"
	}) {
		t.Error(names)
	}
	if shown, err := f.GetSheetVisible(factSheet); err != nil || shown {
		t.Error("the sheet for programs shows")
	}
	if shown, err := f.GetColVisible("填报", "A"); err != nil || shown {
		t.Error("the column of keys shows")
	}
	rows, err := f.GetRows("填写说明")
	if err != nil || !strings.Contains(strings.Join(slices.Concat(rows...), "\n"), "不填姓名、手机号") {
		t.Error(rows, err)
	}
}

// Rows grow with what is typed into them: a height to begin with is no height for good.
func TestRowsOfTasksHaveNoHeightForGood(t *testing.T) {
	text := string(partOf(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), firstSheet))
	if !strings.Contains(text, `<row r="4" ht="36" customHeight=`) || !strings.Contains(text, `<row r="5" ht="38">`) {
		t.Error(text)
	}
}

// A row is no higher than workbooks allow: what does not fit is in the cell all the same.
func TestAFormHoldsTextsOfAnyLength(t *testing.T) {
	long := strings.Repeat("修复码头照明", 80)
	for name, text := range map[string]string{
		"a title":        strings.Replace(sources["content/2022/1.md"], "修复码头照明", long, 1),
		"a milestone":    strings.Replace(sources["content/2022/1.md"], "更换灯具", long, 1),
		"an update":      strings.Replace(sources["content/2022/1.md"], "已修复一部分", long, 1),
		"who directs it": strings.Replace(sources["content/2022/1.md"], "due = 2022-06-30", "due = 2022-06-30\ndirected = \""+long+"\"", 1),
	} {
		files := with("content/2022/1.md", text)
		rows, err := opened(t, made(t, files, "quay", "2022-q2", "2022-07-05")).GetRows("填报")
		if err != nil || !strings.Contains(strings.Join(slices.Concat(rows[headRow:]...), "\n"), long) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheSameFormHasTheSameBytes(t *testing.T) {
	first := made(t, sources, "quay", "2022-q2", "2022-07-05")
	for range 20 {
		if !bytes.Equal(first, made(t, sources, "quay", "2022-q2", "2022-07-05")) {
			t.Fatal("other bytes")
		}
	}
	if bytes.Equal(first, made(t, with("content/2022/1.md", strings.Replace(sources["content/2022/1.md"], "12 }", "13 }", 1)), "quay", "2022-q2", "2022-07-05")) {
		t.Error("another record has the same form")
	}
}

func TestAFormInEnglish(t *testing.T) {
	files := with("site.toml", strings.Replace(sources["site.toml"], "zh-CN", "en", 1))
	rows, err := opened(t, made(t, files, "quay", "2022-q2", "2022-07-05")).GetRows("Report")
	if err != nil || rows[3][5] != "Progress in this period" || !strings.Contains(rows[0][1], "the second quarter of 2022") {
		t.Error(rows, err)
	}
}
