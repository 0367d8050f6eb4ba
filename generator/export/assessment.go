package export

import "gongshi/generator/view"

type assessmentJSON struct {
	Plan       string           `json:"plan"`
	AsOf       *string          `json:"as_of"`
	Title      string           `json:"title"`
	Document   *string          `json:"document"`
	Issuer     *string          `json:"issuer"`
	From       *string          `json:"from"`
	Until      *string          `json:"until"`
	Show       string           `json:"show"`
	Approved   *approvalJSON    `json:"approved"` // null as long as nobody has approved it
	Severities []severityJSON   `json:"severities"`
	Criteria   []criterionJSON  `json:"criteria"`
	Scale      *int             `json:"scale"`
	Bonus      []criterionJSON  `json:"bonus"`
	Grades     []gradeJSON      `json:"grades"`
	Subjects   []subjectJSON    `json:"subjects"`
	NotCounted []notCountedJSON `json:"not_counted"`
	Sample     bool             `json:"sample"`
	URL        string           `json:"url"`
}

type approvalJSON struct {
	Date     *string `json:"date"`
	By       *string `json:"by"`
	Document *string `json:"document"`
}

type severityJSON struct {
	Key       string  `json:"key"`
	Name      string  `json:"name"`
	Deduct    float64 `json:"deduct"`
	Per       string  `json:"per"`
	Criterion *string `json:"criterion"`
	Veto      *string `json:"veto"`
}

type criterionJSON struct {
	Key    string  `json:"key"`
	Name   string  `json:"name"`
	Points float64 `json:"points"`
	Group  *string `json:"group"`
}

type gradeJSON struct {
	Name  string  `json:"name"`
	From  float64 `json:"from"`
	Award bool    `json:"award"`
}

type subjectJSON struct {
	Key       string        `json:"key"`
	Name      string        `json:"name"`
	Group     *string       `json:"group"`
	Facts     *factsJSON    `json:"facts"` // null of a subject that is neither an office nor an area of the plan
	Incidents []countedJSON `json:"incidents"`
	Points    *pointsJSON   `json:"points"` // null where points are not shown
	Grade     *string       `json:"grade"`
	Scores    []scoreJSON   `json:"scores"`
}

type factsJSON struct {
	Promises   promisesJSON    `json:"promises"`
	Milestones promisesJSON    `json:"milestones"`
	Reports    reportCountJSON `json:"reports"`
}

type promisesJSON struct {
	OnTime int `json:"on_time"`
	Late   int `json:"late"`
	NotMet int `json:"not_met"`
	Open   int `json:"open"`
	Lapsed int `json:"lapsed"`
	Moved  int `json:"moved"`
}

type reportCountJSON struct {
	Owed    int `json:"owed"`
	OnTime  int `json:"on_time"`
	Late    int `json:"late"`
	Missing int `json:"missing"`
}

type countedJSON struct {
	Incident string  `json:"incident"`
	Severity string  `json:"severity"`
	Role     *string `json:"role"`
	Veto     *string `json:"veto"`
	Later    bool    `json:"after_approval"`
}

type pointsJSON struct {
	Criteria []partJSON `json:"criteria"`
	Base     float64    `json:"base"`
	Whole    float64    `json:"whole"`
	Scaled   float64    `json:"scaled"`
	Bonus    []partJSON `json:"bonus"`
	Deducted float64    `json:"deducted"`
	Adjusted float64    `json:"adjusted"`
	Sum      float64    `json:"sum"`
	Most     float64    `json:"most"`
}

type partJSON struct {
	Criterion string  `json:"criterion"`
	Given     float64 `json:"given"`
	Taken     float64 `json:"taken"`
	Points    float64 `json:"points"`
}

type scoreJSON struct {
	Criterion *string `json:"criterion"`
	Points    float64 `json:"points"`
	Lower     int     `json:"lower"`
	Date      *string `json:"date"`
	By        string  `json:"by"`
	Reason    string  `json:"reason"`
}

type notCountedJSON struct {
	Incident string `json:"incident"`
	Why      string `json:"why"`
}

// AssessmentJSON returns assessment.json of a plan that has an assessment: its rules, and what counts for each subject by them, as far as the
// page shows it.
func AssessmentJSON(d *view.Data) ([]byte, error) {
	a := d.Assessment
	j := assessmentJSON{
		Plan: d.Plan.Key, AsOf: date(a.AsOf), Title: a.Title, Document: text(a.Document), Issuer: text(a.Issuer), From: date(a.From), Until: date(a.Until), Show: a.Show,
		Severities: mapped(a.Severities, func(s view.AssessedSeverity) severityJSON {
			return severityJSON{s.Key, s.Name, s.Deduct, s.Per, text(s.Criterion), text(s.Veto)}
		}),
		Criteria: mapped(a.Criteria, criterionOf), Bonus: mapped(a.Bonus, criterionOf),
		Grades:     mapped(a.Grades, func(g view.AssessedGrade) gradeJSON { return gradeJSON(g) }),
		Subjects:   mapped(a.Subjects, subjectOf),
		NotCounted: mapped(a.Uncounted, func(u view.UncountedData) notCountedJSON { return notCountedJSON{u.Key, u.Why} }),
		Sample:     a.Sample, URL: a.URL,
	}
	if a.Scale != 0 {
		j.Scale = &a.Scale
	}
	if a.Approved != 0 {
		j.Approved = &approvalJSON{date(a.Approved), text(a.ApprovedBy), text(a.ApprovedIn)}
	}
	b, err := marshal(j)
	return append(b, '\n'), err
}

func criterionOf(c view.AssessedCriterion) criterionJSON {
	return criterionJSON{c.Key, c.Name, c.Points, text(c.Group)}
}

func subjectOf(s view.SubjectData) subjectJSON {
	j := subjectJSON{
		Key: s.Key, Name: s.Name, Group: text(s.Group), Grade: text(s.Grade),
		Incidents: mapped(s.Incidents, func(c view.CountedData) countedJSON {
			return countedJSON{c.Key, c.Severity, text(c.Role), text(c.Veto), c.Later}
		}),
		Scores: mapped(s.Scores, func(g view.ScoreData) scoreJSON {
			return scoreJSON{text(g.Criterion), g.Points, g.Lower, date(g.Date), g.By, g.Reason}
		}),
	}
	if s.HasFacts {
		j.Facts = &factsJSON{promisesOf(s.Promises), promisesOf(s.Milestones), reportCountJSON(s.Reports)}
	}
	if p := s.Points; p != nil {
		j.Points = &pointsJSON{mapped(p.Criteria, partOf), p.Base, p.Whole, p.Scaled, mapped(p.Bonus, partOf), p.Deducted, p.Adjusted, p.Sum, p.Most}
	}
	return j
}

func promisesOf(s view.LedgerSum) promisesJSON {
	return promisesJSON{s.OnTime, s.Late, s.NotMet, s.Open, s.Lapsed, s.Moved}
}

func partOf(p view.PartData) partJSON { return partJSON{p.Key, p.Given, p.Taken, p.Points} }
