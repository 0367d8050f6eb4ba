package importer_test

import (
	"testing"

	"gongshi/generator/importer"
	"gongshi/generator/tree"
)

// Whatever a table says, what is written of it makes a sound site, and a second time changes nothing.
func FuzzTablesOfOffices(f *testing.F) {
	f.Add(firstTable)
	f.Add("2024年表\n序号\t任务\t责任单位\t时限\n1\t<b>*建*</b> [x](y)\t市局\t6月底前\n2\t## 2024-01-01 x\t市局、县局\t全年\n")
	f.Add("一、概述\n1. 推进。（牵头单位：市局）\n2. +++\n（市局负责）\n")
	f.Fuzz(func(t *testing.T, text string) {
		sources := map[string]string{"site.toml": emptySite}
		in := importer.PlanInput{Tree: tree.Of(sources), Languages: languages, Plan: "2024", Add: true, Files: []importer.PlanFile{{Name: "x.csv", Text: []byte(text)}, {Name: "x.txt", Text: []byte(text)}}}
		out, err := importer.ImportPlan(in)
		if err != nil {
			t.Fatal(err)
		}
		if len(out.Problems.Errors()) > 0 {
			if len(out.Changes) > 0 {
				t.Error("there are changes in spite of errors")
			}
			return
		}
		for _, c := range out.Changes {
			sources[c.Path] = c.New
		}
		in.Tree = tree.Of(sources)
		again, err := importer.ImportPlan(in)
		if err != nil || len(again.Problems.Errors()) > 0 || len(again.Changes) > 0 {
			t.Errorf("a second time: %v %v %v", again.Changes, again.Problems, err)
		}
	})
}
