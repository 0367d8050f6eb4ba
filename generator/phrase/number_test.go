package phrase

import (
	"fmt"
	"testing"

	"gongshi/generator/day"
)

func TestANumberStandsBeforeAText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"1.制定计划", "1 1 制定计划"},
		{"2．修订办法", "2 2 修订办法"},
		{"３、召开会议", "3 3 召开会议"},
		{"（4）清理目录", "4 4 清理目录"},
		{"(4) clear", "4 4 clear"},
		{"①审定方案", "① 1 审定方案"},
		{"3.10 Review", "3.10 0 Review"},
		{"3.10 建设", "3.10 0 建设"},
		{"第5条 落实", "5 5 落实"},
		{"2022年6月底前完成", ""},
		{"18种工艺", ""},
		{"1.6月底前完成清单", "1 1 6月底前完成清单"},
		{"2.2024年建成", "2 2 2024年建成"},
		{"2.5万亩土地", ""},
		{"1.2公里道路", ""},
		{"制定计划", ""},
		{"", ""},
	} {
		got := ""
		if n, rest, found := CutNumber(c.text); found {
			got = fmt.Sprintf("%s %d %s", n.Label, n.Whole, rest)
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestACellHoldsANumber(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"1", "1 1 false"}, {"01", "1 1 false"}, {"1.", "1 1 false"}, {"一", "一 1 true"}, {"（二）", "二 2 true"}, {"十一", "十一 11 true"},
		{"①", "① 1 false"}, {"3.10", "3.10 0 false"}, {"A-2", "A-2 0 false"}, {"合计", ""}, {"", ""}, {"第3项", "3 3 false"},
	} {
		got := ""
		if n, is := ReadNumber(c.cell); is {
			got = fmt.Sprintf("%s %d %v", n.Label, n.Whole, n.Han)
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.cell, got, c.want)
		}
	}
}

func TestAmountsAreFound(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"开展专项检查2次，隐患整改率达到95%", "[{2 次 2次} {95 % 95%}]"},
		{"完成投资8000万元", "[{8000 万元 8000万元}]"},
		{"会同消防救援机构开展 2 次联合督导检查", "[{2 次 2次}]"},
		{"办好两场活动", "[{2 场 两场}]"},
		{"150 checks a year", "[{150 checks 150 checks}]"},
		{"12 new street lights on Main Street", "[{12 lights 12 new street lights}]"},
		{"let 30 rented homes by June", "[{30 homes 30 rented homes}]"},
		{"Plant 500 trees annually", "[{500 trees 500 trees}]"},
		{"train 3 staff in 2 wards", "[{3 staff 3 staff} {2 wards 2 wards}]"},
		{"open 1 community centre and close 2", "[{1 centre 1 community centre}]"},
		{"50% of 2 the", "[{50 % 50%}]"},
		{"每月调度一次", "[{1 次 每月调度一次 every month}]"},
		{"每季度开展1次督查，全年办好3场活动", "[{1 次 每季度开展1次 every quarter} {3 场 3场}]"},
		{"每半年召开不少于2次会议", "[{2 次 每半年召开不少于2次 every half-year}]"},
		{"2022年6月底前完成", "[]"},
		{"《“十四五”规划6项任务》", "[]"},
	} {
		var all []string
		for _, a := range Amounts(c.text) {
			said := fmt.Sprintf("{%v %s %s", a.Total, a.Unit, a.Words)
			if a.Every != day.Never {
				said += " every " + a.Every.String()
			}
			all = append(all, said+"}")
		}
		if got := fmt.Sprint(all); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}
