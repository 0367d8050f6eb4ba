package sheet

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What is hidden is left out, and said; what a filter hides is read, and said.
func TestHiddenRowsAndColumns(t *testing.T) {
	for _, c := range []struct {
		filtered    bool
		want, notes string
	}{
		{false, "题|<题|<题\n甲||丙\n丁||己", "[{import-hidden-columns Sheet1 B} {import-hidden-rows Sheet1 3}]"},
		{true, "题|<题|<题\n甲||丙\n丁||不公开的行\n^丁||己", "[{import-hidden-columns Sheet1 B} {import-filtered Sheet1 3}]"},
	} {
		f := excelize.NewFile()
		var err error
		do := func(e error) {
			if err == nil {
				err = e
			}
		}
		do(f.SetSheetRow("Sheet1", "A1", &[]any{"题"}))
		do(f.MergeCell("Sheet1", "A1", "C1"))
		do(f.SetSheetRow("Sheet1", "A2", &[]any{"甲", "不公开", "丙"}))
		do(f.SetSheetRow("Sheet1", "A3", &[]any{"丁", "", "不公开的行"}))
		do(f.SetSheetRow("Sheet1", "A4", &[]any{"", "", "己"}))
		do(f.MergeCell("Sheet1", "A3", "A4"))
		if c.filtered {
			do(f.AutoFilter("Sheet1", "A2:C4", []excelize.AutoFilterOptions{{Column: "A", Expression: "x == 甲"}}))
		}
		do(f.SetRowVisible("Sheet1", 3, false))
		do(f.SetColVisible("Sheet1", "B", false))
		var b bytes.Buffer
		do(f.Write(&b))
		doc, readErr := Read("x.xlsx", b.Bytes())
		do(readErr)
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(doc); got != c.want {
			t.Errorf("%s\nwant\n%s", got, c.want)
		}
		if fmt.Sprint(doc.Notes) != c.notes {
			t.Errorf("%v", doc.Notes)
		}
	}
}

func TestStruckTextOfAWorkbook(t *testing.T) {
	f := excelize.NewFile()
	style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
	for _, e := range []error{
		err, f.SetSheetRow("Sheet1", "A1", &[]any{"甲", "乙", "丙"}), f.SetCellStyle("Sheet1", "B1", "B1", style),
		f.SetCellRichText("Sheet1", "C1", []excelize.RichTextRun{{Text: "旧", Font: &excelize.Font{Strike: true}}, {Text: "新"}}),
	} {
		if e != nil {
			t.Fatal(e)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	doc, err := Read("x.xlsx", b.Bytes())
	if err != nil || shown(doc) != "甲||新" || fmt.Sprint(doc.Notes) != "[{import-struck 2}]" {
		t.Errorf("%q %v %v", shown(doc), doc.Notes, err)
	}
}
