package problem

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func written(t *testing.T, l List, format, language string) string {
	t.Helper()
	var b strings.Builder
	if err := l.Write(&b, format, language); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func quoted(p Problem, line string) Problem {
	p.Source = line
	return p
}

func TestTextShowsTheLineWithACaretUnderThePlace(t *testing.T) {
	p := quoted(office, "lead     = [\"hazcem\"]")
	p.Column = 13
	want := `content/2022/07-x.md:5:13: office hazcem is not in site.toml
    lead     = ["hazcem"]
                ^
    Did you mean hazchem?
`
	if got := written(t, List{p}, "text", "en"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestJSONIsAnArrayOfObjects(t *testing.T) {
	if got := written(t, nil, "json", "en"); got != "[]\n" {
		t.Errorf("no problem is %q", got)
	}
	want := `[
{"file":"content/2022/07-x.md","line":5,"column":11,"severity":"error","code":"unknown-office","message":"office hazcem is not in site.toml","hint":"Did you mean hazchem?","source":"<lead>","data":{"near":"hazchem","value":"hazcem"}},
{"file":"content/plan.docx","line":0,"column":0,"severity":"error","code":"unknown-file","message":"nothing is made of this file","hint":"` + hintOf(nowhere) + `","source":"","data":{}},
{"file":"content/2022/07-x.md","line":12,"column":1,"severity":"warning","code":"future-date","message":"2022-12-01 lies in the future and is not shown yet","hint":"","source":"","data":{"value":"2022-12-01"}}
]
`
	got := written(t, List{quoted(office, "<lead>"), nowhere, future}, "json", "en")
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if !json.Valid([]byte(got)) {
		t.Error("this is no JSON")
	}
}

func hintOf(p Problem) string {
	_, hint := p.Words("en")
	return hint
}

func TestGitHubShowsProblemsAtTheirLines(t *testing.T) {
	odd := New(3, 1, "unknown-office", "value", "100%\r\n::error::").In("content/a,b:c%.md")
	want := `::error file=content/2022/07-x.md,line=5,col=11,title=unknown-office::office hazcem is not in site.toml%0ADid you mean hazchem?
::warning file=content/2022/07-x.md,line=12,col=1,title=future-date::2022-12-01 lies in the future and is not shown yet
::error file=content/a%2Cb%3Ac%25.md,line=3,col=1,title=unknown-office::office 100%25<U+000D><U+000A>::error:: is not in site.toml
`
	if got := written(t, List{office, future, odd}, "github", "en"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := written(t, List{nowhere}, "github", "zh-CN"); !strings.HasPrefix(got, "::error file=content/plan.docx,title=unknown-file::生成器") {
		t.Errorf("a file as a whole is %s", got)
	}
}

func TestGitLabTellsProblemsApartByWhatTheySay(t *testing.T) {
	report := func(l List) []finding {
		t.Helper()
		var all []finding
		if err := json.Unmarshal([]byte(written(t, l, "gitlab", "en")), &all); err != nil {
			t.Fatal(err)
		}
		return all
	}
	all := report(List{office, office, nowhere, future, New(0, 0, "no-site")})
	for i, want := range []string{"content/2022/07-x.md:5 major unknown-office", "content/2022/07-x.md:5 major unknown-office", "content/plan.docx:1 major unknown-file",
		"content/2022/07-x.md:12 minor future-date", "site.toml:1 major no-site"} {
		f := all[i]
		if got := fmt.Sprintf("%s:%d %s %s", f.Location.Path, f.Location.Lines.Begin, f.Severity, f.CheckName); got != want {
			t.Errorf("got %s, not %s", got, want)
		}
		for _, other := range all[:i] {
			if other.Fingerprint == f.Fingerprint {
				t.Errorf("%s is taken for another problem", want)
			}
		}
	}
	if all[0].Description != "office hazcem is not in site.toml Did you mean hazchem?" {
		t.Errorf("it says %q", all[0].Description)
	}
	lower := office
	lower.Line += 3
	if report(List{lower})[0].Fingerprint != all[0].Fingerprint {
		t.Error("a problem is taken for a new one when lines were added before it")
	}
	if got := written(t, nil, "gitlab", "en"); got != "[]\n" {
		t.Errorf("no problem is %q", got)
	}
}

func TestEveryFormatIsWritten(t *testing.T) {
	for _, format := range Formats() {
		if written(t, List{office}, format, "en") == "" {
			t.Errorf("%s says nothing", format)
		}
		if err := (List{office, future}).Write(full{}, format, "en"); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", format, err)
		}
	}
	if err := (List{}).Write(full{}, "xml", "en"); err == nil {
		t.Error("a format that there is not was written")
	}
}

var errFull = errors.New("the disk is full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
