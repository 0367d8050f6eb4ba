package export

import (
	"slices"
	"strings"
	"testing"

	"gongshi/generator/view"
)

func TestTheDataPageExplainsEveryColumnForPrograms(t *testing.T) {
	for i, described := range Describe(odd()) {
		table := Tables()[i]
		if columns := table.forPrograms(); described.Name != table.Name || len(described.Fields) != len(columns) {
			t.Errorf("%s: %d fields for %d columns", described.Name, len(described.Fields), len(columns))
		}
		for _, f := range described.Fields {
			for _, label := range []string{f.Heading.Label, f.Kind.Label, f.Meaning.Label} {
				if !slices.Contains(Labels(), label) {
					t.Errorf("%s.%s: %s is not among the labels that are said", described.Name, f.Name, label)
				}
			}
		}
	}
}

func TestTheDataPageListsFilesForPeopleFirst(t *testing.T) {
	var got []string
	for _, f := range DataFiles(odd()) {
		got = append(got, strings.TrimPrefix(f.URL, "2022/data/"))
		if !slices.Contains(Labels(), f.What.Label) {
			t.Errorf("%s: %s is not among the labels that are said", f.Name, f.What.Label)
		}
	}
	want := "plan.xlsx tasks-readable.csv milestones-readable.csv updates-readable.csv changes-readable.csv reviews-readable.csv tasks.csv milestones.csv updates.csv changes.csv reviews.csv tasks.json datapackage.json"
	if all := strings.Join(got, " "); all != want {
		t.Errorf("they are %s, want %s", all, want)
	}
	if rows := DataFiles(odd())[1].Rows; rows != len(odd().Tasks) {
		t.Errorf("the table of tasks has %d rows", rows)
	}
}

func TestSizesAreSaidInTheUnitThatPeopleReadThem(t *testing.T) {
	for bytes, want := range map[int64]view.Phrase{
		1: {Label: "data.kilobytes", N: 1}, 1024: {Label: "data.kilobytes", N: 1}, 1025: {Label: "data.kilobytes", N: 2},
		1<<20 - 1024: {Label: "data.kilobytes", N: 1023}, 1<<20 - 1023: {Label: "data.megabytes", N: 1}, 1 << 20: {Label: "data.megabytes", N: 1},
		1<<20 + 1: {Label: "data.megabytes", N: 1.1}, 10 << 20: {Label: "data.megabytes", N: 10},
	} {
		if got := Size(bytes); got != want {
			t.Errorf("%d bytes are %v, want %v", bytes, got, want)
		}
	}
}

// Whatever files say in words is a label that every language has.
func TestFilesSayNoOtherLabelsThanThoseNamed(t *testing.T) {
	known := Labels()
	say := func(p view.Phrase) string {
		ours := strings.HasPrefix(p.Label, "data.") || strings.HasPrefix(p.Label, "text.")
		if ours && !slices.Contains(known, p.Label) {
			t.Errorf("%s is said, but not named", p.Label)
		}
		return p.Label
	}
	for _, table := range Tables() {
		if _, err := ReadableCSV(odd(), table, NewPieces(), say); err != nil {
			t.Error(err)
		}
	}
	_, err := Workbook(odd(), NewStretches(), say)
	if err != nil {
		t.Error(err)
	}
	if _, err = DataPackage(odd(), say); err != nil {
		t.Error(err)
	}
}
