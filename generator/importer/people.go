package importer

import (
	"slices"
	"strings"

	"gongshi/generator/export"
)

// In the tables for people stand words where programs read keys, and lists as people write them. What can be read of that is; a list
// that can mean two things is not guessed at.

// read reads a cell by its column's kind, and returns how it should have been written if it cannot be read.
func (i *importing) read(r *row, c *export.Column, cell string) (value, string) {
	if r.of.people {
		cell = i.meant(c, cell)
	}
	return read(c, cell)
}

// meant returns the key that a word of the interface stands for; any other text as it is.
func (i *importing) meant(c *export.Column, cell string) string {
	for _, labels := range i.Labels {
		for _, choice := range c.Choices {
			if word, ok := labels.Constant(c.Label(choice)); ok && word == cell {
				return choice
			}
		}
		if word, ok := labels.Constant("data.yes"); ok && c.Kind == export.Truth && word == cell {
			return "true"
		}
	}
	return cell
}

// unmixed takes apart a list that is written as people do: 甲、乙. Where a comma may be part of an entry, it does so only if that is what
// the file has; else it asks for semicolons.
func unmixed[T any](i *importing, r *row, c *export.Column, v *value, into T, set func(*T, value)) bool {
	if !r.of.people || len(v.list) != 1 || !slices.ContainsFunc(r.of.lists, func(between string) bool { return strings.Contains(v.list[0], between) }) {
		return true
	}
	parts := apart(v.list[0], r.of.lists)
	switch c.Name {
	case "lead", "joint", "support":
		if i.officeOf[v.list[0]] == "" {
			v.list = parts
		}
		return true
	case "areas":
		if i.areaOf[v.list[0]] == "" {
			v.list = parts
		}
		return true
	case "done", "values":
		v.list = parts
		return true
	}
	for _, list := range [][]string{v.list, parts} {
		probe, said := into, value{list: list, noted: &noted{}}
		if set(&probe, said); same(&probe, &into) {
			v.list = list
			return true
		}
	}
	i.report(r.wrong(c.Name, "import-list", "value", v.list[0], "expected", export.Join(parts)))
	return false
}

// apart cuts a list at whatever stands between its entries.
func apart(list string, between []string) []string {
	for _, sign := range between {
		list = strings.ReplaceAll(list, sign, "\x00")
	}
	var all []string
	for entry := range strings.SplitSeq(list, "\x00") {
		if entry = strings.TrimSpace(entry); entry != "" {
			all = append(all, entry)
		}
	}
	return all
}
