package problem

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

// finding is a problem as a report of code quality has it, which GitLab shows beside a merge request:
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
type finding struct {
	Description string `json:"description"`
	CheckName   string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
		} `json:"lines"`
	} `json:"location"`
}

// WriteGitLab writes l as a report of code quality. What is the file's as a whole stands at its first line, and what is no file's at
// site.toml: GitLab shows nothing without a place.
func (l List) WriteGitLab(w io.Writer, language string) error {
	all := make([]finding, len(l))
	seen := map[string]int{}
	for i, p := range l {
		says, hint := p.Words(language)
		f := &all[i]
		f.Description, f.CheckName, f.Severity = strings.TrimSpace(says+" "+hint), p.Code, "major"
		if p.Warning() {
			f.Severity = "minor"
		}
		f.Location.Path, f.Location.Lines.Begin = cmp.Or(p.File, "site.toml"), max(p.Line, 1)
		f.Fingerprint = p.fingerprint(seen)
	}
	return writeEach(w, all)
}

// fingerprint tells p from all others, also once lines were added before it: so that GitLab sees which problems are new. Several that are
// alike are counted.
func (p Problem) fingerprint(seen map[string]int) string {
	like := fmt.Sprintf("%q %q %q %v", p.File, p.Code, p.Source, p.Data)
	seen[like]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", like, seen[like]))
	return hex.EncodeToString(sum[:16])
}
