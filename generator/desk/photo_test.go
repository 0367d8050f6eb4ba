package desk

import (
	"bytes"
	"image"
	"image/jpeg"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
)

func photograph(t *testing.T, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, width, 20)), nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPhotographsAndFilesAreAttached(t *testing.T) {
	s := newShop(t, map[string]string{"content/2022/files/01-现场-1.JPG": photograph(t, 30)})
	_, sent := s.open("report/2022/1")
	s.written("report/2022/1", with(sent, "title", "修好[八]盏"), `C:\照片\现场 (1).jpg`, photograph(t, 30), "../../清单.pdf", "%PDF-1.4", "现场-1.jpg", photograph(t, 40))
	if names := s.names("content/2022/files"); names != "01-清单.pdf 01-现场-1-2.jpg 01-现场-1-3.jpg 01-现场-1.JPG" {
		t.Errorf("there are %s", names)
	}
	got := s.text("content/2022/updates/01-2022-07-15-report.md")
	if !strings.Contains(got, "![修好八盏 1](../files/01-现场-1-2.jpg)\n\n[清单.pdf](../files/01-清单.pdf)\n") {
		t.Errorf("the update is\n%s", got)
	}
}

func TestPhotographsSurviveAMistake(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	status, page, _ := s.send("report/2022/1", with(sent, "date", "昨天", "title", "好"), "现场.jpg", photograph(t, 30))
	if status != http.StatusUnprocessableEntity || !strings.Contains(page, "现场.jpg") {
		t.Fatalf("%d\n%s", status, page)
	}
	s.written("report/2022/1", with(asSent(page), "date", "2022-07-14"))
	if names := s.names("content/2022/files"); names != "01-现场.jpg" {
		t.Errorf("there are %q", names)
	}
}

func TestWhatIsNoPictureIsNotTakenForOne(t *testing.T) {
	s := newShop(t)
	_, sent := s.open("report/2022/1")
	for name, content := range map[string]string{"现场.jpg": "no picture", "IMG.HEIC": "x", "run.html": "<script>alert(1)</script>"} {
		if status, page, _ := s.send("report/2022/1", with(sent, "title", "好"), name, content); status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d\n%s", name, status, page)
		}
	}
	if s.names("content/2022/files")+s.names("content/2022/updates") != "" {
		t.Error("something was written")
	}
}

func TestNamesOfFilesAreMadeSafe(t *testing.T) {
	for sent, want := range map[string]string{
		`..\..\x.PDF`: "x.pdf", "/etc/passwd": "passwd", "a b(1).tar.gz": "a-b-1-tar.gz", ".htaccess": "file.htaccess", "": "file", "...": "file", "图\u202e.png": "图.png",
		strings.Repeat("长", 99) + ".jpg": strings.Repeat("长", 60) + ".jpg", "con.txt": "con.txt",
	} {
		if got := safeName(sent); got != want {
			t.Errorf("%q became %q, want %q", sent, got, want)
		}
	}
}

func TestWhatWasWrittenIsCommittedAndNothingElse(t *testing.T) {
	s := newShop(t)
	if page, _ := s.open(""); strings.Contains(page, "Git") {
		t.Error("without Git it speaks of it")
	}
	git := func(args ...string) string {
		t.Helper()
		c := exec.Command("git", append([]string{"-C", s.folder, "-c", "core.quotePath=false"}, args...)...)
		said, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, said)
		}
		return string(said)
	}
	git("init", "--quiet")
	git("config", "user.name", "码头科")
	git("config", "user.email", "quay@example.org")
	git("add", ".")
	git("commit", "--quiet", "-m", "起")
	s.put("content/2022/02-depth.md", small["content/2022/02-depth.md"]+"\r\n还没写完。\r\n")
	s.put("staged.txt", "x")
	git("add", "staged.txt")
	_, sent := s.open("report/2022/1")
	s.written("report/2022/1", with(sent, "title", "又修好八盏"))
	page, sent := s.open("git")
	if sent.Get("file") != "content/2022/updates/01-2022-07-15-report.md" || sent.Get("message") != "填报：又修好八盏" || !strings.Contains(page, "02-depth.md") {
		t.Errorf("it proposes %v\n%s", sent, page)
	}
	sent["file"] = append(sent["file"], "content/2022/02-depth.md", "staged.txt")
	status, page, _ := s.send("git", sent)
	if status != http.StatusOK || !strings.Contains(page, "已经提交") {
		t.Fatalf("%d\n%s", status, page)
	}
	if said := git("show", "--name-only", "--format=%s"); said != "填报：又修好八盏\n\ncontent/2022/updates/01-2022-07-15-report.md\n" {
		t.Errorf("it committed\n%s", said)
	}
	if said := git("status", "--porcelain"); said != " M content/2022/02-depth.md\nA  staged.txt\n" {
		t.Errorf("what was there besides is now\n%s", said)
	}

	_, sent = s.open("report/2022/1")
	s.written("report/2022/1", with(sent, "title", "再修"))
	hook := s.folder + "/.git/hooks/pre-commit"
	if err := os.WriteFile(hook, []byte("#!/bin/sh\necho 不许提交 >&2\nexit 1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, sent = s.open("git")
	if status, page, _ := s.send("git", sent); status != http.StatusInternalServerError || !strings.Contains(page, "不许提交") {
		t.Errorf("a commit that failed: %d\n%s", status, page)
	}
}
