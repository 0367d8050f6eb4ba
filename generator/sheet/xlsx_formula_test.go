package sheet

import (
	"strings"
	"testing"
)

func TestAFormulaIsUncomputedIfItsFileHasNoResult(t *testing.T) {
	for cell, want := range map[string]bool{
		`<c r="B2"><f>1+2</f></c>`:                     true,
		`<c r="B2"><f>1+2</f><v></v></c>`:              true,
		`<c r="B2"><f>1+2</f><v/></c>`:                 true,
		`<c r="B2" t="str"><f>1+2</f></c>`:             true,
		`<c r="B2"><f t="shared" si="0"/></c>`:         true,
		`<x:c r="B2"><x:f>1+2</x:f></x:c>`:             true,
		`<c r="B2"><f>1+2</f><v>3</v></c>`:             false,
		`<c r="B2"><f>1+2</f><v>0</v></c>`:             false,
		`<c r="B2" t="str"><f>""</f><v></v></c>`:       false,
		`<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>`: false,
		`<c r="B2"/>`: false,
		`<c r="B2" t="inlineStr"><is><t>=1+2</t></is></c>`:    false,
		`<c r="A2"><v>1</v></c><c r="B2"><f>A2</f></c>`:       true,
		`<c r="A2" t="str"><f>x</f><v></v></c><c r="B2"></c>`: false,
	} {
		all := uncomputedIn([]byte("<worksheet><sheetData><row>" + cell + "</row></sheetData></worksheet>"))
		if got := strings.Join(all, " ") == "B2"; got != want || len(all) > 1 {
			t.Errorf("%s: %v", cell, all)
		}
	}
}
