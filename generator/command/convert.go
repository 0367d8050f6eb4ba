package command

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"gongshi/generator/sheet"
)

// convertible are the formats that another program on the machine may read, and what it makes of them.
var convertible = map[sheet.Kind]string{sheet.OldWord: "docx", sheet.RTF: "docx", sheet.OldBook: "xlsx", sheet.ODF: ""}

// mostConverting is how long that program is waited for.
const mostConverting = 90 * time.Second

// converted returns a file as one that can be read, where LibreOffice is on the machine and makes one of it; else the file as it is, and
// reading it says what to do.
func converted(ctx context.Context, name string, text []byte) []byte {
	ext, is := convertible[sheet.KindOf(name, text)]
	program, err := exec.LookPath("soffice")
	if !is || err != nil {
		return text
	}
	if ext == "" {
		if ext = "docx"; filepath.Ext(name) == ".ods" {
			ext = "xlsx"
		}
	}
	folder, err := os.MkdirTemp("", "gongshi-convert-")
	if err != nil {
		return text
	}
	defer os.RemoveAll(folder)
	from := filepath.Join(folder, "in"+filepath.Ext(name))
	if os.WriteFile(from, text, 0o600) != nil {
		return text
	}
	ctx, cancel := context.WithTimeout(ctx, mostConverting)
	defer cancel()
	profile := (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(folder, "profile"))}).String()
	run := exec.CommandContext(ctx, program, "-env:UserInstallation="+profile, "--headless", "--norestore", "--convert-to", ext, "--outdir", folder, from)
	run.WaitDelay = time.Second
	if run.Run() != nil {
		return text
	}
	made, err := os.ReadFile(filepath.Join(folder, "in."+ext))
	if err != nil || len(made) == 0 || len(made) > sheet.MostBytes {
		return text
	}
	return made
}
