package form

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// partOf returns a part of a workbook.
func partOf(t *testing.T, book []byte, name string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// People move things about. What they filled in is found all the same.
func TestAFormIsReadHoweverItWasMovedAbout(t *testing.T) {
	fills := fill{"1/本期进展": "完成检查", "验收/完成日期": "2022-06-29"}
	const want = "task = 1"
	for name, move := range map[string]func(*excelize.File) error{
		"a column was inserted":      func(f *excelize.File) error { return f.InsertCols("填报", "D", 2) },
		"rows were inserted on top":  func(f *excelize.File) error { return f.InsertRows("填报", 1, 3) },
		"an empty row was inserted":  func(f *excelize.File) error { return f.InsertRows("填报", 6, 2) },
		"an empty row was taken out": func(f *excelize.File) error { return f.RemoveRow("填报", 6) },
		"titles were taken out":      func(f *excelize.File) error { return f.RemoveRow("填报", 1) },
		"the sheet was renamed":      func(f *excelize.File) error { return f.SetSheetName("填报", "第二季度") },
		"the other sheets are gone": func(f *excelize.File) error {
			return cmpOr(f.DeleteSheet("填写说明"), f.DeleteSheet(factSheet))
		},
		"a heading has other words":   func(f *excelize.File) error { return f.SetCellStr("填报", "F4", "本期 进展情况\n（必填）") },
		"a heading is wrong":          func(f *excelize.File) error { return f.SetCellStr("填报", "L4", "备注") },
		"the heading of keys is gone": func(f *excelize.File) error { return f.SetCellStr("填报", "A4", "") },
		"number and title were changed": func(f *excelize.File) error {
			return cmpOr(f.SetCellStr("填报", "B5", "一"), f.SetCellStr("填报", "C5", "照明"))
		},
		"a row was moved to the end": moveRow,
		"a sheet of notes was added": func(f *excelize.File) error {
			_, err := f.NewSheet("草稿")
			return cmpOr(err, f.SetCellStr("草稿", "A1", "任务 进展"))
		},
		"a name stands below the table": func(f *excelize.File) error {
			return cmpOr(f.SetCellStr("填报", "B12", "填表人：张三"), f.SetCellStr("填报", "F12", "填表人：张三 13812345678"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := opened(t, filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), fills))
			if err := move(f); err != nil {
				t.Fatal(err)
			}
			o := taken(t, sources, Input{Apply: true}, saved(t, f))
			if shown := o.shown(); len(o.Problems) > 0 || !strings.Contains(shown, want) || !strings.Contains(shown, `title = "完成检查"`) || !strings.Contains(shown, "done = [2022-06-29]") {
				t.Errorf("%v\n%s", o.Problems, shown)
			}
		})
	}
}

func cmpOr(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func moveRow(f *excelize.File) error {
	if err := f.DuplicateRowTo("填报", 5, 9); err != nil {
		return err
	}
	return f.RemoveRow("填报", 5)
}

// Rows that lost their keys are found by number and title; what is no task is refused.
func TestARowWithoutItsKeyIsFoundByNumberAndTitle(t *testing.T) {
	book := filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), fill{"1/本期进展": "完成检查"})
	f := opened(t, book)
	if err := f.RemoveCol("填报", "A"); err != nil {
		t.Fatal(err)
	}
	if o := taken(t, sources, Input{}, saved(t, f)); len(o.Problems) > 0 || !strings.Contains(o.shown(), "task = 1") {
		t.Errorf("%v\n%s", o.Problems, o.shown())
	}
	for _, broken := range []func() error{
		func() error { return f.SetCellStr("填报", "B5", "修复照明") },
		func() error {
			return cmpOr(f.SetCellStr("填报", "B5", "修复码头照明"), f.SetCellStr("填报", "A5", "3"))
		},
		func() error { return cmpOr(f.SetCellStr("填报", "A5", "1"), f.DeleteSheet(factSheet)) },
	} {
		if err := broken(); err != nil {
			t.Fatal(err)
		}
		if o := taken(t, sources, Input{}, saved(t, f)); len(o.Problems) != 1 || o.Problems[0].Code != "import-form-row" || len(o.Changes) > 0 {
			t.Errorf("%v", o.Problems)
		}
	}
}

func TestWhatIsNoFormIsRefused(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if o := taken(t, sources, Input{}, saved(t, f)); len(o.Problems) != 1 || o.Problems[0].Code != "import-form-none" {
		t.Errorf("%v", o.Problems)
	}
	later := opened(t, made(t, sources, "quay", "2022-q2", "2022-07-05"))
	if err := later.SetCellStr(factSheet, "B1", "2"); err != nil {
		t.Fatal(err)
	}
	if o := taken(t, sources, Input{}, saved(t, later)); len(o.Problems) != 1 || o.Problems[0].Code != "import-form-version" {
		t.Errorf("%v", o.Problems)
	}
	if o := taken(t, sources, Input{}, made(t, sources, "quay", "2022-q2", "2022-07-05")); len(o.Problems)+len(o.Changes) > 0 {
		t.Errorf("an empty form: %v\n%s", o.Problems, o.shown())
	}
}

// Columns that are not the form's, and what they hold, are told of.
func TestColumnsThatAreNotOfTheFormAreTold(t *testing.T) {
	f := opened(t, filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), fill{"1/本期进展": "完成检查", "1/下一步打算": "验收"}))
	if err := f.SetCellStr("填报", "L4", "备注"); err != nil {
		t.Fatal(err)
	}
	if o := taken(t, sources, Input{}, saved(t, f)); !strings.Contains(o.report(t), "不是填报表的栏目，没有读取：备注") {
		t.Error(o.report(t))
	}
}

// A formula counts as what it showed last.
func TestAFormulaCountsAsWhatItShowed(t *testing.T) {
	book := filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), fill{"更换灯具/累计完成数量": 30})
	f := opened(t, book)
	if err := f.SetCellFormula("填报", "H6", "12+18"); err != nil {
		t.Fatal(err)
	}
	text := string(partOf(t, saved(t, f), firstSheet))
	if !strings.Contains(text, "<f>12+18</f><v>30</v>") {
		t.Skip("the library drops what a formula showed")
	}
	if o := taken(t, sources, Input{Apply: true}, saved(t, f)); !strings.Contains(o.shown(), "value = 30") {
		t.Error(o.shown(), o.Problems)
	}
}

// A formula of which the file does not say what it comes to is told, wherever it stands; one that comes to an empty text is an empty cell.
func TestAFormulaWithoutItsResultIsTold(t *testing.T) {
	f := opened(t, filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), fill{"1/本期进展": "完成检查"}))
	if err := cmpOr(f.SetCellFormula("填报", "H6", "12+18"), f.SetCellFormula("填报", "L5", `"验收"&"完"`), f.SetCellFormula("填报", "E8", "1+1"), f.SetSheetName("填报", "二季度")); err != nil {
		t.Fatal(err)
	}
	o := taken(t, sources, Input{}, saved(t, f))
	var got []string
	for _, p := range o.Problems {
		got = append(got, p.Code+" "+p.Data["at"])
		saidWell(t, p)
	}
	if want := "import-form-formula 二季度!L5, import-form-formula 二季度!H6"; strings.Join(got, ", ") != want || len(o.Changes) > 0 {
		t.Errorf("%s, want %s\n%s", strings.Join(got, ", "), want, o.shown())
	}
}

// FuzzRead reads anything: there is an end, and no panic.
func FuzzRead(f *testing.F) {
	seed, err := os.ReadFile("testdata/libreoffice.xlsx")
	if err == nil {
		f.Add(seed)
	}
	f.Add([]byte("gongshi,序号,任务,本期进展\n2022/2022-q2/quay/1#aaaaaaaaaaaa,1,修复码头照明,完成检查\n"))
	keys := milestoneKeys(siteOf(f, sources).Plans[0].Tasks[0].Milestones)
	f.Add([]byte("任务,本期进展,累计完成数量,完成日期\n2022/2022-q2/quay/1/" + keys[0] + "#aaaaaaaaaaaa,,40,6.28\n2022/2022-q2/quay/1/" + keys[1] + "#aaaaaaaaaaaa,,3,44740\n"))
	f.Add([]byte("任务,本期进展,暂无新进展,完成日期,累计完成数量\na,b,是,6.28,3\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, name := range []string{"a.xlsx", "a.csv"} {
			got := read(File{Name: name, Text: b})
			for _, r := range got.rows {
				for _, c := range r.cells {
					_, _ = entitled(c.text)
					_, _ = withoutPersons(c.text)
				}
			}
			if name == "a.csv" {
				taken(t, sources, Input{Apply: true, Files: []File{{Name: name, Text: b}}})
			}
			if len(got.rows) == 0 && len(got.wrong) == 0 && len(b) == 0 {
				t.Error("nothing is wrong with nothing")
			}
		}
	})
}
