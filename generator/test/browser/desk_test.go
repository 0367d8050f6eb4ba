//go:build browser

package browser

import (
	"bufio"
	"errors"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"gongshi/generator/test/demonstration"
)

// An office is a folder with the demonstration, in which clerks write through forms.
type office struct {
	t            *testing.T
	folder, home string
}

// officeOpened copies the demonstration and starts "serve --edit" for it.
func officeOpened(t *testing.T) *office {
	t.Helper()
	o := &office{t: t, folder: t.TempDir()}
	from := demonstration.Folder(t)
	if err := os.CopyFS(filepath.Join(o.folder, "content"), os.DirFS(filepath.Join(from, "content"))); err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile(filepath.Join(from, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	o.put("site.toml", string(config))
	serve := exec.Command("gongshi", "serve", "--edit", "--source", o.folder, "--addr", "127.0.0.1:0", "--as-of", midCourse)
	serve.Stderr = os.Stderr
	stdout, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		serve.Process.Kill()
		serve.Wait()
	})
	for lines := bufio.NewScanner(stdout); lines.Scan(); {
		if o.home = address.FindString(lines.Text()); o.home != "" {
			return o
		}
	}
	t.Fatal("serve printed no address")
	return nil
}

func (o *office) put(name, text string) {
	o.t.Helper()
	if err := os.WriteFile(filepath.Join(o.folder, name), []byte(text), 0o644); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) text(name string) string {
	o.t.Helper()
	text, err := os.ReadFile(filepath.Join(o.folder, name))
	if err != nil {
		o.t.Fatal(err)
	}
	return string(text)
}

const (
	taskOfClerk = "content/2022/17-automation-upgrade.md"
	reportOf17  = "-/edit/report/2022/17"
)

// fill writes into a box, as one who types.
func (b *tab) fill(name, text string) {
	b.t.Helper()
	b.do(chromedp.Focus(chromedp.CSS(`[name="` + name + `"]`)))
	evaluate[any](b, `document.activeElement.select?.(); true`)
	if _, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		b.t.Fatal(err)
	}
}

// A clerk opens a task, reports, is told of a mistake while writing, mends it, saves, and sees the report where it stands.
func TestAClerksDay(t *testing.T) {
	t.Parallel()
	for _, width := range []int64{phone, laptop} {
		t.Run(strconv.FormatInt(width, 10), func(t *testing.T) {
			t.Parallel()
			o := officeOpened(t)
			b := newTab(t)
			b.wide(width)
			b.open(o.home + "2022/tasks/17/")
			if top := evaluate[float64](b, `document.querySelector(".gongshi-forms a").getBoundingClientRect().bottom`); top > 740 {
				t.Errorf("the link to the form is %v px down the page", top)
			}
			b.click(`.gongshi-forms a`)
			b.fill("title", "第二批改造完成")
			b.fill("text", "## 改了三家\n\n<b>三家</b>企业改造完成。")
			b.waitFor(`document.querySelector("#f-text-told li") && document.querySelector("#f-text").getAttribute("aria-invalid") === "true"`)
			if told := evaluate[string](b, `document.querySelector("#f-text-told").textContent + document.querySelector(".live").textContent`); !strings.Contains(told, "改了三家") || !strings.Contains(told, "处要改") {
				t.Errorf("while one writes it says %q", told)
			}
			b.click(`.send button`)
			b.waitFor(`document.querySelector(".answer h2")?.textContent === "还没有保存"`)
			if kept := evaluate[string](b, `document.querySelector("#f-text").value`); !strings.Contains(kept, "<b>三家</b>企业") {
				t.Errorf("of what was typed there is left %q", kept)
			}
			b.fill("text", "三家企业改造完成。")
			b.waitFor(`!document.querySelector("#f-text-told li") && document.querySelector(".live").textContent === "到目前为止没有要改的。"`)
			b.heard() // that the form was refused
			evaluate[any](b, `document.querySelector(".send .second").click()`)
			b.waitFor(`document.querySelector(".preview").contentDocument?.querySelector(".record")?.textContent.includes("第二批改造完成")`)
			if top := evaluate[float64](b, `{const frame = document.querySelector(".preview"); frame.contentDocument.getElementById("preview-here").getBoundingClientRect().top - frame.clientHeight}`); top > 0 {
				t.Errorf("in the preview, the report begins %v px below what can be seen", top)
			}
			b.fill("title", "第二批改造全部完成") // now the preview follows
			b.waitFor(`document.querySelector(".preview").contentDocument?.querySelector(".record")?.textContent.includes("第二批改造全部完成")`)
			if there, _ := filepath.Glob(filepath.Join(o.folder, "content/2022/updates/17-*")); len(there) > 0 {
				t.Errorf("the preview wrote %v", there)
			}
			picture(b, "desk", width)
			b.click(`.send button`)
			b.waitFor(`location.pathname === "/2022/tasks/17/" && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.textContent.includes("第二批改造全部完成")`)
			if over := evaluate[int](b, tooWide); over > 0 {
				t.Errorf("the page is %d px too wide", over)
			}
			for _, complaint := range b.heard() {
				t.Error(complaint)
			}
		})
	}
}

func TestTwoClerksOnOneTaskLoseNothing(t *testing.T) {
	t.Parallel()
	o := officeOpened(t)
	first, second := newTab(t), newTab(t)
	first.open(o.home + reportOf17)
	second.open(o.home + reportOf17)
	second.fill("title", "乙室的进展")
	first.fill("title", "甲室的进展")
	first.click(`.send button`)
	first.waitFor(`location.pathname === "/2022/tasks/17/"`)
	second.click(`.send button`)
	second.waitFor(`document.querySelector(".answer")?.textContent.includes("刚被别人改过")`)
	if !evaluate[bool](second, `document.querySelector("#f-title").value === "乙室的进展" && document.querySelector("main").textContent.includes("甲室的进展")`) {
		t.Error("the page does not show both")
	}
	second.accessible("two reports", axeSource(t))
	second.click(`.send button`)
	second.waitFor(`location.pathname === "/2022/tasks/17/" && document.body.textContent.includes("乙室的进展") && document.body.textContent.includes("甲室的进展")`)
}

func TestAFileThatChangesBeneathIsShown(t *testing.T) {
	t.Parallel()
	o := officeOpened(t)
	b := newTab(t)
	b.open(o.home + "-/edit/task/2022/17")
	b.fill("summary", "我改的摘要。")
	was := o.text(taskOfClerk)
	other := strings.Replace(was, "summary", "label = \"十七\"\nsummary", 1)
	other = strings.Replace(other, "推动危化品企业", "推动全区危化品企业", 1)
	o.put(taskOfClerk, other)
	b.click(`.send button`)
	b.waitFor(`document.querySelector(".on-disk")?.textContent.includes("推动全区危化品企业")`)
	if !evaluate[bool](b, `document.querySelector("#f-summary").value === "我改的摘要。" && document.querySelector("#f-label").value === "十七"`) {
		t.Error("the boxes have neither what was typed nor what others changed")
	}
	b.click(`.send button`)
	b.waitFor(`location.pathname === "/2022/tasks/17/"`)
	if got := o.text(taskOfClerk); !strings.Contains(got, `"我改的摘要。"`) || !strings.Contains(got, "label = \"十七\"\n") {
		t.Errorf("it became\n%s", got)
	}
}

// press presses keys one after another.
func (b *tab) press(keys ...string) {
	b.t.Helper()
	for _, key := range keys {
		b.do(chromedp.KeyEvent(key))
	}
}

// reach presses Tab until something has the focus.
func (b *tab) reach(selector string) {
	b.t.Helper()
	for range 200 {
		if held, err := b.holds(`document.activeElement.matches(` + strconv.Quote(selector) + `)`); err == nil && held {
			return
		}
		b.press("\t")
	}
	b.t.Fatalf("no Tab leads to %s", selector)
}

func TestAReportByKeyboardAlone(t *testing.T) {
	t.Parallel()
	for _, scripts := range []bool{true, false} {
		o := officeOpened(t)
		b := newTab(t)
		if !scripts {
			b.withoutScripts()
		}
		b.open(o.home + "2022/tasks/17/")
		b.reach(".gongshi-forms a")
		b.press("\r")
		b.waitFor(`location.pathname.startsWith("/-/edit/") && document.readyState === "complete"`)
		b.reach(`[name="title"]`)
		b.press("ok")
		b.reach(`[name="no_progress"]`)
		b.press(" ", " ") // once would be none beside the other
		b.reach(".send button")
		if ring := evaluate[string](b, `getComputedStyle(document.activeElement).outlineStyle`); ring == "none" {
			t.Error("nobody sees where the focus is")
		}
		b.press("\r")
		b.waitFor(`location.pathname === "/2022/tasks/17/" && location.hash.startsWith("#17-2022-07-15")`)
		if got := o.text("content/2022/updates/17-2022-07-15-report.md"); strings.Contains(got, "no_progress") || !strings.Contains(got, `"ok"`) {
			t.Errorf("with scripts %v it wrote\n%s", scripts, got)
		}
	}
}

// A photograph outlives a mistake elsewhere in the form, also without scripts, and is shown with the report.
func TestAPhotographIsShownWithItsReport(t *testing.T) {
	t.Parallel()
	picture := filepath.Join(t.TempDir(), "现场 1.png")
	f, err := os.Create(picture)
	if err == nil {
		err = errors.Join(png.Encode(f, image.NewGray(image.Rect(0, 0, 60, 40))), f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	o := officeOpened(t)
	b := newTab(t)
	b.withoutScripts()
	b.open(o.home + reportOf17)
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#f-files"), []string{picture}))
	b.fill("text", "见照片。")
	b.click(`.send button`)
	b.waitFor(`document.querySelector("#f-title-told li") && document.querySelector("#f-kept input").checked`)
	b.fill("title", "现场照片")
	b.click(`.send button`)
	b.waitFor(`location.pathname === "/2022/tasks/17/" && document.querySelector('img[alt="现场照片"]')?.naturalWidth === 60`)
	if _, err := os.Stat(filepath.Join(o.folder, "content/2022/files/17-现场-1.png")); err != nil {
		t.Error(err)
	}
}

// formPages are the pages of forms.
var formPages = []string{"-/edit/", reportOf17, "-/edit/task/2022/17", "-/edit/new/2022", "-/edit/deadline/2022/17", "-/edit/record/2022/17", "-/edit/withdraw/2022/17/2022-06-29",
	"-/edit/update/2022/28-2022-10-27-legal-education.md", "-/edit/bulletin/2022/2022-06", "-/edit/text/2022/17-automation-upgrade.md", "-/edit/git"}

func TestFormsAreSound(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	o := officeOpened(t)
	for _, args := range [][]string{{"init", "--quiet"}, {"add", "site.toml"}} {
		if said, err := exec.Command("git", append([]string{"-C", o.folder}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, said)
		}
	}
	b := newTab(t)
	b.open(o.home + reportOf17)
	b.fill("title", "为了有可提交的")
	b.click(`.send button`)
	b.waitFor(`location.pathname === "/2022/tasks/17/"`)
	b.heard()
	folder := t.TempDir()
	for i, place := range formPages {
		b.scheme("light")
		b.wide(laptop)
		b.open(o.home + place)
		for _, complaint := range b.heard() {
			t.Errorf("%s: %s", place, complaint)
		}
		save(t, folder, i, evaluate[string](b, `fetch(location.href).then(r => r.text())`))
		evaluate[any](b, `document.querySelectorAll("details").forEach(d => d.open = true); true`)
		for _, width := range []int64{laptop, phone, narrow} {
			b.wide(width)
			if over := evaluate[int](b, tooWide); over > 0 {
				t.Errorf("%s is %d px too wide for a screen of %d", place, over, width)
			}
		}
		b.scheme("light")
		b.accessible(place, axe)
	}
	b.open(o.home + reportOf17)
	b.click(`.send button`)
	b.waitFor(`document.querySelector(".answer.wrong")`)
	save(t, folder, len(formPages), evaluate[string](b, `fetch(location.href, {method: "POST", body: new FormData(document.forms[0])}).then(r => r.text())`))
	evaluate[any](b, `document.querySelector('[name="made-from"]').value = "another"; true`)
	save(t, folder, len(formPages)+1, evaluate[string](b, `fetch(location.href, {method: "POST", body: new FormData(document.forms[0])}).then(r => r.text())`))
	b.scheme("light")
	b.accessible("a form with a mistake", axe)
	if said, err := validate(t, filepath.Join(folder, "*.html")); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}

func save(t *testing.T, folder string, n int, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, strconv.Itoa(n)+".html"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// picture keeps a picture of a page for whoever names a folder in GONGSHI_PICTURES.
func picture(b *tab, name string, width int64) {
	folder := os.Getenv("GONGSHI_PICTURES")
	if folder == "" {
		return
	}
	text, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+"-"+strconv.FormatInt(width, 10)+".png"), text, 0o644); err != nil {
		b.t.Error(err)
	}
}
