package main

import (
	"fmt"
	"math/rand/v2"

	"gongshi/generator/day"
)

// describe begins the body with what will be done: prose, a list, a table, and a link to an earlier task.
func (t *task) describe(r *rand.Rand) {
	t.write("%s\n\n%s\n\n### 主要内容\n\n", paragraph(r, promises, 2, 4), paragraph(r, promises, 1, 3))
	for range 3 + r.IntN(3) {
		t.write("- **%s**：%s\n", pick(r, leads), fill(r, points))
	}
	t.write("\n| 内容 | 数量 | 要求 |\n|---|---:|---|\n")
	for range 3 + r.IntN(3) {
		t.write("| %s | %d | %s |\n", pick(r, slots["thing"]), 2+r.IntN(95), pick(r, slots["goal"]))
	}
	t.write("\n本项工作的安排见[通知全文](https://www.example.org/notices/%d)%s。\n", t.Number, t.alsoSee(r))
}

// update adds a dated heading and what came of it.
func (t *task) update(r *rand.Rand, d day.Day) {
	title := fill(r, headings)
	t.titles = append(t.titles, title)
	t.write("\n## %s %s\n\n%s\n", d, title, paragraph(r, reports, 2, 5))
	switch r.IntN(5) {
	case 0:
		t.write("\n1. %s\n2. %s\n", fill(r, points), fill(r, points))
	case 1:
		t.write("\n**下一步**：%s本次情况已抄送有关单位%s。\n", fill(r, promises), t.alsoSee(r))
	}
}

// alsoSee returns a link to one of the tasks shortly before this one.
func (t *task) alsoSee(r *rand.Rand) string {
	if t.Number == 1 {
		return ""
	}
	other := t.Number - 1 - r.IntN(min(t.Number-1, 40))
	return fmt.Sprintf("，并与[任务%d](%s)衔接", other, fileName(other))
}

func (t *task) write(format string, args ...any) { t.body += fmt.Sprintf(format, args...) }
