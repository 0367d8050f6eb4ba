package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"path/filepath"
)

// MarkPath is where forms say which folder they write to.
const MarkPath = Root + "folder"

// Mark returns what forms say of their folder: nobody can read its name from it, and who knows the name knows the forms by it.
func Mark(folder string) string {
	if absolute, err := filepath.Abs(folder); err == nil {
		folder = absolute
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	sum := sha256.Sum256([]byte(folder))
	return "gongshi " + hex.EncodeToString(sum[:])
}

func (d *Desk) sendMark(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	io.WriteString(w, Mark(d.Folder)) // who went away is no error
}
