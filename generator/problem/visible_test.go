package problem

import (
	"encoding/json"
	"strings"
	"testing"
)

// hostile is what a source may hold to clear the screen, hide text, or write lines of its own.
const hostile = "a\x1b[2J\x1b]0;t\x07\u009b2J\r\n\u2028::error::b\u202e\u2066\x7f\x00"

func TestWhatATerminalWouldObeyIsNamed(t *testing.T) {
	for text, want := range map[string]string{
		"plain, 中文，“引号”\t……": "plain, 中文，“引号”\t……",
		"\x1b[2J":            "<U+001B>[2J",
		"a\nb\r\n":           "a<U+000A>b<U+000D><U+000A>",
		"\u200e\u202e\u2069": "<U+200E><U+202E><U+2069>",
		"\xff中\xe4\xb8":      "<FF>中<E4><B8>",
		"\ufffd":             "\ufffd",
		"\u2028\u0085":       "<U+2028><U+0085>",
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
	if got, want := VisibleLines("a\r\nb\rc\n\x1b"), "a\r\nb<U+000D>c\n<U+001B>"; got != want {
		t.Errorf("lines are shown as %q, want %q", got, want)
	}
}

// Whatever stands in the name of a file, in a value or in the line: in no format does a terminal obey it, and nothing begins a line
// of its own.
func TestNoFormatPassesOnWhatATerminalWouldObey(t *testing.T) {
	p := New(3, 1, "heading-day-form", "value", hostile, "expected", hostile, "near", hostile).In("content/" + hostile + ".md")
	p.Source = printable(hostile)
	for _, format := range Formats() {
		for _, language := range []string{"en", "zh-CN"} {
			got := written(t, List{p}, format, language)
			if shown := VisibleLines(got); shown != got {
				t.Errorf("%s: %q", format, got)
			}
			for line := range strings.Lines(got) {
				if text := strings.TrimSpace(line); strings.HasPrefix(text, "::error::") || strings.HasPrefix(text, "b") {
					t.Errorf("%s has the line %q", format, line)
				}
			}
		}
	}
	var back []record
	if err := json.Unmarshal([]byte(written(t, List{p}, "json", "en")), &back); err != nil || back[0].Data["value"] != hostile || back[0].File != p.File {
		t.Errorf("JSON gives %+v, %v", back, err)
	}
}

// Services that run commands look for theirs in what is printed.
func TestNoQuotedLineIsACommand(t *testing.T) {
	for line, want := range map[string]string{
		"::error file=x::forged":        "\ufffd:error file=x::forged",
		"  ::stop-commands::x":          "  \ufffd:stop-commands::x",
		"see ##[error]x":                "see \ufffd#[error]x",
		"##vso[task.setvariable]x":      "\ufffd#vso[task.setvariable]x",
		"a ##teamcity[message 'x']":     "a \ufffd#teamcity[message 'x']",
		"##[add-path]/tmp ##[error]":    "\ufffd#[add-path]/tmp \ufffd#[error]",
		"a::b":                          "a::b",
		":: text":                       ":: text",
		"##[标题](a.md) ## 2022-06-28 完成": "##[标题](a.md) ## 2022-06-28 完成",
	} {
		if got := tame(line); got != want {
			t.Errorf("%q becomes %q, want %q", line, got, want)
		}
	}
}
