package packages

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A system is a folder that scripts take for the whole system. Each call of systemctl is written down, and fails.
type system struct {
	t    *testing.T
	root string
}

func newSystem(t *testing.T) system {
	s := system{t, t.TempDir()}
	for _, folder := range []string{"bin", "run/systemd/system", "var/lib/gongshi", "srv/www", "etc/gongshi", "etc/systemd/system/multi-user.target.wants"} {
		if err := os.MkdirAll(filepath.Join(s.root, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	s.write("bin/systemctl", "#!/bin/sh\necho \"$@\" >>"+s.root+"/asked\nexit 1\n")
	s.write("bin/getent", "#!/bin/sh\n")
	s.write(enabled, "")
	return s
}

const enabled = "etc/systemd/system/multi-user.target.wants/gongshi@zdgz.service"

func (s system) write(name, text string) {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.root, name), []byte(text), 0o755); err != nil {
		s.t.Fatal(err)
	}
}

func (s system) has(name string) bool {
	_, err := os.Stat(filepath.Join(s.root, name))
	return err == nil
}

// run runs a script, and returns what systemctl was asked for and what the script said on standard error.
func (s system) run(script string, args ...string) (asked, said string) {
	s.t.Helper()
	text, err := scripts.ReadFile("scripts/" + script)
	if err != nil {
		s.t.Fatal(err)
	}
	inside := string(text)
	for _, top := range []string{"/run/", "/var/", "/srv/", "/etc/"} {
		inside = strings.ReplaceAll(inside, " "+top, " "+s.root+top)
	}
	var errors strings.Builder
	command := exec.Command("sh", append([]string{"-c", inside, script}, args...)...)
	command.Env = append(command.Environ(), "PATH="+s.root+"/bin"+string(os.PathListSeparator)+os.Getenv("PATH"))
	command.Stderr = &errors
	if err := command.Run(); err != nil {
		s.t.Errorf("%s %v: %v", script, args, err)
	}
	calls, _ := os.ReadFile(filepath.Join(s.root, "asked"))
	return string(calls), errors.String()
}

// A site that does not start, or a systemd that does not answer, leaves no package half installed.
func TestScriptsEndWellWhateverSystemdSays(t *testing.T) {
	for _, c := range []struct {
		script string
		args   []string
		asked  string
	}{
		{"postinstall.sh", []string{"configure", ""}, "daemon-reload"},
		{"postinstall.sh", []string{"configure", "1.0.0-1"}, "daemon-reload try-restart"},
		{"postinstall.sh", []string{"1"}, "daemon-reload"},
		{"postinstall.sh", []string{"2"}, "daemon-reload try-restart"},
		{"preremove.sh", []string{"remove"}, "stop"},
		{"preremove.sh", []string{"upgrade", "1.0.0-1"}, ""},
		{"preremove.sh", []string{"0"}, "stop"},
		{"preremove.sh", []string{"1"}, ""},
		{"postremove.sh", []string{"remove"}, "daemon-reload"},
		{"postremove.sh", []string{"purge"}, "daemon-reload"},
		{"postremove.sh", []string{"0"}, "daemon-reload"},
	} {
		asked, said := newSystem(t).run(c.script, c.args...)
		var verbs []string
		for line := range strings.Lines(asked) {
			verbs = append(verbs, strings.Fields(line)[0])
		}
		if got := strings.Join(verbs, " "); got != c.asked || strings.Count(said, "gongshi: ") != len(verbs) {
			t.Errorf("%s %v asked for %q, want %q; it said %s", c.script, c.args, got, c.asked, said)
		}
	}
}

// Whatever can be enabled is started again by an upgrade, stopped by a removal, and forgotten by a purge.
func TestScriptsKnowEachUnitThatCanBeEnabled(t *testing.T) {
	units, err := filepath.Glob("../../docs/deploy/systemd/gongshi*@.*")
	if err != nil || len(units) < 7 {
		t.Fatal(units, err)
	}
	for _, place := range units {
		text, err := os.ReadFile(place)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "\n[Install]\n") {
			continue
		}
		name, kind, _ := strings.Cut(filepath.Base(place), "@")
		for script, want := range map[string]string{
			"postinstall.sh": "'" + name + "@*" + kind + "'",
			"preremove.sh":   "'" + name + "@*",
			"postremove.sh":  " /etc/systemd/system/*.wants/" + name + "@*" + kind,
		} {
			if text, err := scripts.ReadFile("scripts/" + script); err != nil || !strings.Contains(string(text), want) {
				t.Errorf("%s does not know %s: %v", script, want, err)
			}
		}
	}
}

func TestOnlyAPurgeForgetsSettingsAndWhatWasEnabled(t *testing.T) {
	for argument, stays := range map[string]bool{"remove": true, "purge": false, "0": true, "1": true, "upgrade": true} {
		s := newSystem(t)
		s.run("postremove.sh", argument)
		if s.has(enabled) != stays || s.has("etc/gongshi") != stays || !s.has("var/lib/gongshi") || !s.has("srv/www") {
			t.Errorf("after %s: enabled %t, settings %t", argument, s.has(enabled), s.has("etc/gongshi"))
		}
	}
}
