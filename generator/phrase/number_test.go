package phrase

import (
	"fmt"
	"testing"
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
		{"2022年6月底前完成", "[]"},
		{"《“十四五”规划6项任务》", "[]"},
	} {
		if got := fmt.Sprint(Amounts(c.text)); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}
