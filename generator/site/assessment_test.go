package site

import (
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/front"
)

// assessmentOf is an assessment whose fields begin on line 3.
func assessmentOf(fields string) string {
	return "+++\ntitle = \"年度考核\"\n" + fields + "+++\n"
}

const assessmentPath = "content/2022/assessment.md"

func withAssessment(name, fields, want string) mistake {
	return mistake{name: name, with: files{assessmentPath: assessmentOf(fields)}, want: strings.ReplaceAll(want, "assessment:", assessmentPath+":")}
}

const twoSubjects = "subjects = [{ key = \"east\", name = \"东镇\" }, { key = \"west\", name = \"西镇\" }]\n"

const work = "criteria = [{ key = \"work\", name = \"工作\", points = 60 }]\n"

// given is a score for work.
func given(subject, points string) string {
	return fmt.Sprintf("scores = [{ subject = %q, criterion = \"work\", points = %s, date = 2023-01-10, by = \"办\", reason = \"核\" }]\n", subject, points)
}

var assessmentMistakes = []mistake{
	withAssessment("facts alone", twoSubjects, ""),
	withAssessment("points by nobody", twoSubjects+"criteria = [{ key = \"a\", name = \"甲\", points = 60 }]\n", "assessment:2:1 assessment-without-document"),
	withAssessment("a score of a criterion that is not there", twoSubjects+"scores = [{ subject = \"east\", criterion = \"b\", points = 1, date = 2023-01-01, by = \"办\", reason = \"x\" }]\n", "assessment:4:43 unknown-criterion | value=b"),
	withAssessment("a score of nobody", twoSubjects+"scores = [{ subject = \"north\", points = 1, date = 2023-01-01, by = \"办\", reason = \"x\" }]\n", "assessment:4:23 unknown-subject | value=north"),
	withAssessment("a criterion of no group", "document = \"x\"\n"+twoSubjects+"criteria = [{ key = \"a\", name = \"甲\", points = 60, group = \"镇\" }]\n", "assessment:5:59 unknown-group | value=镇"),
	withAssessment("a score after the approval", "document = \"x\"\n"+twoSubjects+"approved = { date = 2023-01-01, by = \"办\" }\nscores = [{ subject = \"东镇\", points = 1, date = 2023-01-02, by = \"办\", reason = \"x\" }]\n", "assessment:6:48 score-after-approval | other=2023-01-01 | value=2023-01-02"),
	withAssessment("a name twice", "subjects = [{ key = \"east\", name = \"东镇\" }, { key = \"west\", name = \"东镇\" }]\n", "assessment:3:67 duplicate-key | key=name | value=东镇"),
	withAssessment("points of nothing", "document = \"x\"\nshow = \"points\"\n"+twoSubjects, "assessment:4:8 show-without | expected=[[criteria]] | value=points"),
	withAssessment("grades of nothing", "document = \"x\"\nshow = \"grades\"\n"+twoSubjects+work, "assessment:4:8 show-without | expected=[[grades]] | value=grades"),
	withAssessment("a subject that nothing holds for", "document = \"x\"\nshow = \"points\"\nsubjects = [{ key = \"east\", name = \"东镇\", group = \"镇\" }, { key = \"office\", name = \"建设局\" }]\n"+strings.Replace(work, "60", "60, group = \"镇\"", 1), "assessment:5:57 subject-without-criterion | value=建设局"),
	withAssessment("a criterion of another group", "document = \"x\"\nsubjects = [{ key = \"east\", name = \"东镇\", group = \"镇\" }, { key = \"office\", name = \"建设局\" }]\n"+strings.Replace(work, "60", "60, group = \"镇\"", 1)+given("office", "5"), "assessment:6:45 criterion-of-others | expected=镇 | other=建设局 | value=工作"),
	withAssessment("more than the most", "document = \"x\"\n"+twoSubjects+work+given("east", "61"), "assessment:6:60 score-above-most | expected=60 | other=工作 | value=61"),
	withAssessment("twice the same", "document = \"x\"\n"+twoSubjects+work+strings.Replace(given("east", "50"), " }]", " }, { subject = \"东镇\", criterion = \"工作\", points = 6, date = 2023-01-10, by = \"办\", reason = \"核\" }]", 1), "assessment:6:154 score-twice | other=工作 | value=东镇"),
	withAssessment("nothing given though it is approved", "document = \"x\"\nshow = \"points\"\napproved = { date = 2023-02-01, by = \"办\" }\n"+twoSubjects+work+given("east", "0"), "assessment:6:44 score-missing | other=工作 | value=西镇"),
	withAssessment("added to what begins full", "document = \"x\"\n"+twoSubjects+work+"severities = [{ key = \"a\", name = \"一般\", deduct = 3, criterion = \"工作\" }]\n"+given("east", "5"), "assessment:7:60 score-of-full | other=工作 | value=5"),
	withAssessment("a correction before the approval", twoSubjects+"corrections = [{ date = 2023-02-01, what = \"x\", reason = \"y\" }]\n", "assessment:4:16 correction-before-approval | value=2023-02-01"),
	withAssessment("a scale below nothing", twoSubjects+"scale = -100\n", "assessment:4:9 negative | key=scale | value=-100"),
	withAssessment("nobody", "subjects = []\n", "assessment:3:1 missing-key | expected=[[subjects]] | key=subjects"),
	withAssessment("grades in disorder", "document = \"x\"\n"+twoSubjects+"grades = [{ name = \"良\", from = 80 }, { name = \"优\", from = 90 }]\n", "assessment:5:59 grades-out-of-order | other=80 | value=90"),
	withAssessment("a criterion that is not there", "document = \"x\"\n"+twoSubjects+"severities = [{ key = \"a\", name = \"一般\", deduct = 3, criterion = \"b\" }]\n", "assessment:5:65 unknown-criterion | value=b"),
	{name: "an incident of a severity that is not there", with: files{assessmentPath: assessmentOf("document = \"x\"\n" + twoSubjects + "severities = [{ key = \"ordinary\", name = \"一般事故\", deduct = 3 }]\n"),
		"content/2022/incidents/2022-06-28-x.md": incidentFile("severity = \"ordinry\"\nattributed = [{ to = \"eest\" }]\n")},
		want: "content/2022/incidents/2022-06-28-x.md:4:12 unknown-severity | near=ordinary | value=ordinry\ncontent/2022/incidents/2022-06-28-x.md:5:22 unknown-subject | near=east | value=eest"},
}

func TestMistakesInAssessments(t *testing.T) { checkMistakes(t, assessmentMistakes) }

// The structures of rules that were found in public documents. Each line of want is a subject: its sum, its grade, and who barred it.
func TestRulesOfAssessment(t *testing.T) {
	incident := func(day, name, fields string) (string, string) {
		return "content/2022/incidents/" + day + "-" + name + ".md", strings.Replace(incidentFile(fields+"responsible = true\n[report]\napproved = 2022-12-01\n"), "2022-06-28", day, 1)
	}
	score := func(subject, criterion string, points float64) string {
		return fmt.Sprintf("[[scores]]\nsubject = %q\ncriterion = %q\npoints = %s\ndate = 2023-01-10\nby = \"考核办\"\nreason = \"核定\"\n", subject, criterion, front.Number(points))
	}
	for _, c := range []struct {
		name, rules string
		incidents   []string // day, fields
		want        string
	}{
		{"a larger accident is a veto, and ordinary ones add up",
			"[[severities]]\nkey = \"ordinary\"\nname = \"一般\"\ndeduct = 5\n[[severities]]\nkey = \"larger\"\nname = \"较大\"\nveto = \"fail\"\n[[criteria]]\nkey = \"work\"\nname = \"工作\"\npoints = 100\n" + score("east", "work", 90) + score("west", "work", 95),
			[]string{"2022-03-01", "severity = \"ordinary\"\nattributed = [{ to = \"east\" }]\n", "2022-04-01", "severity = \"ordinary\"\nattributed = [{ to = \"东镇\", role = \"属地\" }]\n", "2022-05-01", "severity = \"larger\"\nattributed = [{ to = \"west\" }]\n"},
			"east 80/100 vetoes 0\nwest 95/100 vetoes 1"},
		{"points for accidents until they are used up, by deaths",
			"[[severities]]\nkey = \"death\"\nname = \"亡人\"\ndeduct = 30\nper = \"death\"\ncriterion = \"accidents\"\n[[criteria]]\nkey = \"accidents\"\nname = \"事故\"\npoints = 60\n",
			[]string{"2022-03-01", "severity = \"death\"\ndeaths = 1\nattributed = [{ to = \"east\" }]\n", "2022-05-01", "severity = \"death\"\ndeaths = 3\nattributed = [{ to = \"west\" }]\n"},
			"east 30/60 vetoes 0\nwest 0/60 vetoes 0"},
		{"a bonus, rescaled sums, grades whose bound belongs to the better",
			"scale = 100\n[[criteria]]\nkey = \"a\"\nname = \"甲\"\npoints = 5\n[[criteria]]\nkey = \"b\"\nname = \"乙\"\npoints = 45\n[[bonus]]\nkey = \"plus\"\nname = \"加分\"\npoints = 5\n[[grades]]\nname = \"优秀\"\nfrom = 90\naward = true\n[[grades]]\nname = \"良好\"\nfrom = 80\n[[grades]]\nname = \"一般\"\nfrom = 0\n" +
				score("east", "a", 5) + score("east", "b", 40) + score("west", "a", 5) + score("west", "b", 35) + score("west", "plus", 5),
			nil, "east 90/100 优秀 vetoes 0\nwest 85/100 良好 vetoes 0"},
		{"barred from an award without failing, and lowered by one",
			"[[severities]]\nkey = \"heavy\"\nname = \"重伤\"\nveto = \"no-award\"\n[[criteria]]\nkey = \"a\"\nname = \"甲\"\npoints = 100\n[[grades]]\nname = \"优秀\"\nfrom = 90\naward = true\n[[grades]]\nname = \"良好\"\nfrom = 80\n[[grades]]\nname = \"一般\"\nfrom = 0\n" +
				score("east", "a", 95) + score("west", "a", 95) + "[[scores]]\nsubject = \"west\"\nlower = 1\ndate = 2023-01-12\nby = \"考核办\"\nreason = \"瞒报\"\n",
			[]string{"2022-03-01", "severity = \"heavy\"\nattributed = [{ to = \"east\" }]\n"},
			"east 95/100 良好 vetoes 0\nwest 95/100 良好 vetoes 0"},
		{"groups with criteria of their own",
			"subjects = [{ key = \"east\", name = \"东镇\", group = \"镇\" }, { key = \"office\", name = \"建设局\", group = \"部门\" }]\n[[criteria]]\nkey = \"a\"\nname = \"甲\"\npoints = 60\ngroup = \"镇\"\n[[criteria]]\nkey = \"b\"\nname = \"乙\"\npoints = 40\ngroup = \"部门\"\n" + score("east", "a", 50) + score("office", "b", 39.5),
			nil, "east 50/60 vetoes 0\noffice 39.5/40 vetoes 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rules := c.rules
			if !strings.HasPrefix(rules, "subjects") {
				rules = twoSubjects + rules
			}
			all := files{assessmentPath: assessmentOf("document = \"薛应急发〔2022〕8号\"\n" + rules)}
			for i := 0; i < len(c.incidents); i += 2 {
				name, text := incident(c.incidents[i], fmt.Sprintf("n%d", i), c.incidents[i+1])
				all[name] = text
			}
			s, problems, _ := read(t, mistake{with: all}.files(t), false)
			if len(problems) > 0 {
				t.Fatal(reported(problems))
			}
			var lines []string
			for _, st := range s.Plans[0].Assess(on("2023-02-01")) {
				line := fmt.Sprintf("%s %s/%s", st.Subject.Key, front.Number(st.Sum), front.Number(st.Most))
				if st.Grade != nil {
					line += " " + st.Grade.Name
				}
				lines = append(lines, fmt.Sprintf("%s vetoes %d", line, len(st.Vetoes)))
			}
			if got := strings.Join(lines, "\n"); got != c.want {
				t.Errorf("it comes to\n%s\nwant\n%s", got, c.want)
			}
			for _, st := range s.Plans[0].Assess(on("2022-11-30")) {
				if len(st.Incidents) > 0 {
					t.Errorf("before any report is approved %d incidents count for %s", len(st.Incidents), st.Subject.Key)
				}
			}
		})
	}
}
