package history

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"gongshi/generator/front"
	"gongshi/generator/problem"
	"gongshi/generator/site"
)

// compareIncidents finds incidents that were published and are gone or read otherwise, and approved reports and evaluations that do. What is
// dated after the day of the check was not published.
func (p *pair) compareIncidents() {
	for _, whole := range p.before.Incidents {
		old := whole.On(p.today)
		if old == nil || len(p.old.mistakes[old.Text.File]) > 0 {
			continue
		}
		at := slices.IndexFunc(p.after.Incidents, func(i *site.Incident) bool { return i.Key == old.Key })
		switch {
		case at < 0 && p.now.tree.File(old.Text.File) != nil && len(p.now.mistakes[old.Text.File]) > 0:
		case at < 0:
			p.add(problem.New(0, 0, "published-incident-gone", "value", old.Date.String(), "other", old.Title).In(old.Text.File))
		case p.bothRead(old.Text.File, p.after.Incidents[at].Text.File):
			p.compareIncident(old, p.after.Incidents[at])
		}
	}
}

func (p *pair) compareIncident(old, now *site.Incident) {
	file, wasApproved := now.Text.File, old.Report.Approved != 0
	if wasApproved || now.Report.Approved == 0 {
		p.incidentFact(file, "date", old.Date.String(), now.Date.String())
		p.incidentFact(file, "title", old.Title, now.Title)
		p.incidentFact(file, "severity", old.Severity, now.Severity)
		p.compareCasualties(file, old, now)
	}
	if old.Sample != now.Sample {
		p.addIncident(file, "sample", strconv.FormatBool(old.Sample), strconv.FormatBool(now.Sample))
	}
	p.compareIncidentText(old, now)
	if p.incidentFact(file, "report.approved", old.Report.Approved.String(), now.Report.Approved.String()); wasApproved && now.Report.Approved == 0 {
		return // what follows from it is gone as well
	}
	p.incidentFact(file, "report.by", old.Report.By, now.Report.By)
	p.incidentFact(file, "report.document", old.Report.Document, now.Report.Document)
	p.incidentFact(file, "report.file", old.Report.File, now.Report.File)
	if old.Responsible && !now.Responsible {
		p.addIncident(file, "responsible", "true", "false")
	}
	for _, a := range old.Attributed {
		if !slices.Contains(now.Attributed, a) {
			p.addIncident(file, "attributed", strings.TrimSpace(a.To+" "+a.Role), "")
		}
	}
	p.incidentFact(file, "evaluation.published", old.Evaluation.Published.String(), now.Evaluation.Published.String())
	p.incidentFact(file, "evaluation.file", old.Evaluation.File, now.Evaluation.File)
	for _, name := range []string{old.Report.File, old.Evaluation.File} {
		if name != "" {
			p.compareIncidentFile(path.Join(path.Dir(indexOf(p.before.Terms)), name), now)
		}
	}
}

// compareCasualties finds other figures. Before the report is approved they are those that were reported, and may rise: someone injured may
// have died.
func (p *pair) compareCasualties(file string, old, now *site.Incident) {
	if old.Report.Approved == 0 && now.Deaths >= old.Deaths && now.Deaths+now.Injured >= old.Deaths+old.Injured {
		return
	}
	for _, n := range []struct {
		key     string
		was, is int
	}{{"deaths", old.Deaths, now.Deaths}, {"injured", old.Injured, now.Injured}} {
		if n.was != n.is {
			p.addIncident(file, n.key, strconv.Itoa(n.was), strconv.Itoa(n.is))
		}
	}
}

// incidentFact finds that a fact of an incident is gone or is another. What was not there may have come.
func (p *pair) incidentFact(file, path, was, is string) {
	if was != "" && was != is {
		p.addIncident(file, path, was, is)
	}
}

func (p *pair) addIncident(file, path, was, is string) {
	p.addAt(file, path, "published-incident-changed", "key", path, "other", front.Shortened(was), "value", shown(front.Shortened(is)))
}

// compareIncidentText finds the first line of the text that is gone or reads otherwise. More may be said before, between and after.
func (p *pair) compareIncidentText(old, now *site.Incident) {
	left := linesOf(&p.now, now)
	for _, line := range linesOf(&p.old, old) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		at := slices.IndexFunc(left, func(l string) bool { return strings.TrimSpace(l) == strings.TrimSpace(line) })
		if at < 0 {
			p.add(problem.New(0, 0, "published-incident-text", "key", old.Title, "value", front.Shortened(strings.TrimSpace(line))).In(now.Text.File))
			return
		}
		left = left[at+1:]
	}
}

// linesOf returns the lines of an incident's text: those below its front matter.
func linesOf(s *side, i *site.Incident) []string {
	text, _ := s.text(i.Text.File)
	lines := strings.Split(text, "\n")
	ends := 0
	for at, line := range lines {
		if strings.TrimSpace(line) == "+++" {
			if ends++; ends == 2 {
				return lines[at+1:]
			}
		}
	}
	return nil
}

// compareIncidentFile finds that a published report or evaluation is gone or has other bytes.
func (p *pair) compareIncidentFile(file string, i *site.Incident) {
	if p.judged[file] || p.old.tree.File(file) == nil {
		return
	}
	p.judged[file] = true
	now := p.now.tree.File(file)
	if now != nil && (!now.Regular || now.IsForbidden()) {
		return // which is a mistake of its own
	}
	same := false
	if now != nil {
		var err error
		if same, err = p.holds(now); err != nil {
			p.failed = err
			return
		}
	}
	if !same {
		p.add(problem.New(0, 0, "published-incident-file", "value", path.Base(file), "other", i.Title, "key", path.Base(i.Text.File)).In(file))
	}
}
