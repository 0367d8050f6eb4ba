package site

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongshi/generator/front"
	"gongshi/generator/markdown"
	"gongshi/generator/media"
	"gongshi/generator/problem"
	"gongshi/generator/tree"
)

// FrontOf returns the front matter of a task's file, read on its own, and whether it can be read as it stands: whether it fits into
// a site is not looked at.
func FrontOf(text []byte) (*Front, bool) { return frontOf[Front](taskKind, text) }

// UpdateFrontOf returns the same of an update in a file of its own.
func UpdateFrontOf(text []byte) (*UpdateFront, bool) { return frontOf[UpdateFront](updateKind, text) }

func frontOf[T any](k kind, text []byte) (*T, bool) {
	p := &parsed{kind: k}
	p.parse(text)
	front, ok := p.front.(*T)
	return front, ok && len(p.faults) == 0
}

// parsed is a file on its own: what depends on its path and bytes alone.
type parsed struct {
	path     string
	kind     kind
	hash     [sha256.Size]byte // none of a file that is not read as a source
	front    any               // *Config, *PlanFront, *Front or *ArticleFront
	faults   front.Faults
	body     *markdown.Document
	bodyLine int    // on which the body begins; 0 of a file without
	detail   detail // of an attachment
	active   bool   // an attachment that runs where it is opened
	unread   bool   // a source whose text could not be read
	problems problem.List
}

// ErrVanished says that a file was gone when it was to be read: look again.
var ErrVanished = errors.New("a source file vanished while it was read")

// parseSafely parses a file. A mistake of the generator that comes to light there is a problem of that file.
func parseSafely(f *tree.File, k kind, last *parsed) (p *parsed, err error) {
	defer func() {
		if caught := recover(); caught != nil {
			p, err = unparsed(f.Path, k, problem.New(0, 0, "generator-mistake", "detail", problem.Caught(f.Path, caught).Error())), nil
		}
	}()
	return parseFile(f, k, last)
}

// unparsed is a file of which no more is known than a problem.
func unparsed(file string, k kind, why problem.Problem) *parsed {
	p := &parsed{path: file, kind: k, problems: problem.List{why}, unread: k != attachmentKind && k != unknownKind}
	p.readSource(&front.Manuscript{Source: front.Source{BodyLine: 1}}, nil)
	p.settle(file, nil)
	return p
}

// parseFile parses a file. If it has the same bytes as the last time, the result is that of the last time.
func parseFile(f *tree.File, k kind, last *parsed) (*parsed, error) {
	p := &parsed{path: f.Path, kind: k}
	switch {
	case !f.Regular:
		return unparsed(f.Path, k, problem.New(0, 0, "not-regular")), nil
	case k == unknownKind:
		p.problems = problem.List{unknownFile(f)}
	case k == attachmentKind:
		p.problems, p.detail, p.active = checkAttachment(f), detailOf(f), media.IsActive(f)
		if f.IsForbidden() {
			p.problems = append(p.problems, problem.New(0, 0, "not-readable"))
		}
	default:
		if large, is := TooLarge(f); is {
			return unparsed(f.Path, k, large), nil
		}
		text, err := f.Read()
		if errors.Is(err, fs.ErrNotExist) {
			err = errors.Join(ErrVanished, err)
		}
		if errors.Is(err, fs.ErrPermission) {
			return unparsed(f.Path, k, problem.New(0, 0, "not-readable")), nil
		}
		if err != nil {
			return nil, err
		}
		if p.hash = sha256.Sum256(text); last != nil && last.hash == p.hash {
			return last, nil
		}
		p.parse(text)
	}
	p.settle(f.Path, last)
	return p, nil
}

// settle ends parsing. Front matter that says the same as before is the same pointer.
func (p *parsed) settle(file string, last *parsed) {
	p.problems = append(p.problems, checkName(file)...)
	for i := range p.problems {
		p.problems[i].File = file
	}
	if last != nil && slices.Equal(p.faults, last.faults) && reflect.DeepEqual(p.front, last.front) {
		p.front, p.faults = last.front, last.faults
	}
}

func (p *parsed) parse(all []byte) {
	text := string(all)
	m := p.manuscript(text)
	body := all[len(all)-min(len(m.Body), len(all)):]
	if m.Touched {
		body = []byte(m.Body)
	}
	p.problems = m.Problems
	p.readSource(m, body)
	if utf8.ValidString(text) {
		text = strings.TrimPrefix(text, "\ufeff")
		if p.kind == configKind {
			text = withoutContact(text)
		}
		p.problems = append(p.problems, privateNumbers(text, 1)...)
	}
}

// readSource reads a source; body is that of the source, which is the end of the file unless that was touched.
func (p *parsed) readSource(m *front.Manuscript, body []byte) {
	p.readFront(m)
	if p.kind == configKind {
		return
	}
	form := markdown.Page
	if p.kind == taskKind {
		form = markdown.Task
	}
	if p.body, p.bodyLine = nil, m.BodyLine; p.kind == updateKind {
		p.body = p.front.(*UpdateFront).parse(body, m.BodyLine, p.path)
	} else {
		p.body = markdown.Parse(body, m.BodyLine, form)
	}
	if p.faults.All() {
		p.bodyLine = 0 // then all that is wrong is wrong with the whole
		p.unread = len(body) == 0
	}
	p.problems = append(p.problems, p.body.Problems...)
	newestFirst(p.body.Updates)
}

// manuscript takes the file apart. All of site.toml is front matter.
func (p *parsed) manuscript(text string) *front.Manuscript {
	unread := func(q problem.Problem) *front.Manuscript {
		return &front.Manuscript{Source: front.Source{BodyLine: 1}, Problems: problem.List{q}}
	}
	switch {
	case strings.HasPrefix(text, "\xff\xfe"), strings.HasPrefix(text, "\xfe\xff"):
		return unread(problem.New(1, 1, "utf-16"))
	case !utf8.ValidString(text):
		return unread(notUTF8(text))
	default:
		return front.NewManuscript(vocabulary, text, p.kind == configKind)
	}
}

func (p *parsed) readFront(m *front.Manuscript) {
	switch p.kind {
	case configKind:
		c := newConfig()
		readInto(p, m, configForm, c)
		c.complete()
	case planKind:
		readInto(p, m, planForm, newPlanFront())
	case taskKind:
		readInto(p, m, taskForm, &Front{})
	case incidentKind:
		readInto(p, m, incidentForm, &IncidentFront{})
	case bulletinKind:
		readInto(p, m, bulletinForm, &BulletinFront{Figures: noFigures()})
	case assessmentKind:
		readInto(p, m, assessmentForm, &AssessmentFront{})
	case updateKind:
		readInto(p, m, updateForm, &UpdateFront{})
	case articleKind:
		readInto(p, m, articleForm, &ArticleFront{})
	}
}

// readInto reads the front matter of a source that has any.
func readInto[T any](p *parsed, m *front.Manuscript, form front.Form[T], into *T) {
	p.front, p.faults = into, front.Unreadable()
	if m.FrontLine > 0 {
		var found problem.List
		found, p.faults = form.Read(vocabulary, m.Front, m.FrontLine, into)
		p.problems = append(p.problems, m.InFile(found)...)
	}
}

// notUTF8 places the problem at the first byte that is no UTF-8.
func notUTF8(text string) problem.Problem {
	text = strings.TrimPrefix(text, "\ufeff")
	line, column := 1, 1
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if column++; r == '\n' {
			line, column = line+1, 1
		}
		text = text[size:]
	}
	return problem.New(line, column, "not-utf8")
}

// mostOfSource bounds the size of a text: a plan of ten thousand tasks in one file would be as long. Files that are only copied have no
// such bound.
const mostOfSource = 4 << 20

// TooLarge says that a file cannot be the text that its place is for. It is asked before the file is read: whatever fell into the folder
// by mistake must not take all memory.
func TooLarge(f *tree.File) (problem.Problem, bool) {
	if f.Size <= mostOfSource {
		return problem.Problem{}, false
	}
	const mega = 1 << 20
	return problem.New(0, 0, "file-too-large", "value", itoa(int((f.Size+mega-1)/mega)), "expected", itoa(mostOfSource/mega)).In(f.Path), true
}

// The kinds of file that have front matter, each with its fields.
var (
	taskForm       = front.Form[Front]{File: "task", Fields: taskFields, Check: checkTask}
	planForm       = front.Form[PlanFront]{File: "plan", Fields: planFields, Check: checkPlan}
	configForm     = front.Form[Config]{File: "site", Fields: configFields, Check: checkConfig}
	updateForm     = front.Form[UpdateFront]{File: "update", Fields: updateFields, Check: checkUpdate}
	assessmentForm = front.Form[AssessmentFront]{File: "assessment", Fields: assessmentFields, Check: checkAssessment}
	incidentForm   = front.Form[IncidentFront]{File: "incident", Fields: incidentFields, Check: checkIncident}
	bulletinForm   = front.Form[BulletinFront]{File: "bulletin", Fields: bulletinFields, Check: checkBulletin}
	articleForm    = front.Form[ArticleFront]{File: "page", Fields: articleFields, Check: checkArticle}
)

// vocabulary is what may be written in any of them.
var vocabulary = &front.Vocabulary{
	Tables: slices.Concat(taskForm.Tables(), planForm.Tables(), configForm.Tables(), articleForm.Tables(), updateForm.Tables(), incidentForm.Tables(), bulletinForm.Tables(), assessmentForm.Tables()),
	Prose: map[string]bool{
		"title": true, "summary": true, "notice": true, "reason": true, "by": true, "directed": true, "document": true, "issuer": true, "subject": true,
		"validity": true, "publisher": true, "phone": true, "column": true, "icp": true, "police": true, "licence": true, "index_number": true, "unit": true,
	},
	Translated: map[string]string{ // by what an office calls them
		"序号": "number", "标题": "title", "任务": "title", "名称": "name", "摘要": "summary", "领域": "category", "工作领域": "category", "类别": "category",
		"牵头": "lead", "责任": "lead", "责任科室": "lead", "负责": "lead", "配合": "support", "完成时限": "due", "时限": "due", "截止": "due", "完成": "completed",
		"完成日期": "completed", "取消": "cancelled", "原因": "reason", "理由": "reason", "文号": "document", "发布机构": "issuer", "开始": "start", "结束": "end",
	},
	Common:   []string{"key", "name", "title", "summary", "date", "value", "by", "draft"},
	OneOfFew: []string{"lead", "schedule"},
	Rare:     []string{"[[changes]]", "[[reviews]]"},
	Units:    map[string]string{"total": "unit"},
	Apart:    map[string]string{"[[pauses]]": "key-of-pause"}, // a day is not moved there without its meaning
}

func itoa(n int) string { return strconv.Itoa(n) }

// TaskFields returns the fields of a task's front matter, each behind the names of the tables it is in: schedule.due.
func TaskFields() []string { return front.Paths(taskForm.Tables()) }
