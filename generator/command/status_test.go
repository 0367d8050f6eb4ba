package command

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/publish"
)

// Scripts cover the exit statuses 0 to 2; for what the machine may do to us, a test has to play the machine.
func TestWhatTheMachineRefusesEndsInStatus3(t *testing.T) {
	site := smallSite(t)
	locked := filepath.Join(t.TempDir(), "public")
	holder, err := publish.Open(locked)
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	for out, why := range map[string]string{
		locked:                                  publish.ErrLocked.Error(),
		filepath.Join(site, "site.toml", "out"): "not a directory",
	} {
		var stderr bytes.Buffer
		status := run(t.Context(), []string{"build", "--source", site, "--out", out}, &bytes.Buffer{}, &stderr)
		if status != exitMachine || !strings.Contains(stderr.String(), why) {
			t.Errorf("build --out %s: exit status %d, and says %s", out, status, &stderr)
		}
	}
}
