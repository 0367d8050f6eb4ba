package source

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"gongshi/generator/release/archive"
)

func TestTheVersionIsTheTagOrTheTimeOfTheCommit(t *testing.T) {
	at := time.Date(2026, 11, 30, 1, 5, 9, 0, time.FixedZone("elsewhere", 8*3600))
	for _, c := range []struct {
		commit Commit
		want   string
	}{
		{Commit{ID: "0123456789abcdef", Tag: "v1.2.0", Time: at}, "1.2.0"},
		{Commit{ID: "0123456789abcdef", Tag: "v1.2.0-rc1", Time: at}, "1.2.0-rc1"},
		{Commit{ID: "0123456789abcdef", Time: at}, "0.9.1+20261129.170509.0123456"},
	} {
		if got := c.commit.Version("0.9.1"); got != c.want {
			t.Errorf("%+v is %s, want %s", c.commit, got, c.want)
		}
	}
}

func TestTheProgramSaysItsVersionWhereAReleaseLooksForIt(t *testing.T) {
	data, err := os.ReadFile("../../command/version.go")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Base([]archive.File{{Name: "generator/command/version.go", Data: data}}); err != nil {
		t.Error(err)
	}
	if _, err := Base(nil); err == nil {
		t.Error("nothing was missed")
	}
}

// What is not committed is in no release.
func TestFilesAreThoseOfTheCommit(t *testing.T) {
	repository := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		command := exec.Command("git", append([]string{"-C", repository, "-c", "user.name=a", "-c", "user.email=a@example.org"}, args...)...)
		command.Env = append(os.Environ(), "GIT_COMMITTER_DATE=2026-03-01T08:00:00+0800", "GIT_AUTHOR_DATE=2026-03-01T08:00:00+0800")
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
	}
	write := func(name, text string, mode os.FileMode) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(repository, name), []byte(text), mode); err != nil {
			t.Fatal(err)
		}
	}
	run("init", "-q")
	write("a.txt", "committed", 0o644)
	write("run", "", 0o755)
	run("add", ".")
	run("commit", "-q", "-m", "first")
	run("tag", "v1.9.0")
	run("tag", "v1.10.0-rc1")
	run("tag", "v1.10.0")
	run("tag", "-m", "with words", "v1.10.0-rc2")
	run("tag", "vague")
	run("tag", "v2extra")
	run("config", "versionsort.suffix", "-rc")
	write("a.txt", "changed", 0o644)
	write("b.txt", "new", 0o644)

	files, err := Files(repository)
	if err != nil || len(files) != 2 || string(files[0].Data) != "committed" || files[0].Executable || !files[1].Executable {
		t.Errorf("%+v, %v", files, err)
	}
	commit, err := Head(repository)
	if err != nil || commit.Tag != "v1.10.0" || !commit.Time.Equal(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("%+v, %v", commit, err)
	}
	if differs, err := Differs(repository); err != nil || !differs {
		t.Error(differs, err)
	}
}

func TestOutsideACloneNoReleaseIsMade(t *testing.T) {
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(t.TempDir()))
	if commit, err := Head(t.TempDir()); err == nil {
		t.Error(commit)
	}
}
