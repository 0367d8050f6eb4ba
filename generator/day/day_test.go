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

// Where summer time skips midnight, a day begins later; where a clock comes by midnight twice, it begins the first time.
func TestADayBeginsAtItsFirstInstant(t *testing.T) {
	for _, c := range []struct{ zone, day, want string }{
		{"Asia/Shanghai", "2022-09-11", "2022-09-11T00:00:00+08:00"},
		{"Asia/Shanghai", "1940-06-01", "1940-06-01T01:00:00+09:00"},
		{"America/Santiago", "2022-09-11", "2022-09-11T01:00:00-03:00"},
		{"America/Havana", "2022-03-13", "2022-03-13T01:00:00-04:00"},
		{"America/Havana", "2022-11-06", "2022-11-06T00:00:00-04:00"},
		{"Atlantic/Azores", "2022-03-27", "2022-03-27T01:00:00Z"},
		{"America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"},
		{"America/Sao_Paulo", "2018-02-18", "2018-02-18T00:00:00-03:00"},
		{"America/Asuncion", "2022-10-02", "2022-10-02T01:00:00-03:00"},
		{"Asia/Beirut", "2022-03-27", "2022-03-27T01:00:00+03:00"},
		{"Asia/Tehran", "2022-03-22", "2022-03-22T01:00:00+04:30"},
		{"Pacific/Apia", "2011-12-29", "2011-12-29T00:00:00-10:00"},
		{"Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00"},
		{"Pacific/Apia", "2011-12-31", "2011-12-31T00:00:00+14:00"},
		{"Pacific/Kiritimati", "2022-01-01", "2022-01-01T00:00:00+14:00"},
		{"UTC", "0001-01-01", "0001-01-01T00:00:00Z"},
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		d, _ := Parse(c.day)
		if got := d.In(zone).Format(time.RFC3339); got != c.want {
			t.Errorf("%s in %s begins at %s, want %s", c.day, c.zone, got, c.want)
		}
	}
}

// In every zone and year, the instant before a day's first is of an earlier day.
func TestNothingOfADayComesBeforeItsBeginning(t *testing.T) {
	for _, name := range []string{"America/Santiago", "America/Havana", "Africa/Cairo", "Asia/Amman", "America/Scoresbysund", "Antarctica/Troll", "Australia/Lord_Howe"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		first, _ := New(1970, 1, 1)
		for d := first; d < first+366*60; d++ {
			if at := d.In(zone); Of(at) != d || Of(at.Add(-time.Nanosecond)) >= d {
				t.Fatalf("%s in %s begins at %s", d, name, at)
			}
		}
	}
}

func TestADayIsCutFromTheBeginningOfAText(t *testing.T) {
	for text, want := range map[string]string{
		"2022-06-30": "2022-06-30|", "2022/6/3": "2022-06-03|", "2022.6.30 ": "2022-06-30|", "2022 年 6 月 30 日": "2022-06-30|", "2022年6月30": "2022-06-30|",
		"2022年6月30日：检查": "2022-06-30|：检查", "2022-06-30 检查": "2022-06-30| 检查", "2022-6-301": "2022-06-30|1", "2022年6月30日 ": "2022-06-30| ", "2022/6/30 0:00": "2022-06-30| 0:00",
		"2022-06-31": "|", "0000-01-01": "|", "22-06-30": "none", "2022-06": "none", "6/30/2022": "none", "": "none",
	} {
		d, rest, found := Cut(text)
		got := d.String() + "|" + rest
		if !found {
			got = "none"
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
