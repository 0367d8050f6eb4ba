package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// taskBody is about 3 KB: a description with a list, a table and links, and five updates.
func taskBody() []byte {
	sentence := "全面排查危险化学品企业重大风险隐患，建立台账，明确责任部门、措施清单和完成时限，持续推进整治提升。"
	var b strings.Builder
	b.WriteString(strings.Repeat(sentence, 3) + "\n\n### 主要内容\n\n")
	for range 4 {
		b.WriteString("- **动火作业**" + sentence + "\n")
	}
	b.WriteString("\n| 指标 | 目标 | 完成 |\n| --- | ---: | ---: |\n| 企业培训 | 40 | 12 |\n| 应急演练 | 12 | 3 |\n\n")
	b.WriteString("详见[通知](https://example.org/notice/1)、[台账](files/01.xlsx)与*附件*。\n")
	for i := range 5 {
		fmt.Fprintf(&b, "\n## 2022-0%d-28 专家指导服务完成第%d轮\n\n%s\n%s\n", i+1, i+1, sentence, sentence)
	}
	return []byte(b.String())
}

func BenchmarkParse(b *testing.B) {
	body := taskBody()
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(body, 1, Task)
	}
}

// BenchmarkGoldmark is what goldmark takes by itself: the floor under BenchmarkParse.
func BenchmarkGoldmark(b *testing.B) {
	body := taskBody()
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := md.Convert(body, &out); err != nil {
			b.Fatal(err)
		}
	}
}
