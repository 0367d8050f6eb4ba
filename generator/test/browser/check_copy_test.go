//go:build browser

package browser

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

const (
	thisCopy  = "about/this-copy/"
	savedPage = "2022/tasks/1/"
)

// saved has the browser save a page of the site, and returns the file.
func (b *tab) saved(address string) string {
	b.t.Helper()
	folder := b.t.TempDir()
	if _, err := chromedp.Call(b.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder, BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID,
	}); err != nil {
		b.t.Fatal(err)
	}
	evaluate[any](b, `{const a = document.createElement("a"); a.href = "`+address+`"; a.download = "page.html"; a.click(); true}`)
	file := filepath.Join(folder, "page.html")
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(file); err == nil { // it has another name until it is whole
			return file
		}
	}
	b.t.Fatal("nothing was saved")
	return ""
}

// checks chooses files on the page, and returns what it says of them, one a line.
func (b *tab) checks(files ...string) string {
	b.t.Helper()
	const says = `Array.from(document.querySelectorAll(".check-copy li"), e => e.textContent)`
	b.do(chromedp.SetUploadFiles(chromedp.CSS(".check-copy input"), files))
	b.waitFor(says + `.length > 0`)
	return evaluate[string](b, says+`.join("\n")`)
}

func TestASavedPageIsRecognisedAndAChangedOneIsNot(t *testing.T) {
	t.Parallel()
	folder := built(t, midCourse)
	home := hosted(t, folder)
	b := newTab(t)
	b.open(home + thisCopy)
	kept := b.saved(home + savedPage)
	text, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	if want, err := os.ReadFile(filepath.Join(folder, savedPage, "index.html")); err != nil || !bytes.Equal(text, want) {
		t.Fatalf("the browser saved other bytes than were sent: %v", err)
	}
	if says := b.checks(kept); !strings.HasSuffix(says, "：是这份网站现有的文件： "+savedPage+"index.html") {
		t.Errorf("of a saved page it says %q", says)
	}
	if to := evaluate[string](b, `document.querySelector(".check-copy li a").href`); to != home+savedPage {
		t.Errorf("it leads to %s", to)
	}

	other := t.TempDir()
	changed, shorter := filepath.Join(other, "改过.html"), filepath.Join(other, "shorter.html")
	last := len(text) - 1
	flipped := append(bytes.Clone(text[:last]), text[last]^1)
	for name, content := range map[string][]byte{changed: flipped, shorter: text[:last]} {
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b.open(home + thisCopy)
	lines := strings.Split(b.checks(changed, kept, shorter), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], "改过.html：不在这份网站现有的文件里。") || !strings.Contains(lines[1], "：是") || !strings.HasPrefix(lines[2], "shorter.html：不在") {
		t.Errorf("of three files it says %q", lines)
	}
	for _, complaint := range b.heard() {
		t.Error(complaint)
	}
}

func TestWhatIsDroppedOnThePageIsChecked(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b := newTab(t)
	b.open(home + thisCopy)
	evaluate[any](b, `fetch("../../gongshi.css").then(r => r.blob()).then(blob => {
		const data = new DataTransfer();
		data.items.add(new File([blob], "a.css"));
		document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
		return true;
	})`)
	b.waitFor(`document.querySelector(".check-copy li") && document.querySelector(".check-copy li").textContent === "a.css：是这份网站现有的文件： gongshi.css"`)
}

func TestWithoutWhatTheCheckNeedsThePageSaysSo(t *testing.T) {
	t.Parallel()
	home := hosted(t, built(t, midCourse))
	b := newTab(t)
	b.before(`Object.defineProperty(crypto, "subtle", {value: undefined})`)
	b.open(home + thisCopy)
	if says := evaluate[string](b, `document.querySelector(".check-copy output").textContent`); says != "这个网址不是 https 开头的，浏览器不提供核对的功能。" {
		t.Errorf("it says %q", says)
	}

	b = newTab(t)
	b.before(`window.fetch = () => Promise.reject(new TypeError("no line"))`)
	b.open(home + thisCopy)
	b.do(chromedp.SetUploadFiles(chromedp.CSS(".check-copy input"), []string{filepath.Join(built(t, midCourse), "gongshi.css")}))
	b.waitFor(`document.querySelector(".check-copy output").textContent === "没有读到文件清单，请稍后再试。"`)

	b = newTab(t)
	b.withoutScripts()
	b.open(home + thisCopy)
	if seen, err := b.holds(`getComputedStyle(document.querySelector(".check-copy")).display === "none" && document.querySelector('a[href$="manifest.json"]') && document.querySelector('a[href$="history.txt"]')`); !seen || err != nil {
		t.Errorf("without scripts the form is hidden and the files are linked: %v, %v", seen, err)
	}
}

func TestThePageThatChecksFilesIsSoundBeforeAndAfter(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	folder := built(t, midCourse)
	b := newTab(t)
	address := hosted(t, folder) + thisCopy
	b.soundEverywhere(address, axe)
	b.open(address)
	b.checks(filepath.Join(folder, "gongshi.css"), filepath.Join(folder, "manifest.json"))
	b.wide(phone)
	b.scheme("light")
	b.accessible("the page after a check", axe)
}
