package form

import (
	"testing"

	"gongshi/generator/site"
)

func TestDaysAreReadAsPeopleTypeThem(t *testing.T) {
	one := siteOf(t, sources).Plans[0]
	years := siteOf(t, with("content/2022/index.md", "+++\ntitle = \"x\"\nstart = 2021-01-01\nend = 2023-12-31\n+++\n")).Plans[0]
	for _, c := range []struct {
		text string
		of   *site.Plan
		want string
	}{
		{"2022-06-28", one, "2022-06-28"}, {"2022-6-28", one, "2022-06-28"}, {"2022.6.28", one, "2022-06-28"}, {"2022/6/28", one, "2022-06-28"},
		{"2022年6月28日", one, "2022-06-28"}, {"2022年6月28号", one, "2022-06-28"}, {"２０２２．６．２８", one, "2022-06-28"}, {"20220628", one, "2022-06-28"},
		{"2022-06-28 00:00:00", one, "2022-06-28"}, {"2022/6/28 0:00", one, "2022-06-28"}, {"44740", one, "2022-06-28"}, {"44740.0", one, "2022-06-28"},
		{"6月28日", one, "2022-06-28"}, {"6.28", one, "2022-06-28"}, {"6/28", one, "2022-06-28"}, {" 6-28 ", one, "2022-06-28"}, {"28 June 2022", one, "2022-06-28"}, {"Jun 28, 2022", one, "2022-06-28"},
		{"1月10日", one, "2022-01-10"}, {"8月1日", one, ""}, {"6月28日", years, ""}, {"2021-06-28", years, "2021-06-28"}, {"8月1日", years, "2021-08-01"},
		{"6月", one, ""}, {"6月底", one, ""}, {"2022年6月", one, ""}, {"2022-06-31", one, ""}, {"2022-02-29", one, ""}, {"上旬", one, ""}, {"2022-06-28至30日", one, ""}, {"12345", one, ""}, {"2.30", one, ""},
	} {
		d, ok := dayIn(c.text, c.of, dayOf(t, "2022-07-05"))
		if !ok {
			d = 0
		}
		if d.String() != c.want {
			t.Errorf("%q is %s, want %q", c.text, d, c.want)
		}
	}
}

func TestAmountsAreReadAsPeopleTypeThem(t *testing.T) {
	for _, c := range []struct {
		text, unit string
		want       float64
	}{
		{"40", "盏", 40}, {"40盏", "盏", 40}, {"４０", "盏", 40}, {"1,200", "人", 1200}, {"1，200 人", "人", 1200}, {"90%", "%", 90}, {"90", "%", 90}, {"92.5％", "%", 92.5}, {"0", "", 0}, {"3.0", "次", 3},
		{"约40", "盏", -1}, {"40台", "盏", -1}, {"-1", "", -1}, {"四十", "", -1}, {"", "", -1}, {"2.5万", "元", -1}, {"1e3", "", -1},
	} {
		n, ok := amountIn(c.text, c.unit)
		if !ok {
			n = -1
		}
		if n != c.want {
			t.Errorf("%q %s is %v, want %v", c.text, c.unit, n, c.want)
		}
	}
}
