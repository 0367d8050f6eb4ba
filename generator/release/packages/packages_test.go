package packages

import (
	"bytes"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"gongshi/generator/release/archive"
)

// made is a package of a made-up program.
func made(arch string) Package {
	return Package{
		Version: "1.2.0-rc1+a.b", Maintainer: "A <a@example.org>", Arch: arch, Program: []byte("program"), Time: time.Date(2026, 3, 1, 8, 0, 0, 0, time.Local),
		Beside: []archive.File{
			{Name: "LICENSE", Data: []byte("MIT")}, {Name: "README.md", Data: []byte("a")}, {Name: "THIRD-PARTY.txt", Data: []byte("b")},
			{Name: "docs/deploy/systemd/gongshi@.service", Data: []byte("c")}, {Name: "docs/deploy/systemd/site.conf", Data: []byte("d")},
		},
	}
}

func TestPackagesAreTheSameEachTime(t *testing.T) {
	for _, pack := range []func(Package) (archive.File, error){Deb, RPM} {
		a, err := pack(made("amd64"))
		if err != nil {
			t.Fatal(err)
		}
		later := made("amd64")
		later.Time = later.Time.UTC()
		b, err := pack(later)
		if err != nil || a.Name != b.Name || !bytes.Equal(a.Data, b.Data) {
			t.Error(a.Name, b.Name, err)
		}
	}
}

func TestPackagesAreCalledAsTheirSystemsCallThem(t *testing.T) {
	for arch, want := range map[string][2]string{
		"amd64":   {"gongshi_1.2.0~rc1~a.b-1_amd64.deb", "gongshi-1.2.0~rc1~a.b-1.x86_64.rpm"},
		"arm64":   {"gongshi_1.2.0~rc1~a.b-1_arm64.deb", "gongshi-1.2.0~rc1~a.b-1.aarch64.rpm"},
		"loong64": {"gongshi_1.2.0~rc1~a.b-1_loong64.deb", "gongshi-1.2.0~rc1~a.b-1.loongarch64.rpm"},
	} {
		deb, err := Deb(made(arch))
		if err != nil {
			t.Fatal(err)
		}
		rpm, err := RPM(made(arch))
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{deb.Name, rpm.Name}; got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

// Each is newer than those before it, to every package manager.
func TestVersionsOfPackagesFollowOneAnother(t *testing.T) {
	for _, versions := range [][]string{
		{"0.0.9", "0.1.0+20261129.170509.0123456", "0.1.0+20261130.010000.abcdef0", "0.1.0", "0.1.1+20261201.080000.0123456", "0.1.1", "0.2.0"},
		{"1.2.0-rc1", "1.2.0-rc2", "1.2.0-rc10", "1.2.0", "1.2.1-rc1"},
	} {
		for i, newer := range versions[1:] {
			older, newer := comparable(versions[i]), comparable(newer)
			if strings.ContainsAny(newer, "+-") {
				t.Errorf("%s is not a version for both kinds of packages", newer)
			}
			for name, args := range map[string][]string{
				"dpkg": {"--compare-versions", older, "lt", newer},
				"rpm":  {"--eval", `%{lua: if rpm.vercmp("` + older + `", "` + newer + `") ~= -1 then error("not older") end}`},
			} {
				program, err := exec.LookPath(name)
				if err != nil {
					t.Logf("there is no %s to ask", name)
					continue
				}
				if said, err := exec.Command(program, args...).CombinedOutput(); err != nil || len(bytes.TrimSpace(said)) > 0 {
					t.Errorf("%s: %s is not older than %s: %v %s", name, older, newer, err, said)
				}
			}
		}
	}
}

func TestEachFileHasItsPlace(t *testing.T) {
	for _, c := range []struct {
		kind kind
		want []string
	}{
		{debian, []string{"usr/bin/gongshi", "usr/lib/systemd/system/gongshi@.service", "usr/share/doc/gongshi/README.md",
			"usr/share/doc/gongshi/copyright", "usr/share/doc/gongshi/docs/deploy/systemd/site.conf"}},
		{redHat, []string{"usr/bin/gongshi", "usr/lib/systemd/system/gongshi@.service", "usr/share/doc/gongshi/README.md",
			"usr/share/doc/gongshi/docs/deploy/systemd/site.conf", "usr/share/licenses/gongshi/LICENSE", "usr/share/licenses/gongshi/THIRD-PARTY.txt"}},
	} {
		var got []string
		for _, f := range c.kind.files(made("amd64")) {
			got = append(got, f.Name)
			if f.Name == docFolder+"copyright" && string(f.Data) != "MIT\nb" {
				t.Errorf("copyright holds %q", f.Data)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// Scripts run in whichever shell a system calls sh.
func TestScriptsAreRightForEveryShell(t *testing.T) {
	entries, err := scripts.ReadDir("scripts")
	if err != nil || len(entries) != 3 {
		t.Fatal(entries, err)
	}
	for _, e := range entries {
		text, err := scripts.ReadFile("scripts/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		command := exec.Command("sh", "-n")
		command.Stdin = bytes.NewReader(text)
		if said, err := command.CombinedOutput(); err != nil || !strings.HasPrefix(string(text), "#!/bin/sh\n") {
			t.Errorf("%s: %v %s", e.Name(), err, said)
		}
	}
}
