package export

import (
	"bytes"
	"hash/crc32"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongshi/generator/view"
)

// opened reads a workbook by a library that is not ours.
func opened(t *testing.T, d *view.Data) *excelize.File {
	t.Helper()
	text, err := Workbook(d, NewStretches(), echo)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func TestAWorkbookHasASheetForEachTable(t *testing.T) {
	book := opened(t, odd())
	if got := strings.Join(book.GetSheetList(), " "); got != "data.sheet.tasks data.sheet.milestones data.sheet.updates data.sheet.changes data.sheet.reviews data.sheet.about" {
		t.Errorf("its sheets are %s", got) // brackets cannot be in a name
	}
	for sheet, want := range map[string]map[string]string{
		"data.sheet.tasks": {
			"A1": "[data.tasks.number]", "B1": "[data.tasks.title]", "A2": "1", "B2": "=HYPERLINK(\"x\")", "D2": "码头室", "H2": "2022-06-30", "N2": "[state.done]",
			"AA2": "一,\"二\"\n三", "AK2": "https://example.org/x/2022/tasks/1/", "A3": "2", "H3": "",
		},
		"data.sheet.milestones": {"A2": "1", "E2": "2", "M3": "36.5", "T2": "https://example.org/x/2022/tasks/1/"},
		"data.sheet.updates":    {"A2": "2022-07-01", "E2": "办 _x000D_ <b>", "F2": "正文 & \uFFFD 一", "E3": "－减", "G3": "@误"},
		"data.sheet.changes":    {"A2": "", "B2": "Plan <A & B>", "C3": "[data.changed.lead]", "E3": "乙、丙", "G4": "[data.stage.refused]", "H4": "2022-04-01"},
		"data.sheet.reviews":    {"A2": "1", "C2": "2022-06-10", "E2": "[data.result.returned]", "F2": "2022-06-01"},
	} {
		for cell, value := range want {
			if got, err := book.GetCellValue(sheet, cell); err != nil || got != value {
				t.Errorf("%s!%s is %q, want %q (%v)", sheet, cell, got, value, err)
			}
		}
	}
}

func TestAWorkbookIsMadeForReadingAndFiltering(t *testing.T) {
	book := opened(t, odd())
	panes, err := book.GetPanes("data.sheet.tasks")
	if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.TopLeftCell != "A2" {
		t.Errorf("the head is not fixed: %+v, %v", panes, err)
	}
	if formula, err := book.GetCellFormula("data.sheet.tasks", "AK2"); err != nil || formula != `HYPERLINK("https://example.org/x/2022/tasks/1/")` {
		t.Errorf("the address cannot be followed: %q, %v", formula, err)
	}
	if kind, err := book.GetCellType("data.sheet.tasks", "B2"); err != nil || kind != excelize.CellTypeInlineString {
		t.Errorf("a text that begins with = is %v (%v)", kind, err)
	}
	if width, err := book.GetColWidth("data.sheet.tasks", "B"); err != nil || width < 30 {
		t.Errorf("the column of titles is %v wide (%v)", width, err)
	}
	for _, name := range book.GetDefinedName() {
		if name.Scope == "data.sheet.tasks" && name.RefersTo == "'data.sheet.tasks'!$A$1:$AK$3" {
			return
		}
	}
	t.Errorf("nothing can be filtered: %v", book.GetDefinedName())
}

func TestAWorkbookOfManyTasksIsWhole(t *testing.T) {
	d := odd()
	for n := 3; n < 300; n++ {
		d.Tasks = append(d.Tasks, &view.TaskData{Number: n, Title: strings.Repeat("长", n)})
	}
	rows, err := opened(t, d).GetRows("data.sheet.tasks")
	if err != nil || len(rows) != 300 || rows[299][1] != strings.Repeat("长", 299) {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestALongTextIsCutToWhatACellHolds(t *testing.T) {
	for _, text := range []string{strings.Repeat("长", mostInACell), strings.Repeat("𠮷", mostInACell)} {
		units := 0
		for _, r := range fitting(text + "x") {
			units += 1 + len(string(r))/4
		}
		if units > mostInACell || units < mostInACell-2 {
			t.Errorf("it has %d units", units)
		}
	}
	if text := strings.Repeat("长", mostInACell/4); fitting(text) != text {
		t.Error("a text that fits is cut")
	}
}

func TestSumsOfPartsMakeThatOfTheWhole(t *testing.T) {
	text := []byte(strings.Repeat("公示 text\n", 1000))
	for _, at := range []int{0, 1, 7, 4096, len(text)} {
		a, b := text[:at], text[at:]
		if got := joinSums(crc32.ChecksumIEEE(a), crc32.ChecksumIEEE(b), int64(len(b))); got != crc32.ChecksumIEEE(text) {
			t.Errorf("cut at %d: %08x, want %08x", at, got, crc32.ChecksumIEEE(text))
		}
	}
}
