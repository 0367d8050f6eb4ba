package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gongshi/generator/day"
)

const year = 2022

// The days of a generated plan. It is looked at while it is open, and after the last day of its record.
var (
	start, _ = day.New(year, 1, 1)
	asOf, _  = day.New(year, 11, 15)
)

// The offices and categories of a generated plan; their keys are numbered.
var (
	offices = []string{"综合科", "法规科", "执法一队", "执法二队", "危化科", "矿山科", "工贸科", "烟花爆竹科", "防汛科", "防火科", "预案科",
		"值班室", "宣传科", "培训中心", "信息中心", "财务科", "人事科", "督查室", "物资储备中心", "检测中心"}
	categories = []string{"责任落实", "隐患治理", "重点行业", "设备更新", "教育培训", "应急准备", "信息化", "执法监督", "基层基础", "社会共治"}
)

func officeKey(i int) string   { return fmt.Sprintf("office-%02d", i+1) }
func categoryKey(i int) string { return fmt.Sprintf("category-%02d", i+1) }

// writePlan writes the sources of a site whose plan has n tasks into a folder.
func writePlan(dir string, n int) error {
	plan := filepath.Join(dir, "content", fmt.Sprint(year))
	if err := os.MkdirAll(plan, 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), []byte(siteFile()), 0o666); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(plan, "index.md"), []byte(indexFile()), 0o666); err != nil {
		return err
	}
	return eachTask(n, func(t *task) error {
		return os.WriteFile(filepath.Join(plan, fileName(t.Number)), []byte(t.source()), 0o666)
	})
}

// siteFile returns the site.toml of a generated site.
func siteFile() string {
	var b strings.Builder
	b.WriteString(`title = "安全生产任务公示"
base_url = "https://plan.example.org/"
language = "zh-CN"
timezone = "Asia/Shanghai"
publisher = "示例单位"
notice = "内容由程序生成，只用来测量。"
`)
	for i, name := range offices {
		fmt.Fprintf(&b, "\n[[offices]]\nkey = %q\nname = %q\n", officeKey(i), name)
	}
	return b.String()
}

// indexFile returns the index.md of a generated plan.
func indexFile() string {
	var b strings.Builder
	fmt.Fprintf(&b, `+++
title = "年度安全生产任务"
issuer = "示例单位"
issued = %[1]s
start = %[1]s
end = %[2]d-12-31

[reporting]
every = "quarter"
`, start, year)
	for i, name := range categories {
		fmt.Fprintf(&b, "\n[[categories]]\nkey = %q\nname = %q\n", categoryKey(i), name)
	}
	b.WriteString("+++\n\n这份计划由程序生成，每项任务按季度更新进展。\n")
	return b.String()
}

// eachTask makes the tasks from 1 to n and does something with each, on all processors.
func eachTask(n int, do func(*task) error) error {
	return onAll(n, func(i int) error { return do(newTask(i + 1)) })
}
