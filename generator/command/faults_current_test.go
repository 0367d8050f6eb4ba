package command

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"gongshi/generator/words"
)

// watchUntil runs watch on a fault's site, and returns what it says, and how to end it and learn its exit status.
func (f *fault) watchUntil(t *testing.T, flags ...string) (said *screen, end func() int) {
	t.Helper()
	said = &screen{}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"watch", "--quiet", "--source", f.site, "--out", f.out, "--as-of", watchedDay}, flags...), &screen{}, said)
	}()
	t.Cleanup(stop)
	return said, func() int { stop(); return <-ended }
}

var stampedLine = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z) \S`)

func wantStamped(t *testing.T, said string) {
	t.Helper()
	for line := range strings.Lines(said) {
		if !stampedLine.MatchString(line) && !strings.Contains(line, "     ") {
			t.Errorf("a line without the time: %q", line)
		}
	}
}

// A watch that ends while the machine or the sources keep the site from being current says so in its last line and its exit status.
func TestWatchSaysThatTheSiteIsNotCurrent(t *testing.T) {
	t.Parallel()
	t.Run("disk full", func(t *testing.T) {
		t.Parallel()
		place := smallDisk(t, "size=2m")
		f := newFault(t, filepath.Join(place, "out"))
		free := fill(t, place)
		said, end := f.watchUntil(t, "--lang", "zh-CN")
		eventually(t, "the error", func() bool { return strings.Contains(said.text(), "磁盘满了（no space left on device）") })
		status := end()
		text := said.text()
		saysAll(t, text, []string{"请在 " + f.out + " 所在的磁盘上腾出空间", "每10秒再试一次", "已停止。网站从 "})
		if last := text[strings.LastIndex(strings.TrimSpace(text), "\n")+1:]; !strings.Contains(last, "磁盘满了") || status != exitMachine {
			t.Errorf("it ended with %d, and %q", status, last)
		}
		wantStamped(t, text)
		f.intact(t, f.out)
		free()
	})
	t.Run("an error at the start", func(t *testing.T) {
		t.Parallel()
		f := newFault(t, filepath.Join(t.TempDir(), "out"))
		write(t, filepath.Join(f.site, "content/2022/02-depth.md"), harbourTask(2, "Deeper")+"\n## no date\n")
		said, end := f.watchUntil(t)
		eventually(t, "the error", func() bool { return strings.Contains(said.text(), "The site is not current: ") })
		f.intact(t, f.out)
		if status := end(); status != exitProblems || !strings.Contains(said.text(), "Ended, and the site is not current since ") {
			t.Errorf("it ended with %d:\n%s", status, said.text())
		}
		wantStamped(t, said.text())
	})
	t.Run("sources that are away for a while", func(t *testing.T) {
		t.Parallel()
		f := &fault{site: t.TempDir(), out: filepath.Join(t.TempDir(), "out")}
		if err := os.CopyFS(f.site, os.DirFS("testdata/site/zh")); err != nil {
			t.Fatal(err)
		}
		said, end := f.watchUntil(t)
		eventually(t, "the build", holds(filepath.Join(f.out, "index.html"), "html"))
		if err := os.Rename(f.site, f.site+".away"); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the error", func() bool { return strings.Contains(said.text(), "网站不是最新的") }) // in the language that it had
		if err := os.Rename(f.site+".away", f.site); err != nil {
			t.Fatal(err)
		}
		eventually(t, "its end", func() bool { return strings.Contains(said.text(), "网站又是最新的了。") })
		if status := end(); status != exitDone {
			t.Errorf("it ended with %d:\n%s", status, said.text())
		}
	})
	t.Run("an error that is mended", func(t *testing.T) {
		t.Parallel()
		f := newFault(t, filepath.Join(t.TempDir(), "out"))
		write(t, filepath.Join(f.site, "content/2022/02-depth.md"), harbourTask(2, "Deeper")+"\n## no date\n")
		said, end := f.watchUntil(t)
		eventually(t, "the error", func() bool { return strings.Contains(said.text(), "The site is not current: ") })
		f.edit(t, "Deeper")
		eventually(t, "its end", func() bool { return strings.Contains(said.text(), "The site is current again.") })
		if status := end(); status != exitDone || strings.Contains(said.text(), "Ended") {
			t.Errorf("it ended with %d:\n%s", status, said.text())
		}
	})
}

// What the machine does again and again is told once, and once more after an hour.
func TestTheSameFaultIsToldOnceAnHour(t *testing.T) {
	c := &current{clock: &clock{}, stderr: &screen{}, language: func() string { return "en" }}
	now := time.Date(2022, 7, 15, 12, 0, 0, 0, time.UTC)
	for after, told := range []bool{true, false, false, true} {
		lines := c.broken([]string{"full"}, now.Add(time.Duration(after)*25*time.Minute))
		if len(lines) > 0 != told {
			t.Errorf("after %d minutes it tells %q", after*25, lines)
		}
	}
	if lines := c.broken([]string{"other"}, now); len(lines) == 0 {
		t.Error("another fault is not told")
	}
}

// Every act at which publishing can fail has its words in every language.
func TestEveryActOfTheMachineHasItsWords(t *testing.T) {
	acts := map[string]bool{"source": true}
	for _, place := range []string{"../disk", "../publish"} {
		for name, text := range filesBelow(t, place) {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			for _, found := range regexp.MustCompile(`(?:[Ff]ailure\([^"\n]*|step\(|Act: )"([a-z]+)"`).FindAllStringSubmatch(text, -1) {
				acts[found[1]] = true
			}
		}
	}
	if len(acts) < 12 {
		t.Fatalf("only these were found: %v", acts)
	}
	for _, language := range words.Languages() {
		for act := range acts {
			if words.Report(language, "machine-act-"+act, nil) == "" {
				t.Errorf("%s has no word for %q", language, act)
			}
		}
		for _, fault := range machineFaults {
			if words.Report(language, "machine-"+fault.key, map[string]string{"system": "x"}) == "" {
				t.Errorf("%s has no words for %q", language, fault.key)
			}
		}
	}
}

func TestLinesBeginWithTheTimeOfTheSite(t *testing.T) {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	said, of := &screen{}, &clock{}
	of.in(zone)
	s := &stamper{to: said, clock: of}
	for _, text := range []string{"one\ntwo", " and a half\n", "three\n"} {
		if n, err := s.Write([]byte(text)); n != len(text) || err != nil {
			t.Errorf("it wrote %d, %v", n, err)
		}
	}
	text := regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d`).ReplaceAllString(said.text(), "TIME")
	if text != "TIME+08:00 one\nTIME+08:00 two and a half\nTIME+08:00 three\n" {
		t.Errorf("it says %q", text)
	}
}
