package problem

import (
	"fmt"
	"strings"
	"testing"
)

func TestAMergeLeftUnfinishedIsFound(t *testing.T) {
	for text, want := range map[string]string{
		"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> 3f2a1bc (x)\nd":                         "4 <<<<<<< 4, 6, 8",
		"<<<<<<< ours\r\nb\r\n||||||| base\r\nx\r\n=======\r\nc\r\n>>>>>>> theirs":       "3 <<<<<<< 3, 5, 7, 9",
		"<<<<<<< .mine\n1\n=======\n2\n>>>>>>> .r8\n<<<<<<< a\n3\n=======\n4\n>>>>>>> b": "3 <<<<<<< 3, 5, 7|8 <<<<<<< 8, 10, 12",
		"b\n=======\nc\n>>>>>>> theirs":                                                  "4 ======= 4, 6",
		"c\n>>>>>>> theirs":                                                              "4 >>>>>>> 4",
		"<<<<<<< HEAD\nb":                                                                "3 <<<<<<< 3",
		"<<<<<<<<<< HEAD\n1\n>>>>>>>>>> x":                                               "3 <<<<<<< 3, 5",
		"Title\n=======\n\n| a |\n|||||||":                                               "",
		"cat <<<EOF\n<<<<<<<x\n>>>>>>>> >a":                                              "5 >>>>>>> 5",
		"甲 <<<<<<< 乙\n    <<<<<<< HEAD":                                                  "",
	} {
		list, _ := UnfinishedMerge(text, 3)
		var got []string
		for _, p := range list {
			got = append(got, fmt.Sprint(p.Line, " ", p.Data["value"], " ", p.Data["other"]))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %v, want %s", text, got, want)
		}
	}
}

func TestTheMarksOfAMergeAreKnownByTheirBytes(t *testing.T) {
	text := "a\n<<<<<<< HEAD\nb\n=======\r\nc\n>>>>>>> x"
	_, marks := UnfinishedMerge(text, 1)
	var got []string
	for _, m := range marks {
		got = append(got, fmt.Sprint(m.Line, ":", text[m.From:m.To]))
	}
	if want := "2:<<<<<<< HEAD|4:=======|6:>>>>>>> x"; strings.Join(got, "|") != want {
		t.Errorf("%v, want %s", got, want)
	}
}
