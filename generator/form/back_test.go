package form

import (
	"strings"
	"testing"
)

// What comes of a form: files that change, and what is said.
func TestWhatComesOfAForm(t *testing.T) {
	index := sources["content/2022/index.md"]
	asking := func(line string) map[string]string {
		return with("content/2022/index.md", strings.Replace(index, "by = 10", "by = 10\n"+line, 1))
	}
	done := strings.Replace(sources["content/2022/1.md"], "[[milestones]]\ntitle = \"更换", "completed = 2022-06-15\n\n[[milestones]]\ntitle = \"更换", 1)
	for _, c := range []struct {
		name  string
		fills fill
		in    Input
		later map[string]string // the sources when the form comes back, if they are others
		files map[string]string // those it was made from, likewise
		want  []string          // in the changes and the report; with a "!" before it, not there
	}{
		{"nothing new", fill{"1/暂无新进展": "是"}, Input{}, nil, nil, []string{`title = "暂无新进展"`, "no_progress = true", "pending = true", "!下一步"}},
		{"nothing new, and a next step", fill{"1/暂无新进展": "是", "1/下一步打算": "验收"}, Input{}, nil, nil, []string{"no_progress = true", "下一步：验收"}},
		{"nothing new in other words", fill{"1/本期进展": "暂无进展。"}, Input{}, nil, nil, []string{"no_progress = true", "填报!F5：“暂无进展。”当作暂无新进展"}},
		{"a mark", fill{"1/本期进展": "检查", "1/暂无新进展": "否", "1/下一步打算": "/", "1/存在的问题": "无"}, Input{}, nil, nil, []string{`title = "检查"`, "!no_progress", "!下一步", "!存在的问题"}},
		{"a day of completion and no word", fill{"1/完成日期": "2022-06-28"}, Input{}, nil, nil, []string{`title = "已经完成"`, "已经完成，2022-06-28。进展审核公布以后，加 --apply 再收一次，才写进 content/2022/1.md", "!-- content/2022/1.md"}},
		{"only amounts", fill{"更换灯具/累计完成数量": 40, "联合检查/累计完成数量": 2}, Input{}, nil, nil, []string{`title = "更换灯具：累计完成40盏"`, "\n联合检查：累计完成2次\n"}},
		{"applied", fill{"1/本期进展": "完成", "1/完成日期": "2022-06-28"}, Input{Apply: true}, nil, nil, []string{"01-2022-06-28-quay.md", "reported = 2022-07-05", "completed = 2022-06-28\n", "lead = [\"quay\"] # 牵头\n", "四十盏灯全部恢复照明。\n\n## 2022-03-28 已修复一部分\n"}},
		{"a day that is on record", fill{"1/完成日期": "2022-06-28"}, Input{Apply: true}, with("content/2022/1.md", done), nil, []string{"填报!J5：填的是2022-06-28，已有记录2022-06-15，没有改动", "!-- content/2022/1.md"}},
		{"the same day is on record", fill{"1/本期进展": "完成", "1/完成日期": "2022-06-15"}, Input{Apply: true}, with("content/2022/1.md", done), nil, []string{"!已有记录", "!-- content/2022/1.md", "做表以后，这项任务的记录有变化"}},
		{"fewer units than are on record", fill{"1/本期进展": "检查", "联合检查/累计完成数量": 0}, Input{Apply: true}, nil, nil, []string{"填报!H7：填的是0，已有记录1，没有改动", "!-- content/2022/1.md"}},
		{"as many units as are on record", fill{"1/本期进展": "检查", "联合检查/累计完成数量": 1}, Input{Apply: true}, nil, nil, []string{"!已有记录", "!-- content/2022/1.md"}},
		{"another amount of the same day", fill{"1/本期进展": "检查", "更换灯具/累计完成数量": 14, "更换灯具/完成日期": "2022-03-31"}, Input{Apply: true}, nil, nil, []string{"填报!H6：填的是14，已有记录2022-03-31 12，没有改动", "!-- content/2022/1.md"}},
		{"the amount that is on record", fill{"1/本期进展": "检查", "更换灯具/累计完成数量": 12}, Input{Apply: true}, nil, nil, []string{"!-- content/2022/1.md"}},
		{"only what is on record", fill{"更换灯具/累计完成数量": 12}, Input{Apply: true}, nil, nil, []string{"!-- "}},
		{"problems that are published", fill{"1/本期进展": "检查", "1/存在的问题": "资金不足"}, Input{}, asking(`publish = ["progress", "problems"]`), asking(`publish = ["progress", "problems"]`), []string{"\n存在的问题：资金不足\n"}},
		{"a next step that is not published", fill{"1/本期进展": "检查", "1/下一步打算": "验收"}, Input{}, asking(`publish = ["progress"]`), asking(`publish = ["progress"]`), []string{"下一步打算不公布，没有收录，留在表里：验收", "!下一步："}},
		{"people and numbers", fill{"1/本期进展": "完成检查（联系人：张三，13812345678）。", "1/下一步打算": "验收，电话0632-4412345"}, Input{}, nil, nil, []string{`title = "完成检查"`, "下一步：验收\n", "填报!F5：个人信息没有收录：联系人、138…78", "填报!L5：个人信息没有收录：063…", "!张三", "!13812345678"}},
		{"in the period", fill{"1/本期进展": "检查"}, Input{Today: on(t, "2022-06-20")}, nil, nil, []string{"01-2022-06-20-quay.md", "date = 2022-06-20", "!reported"}},
		{"on the last day of the period", fill{"1/本期进展": "检查"}, Input{Today: on(t, "2022-06-30")}, nil, nil, []string{"date = 2022-06-30", "!reported"}},
		{"on the last day of grace", fill{"1/本期进展": "检查"}, Input{Today: on(t, "2022-07-10")}, nil, nil, []string{"date = 2022-07-10", "!reported"}},
		{"after the days of grace", fill{"1/本期进展": "检查"}, Input{Today: on(t, "2022-07-11")}, nil, nil, []string{"01-2022-06-30-quay.md", "date = 2022-06-30", "reported = 2022-07-11"}},
		{"in the days of grace, where the period has a report", fill{"1/本期进展": "检查"}, Input{}, with("content/2022/1.md", sources["content/2022/1.md"]+"\n## 2022-06-10 已查\n"), nil, []string{"date = 2022-06-30", "reported = 2022-07-05", "做表以后，这项任务的记录有变化"}},
		{"a name that is taken", fill{"1/本期进展": "检查"}, Input{}, with("content/2022/updates/01-2022-06-30-quay.md", "+++\ntask = 1\ndate = 2022-06-30\ntitle = \"x\"\n+++\n"), nil, []string{"-- content/2022/updates/01-2022-06-30-quay-2.md --"}},
		{"an office that leads no more", fill{"1/本期进展": "检查"}, Input{}, with("content/2022/1.md", strings.Replace(sources["content/2022/1.md"], `"quay"`, `"rescue"`, 1)), nil, []string{`by = "quay"`, "这项任务现在不由码头室负责"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			from, at := c.files, c.later
			if from == nil {
				from = sources
			}
			if at == nil {
				at = from
			}
			o := taken(t, at, c.in, filledBook(t, made(t, from, "quay", "2022-q2", "2022-07-05"), c.fills))
			if len(o.Problems) > 0 {
				t.Fatal(o.Problems)
			}
			got := o.shown() + o.report(t)
			for _, want := range c.want {
				text, not := strings.CutPrefix(want, "!")
				if strings.Contains(got, text) == not {
					t.Errorf("%s in\n%s", want, got)
				}
			}
			siteOf(t, laid(at, o))
		})
	}
}

// An update that somebody changed, approved or moved to another day is known all the same.
func TestAFormThatWasTakenIsKnownByItsMark(t *testing.T) {
	book := filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), fill{"1/本期进展": "完成检查。"})
	files := laid(sources, taken(t, sources, Input{}, book))
	const file = "content/2022/updates/01-2022-07-05-quay.md"
	files[file] = strings.NewReplacer("pending = true\n", "", "完成检查", "完成第一轮检查").Replace(files[file])
	if o := taken(t, files, Input{Today: on(t, "2022-08-01")}, book); len(o.Changes)+len(o.Problems) > 0 || !strings.Contains(o.report(t), "已经收过（"+file+"）") {
		t.Errorf("%s\n%s", o.shown(), o.report(t))
	}
	other := filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), fill{"1/本期进展": "完成检查，补充。"})
	if o := taken(t, files, Input{}, other); len(o.Changes) != 1 || o.Changes[0].Path != "content/2022/updates/01-2022-06-30-quay.md" {
		t.Errorf("%s\n%s", o.shown(), o.report(t))
	}
}

// What an update says is written into its task only once it is public; until then the report says what it waits for.
func TestDaysAndAmountsWaitUntilTheirUpdateIsApproved(t *testing.T) {
	open := open()
	book := filledBook(t, made(t, open, "quay", "2022-q2", "2022-07-05"), fill{"1/本期进展": "完成", "1/完成日期": "2022-06-28", "更换灯具/累计完成数量": 40, "3/本期进展": "已报省厅", "3/完成日期": "2022-06-30"})
	first := takenOnce(t, open, Input{Apply: true}, book)
	if shown := first.shown(); len(first.Problems) > 0 || strings.Contains(shown, "1.md --") || strings.Contains(shown, "3.md --") || strings.Count(first.report(t), "进展审核公布以后，再加 --apply 收一次") != 3 {
		t.Fatalf("%v\n%s%s", first.Problems, shown, first.report(t))
	}
	files := laid(open, first)
	if again := takenOnce(t, files, Input{Apply: true}, book); len(again.Problems)+len(again.Changes) > 0 {
		t.Errorf("%v\n%s", again.Problems, again.shown())
	}
	const one = "content/2022/updates/01-2022-06-28-quay.md"
	files[one] = strings.Replace(files[one], "pending = true\n", "", 1)
	half := takenOnce(t, files, Input{Apply: true}, book)
	if shown := half.shown(); !strings.Contains(shown, "completed = 2022-06-28") || !strings.Contains(shown, "value = 40") || strings.Contains(shown, "3.md --") {
		t.Errorf("%v\n%s", half.Problems, shown)
	}
	files[one] += "\n> 撤回：有误。\n"
	if withdrawn := takenOnce(t, files, Input{Apply: true}, book); len(withdrawn.Changes) > 0 {
		t.Errorf("%v\n%s", withdrawn.Problems, withdrawn.shown())
	}
}

// A day may not be written into a task while it makes an issued bulletin wrong: here the update does not say any more that it came late.
func TestDaysAreNotAppliedAgainstAnIssuedBulletin(t *testing.T) {
	files := with("content/2022/bulletins/2022-06.md", "+++\nissue = \"第1期\"\nissuer = \"x\"\nissued = 2022-07-02\n\n[figures]\ndone = 0\n+++\n")
	siteOf(t, files)
	book := filledBook(t, made(t, files, "quay", "2022-q2", "2022-07-05"), fill{"1/完成日期": "2022-06-28"})
	public := approved(laid(files, takenOnce(t, files, Input{}, book)))
	if o := takenOnce(t, public, Input{Apply: true}, book); len(o.Problems) > 0 || !strings.Contains(o.shown(), "completed = 2022-06-28") {
		t.Errorf("%v\n%s", o.Problems, o.shown())
	}
	const update = "content/2022/updates/01-2022-06-28-quay.md"
	public[update] = strings.Replace(public[update], "reported = 2022-07-05\n", "", 1)
	if o := takenOnce(t, public, Input{Apply: true}, book); len(o.Problems) != 1 || o.Problems[0].Code != "import-form-apply" || len(o.Changes) > 0 {
		t.Fatalf("%v\n%s", o.Problems, o.shown())
	}
}
