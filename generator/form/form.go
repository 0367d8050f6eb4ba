// Package form makes the workbooks in which offices report, and reads them back.
//
// A form is for one office and one period of a plan. It has only the tasks of which the office owes something (owed.go), filled in with what
// is known; book.go makes a workbook of it. What comes back is read by read.go, whichever program saved it: headings are found by their
// words, and rows by a key in a hidden column, or else by number and title. back.go makes changes of the sources of that, and says row by row
// what came of it; write.go looks whether the site stays sound.
//
// What always holds: a form is a pure function of the sources and the day, and so is what comes of one. What an office writes becomes
// updates that wait for approval. It is data: it reads on the site as it was typed, and people's names and numbers are left out (said.go,
// private.go). A dated fact that is on record is never changed. With any mistake in any of the files there are no changes at all.
package form

import (
	"embed"
	"strconv"
	"strings"
	"sync"

	"gongshi/generator/day"
	"gongshi/generator/site"
	"gongshi/generator/words"
)

// A Form is what an office is asked.
type Form struct {
	Plan     *site.Plan
	Office   *site.Office
	Period   Period
	Due      day.Day // the last day on which a report is in time; none where no rule says so
	Tasks    []Owed
	Language string
}

// Name is the name of the form's file.
func (f *Form) Name() string { return f.Office.Key + "-" + f.Period.Key + ".xlsx" }

// A Period is a month, a quarter or a half-year, with its name: 2022-06, 2022-q2, 2022-h1.
type Period struct {
	Key string
	day.Period
}

// PeriodOf returns the period of a name, and whether there is one.
func PeriodOf(key string) (Period, bool) {
	if p, is := site.PeriodOf(key); is {
		return Period{key, p}, true
	}
	year, half, isHalf := strings.Cut(key, "-h")
	first, ok := day.ParseMonth(year + map[string]string{"1": "-01", "2": "-07"}[half])
	if !isHalf || !ok || len(year) != 4 {
		return Period{}, false
	}
	return Period{key, day.Period{First: first.First(), Last: (first + 5).Last()}}, true
}

// The words of the forms, a file for each language.
//
//go:embed words
var wordFiles embed.FS

var languages = []string{"zh-CN", "en"}

// labelsOf are the words of the forms, read when they are first needed.
var labelsOf = sync.OnceValue(func() map[string]*words.Labels {
	all := map[string]*words.Labels{}
	for _, language := range languages {
		text, err := wordFiles.ReadFile("words/" + language + ".toml")
		if err == nil {
			all[language], err = words.ReadLabels(language, text)
		}
		if err != nil {
			panic(err) // it is compiled in
		}
	}
	return all
})

// voice says what a form says.
type voice struct{ *words.Labels }

// voiceIn returns the words in a language: what begins with "zh" is Chinese, all else English.
func voiceIn(language string) voice {
	if strings.HasPrefix(language, "zh") {
		return voice{labelsOf()["zh-CN"]}
	}
	return voice{labelsOf()["en"]}
}

// say returns a label whose slots are filled from pairs of a name and a value.
func (v voice) say(key string, pairs ...string) string {
	return v.Say(key, 0, func(slot string) string {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == slot {
				return pairs[i+1]
			}
		}
		return ""
	})
}

// period returns what a period is called.
func (v voice) period(p Period) string {
	year, month := p.First.Month().Date()
	at := []string{"year", strconv.Itoa(year), "n"}
	switch {
	case strings.Contains(p.Key, "-q"):
		return v.say("quarter", append(at, v.say("quarters."+strconv.Itoa((month+2)/3)))...)
	case strings.HasSuffix(p.Key, "-h1"):
		return v.say("half-year", append(at, v.say("halves.1"))...)
	case strings.HasSuffix(p.Key, "-h2"):
		return v.say("half-year", append(at, v.say("halves.2"))...)
	}
	return v.say("month", append(at, strconv.Itoa(month))...)
}
