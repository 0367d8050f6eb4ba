package phrase

import (
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/day"
)

// said writes a time as the tables below do.
func said(w When) string {
	var all []string
	add := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	if w.Start != 0 {
		add("from %s", w.Start)
	}
	if w.Due != 0 {
		add("due %s", w.Due)
	}
	if w.YearRound {
		add("always")
	}
	if w.Every != day.Never {
		add("every %s", w.Every)
	}
	if w.Directed != "" {
		add("by %s", w.Directed)
	}
	if w.None {
		add("none")
	}
	for _, p := range w.Points {
		add("[%s %s]", p.Due, p.Title)
	}
	for _, d := range w.Doubts {
		add("?%s", d.Kind)
	}
	return strings.Join(all, " ")
}

func span(t *testing.T, from, to string) Span {
	t.Helper()
	first, ok := day.Parse(from)
	last, also := day.Parse(to)
	if !ok || !also {
		t.Fatal(from, to)
	}
	return Span{first, last}
}

func TestACellSaysWhen(t *testing.T) {
	year, years := span(t, "2022-01-01", "2022-12-31"), span(t, "2012-01-01", "2015-12-31")
	for _, c := range []struct {
		text, want string
		in         Span
	}{
		{"2022年6月底前", "due 2022-06-30", year},
		{"2022年2月底前完成。", "due 2022-02-28", year},
		{"2022.3-2022.9", "from 2022-03-01 due 2022-09-30", year},
		{"2022.3—9", "from 2022-03-01 due 2022-09-30", year},
		{"2022/3/1-2022/6/30", "from 2022-03-01 due 2022-06-30", year},
		{"2022.03.01至06.30", "from 2022-03-01 due 2022-06-30", year},
		{"Q1 2022 – Q2 2022", "from 2022-01-01 due 2022-06-30", year},
		{"end 2022", "due 2022-12-31", year},
		{"Immediately", "none ?time-none", year},
		{"6月/11月", "due 2022-11-30 [2022-06-30 ] ?time-several", year},
		{"5月上旬至6月下旬", "from 2022-05-01 due 2022-06-30", year},
		{"5月上旬-中旬", "from 2022-05-01 due 2022-05-20", year},
		{"7.15-8.10", "from 2022-07-15 due 2022-08-10", year},
		{"2022年3月1日起至6月10日", "from 2022-03-01 due 2022-06-10", year},
		{"2022年2月起长期坚持", "from 2022-02-01 always", year},
		{"自4月起，12月底前完成", "from 2022-04-01 due 2022-12-31", year},
		{"3月起", "from 2022-03-01 ?time-unknown", year},
		{"每半年1次", "always every half-year", year},
		{"每季度不少于2次", "always every quarter", year},
		{"立行立改", "none ?time-none", year},
		{"即知即改，长期坚持", "always", year},
		{"立即整改，6月底前完成", "due 2022-06-30", year},
		{"6月30日前", "due 2022-06-30", year},
		{"６月３０日前", "due 2022-06-30", year},
		{"6月 底前", "due 2022-06-30", year},
		{"12月20日前", "due 2022-12-20", year},
		{"六月底前", "due 2022-06-30", year},
		{"十一月底", "due 2022-11-30", year},
		{"2022.11", "due 2022-11-30", year},
		{"2022-06-30", "due 2022-06-30", year},
		{"2022/6/30", "due 2022-06-30", year},
		{"2022年3月", "due 2022-03-31", year},
		{"11月份", "from 2022-11-01 due 2022-11-30", year},
		{"10月中旬", "due 2022-10-20", year},
		{"5月上旬前", "due 2022-05-10", year},
		{"6月前", "due 2022-05-31 ?time-before", year},
		{"6月初", "due 2022-06-10 ?time-early", year},
		{"上半年", "due 2022-06-30", year},
		{"下半年", "from 2022-07-01 due 2022-12-31", year},
		{"第三季度", "due 2022-09-30", year},
		{"一季度", "due 2022-03-31", year},
		{"前三季度", "due 2022-09-30", year},
		{"二、三季度", "from 2022-04-01 due 2022-09-30", year},
		{"三季度末前完成", "due 2022-09-30", year},
		{"3月至6月", "from 2022-03-01 due 2022-06-30", year},
		{"3-6月", "from 2022-03-01 due 2022-06-30", year},
		{"3月1日至5月31日", "from 2022-03-01 due 2022-05-31", year},
		{"2022年1月-12月", "from 2022-01-01 due 2022-12-31", year},
		{"年底前", "due 2022-12-31", year},
		{"年内", "due 2022-12-31", year},
		{"2022年年底前", "due 2022-12-31", year},
		{"今年底", "due 2022-12-31", year},
		{"2022年", "due 2022-12-31 ?time-whole-year", year},
		{"9月投入使用", "due 2022-09-30", year},
		{"每月", "always every month", year},
		{"每月5日前", "always every month", year},
		{"每季度", "always every quarter", year},
		{"每半年", "always every half-year", year},
		{"全年", "always", year},
		{"全年落实。", "always", year},
		{"长期坚持", "always", year},
		{"持续推进", "always", year},
		{"常态化开展", "always", year},
		{"按照省厅统一部署开展工作。", "by 省厅", year},
		{"按照省厅统一部署开展工作，\n全年落实。", "always by 省厅", year},
		{"按照省厅统一部署开展工作落实。", "by 省厅", year},
		{"按照市政府统一部署", "by 市政府", year},
		{"按照省信访局统一部署", "by 省信访局", year},
		{"根据上级部署", "by 上级", year},
		{"按照要求", "none ?time-directed", year},
		{"按工作方案要求", "none ?time-directed", year},
		{"按照省厅统一部署，6月底前完成", "due 2022-06-30 by 省厅", year},
		{"2022年9月底前取得阶段性成果，全年落实。", "always [2022-09-30 取得阶段性成果]", year},
		{"3月底前公布，12月底前完成评估", "due 2022-12-31 [2022-03-31 公布]", year},
		{"5月底前动工", "[2022-05-31 动工] ?time-only-begin", year},
		{"4月底前动工，年底前投入运行", "due 2022-12-31 [2022-04-30 动工]", year},
		{"适时启动", "none ?time-none", year},
		{"春节前", "?time-unknown", year},
		{"即日起至6月底", "due 2022-06-30", year},
		{"2022年全年", "always", year},
		{"3月启动，10月底前完成", "due 2022-10-31 [2022-03-31 启动]", year},
		{"2022年10月底前完成并持续推进", "always [2022-10-31 完成]", year},
		{"全年推进，年底前完成", "due 2022-12-31", year},
		{"6月、12月", "due 2022-12-31 [2022-06-30 ] ?time-several", year},
		{"2022年9月底前完成主体工程", "due 2022-09-30 ?time-part", year},
		{"2022年汛期前", "?time-unknown", year},
		{"1.6月底前完成方案\n2.12月底前完成建设", "due 2022-12-31 [2022-06-30 完成方案]", year},
		{"每年3月、9月", "always every year", year},
		{"每季度末月25日前", "always every quarter", year},
		{"Ongoing, 2022–2022", "always", year},
		{"年中", "due 2022-06-30 ?time-early", year},
		{"二〇二二年六月底前", "due 2022-06-30", year},
		{"按照国家、省统一部署推进", "by 国家、省", year},
		{"2022/9/30 0:00:00", "due 2022-09-30", year},
		{"2022.1", "due 2022-01-31 ?time-january", year},
		{"“十二五”末", "?time-unknown", years},
		{"“十四五”期间", "from 2021-01-01 due 2025-12-31 ?time-outside", year},
		{"12/31/2022", "due 2022-12-31", year},
		{"6/5/2022", "none ?time-slashes", year},
		{"June 30", "due 2022-06-30", year},
		{"Spring 2022", "?time-unknown", year},
		{"Q1-Q2 2022", "from 2022-01-01 due 2022-06-30", year},
		{"汛期前完成，年底前总结", "due 2022-12-31 ?time-partly", year},
		{"2023年6月底前", "due 2023-06-30 ?time-outside", year},
		{"", "", year},

		{"2013年6月底前", "due 2013-06-30", years},
		{"2014年前", "due 2013-12-31 ?time-before", years},
		{"到2013年", "due 2013-12-31", years},
		{"2013年", "due 2013-12-31", years},
		{"2013-2015年", "from 2013-01-01 due 2015-12-31", years},
		{"2012~2015年", "from 2012-01-01 due 2015-12-31", years},
		{"6月底前", "?time-year", years},
		{"2012年10月底前动工，12月底前完成", "due 2012-12-31 [2012-10-31 动工]", years},

		{"By 30 June 2022", "due 2022-06-30", year},
		{"June 30, 2022", "due 2022-06-30", year},
		{"May 2022", "due 2022-05-31", year},
		{"End of 2022", "due 2022-12-31", year},
		{"by end of May 2022", "due 2022-05-31", year},
		{"Q3 2022", "due 2022-09-30", year},
		{"Third quarter", "due 2022-09-30", year},
		{"Ongoing", "always", year},
		{"Annually", "always every year", year},
		{"Quarterly", "always every quarter", year},
		{"TBD", "none ?time-none", year},
		{"FY2022", "none ?time-fiscal", year},
		{"Start by May 2022; complete by December 2022", "due 2022-12-31 [2022-05-31 Start]", year},
		{"2012–2014", "from 2012-01-01 due 2014-12-31", years},
		{"2014", "due 2014-12-31", years},
	} {
		if got := said(Schedule(c.text, c.in)); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestASentenceSaysWhen(t *testing.T) {
	year, years := span(t, "2022-01-01", "2022-12-31"), span(t, "2012-01-01", "2015-12-31")
	for _, c := range []struct {
		text, want string
		in         Span
	}{
		{"总体目标。到2015年，基本建成覆盖城乡的公共服务体系。", "due 2015-12-31", years},
		{"2012~2015年，每年开发公益性岗位800个以上。", "always every year", years},
		{"每季度举办一次专场招聘会。", "always every quarter", years},
		{"2014年前完成首批20个小区改造（含加装电梯）。", "due 2013-12-31 ?time-before", years},
		{"2015年6月底前，公交出行分担率达到40%。", "due 2015-06-30", years},
		{"2012年10月底前动工建设环城北路，2014年12月底前通车。", "due 2014-12-31 [2012-10-31 动工建设环城北路]", years},
		{"持续推进停车收费公开。", "always", years},
		{"按照《信息化方案（2021-2022年）》列出清单，力争2022年9月底前完成6项技术的推广。", "due 2022-09-30", year},
		{"2022年覆盖全部园区。", "", year},
		{"排查设施，9月底前完成问题整改。", "due 2022-09-30", year},
	} {
		if got := said(InSentence(c.text, c.in)); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestTimesAmongOfficesAreCutOut(t *testing.T) {
	for _, c := range []struct{ text, names, times string }{
		{"市应急局负责，全年落实", "市应急局负责", "全年落实"},
		{"6月底前；市住建局牵头、市财政局配合", "市住建局牵头、市财政局配合", "6月底前"},
		{"市应急局，2023年9月底前完成，市住建局", "市应急局，市住建局", "2023年9月底前完成"},
		{"市应急局、市住建局", "市应急局、市住建局", ""},
		{"二〇二三年专班、市长热线办", "二〇二三年专班、市长热线办", ""},
		{"全年落实", "", "全年落实"},
		{"", "", ""},
	} {
		if names, times := CutTimes(c.text); names != c.names || strings.Join(times, "|") != c.times {
			t.Errorf("%s: %q and %q", c.text, names, times)
		}
	}
}
