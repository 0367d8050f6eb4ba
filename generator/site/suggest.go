package site

import "gongshi/generator/words"

// mostComparisons bounds how many names are compared for what one file says, and for all dead links of a site together: a source
// with thousands of mistakes needs no suggestion for each.
const mostComparisons = 200_000

// suggested adds the near name as long as there is time for it.
func (j *joiner) suggested(s string, names []string, data ...string) []string {
	if j.compared += len(names) + 1; j.compared > mostComparisons || len(s) > mostName {
		return data
	}
	if name, ok := words.Near(s, names); ok {
		return append(data, "near", name)
	}
	return data
}

// suggestedOr says what else to do where no name is near.
func (j *joiner) suggestedOr(otherwise, s string, names []string, data ...string) []string {
	with := j.suggested(s, names, data...)
	if len(with) == len(data) {
		return append(with, "expected", otherwise)
	}
	return with
}

// mostName is how long a name may be, in bytes, to be compared with others.
const mostName = 500
