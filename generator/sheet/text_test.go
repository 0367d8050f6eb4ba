package sheet

import "testing"

func TestTextHasTablesInTwoForms(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"tabs", "x.txt", "标题\n甲\t乙\n一\t二\n完", "标题\n甲|乙\n一|二\n完"},
		{"a line for each cell", "x.txt", "\t甲\n\t乙\n\n\t\n\t二\n\n完", "甲|乙\n|二\n完"},
		{"a cell of two paragraphs", "x.txt", "\t甲\n续\n\t乙\n\n\t一\n\t二\n", "甲/续|乙\n一|二"},
		{"a tab in a line alone", "x.txt", "甲\t乙", "甲 乙"},
		{"bars", "x.txt", "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |", "甲|乙\n一|二"},
		{"wide gaps", "x.txt", "序号   甲    乙\n1   一    二", "序号|甲|乙\n1|一|二"},
		{"commas", "x.csv", "\ufeff甲,\"乙\r\n丙\"\r\n一,二\r\n", "甲|乙/丙\n一|二"},
		{"semicolons", "x.csv", "甲;乙\n一;二\n", "甲|乙\n一|二"},
		{"the national encoding", "x.csv", "\xbc\xd7,\xd2\xd2\n", "甲|乙"},
		{"as notepads save", "x.txt", "\xff\xfe2u", "甲"},
	} {
		doc, err := Read(c.file, []byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := shown(doc); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestRowsHaveTheNumbersOfTheProgram(t *testing.T) {
	doc, err := Read("x.csv", []byte("a,\"b\nc\"\n\nd,e\n"))
	if err != nil || doc.Parts[0].Table.Rows[1].Number != 3 {
		t.Errorf("%+v %v", doc.Parts[0].Table.Rows, err)
	}
}
