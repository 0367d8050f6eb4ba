//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A reader comes to the preview, follows links, and sees what was promised; on a phone and on a laptop, with scripts and without.
func TestAReaderFindsATaskAndItsOffice(t *testing.T) {
	t.Parallel()
	home := previewed(t, midCourse)
	for _, width := range []int64{phone, laptop} {
		for _, scripts := range []bool{true, false} {
			t.Run(fmt.Sprintf("%d scripts=%v", width, scripts), func(t *testing.T) {
				b := newTab(t)
				b.wide(width)
				if !scripts {
					b.withoutScripts()
				}
				b.open(home)
				b.wantTitle("重点任务公示 · 演示站")
				b.click(`main a[href$="2022/tasks/35/"]`)
				b.wantTitle("设立危险化学品专业委员会")
				b.click(`main a[href$="2022/offices/coordination/"]`)
				b.wantTitle("综合协调室")
				if width == phone {
					b.do(chromedp.Click(chromedp.CSS(`.open-menu summary`), chromedp.NodeVisible))
				}
				b.click(`header a[href$="2022/timeline/"]`)
				b.wantTitle("时间安排")
				for _, complaint := range b.heard() {
					t.Error(complaint)
				}
			})
		}
	}
}

func (b *tab) wantTitle(part string) {
	b.t.Helper()
	if title := b.title(); !strings.Contains(title, part) {
		b.t.Errorf("the title is %s, want one with %s", title, part)
	}
}

// Every kind of page, as a strict server sends it, fits a phone and causes no complaint.
func TestPagesFitAPhoneAndCauseNoComplaint(t *testing.T) {
	t.Parallel()
	for _, asOf := range []string{midCourse, closed} {
		folder := built(t, asOf)
		home := hosted(t, folder)
		b := newTab(t)
		for _, width := range []int64{narrow, phone, laptop} {
			b.wide(width)
			for _, place := range kinds(pages(t, folder), tellingTasks...) {
				b.open(home + place)
				if over := evaluate[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
					t.Errorf("/%s as of %s is %d px too wide for a screen of %d", place, asOf, over, width)
				}
				for _, complaint := range b.heard() {
					t.Errorf("/%s as of %s: %s", place, asOf, complaint)
				}
			}
		}
	}
}

// tellingTasks are tasks that show what others do not: a pause, milestones, a cancellation, amounts, a withdrawn update.
var tellingTasks = []string{"2022/tasks/13/", "2022/tasks/17/", "2022/tasks/20/", "2022/tasks/21/", "2022/tasks/26/"}
