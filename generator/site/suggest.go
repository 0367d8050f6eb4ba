package site

import "gongshi/generator/words"

// suggested adds the near name to a problem's data, if there is one.
func suggested(s string, names []string, data ...string) []string {
	if name, ok := words.Near(s, names); ok {
		return append(data, "near", name)
	}
	return data
}
