package site

import (
	"slices"
	"strings"
)

// A room is a table in which a key may stand.
type room struct {
	file  string // the kind of file: "task", "plan", "site" or "page"
	table string // as an editor sees it: "[schedule]"; empty for the fields before all tables
	names []string
}

// rooms returns every table of every kind of file.
func rooms() []room {
	return []room{
		{"task", "", namesOf(taskFields)}, {"task", "[schedule]", namesOf(scheduleFields)}, {"task", "[verified]", namesOf(verifiedFields)},
		{"task", "[[pauses]]", namesOf(pauseFields)}, {"task", "[[milestones]]", namesOf(milestoneFields)}, {"task", "values", namesOf(valueFields)},
		{"plan", "", namesOf(planFields)}, {"plan", "[reporting]", namesOf(reportingFields)}, {"plan", "[[categories]]", namesOf(categoryFields)},
		{"site", "", namesOf(configFields)}, {"site", "[contact]", namesOf(contactFields)}, {"site", "[government]", namesOf(governmentFields)},
		{"site", "[data]", namesOf(dataFields)}, {"site", "[files]", namesOf(fileFields)}, {"site", "[[offices]]", namesOf(officeFields)},
		{"page", "", namesOf(articleFields)},
	}
}

// roomsOf returns every room, those of the file that is read into a value first.
func roomsOf(into any) []room {
	file := map[bool]string{}
	switch into.(type) {
	case *Front:
		file[true] = "task"
	case *PlanFront:
		file[true] = "plan"
	case *Config:
		file[true] = "site"
	case *ArticleFront:
		file[true] = "page"
	}
	all := rooms()
	slices.SortStableFunc(all, func(a, b room) int { return rank(a.file != file[true]) - rank(b.file != file[true]) })
	return all
}

func rank(later bool) int {
	if later {
		return 1
	}
	return 0
}

// readKeys finds keys that do not belong into a table, and returns the names that they probably stand for.
func readKeys[T any](f *findings, path string, table map[string]any, fields []field[T]) map[string]bool {
	for key := range table {
		if !slices.ContainsFunc(fields, func(f field[T]) bool { return f.name == key }) {
			return f.readUnknown(path, table, namesOf(fields))
		}
	}
	return nil
}

func (f *findings) readUnknown(path string, table map[string]any, names []string) map[string]bool {
	meant := map[string]bool{}
	for _, key := range sortedKeys(table) {
		if slices.Contains(names, key) {
			continue
		}
		code, data := f.misplaced(path, key, names)
		f.key(child(path, key), code, append(data, "key", key)...)
		if i := slices.Index(data, "near"); i >= 0 && table[data[i+1]] == nil {
			meant[data[i+1]] = true
			f.meant = append(f.meant, child(path, data[i+1]))
		}
		switch code {
		case "key-below-table":
			f.meant = append(f.meant, key)
		case "key-elsewhere":
			for table := range strings.SplitSeq(data[1], " / ") {
				f.meant = append(f.meant, strings.Trim(table, "[]"))
			}
		}
	}
	return meant
}

// misplaced says of a key what it is instead: another spelling of a name, or a field of another table or file.
func (f *findings) misplaced(path, key string, names []string) (code string, data []string) {
	for _, name := range names {
		if strings.EqualFold(name, key) {
			return "key-case", []string{"near", name}
		}
	}
	if f.rooms != nil {
		if code, data := f.elsewhere(path, key); code != "" {
			return code, data
		}
	}
	if data := suggested(key, names); data != nil {
		return "unknown-key", data
	}
	return "unknown-key", []string{"expected", strings.Join(names, ", ")}
}

// common are keys that other files have too, but where it is not likely that those were meant.
var common = []string{"key", "name", "title", "summary", "date", "value", "by", "draft"}

// elsewhere finds the table to which a key belongs: first in the same file.
func (f *findings) elsewhere(path, key string) (code string, data []string) {
	all := f.rooms()
	own := all[0].file
	if path != "" && slices.Contains(all[0].names, key) {
		return "key-below-table", []string{"other", header(path)}
	}
	var tables []string
	for _, r := range all {
		if r.file == own && r.table != "" && slices.Contains(r.names, key) {
			tables = append(tables, r.table)
		}
	}
	if own == "task" && slices.Equal(tables, []string{"[[pauses]]"}) {
		return "key-of-pause", []string{"other", "[[pauses]]"} // a day is not moved there without its meaning
	}
	if len(tables) > 0 {
		return "key-elsewhere", []string{"other", strings.Join(tables, " / ")}
	}
	for _, r := range all {
		if slices.Contains(r.names, key) && !slices.Contains(common, key) {
			if r.table != "" {
				return "key-of-" + r.file, []string{"other", r.table}
			}
			return "key-of-" + r.file, nil
		}
	}
	return "", nil
}

// header returns the line that begins the table at a path: "[schedule]", or "[[milestones]]".
func header(path string) string {
	name, many := strings.CutSuffix(indexed.ReplaceAllString(path, "[]"), "[]")
	name = strings.ReplaceAll(name, "[]", "")
	if many {
		return "[[" + name + "]]"
	}
	return "[" + name + "]"
}
