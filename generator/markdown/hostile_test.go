package markdown

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/problem"
)

// hostile are pieces that some reader of Markdown takes long for when they are repeated, before a beginning and after it.
var hostile = []struct{ name, begin, repeated, end string }{
	{"a long address, referred to often", "[a]: " + strings.Repeat("x", 30000) + "\n\n", "[a]\n\n", ""},
	{"a long title, referred to often", "[a]: x '" + strings.Repeat("y", 30000) + "'\n\n", "![][a]\n\n", ""},
	{"a footnote cited by every update", "[^1]: " + strings.Repeat("注", 10000) + "\n\n", "## 2022-06-28 甲\n\n乙[^1]\n\n", ""},
	{"marks of a footnote without an end", "", "[^x", ""},
	{"marks of a footnote without an end, line by line", "", "[^x\n\n", ""},
	{"marks of missing footnotes", "", "[^1]", ""},
	{"marks of missing footnotes, paragraph by paragraph", "", "[^1]\n\n", ""},
	{"footnotes cited often", "[^1]: 注\n\n", "[^1] a\n\n", ""},
	{"footnotes of one label", "", "[^1]: 注\n", "\n甲[^1]"},
	{"footnotes in one another", "", "[^1]: ", ""},
	{"links with a blank", "", "[a](b c.md)", ""},
	{"links with a blank, line by line", "", "[a](b c.md)\n", ""},
	{"links with full-width brackets", "", "[甲]（a.md）\n\n", ""},
	{"open links", "", "[a](b", ""},
	{"images in one another", "", "![", strings.Repeat("](a)", 900)},
	{"brackets that open", "", "[", ""},
	{"brackets that close", "", "]", ""},
	{"brackets and emphasis", strings.Repeat("[", 900), "*a* ", strings.Repeat("]", 900)},
	{"definitions of links", "", "[a]: b\n", ""},
	{"definitions that fail", "", "[a]: b c\n", ""},
	{"digits", "", "1380000000", ""},
	{"digits with commas", "", "13800000000,", ""},
	{"lists on a line", "", "- ", "a"},
	{"quotations on a line", "", "> ", "a"},
	{"numbers on a line", "", "1. ", "a"},
	{"stars that open", "", "*a ", ""},
	{"stars and lines", "", "*a _b ", ""},
	{"stars that close", "", "a* ", ""},
	{"stars of any number", "", "a**b*c***d", ""},
	{"backticks", "", "`a``b```c", ""},
	{"tags", "", "<a ", ""},
	{"comments", "", "<!-- ", ""},
	{"entities", "", "&#", ""},
	{"addresses", "", "http://", ""},
	{"mail addresses", "", "a@", ""},
	{"backslashes", "", "\\", ""},
	{"bars", "a|b\n-|-\n", "|", ""},
	{"rows", "a|b\n-|-\n", "`\\|`|\n", ""},
	{"rows that are too long", "a|b\n-|-\n", "a|b|c\n", ""},
	{"lines of dashes", "", "a|b\n-|-\n", ""},
	{"heads without dashes", "", "|a|b|\n", ""},
	{"headings", "", "# a\n", ""},
	{"dated headings", "", "## 2022-06-28 甲\n", ""},
	{"swallowed headings", "- a\n", "  ## 2022-06-28 甲\n", ""},
	{"updates with links", "", "## 2022-06-28 甲\n\n[乙](a.md)\n", ""},
	{"marks in titles", "## 2022-06-28 ", "[待", ""},
	{"brackets in titles", "## 2022-06-28 ", "（（", ""},
	{"underlines", "", "a\n---\n", ""},
	{"fences", "", "```\n", "```"},
	{"fences with a language", "", "```a\n", ""},
	{"invisible characters", "", "\u200b", ""},
	{"control characters", "", "\x01", ""},
	{"merges", "", "<<<<<<< a\n", ""},
	{"ends of merges", "", "=======\n>>>>>>> a\n", ""},
	{"tabs", "", "a\tb\n", ""},
	{"numbered lines", "", "1、甲\n", ""},
	{"sentences with a day", "## 2022-01-01 甲\n\n", "2022年7月12日，乙\n\n", ""},
	{"products", "", "5*10*20", ""},
	{"fields", "", "due = 2022-06-30\n", ""},
	{"withdrawals", "## 2022-06-28 甲\n\n", "> 撤回：乙\n\n", ""},
	{"strikes", "", "~~a~~ ~~", ""},
	{"soft breaks and footnotes", "[^1]: 注\n\n", "[^1]\n", ""},
	{"empty lines in lists", "- a\n", "\n", "  - b"},
	{"hard breaks", "", "a\\\n", ""},
}

// deeper returns lists whose every line stands deeper than the one above.
func deeper(lines int) string {
	var b strings.Builder
	for i := range lines {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// repeatedTo returns a hostile body of about so many bytes.
func repeatedTo(begin, repeated, end string, size int) []byte {
	return []byte(begin + strings.Repeat(repeated, max(1, (size-len(begin)-len(end))/len(repeated))) + end)
}

// inParagraphs returns a body of about so many bytes whose paragraphs are as long as they may be.
func inParagraphs(begin, repeated, end string, size int) []byte {
	times := mostParagraph / len(repeated)
	if signs := countSigns([]byte(repeated)); signs > 0 {
		times = min(times, mostSigns/signs)
	}
	return repeatedTo(begin, strings.Repeat(repeated, times)+"\n\n", end, size)
}

// Parsing takes so many bytes of memory at most, what it lets go of included: for every byte of the body, and beside.
const (
	memoryPerByte = 1200
	memoryBeside  = 8 << 20
)

// allocated returns how many bytes parsing takes.
func allocated(body []byte, form Form) (d *Document, all uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d = Parse(body, 2, form)
	runtime.ReadMemStats(&after)
	return d, after.TotalAlloc - before.TotalAlloc
}

func TestHostileBodiesTakeMemoryInProportionAndEndInAnErrorOrText(t *testing.T) {
	const size = 64 << 10
	bodies := map[string][]byte{"lists line by line": []byte(deeper(900)), "lists, 3,000 deep": []byte(strings.Repeat("- ", 3000) + "a")}
	for _, h := range hostile {
		bodies[h.name] = repeatedTo(h.begin, h.repeated, h.end, size)
		bodies[h.name+", by paragraphs"] = inParagraphs(h.begin, h.repeated, h.end, size)
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			d, all := allocated(body, Task)
			if most := uint64(len(body))*memoryPerByte + memoryBeside; all > most {
				t.Errorf("%d MB for %d KB", all>>20, len(body)>>10)
			}
			if len(d.Problems) > mostProblems+1 {
				t.Errorf("%d problems", len(d.Problems))
			}
			if size := messageBytes(d); size > 1<<20 {
				t.Errorf("the messages have %d KB", size>>10)
			}
		})
	}
}

func messageBytes(d *Document) int {
	size := 0
	for _, p := range d.Problems {
		for _, value := range p.Data {
			size += len(value)
		}
	}
	return size
}

func TestWhatGoesBeyondTheBoundsIsAnErrorThatSaysSo(t *testing.T) {
	for want, body := range map[string]string{
		"2:1 text-too-large value=1025 expected=1024": strings.Repeat("正文。\n\n", 1024*1024/11+1),
		"2:65 nested-too-deep expected=32":            strings.Repeat("- ", 100) + "a",
		"4:1 paragraph-too-long expected=32":          "短。\n\n" + strings.Repeat("长。\n", 32<<10/7+1),
		"2:1 paragraph-too-long expected=32":          "## 2022-06-28 " + strings.Repeat("长", 11000),
		"4:1 text-swells":                             "[a]: " + strings.Repeat("x", 30000) + "\n\n" + strings.Repeat("[a]\n\n", 20),
	} {
		d := Parse([]byte(body), 2, Task)
		got := found(d)
		if strings.HasSuffix(want, "text-swells") {
			got, want = got[strings.LastIndexByte(got, ' ')+1:], "text-swells"
		}
		expect(t, body[:40], got, want)
		if len(d.Problems.Errors()) == 0 {
			t.Error("it does not stop publishing")
		}
	}
}

func TestTooManyProblemsAreAnErrorOfTheirOwn(t *testing.T) {
	d := Parse([]byte(strings.Repeat("[甲]（a.md）\n\n", mostProblems+5)), 1, Page)
	last := d.Problems[len(d.Problems)-1]
	if len(d.Problems) != mostProblems+1 || last.Code != "problems-many" || last.Line != 2*mostProblems+1 || len(d.Problems.Errors()) != 1 {
		t.Errorf("%d problems, the last %+v", len(d.Problems), last)
	}
}

func TestLargeOrdinaryBodiesAreWithinTheBounds(t *testing.T) {
	var b strings.Builder
	b.WriteString("描述。\n\n| 序号 | 企业 | 问题 |\n|---|---|---|\n")
	for i := range 3000 {
		fmt.Fprintf(&b, "| %d | 甲企业[%d](https://example.org/%d) | **整改**完成 |\n", i, i, i)
	}
	for i := range 600 {
		fmt.Fprintf(&b, "\n## 2022-%02d-%02d 进展\n\n检查企业12家[^1]，%s\n\n[^1]: 注。\n", i%12+1, i%28+1, strings.Repeat("发现问题3个，均已整改。", 20))
	}
	if d := Parse([]byte(b.String()), 2, Task); len(d.Problems) > 0 || len(d.Updates) != 600 {
		t.Errorf("%d updates, %v", len(d.Updates), d.Problems[:min(3, len(d.Problems))])
	}
}

func TestPlacesAreRightWhereverTheyAreAskedFor(t *testing.T) {
	source := []byte(strings.Repeat("甲b\n", 700) + strings.Repeat("丙丁é", 500) + "\n\n末")
	p := places{source: source, first: 5}
	for _, offset := range []int{len(source), 0, 3, 4, 511, 512, 513, 3000, 3500, 5000, len(source) - 3, 1} {
		for offset < len(source) && source[offset]&0xC0 == 0x80 {
			offset++
		}
		before := string(source[:offset])
		wantLine, start := 5+strings.Count(before, "\n"), strings.LastIndexByte(before, '\n')+1
		line, column := p.of(offset)
		if want := len([]rune(before[start:])) + 1; line != wantLine || column != want {
			t.Errorf("offset %d is at %d:%d, want %d:%d", offset, line, column, wantLine, want)
		}
		if got := p.lineStart(offset); got != start {
			t.Errorf("the line of %d begins at %d, want %d", offset, got, start)
		}
	}
}

// FuzzMemory repeats what the fuzzer finds: parsing may take no more than in proportion.
func FuzzMemory(f *testing.F) {
	for _, h := range hostile {
		f.Add(h.begin[:min(len(h.begin), 40)], h.repeated, h.end[:min(len(h.end), 40)], true)
	}
	f.Fuzz(func(t *testing.T, begin, repeated, end string, task bool) {
		const longest, size = 60, 16 << 10
		if repeated == "" || len(begin)+len(repeated)+len(end) > 3*longest {
			return
		}
		form := Page
		if task {
			form = Task
		}
		body := repeatedTo(begin, repeated, end, size)
		d, all := allocated(body, form)
		if most := uint64(len(body))*memoryPerByte + memoryBeside; all > most {
			t.Errorf("%d MB for %d KB of %q", all>>20, len(body)>>10, repeated)
		}
		if !slices.IsSortedFunc(d.Problems, func(a, b problem.Problem) int { return a.Line - b.Line }) || messageBytes(d) > 1<<20 {
			t.Errorf("problems without order or bound for %q", repeated)
		}
	})
}
