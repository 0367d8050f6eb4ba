package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"gongshi/generator/day"
	"gongshi/generator/view"
)

func sampleBulletin() *view.Bulletin {
	issued, _ := day.Parse("2022-07-08")
	say := func(s string) view.Phrase { return view.Phrase{Text: s} }
	return &view.Bulletin{
		Title: say("Title"), Made: say("Made"), Issued: true, Name: "Masthead", Number: "No. 6", Document: "HO 12", Issuer: "Office <&>", Day: issued,
		To: []view.Phrase{say("Towns")}, Method: "By phone", Objections: say("Objections"),
		Intro:       view.HTML{{HTML: "<p>First &amp; <em>second</em> <a href=\"", URL: "2022/"}, {HTML: "\">plan</a>.</p>"}},
		Rest:        view.HTML{{HTML: "<h2 id=\"more\">More</h2><ul><li>A point</li></ul>"}},
		Corrections: []view.Correction{{Day: issued, What: say("done"), Figure: true, Was: 2, Now: 1, Reason: "Counted again"}},
		Sections: []view.BulletinSection{
			{Title: say("States"), Table: view.BulletinTable{Head: []view.Phrase{say("State"), say("Tasks")}, Rows: []view.BulletinRow{{Name: say("Done"), Cells: []view.BulletinCell{{Head: say("Tasks"), Text: say("2")}}}}}},
			{Title: say("Late"), Items: []*view.BulletinItem{{Called: "7", Title: "Quay", Offices: []string{"Q"}, Facts: [][]view.Phrase{{say("due "), say("then")}}, Sample: true}}},
		},
		Address: "https://www.example.org/2022/bulletins/2022-06/",
	}
}

// paragraphs reads a document with a parser that is not ours: the text of each paragraph behind its style.
func paragraphs(t *testing.T, docx []byte) []string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, _ := io.ReadAll(r)
		d, style, said, inText := xml.NewDecoder(bytes.NewReader(part)), "", "", false
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			switch x := token.(type) {
			case xml.StartElement:
				inText = x.Name.Local == "t"
				if x.Name.Local == "pStyle" && f.Name == "word/document.xml" {
					style = x.Attr[0].Value
				}
			case xml.CharData:
				if inText {
					said += string(x)
				}
			case xml.EndElement:
				if inText = false; x.Name.Local == "p" && f.Name == "word/document.xml" {
					all, style, said = append(all, style+": "+said), "", ""
				}
			}
		}
	}
	return all
}

func TestABulletinIsADocumentWithAllThatItsPageSays(t *testing.T) {
	say := func(p view.Phrase) string { return p.Label + p.Text }
	first, err := Docx(sampleBulletin(), say)
	if err != nil {
		t.Fatal(err)
	}
	want := `Masthead: Masthead
Number: No. 6　HO 12
Title: Title
To: Townstext.colon
: First & second plan.
: bulletin.methodBy phone
Note: Made
Heading1: States
Cell: State
Figure: Tasks
Cell: Done
Figure: 2
Heading1: Late
Item: feed.taskQuay [mark.sample] (Q)
Fact: due then
Heading1: More
: A point
: Objections
By: Office <&>
By: text.day
Heading1: bulletin.corrections
: text.day donetext.colonbulletin.correctionbulletin.apartbulletin.reasonCounted again
Note: https://www.example.org/2022/bulletins/2022-06/`
	if got := strings.Join(paragraphs(t, first), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if second, _ := Docx(sampleBulletin(), say); !bytes.Equal(first, second) {
		t.Error("the same view gives other bytes")
	}
}
