package words

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

// messageFiles has a file for each language in which problems can be said. To add a language is to add a file.
//
//go:embed messages/*.toml
var messageFiles embed.FS

// Languages returns those in which problems can be said, the first by default.
func Languages() []string { return slices.Clone(known) }

var known = languages()

const defaultLanguage = "en"

// messages are what is said in one language, as its file has it.
type messages struct {
	Gap        string            `toml:"gap"`         // stands between the sentences of a hint
	Warning    string            `toml:"warning"`     // stands before the words of a warning
	Cell       string            `toml:"cell"`        // the hint for a table's cell where no hint of the kind fits
	FieldWords []string          `toml:"field_words"` // a hint that has one of these tells how front matter is written
	Problems   map[string]Words  `toml:"problem"`     // by the kind of problem
	Refusals   map[string]string `toml:"refusal"`     // by the English phrase of package publish
	Reports    map[string]string `toml:"report"`      // by the kind of what a report says
}

// Words say what is wrong, and what to do. {slots} are filled with the problem's data. A hint is made of sentences; one
// that has a slot without data is left out.
type Words struct {
	Says  string   `toml:"says"`
	Hints []string `toml:"hints"`
	Cell  string   `toml:"cell"` // instead of Hints, where the value comes from a table's cell; empty if Hints will do
}

// readOnce has what reads the messages of a language. They are read when something is to be said for the first time: most
// builds have nothing to say.
var readOnce = readers()

func languages() []string {
	files, err := messageFiles.ReadDir("messages")
	if err != nil {
		panic(err) // the folder is compiled in
	}
	all := []string{defaultLanguage}
	for _, f := range files {
		if language := strings.TrimSuffix(f.Name(), ".toml"); language != defaultLanguage {
			all = append(all, language)
		}
	}
	return all
}

func readers() map[string]func() *messages {
	all := map[string]func() *messages{}
	for _, language := range known {
		all[language] = sync.OnceValue(func() *messages {
			m := &messages{}
			if err := toml.Unmarshal(fileOf(language), m); err != nil {
				panic(fmt.Sprintf("messages in %s: %v", language, err)) // a test reads every file
			}
			return m
		})
	}
	return all
}

// fileOf returns the text of the file of a language.
func fileOf(language string) []byte {
	text, err := messageFiles.ReadFile("messages/" + language + ".toml")
	if err != nil {
		panic(err) // it is compiled in
	}
	return text
}

// messagesIn returns the messages in a language: in its own if there is a file for it, else in one that begins alike, as zh-CN for
// zh-TW, else in the default.
func messagesIn(language string) *messages {
	if slices.Contains(known, language) {
		return readOnce[language]()
	}
	for _, other := range known {
		if alike, _, _ := strings.Cut(other, "-"); strings.HasPrefix(language, alike) {
			return readOnce[other]()
		}
	}
	return readOnce[defaultLanguage]()
}
