package form

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// exchange exchanges two rows of a form in the columns from B on: the hidden keys stay where they are.
func exchange(one, other int) func(*excelize.File) error {
	return func(f *excelize.File) error {
		rows, err := f.GetRows("填报")
		if err != nil {
			return err
		}
		for column := 1; column < len(rows[headRow-1]); column++ {
			at := func(row int) string {
				if column < len(rows[row-1]) {
					return rows[row-1][column]
				}
				return ""
			}
			if err := cmpOr(f.SetCellValue("填报", place(column, one), at(other)), f.SetCellValue("填报", place(column, other), at(one))); err != nil {
				return err
			}
		}
		return nil
	}
}

func cells(values ...string) func(*excelize.File) error {
	return func(f *excelize.File) error {
		for i := 0; i+1 < len(values); i += 2 {
			if err := f.SetCellStr("填报", values[i], values[i+1]); err != nil {
				return err
			}
		}
		return nil
	}
}

// What a row shows has to be what its hidden key stands for: rows of which only a part was moved would else report on the wrong task.
func TestARowThatShowsAnotherTaskThanItsKeyIsRefused(t *testing.T) {
	// Rows 5 to 8 are task 1 with its milestones, and row 9 is task 3.
	seasons := open()
	for was, now := range map[string]string{"修复码头照明": "做好春季森林防火工作", "修订预案": "做好秋季森林防火工作"} {
		for name, text := range seasons {
			seasons[name] = strings.Replace(text, was, now, 1)
		}
	}
	both := fill{"1/本期进展": "完成检查", "3/本期进展": "已经报送"}
	for _, c := range []struct {
		name  string
		files map[string]string
		fills fill
		move  func(*excelize.File) error
		want  string // the cells, with what they show and what they stand for
	}{
		{"two tasks exchanged", nil, both, exchange(5, 9), "C5 3 修订预案 ≠ 1 修复码头照明; C9 1 修复码头照明 ≠ 3 修订预案"},
		{"two tasks that are called much alike", seasons, both, exchange(5, 9), "C5 3 做好秋季森林防火工作 ≠ 1 做好春季森林防火工作; C9 1 做好春季森林防火工作 ≠ 3 做好秋季森林防火工作"},
		{"two milestones exchanged", nil, fill{"更换灯具/累计完成数量": 3}, exchange(6, 7), "C7 节点：更换灯具（应完成40盏，已记录12盏） ≠ 1 修复码头照明 / 联合检查"},
		{"a task and a milestone exchanged", nil, fill{"1/本期进展": "完成检查", "验收/完成日期": "2022-06-28"}, exchange(5, 8), "C5 节点：验收 ≠ 1 修复码头照明; C8 1 修复码头照明 ≠ 1 修复码头照明 / 验收"},
		{"the title of another task", nil, both, cells("C5", "修订预案"), "C5 1 修订预案 ≠ 1 修复码头照明"},
		{"the number of another task, and a title of its own", nil, both, cells("B5", "3", "C5", "其他工作"), "C5 3 其他工作 ≠ 1 修复码头照明"},
		{"the number of none, and a title of its own", nil, both, cells("B5", "12", "C5", "其他工作"), "C5 12 其他工作 ≠ 1 修复码头照明"},
		{"the number of another task, and the title of this", nil, both, cells("B5", "3"), ""},
		{"a title that was edited", nil, both, cells("C5", "修好码头的照明灯"), ""},
		{"a title that was shortened, and rows counted anew", nil, both, cells("B9", "2", "C9", "修订应急预案"), ""},
		{"a title in other words", nil, both, cells("C5", "灯"), ""},
		{"a number with its sign", nil, both, cells("B5", "1、", "C5", "灯"), ""},
		{"neither number nor title", nil, both, cells("B5", "", "C5", ""), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := c.files
			if files == nil {
				files = open()
			}
			f := opened(t, filledBook(t, made(t, files, "quay", "2022-q2", "2022-07-05"), c.fills))
			if err := c.move(f); err != nil {
				t.Fatal(err)
			}
			o := taken(t, files, Input{}, saved(t, f))
			var got []string
			for _, p := range o.Problems {
				if p.Code != "import-form-other-row" {
					t.Errorf("%s", p.Code)
				}
				got = append(got, strings.TrimPrefix(p.Data["at"], "填报!")+" "+p.Data["value"]+" ≠ "+p.Data["other"])
				saidWell(t, p)
			}
			if strings.Join(got, "; ") != c.want || c.want != "" && len(o.Changes) > 0 || c.want == "" && len(o.Changes) != 2 {
				t.Errorf("%s\nwant\n%s\n%s", strings.Join(got, "; "), c.want, o.shown())
			}
		})
	}
}
