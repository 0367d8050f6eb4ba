package document

import (
	"slices"

	"gongshi/generator/phrase"
)

// A memory keeps what words were understood as: merged cells repeat them over many rows, and many rows name the same offices and times.
type memory struct {
	span      phrase.Span
	known     *phrase.Names
	of        map[rolesAsked]rolesSaid
	times     map[string]phrase.When
	sentences map[string]phrase.When
	amounts   map[string][]phrase.Amount
	parts     map[string]namesAndTimes
}

// A rolesAsked is what roles depend on.
type rolesAsked struct {
	text       string
	column     phrase.Role
	firstLeads bool
	names      int // how many were known
}

type rolesSaid struct {
	named  []phrase.Named
	doubts []phrase.Doubt
}

type namesAndTimes struct {
	names string
	times []string
}

func newMemory(span phrase.Span, known *phrase.Names) *memory {
	return &memory{span, known, map[rolesAsked]rolesSaid{}, map[string]phrase.When{}, map[string]phrase.When{}, map[string][]phrase.Amount{}, map[string]namesAndTimes{}}
}

// remembered returns what is kept for some words, which are understood the first time.
func remembered[K comparable, V any](all map[K]V, words K, understand func() V) V {
	is, there := all[words]
	if !there {
		is = understand()
		all[words] = is
	}
	return is
}

func (m *memory) roles(text string, column phrase.Role, firstLeads bool) ([]phrase.Named, []phrase.Doubt) {
	said := remembered(m.of, rolesAsked{text, column, firstLeads, m.known.Count()}, func() rolesSaid {
		named, doubts := phrase.Roles(text, column, m.known, firstLeads)
		return rolesSaid{named, doubts}
	})
	return slices.Clone(said.named), slices.Clone(said.doubts)
}

func (m *memory) cutTimes(text string) (string, []string) {
	cut := remembered(m.parts, text, func() namesAndTimes {
		names, times := phrase.CutTimes(text)
		return namesAndTimes{names, times}
	})
	return cut.names, slices.Clone(cut.times)
}

func (m *memory) schedule(text string) phrase.When {
	return ownWhen(remembered(m.times, text, func() phrase.When { return phrase.Schedule(text, m.span) }))
}

func (m *memory) inSentence(text string) phrase.When {
	return ownWhen(remembered(m.sentences, text, func() phrase.When { return phrase.InSentence(text, m.span) }))
}

func (m *memory) amountsIn(text string) []phrase.Amount {
	return slices.Clone(remembered(m.amounts, text, func() []phrase.Amount { return phrase.Amounts(text) }))
}

// ownWhen returns a copy that whoever asked may change.
func ownWhen(w phrase.When) phrase.When {
	w.Points, w.Doubts = slices.Clone(w.Points), slices.Clone(w.Doubts)
	return w
}
