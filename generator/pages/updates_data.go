package pages

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/site"
	"gongshi/generator/view"
)

// updatesData returns the updates that exist on the day, the newest first.
func (t *task) updatesData() []view.UpdateData {
	if len(t.updates) == 0 {
		return nil
	}
	all := make([]view.UpdateData, len(t.updates))
	for i, u := range slices.Backward(t.updates) {
		all[i] = view.UpdateData{
			Date: u.Day, Title: u.Title, URL: u.row.URL, Text: t.written(u.Source, u.In), Excerpt: u.Excerpt, Reason: u.Reason, Pending: u.Pending,
			Reported: u.Reported, NoProgress: u.NoProgress,
		}
		if u.By != nil {
			all[i].By, all[i].ByName = u.By.Key, u.By.Name
		}
		before := 0
		if i+1 < len(all) && all[i+1].Date == u.Day {
			before = all[i+1].Place
		}
		if u.In.File == t.Body.File {
			all[i].Place = ordinalInDay(u.Anchor)
		} else {
			all[i].File, all[i].Place = path.Base(u.In.File), before+1
		}
	}
	return all
}

// ordinalInDay returns which update of its day in the task's file an anchor is that of: 2022-06-28-2 is the second.
func ordinalInDay(anchor string) int {
	if place, err := strconv.Atoi(anchor[min(len(anchor), len("2022-06-28-")):]); err == nil {
		return place
	}
	return 1
}

// written returns Markdown as it was written in a text, but for links to what is not shown yet: as on pages, they lead to the task
// alone.
func (t *task) written(source string, in *site.Text) string {
	for i, target := range in.Targets {
		if target.Anchor == "" || target.From <= t.clock.Day {
			continue
		}
		to := in.Links[i].Target
		file, anchor, _ := strings.Cut(to, "#")
		switch {
		case file == "":
			source = strings.ReplaceAll(source, "(#"+anchor+")", "("+path.Base(in.File)+")")
		case isUpdateFile(path.Join(path.Dir(in.File), file)):
			source = retargeted(source, to, path.Join(path.Dir(file), "..", t.fileAt(target)))
		default:
			source = retargeted(source, to, file)
		}
	}
	return source
}

// isUpdateFile reports whether a source is an update in a file of its own: its name tells of it.
func isUpdateFile(file string) bool {
	parts := strings.Split(file, "/")
	return len(parts) == 4 && parts[2] == "updates"
}

// fileAt returns the name of the file to which a link leads instead of an update that is not shown yet: the task's if it is its own, else
// that of the plan.
func (t *task) fileAt(target site.Target) string {
	if target.URL == t.URL() {
		return path.Base(t.Body.File)
	}
	return "index.md"
}

// retargeted replaces a target wherever it stands as a whole: what only begins or ends like it is another.
func retargeted(source, target, by string) string {
	var b strings.Builder
	for {
		i := strings.Index(source, target)
		if i < 0 {
			return b.String() + source
		}
		end := i + len(target)
		isWhole := i > 0 && strings.IndexByte("(< \t\n", source[i-1]) >= 0 && (end == len(source) || strings.IndexByte(")> \t\r\n", source[end]) >= 0)
		b.WriteString(source[:i])
		if isWhole {
			b.WriteString(by)
		} else {
			b.WriteString(target)
		}
		source = source[end:]
	}
}
