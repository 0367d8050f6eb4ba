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
