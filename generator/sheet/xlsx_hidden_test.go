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
