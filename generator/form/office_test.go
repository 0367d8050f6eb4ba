//go:build office

package form

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "keep what LibreOffice saved in testdata")

// officeFills are what is filled in.
var officeFills = fill{
	"1/本期进展": "完成第二轮检查。\n共检查12家。", "1/完成日期": time.Date(2022, 6, 28, 0, 0, 0, 0, time.UTC),
	"更换灯具/累计完成数量": 40, "更换灯具/完成日期": time.Date(2022, 6, 20, 0, 0, 0, 0, time.UTC),
	"联合检查/累计完成数量": 3, "联合检查/完成日期": "2022.6.28", "验收/完成日期": "44741",
}

// A form goes through LibreOffice: opened, saved in its own format, and saved as a workbook again. "make office" runs this; the last result
// is kept in testdata/libreoffice.xlsx, which TestAFormThatLibreOfficeSavedComesBack reads everywhere.
func TestAFormGoesThroughLibreOffice(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "form.xlsx")
	book := filledBook(t, made(t, sources, "quay", "2022-q2", "2022-07-05"), officeFills)
	if err := os.WriteFile(name, book, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ to, from string }{{"ods", "form.xlsx"}, {"xlsx", "form.ods"}} {
		run := exec.Command("soffice", "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--norestore", "--convert-to", step.to, "--outdir", folder, filepath.Join(folder, step.from))
		if said, err := run.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
	}
	saved, err := os.ReadFile(name)
	if err != nil || len(saved) == len(book) {
		t.Fatalf("LibreOffice, with Calc, saved nothing: %v", err)
	}
	checkOffice(t, saved)
	if *update {
		if err := os.WriteFile("testdata/libreoffice.xlsx", saved, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
