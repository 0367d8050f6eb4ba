package sheet

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// A workbook shows days in many ways; what was merged, hidden or written in pieces is read as it is meant.
func TestAWorkbookSaysWhatAReaderSees(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	style := func(s *excelize.Style) int {
		id, err := f.NewStyle(s)
		do(err)
		return id
	}
	month, whole, two := `yyyy"年"m"月"`, `yyyy"年"m"月"d"日"`, "0.00"
	on := time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)
	do(f.SetSheetRow("Sheet1", "A1", &[]any{"标题"}))
	do(f.MergeCell("Sheet1", "A1", "D1"))
	do(f.SetSheetRow("Sheet1", "A2", &[]any{on, on, 3.1, 0.95}))
	do(f.SetCellStyle("Sheet1", "A2", "A2", style(&excelize.Style{CustomNumFmt: &month})))
	do(f.SetCellStyle("Sheet1", "B2", "B2", style(&excelize.Style{CustomNumFmt: &whole})))
	do(f.SetCellStyle("Sheet1", "C2", "C2", style(&excelize.Style{CustomNumFmt: &two})))
	do(f.SetCellStyle("Sheet1", "D2", "D2", style(&excelize.Style{NumFmt: 9})))
	do(f.SetSheetRow("Sheet1", "A3", &[]any{"甲", "乙", 2024.11, on}))
	do(f.SetCellStyle("Sheet1", "D3", "D3", style(&excelize.Style{NumFmt: 14})))
	do(f.MergeCell("Sheet1", "A3", "A4"))
	do(f.SetSheetRow("Sheet1", "B4", &[]any{"丙\n丁"}))
	_, err := f.NewSheet("旧表")
	do(err)
	do(f.SetCellValue("旧表", "A1", "戊"))
	do(f.SetSheetVisible("旧表", false))
	var b bytes.Buffer
	do(f.Write(&b))
	doc, err := Read("x.xlsx", b.Bytes())
	do(err)
	want := "标题|<标题|<标题|<标题\n2024-06|2024-06-01|3.10|95%\n甲|乙|2024.11|2024-06-01\n^甲|丙/丁"
	if got := shown(doc); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if fmt.Sprint(doc.Notes) != "[{import-hidden 旧表}]" {
		t.Errorf("%v", doc.Notes)
	}
}
