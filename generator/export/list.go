package export

import "strings"

// Join writes a list into a cell: its entries with ; between them. A \ before a character says that it is part of an entry:
// before ;, its full-width sister, another \, and a blank at the beginning or the end of an entry.
func Join(list []string) string {
	if len(list) == 1 && !strings.ContainsAny(list[0], special+" ") {
		return list[0]
	}
	var b strings.Builder
	for i, entry := range list {
		if i > 0 {
			b.WriteByte(';')
		}
		for k, r := range entry {
			if strings.ContainsRune(special, r) || r == ' ' && (k == 0 || k == len(entry)-1) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// special are the characters that never stand for themselves in a list.
const special = `;；\`

// Split reads a list that Join wrote, or a person: blanks around entries and empty entries do not count, and a full-width ；
// is as good.
func Split(cell string) []string {
	var list []string
	var entry []rune
	keep := 0 // how much of the entry's end may not be trimmed
	end := func() {
		for len(entry) > keep && entry[len(entry)-1] == ' ' {
			entry = entry[:len(entry)-1]
		}
		if len(entry) > 0 {
			list = append(list, string(entry))
		}
		entry, keep = entry[:0], 0
	}
	escaped := false
	for _, r := range cell {
		switch {
		case escaped:
			entry, escaped = append(entry, r), false
			keep = len(entry)
		case r == '\\':
			escaped = true
		case r == ';' || r == '；':
			end()
		case r == ' ' && len(entry) == 0:
		default:
			entry = append(entry, r)
		}
	}
	if escaped {
		entry = append(entry, '\\')
		keep = len(entry)
	}
	end()
	return list
}
