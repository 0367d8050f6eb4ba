package importer_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"gongshi/generator/importer"
	"gongshi/generator/pipeline"
	"gongshi/generator/sheet"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// The real plan, in the form of each kind of file, says of every task what the repository's own content says of it.
func TestTheRealPlanComesOutAsItWasEntered(t *testing.T) {
	notice, rows := realPlan(t)
	own, err := tree.Scan("../..", nil, pipeline.Names()...)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{
		"plan.txt": readFile(t, "testdata/plan-2022.txt"), "plan.docx": asDocx(t, notice, rows), "plan.xlsx": asXlsx(t, rows), "plan.csv": asCSV(t, rows),
	} {
		t.Run(name, func(t *testing.T) {
			out, err := importer.ImportPlan(importer.PlanInput{Tree: own, Languages: languages, Plan: "2022", Files: []importer.PlanFile{{Name: name, Text: text}}})
			if err != nil || len(out.Problems) > 0 {
				t.Fatal(err, out.Problems)
			}
			if len(out.Report.Entries) != 43 || len(out.Changes) != 43 {
				t.Errorf("%d rows are read, %d files change", len(out.Report.Entries), len(out.Changes))
			}
			for _, e := range out.Report.Entries {
				if len(e.Changes) > 0 {
					t.Errorf("task %d: %v", e.Number, e.Changes)
				}
				if doubtful := len(e.Doubts) > 0; doubtful != (e.Number == 17 || e.Number == 20) {
					t.Errorf("task %d: %v", e.Number, e.Doubts)
				}
			}
			for _, c := range out.Changes {
				if at := strings.Index(c.New, "\n[source]\n"); at < 0 || !strings.HasPrefix(c.Old, c.New[:at]) {
					t.Errorf("%s changes more than the document's own words", c.Path)
				}
			}
			fresh(t, own, name, text)
		})
	}
}

// fresh imports a file into a site that has only the offices, and compares what comes of it with the plan that there is.
func fresh(t *testing.T, own *tree.Tree, name string, text []byte) {
	t.Helper()
	config, err := own.File("site.toml").Read()
	if err != nil {
		t.Fatal(err)
	}
	sources := map[string]string{"site.toml": string(config)}
	in := importer.PlanInput{Tree: tree.Of(sources), Languages: languages, Plan: "2022", Files: []importer.PlanFile{{Name: name, Text: text}}}
	out, err := importer.ImportPlan(in)
	if err != nil || len(out.Problems) > 0 {
		t.Fatal(err, out.Problems)
	}
	for _, c := range out.Changes {
		sources[c.Path] = c.New
	}
	want, got := planOf(t, own), planOf(t, tree.Of(sources))
	if !slices.Equal(got.Absent, []int{34}) || len(got.Tasks) != len(want.Tasks) || got.Start != want.Start || got.End != want.End {
		t.Errorf("%d tasks, without %v, from %s to %s", len(got.Tasks), got.Absent, got.Start, got.End)
	}
	for k, task := range want.Tasks {
		now := got.Tasks[k]
		a, b := inWords(task), inWords(now)
		if a != b {
			t.Errorf("task %d: %s, want %s", task.Number, b, a)
		}
	}
	in.Tree = tree.Of(sources)
	if again, err := importer.ImportPlan(in); err != nil || len(again.Changes) > 0 {
		t.Errorf("a second time it changes %d files, %v", len(again.Changes), err)
	}
}

// inWords writes what a task promises.
func inWords(t *site.Task) string {
	names := func(all []*site.Office) (names []string) {
		for _, o := range all {
			names = append(names, o.Name)
		}
		return names
	}
	s := t.Schedule
	authority := strings.Replace(s.Directed, "省应急厅", "省厅", 1)
	return fmt.Sprint(t.Number, t.In.Name, names(t.Roles.Lead), names(t.Roles.Joint), names(t.Roles.Support), s.Due, s.YearRound, authority)
}

func planOf(t *testing.T, sources *tree.Tree) *site.Plan {
	t.Helper()
	s, problems, err := new(site.Reader).Read(sources, site.Options{Languages: languages, Drafts: true})
	if err != nil || s == nil {
		t.Fatal(err, problems)
	}
	return s.Plans[slices.IndexFunc(s.Plans, func(p *site.Plan) bool { return p.Key == "2022" })]
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// realPlan returns the paragraphs and the rows of the real plan. An empty cell is one that is merged with the one above.
func realPlan(t *testing.T) (notice []string, rows [][]string) {
	t.Helper()
	doc, err := sheet.Read("plan.txt", readFile(t, "testdata/plan-2022.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range doc.Parts {
		if p.Table == nil {
			notice = append(notice, p.Text)
			continue
		}
		for _, r := range p.Table.Rows {
			var cells []string
			for k := range r.Cells {
				cells = append(cells, r.At(k))
			}
			rows = append(rows, cells)
		}
	}
	return notice, rows
}

// asCSV writes the rows as a Chinese edition saves them.
func asCSV(t *testing.T, rows [][]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if err := w.WriteAll(append([][]string{{"2022年全区危险化学品和烟花爆竹安全监管重点工作任务推进表", "", "", "", ""}}, rows...)); err != nil {
		t.Fatal(err)
	}
	text, err := simplifiedchinese.GB18030.NewEncoder().Bytes(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// asXlsx writes the rows as a workbook, with a title over all columns and merged categories.
func asXlsx(t *testing.T, rows [][]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	do := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	at := func(column, row int) string {
		name, err := excelize.CoordinatesToCellName(column, row)
		do(err)
		return name
	}
	do(f.SetCellValue("Sheet1", "A1", "2022年全区危险化学品和烟花爆竹安全监管重点工作任务推进表"))
	do(f.MergeCell("Sheet1", "A1", "E1"))
	begun := 0
	for i, cells := range rows {
		for k, cell := range cells {
			if cell != "" {
				do(f.SetCellRichText("Sheet1", at(k+1, i+2), []excelize.RichTextRun{{Text: string([]rune(cell)[:1])}, {Text: string([]rune(cell)[1:]), Font: &excelize.Font{Bold: true}}}))
			}
		}
		if cells[0] != "" || i == len(rows)-1 {
			last := i + 1
			if i == len(rows)-1 {
				last = i + 2
			}
			if begun > 0 && last > begun {
				do(f.MergeCell("Sheet1", at(1, begun), at(1, last)))
				do(f.MergeCell("Sheet1", at(2, begun), at(2, last)))
			}
			begun = i + 2
		}
	}
	var b bytes.Buffer
	do(f.Write(&b))
	return b.Bytes()
}

// asDocx writes the document as word processors do: runs in pieces, merged cells, marks of revisions, fields and bookmarks.
func asDocx(t *testing.T, notice []string, rows [][]string) []byte {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for k, text := range notice {
		b.WriteString(paragraphIn(text, k))
	}
	b.WriteString(`<w:tbl><w:tblPr/>`)
	for i, cells := range rows {
		b.WriteString(`<w:tr>`)
		for k, cell := range cells {
			merge := ""
			if k < 2 && i > 0 {
				if merge = `<w:vMerge/>`; cell != "" {
					merge = `<w:vMerge w:val="restart"/>`
				}
			}
			b.WriteString(`<w:tc><w:tcPr>` + merge + `</w:tcPr>` + paragraphIn(cell, i+k) + `</w:tc>`)
		}
		b.WriteString(`</w:tr>`)
		if i == 3 { // a row that was deleted, and is still there
			b.WriteString(`<w:tr><w:trPr><w:del w:id="9"/></w:trPr>` + strings.Repeat(`<w:tc><w:p><w:del w:id="8"><w:r><w:delText>旧的</w:delText></w:r></w:del></w:p></w:tc>`, 5) + `</w:tr>`)
		}
	}
	b.WriteString(`</w:tbl></w:body></w:document>`)
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(b.String())); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// paragraphIn writes a paragraph in runs of a few characters, one of them inserted, with one deleted.
func paragraphIn(text string, seed int) string {
	var b strings.Builder
	b.WriteString(`<w:p><w:pPr/><w:bookmarkStart w:id="1" w:name="OLE_LINK6"/>`)
	if seed%3 == 0 {
		b.WriteString(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://example.org/"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
	}
	runes := []rune(text)
	for from := 0; from < len(runes); from += 7 {
		var piece strings.Builder
		_ = xml.EscapeText(&piece, []byte(string(runes[from:min(from+7, len(runes))])))
		run := `<w:r><w:rPr/><w:t xml:space="preserve">` + piece.String() + `</w:t></w:r><w:proofErr w:type="spellStart"/>`
		if from == 7 {
			run = `<w:ins w:id="3">` + run + `</w:ins><w:del w:id="4"><w:r><w:delText>不</w:delText></w:r></w:del>`
		}
		b.WriteString(run)
	}
	if seed%3 == 0 {
		b.WriteString(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
	}
	b.WriteString(`<w:bookmarkEnd w:id="1"/></w:p>`)
	return b.String()
}
