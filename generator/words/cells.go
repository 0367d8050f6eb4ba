package words

import "strings"

// inCell are the hints of kinds that come from a table when a task was imported: who filled in a cell does not write front matter.
// The slot {cell} is the column. It is never changed.
var inCell = map[string][2]string{
	"missing-key":                {"Fill in the column {cell}.", "请填写 {cell} 列。"},
	"empty-value":                {"Fill in the column {cell}.", "请填写 {cell} 列。"},
	"offices-in-one-text":        {"Write ; between the offices in the column {cell}.", "请在 {cell} 列里用英文分号隔开各个科室。"},
	"no-office":                  {"Fill in the column lead or joint; write ; between several offices.", "请填写 lead 列或 joint 列，几个科室之间用英文分号隔开。"},
	"no-schedule":                {"Fill in the column due or directed, or write true in the column year_round.", "请填写 due 列或 directed 列，或者在 year_round 列写 true。"},
	"completed-and-cancelled":    {"Keep the one that is true, in the table and in the task's file.", "请只保留符合实际的一个，表格和任务文件要一致。"},
	"outcome-without-completed":  {"Fill in the column completed, or empty outcome.", "请填写 completed 列，或清空 outcome 列。"},
	"verified-without-completed": {"Fill in the column completed, or empty verified_date and verified_by.", "请填写 completed 列，或清空 verified_date 和 verified_by 两列。"},
	"reason-missing":             {"Fill in the column reason: readers want to know why.", "请填写 reason 列，读者想知道为什么。"},
	"reason-without-cause":       {"It goes with cancelled, or with partly or unmet in the column outcome; tell of progress in updates.csv.", "reason 列与 cancelled 列一起填写，或者 outcome 列写 partly、unmet 时填写；一般情况请写进 updates.csv。"},
	"pause-without-reason":       {"Write the reason after the days, as in 2022-05-01/2022-06-10 and a few words.", "请在起止日期后面空一格写明原因，如 2022-05-01/2022-06-10 等待批复。"},
	"completed-without-update":   {"Add a row for that day to updates.csv.", "请在 updates.csv 里为那一天加一行。"},
	"done-and-values":            {"Fill in done, for what is counted day by day, or values, for an amount reached; empty the other.", "按次计的只填 done 列，按数量或百分比计的只填 values 列，另一列清空。"},
	"not-positive":               {"Write a number greater than 0 in the column {cell}.", "{cell} 列请写大于零的数。"},
	"negative":                   {"Write 0 or more in the column {cell}.", "{cell} 列不能写小于零的数。"},
}

// hintsInCell returns the hints for a problem whose value came from a cell. Of a kind that has none of its own, those that speak of how
// a field is written are left out.
func hintsInCell(code string, chinese bool, hints []string) []string {
	if own, ok := inCell[code]; ok {
		if chinese {
			return own[1:]
		}
		return own[:1]
	}
	var apt []string
	for _, hint := range hints {
		if !speaksOfFields(hint) {
			apt = append(apt, hint)
		}
	}
	if len(apt) == 0 && len(hints) > 0 {
		if chinese {
			return []string{"请改 {cell} 列的这一格。"}
		}
		return []string{"Correct the cell in the column {cell}."}
	}
	return apt
}

// speaksOfFields reports whether a hint tells how front matter is written.
func speaksOfFields(hint string) bool {
	for _, sign := range [...]string{" = ", "[[", "[{", "[\"", "[schedule]", "+++", "quotes", "引号", "方括号", "brackets", "the line", "这一行"} {
		if strings.Contains(hint, sign) {
			return true
		}
	}
	return false
}
