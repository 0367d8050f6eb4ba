package schema

import (
	"embed"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"gongshi/generator/front"
	"gongshi/generator/site"
)

// What fields mean, a file for each language.
//
//go:embed fields
var wordFiles embed.FS

// A meaning is what a field means, and how it is written.
type meaning struct{ is, example string }

// meanings are those of all fields of a language, by kind and path, such as "task.schedule.due".
type meanings map[string]meaning

// meaningsIn are read when they are first needed.
var meaningsIn = map[string]func() meanings{"en": read("en"), "zh-CN": read("zh-CN")}

// in returns the meanings in a language, by the rule of package words: what begins with "zh" is Chinese, all else English.
func in(language string) meanings {
	if strings.HasPrefix(language, "zh") {
		return meaningsIn["zh-CN"]()
	}
	return meaningsIn["en"]()
}

func read(language string) func() meanings {
	return sync.OnceValue(func() meanings {
		var tables map[string]any
		text, err := wordFiles.ReadFile("fields/" + language + ".toml")
		if err == nil {
			err = toml.Unmarshal(text, &tables)
		}
		if err != nil {
			panic(err) // it is compiled in
		}
		all := meanings{}
		all.add("", tables)
		return all
	})
}

func (m meanings) add(within string, table map[string]any) {
	for key, value := range table {
		at := within + key
		if key == "is" {
			at = strings.TrimSuffix(within, ".")
		}
		switch v := value.(type) {
		case string:
			m[at] = meaning{is: v}
		case []any:
			m[at] = meaning{v[0].(string), v[1].(string)}
		case map[string]any:
			m.add(at+".", v)
		}
	}
}

// ofKind says what a kind of file is.
func (m meanings) ofKind(k site.FileKind) string { return m["kind."+k.Name].is }

// of returns the meaning of a field of a kind of file.
func (m meanings) of(kind, path string) meaning { return m[kind+"."+path] }

// each calls do for every field of a kind, tables before what is in them, with its path.
func each(shapes []front.Shape, within string, do func(path string, s front.Shape)) {
	for _, s := range shapes {
		do(within+s.Name, s)
		each(s.Fields, within+s.Name+".", do)
	}
}
