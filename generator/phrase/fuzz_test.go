package phrase

import (
	"strings"
	"testing"
	"time"
)

// Whatever a cell says, it is read in bounded time, days are days, and no name is empty.
func FuzzPhrases(f *testing.F) {
	for _, text := range []string{"2022年9月底前取得阶段性成果，全年落实", "按照省厅统一部署", "第一、三季度", "By 30 June 2025; Q3 2026", "市住建局（牵头）、市财政局等部门按职责分工负责",
		"牵头单位：市建委，责任单位：市交通局", "3.10 Review", "①审定", "12/31/2024", "2012~2015年，每年开发800个以上"} {
		f.Add(text)
	}
	first := Span{Start: 738000, End: 738364}
	f.Fuzz(func(t *testing.T, text string) {
		began := time.Now()
		for _, w := range []When{Schedule(text, first), InSentence(text, first)} {
			for _, p := range w.Points {
				if p.Due == 0 {
					t.Error("a point has no day")
				}
			}
			if w.Start != 0 && w.Due != 0 && w.Start > w.Due {
				t.Errorf("from %s to %s", w.Start, w.Due)
			}
		}
		known := NewNames()
		known.Add("市住建局", "市住建局")
		known.Add("各区、县", "各区、县")
		named, _ := Roles(text, Responsible, known, false)
		for _, n := range named {
			if strings.TrimSpace(n.Name) == "" {
				t.Errorf("a name is empty: %v", named)
			}
			if n.Role != Lead && n.Role != Joint && n.Role != Support {
				t.Errorf("%q has the role %d", n.Name, n.Role)
			}
		}
		CutNumber(text)
		ReadNumber(text)
		Amounts(text)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("it took %s", took)
		}
	})
}
