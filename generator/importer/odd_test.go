package importer_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// oddSigns are characters that programs lose, turn into others, or take for ends of lines.
var oddSigns = []string{
	"\n", "\n\n", "\t", "\u00a0", "\u3000", "\ue000", "\U0010fffd", "\u0085", "\u2028", "\u200e", "\u00ad", "\x07", "\x00", "\x1b", "\x7f", "\v", "\f", "\ufffd", "\u200b", "\ufeff",
	"'", "=", "\"", ",", ";", "\\", " ", "e\u0301", "\U0001f469\u200d\U0001f4bb",
}

// oddly puts odd characters before, within or after some texts.
func (m maker) oddly(text string) string {
	for range max(0, m.IntN(8)-5) {
		switch sign := pick(m, oddSigns); m.IntN(3) {
		case 0:
			text = sign + text
		case 1:
			text += sign
		default:
			text = text[:len(text)/3/3*3] + sign + text[len(text)/3/3*3:]
		}
	}
	return text
}

// Whatever the source accepts comes back the same, or the import says what it cannot keep.
func TestOddCharactersAreRefusedOrComeBackTheSame(t *testing.T) {
	const rounds = 300
	tried := 0
	for seed := range uint64(rounds) {
		m := maker{rand.New(rand.NewPCG(seed, 11))}
		front := &site.Front{Number: 1, Title: m.oddly("任务标题"), Category: "x", Lead: []string{"a"}, Schedule: site.Schedule{YearRound: true, Directed: m.oddly("省厅")}}
		front.Summary, front.Partners = m.oddly("摘要文字"), []string{m.oddly("甲单位"), m.oddly("乙单位")}
		front.Milestones = []site.Milestone{{Title: m.oddly("节点甲"), Unit: m.oddly("个"), By: m.oddly("丙单位")}, {Title: m.oddly("节点乙")}}
		front.Pauses = []site.Pause{{From: on(t, "2022-02-01"), Until: on(t, "2022-03-01"), Reason: m.oddly("待批")}}
		body := "\n" + m.oddly("说明") + "\n\n## 2022-05-01 " + strings.NewReplacer("\n", "", "\r", "").Replace(m.oddly("进展一")) + "\n\n" + m.oddly("正文") + "\n"
		sources := tree.Of(map[string]string{"content/2022/01.md": "+++\n" + front.Print() + "+++\n" + body}).Over(emptied(t, m.plan()))
		if !sound(t, sources) {
			continue
		}
		tried++
		want := exported(t, sources, on(t, "2022-12-31"), false)
		empty := emptied(t, sources)
		back := after(empty, imported(t, empty, want))
		sameTables(t, exported(t, back, on(t, "2022-12-31"), false), want)
		if changes := imported(t, sources, want); len(changes) > 0 {
			t.Fatalf("seed %d: imported where it comes from, it changes\n%q", seed, changes[0].Diff())
		}
	}
	if fewest := 20; tried < fewest {
		t.Errorf("the source accepted only %d of %d", tried, rounds)
	}
}
