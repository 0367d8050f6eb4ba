package ask

import (
	"errors"
	"strings"
	"testing"
)

var offices = []Choice{{"zhk", "综合科", []string{"综合室"}}, {"aqk", "安全科", nil}, {"aqjg", "安全监管室", nil}}

var tasks = []Choice{{"3", "检修航标", nil}, {"17", "检修码头", nil}}

func TestAQuestionIsAskedUntilItsAnswerFits(t *testing.T) {
	required := func(answer string) string {
		if answer != "9" {
			return "no"
		}
		return ""
	}
	for _, c := range []struct {
		name  string
		q     Question
		lines string
		want  string
		told  string
	}{
		{"as it is", Question{Text: "标题"}, "航标\n", "航标", "标题: "},
		{"nothing", Question{Text: "标题"}, "\n", "", "标题: "},
		{"the default", Question{Text: "标题", Default: "计划"}, "\n", "计划", "标题 [计划]: "},
		{"required", Question{Text: "标题", Required: true}, "\n \n航标\n", "航标", "要填"},
		{"checked", Question{Text: "数", Check: required}, "8\n9\n", "9", "no"},
		{"the last line has no end", Question{Text: "标题"}, "航标", "航标", ""},
		{"by its number", Question{Choices: offices}, "2\n", "aqk", "  2  安全科"},
		{"by its name", Question{Choices: offices}, "综合室\n", "zhk", ""},
		{"by its key", Question{Choices: offices}, "AQJG\n", "aqjg", ""},
		{"by words", Question{Choices: offices}, "监管\n", "aqjg", ""},
		{"by words of two", Question{Choices: offices}, "安全\n安全科\n", "aqk", "aqk 安全科、aqjg 安全监管室"},
		{"none", Question{Choices: offices}, "财务科\n1\n", "zhk", "没有“财务科”"},
		{"several", Question{Choices: offices, Many: true}, "1、监管\n", "zhk、aqjg", ""},
		{"known by its value", Question{Choices: tasks, Known: true}, "1\n17\n", "17", "  17  检修码头"},
		{"known, by words", Question{Choices: tasks, Known: true}, "航标\n", "3", ""},
	} {
		var out strings.Builder
		got, err := New(strings.NewReader(c.lines), &out, "zh-CN").Ask(c.q)
		if err != nil || got != c.want || !strings.Contains(out.String(), c.told) {
			t.Errorf("%s: %q, %v; told %q, want %q and %q", c.name, got, err, out.String(), c.want, c.told)
		}
	}
}

// A list is shown once: who reads the same offices three times finds no question any more.
func TestAListOfChoicesIsShownOnce(t *testing.T) {
	var out strings.Builder
	a := New(strings.NewReader("1\n2\n17\n综合室\n"), &out, "zh-CN")
	for _, q := range []Question{{Text: "牵头", Choices: offices}, {Text: "配合", Choices: offices}, {Text: "任务", Choices: tasks, Known: true}, {Text: "分工", Choices: offices}} {
		if _, err := a.Ask(q); err != nil {
			t.Fatal(err)
		}
	}
	if told := out.String(); strings.Count(told, "安全监管室") != 1 || strings.Count(told, "（可选的和上面列出的相同）") != 2 || !strings.Contains(told, "检修码头") {
		t.Error(told)
	}
}

func TestWhoHasGoneGivesNoAnswer(t *testing.T) {
	var out strings.Builder
	if _, err := New(strings.NewReader("\n"), &out, "en").Ask(Question{Text: "Title", Required: true}); !errors.Is(err, ErrEnded) {
		t.Errorf("the error is %v", err)
	}
}

func TestOfManyChoicesOnlyTheFirstAreShown(t *testing.T) {
	var out strings.Builder
	many := make([]Choice, mostShown+12)
	for i := range many {
		many[i] = Choice{Value: strings.Repeat("x", i+1), Label: "…"}
	}
	if got, err := New(strings.NewReader("xx\n"), &out, "en").Ask(Question{Choices: many}); err != nil || got != "xx" || !strings.Contains(out.String(), "12 more") {
		t.Errorf("%q, %v\n%s", got, err, out.String())
	}
}

func TestATextHasSeveralLines(t *testing.T) {
	for lines, want := range map[string]string{"one\ntwo\n\nthree\n": "one\ntwo", "\n": "", "one": "one"} {
		if got, err := New(strings.NewReader(lines), &strings.Builder{}, "en").Lines("Text"); err != nil || got != want {
			t.Errorf("%q gives %q, %v; want %q", lines, got, err, want)
		}
	}
}

func TestAnEmptyLineIsYes(t *testing.T) {
	for line, want := range map[string]bool{"\n": true, "y\n": true, "是\n": true, "n\n": false, "否\n": false} {
		if got, err := New(strings.NewReader(line), &strings.Builder{}, "zh-CN").Sure("写入"); err != nil || got != want {
			t.Errorf("%q means %v, %v; want %v", line, got, err, want)
		}
	}
}

func TestNamesAreToldApart(t *testing.T) {
	for text, want := range map[string]string{
		"甲、乙，丙; d,": "甲|乙|丙|d", "发展改革委（粮食局、能源局），财政局": "发展改革委（粮食局、能源局）|财政局", "a (b, c)": "a (b, c)", "甲（乙": "甲（乙", "": "",
	} {
		if got := strings.Join(Several(text), "|"); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}
