package words

import "strings"

// A Place is where something stands in a file: line and column from 1, or 0 where that is not known.
type Place struct{ Line, Column int }

// keyPlacing is where the keys of a TOML file stand, by their dotted names; a table has the place of its header.
type keyPlacing map[string]Place

// keyPlaces finds the keys of a valid TOML file that begin a line. The library tells no places.
func keyPlaces(source string) keyPlacing {
	places, table, number := keyPlacing{}, "", 0
	for line := range strings.Lines(strings.TrimPrefix(source, "\ufeff")) {
		number++
		text := strings.TrimLeft(line, " \t")
		at := Place{number, 1 + len(line) - len(text)}
		if header, isHeader := strings.CutPrefix(text, "["); isHeader {
			header, _, _ = strings.Cut(header, "]")
			table = dotted(header) + "."
			places.first(dotted(header), at)
		} else if key, _, isKey := strings.Cut(text, "="); isKey && !strings.HasPrefix(text, "#") {
			places.first(table+dotted(key), at)
		}
	}
	return places
}

// dotted returns a key as TOML writes it without quotes and spaces.
func dotted(key string) string {
	parts := strings.Split(key, ".")
	for i, part := range parts {
		parts[i] = strings.Trim(strings.TrimSpace(part), `"'`)
	}
	return strings.Join(parts, ".")
}

func (p keyPlacing) first(key string, at Place) {
	if _, there := p[key]; !there {
		p[key] = at
	}
}

// of returns the place of a key: of one in a table that is written on one line, the table's.
func (p keyPlacing) of(key string) Place {
	for {
		if at, found := p[key]; found {
			return at
		}
		dot := strings.LastIndexByte(key, '.')
		if dot < 0 {
			return Place{}
		}
		key = key[:dot]
	}
}
