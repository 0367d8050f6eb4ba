package document

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gongshi/generator/phrase"
	"gongshi/generator/sheet"
)

// Each file of testdata has a document of its own form, and below it what is read of it: a line for each task, then what is said of the whole.
func TestDocumentsOfEveryForm(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < 10 {
		t.Fatal(len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := told(t, archive.Files[0].Name, archive.Files[0].Data)
			want := string(archive.Files[1].Data)
			if os.Getenv("UPDATE") != "" { // a person reads that diff
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("%s\nwant\n%s", got, want)
			}
		})
	}
}

// told returns what is read of a document.
func told(t *testing.T, name string, text []byte) string {
	t.Helper()
	doc, err := sheet.Read(name, text)
	if err != nil {
		t.Fatal(err)
	}
	p := Read(doc, Options{})
	p.Understand(p.Span, phrase.NewNames())
	var b strings.Builder
	for _, it := range p.Items {
		fmt.Fprintf(&b, "%s [%s] %s\n", it.Number.Label, it.Category, it.Title)
		if it.Text != "" {
			fmt.Fprintf(&b, "    text %s\n", strings.ReplaceAll(it.Text, "\n", "/"))
		}
		for _, n := range it.Named {
			fmt.Fprintf(&b, "    %s %s\n", []string{"", "lead", "joint", "support"}[n.Role], n.Name)
		}
		w := it.When
		fmt.Fprintf(&b, "    when from=%s due=%s always=%v by=%s none=%v", w.Start, w.Due, w.YearRound, w.Directed, w.None)
		for _, point := range w.Points {
			fmt.Fprintf(&b, " [%s %s]", point.Due, point.Title)
		}
		b.WriteString("\n")
		for _, d := range it.Doubts {
			fmt.Fprintf(&b, "    ? %s %s\n", d.Kind, d.Words)
		}
	}
	fmt.Fprintf(&b, "title %s, document %s, issued %s by %s, from %s to %s\n", p.Title, p.Document, p.Issued, p.Issuer, p.Span.Start, p.Span.End)
	for _, n := range p.Notes {
		fmt.Fprintf(&b, "note %s %s\n", n.Kind, n.Words)
	}
	fmt.Fprintf(&b, "left %s\n", strings.Join(p.Left, "、"))
	return b.String()
}
