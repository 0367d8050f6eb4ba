package site

import (
	"slices"

	"gongshi/generator/front"
)

// The kinds of file that have front matter, each with its fields.
var (
	taskForm    = front.Form[Front]{File: "task", Fields: taskFields, Check: checkTask}
	planForm    = front.Form[PlanFront]{File: "plan", Fields: planFields, Check: checkPlan}
	configForm  = front.Form[Config]{File: "site", Fields: configFields, Check: checkConfig}
	articleForm = front.Form[ArticleFront]{File: "page", Fields: articleFields, Check: checkArticle}
)

// vocabulary is what may be written in any of them.
var vocabulary = &front.Vocabulary{
	Tables: slices.Concat(taskForm.Tables(), planForm.Tables(), configForm.Tables(), articleForm.Tables()),
	Prose: map[string]bool{
		"title": true, "summary": true, "notice": true, "reason": true, "by": true, "directed": true, "document": true, "issuer": true, "subject": true,
		"validity": true, "publisher": true, "phone": true, "column": true, "icp": true, "police": true, "licence": true, "index_number": true, "unit": true,
	},
	Translated: map[string]string{ // by what an office calls them
		"序号": "number", "标题": "title", "任务": "title", "名称": "name", "摘要": "summary", "领域": "category", "工作领域": "category", "类别": "category",
		"牵头": "lead", "责任": "lead", "责任科室": "lead", "负责": "lead", "配合": "support", "完成时限": "due", "时限": "due", "截止": "due", "完成": "completed",
		"完成日期": "completed", "取消": "cancelled", "原因": "reason", "理由": "reason", "文号": "document", "发布机构": "issuer", "开始": "start", "结束": "end",
	},
	Common:   []string{"key", "name", "title", "summary", "date", "value", "by", "draft"},
	OneOfFew: []string{"lead", "schedule"},
	Units:    map[string]string{"total": "unit"},
	Apart:    map[string]string{"[[pauses]]": "key-of-pause"}, // a day is not moved there without its meaning
}
