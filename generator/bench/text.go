package main

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// The words of generated plans. A pattern has slots such as {place}, each filled with a word of that list, which may have
// slots itself; {n} is a number.

var slots = map[string][]string{
	"place": {"化工企业", "液氨制冷企业", "烟花爆竹零售点", "加油加气站", "危化品仓库", "涂装车间", "粉尘涉爆企业", "港口罐区",
		"燃气场站", "工业园区", "小型餐饮场所", "高层住宅", "建筑工地", "学校实验室", "商贸市场", "养老机构"},
	"thing": {"可燃气体报警器", "储罐液位联锁", "紧急切断阀", "动火作业票证", "有限空间台账", "重大危险源档案", "应急物资储备",
		"消防通道", "安全阀和压力表", "防雷防静电接地", "视频监控", "岗位操作规程", "反应釜温度监测", "承包商入场登记"},
	"who": {"镇街应急办", "区消防救援大队", "专家组", "执法人员", "企业安全管理员", "第三方检测机构", "行业主管部门", "园区管理办公室",
		"值班领导", "网格员"},
	"act":   {"逐项核对", "现场抽查", "开展复核", "上门指导", "集中讲解", "随机检查", "测试运行", "登记造册"},
	"fix":   {"限期整改", "停用更换", "重新标定", "补齐记录", "制定替代措施", "列入下月复查", "移交主管部门"},
	"topic": {"新修订的安全生产法", "事故警示案例", "特殊作业规范", "应急预案和处置卡", "重大隐患判定标准", "双重预防机制", "报警处置流程"},
	"when":  {"本月上旬", "本月中旬", "上月下旬", "节日前后", "汛期到来之前", "连续高温期间", "季度末"},
	"goal":  {"隐患按期销号", "数据每日上传", "人员全部持证", "设备完好可用", "责任落实到岗", "记录可以倒查"},
}

var (
	titles = []string{"开展{place}{thing}专项检查", "完成{place}{thing}更新改造", "组织{place}人员学习{topic}", "建立{place}{thing}月度核查制度",
		"对{place}进行{topic}宣讲", "梳理{place}{thing}问题清单", "推广{place}{thing}线上管理", "规范{place}{thing}日常维护"}

	promises = []string{
		"全区{n}家{place}都要对照清单检查{thing}，做到{goal}。",
		"由{who}牵头，会同{who}对{place}的{thing}{act}，发现的问题{fix}。",
		"新建和改建的{place}要同步配齐{thing}，验收时由{who}{act}。",
		"每季度请{who}讲一次{topic}，参加人数不少于{n}人。",
		"{thing}不符合要求的{place}，先停止使用，再{fix}；{goal}后才能恢复。",
		"检查结果由{who}汇总，{when}通报，拖延不改的{place}增加检查次数。",
		"把{topic}写进{place}的年度培训计划，考试不合格的补考，共{n}学时。",
		"已经查过的{place}按四分之一的比例{act}，重点看{thing}是否{goal}。",
	}

	reports = []string{
		"{when}，{who}到{n}家{place}{act}，{thing}方面的问题现场改正{n}处，其余{fix}。",
		"{who}组织{n}名骨干学习{topic}，会后逐人测试，不合格的补考。",
		"{place}的{thing}已更换{n}套，还有{n}套等待到货，其间由{who}{act}。",
		"上次通报的问题全部复查，已经解决{n}个，剩下的{fix}。",
		"{who}反映{place}的{thing}数据时断时续，经排查是线路老化，已经{fix}。",
		"又有{n}家{place}实现了{goal}，名单随本次进展公布。",
		"应急演练在一家{place}举行，模拟{thing}失效，从报警到到场用时{n}分钟。",
		"收到群众反映{n}件，都与{thing}有关，{who}{act}后逐件答复。",
	}

	points   = []string{"对{thing}{act}，{goal}。", "{who}每月到{place}一次，次次留有记录。", "不合格的{thing}一律{fix}。", "向{place}发放{topic}资料{n}份。"}
	leads    = []string{"摸清底数", "落实责任", "边查边改", "专家把关", "公开结果", "长期坚持", "分级管理", "联合执法"}
	headings = []string{"{place}检查情况", "{thing}更换过半", "学习{topic}", "{who}{act}", "本阶段小结", "问题{fix}", "复查{place}"}
	counted  = []string{"检查{place}", "更换{thing}", "组织学习{topic}"}
	shares   = []string{"{place}覆盖率", "{thing}合格率"}
	reasons  = []string{"与上级的同类任务合并办理，不再单列。", "{place}正在搬迁，{thing}随后重新安排。", "承担检测的机构尚未确定，等待重新采购。"}
)

// fill returns one of the patterns with its slots filled.
func fill(r *rand.Rand, patterns []string) string {
	var b strings.Builder
	fillInto(&b, r, pick(r, patterns))
	return b.String()
}

func fillInto(b *strings.Builder, r *rand.Rand, pattern string) {
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			return
		}
		slot, after, _ := strings.Cut(rest, "}")
		if slot == "n" {
			b.WriteString(strconv.Itoa(2 + r.IntN(95)))
		} else {
			fillInto(b, r, pick(r, slots[slot]))
		}
		pattern = after
	}
}

// paragraph returns from least to most sentences on one line.
func paragraph(r *rand.Rand, patterns []string, least, most int) string {
	var b strings.Builder
	for range least + r.IntN(most-least+1) {
		fillInto(&b, r, pick(r, patterns))
	}
	return b.String()
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }
