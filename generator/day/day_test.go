package day

import (
	"testing"
	"time"
)

func TestParsePrintsBack(t *testing.T) {
	for _, s := range []string{"0001-01-01", "1970-01-01", "2022-02-28", "2024-02-29", "9999-12-31"} {
		d, ok := Parse(s)
		if !ok || d.String() != s {
			t.Errorf("Parse(%q) = %v, %v", s, d, ok)
		}
	}
}

func TestDaysThatDoNotExist(t *testing.T) {
	for _, s := range []string{"", "2022-02-29", "2022-02-30", "2022-13-01", "2022-00-10", "2022-06-31", "0000-01-01", "2022-6-30", "2022/06/30", "20220630", "2022-06-3o"} {
		if d, ok := Parse(s); ok {
			t.Errorf("Parse(%q) = %v, want none", s, d)
		}
	}
}

func TestEveryDayOfFourCenturiesFollowsTheLast(t *testing.T) {
	d, _ := Parse("1800-01-01")
	at := time.Date(1800, 1, 1, 0, 0, 0, 0, time.UTC)
	for range 400 * 366 {
		if d.String() != at.Format(time.DateOnly) || Of(at) != d {
			t.Fatalf("day %d prints %s, want %s", d, d, at.Format(time.DateOnly))
		}
		d, at = d.Add(1), at.AddDate(0, 0, 1)
	}
}

func TestADayIsThatOfTheZone(t *testing.T) {
	late := time.Date(2022, 6, 30, 23, 30, 0, 0, time.UTC)
	if got := Of(late.In(time.FixedZone("", 8*3600))).String(); got != "2022-07-01" {
		t.Errorf("in UTC+8 the day is %s", got)
	}
}

func TestMonths(t *testing.T) {
	m, ok := ParseMonth("2024-02")
	if !ok || m.String() != "2024-02" || m.First().String() != "2024-02-01" || m.Last().String() != "2024-02-29" {
		t.Errorf("2024-02 is %v, %v to %v", m, m.First(), m.Last())
	}
	if _, ok := ParseMonth("2024-13"); ok {
		t.Error("2024-13 was read as a month")
	}
}

func TestWholePeriods(t *testing.T) {
	for _, c := range []struct {
		every    Every
		from, to string
		count    int
		first    string
	}{
		{EveryMonth, "2022-02-18", "2022-12-31", 10, "2022-03-01"},
		{EveryMonth, "2022-02-01", "2022-12-30", 10, "2022-02-01"},
		{EveryQuarter, "2022-02-18", "2022-12-31", 3, "2022-04-01"},
		{EveryQuarter, "2022-01-01", "2022-12-31", 4, "2022-01-01"},
		{EveryHalfYear, "2022-01-02", "2022-12-31", 1, "2022-07-01"},
		{EveryYear, "2022-01-01", "2022-12-31", 1, "2022-01-01"},
		{EveryYear, "2022-02-18", "2022-12-31", 0, ""},
		{Never, "2022-01-01", "2022-12-31", 0, ""},
	} {
		from, _ := Parse(c.from)
		to, _ := Parse(c.to)
		got := c.every.Whole(from, to)
		if len(got) != c.count || c.count > 0 && got[0].First.String() != c.first {
			t.Errorf("%v from %s to %s: %v", c.every, c.from, c.to, got)
		}
	}
}

func TestEveryPrintsBack(t *testing.T) {
	for _, name := range everyNames {
		if e, ok := ParseEvery(name); !ok || e.String() != name {
			t.Errorf("ParseEvery(%q) = %v, %v", name, e, ok)
		}
	}
	if _, ok := ParseEvery("week"); ok {
		t.Error("week was read as a period")
	}
}
