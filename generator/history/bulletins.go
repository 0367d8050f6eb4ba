package history

import (
	"slices"
	"strings"

	"gongshi/generator/day"
	"gongshi/generator/front"
	"gongshi/generator/markdown"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// A bulletin that was issued stays as it was issued. What turns out to be otherwise is said by a correction, which is only added.

// lastIssued returns the last day of the newest period of which a bulletin was issued; none without any.
func (p *pair) lastIssued() (last day.Day) {
	for _, b := range p.before.Bulletins {
		if p.isIssued(b) {
			last = max(last, b.Period.Last)
		}
	}
	return last
}

func (p *pair) isIssued(b *site.Bulletin) bool {
	return !b.Draft && b.Issued != 0 && b.Issued <= p.today
}

// compareBulletins goes through all that were issued.
func (p *pair) compareBulletins() {
	for _, old := range p.before.Bulletins {
		if !p.isIssued(old) || len(p.old.mistakes[old.Text.File]) > 0 {
			continue
		}
		i := slices.IndexFunc(p.after.Bulletins, func(b *site.Bulletin) bool { return b.Key == old.Key })
		switch {
		case i < 0:
			p.add(problem.New(0, 0, "published-bulletin-gone", "value", old.Key).In(old.Text.File))
		case p.after.Bulletins[i].Draft:
			p.addAt(old.Text.File, "draft", "published-bulletin-draft", "value", old.Key)
		case old != p.after.Bulletins[i] && p.bothRead(old.Text.File, old.Text.File):
			p.compareBulletin(old, p.after.Bulletins[i])
		}
	}
}

// compareBulletin finds what reads otherwise than it was issued.
func (p *pair) compareBulletin(old, now *site.Bulletin) {
	file := now.Text.File
	told := isTold(old, now)
	changed := func(path, was, is string) {
		if was != is && !(told && path != "issued" && !strings.HasPrefix(path, "figures.")) {
			p.addAt(file, path, "published-bulletin-changed", "key", path, "other", shown(front.Shortened(was)), "value", shown(front.Shortened(is)))
		}
	}
	for _, f := range []struct{ path, was, is string }{
		{"name", old.Name, now.Name}, {"issue", old.Issue, now.Issue}, {"document", old.Document, now.Document}, {"issuer", old.Issuer, now.Issuer},
		{"issued", old.Issued.String(), now.Issued.String()}, {"to", strings.Join(old.To, ", "), strings.Join(now.To, ", ")}, {"method", old.Method, now.Method},
		{"objections", objections(old), objections(now)},
	} {
		changed(f.path, f.was, f.is)
	}
	for _, name := range site.FigureNames() {
		changed("figures."+name, figure(old, name), figure(now, name))
	}
	if !told && !readsTheSame(old, now) {
		p.add(problem.New(0, 0, "published-bulletin-text", "value", now.Key).In(file))
	}
	for i, c := range old.Corrections {
		if i >= len(now.Corrections) || now.Corrections[i] != c {
			p.addAt(file, front.Element("corrections", i), "published-correction", "value", c.What, "other", c.Date.String())
			return // those behind it may only have moved
		}
	}
}

// isTold reports whether a correction that was added says that something else than a figure is otherwise now.
func isTold(old, now *site.Bulletin) bool {
	added := now.Corrections[min(len(old.Corrections), len(now.Corrections)):]
	return slices.ContainsFunc(added, func(c site.Correction) bool { return c.What == site.TextCorrection })
}

// readsTheSame reports whether what the issuer wrote, and where its links lead, is what it was.
func readsTheSame(a, b *site.Bulletin) bool {
	return slices.Equal(a.Text.Description, b.Text.Description) && slices.EqualFunc(a.Text.Document.Links, b.Text.Document.Links, func(a, b markdown.Link) bool {
		return a.Target == b.Target
	})
}

func objections(b *site.Bulletin) string {
	return strings.TrimSpace(b.Objections.Until.String() + " " + b.Objections.To)
}

// figure returns a figure as the bulletin was issued with it; nothing if it has none.
func figure(b *site.Bulletin, name string) string {
	if n, is := b.Says(name, 0); is {
		return number(n)
	}
	return ""
}
