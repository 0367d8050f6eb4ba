package export

import (
	"slices"
	"strings"
	"testing"
)

func TestAListIsReadAsPeopleWriteIt(t *testing.T) {
	for cell, want := range map[string][]string{
		"":           nil,
		" ; ；":       nil,
		"a":          {"a"},
		"a;b":        {"a", "b"},
		" a ；b c ; ": {"a", "b c"},
		`a\;b;c\\`:   {"a;b", `c\`},
		`\ a\ `:      {" a "},
		`a\`:         {`a\`},
	} {
		if got := Split(cell); !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, want %q", cell, got, want)
		}
	}
}

func FuzzLists(f *testing.F) {
	f.Add("a", "b;c", ` d\`)
	f.Add(" ", "；", "e\n")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		var list []string
		for _, entry := range []string{a, b, c} {
			if entry = strings.ToValidUTF8(entry, "?"); entry != "" {
				list = append(list, entry)
			}
		}
		if got := Split(Join(list)); !slices.Equal(got, list) {
			t.Errorf("%q is written as %q, and read as %q", list, Join(list), got)
		}
	})
}
